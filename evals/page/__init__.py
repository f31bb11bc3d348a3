"""The scorecard as one self-contained HTML page: no script, no request to anybody, light and dark, narrow and wide. Pure but
for reading its style sheet and the committed measurements."""

from collections.abc import Sequence
from importlib.resources import files

from evals import measurements
from evals.figures import RESAMPLES, RankedScore
from evals.online.tally import Tally
from evals.page.bars import KEY, escaped
from evals.page.failures import failures, missed
from evals.page.suites import ranked as ranked_cards
from evals.page.suites import suites
from evals.report import Score, left_out, of_tally
from evals.results import Result
from evals.runs import Run


def page(
    run: Run, found: Sequence[Score], measured: Sequence[RankedScore], results: Sequence[Result], told: Tally | None
) -> str:
    """The whole page."""
    style = files("evals.page").joinpath("page.css").read_text(encoding="utf-8")
    parts = [
        ("suites", "Suites", f"{KEY}{suites(found)}" if found else ""),
        ("ranked", "Ranked suites", f"{'' if found else KEY}{ranked_cards(measured)}" if measured else ""),
        ("model", told.model if told else "", _model(told)),
        ("baseline", "Since the committed baseline", _changes(found, measured)),
        ("peers", "Beside plain peers, from the committed measurements", _peers()),
        ("failures", "Failures", _failures(results, found) if found else ""),
        ("missed", "What ranked suites did not find", "".join(missed(one) for one in measured)),
    ]
    there = [one for one in parts if one[2]]
    links = "".join(f'<li><a href="#{key}">{escaped(title)}</a>' for key, title, _ in there)
    sections = "".join(f"<section id={key}><h2>{escaped(title)}</h2>{body}</section>" for key, title, body in there)
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width, initial-scale=1'>"
        f"<title>Scorecard</title><style>{style}</style></head><body><main><h1>Scorecard</h1><p>{escaped(run.stamp)}</p>"
        f"<p class=soft>{escaped(run.at)}, {run.seconds:,.0f} s with {run.processes} "
        f"process{'es' if run.processes > 1 else ''}. Shares stand with 95 % Wilson intervals over cases, figures and means with "
        f"95 % bootstrap intervals ({RESAMPLES:,} seeded draws). Held-out cases are counted and never shown; the figures under a bar "
        f"are of the open suite where there is one.</p>"
        f"{_verdict(run, found, measured, told, results)}<nav><ul>{links}</ul></nav>{sections}</main></body></html>\n"
    )


def _verdict(
    run: Run, found: Sequence[Score], measured: Sequence[RankedScore], told: Tally | None, results: Sequence[Result]
) -> str:
    """Whether the gate holds, and why not; with what was not run."""
    why = [*run.falls, *(f"{one.suite}: {reason}" for one in found for reason in one.falls)]
    why += [f"{one.suite}: {reason}" for one in measured for reason in one.faults]
    why += told.below_bar if told is not None else []
    skipped = left_out(results)
    if run.unasked:
        skipped = [*skipped, f"Not asked in this run: {', '.join(run.unasked)}."]
    compared = any(one.before for one in found) or any(one.baseline_n is not None for one in measured)
    held = (
        "It holds: nothing fell below the baseline or a bar."
        if compared
        else "No baseline stands beside it; no bar is missed."
    )
    said = "It does not hold." if why else held
    listed = "".join(f"<li>{escaped(one)}</li>" for one in [*why, *skipped])
    return f"<div class='verdict{' fell' if why else ''}'><b>{said}</b>{f'<ul>{listed}</ul>' if listed else ''}</div>"


def _failures(results: Sequence[Result], found: Sequence[Score]) -> str:
    held = sum(one.n - one.passed for one in found if one.held)
    hidden = f"<p class=soft>{held} more failed among the held-out cases.</p>" if held else ""
    return hidden + failures(results, found)


def _changes(found: Sequence[Score], measured: Sequence[RankedScore]) -> str:
    rows = []
    for one in found:
        if one.before is None:
            continue
        changed = one.change
        share = one.share - one.before.passed / one.before.n
        if changed is None:
            names = "<span class=soft>other cases were asked then</span>"
        elif one.held:
            names = f"{len(changed.lost)} lost, {len(changed.won)} won" if changed.lost or changed.won else ""
        else:
            names = ", ".join(
                [
                    f'<a class=down href="#case-{escaped(one.suite)}-{escaped(case)}">{escaped(case)}</a>'
                    for case in changed.lost
                ]
                + [f"<span class=up>{escaped(case)}</span>" for case in changed.won]
            )
        rows.append(
            _moved(
                one.suite, "passed", f"{one.before.passed} of {one.before.n}", f"{one.passed} of {one.n}", share, names
            )
        )
    for ranks in measured:
        rows += [
            _moved(ranks.suite, each.name, f"{each.baseline:.3f}", f"{each.value:.3f}", each.value - each.baseline, "")
            for each in ranks.measures
            if each.baseline is not None
        ]
    if not any(rows):
        return ""
    moved = [one for one in rows if one]
    same = f"<p class=soft>{len(rows) - len(moved)} of {len(rows)} figures are as they were.</p>"
    head = "<tr><th>Suite<th>Figure<th>Then<th>Now<th>Change<th>Cases</tr>"
    return same + (f"<div class=scroll><table>{head}{''.join(moved)}</table></div>" if moved else "")


def _moved(suite: str, figure: str, then: str, now: str, by: float, names: str) -> str:
    """A row; empty where nothing changed."""
    if abs(by) < 1e-6 and not names.strip():
        return ""
    sign = "<span class=up>▲</span>" if by > 0 else "<span class=down>▼</span>" if by < 0 else "="
    return f"<tr><th scope=row>{escaped(suite)}<td>{figure}<td>{then}<td>{now}<td>{sign} {100 * by:+.1f} points<td>{names}</tr>"


def _peers() -> str:
    """Ratios of the last committed benchmarks: each beside a plain peer in the same run."""
    rows = "".join(
        f"<tr><th scope=row>{escaped(one.bench)}<td>{escaped(one.name)}<td>{escaped(one.value)}<td>{escaped(one.when)}</tr>"
        for one in measurements.ratios()
    )
    head = "<tr><th>Bench<th>Figure<th>Value<th>Measured</tr>"
    return f"<div class=scroll><table>{head}{rows}</table></div>" if rows else ""


def _model(model: Tally | None) -> str:
    """A language model's figures, where one answered."""
    if model is None:
        return ""
    rows = "".join(f"<tr><th scope=row>{escaped(name)}<td>{escaped(told)}" for name, told in of_tally(model))
    return f"<div class=scroll><table>{rows}</table></div>"
