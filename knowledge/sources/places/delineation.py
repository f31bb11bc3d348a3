"""Metropolitan areas as the Office of Management and Budget delineates them (July 2023): areas, counties, principal cities.

Metropolitan divisions and combined areas are passed over: no figure here speaks of them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.errors import SourceError
from knowledge.sources.places.states import USPS_OF_FIPS
from knowledge.sources.tables import delimited, number, sheet

METROPOLITAN = "Metropolitan Statistical Area"


class Metro(BaseModel):
    """A core based statistical area. `states` are postal abbreviations, principal first; `cities` its principal cities
    with their state, as the list spells them."""

    model_config = ConfigDict(frozen=True)

    code: str
    title: str
    metropolitan: bool
    states: tuple[str, ...]
    counties: tuple[tuple[str, str, str], ...] = ()
    cities: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> str:
        """The title without its states: `"Boise City"`."""
        return self.title.rsplit(",", 1)[0]


class Point(BaseModel):
    """Where a place's people are, and how many."""

    model_config = ConfigDict(frozen=True)

    lat: float
    lon: float
    population: int


def read(areas: Path, cities: Path | None) -> dict[str, Metro]:
    """Code -> area, from the list of areas and (where it is here) the list of principal cities. Raises `SourceError`."""
    principal: dict[str, list[tuple[str, str]]] = {}
    for code, name, fips in _principal(cities) if cities is not None else ():
        principal.setdefault(code, []).append((name, USPS_OF_FIPS.get(fips, "")))
    found: dict[str, Metro] = {}
    counties: dict[str, list[tuple[str, str, str]]] = {}
    columns = ("CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area", "County/County Equivalent",
               "FIPS State Code", "FIPS County Code")  # fmt: skip
    for code, title, kind, county, state, within in sheet(areas, columns, header_row=3):
        if not re.fullmatch(r"\d{5}", str(code)):
            continue
        counties.setdefault(code, []).append((f"{state}{within}", str(county).strip(), USPS_OF_FIPS.get(state, "")))
        found[code] = Metro(
            code=code,
            title=str(title).strip(),
            metropolitan=kind == METROPOLITAN,
            states=tuple(str(title).rsplit(",", 1)[1].strip().split("-")),
            cities=tuple(principal.get(code, ())),
        )
    if not found:
        raise SourceError(f"{areas.name}: no area code stands under the header.")
    return {code: metro.model_copy(update={"counties": tuple(counties[code])}) for code, metro in found.items()}


def points(path: Path) -> dict[str, Point]:
    """Code of an area -> where its people live on average, and how many they are. Raises `SourceError`."""
    columns = ("cbsa_code", "lat", "lon", "pop_acs_2020_2024_of_zctas")
    found = {}
    for code, lat, lon, people in delimited(path, columns):
        if None not in (x := number(lat), y := number(lon), p := number(people)):
            found[code] = Point(lat=x, lon=y, population=int(p or 0))
    return found


def short(metro: Metro) -> str:
    """What a person would call the area: its first principal city and state, `"Minneapolis, MN"`."""
    cities = sorted((clean(name) for name, _ in metro.cities), key=len, reverse=True)
    first = next((city for city in cities if metro.names.startswith(city)), None)
    return f"{first or re.split(r'--|-|/', metro.names)[0]}, {metro.states[0]}"


def clean(city: str) -> str:
    """A principal city without the words for its government: `"Nashville-Davidson metropolitan government (balance)"` ->
    `"Nashville"`."""
    if called := re.fullmatch(r".*\((?!balance)([^)]+)\)", city):
        return called[1]
    city = city.removesuffix(" (balance)").removesuffix(" city").removeprefix("Urban ")
    city = city.split("/")[0]
    joined = re.fullmatch(r"(.+?)-(?:.+ County\b.*|.+ government|Fayette)", city)
    return joined[1] if joined else city


def _principal(path: Path) -> Iterator[tuple[str, str, str]]:
    for code, name, fips in sheet(path, ("CBSA Code", "Principal City Name", "FIPS State Code"), header_row=3):
        if re.fullmatch(r"\d{5}", str(code)):
            yield code, str(name).strip(), fips
