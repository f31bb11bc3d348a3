"""The half that goes by words: SQLite's full-text index, ranked by BM25.

Small words and words that stand in very many passages are left out of a question, unless it holds no others. A question
is never an order to the index: every word of it is quoted.
"""

import re
from functools import cached_property, lru_cache
from itertools import accumulate

from sqlalchemy import Engine, text

MOST_COMMON_SHARE = 0.3  # a word in more than this share of the passages says little and costs most
LEAST_COMMON, MOST_COMMON = 50, 1_500  # passages: bounds of that share in a small build and in a large one
COMMON_SHARE_OF_FEW = 0.25  # of so few passages that fewer than `LEAST_COMMON` are many
MOST_WORDS = 32
MATCHES = 4_000  # passages that one question's words are looked up in, rarest first: a large build costs no more
FEW_SHARE = 0.2  # a filter that lets fewer through is applied before ranking
COMMON_TOGETHER = 2  # where all words of a large build's question are common, passages with these many answer

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = (
    "a about all am an and any are as at be been but by can could d did do does doesn doesnt don dont for from get gets go"
    " goes going had has have how hows i if im in into is isn isnt it its like ll m me more most much my no not of on one"
    " or out re s should so some t than that the their them there these they this those to up ve was we were what whats"
    " when where which who whom whos whose why will with without would you your"
)
_SMALL = frozenset(_SMALL_WORDS.split())

# `ORDER BY rank` sorts inside the index and reads no passage that is not answered with; rows stand in order of id. A filter
# reads along that order until it has enough.
_RANKED = "passage_words MATCH :words AND rank MATCH 'bm25(0.0, 4.0, 2.0, 1.0, 2.0, 1.0)'"
_ASK = (
    f"SELECT w.passage_id FROM passage_words w CROSS JOIN passage_row p ON p.row = w.rowid WHERE {_RANKED}"  # noqa: S608
    " AND (:kind IS NULL OR p.subject_kind = :kind) AND (:subject IS NULL OR p.subject_id = :subject)"
    " AND (:section IS NULL OR p.section = :section) ORDER BY rank LIMIT :depth"
)
# Of few passages the rank of those alone is reckoned: the index itself would rank all that hold a word, and be asked then.
_ASK_FEW = (
    "SELECT (SELECT passage_id FROM passage_words WHERE rowid = row) FROM (SELECT p.row AS row FROM passage_words w"
    " CROSS JOIN passage_row p ON p.row = w.rowid WHERE passage_words MATCH :words"
    " AND (:kind IS NULL OR p.subject_kind = :kind) AND (:subject IS NULL OR p.subject_id = :subject)"
    " AND (:section IS NULL OR p.section = :section)"
    " ORDER BY bm25(passage_words, 0.0, 4.0, 2.0, 1.0, 2.0, 1.0), p.row LIMIT :depth)"
)
_HOW_FEW = (
    "SELECT count(*) FROM passage_row p WHERE (:kind IS NULL OR p.subject_kind = :kind)"
    " AND (:subject IS NULL OR p.subject_id = :subject) AND (:section IS NULL OR p.section = :section)"
)
_ASK_ALL = f"SELECT passage_id FROM passage_words WHERE {_RANKED} ORDER BY rank LIMIT :depth"  # noqa: S608
_HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH :words LIMIT :most)"


class Words:
    """Asks the full-text index of one build. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._few = lru_cache(maxsize=256)(self._asked_how_few)
        self._standing_in = lru_cache(maxsize=4096)(self._asked_how_many)

    def ranked(self, question: str, filters: tuple[str | None, ...], depth: int) -> list[str]:
        """Ids of the passages that hold the question's words, best first."""
        said = list(dict.fromkeys(_WORD.findall(question.lower())))
        telling = [word for word in said if word not in _SMALL] or said
        words = [word for word in telling[:MOST_WORDS] if self._standing_in(word)]
        if not words:
            return []
        asked: dict[str, object] = {"words": self._matching(words), "depth": depth}
        statement = _ASK_ALL
        if any(filters):
            statement = _ASK_FEW if self._few(filters) else _ASK
            asked |= _filtering(filters)
        with self._engine.connect() as connection:
            return list(connection.execute(text(statement), asked).scalars())

    def _matching(self, words: list[str]) -> str:
        """What the index is asked: any of the words that are not common, rarest first while they stay within `MATCHES`."""
        rare = sorted((count, word) for word in words if (count := self._standing_in(word)) < self._common)
        if not rare:
            few = self._passages <= MATCHES
            asked = words if few else sorted(words, key=len)[-COMMON_TOGETHER:]
            return (" OR " if few else " AND ").join(f'"{word}"' for word in asked)
        within = list(accumulate(count for count, _ in rare))
        return " OR ".join(f'"{word}"' for (_, word), sum_ in zip(rare, within, strict=True) if sum_ <= MATCHES)

    def _asked_how_many(self, word: str) -> int:
        """In how many passages a word stands, counted no further than it takes to call it common."""
        with self._engine.connect() as connection:
            asked = {"words": f'"{word}"', "most": self._common}
            return int(connection.execute(text(_HOW_MANY), asked).scalar_one())

    def _asked_how_few(self, filters: tuple[str | None, ...]) -> bool:
        """Whether a filter lets few passages through."""
        with self._engine.connect() as connection:
            through = connection.execute(text(_HOW_FEW), _filtering(filters)).scalar_one()
        return bool(through < FEW_SHARE * self._passages)

    @cached_property
    def _common(self) -> int:
        """So many passages make a word common."""
        few = min(self._passages * COMMON_SHARE_OF_FEW, LEAST_COMMON)
        return int(max(min(self._passages * MOST_COMMON_SHARE, MOST_COMMON), few)) + 1

    @cached_property
    def _passages(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM passage")).scalar_one())


def _filtering(filters: tuple[str | None, ...]) -> dict[str, object]:
    return dict(zip(("kind", "subject", "section"), filters, strict=True))
