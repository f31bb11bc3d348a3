"""Learns the weights of `advisor.offline.likelihood` from the labelled utterances: `python -m evals.fit_intents`.

Multinomial logistic regression with a penalty on large weights, by plain gradient steps: no randomness but the fixed
folds of the cross-validation, whose figures are printed and kept beside the weights. It needs the local embedder and is
run by hand, after utterances, patterns or the embedder changed.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from advisor.offline.cues import cues_in
from advisor.offline.gloss import glossed
from advisor.offline.likelihood import features, readable
from advisor.offline.nearness import Examples, labelled
from advisor.offline.spanish import asked_in_english
from advisor.offline.tongues import language_of
from knowledge.embeddings import choose, default_model_dir

UTTERANCES = Path(__file__).parent / "development" / "utterances"
WEIGHTS = Path(__file__).parent.parent / "advisor" / "offline" / "intents.json"
FOLDS, STEPS, RATE, PENALTY = 4, 300, 0.03, 5e-4
Floats = NDArray[np.float64]


def gathered() -> list[tuple[str, str]]:
    """(intent, utterance) of every line on file, examples first."""
    found = [(intent, line) for intent, lines in labelled().items() for line in lines]
    for file in sorted(UTTERANCES.glob("*.yaml")):
        for intent, lines in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            found += [(intent, str(line)) for line in lines]
    return list(dict.fromkeys(found))


def said(line: str) -> str:
    """The utterance as `understand` reads it: a Spanish one in the words that the patterns know."""
    low = line.lower()
    return glossed(asked_in_english(low)) if language_of(low, before="en") == "es" else low


def rows(lines: list[str], labels: list[str], intents: list[str], known: list[str], vectors: Floats) -> Floats:
    """Features of each utterance; its own example is left out of its nearness."""
    held: dict[str, list[str]] = {intent: [] for intent in intents}
    for label, line in zip(labels, lines, strict=True):
        held[label].append(line)
    order = [(intent, line) for intent in intents for line in held[intent]]
    number = {pair: place for place, pair in enumerate(order)}
    near = Examples(held)
    made = []
    for label, line, vector in zip(labels, lines, vectors, strict=True):
        scores = dict(near.scores(line, without=number[label, line]))
        made.append(features(vector.tolist(), scores, cues_in(line), intents, known))
    return np.asarray(made)


def fitted(x: Floats, y: NDArray[np.int64], count: int, penalty: float) -> Floats:
    """Weights, one row a class, the last column the bias; classes weigh alike however many lines each has."""
    x1 = np.hstack([x, np.ones((len(x), 1))])
    target = np.eye(count)[y]
    weight = (len(y) / count / np.bincount(y, minlength=count).clip(1))[y][:, None]
    w = np.zeros((count, x1.shape[1]))
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        z = x1 @ w.T
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        grad = ((p - target) * weight).T @ x1 / len(x1) + penalty * w
        grad[:, -1] -= penalty * w[:, -1]
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        w -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.fit_intents", description=__doc__)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--dry", action="store_true", help="cross-validate only")
    parser.add_argument("--show", action="store_true", help="print the utterances that are read otherwise")
    given = parser.parse_args(arguments)
    pairs = gathered()
    labels, lines = [one[0] for one in pairs], [said(one[1]) for one in pairs]
    intents = sorted(set(labels))
    embedder = choose(default_model_dir())
    if embedder.reduced:
        sys.stderr.write(f"{embedder.reason}\n")
        return 1
    vectors = embedder.embed([readable(line) for line in lines]).astype(np.float64)
    known = sorted({cue for line in lines for cue in cues_in(line)})
    x = rows(lines, labels, intents, known, vectors)
    y = np.asarray([intents.index(label) for label in labels])
    fold = np.asarray([i % FOLDS for i in range(len(y))])[np.random.default_rng(7).permutation(len(y))]
    right = np.zeros(len(y), dtype=bool)
    sure = np.zeros(len(y))
    for one in range(FOLDS):
        train, test = fold != one, fold == one
        w = fitted(x[train], y[train], len(intents), given.penalty)
        z = np.hstack([x[test], np.ones((test.sum(), 1))]) @ w.T
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        guess = p.argmax(axis=1)
        right[test], sure[test] = guess == y[test], p.max(axis=1)
        if given.show:
            for place, answer in zip(np.flatnonzero(test), guess, strict=True):
                if answer != y[place]:
                    _tell(f"{labels[place]:>12} read as {intents[answer]:<12} {sure[place]:.2f}  {lines[place]}")
    _tell(f"{len(y)} utterances, {len(intents)} intents: cross-validated accuracy {right.mean():.3f}")
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        over = sure >= least
        _tell(f"  probability {least}: {over.mean():.3f} of them, {right[over].mean():.3f} right")
    if given.dry:
        return 0
    w = fitted(x, y, len(intents), given.penalty)
    held = {
        "learnt": date.today().isoformat(), "utterances": len(y), "cross_validated_accuracy": round(float(right.mean()), 4),
        "penalty": given.penalty, "embedder_digest": embedder.digest, "intents": intents, "cues": known,
        "weights": [[round(float(one), 3) for one in row] for row in w],
    }  # fmt: skip
    WEIGHTS.write_text(json.dumps(held) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
