"""The instructions that a page may offer as buttons: each is understood for certain and has something in the draft to change.
Pure."""

from advisor.drafting.assembling import STATISTICS
from advisor.drafting.document import Document
from advisor.drafting.words import forms

_MANNERED: dict[str, tuple[str, ...]] = {
    "letter": ("thanks", "purpose", "close.ask", "close.forward", "close.wishes"),
    "plan": ("serv.resume", "serv.check", "time.review"),
}
"""Set phrases of the kinds whose manner can be another."""


_IN_PROSE = ("letter", "plan", "brief")


def offered(document: Document) -> list[str]:
    """The instructions, in the order of their buttons."""
    return [*_lengths(document), *_manners(document), *_measures(document), _tongue(document)]


def _lengths(document: Document) -> list[str]:
    shortens = document.kind in _IN_PROSE or (document.kind == "comparison" and _tells(document, "outlook"))
    longer = ["Make it longer"] if document.style.short else ["Make it shorter"] if shortens else []
    return [*longer, "Simpler words", "For a 10th-grade reader"]


def _manners(document: Document) -> list[str]:
    style = document.style
    manners = (("More formal", "formal", style.formal), ("Warmer", "warm", style.warm))
    return [name for name, manner, on in manners if not on and _has(document, manner)]


def _measures(document: Document) -> list[str]:
    """Measures to leave out or to add, in the kinds that tell any."""
    if document.kind not in (*_IN_PROSE, "comparison") or not document.facts:
        return []
    found = ["Drop the pay part" if _tells(document, "pay") else "Add pay"]
    found += [] if _tells(document, "outlook") else ["Add the outlook"]
    if document.kind in _IN_PROSE:
        found += [] if "training" in document.style.more else ["Say more about training"]
    elif not any(one.key == "m.training" for one in document.sections):
        found.append("Add training")
    return [*found, *(["Drop the AI part"] if _tells(document, "resilience") else [])]


def _tongue(document: Document) -> str:
    return "En español" if document.language == "en" else "In English"


def _has(document: Document, manner: str) -> bool:
    book = forms(document.language)
    if document.made_by == "model":
        return True
    return any(f"{key}.{manner}" in book for key in _MANNERED.get(document.kind, ()))


def _tells(document: Document, measure: str) -> bool:
    of = {one.id: one.statistic for one in document.facts}
    told = {of.get(name) for part in document.sections for one in part.sentences for name in one.facts}
    return any(one in told for one in STATISTICS[measure])
