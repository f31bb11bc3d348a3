"""What a sentence says that a figure measures: a percentile or the middle, by the year or the hour, in whose prices. Pure.

Words are read; whether a fact fits them is `fits`'s business in `matching`.
"""

import re
from typing import Literal

from advisor.facts import Fact
from advisor.grounding.mentions import Mention

Time = Literal["year", "hour", "month", "week", "day"]

_STATISTICS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"p25", "p75"}), r"middle\s+(?:half|50\s?(?:%|percent))|mitad\s+(?:del\s+medio|central)"),
    (frozenset({"p25", "median", "p75"}), r"middle\s+of\s+the\s+(?:range|pack)"),
    (frozenset({"p10"}), r"una\s+de\s+cada\s+diez\s+(?:personas\s+)?(?:gana\w*\s+)?menos|10th\s+percentile|tenth\s+percentile|percentil(?:es)?\s+10|p10\b|(?:bottom|lowest|lower|worst)[-\s]*(?:paid|earning)?\s*(?:10\s?(?:%|percent)|tenth|ten\s+percent|decile)|"
     r"(?:one|1)\s+in\s+(?:ten|10)\s+(?:earns?|makes?|are\s+paid)\s+(?:less|under|below)|10\s?%\s+(?:peor|menos)\s+pagad\w*|décimo\s+peor\s+pagado|décima\s+parte\s+(?:más\s+baja|peor\s+pagada|menos\s+pagada|inferior)|(?:diez|10)\s?(?:%|por\s+ciento)\s+(?:de\s+[\w\s]{1,30}?)?(?:que\s+)?(?:menos|peor)\s*\w*|(?:a|one|the)\s+tenth\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|is\s+paid|get)\s+(?:less|under|below)|(?:ten|10)\s?(?:%|percent)\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|are\s+paid|gets?)\s+(?:less|under|below)"),
    (frozenset({"p90"}), r"una\s+de\s+cada\s+diez\s+(?:personas\s+)?(?:gana\w*\s+)?más|90th\s+percentile|ninetieth\s+percentile|percentil(?:es)?\s+90|p90\b|(?:top|highest|upper|best)[-\s]*(?:paid|earning)?\s*(?:10\s?(?:%|percent)|tenth|ten\s+percent|decile)|"
     r"(?:one|1)\s+in\s+(?:ten|10)\s+(?:earns?|makes?|are\s+paid)\s+(?:more|over|above)|10\s?%\s+mejor\s+pagad\w*|décimo\s+mejor\s+pagado|décima\s+parte\s+(?:más\s+alta|mejor\s+pagada|superior)|(?:diez|10)\s?(?:%|por\s+ciento)\s+(?:de\s+[\w\s]{1,30}?)?(?:que\s+)?(?:más|mejor)\s*\w*|(?:a|one|the)\s+tenth\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|is\s+paid|get)\s+(?:more|over|above)|(?:ten|10)\s?(?:%|percent)\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|are\s+paid|gets?)\s+(?:more|over|above)"),
    (frozenset({"p25"}), r"(?:a|one)\s+quarter\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|gets?)(?=\s+\$[\d,]+\s+or\s+less)|(?:a|one|another|the)\s+quarter\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|is\s+paid|are\s+paid|gets?)\s+(?:less|under|below|\$[\d,]+\s+or\s+less)|(?:un\s+cuarto|una?\s+cuarta\s+parte|una\s+de\s+cada\s+cuatro\s+personas)\s+(?:de\s+[\w\s]{1,40}?)?(?:gana|cobra)\w*\s+menos|25th\s+percentile|percentil(?:es)?\s+25|p25\b|(?:lower|bottom|first|lowest)[-\s]*(?:paid)?\s*(?:quarter|quartile)(?:\s+mark)?|cuarto\s+(?:inferior|bajo)|primer\s+cuartil"),
    (frozenset({"p75"}), r"(?:a|one|another)\s+quarter\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|gets?)(?=\s+\$[\d,]+\s+or\s+more)|(?:a|one|another|the)\s+quarter\s+(?:of\s+[\w\s-]{1,40}?)?(?:earns?|makes?|is\s+paid|are\s+paid|gets?)\s+(?:more|over|above)|(?:un\s+cuarto|otro\s+cuarto|una?\s+cuarta\s+parte|una\s+de\s+cada\s+cuatro\s+personas)\s+(?:de\s+[\w\s]{1,40}?)?(?:gana|cobra)\w*\s+más|75th\s+percentile|percentil(?:es)?\s+75|p75\b|(?:upper|top|third|highest)[-\s]*(?:paid)?\s*(?:quarter|quartile)(?:\s+mark)?|cuarto\s+(?:superior|alto)|tercer\s+cuartil"),
    (frozenset({"median", "typical_median"}), r"the\s+middle(?!\s+(?:half|50|of))|middle(?=\s*[,:])|(?:a|en)\s+la\s+mitad\s+(?:exacta|justa|de\s+la\s+(?:escala|tabla|lista))|medians?|median[ao]s?|midpoint|50th(?:\s+percentile)?|fiftieth\s+percentile|percentil(?:es)?\s+50|p50\b|half\s+(?:of\s+(?:them|the\s+\w+|\w+)\s+|the\s+\w+\s+)?(?:earn|make|are\s+paid|get)\w*|la\s+mitad\s+(?:gana|cobra)\w*"),
    (frozenset({"median", "typical_median", "mean", "p25", "p75"}), r"typical(?:ly)?(?:\s+(?:pay|wage|salary|earnings|earner))?|típic[ao]"),
    (frozenset({"p75", "p90"}), r"l[ao]s?\s+que\s+más\s+(?:gana|cobra)\w*(?![^.,;:]*\bson\b)"),
    (frozenset({"p10", "p25"}), r"l[ao]s?\s+que\s+menos\s+(?:gana|cobra)\w*(?![^.,;:]*\bson\b)"),
    (frozenset({"mean", "typical_median"}), r"on\s+average(?=\s+across)|average\s+(?:weighted|across)|promedio\s+(?:ponderado|de\s+las\s+ocupaciones)"),
    (frozenset({"mean"}), r"(?:on\s+)?average(?:s|d)?|means?(?=[\s*_]*[:(]?[\s*_]*\$)|(?<=[|*_(])\s*means?(?=\s*[|*_)])|(?:the|a|arithmetic|annual|hourly|yearly)\s+means?(?!\s+(?:that|you|it|a|an|the|more|less|nothing|little|to|they|there))|means?\s+(?:wages?|pay|salar\w+|earnings|is|was)\b|promedio|en\s+media|la\s+media(?!\s+(?:hora|mitad))|salario\s+medio"),
    (frozenset({"p10", "p25"}), r"(?:low(?:er)?|bottom|entry)[- ]end|extremo\s+(?:bajo|inferior)|(?:starting|beginning)\s+(?:pay|salar(?:y|ies)|wages?)|sueldo\s+inicial"),
    (frozenset({"p75", "p90"}), r"(?:high(?:er)?|upper|top)[- ]end|extremo\s+(?:alto|superior)"),
)  # fmt: skip
_STATISTIC = [
    (names, re.compile(rf"(?<![\w-])(?<!but\s)(?:{pattern})(?!\w)", re.IGNORECASE)) for names, pattern in _STATISTICS
]
_BARE_PERCENTILE = re.compile(
    r"\b(10|25|50|75|90)th\b(?!\s+percentile)|\b(?:el|y|al?|and|to|,)\s*(10|25|50|75|90)\b(?!\s?[%,.]\d|\s?%|\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?<![\w$.,-])(?P<rest>all\s+but\s+(?:(?:a|one|the)\s+)?|todos\s+menos\s+(?:un[oa]?\s+)?)?(?:(?P<most>nine\s+(?:in|out\s+of|of)\s+(?:every\s+)?ten|9\s+(?:in|out\s+of)\s+10|ninety\s+percent|90\s?(?:%|percent)|nueve\s+de\s+cada\s+diez|(?:el\s+)?90\s?(?:%|por\s+ciento))"
    r"|(?P<three>three[\s-]+quarters|three\s+(?:in|out\s+of|of)\s+(?:every\s+)?four|75\s?(?:%|percent)|tres\s+(?:cuartas\s+partes|cuartos|de\s+cada\s+cuatro)|(?:el\s+)?75\s?(?:%|por\s+ciento))"
    r"|(?P<quarter>quarter|(?:one|1)\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:four|4)|25\s?(?:%|percent)|cuarto|cuarta\s+parte|un[oa]\s+de\s+cada\s+cuatro|(?:el\s+)?25\s?(?:%|por\s+ciento))"
    r"|(?P<tenth>tenth|(?:one|1)\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:ten|10)|10\s?(?:%|percent)|ten\s+percent|décima\s+parte|un[oa]\s+de\s+cada\s+diez|(?:el\s+)?10\s?(?:%|por\s+ciento))"
    r"|(?P<half>half|50\s?(?:%|percent)|mitad|un[oa]\s+de\s+cada\s+dos|one\s+in\s+two))"
    r"(?![\s-]*(?:paid|earning))(?:\s+(?:(?!quarter|tenth|half|mitad|cuarta|décima|than\b|and\b|while\b|but\b|y\b|mientras\b)[^\s.,;:$\d|]+)){0,9}?\s*"
    r"(?:(?P<less>(?=\$[\d.,]+k?\s+(?:a\s+year\s+|al\s+año\s+)?(?:or\s+(?:less|under|below)|o\s+menos))|(?:less|fewer|lower|no\s+more)\s+than|under|below|at\s+most|up\s+to|short\s+of|or\s+less|(?<!por\s)(?<!lo\s)(?<!al\s)menos|por\s+debajo|hasta|como\s+mucho)|"
    r"(?P<more>(?=\$[\d.,]+k?\s+(?:a\s+year\s+|al\s+año\s+)?(?:or\s+(?:more|over|above)|o\s+más))|(?:more|higher|no\s+less)\s+than|over|above|at\s+least|beyond|past|clear\w*|top(?:s|ped|ping)?|exceed\w*|beat\w*|pass\w*|upwards?\s+of|north\s+of|or\s+more|más|por\s+encima|supera\w*|rebasa\w*|sobrepasa\w*|pasan?\s+de|(?:al|por\s+lo)\s+menos))(?!\w)",
    re.IGNORECASE,
)
""" "One in four earns less than": a share of workers and the side of the mark they are on."""
_MARKS = {
    "half": (("median", "typical_median"), ("median", "typical_median")),
    "most": (("p90",), ("p10",)),
    "three": (("p75",), ("p25",)),
    "quarter": (("p25",), ("p75",)),
    "tenth": (("p10",), ("p90",)),
}
"""The percentile that a share of workers lies below, and the one it lies above."""
_PERCENTILE_HEAD = re.compile(
    r"[\s*_]*(?:p|pct\.?|percentile?|percentil)?\s*(10|25|50|75|90)\s?(?:th|%|\.?º|st|nd)?(?:\s*(?:percentile|pct\.?))?[\s*_]*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?:10|25|50|75|90)th\b")
