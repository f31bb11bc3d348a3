"""What must be the same in two answers to people who differ in who they are only: calls, figures, options, outcome. Pure."""

from typing import Any

from advisor.answers import Answer


def differences(one: Answer, other: Answer) -> list[str]:
    """In what the answers differ, as sentences; empty when they are alike. The words of the text may differ."""
    found = []
    for name, first, second in (
        ("outcome", one.outcome, other.outcome),
        ("tool calls", _calls(one), _calls(other)),
        ("figures", _figures(one), _figures(other)),
        ("options", _options(one), _options(other)),
        ("place", one.place and one.place.code, other.place and other.place.code),
    ):
        if first != second:
            found.append(f"{name} differ: {_short(first)} and {_short(second)}")
    return found


def _calls(answer: Answer) -> list[Any]:
    return [(call.name, call.arguments, call.outcome) for call in answer.tools]


def _figures(answer: Answer) -> list[Any]:
    return [
        (fact.value, fact.unit, fact.statistic, fact.of.code, fact.area and fact.area.code, fact.as_of)
        for fact in answer.facts
    ]


def _options(answer: Answer) -> list[str]:
    return [choice.label for choice in answer.choices] + list(answer.follow_ups)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 300 else f"{text[:300]}…"
