"""Which figure of a wage a question asks for: the lowest tenth, a quarter mark, the best paid, how many people. Pure.

Patterns over folded lower-case text, English and Spanish; which job is meant and what the figure is, others say.
"""

import re
from typing import Literal

Statistic = Literal["p10", "p25", "p75", "p90", "mean", "employment"]

_TENTH = r"(?:10|ten) ?(?:%|percent|pct|por ciento)"
_QUARTER = r"(?:25|twenty[- ]five) ?(?:%|percent|pct|por ciento)"
_STARTING = re.compile(
    r"\b(?:entry[- ]level|starting|beginner|beginning|starter|initial|newbie|first[- ]year|new grads?|fresh out of (?:school|college)|with no experience|just starting(?: out)?|starts? (?:out )?(?:at|off)|inicial(?:es)?|para empezar|al empezar|reci[eé]n (?:graduad|egresad)\w+|principiantes?)\b"
)
_PAY = re.compile(
    r"\b(?:pay|pays|paid|gets?|salar\w+|wages?|make|makes|earn\w*|money|income|rate|sueldo|salario|gana\w*|pagan?|cobra\w*)\b|\$"
)
_STARTS = re.compile(
    r"\b(?:what|how much|where)(?: \w+){0,2} (?:i|you|we|they|he|she|someone|people|one) (?:start|begin) (?:out )?(?:at|on|with)\b(?! (?:age|the bottom))"
)
"""What one would start at: a question about pay though no word of pay is in it."""
_MEAN = re.compile(
    r"\bmean,? (?:annual |yearly |hourly )?(?:pay|salar\w+|wages?|income|earnings)\b|\bmean,? (?:and )?not (?:the )?median\b|\bnot (?:the )?median,? (?:but )?(?:the )?mean\b"
    r"|\bthe mean(?= ?(?:$|[?.!,]))|\b(?:arithmetic|statistical) (?:mean|average)\b|\bmedia aritm[eé]tica\b|\b(?:promedio|media),? (?:y )?no (?:la )?mediana\b"
)
_NOT_MEAN = re.compile(r"\b(?:not|no) (?:the |la )?(?:mean|media)\b")
_ASKED: tuple[tuple[Statistic, re.Pattern[str]], ...] = (
    ("p75", re.compile(rf"\b75(?:th)? ?(?:percentile|pctile|%ile)\b|\bpercentil 75\b|\b(?:top|upper|best[- ]paid|highest[- ]paid) (?:{_QUARTER}|quarter|quartile)(?!\w)|\b{_QUARTER} (?:que m[aá]s|mejor)|\bthird quartile\b")),
    ("p25", re.compile(rf"\b25(?:th)? ?(?:percentile|pctile|%ile)\b|\bpercentil 25\b|\b(?:bottom|lower|lowest|worst[- ]paid|lowest[- ]paid) (?:{_QUARTER}|quarter|quartile)(?!\w)|\b{_QUARTER} (?:que menos|peor)|\bfirst quartile\b")),
    ("p90", re.compile(
        rf"\b90(?:th)? ?(?:percentile|pctile|%ile)\b|\bpercentil 90\b|\b(?:top|best[- ]paid|highest[- ]paid|upper) (?:{_TENTH}|tenth|decile)|\b{_TENTH} (?:que m[aá]s|que more|mejor|best|highest|top)|\btop (?:earners?|earning|paid|end|dollar)\b|\b(?:high|upper) end\b"
        r"|\b(?:maximum|max|peak|ceiling) (?:pay|salary|wage|income)?\b|\b(?:most|highest) (?:an?|they|you|someone|one) (?:\w+ ){0,3}(?:can|could|make|earn)|\bhow high (?:can|does)\b|\b(?:top|best|highest)[- ](?:earning|paid) (?:[\w'-]+ ){1,4}(?:make|earn|get|pull|bring|take)\b|\b(?:top|highest) rung\b|\bat the (?:very )?top\b|\blos (?:que m[aá]s ganan|mejor pagados)\b|\blo m[aá]s (?:que|alto)\b",
    )),
    ("p10", re.compile(
        rf"\b10(?:th)? ?(?:percentile|pctile|%ile)\b|\bpercentil 10\b|\b(?:bottom|lowest|lowest[- ]paid|worst[- ]paid|poorest) (?:{_TENTH}|tenth|decile)|\b{_TENTH} (?:que menos|peor|worst|lowest)|\b(?:low|lower|bottom) end\b"
        r"|\b(?:lowest|minimum|least) (?:pay|salary|wage|income) (?:for|of|as)\b|\b(?:least|lowest) (?:an?|they|you|someone|one) (?:\w+ ){0,3}(?:can|could|make|earn)|\bhow low (?:can|does)\b|\b(?:lowest|worst|least)[- ](?:earning|paid) (?:[\w'-]+ ){1,4}(?:make|earn|get|pull|bring|take)\b|\b(?:bottom|lowest|first) rung\b|\bat the (?:very )?bottom\b|\brock bottom\b|\blos que menos ganan\b",
    )),
)  # fmt: skip
_HEADS = re.compile(
    r"\bhow many (?!years?|hours?|months?|weeks?|days?|times|credits|openings|vacancies|jobs will|more|states|types|kinds|skills|steps|tests|exams|certif\w+|people (?:will|leave|quit))(?:[\w'-]+ ){0,7}?(?:are there|there are|exist|work(?:ing|s)?|employed|are employed|do we have|does .{2,20} have|in the (?:us|country|nation|state)|are in\b|in [a-z])"
    r"|\b(?:number|count|headcount|total) of (?!years|hours|jobs? openings|openings|months)[\w '-]{3,40}\b(?:in|employed|working|jobs|workers)\b|\bcu[aá]nt[oa]s (?!a[nñ]os|horas|meses|vacantes|semanas|d[ií]as)(?:[\w'-]+ ){1,6}?(?:hay|trabajan|existen|tiene)\b|\bhow big is the\b.{0,30}\b(?:workforce|field)\b"
    r"|\bhow many\b.{0,40}\bpeople (?:hold|have|do) (?:this|that|such)\b"
)


def statistic_in(low: str) -> Statistic | None:
    """The figure beside the median that the folded text asks for."""
    if _HEADS.search(low):
        return "employment"
    found = next((name for name, pattern in _ASKED if pattern.search(low)), None)
    if found is None and asks_starting_pay(low):
        return "p10"
    if found is None and _MEAN.search(low) and not _NOT_MEAN.search(low):
        return "mean"
    return found


def asks_starting_pay(low: str) -> bool:
    """Whether it asks what beginners are paid, which no survey publishes."""
    return bool((_STARTING.search(low) and _PAY.search(low)) or _STARTS.search(low))
