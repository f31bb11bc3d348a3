"""The Standard Occupational Classification and the bridges from it: titles, direct-match titles, programs of study, and
O*NET codes to the codes of the Employment Projections.

Official sources: BLS/OMB SOC 2018, NCES/BLS CIP 2020 to SOC 2018, BLS O*NET-SOC to National Employment Matrix. Never decides
what a person's job is: a direct match is the publisher's statement that a title belongs to one code.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.errors import SourceError
from knowledge.schema import AlternateTitleRow, ProgramRow, Row, SocRow
from knowledge.sources.register import Registered, chosen
from knowledge.sources.tables import delimited, said, sheet

_FREE = "Public domain (U.S. Government work)"
_BLS = "U.S. Bureau of Labor Statistics"

SOURCES: tuple[Registered, ...] = (
    Registered(
        key="soc-2018", publisher=_BLS, dataset="Standard Occupational Classification",
        title="2018 SOC structure", vintage="2018", year=2018, url="https://www.bls.gov/soc/2018/soc_structure_2018.xlsx",
        licence=_FREE, file="soc_structure_2018.xlsx", pattern="**/soc_structure_2018.xlsx",
        sha256="ade08af40923266f3a854842e888ca3e93c15b26a147c20a2b12a61f4c4f4077", reader="soc",
        without="SOC codes have only the titles of other sources",
    ),
    Registered(
        key="nem-crosswalk", publisher=_BLS, dataset="Employment Projections",
        title="O*NET-SOC to National Employment Matrix and Occupational Outlook Handbook crosswalk",
        vintage="September 2023", year=2023,
        url="https://www.bls.gov/emp/classifications-crosswalks/nem-onet-to-soc-crosswalk.xlsx", licence=_FREE,
        file="nem-onet-to-soc-crosswalk.xlsx", pattern="**/nem-onet-to-soc-crosswalk.xlsx",
        sha256="5aac9713a7e73b428819b20e3b895c97adbf09b4b59ac8c9423a340dbe129a4a", reader="soc",
        without="occupations are not joined to their outlook",
    ),
    Registered(
        key="soc-direct-match", publisher=_BLS, dataset="Standard Occupational Classification",
        title="2018 SOC direct match titles", vintage="2018", year=2018,
        url="https://www.bls.gov/soc/2018/soc_2018_direct_match_title_file.xlsx", licence=_FREE,
        file="soc_2018_direct_match_title_file.xlsx", pattern="**/soc_2018_direct_match_title_file.xlsx",
        sha256="3c31ae833aeb960dbe366c358fe57cf9b05cd5ca693dc89d5ba709ec4f42606d", reader="soc",
        without="fewer job titles are recognised for certain",
    ),
    Registered(
        key="soc-cip", publisher="National Center for Education Statistics and U.S. Bureau of Labor Statistics",
        dataset="CIP–SOC crosswalk", title="CIP 2020 to SOC 2018 crosswalk", vintage="2020", year=2020,
        url="https://nces.ed.gov/ipeds/cipcode/Files/CIP2020_SOC2018_Crosswalk.xlsx", licence=_FREE,
        file="soc2018_cip2020_crosswalk.csv",
        pattern="**/CIP2020_SOC2018_Crosswalk.xlsx|**/soc2018_cip2020_crosswalk.csv",
        sha256="a576091f79aa0dcb779f66ea1aba7fe27d1cbbbeff9f1fa184ba4f063f2fbc24", kind="extract", reader="soc",
        extract_note="A text export of the publisher's workbook.", without="no programs of study for an occupation",
    ),
)  # fmt: skip

PUBLISHED_AS: dict[str, tuple[str, ...]] = {
    "13-1020": ("13-1021", "13-1022", "13-1023"),
    "13-2020": ("13-2022", "13-2023"),
    "21-1018": ("21-1011", "21-1014"),
    "25-2052": ("25-2055", "25-2056"),
    "25-9045": ("25-9042", "25-9043", "25-9049"),
    "29-2010": ("29-2011", "29-2012"),
    "31-1120": ("31-1121", "31-1122"),
    "39-7010": ("39-7011", "39-7012"),
    "47-4090": ("47-4091", "47-4099"),
    "51-2028": ("51-2022", "51-2023"),
    "51-2090": ("51-2092", "51-2099"),
    "53-1047": ("53-1042", "53-1043", "53-1044", "53-1049"),
}
"""Codes of the wage survey since 2021 (and of the projections) that stand for several detailed SOC codes -> those codes.
Reviewed against the O*NET-SOC to National Employment Matrix crosswalk, which uses the same groups."""

UNPAID: dict[str, str] = {
    "11-1031": "the wage survey publishes no estimate for legislators",
    "45-3031": "the wage survey publishes no estimate for fishing and hunting workers",
}
"""Detailed codes without a row in the wage survey -> why."""

MILITARY = "military occupations are outside the wage survey and the projections"

_CODE = re.compile(r"\d\d-\d{4}")


class Bridge(BaseModel):
    """How the projections and the Occupational Outlook Handbook know an O*NET occupation."""

    model_config = ConfigDict(frozen=True)

    nem_code: str
    ooh_title: str | None = None


def wage_code(soc_code: str) -> tuple[str | None, str | None]:
    """The code under which the wage survey publishes a detailed SOC code, or `None` and why there is none."""
    if soc_code.startswith("55-"):
        return None, MILITARY
    if soc_code in UNPAID:
        return None, UNPAID[soc_code]
    return _group_of().get(soc_code, soc_code), None


@cache
def _group_of() -> dict[str, str]:
    return {member: group for group, members in PUBLISHED_AS.items() for member in members}


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then its rows. The crosswalk's rows become columns of `OccupationRow` (reader `onet`). Raises `SourceError`."""
    for entry, path in chosen(SOURCES, found):
        if entry.key == "nem-crosswalk":
            yield entry.source_row(path, len(read_crosswalk(path)))
            continue
        read_rows: list[Row] = list({
            "soc-2018": read_structure, "soc-direct-match": read_direct_matches, "soc-cip": read_programs,
        }[entry.key](path, entry.key))  # fmt: skip
        official = entry.kind == "extract" and path.suffix == ".xlsx"
        yield entry.source_row(
            path, len(read_rows), kind="official" if official else None, note="" if official else None
        )
        yield from read_rows


