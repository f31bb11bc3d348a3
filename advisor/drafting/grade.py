"""How hard a text is to read, as a US school grade: Flesch-Kincaid for English, the Fernández-Huerta ease mapped to grades
for Spanish. Pure arithmetic over counted sentences, words and syllables.

A number counts as one word of one syllable, citation markers and Markdown count as nothing, and a line that ends without
a stop (a heading, a greeting) is a sentence of its own.
"""

import re
from itertools import pairwise

_MARKS = re.compile(r"\[(?:\d{1,3}|F\d+|S[\w-]+)\]|[*_#>|]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?|[$≥]?\d[\d,.]*%?")
_END = re.compile(r"(?<![A-Z]\.)(?<=[.!?:;…])[\"'”’)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<!ch)(?<!sh)[^laeiouyscgzx]es|[^aeiouydt]ed|[^laeiouy]e)$")
_TWO = re.compile(r"i(?:a|o)(?!u|n\b|ns\b|l\b|lly\b)|eo(?!u)|ism\b|(?<![t])(?<!fic)(?<!anc)ie(?=n[ct])")
"""Vowels side by side that are read apart ("sci-ence", "are-a")."""
_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_EASE = ((90, 80, 5), (80, 70, 6), (70, 60, 8), (60, 50, 10), (50, 30, 13))
"""Fernández-Huerta: from ease, down to ease, the grade at its top; below 30 it is a university text."""


def grade_of(text: str, language: str) -> float:
    """The school grade that reads this text with ease, never below 0; an empty text is grade 0."""
    sentences = [words for part in _END.split(_MARKS.sub(" ", text)) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    per_sentence = len(words) / len(sentences)
    if language == "es":
        per_word = sum(spanish_syllables(word) for word in words) / len(words)
        return _of_ease(206.84 - 60 * per_word - 1.02 * per_sentence)
    per_word = sum(english_syllables(word) for word in words) / len(words)
    return max(0.0, round(0.39 * per_sentence + 11.8 * per_word - 15.59, 1))


def english_syllables(word: str) -> int:
    """Syllables of an English word by its vowel groups, a silent e left out; at least one."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if not low[:1].isalpha():
        return 1
    groups = len(_VOWELS.findall(low))
    if groups > 1 and _SILENT.search(low):
        groups -= 1
    return max(1, groups + len(_TWO.findall(low)))


def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word: vowel groups, two strong or a stressed weak vowel parted; at least one."""
    low = re.sub(r"(?<=[gq])u(?=[eéií])", "", word.lower())
    if not low[:1].isalpha():
        return 1
    low = re.sub(r"y$", "i", low)
    total = 0
    for group in _SPANISH_VOWELS.findall(low):
        total += 1
        total += sum(1 for a, b in pairwise(group) if _parted(a, b))
    return max(1, total)


def _parted(first: str, second: str) -> bool:
    strong = "aeoáéó"
    return (first in strong and second in strong) or first in "íú" or second in "íú"


def _of_ease(ease: float) -> float:
    """The grade of a reading ease, straight lines between the bands of the scale."""
    if ease >= 90:
        return round(max(0.0, 5 - (ease - 90) / 10), 1)
    for top, low, grade in _EASE:
        if ease >= low:
            following = {5: 6, 6: 8, 8: 10, 10: 13, 13: 16}[grade]
            return round(grade + (top - ease) / (top - low) * (following - grade), 1)
    return round(16 + (30 - ease) / 10, 1)
