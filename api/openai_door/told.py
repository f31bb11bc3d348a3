"""What an OpenAI client is told: a completion, its chunks, the models; and what is ours in `career_advisor`."""

import json
import time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from advisor.answers import Answer, Outcome, Stamps
from advisor.cards import Card
from advisor.facts import Choice, CitationOut, Fact, PlaceOut
from advisor.stream import Done, Event, Started
from advisor.stream import Text as Sentences
from api.openai_door import MODEL


class Extension(BaseModel):
    """What stands behind the text: its facts, cards and citations, and the talk it was recorded as."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    conversation_id: str
    conversation_token: str | None = None
    turn_id: str
    outcome: Outcome
    language: Literal["en", "es"] | None = None
    facts: list[Fact] = []
    findings: list[Card] = []
    citations: list[CitationOut] = []
    place: PlaceOut | None = None
    choices: list[Choice] = []
    follow_ups: list[str] = []
    stamps: Stamps


class Said(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None


class CompletionChoice(BaseModel):
    """The one answer. It always ends by itself."""

    index: int = 0
    message: Said
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class CompletionUsage(BaseModel):
    """Tokens that the configured provider took; 0 where the answer was put together without one."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(BaseModel):
    """A chat completion. `system_fingerprint` is the knowledge build that the figures come from."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[CompletionChoice]
    usage: CompletionUsage
    system_fingerprint: str
    career_advisor: Extension


class Model(BaseModel):
    """A model of this door. `created`: when this service began, in seconds since 1970."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int
    owned_by: str = MODEL


class Models(BaseModel):
    """All models: one."""

    object: Literal["list"] = "list"
    data: list[Model]


class Fault(BaseModel):
    """An error as OpenAI's clients read it."""

    message: str
    type: str
    param: str | None = None
    code: str | None = None


class FaultBody(BaseModel):
    """The body of every refusal of this door."""

    error: Fault


def usage(answer: Answer) -> CompletionUsage:
    """The turn's tokens."""
    used = answer.usage
    return CompletionUsage(
        prompt_tokens=used.prompt_tokens,
        completion_tokens=used.completion_tokens,
        total_tokens=used.prompt_tokens + used.completion_tokens,
    )


def completion(answer: Answer) -> Completion:
    """A turn as a completion."""
    return Completion(
        id=_id(answer.turn_id),
        created=int(time.time()),
        choices=[CompletionChoice(message=Said(content=answer.text))],
        usage=usage(answer),
        system_fingerprint=answer.stamps.knowledge_build,
        career_advisor=Extension.model_validate(answer),
    )


class Chunks:
    """Puts the events of one turn into chunks, one after another. `build`: the knowledge build that is open."""

    def __init__(self, build: str, include_usage: bool) -> None:
        self._same: dict[str, Any] = {
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": MODEL,
            "system_fingerprint": build,
        }
        self._include_usage = include_usage

    def frame(self, event: Event) -> bytes:
        """The chunks of an event; nothing where it has no place in this format (its data comes with the last)."""
        match event:
            case Started():
                self._same["id"] = _id(event.turn_id)
                return self._chunk({"role": "assistant", "content": ""})
            case Sentences():
                return self._chunk({"content": event.text})
            case Done(answer=answer):
                self._same["system_fingerprint"] = answer.stamps.knowledge_build
                ours = Extension.model_validate(answer).model_dump(mode="json")
                last = self._chunk({}, finish_reason="stop", career_advisor=ours)
                if self._include_usage:
                    last += _data(self._same | {"choices": [], "usage": usage(answer).model_dump()})
                return last + b"data: [DONE]\n\n"
            case _:
                return b""

    def _chunk(self, delta: dict[str, str], finish_reason: str | None = None, **more: Any) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        # As the format has it: with usage asked for, every other chunk says that it has none.
        none = {"usage": None} if self._include_usage else {}
        return _data(self._same | {"choices": [choice]} | none | more)


def _id(turn_id: str) -> str:
    return f"chatcmpl-{turn_id}"


def _data(content: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(content, ensure_ascii=False)}\n\n".encode()
