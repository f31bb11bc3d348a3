"""Occupations that fit what a person likes and dislikes: `match_interests`. What they are never enters; pay and score of
each are facts, and what no source here can check is named."""

from typing import TYPE_CHECKING

from advisor.answers import ToolResult
from advisor.cards import FitCard, FitItem
from advisor.facts import Missing, Of, RowRef
from advisor.tools import minting
from advisor.tools.args import FitConstraints, MatchInterests
from advisor.tools.context import ToolContext
from advisor.tools.pay import basis_of
from advisor.tools.places import other_places, unplaced, whereabouts
from advisor.tools.subjects import of_code

if TYPE_CHECKING:
    from knowledge.areas import Area
    from knowledge.interests import Fit, Fitting, Wanted

_FEWEST, _LOW_SCORE = 3, 2
_ASK_AGAIN = "What fits me {place}?"
_LEFT_OUT = {"no_driving": "driving", "no_heavy_lifting": "heavy lifting"}
"""Limits that the ratings of a dislike can tell."""


def match_interests(context: ToolContext, args: MatchInterests) -> ToolResult:
    """Three to five occupations unlike each other, with what speaks for and against each, pay here and a first step."""
    from knowledge.interests import NOT_CHECKABLE, RATED

    asked = args.constraints
    where = whereabouts(context, asked.place)
    if where.area is None:
        return unplaced("match_interests", where, _ASK_AGAIN)
    area = where.area
    likes = [*args.likes, *(["outdoors"] if asked.outdoors else [])]
    missing = [Missing(what=name, reason=reason) for name, reason in NOT_CHECKABLE.items() if getattr(asked, name)]
    fit = context.knowledge.interests.match(
        likes, args.dislikes, _wanted(asked), lambda one: _pays(context, one.oews_code, area, asked.min_median)
    )
    missing += [Missing(what=f"“{phrase}”", reason="nothing here is tied to these words") for phrase in fit.unread]
    missing += where.notes
    result = ToolResult(tool="match_interests", outcome="ok", place=where.out, missing=missing)
    if not fit.items:
        why = (
            "the limits leave no occupation"
            if likes or args.dislikes
            else "nobody said yet what they like or do not like"
        )
        if (likes or args.dislikes) and fit.considered:
            why = "nothing here is tied to what was said, or the limits leave no occupation"
        return result.model_copy(update={"outcome": "empty", "missing": [Missing(what="fit", reason=why), *missing]})
    items = [_item(context, one, area) for one in fit.items]
    if len(items) < _FEWEST:
        result.missing.append(Missing(what="more careers", reason="the limits leave only these"))
    result.findings = [
        FitCard(items=items, guessed=list(fit.guessed), note=f"{RATED}.", considered=_considered(context, fit))
    ]
    result.choices = other_places(where, _ASK_AGAIN)
    return result


def _wanted(asked: FitConstraints) -> "Wanted":
    from knowledge.interests import Wanted

    return Wanted(
        max_education=asked.max_education, max_months=asked.max_months, no_experience=asked.no_experience,
        no_desk=asked.no_desk, level=asked.level, barred=tuple(words for name, words in _LEFT_OUT.items() if getattr(asked, name)),
    )  # fmt: skip


def _pays(context: ToolContext, oews_code: str, area: "Area", least: int | None) -> bool:
    """Whether the median in the nearest area with a figure reaches what was asked for. A floor does where it is above."""
    if least is None:
        return True
    wage = context.knowledge.wages.climb(oews_code, area).wage
    median = wage.annual["median"].value if wage is not None else None
    return median is not None and median >= least


def _considered(context: ToolContext, fit: "Fit") -> str:
    of = Of(kind="build", code="all", title="occupations with an interest profile")
    note = "occupations looked at, those that a limit takes out apart"
    return minting.count(
        context.ledger, fit.considered, "considered", of, fit.citation.vintage.label, fit.citation, note
    ).id


def _item(context: ToolContext, one: "Fitting", area: "Area") -> FitItem:
    from knowledge.interests import NOTHING_AGAINST

    missing: list[Missing] = []
    subject = of_code(context, one.onet_soc_code)
    wage = context.knowledge.wages.climb(one.oews_code, area).wage
    pay = None
    if wage is not None and subject is not None:
        basis, note = basis_of(subject, wage, area)
        pay = minting.pay(context.ledger, wage, "median", basis, note)
    if pay is None:
        missing.append(Missing(what="pay", reason="no median is published for it in any area of the ladder"))
    score = _score(context, one)
    if score is None:
        missing.append(Missing(what="AI resilience", reason="no score: an input is missing"))
    against = list(one.against)
    if score is not None and context.ledger[score].value <= _LOW_SCORE:
        against = [*(line for line in against if line != NOTHING_AGAINST), "its AI resilience score is low"]
    return FitItem(
        code=one.onet_soc_code, title=one.title, reasons=list(one.reasons), against=against,
        first_step=one.first_step, pay=pay.id if pay else None, score=score,
        area=minting.fact_area(wage.area) if wage is not None else None, missing=missing,
    )  # fmt: skip


def _score(context: ToolContext, one: "Fitting") -> str | None:
    found = context.knowledge.resilience.get(one.onet_soc_code)
    if found is None or found.score is None:
        return None
    return context.ledger.mint(
        value=found.score, unit="score 1-6", statistic="score", of=Of(kind="occupation", code=one.onet_soc_code, title=one.title),
        as_of=found.citation.vintage.label, basis="derived", note="exposure + growth + EPOCH-style points, see the method",
        citation=found.citation, row=RowRef(table="resilience", key={"onet_soc_code": one.onet_soc_code}, column="score"),
    ).id  # fmt: skip
