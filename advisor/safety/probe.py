"""The learnt probe: how near a message lies to what people in danger write, and to which kind of it. Pure; beside the patterns.

It scores the embedded parts of a message (`safety.views`) against our own committed messages, whose reduced vectors and weights
`probe.json` holds (made by hand-started `python -m evals.fit_safety`). Vectors of another embedder are never scored. No word of
a message is kept.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from advisor.safety.views import PLACES, features, parts, views

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS = ("despair", "despair_of_other", "threat", "trafficking", "abuse", "child")
UNSURE = "unsure"
"""A danger of no sure kind: answered with the general words."""
SHARPNESS, OF_SENSE = 1.5, 0.7
"""How fast nearness fades with distance, and the share of the sense against that of words and letters."""
WEIGHTS = Path(__file__).with_name("probe.json")


class Sense(BaseModel):
    """An embedder as the probe needs it: whose vectors they are, and how to have them."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    digest: str
    embed: Callable[[list[str]], Any]


class Judged(BaseModel):
    """What the nearest part of a message is near to. `danger`: near enough for help in place of an answer. `leaning`: for
    a caring line beside the answer."""

    model_config = ConfigDict(frozen=True)

    score: float
    kind: str
    danger: bool
    leaning: bool


@dataclass(frozen=True)
class Weights:
    """`probe.json`, read. Outputs: danger first, then each of `KINDS`."""

    digest: str
    threshold: float
    leaning: float
    sure: float
    middle: "Floats"
    axes: "Floats"
    step: float
    known: "Floats"
    alphas: "Floats"
    letters: "Floats"
    bias: "Floats"


def scored(weights: Weights, sense: "Floats", hashed: "Floats") -> "Floats":
    """Outputs of rows of vectors (both views joined) and of hashed features."""
    import numpy as np

    near = nearness(reduced(sense, weights.middle, weights.axes, weights.step), weights.known)
    made: Floats = (OF_SENSE * near @ weights.alphas + hashed @ weights.letters + weights.bias).astype(np.float32)
    return made


def reduced(sense: "Floats", middle: "Floats", axes: "Floats", step: float) -> "Floats":
    """Vectors on the axes that tell most, in steps that fit a byte."""
    import numpy as np

    made: Floats = (np.clip(np.rint((sense - middle) @ axes / step), -127, 127) * step).astype(np.float32)
    return made


def nearness(rows: "Floats", others: "Floats") -> "Floats":
    """How near rows lie to others, from nought to one."""
    import numpy as np

    apart = (rows**2).sum(1)[:, None] + (others**2).sum(1)[None] - 2 * rows @ others.T
    made: Floats = np.exp(-SHARPNESS * np.maximum(apart, 0)).astype(np.float32)
    return made


def seen(pieces: list[str], embed: Callable[[list[str]], Any]) -> tuple["Floats", "Floats"]:
    """Parts of messages as rows: both views' vectors joined, and hashed features."""
    import numpy as np

    both = [view for piece in pieces for view in views(piece)]
    vectors = np.asarray(embed(both), dtype=np.float32).reshape(len(pieces), -1) / np.sqrt(2).astype(np.float32)
    hashed = np.zeros((len(pieces), PLACES), dtype=np.float32)
    for row, piece in zip(hashed, pieces, strict=True):
        for place, strength in features(piece).items():
            row[place] = strength
    return vectors, hashed


def judged(message: str, sense: Sense) -> Judged | None:
    """What the nearest part of the message is near to; `None` where the vectors are another embedder's."""
    weights = learnt()
    if weights is None or weights.digest != sense.digest:
        return None
    outputs = scored(weights, *seen(parts(message), sense.embed))
    row = outputs[int(outputs[:, 0].argmax())]
    score = float(row[0])
    kind, danger, leaning = kind_of(row, weights.sure), score > weights.threshold, score > weights.leaning
    return Judged(score=score, kind=kind, danger=danger, leaning=leaning)


def kind_of(outputs: "Floats", sure: float) -> str:
    """The likeliest kind, or `unsure` where the next is too near."""
    order = outputs[1:].argsort()[::-1]
    first, second = float(outputs[1:][order[0]]), float(outputs[1:][order[1]])
    return KINDS[int(order[0])] if first - second >= sure else UNSURE


@lru_cache(maxsize=1)
def learnt() -> Weights | None:
    """The committed weights; `None` where there are none."""
    import numpy as np

    if not WEIGHTS.is_file():
        return None
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))

    def array(name: str) -> "Floats":
        held = kept[name]
        made = np.frombuffer(base64.b64decode(held["bytes"]), dtype=held["type"]).reshape(held["shape"])
        return (made.astype(np.float32) * np.float32(held["step"])).astype(np.float32)

    return Weights(
        digest=kept["embedder"]["digest"], threshold=kept["threshold"], leaning=kept["leaning"], sure=kept["sure"], middle=array("middle"),
        axes=array("axes"), step=kept["known"]["step"], known=array("known"), alphas=array("alphas"),
        letters=array("letters"), bias=array("bias"),
    )  # fmt: skip
