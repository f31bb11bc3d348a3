"""Takes out of a text what tells who it is about: secrets, names, e-mail, phone, addresses, dates, places smaller than a
state. What is left is read by a person before it is used: where in doubt, a word is taken out.
"""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from advisor.safety import redact
from advisor.unnamed import unnamed, without

if TYPE_CHECKING:
    from knowledge.store import Knowledge

STAND_IN = "Alex"
"""Who stands in for the client, so that a request still reads as one."""

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\.?"
)
_GONE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"(?i)\b(?:https?://|www\.)\S+"), "[link]"),
    (re.compile(r"(?<!\w)\+\d{1,3}(?:[ .()/-]{0,2}\d){6,13}(?!\d)"), "[phone]"),
    (re.compile(r"(?<![\w$])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w$,.])(?:\d{3}[.-]\d{4}|\d{2,4}(?:[ .-]\d{3,4}){2,3}|\d{9,})(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w.@])@\w[\w.-]{1,40}"), "[handle]"),
    (
        re.compile(
            r"\b\d{1,6}(?:\s+[NSEW]\.?)?(?:\s+[A-Z0-9][\w’']*\.?){1,4}\s+(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|"
            r"Drive|Ln|Lane|Ct|Court|Way|Pl|Place|Hwy|Pkwy)\b\.?(?:,?\s+(?:Apt|Unit|Suite|#)\.?\s*\w+)?"
        ),
        "[address]",
    ),
    (re.compile(rf"(?i)\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b"), "[date]"),
    (re.compile(rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?{_MONTHS}(?:,?\s+(?:de\s+)?\d{{4}})?\b"), "[date]"),
    (re.compile(rf"(?<!\()\b{_MONTHS},?\s+(?:de\s+|of\s+)?(?:19|20)\d\d\b", re.IGNORECASE), "[date]"),
    (re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}\b(?!\s*(?:of|hours?))"), "[date]"),
)  # fmt: skip
_STANDS = "\ue000"
"""What stands for the client until all else is taken out: no word, so that no rule takes it for one."""
_FIRST = 7
"""Those before places and names: a number with its own form is no ZIP."""


def deidentified(text: str, names: Collection[str], knowledge: "Knowledge", others: Collection[str] = ()) -> str:
    """The text without what tells who it is about. `names`: those of the client, for which another stands in; `others`: of
    whoever works with them, which are taken out in any case."""
    text = redact(text).text
    for pattern, word in _GONE[:_FIRST]:
        text = pattern.sub(word, text)
    text = without(text, names, _STANDS)  # before places: Kim is a town as well, and so is Alex
    text = without(text, others, "[name]")
    text = unnamed(_without_places(text, knowledge), knowledge)
    for pattern, word in _GONE[_FIRST:]:
        text = pattern.sub(word, text)
    return text.replace(_STANDS, STAND_IN)


def state_of(place: str | None, knowledge: "Knowledge") -> str | None:
    """The state that a place lies in, by name; `None` where it is not in one alone."""
    found = [_state(one.match.area, knowledge) for one in knowledge.areas.spot(f"in {place}")] if place else []
    return found[0] if found else None


def _without_places(text: str, knowledge: "Knowledge") -> str:
    """Each place as the state that it lies in."""
    for one in reversed(knowledge.areas.spot(text)):
        if one.match.area is not None and one.match.area.level == "nation":
            continue
        said = _state(one.match.area, knowledge) or ("[place]" if one.match.area is None else one.match.area.title)
        text = text[: one.start] + said + text[one.end :]
    return re.sub(r"(?<![\d$,.])\b\d{5}(?:-\d{4})?\b(?![\d,.%])", "[place]", text) if "ZIP" in text.upper() else text


def _state(area: object, knowledge: "Knowledge") -> str | None:
    level, code = getattr(area, "level", None), getattr(area, "code", "")
    if level == "state":
        return str(getattr(area, "title", ""))
    states = getattr(area, "states", ())
    if level in (None, "nation") or not states:
        return None
    return next(
        (one.title for one in knowledge.areas.all() if one.level == "state" and one.states[:1] == states[:1]), code
    )
