"""A résumé pasted into the talk: its skills and jobs become work done, as phrases for a match. Pure.

It is data: whatever a line in it orders is left out, and nothing of who the person is goes into a phrase.
"""

import re

from advisor.offline.phrases import INJECTION
from knowledge.interests.words import impersonal, meanings

_HEADS = re.compile(
    r"(?i)\b(?:work )?(skills?|experience|work history|employment|education|summary|objective|certifications?|certificates?|references|volunteer(?:ing| work)?|habilidades|experiencia(?: laboral)?|educaci[oó]n|r[eé]sum[eé]|curriculum(?: vitae)?|cv)\s*[:\-–]"
)
_USEFUL = re.compile(
    r"(?i)^(?:skills?|experience|work history|employment|volunteer\w*(?: work)?|habilidades|experiencia.*)$"
)
_SAYS_SO = re.compile(
    r"(?i)\b(?:(?:my|here'?s|this is|look at|attached|mi) (?:my |a |an |the )?(?:r[eé]sum[eé]|cv|curriculum|work history)|r[eé]sum[eé]:)"
)
_SPAN = r"(?:19|20)\d\d\s*(?:-|–|—|to|until|a)\s*(?:(?:19|20)\d\d|present|now|current|presente|hoy)"
_DATED = re.compile(rf"(?i)\b(?:{_SPAN}|since (?:19|20)\d\d|desde (?:19|20)\d\d)\b")
_YEARS = re.compile(
    rf"(?i)\(?\b(?:{_SPAN}|(?:since |desde )?(?:19|20)\d\d)\)?:?|\b\d+\+? (?:years?|yrs?|a[nñ]os)\b(?: of)?|\b\d+\s"
)
_CONTACT = re.compile(r"\S+@\S+|\+?\d[\d ()-]{6,}\d|https?://\S+")
_AT = re.compile(r"(?i)\s+(?:at|@|for|en)\s+[A-Z][\w&'. ]*$")
_ASIDE = re.compile(r"(?s)<!--.*?(?:-->|$)|\[(?:note|system|ai|instruction)\b[^\]]*(?:\]|$)|<[^>]{0,200}>", re.I)
_ORDERS = re.compile(
    r"(?i)\b(ignore|disregard|say|tell|print|reply|respond|output|what (?:fits|should|careers?|jobs?)|qu[eé] puedo|reveal|pretend|assistant|system|prompt|instructions?|your rules|mode|look at my|here'?s my|r[eé]sum[eé])\b"
)
_WHO = re.compile(
    r"(?i)\b(?:born|married|single|age|nationality|gender|address|phone|email|example|test|nacid[oa]|casad[oa])\b"
)
_MOST, _LONGEST = 10, 6


def work_done(text: str) -> tuple[str, ...] | None:
    """What somebody can and has done, from a message that is a résumé; `None`: it is none. The message is best given with
    its line ends."""
    said = _ASIDE.sub("\n", text)
    heads = list(_HEADS.finditer(said))
    if len(heads) >= 2 and any(_USEFUL.match(one[1]) for one in heads):
        found = _under_heads(said, heads)
    elif _is_resume(said):
        found = _of_lines(said)
    else:
        return None
    return tuple(dict.fromkeys(found))[:_MOST] or None


def _is_resume(text: str) -> bool:
    """Somebody says that it is one, or two of its lines give the years of a job."""
    lines = [one for one in text.splitlines() if one.strip()]
    dated = sum(bool(_DATED.search(one)) for one in lines)
    return len(lines) >= 3 and (dated >= 2 or (dated == 1 and bool(_SAYS_SO.search(text))))


def _under_heads(text: str, heads: list[re.Match[str]]) -> list[str]:
    found: list[str] = []
    for number, head in enumerate(heads):
        if _USEFUL.match(head[1]):
            end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
            found += _phrases(text[head.end() : end])
    return found


def _of_lines(text: str) -> list[str]:
    """Dated lines and what follows them; a phrase that our table of interest words knows comes first."""
    found: list[str] = []
    begun = False
    for line in text.splitlines():
        begun = begun or bool(_DATED.search(line)) or bool(_HEADS.search(line))
        if begun and not _WHO.search(line):
            found += _phrases(_HEADS.sub(" ", line))
    return sorted(found, key=lambda one: not meanings(one))


def _phrases(text: str) -> list[str]:
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if INJECTION.search(sentence.lower()) or _ORDERS.search(sentence):
            continue
        for piece in re.split(r"[,;:.\n•*|?!]+|\s+and\s+|\s+y\s+", _YEARS.sub(" ", _CONTACT.sub(" ", sentence))):
            phrase = impersonal(_AT.sub("", piece.strip(" -–:"))).strip(" -–:'\"")
            if 0 < len(phrase.split()) <= _LONGEST and re.search(r"[A-Za-zÀ-ÿ]{3}", phrase):
                found.append(phrase)
    return found
