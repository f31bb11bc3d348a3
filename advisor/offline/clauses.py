"""A message that asks two things of one job ("how much do nurses make, and will AI replace them?"), cut into its clauses.

Pure: patterns over folded lower-case text. It names no job and no place.
"""

import re

from advisor.offline.phrases import first_intent
from advisor.offline.reading import Intent
from advisor.offline.statistics_asked import statistic_in

ANSWERABLE: tuple[Intent, ...] = ("pay", "resilience", "outlook", "education", "duties")
"""What can be answered together in one turn."""
_ASKS = r"(?:how|what|will|is|are|do|does|can|could|would|should|which|when|whether)\b"
_MEASURES = (
    r"(?:(?:the|its|their|job|ai) )*(?:pay|salary|wages?|outlook|growth|education|schooling|training|resilience|openings|(?:ai )?(?:risk|exposure))\b"
    r"|(?:the )?number of (?:jobs|people|workers)\b|(?:it |them )?ai (?:will|can|could)\b"
)
_CUT = re.compile(
    rf"[,;.?!]+\s+(?:(?:and|but|also|plus|so)\s+)*|\s+(?:and|but|plus|or|y|e)\s+(?=(?:also )?(?:{_ASKS}|{_MEASURES}))"
)
_OF_IT = re.compile(r"\b(they|them|it|one|he|she|him|her|that)\b")
_GROWS = re.compile(r"\bhow (?:fast|quickly|much)\b.{0,30}\bgr[eo]w\w*")
_TRAINS = re.compile(r"^(?:the |its |their )?(?:schooling|training)\b")
_SHAPE = re.compile(rf"^(?:also |and )?(?:{_ASKS}|{_MEASURES})|\b(?:pay|salary|outlook|resilience)$")


def asked(low: str, first: Intent) -> tuple[Intent, ...]:
    """The answerable questions of the text in their order; only `first` where there is one."""
    found: list[Intent] = []
    for clause in _CUT.split(low):
        said = (clause or "").strip()
        intent = _meant(said)
        if intent == "rank" and _OF_IT.search(said):
            intent = "pay"  # "do they pay well": of the job just named
        if intent in ANSWERABLE and intent not in found and (_SHAPE.search(said) or intent == first):
            found.append(intent)
    return tuple(found) if first in found else (first,)


def _meant(said: str) -> Intent | None:
    """What one clause asks; words that stand for a measure only beside another are read here."""
    if statistic_in(said) == "employment":
        return "pay"  # the survey that tells pay tells how many hold the job
    intent = first_intent(said)
    if intent in ("rank", None) and _GROWS.search(said):
        return "outlook"
    return "education" if intent is None and _TRAINS.search(said) else intent
