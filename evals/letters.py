"""The plain way beside a ranked suite: which text has the most letters in common with a question (runs of two to four, by
TF-IDF), over the same names or passages, in the same run. Nothing is learnt and no meaning is known.

What our ranking is worth is what it finds above this.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from evals.figures import DEPTH, Asked
from evals.heldout import sections_of
from knowledge.search.index import PASSAGES, collected
from knowledge.titles.postings import letters, runs
from knowledge.titles.words import fold

if TYPE_CHECKING:
    from knowledge.store import Knowledge

NAME = "letters alone (TF-IDF)"
Ask = Callable[[str], tuple[str, ...]]


def beside(asked: Sequence[Asked], ask: Ask) -> list[Asked]:
    """The same questions, answered by letters alone."""
    return [one.model_copy(update={"ranked": ask(one.query), "confidence": 0.0}) for one in asked]


def of_names(knowledge: "Knowledge") -> Ask:
    """The occupations whose nearest name is nearest."""
    evidence = knowledge.titles.ranker.evidence

    def ask(query: str) -> tuple[str, ...]:
        scores = evidence.of_title([fold(query)])[:, 0]
        return tuple(evidence.codes[int(i)] for i in np.argsort(-scores, kind="stable")[:DEPTH])

    return ask


def of_passages(knowledge: "Knowledge") -> Ask:
    """The passages that are nearest, each as kind/subject/section."""
    with knowledge.engine.connect() as connection:
        held = collected(connection)[PASSAGES]
    sections = sections_of(knowledge)
    named = [sections[one] for one, _ in held]
    postings = letters([fold(words) for _, words in held])

    def ask(query: str) -> tuple[str, ...]:
        scores = postings.cosine(runs(fold(query)))
        return tuple(named[int(i)] for i in np.argsort(-scores, kind="stable")[:DEPTH])

    return ask
