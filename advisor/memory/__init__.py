"""What a person said of themself, kept so that they need not say it twice: learnt, shown, changed, forgotten.

Pure: patterns over the person's own words. It stores nothing, and it never guesses what was not said.
"""

from advisor.memory.items import Item, Kind, merged
from advisor.memory.learning import learn
from advisor.memory.verbs import Verb, read

__all__ = ["Item", "Kind", "Verb", "learn", "merged", "read"]
