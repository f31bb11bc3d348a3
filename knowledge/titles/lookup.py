"""Reading the title index: names equal to a phrase, names that share words with it, and words as they are spelt.

Everything here is read-only SQL over the four tables of `indexing.py` and a small memory of its words.
"""

import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA
from sqlalchemy import Engine

from knowledge.titles.words import STOP, bag

MOST_IN_COMMON = 8_000  # names that a full-text question may touch; commoner words are left to the scoring
DEPTH = 120  # names that are scored


_EQUAL = {
    ("title_name", "folded"): "SELECT * FROM title_name WHERE folded IN ({}) ORDER BY id",
    ("title_name", "bag"): "SELECT * FROM title_name WHERE bag IN ({}) ORDER BY id",
    ("title_common", "folded"): "SELECT * FROM title_common WHERE folded IN ({}) ORDER BY folded",
    ("title_common", "bag"): "SELECT * FROM title_common WHERE bag IN ({}) ORDER BY folded",
}


class Name(NamedTuple):
    """A name of a target. `kind`: `own`, `spanish`, `common`, `direct_match`, `reported`, `short`, `alternate`; `lists` how many
    targets carry the same name; `prior` 0..1, how common the job is."""

    folded: str
    display: str
    target: str
    kind: str
    lists: int
    prior: float


class Common(NamedTuple):
    """A reviewed everyday name: its targets, the first one meant, and whether to ask."""

    folded: str
    display: str
    targets: tuple[str, ...]
    decision: str


