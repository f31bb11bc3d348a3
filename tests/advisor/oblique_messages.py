"""Oblique signs of danger and their hard negatives, as `evals/development/crisis_oblique.yaml` holds them."""

import hashlib
from pathlib import Path

import yaml

from evals.compact import expanded

OBLIQUE = Path(__file__).parents[2] / "evals" / "development" / "crisis_oblique.yaml"


def third(text: str) -> bool:
    """Whether an oblique message belongs to the third that patterns were not written from."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def oblique() -> list[tuple[str, str, bool]]:
    """Each oblique message: the name of its case, its words, and whether it is of danger."""
    document = expanded(yaml.safe_load(OBLIQUE.read_text(encoding="utf-8")))
    return [
        (case["id"], step["say"], step["outcome"] == "crisis") for case in document["cases"] for step in case["steps"]
    ]
