"""What is due to be erased by itself, and where a person's data is, table by table.

Nothing here is opened; the callers do that.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from sqlmodel import Session, col, func, select

from advisor.records import ConversationRecord, TurnRecord
from advisor.records_clients import ClientTalkRecord

_AT_ONCE = 200

Whose = Literal["talker", "client", "staff", "nobody"]


class Holding(NamedTuple):
    """What a table holds of people. `whose`: a talker's goes with their talk, a client's with their file, what is of staff
    (accounts, sign-ins, the audit) with the account, and what is nobody's names no person."""

    whose: Whose
    why: str


HOLDINGS: dict[str, Holding] = {
    "conversation": Holding(
        "talker", "a talk: exported and erased by its token or subject, erased after the retention"
    ),
    "turn": Holding("talker", "questions and answers, whichever door they came through; go with the talk"),
    "profile_item": Holding("talker", "what somebody said of themself; goes with the talk"),
    "feedback": Holding("talker", "votes and comments; go with the turn"),
    "share": Holding("talker", "copies handed around; go with the turn"),
    "path": Holding("talker", "My path; goes with the talk"),
    "path_consent": Holding("talker", "whether a counselor may read the path; goes with the talk"),
    "client": Holding("client", "a counselor's client; exported and erased by the client's id"),
    "client_item": Holding("client", "goes with the client"),
    "client_consent": Holding("client", "goes with the client"),
    "client_talk": Holding("client", "which talk a client let be read; goes with either"),
    "draft": Holding("client", "goes with the client, or with the organisation's time for drafts"),
    "draft_material": Holding("client", "goes with the draft"),
    "revision": Holding("client", "goes with the draft"),
    "approval": Holding("client", "goes with the draft"),
    "draft_vote": Holding("client", "goes with the draft"),
    "proposed_case": Holding("client", "without names and places; goes with the client"),
    "organisation": Holding("staff", "its name and how long it keeps files"),
    "account": Holding("staff", "an e-mail and a password's digest"),
    "signin": Holding("staff", "digests of sign-ins; erased when they run out"),
    "signin_attempt": Holding("staff", "digests of names that failed to sign in; erased when they run out"),
    "audit": Holding("staff", "who did what to which client; kept, without what was written"),
    "error_report": Holding("nobody", "a reader's words about an error of a page, and no name of a person"),
    "spending": Holding("nobody", "sums by day and key"),
    "turn_lease": Holding("nobody", "digests of talks in which a message is being answered; gone with the turn"),
    "counted": Holding("nobody", "turns by minute and the digest of an address or key; dropped after the minute"),
    "switch": Holding("nobody", "when the provider was switched off and on, and why"),
}
"""Each table of the records. A test fails for a table that does not stand here."""


def old_talks(session: Session, before: datetime) -> list[ConversationRecord]:
    """Some of the talks without a turn since, and in no client's file."""
    last = select(func.max(TurnRecord.created_at)).where(col(TurnRecord.conversation_id) == col(ConversationRecord.id))
    when = func.coalesce(last.scalar_subquery(), ConversationRecord.created_at)
    read = select(ClientTalkRecord.conversation_id)
    wanted = select(ConversationRecord).where(when < before).where(col(ConversationRecord.id).not_in(read))
    return list(session.exec(wanted.limit(_AT_ONCE)).all())
