"""Sections of figures of a career or an occupation: pay by percentile, jobs, specializations, abilities with their ratings.

Every figure is a fact of the ledger, each six-digit code once. No year stands on a rung, and no pay of a six-digit code
is passed off as that of one specialization under it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from advisor.facts import Of, RowRef, Unit
from advisor.tools import links, minting
from advisor.tools.context import ToolContext
from advisor.tools.outlook import outlook_card
from advisor.tools.pay import basis_of
from advisor.tools.places import whereabouts
from advisor.tools.profiles.requirements import published
from advisor.tools.resilience import score_facts
from advisor.tools.sections import LACKING, Content, gathered
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.careers import PublishedCareer
    from knowledge.occupations import Element, Occupation
    from knowledge.wages import Wage

RUNGS = (
    "These are places among all people who do this work today, from the lowest paid to the highest paid. They are not years "
    "of experience: nobody climbs them at a known pace, and no source says when, if ever, a person reaches one."
)
_PAGE: dict[str, Unit] = {
    "annual_p10_usd": "USD/year", "annual_median_usd": "USD/year", "annual_p90_usd": "USD/year", "employment": "people",
}  # fmt: skip
_RATED = 8


def _national(context: ToolContext, code: str | None) -> "Wage | None":
    return context.knowledge.wages.get(code, context.knowledge.areas.nation.code) if code else None


def progression(
    context: ToolContext, found: Subject, members: Sequence["Occupation"], page: "PublishedCareer | None"
) -> Content:
    """National p10 … p90 of each six-digit code, as fact ids; for a group also its typical median, never "the median",
    and apart what another publisher's page prints of the whole."""
    nation, lines = context.knowledge.areas.nation, list[dict[str, Any]]()
    for code in found.oews_codes:
        wage = _national(context, code)
        if wage is None or not wage.has_pay:
            continue
        basis, note = basis_of(found, wage, nation)
        facts = {
            name: fact.id
            for name in minting.PERCENTILES
            if (fact := minting.pay(context.ledger, wage, name, basis, note)) is not None
        }
        lines.append({"code": code, "title": wage.title, "percentiles": facts} | _shared(context, found, code, members))
    if not lines:
        return None
    content = {"text": RUNGS, **_group(context, found), "codes": lines}
    year = str(page.wage_year) if page is not None and page.wage_year else None
    elsewhere = published(context, page, _PAGE, page.caveat, year) if page is not None and page.caveat else None
    return content | ({"published_elsewhere": elsewhere} if elsewhere else {})


def _shared(context: ToolContext, found: Subject, code: str, members: Sequence["Occupation"]) -> dict[str, str]:
    """A word where one figure stands for several occupations."""
    if found.ref.kind == "occupation":
        others = context.knowledge.occupations.sharing_pay(found.ref.id)
        return {"note": f"Published for {code} as a whole, for {_listed(others)} too."} if others else {}
    same = [one for one in members if one.oews_code == code]
    return {"note": f"Published for {code} as a whole: {_listed(same)}."} if len(same) > 1 else {}


def _listed(occupations: Sequence["Occupation"], most: int = 4) -> str:
    names = "; ".join(one.title for one in occupations[:most])
    return f"{names} and others" if len(occupations) > most else names


def _group(context: ToolContext, found: Subject) -> dict[str, Any]:
    if found.ref.kind != "career" or len(found.oews_codes) < 2:
        return {}
    pay = context.knowledge.wages.group_pay(found.oews_codes, context.knowledge.areas.nation)
    if pay.typical_median is None or pay.citation is None:
        return {}
    area, as_of = minting.fact_area(pay.area), pay.citation.vintage.label
    of = Of(kind="career", code=found.ref.id, title=found.ref.title)
    typical = context.ledger.mint(
        value=pay.typical_median, unit="USD/year", statistic="typical_median", of=of, area=area, as_of=as_of, basis="derived",
        note="employment-weighted mean of the medians of its six-digit codes, each once; not a median", citation=pay.citation,
    )  # fmt: skip
    told = {"typical_median": typical.id}
    if pay.employment is not None:
        told["employment"] = context.ledger.mint(
            value=pay.employment, unit="people", statistic="employment", of=of, area=area, as_of=as_of, basis="derived",
            note="sum over its six-digit codes, each once", citation=pay.citation,
        ).id  # fmt: skip
    return told


