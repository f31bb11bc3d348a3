"""The scorecard: per suite how many of how many passed, or a ranked suite's figures, with intervals, beside the committed
baseline. Pure but for reading and moving the baseline."""

import html
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.figures import Asked, Measure, RankedScore
from evals.run import Result

BASELINE = Path(__file__).parent / "baseline.json"
MOST_MISSES = 200  # of a ranked suite, on the page


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


def baseline() -> dict[str, Any]:
    """The committed baseline: cases passed by suite, or figures and `n` of a ranked suite."""
    found: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    return found


def move_baseline(cases: Sequence[Score], ranked: Sequence[RankedScore]) -> None:
    """Make these scores the baseline of their suites; other suites keep theirs."""
    after = baseline() | {one.suite: one.passed for one in cases}
    after |= {one.suite: {"n": one.n} | {each.name: each.value for each in one.measures} for one in ranked}
    BASELINE.write_text(json.dumps(after, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def beside_baseline(ranked: Sequence[RankedScore], committed: Mapping[str, Any]) -> list[RankedScore]:
    """Ranked scores with what the baseline says of each figure."""
    found = []
    for one in ranked:
        before: Mapping[str, Any] = committed.get(one.suite, {})
        measures = tuple(each.model_copy(update={"baseline": before.get(each.name)}) for each in one.measures)
        found.append(one.model_copy(update={"measures": measures, "baseline_n": before.get("n")}))
    return found


def wilson(passed: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share, 0..1 each. `n` must be positive."""
    z = 1.96
    share = passed / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def scores(results: Sequence[Result], committed: bool) -> list[Score]:
    """Scores by suite; the baseline stands beside only for the committed cases."""
    before = baseline() if committed else {}
    found = []
    for suite in dict.fromkeys(one.suite for one in results):
        mine = [one for one in results if one.suite == suite]
        passed = sum(one.passed for one in mine)
        low, high = wilson(passed, len(mine))
        found.append(Score(suite=suite, passed=passed, n=len(mine), low=low, high=high, baseline=before.get(suite)))
    return found


def page(found: Sequence[Score], results: Sequence[Result], stamp: str, ranked: Sequence[RankedScore] = ()) -> str:
    """One self-contained HTML page: bars, intervals, and every failure with what was said."""
    cases = "".join(
        _row(one.suite, "passed", f"{one.passed} of {one.n}", (one.share, one.low, one.high), "", one.baseline)
        for one in found
    )
    figures = "".join(
        _row(one.suite, each.name, str(one.n), (each.value, each.low, each.high), _bar(each), each.baseline)
        for one in ranked
        for each in one.measures
    )
    failures = "".join(
        f"<details open><summary>{html.escape(one.suite)}: {html.escape(one.case)}</summary><ul>"
        + "".join(f"<li>{html.escape(fault)}</li>" for fault in one.faults)
        + f"</ul><pre>{html.escape(one.text)}</pre></details>"
        for one in results
        if not one.passed and not one.held
    )
    faults = "".join(
        f"<li>{html.escape(one.suite)}: {html.escape(fault)}</li>" for one in ranked for fault in one.faults
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Scorecard</title>"
        "<style>body{font:1rem/1.5 system-ui;max-width:68rem;margin:2rem auto;padding:0 1rem}td,th{padding:.3rem .8rem;text-align:left}"
        "pre{white-space:pre-wrap;background:#f4f2ec;padding:.8rem}</style>"
        f"<h1>Scorecard</h1><p>{html.escape(stamp)}</p><table><thead><tr><th>Suite<th>Figure<th>Of<th>Share and 95 % interval"
        f"<th>Bar<th>Baseline</tr></thead><tbody>{cases}{figures}</tbody></table>{f'<ul>{faults}</ul>' if faults else ''}"
        f"<h2>Failures</h2>{failures or '<p>None.</p>'}{''.join(_ranked_part(one) for one in ranked)}</html>"
    )


def _row(suite: str, figure: str, of: str, shares: tuple[float, float, float], bar: str, before: float | None) -> str:
    share, low, high = shares
    shown = "" if before is None else f"{before:.3f}" if isinstance(before, float) else str(before)
    return (
        f"<tr><th scope=row>{html.escape(suite)}<td>{figure}<td>{of}<td>"
        f'<svg viewBox="0 0 200 16" width=200 height=16 role=img aria-label="{share:.1%}, interval {low:.1%} to {high:.1%}">'
        f'<rect width=200 height=16 fill="#e4e0d4"/><rect width={200 * share:.1f} height=16 fill="#1d5c4a"/>'
        f'<path d="M{200 * low:.1f} 8H{200 * high:.1f}" stroke="#c26" stroke-width=2 /></svg> {share:.1%}'
        f"<td>{bar}<td>{shown}</tr>"
    )


def _bar(measure: Measure) -> str:
    if measure.bar is None:
        return ""
    return f"{measure.bar:.2f}, missed" if measure.below_bar else f"{measure.bar:.2f}"


def _ranked_part(one: RankedScore) -> str:
    """A ranked suite's shares by tag, and the queries that found nothing right among the first ten."""
    tags = "".join(
        f"<tr><th scope=row>{html.escape(each.tag)}<td>{each.n}" + "".join(f"<td>{share:.0%}" for share in each.shares)
        for each in one.tags
    )
    table = f"<table><tr><th>Kind<th>Queries<th>Right first<th>In five<th>In ten</tr>{tags}</table>" if tags else ""
    missed = [each for each in one.asked if each.rank is None]
    listed = "".join(f"<li>{_missed(each)}</li>" for each in missed[:MOST_MISSES])
    more = f" The first {MOST_MISSES} are shown." if len(missed) > MOST_MISSES else ""
    return (
        f"<h2>{html.escape(one.suite)}</h2>{table}"
        f"<details><summary>{len(missed)} of {one.n} found nothing right.{more}</summary><ul>{listed}</ul></details>"
    )


def _missed(one: Asked) -> str:
    came = ", ".join(one.ranked[:5]) or "nothing"
    return html.escape(f"{one.query} (expected {', '.join(one.expected)}; came {came})")
