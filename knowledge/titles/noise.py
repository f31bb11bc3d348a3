"""What stands around a title in an advertisement (pay, shift, place, numbers), taken off; and codes of the armed forces.

Pure functions on text. A word that may belong to a name ("night" auditor) is taken off only in the barer reading.
"""

import re
import unicodedata

from knowledge.titles.words import fold

_GENERIC = frozenset((
    "manager", "director", "supervisor", "technician", "specialist", "engineer", "analyst", "coordinator", "assistant",
    "associate", "clerk", "operator", "worker", "officer", "representative", "administrator", "consultant", "instructor",
    "inspector", "lead", "helper", "aide", "agent", "driver", "teacher", "professor", "scientist", "nurse", "executive",
))  # fmt: skip
_PAY = re.compile(r"(?:up to|from|starting at)?\s*\$\s?[\d.,]+\s?k?\+?(?:\s?(?:-|–|to)\s?\$?\s?[\d.,]+\s?k?)?"
    r"(?:\s?(?:/|per|an|a)\s?(?:hr|hour|h|yr|year|week|wk|mile|day|month)\b)?(?:\s?(?:sign[- ]?on|bonus|hiring)\b)*"
    r"|\bsign[- ]?on(?: bonus)?\b|\bbonus\b", re.IGNORECASE)  # fmt: skip
