"""BLS Employment Projections: `Table 1.2` of the occupational projections workbook -> `ProjectionRow`.

Official source: https://www.bls.gov/emp/tables.htm. Thousands in the file become people here. A dash is no figure (`None`),
never zero. The yearly pay printed in the same table is the wage survey's and is not read here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import ProjectionRow, Row
from knowledge.sources.register import Registered, chosen
from knowledge.sources.tables import cells, number, said, sheet

SOURCES: tuple[Registered, ...] = (
    Registered(
        key="projections-2024",
        publisher="U.S. Bureau of Labor Statistics",
        dataset="Employment Projections",
        title="Occupational projections and worker characteristics, 2024–34",
        vintage="2024–34",
        year=2024,
        url="https://www.bls.gov/emp/ind-occ-matrix/occupation.xlsx",
        licence="Public domain (U.S. Government work)",
        file="occupation_2024.xlsx",
        pattern="**/occupation_2024.xlsx|**/occupation.xlsx",
        sha256="bebf85e71d3a274eb0531077a9fe1bbcd1167e0a14c59e33071f61cbda9d3a57",
        reader="projections",
        saved_as="occupation_2024.xlsx",
        without="no outlook: growth, openings a year, and the education, experience and training for entry",
    ),
)

TABLE = "Table 1.2"

LEVELS = {"Line item": "detailed", "Summary": "summary"}
"""The publisher's word for an occupation's type -> level."""

COLUMNS = (
    r"~\d{4} National Employment Matrix title", r"~\d{4} National Employment Matrix code", "Occupation type",
    r"~Employment, \d{4}", r"~Employment, \d{4}", r"~Employment change, percent, .*", r"~Percent self employed, .*",
    r"~Occupational openings, .* annual average", "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
)  # fmt: skip

CODE = re.compile(r"\d\d-\d{4}")


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """The source, then a row for every matrix code. Raises `SourceError`."""
    for entry, path in chosen(SOURCES, found):
        if (years := _years(path))[0] != entry.year:
            raise SourceError(
                f"{path.name}: holds the projections {years[0]}–{years[1]}, not those of {entry.vintage}."
            )
        read_rows = list(read(path, entry.key))
        yield entry.source_row(path, len(read_rows))
        yield from read_rows


def read(path: Path, source_key: str) -> Iterator[ProjectionRow]:
    """Rows of one edition; base and target year are those its headings name. Raises `SourceError`."""
    base, target = _years(path)
    columns = (*COLUMNS[:3], f"Employment, {base}", f"Employment, {target}", *COLUMNS[5:])
    seen = 0
    for title, code, kind, now, then, growth, alone, openings, education, experience, training in sheet(
        path, columns, header_row=2, name=TABLE
    ):
        if not CODE.fullmatch(str(code).strip()):
            continue
        if kind not in LEVELS:
            raise SourceError(f"{path.name}: {code} is of the type “{kind}”, which is neither of the two on record.")
        seen += 1
        yield ProjectionRow(
            nem_code=str(code).strip(),
            base_year=base,
            target_year=target,
            title=str(title).strip(),
            level=LEVELS[kind],
            employment_base=_people(now),
            employment_target=_people(then),
            growth_pct=_tenth(growth),
            openings_per_year=_people(openings),
            self_employed_pct=_tenth(alone),
            entry_education=said(education),
            work_experience=said(experience),
            on_the_job_training=said(training),
            source_key=source_key,
        )
    if not seen:
        raise SourceError(f"{path.name}: no occupation code stands in {TABLE}.")


def _years(path: Path) -> tuple[int, int]:
    """Base and target year, from the headings. Raises `SourceError` when the second row has no two of them."""
    header = next(iter(cells(path, TABLE)[1:2]), [])
    years = sorted({int(m[1]) for title in header if (m := re.fullmatch(r"Employment, (\d{4})", str(title).strip()))})
    if len(years) != 2:
        raise SourceError(f"{path.name}: column Employment is missing in row 2 of {TABLE}; this is another edition.")
    return years[0], years[1]


def _people(thousands: object) -> int | None:
    value = number(thousands)
    return None if value is None else round(value * 1000)


def _tenth(value: object) -> float | None:
    found = number(value)
    return None if found is None else round(found, 1)
