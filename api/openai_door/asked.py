"""What an OpenAI client asks: the body of a completion, and what of it becomes a turn. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from advisor.errors import InvalidRequestError
from advisor.requests import ChatRequest, Text, request_of
from advisor.turns import Exchange
from api.errors import Problem
from api.openai_door import MODEL

MOST_MESSAGES = 400
Written = Annotated[str, StringConstraints(max_length=100_000), Text]


class Part(BaseModel):
    """One part of a message. Only text is understood: pictures, sound and files are refused."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(max_length=40)
    text: Written | None = None
    refusal: Written | None = None


class Message(BaseModel):
    """One message of the talk that the client keeps. `system` and `developer` messages are data and give no orders."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Written | list[Part] | None = None
    name: str | None = Field(default=None, max_length=200)


class StreamOptions(BaseModel):
    """`include_usage`: a last chunk without choices tells the usage. Obfuscation is never added."""

    model_config = ConfigDict(extra="forbid")

    include_usage: bool | None = None
    include_obfuscation: bool | None = None


class CompletionRequest(BaseModel):
    """A completion as the official client asks for it. `metadata` may name `conversation_id` (with its token in the
    header `X-Conversation-Token`), `place` and `language`; other entries are the client's own and are not kept.

    Taken and without effect: temperature, top_p, max_tokens, max_completion_tokens, the penalties, seed, user, store,
    service_tier, parallel_tool_calls, reasoning_effort, verbosity, safety_identifier, prompt_cache_key. Refused where it
    asks for something: n, tools, functions, tool_choice, function_call, response_format, logprobs, top_logprobs,
    logit_bias, stop, modalities, audio, prediction, web_search_options.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"model": MODEL, "messages": [{"role": "user", "content": "what do nurses earn in Boise, ID"}]},
                {
                    "model": MODEL,
                    "messages": [
                        {"role": "user", "content": "what do nurses earn in Boise, ID"},
                        {"role": "assistant", "content": "Registered nurses in Boise City, ID …"},
                        {"role": "user", "content": "and in Texas?"},
                    ],
                    "metadata": {"language": "en"},
                },
            ]
        },
    )

    model: str = Field(max_length=200)
    messages: list[Message] = Field(min_length=1, max_length=MOST_MESSAGES)
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    metadata: dict[str, Written] | None = Field(default=None, max_length=16)

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    max_completion_tokens: int | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    seed: int | None = None
    user: str | None = None
    store: bool | None = None
    service_tier: str | None = None
    parallel_tool_calls: bool | None = None
    reasoning_effort: str | None = None
    verbosity: str | None = None
    safety_identifier: str | None = None
    prompt_cache_key: str | None = None

    n: int | None = None
    tools: list[Any] | None = None
    functions: list[Any] | None = None
    tool_choice: Any = None
    function_call: Any = None
    response_format: Any = None
    logprobs: bool | None = None
    top_logprobs: int | None = None
    logit_bias: dict[str, float] | None = None
    stop: str | list[str] | None = None
    modalities: list[str] | None = None
    audio: Any = None
    prediction: Any = None
    web_search_options: Any = None


class Asked(NamedTuple):
    """A completion as a turn: the question, what was said before it, and whether usage is streamed."""

    request: ChatRequest
    before: tuple[Exchange, ...]
    include_usage: bool


