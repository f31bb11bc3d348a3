"""Words right around a figure that say it measures something which the fact is not: a score, openings, growth a year. Pure."""

import re

from advisor.facts import Fact
from advisor.figures import Figure
from advisor.grounding.alike import is_distance

_SCORED = re.compile(r"\bscores?\s+(?:of\s+|is\s+)?(?:a\s+|an\s+)?$|\bpuntaje\s+(?:es\s+|de\s+)?$", re.IGNORECASE)
_OF_SIX = re.compile(r"\s*(?:out\s+of|of|de|sobre|/)\s*(?:6|six|seis)\b", re.IGNORECASE)
_BOUNDS = re.compile(r"\b(?:range\w*|low\w*|high\w*|between|from|end|entre|desde|rango|baj\w+|alt\w+)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\d\s*(?:to|–|-|a)\s*$")
_EXPOSED = re.compile(r"\b(?:exposure|exposición)\b[^,;.]{0,24}$", re.IGNORECASE)
_EXIST = re.compile(
    r"\b(?:there\s+are|hay|employs?|work\s+as|trabajan)\s+(?:about\s+|some\s+|around\s+|unos\s+|unas\s+)?$",
    re.IGNORECASE,
)
_OPENINGS = re.compile(r"\b(?:opening|vacan|plazas|positions|hir)\w*", re.IGNORECASE)
_NOT_AT_WORK = re.compile(
    r"\b(?:unemployed|jobless|openings|vacan\w+|out\s+of\s+work|desemplead\w+|parad[oa]s)\b", re.IGNORECASE
)
_YEARLY = re.compile(r"\s*(?:a|per|each|every)\s+year\b|\s*(?:annual|yearly|al\s+año|por\s+año|anual)", re.IGNORECASE)
_APART = re.compile(
    r"\s*(?:(?:an?|per|al?|por)\s+(?:year|hour|año|hora)\s+)?(?:more|less|higher|lower|más|menos)\s+(?:(?:an?|per|al)\s+(?:year|hour|año)\s+)?(?:than|que)\b",
    re.IGNORECASE,
)
_NO_PAY = re.compile(
    r"\b(?:in\s+tax(?:es)?|minimum\s+wage|in\s+rent|house\s+costs?|mortgage|tuition|salario\s+mínimo|en\s+impuestos|de\s+alquiler)\b",
    re.IGNORECASE,
)
_MOST_PEOPLE = re.compile(
    r"\b(?:most|almost\s+all|nearly\s+all|nine\s+(?:in|out\s+of)\s+ten|three\s+(?:in|out\s+of)\s+four|three\s+quarters|two[-\s]thirds|the\s+majority|only\s+(?:one|a\s+few)|la\s+mayoría|casi\s+tod[oa]s)\b"
    r"[^.,;]*\b(?:earn|make|get|paid|gana|cobra)\w*",
    re.IGNORECASE,
)


def other_measure(bare: str, figure: Figure, fact: Fact) -> str | None:
    """What the words right around a figure say that it measures, and the fact does not."""
    before, behind = bare[: figure.start], re.split(r"[,;]", bare[figure.end :])[0]
    if _SCORED.search(before) and fact.unit == "count":
        return "a count, not the score"
    if _OF_SIX.match(behind) and "score" not in fact.statistic:
        return "not the score"
    ends = fact.statistic in ("score_low", "score_high")
    if _OF_SIX.match(behind) and ends and not (_BOUNDS.search(bare) or _UP_TO.search(before)):
        return "an end of the score's range, not the score"
    if _EXPOSED.search(before) and fact.unit.startswith("score") and fact.statistic != "exposure":
        return "not the exposure"
    if fact.statistic == "openings" and _EXIST.search(before) and not _OPENINGS.search(bare):
        return "openings a year, which have to be called so"
    if fact.statistic.startswith("employment") and fact.unit == "people" and _NOT_AT_WORK.search(behind):
        return "people at work"
    if (
        fact.unit.startswith("USD")
        and not is_distance(fact)
        and fact.of.kind != "user"
        and _APART.match(bare[figure.end :])
    ):
        return "no distance"
    if fact.statistic == "growth" and _YEARLY.match(behind):
        return "growth over the whole period, not a year"
    if fact.unit.startswith("USD") and _NO_PAY.search(f"{re.split(r'[,;:]', before)[-1]} {behind[:24]}"):
        return "pay, and of nothing else"
    if fact.statistic == "median" and _MOST_PEOPLE.search(re.split(r"[;:]", before)[-1]):
        return "the median: half earn more, half less"
    return None
