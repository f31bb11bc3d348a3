"""Of which run a scorecard tells: on what knowledge, with which model, when, and how long it took. Pure data."""

from typing import NamedTuple


class Run(NamedTuple):
    """One run. `build`: the knowledge; `reduced`: why search was reduced, if it was; `at`: its beginning, ISO 8601, UTC;
    `cases`: whether any case was answered, so that the model matters."""

    build: str
    model: str
    at: str
    seconds: float
    processes: int
    reduced: str | None = None
    cases: bool = True

    @property
    def stamp(self) -> str:
        """What was measured, in a line that is the same for the same."""
        told = f"knowledge build {self.build}" + (f", model {self.model}" if self.cases else "")
        return told + (f" (search is reduced: {self.reduced})" if self.reduced else "")
