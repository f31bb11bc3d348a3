"""What the workspace calls things: kinds of items, consents and drafts, states, acts of the audit, and deeds just done."""

from collections.abc import Mapping
from typing import NamedTuple

from advisor.draft_states import State

ITEMS: Mapping[str, str] = {
    "situation": "Situation",
    "goal": "Goal",
    "constraint": "Constraint",
    "place": "Place",
    "note": "Note",
    "state": "File",
    "consent": "Consent",
}
CONSENTS: Mapping[str, str] = {
    "talk": "Their talks with the advisor may be read",
    "file": "A file is kept about them",
    "contact": "They are written to or called",
    "referral": "Somebody else is told about them",
    "other": "Something else, told in their words",
}
TOPICS: Mapping[str, str] = {
    "diagnosis": "health",
    "record": "a criminal record",
    "status": "immigration status",
    "family": "family",
}
FIELDS: Mapping[str, str] = {
    "situation": "Situation",
    "goals": "Goals",
    "constraints": "Constraints",
    "notes": "Notes",
}
DRAFTS: Mapping[str, str] = {
    "letter": "Letter",
    "plan": "Plan",
    "brief": "Meeting brief",
    "comparison": "Comparison",
    "referral": "Referral note",
    "questions": "Questions",
}
DRAFT_STATES: Mapping[State, str] = {
    State.REQUESTED: "not written yet",
    State.DRAFTED: "being edited",
    State.IN_REVIEW: "in review",
    State.APPROVED: "approved",
    State.SUPERSEDED: "superseded",
}
IN_WORK = (State.REQUESTED, State.DRAFTED, State.IN_REVIEW)
ACTS: Mapping[str, str] = {
    "create": "Made the file",
    "list": "Listed clients",
    "read": "Read",
    "change": "Changed",
    "note": "Added a note",
    "erase item": "Erased an item",
    "consent": "Recorded a consent",
    "withdraw": "Recorded that a consent was taken back",
    "link": "Took in a talk",
    "export": "Downloaded everything",
    "draft list": "Listed the drafts",
    "draft request": "Asked for a draft",
    "draft read": "Read a draft",
    "draft save": "Saved a draft",
    "draft submit": "Handed in a draft for review",
    "draft approve": "Approved a draft",
    "draft refused": "Was refused an approval of a draft",
    "draft supersede": "Ended an approval",
    "draft export": "Downloaded a draft",
    "draft vote": "Voted on a draft",
    "draft erase": "Erased a draft",
}
NAMES: Mapping[str, str] = {
    "name": "Name",
    "text": "The text",
    "said_by": "Who said it",
    "by_name": "Their name",
    "on": "The day",
    "source": "Where it was learnt",
    "words": "Their words",
    "kind": "What it is about",
    "given": "Agreed or taken back",
    "conversation_id": "The talk’s id",
    "token": "The talk’s token",
    "counselor": "The counselor",
    "state": "The file",
    "goals": "Goals",
    "constraints": "Constraints",
    "situation": "Situation",
    "place": "Place",
    "email": "E-mail",
    "agreed": "They agreed to a file",
    "sure": "I am sure",
}


class Deed(NamedTuple):
    """What was just done: in which part of the page it is told ("" at its head), and its sentence."""

    where: str
    sentence: str


DEEDS: Mapping[str, Deed] = {
    "out": Deed("", "You are signed out."),
    "out-everywhere": Deed("", "You are signed out in every browser."),
    "new": Deed("", "The file is made. Only what you wrote stands in it."),
    "erased": Deed("", "The client is erased, with everything that was held about them."),
    "name": Deed("", "The name is changed."),
    "opened": Deed("", "The file is open again."),
    "closed": Deed("", "The file is closed."),
    "handed": Deed("", "The client has another counselor now."),
    "situation": Deed("situation", "The situation is saved."),
    "place": Deed("place", "The place is saved."),
    "goal": Deed("goals", "The goal is added."),
    "constraint": Deed("constraints", "The constraint is added."),
    "note": Deed("notes", "The note is added."),
    "ended-goal": Deed("goals", "The goal no longer holds; it stays in the timeline."),
    "ended-constraint": Deed("constraints", "The constraint no longer holds; it stays in the timeline."),
    "ended-situation": Deed("situation", "The situation is taken away; it stays in the timeline."),
    "ended-place": Deed("place", "The place is taken away; it stays in the timeline."),
    "item": Deed("", "The item is erased, from the timeline too."),
    "consent": Deed("consents", "The consent is recorded."),
    "withdrawn": Deed("consents", "It is recorded that the consent was taken back."),
    "talk": Deed("talks", "The talk is taken in. You may read it while the client allows it."),
}
NONE_DONE = Deed("", "")


def deed_of(asked: str | None) -> Deed:
    """The deed an address names; nothing for any other word."""
    return DEEDS.get(asked or "", NONE_DONE)
