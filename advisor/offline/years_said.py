"""The year a question asks about, or the one a change is asked from: "in 2012", "back in '08", "2020 vs now". Pure.

"Five years ago" counts back from the newest survey. An amount of money, a ZIP and a date of birth are no years of pay.
"""

import re

from knowledge.sources.oews.entries import NEWEST

_YEAR = r"((?:19|20)\d\d)"
_NOW = r"(?:now|today|this year|currently|these days|present|hoy|ahora|actual\w*)"
_SINCE = re.compile(
    rf"\b(?:since|starting in|desde|a partir de)\s+(?:about |around |the year |may |back in |el (?:a[nñ]o )?)?{_YEAR}\b"
    rf"|\b(?:from|after|between|de|entre)\s+(?:may )?{_YEAR}\s*(?:to|until|till|through|and|-|a|y|hasta)\s*(?:{_NOW}|20\d\d)\b"
    rf"|\b{_YEAR}\s*(?:vs\.?|versus|compared (?:to|with)|against|and|to|until|-|contra|y|a|comparado con)\s*(?:may )?(?:{_NOW})\b"
    rf"|\b{_NOW}\s*(?:vs\.?|versus|compared (?:to|with)|against|than|contra|comparado con)\s*(?:in |en |back in )?{_YEAR}\b"
    rf"|\bthan (?:(?:they|it|we|you|he|she|one|people) (?:did|was|were|used to|made|earned|got|had) )?(?:back )?(?:in )?{_YEAR}\b"
    rf"|\b(?:chang\w+|grown|gone up|risen|increas\w+|went up|cambi\w+|subi\w+)\b.{{0,25}}\b(?:from|after|since|desde)\s+{_YEAR}\b"
)
FIRST = 1900
"""Before every survey: "how far back do they go" asks from the first year on file."""
_OLDEST = re.compile(
    r"\bhow far back\b|\b(?:oldest|earliest|first) (?:year|figures?|numbers?|data|pay|survey|record)\b|\bhasta qu[eé] a[nñ]o\b|\bdesde (?:cu[aá]ndo|qu[eé] a[nñ]o)\b"
)
RELEASE = re.compile(
    rf"\b(?:may |mayo (?:de )?)?{_YEAR} (?:[\w-]+ ){{0,2}}(?:numbers|figures|data|stats|release|survey|estimates|cifras|datos)\b|\b(?:numbers|figures|data|stats|estimates|cifras|datos) (?:for|of|from|de) (?:may |mayo (?:de )?)?{_YEAR}\b|{_OLDEST.pattern}"
)
"""Figures asked for by their year: of one job, its pay of that year, or why there is none."""
_SHORT = re.compile(
    r"\b(?:in|of|since|back in|for|during)\s+'(\d\d)\b|\b(?:summer|fall|spring|winter|back in|class) (?:of )?'(\d\d)\b"
)
_IN = re.compile(
    rf"\b(?:in|for|of|during|by|as of|may|year|back in|circa|around|en|del|para|a[nñ]o|salary|salaries|pay|wages?|earnings|sueldo|salario)\s+(?:the year |el a[nñ]o |may |a[nñ]o )?{_YEAR}\b(?!\s*(?:a |per |an |dollars|bucks|/))"
)
_BARE = re.compile(
    rf"(?<![\w$.,-]){_YEAR}(?![\w,.%]*\d)(?!\s*(?:a |per |an |dollars|bucks|/|k\b|hours|jobs|people|al |la ))\b"
)
_PAST = re.compile(
    r"\b(?:did|was|were|used to|back then|made|earned|paid|pay|salary|salaries|wages?|ganaba\w*|pagaban?|gan[oó]|sueldo|salario|figures?|numbers|stats|data|median|income)\b"
)
_BORN = re.compile(r"\b(?:born|graduat\w+|class of|naci\w*|arrived|moved|since i|came|hired|started)\b[^.?!,]{0,20}$")
_N = {"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
      "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "un": 1, "dos": 2, "tres": 3, "cuatro": 4,
      "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "quince": 15, "veinte": 20}  # fmt: skip
_COUNT = r"(\d{1,2}|" + "|".join(_N) + r")(?: of)?"
AGO = re.compile(
    rf"\b(?:about |like |some |around |say |a )?{_COUNT} (years?|yrs?|decades?) (?:ago|back|earlier|before)\b|\bhace (?:unos )?{_COUNT} (a[nñ]os?|d[eé]cadas?)\b"
)
_LAST = re.compile(
    rf"\b(?:in|over|during|for|the|across|en) (?:the )?(?:past|last|[uú]ltimos) (?:{_COUNT} )?(years?|yrs?|decades?|a[nñ]os|d[eé]cada)\b"
)
_CHANGES = re.compile(
    r"\b(?:chang\w+|grown?|grew|gone up|going up|went up|risen|rose|increas\w+|moved|kept up|dropped|fallen|higher|lower|more|less|better|worse|than|now|today|cambi\w+|subi\w+|bajado)\b"
)
_OF_ONESELF = re.compile(r"\b(?:i|we|my|our|he|she|me|us)\b(?! (?:could|would) have)[^.?!,;]*$")


def _back(number: str | None, unit: str) -> int:
    years = _N.get(number or "one") or int(number or 1)
    return NEWEST - years * (10 if unit.startswith("d") else 1)


def ago_in(low: str) -> int | None:
    """The year of "five years ago", where it is no date of the person's own life."""
    match = AGO.search(low)
    if match is None or _OF_ONESELF.search(low[: match.start()]):
        return None
    number, unit = (one for one in match.groups() if one)
    return _back(number, unit)


def since_in(low: str) -> int | None:
    """The year from which on the folded text asks about a change."""
    match = _SINCE.search(low)
    if match is None and _OLDEST.search(low):
        return FIRST
    if match is None:
        if (last := _LAST.search(low)) is not None and _CHANGES.search(low):
            return _back(last[1], last[2])
        return ago_in(low) if _CHANGES.search(AGO.sub(" ", low)) else None
    return int(next(group for group in match.groups() if group))


def year_in(low: str) -> int | None:
    """The year that the folded text asks about; none where it asks of a change."""
    if since_in(low) is not None:
        return None
    for pattern in (_IN, _BARE):
        for match in pattern.finditer(low):
            if _BORN.search(low[: match.start(1)]) or (pattern is _BARE and not _PAST.search(low)):
                continue
            return int(match[1])
    if (short := _SHORT.search(low)) is not None:
        written = int(short[1] or short[2])
        return 2000 + written if written < 50 else 1900 + written
    return ago_in(low)
