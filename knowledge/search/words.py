"""The half that goes by words: SQLite's full-text index, ranked by BM25.

Small words and words that stand in very many passages are left out of a question, unless it holds no others. A question
is never an order to the index: every word of it is quoted.
"""

import re
from functools import cached_property, lru_cache

from sqlalchemy import Engine, text

MOST_COMMON_SHARE = 0.3  # a word in more than this share of the passages says little and costs most
LEAST_COMMON, MOST_COMMON = 50, 1_500  # passages: bounds of that share in a small build and in a large one
COMMON_SHARE_OF_FEW = 0.25  # of so few passages that fewer than `LEAST_COMMON` are many
MOST_WORDS = 32

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = (
    "a about all am an and any are as at be been but by can could d did do does doesn doesnt don dont for from get gets go"
    " goes going had has have how hows i if im in into is isn isnt it its like ll m me more most much my no not of on one"
    " or out re s should so some t than that the their them there these they this those to up ve was we were what whats"
    " when where which who whom whos whose why will with without would you your"
)
_SMALL = frozenset(_SMALL_WORDS.split())

_ASK = (
    "SELECT w.passage_id FROM passage_words w JOIN passage p ON p.passage_id = w.passage_id"
    " WHERE passage_words MATCH :words AND (:kind IS NULL OR p.subject_kind = :kind)"
    " AND (:subject IS NULL OR p.subject_id = :subject) AND (:section IS NULL OR p.section = :section)"
    " ORDER BY bm25(passage_words, 0.0, 4.0, 2.0, 1.0, 2.0, 1.0), w.passage_id LIMIT :depth"
)
_ASK_ALL = (
    "SELECT passage_id FROM passage_words WHERE passage_words MATCH :words"
    " ORDER BY bm25(passage_words, 0.0, 4.0, 2.0, 1.0, 2.0, 1.0), passage_id LIMIT :depth"
)
_HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH :words LIMIT :most)"


class Words:
    """Asks the full-text index of one build. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_common = lru_cache(maxsize=4096)(self._asked_if_common)

    def ranked(self, question: str, filters: tuple[str | None, ...], depth: int) -> list[str]:
        """Ids of the passages that hold the question's words, best first."""
        said = list(dict.fromkeys(_WORD.findall(question.lower())))
        telling = [word for word in said if word not in _SMALL] or said
        words = [word for word in telling[:MOST_WORDS] if not self._is_common(word)] or telling[:MOST_WORDS]
        if not words:
            return []
        asked: dict[str, object] = {"words": " OR ".join(f'"{word}"' for word in words), "depth": depth}
        if any(filters):
            asked |= dict(zip(("kind", "subject", "section"), filters, strict=True))
        with self._engine.connect() as connection:
            return list(connection.execute(text(_ASK if any(filters) else _ASK_ALL), asked).scalars())

    def _asked_if_common(self, word: str) -> bool:
        few = min(self._passages * COMMON_SHARE_OF_FEW, LEAST_COMMON)
        most = int(max(min(self._passages * MOST_COMMON_SHARE, MOST_COMMON), few)) + 1
        with self._engine.connect() as connection:
            found = connection.execute(text(_HOW_MANY), {"words": f'"{word}"', "most": most}).scalar_one()
        return bool(found >= most)

    @cached_property
    def _passages(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM passage")).scalar_one())
