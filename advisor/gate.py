"""The gate between a model's words and the reader: whole sentences, checked, rendered, or withheld and counted.

It holds back what is not a whole sentence yet, and what leads in something that is not there yet. It never changes a
word: a sentence passes with its citation markers, or it does not pass; what is left of one goes with it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from advisor.answers import ToolResult
from advisor.blocks import Leads, carries_on, ended, torn
from advisor.cards import RankingCard
from advisor.conduct import last_words, misconduct, orders_in
from advisor.disguised import disguised
from advisor.figures import CODE, figures
from advisor.grounding import START, Grounds, Known, check_against
from advisor.grounding.mentions import Names
from advisor.ledger import Ledger
from advisor.sentences import Sentences, split
from knowledge.titles.display import spanish_title

_FACT_ID = re.compile(r"F\d+")
_MARKS = re.compile(r"\[[F\d][^\]]*\]")
_WORDS = re.compile(r"[\w$%.,]*\w%?")
_AMOUNT = re.compile(
    r"[$€£%]|\d{1,3}(?:,\d{3})+|\d{5,}|(?<!\d)(?!(?:19|20)\d\d)\d{4}(?!\d)|\d\s?(?:percent|dollars|k\b)", re.IGNORECASE
)
_PROGRAM = re.compile(r"\d{2}\.\d{4}")
_NUMBER = re.compile(r"[$€£]?\d[\d,.]*%?")
_TITLED = ("findings", "subject", "alternatives")
"""Parts of a result in which a title beside a code names what the result is about."""
_ZIP_LENGTH = 5
_WHOLE = re.compile(r"[.!?…][\"'”’)\]*_]*(?:\s*\[F\d+(?:[,;]?\s*F\d+)*\])*\s*$")
_BLANK_LINES = re.compile(r"\n{3,}")
_NO_SENTENCE = "this is no whole sentence"
_LEADING = ("head", "heading", "lead")
_SHORT = 12  # characters: what is shorter may be said twice
_LONGEST_NAME = 400


class Withheld(NamedTuple):
    """A sentence that may not be read, and why, in words for its writer."""

    sentence: str
    complaints: tuple[str, ...]


class Gate:
    """The text of one turn. `results` and `ledger` are the turn's own and grow while it runs."""

    def __init__(
        self,
        ledger: Ledger,
        results: Sequence[ToolResult],
        user_text: str,
        said: Sequence[str] = (),
        names: Names | None = None,
    ) -> None:
        self.withheld: list[Withheld] = []
        self.checked = self.released = 0
        self.stated = False  # whether a sentence with a figure of the turn has passed
        self._shown: set[str] = set()
        self._round: set[str] = set()
        self._before = (0, 0, False)
        self._last: list[str] = []
        self._orders = orders_in(user_text)
        self._names = names
        self._context = START
        self._sentences = Sentences(wrapped=True)
        self._leads = Leads()
        self._torn = self._gap = False
        self._told: dict[str, frozenset[str]] = {}
        self._read: frozenset[str] = frozenset()
        self._ledger = ledger
        self._results = results
        # The place that came with the message is the person's own words as much as the message is.
        self._user_text = "\n".join([user_text, *(_place_words(one) for one in said)])
        self._said = tuple(said)
        self._grounds: tuple[tuple[int, int], Grounds] | None = None

    def feed(self, delta: str) -> str:
        """What may be read now that this much more was written."""
        return "".join(self.pieces(delta))

    def flush(self) -> str:
        """What may be read of the rest, the text being over."""
        return "".join(self.rest())

    def pieces(self, delta: str) -> Iterator[str]:
        """The same, each sentence, item or row by itself, with the headings above it."""
        return self._passed(self._sentences.feed(delta))

    def rest(self) -> Iterator[str]:
        """The rest piece by piece, the text being over."""
        yield from self._passed(self._sentences.flush())
        yield from self._after_gap(self._leads.left())

    def new_round(self) -> None:
        """What was released so far is not to be said again."""
        self._shown |= self._round
        self._round = set()
        self._before = (self.checked, self.released, self.stated)
        self._begin()

    def broken(self) -> Iterator[str]:
        """The text broke off: what is held may be read where it is a whole sentence; else it never becomes one. What
        comes after it is another's answer to the same question."""
        yield from self._passed([one for one in self._sentences.flush() if _WHOLE.search(one)])
        self._begin()

    def take_back(self) -> None:
        """Nothing released in this round was shown."""
        self.checked, self.released, self.stated = self._before
        self._round = set()

    def unsay(self, pieces: Sequence[str]) -> None:
        """These were released and never shown."""
        for one in pieces:
            for line in (one, *split(one)):
                self._round.discard(_bare(line))
                self._shown.discard(_bare(line))
                self._told.pop(_bare(line), None)

    def news_only(self) -> None:
        """From now on a sentence is passed over whose every figure has been told: what is written now is a whole answer,
        and the person has read a part of one."""
        self._read = frozenset[str]().union(*self._told.values())

    def _begin(self) -> None:
        """Another text begins."""
        self._context, self._leads = START, Leads()
        self._torn = self._gap = False

    def complaints(self) -> Iterator[str]:
        """Each withheld sentence with what is wrong with it, for the writer."""
        for one in self.withheld:
            yield f"«{one.sentence}» — {'; '.join(one.complaints)}"

    def forgive(self) -> None:
        """What was withheld has been put right."""
        self.withheld = []

    def _passed(self, sentences: list[str]) -> Iterator[str]:
        for sentence in sentences:
            bare = _bare(sentence)
            if bare in self._shown:
                continue  # a further round says again what the person has read
            if self._torn and carries_on(sentence):
                self._withhold_rest(sentence)
                continue
            self.checked += bool(bare)
            shape = self._leads.shape_of(sentence)
            verdict = check_against(self._current(), sentence, self._context)
            self._context = verdict.context
            wrong = misconduct(sentence, self._current().facts, self._last, self._orders)
            wrong += disguised(sentence, figures(sentence), self._current().medians)
            wrong += [_NO_SENTENCE] if torn(sentence) else []
            self._last = last_words(self._last, sentence)
            self._torn = False
            if not verdict.ok or wrong:
                self.withheld.append(Withheld(sentence.strip(), (*wrong, *verdict.complaints)))
                self._torn = not ended(sentence) and shape == "prose"
                self._leads.missed(shape)
                # Blank lines behind a withheld sentence keep paragraphs and lists apart.
                self._gap = self._gap or sentence.endswith("\n\n")
                continue
            if self._told_already(sentence, shape):
                continue
            self.released += bool(bare) and shape not in _LEADING
            self.stated = self.stated or verdict.states
            if len(bare) > _SHORT:
                self._round.add(bare)
                self._told[bare] = frozenset(_FACT_ID.findall(sentence))
            rendered = _BLANK_LINES.sub("\n\n", verdict.rendered)
            if shape in _LEADING:
                self._leads.wait(rendered, shape)
            else:
                yield from self._after_gap(self._leads.taken(shape) + rendered)

    def _withhold_rest(self, fragment: str) -> None:
        """The rest of a withheld sentence goes with it, and is no statement of its own."""
        begun = self.withheld[-1]
        self.withheld[-1] = begun._replace(sentence=f"{begun.sentence} {fragment.strip()}")
        self._torn = not ended(fragment)
        self._gap = self._gap or fragment.endswith("\n\n")

    def _told_already(self, sentence: str, shape: str) -> bool:
        """Whether a sentence of an answer that stands behind the beginning of another has nothing new."""
        ids = frozenset(_FACT_ID.findall(sentence)) if shape == "prose" else frozenset()
        return bool(ids) and ids <= self._read

    def _after_gap(self, text: str) -> Iterator[str]:
        if text:
            yield "\n\n" + text if self._gap and self.released else text
            self._gap = False

    def _current(self) -> Grounds:
        size = (len(self._ledger), len(self._results))
        if self._grounds is None or self._grounds[0] != size:
            self._grounds = (
                size,
                Grounds(self._ledger, self._user_text, known(self._results, self._said), self._names),
            )
        return self._grounds[1]