def jobs(context: ToolContext, found: Subject) -> Content:
    """National jobs and projected openings as fact ids, each six-digit code once, and where openings are listed."""
    lines: list[dict[str, Any]] = []
    projected: set[str] = set()
    for code in found.oews_codes or (found.ref.id,):
        wage = _national(context, code)
        fact = minting.employment(context.ledger, wage) if wage is not None else None
        projection = context.knowledge.projections.get(code)
        if projection is not None and projection.nem_code in projected:
            projection = None
        card = outlook_card(context, projection) if projection is not None else None
        projected |= {projection.nem_code} if projection is not None else set()
        if fact is not None or card is not None:
            title = wage.title if wage else projection.title if projection else found.ref.title
            line: dict[str, Any] = {"code": code, "title": title}
            line |= ({"employment": fact.id} if fact else {}) | ({"outlook": card.facts} if card else {})
            lines.append(line)
    where = whereabouts(context, None)
    states = where.area.states if where.area is not None else ()
    state = context.knowledge.areas.state(states[0]) if states else None
    offered = [one.told() for one in links.to_jobs(found.ref.title, state.title if state is not None else None)]
    if not lines:
        return {LACKING: "no employment figure is published", "links": offered}
    return {
        "codes": lines,
        "text": "No posting is copied here: these official pages search openings as they are now.",
        "links": offered,
    }


def specializations(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Each member: code, national median, our AI outlook with its range, projected growth, and its own page."""
    if len(members) < 2:
        return None
    scores = {
        one.onet_soc_code: one
        for one in context.knowledge.resilience.of_many([one.onet_soc_code for one in members])
    }  # fmt: skip
    paid = [one.oews_code for one in members]
    lines = []
    for member in members:
        line: dict[str, Any] = {"code": member.onet_soc_code, "title": member.title}
        wage = _national(context, member.oews_code)
        fact = minting.pay(context.ledger, wage, "median") if wage is not None else None
        if fact is not None and member.oews_code is not None:
            line |= {"median": fact.id, "paid_as": member.oews_code}
            if paid.count(member.oews_code) > 1 or context.knowledge.occupations.sharing_pay(member.onet_soc_code):
                line["note"] = f"Pay is published for {member.oews_code} as a whole."
        else:
            line["no_pay"] = member.unjoined_reason or "no pay is published for it"
        score = scores.get(member.onet_soc_code)
        if score is not None:
            of = Of(kind="occupation", code=score.onet_soc_code, title=score.title)
            line["ai_outlook"] = score_facts(context, score, of)
        projection = context.knowledge.projections.get(member.onet_soc_code)
        growth = outlook_card(context, projection).facts.get("growth") if projection is not None else None
        line |= {"growth": growth} if growth is not None else {}
        lines.append(line | {"ref": f"/v1/occupations/{member.onet_soc_code}"})
    return lines


def abilities(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Names of the foremost abilities and skills; for one occupation each with its importance, put on a scale to 100."""
    occupations = context.knowledge.occupations
    told = gathered(context, members, lambda code: occupations.elements(code, "ability"), _RATED) or {}
    skills = gathered(context, members, lambda code: occupations.elements(code, "skill"), _RATED)
    if not told and not skills:
        return None
    if len(members) == 1:
        one = members[0]
        for kind, name in (("ability", "abilities"), ("skill", "skills")):
            told[name] = [
                _rated(context, one, rated) for rated in occupations.elements(one.onet_soc_code, kind, _RATED)
            ]
    elif skills is not None:
        told["skills"] = skills
    return told


def _rated(context: ToolContext, of: "Occupation", rated: "Element") -> dict[str, str]:
    fact = context.ledger.mint(
        value=round(25 * (rated.value - 1), 1), unit="score 0-100", statistic=f"importance of {rated.name.lower()}",
        of=Of(kind="occupation", code=of.onet_soc_code, title=of.title), as_of=rated.citation.vintage.label, basis="derived",
        note="(importance - 1) / 4 x 100; O*NET rates importance from 1 to 5", citation=rated.citation,
        row=RowRef(
            table="rating", key={"onet_soc_code": of.onet_soc_code, "element_id": rated.element_id, "scale": rated.scale}, column="value"
        ),
    )  # fmt: skip
    return {"name": rated.name, "importance": fact.id}
