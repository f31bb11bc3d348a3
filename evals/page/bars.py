"""Bars with their intervals, as SVG, and figures as they are written on the page. Pure."""

import html
from typing import NamedTuple


class Marks(NamedTuple):
    """Where else a bar is marked, 0..1: its baseline, the bar it is to reach, a plain peer."""

    baseline: float | None = None
    goal: float | None = None
    peer: float | None = None


def escaped(text: object) -> str:
    return html.escape(str(text))


def percent(share: float) -> str:
    """`96.4 %`, whole where it is."""
    shown = f"{100 * share:.1f}"
    return f"{shown.removesuffix('.0')} %"


def bar(kind: str, share: float, low: float, high: float, marks: Marks = Marks()) -> str:
    """A bar of `kind` (open, held). Shares and marks are 0..1."""
    told = f"{percent(share)}, interval {percent(low)} to {percent(high)}"
    lines = [f'<path class=interval d="M{_x(low)} 5H{_x(high)}M{_x(low)} 2V8M{_x(high)} 2V8"/>']
    for name, at in (("goal", marks.goal), ("base", marks.baseline), ("peer", marks.peer)):
        if at is not None:
            lines.append(f'<path class={name} d="M{_x(at)} 0V10"/>')
    return (
        f'<svg class=bar viewBox="0 0 100 10" preserveAspectRatio=none role=img aria-label="{told}">'
        f"<rect class=track width=100 height=10 /><rect class={kind} width={100 * share:.2f} height=10 />{''.join(lines)}</svg>"
    )


def row(label: str, value: str, drawn: str) -> str:
    """A labelled bar with its value."""
    return f"<div class=row><span><b>{escaped(label)}</b> {escaped(value)}</span>{drawn}</div>"


def figures(pairs: list[tuple[str, str]]) -> str:
    """Names and values side by side."""
    return (
        "<dl class=figures>" + "".join(f"<dt>{escaped(name)}<dd>{escaped(value)}" for name, value in pairs) + "</dl>"
        if pairs
        else ""
    )


KEY = (
    "<ul class=key>"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=open width=100 height=10 /></svg>open"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=held width=100 height=10 /></svg>held out"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 />"
    "<path class=interval d='M10 5H90M10 2V8M90 2V8'/></svg>95 % interval"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 />"
    "<path class=base d='M50 0V10'/></svg>baseline"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 />"
    "<path class=goal d='M50 0V10'/></svg>bar to reach"
    "<li><svg class=bar viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 />"
    "<path class=peer d='M50 0V10'/></svg>plain peer</ul>"
)


def _x(share: float) -> str:
    # A mark at the very edge would be cut in half.
    return f"{min(99.6, max(0.4, 100 * share)):.2f}"
