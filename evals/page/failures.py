"""Every failing case of the open suites, whole: each step with what was said, done, told, expected and wrong. Pure.

Held-out suites are counted and never shown. Whatever a model or a person wrote is text here, never markup.
"""

import json
from collections.abc import Sequence

from evals.figures import Asked, RankedScore
from evals.page.bars import escaped
from evals.report import Score
from evals.results import Result, Traced

MOST_MISSES = 200  # of a ranked suite


def failures(results: Sequence[Result], found: Sequence[Score]) -> str:
    """The failing open cases in the order of their suites; those that passed at the baseline are open."""
    lost = {f"{one.suite}/{case}" for one in found if not one.held and (changed := one.change) for case in changed.lost}
    failing = [one for one in results if one.faults and not one.held]
    return "".join(_case(one, f"{one.suite}/{one.case}" in lost) for one in failing) or "<p>None.</p>"


def _case(one: Result, lost: bool) -> str:
    repeat = f", repeat {one.repeat}" if one.repeat > 1 else ""
    new = " <span class=down>passed at the baseline</span>" if lost else ""
    steps = "".join(_step(number, step) for number, step in enumerate(one.trace, start=1))
    whole = steps or f"<pre>{escaped(one.text)}</pre>"
    # A step tells its own faults.
    rest = [fault for fault in one.faults if not any(fault in step.wrong for step in one.trace)]
    faults = f"<ul class=wrong>{_items(rest)}</ul>" if rest else ""
    return (
        f'<details id="case-{escaped(one.suite)}-{escaped(one.case)}"{" open" if lost else ""}>'
        f"<summary>{escaped(one.suite)}: {escaped(one.case)}{repeat}{new}</summary>"
        f"{faults}{whole}</details>"
    )


def _step(number: int, step: Traced) -> str:
    place = f" <span class=soft>(with the place {escaped(step.place)})</span>" if step.place else ""
    at = f", place {escaped(step.at)}" if step.at else ""
    calls = "".join(
        f"<li><code>{escaped(one.name)}({escaped(json.dumps(one.arguments, ensure_ascii=False))})</code> → {escaped(one.outcome)}"
        for one in step.tools
    )
    parts = [
        f"<p class=said>{number}. “{escaped(step.said)}”{place}</p><p>Outcome <b>{escaped(step.outcome)}</b>{at}.</p>",
        f"<h4>Wrong</h4><ul class=wrong>{_items(step.wrong)}</ul>" if step.wrong else "",
        f"<h4>Expected</h4><pre>{escaped(_expected(step))}</pre>" if step.expected else "",
        f"<h4>Tools</h4><ul>{calls}</ul>" if calls else "",
        f"<h4>Text</h4><pre>{escaped(step.text)}</pre>",
        f"<h4>Facts</h4><ul>{_items(step.facts)}</ul>" if step.facts else "",
        f"<h4>Sources</h4><ul>{_items(step.sources)}</ul>" if step.sources else "",
    ]
    return f"<div class=step>{''.join(parts)}</div>"


def _expected(step: Traced) -> str:
    """What was expected, a line for each kind of it."""
    return "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in step.expected.items())


def _items(lines: Sequence[str]) -> str:
    return "".join(f"<li>{escaped(one)}</li>" for one in lines)


def missed(one: RankedScore) -> str:
    """A ranked suite's shares by kind of query, and the queries that found nothing right among the first ten."""
    tags = "".join(
        f"<tr><th scope=row>{escaped(each.tag)}<td>{each.n}" + "".join(f"<td>{share:.0%}" for share in each.shares)
        for each in one.tags
    )
    head = "<tr><th>Kind<th>Queries<th>Right first<th>In five<th>In ten</tr>"
    table = f"<div class=scroll><table>{head}{tags}</table></div>" if tags else ""
    nothing = [each for each in one.asked if each.rank is None]
    listed = "".join(f"<li>{_missed(each)}</li>" for each in nothing[:MOST_MISSES])
    more = f" The first {MOST_MISSES} are shown." if len(nothing) > MOST_MISSES else ""
    return (
        f"<h3>{escaped(one.suite)}</h3>{table}<details><summary>{len(nothing)} of {one.n} found nothing right.{more}</summary>"
        f"<ul>{listed}</ul></details>"
    )


def _missed(one: Asked) -> str:
    came = ", ".join(one.ranked[:5]) or "nothing"
    return escaped(f"{one.query} (expected {', '.join(one.expected)}; came {came})")
