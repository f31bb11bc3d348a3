"""O*NET descriptors and their values -> `ElementRow`, `RatingRow`; required education, experience and training -> `EducationRow`.

Values are the publisher's, unrounded, on the publisher's scales. A cell marked `n/a` has no row.
"""

from collections.abc import Iterator

from knowledge.errors import SourceError
from knowledge.schema import EducationRow, ElementRow, RatingRow
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.tables import number

SCALES: dict[str, tuple[str, tuple[str, ...]]] = {
    "Skills": ("skill", ("IM", "LV")),
    "Knowledge": ("knowledge", ("IM", "LV")),
    "Abilities": ("ability", ("IM", "LV")),
    "Work Activities": ("activity", ("IM", "LV")),
    "Work Styles": ("style", ("WI",)),
    "Work Values": ("value", ("EX",)),
    "Interests": ("interest", ("OI",)),
}
"""Table -> kind of descriptor and the scales that are read. Not read: DR (a style's distinctiveness), IH and VH
(high points, which follow from the values)."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "skill": ("2.A.", "2.B."), "knowledge": ("2.C.",), "ability": ("1.A.",), "activity": ("4.A.",), "style": ("1.D.",),
    "value": ("1.B.2.",), "interest": ("1.B.1.",),
}  # fmt: skip
"""Kind of descriptor -> how its element ids begin in the content model."""

REQUIREMENTS = {
    ("2.D.1", "RL"): "education",
    ("3.A.1", "RW"): "experience",
    ("3.A.2", "PT"): "plant_training",
    ("3.A.3", "OJ"): "on_the_job_training",
}
"""Element and scale -> what is required."""

EDUCATION = "Education, Training, and Experience"


def read(files: OnetFiles, table: str, source_key: str) -> Iterator[ElementRow | RatingRow]:
    """The descriptors of one table, each before its first value, and their values. Raises `SourceError`."""
    kind, scales = SCALES[table]
    known: set[str] = set()
    columns = ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
    for code, element, name, scale, value in files.rows(table, columns):
        if scale not in scales or (figure := number(value)) is None:
            continue
        if element not in known:
            if not element.startswith(FAMILIES[kind]):
                raise SourceError(f"{table}.txt: “{name}” ({element}) is no {kind}; this is another table of O*NET.")
            known.add(element)
            yield ElementRow(element_id=element, name=name, kind=kind, source_key=source_key)
        yield RatingRow(onet_soc_code=code, element_id=element, scale=scale, value=figure, source_key=source_key)
    if not known:
        raise SourceError(f"{table}.txt: no value on the scale {' or '.join(scales)} stands in this file.")


def read_education(files: OnetFiles, source_key: str) -> Iterator[EducationRow]:
    """Percent of answers for each category of what is required; categories as O*NET numbers them. Raises `SourceError`."""
    columns = ("O*NET-SOC Code", "Element ID", "Scale ID", "Category", "Data Value")
    for code, element, scale, category, value in files.rows(EDUCATION, columns):
        what = REQUIREMENTS.get((element, scale))
        if what is not None and (percent := number(value)) is not None and category.isdecimal():
            yield EducationRow(
                onet_soc_code=code, element=what, category=int(category), percent=percent, source_key=source_key
            )
