"""In which language a message is written: English or Spanish, by its small words and the endings of its longer ones.

Pure and quick; made for short messages without accents. A place with a Spanish name says nothing about the language.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "es"]

_PLACES = re.compile(
    r"\b(?:san|santa|santo) [a-z]+|\blos (?:angeles|alamos|gatos|banos|lunas|osos)|\blas (?:vegas|cruces|animas)"
    r"|\bel (?:paso|centro|dorado|monte|cajon|segundo|cerrito|reno|mirage|campo|sobrante)"
    r"|\bla (?:crosse|mesa|habra|jolla|quinta|puente|verne|porte|grange|mirada|plata|salle|vista|palma|junta|grande|canada|marque|vergne|follette|pine|center|fayette)"
    r"|\bdel (?:rio|norte|mar|city|ray|valle)|\bpalo (?:alto|verde)|\bpuerto rico|\bboca raton|\bcosta mesa|\bmesa\b|\bnew mexico"
    r"|\bcasa grande|\bcoral gables|\bchula vista|\bbuena park|\bsierra vista|\bvista\b|\bsacramento\b|\bfresno\b|\bmodesto\b"
)
_SHARED = frozenset(
    {"no", "me", "a", "as", "son", "once", "sea", "general", "social", "e", "o", "u", "i", "us", "he", "do", "si"}
)
"""Words of both languages, or letters that stand for a state or a thing."""
_ENDINGS = re.compile(
    r"(?:[tdnrlmsc]er[oa]s?|[td]or(?:a|as|es)|istas?|eria|cion(?:es)?|idad(?:es)?|ologos?|ologas?|ivos?|ivas?)$"
)
_NOT_SPANISH = frozenset(
    [
        "barista",
        "baristas",
        "camera",
        "cameras",
        "opera",
        "hero",
        "zero",
        "cafeteria",
        "bacteria",
        "criteria",
        "era",
        "eras",
        "madera",
        "rivera",
    ]
)
_SPANISH_MARKS = re.compile(r"[¿¡ñÑ]|[a-z][áéíóú]|\b[áéíóú]")
_WORD = re.compile(r"[a-z']+")


def language_of(text: str, before: Language = "en") -> Language:
    """The language of a message; where its words do not tell (a place, a number, "ok"), that of the talk `before`."""
    low = text.lower()
    folded = "".join(one for one in unicodedata.normalize("NFD", low) if not unicodedata.combining(one))
    words = _WORD.findall(_PLACES.sub(" ", folded))
    spanish = sum(_weight(word) for word in words)
    english = float(sum(word in _words("english") and word not in _SHARED for word in words))
    if not english and len(words) == 1 and words[0] == "si":
        return "es"
    if re.search(r"[¿¡]", low):
        spanish += 2
    elif _SPANISH_MARKS.search(_PLACES.sub(" ", low)):
        spanish += 0.5
    if spanish == english:
        return before
    return "es" if spanish > english else "en"


def _weight(word: str) -> float:
    if word in _SHARED or word in _NOT_SPANISH or word in _words("english"):
        return 0.0
    if word in _words("spanish"):
        return 1.0
    return 0.7 if len(word) > 5 and _ENDINGS.search(word) else 0.0


@lru_cache(maxsize=2)
def _words(language: str) -> frozenset[str]:
    """The words that tell a language, from the list beside this module."""
    import yaml

    read = yaml.safe_load((files("advisor.offline") / "tongues.yaml").read_text(encoding="utf-8"))
    return frozenset(str(read[language]).split())
