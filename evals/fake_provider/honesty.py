"""The honest answer to tool results: three to seven sentences in which every figure keeps its id. Pure.

It knows no figure of its own and does no arithmetic; with a seed above 0 one answer in five rounds, and says "about".
"""

import re
from collections.abc import Callable
from functools import lru_cache

from evals.fake_provider import on_lists, on_pay, on_words
from evals.fake_provider.asked import number_of
from evals.fake_provider.parsing import results
from evals.fake_provider.reading import Card, Result
from evals.fake_provider.voice import Voice

_KINDS: dict[str, Callable[[Card, Voice], list[str]]] = {
    "wage": on_pay.wage,
    "group": on_pay.group,
    "offer": on_pay.offer,
    "ranking": on_lists.ranking,
    "places": on_lists.places,
    "comparison": on_lists.comparison,
    "transitions": on_lists.transitions,
    "fit": on_lists.fit,
    "training": on_lists.training,
    "resilience": on_words.resilience,
    "outlook": on_words.outlook,
    "profile": on_words.profile,
    "passages": on_words.passages,
    "tracks": on_words.tracks,
    "sources": on_words.sources,
}
_MOST = 6
_BLOCK = re.compile(r"^(?:- |\|)")
_ROUNDABLE = re.compile(r"(?<![\w≥$~-])(?<!≥ )(?<!about )(?<!unas )(?<!unos )\$(\d{2,3}),(\d{3})(?= \[F\d+\])")
_OFFERS = (
    ("Shall I show how it looks in another place?", "¿Le muestro cómo es en otro lugar?"),
    ("Shall I compare it with another job?", "¿Lo comparo con otro trabajo?"),
    ("Shall I show how resilient it is to AI?", "¿Le muestro qué tan resiliente es ante la IA?"),
    ("What would you like to know next?", "¿Qué quiere saber ahora?"),
)
_SMALL_TALK = (
    ("I can look up pay, outlook, AI resilience and training for a job.", "Puedo buscar el pago, el futuro, la resiliencia ante la IA y la formación de un trabajo."),
    ("Every figure I give comes from a published source.", "Cada cifra que doy viene de una fuente publicada."),
    ("Tell me a job and, if you like, a place.", "Dígame un trabajo y, si quiere, un lugar."),
)  # fmt: skip


@lru_cache(maxsize=2048)
def _honest(results_text: str, question: str, language: str, seed: int) -> tuple[str, ...]:
    say = Voice(language, number_of(seed, question, results_text))
    found = results(results_text)
    if not found:
        return tuple(say(*pair) for pair in _SMALL_TALK)
    pieces: list[str] = []
    for result in found:
        pieces += _of_result(result, say, room=max(3, _MOST // len(found)))
    if seed and say.chance("rounded", 5):
        pieces = [_rounded(one, say) for one in pieces]
    if not pieces[-1].endswith("?"):
        pieces.append(say(*_OFFERS[number_of(say.seed, "offer") % len(_OFFERS)]))
    return tuple(pieces)


def honest(results_text: str, question: str, language: str, seed: int = 0) -> list[str]:
    """The sentences, list items and table rows of an honest answer, in order. No results: small talk without a figure."""
    return list(_honest(results_text, question, language, seed))


def joined(pieces: list[str]) -> str:
    """The pieces as markdown: sentences in a paragraph, items and rows on lines of their own."""
    text = ""
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if not before:
            text = piece
        elif _BLOCK.match(piece):
            same = before[:1] == piece[:1]
            text += ("\n" if same else "\n\n") + piece
        else:
            text += ("\n\n" if _BLOCK.match(before) or piece.endswith("?") else " ") + piece
    return text


def _of_result(result: Result, say: Voice, room: int) -> list[str]:
    pieces: list[str] = []
    for card in result.cards:
        pieces += _KINDS[card.kind](card, say) if card.kind in _KINDS else _plain(card, say)
    if not pieces:
        return on_words.without_cards(result, say)
    blocks = any(_BLOCK.match(one) for one in pieces)
    kept = pieces if blocks else _chosen(pieces, room, say)
    if result.missing and say.language == "en" and say.chance("missing", 2):
        kept = [*kept, _sentence(result.missing[0])]
    return kept


def _chosen(pieces: list[str], room: int, say: Voice) -> list[str]:
    """The first, and of the others as many as there is room for, in their order."""
    others = sorted(range(1, len(pieces)), key=lambda number: number_of(say.seed, "keep", number))[: room - 1]
    return [pieces[0], *(pieces[number] for number in sorted(others))]


def _plain(card: Card, say: Voice) -> list[str]:
    """Figures of a card whose kind is not known: each with the words that stand before it."""
    found = []
    for row in card.rows[:5]:
        for figure in row.figures[:2]:
            label = figure.label or row.title or say("the figure", "la cifra")
            found.append(
                say(
                    f"{label[0].upper()}{label[1:]}: {figure.marked}.",
                    f"{label[0].upper()}{label[1:]}: {figure.marked}.",
                )
            )
    return found


def _rounded(piece: str, say: Voice) -> str:
    """The amounts to the nearest thousand, and said to be about that."""

    def about(match: re.Match[str]) -> str:
        thousands = int(match.group(1)) + (int(match.group(2)) >= 500)
        return f"{say('about', 'unos')} ${thousands},000" if thousands < 1000 else match.group()

    return piece if _BLOCK.match(piece) else _ROUNDABLE.sub(about, piece)


def _sentence(text: str) -> str:
    plain = text.strip()
    return plain[:1].upper() + plain[1:] + ("" if plain.endswith((".", "!", "?")) else ".")
