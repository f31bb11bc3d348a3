"""Reading grade of an answer by Flesch-Kincaid, with names of jobs and places, figures and citations masked.

grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59. A line of a list ends a sentence. What O*NET or a
page says in its own words is quoted, not ours, and left out.
"""

import re
from collections.abc import Sequence
from typing import Any

_QUOTED = re.compile(r"(?<=ratings: ).*?(?= ?\[\d+\])|“[^”]*”")
_MARK = re.compile(r" ?\[\d+\]| ?\(\d\d-\d{4}(?:\.\d\d)?\)")
_FIGURE = re.compile(r"[≥$-]*\d(?:[\d,.–/]*\d)?%?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def masked(text: str, findings: Sequence[Any], labels: Sequence[str] = ()) -> str:
    """The answer's own words: each name is "people" or "here", each figure "ten"."""
    text = _MARK.sub("", _QUOTED.sub("them", text))
    names = sorted({*_titles([one.model_dump() for one in findings]), *labels}, key=len, reverse=True)
    for name in names:
        text = re.sub(re.escape(name), "people", text, flags=re.IGNORECASE)
    text = re.sub(r"\*\*[^*]+\*\*", "people", text)
    return _FIGURE.sub("ten", text)


def _titles(value: Any) -> set[str]:
    if isinstance(value, list):
        return {one for part in value for one in _titles(part)}
    if not isinstance(value, dict):
        return set()
    found = {one for part in value.values() for one in _titles(part)}
    title = value.get("title")
    return found | ({title} if isinstance(title, str) and len(title) > 2 else set())


def grade(text: str) -> float:
    """The school grade that reads the text with ease."""
    sentences = [found for one in _SENTENCE.split(text) if (found := _WORD.findall(one))]
    words = [word for one in sentences for word in one]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels; a silent e at the end and -ed, -es after a consonant do not count."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    bare = (
        re.sub(r"(?<=[^aeiouy])(?:e|ed|es)$", "", bare)
        if not re.search(r"(le|ted|ded|ses|ces|ges|zes|ches|shes)$", bare)
        else bare
    )
    return max(1, len(re.findall(r"[aeiouy]+", bare)))
