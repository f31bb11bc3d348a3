"""One chat request as a provider sees it: messages, bound tools, and what of them belongs to the current turn. Pure.

It never looks beyond the request: no memory, no knowledge of the caller.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from evals.fake_provider.knobs import Knobs, knobs
from knowledge.tokens import counter

OWN = "call_fake_"
"""How the ids of this provider's own tool calls begin: calls that a client routed by itself carry others."""

_COMPLAINT = re.compile(
    r"unsupported|not (?:been )?supported|supports? (?:it|them|this|that|these|none|no)\b|no (?:fact|tool result|source) (?:here )?(?:support|back)|"
    r"withheld|rewrite|call (?:a|the|one of the) (?:fitting )?tools?\b|use (?:a|the|one of the) tools?\b|no tool (?:ran|was|has)|look (?:it|that|this) up (?:first|with)|without (?:a|any) (?:look-?up|tool)|sin respaldo|no (?:est[áa]n?|tienen?) respald|ning[úu]n (?:dato|hecho|resultado) (?:lo |las? )?respald",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"[¿¡ñ]|\b(?:cu[áa]nto|cu[áa]l|qu[ée]|d[óo]nde|c[óo]mo|gana[nr]?|sueldo|salario|trabajos?|empleos?|quiero|puedo|para|por|los|las|una?|en el|en la|pagan?|mejor|hola|gracias|soy|tengo)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|what|how|do|does|is|are|for|much|which|where|pays?|and|of|i|my|to)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
_QUOTED = 30
_HOLDS_FACTS = re.compile(r"\[F\d+\]")


class RequestError(ValueError):
    """The body is no chat request; the message says why."""


@dataclass(frozen=True)
class Asked:
    """A chat request. `tools`: name to JSON schema of the arguments."""

    model: str
    knobs: Knobs
    messages: tuple[dict[str, Any], ...]
    tools: dict[str, dict[str, Any]]
    tools_text: str
    tool_choice: Any
    stream: bool
    include_usage: bool

    @cached_property
    def _users(self) -> list[int]:
        return [number for number, message in enumerate(self.messages) if message.get("role") == "user"]

    @cached_property
    def complaint(self) -> str:
        """The last user message, where it complains about what was written for the one before; else empty."""
        if not self._users:
            return ""
        said = text_of(self.messages[self._users[-1]])
        told = _COMPLAINT.search(said) and (len(self._users) > 1 or _HOLDS_FACTS.search(said))
        return said if told or self._quotes(said) else ""

    def _quotes(self, said: str) -> bool:
        """Whether words hold a whole sentence of the answer before them: then they speak of that answer."""
        before = [one for one in self.messages[: self._users[-1]] if one.get("role") == "assistant"]
        sentences = _ENDS.split(text_of(before[-1])) if before and len(self._users) > 1 else []
        return any(len(one) >= _QUOTED and one.strip() in said for one in sentences)

    @cached_property
    def _turn(self) -> int:
        """Where the current turn begins."""
        back = 2 if self.complaint and len(self._users) > 1 else 1
        return self._users[-back] if self._users else 0

    @cached_property
    def question(self) -> str:
        """What the person asked in this turn."""
        return text_of(self.messages[self._turn]) if self.messages else ""

    @cached_property
    def last_user(self) -> str:
        return text_of(self.messages[self._users[-1]]) if self._users else ""

    @cached_property
    def results(self) -> tuple[str, ...]:
        """The tool results of this turn, else the figures that a complaint brings along."""
        found = tuple(text_of(one) for one in self.messages[self._turn :] if one.get("role") == "tool")
        return found or ((self.complaint,) if _HOLDS_FACTS.search(self.complaint) else ())

    @cached_property
    def own_results(self) -> int:
        """How many of the provider's own calls came back in this turn."""
        after = self.messages[self._turn :]
        return sum(1 for one in after if one.get("role") == "tool" and str(one.get("tool_call_id")).startswith(OWN))

    @property
    def system(self) -> str:
        return "\n\n".join(text_of(one) for one in self.messages if one.get("role") in ("system", "developer"))

    @property
    def may_call(self) -> bool:
        return bool(self.tools) and self.tool_choice != "none"

    @cached_property
    def language(self) -> str:
        return language_of(self.question)

    @cached_property
    def prompt_tokens(self) -> int:
        calls = (json.dumps(one["tool_calls"]) for one in self.messages if one.get("tool_calls"))
        return (
            sum(tokens(text_of(one)) + 4 for one in self.messages) + sum(map(tokens, calls)) + tokens(self.tools_text)
        )

    @cached_property
    def key(self) -> int:
        """The same for the same turn of the same text, however often it is sent."""
        return number_of(self.model, self.question)


def read(body: bytes) -> Asked:
    """The request in a body. Raises `RequestError` or `KnobError`."""
    given = json_object(body)
    messages = given.get("messages")
    if not isinstance(messages, list) or not messages or not all(isinstance(one, dict) for one in messages):
        raise RequestError("'messages' must be a list of one message or more.")
    model = given.get("model")
    if not isinstance(model, str) or not model:
        raise RequestError("'model' is missing; its words are the knobs, such as obedient-ttft300-itl15.")
    tools = given.get("tools") or []
    functions = [one.get("function", {}) for one in tools if isinstance(one, dict)]
    return Asked(
        model=model,
        knobs=knobs(model),
        messages=tuple(messages),
        tools={str(one.get("name")): one.get("parameters") or {} for one in functions},
        tools_text=json.dumps(tools) if tools else "",
        tool_choice=given.get("tool_choice"),
        stream=bool(given.get("stream")),
        include_usage=bool((given.get("stream_options") or {}).get("include_usage")),
    )


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object of a body. Raises `RequestError`."""
    try:
        given = json.loads(body)
    except ValueError:
        raise RequestError("The body is no JSON.") from None
    if not isinstance(given, dict):
        raise RequestError("The body must be a JSON object.")
    return given


def text_of(message: dict[str, Any]) -> str:
    """A message's text, its parts joined."""
    content = message.get("content")
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n".join(str(one.get("text", "")) for one in parts if isinstance(one, dict))


def language_of(text: str) -> str:
    """`es` or `en`."""
    return "es" if len(_SPANISH.findall(text)) > len(_ENGLISH.findall(text)) else "en"


def number_of(*parts: object) -> int:
    """A number that the same parts always give, in every process."""
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "big")


@lru_cache(maxsize=4096)
def tokens(text: str) -> int:
    """The estimate that the advisor itself uses without the tokenizer's file. Remembered: prompts repeat."""
    return _COUNTER.count(text)


_COUNTER = counter()
