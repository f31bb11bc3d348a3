"""Brings composed lines down to a reading grade: the hardest sentences that a draft can do without are left out."""

from collections.abc import Sequence

from advisor.drafting.document import DraftRequest
from advisor.drafting.grade import grade_of
from advisor.drafting.lines import Line

_SPARED = ("programs", "gaps", "gaps.they", "openings", "cmp.openings", "intro.sources", "cmp.local", "close.forward", "change", "step.talk", "obj.learn")  # fmt: skip


def simpler(lines: Sequence[Line], request: DraftRequest) -> list[Line]:
    """The lines, without as few of the spared ones as it takes to reach the grade asked for, the hardest first."""
    kept = list(lines)
    if request.reading_grade is None:
        return kept
    while _grade(kept, request.language) > request.reading_grade:
        spared = [one for one in kept if one.name.partition(":")[0] in _SPARED]
        hard = [one for one in spared if grade_of(one.text, request.language) > request.reading_grade]
        if not hard:
            break
        kept.remove(max(hard, key=lambda one: grade_of(one.text, request.language)))
    return kept


def _grade(lines: Sequence[Line], language: str) -> float:
    return grade_of("\n".join(one.text for one in lines if one.mark != "Q"), language)
