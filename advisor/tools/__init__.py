"""The typed tools: pure functions of a `ToolContext` and typed arguments that mint facts and hand back a `ToolResult`.

The one list that the agent, the lookups and other doors share. Nothing here knows LangChain or HTTP.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from advisor.answers import ToolResult
from advisor.tools import args
from advisor.tools.calculating import calculate
from advisor.tools.compacting import compact
from advisor.tools.compare_places import compare_places
from advisor.tools.comparing import compare_occupations
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.interests import match_interests
from advisor.tools.offers import evaluate_offer
from advisor.tools.outlook import get_outlook
from advisor.tools.pay import get_wages
from advisor.tools.places import find_places
from advisor.tools.profiles import get_career, get_track
from advisor.tools.rank_places import rank_places
from advisor.tools.ranking import rank_occupations
from advisor.tools.resilience import get_resilience
from advisor.tools.sourcing import list_sources, search_passages
from advisor.tools.subjects import find_occupations
from advisor.tools.training import get_training
from advisor.tools.transitions import find_transitions

__all__ = ["TOOLS", "PlaceGiven", "Tool", "ToolContext", "compact"]


@dataclass(frozen=True)
class Tool:
    """A tool: its name, what it is for (read by a model), its arguments, and the function."""

    name: str
    description: str
    args: type[BaseModel]
    run: Callable[[ToolContext, Any], ToolResult]


TOOLS: tuple[Tool, ...] = (
    Tool("find_occupations", "Occupations that a job title may mean.", args.FindOccupations, find_occupations),
    Tool("find_places", "The area that a ZIP, city, metro or state means.", args.FindPlaces, find_places),
    Tool(
        "get_wages",
        "Pay of an occupation, career or track, with percentiles or a typical median and range. Finds the place itself.",
        args.GetWages,
        get_wages,
    ),
    Tool(
        "rank_occupations",
        "Occupations in order within a track, career, major group or all, in one area, with filters.",
        args.RankOccupations,
        rank_occupations,
    ),
    Tool(
        "rank_places",
        "Places in order for one occupation, career or track: where it pays or employs most, also after the cost of living.",
        args.RankPlaces,
        rank_places,
    ),
    Tool(
        "compare_occupations",
        "Pay, AI resilience and outlook of two to five occupations.",
        args.CompareOccupations,
        compare_occupations,
    ),
    Tool(
        "evaluate_offer",
        "A person's own pay offer against the percentiles of the occupation there. Needs their amount.",
        args.EvaluateOffer,
        evaluate_offer,
    ),
    Tool(
        "compare_places",
        "One occupation, career or track in two to five places: pay, pay after the cost of living, prices, jobs.",
        args.ComparePlaces,
        compare_places,
    ),
    Tool(
        "get_resilience",
        "AI resilience score with range and inputs; for a career or track its members. The published record apart.",
        args.GetResilience,
        get_resilience,
    ),
    Tool("get_outlook", "Projected growth and openings a year (national).", args.GetOutlook, get_outlook),
    Tool("get_career", "The profile of a career or occupation, whole or one section.", args.GetCareer, get_career),
    Tool("get_track", "A track: narrative, levels and members.", args.GetTrack, get_track),
    Tool(
        "find_transitions",
        "Jobs to move to from one: how related, more schooling or licence first, pay change, resilience, what to learn.",
        args.FindTransitions,
        find_transitions,
    ),
    Tool("get_training", "Programs of study for a job, and usual entry preparation.", args.GetTraining, get_training),
    Tool(
        "match_interests",
        "Three to five occupations that fit what a person likes and dislikes, with reasons, pay and a first step.",
        args.MatchInterests,
        match_interests,
    ),
    Tool("search_passages", "Cited passages of narratives about work, by sense.", args.SearchPassages, search_passages),
    Tool(
        "calculate",
        "Difference, ratio, percent change, sum, or pay by the hour or month, over facts of this turn.",
        args.Calculate,
        calculate,
    ),
    Tool("list_sources", "Publishers and vintages of all figures, with the build id.", args.ListSources, list_sources),
)
"""Every tool, in the order in which a model is told of them."""
