"""All mutants, and the few that every run of the tests tries."""

from evals.mutants.figures import FIGURES
from evals.mutants.mutant import Mutant
from evals.mutants.orders import ORDERS
from evals.mutants.showing import SHOWING
from evals.mutants.talking import TALKING

MUTANTS: tuple[Mutant, ...] = (*FIGURES, *TALKING, *ORDERS, *SHOWING)
SHORT = ("p25-for-median", "place-not-asked", "source-not-listed")
"""One of each kind that a person would notice first."""
