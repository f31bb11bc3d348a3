"""What people say they like or dislike -> what it means and which descriptors speak of it, by our own reviewed table.

Pure. It drops what somebody says of themselves (age, sex, health, origin, faith, family): such words never weigh on what
is offered. It knows no occupation's figures.
"""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from knowledge.errors import BuildError

TABLE = "interest_words.csv"
_COLUMNS = ["meaning", "evidence", "en", "es"]
_LETTERS = {
    "R": "Realistic", "I": "Investigative", "A": "Artistic", "S": "Social", "E": "Enterprising", "C": "Conventional",
}  # fmt: skip

# What a person is, as opposed to what they like to do. Those they would work with (children, patients) stay.
_PERSONAL = re.compile(
    r"\b(?:\d{1,2}[- ]?(?:years?[- ]?old|yrs?[- ]?old|y/?o)|aged? \d{1,2}|i(?:'m| am) \d{1,2}|in my (?:teens|twenties|thirties|forties|fifties|"
    r"sixties|seventies|\d0'?s)|(?:fe)?males?|wom[ae]n|m[ae]n|girls?|boys?|guys?|lad(?:y|ies)|gentlem[ae]n|trans(?:gender)?|nonbinary|gay|"
    r"lesbian|queer|straight|mothers?|mom|moms|mum|fathers?|dads?|wife|husband|grandmothers?|grandfathers?|grandma|grandpa|sisters?|brothers?|"
    r"sons?|daughters?|aunts?|uncles?|widow(?:er)?|single|married|divorced|pregnant|"
    r"white|black|latin[oax]s?|hispanics?|asians?|african[- ]americans?|native americans?|caucasians?|mexicans?|chinese|indians?|"
    r"arabs?|jewish|jews?|muslims?|christians?|catholics?|hindus?|buddhists?|church(?:es)?|mosques?|temples?|synagogues?|parish|immigrants?|refugees?|"
    r"disabled|disabilit(?:y|ies)|wheelchair|blind|deaf|autis(?:m|tic)|adhd|dyslexi[ac]|diabet(?:es|ic)|epilep(?:sy|tic)|depress(?:ion|ed)|anxiety|"
    r"anxious|bipolar|ptsd|cancer|asthma|arthritis|bad (?:back|knees?|hip)|hiv|mujer(?:es)?|hombres?|madre|padre|mam[aá]|pap[aá]|espos[oa]|"
    r"herman[oa]s?|hij[oa]s?|abuel[oa]s?|iglesia|mezquita|discapacidad|ciego|sord[oa]|diabetes|depresi[oó]n|embarazada|años)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?:my|our|mi|mis)\s+(?:\w+\s+)?(?:{_PERSONAL.pattern}|(?:relatives?|family|familiar(?:es)?)\b)", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"\b(?:speak|speaking|fluent in|hablo|hablar)\s+(?:both\s+)?(?:spanish|english|french|german|chinese|mandarin|arabic|vietnamese|korean|"
    r"russian|portuguese|tagalog|hindi|español|inglés)(?:\s+and\s+\w+)?",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:spanish|french|german|mandarin|arabic|vietnamese|korean|russian|portuguese|tagalog|hindi)\b", re.I
)
_NAME = re.compile(r"\b(?:my name is|call me|me llamo)\s+\w+", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*[,.;!?]+\s+|\s*[,.;!?]+$")
_HOLLOW = frozenset(
    ("i", "i'm", "im", "am", "a", "an", "have", "i've", "in", "the", "my", "was", "been", "and", "with", "who", "as", "got", "of", "years", "old", "soy", "tengo", "una", "un", "de")
)  # fmt: skip


Kind = Literal["interest", "style", "activity", "ability", "knowledge", "skill"]


class Evidence(NamedTuple):
    """A descriptor that speaks of a meaning. `weight` is negative where a low rating does."""

    kind: Kind
    name: str
    weight: float


class Meaning(NamedTuple):
    """What a phrase stands for. `jobs`: beginnings of occupation codes that our own table counts to it, with a weight."""

    label: str
    evidence: tuple[Evidence, ...]
    jobs: tuple[tuple[str, float], ...]


class Wish(NamedTuple):
    """One meaning that a person's phrase has, and the phrase as they put it."""

    said: str
    meaning: Meaning


def impersonal(phrase: str) -> str:
    """The phrase without what it tells of the person: two people who like the same are read alike."""
    text = _LANGUAGE.sub("speak another language", phrase)
    text = _RELATIVE.sub("someone", _NAME.sub(" ", text))
    text = _ORIGIN.sub(" ", _PERSONAL.sub(" ", text))
    # "I am a …," with the rest cut away says nothing: what is left of such a clause goes with it.
    clauses = [" ".join(one.split()) for one in _CLAUSE.split(text)]
    return ", ".join(one for one in clauses if not set(re.findall(r"[\w']+", one.lower())) <= _HOLLOW).strip(" ,.;:-'")


def meanings(phrase: str) -> tuple[Wish, ...]:
    """What a phrase means, in the order of the table; empty where the table does not know it."""
    text = impersonal(phrase).lower().replace("’", "'")
    return tuple(Wish(phrase, meaning) for pattern, meaning in _table() if pattern.search(text))


def descriptors() -> frozenset[tuple[str, str]]:
    """Kind and name (or the beginning of it) of every descriptor that the table leans on."""
    return frozenset((one.kind, one.name) for _, meaning in _table() for one in meaning.evidence)


def job_weight(meaning: Meaning, code: str) -> float:
    """How much our own table counts an occupation to a meaning, 0 to 3."""
    return max((weight for prefix, weight in meaning.jobs if code.startswith(prefix)), default=0.0)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """The reviewed table. Raises `BuildError` naming the line that is not as it must be."""
    reader = csv.DictReader((files("knowledge") / "starter" / TABLE).read_text(encoding="utf-8").splitlines())
    if reader.fieldnames != _COLUMNS:
        raise BuildError(f"{TABLE}: the columns must be {', '.join(_COLUMNS)}.")
    found = []
    for line, row in enumerate(reader, start=2):
        if not all(row.get(name) for name in _COLUMNS) or None in row:
            raise BuildError(f"{TABLE}, line {line}: a column is empty or there is one too many.")
        found.append((_pattern(f"{row['en']}|{row['es']}".split("|")), _meaning(row["meaning"], row["evidence"], line)))
    return tuple(found)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a star stands for any ending, a question mark makes the letter before it optional,
    an equals sign asks for nothing else beside it."""
    parts = []
    for phrase in phrases:
        part = (
            re.escape(phrase.strip().removeprefix("="))
            .replace(r"\*", r"\w*")
            .replace(r"\?", "?")
            .replace(r"\ ", r"\s+")
        )
        parts.append(rf"(?<!\w){part}(?!\w)" if not phrase.startswith("=") else rf"^{part}$")
    return re.compile("|".join(sorted(parts, key=len, reverse=True)))


def _meaning(label: str, written: str, line: int) -> Meaning:
    evidence: list[Evidence] = []
    jobs: list[tuple[str, float]] = []
    for part in (one.strip() for one in written.split(";")):
        if part.startswith("jobs:"):
            jobs += [
                (code, float(weight or 2)) for code, _, weight in (one.partition("*") for one in part[5:].split("+"))
            ]
            continue
        name, _, weight = part.removeprefix("-").partition("*")
        sign = -1.0 if part.startswith("-") else 1.0
        kind, _, bare = name.partition(":") if ":" in name else ("interest", "", _LETTERS.get(name, ""))
        if not bare or kind not in ("interest", "style", "activity", "ability", "knowledge", "skill"):
            raise BuildError(f"{TABLE}, line {line}: “{part}” names no descriptor.")
        evidence.append(Evidence(kind, bare, sign * float(weight or 1)))  # type: ignore[arg-type]
    return Meaning(label, tuple(evidence), tuple(jobs))
