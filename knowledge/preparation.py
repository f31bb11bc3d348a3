"""What it usually takes to enter an occupation: BLS entry education and experience, and months counted from them.

The months are a rule of thumb of this project, derived from published categories; they are nobody's measurement.
"""

from typing import Literal, get_args

Education = Literal[
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
]
EDUCATION: tuple[str, ...] = get_args(Education)
"""The entry levels of BLS Employment Projections, least first."""

_EDUCATION_MONTHS = dict(zip(EDUCATION, (0, 0, 12, 12, 24, 48, 72, 96), strict=True))
# BLS names two bands of experience; the months are the middle of the first and the bottom of the second.
_EXPERIENCE_MONTHS = {"None": 0, "Less than 5 years": 30, "5 years or more": 60}
# O*NET job zone 2 stands for zones 1 and 2: a few months up to a year.
_ZONE_MONTHS = {2: 6, 3: 24, 4: 48, 5: 72}

_NEEDS = {
    "No formal educational credential": "needs no formal credential at entry",
    "High school diploma or equivalent": "needs a high school diploma or equivalent at entry",
    "Some college, no degree": "needs some college at entry",
    "Postsecondary nondegree award": "needs a postsecondary certificate at entry",
    "Associate's degree": "needs an associate's degree at entry",
    "Bachelor's degree": "needs a bachelor's degree at entry",
    "Master's degree": "needs a master's degree at entry",
    "Doctoral or professional degree": "needs a doctoral or professional degree at entry",
}


def needs(education: str) -> str:
    """An entry level in words, for the reason a filter gives."""
    return _NEEDS.get(education, f"needs {education.lower()} at entry")


def months_to_enter(education: str | None, experience: str | None, job_zone: int | None) -> int | None:
    """Months of schooling after high school plus related experience before entry; from the job zone where BLS gives
    no education; `None` where neither is known. Training on the job is not counted: it is paid work."""
    if education in _EDUCATION_MONTHS:
        return _EDUCATION_MONTHS[education] + _EXPERIENCE_MONTHS.get(experience or "None", 0)
    return None if job_zone is None else _ZONE_MONTHS.get(job_zone)