_Harmless = Callable[[Any], bool]
_REFUSED: Mapping[str, tuple[_Harmless, str]] = {
    "n": (lambda one: one == 1, "There is one answer to a question: leave n out, or set it to 1."),
    "tools": (lambda one: not one, "This model calls no tools of its clients; leave tools out."),
    "functions": (lambda one: not one, "This model calls no functions of its clients; leave functions out."),
    "tool_choice": (lambda one: one in ("none", "auto"), "This model calls no tools of its clients."),
    "function_call": (lambda one: one in ("none", "auto"), "This model calls no functions of its clients."),
    "response_format": (
        lambda one: isinstance(one, dict) and one.get("type") == "text",
        "The answer is Markdown text; its facts and citations stand as typed data in career_advisor. "
        "Leave response_format out.",
    ),
    "logprobs": (lambda one: one is False, "Sentences here are checked, not sampled: there are no log probabilities."),
    "top_logprobs": (lambda one: one == 0, "Sentences here are checked, not sampled: there are no log probabilities."),
    "logit_bias": (lambda one: not one, "Words of an answer cannot be made likelier; leave logit_bias out."),
    "stop": (lambda one: not one, "An answer is given whole, with its sources; leave stop out."),
    "modalities": (lambda one: one == ["text"], "Answers are text; leave modalities out."),
    "audio": (lambda one: False, "Answers are text; leave audio out."),
    "prediction": (lambda one: False, "An answer cannot be predicted by its reader; leave prediction out."),
    "web_search_options": (lambda one: False, "Nothing is looked up on the web; leave web_search_options out."),
}


def refused(param: str, sentence: str, status: int = 400, code: str = "unsupported_parameter") -> Problem:
    """What this door cannot do, with the parameter that asks for it."""
    return Problem(status, sentence, param=param, code=code)


def known(model: str) -> None:
    """Refuse any model but ours."""
    if model != MODEL:
        raise refused("model", f"There is one model here: {MODEL}.", 404, "model_not_found")


def turn_of(body: CompletionRequest) -> Asked:
    """The turn that the completion asks for. `Problem` names what cannot be honoured, or what is not right."""
    known(body.model)
    for name, (harmless, sentence) in _REFUSED.items():
        value = getattr(body, name)
        if value is not None and not harmless(value):
            raise refused(name, sentence)
    texts = [(one.role, _text(one, f"messages.{at}")) for at, one in enumerate(body.messages)]
    said = [(role, text) for role, text in texts if role in ("user", "assistant")]
    if not said or said[-1][0] != "user":
        raise refused("messages", "The last message must be the user's: it is the question.", code="invalid_value")
    metadata = body.metadata or {}
    try:
        request = request_of(
            message=said[-1][1],
            conversation_id=metadata.get("conversation_id"),
            place=metadata.get("place"),
            language=metadata.get("language"),
        )
    except InvalidRequestError as error:
        field, _, sentence = str(error).partition(": ")
        param = "messages" if field == "message" else f"metadata.{field}"
        raise refused(param, f"{param}: {sentence}", 422, "invalid_value") from None
    options = body.stream_options
    # A talk of ours that is named is heard from the records, not from what the client says of it.
    before = () if request.conversation_id else _exchanges(said[:-1])
    return Asked(request, before, bool(options and options.include_usage))


def _exchanges(said: Sequence[tuple[str, str]]) -> tuple[Exchange, ...]:
    """Questions with the answers behind them; what an assistant said before any question is no answer."""
    found: list[Exchange] = []
    for role, text in said:
        if role == "user":
            found.append(Exchange(text, ""))
        elif found:
            answer = f"{found[-1].answer}\n\n{text}" if found[-1].answer else text
            found[-1] = Exchange(found[-1].question, answer)
    return tuple(found)


def _text(message: Message, where: str) -> str:
    """The text of a message."""
    extra = message.model_extra or {}
    if message.role in ("tool", "function") or extra.get("tool_calls") or extra.get("function_call"):
        raise refused(where, "This model calls no tools of its clients, so a talk here holds no tool messages.")
    if extra.get("audio"):
        raise refused(where, "Only text is understood here.")
    if message.content is None:
        if message.role == "assistant":
            return str(extra.get("refusal") or "")
        raise refused(f"{where}.content", "A message needs its content.", code="invalid_value")
    if isinstance(message.content, str):
        return message.content
    for part in message.content:
        if part.type not in ("text", "refusal"):
            raise refused(f"{where}.content", "Only text is understood here: no pictures, sound or files.")
    return "\n".join(part.text or part.refusal or "" for part in message.content)
