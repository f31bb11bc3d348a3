"""How figures are told to a model: each with its id behind it, and what it is of, its place, year and unit beside it, once
a line or once a column.

Pure formatting of facts that were minted. Text that comes from files is made plain here: no line break, link or image.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.facts import Dropped, Fact, Missing
from advisor.ledger import Ledger
from advisor.tools.show import marked

ROWS = 8
_REASONS, _NAMED = 3, 3
_SHOWN_BY_THE_FIGURE = ("percent", "count")

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<[^<>]{1,200}>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"\b(?:https?:|www\.|data:|javascript:)\S*", re.IGNORECASE)
_SUSPECT = re.compile(r"[\[<>:]|www\.")
_MONEY = re.compile(r"\$[\d,.]*\d")
_FAKED = re.compile(r"\[[FP]\d+\]|<<|>>")


@dataclass(frozen=True)
class Head:
    """What was said above the figures: what they are of, and where."""

    code: str = ""
    area: str = ""


def plain(text: str) -> str:
    """Text from a file as one line: no image, link, tag, fact id or end of a quotation that it might bring along."""
    if _SUSPECT.search(text):
        text = _FAKED.sub("", _ADDRESS.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))))
    return " ".join(text.split())


def cut(text: str, most: int) -> str:
    """A text up to the end of a sentence or of an item, so that no figure is parted from its id."""
    if len(text) <= most:
        return text
    # "), " ends a figure with what stands behind it.
    stop = max(text.rfind(end, 0, most) + len(end) - 1 for end in (". ", "; ", "? ", "), "))
    if stop > 3:
        return f"{text[:stop]} …"
    start = text.rfind(" ", 0, most)
    return "…" if "[F" in text or start < 0 else f"{text[:start]} …"


def figure(ledger: Ledger, fact_id: str, head: Head) -> str:
    """One figure with all that is not said above it, behind it in brackets."""
    return f"{marked(ledger[fact_id])} ({stand(ledger[fact_id], head)})"


def stand(fact: Fact, head: Head) -> str:
    """Of what and where, unless the head says so; when, and in which unit."""
    unit = () if fact.unit in _SHOWN_BY_THE_FIGURE else (fact.unit,)
    return ", ".join([*_elsewhere(fact, head), fact.as_of, *unit])


def told(ledger: Ledger, named: Iterable[tuple[str, str | None]], head: Head) -> Iterator[str]:
    """Named figures in lines: those that stand alike share one, as in `May 2025, USD/year: p10 … [F1]|median … [F2]`."""
    lines: dict[str, list[str]] = {}
    for name, fact_id in named:
        if fact_id is not None:
            fact = ledger[fact_id]
            lines.setdefault(stand(fact, head), []).append(f"{name} {marked(fact)}")
    yield from (f"{standing}: {'|'.join(cells)}" for standing, cells in lines.items())


def grid(ledger: Ledger, named: str, rows: Sequence[tuple[str, Sequence[str]]], head: Head) -> Iterator[str]:
    """Rows of figures under columns that say measure, year and unit. A figure from elsewhere says so itself."""
    columns = list(dict.fromkeys(_column(ledger[one]) for _, ids in rows for one in ids))
    yield "|".join([named, *columns])
    for label, ids in rows:
        cells = {}
        for one in ids:
            fact = ledger[one]
            away = [part for part in _elsewhere(fact, head) if part not in label]
            if fact.of.title in away and fact.of.code[:7] in label:
                away.remove(fact.of.title)  # the same code, its title written otherwise
            cells[_column(fact)] = marked(fact) + (f" ({', '.join(away)})" if away else "")
        yield "|".join([label, *(cells.get(column, "-") for column in columns)])


def common(areas: Sequence[str]) -> str:
    """The area of most rows: it is said in the head, and the others in their rows."""
    return max(dict.fromkeys(areas), key=areas.count, default="")


def counted(ledger: Ledger, *statistics: str, of: str) -> Iterator[str]:
    """Counts that stand on no card, by their statistic: `28 [F21] considered`."""
    for fact in ledger:
        if fact.unit == "count" and fact.statistic in statistics and fact.of.code == of:
            yield f"{marked(fact)} {fact.statistic}"


def dropped(lines: Sequence[Dropped]) -> Iterator[str]:
    """What could not be listed, by reason, a few of each."""
    reasons: dict[str, list[str]] = {}
    for one in lines:
        # A member's own figure in its reason is no fact: it carries no id.
        reasons.setdefault(_MONEY.sub("…", one.reason), []).append(one.title)
    for reason, titles in list(reasons.items())[:_REASONS]:
        more = " and others" if len(titles) > _NAMED else ""
        yield f"left out ({reason}): {', '.join(titles[:_NAMED])}{more}"
    if len(reasons) > _REASONS:
        yield "left out: others, for other reasons"


def lacking(lines: Sequence[Missing]) -> Iterator[str]:
    """What is missing, by reason."""
    reasons: dict[str, list[str]] = {}
    for one in lines:
        reasons.setdefault(one.reason, []).append(one.what)
    for reason, what in reasons.items():
        yield f"missing: {'; '.join(what[:_NAMED])}{' and others' if len(what) > _NAMED else ''}: {reason}"


def _column(fact: Fact) -> str:
    unit = "" if fact.unit in _SHOWN_BY_THE_FIGURE else f", {fact.unit}"
    return f"{fact.statistic} ({fact.as_of}{unit})"


def _elsewhere(fact: Fact, head: Head) -> list[str]:
    same = fact.of.kind in ("area", "build", "user") or _same(fact.of.code, head.code)
    of = [] if same else [fact.of.title]
    return [*of, *([fact.area.title] if fact.area is not None and fact.area.title != head.area else [])]


def _same(code: str, other: str) -> bool:
    """The same occupation, pay being published for six digits and scores for eight."""
    return code == other or (code[:2].isdigit() and code[:7] == other[:7])
