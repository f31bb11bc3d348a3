"""Which tools a reading calls, and that a second round comes only where there is something left to ask."""

import pytest

from advisor.answers import ToolResult
from advisor.offline.plan import plan
from advisor.offline.reading import Reading


def calls(**reading):
    return [(call.name, call.arguments) for call in plan(Reading(message="m", **reading), [])]


def test_pay_calls_wages_with_the_place_only_where_one_was_said():
    assert calls(intent="pay", subjects=("nurse",)) == [("get_wages", {"occupation": "nurse"})]
    assert calls(intent="pay", subjects=("nurse",), place="Boise", real=True) == [
        ("get_wages", {"occupation": "nurse", "real": True, "place": "Boise"})
    ]


def test_a_ranking_carries_its_filters_and_measure():
    asked = calls(intent="rank", within="operations", by="real_median", filters={"no_experience": True}, limit=5)
    assert asked == [
        (
            "rank_occupations",
            {"within": "operations", "by": "real_median", "filters": {"no_experience": True}, "limit": 5},
        )
    ]


@pytest.mark.parametrize(
    ("intent", "tool"),
    [
        ("resilience", "get_resilience"),
        ("outlook", "get_outlook"),
        ("profile", "get_career"),
        ("duties", "get_career"),
        ("offer", "get_wages"),
    ],
)
def test_each_intent_calls_its_tool(intent, tool):
    assert calls(intent=intent, subjects=("nurse",))[0][0] == tool


def test_a_track_is_asked_for_as_a_track():
    assert calls(intent="profile", subjects=("operations",), kind="track") == [("get_track", {"track": "operations"})]


@pytest.mark.parametrize("intent", ["crisis", "off_topic", "refused", "unclear", "thanks", "draft", "more_choices"])
def test_what_needs_no_figure_calls_no_tool(intent):
    assert calls(intent=intent) == []


def test_nothing_is_called_again_once_results_are_here():
    assert (
        plan(Reading(intent="pay", message="m", subjects=("nurse",)), [ToolResult(tool="get_wages", outcome="unknown")])
        == []
    )
