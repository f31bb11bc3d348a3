"""Figures that a sentence works out from facts that it states: a difference, a ratio, a sum, a month's share. Pure.

Nothing is taken on trust: both parts are stated, and the outcome is calculated again. It becomes a derived fact that names its
parts, so that whatever holds for a difference from a tool holds for it as well.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Literal

from advisor.facts import Fact
from advisor.figures import Figure
from advisor.grounding.alike import is_distance
from advisor.grounding.matching import equal
from advisor.grounding.measures import Time, time_of

Stated = tuple[Figure | None, Fact]

_BESIDE = re.compile(
    r"\b(?:more|less|higher|lower|fewer|further|faster|slower|extra|additional|gap|differ\w*|apart|above|below|ahead|behind|"
    r"short|better|worse|premium|spread|edge|advantage|lead|beats?|tops?|exceeds?|out-?earns?|by|swing|separat\w+|between|"
    r"más|menos|diferencia|brecha|separa\w*|ventaja|extra|adicional\w*)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:rais\w+|rise[sn]?|rose|gain\w*|los(?:e|es|ing)|give\s+up|giving\s+up|(?:pay\s+)?cut|drop\w*|bump|jump|increase\w*|decrease\w*|grew|fell|"
    r"up|down|suben?|subi\w+|baja\w*|aument\w+|gana\w*|pierd\w+|perder\w*)\b",
    re.IGNORECASE,
)
# What happens again and again is no relation of two figures.
_REPEATED = re.compile(
    r"\b(?:every|each|cada)\s+(?:\w+\s+)?(?:year|month|week|decade|año|mes|semana|década)\b", re.IGNORECASE
)
_BY_THE_YEAR = re.compile(
    r"\b(?:an?|per|al|por)\s+(?:year|month|decade|año|mes|década)\b|\b(?:annual|year|month)ly\b|\banual\w*\b|\bmensual\w*\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s*(?:times|x\b|×|veces|to\s+(?:1|one)\b)|\s*-?fold\b", re.IGNORECASE)
_SHARE = re.compile(r"\s*(?:of\s+(?:what|the|that)|as\s+much|del?\s+(?:lo\s+que|la|los))\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|combined|in\s+total|total\w*|sum|add(?:s|ed)?\s+up|both\s+of\s+you|household|between\s+(?:you|the\s+two)|jun(?:to|ta)s?|en\s+total|sum\w+|entre\s+(?:los|las)\s+dos)\b",
    re.IGNORECASE,
)
_CONSTANTS = (12, 52, 2080, 40)
_SIGN_BEFORE = re.compile(
    r"(?:[\d\s][÷×*/]|\b(?:divided|multiplied)\s+by|\bdividid[oa]s?\s+(?:entre|por))\s*$", re.IGNORECASE
)
_JOINT = re.compile(r"[,;—]\s")
_ASIDE = re.compile(r"\([^()]*\)")
_HOURS = Decimal(2080)


def worked_out(figure: Figure, text: str, stated: Sequence[Stated]) -> Fact | None:
    """The derived fact that a figure states, calculated from two stated facts (or one, for another stretch of time); `None`:
    nothing comes to that."""
    for fact in _outcomes(figure, text, stated):
        if equal(figure, fact) or equal(figure, fact.model_copy(update={"value": -fact.value})):
            return fact
    return None


def is_constant(figure: Figure, text: str) -> bool:
    """Whether a number is one by which years are turned into months, weeks or hours, and stands in a formula as such."""
    return figure.kind == "number" and figure.value in _CONSTANTS and bool(_SIGN_BEFORE.search(text[: figure.start]))


def _outcomes(figure: Figure, text: str, stated: Sequence[Stated]) -> Iterator[Fact]:
    text = _ASIDE.sub(
        lambda one: one.group() if one.start() < figure.start < one.end() else " " * len(one.group()), text
    )
    before, behind = text[: figure.start], text[figure.end :]
    near = f"{_JOINT.split(before)[-1]} {_JOINT.split(behind)[0]}"
    if _REPEATED.search(near) or (figure.kind == "percent" and _BY_THE_YEAR.search(near)):
        return
    if figure.kind == "money":
        yield from _of_other_time(time_of("", behind) or time_of(before, ""), stated)
    for (written, one), (other_written, other) in permutations(stated, 2):
        if one.unit != other.unit or is_distance(one) or is_distance(other) or one.bound or other.bound:
            continue
        # What has moved is either another year's figure or that of another job.
        moved = one.as_of != other.as_of or one.of.code != other.of.code
        apart = _BESIDE.search(near) or (moved and _MOVED.search(near))
        values = [(_value(one), _value(other))]
        if written is not None and other_written is not None:
            values.append((written.value, other_written.value))  # of the amounts as rounded in the sentence
        for left, right in values:
            if figure.kind == "number" and _TIMES.match(behind) and right:
                yield _derived(left / right, "ratio", "ratio", one, other, "/")
            if figure.kind == "percent" and right and apart:
                yield _derived((left / right - 1) * 100, "percent", "percent_change", one, other, "-")
            if figure.kind == "percent" and right and _SHARE.match(behind):
                yield _derived(left / right * 100, "percent", "ratio", one, other, "/")
            if apart and (figure.kind != "percent" or figure.points):
                unit = "percentage points" if one.unit == "percent" else one.unit
                yield _derived(left - right, unit, "difference", one, other, "-")
            if _TOGETHER.search(text) and one.id < other.id:
                yield _derived(left + right, one.unit, "sum", one, other, "+")


def _of_other_time(per: Time | None, stated: Sequence[Stated]) -> Iterator[Fact]:
    shares: dict[tuple[str, str], Decimal] = {("year", "month"): Decimal(12), ("year", "week"): Decimal(52)}
    shares |= {("year", "hour"): _HOURS, ("hour", "year"): 1 / _HOURS, ("hour", "week"): Decimal(1) / 40}
    for _, one in stated:
        own: Literal["year", "hour"] = "hour" if one.unit.startswith("USD/hour") else "year"
        share = shares.get((own, per or ""))
        if share is not None and one.unit.startswith("USD/") and not one.bound:
            unit = "USD/hour" if per == "hour" else "USD/year" if per == "year" else "USD"
            note = f"{one.id} by the {per}"
            yield one.model_copy(
                update={"id": note, "value": float(_value(one) / share), "unit": unit, "basis": "derived", "note": note}
            )


def _derived(value: Decimal, unit: str, statistic: str, one: Fact, other: Fact, sign: str) -> Fact:
    changes = {"value": float(value), "unit": unit, "statistic": statistic, "basis": "derived"}
    return one.model_copy(update={**changes, "note": f"{one.id} {sign} {other.id}", "id": f"{one.id}{sign}{other.id}"})


def _value(fact: Fact) -> Decimal:
    return Decimal(str(fact.value))