class Lookup:
    """The title index of one build."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lock = threading.Lock()
        self._corrected: dict[str, tuple[str, ...]] = {}
        self._kept: dict[tuple[str, str], dict[str, list[tuple[Any, ...]]]] = {key: {} for key in _EQUAL}

    def common(self, folded: Iterable[str], *, any_order: bool = False) -> dict[str, Common]:
        """The reviewed names among phrases, by phrase (by their words in any order where asked)."""
        keys = {(bag(one) if any_order else one): one for one in folded}
        rows = self._rows("title_common", "bag" if any_order else "folded", list(keys))
        found: dict[str, Common] = {}
        for folded_name, words, display, _, targets, decision in rows:
            phrase = keys[words if any_order else folded_name]
            found.setdefault(phrase, Common(folded_name, display, tuple(targets.split()), decision))
        return found

    def names(self, folded: Iterable[str], *, any_order: bool = False) -> dict[str, list[Name]]:
        """The names equal to phrases, by phrase."""
        keys = {(bag(one) if any_order else one): one for one in folded}
        found: dict[str, list[Name]] = {}
        for _, name, words, display, target, kind, lists, prior in self._rows(
            "title_name", "bag" if any_order else "folded", [key for key in keys if key]
        ):
            phrase = keys[words if any_order else name]
            found.setdefault(phrase, []).append(Name(name, display, target, kind, lists, prior))
        return found

    def sharing(self, folded: str) -> list[Name]:
        """Names that share weighty words with a phrase, the likeliest first."""
        words = [word for word in bag(folded).split() if word in self.words]
        words.sort(key=lambda word: self.words[word][0])
        asked: list[str] = []
        touched = 0
        for word in words[:12]:
            touched += self.words[word][0]
            if asked and touched > MOST_IN_COMMON:
                break
            asked.append(word)
        if not asked:
            return []
        question = " OR ".join(f'"{word}"' for word in asked)
        query = (
            "SELECT n.* FROM (SELECT rowid FROM title_search WHERE title_search MATCH ? ORDER BY rank LIMIT ?) hit"
            " JOIN title_name n ON n.id = hit.rowid"
        )
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql(query, (question, DEPTH)).all()
        return [Name(row[1], row[3], row[4], row[5], row[6], row[7]) for row in rows]

    def title(self, target: str) -> str:
        """What a target is called officially."""
        return self.titles.get(target, target)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Target -> official title."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT target, display FROM title_name WHERE kind = 'own' ORDER BY length(display)"
            )
            return {row[0]: row[1] for row in rows}

    @cached_property
    def folded(self) -> frozenset[str]:
        """Every folded name there is, for telling without a query that a phrase is none."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT folded FROM title_name UNION SELECT folded FROM title_common")
            return frozenset(row[0] for row in rows)

    @cached_property
    def words(self) -> dict[str, tuple[int, float]]:
        """Word -> (names that hold it, weight)."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT word, names, weight FROM title_word").all()
        return {row[0]: (row[1], row[2]) for row in rows}

    @cached_property
    def heaviest(self) -> float:
        """The weight of a word that no title holds."""
        return max((weight for _, weight in self.words.values()), default=1.0)

    def weight(self, word: str) -> float:
        """How much a word tells: rare words more; one that no title holds, most."""
        return 0.0 if word in STOP else self.words[word][1] if word in self.words else 1.3 * self.heaviest

    def corrected(self, word: str) -> tuple[str, ...]:
        """The word as it was probably meant, likeliest first: itself when it is known, nothing when nothing is near."""
        if word in STOP or len(word) < 4 or word.isdigit() or word in self.ordinary:
            return (word,)
        with self._lock:
            if word in self._corrected:
                return self._corrected[word]
        found = self._nearest(word)
        with self._lock:
            if len(self._corrected) > 20_000:
                self._corrected.clear()
            self._corrected[word] = found
        return found

    def _nearest(self, word: str) -> tuple[str, ...]:
        names = self.words.get(word, (0, 0.0))[0]
        if names > 8:
            return (word,)
        allowed = 1 if len(word) < 7 else 2
        hits = process.extract(word, self._spellings, scorer=OSA.distance, score_cutoff=allowed, limit=12)
        near = [(distance, -self.words[other][0], other) for other, distance, _ in hits if other != word]
        # At one distance an everyday name ("lawyer") is meant before a word that only stands in longer ones ("layer").
        near.sort(key=lambda one: (one[0], one[2] not in self._everyday, one[1], one[2]))
        near = [one for one in near if one[2][0] == word[0] or one[0] == 1][:3]
        if names:
            likelier = tuple(other for distance, counted, other in near if distance == 1 and -counted > 150 * names)
            return (*likelier, word)
        return tuple(other for _, _, other in near)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words of plain speech that look like a word of a title ("written", "longer") and are spelt as meant."""
        with self.engine.connect() as connection:
            return frozenset(row[0] for row in connection.exec_driver_sql("SELECT word FROM title_ordinary"))

    @cached_property
    def _everyday(self) -> frozenset[str]:
        """Single words of the reviewed table that are a job by themselves."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT folded FROM title_common WHERE instr(folded, ' ') = 0")
            return frozenset(row[0] for row in rows)

    @cached_property
    def _spellings(self) -> list[str]:
        return [word for word, (names, _) in self.words.items() if len(word) > 3 and names > 1]

    def likeness(self, asked: str, name: str) -> float:
        """How alike two folded titles are, 0..1: shared words by weight, and the letters."""
        left, right = set(bag(asked).split()), set(bag(name).split())
        if not left or not right:
            return 0.0
        shared = sum(self.weight(word) for word in left & right)
        whole = sum(self.weight(word) for word in left) + sum(self.weight(word) for word in right)
        letters = fuzz.ratio(asked, name) / 100
        return 0.85 * (2 * shared / whole if whole else 0.0) + 0.15 * letters

    def _rows(self, table: str, column: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows of these keys, those of one key in the order of the table. Names that were found are kept, since a
        question's come again in its answer; what is no name is somebody's words and is not."""
        if column == "folded":
            keys = [key for key in keys if key in self.folded]
        kept = self._kept[table, column]
        with self._lock:
            found = {key: kept[key] for key in keys if key in kept}
        if missing := [key for key in keys if key not in found]:
            found |= self._read(table, column, missing)
            with self._lock:
                kept.update((key, found[key]) for key in missing if column == "folded" or found[key])
        return [row for key in keys for row in found[key]]

    def _read(self, table: str, column: str, keys: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
        """Key -> its rows, none for a key that is no name."""
        found: dict[str, list[tuple[Any, ...]]] = {key: [] for key in keys}
        query = _EQUAL[table, column].format(",".join("?" * len(keys)))
        with self.engine.connect() as connection:
            result = connection.exec_driver_sql(query, tuple(keys))
            at = list(result.keys()).index(column)
            for row in result:
                found[row[at]].append(tuple(row))
        return found
