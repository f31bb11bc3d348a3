"""What a career or an occupation asks for at entry: education, licence, time and cost, programs of study.

Official words and shares first. A licence flag and a cost come only from another publisher's page, with its caveat, and
never pass from a career to one occupation in it; this module does not say that anybody needs a licence.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from advisor.facts import Basis, Of, RowRef, Unit
from advisor.tools import links
from advisor.tools.context import ToolContext
from advisor.tools.profiles.words import page_of
from advisor.tools.sections import LACKING, MOST, Content
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.careers import PublishedCareer
    from knowledge.citations import Citation
    from knowledge.occupations import Occupation, Requirement
    from knowledge.projections import Projection

ASKED: tuple[str, ...] = (
    "less than high school", "high school diploma", "certificate after high school", "some college", "associate's degree",
    "bachelor's degree", "certificate after a bachelor's degree", "master's degree", "certificate after a master's degree",
    "first professional degree", "doctoral degree", "training after a doctorate",
)  # fmt: skip
"""O*NET's categories of required education, 1 … 12, in short."""

RULE = (
    "A rule of thumb of this project, not a measurement: the usual length of the schooling that the Bureau names for entry, "
    "counted after high school, plus the related experience it names; where it names none, a span for O*NET's job zone. "
    "Training on the job is not counted: it is paid."
)
NO_COST = "no source here gives a cost for it"
FLAG = (
    "The flag is set by machine on the publisher's page. It does not say which licence or certificate is meant, and rules "
    "differ by state."
)
ESTIMATES = "Cost and years of preparation are estimates of that publisher, set with machine help; nobody here has checked them."
WHERE = "look it up in CareerOneStop's license finder or ask your state's licensing office"
_FIGURES: dict[str, Unit] = {
    "cost_min_usd": "USD", "cost_typical_usd": "USD", "cost_max_usd": "USD",
    "years_min": "years", "years_typical": "years", "years_max": "years",
}  # fmt: skip


_NAMED = 15
NOT_ASKED = "O*NET has not asked people in it"
NOT_LISTED = "not listed here: its own page has the answers"


def _projections(context: ToolContext, members: Sequence["Occupation"]) -> dict[str, tuple["Occupation", "Projection"]]:
    """The Bureau's line of each matrix code of the members, each once."""
    lines: dict[str, tuple[Occupation, Projection]] = {}
    for member in members:
        projection = context.knowledge.projections.get(member.onet_soc_code)
        if projection is not None and projection.nem_code not in lines:
            lines[projection.nem_code] = (member, projection)
    return lines


