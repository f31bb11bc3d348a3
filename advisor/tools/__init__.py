"""The typed tools: pure functions of a `ToolContext` and typed arguments that mint facts and hand back a `ToolResult`.

The one list that the agent, the lookups and other doors share. Nothing here knows LangChain or HTTP.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
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

__all__ = ["TOOLS", "PlaceGiven", "Tool", "ToolContext", "compact", "with_own"]


@dataclass(frozen=True)
class Tool:
    """A tool: its name, what it is for (read by a model), its arguments, and the function."""

    name: str
    description: str
    args: type[BaseModel]
    run: Callable[[ToolContext, Any], ToolResult]


TOOLS: tuple[Tool, ...] = (
    Tool("find_occupations", "Jobs a title may mean.", args.FindOccupations, find_occupations),
    Tool("find_places", "Areas a text may mean.", args.FindPlaces, find_places),
    Tool("get_wages", "Pay of a job, career or track.", args.GetWages, get_wages),
    Tool("rank_occupations", "Jobs in order, in one place.", args.RankOccupations, rank_occupations),
    Tool("rank_places", "Places in order for one job or track.", args.RankPlaces, rank_places),
    Tool("compare_occupations", "2-5 jobs: pay, AI resilience, outlook.", args.CompareOccupations, compare_occupations),
    Tool("evaluate_offer", "Their offer against published pay.", args.EvaluateOffer, evaluate_offer),
    Tool("compare_places", "One job in 2-5 places: pay, prices.", args.ComparePlaces, compare_places),
    Tool("get_resilience", "AI resilience score.", args.GetResilience, get_resilience),
    Tool("get_outlook", "National growth, openings.", args.GetOutlook, get_outlook),
    Tool("get_career", "Profile of a job.", args.GetCareer, get_career),
    Tool("get_track", "Profile of a track.", args.GetTrack, get_track),
    Tool("find_transitions", "Jobs to move to, with what it takes.", args.FindTransitions, find_transitions),
    Tool("get_training", "Programs and preparation.", args.GetTraining, get_training),
    Tool("match_interests", "Jobs that fit what the person said.", args.MatchInterests, match_interests),
    Tool("search_passages", "Texts about work.", args.SearchPassages, search_passages),
    Tool("calculate", "Arithmetic over facts.", args.Calculate, calculate),
    Tool("list_sources", "Sources of all figures.", args.ListSources, list_sources),
)
"""Every tool, in the order in which a model is told of them."""


def with_own(tools: Sequence[Tool], directory: Path | None) -> tuple[Tool, ...]:
    """The tools as a model is told of them where an operator has content of their own."""
    if directory is None:
        return tuple(tools)
    local = "Texts about work; local help, programs, offices, referrals."
    return tuple(replace(one, description=local) if one.name == "search_passages" else one for one in tools)
