"""Of which run a scorecard tells: on what knowledge, with which model, when, and how long it took. Pure data."""

from typing import NamedTuple


class Run(NamedTuple):
    """One run. `build`: the knowledge; `reduced`: why search was reduced, if it was; `at`: its beginning, ISO 8601, UTC;
    `cases`: whether any case was answered, so that the model matters; `gone`: suites of the baseline that there are no longer;
    `unasked`: those that this run was told to leave out."""

    build: str
    model: str
    at: str
    seconds: float
    processes: int
    reduced: str | None = None
    cases: bool = True
    gone: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def falls(self) -> list[str]:
        """A sentence for each suite that can no longer fail, because it is not there."""
        return [
            f"{one}: it stands in the committed baseline, and there is no suite of that name any longer"
            for one in self.gone
        ]

    @property
    def stamp(self) -> str:
        """What was measured, in a line that is the same for the same."""
        told = f"knowledge build {self.build}" + (f", model {self.model}" if self.cases else "")
        return told + (f" (search is reduced: {self.reduced})" if self.reduced else "")
