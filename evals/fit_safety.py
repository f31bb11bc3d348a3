"""Learns what danger reads like: `python -m evals.fit_safety`, by hand, at times; writes `advisor/safety/probe.json`.

From our own messages (`development/safety`, `development/crisis_oblique.yaml` without its `unseen` lists), never from
`evals/cases`. Ridge weights over the nearness to every message learnt from and over hashed words and letters, in numpy; the
threshold and the figures are those of five folds over groups of near-duplicates, and are never moved by hand.
"""

import base64
import hashlib
import json
import math
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from advisor.offline.likelihood import readable
from advisor.offline.nearness import labelled
from advisor.offline.tongues import language_of
from advisor.safety import assess
from advisor.safety.probe import KINDS, OF_SENSE, UNSURE, WEIGHTS, kind_of, nearness, reduced, seen
from advisor.safety.views import parts
from advisor.settings import Settings
from knowledge.embeddings import Embedder, choose

DEVELOPMENT = Path(__file__).parent / "development"
FALSE_ALARMS, FALSE_LEANINGS = 0.01, 0.03
"""The shares of messages without danger that may score above the threshold, and above that of leaning, in the folds."""
EVERY = 2
"""One in so many of the everyday questions is learnt from."""
RIGHT_KINDS = 0.95
"""The share of the kinds named that must be right, in the folds: where the probe is less sure it names none."""
AXES, FOLDS, RIDGE, ALIKE = 128, 5, 0.2, 0.72

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Said:
    """A message with its kind of danger, or `None`."""

    text: str
    kind: str | None
    spanish: bool
    ordinary: bool = False  # an everyday question: learnt from, but far too easy to choose a threshold by


@dataclass(frozen=True)
class Rows:
    """Parts of messages: whose they are, how they are seen, and in which fold. The first part of a message is the whole."""

    message: NDArray[np.int64]
    whole: NDArray[np.bool_]
    sense: Floats
    hashed: Floats
    fold: NDArray[np.int64]


def messages() -> list[Said]:
    """All that is learnt from, each once."""
    found: dict[str, Said] = {}
    for path in sorted((DEVELOPMENT / "safety").glob("*.yaml")):
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        spanish = held.pop("language") == "es"
        for kind, lines in held.items():
            for line in lines.strip().splitlines():
                found.setdefault(line.strip().lower(), Said(line.strip(), kind if kind in KINDS else None, spanish))
    oblique = yaml.safe_load((DEVELOPMENT / "crisis_oblique.yaml").read_text(encoding="utf-8"))
    for group in oblique["messages"]:
        if "unseen" in group["id"]:
            continue
        name = group["id"].removeprefix("oblique-").removesuffix("-english").removesuffix("-spanish")
        kind = name.replace("-", "_").replace("despair_other", "despair_of_other")
        for text in group["says"]:
            danger = kind if group["outcome"] == "crisis" else None
            found.setdefault(text.lower(), Said(text, danger, group["id"].endswith("spanish")))
    for number, text in enumerate(ordinary()):
        if number % EVERY == 0:
            found.setdefault(
                text.lower(), Said(text, None, language_of(text.lower(), before="en") == "es", ordinary=True)
            )
    return list(found.values())


def ordinary() -> list[str]:
    """Everyday questions: the labelled utterances of the intents, with a job, a place and a figure in their masks."""
    lines = [line for lines in labelled().values() for line in lines]
    for path in sorted((DEVELOPMENT / "utterances").glob("*.yaml")):
        lines += [str(line) for lines in yaml.safe_load(path.read_text(encoding="utf-8")).values() for line in lines]
    return list(dict.fromkeys(readable(line) for line in lines))


def digest(learnt_from: list[Said]) -> str:
    """Names the messages that were learnt from."""
    said = "\n".join(f"{one.kind}\t{one.text}" for one in learnt_from)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def rows_of(learnt_from: list[Said], embedder: Embedder) -> Rows:
    """Every message as the parts that a turn would see; near-duplicates share a fold."""
    pieces = [(number, part) for number, one in enumerate(learnt_from) for part in parts(one.text)]
    number = np.array([number for number, _ in pieces])
    whole = np.concatenate([[True], number[1:] != number[:-1]])
    sense, hashed = seen([part for _, part in pieces], embedder.embed)
    group = _groups(sense[whole])
    fold = np.array([int(hashlib.sha256(learnt_from[one].text.encode()).hexdigest(), 16) % FOLDS for one in group])
    return Rows(number, whole, sense, hashed, fold[number])


