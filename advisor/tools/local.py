"""What an operator's own content says to a question, as cards: referrals, and pieces of local texts, each with its citation.

Nothing of it is a fact of this advisor: phone numbers and prices stand on the card in the list's own words.
"""

import re
from typing import TYPE_CHECKING

from advisor.cards import PassageItem, ReferralItem, ReferralsCard
from advisor.tools.context import ToolContext

if TYPE_CHECKING:
    from knowledge.own import OwnText, Referral

MOST_REFERRALS, MOST_PASSAGES = 4, 3
OWN = "own:"
"""How the id of a piece of an operator's content begins."""
_LOOKED_AT = 12
_ASKS = re.compile(
    r"\b(?:where (?:can|do|could|should) (?:i|we|you|one|someone|somebody)|who (?:can|could|will|would|helps?|offers?|teaches|trains|runs)"
    r"|help (?:me|us|my)|(?:help|assistance|support) (?:with|for|finding|getting|near|in|around)|near|nearby|around here|in my (?:area|city|town)|local"
    r"|programs?|apprenticeships?|class(?:es)?|courses?|workshops?|offices?|centers?|agenc(?:y|ies)|enroll|sign up|register|referrals?|scholarships?|vouchers?|counsel(?:or|ing)"
    r"|d[oó]nde (?:puedo|podemos|hay|se|dan|ofrecen)|qui[eé]n (?:puede|me|ayuda|ofrece|da)|ayuda (?:con|para)|cerca de|por aqu[ií]|programas?|clases?|cursos?|talleres|oficinas?|centros?|becas?|inscrib\w+|aprendizajes?)\b",
    re.IGNORECASE,
)


def asks_for_help(question: str) -> bool:
    """Whether somebody looks for a program, an office or a person; whether there is one, the content says."""
    return _ASKS.search(question) is not None


def local_help(context: ToolContext, question: str) -> tuple[ReferralsCard | None, list[PassageItem]]:
    """Referrals and passages that answer a question where it is asked; nothing where there is no such content."""
    from knowledge.own import Referral

    referrals: list[ReferralItem] = []
    passages: list[PassageItem] = []
    for piece in context.own.find(context, question, _LOOKED_AT) if context.own is not None else ():
        if isinstance(piece.source, Referral):
            if len(referrals) < MOST_REFERRALS:
                referrals.append(_referral(context, piece.id, piece.source))
        elif len(passages) < MOST_PASSAGES:
            passages.append(_passage(context, piece.id, piece.title, piece.passage, piece.source))
    return (ReferralsCard(items=referrals) if referrals else None), passages


def _referral(context: ToolContext, name: str, one: "Referral") -> ReferralItem:
    return ReferralItem(
        id=name, name=one.name, what=one.what, who_for=one.who_for, jobs=one.jobs, places=list(one.places), phone=one.phone,
        url=one.url, languages=list(one.languages), cost=one.cost, as_of=one.as_of.isoformat(),
        citation=context.ledger.cite(one.citation), organisation=one.organisation or None,
    )  # fmt: skip


def _passage(context: ToolContext, name: str, title: str, words: str, text: "OwnText") -> PassageItem:
    return PassageItem(
        id=name, section=title, excerpt=words, citation=context.ledger.cite(text.citation),
        organisation=text.organisation or None,
    )  # fmt: skip
