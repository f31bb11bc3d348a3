"""Postal ZIPs: where each is, and the county and metropolitan area it lies in.

Census tabulates areas (ZCTA) that follow ZIPs; a ZIP without one (a post-office box, a single building) goes where most
ZIPs of the same city go, else where the nearest of the same county goes, else nowhere: an area is never made up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pydantic import BaseModel, ConfigDict

from knowledge.errors import SourceError
from knowledge.schema import ZipRow
from knowledge.sources.places.states import BY_USPS
from knowledge.sources.tables import delimited, delimited_text, member, number


class Zcta(BaseModel):
    """A census ZIP area: its county, the area of its county, its people, its middle, its census place label."""

    model_config = ConfigDict(frozen=True)

    code: str
    state: str
    county_fips: str | None
    cbsa_code: str | None
    cbsa_kind: str
    label: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0


def read_zctas(crosswalk: Path, points: Path | None) -> dict[str, Zcta]:
    """Code -> ZIP area, with people and place label where the points are here. Raises `SourceError`."""
    placed = {}
    columns = ("zcta", "label", "lat", "lon", "pop_acs_2020_2024")
    for code, label, lat, lon, people in delimited(points, columns) if points is not None else ():
        placed[code] = (label, number(lat), number(lon), int(number(people) or 0))
    found = {}
    columns = ("zcta", "state_usps", "county_fips_2022_equiv", "cbsa_code", "cbsa_type")
    for code, state, county, cbsa, kind in delimited(crosswalk, columns):
        label, y, x, people_there = placed.get(code, ("", None, None, 0))
        found[code] = Zcta(
            code=code, state=state, county_fips=county or None, cbsa_code=cbsa or None, cbsa_kind=kind.lower(),
            label=label, lat=y, lon=x, population=people_there,
        )  # fmt: skip
    return found


def read(path: Path, zctas: dict[str, Zcta], source_key: str, zcta_key: str) -> list[ZipRow]:
    """Every ZIP of the postal list, then the ZIP areas it lacks. Raises `SourceError`."""
    listed = [
        (code, city, state, county, number(lat), number(lon))
        for code, city, state, county, lat, lon in (
            _official(path) if path.suffix == ".zip" else delimited(path, _COLUMNS)
        )
    ]
    by_city: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_county: defaultdict[tuple[str, str], list[tuple[float, float, Zcta]]] = defaultdict(list)
    for code, city, state, county, lat, lon in listed:
        if (zcta := zctas.get(code)) is not None:
            by_city[city.casefold(), state][zcta.code] += 1
            if lat is not None and lon is not None:
                by_county[county.casefold(), state].append((lat, lon, zcta))
    rows = []
    for code, city, state, county, lat, lon in listed:
        zcta = zctas.get(code) or _most(zctas[near] for near in by_city[city.casefold(), state])
        if zcta is None and lat is not None and lon is not None and county:
            zcta = _nearest(lat, lon, by_county[county.casefold(), state])
        rows.append(
            ZipRow(
                zip=code, city=city, state=state, county_fips=zcta.county_fips if zcta else None,
                cbsa_code=zcta.cbsa_code if zcta else None, cbsa_kind=zcta.cbsa_kind if zcta else "",
                lat=lat, lon=lon, source_key=source_key,
            )
        )  # fmt: skip
    known = {row.zip for row in rows}
    rows += [
        ZipRow(
            zip=zcta.code, city=place(zcta.label), state=zcta.state, county_fips=zcta.county_fips,
            cbsa_code=zcta.cbsa_code, cbsa_kind=zcta.cbsa_kind, lat=zcta.lat, lon=zcta.lon, source_key=zcta_key,
        )
        for zcta in zctas.values() if zcta.code not in known and zcta.label
    ]  # fmt: skip
    return rows


_COLUMNS = ("code", "city", "state", "county", "lat", "lon")
_PUBLISHED = (
    "country", "code", "city", "state name", "state", "county", "county code", "community", "community code", "lat", "lon",
    "accuracy",
)  # fmt: skip
"""Columns of the publisher's table, which has no header."""


def _official(path: Path) -> Iterator[tuple[str, ...]]:
    """Rows of the publisher's archive, states and DC only: military post offices lie in none."""
    content = "\t".join(_PUBLISHED) + "\n" + member(path, r"US\.txt")
    for row in delimited_text(path.name, content, _COLUMNS, delimiter="\t"):
        if row[2] in BY_USPS:
            yield row


def year_of(path: Path) -> int:
    """The year in which the publisher packed an archive. Raises `SourceError` when it is damaged."""
    try:
        with ZipFile(path) as archive:
            return max(info.date_time[0] for info in archive.infolist())
    except (BadZipFile, OSError, ValueError) as error:
        raise SourceError(f"{path.name}: this is not a whole zip archive; fetch it again.") from error


def place(label: str) -> str:
    """The name in a census place label: `"Adjuntas zona urbana, PR"` -> `"Adjuntas"`."""
    name = label.rsplit(",", 1)[0]
    for kind in (" zona urbana", " comunidad", " Town"):
        name = name.removesuffix(kind)
    return name


def _most(zctas: Iterable[Zcta]) -> Zcta | None:
    """Of the ZIP areas of a city, one in the area where most of them lie (on a tie, where more people live)."""
    counted: defaultdict[tuple[str | None, str | None], list[Zcta]] = defaultdict(list)
    for zcta in zctas:
        counted[zcta.cbsa_code, zcta.county_fips].append(zcta)
    if not counted:
        return None
    return max(counted.values(), key=lambda group: (len(group), sum(zcta.population for zcta in group)))[0]


def _nearest(lat: float, lon: float, among: list[tuple[float, float, Zcta]]) -> Zcta | None:
    # Within one county a degree of longitude is much the same everywhere, so the plain distance orders well enough.
    if not among:
        return None
    return min(among, key=lambda spot: (spot[0] - lat) ** 2 + ((spot[1] - lon) * 0.77) ** 2)[2]
