"""Sections of a profile: content where a source has it, else the reason why not. Never an empty string or list.

One function a section, over the members of a career (an occupation has itself as its only member).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from advisor.cards import Section
from advisor.facts import Basis, Missing, Of, RowRef, Unit
from advisor.tools import minting
from advisor.tools.context import ToolContext
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.careers import PublishedCareer
    from knowledge.narratives import Narrative
    from knowledge.occupations import Occupation

MOST = 12
Content = dict[str, Any] | list[Any] | str | None


def section(key: str, title: str, content: Content, reason: str) -> Section:
    """A section with content, or missing with its reason."""
    if content:
        return Section(key=key, title=title, content=content)
    return Section(key=key, title=title, missing=Missing(what=title.lower(), reason=reason))


def prose(context: ToolContext, narrative: "Narrative | None") -> Content:
    """A narrative with its citation number."""
    if narrative is None:
        return None
    return {"markdown": narrative.markdown, "citation": context.ledger.cite(narrative.citation)}


def gathered(
    context: ToolContext, members: Sequence["Occupation"], read: Callable[[str], Sequence[Any]], most: int = MOST
) -> Content:
    """Names that members share, those of most members first, each once, with the citation number."""
    seen: dict[str, list[int]] = {}
    citation = None
    for member in members:
        for rank, one in enumerate(read(member.onet_soc_code)):
            name = str(getattr(one, "name", None) or getattr(one, "title", ""))
            seen.setdefault(name, []).append(rank)
            citation = citation or one.citation
    if citation is None:
        return None
    ordered = sorted(seen, key=lambda name: (-len(seen[name]), sum(seen[name]) / len(seen[name]), name))
    return {"items": ordered[:most], "citation": context.ledger.cite(citation)}


def education(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Typical entry education, experience and training by the Bureau, for each matrix code of the members."""
    lines: dict[str, dict[str, Any]] = {}
    for member in members:
        projection = context.knowledge.projections.get(member.onet_soc_code)
        if projection is None or projection.nem_code in lines or projection.entry_education is None:
            continue
        lines[projection.nem_code] = {
            "code": projection.nem_code,
            "title": projection.title,
            "entry_education": projection.entry_education,
            "work_experience": projection.work_experience,
            "on_the_job_training": projection.on_the_job_training,
            "citation": context.ledger.cite(projection.citation),
        }
    return list(lines.values())


def progression(context: ToolContext, found: Subject) -> Content:
    """National p10 … p90 of each six-digit code, as fact ids."""
    lines = []
    for code in found.oews_codes:
        wage = context.knowledge.wages.get(code, context.knowledge.areas.nation.code)
        if wage is None or not wage.has_pay:
            continue
        facts = {
            name: fact.id
            for name in minting.PERCENTILES
            if (fact := minting.pay(context.ledger, wage, name)) is not None
        }
        lines.append({"code": code, "title": wage.title, "percentiles": facts})
    return lines


def jobs(context: ToolContext, found: Subject) -> Content:
    """National jobs (OEWS) and projected openings a year, as fact ids, each six-digit code once."""
    from advisor.tools.outlook import outlook_card

    lines: list[dict[str, Any]] = []
    for code in found.oews_codes:
        wage = context.knowledge.wages.get(code, context.knowledge.areas.nation.code)
        fact = minting.employment(context.ledger, wage) if wage is not None else None
        projection = context.knowledge.projections.get(code)
        card = outlook_card(context, projection) if projection is not None else None
        if fact is not None or card is not None:
            lines.append(
                {
                    "code": code,
                    "title": wage.title if wage else code,
                    "employment": fact.id if fact else None,
                    "outlook": card.facts if card else {},
                }
            )
    return lines


def published(context: ToolContext, page: "PublishedCareer | None", columns: Mapping[str, Unit]) -> Content:
    """Figures that another publisher's page prints, as fact ids of basis `published_elsewhere`, with the caveat."""
    if page is None:
        return None
    of = Of(kind="career", code=page.career_id, title=page.title)
    basis: Basis = "published_elsewhere"
    facts = {}
    for column, unit in columns.items():
        value = getattr(page, column)
        if value is not None:
            facts[column] = context.ledger.mint(
                value=value, unit=unit, statistic=column.removesuffix("_usd"), of=of, as_of=page.citation.vintage.label, basis=basis,
                note=page.caveat or None, citation=page.citation,
                row=RowRef(table="published_career", key={"career_id": page.career_id}, column=column),
            ).id  # fmt: skip
    return {"facts": facts, "caveat": page.caveat} if facts else None


def specializations(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """Members with the code under which their pay is published and its national median as a fact id."""
    lines = []
    for member in members:
        wage = (
            context.knowledge.wages.get(member.oews_code, context.knowledge.areas.nation.code)
            if member.oews_code
            else None
        )
        fact = minting.pay(context.ledger, wage, "median") if wage is not None else None
        lines.append(
            {
                "code": member.onet_soc_code,
                "title": member.title,
                "paid_as": member.oews_code,
                "median": fact.id if fact else None,
            }
        )
    return lines
