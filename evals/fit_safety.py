"""Learns how words, letters and families of words speak for danger: `python -m evals.fit_safety`, by hand, at times.

Logistic weights by gradient descent in numpy, from the messages of `evals/cases` and of
`development/crisis_oblique.yaml`. A third of the oblique messages (`third`) is never learned from. It writes `advisor/safety/nearness.json`, a
reviewed file; the thresholds come from five-fold scores of what was learned from.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

import advisor.safety.nearness as nearness
from advisor.safety import assess
from advisor.safety.plain import plain
from evals.compact import expanded
from evals.suites import load

KINDS = ("despair", "trafficking", "abuse", "threat")
_AS = {"despair_of_other": "despair", "child": "abuse"}
OBLIQUE = Path(__file__).parent / "development" / "crisis_oblique.yaml"
WEIGHTS = Path(nearness.__file__).with_name("nearness.json")
FALSE_ALARMS = 0.003
EPOCHS, RATE, DECAY = 120, 0.05, 5e-5

Floats = NDArray[np.float32]


def third(text: str) -> bool:
    """Whether an oblique message belongs to the third that is held out from learning."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def messages(*, held: bool = False) -> list[tuple[str, str | None]]:
    """Each message with its danger, or `None`; `held`: only the third held out."""
    found: dict[str, str | None] = {}
    for suite in load().cases:
        if suite.suite == "fairness":
            continue
        for case in suite.cases if not held else ():
            for step in case.steps:
                found[step.say] = _kind_of(case.id, step.say) if step.outcome == "crisis" else None
    for name, said, danger in oblique():
        if "unseen-" not in name and third(said) is held:
            found[said] = _kind_of(name, said) if danger else None
    return list(found.items())


def oblique() -> list[tuple[str, str, bool]]:
    """Each oblique message: the name of its case, its words, and whether it is of danger."""
    document = expanded(yaml.safe_load(OBLIQUE.read_text(encoding="utf-8")))
    return [
        (case["id"], step["say"], step["outcome"] == "crisis") for case in document["cases"] for step in case["steps"]
    ]


def _kind_of(case: str, said: str) -> str:
    if case.startswith("oblique-"):
        kind = case.split("-")[1]
    else:
        verdict = assess(said)
        kind = verdict.kind if verdict is not None and verdict.outcome == "crisis" else "despair"
    return _AS.get(kind, kind)


def matrix(said: Sequence[str]) -> Floats:
    """Each message's features as a row."""
    rows = np.zeros((len(said), nearness.SIZE), dtype=np.float32)
    for row, text in zip(rows, said, strict=True):
        for words in list(nearness.windows(plain(text)))[:1]:
            for place, strength in nearness.features(words).items():
                row[place] = strength
    return rows


def fit(rows: Floats, right: NDArray[np.bool_], weigh: Floats, decay: float = DECAY) -> tuple[Floats, float]:
    """Logistic weights and bias (Adam, whole batches)."""
    weights, bias = np.zeros(rows.shape[1], dtype=np.float32), 0.0
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for epoch in range(1, EPOCHS + 1):
        chance = 1 / (1 + np.exp(-(rows @ weights + bias)))
        off = (chance - right) * weigh / weigh.sum()
        slope = off @ rows + decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**epoch)) / (np.sqrt(second / (1 - 0.99**epoch)) + 1e-8)
        bias -= 2 * float(off.sum())
    return weights.astype(np.float32), bias


def crossed(rows: Floats, right: NDArray[np.bool_], weigh: Floats, decay: float = DECAY) -> Floats:
    """The score of each message by weights learned without its fifth."""
    fold = np.random.default_rng(0).integers(0, 5, len(rows))
    scores = np.zeros(len(rows), dtype=np.float32)
    for one in range(5):
        weights, bias = fit(rows[fold != one], right[fold != one], weigh[fold != one], decay)
        scores[fold == one] = rows[fold == one] @ weights + bias
    return scores


def main() -> int:
    """Learns, and writes the weights."""
    learned = messages()
    rows = matrix([said for said, _ in learned])
    kinds = [kind for _, kind in learned]
    right = np.array([kind is not None for kind in kinds])
    even = np.ones(len(rows), dtype=np.float32)
    scores = crossed(rows, right, even)
    quiet = np.sort(scores[~right])[::-1]
    high = float(quiet[int(FALSE_ALARMS * len(quiet))]) + 1e-3
    danger, bias = fit(rows, right, even)
    each = [fit(rows[right], np.array([kind == one for kind in kinds if kind]), even[right]) for one in KINDS]
    scale = float(max(np.abs(weights).max() for weights, _ in ((danger, bias), *each))) / 127
    kept = {
        "note": "Learned by evals.fit_safety from our own messages; places are hashes of words, letters and families.",
        "high": round(high, 4),
        "kinds": KINDS,
        "bias": [round(one, 4) for one in (bias, *(own for _, own in each))],
        "scale": scale,
        "danger": np.rint(danger / scale).astype(int).tolist(),
        "of_kind": [np.rint(weights / scale).astype(int).tolist() for weights, _ in each],
    }
    WEIGHTS.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
    recall = float((scores[right] >= high).mean())
    sys.stdout.write(f"{len(rows)} messages, {int(right.sum())} of danger; threshold {high:.2f}; recall {recall:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
