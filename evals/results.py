"""What came of one case, with what is known of each of its turns. Pure data."""

from pydantic import BaseModel, ConfigDict


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
    run at all."""

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

    @property
    def held(self) -> bool:
        """Whether its suite is held out: counted, and never shown to whoever mends the code."""
        return self.suite.endswith("_held")

    @property
    def passed(self) -> bool:
        return not self.faults and self.skipped is None
