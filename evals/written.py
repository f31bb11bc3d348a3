"""A run as JSON. Two runs of the same product on the same knowledge with our own model are the same to the letter, but for
what is under the keys of `VARIES`: `stable` takes those out, and `career-advisor eval --stable` writes without them.

Of held-out cases it tells how many passed and nothing else: whoever mends the code may read the report.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from evals.baseline import named
from evals.figures import RESAMPLES, SEED, RankedScore
from evals.online.tally import Tally
from evals.report import Score, left_out
from evals.results import Result
from evals.runs import Run

VARIES = frozenset({"run", "latency", "ms"})
"""`run`: when, how long, with how many processes. `latency`, `ms`: wall times."""

_METHOD = {
    "shares": "95 % Wilson score interval over cases",
    "figures": f"95 % bootstrap interval over queries, {RESAMPLES} draws, seed {SEED}",
    "means": f"95 % bootstrap interval over cases, {RESAMPLES} draws, seed {SEED}",
}


def whole(
    run: Run, found: Sequence[Score], measured: Sequence[RankedScore], results: Sequence[Result], told: Tally | None
) -> dict[str, Any]:
    """Everything that is known of a run, as JSON's own types."""
    return {
        "stamp": run.stamp,
        "knowledge_build": run.build,
        "answered_by": run.model,
        "method": _METHOD,
        "gone": list(run.gone),
        "unasked": list(run.unasked),
        "run": {"at": run.at, "seconds": run.seconds, "processes": run.processes},
        "suites": [_suite(one) for one in found],
        "model": told and told.model_dump(mode="json") | {"below_bar": told.below_bar},
        "skipped": left_out(results),
        "ranked": [one.model_dump(mode="json") | {"faults": one.faults} for one in measured],
        "results": [_result(one) for one in results],
    }


def stable(value: Any) -> Any:
    """The same without what varies from run to run."""
    if isinstance(value, Mapping):
        return {key: stable(one) for key, one in value.items() if key not in VARIES}
    return [stable(one) for one in value] if isinstance(value, list) else value


def text(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _suite(one: Score) -> dict[str, Any]:
    changed = one.change
    told = one.model_dump(mode="json", exclude={"sums", "before", "asked"})
    if one.held:
        told.pop("failing")
    told |= {"held": one.held, "share": round(one.share, 6), "low": round(one.low, 6), "high": round(one.high, 6)}
    told |= one.sums.model_dump(mode="json")
    told["baseline"] = None if one.before is None else {"passed": one.before.passed, "n": one.before.n}
    told["falls"] = one.falls
    if changed is not None:
        names: Any = (lambda cases: len(cases)) if one.held else list
        told |= {"newly_failing": names(changed.lost), "newly_passing": names(changed.won)}
    return told


def _result(one: Result) -> dict[str, Any]:
    if one.held:
        # Not in the order of the file either: a digest and a verdict.
        return {"suite": one.suite, "case": named(one.case, held=True), "passed": one.passed, "repeat": one.repeat}
    return one.model_dump(mode="json", exclude_defaults=True) | {"passed": one.passed}
