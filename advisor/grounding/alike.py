"""Which facts may be set beside each other, and which are distances themselves. Pure."""

from advisor.facts import Fact


def is_distance(fact: Fact) -> bool:
    return (
        fact.statistic in ("difference", "pay_change", "level_gap", "score_change", "percent_change", "ratio")
        or "change" in fact.statistic
    )


def same_else(one: Fact, other: Fact, kind: str) -> bool:
    if one.statistic != other.statistic or one.as_of != other.as_of:
        return False
    if kind == "place":
        return one.of.code == other.of.code or one.of.kind == "area"
    return (one.area.code if one.area else None) == (other.area.code if other.area else None)


def alike(one: Fact, other: Fact) -> bool:
    return one.unit == other.unit and (one.statistic == other.statistic or one.unit.startswith("USD"))
