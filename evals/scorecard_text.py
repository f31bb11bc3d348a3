"""`docs/scorecard.md`: the committed baseline in words and tables, and nothing else, so that the two cannot disagree: moving
the baseline writes the page, and a test holds the page to the baseline."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from evals import baseline
from evals.baseline import OFFLINE, Baseline, Before
from evals.figures import RESAMPLES
from evals.report import HELD, wilson

FILE = Path(__file__).resolve().parent.parent / "docs" / "scorecard.md"


def write() -> Path:
    """Write the page of the committed baseline; where it is."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(baseline.read()), encoding="utf-8")
    return FILE


def text(of: Baseline) -> str:
    """The page."""
    return "\n".join(_lines(of)) + "\n"


def _lines(of: Baseline) -> Iterator[str]:
    yield "# Scorecard"
    yield ""
    yield (
        "Written from `evals/baseline.json` by `career-advisor eval --move-baseline` (or `--write-docs`, which moves nothing); do"
        " not edit it. `make eval` runs every suite again without a key and fails where one falls below what stands here."
        " [evals.md](evals.md) tells what the suites ask and how to run your own."
    )
    yield ""
    yield (
        "Shares stand with 95 % Wilson intervals over cases; points and ranked figures with 95 % bootstrap intervals"
        f" ({RESAMPLES:,} seeded draws). Held-out cases are of the same kinds and are never read while code is written."
    )
    for model, suites in sorted(of.cases.items(), key=lambda one: (one[0] != OFFLINE, one[0])):
        yield from _model(model, suites, of.builds.get(model))
    yield from _ranked(of)


def _model(model: str, suites: Mapping[str, Before], build: str | None) -> Iterator[str]:
    opened = [one for name, one in suites.items() if not name.endswith(HELD)]
    held = [one for name, one in suites.items() if name.endswith(HELD)]
    yield from ("", f"## {'Offline model' if model == OFFLINE else model}", "")
    parts = [f"{_counted(opened)} open cases"] if opened else []
    parts += [f"{_counted(held)} held out"] if held else []
    yield f"{' and '.join(parts)}; knowledge build `{build or 'unknown'}`."
    yield from (
        "",
        "| suite | n | passed | held-out n | held-out passed | points −1…+1 | reading grade |",
        "|---|--:|--:|--:|--:|--:|--:|",
    )
    for kind in sorted({name.removesuffix(HELD) for name in suites}):
        one, other = suites.get(kind), suites.get(kind + HELD)
        first = one or other
        assert first is not None
        points = first.points
        told = f"{points.value:+.3f} ({points.low:+.2f}…{points.high:+.2f})" if points is not None else ""
        grade = f"{first.grade:.1f}" if first.grade is not None else ""
        yield f"| {kind} | {_share(one)} | {_share(other)} | {told} | {grade} |"
    yield ""
    yield (
        "Points: +1 where an answer exists and is right, 0 where it says that it does not know or asks back, −1 where it is"
        " wrong, as in CRAG. The reading grade is that of a US school (Flesch-Kincaid; in Spanish Fernández-Huerta). Both are"
        " of the open suite where there is one."
    )


def _counted(suites: list[Before]) -> str:
    n, passed = sum(one.n for one in suites), sum(one.passed for one in suites)
    low, high = wilson(passed, n)
    return f"{passed:,} of {n:,} ({100 * passed / n:.1f} %, {100 * low:.1f}–{100 * high:.1f})"


def _share(one: Before | None) -> str:
    """Two cells: how many, and the share with its interval."""
    if one is None:
        return " | "
    low, high = wilson(one.passed, one.n)
    return f"{one.n:,} | {100 * one.passed / one.n:.1f} % ({100 * low:.1f}–{100 * high:.1f})"


def _ranked(of: Baseline) -> Iterator[str]:
    if not of.ranked:
        return
    yield from ("", "## Ranked suites", "")
    yield (
        f"What is right among the first few of a ranked list; knowledge build `{of.builds.get('ranked', 'unknown')}`. The peer is"
        " letters alone: the name or passage with the most runs of two to four letters in common, by TF-IDF, on the same queries"
        " in the same run."
    )
    yield from ("", "| suite | n | figure | value | interval | peer |", "|---|--:|---|--:|--:|--:|")
    for suite, one in sorted(of.ranked.items()):
        peers = {name: value for peer in one.peers.values() for name, value in peer.items()}
        for name, (value, low, high) in one.figures.items():
            beside = f"{peers[name]:.3f}" if name in peers else ""
            yield f"| {suite} | {one.n} | {name} | {value:.3f} | {low:.3f}–{high:.3f} | {beside} |"
