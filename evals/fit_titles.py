"""Learns how the evidence about a title, or a description, is weighed: `python -m evals.fit_titles`, by hand, at times.

Titles: the development part of the names held out. Descriptions: our own development sentences. The weights are those
of a softmax over all occupations (any listed occupation is right), by gradient descent in numpy. It writes
`knowledge/titles/weights.json`, a reviewed file, and never touches the test part nor the cases of the evaluation.
"""

import csv
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import knowledge.titles
from advisor.settings import Settings
from evals.heldout import chosen, without_held_out
from knowledge.store import Knowledge
from knowledge.titles import Titles
from knowledge.titles.ranking import features

DEVELOPMENT = Path(__file__).parent / "development" / "descriptions.csv"
WEIGHTS = Path(knowledge.titles.__file__).parent / "weights.json"
MOST, EPOCHS, BATCH, RATE, DECAY = 1500, 30, 128, 0.05, 1e-3

Floats = NDArray[np.float32]
Cases = Sequence[tuple[str, tuple[str, ...]]]


def fit(columns: Floats, right: NDArray[np.bool_], epochs: int = EPOCHS) -> Floats:
    """Weights of the columns that make the right occupations likely. Columns: cases, occupations, evidence."""
    scale = columns.reshape(-1, columns.shape[2]).std(axis=0) + 1e-4
    scaled = columns / scale
    weights = np.zeros(columns.shape[2], dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    draw, step = np.random.default_rng(0), 0
    for epoch in range(epochs):
        for rows in np.array_split(draw.permutation(len(scaled)), max(1, len(scaled) // BATCH)):
            step += 1
            weighed = scaled[rows] @ weights
            chance = np.exp(weighed - weighed.max(axis=1, keepdims=True))
            chance /= chance.sum(axis=1, keepdims=True)
            # Half of the credit goes where it is earned already, half to all listed ones alike.
            earned = chance * right[rows]
            earned = earned / (earned.sum(axis=1, keepdims=True) + 1e-12)
            even = right[rows] / right[rows].sum(axis=1, keepdims=True)
            slope = np.einsum("cof,co->f", scaled[rows], chance - (earned + even) / 2) / len(rows) + DECAY * weights
            first = 0.9 * first + 0.1 * slope
            second = 0.99 * second + 0.01 * slope**2
            rate = RATE * (1 - epoch / epochs)
            weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    found: Floats = (weights / scale).astype(np.float32)
    return found


def evidence(kind: str, titles: Titles, cases: Cases) -> tuple[Floats, NDArray[np.bool_]]:
    """(evidence of each case, which occupations are right); one that nothing known is said in is left out."""
    columns, right = [], []
    for said, codes in cases:
        asked = titles.ranker.ask(said)
        places = [titles.ranker.evidence.place[code] for code in codes if code in titles.ranker.evidence.place]
        if asked is None or asked.kind != kind or not places:
            continue
        columns.append(asked.columns)
        right.append(np.isin(np.arange(len(asked.columns)), places))
    return np.stack(columns).astype(np.float32), np.stack(right)


def found(columns: Floats, right: NDArray[np.bool_], weights: Floats) -> dict[str, float]:
    """Shares of cases with a right occupation among the first 1, 5, 10."""
    weighed = columns @ weights
    best = np.where(right, weighed, -np.inf).max(axis=1)
    rank = (weighed > best[:, None]).sum(axis=1)
    return {f"at_{k}": round(float((rank < k).mean()), 4) for k in (1, 5, 10)}


def learnt(kind: str, titles: Titles, cases: Cases) -> dict[str, Any]:
    """Weights of one kind with the sense of the text and without, and how they do on what they were learnt from."""
    columns, right = evidence(kind, titles, cases)
    names = features(kind)
    made: dict[str, Any] = {}
    for suffix, used in (("", columns), ("_without_sense", columns * (np.array(names) != "sense").astype(np.float32))):
        weights = fit(used, right, EPOCHS if len(used) > 500 else 10 * EPOCHS)
        made[f"{kind}{suffix}"] = {
            "cases": len(used),
            "on_development": found(used, right, weights),
            "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        }
    return made


def main() -> None:
    """Learns on the current build and writes the file."""
    settings = Settings()
    build = Knowledge.open(settings.home, settings.embed_model_dir)
    with DEVELOPMENT.open(encoding="utf-8") as stream:
        descriptions = [(row["said"], tuple(row["codes"].split())) for row in csv.DictReader(stream)]
    with without_held_out(build) as (titles, held):
        kinds = learnt("title", titles, chosen(held["development"], MOST))
    kinds |= learnt("description", build.titles, descriptions)
    made = {
        "made": datetime.now(UTC).date().isoformat(),
        "build": build.manifest.kind,
        "embedder": build.manifest.embedder.name,
        "learnt_on": "a fifth of O*NET's alternate titles held out, development part; our own development descriptions",
        "kinds": kinds,
    }
    WEIGHTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({kind: one["on_development"] for kind, one in kinds.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
