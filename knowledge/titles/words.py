"""Words of job titles: folding, singular forms, abbreviations, and words that say rank rather than work.

Pure functions on text. Nothing here knows an occupation or asks a database.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from pydantic import BaseModel, ConfigDict

_PARTING = re.compile(r"[.;:!?()\n]")
_TOKEN = re.compile(r"[a-z0-9+#]+(?:'s\b|')?", re.IGNORECASE)

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "acct": ("accounting", "account"), "acctg": ("accounting",), "admin": ("administrative", "administrator"), "ap": ("account payable", "advanced placement"),
    "ar": ("account receivable",), "asst": ("assistant",),
    "assoc": ("associate",), "bdr": ("business development representative",), "coord": ("coordinator",), "cust": ("customer",), "const": ("construction",), "constr": ("construction",),
    "dept": ("department",),
    "dev": ("developer",), "dir": ("director",), "elec": ("electrical",), "eng": ("engineer", "engineering"),
    "engr": ("engineer",), "equip": ("equipment",), "exec": ("executive",), "hr": ("human resource",), "info": ("information",),
    "it": ("information technology",), "lab": ("laboratory",), "maint": ("maintenance",), "mech": ("mechanical",),
    "med": ("medical",), "mktg": ("marketing",), "mfg": ("manufacturing",), "mgmt": ("management",), "mgr": ("manager",), "op": ("operator",), "oper": ("operator",),
    "ops": ("operation",), "pr": ("public relation",), "prof": ("professor",), "proj": ("project",), "qa": ("quality assurance",),
    "qc": ("quality control",), "rep": ("representative",), "sdr": ("sale development representative",), "sec": ("secretary", "security"),
    "spec": ("specialist",), "supv": ("supervisor",), "sup": ("supervisor",), "svc": ("service",),
    "sw": ("software",), "sys": ("system",), "tchr": ("teacher",), "tech": ("technician", "technologist"), "temp": ("temporary",),
    "transp": ("transportation",), "trk": ("truck",), "whse": ("warehouse",), "vp": ("vice president",),
}  # fmt: skip
"""Short forms that stand for a word inside a longer title (whole-title ones are in `common_titles.csv`)."""

SENIORITY = frozenset((
    "senior", "sr", "junior", "jr", "lead", "leading", "head", "chief", "principal", "staff", "associate",
    "assistant", "asst", "deputy", "experienced", "entry", "level", "trainee", "apprentice", "intern",
    "internship", "student", "certified", "licensed", "registered", "professional", "freelance",
))  # fmt: skip
"""Words that say rank or standing. Dropped only where the title with them is not known."""

_OWN_AT_END = frozenset(("assistant", "asst", "chief"))

STOP = frozenset((
    "a", "an", "the", "of", "and", "or", "for", "in", "on", "at", "to", "with", "as", "by", "my", "de", "la",
    "el", "los", "las", "del", "y", "en",
))  # fmt: skip
"""Words without weight inside a title."""

WRAPPING = frozenset((
    "job", "jobs", "career", "careers", "position", "positions", "role", "roles", "occupation", "occupations",
    "profession", "professions", "work", "working", "pay", "pays", "paid", "paying", "salary", "salaries",
    "wage", "wages", "earn", "earns", "earning", "make", "makes", "income", "money", "become", "becoming",
    "being", "best", "top", "good", "what", "who", "how", "much", "do", "does", "is", "are", "i", "im", "am",
    "be", "want", "would", "like", "near", "me", "trabajo", "trabajos", "carrera", "carreras", "sueldo",
    "salario", "gana", "ganan", "cuanto", "cuánto", "un", "una",
))  # fmt: skip
"""Words of a question about a job, never of its name when they stand at its edge."""

_KEEP_S = frozenset(
    ["business", "sales", "news", "pass", "us", "bus", "gas", "texas", "series", "species", "physics", "mathematics"]
)
_IRREGULAR = {
    "rns": "rn",
    "nps": "np",
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "wives": "wife",
    "sales": "sale",
    "unas": "unas",  # "uñas" (nails): "una" would be an article
}


class Token(BaseModel):
    """A word with its place in the text; `word` is folded and singular, `parted` when a sentence or bracket ends before."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    raw: str
    word: str
    parted: bool = False


def unaccented(text: str) -> str:
    """Lower case without accents, one character for each of the original."""
    if text.isascii():
        return text.lower()
    return "".join(
        (unicodedata.normalize("NFD", character)[0] if character.isalpha() else character).lower()[:1] or character
        for character in text
    )


