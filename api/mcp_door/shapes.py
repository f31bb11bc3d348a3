"""What the tools of this door take and give, as types: the same as in a talk, each with the cards it can show."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, create_model

from advisor import cards, transition_cards
from advisor.answers import Lookup, SubjectRef
from advisor.facts import Choice, LadderStep
from advisor.tools import Tool
from advisor.tools.args import Args

CALCULATE = "calculate"

_CARDS: Mapping[str, Any] = {
    "find_occupations": None,
    "find_places": list[cards.PlacesCard],
    "get_wages": list[cards.WageCard | cards.GroupPayCard],
    "rank_occupations": list[cards.RankingCard],
    "rank_places": list[cards.PlacesCard],
    "compare_occupations": list[cards.ComparisonCard],
    "evaluate_offer": list[cards.OfferCard | cards.WageCard],
    "compare_places": list[cards.ComparisonCard | cards.WageCard | cards.GroupPayCard],
    "get_resilience": list[cards.ResilienceCard],
    "get_outlook": list[cards.OutlookCard],
    "get_career": list[cards.ProfileCard],
    "get_track": list[cards.TrackCard | cards.TracksCard],
    "find_transitions": list[transition_cards.TransitionsCard],
    "get_training": list[transition_cards.TrainingCard],
    "match_interests": list[cards.FitCard],
    "search_passages": list[cards.PassagesCard],
    "calculate": None,
    "list_sources": list[cards.SourcesCard],
}
"""The cards that each tool can show; `None`: it shows none."""

CallableTool = Literal[
    "find_places", "get_wages", "rank_occupations", "rank_places", "compare_occupations", "evaluate_offer",
    "compare_places", "get_resilience", "get_outlook", "get_career", "get_track", "find_transitions", "get_training",
    "match_interests",
]  # fmt: skip


class Call(Args):
    """A call of a tool whose facts are calculated with; it is made again, and gives the same facts."""

    tool: CallableTool
    arguments: dict[str, Any] = Field(default_factory=dict)


class CalculateOver(Args):
    """As `calculate` in a talk. Nothing is kept between two requests, so the calls that gave the facts are named too."""

    operation: Literal["difference", "ratio", "percent_change", "sum", "per_hour", "per_month"]
    fact_ids: list[Annotated[str, StringConstraints(pattern=r"^([1-9]\d?\.)?F\d{1,5}$")]] = Field(
        min_length=1, max_length=20, description="F3: of the first call; 2.F3: of the second"
    )
    calls: list[Call] = Field(min_length=1, max_length=5, description="the calls that gave the facts, in order")


class ToolAnswer(BaseModel):
    """What a tool found. Figures stand in `facts`, each with unit, place, year and the number of its citation; cards in
    `findings` name them by id. `outcome` is `ok`, or says why there is less: a name that may mean several things
    (`choices`, `alternatives`), one that nobody here knows, a place abroad, nothing on file, a calculation that would
    mean nothing."""

    tool: str
    outcome: Literal["ok", "ambiguous", "unknown", "abroad", "empty", "refused"]
    subject: SubjectRef | None = None
    alternatives: list[SubjectRef] = []
    choices: list[Choice] = []
    ladder: list[LadderStep] = []
    result: list[str] = Field(default=[], description="ids of the facts that were calculated")


def arguments_of(tool: Tool) -> type[BaseModel]:
    """What the tool takes at this door."""
    return CalculateOver if tool.name == CALCULATE else tool.args


@cache
def answer_of(name: str) -> type[ToolAnswer]:
    """What the tool gives at this door: only the cards that it can show are told of."""
    fields: dict[str, Any] = {
        key: (field.annotation, field) for key, field in Lookup.model_fields.items() if key != "findings"
    }
    if (shown := _CARDS[name]) is not None:
        fields["findings"] = (shown, [])
    title = "".join(part.capitalize() for part in name.split("_"))
    made: type[ToolAnswer] = create_model(f"{title}Answer", __base__=ToolAnswer, __doc__=ToolAnswer.__doc__, **fields)
    return made
