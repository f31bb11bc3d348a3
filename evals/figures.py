"""Figures of ranked answers: how often what is right stands among the first few, each with an interval. Pure.

A figure is a mean over queries with a 95 % bootstrap interval (queries drawn anew, seeded, so that a second run gives
the same). Nothing is asked here and nothing is ever tuned on what is measured.

* `recall@k`: share of queries with any expected answer among the first k. `any@k` is the same for held-out titles.
* `acc@k`: share of a title's expected codes among the first k, averaged over titles: a title that is listed for two
  occupations is wholly right at 1 for nobody.
* `mrr`: mean of 1 / rank of the first right answer, 0 where none is among the first ten.
* `ndcg@10`: gain of every expected answer, less the further down it stands, against the best order.
* `confident_half@1`: `acc@1` (`recall@1`) over the half of the queries that was answered with the most confidence;
  queries that tie at the edge of the half share what is left of it. Its interval takes the half as given.
"""

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from evals.suites import FIGURES, CaseError, Figure, RankedSuite

DEPTH = 10
RESAMPLES = 1000
SEED = 20260501


class Asked(BaseModel):
    """One query with what is right and what came: `ranked` best first, `confidence` of the first (0 where none came)."""

    model_config = ConfigDict(frozen=True)

    id: str
    query: str
    expected: tuple[str, ...]
    ranked: tuple[str, ...]
    confidence: float = 0.0
    tags: tuple[str, ...] = ()

    @property
    def rank(self) -> int | None:
        """Place of the first right answer, from 1."""
        return next((place for place, one in enumerate(self.ranked, start=1) if one in self.expected), None)


class Measure(BaseModel):
    """A figure, 0..1, with its 95 % interval, the bar it is to reach and what it was when the baseline was committed."""

    model_config = ConfigDict(frozen=True)

    name: Figure
    value: float
    low: float
    high: float
    bar: float | None = None
    baseline: float | None = None

    @property
    def below_bar(self) -> bool:
        return self.bar is not None and self.value < self.bar

    @property
    def fell(self) -> bool:
        """Below the committed baseline by more than chance: the whole interval is."""
        return self.baseline is not None and self.high < self.baseline


class Tagged(BaseModel):
    """The queries of one tag: how many, and the share with a right answer among the first 1, 5 and 10."""

    model_config = ConfigDict(frozen=True)

    tag: str
    n: int
    shares: tuple[float, float, float]


class Peer(BaseModel):
    """What a plain way comes to on the same queries."""

    model_config = ConfigDict(frozen=True)

    name: str
    figures: dict[str, float]


class RankedScore(BaseModel):
    """One ranked suite. `left_out`: queries whose right answers are all absent from this build, which nothing could
    find; they do not count, but fewer queries than the baseline had is a fall. `latency`: `p50_ms` and `p95_ms` of a
    query."""

    model_config = ConfigDict(frozen=True)

    suite: str
    n: int
    left_out: int
    measures: tuple[Measure, ...]
    tags: tuple[Tagged, ...] = ()
    asked: tuple[Asked, ...] = ()
    baseline_n: int | None = None
    peers: tuple[Peer, ...] = ()
    latency: dict[str, float] | None = None

    @property
    def fewer(self) -> bool:
        return self.baseline_n is not None and self.n < self.baseline_n

    @property
    def faults(self) -> list[str]:
        """Why this suite does not hold, as sentences; empty where it does."""
        found = [
            f"{one.name} is {one.value:.3f}, below its bar {one.bar:.2f}" for one in self.measures if one.below_bar
        ]
        found += [
            f"{one.name} is {one.value:.3f} (at most {one.high:.3f}), below the baseline {one.baseline:.3f}"
            for one in self.measures
            if one.fell
        ]
        if self.fewer:
            found.append(f"{self.n} queries could be asked, {self.baseline_n} when the baseline was committed")
        return found


