"""Which of the patterns a masked message matches, as features for `nearness`: so that patterns and examples weigh together.

Pure. It decides nothing, and it knows no name of a job or a place.
"""

import re
from collections.abc import Mapping

from advisor.offline import moving, particular, phrases
from advisor.offline.schooling import NO_DEGREE

_STANDS_FOR = {"{job}": "electricians", "{place}": "texas", "{amount}": "$90,000", "{number}": "5"}
"""What a mask reads as to a pattern: any job, place or figure does."""
_CUES: Mapping[str, re.Pattern[str]] = {
    "real": phrases.REAL, "near": phrases.NEAR_ME, "offer": phrases.OFFER, "related": particular.RELATED, "mine": particular.MY_JOB,
    "fits": phrases.FITS_WHOM, "distress": phrases.DISTRESS, "study": moving.STUDY, "onward": moving.ONWARD, "minimum": particular.MINIMUM_WAGE,
    "record": particular.RECORD, "for": particular.FOR_WHOM, "risk": particular.AT_RISK, "hello": phrases.HELLO, "thanks": phrases.THANKS,
    "bye": phrases.BYE, "help": phrases.HELP, "worth": particular.WORTH, "no degree": NO_DEGREE,
}  # fmt: skip


def cues_in(masked: str) -> frozenset[str]:
    """The names of the patterns in the masked text, the first intent among them marked."""
    text = masked
    for mask, word in _STANDS_FOR.items():
        text = text.replace(mask, word)
    found = {f"@{name}" for name, pattern in _CUES.items() if pattern.search(text)}
    matched = [intent for intent, pattern in phrases.INTENTS if pattern.search(text)]
    found |= {f"@{intent}" for intent in matched}
    found |= {f"@first {matched[0] if matched else None}", f"@jobs {min(masked.count('{job}'), 2)}"}
    found |= {f"@places {min(masked.count('{place}'), 2)}"}
    if phrases.section_in(text):
        found.add("@section")
    return frozenset(found)
