"""What a message most likely asks: a linear model learnt over its sentence vector, its nearness to the labelled examples
and the patterns that it matches. Pure and deterministic, given the vector.

`python -m evals.fit_intents` learns the weights from the utterances on file. Vectors of another embedder mean nothing to
them: without one of theirs `likely` answers None, and nearness alone is weighed. It reads no knowledge and decides nothing.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from advisor.offline.cues import cues_in
from advisor.offline.nearness import Near, examples
from advisor.offline.reading import Intent

_STANDS_FOR = {"{job}": "electricians", "{place}": "Texas", "{amount}": "$60,000", "{number}": "5"}
_VECTOR_BY, _NEAR_BY, _CUE_BY = 6.0, 4.0, 0.7
"""How the three kinds of features are scaled before the penalty on large weights treats them alike."""


class Model(NamedTuple):
    """Learnt weights. `digest`: the embedder whose vectors they were learnt on; one row an intent, one column a feature."""

    digest: str
    intents: tuple[str, ...]
    cues: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]  # the last of a row is the bias


def readable(masked: str) -> str:
    """The masked message with a job, a place and a figure in the place of the masks: what the embedder is given."""
    for mask, word in _STANDS_FOR.items():
        masked = masked.replace(mask, word)
    return masked


def features(
    vector: Sequence[float],
    near: Mapping[str, float],
    cues: frozenset[str],
    intents: Sequence[str],
    known: Sequence[str],
) -> list[float]:
    """One row: the vector, the nearness to each intent, and 1 for each known cue that is there."""
    return [
        *(one * _VECTOR_BY for one in vector),
        *(near.get(one, 0.0) * _NEAR_BY for one in intents),
        *(_CUE_BY if one in cues else 0.0 for one in known),
    ]


def likely(masked: str, vector: Sequence[float] | None, digest: str | None) -> list[tuple[str, float]] | None:
    """Every intent with its probability, the likeliest first; None where the vector is not of the learnt kind."""
    model = learnt()
    if vector is None or model is None or digest != model.digest:
        return None
    row = features(vector, dict(examples().scores(masked)), cues_in(masked), model.intents, model.cues)
    scores = [sum(map(float.__mul__, weights, row)) + weights[-1] for weights in model.weights]
    most = max(scores)
    powers = [math.exp(one - most) for one in scores]
    whole = sum(powers)
    found = [(intent, power / whole) for intent, power in zip(model.intents, powers, strict=True)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def as_near(masked: str, found: Sequence[tuple[str, float]]) -> Near:
    """The likeliest two in the shape of nearness: `score` is a probability then."""
    (intent, score), (second, behind) = found[0], found[1]
    alike = max((cosine for _, cosine in examples().scores(masked)), default=0.0)
    return Near(cast(Intent, intent), score, score - behind, cast(Intent, second), alike=alike, learnt=True)


@cache
def learnt() -> Model | None:
    """The weights on file; None where there are none."""
    file = files("advisor.offline") / "intents.json"
    if not file.is_file():
        return None
    held = json.loads(file.read_text(encoding="utf-8"))
    return Model(
        digest=held["embedder_digest"],
        intents=tuple(held["intents"]),
        cues=tuple(held["cues"]),
        weights=tuple(tuple(float(one) for one in row) for row in held["weights"]),
    )
