"""What a suite's answers come to beside pass and fail: points, latency, tokens, reading grade, support, paraphrases. Pure.

Intervals of means are 95 % bootstrap intervals (cases drawn anew, seeded, so that a second run gives the same).
"""

import math
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from evals.baseline import Mean
from evals.figures import RESAMPLES, SEED
from evals.results import Result


class Latency(BaseModel):
    """Wall time of an answer in milliseconds: half and nineteen of twenty are not slower."""

    model_config = ConfigDict(frozen=True)

    p50_ms: float
    p95_ms: float


class Paraphrases(BaseModel):
    """Groups of cases that ask the same in other words. `holds[k-1]`: the chance that k of them, drawn from one group,
    are all right (pass^k); `groups[k-1]`: how many groups have k members."""

    model_config = ConfigDict(frozen=True)

    groups: tuple[int, ...]
    holds: tuple[float, ...]


class Sums(BaseModel):
    """One suite. `unsupported` of `sentences` hold something that no fact, card or source supports; tokens are means of
    an answer."""

    model_config = ConfigDict(frozen=True)

    answers: int = 0
    latency: Latency | None = None
    prompt_tokens: float = 0.0
    completion_tokens: float = 0.0
    grade: float | None = None
    sentences: int = 0
    unsupported: int = 0
    points: Mean | None = None
    paraphrases: Paraphrases | None = None


def sums(results: Sequence[Result]) -> Sums:
    """Of one suite's results, repeats included."""
    seen = [one for result in results for one in result.seen]
    if not seen:
        return Sums(paraphrases=paraphrases(results))
    grades = [one.grade for one in seen if one.grade is not None]
    times = [one.ms for one in seen]
    return Sums(
        answers=len(seen),
        latency=Latency(p50_ms=percentile(times, 50), p95_ms=percentile(times, 95)),
        prompt_tokens=round(sum(one.prompt_tokens for one in seen) / len(seen), 1),
        completion_tokens=round(sum(one.completion_tokens for one in seen) / len(seen), 1),
        grade=round(sum(grades) / len(grades), 2) if grades else None,
        sentences=sum(one.sentences for one in seen),
        unsupported=sum(one.unsupported for one in seen),
        points=mean([one.points for one in results if one.points is not None]),
        paraphrases=paraphrases(results),
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent do not exceed."""
    ordered = sorted(values)
    return round(ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)], 1)


def mean(values: Sequence[float]) -> Mean | None:
    """The mean and its interval; None of nothing."""
    if not values:
        return None
    import numpy as np

    kinds, counts = np.unique(np.array(values, dtype=float), return_counts=True)
    # Drawing n of n anew is drawing how often each kind of value comes.
    draws = np.random.default_rng(SEED).multinomial(len(values), counts / len(values), size=RESAMPLES)
    low, high = np.percentile(draws @ kinds / len(values), [2.5, 97.5])
    middle = float(sum(values)) / len(values)
    return Mean(
        value=round(middle, 4), low=round(min(float(low), middle), 4), high=round(max(float(high), middle), 4), n=len(values)
    )  # fmt: skip


def paraphrases(results: Sequence[Result]) -> Paraphrases | None:
    """pass^k over the groups, without bias: of n members with c right, the share of all choices of k that are all right."""
    right: dict[str, bool] = {}
    roots: dict[str, str] = {}
    for one in results:
        if one.skipped is None:
            right[one.case] = right.get(one.case, True) and one.passed
            roots[one.case] = one.group or one.case
    groups: dict[str, list[bool]] = {}
    for case, passed in right.items():
        groups.setdefault(roots[case], []).append(passed)
    several = [members for members in groups.values() if len(members) > 1]
    if not several:
        return None
    most = max(len(members) for members in several)
    counted, holds = [], []
    for k in range(1, most + 1):
        enough = [members for members in several if len(members) >= k]
        counted.append(len(enough))
        chances = [math.comb(sum(members), k) / math.comb(len(members), k) for members in enough]
        holds.append(round(sum(chances) / len(enough), 4))
    return Paraphrases(groups=tuple(counted), holds=tuple(holds))
