"""A résumé pasted into the talk: its skills and jobs become work done, as phrases for a match. Pure.

It is data: whatever a line in it orders is left out, and nothing of who the person is goes into a phrase.
"""

import re

from advisor.offline.phrases import INJECTION
from knowledge.interests.words import impersonal

_HEADS = re.compile(
    r"(?i)\b(?:work )?(skills?|experience|work history|employment|education|summary|objective|certifications?|references|volunteer(?:ing| work)?|habilidades|experiencia(?: laboral)?|educaci[oó]n|r[eé]sum[eé]|curriculum(?: vitae)?|cv)\s*[:\-–]"
)
_USEFUL = re.compile(
    r"(?i)^(?:skills?|experience|work history|employment|volunteer\w*(?: work)?|habilidades|experiencia.*)$"
)
_YEARS = re.compile(
    r"(?i)\(?\b(?:19|20)\d\d\b\s*(?:-|–|to|a|until)?\s*(?:(?:19|20)\d\d|present|now|current|presente|hoy)?\)?|\b\d+\+? (?:years?|yrs?|a[nñ]os)\b"
)
_CONTACT = re.compile(r"\S+@\S+|\+?\d[\d ()-]{7,}\d|https?://\S+")
_AT = re.compile(r"(?i)\s+(?:at|@|for|en)\s+[A-Z][\w&'. ]*$")
_MOST, _LONGEST = 10, 6


def work_done(text: str) -> tuple[str, ...] | None:
    """What somebody can and has done, from a message that is a résumé; `None`: it is none."""
    heads = list(_HEADS.finditer(text))
    if len(heads) < 2:
        return None
    found: list[str] = []
    for number, head in enumerate(heads):
        if not _USEFUL.match(head[1]):
            continue
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        for piece in re.split(r"[,;.\n•*|?!]+|\s+and\s+|\s+y\s+", text[head.end() : end]):
            phrase = impersonal(_AT.sub("", _YEARS.sub(" ", _CONTACT.sub(" ", piece)).strip(" -–:"))).strip(" -–:'\"")
            if (
                phrase
                and 0 < len(phrase.split()) <= _LONGEST
                and not INJECTION.search(piece.lower())
                and not _orders(phrase)
            ):
                found.append(phrase)
    return tuple(dict.fromkeys(found))[:_MOST] or None


def _orders(phrase: str) -> bool:
    return bool(re.search(r"(?i)\b(ignore|say|tell|print|what fits|what should|qu[eé] puedo|reveal|pretend)\b", phrase))
