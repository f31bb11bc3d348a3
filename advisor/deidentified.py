"""Takes out of a text what tells who it is about: secrets, names, e-mail, phone, addresses, dates, places smaller than a
state. What is left is read by a person before it is used: where in doubt, a word is taken out.
"""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from advisor.safety import redact

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
    (re.compile(r"(?<![\w$])(?:\+?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w$,.])\d{3}[.-]\d{4}(?!\w)"), "[phone]"),
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
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sra|Srta|Don|Doña|Señora?)\.?\s+$")
_SAYS = re.compile(
    r"^(?:[’']s\b|,?\s+(?:who|said|says|wants?|is|was|has|had|needs?|works?|worked|lives?|lived|told|likes?|asked|hopes?|will|"
    r"would|can|quiere|dijo|dice|tiene|vive|trabaja|trabajaba|necesita|es|era|busca|y|and)\b)"
)
_PLAIN_WORDS = """
    mr mrs ms miss dr prof sr sra srta i a an the he she they we you it this that these those there here his her their our my your who what when where why how
    client worker person somebody someone nobody everybody one all both each some many most no yes please letter note plan brief
    referral questions comparison dear thanks thank english spanish español inglés american el la los las un una él ella ellos
    ellas usted ustedes esto este esta eso y o que quien cliente persona carta nota plan su sus mi mis hay como para con
    monday tuesday wednesday thursday friday saturday sunday december november october september august july june may april
    march february january god internet excel word zoom covid christmas work pay training in on at for from to of and or but
    if as with about because since after before while his also then now
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())


def deidentified(text: str, names: Collection[str], knowledge: "Knowledge") -> str:
    """The text without what tells who it is about. `names`: those of the client, for which another stands in."""
    text = redact(text).text
    for pattern, word in _GONE[:5]:
        text = pattern.sub(word, text)
    text = _without_places(text, names, knowledge)
    for pattern, word in _GONE[5:]:
        text = pattern.sub(word, text)
    parts = sorted({part for name in names for part in re.findall(r"[^\W\d_]{2,}", name)}, key=len, reverse=True)
    if parts:
        either = "|".join(re.escape(one) for one in parts)
        text = re.sub(rf"(?i)\b(?:{either})(?:\s+(?:\w\.\s+)?(?:{either}))*\b", STAND_IN, text)
    return _without_names(text, knowledge)


def state_of(place: str | None, knowledge: "Knowledge") -> str | None:
    """The state that a place lies in, by name; `None` where it is not in one alone."""
    found = [_state(one.match.area, knowledge) for one in knowledge.areas.spot(f"in {place}")] if place else []
    return found[0] if found else None


def _without_places(text: str, names: Collection[str], knowledge: "Knowledge") -> str:
    """Each place as the state that it lies in. A client's name may be a town's."""
    theirs = {part.casefold() for name in names for part in name.split()}
    for one in reversed(knowledge.areas.spot(text)):
        if one.text.casefold() in theirs:
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


def _without_names(text: str, knowledge: "Knowledge") -> str:
    """Capital words that nothing else explains."""
    known = {part.casefold() for one in knowledge.areas.all() if one.level == "state" for part in one.title.split()}
    known |= _PLAIN | {STAND_IN.casefold()}
    jobs = [(one.start, one.end) for one in knowledge.titles.spot(text)]
    marks = [match.span() for match in re.finditer(r"\[[^\]]*\]", text)]
    words = list(_WORD.finditer(text))
    found: set[str] = set()
    spans: list[tuple[int, int]] = []
    for match in words:
        word, start, end = match[0], match.start(), match.end()
        stem = re.sub(r"[’']s$", "", word)
        inside = any(one <= start < other for one, other in (*jobs, *marks))
        if not word[0].isupper() or inside or stem.casefold() in known or (stem.isupper() and len(stem) <= 5):
            continue
        opens = not text[:start].strip(" \t\"'“‘(¿¡-•*") or text[:start].rstrip(" \t\"'“‘(¿¡-•*")[-1:] in ".!?:;\n"
        following = _WORD.search(text, end)
        doubled = following is not None and text[end : following.start()] == " " and following[0][0].isupper()
        if opens and not (_SAYS.match(text[start + len(stem) :]) or doubled or _TITLE.search(text[:start])):
            continue
        found.add(stem.casefold())
        spans.append((start, start + len(stem)))
    spans += [
        (one.start(), one.end())
        for one in words
        if one[0].casefold() in found and (one.start(), one.end()) not in spans and one[0][0].isupper()
    ]
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]}[name]{text[end:]}"
    return re.sub(r"\[name\](?:\s+\[name\])+", "[name]", text)
