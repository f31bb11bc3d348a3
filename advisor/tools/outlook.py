"""The Bureau's projection for an occupation or for the members of a career or track: `get_outlook`. National only."""

from typing import TYPE_CHECKING

from advisor.answers import ToolResult
from advisor.cards import OutlookCard
from advisor.facts import Basis, FactArea, Missing, Of, RowRef, Unit
from advisor.tools.args import GetOutlook
from advisor.tools.context import ToolContext
from advisor.tools.minting import fact_area
from advisor.tools.subjects import resolve

if TYPE_CHECKING:
    from knowledge.projections import Projection

_MEMBERS_SHOWN = 15
FEW = "published as 0.0 thousand: fewer than 50 a year"


def get_outlook(context: ToolContext, args: GetOutlook) -> ToolResult:
    """Projected growth and yearly openings; a group has no projection of its own, so its members' stand one by one."""
    found = resolve(context, args.occupation, tool="get_outlook", follow_up="What is the outlook for {subject}?")
    if isinstance(found, ToolResult):
        return found
    cards: dict[str, OutlookCard] = {}
    for code, _ in found.members[:_MEMBERS_SHOWN]:
        projection = context.knowledge.projections.get(code)
        if projection is not None and projection.nem_code not in cards:
            cards[projection.nem_code] = outlook_card(context, projection)
    if not cards:
        missing = [Missing(what=f"outlook of {found.ref.title}", reason="no BLS projection on file")]
        return ToolResult(
            tool="get_outlook", outcome="empty", subject=found.ref, alternatives=found.alternatives, missing=missing
        )
    return ToolResult(
        tool="get_outlook",
        outcome="ok",
        subject=found.ref,
        alternatives=found.alternatives,
        findings=list(cards.values()),
    )


def outlook_card(context: ToolContext, projection: "Projection") -> OutlookCard:
    """The card of one matrix code, its figures minted. A figure of a wider code is marked `group`."""
    of = Of(kind="occupation", code=projection.nem_code, title=projection.title)
    area: FactArea = fact_area(context.knowledge.areas.nation)
    basis: Basis = "group" if projection.basis == "group" else "measured"
    note = "one projection for several occupations together" if basis == "group" else None
    key: dict[str, str | int] = {"nem_code": projection.nem_code, "base_year": projection.base_year}
    facts: dict[str, str] = {}

    def minted(name: str, value: float | int | None, unit: Unit, column: str, as_of: str) -> None:
        if value is not None:
            # The Bureau prints thousands with one decimal: its 0.0 is a rounding, not nothing.
            rounded = FEW if name == "openings" and value == 0 else None
            facts[name] = context.ledger.mint(
                value=value, unit=unit, statistic=name, of=of, area=area, as_of=as_of, basis=basis, note=rounded or note,
                citation=projection.citation, row=RowRef(table="projection", key=key, column=column),
            ).id  # fmt: skip

    minted("growth", projection.growth_pct, "percent", "growth_pct", projection.period)
    minted("openings", projection.openings_per_year, "openings/year", "openings_per_year", projection.period)
    minted("employment_base", projection.employment_base, "people", "employment_base", str(projection.base_year))
    return OutlookCard(
        code=projection.nem_code,
        title=projection.title,
        base_year=projection.base_year,
        target_year=projection.target_year,
        growth=projection.growth_pct,
        openings=projection.openings_per_year,
        facts=facts,
        entry_education=projection.entry_education,
    )