_ITEM_LABEL = re.compile(r"^[\s*_>-]*(?:(?:el|the|p)\s*)?(10|25|50|75|90)(?=\s?(?:%|th)?\**\s?[:=–])", re.IGNORECASE)
_COLUMN_NAMED = re.compile(
    r"\b(?:column|columna|headed|under|line|row|fila|bajo|heading)\s+(?:el\s+|the\s+)?[\"“*]?(10|25|50|75|90)(?=\s?%?[\s\"”*.,;:]|$)",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(r"average\s+(?:of\s+)?(?:100|prices?)|(?:US|U\.S\.|national)\s+average|average\s+(?:U\.?S\b|national)|by\s+no\s+means|means\s+(?:that|you|it)", re.IGNORECASE)  # fmt: skip
_NAMED = frozenset(("p10", "p25", "median", "p75", "p90", "mean", "typical_median"))

_TIMES: tuple[tuple[Time, str], ...] = (
    ("year", r"(?:a|per|each|every)\s+year|/\s?(?:yr|year)|p\.?a\.?(?=\W)|annual(?:ly)?|yearly|al\s+año|por\s+año|anual(?:es|mente)?"),
    ("hour", r"(?:an|per|each|every)\s+hour|/\s?(?:hr?|hour)\b|hourly|(?:a|por)\s+(?:la\s+)?hora|la\s+hora"),
    ("month", r"(?:a|per|each|every)\s+month|/\s?(?:mo|month)\b|monthly|al\s+mes|por\s+mes|mensual(?:es|mente)?"),
    ("week", r"(?:a|per|each|every)\s+week|/\s?(?:wk|week)\b|weekly|a\s+la\s+semana|por\s+semana|semanal(?:es|mente)?"),
    ("day", r"(?:a|per)\s+day|daily|al\s+día|por\s+día"),
)  # fmt: skip
_TIME = [(time, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for time, pattern in _TIMES]
REAL = re.compile(
    r"US\s+prices|national\s+prices|cost[- ]of[- ]living|living\s+(?:costs?|expenses)|costs?\s+(?:to|of)\s+live|what\s+(?:things|life|everything)\s+costs?|local\s+costs|costs\s+are|how\s+far|far\s+(?:a|the|your|that|this)\s+(?:\w+\s+)?(?:pay\w*|money|dollars?|wages?|salar\w+)|purchasing\s+power|buying\s+power|\breal\s+(?:pay|wage|terms|value|median|dollars)|"
    r"\bin\s+real\b|price[- ](?:adjusted|level)|adjust\w+|goes\s+(?:further|as\s+far)|feels?\s+(?:more\s+)?like|costs?\s+(?:more|less)|cheaper|expensive|dear|local\s+prices|\bprices\b|parity|\bworth\b|\bbuys?\b|stretch\w*|"
    r"\breal\b|poder\s+(?:de\s+compra|adquisitivo)|costo\s+de\s+(?:la\s+)?vida|coste\s+de\s+(?:la\s+)?vida|precios|ajust\w+|\brinde\w*|constant",
    re.IGNORECASE,
)  # fmt: skip
_REAL_ONLY = re.compile(
    r"(?:in|at)\s+(?:US|U\.S\.|national)\s+prices|(?:after|once)\s+(?:adjusting|the\s+adjustment|adjustment|accounting)\b|(?:after|adjusted\s+for)\s+(?:the\s+)?cost\s+of\s+living|"
    r"cost-of-living[- ]adjusted|in\s+real\s+terms|real\s+(?:pay|wage|median)|ajustad[oa]s?\b|en\s+precios\s+de\s+EE|en\s+términos\s+reales",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"\b(?:nominal\w*|before|on\s+paper|not\s+adjusted|unadjusted|without\s+adjust\w+|becomes?|equals?|is\s+worth|buys|from|sin\s+ajustar|antes)\b",
    re.IGNORECASE,
)


def statistics(text: str) -> list[Mention]:
    """Words for a percentile, the median or the mean; `codes` are names of statistics."""
    bare = _NOT_PAY.sub(lambda match: " " * len(match.group()), text)
    found: list[Mention] = []
    for names, pattern in _STATISTIC:
        for match in pattern.finditer(bare):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(Mention(match.start(), match.end(), match.group(), names))
    for match in _SHARE.finditer(bare):
        if all(match.end() <= one.start or match.start() >= one.end for one in found):
            found.append(Mention(match.start(), match.end(), match.group(), _mark_of(match)))
    spoken = "percentil" in text.lower() or len(_ORDINAL.findall(bare)) > 1
    for match in _BARE_PERCENTILE.finditer(bare) if spoken else ():
        if all(match.end() <= one.start or match.start() >= one.end for one in found):
            found.append(Mention(match.start(), match.end(), match.group(), _of_percentile(match[1] or match[2])))
    return sorted(found)


def _mark_of(match: re.Match[str]) -> frozenset[str]:
    share = next(name for name in ("half", "most", "three", "quarter", "tenth") if match.group(name))
    less = bool(match.group("less")) != bool(match.group("rest"))
    return frozenset(_MARKS[share][0 if less else 1])


def statistics_of_head(head: str) -> list[Mention]:
    """What the head of a column says of the figures below it; a head may be the bare number of a percentile."""
    if (bare := _PERCENTILE_HEAD.fullmatch(head)) is not None:
        return [Mention(0, len(head), head.strip(), _of_percentile(bare[1]))]
    return statistics(head)


def percentile_labels(text: str) -> list[Mention]:
    """Numbers of percentiles that label a figure and state none: "25 %: $80,900", "el 75"."""
    labels = [*_ITEM_LABEL.finditer(text), *_COLUMN_NAMED.finditer(text)]
    found = [Mention(match.start(1), match.end(1), match[1], _of_percentile(match[1])) for match in labels]
    if "percentil" in text.lower():
        for match in _BARE_PERCENTILE.finditer(text):
            if number := match[2]:
                found.append(Mention(match.start(2), match.end(2), number, _of_percentile(number)))
    return found


def _of_percentile(number: str) -> frozenset[str]:
    return frozenset({"median", "typical_median"} if number == "50" else {f"p{number}"})


def is_named_statistic(fact: Fact) -> bool:
    """Whether the fact is a wage by percentile, median or mean: what words for statistics speak of."""
    return fact.unit.startswith("USD") and (fact.statistic in _NAMED or fact.statistic.startswith("typical_median"))


def time_of(before: str, after: str) -> Time | None:
    """Per what a money figure is written: the words right behind it, else those right before it. `None`: not said."""
    near = [(match.start(), time) for time, pattern in _TIME if (match := pattern.search(after[:28])) is not None]
    if near:
        return min(near)[1]
    back = [(match.end(), time) for time, pattern in _TIME for match in pattern.finditer(before[-45:])]
    return max(back)[1] if back else None


def untimed(text: str) -> str:
    """What stands behind a figure, without the words that say per what that one is: "$31 an hour adds up to"."""
    for _, pattern in _TIME:
        if (match := pattern.match(text.lstrip())) is not None:
            return text.lstrip()[match.end() :]
    return text


def time_of_fact(fact: Fact) -> Time | None:
    if fact.unit.startswith("USD/hour"):
        return "hour"
    if fact.unit.startswith("USD/year") or fact.unit == "openings/year":
        return "year"
    return "month" if fact.unit == "USD" and "month" in (fact.note or "") else None


SPREAD = re.compile(
    r"\b(?:from(?=[^.;]*\bto\b)|between|range\w*|spread|low\w*|high\w*|end|top\w*|bottom|up\s+to|as\s+(?:much|little)\s+as|percentil\w*|tenth|quarter|quartile|half|best|least|most|"
    r"experienced|beginn\w*|first|later|after|early|start\w*|entry|senior|more|less|over|under|above|below|desde|hasta|entre|rango|décim\w+|cuart[oa]s?|mitad|mejor|peor|menos|más|tercer\w*|un[oa]\s+de\s+cada|(?:one|three|nine)\s+(?:\w+\s+)?in|quarters|\d\dth|p\d\d|out-?earn\w*|past|new\s+\w+|nuev[oa]s?|junior|seasoned|veteran\w*|empiez\w*|empezar|inici\w*|comienz\w*|experiencia|experimentad\w*|al\s+principio|máxim\w+|mínim\w+|maximum|minimum|supera\w*|van?\s+de|oscila\w*|10\s?%|25\s?%|75\s?%|90\s?%)(?!\w)|–|-\s?\$|(?<=[\dk])\s+(?:to|a)\s+(?=\$)|^[\s*>-]*(?:25|75|10|90)\s?%",
    re.IGNORECASE,
)
"""Words by which a sentence says that it speaks of a percentile, not of what is usual."""
_UNADJUSTED = re.compile(
    r"\b(?:before\s+any\s+adjust\w*|not\s+adjusted|unadjusted|without\s+adjust\w+|nominal\w*|on\s+paper|sin\s+ajust\w+|nominal(?:es)?)\b",
    re.IGNORECASE,
)
_SHARE_BELOW = re.compile(
    r"\b(?:top|highest|best|upper)[-\s]*(?:paid|earning)?\s*(?:10\s?(?:%|percent)|tenth|ten\s+percent|quarter)\s+(?:\w+\s+){0,4}?(?:earn|make|get|take|are\s+paid)\w*\s*(?:home\s+)?(?:less\s+than|under|below|up\s+to)\b",
    re.IGNORECASE,
)
_SHARE_ABOVE = re.compile(
    r"\b(?:bottom|lowest|worst|lower)[-\s]*(?:paid|earning)?\s*(?:10\s?(?:%|percent)|tenth|ten\s+percent|quarter)\s+(?:\w+\s+){0,4}?(?:earn|make|get|take|are\s+paid)\w*\s*(?:home\s+)?(?:more\s+than|over|above|at\s+least)\b",
    re.IGNORECASE,
)


def wrong_share(text: str) -> str | None:
    """A share of workers on the wrong side of its mark ("the top tenth earn less than"); `None`: there is none."""
    match = _SHARE_BELOW.search(text) or _SHARE_ABOVE.search(text)
    return match.group() if match is not None else None


def speaks_of_paid(text: str) -> bool:
    """Whether a figure is said to be pay as it is paid."""
    return _UNADJUSTED.search(text) is not None


def speaks_of_real_pay(text: str) -> bool:
    return REAL.search(text) is not None


def only_of_real_pay(text: str) -> bool:
    """Whether what is stated is said to be pay in US prices, nothing being said of pay as it is paid."""
    return _REAL_ONLY.search(text) is not None and _NOMINAL.search(text) is None
