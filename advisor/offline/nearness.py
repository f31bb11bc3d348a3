"""How near a message is to the labelled example utterances: intents with scores, the nearest first. Pure and deterministic.

Words, pieces of words and the patterns that match, weighted by rarity, over messages in which jobs, places and figures
are masked. It decides nothing: `understand` weighs what it says. It reads no knowledge and no talk.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, cast

from advisor.offline.cues import cues_in
from advisor.offline.reading import Intent

NEIGHBOURS = 3
"""An intent scores the mean of its so many nearest examples, so that one odd example decides nothing."""
SURE, LIKELY, CLEAR = 0.25, 0.17, 0.05
"""Cosines found by leaving one example out at a time: from `SURE` on with a margin of `CLEAR` a message that no
pattern reads is taken as meant; from `LIKELY` on it is asked back with the two likeliest readings."""
OVER, OVER_BY = 0.42, 0.12  # how near and how clear an example has to be to overrule a weak pattern
LEARNT_SURE, LEARNT_LIKELY, LEARNT_CLEAR, LEARNT_OVER, LEARNT_OVER_BY = 0.5, 0.25, 0.2, 0.65, 0.4
"""The same of the learnt model's probabilities: cross-validated, of what it gives 0.5 nine in ten are right."""
_MOST_CHARACTERS = 300
_COMMON = 0.35  # a piece in more than this share of the examples tells nothing
_PIECE, _PAIR, _MASK, _CUE, _COUNT = 0.45, 0.8, 0.6, 2.0, 0.5
_FIGURE = re.compile(r"\$ ?\d[\d,.]*(?: ?k\b)?|\b\d[\d,.]* ?k\b|\b\d{1,3}(?:,\d{3})+\b|\b\d{4,7}\b(?!\d)")
_NUMBER = re.compile(r"\b\d+\b")
_TOKEN = re.compile(r"\{\w+\}|[^\W_]+")
_JOINED_JOBS = re.compile(r"\{job\}(?: \{job\})+")


class Near(NamedTuple):
    """The nearest intent with its score, how far the second lies behind, and that second."""

    intent: Intent
    score: float
    margin: float
    second: Intent
    alike: float = 1.0  # how near its wording is to the intent's examples, where `score` is no cosine
    learnt: bool = False  # `score` is a probability of the learnt model, no cosine

    @property
    def sure(self) -> bool:
        sure, clear = (LEARNT_SURE, LEARNT_CLEAR) if self.learnt else (SURE, CLEAR)
        return self.score >= sure and self.margin >= clear

    @property
    def likely(self) -> bool:
        return self.score >= (LEARNT_LIKELY if self.learnt else LIKELY)

    @property
    def overrules(self) -> bool:
        """Whether it is sure enough to stand against a weak pattern."""
        over, by = (LEARNT_OVER, LEARNT_OVER_BY) if self.learnt else (OVER, OVER_BY)
        return self.score >= over and self.margin >= by


def masked(text: str, jobs: Iterable[str] = (), places: Iterable[str] = ()) -> str:
    """The message as examples are written: names and figures are masks, so that only its wording counts."""
    low = text[:_MOST_CHARACTERS].lower()
    for mask, names in (("{place}", places), ("{job}", jobs)):
        for name in sorted((one.lower() for one in names if one.strip()), key=len, reverse=True):
            low = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f" {mask} ", low)
    low = _NUMBER.sub(" {number} ", _FIGURE.sub(" {amount} ", low))
    return _JOINED_JOBS.sub("{job}", " ".join(low.split()))


