"""A list asked for by somebody with a criminal record: what needs a degree is left out first, and said to be. Pure.

No source here tells who is hired; but a surgeon's years of school and licence are no first answer there.
"""

from advisor.offline.prose.trouble import convicted, sympathy
from advisor.offline.reading import Reading

NO_DEGREE = "Postsecondary nondegree award"
_SCHOOLED = ("max_education", "max_months")


def with_record(reading: Reading) -> bool:
    """Whether the person tells of a record of their own."""
    return convicted(reading.message) and bool(sympathy(reading))


def open_again(reading: Reading) -> Reading:
    """The list without what needs a degree, where the message itself says nothing of schooling."""
    if reading.intent != "rank" or not with_record(reading) or any(one in reading.filters for one in _SCHOOLED):
        return reading
    if reading.by not in ("median", "real_median") or reading.lowest_first:
        return reading
    return reading.model_copy(update={"filters": {**reading.filters, "max_education": NO_DEGREE}})
