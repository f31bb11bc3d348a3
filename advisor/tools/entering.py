"""What entering an occupation asks for beside another: schooling, job zone, and a licence where a page says so of it alone.

A licence flag is another publisher's and made by a machine: it is marked so, and a specialization inherits none.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from advisor.answers import SubjectRef
from advisor.tools.context import ToolContext
from advisor.tools.subjects import Subject
from advisor.tools.training import job_zone
from advisor.transition_cards import EducationStep, LicenceFlag

if TYPE_CHECKING:
    from knowledge.occupations import Occupation
    from knowledge.resilience import Resilience

ENTRY = {
    "No formal educational credential": "no formal credential",
    "High school diploma or equivalent": "a high school diploma",
    "Some college, no degree": "some college",
    "Postsecondary nondegree award": "a certificate after high school",
    "Associate's degree": "an associate's degree",
    "Bachelor's degree": "a bachelor's degree",
    "Master's degree": "a master's degree",
    "Doctoral or professional degree": "a doctoral or professional degree",
}
"""The Bureau's levels of entry education, as they stand inside a sentence."""
TRAINED = {
    "Apprenticeship": "an apprenticeship",
    "Internship/residency": "an internship or residency",
    "Short-term on-the-job training": "short training on the job",
    "Moderate-term on-the-job training": "some months of training on the job",
    "Long-term on-the-job training": "long training on the job",
}
"""Its kinds of training on the job, likewise."""
_BEYOND_SCHOOL = "Some college, no degree"


@dataclass(frozen=True)
class Start:
    """Where the moves of a card start: read once for all of its lines."""

    subject: Subject
    entry_education: str | None
    job_zone: str | None
    licensed: bool  # a page that is about it alone says that a licence is needed
    score: "Resilience | None"

    @property
    def ref(self) -> SubjectRef:
        return self.subject.ref


def start(context: ToolContext, subject: Subject, here: "Occupation") -> Start:
    """The occupation that is moved from, with what each move is held against."""
    projection = context.knowledge.projections.get(here.onet_soc_code)
    page = context.knowledge.careers.published_alone(here.onet_soc_code)
    return Start(
        subject=subject,
        entry_education=projection.entry_education if projection is not None else None,
        job_zone=job_zone(context, here),
        licensed=bool(page is not None and page.licence_required),
        score=context.knowledge.resilience.get(here.onet_soc_code),
    )


def education_step(context: ToolContext, origin: Start, target: "Occupation") -> EducationStep:
    """Entry education and job zone from here to there, and the licence flag of a page that is about the target alone."""
    from knowledge.preparation import EDUCATION

    after = context.knowledge.projections.get(target.onet_soc_code)
    own = origin.entry_education
    theirs = after.entry_education if after is not None else None
    change: Literal["more", "same", "less", "unknown"] = "unknown"
    degree_more = False
    if own in EDUCATION and theirs in EDUCATION:
        levels = EDUCATION.index(theirs) - EDUCATION.index(own)
        change = "more" if levels > 0 else "less" if levels < 0 else "same"
        # A high school diploma is no degree: what comes after it is the step that has to be said first.
        degree_more = levels > 0 and EDUCATION.index(theirs) >= EDUCATION.index(_BEYOND_SCHOOL)
    licence = _licence(context, target)
    licence_more = licence is not None and licence.required and not origin.licensed
    return EducationStep(
        text=_step_text(change, own, theirs, licence_more),
        change=change,
        needs_more=degree_more or licence_more,
        education_from=own,
        education_to=theirs,
        experience_to=after.work_experience if after is not None else None,
        training_to=after.on_the_job_training if after is not None else None,
        job_zone_from=origin.job_zone,
        job_zone_to=job_zone(context, target),
        licence=licence,
        citation=context.ledger.cite(after.citation) if after is not None else None,
    )


def _step_text(change: str, own: str | None, theirs: str | None, licence_more: bool) -> str:
    licence = "; a machine-made flag published elsewhere says that a licence is needed" if licence_more else ""
    if own not in ENTRY or theirs not in ENTRY:
        return f"the entry education of one of the two is not on file{licence}"
    if change == "same":
        return f"the same entry education: {ENTRY[theirs]}{licence}"
    return f"{change} schooling at entry: from {ENTRY[own]} to {ENTRY[theirs]}{licence}"


def _licence(context: ToolContext, one: "Occupation") -> LicenceFlag | None:
    """The flag of a page that is about this occupation alone: a specialization inherits none from its group's."""
    page = context.knowledge.careers.published_alone(one.onet_soc_code)
    if page is None or page.licence_required is None:
        return None
    caveat = f"made by a machine, and it does not say which licence; ask the state's licensing office. {page.caveat}"
    return LicenceFlag(
        required=page.licence_required, caveat=caveat.strip(), citation=context.ledger.cite(page.citation)
    )
