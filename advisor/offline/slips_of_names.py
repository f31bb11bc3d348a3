"""Names that are not what they look like: one job under two names, and a ZIP that has not five digits. Pure."""

import re
from collections.abc import Sequence

from advisor.offline.reading import SpottedSubject

NO_ZIP = re.compile(r"(?i)\b(?:zip(?: ?code)?|c[oó]digo postal)\s*#?\s*(?:\d{1,4}|\d{6,})\b(?!-)")
"""A number said to be a ZIP that cannot be one: a place was said, and it is not on file."""
_CODE = re.compile(r"\d{2}-\d{4}(?:\.\d{2})?")
_APPOSED = re.compile(r"(?i)\s*(?:,|\()\s*(?:i\.?e\.?,?|that is,?|meaning|or rather)?\s*(?:the )?")
"""What stands between two names of one job: "heart doctors, cardiologists, …", "heart doctors (cardiologists)"."""


def twice_named(text: str, found: Sequence[SpottedSubject]) -> SpottedSubject | None:
    """Of two names of kindred occupations that stand for one thing, the better known; `None` where two are meant."""
    if len(found) != 2 or not _APPOSED.fullmatch(text[found[0].end : found[1].start]):
        return None
    if text[found[1].end :].lstrip()[:1] not in (",", ")") or not _kin(*found):
        return None
    return max(found, key=lambda one: float(getattr(one.subject_match, "score", 0.0)))


def _kin(one: SpottedSubject, other: SpottedSubject) -> bool:
    """Whether two names are of one family of occupations, so that they may be two names for one thing."""
    codes = [getattr(named.subject_match.subject, "id", "") for named in (one, other)]
    return all(_CODE.fullmatch(code) for code in codes) and codes[0][:4] == codes[1][:4]