def education(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """What the Bureau calls typical for entry, and what people in the work name as required."""
    entry = [
        {
            "code": one.nem_code, "title": one.title, "entry_education": one.entry_education,
            "work_experience": one.work_experience, "on_the_job_training": one.on_the_job_training,
            "citation": context.ledger.cite(one.citation),
        }
        for _, one in _projections(context, members).values()
        if one.entry_education is not None
    ]  # fmt: skip
    content: dict[str, Any] = {"entry": entry} if entry else {}
    named: list[dict[str, Any]] = []
    unnamed: list[dict[str, str]] = []
    for member in members:
        line = _named(context, member, whole=len(members) == 1) if len(named) < _NAMED else None
        if line is not None:
            named.append(line)
        else:
            reason = NOT_ASKED if not _asked(context, member) else NOT_LISTED
            unnamed.append({"code": member.onet_soc_code, "title": member.title, "reason": reason})
    if named:
        content |= {"named_as_required": named} | ({"not_named": unnamed} if unnamed else {})
    return content


def _asked(context: ToolContext, member: "Occupation") -> list["Requirement"]:
    """The answers that anybody gave."""
    return [one for one in context.knowledge.occupations.requirements(member.onet_soc_code) if one.percent > 0]


def _named(context: ToolContext, member: "Occupation", *, whole: bool) -> dict[str, Any] | None:
    """Shares of the people asked, by level, the largest first; of a member of a group only the level named most."""
    rows = sorted(_asked(context, member), key=lambda one: -one.percent)
    if not rows:
        return None
    levels = []
    for one in rows[: 5 if whole else 1]:
        fact = context.ledger.mint(
            value=round(one.percent, 1), unit="percent", statistic="named as required",
            of=Of(kind="occupation", code=member.onet_soc_code, title=member.title), as_of=one.citation.vintage.label,
            note=f"percent of people asked about this occupation who name: {ASKED[one.category - 1]}", citation=one.citation,
            row=RowRef(
                table="education",
                key={"onet_soc_code": member.onet_soc_code, "element": one.element, "category": one.category},
                column="percent",
            ),
        )  # fmt: skip
        levels.append({"level": ASKED[one.category - 1], "share": fact.id})
    return {"code": member.onet_soc_code, "title": member.title, "levels": levels}


def licence(context: ToolContext, found: Subject, page: "PublishedCareer | None") -> Content:
    """The published flag of this very subject, only with its publisher and caveat, and where to check."""
    if page is None or page.licence_required is None:
        return None
    return {
        "required": page.licence_required, "basis": "published_elsewhere", "publisher": page.citation.publisher,
        "caveat": FLAG, "citation": context.ledger.cite(page.citation),
        "links": [one.told() for one in links.to_licence(found.ref.title)],
    }  # fmt: skip


def why_no_licence(context: ToolContext, found: Subject) -> str:
    """Why there is no flag, and where to look instead."""
    whole = found.ref.kind == "occupation" and not page_of(context, found)
    if whole and context.knowledge.careers.of_occupation(found.ref.id):
        return f"published for the career as a whole only, and not taken over for one specialization; {WHERE}"
    return f"no source here says whether a licence is needed; {WHERE}"


def time_and_cost(context: ToolContext, members: Sequence["Occupation"], page: "PublishedCareer | None") -> Content:
    """Years before entry by our written rule, the job zone, and a cost only where another publisher prints one."""
    spans = _spans(context, members)
    elsewhere = published(context, page, _FIGURES, ESTIMATES)
    if not spans and elsewhere is None:
        return None
    content: dict[str, Any] = {"text": RULE, "years": spans} if spans else {}
    return content | (elsewhere or {"cost": {"text": f"Cost: {NO_COST}."}})


def _spans(context: ToolContext, members: Sequence["Occupation"]) -> list[dict[str, Any]]:
    from knowledge.preparation import months_to_enter

    lines = []
    for member in members:
        projection = context.knowledge.projections.get(member.onet_soc_code)
        school = projection.entry_education if projection is not None else None
        experience = projection.work_experience if projection is not None else None
        months = months_to_enter(school, experience, member.job_zone)
        if months is None:
            continue
        citation = projection.citation if projection is not None and school else member.citation
        line: dict[str, Any] = {"code": member.onet_soc_code, "title": member.title}
        line["before_entry"] = _years(context, member, months, _from(school, experience), citation)
        if projection is not None and projection.on_the_job_training not in (None, "None"):
            line["then_on_the_job"] = projection.on_the_job_training
        if member.job_zone is not None:
            line["job_zone"] = context.ledger.mint(
                value=member.job_zone, unit="job zone", statistic="job_zone",
                of=Of(kind="occupation", code=member.onet_soc_code, title=member.title), as_of=member.citation.vintage.label,
                note="O*NET's measure of preparation; here 2 stands for little, 5 for most", citation=member.citation,
                row=RowRef(table="occupation", key={"onet_soc_code": member.onet_soc_code}, column="job_zone"),
            ).id  # fmt: skip
        lines.append(line)
    return lines


def _from(school: str | None, experience: str | None) -> str:
    if school is None:
        return "from O*NET's job zone"
    return f"from the Bureau's entry level: {school}" + (
        f", experience: {experience}" if experience not in (None, "None") else ""
    )


def _years(context: ToolContext, member: "Occupation", months: int, note: str, citation: "Citation") -> str:
    return context.ledger.mint(
        value=round(months / 12, 1), unit="years", statistic="years_before_entry",
        of=Of(kind="occupation", code=member.onet_soc_code, title=member.title), as_of=citation.vintage.label, basis="derived",
        note=f"this project's rule of thumb, {note}", citation=citation,
    ).id  # fmt: skip


def published(
    context: ToolContext,
    page: "PublishedCareer | None",
    columns: Mapping[str, Unit],
    caveat: str,
    as_of: str | None = None,
) -> dict[str, Any] | None:
    """Figures that another publisher's page prints, as fact ids of basis `published_elsewhere`, with publisher and caveat.
    The whole caveat of the record stands in each fact's note; `caveat` is what bears on these figures."""
    if page is None:
        return None
    of = Of(kind="career", code=page.career_id, title=page.title)
    basis: Basis = "published_elsewhere"
    facts = {}
    for column, unit in columns.items():
        value = getattr(page, column)
        if value is not None:
            facts[column] = context.ledger.mint(
                value=value, unit=unit, statistic=f"published_{column.removesuffix('_usd')}", of=of,
                as_of=as_of or page.citation.vintage.label, basis=basis, note=page.caveat or None, citation=page.citation,
                row=RowRef(table="published_career", key={"career_id": page.career_id}, column=column),
            ).id  # fmt: skip
    return {"facts": facts, "publisher": page.citation.publisher, "basis": basis, "caveat": caveat} if facts else None


def training(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """Programs of study by the crosswalk of codes, and finders of schools, apprenticeships and licences."""
    codes = dict.fromkeys(member.soc_code for member in members)
    joined = [one for code in codes for one in context.knowledge.occupations.programs(code)]
    programs, led = {one.cip_code: one for one in joined}, Counter(one.cip_code for one in joined)
    offered = [one.told() for one in (*links.to_training(), *links.to_licence(found.ref.title))]
    if not programs:
        return {LACKING: "the crosswalk of codes joins no program of study to it", "links": offered}
    # Of a group, those first that lead to most of its codes.
    shown = sorted(programs.values(), key=lambda one: (-led[one.cip_code], one.cip_code))[:MOST]
    content: dict[str, Any] = {
        "programs": [{"cip": one.cip_code, "title": one.title.rstrip(".")} for one in shown],
        "citation": context.ledger.cite(shown[0].citation),
    }
    if len(programs) > len(shown):
        content["note"] = "More programs than these lead to it."
    return content | {"links": offered}
