"""Which thing that no source here measures a message asks for: a key of `prose.unmeasured`. Pure patterns; it claims nothing."""

import re

_AGES = r"(?:\d{2}[- ]?year[- ]?olds?|(?:in|over|under) (?:their|your|my) (?:\d0s|twent|thirt|fort|fift|sixt)\w*|older workers|younger workers)"
_WHO = r"(?:nurses?|teachers?|workers?|people|men|women|drivers?|employees)"
CONDITIONS = (
    r"\b(?:part[- ]?time|remote(?:ly)?|(?:work(?:ing)?|jobs?|do|done|make money) (?:\w+ ){0,2}(?:from|at) home|work[- ]from[- ]home|from home|wfh|telework\w*|telecommut\w+|"
    r"flexible (?:jobs?|work|hours|schedules?)|(?:night|evening|weekend|day)[- ]shifts?(?: jobs?| work)?|(?:trabajos? )?(?:de |a )?(?:medio tiempo|tiempo parcial)|"
    r"desde (?:la |mi )?casa|a distancia|remot[oa]s?|teletrabajo|horarios? flexibles?|turnos? (?:de noche|nocturnos?))"
)
_KINDS: dict[str, re.Pattern[str]] = {
    "sex": re.compile(r"\b(?:women|men|female|male|males|females|gender|mujeres|hombres)\b.{0,60}\b(?:women|men|female|male|males|females|make|makes|earn|paid|pay|gap|gana\w*|mujeres|hombres)\b|\bgender (?:pay )?gap\b|\bbrecha salarial\b"),
    "race": re.compile(rf"\b(?:black|white|hispanic|latin[oax]s?|asian|african[- ]american|race|racial|ethnic\w*)\b.{{0,30}}\b(?:{_WHO}|pay|gap|earn|make)\b|\bby race\b"),
    "age": re.compile(rf"\b{_AGES}\b.{{0,40}}\b(?:earn|make|paid|pay|salar\w+)\b|\b(?:earn|make|paid|pay|salar\w+)\b.{{0,40}}\b{_AGES}\b|\b(?:pay|salar\w+|earn\w*|wages?) by age\b"),
    "employer": re.compile(r"\b(?:which|what) (?:company|companies|employers?|firms?|hospitals?)\b|\b(?:google|amazon|apple|microsoft|meta|facebook|walmart|tesla|netflix|costco|target|ups|fedex|starbucks|nasa)\b.{0,40}\b(?:pay|pays|make|makes|get|earn|salar\w+|stock|engineers?|workers?|managers?)\b|\bat (?:google|amazon|apple|microsoft|meta|facebook|walmart|tesla|netflix|costco|target|ups|fedex|starbucks)\b|\bqu[eé] empresas?\b"),
    "overtime": re.compile(r"\bovertime (?:pay|rates?|wages?|earnings|money)\b|\b(?:earn|make|paid|get|pays?)\b.{0,20}\b(?:in|from|for) overtime\b"),
    "average_age": re.compile(r"\b(?:average|median|typical|mean|usual) age\b|\bhow old (?:are|is) (?:most |the average |the typical |a typical |an average |the usual )(?!figure|number|data|stat)|\bedad (?:promedio|media)\b"),
    "applicants": re.compile(r"\bapplicants?\b.{0,40}\b(?:are there|each|per|a year|every|for)\b|\bhow many (?:people )?(?:apply|applicants|applications)\b|\bacceptance rates?\b|\bcu[aá]nt[oa]s (?:solicitantes|aspirantes|candidatos)\b"),
    "extras": re.compile(r"\b(?:bonus(?:es)?|stock(?: options)?|equity|rsus?|sign[- ]on|overtime(?: pay)?|benefits?|insurance|pension|401k|pto|vacation|bonos?|prestaciones|horas extra)\b"),
    "tips": re.compile(r"\b(?:in|from|on|of|with|without|before|after|plus|count\w*|includ\w+) (?:the )?(?:tips|commissions?)\b|\b(?:tips|commissions?) (?:includ\w+|count\w*|too|in (?:that|this|it|there|the (?:number|figure|pay)\w*)|part of)\b|\b(?:are|is|do|does|what about) (?:the |their )?(?:tips|commissions?)\b|\bpropinas\b|\bcomisi(?:[oó]n|ones)\b"),
    "unemployment": re.compile(r"\bunemploy\w+\b.{0,20}\brates?\b|\brates?\b.{0,20}\bunemploy\w+\b|\bdesempleo\b"),
    "happiness": re.compile(r"\b(?:how happy|happiest|happiness|job satisfaction|satisfied|satisfaction)\b|\bfelic(?:es|idad)\b"),
    "rates": re.compile(r"\b(?:divorce|suicide) rates?\b|\blife expectancy\b|\binjury rates?\b|\bdeath rates?\b"),
    "school": re.compile(r"\b(?:harvard|yale|stanford|mit|ivy league|princeton)\b.{0,40}\b(?:grads?|graduates?|degree|make|earn)\b"),
    "self_employed": re.compile(r"\b(?:self[- ]employed|freelanc\w+|own business|1099|gig)\b"),
    "union": re.compile(r"\bunion(?:ized)?\b.{0,30}\b(?:pay|wages?|make|earn|non[- ]?union)\b|\bnon[- ]?union\b"),
    "conditions": re.compile(CONDITIONS + r"(?:[ -](?:work|jobs?|hours|positions?|roles?|gigs?))?\b(?! (?:controls?|areas?|places?|sensing|pilots?))"),
}  # fmt: skip


def unmeasured(message: str) -> str | None:
    """The first thing asked that is not measured; None where nothing of the kind is asked."""
    low = message.lower()
    return next((key for key, pattern in _KINDS.items() if pattern.search(low)), None)
