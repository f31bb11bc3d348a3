"""The O*NET database of the U.S. Department of Labor -> occupations, descriptors, titles, technology, tasks, relatedness.

Official source: https://www.onetcenter.org/database.html (text edition). CC BY 4.0; the attribution in `SOURCES` must be shown
wherever these figures or texts are. Work styles were rated with AI and experts, interests with machine learning and experts:
they are not survey answers, and the source's note says so.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.schema import Row, SourceRow
from knowledge.sources.onet import names, occupations, ratings, work
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.register import Kind, Registered, chosen
from knowledge.sources.soc import read_crosswalk

ATTRIBUTION = (
    "This product includes information from the O*NET 30.2 Database by the U.S. Department of Labor, Employment and Training"
    " Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. We have modified all"
    " or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
)

NOTE = (
    "Work Styles are rated by AI and experts, Interests by machine learning and experts, as the publisher states; neither is"
    " a survey of workers."
)

VALUES_ONLY = (
    "Values only, without sample sizes, errors and suppression flags: taken from a copy of the same release's values by"
    " another project, checked against the official samples."
)


def _entry(
    key: str, title: str, file: str, pattern: str, kind: Kind, note: str, without: str, sha256: str = ""
) -> Registered:  # fmt: skip
    return Registered(
        key=key, publisher="U.S. Department of Labor, Employment and Training Administration", dataset="O*NET Database",
        title=title, vintage="30.2 (February 2026)", year=2026,
        url="https://www.onetcenter.org/dl_files/database/db_30_2_text.zip", licence="CC BY 4.0", attribution=ATTRIBUTION,
        file=file, pattern=pattern, kind=kind, sha256=sha256, reader="onet", extract_note=note, without=without,
    )  # fmt: skip


_ARCHIVE = "**/db_30_2_text.zip"

SOURCES: tuple[Registered, ...] = (
    _entry(
        "onet-30.2", "O*NET 30.2 Database", "db_30_2_text.zip",
        f"**/Occupation Data.txt|**/Occupation Data.txt.gz|{_ARCHIVE}", "official", NOTE,
        "no occupations’ profiles, titles, technology and related occupations",
    ),
    _entry(
        "onet-30.2-abilities", "O*NET 30.2 Database, Abilities", "Abilities.txt.gz",
        f"**/Abilities.txt|**/Abilities.txt.gz|{_ARCHIVE}", "extract", VALUES_ONLY,
        "no abilities of an occupation",
        "9764ca07cfe7fe9a67d265bca7c7c0ea62e68077859da89d7b27cdf1be55c071",
    ),
    _entry(
        "onet-30.2-activities", "O*NET 30.2 Database, Work Activities", "Work Activities.txt.gz",
        f"**/Work Activities.txt|**/Work Activities.txt.gz|{_ARCHIVE}", "extract", VALUES_ONLY,
        "no work activities of an occupation, on which resilience rests",
        "8bf7b502f5f098129be5e99c7bf26432c1e719fb357bb052ce36878bdef92acd",
    ),
)  # fmt: skip

APART = {"Abilities": "onet-30.2-abilities", "Work Activities": "onet-30.2-activities"}
"""Tables that may lie apart from the others, and the source they then are."""


TABLES = (
    "Occupation Data", "Job Zones", ratings.EDUCATION, "Sample of Reported Titles", "Alternate Titles",
    "Technology Skills", "Task Statements", "Tasks to DWAs", "DWA Reference", "Related Occupations",
)  # fmt: skip
"""Tables that are always read, beside those of `ratings.SCALES`."""


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """The sources, then occupations, descriptors with values, education, titles, technology, tasks, activities, related.

    Joins to the projections through `nem-crosswalk` where that is found. Raises `SourceError`.
    """
    if "onet-30.2" not in found:
        return
    entry, path = next(chosen(SOURCES, found))
    files, key = OnetFiles(path), entry.key
    for table, source_key in APART.items():
        if not files.has(table) and source_key in found:
            yield from _apart(table, source_key, found[source_key])
    rated = tuple(table for table in ratings.SCALES if table not in APART or files.has(table))
    yield _source(entry, files, (*TABLES, *rated))
    bridges = read_crosswalk(found["nem-crosswalk"]) if "nem-crosswalk" in found else {}
    yield from occupations.read(files, bridges, key)
    for table in rated:
        yield from ratings.read(files, table, key)
    yield from ratings.read_education(files, key)
    yield from names.read_titles(files, key)
    yield from names.read_technology(files, key)
    yield from work.read_tasks(files, key)
    yield from work.read_activities(files, key)
    yield from work.read_related(files, key)


def _apart(table: str, source_key: str, path: Path) -> Iterator[Row]:
    """A table that lies in another folder: the official one where it has its sample sizes, else values only."""
    entry = next(entry for entry in SOURCES if entry.key == source_key)
    files = OnetFiles(path)
    whole = any(size.isdecimal() for (size,) in files.rows(table, ("N",)))
    read_rows = list(ratings.read(files, table, source_key))
    row = entry.source_row(path, len(read_rows), kind="official" if whole else None, note="" if whole else None)
    yield row
    yield from read_rows


def _source(entry: Registered, files: OnetFiles, tables: tuple[str, ...]) -> SourceRow:
    return SourceRow(
        key=entry.key, publisher=entry.publisher, dataset=entry.dataset, title=entry.title, vintage=entry.vintage,
        year=entry.year, url=entry.url, licence=entry.licence, attribution=entry.attribution, file=files.name,
        sha256=files.digest(tables), kind="official", rows=files.count(tables),
        note=f"{entry.extract_note} Tables read: {', '.join(sorted(tables))}.",
    )  # fmt: skip
