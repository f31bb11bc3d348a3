"""The scorecard: per suite how many of how many passed, with an interval, beside the committed baseline."""

import html
import json
import math
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.run import Result

BASELINE = Path(__file__).parent / "baseline.json"


class Score(BaseModel):
    """One suite: passed of n, and the 95 % Wilson interval of the share."""

    model_config = ConfigDict(frozen=True)

    suite: str
    passed: int
    n: int
    low: float
    high: float
    baseline: int | None = None

    @property
    def share(self) -> float:
        return self.passed / self.n

    @property
    def fell(self) -> bool:
        """Below the committed baseline."""
        return self.baseline is not None and self.passed < self.baseline


def wilson(passed: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share, 0..1 each. `n` must be positive."""
    z = 1.96
    share = passed / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def scores(results: Sequence[Result], committed: bool) -> list[Score]:
    """Scores by suite; the baseline stands beside only for the committed cases."""
    baseline: dict[str, int] = (
        json.loads(BASELINE.read_text(encoding="utf-8")) if committed and BASELINE.is_file() else {}
    )
    found = []
    for suite in dict.fromkeys(one.suite for one in results):
        mine = [one for one in results if one.suite == suite]
        passed = sum(one.passed for one in mine)
        low, high = wilson(passed, len(mine))
        found.append(Score(suite=suite, passed=passed, n=len(mine), low=low, high=high, baseline=baseline.get(suite)))
    return found


def page(found: Sequence[Score], results: Sequence[Result], stamp: str) -> str:
    """One self-contained HTML page: bars, intervals, and every failure with what was said."""
    bars = "".join(
        f"<tr><th scope=row>{html.escape(one.suite)}<td>{one.passed} of {one.n}<td>"
        f'<svg viewBox="0 0 200 16" width=200 height=16 role=img aria-label="{one.share:.0%}, interval {one.low:.0%} to {one.high:.0%}">'
        f'<rect width=200 height=16 fill="#e4e0d4"/><rect width={200 * one.share:.1f} height=16 fill="#1d5c4a"/>'
        f'<path d="M{200 * one.low:.1f} 8H{200 * one.high:.1f}" stroke="#c26" stroke-width=2 /></svg>'
        f"<td>{'' if one.baseline is None else one.baseline}</tr>"
        for one in found
    )
    failures = "".join(
        f"<details open><summary>{html.escape(one.suite)}: {html.escape(one.case)}</summary><ul>"
        + "".join(f"<li>{html.escape(fault)}</li>" for fault in one.faults)
        + f"</ul><pre>{html.escape(one.text)}</pre></details>"
        for one in results
        if not one.passed
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Scorecard</title>"
        "<style>body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{padding:.3rem .8rem;text-align:left}"
        "pre{white-space:pre-wrap;background:#f4f2ec;padding:.8rem}</style>"
        f"<h1>Scorecard</h1><p>{html.escape(stamp)}</p><table><thead><tr><th>Suite<th>Passed<th>Share and 95 % interval<th>Baseline</tr></thead>"
        f"<tbody>{bars}</tbody></table><h2>Failures</h2>{failures or '<p>None.</p>'}</html>"
    )
