"""How to prepare for an occupation: `get_training`. Programs of study by the SOC-CIP crosswalk, and what entry usually takes.

A crosswalk says which programs are related to an occupation. No school, place or price is known here, and none is made up.
"""

from typing import TYPE_CHECKING

from advisor.answers import SubjectRef, ToolResult
from advisor.facts import Choice, Missing, Of, RowRef
from advisor.tools.args import GetTraining
from advisor.tools.context import ToolContext
from advisor.tools.subjects import Subject, resolve
from advisor.transition_cards import Preparation, TrainingCard, TrainingProgram

if TYPE_CHECKING:
    from knowledge.occupations import Occupation

_ASK = "What should I study for {subject}?"
NOTE = "A crosswalk says which programs are related to the work; it does not say that a school near you offers them."
SCHOOLING: dict[int, str] = {
    1: "less than high school", 2: "a high school diploma", 3: "a certificate after high school", 4: "some college",
    5: "an associate's degree", 6: "a bachelor's degree", 7: "a certificate after the bachelor's", 8: "a master's degree",
    9: "a certificate after the master's", 10: "a first professional degree", 11: "a doctoral degree",
    12: "training after the doctorate",
}  # fmt: skip
"""O*NET's categories of required schooling, in our words."""
_PREPARED, _PROGRAMS = 12, 40


def get_training(context: ToolContext, args: GetTraining) -> ToolResult:
    """Programs and preparation of an occupation, or of the members of a career each once; a track is asked about."""
    found = resolve(context, args.occupation, tool="get_training", follow_up=_ASK)
    if isinstance(found, ToolResult):
        return found
    if found.ref.kind == "track":
        return _which(found, args.occupation)
    members = context.knowledge.occupations.of_many([code for code, _ in found.members])
    if not members:
        reason = "O*NET has no such occupation, so no program is joined to it"
        missing = [Missing(what=f"training for {found.ref.title}", reason=reason)]
        return ToolResult(
            tool="get_training", outcome="empty", subject=found.ref, alternatives=found.alternatives, missing=missing
        )
    card = _card(context, found, members)
    return ToolResult(
        tool="get_training", outcome="ok", subject=found.ref, alternatives=found.alternatives, findings=[card],
        missing=card.missing,
    )  # fmt: skip


def _card(context: ToolContext, found: Subject, members: "tuple[Occupation, ...]") -> TrainingCard:
    programs: dict[str, TrainingProgram] = {}
    citation, without = None, []
    for soc_code in dict.fromkeys(one.soc_code for one in members):
        joined = context.knowledge.occupations.programs(soc_code)
        if not joined:
            without.append(soc_code)
        for one in joined:
            known = programs.get(one.cip_code)
            leads_to = [*known.leads_to, soc_code] if known is not None else [soc_code]
            programs[one.cip_code] = TrainingProgram(cip=one.cip_code, title=one.title, leads_to=leads_to)
            citation = citation if citation is not None else context.ledger.cite(one.citation)
    # A program of most members first; of one occupation, those near its name first, as they came.
    ordered = sorted(programs.values(), key=lambda one: -len(one.leads_to))
    prepared = _preparation(context, members)
    missing = [
        Missing(what=f"programs for {code}", reason="the crosswalk of occupations and programs joins none to this code")
        for code in without
    ]
    if not prepared:
        missing.append(Missing(what="entry requirements", reason="no BLS projection is on file for it"))
    return TrainingCard(
        kind="career" if found.ref.kind == "career" else "occupation",
        code=found.ref.id,
        title=found.ref.title,
        programs=ordered[:_PROGRAMS],
        preparation=prepared[:_PREPARED],
        note=NOTE,
        citation=citation,
        missing=missing,
    )


def _preparation(context: ToolContext, members: "tuple[Occupation, ...]") -> list[Preparation]:
    """A line for each matrix code; job zone and shares only where one occupation is asked about."""
    lines: dict[str, Preparation] = {}
    for member in members:
        projection = context.knowledge.projections.get(member.onet_soc_code)
        if projection is None or projection.nem_code in lines:
            continue
        alone = len(members) == 1
        lines[projection.nem_code] = Preparation(
            code=projection.nem_code,
            title=projection.title,
            entry_education=projection.entry_education,
            work_experience=projection.work_experience,
            on_the_job_training=projection.on_the_job_training,
            citation=context.ledger.cite(projection.citation),
            job_zone=job_zone(context, member) if alone else None,
            shares=_shares(context, member) if alone else {},
        )
    return list(lines.values())


def job_zone(context: ToolContext, one: "Occupation") -> str | None:
    """The job zone of an occupation as a fact id; `None`: O*NET gives none."""
    if one.job_zone is None:
        return None
    return context.ledger.mint(
        value=one.job_zone, unit="job zone", statistic="job_zone", of=_of(one), as_of=one.citation.vintage.label,
        note="preparation that O*NET finds usual, two to five", citation=one.citation,
        row=RowRef(table="occupation", key={"onet_soc_code": one.onet_soc_code}, column="job_zone"),
    ).id  # fmt: skip


def _shares(context: ToolContext, one: "Occupation") -> dict[str, str]:
    """Percent of people asked by O*NET who name a level of schooling as required; levels that nobody names are left out."""
    return {
        SCHOOLING[asked.category]: context.ledger.mint(
            value=asked.percent, unit="percent", statistic="required_schooling", of=_of(one),
            as_of=asked.citation.vintage.label, note=f"of those asked: {SCHOOLING[asked.category]} is required",
            citation=asked.citation,
            row=RowRef(
                table="education",
                key={"onet_soc_code": one.onet_soc_code, "element": "education", "category": asked.category},
                column="percent",
            ),
        ).id
        for asked in context.knowledge.occupations.requirements(one.onet_soc_code)
        if asked.percent > 0 and asked.category in SCHOOLING
    }  # fmt: skip


def _which(found: Subject, said: str) -> ToolResult:
    refs = [SubjectRef(kind="occupation", id=code, title=title) for code, title in found.members[:5]]
    choices = [Choice(label=ref.title, message=_ASK.format(subject=f"{ref.title} ({ref.id})")) for ref in refs]
    return ToolResult(
        tool="get_training", outcome="ambiguous", about="subject", said=said, alternatives=refs, choices=choices
    )


def _of(one: "Occupation") -> Of:
    return Of(kind="occupation", code=one.onet_soc_code, title=one.title)
