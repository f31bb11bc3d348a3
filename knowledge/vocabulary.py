"""Words of plain speech: those that the texts of a build hold in small letters. A name of a person or a firm is none."""

import re
from collections import Counter
from functools import lru_cache

from sqlalchemy import Engine

_SMALL = re.compile(r"(?<![\w@.’'-])[a-zà-ÿ]{2,}(?:[’'-][a-zà-ÿ]+)*(?![\w@])")
_TEXTS = (
    "SELECT description FROM occupation",
    "SELECT markdown FROM narrative",
    "SELECT name FROM activity",
    "SELECT title FROM program",
)
_OFTEN = 5
"""Titles that hold a word from which on it is a word of work and no maker's name."""


@lru_cache(maxsize=2)
def small_words(engine: Engine) -> frozenset[str]:
    """The words, in small letters. One build holds some ten thousand; they are read once."""
    counted: Counter[str] = Counter()
    with engine.connect() as connection:
        for query in _TEXTS:
            for (text,) in connection.exec_driver_sql(query):
                counted.update(_SMALL.findall(text or ""))
        titled = connection.exec_driver_sql("SELECT word FROM title_word WHERE names >= ?", (_OFTEN,)).all()
    words = {part for word in counted for part in re.split(r"[’'-]", word)}
    return frozenset(words) | frozenset(row[0] for row in titled) | frozenset(counted)