def read_structure(path: Path, source_key: str) -> Iterator[SocRow]:
    """Major groups and detailed occupations with their titles. Raises `SourceError`."""
    columns = ("Major Group", "Detailed Occupation")
    seen = False
    for major, detailed, title in _titled(path, columns):
        code, level = (major, "major") if _CODE.fullmatch(major) else (detailed, "detailed")
        if _CODE.fullmatch(code):
            seen = True
            yield SocRow(soc_code=code, title=title, level=level, source_key=source_key)
    if not seen:
        raise SourceError(f"{path.name}: no SOC code stands under the header.")


def _titled(path: Path, columns: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """The structure's title column has no heading: it is the one after the detailed code."""
    for major, detailed, title in sheet(path, (*columns, ""), header_row=8):
        yield str(major).strip(), str(detailed).strip(), str(title).strip()


def read_crosswalk(path: Path) -> dict[str, Bridge]:
    """O*NET-SOC code -> how the projections know it. Raises `SourceError`."""
    bridges = {}
    columns = ("O*NET-SOC Code", "NEM Code", "OOH Profile Title")
    for onet_soc_code, nem_code, profile in sheet(path, columns, header_row=5):
        if _CODE.fullmatch(str(nem_code).strip()):
            bridges[str(onet_soc_code).strip()] = Bridge(nem_code=str(nem_code).strip(), ooh_title=said(profile))
    if not bridges:
        raise SourceError(f"{path.name}: no code of the projections stands under the header.")
    return bridges


def read_direct_matches(path: Path, source_key: str) -> Iterator[AlternateTitleRow]:
    """Titles that belong to exactly one SOC code, given to its first O*NET code: every SOC 2018 code has a `.00`."""
    given = set()
    for code, title in sheet(path, ("2018 SOC Code", "2018 SOC Direct Match Title"), header_row=1):
        code, title = str(code).strip(), " ".join(str(title).split())
        if _CODE.fullmatch(code) and title and (code, title) not in given:
            given.add((code, title))
            yield AlternateTitleRow(onet_soc_code=f"{code}.00", title=title, kind="direct_match", source_key=source_key)
    if not given:
        raise SourceError(f"{path.name}: no title with a SOC code stands under the header.")


def read_programs(path: Path, source_key: str) -> Iterator[ProgramRow]:
    """Programs of study that prepare for a SOC code; pairs that say there is no match are left out. Raises `SourceError`."""
    columns = ("SOC2018Code", "CIP2020Code", "CIP2020Title")
    table = sheet(path, columns, header_row=1, name="SOC-CIP") if path.suffix == ".xlsx" else delimited(path, columns)
    for soc, cip, named in table:
        soc_code, title = str(soc).strip(), str(named).strip()
        # A spreadsheet may keep the code as a number, which has lost its zeros.
        cip_code = f"{cip:07.4f}" if isinstance(cip, float) else str(cip).strip()
        if not soc_code and not cip_code:
            continue
        if soc_code == "99-9999" or cip_code == "99.9999":
            continue
        if not re.fullmatch(r"\d\d\.\d{4}", cip_code):
            raise SourceError(f"{path.name}: “{cip_code}” is not a CIP code; leading zeros may have been lost.")
        yield ProgramRow(soc_code=soc_code, cip_code=cip_code, title=title.rstrip("."), source_key=source_key)
