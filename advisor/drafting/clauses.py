"""The clauses behind the first one of what a client said: their verbs turned too, or `None` where that is not certain and the
words are better quoted. Pure; the forms of the verbs are the caller's."""

import re
from collections.abc import Mapping

_JOINT_EN = re.compile(
    r"(?:,\s*|\b(?:and|but|or|because|so|while|when|if|since|that|then|though|although|unless|until|which|who)\s+)+(?:(?:also|still|not|never|just|now|even|really)\s+)?",
    re.IGNORECASE,
)
_JOINT_ES = re.compile(
    r"(?:,\s*|\b(?:y|e|o|u|pero|porque|que|cuando|si|mientras|aunque|ni|ya|pues|donde)\s+)+(?:(?:no|también|ya|solo|sólo|nunca|ahora)\s+)*",
    re.IGNORECASE,
)
_PLAIN_EN_LISTED = (
    "a an the my your his her their our no not any some more less most full part good better steady regular day night evening weekend weekends nights days mornings evenings "
    "to in on at for with from of by into near after before during without about over under than as like work jobs people one two three four five six"
)
_PLAIN_ES_LISTED = (
    "el la los las un una unos unas mi mis su sus de del al a en con sin por para desde hasta sobre más menos muy buen buena buenos buenas mejor dos tres cuatro cinco "
    "otro otra otros otras todo toda todos todas algo nada fines noches días tardes"
)
_PLAIN_EN = frozenset(_PLAIN_EN_LISTED.split())
_PLAIN_ES = frozenset(_PLAIN_ES_LISTED.split())
_OURS = re.compile(r"\b(?:we|us|our|ours|nosotros|nosotras|nuestr[oa]s?|nos|conmigo|mí|me|yo)\b")
_VERBAL = re.compile(r"\b(?:porque|que|cuando|si|mientras|aunque|pues)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto \w+", re.IGNORECASE)


def short_forms(rest: str) -> str:
    """`I am`, `I'm` and the like with the verb that "you" and "they" take."""
    for said, form in (
        (r"\bI(?:'m| am)\b", "I are"), (r"\bI was\b", "I were"), (r"\bI've\b", "I have"), (r"\bI'll\b", "I will"), (r"\bI'd\b", "I would"),
    ):  # fmt: skip
        rest = re.sub(said, form, rest)
    return rest


def carried(rest: str, forms: Mapping[str, str], person: str, *, first: bool, base: bool) -> str | None:
    """English: `rest` with the verbs behind its joints in the form of the first. `first`: said with "I"; `base`: the first
    verb is one that others follow as they are ("can")."""
    if _OURS.search(re.sub(r"\b(?:me|us)\b", "", rest) if first else rest):
        return None
    told, at = "", 0
    for joint in _JOINT_EN.finditer(rest):
        word, last = _next(rest, joint.end())
        low = word.lower()
        told, at = told + rest[at : joint.end()], joint.end()
        plain = low in _PLAIN_EN or low.endswith(("ing", "ly", "ed")) or word[:1].isdigit()
        if low in ("i", "you", "they", "") or (plain and low not in forms):
            continue
        if person == "you" and first:
            if low in ("am", "was"):
                told, at = told + ("are" if low == "am" else "were"), joint.end() + len(word)
        elif low in forms and (first or person == "you"):
            if first and (base or _INFINITIVE.search(rest[: joint.start()])):
                return None  # "wants to lead and have", "can lift and drive": whose is the second verb?
            told, at = told + forms[low], joint.end() + len(word)
        elif not last and (low.endswith("s") if not first else True) and (person == "you" or first):
            return None
    return told + rest[at:]


def carried_es(rest: str, forms: Mapping[str, str]) -> str | None:
    """Spanish: `rest` with the verbs behind its joints turned to the third person."""
    if _OURS.search(rest.lower()):
        return None
    told, at = "", 0
    for joint in _JOINT_ES.finditer(rest):
        word, last = _next(rest, joint.end())
        low = word.lower()
        told, at = told + rest[at : joint.end()], joint.end()
        if low in forms:
            told, at = told + forms[low], joint.end() + len(word)
        elif not _plain_es(low, last, joint.group()):
            return None
    turned = told + rest[at:]
    left = [one for one in re.findall(r"\w+", turned.lower()) if forms.get(one, one) != one]
    return None if left else turned


def _plain_es(low: str, last: bool, joint: str) -> bool:
    """Whether a word behind a joint is surely no verb of the client's: "inglés y trabajo", and not "porque trabajo"."""
    if low in _PLAIN_ES or low[:1].isdigit() or low.endswith(("ar", "er", "ir", "ando", "iendo")):
        return True
    return last and not (low.endswith("o") and _VERBAL.search(joint) is not None)


def _next(rest: str, at: int) -> tuple[str, bool]:
    """The word that begins there, and whether its clause ends with it."""
    match = re.match(r"[\w'’-]+", rest[at:])
    if match is None:
        return "", True
    behind = rest[at + match.end() :].strip()
    return match.group(), not behind or behind[0] in ",;" or _JOINT_EN.match(behind) is not None or _JOINT_ES.match(behind) is not None  # fmt: skip
