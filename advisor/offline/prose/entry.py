"""What it usually takes to start in a job, in one plain sentence from the Bureau's levels. It names no school, and no licence."""

from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import listed
from advisor.tools.entering import ENTRY, TRAINED

SCHOOLING = {**ENTRY, "No formal educational credential": say("no diploma or degree")}
"""The Bureau's levels of schooling as they stand in a sentence to a person."""
_EXPERIENCE = {
    "5 years or more": say("five years or more of related experience"),
    "Less than 5 years": say("some related experience, under five years"),
}


def entry(
    name: str, education: str | None, experience: str | None, training: str | None, citation: int | str | None
) -> str:
    """Schooling, then experience, then training on the job; what is usually not asked for is said in a word."""
    needs = [SCHOOLING.get(education or "", say("schooling that is not on file"))]
    if experience in _EXPERIENCE:
        needs.append(_EXPERIENCE[experience])
    parts = listed(needs)
    if training in TRAINED:
        parts = say("{parts}, then {TRAINED}", parts=parts, TRAINED=TRAINED[training])
    if experience == "None":
        parts = say("{parts}; no earlier experience is usually asked for", parts=parts)
    cited = say(" [{citation}]", citation=citation) if citation else ""
    return say("To start, {name} usually need {parts}{cited}.", name=name, parts=parts, cited=cited)
