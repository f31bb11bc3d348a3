"""Which area a tool call is about: the place in the message, else the request's, else coordinates, else the profile's.

Nobody's place is guessed: where none is known it is the nation, and the result says how it was learnt.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from advisor.answers import ToolResult
from advisor.cards import PlacesCard, PlacesItem
from advisor.facts import Choice, FactArea, Missing, PlaceOut
from advisor.tools.args import FindPlaces
from advisor.tools.context import ToolContext
from advisor.tools.minting import fact_area

if TYPE_CHECKING:
    from knowledge.areas import Area, PlaceMatch

How = Literal["said", "request", "profile", "none"]
_POINT = re.compile(r"^\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


@dataclass(frozen=True)
class Whereabouts:
    """The area a call is about, or the match that says why there is none. `notes` are to be said aloud."""

    area: "Area | None"
    how: How
    match: "PlaceMatch | None" = None

    @property
    def notes(self) -> list[Missing]:
        note = self.match.note if self.match is not None else None
        return [Missing(what="place", reason=note)] if note else []

    @property
    def out(self) -> PlaceOut | None:
        return place_out(self.area, self.how) if self.area is not None else None


def place_out(area: "Area", how: How) -> PlaceOut:
    return PlaceOut(code=area.code, level=area.level, title=area.title, how=how, side=area.side)


def whereabouts(context: ToolContext, said: str | None) -> Whereabouts:
    """The area of this call. `area` is `None` where a place was given that is unknown, ambiguous or abroad."""
    areas, given = context.knowledge.areas, context.place
    if said is not None and said.strip():
        return _found(match_place(context, said), "said")
    if given.request:
        return _found(match_place(context, given.request), "request")
    if given.coordinates is not None:
        return _found(areas.nearest(*given.coordinates), "request")
    if given.profile:
        return _found(match_place(context, given.profile), "profile")
    return Whereabouts(area=areas.nation, how="none")


def match_place(context: ToolContext, text: str) -> "PlaceMatch":
    """What a text about a place means: a point ("43.6, -116.2"), else words."""
    if (point := _POINT.match(text)) is not None and abs(float(point[1])) <= 90 and abs(float(point[2])) <= 180:
        return context.knowledge.areas.nearest(float(point[1]), float(point[2]))
    return context.knowledge.areas.find(text)


def unplaced(tool: str, where: Whereabouts, follow_up: str) -> ToolResult:
    """The result of a call whose place is not one area. `follow_up` is the question again, `{place}` in it."""
    match = where.match
    assert match is not None
    outcome: Literal["ambiguous", "unknown", "abroad"] = (
        "ambiguous" if match.outcome == "several" else "abroad" if match.outcome == "abroad" else "unknown"
    )
    offered = (match.areas or match.options)[:5]
    labels = match.labels if len(match.labels) >= len(offered) else tuple(_label(area) for area in offered)
    return ToolResult(
        tool=tool,
        outcome=outcome,
        about="place",
        said=match.said,
        choices=[
            Choice(label=label, message=follow_up.format(place=f"in {label}")) for label in labels[: len(offered)]
        ],
        missing=where.notes,
        findings=[_card([fact_area(area) for area in offered])] if outcome == "ambiguous" else [],
    )


def other_places(where: Whereabouts, follow_up: str) -> list[Choice]:
    """The areas worth offering beside the one taken ("New York State"), each with the question again."""
    options = where.match.options if where.match is not None else ()
    return [
        Choice(
            label=_label(area) if _called(area) == area.title else _called(area),
            message=follow_up.format(place=f"in {_called(area)}"),
        )
        for area in options[:3]
    ]


def _called(area: "Area") -> str:
    """An area as a message names it so that it is found again: a state that is a city too says that it is the state."""
    return f"{area.title} State" if area.level == "state" and area.title in ("New York", "Washington") else area.title


def find_places(context: ToolContext, args: FindPlaces) -> ToolResult:
    """What a text about a place may mean, with the areas as cards. Never picks one of several."""
    match = match_place(context, args.text)
    where = _found(match, "said")
    if where.area is None:
        return unplaced("find_places", where, "What pays best {place}?")
    areas = [where.area, *context.knowledge.areas.climb(where.area)[1:]]
    return ToolResult(
        tool="find_places",
        outcome="ok",
        place=where.out,
        missing=where.notes,
        findings=[_card([fact_area(area) for area in areas])],
        choices=[
            Choice(label=_label(area), message=f"What pays best in {_label(area)}?") for area in match.options[:5]
        ],
    )


def _found(match: "PlaceMatch", how: How) -> Whereabouts:
    return Whereabouts(area=match.area, how=how, match=match)


def _label(area: "Area") -> str:
    return area.short or area.title


def _card(areas: list[FactArea]) -> PlacesCard:
    return PlacesCard(items=[PlacesItem(area=area) for area in areas])
