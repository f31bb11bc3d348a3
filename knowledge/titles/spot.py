"""Names of jobs, careers and tracks inside a question: the longest run of words that is a name, typos allowed.

Words of the question itself (pay, best, near) are never names. A single word counts only where it is an everyday name or
an official title; a list's odd single words ("brother", "river") do not.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from knowledge.titles.matches import Spotted, SubjectMatch
from knowledge.titles.words import ABBREVIATIONS, SENIORITY, STOP, WRAPPING, Token, doers, fold, spelled_out, tokens

if TYPE_CHECKING:
    from knowledge.titles.find import Titles

LONGEST = 8  # words of a name
_AS_WRITTEN = frozenset(["ma", "md", "pm", "pt", "np", "gm", "hr", "it", "pca", "csi", "atc", "csr", "slp", "dj", "pa"])
_AFTER_IN = frozenset(
    [
        "education",
        "law",
        "medicine",
        "tech",
        "finance",
        "trade",
        "trades",
        "model",
        "host",
        "minister",
        "principal",
        "boss",
    ]
)
_FIELD = frozenset(["job", "career", "field", "industry", "work", "position", "role", "sector", "track", "path"])
_NAMED_ALONE = frozenset(["track:operations"])
_OF_A_PLACE = frozenset(["county", "city", "island", "valley", "beach", "park", "hill", "spring"])
_NEVER = frozenset((
    "us", "usa", "pay", "work", "area", "state", "city", "place", "time", "year", "hour", "money", "offer",
    "compare", "class", "md", "ma", "pa",
))  # fmt: skip


def spot(titles: "Titles", text: str) -> tuple[Spotted, ...]:
    """Every name in a text, left to right, none overlapping."""
    words = tokens(text)[:400]
    spelt = [token.word for token in words]
    choices = [_fixed(titles, words, place) for place in range(len(words))]
    hits = _hits(titles, words, [spelt], corrected=False)
    plain = {place for _, _, first, last, _ in hits for place in range(first, last + 1)}
    for hit in _hits(titles, words, list(islice(_spellings(choices), 8)), corrected=True):
        _, _, first, last, reading = hit
        if plain.isdisjoint(range(first, last + 1)) or _strong(titles, reading):
            hits.append(hit)
    taken = [False] * len(words)
    spans: list[tuple[int, int, str]] = []
    for _, _, first, last, reading in sorted(hits):
        if not any(taken[first : last + 1]):
            taken[first : last + 1] = [True] * (last + 1 - first)
            spans.append((first, last, reading))
    found = []
    for first, last, phrase in sorted(spans):
        match = titles.subjects(phrase)
        while first and words[first - 1].word in SENIORITY and not taken[first - 1]:
            first -= 1
        if match.subject is not None and (wider := _widened(titles, words, taken, first, last)) is not None:
            first, last, match = wider
        start, end = words[first].start, words[last].end
        if match.subject is not None:
            said = match.model_copy(update={"said": text[start:end]})
            found.append(Spotted(start=start, end=end, text=text[start:end], subject_match=said))
    return tuple(found)


def _widened(
    titles: "Titles", words: tuple[Token, ...], taken: list[bool], first: int, last: int
) -> tuple[int, int, SubjectMatch] | None:
    """A name with the word before or after it, where that makes a more particular name ("diesel" mechanic); else none."""
    for start, end in ((first - 1, last), (first, last + 1)):
        place = start if start < first else end
        if not 0 <= place < len(words) or taken[place] or words[max(place, first)].parted:
            continue
        beside = words[place]
        if _edge(beside.word) or len(beside.word) < 3 or titles.lookup.words.get(beside.word, (0, 0.0))[0] < 2:
            continue
        match = titles.subjects(" ".join(one.word for one in words[start : end + 1]))
        if match.subject is None or beside.word not in fold(match.matched).split():
            continue
        if place > last and match.decision != "go":
            continue  # a verb stands there more often than a name goes on
        taken[place] = True
        return start, end, match
    return None


def _fixed(titles: "Titles", words: tuple[Token, ...], place: int) -> tuple[str, ...]:
    word = words[place].word
    if word in WRAPPING or word in STOP or word in SENIORITY or word in ABBREVIATIONS or len(word) < 4:
        return (word,)
    return titles.lookup.corrected(word) or (word,)


def _spellings(choices: Sequence[tuple[str, ...]]) -> Iterator[list[str]]:
    """The words as first corrected, then with one more word in its second or third likeliest spelling."""
    first = [choice[0] for choice in choices]
    yield first
    for place, choice in enumerate(choices):
        for other in choice[1:]:
            yield [*first[:place], other, *first[place + 1 :]]


def _hits(
    titles: "Titles", words: tuple[Token, ...], spellings: Sequence[list[str]], *, corrected: bool
) -> list[tuple[int, bool, int, int, str]]:
    """Runs of words that are names, in an order in which the longest and the best spelt come first."""
    readings: dict[str, set[tuple[int, int]]] = {}
    for spelt, first in product(spellings, range(len(words))):
        for last in range(first, min(first + LONGEST, len(words))):
            if last > first and words[last].parted:
                break
            if _edge(spelt[first]) or _edge(spelt[last]):
                continue
            phrase = " ".join(spelt[first : last + 1])
            if corrected and phrase == " ".join(word.word for word in words[first : last + 1]):
                continue
            for reading in (*spelled_out(phrase), *doers(phrase)):
                readings.setdefault(reading, set()).add((first, last))
    common = titles.lookup.common(readings)
    names = titles.lookup.names(readings)
    return [
        (first - last, corrected, first, last, reading)
        for reading, places in readings.items()
        if reading in common or reading in names
        for first, last in places
        if _counts(titles, words, first, last, reading, reading in common, corrected)
    ]


def _strong(titles: "Titles", reading: str) -> bool:
    """Whether a name is an everyday one or an official title."""
    listed = titles.lookup.names([reading]).get(reading, [])
    return any(name.kind == "own" for name in listed) or reading in titles.lookup.common([reading])


def _edge(word: str) -> bool:
    return word in STOP or word in WRAPPING or word in _NEVER or word.isdigit()


def _counts(
    titles: "Titles", words: tuple[Token, ...], first: int, last: int, reading: str, everyday: bool, corrected: bool
) -> bool:
    """Whether a name that was found is one here, and not a word of the question."""
    if last > first:
        return True
    token = words[first]
    before = words[first - 1].word if first else ""
    if before == "the" and first > 1:  # "in the trades"
        before = words[first - 2].word
    after = words[last + 1].word if last + 1 < len(words) else ""
    if token.raw.istitle() and after in _OF_A_PLACE:
        return False
    if corrected and after and not everyday and len(words) > 1 and token.raw.istitle():
        return False
    if token.word in _AS_WRITTEN and not token.raw.isupper():
        return False
    if token.word in _AFTER_IN and before not in ("in", "a", "an", "into"):
        return False
    listed = titles.lookup.names([reading]).get(reading, [])
    own = [name for name in listed if name.kind == "own"]
    entry = titles.lookup.common([reading]).get(reading) if everyday else None
    first_target = entry.targets[0] if entry else own[0].target if own else ""
    # A field ("legal", "science") is named by "in" before it or a word like "jobs" after it; alone it may be any word.
    field = first_target.startswith(("group:", "track:")) and first_target not in _NAMED_ALONE
    if field and before not in ("in", "into") and after not in _FIELD:
        return False
    if entry or own:
        return not corrected or len(reading) > 4
    if any(name.kind == "spanish" for name in listed):
        return not corrected and len(reading) > 4
    return not corrected and len(reading) > 6 and reading.endswith(("ist", "ician", "ologist", "grapher", "smith"))
