"""The year a question asks about, or the one a change is asked from: "in 2012", "back in '08", "2020 vs now". Pure.

An amount of money, a ZIP and a date of birth are no years of pay.
"""

import re

_YEAR = r"((?:19|20)\d\d)"
_NOW = r"(?:now|today|this year|currently|these days|present|hoy|ahora|actual\w*)"
_SINCE = re.compile(
    rf"\b(?:since|starting in|desde|a partir de)\s+(?:about |around |the year |may |back in |el (?:a[nñ]o )?)?{_YEAR}\b"
    rf"|\b(?:from|after|between|de|entre)\s+(?:may )?{_YEAR}\s*(?:to|until|till|through|and|-|a|y|hasta)\s*(?:{_NOW}|20\d\d)\b"
    rf"|\b{_YEAR}\s*(?:vs\.?|versus|compared (?:to|with)|against|and|to|until|-|contra|y|a|comparado con)\s*(?:may )?(?:{_NOW})\b"
    rf"|\b{_NOW}\s*(?:vs\.?|versus|compared (?:to|with)|against|than|contra|comparado con)\s*(?:in |en |back in )?{_YEAR}\b"
    rf"|\b(?:chang\w+|grown|gone up|risen|increas\w+|went up|cambi\w+|subi\w+)\b.{{0,25}}\b(?:from|after|since|desde)\s+{_YEAR}\b"
)
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
    r"\b(?:did|was|were|used to|back then|made|earned|paid|pay|salary|salaries|wages?|ganaba\w*|pagaban?|gan[oó]|sueldo|salario|figures?|data|median|income)\b"
)
_BORN = re.compile(r"\b(?:born|graduat\w+|class of|naci\w*|arrived|moved|since i|came|hired|started)\b[^.?!,]{0,20}$")


def since_in(low: str) -> int | None:
    """The year from which on the folded text asks about a change."""
    match = _SINCE.search(low)
    if match is None:
        return None
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
    return None
