"""An option weighed against a pay limit that the client named: above or below it, as their own amount and a fact. Pure."""

import re

from advisor.drafting.looked_up import Option
from advisor.drafting.voice import Voice

_YEARLY = re.compile(r"\$\s?(\d{2,3}(?:,\d{3})|\d{5,6}|\d{2,3}(?=k\b))(k)?(?![\d,]|\.\d)", re.IGNORECASE)
_HOURLY = re.compile(r"(?i)\b(?:an?|per|la|por|/) ?(?:hour|hr|hora|month|mes|week|semana)\b")


def limit_of(voice: Voice) -> tuple[str, float] | None:
    """The one yearly amount among the client's goals and limits, as said and as a number; `None` where there are several."""
    items = [one.text for one in voice.found.asked.items if one.from_client and one.kind in ("goal", "constraint")]
    found = {match[0]: match for text in items if not _HOURLY.search(text) for match in _YEARLY.finditer(text)}
    if len(found) != 1:
        return None
    said, match = next(iter(found.items()))
    return said, float(match[1].replace(",", "")) * (1000 if match[2] else 1)


def weighed(voice: Voice, option: Option) -> None:
    """Whether the median that was told is above or below the amount the client named."""
    limit, fact = limit_of(voice), option.pay
    if limit is None or fact is None or fact.bound is not None or fact.unit.startswith("USD/hour"):
        return
    if fact.value == limit[1]:
        return
    way = "limit.above" if fact.value > limit[1] else "limit.below"
    voice.say("F", way, option.code, pay=voice.size(fact), per=voice.per(fact), limit=limit[0])
