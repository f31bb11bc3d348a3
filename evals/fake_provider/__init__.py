"""An OpenAI-compatible provider on loopback that obeys, lies, loops, gives in or breaks off as its model name says.

For tests and evals, and for users who test their own set-up: see `docs/fake-provider.md`. It speaks to nobody.
"""

from evals.fake_provider.honesty import honest, joined
from evals.fake_provider.lying import Mutant, mutants
from evals.fake_provider.serving import Fake, serving

__all__ = ["Fake", "Mutant", "honest", "joined", "mutants", "serving"]
