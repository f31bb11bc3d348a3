"""What O*NET occupations are also called, and the technology they use -> `AlternateTitleRow`, `TechnologyRow`."""

from collections.abc import Iterator

from knowledge.schema import AlternateTitleRow, TechnologyRow
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.tables import said

_CODE = "O*NET-SOC Code"


def read_titles(files: OnetFiles, source_key: str) -> Iterator[AlternateTitleRow]:
    """Each further title of an occupation once, upper and lower case being the same: as people reported it, else as an
    alternate, else as a short form. Raises `SourceError`."""
    given = {(code, title.casefold()) for code, title in files.rows("Occupation Data", (_CODE, "Title"))}
    for code, title, kind in _titles(files):
        name = said(title)
        if name is not None and (code, name.casefold()) not in given:
            given.add((code, name.casefold()))
            yield AlternateTitleRow(onet_soc_code=code, title=name, kind=kind, source_key=source_key)


def _titles(files: OnetFiles) -> Iterator[tuple[str, str, str]]:
    for code, title in files.rows("Sample of Reported Titles", (_CODE, "Reported Job Title")):
        yield code, title, "reported"
    alternates = list(files.rows("Alternate Titles", (_CODE, "Alternate Title", "Short Title")))
    for code, title, _ in alternates:
        yield code, title, "alternate"
    for code, _, short in alternates:
        yield code, short, "short"


def read_technology(files: OnetFiles, source_key: str) -> Iterator[TechnologyRow]:
    """Each product of an occupation once, with the publisher's category for it. Raises `SourceError`."""
    given = set()
    columns = (_CODE, "Example", "Commodity Title", "Hot Technology", "In Demand")
    for code, name, category, hot, in_demand in files.rows("Technology Skills", columns):
        if (code, name) not in given:
            given.add((code, name))
            yield TechnologyRow(
                onet_soc_code=code, name=name, category=category, hot=hot == "Y", in_demand=in_demand == "Y",
                source_key=source_key,
            )  # fmt: skip
