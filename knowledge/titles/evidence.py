"""What speaks for each occupation, given a phrase that is no name: likeness to its names and to the words of its work.

All evidence is a number for every occupation at once; `ranking.py` weighs it. Read from the title index and the facts of
one build when first asked (about two seconds), then held in memory. It never decides anything.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from sqlalchemy import Engine

from knowledge.titles.counting import Counted, Document, Likely
from knowledge.titles.postings import Floats, Words, letters, runs
from knowledge.titles.words import STOP, root, stem, unaccented

_WORD = re.compile(r"[a-z][a-z+#]+")
_SHARP = 14.0  # how much a nearer name outweighs a further one where all names of an occupation are counted together

TITLE = (
    "letters", "words", "both", "letters_together", "both_together", "official", "likely_words", "likely_pairs",
    "likely_last", "called", "work", "telling", "tools",
)  # fmt: skip
DESCRIPTION = ("covered", "weighty", "weighty_together", "likely_words", "called", "work", "telling", "tools")
ALWAYS = ("prior", "size")
"""Names of the columns of evidence: about a title, about a description, and about the occupation whatever is said."""

_NAMES = "SELECT folded, target, kind, lists, prior, display FROM title_name WHERE target NOT LIKE '%:%' ORDER BY target, folded"
_COMMON = "SELECT folded, targets, display FROM title_common WHERE language = 'en' ORDER BY folded"
_WORK = (
    "SELECT onet_soc_code, name FROM activity",
    "SELECT onet_soc_code, statement FROM task",
)
_TELLING = (
    "SELECT onet_soc_code, description FROM occupation WHERE description IS NOT NULL",
    "SELECT subject_id, markdown FROM narrative WHERE subject_kind = 'occupation'",
    "SELECT m.onet_soc_code, n.markdown FROM narrative n JOIN career_member m ON m.career_id = n.subject_id"
    " WHERE n.subject_kind = 'career'",
)
_TOOLS = ("SELECT onet_soc_code, name FROM technology", "SELECT onet_soc_code, category FROM technology")


class Evidence:
    """The names and the words of the occupations of one build."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with engine.connect() as connection:
            rows = [tuple(row) for row in connection.exec_driver_sql(_NAMES)]
            codes = dict.fromkeys(str(row[1]) for row in rows)
            for folded, targets, display in connection.exec_driver_sql(_COMMON):
                rows += [(folded, one, "common", 1, 0.0, display) for one in str(targets).split()[:1] if one in codes]
        rows.sort(key=lambda row: str(row[1]))
        self.codes = list(codes)
        self.place = {code: number for number, code in enumerate(self.codes)}
        texts = {str(row[0]): number for number, row in enumerate({row[0]: row for row in rows}.values())}
        self.names = list(texts)
        self.shown = [str(row[5]) for row in rows]
        self._name = np.fromiter((texts[str(row[0])] for row in rows), dtype=np.int64)
        owner = np.fromiter((self.place[str(row[1])] for row in rows), dtype=np.int64)
        self._first = np.searchsorted(owner, np.arange(len(self.codes)))
        self._weight = np.fromiter((float(row[3]) ** -0.5 for row in rows), dtype=np.float32)
        self._own = np.zeros(len(self.codes), dtype=np.int64)
        self.prior = np.zeros(len(self.codes), dtype=np.float32)
        for row in rows:
            if row[2] == "own":
                self._own[self.place[str(row[1])]] = texts[str(row[0])]
                self.prior[self.place[str(row[1])]] = float(row[4])
        self.size = np.bincount(owner, minlength=len(self.codes))
        self._letters = letters(self.names)
        split = [[stem(word) for word in name.split() if word not in STOP] for name in self.names]
        self._words = Words([list(dict.fromkeys(words)) for words in split])
        counted = Counted(len(self.codes))
        for name, group in zip(self._name.tolist(), owner.tolist(), strict=True):
            counted.add(group, _terms(split[name]))
        self._likely = Likely(counted.table(), self.size, len(rows))

    @cached_property
    def work(self) -> Document:
        return self._document(_WORK)

    @cached_property
    def telling(self) -> Document:
        return self._document(_TELLING)

    @cached_property
    def tools(self) -> Document:
        return self._document(_TOOLS)

    @cached_property
    def called(self) -> Document:
        counted = Counted(len(self.codes))
        ends = [*self._first[1:].tolist(), len(self._name)]
        for group, (start, end) in enumerate(zip(self._first.tolist(), ends, strict=True)):
            for name in self._name[start:end].tolist():
                counted.add(group, [stem(word) for word in self.names[name].split() if word not in STOP])
        return Document(counted.table())

    def _document(self, queries: Sequence[str]) -> Document:
        counted = Counted(len(self.codes))
        with self._engine.connect() as connection:
            for query in queries:
                for code, text in connection.exec_driver_sql(query):
                    if code in self.place:
                        counted.add(self.place[code], stems(str(text)))
        return Document(counted.table())

    def __contains__(self, word: str) -> bool:
        """Whether a stem is in a name or in the words of some work."""
        return word in self.called or word in self.work or word in self.telling or word in self.tools

    @cached_property
    def always(self) -> Floats:
        """What is so of each occupation whatever is said: the columns of `ALWAYS`."""
        return np.column_stack((self.prior, np.log(np.maximum(1, self.size)))).astype(np.float32)

    def nearest(self, words: str) -> Callable[[int], str]:
        """The name of an occupation (by its place) that is nearest to folded words, as it is written."""
        scores = self._letters.cosine(runs(words))[self._name]
        ends = [*self._first[1:].tolist(), len(self._name)]

        def of(group: int) -> str:
            start = int(self._first[group])
            return self.shown[start + int(np.argmax(scores[start : ends[group]]))]

        return of

    def of_title(self, readings: Sequence[str]) -> Floats:
        """Evidence for a job title (its folded readings): occupations by the columns of `TITLE`."""
        best: Floats | None = None
        for reading in readings:
            found = self._of_reading(reading)
            best = found if best is None else np.maximum(best, found)
        assert best is not None
        return best

    def _of_reading(self, reading: str) -> Floats:
        words = [stem(word) for word in reading.split() if word not in STOP]
        known = self._words.known(words)
        spelt = self._letters.cosine(runs(reading))
        unknown = (len(set(words)) - len(known)) * 60.0
        shared = self._words.postings.cosine(known, unknown)
        both = 0.5 * spelt + 0.5 * shared
        terms = _terms(words)
        singles, doubles = [one for one in terms if " " not in one], [one for one in terms if " " in one]
        columns = [
            self._best(spelt), self._best(shared), self._best(both, self._weight), self._together(spelt),
            self._together(both), both[self._own], self._likely.score(singles), self._likely.score(doubles),
            self._likely.score(singles[-1:]), self.called.score(words), self.work.score(words),
            self.telling.score(words), self.tools.score(words),
        ]  # fmt: skip
        return np.stack(columns, axis=1)

    def of_description(self, words: Sequence[str]) -> Floats:
        """Evidence for what a person says they do (its weighty stems): occupations by the columns of
        `DESCRIPTION`."""
        known = self._words.known(words)
        shared = self._words.postings.shared(known)
        covered = shared / self._words.postings.length**2
        weighty = np.sqrt(shared) * covered
        columns = [
            self._best(covered), self._best(weighty, self._weight), self._together(weighty / 8),
            self._likely.score(words), self.called.score(words), self.work.score(words), self.telling.score(words),
            self.tools.score(words),
        ]  # fmt: skip
        return np.stack(columns, axis=1)

    def _best(self, scores: Floats, weight: Floats | None = None) -> Floats:
        named = scores[self._name]
        found: Floats = np.maximum.reduceat(named if weight is None else named * weight, self._first)
        return found

    def _together(self, scores: Floats) -> Floats:
        raised = np.exp(np.float32(_SHARP) * scores)[self._name] * self._weight
        found: Floats = np.log(np.add.reduceat(raised, self._first) / (self.size + 20.0)).astype(np.float32) / 5
        return found


def _terms(words: Sequence[str]) -> list[str]:
    """Words, and pairs that stand side by side."""
    return list(dict.fromkeys([*words, *(f"{one} {two}" for one, two in pairwise(words))]))


def stems(text: str) -> list[str]:
    """The weighty words of a sentence as stems."""
    plain = text.lower() if text.isascii() else unaccented(text)
    return [root(word) for word in _WORD.findall(plain.replace("'s", "")) if word not in STOP]