class Examples:
    """An inverted index over labelled utterances."""

    def __init__(self, utterances: Mapping[str, Sequence[str]]) -> None:
        self._labels = [intent for intent, lines in utterances.items() for _ in lines]
        counted = [_pieces(line) for lines in utterances.values() for line in lines]
        seen = Counter(piece for one in counted for piece in one)
        most = _COMMON * len(counted)
        self._rarity = {
            piece: math.log((1 + len(counted)) / (1 + times))
            for piece, times in seen.items()
            if times <= most or piece.startswith("{")
        }
        self._vectors = [self._weighed(one) for one in counted]
        # One message is read from several sides.
        self._remembered = lru_cache(maxsize=64)(self._scored)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        middles: dict[str, dict[str, float]] = {}
        for number, vector in enumerate(self._vectors):
            middle = middles.setdefault(self._labels[number], {})
            for piece, weight in vector.items():
                self._postings.setdefault(piece, []).append((number, weight))
                middle[piece] = middle.get(piece, 0.0) + weight
        self._lengths = {
            label: math.sqrt(sum(one * one for one in middle.values())) for label, middle in middles.items()
        }

    def scores(self, message: str, *, without: int | None = None) -> list[tuple[str, float]]:
        """Every intent that shares anything with the masked message, nearest first: half its nearest examples, half
        the middle of them all. `without`: an example left out."""
        return list(self._remembered(message, without))

    def _scored(self, message: str, without: int | None) -> tuple[tuple[str, float], ...]:
        cosines: dict[int, float] = {}
        for piece, weight in self._weighed(_pieces(message)).items():
            for number, there in self._postings.get(piece, ()):
                cosines[number] = cosines.get(number, 0.0) + weight * there
        if without is not None:
            cosines.pop(without, None)
        nearest: dict[str, list[float]] = {}
        whole: dict[str, float] = {}
        for number, cosine in sorted(cosines.items(), key=lambda pair: (-pair[1], pair[0])):
            label = self._labels[number]
            whole[label] = whole.get(label, 0.0) + cosine
            found = nearest.setdefault(label, [])
            if len(found) < NEIGHBOURS:
                found.append(cosine)
        means = [(one, (_mean(found) + whole[one] / self._lengths[one]) / 2) for one, found in nearest.items()]
        return tuple(sorted(means, key=lambda pair: (-pair[1], pair[0])))

    def nearest(self, message: str, *, without: int | None = None) -> Near | None:
        """The nearest intent; `None` where nothing in the message is known here."""
        found = self.scores(message, without=without)
        if not found:
            return None
        (intent, score), (second, behind) = found[0], found[1] if len(found) > 1 else ("", 0.0)
        return Near(cast(Intent, intent), score, score - behind, cast(Intent, second))

    def _weighed(self, pieces: Mapping[str, float]) -> dict[str, float]:
        weights = {piece: count * self._rarity[piece] for piece, count in pieces.items() if piece in self._rarity}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {piece: weight / length for piece, weight in weights.items()}


def _mean(found: Sequence[float]) -> float:
    """The mean of the nearest, the very nearest counted twice: a message that was written before is no coincidence."""
    return (found[0] + sum(found)) / (len(found) + 1)


def _pieces(text: str) -> dict[str, float]:
    """Words, pairs, runs of three and four letters of the unaccented text, and the patterns it matches, with weights."""
    plain = "".join(one for one in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(one))
    words = _TOKEN.findall(plain.replace("'", ""))
    found: dict[str, float] = {}
    for word in words:
        if word.startswith("{"):
            found[word] = _MASK
            continue
        found[word] = 1.0
        padded = f"_{word}_"
        for size in (3, 4):
            for start in range(len(padded) - size + 1):
                found[f"~{padded[start : start + size]}"] = _PIECE
    for first, second in zip(["^", *words], [*words, "$"], strict=True):
        found[f"{first} {second}"] = _PAIR
    for cue in cues_in(text):
        found[cue] = _COUNT if cue.startswith(("@jobs", "@places")) else _CUE
    return found


def labelled() -> dict[str, tuple[str, ...]]:
    """The utterances on file, by intent."""
    import yaml

    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(files("advisor.offline.examples").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            for intent, lines in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                found[intent] = tuple(line for line in lines.splitlines() if line.strip())
    return found


@cache
def examples() -> Examples:
    """The index over the utterances on file, made when first needed."""
    return Examples(labelled())
