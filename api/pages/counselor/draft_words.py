"""What drafts, their states and what was done to them are called on the counselors' pages."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from advisor.draft_states import MadeBy, State
from advisor.drafting.document import GRADES, DraftKind, Language
from api.documents import words


class Kind(NamedTuple):
    """A kind of draft: its name, and in one line what it is."""

    name: str
    what: str


KINDS: Mapping[DraftKind, Kind] = {
    "letter": Kind("Follow-up letter", "To the client after a meeting: what was said, what you found, the next steps."),
    "plan": Kind("Employment plan", "Goal, objectives, services, barriers and dates, to be signed by both of you."),
    "brief": Kind("Meeting brief", "For you, before a meeting: the file and the figures on one page."),
    "comparison": Kind(
        "Comparison of options", "Two or more kinds of work side by side, with the same figures for each."
    ),
    "referral": Kind("Referral note", "To another service: whom you send, why, and what you ask of them."),
    "questions": Kind("Questions for the next meeting", "What the file leaves open, as questions to ask."),
}

STATES: Mapping[State, str] = {
    State.REQUESTED: "Requested, not written yet",
    State.DRAFTED: "Drafted",
    State.IN_REVIEW: "In review",
    State.APPROVED: "Approved",
    State.SUPERSEDED: "No longer in force",
}
STEPS: Mapping[State, str] = {
    State.REQUESTED: "Requested",
    State.DRAFTED: "Drafted",
    State.IN_REVIEW: "In review",
    State.APPROVED: "Approved",
}

LANGUAGES: Mapping[Language, str] = {"en": "English", "es": "Spanish"}

MADE: Mapping[MadeBy, str] = {"model": "first written", "person": "edited by hand", "instruction": "changed as told"}

DONE: Mapping[str, str] = {
    "written": "The draft is written. Read each sentence and what it stands on before you approve it.",
    "saved": "Your edit is saved as a new revision, and each sentence was checked again.",
    "grounded": "Your edit is saved. A sentence that was not a fact states a published figure, so it is a fact with its source now.",
    "same": "Nothing was different, so no new revision was made.",
    "revised": "The draft was changed as you asked. This is a new revision; the one before is in the history.",
    "submitted": "The draft is handed in for review.",
    "approved": "This text is approved. It can be saved as a file below; sending it is up to you.",
    "superseded": "The approval is ended. The text stays as it was approved.",
    "voted": "Thank you. Your vote is noted.",
    "restored": "The earlier text is the newest again, as a new revision; each sentence was checked again.",
    "erased": "The draft is erased, with all its revisions.",
}
"""What was done, by the name that an address carries."""


def grade(number: int) -> str:
    """A reading grade as people call it."""
    if number > 12:
        return "First year of college" if number == 13 else "Second year of college"
    return f"{number}th grade"


GRADE_NAMES: Mapping[int, str] = {number: grade(number) for number in range(GRADES[0], GRADES[1] + 1)}


def day(moment: datetime) -> str:
    """The day of a moment."""
    return words.day(moment, "en")


def at(moment: datetime) -> str:
    """A moment to the minute, in UTC; a script puts the reader's own time in its place."""
    return f"{words.day(moment, 'en')}, {moment:%H:%M} UTC"
