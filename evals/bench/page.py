"""The last results as one self-contained page: ratios to plain peers as bars, and every figure beneath.

Read from `docs/measurements.md`, so that a page says what is committed and nothing else. Bars begin at 1, where ours and
the peer cost the same: to the left ours costs less, to the right more. The scale is logarithmic: half and double are as long.
"""

import html
import math
from pathlib import Path

from evals.bench.goals import GOALS, Goal
from evals.bench.recorded import Section, sections
from evals.measurements import FILE

LEAST, MOST = 1 / 32, 8.0
"""Ends of the scale; what lies beyond is drawn to the edge and told in words."""
_WIDTH = 100.0


def write(to: Path, file: Path = FILE) -> None:
    """The page of the results in `file`, at `to`; its folder is made."""
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(page(sections(file)), encoding="utf-8")


def page(found: list[Section]) -> str:
    """The page of those results."""
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    by_name = {one.bench: one for one in found}
    held = [one for one in GOALS if one.bench in by_name and one.figure in by_name[one.bench].rows]
    missed = sum(one.most is not None and _value(one, by_name) > one.most for one in held)
    barred = sum(one.most is not None for one in held)
    peers = dict.fromkeys(one.peer for one in held)
    groups = "".join(
        f"<section><h2>Beside {_text(peer)}</h2><ul class=ratios>"
        + "".join(_ratio(one, _value(one, by_name)) for one in held if one.peer == peer)
        + "</ul></section>"
        for peer in peers
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>What it costs, beside plain peers</title><style>{style}</style><main>"
        "<h1>What it costs, beside plain peers</h1>"
        f"<p>{len(held)} ratios, each measured beside its peer in one run. {barred} of them have a bar to keep; "
        f"{barred - missed} keep it.</p>{_KEY}{groups}"
        f"<h2>Every figure</h2>{''.join(_figures(one) for one in found)}</main></html>\n"
    )


def _value(goal: Goal, by_name: dict[str, Section]) -> float:
    return float(by_name[goal.bench].rows[goal.figure])


def _ratio(goal: Goal, value: float) -> str:
    told = f"{value:g} ×"
    state, said = "free", ""
    if goal.most is not None:
        state, said = ("met", "keeps") if value <= goal.most else ("missed", "misses")
        said = f" <small class={state}>{said} its bar of {goal.most:g} ×</small>"
    beyond = "" if LEAST <= value <= MOST else " <small>(beyond the scale)</small>"
    return (
        f"<li><span class=what><b>{_text(goal.what)}</b> <span class=value>{told}</span></span>{said}{beyond}"
        f"{_bar(value, goal.most, state, f'{goal.what}: {told} {goal.peer}')}</li>"
    )


def _bar(value: float, most: float | None, state: str, told: str) -> str:
    one, end = _x(1), _x(value)
    left, width = min(one, end), max(abs(end - one), 0.6)
    grid = "".join(f'<path class=grid d="M{_x(at):.2f} 0V10"/>' for at in (1 / 16, 1 / 8, 1 / 4, 1 / 2, 2, 4))
    goal = f'<path class=goal d="M{_x(most):.2f} 0V10"/>' if most is not None else ""
    return (
        f'<svg viewBox="0 0 100 10" preserveAspectRatio=none role=img aria-label="{_text(told)}">'
        f'<rect class=track width=100 height=10 />{grid}<rect class="{state}" x={left:.2f} y=2 width={width:.2f} height=6 />'
        f'<path class=one d="M{one:.2f} 0V10"/>{goal}</svg>'
    )


def _x(ratio: float) -> float:
    held = min(MOST, max(LEAST, ratio))
    return _WIDTH * math.log(held / LEAST) / math.log(MOST / LEAST)


def _figures(one: Section) -> str:
    rows = "".join(f"<tr><th scope=row>{_text(name)}<td>{_text(value)}" for name, value in one.rows.items())
    misses = sum(value == "NOT met" for value in one.rows.values())
    note = f" <small class=missed>{misses} bar{'s' if misses > 1 else ''} not met</small>" if misses else ""
    return (
        f"<details><summary>{_text(one.bench)}{note}</summary><p class=soft>{_text(one.when)}</p>"
        f"<div class=table><table>{rows}</table></div></details>"
    )


def _text(text: object) -> str:
    return html.escape(str(text))


def _mark(drawn: str) -> str:
    return f"<svg viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 />{drawn}</svg>"


_SIGNS = (
    ("<rect class=met x=20 y=2 width=50 height=6 />", "keeps its bar"),
    ("<rect class=missed x=20 y=2 width=50 height=6 />", "misses it"),
    ("<rect class=free x=20 y=2 width=50 height=6 />", "has none"),
    ('<path class=goal d="M50 0V10"/>', "the bar"),
    ('<path class=one d="M50 0V10"/>', "1 ×, the peer itself; left of it ours costs less"),
    ('<path class=grid d="M25 0V10M50 0V10M75 0V10"/>', "1/16, 1/8, 1/4, 1/2, 2 and 4 ×"),
)
_KEY = f"<ul class=key>{''.join(f'<li>{_mark(drawn)}{words}' for drawn, words in _SIGNS)}</ul>"
