"""What people call places -> `PlaceNameRow`: states, metropolitan areas, principal cities, cities, counties, nicknames.

A name may lead to several areas: then all of them are here and nobody chooses in silence. A city that lies in no
metropolitan area leads to its state and says so.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.areas.naming import fold, variants
from knowledge.errors import SourceError
from knowledge.schema import AreaRow, PlaceNameRow, ZipRow
from knowledge.sources.places.delineation import Metro, Point, clean
from knowledge.sources.places.states import BY_USPS, STATES
from knowledge.sources.places.zips import Zcta, place

NICKNAMES = Path(__file__).parents[2] / "starter" / "nicknames.csv"
"""Reviewed by hand: what people say for an area, with the area's code; one row for each area a nickname may mean."""

EXTRA_STATE_NAMES = {"DC": ("washington dc", "washington d c", "d c")}


def spellings(name: str) -> tuple[str, ...]:
    """The folded name and the other ways it is written: `"St. Louis"` -> `"st louis"`, `"saint louis"`; and the postal
    list's `"O Fallon"` -> `"o fallon"`, `"ofallon"`."""
    folded = fold(name)
    joined = re.sub(r"\b([dlo]) (?=[a-z]{3})", r"\1", re.sub(r"(?<=[a-z]{2}) s\b", "s", folded))
    return tuple(dict.fromkeys((*variants(folded), *variants(joined))))


def of_states(source_key: str, populations: Counter[str]) -> Iterator[PlaceNameRow]:
    """Each state by its name and its postal abbreviation."""
    for state in STATES:
        for name in (fold(state.name), state.usps.lower(), *EXTRA_STATE_NAMES.get(state.usps, ())):
            yield PlaceNameRow(
                name=name, state=state.usps, kind="state", area_code=state.fips, display=state.name,
                population=populations.get(state.usps), source_key=source_key,
            )  # fmt: skip


def of_metros(metros: Iterable[Metro], points: dict[str, Point], source_key: str) -> Iterator[PlaceNameRow]:
    """Metropolitan areas by title and by its opening parts, and their principal cities and counties."""
    for metro in metros:
        people = points[metro.code].population if metro.code in points else None
        area = metro.code if metro.metropolitan else None
        if area is not None:
            parts = [metro.names.replace("--", "-").split("-")[:n] for n in range(2, metro.names.count("-") + 2)]
            for name in {metro.title, metro.names, *("-".join(part) for part in parts)}:
                for state in metro.states:
                    for spelt in spellings(name):
                        yield PlaceNameRow(
                            name=spelt, state=state, kind="metropolitan", area_code=area, display=metro.title,
                            population=people, source_key=source_key,
                        )  # fmt: skip
            for city, state in metro.cities:
                called = clean(city)
                for spelt in dict.fromkeys((*spellings(called), *spellings(city))):
                    yield PlaceNameRow(
                        name=spelt, state=state, kind="principal_city", area_code=area, display=f"{called}, {state}",
                        source_key=source_key,
                    )  # fmt: skip
        yield from _counties(metro, source_key)


def _counties(metro: Metro, source_key: str) -> Iterator[PlaceNameRow]:
    for _, county, state in metro.counties:
        wider = BY_USPS.get(state)
        code = metro.code if metro.metropolitan else wider.fips if wider else None
        if code is not None:
            for spelt in spellings(county):
                yield PlaceNameRow(
                    name=spelt, state=state, kind="county", area_code=code, display=f"{county}, {state}",
                    outside_metro=not metro.metropolitan, source_key=source_key,
                )  # fmt: skip


def of_cities(zips: Iterable[ZipRow], zctas: dict[str, Zcta], source_key: str) -> Iterator[PlaceNameRow]:
    """Each city of the postal list, and each place of the census that the list does not name, with the people of its ZIPs;
    a city in several areas is where most of its people are."""
    people: defaultdict[tuple[str, str], Counter[str | None]] = defaultdict(Counter)
    shown: dict[tuple[str, str], str] = {}
    census: defaultdict[tuple[str, str], Counter[str | None]] = defaultdict(Counter)
    for row in zips:
        zcta = zctas.get(row.zip)
        area = row.cbsa_code if row.cbsa_kind == "metropolitan" else None
        count = zcta.population if zcta else 0
        key = (fold(row.city), row.state)
        # A ZIP without people still counts for a thousandth, so that a city of such ZIPs alone has an area.
        people[key][area] += count * 1000 + 1
        shown.setdefault(key, row.city)
        if zcta is not None and zcta.label:
            labelled = (fold(place(zcta.label)), zcta.state)
            census[labelled][area] += count * 1000 + 1
            shown.setdefault(labelled, place(zcta.label))
    for key, areas in [*people.items(), *((key, areas) for key, areas in census.items() if key not in people)]:
        name, usps = key
        area, wider = areas.most_common(1)[0][0], BY_USPS.get(usps)
        code = area if area is not None else wider.fips if wider else None
        if code is None or not name or name.isdecimal():
            continue
        for spelt in spellings(name):
            yield PlaceNameRow(
                name=spelt, state=usps, kind="city", area_code=code, display=f"{shown[key]}, {usps}",
                outside_metro=area is None, population=areas.total() // 1000, source_key=source_key,
            )  # fmt: skip


def of_nicknames(path: Path, areas: dict[str, AreaRow], source_key: str) -> Iterator[PlaceNameRow]:
    """Our own reviewed nicknames. Raises `SourceError` when one leads to an area that is not there."""
    with path.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            area = areas.get(line["area_code"])
            if area is None:
                raise SourceError(
                    f"{path.name}: {line['name']} leads to {line['area_code']}, which is no area on file."
                )
            for spelt in spellings(line["name"]):
                yield PlaceNameRow(
                    name=spelt, state="", kind="nickname", area_code=area.area_code, display=area.title,
                    population=area.population, source_key=source_key,
                )  # fmt: skip