_NUMBER = re.compile(
    r"(?:\b(?:req|requisition|job id|ref|posting|id)\b[\s#.:no]*[a-z]{0,3}-?\d[\w-]*)|#\s?\w+|\b[a-z]{0,3}-?\d{4,}\b",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    r"\b(?:1st|2nd|3rd|first|second|third|night|day|evening|overnight|weekend|swing|graveyard|rotating|morning|\d+\s?-?h(?:ou)?r)s?"
    r"[\s/-]+shifts?\b|\bshifts?\s?[a-d\d]?\b(?!\s*(?:lead|leader|manager|supervisor|foreman|boss|operator|super))"
    r"|\b\d{1,2}\s?(?:am|pm)?\s?(?:-|to)\s?\d{1,2}\s?(?:am|pm)\b|\bm(?:on)?-f(?:ri)?\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:full|part)[- ]?time\b|\bft\s?/\s?pt\b|\bft\b|\bp(?:\.?r\.?n)\.?(?=\W|$)|\bper diem\b|\btemp(?:orary)?[- ]to[- ](?:hire|perm(?:anent)?)\b"
    r"|\bdirect hire\b|\bw-?2\b|\b1099\b|\b(?:now |we(?:'| a)re |immediately |urgently )?hiring\b(?!\s+manager)(?: now| event| immediately)?"
    r"|\burgent(?:ly)?\b|\bimmediate(?:ly)?(?: start| opening| need| hire)?s?\b|\b(?:needed|wanted|asap|apply now)\b"
    r"|\b(?:job|career)? ?(?:opening|opportunit(?:y|ie)|position|vacanc(?:y|ie))s?\b|\bno exp(?:erience)?(?: needed| required| necessary)?\b"
    r"|\b(?:paid )?training provided\b|\bwill train\b|\bweekly pay\b|\bpaid weekly\b|\bgreat (?:pay|benefits)\b|\bwith benefits\b|\bbenefits\b(?=\W*$)"
    r"|\b(?:fully |100% )?remote(?:ly)?\b|\bhybrid\b|\bon-?site\b|\bwork from home\b|\bwfh\b|\b(?:m/f/d|f/m/d|m/w/d|h/f)\b|\bentry[- ]level\b",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\b(?:sr|jr|snr|jnr|senior|junior)\b\.?|\b(?:level|lvl|grade|tier)\s?[\divx]+\b|\s(?:i{1,3}|iv|v|vi)\b(?=\W|$)|\s[1-6]\b(?=\W|$)|(?<=[a-z])\s?\bi\s?/\s?ii\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:nights?|days?|evenings?|weekends?|overnights?|mornings?|pms?|ams?|noc|seasonal|temporary|temp|contract|contractor|travell?ing"
    r"|travel|bilingual|float|local|regional|otr|experienced|trainee|intern(?:ship)?)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:^|\s)(?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?:\s+\d{5})?$"
)
_PARTS = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|[|•·;:,~*!]+|\s+@\s+|\n")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_ARMY, _AIR = r"\d{2}[A-Z]\d{0,2}[A-Z]?", r"-?[\dK]?\d[A-Z]\d[X\d]\d[A-Z]?"
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b(?!/)", re.IGNORECASE)
_SERVED = re.compile(
    r"\s(?:to|reporting to|supporting) (?:the |our )?(?:\w+ )?(?:ceo|cfo|coo|cto|chief|president|vp|vice|director|dean|owner|board|partners?|executives?|principal|superintendent)\b.*$",
    re.IGNORECASE,
)
_CODE = re.compile(rf"(?:{_ARMY}|{_AIR})", re.IGNORECASE)
_SERVICE = re.compile(r"\b(?:mos|afsc|nec|aoc|usmc|army|navy|air force|marines?|coast guard|military)\b", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b(?:{_ARMY}|{_AIR}|\d{{4}})\b", re.IGNORECASE)


def legible(text: str) -> str:
    """The text in ordinary characters: wide letters and ligatures as plain ones, without what cannot be seen."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")


def cleaned(text: str) -> tuple[str, ...]:
    """The title without the noise of an advertisement; then without words that may be noise too; then what stands first,
    where that can be a name by itself. Where nothing else is left, the text without pay."""
    text = _SLASHED.sub(r"\1\2", text)  # "A/P" is one abbreviation
    served = _SERVED.sub("", text)
    if fold(served) not in _GENERIC:
        text = served  # whose assistant somebody is
    inside = [part for part in _BRACKETS.findall(text) if len(part) > 6]
    parts = [_bare(part) for part in [*_PARTS.split(_BRACKETS.sub(" | ", text)), *inside]]
    kept: list[str] = []
    for part in filter(None, parts):
        if _STATE.search(part):
            if kept[1:] and _STATE.sub("", part).strip() == "":
                kept.pop()  # the city before its state
            part = _STATE.sub("", part) if not kept else ""
        elif kept and not _SOFT.sub("", part).strip(" /-"):
            part = ""
        if part.strip():
            kept.append(part.strip())
    whole = " ".join(kept)
    barer = _spaced(_SOFT.sub(" ", unranked(whole)))
    head = _spaced(_SOFT.sub(" ", unranked(kept[0]))) if len(kept) > 1 else ""
    found = (whole, barer, head if fold(head) not in _GENERIC else "")
    return tuple(dict.fromkeys(filter(None, found))) or (_spaced(_PAY.sub(" ", text)),)


def _bare(part: str) -> str:
    for noise in (_PAY, _NUMBER, _SHIFT, _TERMS):
        part = noise.sub(" ", part)
    return _spaced(part).strip(" /-–+.&")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def unranked(text: str) -> str:
    """A cleaned title without grades ("Sr", "II")."""
    return _spaced(_RANK.sub(" ", f" {text}")) or text


def military(text: str) -> tuple[str, str] | None:
    """(the code, the words beside it) where a text is about a job code of the armed forces ("92A", "MOS 68W")."""
    plain = _spaced(text.strip(" .?!\"'"))
    if _CODE.fullmatch(plain):
        return plain.upper().lstrip("-"), ""
    if _SERVICE.search(plain) and (found := _NUMBERED.search(plain)):
        return found.group().upper(), _spaced(_SERVICE.sub(" ", plain.replace(found.group(), " ")))
    if (found := re.match(rf"(?:i (?:was|am) an?\s+)?((?-i:{_ARMY}|{_AIR}))\b(.*)", plain, re.IGNORECASE)) is not None:
        return found[1].upper(), found[2].strip(" -–:,")
    return None
