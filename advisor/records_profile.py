"""The profile in the records: what a person said of themself, learnt, read, and forgotten with every copy of it.

Works within a session of `Conversations`; who may ask is decided there.
"""

import json
from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, delete, select

from advisor import records_feedback, records_path, records_shares
from advisor.answers import Answer
from advisor.memory.forgetting import NOT_KEPT, REMOVED, Traces, blank, request_without, talk_without
from advisor.memory.items import MOST, Item, replaces
from advisor.records import ConversationRecord, ProfileItemRecord, TurnRecord, now
from advisor.talk import TalkState


def held(session: Session, subject: str) -> tuple[Item, ...]:
    """What is kept of a person, oldest first."""
    return tuple(_item(row) for row in _rows(session, subject))


def keep(session: Session, subject: str, conversation_id: str, turn_id: str, items: Iterable[Item]) -> None:
    """Add items, each in place of what it replaces."""
    rows = _rows(session, subject)
    for item in items:
        for row in [row for row in rows if replaces(item, _item(row))]:
            session.delete(row)
            rows.remove(row)
        row = ProfileItemRecord(
            subject=subject,
            conversation_id=conversation_id,
            turn_id=turn_id,
            kind=item.kind,
            value=item.value,
            words=item.words,
            created_at=now(),
        )
        session.add(row)
        rows.append(row)
    for row in rows[:-MOST]:
        session.delete(row)


def drop(session: Session, items: Iterable[Item]) -> None:
    """Remove items that were taken back in passing; what was written then stays as it was said."""
    numbers = [item.number for item in items]
    session.exec(delete(ProfileItemRecord).where(col(ProfileItemRecord.id).in_(numbers)))


def forget(session: Session, subject: str, items: Sequence[Item], *, place: bool = False) -> None:
    """Remove items and every copy of them: in messages, answers, the state of talks, the words of other items.
    `place`: where the talk is about is forgotten too, held or not."""
    drop(session, items)
    session.flush()
    traces = Traces(items)
    traces.place = traces.place or place
    for row in _rows(session, subject):
        if (words := traces.message(row.words)) != row.words:
            row.words = words
            session.add(row)
    turns = _turns(session, subject)
    home = _homes(turns, traces) if traces.place else set()
    for turn in turns:
        source = turn.id in traces.turns
        asked, told = json.loads(turn.request), turn.answer
        request = request_without(asked, traces, source=source)
        turn.request = json.dumps(request, ensure_ascii=False)
        answer = Answer.model_validate_json(turn.answer)
        # What fits is worked out from all that was said of oneself: such an answer tells it again in other words.
        fitted = any(one.name == "match_interests" for one in answer.tools)
        if source or fitted or traces.within(turn.answer) or any(title in turn.answer for title in home):
            _blank(turn, answer, REMOVED)
        turn.talk = talk_without(TalkState.model_validate_json(turn.talk), traces).model_dump_json(
            exclude_defaults=True
        )
        session.add(turn)
        if request != asked or turn.answer != told:
            records_shares.drop(session, [turn.id])  # a copy that went around would still tell it
    records_feedback.reword(session, [turn.id for turn in turns], traces.message)
    for talk in {turn.conversation_id for turn in turns}:
        records_path.reword(session, talk, traces.message)


def _homes(turns: Sequence[TurnRecord], traces: Traces) -> set[str]:
    """What the answers called the place where the person lives: a ZIP is told as its area."""
    homes = set()
    for turn in turns:
        place = Answer.model_validate_json(turn.answer).place
        if place is not None and (turn.id in traces.turns or place.how in ("profile", "request")):
            homes.add(place.title)
    return homes


def forget_last(session: Session, subject: str, conversation_id: str) -> None:
    """Take out the last message of a conversation, its answer, and what was learnt from it."""
    turns = select(TurnRecord).where(col(TurnRecord.conversation_id) == conversation_id)
    last = session.exec(turns.order_by(col(TurnRecord.number).desc())).first()
    if last is None:
        return
    forget(session, subject, [item for item in held(session, subject) if item.turn_id == last.id])
    last.request = json.dumps({"message": NOT_KEPT})
    _blank(last, Answer.model_validate_json(last.answer), NOT_KEPT)
    last.talk = "{}"
    session.add(last)
    records_shares.drop(session, [last.id])
    records_feedback.drop(session, [last.id])


def clear(session: Session, subject: str, conversation_id: str) -> tuple[int, int]:
    """Erase all of a person but the bare name of the conversation they are in: how many turns, how many items."""
    items = session.exec(delete(ProfileItemRecord).where(col(ProfileItemRecord.subject) == subject)).rowcount
    turns = 0
    for talk in session.exec(select(ConversationRecord).where(col(ConversationRecord.subject) == subject)).all():
        turns += session.exec(delete(TurnRecord).where(col(TurnRecord.conversation_id) == talk.id)).rowcount
        if talk.id != conversation_id:
            session.delete(talk)
    records_path.drop(session, conversation_id)
    return turns, items


def _blank(turn: TurnRecord, answer: Answer, text: str) -> None:
    turn.answer = blank(answer, text).model_dump_json()
    turn.sources = "{}"


def _rows(session: Session, subject: str) -> list[ProfileItemRecord]:
    of_them = select(ProfileItemRecord).where(col(ProfileItemRecord.subject) == subject)
    return list(session.exec(of_them.order_by(col(ProfileItemRecord.id))).all())


def _turns(session: Session, subject: str) -> Sequence[TurnRecord]:
    theirs = select(ConversationRecord.id).where(col(ConversationRecord.subject) == subject)
    return session.exec(select(TurnRecord).where(col(TurnRecord.conversation_id).in_(theirs))).all()


def _item(row: ProfileItemRecord) -> Item:
    return Item.model_validate(
        {"kind": row.kind, "value": row.value, "words": row.words, "turn_id": row.turn_id, "number": row.id}
    )
