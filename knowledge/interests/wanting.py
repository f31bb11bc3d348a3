"""What a person needs of a job (schooling, time, experience, no desk), what usually stands at its door, and the first step.

Pure. What no source here can check (nights, working from home, hours) is named as such and never guessed.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.interests.profiles import Profiles
from knowledge.preparation import EDUCATION, Education, months_to_enter, needs
from knowledge.traits import Traits

NOT_CHECKABLE = {
    "no_nights": "no source here says when people work, so nights and weekends cannot be checked; ask about shifts",
    "outdoors": "no source here counts time outdoors; I only favored jobs whose rated abilities and kind of work point there",
    "remote": "no source here says which jobs can be done from home, so that cannot be checked",
    "part_time": "no source here says which jobs come part-time, so that cannot be checked",
    "set_hours": "no source here tells hours or shifts, so I could not sort by them; ask about the schedule first",
    "no_driving": "no source here says which jobs need a driver's license or a car; I only left out what is rated high on operating vehicles",
}
"""Wishes that the data here cannot check, with what to say."""
_COMPUTERS, _BODY = ("activity", "Working with Computers"), ("activity", "Performing General Physical Activities")
_STEPS = {
    "No formal educational credential": "no diploma is usually asked for: apply as you are",
    "High school diploma or equivalent": "a high school diploma or equivalent",
    "Some college, no degree": "some college courses, no degree",
    "Postsecondary nondegree award": "a certificate from a college or trade school",
    "Associate's degree": "an associate's degree, usually at a community college",
    "Bachelor's degree": "a bachelor's degree",
    "Master's degree": "a master's degree, after a bachelor's",
    "Doctoral or professional degree": "a doctoral or professional degree, after a bachelor's",
}


class Wanted(BaseModel):
    """Limits that a person named; `None` or false: none. `max_months`: schooling and experience before entry."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_education: Education | None = None
    max_months: int | None = Field(default=None, ge=0)
    no_experience: bool = False
    no_desk: bool = False
    level: Literal["entry", "mid", "senior", "executive"] | None = None
    barred: tuple[str, ...] = ()  # what the work must not ask for ("driving"): it takes out and weighs nothing else


def refused(wanted: Wanted, traits: Traits | None) -> str | None:
    """Why a limit takes an occupation out; `None` where it does not."""
    if wanted.max_education is not None:
        entry = traits.entry_education if traits is not None else None
        if entry not in EDUCATION:
            return "no entry education on file"
        if EDUCATION.index(entry) > EDUCATION.index(wanted.max_education):
            return needs(entry)
    if wanted.no_experience and (traits is None or traits.work_experience != "None"):
        return "needs experience in a related job, or none is on file"
    if wanted.max_months is not None:
        months = traits and months_to_enter(traits.entry_education, traits.work_experience, traits.job_zone)
        if months is None or months > wanted.max_months:
            return "takes longer to enter, or no time is on file"
    return None


def at_a_desk(profiles: Profiles, code: str) -> bool:
    """Whether computer work is rated above and physical activity below what is usual: a sign of desk work, no count of it."""
    computers, body = (profiles.standing.get(key, {}).get(code, 0.0) for key in (_COMPUTERS, _BODY))
    return computers - body > 0.6 or body < -0.6


def education_rank(traits: Traits | None) -> int:
    """Where the entry education stands among the levels, least first; 0 where none is on file."""
    return EDUCATION.index(traits.entry_education) if traits and traits.entry_education in EDUCATION else 0


def reach(traits: Traits | None) -> float:
    """A little less for what is far off: years of experience, or schooling beyond a bachelor's degree."""
    if traits is None:
        return 0.0
    far = {"5 years or more": 0.5, "Less than 5 years": 0.3}.get(traits.work_experience or "", 0.0)
    return far + {6: 0.15, 7: 0.4}.get(education_rank(traits), 0.0)


def hurdles(traits: Traits | None) -> list[str]:
    """What usually stands at the door, whoever asks."""
    if traits is None:
        return []
    found = []
    if education_rank(traits) >= 4 and traits.entry_education:
        found.append(f"it {needs(traits.entry_education)}")
    if traits.work_experience not in (None, "None"):
        found.append("it asks for experience in a related job first")
    if traits.growth_pct is not None and traits.growth_pct < 0:
        found.append("its jobs are projected to become fewer")
    return found


def burdens(profiles: Profiles, code: str) -> list[str]:
    """What an occupation asks of anybody beyond the usual, by its ratings."""
    found = [(profiles.standing.get(key, {}).get(code, 0.0), words) for key, words in _BURDENS.items()]
    return [words for value, words in sorted(found, reverse=True) if value >= _HEAVY]


_HEAVY = 0.9  # standard scores
_BURDENS = {
    ("ability", "Static Strength"): "it is hard on the body: “Static Strength” rates high",
    ("style", "Stress Tolerance"): "it is hard on the nerves: “Stress Tolerance” rates high",
    ("style", "Attention to Detail"): "it leaves little room for slips: “Attention to Detail” rates high",
    ("activity", "Working with Computers"): "much of it is at a computer: “Working with Computers” rates high",
    (
        "activity",
        "Performing for or Working Directly with the Public",
    ): "it means much dealing with the public, which rates high",
}
_TRAINING = {
    "Apprenticeship": "an apprenticeship (Apprenticeship.gov lists openings)",
    "Internship/residency": "an internship or residency",
    "Short-term on-the-job training": "short training on the job",
    "Moderate-term on-the-job training": "some months of training on the job",
    "Long-term on-the-job training": "a long training on the job, which is paid work",
}


def first_step(traits: Traits | None, training: str | None) -> str:
    """The first step as the published entry requirements have it."""
    if traits is None or traits.entry_education not in _STEPS:
        return "no entry requirement is on file: ask somebody who does it, or an American Job Center"
    step = _STEPS[traits.entry_education]
    if training in _TRAINING:
        step = f"{step}; then {_TRAINING[training]}"
    if traits.work_experience not in (None, "None"):
        return f"{step}; then experience in a related job"
    return step
