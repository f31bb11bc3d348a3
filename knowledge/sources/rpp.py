"""BEA Regional Price Parities (US = 100) -> `PriceParityRow`: metropolitan areas, states, portions of states.

Official source: https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area. A parity compares
places within one year and says nothing about inflation. Areas without an all-items parity have no row.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import PriceParityRow, Row
from knowledge.sources.register import Kind, Registered, chosen
from knowledge.sources.tables import delimited_text, member, number, text


def _entry(
    key: str, title: str, table: str, file: str, pattern: str, sha256: str, kind: Kind, note: str, without: str,
) -> Registered:  # fmt: skip
    return Registered(
        key=key, publisher="U.S. Bureau of Economic Analysis", dataset="Regional Price Parities", title=title,
        vintage="2024", year=2024, url=f"https://apps.bea.gov/regional/zip/{table}.zip",
        licence="Public domain (U.S. Government work)", file=file, pattern=pattern, kind=kind,
        sha256=sha256, reader="rpp", extract_note=note, without=without,
    )  # fmt: skip


SOURCES: tuple[Registered, ...] = (
    _entry(
        "rpp-metro-2024", "Regional price parities by metropolitan area", "MARPP", "MARPP_MSA_2008_2024.csv",
        "**/MARPP_MSA_2008_2024.csv|**/MARPP.zip", "c712b4d744bd8cac81dc0d80bf566cb66b86e45277f5c4279f4a9fe5817315b6", "official",
        "The six metropolitan areas of Puerto Rico are not covered.",
        "what pay buys in a metropolitan area is not told",
    ),
    _entry(
        "rpp-state-2024", "Regional price parities by state", "SARPP", "SARPP_STATE_2024_extract.csv",
        "**/SARPP_STATE_2008_2024.csv|**/SARPP.zip|**/SARPP_STATE_2024_extract.csv",
        "7afc107d3eba3d78da3781992a456c39308e6558047d53bbb84dddb825a129d6", "extract",
        "Figures of 2024 in the publisher's columns; earlier years are not in this copy.",
        "what pay buys in a state is not told",
    ),
    _entry(
        "rpp-portion-2024", "Regional price parities by metropolitan and nonmetropolitan portion of a state", "PARPP",
        "PARPP_PORT_2008_2024.csv", "**/PARPP_PORT_2008_2024.csv|**/PARPP.zip",
        "70eab1aeebe47e4edf48ef3f55bb3271d8b6726561d8ea3660de250f47d215ae", "official", "",
        "what pay buys outside metropolitan areas is not told",
    ),
)  # fmt: skip

LINES = {
    "1": "all_items_index", "2": "goods_index", "3": "housing_index", "4": "utilities_index", "5": "services_index",
}  # fmt: skip
"""LineCode -> column. Line 5 is services other than housing and utilities."""


_AREAS = {"metro": r"\d{4}0|\d{5}(?<!99[89])", "state": r"\d\d", "portion": r"(?!00)\d\d99[89]"}
"""What the areas of each table look like, by the second word of its key."""


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then the parities of its year; the nation stands once. Raises `SourceError`."""
    given: set[str] = set()
    for entry, path in chosen(SOURCES, found):
        read_rows = [row for row in read(path, entry.key, entry.year) if row.area_code not in given]
        if not any(re.fullmatch(_AREAS[entry.key.split("-")[1]], row.area_code) for row in read_rows):
            raise SourceError(f"{path.name}: has none of the areas its name says; it is another table of parities.")
        given |= {row.area_code for row in read_rows}
        official = entry.kind != "official" and entry.file != path.name
        yield entry.source_row(
            path, len(read_rows), kind="official" if official else None, note="" if official else None
        )
        yield from read_rows


def years(path: Path) -> tuple[int, ...]:
    """The years the file has columns for, ascending. Raises `SourceError` when there are none."""
    header = _text(path).split("\n", 1)[0]
    found = tuple(sorted(int(title) for title in re.findall(r"(?<=,)\"?(\d{4})(?=\"?(?:,|\s*$))", header)))
    if not found:
        raise SourceError(f"{path.name}: no year stands in the header; this does not look like a table of parities.")
    return found


def read(path: Path, source_key: str, year: int | None = None) -> Iterator[PriceParityRow]:
    """The parities of one year (the newest unless said), a row for each area. Raises `SourceError`."""
    published = years(path)
    wanted = year if year is not None else published[-1]
    if wanted not in published:
        raise SourceError(f"{path.name}: holds parities up to {published[-1]}, none of {wanted}.")
    areas: dict[str, dict[str, float]] = {}
    titles: dict[str, str] = {}
    for code, name, line, value in delimited_text(
        path.name, _text(path), ("GeoFIPS", "GeoName", "LineCode", str(wanted)), notes=True
    ):
        index = number(value)
        if not index:
            # A state without a nonmetropolitan portion is printed as 0.000: nothing was measured there.
            continue
        if line not in LINES:
            raise SourceError(f"{path.name}: line code {line} is not one of the five on record.")
        area = _area(code)
        titles.setdefault(area, _title(name))
        areas.setdefault(area, {})[LINES[line]] = index
    for area, indexes in areas.items():
        if "all_items_index" in indexes:
            yield PriceParityRow(area_code=area, year=wanted, title=titles[area], source_key=source_key, **indexes)


def _text(path: Path) -> str:
    """The table itself: the file, or in the publisher's archive the one of the archive's name over several years."""
    if path.suffix != ".zip":
        return text(path)
    return member(path, rf"{path.stem}_[A-Z]+_\d{{4}}_\d{{4}}\.csv")


def _area(code: str) -> str:
    """`00000` is the nation, `16000` a state; anything else is an area's own code."""
    code = code.strip('" ')
    if code == "00000":
        return "US"
    return code[:2] if code.endswith("000") and int(code[:2]) <= 56 else code


def _title(name: str) -> str:
    return name.removesuffix("*").strip().removesuffix("(Metropolitan Statistical Area)").strip()
