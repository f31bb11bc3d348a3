"""What the fake provider will say: words, tool calls, and the record of which of its sentences are honest. Data."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """A tool call; `arguments` is the raw text that goes over the wire, JSON or not."""

    name: str
    arguments: str


@dataclass(frozen=True)
class Lie:
    """A sentence that was changed: how, what it became, what it was (empty where it was invented whole)."""

    kind: str
    text: str
    honest: str = ""


@dataclass(frozen=True)
class Obeyed:
    """An instruction found in the messages and followed: in whose message, which kind, its words, what was done."""

    role: str
    kind: str
    instruction: str
    did: str


@dataclass(frozen=True)
class Reply:
    """One answer. `fault`: committed instead of the mode's own (a script's wish), 0 for none."""

    text: str = ""
    calls: tuple[Call, ...] = ()
    honest: tuple[str, ...] = ()
    lies: tuple[Lie, ...] = ()
    obeyed: tuple[Obeyed, ...] = ()
    finish: str = ""
    fault: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def finish_reason(self) -> str:
        return self.finish or ("tool_calls" if self.calls else "stop")
