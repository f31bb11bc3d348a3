"""Places that official figures speak of and the names people have for them -> `AreaRow`, `ZipRow`, `PlaceNameRow`.

Official sources: Census Bureau/OMB delineation of July 2023, Census ZIP areas, GeoNames postal codes (CC BY 4.0, credit due).
Nonmetropolitan areas come with the wage survey (reader `oews`), because only it defines them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.schema import AreaRow, PlaceNameRow, Row
from knowledge.sources.places import delineation, names, zips
from knowledge.sources.places.delineation import Metro, Point
from knowledge.sources.places.states import STATES
from knowledge.sources.places.zips import Zcta
from knowledge.sources.register import Kind, Registered

_FREE = "Public domain (U.S. Government work)"
_CENSUS = "U.S. Census Bureau"
_DELINEATION = (
    "https://www2.census.gov/programs-surveys/metro-micro/geographies/reference-files/2023/delineation-files/"
)
_RELATIONS = "https://www2.census.gov/geo/docs/maps-data/data/"


def _entry(
    key: str, title: str, url: str, file: str, kind: Kind, *, vintage: str, sha256: str, publisher: str = _CENSUS,
    dataset: str = "Core based statistical areas", licence: str = _FREE, attribution: str = "", note: str = "",
    without: str = "", by_hand: str = "", saved_as: str = "",
) -> Registered:  # fmt: skip
    return Registered(
        key=key, publisher=publisher, dataset=dataset, title=title, vintage=vintage, year=int(vintage[-4:]), url=url,
        licence=licence, attribution=attribution, file=file, kind=kind, sha256=sha256,
        pattern=f"**/{saved_as}|**/{file}" if saved_as else f"**/{file}", reader="places", extract_note=note,
        without=without, by_hand=by_hand, saved_as=saved_as,
    )  # fmt: skip


SOURCES: tuple[Registered, ...] = (
    _entry(
        "cbsa-2023", "Delineation of core based statistical areas, list 1", f"{_DELINEATION}list1_2023.xlsx",
        "list1_2023.xlsx", "official", vintage="July 2023",
        sha256="732fea58dff99479b7edbae037a4bffb8ea50be9c21fd70acb5f1066b7d75218",
        without="no metropolitan areas: places are the states and the nation",
    ),
    _entry(
        "cbsa-2023-cities", "Principal cities of core based statistical areas, list 2", f"{_DELINEATION}list2_2023.xlsx",
        "list2_2023.xlsx", "official", vintage="July 2023",
        sha256="c36c88a8fe0f8c935e16022d0605f5d5fed4ba3803b5e46d1c3c9c8745d25e46",
        without="metropolitan areas are known by their titles and not by their cities",
    ),
    _entry(
        "cbsa-points", "Population-weighted points of core based statistical areas",
        f"{_RELATIONS}gazetteer/2024_Gazetteer/2024_Gaz_cbsa_national.zip", "cbsa2023_population_points.csv", "derived",
        vintage="July 2023", sha256="f49e995666ffb046db6bc022ec9af98ae1cb84018281bda60fe9939cb9c55b33",
        note="Computed from ZIP-area middles and their people (ACS 2020–24); good for what is near, not for boundaries.",
        without="metropolitan areas have no point on the map and no number of people",
        by_hand="this project computed the table and no address serves it; the like is in the Census gazetteer of 2024, "
        "from which a cbsa2023_population_points.csv is made with cbsa_code, lat, lon, pop_acs_2020_2024_of_zctas.",
    ),
    _entry(
        "zcta-cbsa", "ZIP areas to counties and core based statistical areas",
        f"{_RELATIONS}rel2020/zcta520/tab20_zcta520_county20_natl.txt", "zcta2020_to_cbsa2023.csv.gz", "derived",
        dataset="ZIP code tabulation areas", vintage="2020",
        sha256="48f32487f18b6a512ee52fcc5e73666dad37d4f35deb063ac31bdb7248a22057",
        note="One main county and area for each ZIP area, by the share of its people; not the HUD crosswalk.",
        without="ZIPs and small cities are not known, because nothing says which area they lie in",
        by_hand="this project computed the table and no address serves it; the like is in the Census relationship file of "
        "ZIP areas and counties, from which a zcta2020_to_cbsa2023.csv.gz is made with zcta, state_usps, "
        "county_fips_2022_equiv, cbsa_code, cbsa_type.",
    ),
    _entry(
        "zcta-points", "People and middles of ZIP areas", f"{_RELATIONS}gazetteer/2024_Gazetteer/2024_Gaz_zcta_national.zip",
        "zcta2020_points_pop2024.csv.gz", "extract", dataset="American Community Survey, five-year estimates",
        vintage="2020–2024", sha256="4547f189e2d2110bfa02aaf620bf311700fdce3e173c1d386dea4f557e1c5062",
        note="Table B01003 by ZIP area, with the middle of its mapped outline.",
        without="states and ZIP areas have no number of people, so places of one name are not ordered by size",
        by_hand="an extract that no address serves; people are in table B01003 on data.census.gov and middles in the Census "
        "gazetteer of 2024, from which a zcta2020_points_pop2024.csv.gz is made with zcta, label, lat, lon, "
        "pop_acs_2020_2024.",
    ),
    _entry(
        "zip-points", "Postal codes of the United States with places and points",
        "https://download.geonames.org/export/zip/US.zip", "geonames_us_zip_points.csv.gz", "extract",
        publisher="GeoNames", dataset="Postal codes", vintage="2023", licence="CC BY 4.0",
        attribution="Postal code data by GeoNames (geonames.org), used under CC BY 4.0; modified.",
        sha256="8f995aa4691e181259c3df9dfc70fb803d822b8f03b57fb853e45db775236c8f",
        note="From a copy that keeps code, city, state, county and point.", saved_as="geonames_US.zip",
        without="ZIPs and small cities are not known",
    ),
)  # fmt: skip

OWN = Registered(
    key="own-places", publisher="This project", dataset="Reviewed tables", title="What people call places", vintage="2026",
    year=2026, url="", licence="MIT", file="nicknames.csv", pattern="**/nicknames.csv", kind="own", reader="places",
)  # fmt: skip
"""Our own table. It lies in the package, so it is not in `SOURCES`: nobody has to find or fetch it."""


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Areas, ZIPs and names from what was found. Without the delineation there are the nation and the states only, under
    the key of our own table. Raises `SourceError`."""
    metros: dict[str, Metro] = {}
    points: dict[str, Point] = {}
    zctas: dict[str, Zcta] = {}
    if "cbsa-2023" in found:
        metros = delineation.read(found["cbsa-2023"], found.get("cbsa-2023-cities"))
        yield _source("cbsa-2023", found, sum(len(metro.counties) for metro in metros.values()))
        if "cbsa-2023-cities" in found:
            yield _source("cbsa-2023-cities", found, sum(len(metro.cities) for metro in metros.values()))
    if "cbsa-points" in found:
        points = delineation.points(found["cbsa-points"])
        yield _source("cbsa-points", found, len(points))
    if "zcta-cbsa" in found:
        zctas = zips.read_zctas(found["zcta-cbsa"], found.get("zcta-points"))
        yield _source("zcta-cbsa", found, len(zctas))
        if "zcta-points" in found:
            yield _source("zcta-points", found, sum(1 for zcta in zctas.values() if zcta.label))
    yield from _places(found, metros, points, zctas)