def _groups(sense: Floats) -> list[int]:
    """For each message the first of the near-duplicates it stands among."""
    leader = list(range(len(sense)))

    def first(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for one, other in zip(*np.where(np.triu(sense @ sense.T, 1) > ALIKE), strict=True):
        early, late = sorted((first(int(one)), first(int(other))))
        leader[late] = early
    return [first(one) for one in range(len(sense))]


def targets(learnt_from: list[Said], rows: Rows) -> tuple[Floats, Floats]:
    """What each output should say of each row, and how much the row counts. Kinds are learnt from danger alone."""
    kinds = [learnt_from[one].kind for one in rows.message]
    right = np.array([[kind is not None, *(kind == one for one in KINDS)] for kind in kinds])
    weight = np.ones(right.shape)
    weight[:, 1:] = np.where(right[:, :1], 1.0, 1e-6)
    # A sentence of a dangerous message may be an ordinary one: only its whole is learnt from.
    weight[(right[:, 0]) & ~rows.whole] = 1e-6
    return np.where(right, 1.0, -1.0).astype(np.float32), weight.astype(np.float32)


def fit(kernel: Floats, right: Floats, weight: Floats) -> Floats:
    """Ridge weights of every row for every output."""
    made = np.zeros(right.shape)
    for output in (0, 1):
        columns = slice(0, 1) if output == 0 else slice(1, None)
        within = kernel.astype(np.float64) + 1 + np.diag(RIDGE / weight[:, output].astype(np.float64))
        made[:, columns] = np.linalg.solve(within, right[:, columns].astype(np.float64))
    return made.astype(np.float32)


def crossed(kernel: Floats, right: Floats, weight: Floats, rows: Rows) -> Floats:
    """The outputs of every message's nearest part, by weights learnt without its fold."""
    outputs = np.zeros(right.shape, dtype=np.float32)
    for fold in range(FOLDS):
        out, kept = rows.fold == fold, rows.fold != fold
        alphas = fit(kernel[np.ix_(kept, kept)], right[kept], weight[kept])
        outputs[out] = (kernel[np.ix_(out, kept)] + 1) @ alphas
    starts = np.flatnonzero(rows.whole)
    ends = np.append(starts[1:], len(outputs))
    return np.stack([outputs[s + int(outputs[s:e, 0].argmax())] for s, e in zip(starts, ends, strict=True)])


def sureness(outputs: Floats, learnt_from: list[Said], found: NDArray[np.bool_]) -> float:
    """The least lead of the likeliest kind at which the kinds named are right often enough."""
    leads = []
    for row, one, caught in zip(outputs, learnt_from, found, strict=True):
        if one.kind is not None and caught:
            order = np.sort(row[1:])[::-1]
            leads.append((float(order[0] - order[1]), kind_of(row, 0.0) == one.kind))
    leads.sort(reverse=True)
    right, best = 0, float("inf")
    for count, (lead, hit) in enumerate(leads, start=1):
        right += hit
        if right / count >= RIGHT_KINDS:
            best = lead
    return best


def figures(outputs: Floats, learnt_from: list[Said], threshold: float, leaning: float, sure: float) -> dict[str, Any]:
    """Recall and false alarms over the folds: of the probe, and together with the patterns."""
    probe = outputs[:, 0] > threshold
    by_patterns = [(verdict := assess(one.text)) is not None and verdict.outcome == "crisis" for one in learnt_from]
    both = probe | np.array(by_patterns)
    danger = np.array([one.kind is not None for one in learnt_from])
    spanish = np.array([one.spanish for one in learnt_from])
    nasty = ~danger & ~np.array([one.ordinary for one in learnt_from])
    named = [
        (kind_of(row, sure), one.kind)
        for row, one, caught in zip(outputs, learnt_from, probe, strict=True)
        if one.kind and caught
    ]
    sure_of = [(said, right) for said, right in named if said != UNSURE]

    def share(hits: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
        return round(float(hits[of].mean()), 4)

    return {
        "recall": share(both, danger),
        "recall_english": share(both, danger & ~spanish),
        "recall_spanish": share(both, danger & spanish),
        "recall_of_the_probe": share(probe, danger),
        "recall_of_the_patterns": share(np.array(by_patterns), danger),
        "false_alarms": share(both, nasty),
        "false_alarms_of_the_probe": share(probe, nasty),
        "false_alarms_of_everyday_questions": share(both, ~danger & ~nasty),
        "recall_with_leaning": share(both | (outputs[:, 0] > leaning), danger),
        "false_leanings": share(both | (outputs[:, 0] > leaning), nasty),
        "kinds_named": round(len(sure_of) / max(1, len(named)), 4),
        "kinds_right": round(sum(said == right for said, right in sure_of) / max(1, len(sure_of)), 4),
    }


def packed(values: Floats, kind: str) -> dict[str, Any]:
    """An array in bytes, with the step that its whole numbers stand for."""
    if kind == "int8":
        step = float(np.abs(values).max()) / 127 or 1.0
        held = np.rint(values / step).astype(np.int8)
    else:
        step, held = 1.0, values.astype(kind)
    return {
        "type": kind, "shape": list(values.shape), "step": step, "bytes": base64.b64encode(held.tobytes()).decode()
    }  # fmt: skip


def made_of(learnt_from: list[Said], embedder: Embedder) -> dict[str, Any]:
    """The weights file as it is written."""
    rows = rows_of(learnt_from, embedder)
    middle = rows.sense.mean(axis=0)
    _, _, axes = np.linalg.svd(rows.sense - middle, full_matrices=False)
    axes = axes[:AXES].T * np.sign(axes[:AXES].sum(axis=1))  # the sign of an axis is the library's whim
    kept = packed(axes.astype(np.float32), "int8")
    axes = np.rint(axes / kept["step"]).astype(np.float32) * np.float32(kept["step"])
    step = float(np.abs((rows.sense - middle) @ axes).max()) / 127
    known = reduced(rows.sense, middle, axes, step)
    kernel = (OF_SENSE * nearness(known, known) + (1 - OF_SENSE) * rows.hashed @ rows.hashed.T).astype(np.float32)
    right, weight = targets(learnt_from, rows)
    outputs = crossed(kernel, right, weight, rows)
    danger = np.array([one.kind is not None for one in learnt_from])
    nasty = ~danger & ~np.array([one.ordinary for one in learnt_from])
    quiet = np.sort(outputs[nasty, 0])[::-1]
    # Rounded up: never more false alarms than allowed.
    threshold, leaning = (
        math.ceil(float(quiet[int(share * len(quiet))]) * 1e4) / 1e4 for share in (FALSE_ALARMS, FALSE_LEANINGS)
    )
    sure = round(sureness(outputs, learnt_from, outputs[:, 0] > threshold), 4)
    alphas = fit(kernel, right, weight)
    return {
        "made": datetime.now(UTC).date().isoformat(),
        "note": "Learnt by evals.fit_safety from our own messages; figures are of five folds over groups of near-duplicates.",
        "embedder": {"name": embedder.name, "digest": embedder.digest},
        "learnt_from": {"digest": digest(learnt_from), "messages": len(learnt_from), "of_danger": int(danger.sum())},
        "threshold": threshold,
        "leaning": leaning,
        "sure": sure,
        "cross_validated": figures(outputs, learnt_from, threshold, leaning, sure),
        "middle": packed(middle, "float32"),
        "axes": kept,
        "known": {**packed(known / step, "int8"), "step": step, "bytes": _bytes(known / step)},
        "alphas": packed(alphas, "float16"),
        "letters": packed(((1 - OF_SENSE) * rows.hashed.T @ alphas).astype(np.float32), "float16"),
        "bias": packed(alphas.sum(axis=0), "float32"),
    }


def _bytes(whole: Floats) -> str:
    return base64.b64encode(np.rint(whole).astype(np.int8).tobytes()).decode()


def main() -> int:
    """Learns, writes the weights and prints the figures of the folds."""
    made = made_of(messages(), choose(Settings.load().embed_model_dir))
    WEIGHTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    told = {name: made[name] for name in ("embedder", "learnt_from", "threshold", "leaning", "sure", "cross_validated")}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