def score(suite: RankedSuite, asked: Sequence[Asked], left_out: int) -> RankedScore:
    """Figures, intervals and shares by tag of what was asked. Pure. Raises `CaseError` where nothing was."""
    if not asked:
        raise CaseError(f"{suite.suite}: there was nothing to ask.")
    measures = tuple(
        measure.model_copy(update={"bar": suite.bars.get(measure.name)})
        for measure in measured(asked, FIGURES[suite.ranked])
    )
    tags = sorted({tag for one in asked for tag in one.tags})
    return RankedScore(
        suite=suite.suite,
        n=len(asked),
        left_out=left_out,
        measures=measures,
        tags=tuple(_tagged(tag, [one for one in asked if tag in one.tags]) for tag in tags),
        asked=tuple(asked),
    )


def peer(name: str, suite: RankedSuite, asked: Sequence[Asked]) -> Peer:
    """The figures of a plain way that was asked the same. It is sure of nothing, so it has no confident half."""
    names = [one for one in FIGURES[suite.ranked] if not one.startswith("confident")]
    return Peer(name=name, figures={str(one.name): one.value for one in measured(asked, names)})


def measured(asked: Sequence[Asked], names: Sequence[Figure]) -> list[Measure]:
    """Each named figure with its interval; the same draws of queries serve all of them."""
    import numpy as np

    strict = "acc@1" in names
    columns = [_values(name, asked, strict) for name in names]
    values = np.array([column[0] for column in columns]).T  # query by figure
    weights = np.array([column[1] for column in columns]).T
    whole = (values * weights).sum(axis=0) / weights.sum(axis=0)
    draws = np.random.default_rng(SEED)
    drawn = np.empty((RESAMPLES, len(names)))
    for number in range(RESAMPLES):
        times = np.bincount(draws.integers(0, len(asked), len(asked)), minlength=len(asked))
        weight = times @ weights
        # A draw without a single query of the confident half says nothing of it: the figure itself stands in.
        drawn[number] = np.where(weight > 0, (times @ (values * weights)) / np.where(weight > 0, weight, 1), whole)
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    return [
        Measure(
            name=name,
            value=round(float(whole[place]), 6),
            # Rounding of the percentiles never parts a figure from its own interval.
            low=round(min(float(low[place]), float(whole[place])), 6),
            high=round(max(float(high[place]), float(whole[place])), 6),
        )
        for place, name in enumerate(names)
    ]


def _values(name: Figure, asked: Sequence[Asked], strict: bool) -> tuple[list[float], list[float]]:
    """The figure's value of each query, and its weight."""
    kind, _, depth = name.partition("@")
    if kind in ("recall", "any"):
        values = [_any(one, int(depth)) for one in asked]
    elif kind == "acc":
        values = [_share(one, int(depth)) for one in asked]
    elif kind == "mrr":
        values = [1 / one.rank if one.rank and one.rank <= DEPTH else 0.0 for one in asked]
    elif kind == "ndcg":
        values = [_gain(one) for one in asked]
    else:
        values = [_share(one, 1) if strict else _any(one, 1) for one in asked]
        return values, confident_half([one.confidence for one in asked])
    return values, [1.0] * len(asked)


def confident_half(confidences: Sequence[float]) -> list[float]:
    """How far each query belongs to the more confident half: 1, 0, or a like part for those that tie at its edge."""
    half = len(confidences) / 2
    edge = sorted(confidences, reverse=True)[math.ceil(half) - 1]
    above = sum(one > edge for one in confidences)
    part = (half - above) / sum(one == edge for one in confidences)
    return [1.0 if one > edge else part if one == edge else 0.0 for one in confidences]


def _any(one: Asked, depth: int) -> float:
    return float(one.rank is not None and one.rank <= depth)


def _share(one: Asked, depth: int) -> float:
    return len(set(one.expected) & set(one.ranked[:depth])) / len(set(one.expected))


def _gain(one: Asked) -> float:
    """Each expected answer gains once, where it stands first."""
    places = [one.ranked.index(code) for code in set(one.expected) & set(one.ranked[:DEPTH])]
    best = sum(1 / math.log2(place + 2) for place in range(min(len(set(one.expected)), DEPTH)))
    return sum(1 / math.log2(place + 2) for place in places) / best


def _tagged(tag: str, asked: Sequence[Asked]) -> Tagged:
    first, five, ten = (sum(_any(one, depth) for one in asked) / len(asked) for depth in (1, 5, 10))
    return Tagged(tag=tag, n=len(asked), shares=(first, five, ten))
