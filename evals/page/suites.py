"""The suites of a run on the page: open and held-out bars side by side, and what the answers were like. Pure."""

from collections.abc import Sequence

from evals.figures import RankedScore
from evals.page.bars import Marks, bar, escaped, figures, percent, row
from evals.report import Score
from evals.sums import Sums


def suites(found: Sequence[Score]) -> str:
    """A card for each kind of case: its open suite and its held-out one."""
    kinds = dict.fromkeys(one.kind for one in found)
    return "<ul class=suites>" + "".join(_kind([one for one in found if one.kind == kind]) for kind in kinds) + "</ul>"


def _kind(found: Sequence[Score]) -> str:
    first = found[0]
    rows = "".join(_share(one) for one in found)
    told = figures(_sums(next((one.sums for one in found if not one.held), first.sums)))
    fell = " class=fell" if any(one.fell for one in found) else ""
    moved = " ".join(_moved(one) for one in found if one.before is not None)
    return f'<li id="suite-{escaped(first.kind)}"{fell}><h3>{escaped(first.kind)}</h3>{moved}{rows}{told}</li>'


def _share(one: Score) -> str:
    before = one.before.passed / one.before.n if one.before is not None else None
    value = f"{one.passed} of {one.n}, {percent(one.share)} ({100 * one.low:.1f}–{100 * one.high:.1f})"
    kind = "held" if one.held else "open"
    return row("held out" if one.held else "open", value, bar(kind, one.share, one.low, one.high, Marks(before)))


def _moved(one: Score) -> str:
    """Up or down since the baseline."""
    if one.before is None:
        return ""
    whose = "held out: " if one.held else ""
    changed = one.change
    if changed is None:
        return f"<div class=soft>{whose}its cases are others than at the baseline</div>"
    if not changed.lost and not changed.won:
        return ""
    parts = [f"<span class=down>▼ {len(changed.lost)}</span>"] if changed.lost else []
    parts += [f"<span class=up>▲ {len(changed.won)}</span>"] if changed.won else []
    return f"<div class=soft>{whose}since the baseline {' '.join(parts)}</div>"


def _sums(told: Sums) -> list[tuple[str, str]]:
    pairs = []
    if told.points is not None:
        pairs.append(("points", f"{told.points.value:+.2f} ({told.points.low:+.2f} to {told.points.high:+.2f})"))
    if told.paraphrases is not None and len(told.paraphrases.holds) > 1:
        holds, groups = told.paraphrases.holds, told.paraphrases.groups
        pairs.append((f"pass^k over paraphrases, {groups[1]} groups", ", ".join(f"{one:.2f}" for one in holds)))
    if told.latency is not None:
        pairs.append(("latency p50 / p95", f"{told.latency.p50_ms:,.0f} / {told.latency.p95_ms:,.0f} ms"))
    if told.sentences:
        supported = 1 - told.unsupported / told.sentences
        pairs.append(("sentences supported", f"{percent(supported)} of {told.sentences:,}"))
    if told.grade is not None:
        pairs.append(("reading grade", f"{told.grade:.1f}"))
    if told.answers:
        pairs.append(("tokens in / out", f"{told.prompt_tokens:,.0f} / {told.completion_tokens:,.0f}"))
    return pairs


def ranked(measured: Sequence[RankedScore]) -> str:
    """A card for each ranked suite: its figures beside its baseline, its bars and a plain peer."""
    return "<ul class=suites>" + "".join(_ranked(one) for one in measured) + "</ul>"


def _ranked(one: RankedScore) -> str:
    peers = {name: value for peer in one.peers for name, value in peer.figures.items()}
    rows = []
    for each in one.measures:
        beside = f"; peer {peers[each.name]:.3f}" if each.name in peers else ""
        missed = " – below its bar" if each.below_bar else ""
        value = f"{each.value:.3f} ({each.low:.3f}–{each.high:.3f}){beside}{missed}"
        marks = Marks(each.baseline, each.bar, peers.get(each.name))
        rows.append(row(each.name, value, bar("open", each.value, each.low, each.high, marks)))
    told = (
        [("latency p50 / p95", f"{one.latency['p50_ms']:.1f} / {one.latency['p95_ms']:.1f} ms")] if one.latency else []
    )
    fell = " class=fell" if one.faults else ""
    peer = f", beside {escaped(one.peers[0].name)}" if one.peers else ""
    return (
        f'<li id="suite-{escaped(one.suite)}"{fell}><h3>{escaped(one.suite)}</h3><div class=soft>{one.n} queries{peer}</div>'
        f"{''.join(rows)}{figures(told)}</li>"
    )