def _place_words(place: str) -> str:
    """A place as it came with the message: of its numbers only a ZIP is the person's, unless it is nothing but a number."""
    if not any(char.isalpha() for char in place):
        return place
    return _NUMBER.sub(
        lambda match: match.group() if len(match.group()) == _ZIP_LENGTH and match.group().isdigit() else " ", place
    )


def _bare(sentence: str) -> str:
    """A sentence without its marks: the same one told twice is the same."""
    return " ".join(_WORDS.findall(_MARKS.sub("", sentence).lower()))


def known(results: Sequence[ToolResult], said: Sequence[str] = ()) -> Known:
    """Titles, places, phrases and codes that tool results hold beside their figures."""
    texts: set[str] = set(said)
    prose: set[str] = set()
    codes: set[str] = set()
    titles: set[str] = set()
    for result in results:
        # A talk's alternatives, ladder and choices name places and jobs as its cards do.
        dumped = result.model_dump(exclude={"tool", "outcome", "about"}, exclude_defaults=True)
        titles.update(title for part in _TITLED for title in _titled(dumped.get(part)))
        for text in _strings(dumped):
            if _FACT_ID.fullmatch(text):
                continue
            codes.update(match.group() for match in CODE.finditer(text))
            # A name may hold a number ("Grade 12"); an amount in a title or a place is no support for one in a sentence.
            (
                texts
                if len(text) <= _LONGEST_NAME and (_PROGRAM.fullmatch(text) or not _AMOUNT.search(text))
                else prose
            ).add(text)
    return Known(
        tuple(sorted(texts | {one for one in titles if not _AMOUNT.search(one)})),
        frozenset(codes),
        frozenset(titles),
        _groups(results),
        _subjects(results),
        tuple(sorted(prose)),
    )


def _groups(results: Sequence[ToolResult]) -> frozenset[str]:
    """Ids of the careers, tracks and groups that the results are about."""
    within = frozenset(
        card.within.code for result in results for card in result.findings if isinstance(card, RankingCard)
    )
    return within | frozenset(
        result.subject.id for result in results if result.subject is not None and result.subject.kind in ("career", "track", "group")
    )  # fmt: skip


def _subjects(results: Sequence[ToolResult]) -> frozenset[str]:
    """Six-digit codes of the occupations that phrases were taken for."""
    return frozenset(
        one.subject.id[:7] for one in results if one.subject is not None and one.subject.kind == "occupation"
    )


def _titled(value: Any) -> Iterator[str]:
    """Titles that stand beside a code or id."""
    if isinstance(value, dict):
        if isinstance(title := value.get("title"), str) and ("code" in value or "id" in value):
            yield title
            code = value.get("code") or value.get("id")
            if isinstance(code, str) and (spanish := spanish_title(code, value.get("kind"))) is not None:
                yield spanish
        for part in value.values():
            yield from _titled(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _titled(part)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
