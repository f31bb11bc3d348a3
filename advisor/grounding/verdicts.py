"""The verdict on one sentence: every figure, name, code and link in it held against the turn's facts. Pure.

A number that the person brought along passes only where it is said to be theirs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.grounding.binding import Bound, bind
from advisor.grounding.comparing import wrong_comparisons
from advisor.grounding.context import START, Context, after, column_at, lacking, without_figure
from advisor.grounding.dating import is_dated, is_spoken_of
from advisor.grounding.grounds import Grounds, Known
from advisor.grounding.links import foreign
from advisor.grounding.matching import equal, of_place, of_work
from advisor.grounding.measures import (
    percentile_labels,
    statistics,
    wrong_share,
)
from advisor.grounding.mentions import Mention, Names
from advisor.grounding.pointing import pointed
from advisor.grounding.spoken import wrong_code, wrong_names
from advisor.grounding.sums import Stated, is_constant, worked_out
from advisor.grounding.support import (
    FACT_ID,
    MARKER,
    MARKS_OF_SPREAD,
    NATIONAL_UNITS,
    NUMBERED,
    Said,
    Support,
    described,
)
from advisor.ledger import Ledger
from advisor.tools.show import show

_HAS_DIGIT = re.compile(r"\d")
_FALLS = re.compile(
    r"\b(?:declin|shrink|shr[au]nk|fall|fell|drop|decreas|los[es]|losing|fewer|lower|less|below|under|minus|cut|down|short|"
    r"gap|differ|apart|away|shortf|separa|brecha|faltar|diferencia|baja|cae|disminu|reduc|menos|menor|inferior|pierd|por debajo)",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"(?<!of\s)(?<!de\s)(?<!sobre\s)\b(one|two|three|four|five|six|uno|dos|tres|cuatro|cinco|seis)(?:\s+(?:out\s+of|of|de|sobre)\s+(?:six|seis|6))?$",
    re.IGNORECASE,
)
_SMALL = {
    word: number
    for words in ("one two three four five six", "uno dos tres cuatro cinco seis")
    for number, word in enumerate(words.split(), 1)
}
_MOST_PAIRED = 6
_RECENT_FACTS = 6
_PERCENTILES = {"p10": "p10", "p25": "p25", "p50": "median", "p75": "p75", "p90": "p90"}


@dataclass(frozen=True)
class Verdict:
    """`unsupported` = what no fact supports, as written; `complaints` = the same in words for the writer; `rendered` = the
    sentence with citation markers; `context` = what it leaves to the sentences after it."""

    ok: bool
    unsupported: tuple[str, ...]
    rendered: str
    complaints: tuple[str, ...] = ()
    context: Context = START
    states: bool = False  # it states a figure of the turn


def check(
    sentence: str, ledger: Ledger, user_text: str = "", known: Known | None = None, names: Names | None = None
) -> Verdict:
    """The verdict on one sentence whose figures carry fact ids (`$105,770 [F3]`) or none.

    A figure with a marker must equal a fact named in that marker; one without gets the marker of a fact that it
    equals. Markers become citation numbers (`[1]`).
    """
    return check_against(Grounds(ledger, user_text, known, names), sentence)


def check_against(grounds: Grounds, sentence: str, context: Context = START) -> Verdict:
    """As `check`, for many sentences on the same grounds, each in the context of those before it."""
    return _Reading(grounds, sentence, context).verdict()


class _Reading(Support):
    """One sentence being checked."""

    def __init__(self, grounds: Grounds, sentence: str, context: Context) -> None:
        super().__init__(grounds, sentence, context)
        self._markers = list(MARKER.finditer(sentence)) if "[F" in sentence else []
        self._falling = bool(_FALLS.search(sentence))
        self._faults: list[tuple[str, str]] = []
        self._added: list[tuple[int, Fact]] = []
        self._open: list[tuple[Figure, Said, str]] = []  # figures that no fact is equal to, with the complaint
        self._own: set[Decimal] = set()
        self._states = False
        self._stated_by: list[Fact] = []

    def verdict(self) -> Verdict:
        for one in foreign(self._sentence, self._grounds.links, self._grounds.sites):
            self._fault(one, f"{one}: write no links and no images")
        self._places = self._grounds.places(self._bare)
        self._works = self._grounds.works(self._bare)
        if _HAS_DIGIT.search(self._sentence):
            self._check_markers()
        self._check_figures()
        for written, words in wrong_names(self._bare, self._grounds, self._places, self._works, self._context):
            self._fault(written, words)
        left = after(self._context, self._sentence, self._places, self._works, self._grounds)
        said = tuple(self._stated_by)
        left = replace(left, own=self._context.own | self._own, stated=(*said, *self._context.stated)[:_RECENT_FACTS])
        unsupported = tuple(dict.fromkeys(one for one, _ in self._faults))
        complaints = tuple(dict.fromkeys(words for _, words in self._faults))
        return Verdict(not unsupported, unsupported, self._render(), complaints, left, self._states)

    def _fault(self, written: str, words: str) -> None:
        self._faults.append((written, words))

    def _check_markers(self) -> None:
        for marker in self._markers:
            for fact_id in FACT_ID.findall(marker.group(1)):
                if fact_id not in self._grounds.ledger:
                    self._fault(f"[{fact_id}]", f"[{fact_id}] is no fact of this turn")
            if (word := _NUMBER_WORD.search(self._sentence[: marker.start()])) is not None and all(
                fact.value != _SMALL[word[1].lower()] for fact in self._named(marker.start(), marker.end() + 12)
            ):
                self._fault(f"{word.group()}{marker.group()}", f"{word.group()}: the fact cited is not that number")
        for match in NUMBERED.finditer(self._sentence):
            if not 1 <= int(match.group(1)) <= len(self._grounds.ledger.sources()):
                self._fault(match.group(), f"{match.group()} is no source of this turn: cite fact ids")

    # --- figures ---------------------------------------------------------------------------------------------------

    def _check_figures(self) -> None:
        read = figures(self._grounds.without_names(self._bare))
        years = [
            Mention(one.start, one.end, one.text, frozenset({str(int(one.value))}))
            for one in read
            if one.kind == "year" and not lacking(self._bare, one.start)
        ]
        codes = [
            Mention(one.start, one.end, one.text, frozenset({one.text, one.text[:7]}))
            for one in read
            if one.kind == "code"
        ]
        self._works = sorted([*self._works, *codes])
        values = [one for one in read if one.kind not in ("year", "code")]
        labels: list[Mention] = []
        spread = any(one.statistic in MARKS_OF_SPREAD for one in self._grounds.facts)
        named = percentile_labels(self._bare) if spread else []
        for one in read:
            if any(label.start <= one.start < label.end or label.start == one.start for label in named):
                values.remove(one)
                labels += [label for label in named if label.start == one.start]
            elif self._is_label(one):
                values.remove(one)
                if (name := f"p{one.text}") in _PERCENTILES:
                    labels.append(Mention(one.start, one.end, one.text, frozenset({_PERCENTILES[name]})))
            elif one.kind == "year" and not values and is_dated(self._bare, one) and not self._has_of_year(one):
                self._fault(one.text, f"{one.text}: no figure of that is of this year")
            elif one.kind == "year" and not is_spoken_of(self._bare, one, self._grounds):
                self._fault(one.text, f"{one.text}: no result speaks of that year")
            elif one.kind == "code" and (wrong := wrong_code(self._bare, one, self._works, self._grounds)) is not None:
                self._fault(one.text, wrong)
        spans = [(one.start, one.end) for one in values]
        named_works = [one for one in self._works if one.strong] or self._works
        measured = [one for one in self._places if not without_figure(self._bare, one.start)]
        bindings = (
            bind(self._bare, spans, pointed(self._bare, measured, self._context.places, self._grounds.asked_places)),
            bind(
                self._bare,
                spans,
                pointed(self._bare, named_works, self._context.works, self._grounds.asked),
                others=True,
            ),
            bind(self._bare, spans, years, inherit="none"),
            bind(self._bare, spans, sorted([*statistics(self._bare), *labels]), wide=True),
        )
        used: list[tuple[Figure, Fact]] = []
        theirs: list[Figure] = []
        for index, figure in enumerate(values):
            stop = values[index + 1].start if index + 1 < len(values) else len(self._sentence)
            places, works, when, which = (binding[index] for binding in bindings)
            bound = Said(
                places.names,
                works.names,
                when.names,
                which.names,
                place_own=places.own,
                work_own=works.own,
                place_paired=places.paired,
                work_paired=works.paired,
                work_close=works.close,
                statistic_own=which.own,
            )
            marked = self._named(figure.end, stop) or self._at_end(values)
            fact = self._supporting(figure, marked, self._in_context(bound, figure), values, index)
            if fact is not None:
                used.append((figure, fact))
                self._states = True
                self._stated_by.append(fact)
            elif figure.value in self._own:
                theirs.append(figure)
        used += self._check_open(values, used)
        self._check_twice(used)
        self._check_cited(values, theirs)
        self._check_pairs(used, values, bindings)
        if (share := wrong_share(self._bare)) is not None:
            self._fault(share, f"“{share}” is the wrong way round")
        for written, words in wrong_comparisons(self._bare, self._grounds, used, self._places, self._works, theirs):
            self._fault(written, words)

    def _at_end(self, values: Sequence[Figure]) -> list[Fact]:
        """The facts of markers that all stand behind the last figure: at least as many as figures, they are of all."""
        if not self._markers or len(values) < 2 or any(one.start() < values[-1].end for one in self._markers):
            return []
        named = self._named(0, len(self._sentence))
        return named if len(named) >= len(values) else []

    def _check_pairs(
        self, used: Sequence[tuple[Figure, Fact]], values: Sequence[Figure], bindings: Sequence[Sequence[Bound]]
    ) -> None:
        """Of two figures that share one name, one at least is of it, and both are of one kind."""
        stated = {figure.start: fact for figure, fact in used}
        for bound, fits in ((bindings[0], of_place), (bindings[1], of_work)):
            for at in range(len(values) - 1):
                one, other = (stated.get(values[at + step].start) for step in (0, 1))
                if not (bound[at].paired and bound[at + 1].paired) or one is None or other is None:
                    continue
                if bound[at].names != bound[at + 1].names or (fits is of_place and one.unit in NATIONAL_UNITS):
                    continue
                names = bound[at].names
                left, right = (self._fits(names, fact, fits) for fact in (one, other))
                if not (left and right) and (not (left or right) or one.statistic != other.statistic):
                    self._fault(values[at + 1].text, f"{values[at + 1].text}: say what it is of")

    def _check_twice(self, used: Sequence[tuple[Figure, Fact]]) -> None:
        """One fact is not stated twice as if it were two; where its own marker says that it is that one, it may be."""
        seen: dict[str, Figure] = {}
        for figure, fact in used:
            earlier = seen.setdefault(fact.id, figure)
            theirs = any(own.value == earlier.value for own in self._grounds.theirs)
            cited = all(re.match(rf"[ \t]*\[{fact.id}\]", self._sentence[figure.end :]) for figure in (earlier, figure))
            if earlier is not figure and fact.unit != "count" and not theirs and not cited:
                self._fault(figure.text, f"{figure.text}: only {described(fact)} is that, and it stands there already")

    def _check_cited(self, values: Sequence[Figure], theirs: Sequence[Figure]) -> None:
        """As many facts cited at the end as there are figures: each of them must be stated, none of them twice."""
        cited = self._at_end(values)
        if theirs or len(cited) != len(values) or len(cited) > _MOST_PAIRED:
            return
        if not any(
            all(equal(figure, fact, falling=self._falling) for figure, fact in zip(values, order, strict=True))
            for order in permutations(cited)
        ):
            self._fault(values[-1].text, "the facts cited are not the figures stated, one for one")

    def _is_label(self, figure: Figure) -> bool:
        """A whole number alone in a cell of a table: a line's place, or a percentile under a head that says so."""
        if (
            not self._in_table
            or figure.kind not in ("number", "percent")
            or not figure.text.rstrip(" %").isdigit()
            or len(figure.text) > 4
        ):
            return False
        cell = re.search(r"\|\s*(?:\*\*)?$", self._bare[: figure.start]) and re.match(
            r"\s*(?:\*\*)?[.º]?(?:\s*\([^|()]*\))?\s*\|", self._bare[figure.end :]
        )
        if not cell:
            return False
        if not self._context.columns:
            return f"p{figure.text.rstrip(' %')}" in _PERCENTILES  # a head that names percentiles
        first = self._bare[: figure.start].count("|") == 1
        column = column_at(self._context, self._sentence, figure.start)
        return first or bool(column and re.search(r"percenti|rank|#|puesto|lugar", column.text, re.IGNORECASE))

    def _supporting(
        self, figure: Figure, marked: list[Fact], bound: Said, values: Sequence[Figure], index: int
    ) -> Fact | None:
        """The fact that the figure states; `None` where it is the person's own or unsupported (then it is a fault)."""
        if self._cites_others(figure, marked, values):
            marked = []
        pool = marked or self._grounds.facts
        alike = [fact for fact in pool if equal(figure, fact, falling=self._falling)]
        fits = [fact for fact in alike if self._misfit(figure, fact, bound, values, index) is None]
        # Their own round amount is theirs, also where a fact comes near it: no publisher said it.
        rounded = not marked and all(fact.value != float(figure.value) for fact in fits)
        if fits and rounded and self._is_theirs(figure, bound, values, index):
            self._own.add(figure.value)
            return None
        if fits:
            fact = next((one for one in fits if one not in self._stated_by), fits[0])
            if not marked:
                self._added.append((figure.end, fact))
            return fact
        if (not marked or all(one in self._stated_by for one in marked)) and self._is_theirs(
            figure, bound, values, index
        ):
            self._own.add(figure.value)
            return None
        if alike:
            reason = self._misfit(figure, alike[0], bound, values, index)
            words = f"{figure.text} is {described(alike[0])}, {reason}"
        else:
            named = f" ([{marked[0].id}] is {show(marked[0])})" if marked else ""
            words = f"{figure.text}: no result has this figure{named}"
        self._open.append((figure, bound, words))
        return None

    def _check_open(self, values: Sequence[Figure], used: Sequence[tuple[Figure, Fact]]) -> list[tuple[Figure, Fact]]:
        """Figures that stand in the formula of a fact of the sentence, or that its facts come to. The rest are faults."""
        found: list[tuple[Figure, Fact]] = []
        parts: list[Stated] = [*used, *((None, fact) for fact in self._context.stated)]
        cited = [fact for _, fact in used] + self._named(0, len(self._sentence))
        for figure, bound, words in self._open:
            if is_constant(figure, self._bare) or self._in_a_note(figure, cited):
                continue
            fact = worked_out(figure, self._bare, parts)
            near = [one.start for one in values if one.start > figure.start]
            marked = self._named(figure.end, min(near, default=len(self._sentence)))
            if fact is not None and any(one.id not in FACT_ID.findall(fact.note or "") for one in marked):
                fact = None  # it cites something else
            if fact is None or self._misfit(figure, fact, bound, values, values.index(figure)) is not None:
                self._fault(figure.text, words)
                continue
            found.append((figure, fact))
            if not self._named(figure.end, len(self._sentence)):
                self._added.append((figure.end, fact))
        return found

    def _cites_others(self, figure: Figure, marked: Sequence[Fact], values: Sequence[Figure]) -> bool:
        """Whether the markers behind a figure are those of other figures of the sentence, which are cited together."""
        return len(marked) > 1 and all(
            not equal(figure, fact, falling=self._falling)
            and any(equal(one, fact, falling=self._falling) for one in values if one is not figure)
            for fact in marked
        )

    def _named(self, start: int, stop: int) -> list[Fact]:
        """The facts whose markers stand between two positions."""
        return [
            self._grounds.ledger[fact_id]
            for marker in self._markers
            if start <= marker.start() < stop
            for fact_id in FACT_ID.findall(marker.group(1))
            if fact_id in self._grounds.ledger
        ]

    def _has_of_year(self, year: Figure) -> bool:
        """Whether a fact of what the sentence speaks of is of that year."""
        where = tuple(self._places) or self._context.places
        return any(
            int(year.value) in self._years(fact)
            and (not where or fact.area is None or any(of_place(one, fact) for one in where))
            for fact in self._grounds.facts
        ) or any(own.value == year.value for own in self._grounds.theirs)

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


def _numbers(facts: list[Fact]) -> str:
    return "".join(f" [{number}]" for number in dict.fromkeys(fact.citation for fact in facts))
