"""Conversations and their turns: who may use one, what was said before, what is recorded, shown and erased.

A conversation's name is no credential; its token is shown once and only its digest is stored. A door that is the
owner's own (the terminal) is `trusted` and needs no token.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select, update

from advisor import records_feedback, records_path, records_profile, records_shares
from advisor.answers import Answer, Usage
from advisor.errors import ConflictError, NotFoundError
from advisor.facts import RowRef
from advisor.memory.forgetting import NOT_KEPT, REMOVED
from advisor.memory.items import Item
from advisor.records import ConversationRecord, Records, TurnRecord, now
from advisor.records_retention import old_talks
from advisor.requests import ChatRequest
from advisor.talk import TalkState
from advisor.turn_leases import TurnLeases
from advisor.turn_taking import TurnTaking
from advisor.turns import Exchange, Opened, came_with

KEPT_FOR_REPEAT = timedelta(hours=24)
HISTORY_TURNS = 3


class Conversations:
    """The talks in one records database."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._taking = TurnTaking()
        self._leases = TurnLeases(records)

    # --- a turn ----------------------------------------------------------------------------------------------------

    @contextmanager
    def alone(self, request: ChatRequest) -> Iterator[Callable[[Opened], None]]:
        """One turn at a time in a conversation, and for an idempotency key. Waits a while, then `ConflictError`. What it
        gives is told where the turn goes: whoever holds the token of a talk that begins waits for its first turn."""
        names = {name for name in (request.conversation_id, request.idempotency_key) if name}
        with self._taking.alone(names) as here, self._leases.alone(names) as everywhere:

            def goes(opened: Opened) -> None:
                digest = _digest(opened.token) if opened.token else None
                here(opened.conversation_id, digest)
                everywhere(opened.conversation_id, digest)

            yield goes

    def repeated(self, request: ChatRequest, token: str | None, *, trusted: bool = False) -> Answer | None:
        """The recorded turn of the same idempotency key and body; `ConflictError` for another body. The token is
        shown once: a repeated first turn comes without it. A stopped turn that is a talk's last is none: it is answered
        anew."""
        if request.conversation_id is not None:
            self._known(request.conversation_id, token, trusted)
        if request.idempotency_key is None:
            return None
        with self._records.session() as session:
            found = self._with_key(session, request)
            if found is None:
                return None
            if found.body_digest != request.digest():
                raise ConflictError("This idempotency key was used with another body.")
            if self._stopped_last(session, found):
                return None
            return Answer.model_validate_json(found.answer)

    def opened(self, request: ChatRequest, token: str | None, *, trusted: bool = False) -> Opened:
        """Where this turn goes. `NotFoundError` for a conversation that does not exist or is another's."""
        with self._records.session() as session:
            before = self._with_key(session, request) if request.idempotency_key else None
            if before is not None and not self._stopped_last(session, before):
                before = None
            conversation_id = request.conversation_id or (before.conversation_id if before else None)
            if conversation_id is None:
                talk = _name("c")
                return Opened(talk, _name("t"), 1, TalkState(), token=secrets.token_urlsafe(32), subject=talk)
            # A first question that was stopped is known by its key, as any repeat of it is.
            known = trusted or request.conversation_id is None
            subject = self._owned(session, conversation_id, token, known).subject
            profile = records_profile.held(session, subject)
            turns = session.exec(
                select(TurnRecord)
                .where(col(TurnRecord.conversation_id) == conversation_id)
                .where(col(TurnRecord.id) != (before.id if before else ""))
                .order_by(col(TurnRecord.number).desc())
                .limit(HISTORY_TURNS)
            ).all()
        replaces = before.id if before else None
        if not turns:
            return Opened(
                conversation_id, _name("t"), 1, TalkState(), subject=subject, profile=profile, replaces=replaces
            )
        history = tuple(
            Exchange(json.loads(turn.request)["message"], json.loads(turn.answer)["text"]) for turn in reversed(turns)
        )
        return Opened(
            conversation_id=conversation_id,
            turn_id=_name("t"),
            number=turns[0].number + 1,
            replaces=replaces,
            talk=TalkState.model_validate_json(turns[0].talk),
            # What was forgotten or not kept is no part of what was said before.
            history=tuple(one for one in history if one.answer not in (REMOVED, NOT_KEPT)),
            page=json.loads(turns[0].request).get("page"),
            came_with=came_with(turns[0].request),
            subject=subject,
            profile=profile,
        )

    def record(
        self,
        opened: Opened,
        request: ChatRequest,
        answer: Answer,
        talk: TalkState,
        sources: dict[str, RowRef],
        *,
        learnt: Sequence[Item] = (),
        retracted: Sequence[Item] = (),
        kept: ChatRequest | None = None,
        spent: Callable[[Session, Usage], None] | None = None,
    ) -> None:
        """Store the whole turn, and the conversation with its first turn, together or not at all. `kept` is stored
        in place of a request that is not to be kept as it is; `learnt` and `retracted` change the person's profile;
        `spent` counts the usage in the same transaction."""
        moment = now()
        with self._records.session() as session:
            if spent is not None:
                spent(session, answer.usage)
            if opened.token is not None:
                session.add(
                    ConversationRecord(
                        id=opened.conversation_id,
                        subject=opened.conversation_id,
                        token_digest=_digest(opened.token),
                        created_at=moment,
                    )
                )
                session.flush()
            if opened.replaces is not None:
                session.exec(delete(TurnRecord).where(col(TurnRecord.id) == opened.replaces))
            if request.idempotency_key and (old := self._with_key(session, request, expired=True)) is not None:
                old.idempotency_key = None
                session.add(old)
                session.flush()
            session.add(
                TurnRecord(
                    id=opened.turn_id,
                    conversation_id=opened.conversation_id,
                    number=opened.number,
                    request=(kept or request).model_dump_json(exclude_defaults=True),
                    answer=answer.model_dump_json(exclude={"conversation_token"}),
                    talk=talk.model_dump_json(exclude_defaults=True),
                    sources=json.dumps({key: row.model_dump(exclude_none=True) for key, row in sources.items()}),
                    idempotency_key=request.idempotency_key,
                    body_digest=request.digest(),
                    created_at=moment,
                )
            )
            if not answer.stopped:
                # Only the newest state of a talk is read: older ones would be copies that grow with it. A stopped turn
                # may be answered anew, from the state before it.
                session.exec(
                    update(TurnRecord)
                    .where(col(TurnRecord.conversation_id) == opened.conversation_id)
                    .where(col(TurnRecord.number) < opened.number)
                    .where(col(TurnRecord.talk) != "{}")
                    .values(talk="{}")
                )
            if retracted:
                records_profile.drop(session, retracted)
            if learnt:
                session.flush()
                subject = opened.subject or opened.conversation_id
                records_profile.keep(session, subject, opened.conversation_id, opened.turn_id, learnt)
        self._taking.recorded(opened.conversation_id)

    # --- what a person said of themself ----------------------------------------------------------------------------

    def forget(self, opened: Opened, items: Sequence[Item], *, place: bool = False) -> None:
        """Remove items of the profile and every copy of them in the person's talks."""
        with self._records.session() as session:
            records_profile.forget(session, opened.subject or "", items, place=place)
        self._records.scrub()

    def forget_last(self, opened: Opened) -> None:
        """Take out the message before this one, its answer, and what was learnt from it."""
        with self._records.session() as session:
            records_profile.forget_last(session, opened.subject or "", opened.conversation_id)
        self._records.scrub()

    def clear(self, opened: Opened) -> tuple[int, int]:
        """Erase all of a person's talks and profile; the conversation goes on, empty. How many turns and items."""
        with self._records.session() as session:
            counted = records_profile.clear(session, opened.subject or "", opened.conversation_id)
        self._records.scrub()
        return counted

    # --- a person's own --------------------------------------------------------------------------------------------

    def read(self, conversation_id: str, token: str | None, *, trusted: bool = False) -> dict[str, Any]:
        """A conversation with all its turns; one that begins, once its first turn is recorded."""
        self._known(conversation_id, token, trusted)
        with self._records.session() as session:
            return self._whole(session, self._owned(session, conversation_id, token, trusted))

    def remove(self, conversation_id: str, token: str | None, *, trusted: bool = False) -> int:
        """Erase a conversation; how many turns it had."""
        with self._records.session() as session:
            turns = self._erase(session, [self._owned(session, conversation_id, token, trusted)])
        self._records.scrub()
        return turns

    def subject_of(self, token: str | None) -> str:
        """Whose token this is."""
        with self._records.session() as session:
            return self.talk_of(session, token).subject

    def talk_of(self, session: Session, token: str | None) -> ConversationRecord:
        """The conversation that this token opens."""
        found = None
        if token:
            digest = col(ConversationRecord.token_digest) == _digest(token)
            found = session.exec(select(ConversationRecord).where(digest)).first()
        if found is None:
            raise NotFoundError("There is nothing here by that token.")
        return found

    def turn_of(
        self,
        session: Session,
        turn_id: str,
        token: str | None,
        conversation_id: str | None = None,
        *,
        trusted: bool = False,
    ) -> TurnRecord:
        """A turn of the bearer's, in the conversation named if one is."""
        turn = session.get(TurnRecord, turn_id)
        if turn is None or conversation_id not in (None, turn.conversation_id):
            raise NotFoundError("There is no such turn.")
        try:
            self._owned(session, turn.conversation_id, token, trusted)
        except NotFoundError:
            raise NotFoundError("There is no such turn.") from None
        return turn

    def export(self, subject: str) -> dict[str, Any]:
        """Everything held about a person."""
        with self._records.session() as session:
            talks = self._of(session, subject)
            profile = [item.model_dump(exclude={"number"}) for item in records_profile.held(session, subject)]
            whole = [self._whole(session, talk) for talk in talks]
            return {"subject": subject, "profile": profile, "conversations": whole}

    def erase(self, subject: str) -> int:
        """Remove everything held about a person; how many turns that were."""
        with self._records.session() as session:
            turns = self._erase(session, self._of(session, subject))
        self._records.scrub()
        return turns

    def purge(self, before: datetime) -> int:
        """Erase the talks whose last turn (or, without one, whose beginning) was before this moment; how many those were.
        A talk that stands in a client's file is kept as long as the file."""
        gone = 0
        while True:
            with self._records.session() as session:
                talks = old_talks(session, before)
                self._erase(session, talks)
            gone += len(talks)
            if not talks:
                break
        if gone:
            self._records.scrub()
        return gone

    def row_of(self, turn_id: str, fact_id: str, token: str | None, *, trusted: bool = False) -> tuple[Answer, RowRef]:
        """The turn and the reference to the row behind one of its figures."""
        with self._records.session() as session:
            turn = self.turn_of(session, turn_id, token, trusted=trusted)
        row = json.loads(turn.sources).get(fact_id)
        if row is None:
            raise NotFoundError("There is no row behind such a figure in this turn.")
        return Answer.model_validate_json(turn.answer), RowRef.model_validate(row)

    def recorded(self, turn_id: str) -> tuple[list[tuple[dict[str, Any], Answer]], dict[str, RowRef]]:
        """A turn with those before it in its talk, oldest first, each as its request and answer, and the rows behind its
        figures. For the owner of the records; no token is asked. What was forgotten is left out."""
        with self._records.session() as session:
            turn = self.turn_of(session, turn_id, None, trusted=True)
            turns = session.exec(
                select(TurnRecord)
                .where(col(TurnRecord.conversation_id) == turn.conversation_id)
                .where(col(TurnRecord.number) <= turn.number)
                .order_by(col(TurnRecord.number))
            ).all()
            told = [(json.loads(one.request), Answer.model_validate_json(one.answer)) for one in turns]
            rows = {key: RowRef.model_validate(one) for key, one in json.loads(turn.sources).items()}
        return [one for one in told if one[1].text not in (REMOVED, NOT_KEPT)], rows

    def _known(self, conversation_id: str, token: str | None, trusted: bool = False) -> None:
        """That a talk is the bearer's. Waits while its first turn is being answered, here or in another process."""
        digest = _digest(token or "")
        self._taking.begun(conversation_id, digest)
        for again in (False, True):
            try:
                with self._records.session() as session:
                    self._owned(session, conversation_id, token, trusted)
                    return
            except NotFoundError:
                if again or not self._leases.begun(conversation_id, digest):
                    raise

    def _owned(self, session: Session, conversation_id: str, token: str | None, trusted: bool) -> ConversationRecord:
        found = session.get(ConversationRecord, conversation_id)
        # The digest is computed and compared in any case: the time taken tells nothing.
        given = _digest(token or "")
        fits = hmac.compare_digest(given, (found.token_digest if found else None) or "")
        if found is None or not (fits or trusted):
            raise NotFoundError("There is no such conversation.")
        return found

    def _with_key(self, session: Session, request: ChatRequest, *, expired: bool = False) -> TurnRecord | None:
        """The turn that used this key, in the same conversation or as the first turn of one."""
        query = select(TurnRecord).where(col(TurnRecord.idempotency_key) == request.idempotency_key)
        if request.conversation_id is None:
            query = query.where(col(TurnRecord.number) == 1)
        else:
            query = query.where(col(TurnRecord.conversation_id) == request.conversation_id)
        limit = col(TurnRecord.created_at)
        query = query.where(limit <= now() - KEPT_FOR_REPEAT if expired else limit > now() - KEPT_FOR_REPEAT)
        return session.exec(query.order_by(limit.desc())).first()

    def _stopped_last(self, session: Session, turn: TurnRecord) -> bool:
        """Whether its reader stopped it and nothing came after it."""
        if not json.loads(turn.answer).get("stopped"):
            return False
        later = select(TurnRecord.id).where(col(TurnRecord.conversation_id) == turn.conversation_id)
        return session.exec(later.where(col(TurnRecord.number) > turn.number)).first() is None

    def _of(self, session: Session, subject: str) -> list[ConversationRecord]:
        found = session.exec(select(ConversationRecord).where(col(ConversationRecord.subject) == subject)).all()
        if not found:
            raise NotFoundError(f"Nothing is held about {subject}.")
        return list(found)

    def _whole(self, session: Session, talk: ConversationRecord) -> dict[str, Any]:
        turns = session.exec(
            select(TurnRecord).where(col(TurnRecord.conversation_id) == talk.id).order_by(col(TurnRecord.number))
        ).all()
        return {
            "conversation_id": talk.id,
            "created_at": talk.created_at.isoformat(),
            "turns": [
                {
                    "turn_id": turn.id,
                    "number": turn.number,
                    "created_at": turn.created_at.isoformat(),
                    "request": json.loads(turn.request),
                    "answer": json.loads(turn.answer),
                }
                for turn in turns
            ],
            "feedback": records_feedback.of_talk(session, talk.id),
            "shares": [one.model_dump(mode="json") for one in records_shares.of_talk(session, talk.id)],
            "path": records_path.whole(session, talk.id),
        }

    def _erase(self, session: Session, talks: list[ConversationRecord]) -> int:
        """What hangs on a turn or a talk (votes, shares, the path) goes by the database's own rule."""
        turns = 0
        for talk in talks:
            turns += session.exec(delete(TurnRecord).where(col(TurnRecord.conversation_id) == talk.id)).rowcount
            session.delete(talk)
        return turns


def _name(kind: str) -> str:
    return f"{kind}_{secrets.token_hex(12)}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
