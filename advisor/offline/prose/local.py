"""Help nearby in words: who helps with what, and what a local text says, each with its citation. Figures stay on the card."""

import re

from advisor.cards import PassagesCard, ReferralsCard
from advisor.offline.prose.tongue import Exact, say
from advisor.offline.prose.wording import Told, sentences_without_figures
from advisor.tools.local import OWN

_NAMED = 3
_WORDS = 90
_FIGURE = re.compile(r"\d")


def told_referrals(card: ReferralsCard) -> Told:
    """Who helps, by name. A name or a place with a figure in it stands on the card alone."""
    told = Told()
    for one in card.items[:_NAMED]:
        if _FIGURE.search(one.name + one.what):
            continue
        told.lines.append(
            say(
                "- **{name}**: {what} [{citation}]\n",
                name=Exact(one.name),
                what=Exact(one.what.rstrip(". ")),
                citation=one.citation,
            )
        )
    if told.lines:
        told.lines.insert(0, say("Who helps there, from the local list:\n"))
    told.lines.append(
        say("The card has phone numbers, addresses on the web, languages and cost, and the day of each entry.")
    )
    return told


def told_local(card: PassagesCard) -> Told | None:
    """The operator's own texts on a card; `None`: it holds none."""
    items = [one for one in card.items if one.id.startswith(OWN)]
    if not items:
        return None
    told = Told()
    for one in items[:2]:
        words: list[str] = []
        for sentence in sentences_without_figures(one.excerpt):
            if len(" ".join([*words, sentence]).split()) > _WORDS:
                break
            words.append(sentence)
        if words:
            told.lines.append(say("{words} [{citation}]", words=Exact(" ".join(words)), citation=one.citation))
    return told
