"""How a fact is written: the one formatter, so that prose, cards and checks agree to the character."""

from decimal import ROUND_HALF_UP, Decimal

from advisor.facts import Fact


def show(fact: Fact) -> str:
    """The figure alone, in its unit's usual notation: `$105,770`, `$26.10`, `4.2%`, `≥ $239,200`, `21`."""
    return ("≥ " if fact.bound == "at_least" else "") + _figure(fact)


def marked(fact: Fact) -> str:
    """The figure followed by its fact id: `$105,770 [F3]`."""
    return f"{show(fact)} [{fact.id}]"


def unit_words(fact: Fact) -> str:
    """What follows the figure in a sentence: `a year`, `an hour`, or nothing."""
    if fact.unit.startswith("USD/year"):
        return " a year"
    if fact.unit.startswith("USD/hour"):
        return " an hour"
    return ""


def _figure(fact: Fact) -> str:
    value = fact.value
    if fact.unit.startswith("USD/hour"):
        return f"-${-value:,.2f}" if value < 0 else f"${value:,.2f}"
    if fact.unit.startswith("USD"):
        return f"-${-value:,.0f}" if value < 0 else f"${value:,.0f}"
    if fact.unit == "percent":
        return f"{_plain(value)}%"
    if fact.unit in ("people", "count", "openings/year"):
        return f"{value:,.0f}"
    return _plain(value)


def _plain(value: float | int) -> str:
    """To one place, a half upwards as on paper and on the page; Python's own formatting rounds 3.25 down."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{Decimal(str(value)).quantize(Decimal('0.1'), ROUND_HALF_UP):,}"
