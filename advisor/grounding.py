"""Which statements of a sentence no fact supports. Pure: the same sentence and ledger give the same verdict.

A figure must equal a fact of the turn, at the precision it was written with; a floor must be written as one; a year
must be one that a fact or source speaks of; a code, a state and a link must have come out of a tool. A number that the
person brought along passes only where it is said to be theirs. It never changes a word, only markers.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.grounds import Grounds, Known, equal
from advisor.ledger import Ledger
from advisor.states import STATE_NAMES

__all__ = ["Grounds", "Known", "Verdict", "check", "check_against"]

_MARKER = re.compile(r"[ \t]*\[(F\d+(?:[,;]?[ \t]*F\d+)*)\]")
_NUMBERED = re.compile(r"\[(\d{1,3})\]")
_FACT_ID = re.compile(r"F\d+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s)>\]]+", re.IGNORECASE)
_ACTIVE = re.compile(r"!\[|<\s*(?:img|script|iframe|a)\b|javascript:|data:\w+/", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_THEIRS = re.compile(
    r"\b(?:you|your|yours|you['’]re|offer|offered|tu|tus|su|sus|usted|ustedes|ofrecen|oferta)\b", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"\b(?:no place called|no job called|not on file|i read|no conozco|no figura|desconocid\w+)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:\b(?:zip(?: code)?|código postal|in|near|around|for|of|at|place|area|en|cerca de|de|para)\s+|[“\"'(*`,]\s?|\b[A-Z]{2}\s)$",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:declin|shrink|shr[au]nk|fall|fell|drop|decreas|los[es]|losing|fewer|lower|less|below|under|minus|cut|down|"
    r"baja|cae|disminu|reduc|menos|pierd)",
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Verdict:
    """`unsupported` = what no fact supports, as written; `rendered` = the sentence with citation markers."""

    ok: bool
    unsupported: tuple[str, ...]
    rendered: str


def check(sentence: str, ledger: Ledger, user_text: str = "", known: Known | None = None) -> Verdict:
    """The verdict on one sentence whose figures carry fact ids (`$105,770 [F3]`) or none.

    A figure with a marker must equal a fact named in that marker; one without gets the marker of a fact that it
    equals. Markers become citation numbers (`[1]`).
    """
    return check_against(Grounds(ledger, user_text, known), sentence)


def check_against(grounds: Grounds, sentence: str) -> Verdict:
    """As `check`, for many sentences on the same grounds."""
    return _Reading(grounds, sentence).verdict()


class _Reading:
    """One sentence being checked."""

    def __init__(self, grounds: Grounds, sentence: str) -> None:
        self._grounds = grounds
        self._sentence = sentence
        self._markers = list(_MARKER.finditer(sentence)) if "[F" in sentence else []
        self._falling = bool(_FALLS.search(sentence))
        self._unsupported: list[str] = []
        self._added: list[tuple[int, Fact]] = []

    def verdict(self) -> Verdict:
        self._check_links()
        self._check_states()
        if _HAS_DIGIT.search(self._sentence):
            self._check_markers()
            self._check_figures()
        return Verdict(not self._unsupported, tuple(self._unsupported), self._render())

    def _check_markers(self) -> None:
        for marker in self._markers:
            for fact_id in _FACT_ID.findall(marker.group(1)):
                if fact_id not in self._grounds.ledger:
                    self._unsupported.append(f"[{fact_id}]")

    def _check_figures(self) -> None:
        bare = _LINK.sub(_spaces, _NUMBERED.sub(self._numbered, _MARKER.sub(_spaces, self._sentence)))
        read = figures(self._grounds.without_names(bare))
        for index, figure in enumerate(read):
            stop = read[index + 1].start if index + 1 < len(read) else len(self._sentence)
            if not self._supported(figure, self._named(figure.end, stop)):
                self._unsupported.append(figure.text)

    def _supported(self, figure: Figure, marked: list[Fact]) -> bool:
        if figure.kind == "code":
            return figure.text in self._grounds.codes
        if figure.kind == "year" and (int(figure.value) in self._grounds.years or self._is_theirs(figure)):
            return True
        if marked:
            # The writer named the source of this very figure: another fact that happens to be equal does not do.
            return any(equal(figure, fact, falling=self._falling) for fact in marked) or self._in_a_note(figure, marked)
        if (fact := self._grounds.find(figure, falling=self._falling)) is not None:
            self._added.append((figure.end, fact))
            return True
        return self._is_theirs(figure) or self._in_a_note(figure, self._named(0, len(self._sentence)))

    def _named(self, start: int, stop: int) -> list[Fact]:
        """The facts whose markers stand between two positions."""
        return [
            self._grounds.ledger[fact_id]
            for marker in self._markers
            if start <= marker.start() < stop
            for fact_id in _FACT_ID.findall(marker.group(1))
            if fact_id in self._grounds.ledger
        ]

    def _is_theirs(self, figure: Figure) -> bool:
        same = [own for own in self._grounds.theirs if own.value == figure.value]
        is_zip = figure.kind == "number" and any(own.text == figure.text and _is_zip(own.text) for own in same)
        if is_zip and _PLACED.search(self._sentence[: figure.start]):
            return True  # where it stands as a place, a ZIP states nothing
        if figure.kind == "year":
            return bool(same)
        is_percent = figure.kind == "percent"
        said_so = _THEIRS.search(self._sentence) or _UNKNOWN.search(self._sentence)
        return any((own.kind == "percent") == is_percent for own in same) and bool(said_so)

    def _in_a_note(self, figure: Figure, facts: list[Fact]) -> bool:
        """A number of a formula ("× 2,080 hours") beside a fact of this sentence whose note states it."""
        if figure.kind != "number":
            return False
        stated = [n for fact in facts if fact.note for n in _NUMBER_IN.findall(fact.note)]
        return any(Decimal(n.replace(",", "")) == figure.value for n in stated)

    def _check_links(self) -> None:
        if _ACTIVE.search(self._sentence):
            self._unsupported.append("an image, script or frame")
        for link in _LINK.findall(self._sentence):
            if (address := link.rstrip(".,;:")) not in self._grounds.links:
                self._unsupported.append(address)

    def _check_states(self) -> None:
        if named := set(STATE_NAMES.findall(self._sentence)):
            self._unsupported += sorted(named - self._grounds.states)

    def _numbered(self, match: re.Match[str]) -> str:
        """A citation number in the text passes where the turn has that source."""
        if not 1 <= int(match.group(1)) <= len(self._grounds.ledger.sources()):
            self._unsupported.append(match.group())
        return _spaces(match)

    def _render(self) -> str:
        changes: list[tuple[int, int, str]] = []
        for marker in self._markers:
            changes.append((marker.start(), marker.end(), _numbers(self._named(marker.start(), marker.end()))))
        for end, fact in self._added:
            if not re.match(r"\s?\[\d+\]", self._sentence[end:]):
                changes.append((end, end, _numbers([fact])))
        pieces, last = [], 0
        for start, end, text in sorted(changes):
            pieces += [self._sentence[last:start], text]
            last = end
        return "".join([*pieces, self._sentence[last:]])


def _is_zip(text: str) -> bool:
    return len(text) == 5 and text.isdigit()


def _numbers(facts: list[Fact]) -> str:
    return "".join(f" [{number}]" for number in dict.fromkeys(fact.citation for fact in facts))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
