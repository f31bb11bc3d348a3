"""What of a counselor's own sentence is an estimate, a measure that a reader could take for a published one, and whether it
is told as its publisher would tell it. Pure.

Whatever digits are left once days, durations and addresses are taken away count as a measure: in doubt it is one.
"""

import re
from collections.abc import Iterable

from advisor.facts import CitationOut, Fact
from advisor.figures import figures
from advisor.grounding.matching import years_in

CITED = re.compile(r"\[\s*\d{1,3}\s*\]")
PUBLISHED = "It reads as a published figure. Say it as your own estimate: without the survey’s date, its name or a source’s number."
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cuarenta)"
_NO_MEASURE = re.compile(
    rf"\b(?:{_MONTHS})\s+(?:de\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*%|,\d|\.\d)|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?:{_MONTHS})\b"  # days
    r"|(?<![\d$,.])(?:19|20)\d\d(?:[-–—/]\d{2,4})?(?![\d,.]*\d|\s?(?:%|dollars|d[oó]lares|percent|por\s+ciento|openings|jobs|vacantes|empleos))"  # years
    r"|\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b\.?|o['’]clock)|\b\d{1,2}:\d\d\b"  # times of day
    rf"|(?<![$\d.,]){_COUNT}(?:\s?(?:-|–|to|or|a|o)\s?{_COUNT})?(?:\s+|-)(?:full\s+|más\s+|more\s+)?(?:hours?|days?|weeks?|months?|years?|minutes?|semesters?|horas?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?|minutos?|semestres?)\b(?!\s+(?:earn|pay))"
    r"|(?<![\d$])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)|(?<![\d$,.-])\d{3}[-.]\d{4}(?!\d)"  # telephones
    r"|\b(?:room|suite|bus|line|route|building|floor|apartment|apt\.?|zip(?:\s+code)?|c[oó]digo\s+postal|sala|piso|l[ií]nea|ruta|no\.|#)\s*\d{1,5}\b"
    r"|(?<![\d$,.-])(?:911|988|211|311)\b(?![,.]\d)"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d+[.ºª°]+\s?(?:grado|piso)\b|(?<=[A-Za-z])-\d+\b",
    re.IGNORECASE,
)
_LARGE = 1000
_SMALL = re.compile(r"\b(?:one|two|three|un|una|uno|dos|tres)\b", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"\b(?:grand|bucks|twice|thrice|double|triple|\w+\s+times\s+(?:as|more|what)|half\s+(?:of|the)|(?:a|one)\s+(?:third|quarter|tenth)\s+of|"
    r"(?:one|two|three|nine|\d+)\s+(?:in|out\s+of)\s+(?:ten|three|four|five|\d+)|"
    r"el\s+doble|el\s+triple|la\s+mitad\s+de|\w+\s+veces\s+(?:más|lo)|(?:una?|dos|tres|nueve)\s+de\s+cada\s+\w+)\b",
    re.IGNORECASE,
)
_SURVEYED = re.compile(
    r"\b(?:half\s+(?:of|the)|medians?|typical\w*|averag\w+|percentiles?|tenth|quarter\s+of|in\s+ten|earn(?:s|ed|ings)?|wages?\s+(?:of|for)|project(?:ed|ions?)|"
    r"expected\s+to|grow(?:s|n|th)?|shr[iu]nk|crec\w+|disminu\w+|forecast\w*|openings?|employed|employment|job\s+growth|statistics?|"
    r"mitad\s+de|medianas?|t[ií]pic[oa]s?|promedios?|percentil\w*|cada\s+diez|gan(?:a|an|aba|aban|ó|aron)|sueldos?\s+de|proyec\w+|se\s+(?:espera|prev[eé])|"
    r"pron[oó]stic\w+|vacantes|estad[ií]stic\w+)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*(?<!\d)(?:19|20)\d\d(?!\d)[^()\[\]]*[)\]]")
_NAMED = re.compile(
    r"\b(?:B\.?L\.?S\b|OEWS|O\*?NET|Bureau\s+of|Department\s+of\s+Labor|Census|federal\s+(?:data|figures|survey)|official\s+(?:data|figures|statistics)|"
    r"government\s+(?:data|figures|statistics)|Oficina\s+de|Departamento\s+de|cifras\s+oficiales|datos\s+oficiales)",
    re.IGNORECASE,
)


def states_measure(text: str) -> bool:
    """Whether a sentence tells a measure: money, a share, a count, a score, in digits or in words."""
    bare = _NO_MEASURE.sub(" ", CITED.sub(" ", text))
    if any(char.isdigit() for char in bare) or _IN_WORDS.search(bare) is not None:
        return True
    return any(one.kind not in ("year", "code") and not _SMALL.fullmatch(one.text.strip()) for one in figures(bare))


def heads_with_figure(heading: str) -> bool:
    """Whether a heading tells money, a share or a large count; "Step 2" tells none."""
    bare = _NO_MEASURE.sub(" ", heading)
    if _IN_WORDS.search(bare) is not None:
        return True
    return any(
        one.kind in ("money", "percent") or (one.kind == "number" and one.value >= _LARGE) for one in figures(bare)
    )


def as_published(text: str, facts: Iterable[Fact], sources: Iterable[CitationOut]) -> bool:
    """Whether a sentence speaks as a publisher does: it bears a source's number, or tells a measure with the time of a
    release or the name of who released it. `facts` and `sources`: those of the draft, whose times these are."""
    if CITED.search(text) is not None:
        return True
    if not states_measure(text):
        return False
    if _IN_BRACKETS.search(text) is not None or _NAMED.search(text) is not None:
        return True
    sources = list(sources)
    low = text.casefold()
    if any(
        len(name) > 2 and name.casefold() in low for one in sources for name in (one.publisher, one.dataset) if name
    ):
        return True
    times = [one.as_of for one in facts] + [one.vintage for one in sources]
    if any(not one.isdigit() and len(one) > 4 and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in times):
        return True
    told = [one for time in times for one in years_in(time)[:1]]
    newest = max(told, default=9999)  # a year to come is no release
    years = years_in(text)
    return bool(years) and _SURVEYED.search(text) is not None and min(years) <= newest
