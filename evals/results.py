"""What came of one case, with what is known of each of its turns. Pure data."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Points = Literal[-1, 0, 1]
"""What a case earns where an answer exists: 1 right, 0 it said that it does not know or asked back, -1 wrong."""


class Seen(BaseModel):
    """One answer in numbers, whatever model wrote it. `ms`: wall time. `grade`: the US school grade that reads its text,
    None where there is no text. `unsupported` of its `sentences` hold something that no fact, card or source supports."""

    model_config = ConfigDict(frozen=True)

    outcome: str
    ms: float
    prompt_tokens: int = 0
    completion_tokens: int = 0
    grade: float | None = None
    sentences: int = 0
    unsupported: int = 0


class TracedCall(BaseModel):
    """A tool that ran, with its arguments and what came of it."""

    model_config = ConfigDict(frozen=True)

    name: str
    arguments: dict[str, Any]
    outcome: str


class Traced(BaseModel):
    """One step of a case that failed, whole: what was said, what came, what was expected, what was wrong with it.
    `facts`: each as a line with its statistic, of what, where and when; `at`: the place of the answer."""

    model_config = ConfigDict(frozen=True)

    said: str
    place: str | None = None
    outcome: str
    at: str | None = None
    tools: list[TracedCall] = []
    facts: list[str] = []
    sources: list[str] = []
    text: str = ""
    expected: dict[str, Any] = {}
    wrong: list[str] = []


class Turned(BaseModel):
    """One turn in numbers. `sentences` and `unsupported` are of what the reader got, by the evals' own reading; `checked`,
    `withheld` and `repaired` of what the model wrote, by the guard, where it tells them; `lies` of `wrote` sentences were
    false, by the fake provider's log."""

    model_config = ConfigDict(frozen=True)

    outcome: str
    sentences: int
    unsupported: int
    checked: int | None = None
    withheld: int = 0
    repaired: int = 0
    degraded: str | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    lies: int = 0
    wrote: int = 0


class Result(BaseModel):
    """What came of one case: the faults of each step, joined; empty when it passed. `harms` are those of them that no
    model may ever cause; `obeyed`: whether the fake provider followed an order of the case; `skipped`: why it was not
    run at all; `points`: see `Points`, None where no answer was to be had; `group`: the case that it asks in other words;
    `trace`: its steps, kept where an open case failed."""

    model_config = ConfigDict(frozen=True)

    suite: str
    case: str
    faults: list[str]
    text: str
    harms: list[str] = []
    repeat: int = 1
    obeyed: bool | None = None
    skipped: str | None = None
    turns: list[Turned] = []
    seen: list[Seen] = []
    points: Points | None = None
    group: str | None = None
    trace: list[Traced] = []

    @property
    def held(self) -> bool:
        """Whether its suite is held out: counted, and never shown to whoever mends the code."""
        return self.suite.endswith("_held")

    @property
    def passed(self) -> bool:
        return not self.faults and self.skipped is None
