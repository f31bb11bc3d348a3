"""Evidence -> occupations in order with a probability each: weights that were learnt on names held out, and the rule
when a phrase speaks of no job at all.

The weights are those of the reviewed file `weights.json`, made by `evals.fit_titles`; the file says when and on what.
Nothing here learns, and nothing decides whether to go on or to ask: `find.py` does.
"""

import json
import threading
from collections.abc import Callable
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from sqlalchemy import Engine

from knowledge.search.spanish import in_english
from knowledge.titles.evidence import ALWAYS, DESCRIPTION, TITLE, Evidence, stems
from knowledge.titles.lookup import Lookup
from knowledge.titles.matches import SimilarOccupations
from knowledge.titles.noise import cleaned, unranked
from knowledge.titles.postings import Floats
from knowledge.titles.words import PERSONS, SPOKEN, STOP, fold, spelled_out, stem, unwrapped

READINGS = 4  # of one title: abbreviations written out
JOINED = 5  # letters of a known word at an end of an unknown one
PARTED = 4  # letters of each of two words written as one
NEAR_IN_SENSE = 0.45  # cosine from which a phrase of which only half is known is about a job
SHORT = 3  # words in Spanish up to which they are a title
LONG = 9  # words from which a text is read as a description
MOST_WORDS = 80


class Ranked(NamedTuple):
    """An occupation with the probability that it is meant, and the name of it that is nearest to what was said."""

    onet_soc_code: str
    probability: float
    matched: str


class Asked(NamedTuple):
    """What is weighed: evidence by occupation (columns as in `features`), and of which kind the text is."""

    kind: str
    columns: Floats
    words: str


class Ranker:
    """Ranks the occupations of one build. Thread-safe; the evidence loads with the first question that needs it."""

    def __init__(
        self, engine: Engine, lookup: Lookup, search: Callable[[], SimilarOccupations | None] = lambda: None
    ) -> None:
        self._engine, self._lookup, self._search = engine, lookup, search
        self._loading = threading.Lock()

    @property
    def evidence(self) -> Evidence:
        with self._loading:
            return self._evidence

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self._engine)

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        read = json.loads((files("knowledge") / "titles" / "weights.json").read_text(encoding="utf-8"))
        return {kind: dict(found["weights"]) for kind, found in read["kinds"].items()}

    def rank(self, text: str, limit: int, *, sense: bool = True) -> list[Ranked]:
        """The likeliest occupations, best first; empty where nothing known is said. `sense` asks the vectors too."""
        asked = self.ask(text, sense=sense)
        if asked is None:
            return []
        senseless = not asked.columns[:, 0].any()
        weights = self._weights[f"{asked.kind}_without_sense" if senseless else asked.kind]
        weighed = asked.columns @ np.array([weights[name] for name in features(asked.kind)], dtype=np.float32)
        raised = np.exp(weighed - weighed.max())
        chances = raised / raised.sum()
        best = np.argsort(-chances, kind="stable")[: max(0, limit)]
        nearest = self.evidence.nearest(asked.words)
        return [Ranked(self.evidence.codes[i], float(chances[i]), nearest(int(i))) for i in best]

    def ask(self, text: str, *, sense: bool = True) -> Asked | None:
        """The evidence about a text; `None` where it says nothing known."""
        english = in_english(text)
        if english != text:
            # Evidence is in English. Few words are a title; more tell what somebody does.
            few = len(english.split()) < SHORT
            return self._of_title(english, sense) if few else self._of_description(english, sense)
        return self._of_description(text, sense) if described(text) else self._of_title(text, sense)

    def _of_title(self, text: str, sense: bool) -> Asked | None:
        said = self.reading(text)
        reading = " ".join(map(self._parted, (unwrapped(fold(said)) or fold(said)).split()))
        words = [word for word in reading.split() if word not in STOP and not word.isdigit()]
        listed = [word for word in words if word in self._lookup.words]
        known = sum(self._known(word) for word in words)
        if not listed or 2 * known < len(words):
            return None
        spelt = " ".join((self._lookup.corrected(word) or (word,))[0] for word in reading.split())
        told = list(spelled_out(spelt))[:READINGS]
        columns = self._with_sense(self.evidence.of_title(told), said if sense else "")
        if 2 * known == len(words) and columns[:, 0].max() < NEAR_IN_SENSE:
            return None
        return Asked("title", columns, told[0])

    def _of_description(self, text: str, sense: bool) -> Asked | None:
        words = spoken(text)
        words = [word for word in words if word in self.evidence]
        if len(set(words)) < 2 or len(set(words)) < 0.4 * len(set(spoken(text))):
            return None
        return Asked(
            "description", self._with_sense(self.evidence.of_description(words), text if sense else ""), fold(text)
        )

    @staticmethod
    def reading(text: str) -> str:
        """A title without noise and without grades."""
        return unranked(cleaned(text)[0])

    def _known(self, word: str) -> bool:
        """Whether a word is known to titles or to what is written about work, misspelt or joined to another one too."""
        if word in self._lookup.words or stem(word) in self.evidence:
            return True
        if any(other in self._lookup.words for other in self._lookup.corrected(word)):
            return True
        ends = range(JOINED, len(word) - 1)
        return any(word[:end] in self._lookup.words or word[-end:] in self._lookup.words for end in ends)

    def _parted(self, word: str) -> str:
        """Two known words that are written as one ("glassblower") apart; any other word as it is."""
        known = self._lookup.words
        if word not in known:
            for end in range(PARTED, len(word) - PARTED + 1):
                if word[:end] in known and word[end:] in known:
                    return f"{word[:end]} {word[end:]}"
        return word

    def _with_sense(self, columns: Floats, text: str) -> Floats:
        cosines = np.zeros(len(columns), dtype=np.float32)
        search = self._search()
        if search is not None and text:
            for code, cosine in search.similar_occupations(text, len(columns)):
                if code in self.evidence.place:
                    cosines[self.evidence.place[code]] = cosine
        return np.column_stack((cosines, columns, self.evidence.always))


def features(kind: str) -> tuple[str, ...]:
    """The names of the columns of evidence about a text of a kind."""
    return ("sense", *(TITLE if kind == "title" else DESCRIPTION), *ALWAYS)


def described(text: str) -> bool:
    """Whether a text tells what a person does, and is no title: it is in the first person, or long."""
    words = fold(text).split()[:MOST_WORDS]
    return len(words) >= 4 and (bool(PERSONS & set(words)) or len(fold(cleaned(text)[0]).split()) >= LONG)


def spoken(text: str) -> list[str]:
    """The weighty stems of what a person says, without the small talk around them."""
    return [word for word in stems(" ".join(text.split()[:MOST_WORDS])) if word not in SPOKEN]
