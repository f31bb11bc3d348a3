"""How a long piece of work tells how far it is. Never draws anything itself: the command line does."""

from typing import Protocol


class Progress(Protocol):
    """Called with the stage's name, the steps done and the steps in all (`None`: not known beforehand)."""

    def __call__(self, stage: str, done: int, total: int | None) -> None: ...


def silent(stage: str, done: int, total: int | None) -> None:
    """The progress of nobody watching."""
