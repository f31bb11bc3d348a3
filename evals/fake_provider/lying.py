"""Mutants of honest sentences: each says something that the results do not. Pure, and the same for the same seed.

A mutant's figure is no figure of the results under its name, its place, year, code or job another, its link nobody's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from evals.fake_provider.asked import number_of
from evals.fake_provider.falsifying import (
    about_figures,
    about_names,
    about_order,
    about_time,
    added,
)
from evals.fake_provider.grounds import Grounds, grounds_of
from evals.fake_provider.reply import Lie

_TABLE_EDGE = re.compile(r"^\|[-| ]+\|?$")
_MARKER = re.compile(r"[ \t]*\[F\d+\]")
Change = Callable[[str, Grounds, int], Iterator[tuple[str, str]]]
_CHANGES: tuple[Change, ...] = (about_figures, about_names, about_time, about_order, added)


@dataclass(frozen=True)
class Mutant:
    """A sentence that was made false. `kind` begins with what was changed: `figure`, `place`, `year`, `code`,
    `occupation`, `marker`, `unit`, `order`, `claim` or `link`."""

    kind: str
    text: str


def mutants(sentence: str, results_text: str, seed: int = 0) -> list[Mutant]:
    """Every kind of lie that this sentence can be turned into, one of each kind; those with figures also unmarked."""
    if not sentence.strip() or _TABLE_EDGE.match(sentence.strip()):
        return []
    found: dict[str, str] = {}
    held = _grounds(results_text)
    for change in _CHANGES:
        for kind, text in change(sentence, held, number_of(seed, sentence)):
            if text != sentence:
                found.setdefault(kind, text)
    for kind, text in list(found.items()):
        if kind.startswith(("figure", "place", "occupation", "unit")) and _MARKER.search(text):
            # Without its marker a checker must find by itself what the figure is of.
            found[f"{kind}, unmarked"] = _MARKER.sub("", text)
    return [Mutant(kind, text) for kind, text in found.items()]


def chosen(sentence: str, results_text: str, seed: int) -> Mutant | None:
    """One mutant of this sentence, each family of kinds as likely as another."""
    families: dict[str, list[Mutant]] = {}
    for one in mutants(sentence, results_text, seed):
        families.setdefault(re.split(r"[ ,]", one.kind)[0], []).append(one)
    if not families:
        return None
    family = families[sorted(families)[number_of(seed, sentence, "family") % len(families)]]
    return family[number_of(seed, sentence, "one") % len(family)]


def lied(pieces: list[str], results_text: str, seed: int, language: str) -> tuple[list[str], list[Lie]]:
    """An honest answer with a lie in most of its sentences, and one sentence that is a lie as a whole."""
    said: list[str] = []
    lies: list[Lie] = []
    for number, piece in enumerate(pieces):
        mutant = None if number_of(seed, piece, number, "spared") % 5 == 0 else chosen(piece, results_text, seed)
        said.append(mutant.text if mutant else piece)
        if mutant:
            lies.append(Lie(mutant.kind, mutant.text, piece))
    whole = invented(results_text, seed, language)
    said.insert(number_of(seed, "at") % len(said) if said else 0, whole)
    lies.append(Lie("claim sentence", whole))
    return said, lies


def invented(results_text: str, seed: int, language: str) -> str:
    """A sentence on pay that no tool said."""
    held = _grounds(results_text)
    amounts = (one for one in range(41_370 + seed % 90 * 610, 400_000, 7_310) if not held.holds(one))
    place = next(one for one in ("Alaska", "Nevada", "Utah", "Iowa") if one not in held.places)
    title = (
        held.titles[seed % len(held.titles)]
        if held.titles
        else ("Electricians" if language == "en" else "Electricistas")
    )
    if language == "es":
        return f"En {place}, {title} gana una mediana de ${next(amounts):,} al año."
    return f"In {place}, {title} earn a median of ${next(amounts):,} a year."


@lru_cache(maxsize=512)
def _grounds(results_text: str) -> Grounds:
    return grounds_of(results_text)
