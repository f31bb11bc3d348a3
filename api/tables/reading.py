"""All that a page's tables and pictures need, as one lookup: the same typed tools as the chat, on one ledger.

The profile or track is read first, so that its sources carry the numbers they carry on the page. It computes no figure.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from advisor.answers import Lookup, ToolResult
from advisor.cards import Card, ProfileCard, TrackCard, WageCard
from advisor.ledger import Ledger
from advisor.tools import TOOLS, PlaceGiven, ToolContext

if TYPE_CHECKING:
    from knowledge.store import Knowledge

Kind = Literal["career", "occupation", "track"]
MOVES = 12
_EVERY_PLACE = 100


class _Reader:
    """The tools of the house on one ledger."""

    def __init__(self, knowledge: "Knowledge", contact: str | None) -> None:
        self.context = ToolContext(knowledge=knowledge, ledger=Ledger(), place=PlaceGiven(), contact=contact)

    def ask(self, tool: str, **arguments: Any) -> ToolResult:
        found = next(one for one in TOOLS if one.name == tool)
        return found.run(self.context, found.args.model_validate(arguments))


def looked_up(knowledge: "Knowledge", kind: Kind, code: str, contact: str | None = None) -> Lookup | None:
    """The page of a career, an occupation or a track with its moves, places and years; `None` where there is no such page."""
    reader = _Reader(knowledge, contact)
    if kind == "track":
        page = reader.ask("get_track", track=code) if knowledge.tracks.get(code) is not None else None
    elif kind == "career" and knowledge.careers.get(code) is None:
        page = None
    else:
        page = reader.ask("get_career", career=f"{kind}:{code}")
    if page is None or page.subject is None or (page.subject.kind, page.subject.id) != (kind, code):
        return None
    findings, missing = list(page.findings), list(page.missing)
    for card in page.findings:
        if isinstance(card, TrackCard):
            findings += _roles(reader, card)
        elif isinstance(card, ProfileCard) and kind == "career":
            findings += _related_pay(reader, card)
        elif isinstance(card, ProfileCard):
            findings += reader.ask("find_transitions", occupation=code, by="relatedness", limit=MOVES).findings
            findings += _years(reader, card)
    if kind != "career":
        for by in ("median", "real_median"):
            found = reader.ask("rank_places", occupation_or_track=f"{kind}:{code}", by=by, limit=_EVERY_PLACE)
            findings += found.findings
            missing += found.missing
    ledger = reader.context.ledger
    return Lookup(
        facts=ledger.facts(), findings=findings, citations=ledger.citations(), missing=list(dict.fromkeys(missing))
    )


def _content(card: ProfileCard | TrackCard, key: str) -> Any:
    return next((one.content for one in card.sections if one.key == key), None)


def _pay_of(reader: _Reader, codes: list[str]) -> Iterator[Card]:
    for code in dict.fromkeys(codes):
        yield from reader.ask("get_wages", occupation=code).findings


def _roles(reader: _Reader, card: TrackCard) -> Iterator[Card]:
    """National pay with its percentiles of each role that the track's ladder shows."""
    levels = _content(card, "progression") or []
    yield from _pay_of(reader, [one["code"] for level in levels for one in level.get("roles", ())])


def _related_pay(reader: _Reader, card: ProfileCard) -> Iterator[Card]:
    """National pay of what is related to a career, which has no moves of its own: only an occupation is left or entered."""
    related = _content(card, "related") or []
    yield from _pay_of(reader, [one["code"] for one in related])


def _years(reader: _Reader, card: ProfileCard) -> Iterator[Card]:
    """National pay and jobs of every year on file, oldest first; the tool hands back the latest for a year it lacks."""
    from knowledge.track_history import SEGMENTS

    lines = (_content(card, "progression") or {}).get("codes", ())
    for code in [one["code"] for one in lines][:1]:
        for year in range(SEGMENTS[0][1], SEGMENTS[-1][2] + 1):
            for found in reader.ask("get_wages", occupation=code, year=year).findings:
                if isinstance(found, WageCard) and _year_of(reader, found) == year:
                    yield found


def _year_of(reader: _Reader, card: WageCard) -> int | None:
    ids = [*card.percentiles.values(), *([card.employment] if card.employment else [])]
    as_of = reader.context.ledger[ids[0]].as_of if ids else ""
    return int(as_of[-4:]) if as_of[-4:].isdigit() else None
