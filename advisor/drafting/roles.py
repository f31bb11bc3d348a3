"""Which jobs a text names as the work a client comes from, and which as what they look at, by the words around each name.
Pure given a resolver of names."""

import re

from advisor.offline.folding import lowered
from advisor.offline.naming import places_in
from advisor.offline.reading import Resolver, SpottedSubject
from advisor.offline.scaffold import SCAFFOLD

MOST_OPTIONS = 4
_COMPARED = re.compile(r"(?i)\b(?:compar\w+|versus|vs)\b")
_ORIGIN_BEFORE = re.compile(
    r"(?:\b(?:laid[- ]off|former|formerly|ex|retired|unemployed|burn(?:ed|t)[- ]out|displaced|experienced|was|were|been|worked|works|working|current|currently|leaving|left|lost|quit|"
    r"from|as|despedid[oa]|antigu[oa]|trabaj(?:[óae]|aba|aban|ando|é|ó|[oa]d[oa]r?a?)|era|fue|dej\w+|perdi[oó]|desde|como|years? (?:of|in|as)|a[nñ]os (?:de|como|en))"
    r"(?:\s+(?:an?|the|her|his|their|in|as|job|work|a|un|una|el|la|su|de|trabajo|empleo))*"
    r"|\b(?:client|worker|man|woman|veteran|cliente|person|someone|letter|carta|who (?:is|was)|que (?:es|era|fue))\W+(?:[\w-]+\W+){0,3}?(?:an?|una?)"
    r")\s*$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:[,(]\s*(?:an?|una?)(?:\s+[\w-]+){0,2}?|\b[A-ZÁÉÍÓÚÑ][a-zà-ÿ'’]+,|\b(?:for|to|with|para|con)\s+(?:an?|una?)(?:\s+[\w-]+){0,2}?)\s*$"
)
"""Where a client is described: after a name and a comma, or as whom the draft is for; in a comparison that is an option."""
_ORIGIN_AFTER = re.compile(
    r"^\s*(?:(?:in|from|de|en)\s+[\w .,'-]{2,30}?\s*)?,?\s*(?:who|that|looking|wanting|wants|considering|thinking|returning|changing|moving|facing|hoping|que|quien|buscando|con ganas)\b",
    re.IGNORECASE,
)
_TARGET_BEFORE = re.compile(
    r"\b(?:into|to become|become|becoming|be|to be|being|(?:mov\w+|switch\w*|chang\w+|get|go|going|transition\w*) (?:in)?to|interested in|interest in|train\w*(?: \w+)? (?:as|for|to be)|toward|towards|"
    r"options?|compar\w+|between|about|against|versus|vs|on|ser|hacia|convertirse en|compar\w+|entre|sobre|interes\w+ en|interesa\w*|estudiar|goal|meta|offer|jobs? (?:as|in)|job offer|position|"
    r"work as|to work as|trabajar (?:de|como)|pasar a|cambiar a|(?:offer\w*|oferta|ofrec\w+)\b[^.;]{0,45}\b(?:as|como|de))\W*(?:(?:an?|the|un|una|el|la|two|three|dos|tres|jobs?|careers?|becoming|being|ser|as|like|of|de|for|para|:)\W+)*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[\s,/&]*(?:(?:and|or|y|o|u|e|vs\.?|versus|to|against|with|con)\b)?[\s,]*(?:(?:an?|the|un|una|el|la|as|being|ser|para|being)\s+)*$", re.IGNORECASE)  # fmt: skip
_MOVE = re.compile(r"^\W*(?:to|into|a|hacia)\b", re.IGNORECASE)


def jobs(text: str, resolver: Resolver, default: str) -> tuple[str | None, tuple[str, ...]]:
    """The job come from, and the ones to look at, by the words around each name."""
    blank = text
    for place in sorted(places_in(text, resolver), key=lambda one: -one.start):
        blank = blank[: place.start] + " " * (place.end - place.start) + blank[place.end :]
    found = [one for one in resolver.spot_subjects(blank) if is_job(one)]
    origin: str | None = None
    options: list[str] = []
    role, end = default, 0
    for one in sorted(found, key=lambda one: one.start):
        between = blank[end : one.start]
        before, after = blank[max(0, one.start - 60) : one.start], blank[one.end : one.end + 60]
        before = re.split(r"[.;!?]", before)[-1]
        if _TARGET_BEFORE.search(before):
            role = "option"
        elif end and _JOINED.match(between):
            if _MOVE.match(between) and origin is None and options and not _COMPARED.search(blank[: one.start]):
                origin = options.pop()  # "CNA to RN", "de auxiliar a enfermera": what is left, and what is aimed at
            role = "option" if _MOVE.match(between) else role
        elif (
            _ORIGIN_BEFORE.search(before)
            or _ORIGIN_AFTER.match(after)
            or (default != "compared" and _DESCRIBED.search(before))
        ):
            role = "origin"
        else:
            role = default if origin is None or default != "origin" else "option"
        name = one.text
        if role == "origin" and origin is None:
            origin = name
        elif name != origin and name not in options:
            options.append(name)
        end = one.end
    return origin, tuple(options)


def wished(text: str, origin: str | None) -> tuple[str, ...]:
    """What the client is said to be interested in, where no such job is spotted: a tool may still know it."""
    match = _INTEREST.search(text)
    if match is None:
        return ()
    parts = [part.strip(" .") for part in re.split(r",|\bor\b|\band\b|\bo\b|\by\b", match[1])]
    return tuple(one for one in parts if one and len(one.split()) <= 4 and one != origin)[:MOST_OPTIONS]


_INTEREST = re.compile(
    r"(?i)\b(?:interested in|interest in|curious about|thinking (?:about|of)|considering|wants? to (?:be|become)|quiere ser|interesad[oa] en|le interesa|piensa en)\s+(?:becoming\s+|being\s+|work in\s+|ser\s+)?(?:an?\s+|the\s+|una?\s+|la\s+|el\s+)?([^.;!?()]{3,80}?)(?=\s+(?:in|near|with|for|en|con|cerca|para)\b|[.;!?()]|$)"
)


def is_job(one: SpottedSubject) -> bool:
    subject = one.subject_match.subject
    words = lowered(one.text).split()
    known = subject is not None and subject.kind in ("occupation", "career")
    return known and (len(words) > 1 or any(word not in SCAFFOLD for word in words)) and not _NO_JOB.fullmatch(one.text)


_NO_JOB = re.compile(
    r"(?i)counsell?ors?|career counsell?ors?|advisors?|supervisors?|case ?workers?|clients?|parents?|orientador\w*|consejer\w+|clerk of court"
)
