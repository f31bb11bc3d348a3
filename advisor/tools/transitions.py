"""Where one can go from an occupation: `find_transitions`. Each move with its school or licence first, then pay, score, gaps.

The parts of a move are made in `moving`. It recommends nothing, and what no source has is missing with its reason.
"""

from typing import TYPE_CHECKING

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import Dropped
from advisor.facts import Choice, Missing, Of
from advisor.tools import entering, moving
from advisor.tools.args import FindTransitions
from advisor.tools.context import ToolContext
from advisor.tools.places import Whereabouts, unplaced, whereabouts
from advisor.tools.subjects import Subject, by_id, resolve
from advisor.transition_cards import TransitionItem, TransitionsCard

if TYPE_CHECKING:
    from knowledge.rankings import RankRequest
    from knowledge.transitions import Move

_FROM = "What can I move into from {subject}{place}?"
_DROPPED_SHOWN = 40


def find_transitions(context: ToolContext, args: FindTransitions) -> ToolResult:
    """Occupations to move to, or the one named as `to`. A group of several members is asked about."""
    found = _one(context, args.occupation, _FROM, args.place)
    if isinstance(found, ToolResult):
        return found
    where = whereabouts(context, args.place)
    if where.area is None:
        return unplaced("find_transitions", where, _FROM.replace("{place}", " {place}").format(
            subject=_called(found.ref), place="{place}")).model_copy(update={"subject": found.ref})  # fmt: skip
    origin = context.knowledge.occupations.get(found.ref.id)
    if origin is None:
        return _nothing(found, where, f"O*NET has no occupation {found.ref.title}, so nothing is known to be near it")
    if args.to is not None:
        return _pair(context, found, where, args.to, args.place)
    within = _within(context, args)
    if isinstance(within, ToolResult):
        return within
    asked = _request(where, args)
    moves = context.knowledge.transitions.moves(origin.onet_soc_code, asked, args.by, within)
    dropped = [Dropped(code=one.oews_code, title=one.title, reason=one.reason) for one in moves.dropped]
    if not moves.items and not dropped:
        return _nothing(found, where, f"O*NET lists no occupation as related to {origin.title}")
    card = _card(context, found, where, args, list(moves.items)).model_copy(
        update={"dropped": dropped[:_DROPPED_SHOWN], "considered": moves.considered}
    )
    missing = list(where.notes)
    if not card.items:
        missing.append(Missing(what="transitions", reason="none of the related occupations passes the filters"))
    return ToolResult(
        tool="find_transitions", outcome="ok" if card.items else "empty", findings=[card], subject=found.ref,
        alternatives=found.alternatives, place=where.out, missing=missing,
    )  # fmt: skip


def _pair(context: ToolContext, found: Subject, where: Whereabouts, to: str, place: str | None) -> ToolResult:
    """The one move between two named occupations, related or not."""
    follow_up = f"How do I get from {_called(found.ref)} to {{subject}}{{place}}?"
    target = _one(context, to, follow_up, place)
    if isinstance(target, ToolResult):
        return target.model_copy(update={"subject": found.ref})
    assert where.area is not None
    if target.ref.id == found.ref.id:
        return _nothing(found, where, f"both names mean {found.ref.title}")
    move = context.knowledge.transitions.move(found.ref.id, target.ref.id, where.area)
    if move is None:
        return _nothing(found, where, f"O*NET has no occupation {target.ref.title}, so the two cannot be compared")
    card = _card(context, found, where, FindTransitions(occupation=found.ref.id, by="relatedness"), [move])
    card = card.model_copy(update={"to": _of(target.ref), "considered": 1})
    return ToolResult(
        tool="find_transitions", outcome="ok", findings=[card], subject=found.ref,
        place=where.out, missing=where.notes,
    )  # fmt: skip


def _card(
    context: ToolContext, found: Subject, where: Whereabouts, args: FindTransitions, moves: "list[Move]"
) -> TransitionsCard:
    from knowledge.transitions import METHOD

    here = context.knowledge.occupations.get(found.ref.id)
    assert here is not None
    start = entering.start(context, found, here)
    items: list[TransitionItem] = [moving.item(context, start, where, one) for one in moves]
    return TransitionsCard(
        from_=_of(found.ref),
        by=args.by,
        items=items,
        considered=len(items),
        filters=args.filters.model_dump(exclude_defaults=True),
        method=f"related by O*NET, else near by its ratings: {METHOD}",
    )


def _one(context: ToolContext, phrase: str, follow_up: str, place: str | None) -> Subject | ToolResult:
    """The one occupation that a phrase means; a career or track with one member is it, several are asked about."""
    found = resolve(context, phrase, tool="find_transitions", follow_up=follow_up, place=place)
    if isinstance(found, ToolResult) or found.ref.kind == "occupation":
        return found
    if len(found.members) == 1:
        return by_id(context, f"occupation:{found.members[0][0]}") or found
    said = f" in {place}" if place else ""
    refs = [SubjectRef(kind="occupation", id=code, title=title) for code, title in found.members[:5]]
    return ToolResult(
        tool="find_transitions", outcome="ambiguous", about="subject", said=phrase, alternatives=refs,
        choices=[Choice(label=ref.title, message=follow_up.format(subject=_called(ref), place=said)) for ref in refs],
    )  # fmt: skip


def _within(context: ToolContext, args: FindTransitions) -> tuple[str, ...] | ToolResult | None:
    """Codes of the track or career that moves are to stay in; `None`: anywhere."""
    if args.within is None:
        return None
    follow_up = f"What can I move into from {args.occupation} in {{subject}}{{place}}?"
    found = resolve(context, args.within, tool="find_transitions", follow_up=follow_up, place=args.place)
    if isinstance(found, ToolResult):
        return found
    if found.track is not None and args.filters.level:
        return tuple(one.onet_soc_code for one in found.track.at(args.filters.level))
    return tuple(code for code, _ in found.members)


def _request(where: Whereabouts, args: FindTransitions) -> "RankRequest":
    from knowledge.rankings import RankRequest

    assert where.area is not None
    given = args.filters.model_dump(exclude={"level"})
    return RankRequest(area=where.area, limit=args.limit, **given)


def _nothing(found: Subject, where: Whereabouts, reason: str) -> ToolResult:
    missing = [Missing(what=f"moves from {found.ref.title}", reason=reason), *where.notes]
    return ToolResult(
        tool="find_transitions", outcome="empty", subject=found.ref, alternatives=found.alternatives, place=where.out,
        missing=missing,
    )  # fmt: skip


def _called(ref: SubjectRef) -> str:
    return f"{ref.title} ({ref.id})"


def _of(ref: SubjectRef) -> Of:
    return Of(kind="occupation", code=ref.id, title=ref.title)
