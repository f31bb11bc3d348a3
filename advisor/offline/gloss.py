"""A rough English of a Spanish question, word by word, the longest phrases first: for patterns and the sentence embedder.

Pure. It never translates the name of a job or a place: the caller says which stretches those are. What it does not know it
leaves as it stands. Nobody is shown its English.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from advisor.offline.reading import Resolver
from advisor.offline.spanish import asked_in_english, tells_of_likes

_TOKEN = re.compile(r"\{\w+\}|[^\W\d_]+(?:'[^\W\d_]+)?")
_LONGEST = 5
_ASKS = re.compile(r"(?:^|[,.;:!?¿(]|\b(?:and|or|but|hey|know|y|o|pero|oye|sabe[rs]?|dime|d[ií]game))\s*$", re.I)
"""What stands before a "que" or "como" that asks, written without its accent."""
_ORDER = tuple(
    (re.compile(pattern, re.I), words)
    for pattern, words in (
        (r"\b(?:what|which) (?:job )?pays best(?=\W.*\b(?:or|o)\b)", "which pays more"), (r"\b(similar|next|close) a\b", r"\1 to"), (r"\bfrom (.{3,45}?) a (?=\w{4})", r"from \1 to "),
        (r"^what more$", "what else"), (r"^still$", "continue"), (r"\bno (will|can|could)\b", r"\1 not"), (r"\b((?:will|can|could)(?: not)?) (replace|take) (?:the )?ai\b", r"ai \1 \2"), (r"\b(?:more (?:de|than)|most (?:de|of|than)) (?=[\d$])", "more than "), (r"\b(?:more|most) common\b", "most common"),
        (r"\b(?:no|not) (?:need|needs|require|requires|i have|do i need|ask|they require|are needed|is needed) (?:of )?(?:an? |any |the |papers of |much )?(?:degree|college|university|school|title|education)\b", "without a degree"),
        (r"\bwithout (?:go|having|going|have) (?:to )?(?:the |an? )?(?:school|college|university|degree)\b|\bwithout (?:the )?(?:school|college)\b", "without a degree"),
        (r"\b(?:no|not) (?:need|needs|require|requires|i have|ask|they require) (?:of )?experience\b", "without experience"),
        (r"(^|[,.;] ?)job (?:of|as) (?=\w)", r"\1i work as "),
        (r"\b(?:more|most) safe\b", "safest"), (r"\bthat (?:more|most) (?:will|go) grow\b|\bthat (?:more|most) grow(?:ing)?\b", "growing fastest"),
        (r"\bgrow(?:ing)? more\b(?! than| de\b)|\bmore growing\b", "growing fastest"),
        (r"\b(where|which|what|with|the) ((?:\w+ ){0,3})more (openings|employees|employed|jobs?|demand|work)\b(?! than)", r"\1 \2most \3"),
        (r"\b(which|what|the)( \w+){0,3} more (safe|exposed|resilient|high|in demand)\b(?! than)", r"\1\2 most \3"),
        (r"\b(earn|pay|paying|make) less\b(?! than)|\bless (earn|pay|make)\b", "earn least"),
        (r"\bmost employe(?:es|d)\b", "most people employed"), (r"\bwhere are there more\b", "where are there most"),
        (r"\bthat not\b", "that do not"), (r"\bme (job|house|boss|husband|son|client)\b", r"my \1"),
        (r"\b(?:which|what) are the (occupations|jobs|careers) with most (?:people employed|employe(?:es|d))\b", r"which \1 employ the most people"),
        (r"\bwhere are there most (?!openings|jobs?|demand|work)", "where do most people work as "), (r"\bis it better for me more\b", "am i better off in"),
    )
)  # fmt: skip
"""The order and degree of words that the list, word by word, cannot tell."""
_FIELD = re.compile(
    r"\b((?:en|in|de|of|sector|campo|[aá]rea|industria) (?:de )?(?:la |el )?)(salud|medicina|construcci[oó]n|tecnolog[ií]a|educaci[oó]n|finanzas|ventas|leyes|limpieza|transporte|manufactura|agricultura|hospitalidad|oficina)\b(?! \w+ia\b)",
    re.I,
)
_NOT_LISTED = {"que": "what", "como": "how"}


def asked_of(text: str, resolver: Resolver) -> str:
    """The Spanish message with its question in English and its names as they were said; one about likes keeps its words."""
    if tells_of_likes(text):
        return text
    said = _named(asked_in_english(text), resolver)
    spots = [(one.start, one.end) for one in resolver.spot_subjects(said)]
    spots += [(one.start, one.end) for one in resolver.spot_places(said)]
    return glossed(said, [(start, end) for start, end in spots if not _asks_only(said[start:end])])


def _named(text: str, resolver: Resolver) -> str:
    """Fields by a name that the resolver knows, where they stand as fields ("en salud"); a plural of one job as its singular."""
    made = _FIELD.sub(lambda found: f"{found[1]}{_fields()[unaccented(found[2])]}", text)
    jobs = [one for one in resolver.spot_subjects(made) if one.subject_match.subject is not None]
    groups = {
        (one.start, one.end) for one in jobs if one.subject_match.subject and one.subject_match.subject.kind == "career"
    }
    for token in reversed(list(_TOKEN.finditer(made))):
        word = token.group()
        spotted = next((one for one in jobs if one.start < token.end() and token.start() < one.end), None)
        if known(word) or len(word) < 5 or (spotted is not None and token.span() not in groups):
            continue
        single = next((one for one in _singulars(word) if _is_job(one, resolver)), None)
        if single is not None:
            made = f"{made[: token.start()]}{single}{made[token.end() :]}"
    return made


def _singulars(word: str) -> list[str]:
    """What a word that ends like a plural may be the plural of, and the fuller name of a word that alone names no job."""
    low = word.lower()
    ones = [low.removesuffix("es"), low.removesuffix("s")] if low.endswith("es") else [low.removesuffix("s")]
    return [
        _fuller().get(unaccented(one), one) for one in dict.fromkeys(ones) if one != low or unaccented(one) in _fuller()
    ]


def _is_job(word: str, resolver: Resolver) -> bool:
    """Whether the whole of it names one occupation."""
    spots = resolver.spot_subjects(word)
    return any(
        (one.start, one.end) == (0, len(word))
        and one.subject_match.subject
        and one.subject_match.subject.kind == "occupation"
        for one in spots
    )


def _asks_only(stretch: str) -> bool:
    """Whether what looks like a job or a place is words of the question ("mí", "IA", "contando"); LA in capitals is a place."""
    words = _TOKEN.findall(stretch)
    return all(known(word) and (word.upper() == "IA" or len(word) > 2 or not word.isupper()) for word in words)


def glossed(text: str, keep: Sequence[tuple[int, int]] = ()) -> str:
    """The text with the words it knows in English; the stretches `keep` (start, end) stand as they are."""
    tokens = [one for one in _TOKEN.finditer(text) if not any(a <= one.start() < b for a, b in keep)]
    plain = [unaccented(one.group()) for one in tokens]
    made: list[str] = []
    at, done = 0, 0
    while at < len(tokens):
        count, english = _longest(text, tokens, plain, at)
        if count:
            start, end = tokens[at].start(), tokens[at + count - 1].end()
            before = "".join(made) + text[done:start]
            if (
                count == 1
                and plain[at] in _NOT_LISTED
                and (tokens[at].group().lower() != plain[at] or _ASKS.search(before))
            ):
                english = _NOT_LISTED[plain[at]]
            made += [text[done:start], english]
            done = end
        at += count or 1
    english = " ".join("".join([*made, text[done:]]).split())
    for pattern, words in _ORDER:
        english = pattern.sub(words, english)
    return english


def known(word: str) -> bool:
    """Whether a word of a Spanish question is one that asks, whatever job or state it looks like ("mí", "IA", "contando")."""
    return unaccented(word) in _words()


def unaccented(word: str) -> str:
    """A word in small letters without accents, as the list has it."""
    low = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in low if not unicodedata.combining(one))


def _longest(text: str, tokens: Sequence[re.Match[str]], plain: Sequence[str], at: int) -> tuple[int, str]:
    """How many words from `at` on are the longest phrase that is listed, and its English; (0, "") where none is."""
    run = 1
    while (
        run < _LONGEST and at + run < len(tokens) and text[tokens[at + run - 1].end() : tokens[at + run].start()] == " "
    ):
        run += 1
    for count in range(run, 0, -1):
        found = _words().get(" ".join(plain[at : at + count]))
        if found is not None:
            return count, found
    return 0, ""


def _words() -> dict[str, str]:
    """Asking words: Spanish, unaccented, to English."""
    return _lists()["words"]


def _fields() -> dict[str, str]:
    """Fields of work: Spanish, unaccented, to the name that the resolver knows."""
    return _lists()["fields"]


def _fuller() -> dict[str, str]:
    """Short names of jobs that the titles on file only hold in a fuller form, unaccented."""
    return _lists()["fuller"]


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    """The lists beside this module."""
    import yaml

    read = yaml.safe_load((files("advisor.offline") / "gloss.yaml").read_text(encoding="utf-8"))
    made = {}
    for name, text in read.items():
        pairs = (one.partition("=") for one in re.split(r",\s+", str(text)))
        made[name] = {spanish.strip(): english.strip() for spanish, _, english in pairs}
    return made