def _places(
    found: Mapping[str, Path], metros: dict[str, Metro], points: dict[str, Point], zctas: dict[str, Zcta]
) -> Iterator[Row]:
    official = "cbsa-2023" if metros else OWN.key
    metropolitan = [metro for metro in metros.values() if metro.metropolitan]
    areas = {area.area_code: area for area in _areas(metropolitan, points, zctas, official)}
    nicknamed = list(names.of_nicknames(names.NICKNAMES, areas, OWN.key)) if metropolitan else []
    yield OWN.source_row(names.NICKNAMES, len(nicknamed))
    yield from areas.values()
    people = Counter[str]()
    for zcta in zctas.values():
        people[zcta.state] += zcta.population
    given: set[tuple[str, ...]] = set()
    yield from _once(names.of_states(official, people), given)
    yield from _once(names.of_metros(metros.values(), points, official), given)
    yield from _once(nicknamed, given)
    # Without the crosswalk every ZIP and city would look as if it lay in no metropolitan area.
    if "zip-points" in found and zctas:
        listed = zips.read(found["zip-points"], zctas, "zip-points", "zcta-cbsa")
        yield _postal(found, sum(1 for row in listed if row.source_key == "zip-points"))
        yield from listed
        yield from _once(names.of_cities(listed, zctas, "zip-points"), given)


def _once(named: Iterable[PlaceNameRow], given: set[tuple[str, ...]]) -> Iterator[PlaceNameRow]:
    """Each name of a place once: two spellings on a list may fold to the same one."""
    for row in named:
        key = (row.name, row.state, row.kind, row.area_code)
        if key not in given:
            given.add(key)
            yield row


def _areas(
    metropolitan: list[Metro], points: dict[str, Point], zctas: dict[str, Zcta], source_key: str
) -> Iterator[AreaRow]:
    middles = _middles(zctas)
    nation = sum(point.population for point in middles.values()) or None
    yield AreaRow(
        area_code="US", level="nation", title="United States", short="United States", population=nation,
        source_key=source_key,
    )  # fmt: skip
    for state in STATES:
        at = middles.get(state.usps)
        yield AreaRow(
            area_code=state.fips, level="state", title=state.name, short=state.name, states=state.usps,
            lat=at.lat if at else None, lon=at.lon if at else None, population=at.population if at else None,
            source_key=source_key,
        )  # fmt: skip
    for metro in metropolitan:
        at = points.get(metro.code)
        yield AreaRow(
            area_code=metro.code, level="metropolitan", title=metro.title, short=delineation.short(metro),
            states=",".join(metro.states), lat=at.lat if at else None, lon=at.lon if at else None,
            population=at.population if at else None, source_key=source_key,
        )  # fmt: skip


def _middles(zctas: dict[str, Zcta]) -> dict[str, Point]:
    """Where the people of each state live on average (states and DC only)."""
    sums: dict[str, tuple[float, float, int]] = {state.usps: (0.0, 0.0, 0) for state in STATES}
    for zcta in zctas.values():
        if zcta.state in sums and zcta.lat is not None and zcta.lon is not None:
            lat, lon, people = sums[zcta.state]
            weight = zcta.population
            sums[zcta.state] = (lat + zcta.lat * weight, lon + zcta.lon * weight, people + weight)
    return {
        usps: Point(lat=round(lat / people, 4), lon=round(lon / people, 4), population=people)
        for usps, (lat, lon, people) in sums.items()
        if people
    }


def _postal(found: Mapping[str, Path], count: int) -> Row:
    """The postal list as a source: of the publisher's archive, which changes daily, the year is the archive's own."""
    path = found["zip-points"]
    entry = next(entry for entry in SOURCES if entry.key == "zip-points")
    if path.suffix != ".zip":
        return entry.source_row(path, count)
    year = zips.year_of(path)
    row = entry.source_row(path, count, kind="official", note="")
    return row.model_copy(update={"vintage": str(year), "year": year})


def _source(key: str, found: Mapping[str, Path], count: int) -> Row:
    return next(entry for entry in SOURCES if entry.key == key).source_row(found[key], count)