def singular(word: str) -> str:
    """The singular of an English word, by rule (the same rule on both sides matters more than grammar)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEEP_S or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word[:-3] + "man" if len(word) > 4 and word.endswith("men") and word != "specimen" else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text. `&` counts as "and"; hyphens, slashes and other marks part words."""
    plain = unaccented(text).replace("’", "'")
    found: list[Token] = []
    for match in _TOKEN.finditer(plain.replace("&", "+")):
        raw = match.group().removesuffix("'s").strip("'")
        word = "and" if raw == "+" else singular(raw)
        if word:
            start, end = match.span()
            between = text[found[-1].end : start] if found else ""
            parted = bool(_PARTING.search(between))
            found.append(Token(start=start, end=end, raw=text[start:end], word=word, parted=parted))
    return tuple(found)


@lru_cache(maxsize=8_192)  # the same titles are compared again with every message
def fold(text: str) -> str:
    """A title as it is compared: lower case, no accents or marks, singular words."""
    return " ".join(token.word for token in tokens(text))


def bag(folded: str) -> str:
    """The weighty words of a folded title in alphabetical order: equal for another word order."""
    return " ".join(sorted({word for word in folded.split() if word not in STOP}))


def spelled_out(folded: str) -> Iterator[str]:
    """The folded title, then its readings with abbreviations written out (at most eight)."""
    yield folded
    words = folded.split()
    choices = [(*ABBREVIATIONS.get(word, ()), word) if len(words) > 1 else (word,) for word in words]
    for number, reading in enumerate(product(*choices)):
        if number >= 8:
            return
        joined = " ".join(reading)
        if joined != folded:
            yield joined


_DOERS = (("therapy", "therapist"), ("ology", "ologist"), ("iatry", "iatrist"), ("graphy", "grapher"), ("istry", "ist"),
    ("entry", "enter"), ("onry", "on"), ("smithing", "smith"), ("tending", "tender"), ("keeping", "keeper"), ("teaching", "teacher"),
    ("counseling", "counselor"), ("engineering", "engineer"), ("management", "manager"))  # fmt: skip


def doers(folded: str) -> Iterator[str]:
    """Who does the work that a folded phrase names: "massage therapy" -> "massage therapist", "masonry" -> "mason"."""
    for work, doer in _DOERS:
        if folded.endswith(work) and len(folded) > len(work) + 1:
            yield folded.removesuffix(work) + doer


def unwrapped(folded: str) -> str:
    """A folded phrase without question words and articles at its edges ("what does a nurse make" -> "nurse")."""
    words = folded.split()
    while words and (words[0] in WRAPPING or words[0] in STOP):
        words.pop(0)
    while words and (words[-1] in WRAPPING or words[-1] in STOP):
        words.pop()
    return " ".join(words)


def without_seniority(folded: str) -> str:
    """A folded title without words of rank; unchanged where nothing else would be left."""
    words = folded.split()
    kept = [word for word in words if word not in SENIORITY]
    if kept and words[-1] in _OWN_AT_END:
        kept.append(words[-1])  # a teacher's assistant is no teacher, a fire chief no fire
    return " ".join(kept) if kept else folded


PERSONS = frozenset((
    "i", "im", "m", "my", "we", "our", "us", "me", "who", "whose", "that", "they", "their", "them", "you", "your",
    "someone", "somebody",
))  # fmt: skip
"""Words by which a text tells about a person and is no title."""

_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ments",
    "ment",
    "ions",
    "ion",
    "ists",
    "ist",
    "ers",
    "ors",
    "er",
    "or",
    "ed",
    "e",
    "y",
)
_WHOLE = {"care": "care", "caring": "care", "carer": "care", "taught": "teach", "drove": "driv", "sold": "sell",
    "built": "build", "kept": "keep", "made": "mak", "wrote": "writ", "ran": "run", "running": "run",
    "led": "lead", "cut": "cut", "cutting": "cut", "cutter": "cut", "planning": "plan", "planner": "plan"}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending, so that driver, driving and drive are one ("driv"). A rule, not a grammar."""
    if word in _WHOLE:
        return _WHOLE[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The stem of a word as it is written in a sentence, in lower case."""
    return stem(singular(word))


_SMALL_TALK = """
i im me my mine we our us they them their it its that this those these you your he she him her his what who when where
which while so if then than from into out up down off over about around after before all most every each some any no not
do does did is are was were be been being am have has had get gets got go goes going went let make makes making sure other
people person someone somebody everyone thing things lot lots day days time ll ve re m s t can can't won't will would could
should also just really very much many job work working worked kind mostly usually often sometimes always there here how
why because but well good new big little company place
"""
SPOKEN = frozenset(stem(word) for word in _SMALL_TALK.split()) - {"mak"}
"""Stems of small talk: without weight where a person tells what they do."""
