"""What a mutant is: a name, what a person would see, the cases that should see it, and the change itself. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.compact import digest
from evals.mutants.product import Product
from evals.suites import Case, DraftCase

Change = Callable[[Product], None]


@dataclass(frozen=True)
class Sample:
    """Cases of one suite: at most `most` of those whose written form holds `holding` (a regular expression)."""

    suite: str
    most: int = 12
    holding: str = ""

    def of(self, cases: Sequence[Case | DraftCase]) -> list[str]:
        """The ids, the same ones in every run; a case more in the suite moves at most one of them."""
        fitting = [one.id for one in cases if re.search(self.holding, one.model_dump_json())]
        return sorted(fitting, key=digest)[: self.most]


@dataclass(frozen=True)
class Mutant:
    """`seen`: what a person would see. `model`: with what it is asked; a name of the fake provider where the offline
    model would not try what the change lets through."""

    name: str
    seen: str
    samples: tuple[Sample, ...]
    change: Change
    model: str = "offline"
