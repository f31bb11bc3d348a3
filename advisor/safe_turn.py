"""A turn that safety decides: help, a refusal or the right office, told and recorded without any model or knowledge.

Help is told even where nothing can be recorded. The words themselves are in `safety.replies`.
"""

import logging
import secrets
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from advisor.answers import Answer, Stamps, Usage
from advisor.errors import UnavailableError
from advisor.safety import Sense, Verdict, assess, language_of, redact, told
from advisor.talk import TalkState
from advisor.turns import Opened

if TYPE_CHECKING:
    from advisor.requests import ChatRequest
    from advisor.stream import Event, Record

log = logging.getLogger(__name__)


def cleaned(request: "ChatRequest") -> tuple["ChatRequest", tuple[str, ...]]:
    """The request without secrets in its message, and the kinds of what was removed."""
    text, removed = redact(request.message)
    return (request.model_copy(update={"message": text}), removed) if removed else (request, ())


def verdict_of(
    request: "ChatRequest", opened: Opened | None, sense: Callable[[], Sense | None] | None
) -> Verdict | None:
    """What the message needs, with what the person said just before. `sense`: see `assess`."""
    recent = opened.history[-1].question if opened is not None and opened.history else None
    return assess(request.message, recent, request.language, sense)


def note_of(request: "ChatRequest", removed: tuple[str, ...]) -> str:
    """The sentence on what was taken out of the message; empty where nothing was."""
    return told(removed, language_of(request.message, request.language) == "es") if removed else ""


def unrecorded() -> Opened:
    """A conversation that no record book holds: for help that must not wait for one."""
    return Opened(f"c_{secrets.token_hex(12)}", f"t_{secrets.token_hex(12)}", 1, TalkState())


def safe_turn(
    verdict: Verdict, note: str, opened: Opened, stamps: Callable[[], Stamps], record: "Record | None"
) -> Iterator["Event"]:
    """The events of the turn. `record` is `None` where nothing can be stored."""
    from advisor.stream import Done, Started, Text

    # What is not recorded cannot be fetched again.
    token = opened.token if record is not None else None
    yield Started(
        conversation_id=opened.conversation_id,
        turn_id=opened.turn_id,
        conversation_token=token,
        language=verdict.language,
    )
    assert verdict.outcome is not None
    text = f"{verdict.text}\n\n{note}" if note else verdict.text
    yield Text(text=text)
    answer = Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token if record is not None else None,
        turn_id=opened.turn_id,
        outcome=verdict.outcome,
        language=verdict.language,
        text=text,
        usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=stamps(),
    )
    if record is not None:
        try:
            # What was being talked about stays: the next turn goes on from there.
            record(answer, opened.talk.model_copy(update={"choices": []}), {})
        except UnavailableError:
            if verdict.outcome != "crisis":
                raise
            log.warning("a turn of help could not be recorded")
            answer = answer.model_copy(update={"conversation_token": None})
    yield Done(answer=answer)
