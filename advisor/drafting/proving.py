"""Holds the sentences of a draft against what they stand on: facts against the ledger by the grounding of the chat, what the
client said against the file, the counselor's own against figures. It changes no word; it sets citation markers."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from advisor.answers import ToolResult
from advisor.cards import Card
from advisor.conduct import misconduct
from advisor.disguised import disguised
from advisor.drafting.client_file import Item
from advisor.drafting.document import Sentence
from advisor.drafting.estimating import PUBLISHED, as_published
from advisor.drafting.placed_and_dated import too_round
from advisor.drafting.told import says
from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.gate import known
from advisor.grounding import START, Grounds, check_against
from advisor.grounding.context import Context
from advisor.grounding.matching import equal
from advisor.grounding.mentions import Names
from advisor.ledger import Ledger

_FACT_ID = re.compile(r"F\d+")
_FACT_MARK = re.compile(r"\s*\[F\d+(?:[,;]?\s*F\d+)*\]")
_CITED = re.compile(r"\[(\d{1,3})\]")
_BEHIND = re.compile(r"^\s?(?:\[\d{1,3}\])+")
_SCHOOLING: Mapping[str, re.Pattern[str]] = {
    "Bachelor's degree": re.compile(r"\b(?:bachelor\w*|licenciatura|four-year degree|t[ií]tulo universitario)\b", re.IGNORECASE),
    "Associate's degree": re.compile(r"\b(?:associate['’]?s? degree|two-year degree|t[ií]tulo de dos a[nñ]os|grado asociado)\b", re.IGNORECASE),
    "Master's degree": re.compile(r"\b(?:master['’]?s(?: degree)?|maestr[ií]a)\b", re.IGNORECASE),
    "Doctoral or professional degree": re.compile(r"\b(?:doctora\w+|ph\.?d)\b", re.IGNORECASE),
    "High school diploma or equivalent": re.compile(r"\b(?:high school diploma|diploma de (?:la )?(?:secundaria|preparatoria))\b", re.IGNORECASE),
    "Apprenticeship": re.compile(r"\b(?:apprenticeship\w*|aprendizaje remunerado)\b", re.IGNORECASE),
}  # fmt: skip
_AMOUNTS = re.compile(r"\$?\d[\d,.]*\d?k?(?:\s*(?:an?|per|/|la|al|por)\s*\w+)?", re.IGNORECASE)
_NO_FIGURE = re.compile(r"\b(?:one|two|three|un|una|uno|dos|tres)\b", re.IGNORECASE)

UNFOUNDED = "It names no fact and no source."
_PROMISE = re.compile(
    r"\b(?:you|they|the\s+client)(?:['’]ll|\s+will|\s+are\s+going\s+to|\s+is\s+going\s+to)\s+(?:\w+\s+)?(?:earn|make\s+\$|be\s+(?:paid|hired)|get\s+(?:a|the|this)\s+job|find\s+(?:a\s+job|work)|land)\b|\bguarantee[ds]?\b|"
    r"\b(?:usted\s+)?(?:ganará|va\s+a\s+(?:ganar|conseguir)|conseguirá|le\s+van\s+a\s+contratar|será\s+contratad[oa])\b|\bgarantiz\w+",
    re.IGNORECASE,
)
PROMISED = "It promises pay or a job."
NO_SUCH_ITEM = "It names no item of the client’s file."
NOT_SAID = "The item of the file does not say this."
ANOTHER_SAID = "The item of the file is not what the client said."
SAID_WITHOUT_ITEM = "It says what the client said: name the item of their file it stands on."
LEAST_REASON = 8
"""Letters of a reason: a dot is none."""
_SAID = re.compile(
    r"\b(?:you|they|the\s+client)\s+(?:\w+\s+)?(?:told|said|mentioned|shared|explained|admitted|stated|reported)\b|"
    r"\b(?:usted|la\s+persona)\s+(?:\w+\s+){0,2}(?:dijo|contó|mencionó|comentó|explicó|admitió)\b",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"\b(?:grand|bucks|twice|thrice|double|triple|(?:\w+\s+)times\s+(?:as|more|what)|half\s+of|(?:a|one)\s+(?:third|quarter|tenth)\s+of|"
    r"el\s+doble|el\s+triple|la\s+mitad\s+de|\w+\s+veces\s+(?:más|lo))\b",
    re.IGNORECASE,
)
WITH_FIGURE = "It has a figure that no fact supports. Remove it, or give your reason for it."


class Proven(NamedTuple):
    """A sentence that stands, or none and why, in words for its writer."""

    sentence: Sentence | None
    complaints: tuple[str, ...] = ()


class Proof:
    """What the sentences of one draft may stand on."""

    def __init__(
        self,
        ledger: Ledger,
        findings: Sequence[Card],
        said: str,
        names: Names | None = None,
        items: Sequence[Item] = (),
    ) -> None:
        self._ledger = ledger
        shown = ToolResult(tool="document", outcome="ok", findings=list(findings))
        self._known = known([shown], [item.text for item in items if len(item.text) < 300])
        # Of what people said only numbers matter here: a job that the request names beside is no subject of each sentence.
        self._grounds = Grounds(ledger, " ; ".join(_AMOUNTS.findall(said)), self._known, names)
        self._items = {one.id: one for one in items}
        self._levels = " ".join(str(one) for one in self._known.texts)
        self.said = said

    def opened(self, heading: str) -> Context:
        """What a heading leaves to the sentences under it."""
        return check_against(self._grounds, f"## {heading}\n", START).context if heading else START

    def fact(self, text: str, context: Context, prefer: Collection[str] = ()) -> tuple[Proven, Context]:
        """A sentence said to be a fact. `prefer`: the facts it named before."""
        marked = text if _FACT_MARK.search(text) else self._attributed(text, context, prefer)
        verdict = check_against(self._grounds, marked, context)
        wrong = [*verdict.complaints, *self._misconduct(text)]
        cited = [int(one) for one in _CITED.findall(verdict.rendered)]
        wrong += too_round(marked, self._grounds.facts)
        if _PROMISE.search(text):
            wrong.append(PROMISED)
        if not wrong and not (verdict.states or cited):
            wrong.append(UNFOUNDED)
        wrong += [f"{level}: no result says so" for level, words in _SCHOOLING.items() if words.search(text) and level not in self._levels]  # fmt: skip
        if wrong:
            return Proven(None, tuple(wrong)), context
        ids = list(dict.fromkeys(one for mark in _FACT_MARK.findall(marked) for one in _FACT_ID.findall(mark)))
        return Proven(Sentence(text=verdict.rendered.strip(), kind="fact", facts=ids)), verdict.context

    def client_said(self, text: str, source: str | None) -> Proven:
        """A sentence said to be the client's: its item is in the file and says no less."""
        item = self._items.get(source or "")
        if item is None:
            return Proven(None, (NO_SUCH_ITEM,))
        if _SAID.search(text) and not item.from_client:
            return Proven(None, (ANOTHER_SAID,))
        if not says(_CITED.sub("", text), item.text):
            return Proven(None, (NOT_SAID,))
        return Proven(Sentence(text=text.strip(), kind="client_said", source=source))

    def judgement(self, text: str, reason: str | None) -> Proven:
        """A sentence of the counselor's own: with a figure or a promise only for a reason, never in a publisher's words."""
        if as_published(text, self._grounds.facts, self._ledger.citations()):
            return Proven(None, (PUBLISHED,))
        if _SAID.search(text):
            return Proven(None, (SAID_WITHOUT_ITEM,))
        given = len(re.findall(r"[^\W\d_]", reason or "")) >= LEAST_REASON
        if has_figure(text) and not given:
            return Proven(None, (WITH_FIGURE,))
        if _PROMISE.search(text) and not given:
            return Proven(None, (PROMISED,))
        return Proven(Sentence(text=text.strip(), kind="judgement", reason=reason))

    def claims(self, text: str, context: Context) -> tuple[str, ...]:
        """What a model's own sentence claims that nothing supports: names, comparisons, roles."""
        promised = (PROMISED,) if _PROMISE.search(text) else ()
        return (*check_against(self._grounds, text, context).complaints, *self._misconduct(text), *promised)

    def _misconduct(self, text: str) -> list[str]:
        return [*misconduct(text, self._grounds.facts), *disguised(text, figures(text), self._grounds.medians)]

    def _attributed(self, text: str, context: Context, prefer: Collection[str]) -> str:
        """The text with the ids of the facts that its figures state, where each is held to be so by the grounding; the
        citation numbers behind them are set anew."""
        plain = _CITED.sub(lambda mark: " " * len(mark[0]), text)
        for figure in reversed([one for one in figures(plain) if one.kind not in ("year", "code")]):
            behind = _BEHIND.match(text[figure.end :])
            numbers = [int(one) for one in _CITED.findall(behind[0])] if behind else []
            rest = text[figure.end + (behind.end() if behind else 0) :]
            for fact in self._like(figure, numbers, prefer):
                tried = f"{text[: figure.end]} [{fact.id}]{rest}"
                if not any(f"[{fact.id}]" in one or one.startswith(figure.text) for one in check_against(self._grounds, tried, context).complaints):  # fmt: skip
                    text = tried
                    break
        return text

    def _like(self, figure: Figure, numbers: Sequence[int], prefer: Collection[str]) -> list[Fact]:
        alike = [fact for fact in self._grounds.facts if equal(figure, fact, falling=True)]
        return sorted(alike, key=lambda fact: (fact.id not in prefer, fact.citation not in numbers))


def has_figure(text: str) -> bool:
    """Whether a sentence states a figure: digits, or an amount in words; "two or three jobs" is none."""
    bare = _CITED.sub("", text)
    return (
        _IN_WORDS.search(bare) is not None
        or any(char.isdigit() for char in bare)
        or any(one.kind != "year" and not _NO_FIGURE.fullmatch(one.text.strip()) for one in figures(bare))
    )
