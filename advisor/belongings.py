"""What a person keeps beside a talk: votes on answers, answers they shared, their path.

All of it is the bearer's and goes with the talk. Another's talk, or none, is told apart by nobody: `NotFoundError`.
"""

import json
import secrets
from typing import TYPE_CHECKING, Any

from advisor import records_feedback, records_path, records_shares
from advisor.answers import Answer
from advisor.errors import ConflictError, NotFoundError
from advisor.feedback import Feedback
from advisor.path import LostUpdateError, Path, settled
from advisor.records import Records, now
from advisor.shares import MOST_SHARES, SharedAnswer, ShareLine, ShareRequest, copy_of

if TYPE_CHECKING:
    from advisor.conversations import Conversations
    from advisor.records import TurnRecord
    from knowledge.store import Knowledge

_NO_SHARE = "There is no such shared answer; it may have been withdrawn."


class Belongings:
    """The belongings in one records database; `talks` says whose a token is."""

    def __init__(self, records: Records, talks: "Conversations") -> None:
        self._records = records
        self._talks = talks

    def rate(self, given: Feedback, token: str | None) -> None:
        """Store a vote on a turn of the bearer's."""
        with self._records.session() as session:
            self._talks.turn_of(session, given.turn_id, token, given.conversation_id)
            records_feedback.put(session, given)

    # --- shared answers --------------------------------------------------------------------------------------------

    def answer(self, turn_id: str, token: str | None, *, with_question: bool) -> SharedAnswer:
        """One answer of the bearer's as it would be handed around; nothing is stored."""
        with self._records.session() as session:
            return _copy(self._talks.turn_of(session, turn_id, token), with_question)

    def share(self, given: ShareRequest, token: str | None) -> str:
        """Store a copy of one answer; the id that opens it, told this once."""
        share_id = secrets.token_urlsafe(24)
        with self._records.session() as session:
            turn = self._talks.turn_of(session, given.turn_id, token, given.conversation_id)
            if records_shares.count(session, given.conversation_id) >= MOST_SHARES:
                raise ConflictError(f"At most {MOST_SHARES} answers of a talk can be shared; withdraw one first.")
            records_shares.add(session, share_id, turn.id, _copy(turn, given.with_question))
        return share_id

    def shared(self, share_id: str) -> SharedAnswer:
        """What a link leads to, for whoever holds it."""
        with self._records.session() as session:
            found = records_shares.find(session, share_id)
        if found is None:
            raise NotFoundError(_NO_SHARE)
        return found

    def shares(self, token: str | None) -> list[ShareLine]:
        """The bearer's shared answers."""
        with self._records.session() as session:
            return records_shares.of_talk(session, self._talks.talk_of(session, token).id)

    def withdraw(self, name: str, token: str | None) -> None:
        """Take back a share of the bearer's, by its link's id or its key."""
        with self._records.session() as session:
            if not records_shares.remove(session, self._talks.talk_of(session, token).id, name):
                raise NotFoundError(_NO_SHARE)
        self._records.scrub()

    # --- my path ---------------------------------------------------------------------------------------------------

    def path(self, token: str | None) -> tuple[Path, str]:
        """The bearer's path and its tag."""
        with self._records.session() as session:
            return records_path.held(session, self._talks.talk_of(session, token).id)

    def put_path(
        self, given: Path, token: str | None, knowledge: "Knowledge", tags: frozenset[str] | None
    ) -> tuple[Path, str]:
        """Write the bearer's path; it and its new tag. `tags`: those it was read with; `None`: over whatever stands
        there. `LostUpdateError` where another change came between."""
        with self._records.session() as session:
            talk = self._talks.talk_of(session, token).id
            before, tag = records_path.held(session, talk)
            if tags is not None and tag not in tags:
                raise LostUpdateError(records_path.LOST)
            path = settled(given, before, knowledge, now())
            return path, records_path.put(session, talk, path, before, tag)

    def drop_path(self, token: str | None) -> None:
        """Erase the bearer's path and the acts of consent to it; the talk stays."""
        with self._records.session() as session:
            records_path.drop(session, self._talks.talk_of(session, token).id)
        self._records.scrub()

    def export_path(self, token: str | None) -> dict[str, Any]:
        """Everything held of the bearer's path."""
        with self._records.session() as session:
            talk = self._talks.talk_of(session, token).id
            return records_path.whole(session, talk) or Path().model_dump(mode="json")


def _copy(turn: "TurnRecord", with_question: bool) -> SharedAnswer:
    answer = Answer.model_validate_json(turn.answer)
    return copy_of(answer, json.loads(turn.request), turn.created_at, with_question=with_question)
