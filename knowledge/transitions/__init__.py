"""From an occupation to others: which are related, how alike their ratings are, what there is to learn, where both are paid.

Candidates are the occupations that O*NET calls related and those whose ratings are nearest. Pay of two occupations is
compared in one area only, the first of the ladder where both have some. It gives no advice and computes no pay change:
a move names the area, and whoever shows figures reads both there.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from knowledge.areas import Area, Areas, Step, no_table
from knowledge.citations import Citation
from knowledge.rankings import DroppedItem, RankRequest
from knowledge.rankings.filters import filtered
from knowledge.resilience import Resilience, ResilienceScores
from knowledge.traits import Traits
from knowledge.transitions.likeness import METHOD, NEAR, Likeness
from knowledge.transitions.records import Gap, Gaps, Median, Move, Moves, Order
from knowledge.wages import Wages

if TYPE_CHECKING:
    from knowledge.occupations import Occupation, Occupations, Relative

__all__ = ["METHOD", "NEAR", "Gap", "Gaps", "Move", "Moves", "Order", "Transitions"]

MOST_NEAR = 20
"""So many of the nearest by ratings are looked at beside those that O*NET lists."""
IMPORTANT = 3.0
"""From this importance (1..5) in the target on a skill or field of knowledge counts as a gap."""
_SAME_PAY, _PAYS_LESS = 6, 10
"""Steps back in the order by usefulness: paid under the same code or nowhere; paid less by more than one part in twenty."""
_NO_RATINGS = "O*NET has no ratings of skills and knowledge for {title}"


class Transitions:
    """Moves from one occupation. Ratings are read once per build, when first asked for."""

    def __init__(
        self,
        engine: Engine,
        citation: Callable[[str], Citation],
        occupations: "Occupations",
        wages: Wages,
        resilience: ResilienceScores,
    ) -> None:
        self._engine = engine
        self._citation = citation
        self._occupations = occupations
        self._wages = wages
        self._areas: Areas = wages.areas
        self._resilience = resilience

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the ratings of occupations are."""
        return Likeness(self._engine)

    def moves(
        self, code: str, asked: RankRequest, order: Order = "usefulness", within: Collection[str] | None = None
    ) -> Moves:
        """Moves from an O*NET-SOC code that pass the filters of `asked`, in order, at most `asked.limit`.

        `within`: only to these codes (any of them, not only related ones). What is filtered out stands in `dropped`
        with the reason."""
        listed = self._listed(code)
        near = dict(self.likeness.nearest(code, MOST_NEAR) if within is None else ())
        codes = [*listed, *near] if within is None else list(within)
        found = self._occupations.of_many([one for one in dict.fromkeys(codes) if one != code])
        return self._made(code, found, asked, order, listed)

    def move(self, code: str, target: str, area: Area) -> Move | None:
        """The one move to `target`, related or not; `None` where one of the two is not on file."""
        listed = self._listed(code)
        found = self._occupations.of_many([target])
        made = self._made(code, found, RankRequest(area=area), "relatedness", listed, keep_twins=True)
        return made.items[0] if made.items else None

    def gaps(self, code: str, target: str, kinds: Sequence[str] = ("skill", "knowledge")) -> Gaps:
        """Skills and knowledge that are important in the target (3 or more of 5) and rated at a higher level there
        (0..7), the widest first. A rating that is not on file makes no gap; without ratings at all the reason says so."""
        marks = ",".join("?" * len(kinds))
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT e.element_id, e.name, e.kind, i.value, mine.value, theirs.value, theirs.source_key"  # noqa: S608
                " FROM rating AS i JOIN element AS e ON e.element_id = i.element_id"
                " LEFT JOIN rating AS theirs ON theirs.onet_soc_code = i.onet_soc_code"
                " AND theirs.element_id = i.element_id AND theirs.scale = 'LV'"
                " LEFT JOIN rating AS mine ON mine.onet_soc_code = ? AND mine.element_id = i.element_id"
                f" AND mine.scale = 'LV' WHERE i.onet_soc_code = ? AND i.scale = 'IM' AND e.kind IN ({marks})",
                (code, target, *kinds),
            ).all()
        if not rows:
            return Gaps(reason=_NO_RATINGS.format(title=self._title(target)))
        if all(mine is None for _, _, _, _, mine, _, _ in rows):
            return Gaps(reason=_NO_RATINGS.format(title=self._title(code)))
        unrated = [name for _, name, _, _, mine, theirs, _ in rows if mine is None or theirs is None]
        found = [
            Gap(
                element_id=element, name=name, kind=kind, importance=importance, own=mine, target=theirs,
                citation=self._citation(source),
            )
            for element, name, kind, importance, mine, theirs, source in rows
            if importance >= IMPORTANT and mine is not None and theirs is not None and theirs > mine
        ]  # fmt: skip
        found.sort(key=lambda gap: (-gap.difference, -gap.importance, gap.element_id))
        return Gaps(items=tuple(found), unrated=tuple(unrated))

    def _made(
        self,
        code: str,
        found: "Sequence[Occupation]",
        asked: RankRequest,
        order: Order,
        listed: "dict[str, Relative]",
        *,
        keep_twins: bool = False,
    ) -> Moves:
        origin = self._occupations.get(code)
        if origin is None:
            return Moves()
        scores = {one.onet_soc_code: one for one in self._resilience.of_many([one.onet_soc_code for one in found])}
        paid = self._paid(origin, found, asked.area)
        alike = self.likeness.to(code)
        items: list[Move] = []
        dropped: list[DroppedItem] = []
        for target in found:
            relative = listed.get(target.onet_soc_code)
            move = paid[target.onet_soc_code].model_copy(
                update={
                    "tier": relative.tier if relative else None,
                    "rank": relative.rank if relative else None,
                    "related_citation": relative.citation if relative else None,
                    "likeness": alike.get(target.onet_soc_code),
                    "score": scores.get(target.onet_soc_code),
                }
            )
            if not keep_twins and move.same_code and not self.gaps(code, target.onet_soc_code).items:
                continue  # the same six-digit job with nothing to learn is no move
            reason = self._left_out(asked, order, move)
            if reason is None:
                items.append(move)
            else:
                dropped.append(DroppedItem(target.onet_soc_code, target.title, reason))
        items.sort(key=lambda move: _key(order, move))
        if order == "pay":
            # Pay of two areas makes no one order: first those with pay nearest to the place asked for, then the wider ones.
            items.sort(key=lambda move: len(move.steps))
        return Moves(items=tuple(items[: asked.limit]), dropped=tuple(dropped), considered=len(items) + len(dropped))

    def _listed(self, code: str) -> "dict[str, Relative]":
        """The occupations that O*NET lists as related, by code."""
        return {one.onet_soc_code: one for one in self._occupations.related(code, limit=50)}

    def _left_out(self, asked: RankRequest, order: Order, move: Move) -> str | None:
        """Why a filter, or the order asked for, takes a move out; `None` where it stays."""
        if (asked.filters()) and (reason := filtered(asked, self._traits(move))) is not None:
            return reason
        value = move.target_median.annual
        if asked.min_median is not None:
            if value is None:
                return move.pay_reason or "no yearly median to compare with"
            if value < asked.min_median and move.target_median.at_least:
                return f"its median is published only as a floor, ${value:,} or more"
            if value < asked.min_median:
                return f"its median is ${value:,}"
        if order == "pay" and value is None:
            return move.pay_reason or "no yearly median to order by"
        if order == "resilience" and (move.score is None or move.score.score is None):
            return "no score: an input is missing"
        return None

    def _traits(self, move: Move) -> Traits:
        """What filters look at: of the pay code, with the score and the job zone of this very occupation."""
        code = move.occupation.oews_code or move.occupation.soc_code
        traits = self._wages.traits.get(code) or Traits(oews_code=code, title=move.occupation.title)
        score = move.score
        return traits._replace(
            job_zone=move.occupation.job_zone,
            score=score.score if score else None,
            exposure=score.exposure if score else None,
            score_reason=None,
        )

    def _paid(self, origin: "Occupation", found: "Sequence[Occupation]", area: Area) -> dict[str, Move]:
        """Each target with the first area of the ladder where both it and the origin have pay."""
        open_ones = list(found)
        steps: dict[str, list[Step]] = {one.onet_soc_code: [] for one in found}
        made: dict[str, Move] = {}
        for place in self._areas.climb(area):
            year = self._wages.year_of(place.level)
            codes = {one.oews_code for one in (origin, *open_ones) if one.oews_code}
            medians = self._medians(codes, place, year) if year is not None else {}
            own = medians.get(origin.oews_code or "", Median())
            for one in list(open_ones):
                theirs = medians.get(one.oews_code or "", Median())
                if own.known and theirs.known:
                    steps[one.onet_soc_code].append(Step(area=place, found=True))
                    made[one.onet_soc_code] = Move(
                        occupation=one, area=place, year=year, own_median=own, target_median=theirs,
                        same_code=origin.oews_code == one.oews_code, steps=tuple(steps[one.onet_soc_code]),
                    )  # fmt: skip
                    open_ones.remove(one)
                    continue
                who = one.title if own.known else origin.title
                reason = no_table(place.level) if year is None else f"no pay of {who} is published there"
                steps[one.onet_soc_code].append(Step(area=place, found=False, reason=reason))
        for one in open_ones:
            lacking = next((who for who in (one, origin) if who.oews_code is None), None)
            reason = "no area of the ladder has pay of both"
            if lacking is not None:
                reason = lacking.unjoined_reason or f"no pay is published for {lacking.title}"
            made[one.onet_soc_code] = Move(
                occupation=one, same_code=False, steps=tuple(steps[one.onet_soc_code]), pay_reason=reason
            )
        return made

    def _medians(self, codes: Collection[str], area: Area, year: int) -> dict[str, Median]:
        marks = ",".join("?" * len(codes))
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT oews_code, annual_median_usd, hourly_median_usd, floors FROM wage"  # noqa: S608
                f" WHERE area_code = ? AND year = ? AND oews_code IN ({marks})",
                (area.code, year, *sorted(codes)),
            ).all()
        return {
            code: Median(annual=annual, hourly=hourly, at_least="median" in (floors or "").split())
            for code, annual, hourly, floors in rows
        }

    def _title(self, code: str) -> str:
        found = self._occupations.get(code)
        return found.title if found is not None else code


def _key(order: Order, move: Move) -> tuple[float, float, str]:
    """What moves stand in order of; smaller first. A floor orders by its value: that is no arithmetic on it."""
    place = float(move.rank) if move.rank is not None else 21.0 - (move.likeness or 0.0)
    code = move.occupation.onet_soc_code
    if order == "pay":
        return (-(move.target_median.annual or 0), place, code)
    if order == "resilience":
        return (-(_points(move.score)), place, code)
    if order == "usefulness":
        place += _SAME_PAY if move.same_code or move.area is None else _PAYS_LESS if move.pays_less else 0
    return (place, -(move.likeness or 0.0), code)


def _points(score: Resilience | None) -> int:
    return score.score if score is not None and score.score is not None else 0
