"""Whether a number is the person's own, said as theirs: an offer, their pay, their years, their ZIP. Pure."""

import re
from collections.abc import Sequence

from advisor.figures import Figure
from advisor.grounding.grounds import Grounds
from advisor.grounding.measures import statistics
from advisor.grounding.mentions import Mention

_THEIRS = re.compile(
    r"\b(?:you|your|yours|you['’]re|offer|offered|tu|tus|te|su|sus|le|les|usted|ustedes|ofrecen|ofrecieron|oferta|que\s+(?:gana|cobra|tiene)s?\s+(?:ahora|hoy|actualmente)|ganaría|ganarías|estaría|estarías|quedaría|quedarías)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pays?|paid|earns?|makes?|median|gana|ganan|paga|pagan|cobra|cobran|it['’]s|that['’]s|they)\b", re.IGNORECASE
)
_DISTANCE = re.compile(
    r"\b(?:gap|difference|differs?|higher\s+by|lower\s+by|short\s+(?:by|of)|faltar\w*|diferencia|brecha)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"^\s*(?:an?\s+(?:year|hour)\s+|al\s+año\s+)?(?:isn['’]t|is|sits|falls|lands|looks|seems|would\s+be|comes\s+out|queda|quedan|está|están|cae|es)\s+(?:\w+\s+){0,2}?"
    r"(?:below|above|under|over|low|high|fair|far|more|less|within|between|close|near|on\s+the\s+(?:low|high)|short|por\s+(?:debajo|encima)|entre|cerca|bajo|alto|justo)\b"
    r"|^\s*(?:an?\s+(?:year|hour)\s+)?compare[sd]?\s+(?:\w+\s+)?(?:with|to|against)\b"
    r"|^\s*(?:an?\s+(?:year|hour)\s+)?(?:is|sits|falls|lands|would\s+be)\s+(?:right\s+|squarely\s+|well\s+)?(?:in|inside|among)\s+the\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:no place called|no job called|not on file|i read|no conozco|no figura|desconocid\w+)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:\b(?:zip(?: code)?|código postal|in|near|around|for|of|at|place|area|en|cerca de|de|para)\s+|[“\"'(*`,]\s?|\b[A-Z]{2}\s)$",
    re.IGNORECASE,
)
_TIME_SPENT = re.compile(r"[\s-]*(?:years?|yrs?|months?|hours?|años|meses|horas)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\byou(?:['’]ll|\s+(?:could|can|will|may|might|would|should))\s+(?:\w+\s+)?(?:make|earn|get|expect|reach)\b|\byou(?:['’]re|\s+are)\s+(?:right|correct)\b|\btiene\s+razón\b|\bpodría\s+(?:ganar|cobrar)\b|^\s*yes\b|^\s*sí\b",
    re.IGNORECASE,
)


def _is_zip(text: str) -> bool:
    return len(text) == 5 and text.isdigit()


def is_theirs(
    grounds: Grounds,
    sentence: str,
    bare: str,
    figure: Figure,
    values: Sequence[Figure],
    index: int,
    names: Sequence[Mention],
    *,
    own_already: bool,
) -> bool:
    """`bare`: the sentence with its markers blanked; `names`: the places and occupations in it; `own_already`: an earlier
    sentence called the number theirs."""
    same = [own for own in grounds.theirs if own.value == figure.value]
    is_zip = figure.kind == "number" and any(own.text == figure.text and _is_zip(own.text) for own in same)
    if is_zip and _PLACED.search(sentence[: figure.start]):
        return True  # where it stands as a place, a ZIP states nothing
    is_percent = figure.kind == "percent"
    if not any((own.kind == "percent") == is_percent for own in same):
        return False
    if figure.kind == "number" and _TIME_SPENT.match(bare[figure.end :]):
        return True  # their years of experience, their hours
    if _UNKNOWN.search(sentence) or (own_already):
        return True
    start = values[index - 1].end if index else 0
    stop = values[index + 1].start if index + 1 < len(values) else len(bare)
    before, behind = bare[start : figure.start], bare[figure.end : stop]
    clause = re.split(r"[,;:]", before)[-1]
    # "$44,000 is on the low side": held against something, it is no statistic itself.
    if _JUDGED.match(behind) is not None and not statistics(before):
        return True
    if _PROMISED.search(before) or _DISTANCE.search(clause) or (statistics(clause) and not _THEIRS.search(clause)):
        return False  # said of the survey's figure, or of what lies between the two
    if said := list(_THEIRS.finditer(before)):
        # "Your area's median of $118,000" makes the survey's figure of theirs.
        return not statistics(before[said[-1].end() :])
    if (soon := _THEIRS.search(behind[:60])) is not None and not statistics(behind[: soon.start()]):
        return True
    rest = re.split(r"[,;:?]", behind)[0]
    named = [one for one in names if one.strong and start <= one.start < stop]
    near = [one for one in named if one.start >= figure.start - len(clause) and one.end <= figure.end + len(rest)]
    return not near and not statistics(f"{clause} {rest}") and not _PAYS.search(f"{clause} {rest}")
