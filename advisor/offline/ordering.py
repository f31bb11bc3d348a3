"""What a list is to be ordered by, which end first, and how many: in English and Spanish. Pure patterns over folded text."""

import re

_MOST_ASKED = 50


def _p(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


_TENTH = r"(?:10|ten) ?(?:%|percent|pct|por ciento)"
_RANKED = r"\b(?:by|por|order of|ranked on|sorted on)"
SHRINKING = _p(
    r"\b(?:shrink\w*|dying|disappear\w*|declin\w+|going away|vanish\w*|dying out|on the way out|losing jobs|lose the most jobs|fewer jobs|endangered|obsolete|shr[au]nk)\b",
    r"\bslowest[- ]growing\b", r"\b(?:est[aá]n? )?(?:desapareciendo|muriendo|en declive|perdiendo empleos?)\b|\bvan a desaparecer\b|\b(?:crecen|crecer\w*|growing) menos\b|\bmenos (?:crecen|growing|crecimiento)\b|\bdisminuy\w+|\bbajan m[aá]s\b",
)  # fmt: skip
BYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("growth", _p(
        r"\b(?:fast|quick)(?:est|er)?[- ]growing\b", r"\b(?:most|biggest|best|strongest) (?:job )?growth\b", r"\bgrow(?:s|ing)? (?:the )?(?:fastest|most|quickest)\b", r"\bhighest (?:job )?growth\b", r"\bgrow(?:s|ing)? (?:really |very |so |super )?(?:fast|quickly|rapidly)\b", r"\bup[- ]and[- ]coming\b", r"\bbooming\b|\bon the rise\b|\bexploding\b",
        r"\b(?:crec\w+|growing) (?:m[aá]s|more|fastest)\b|\b(?:m[aá]s|more) (?:crec\w+|growing)\b|\b(?:m[aá]s|mayor|more) (?:crecimiento|r[aá]pido crecen)\b|\bva[n]? a (?:crecer|growing) (?:m[aá]s|more)\b", r"\b(?:growing|crecen) (?:m[aá]s |more )?(?:fastest|r[aá]pido)\b",
    )),
    ("openings", _p(
        r"\bby (?:how many|the number of|number of)(?: (?:job|new|annual|yearly))* openings\b",
        r"\bhiring (?:tons|lots|loads|a ton|a lot|like crazy|the most|a bunch)\b|\b(?:tons|loads|lots|a ton) of (?:openings|hiring)\b|\b(?:can'?t|cannot) (?:find|get|hire) enough (?:people|workers|help|folks)\b|\b(?:worker|labor|staff) shortages?\b|\bshort[- ]?(?:staffed|handed)\b",
        r"\b(?:fewest|least) (?:job |new |annual )*(?:openings|vacancies)\b",
        r"\b(?:most|more|lots of|plenty of|many|highest number of) (?:job |new |annual |yearly )*(?:openings|vacancies|hiring|job opportunities)\b", r"\b(?:most |highest |more )?in[- ]demand\b", r"\b(?:most|highest|high) demand\b", r"\bhir(?:e|es|ing) (?:the )?most\b|\bmost hiring\b|\b(?:always|constantly) hiring\b|\bhiring (?:is )?strongest\b|\bhiring the strongest\b",
        r"\b(?:m[aá]s|more|mayor n[uú]mero de) (?:vacantes|puestos (?:vacantes|abiertos)|plazas|contrataciones)\b", r"\b(?:m[aá]s|mayor|more) demanda\b|\bm[aá]s (?:solicitad|demandad)[oa]s\b|\bmore (?:solicitad|demandad)[oa]s\b",
    )),
    ("employment", _p(
        r"\b(?:states?|cit(?:y|ies)|places?|metros?|areas?|regions?) (?:that |which )?(?:has|have|employs?) the (?:most|fewest)\b(?! (?:money|pay|growth|demand|openings|expensive))", r"\bthe (?:most|fewest) (?:[\w'-]+ ){1,4}(?:working|employed|at work)\b",
        r"\bwhere\b.{0,60}\b(?:most|fewest)\b.{0,25}\b(?:jobs?|work|employed)\b|\b(?:most common|most people|largest|biggest(?! (?:pay|salar|money|wage|income|check|demand|growth|score|risk))|most jobs|employs? (?:the )?most|most workers|most employees)\b",
        r"\b(?:m[aá]s|more) (?:emplead[oa]s|trabajadores|gente (?:trabajando|empleada)|personas)\b|\bm[aá]s comunes\b|\bmore comunes\b", r"\bd[oó]nde\b.{0,20}\bhay (?:m[aá]s|more)\b(?!.{0,20}\b(?:vacantes|demanda))",
    )),
    ("resilience", _p(
        r"\bmost (?:ai[- ]?)?(?:resilient|proof|resistant|stable)\b", r"\bsafest\b", r"\bleast (?:exposed|affected|likely)\b", r"\b(?:rank|sort|order)\w* by (?:ai )?resilien",
        r"^(?!.*\b(?:pay|paid|paying|money|earn|salar)).*\bai[- ]?(?:proof|resistant)\b", r"\bm[aá]s (?:segur|resistent|resilient)\w+\b",
    )),
    ("p10", _p(r"\b(?:highest|best|top|good|high) (?:starting|entry[- ]level|beginner|beginning) (?:pay|salar\w+|wage\w*)\b", r"\bstarting pay\b", r"\bmejor sueldo inicial\b", rf"{_RANKED} (?:the )?(?:10(?:th)? ?percentile|percentil 10)\b", rf"{_RANKED} what (?:the )?(?:bottom|lowest(?:[- ]paid)?|worst[- ]paid) (?:{_TENTH}|tenth)", rf"\b(?:pay|pays|money|wages?)\b.{{0,12}}\bfor (?:the|their) (?:bottom|lowest(?:[- ]paid)?|worst[- ]paid) (?:{_TENTH}|tenth)")),
    ("p90", _p(r"\b90(?:th)? ?(?:percentile|pctile|%ile)\b|\b(?:top|best[- ]paid) (?:10|ten) ?(?:%|percent)|\btop tenth\b|\bpercentil 90\b", r"\btop earners?\b", r"\bhighest ceiling\b", r"\bmost upside\b", r"\bhighest (?:max(?:imum)?|top[- ]end) pay\b", rf"{_RANKED} (?:the )?(?:90(?:th)? ?percentile|percentil 90)\b", rf"{_RANKED} what (?:the )?(?:top|best[- ]paid|highest[- ]paid) (?:{_TENTH}|tenth)", rf"\b(?:pay|pays|money|wages?)\b.{{0,12}}\bfor (?:the|their) (?:top|best[- ]paid|highest[- ]paid) (?:{_TENTH}|tenth)")),
)  # fmt: skip
LOWEST = _p(
    r"(?<!at )\b(?:lowest|worst|least|fewest|poorest|crappiest)\b(?!.{0,12}\b(?:at|exposed|resilien|likely|affected))(?! (?:10|ten|25|quarter|tenth))", r"\bpeor(?:es)?\b", r"\bbottom\b(?! (?:line|10|ten|25|quarter|tenth|half|percent))",
    r"\b(?:menos|peor) (?:ganan?|pagan?|pagad[oa]s?|earn)\b|\b(?:ganan?|pagan?|earn) (?:menos|less|peor)\b|\bm[aá]s baj[oa]s\b|\bpay(?:s|ing)? (?:the )?(?:least|worst)\b",
)  # fmt: skip
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "couple": 2, "handful": 5, "dozen": 12, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "doce": 12, "quince": 15, "veinte": 20,
}  # fmt: skip
_N = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_NO_COUNT = r"(?![- ]*(?:k\b|%|percent|/|years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?|an hour|grand|thousand|mil\b|out of|a[nñ]os?|meses|mes\b|d[ií]as?|horas?|dollars|bucks|d[oó]lares))(?![,.]\d)"
_LISTED = r"(?:jobs?|careers?|occupations?|roles?|places?|states?|cities|metros?|options?|choices|of them|trabajos?|empleos?|carreras?|ocupaciones|profesiones|puestos|estados|ciudades|opciones)"
COUNT = re.compile(
    rf"\b(?:top|best|highest|first|list|give me|show me|name|name me|the|any|just|only|a|los|las|dame|mu[eé]strame|ens[eé][nñ]ame|primer[oa]s) (?:a |the |los |las |mejores )?{_N}\b{_NO_COUNT}"
    rf"|\b{_N} (?:of the )?(?:best|top|highest|fastest|safest|good|great|lowest|worst|better|well|mejores|peores|safest|most|mejor|m[aá]s|more)\b"
    rf"|\b{_N}\b{_NO_COUNT} (?:\w+ ){{0,2}}?{_LISTED}\b"
)  # fmt: skip
_HAVE = re.compile(
    r"\b(?:had|have|worked|work|hold|held|juggle|between|in|last|past|tengo|tuve|apply to|applied (?:to|for)|these|those|my) (?:these |those |my |the )?\w+ (?:\w+ )?(?:jobs|states|careers|trabajos|empleos)\b"
)


def by_in(low: str) -> str | None:
    """What the folded text wants a list ordered by, where it is not plain pay."""
    found = next((by for by, pattern in BYS if pattern.search(low)), None)
    if found in (None, "employment") and SHRINKING.search(low):
        return "growth"
    return found


def lowest_in(low: str) -> bool:
    """Whether the folded text asks for the lower end first: the worst paid, or what shrinks most."""
    return bool(LOWEST.search(low) or SHRINKING.search(low))


def count_in(low: str) -> int | None:
    """How many the folded text asks for (1 to 50)."""
    match = COUNT.search(low)
    if match is None or _HAVE.search(low):
        return None
    said = match[1] or match[2] or match[3]
    number = _NUMBERS.get(said) or (int(said) if said.isdigit() else 0)
    return min(number, _MOST_ASKED) or None
