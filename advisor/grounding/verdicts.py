"""The verdict on one sentence: every figure, name, code and link in it held against the turn's facts. Pure.

A number that the person brought along passes only where it is said to be theirs.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.grounding.binding import bind
from advisor.grounding.comparing import wrong_comparisons
from advisor.grounding.context import START, Context, after, column_at, lacking
from advisor.grounding.grounds import Grounds, Known
from advisor.grounding.links import foreign, without_links
from advisor.grounding.matching import equal, of_place, of_statistic, of_work, years_of
from advisor.grounding.measures import (
    SPREAD,
    is_named_statistic,
    only_of_real_pay,
    percentile_labels,
    speaks_of_paid,
    speaks_of_real_pay,
    statistics,
    statistics_of_head,
    time_of,
    time_of_fact,
    wrong_share,
)
from advisor.grounding.mentions import Mention, Names
from advisor.ledger import Ledger
from advisor.states import STATE_NAMES
from advisor.tools.show import show

_MARKER = re.compile(r"[ \t]*\[(F\d+(?:[,;]?[ \t]*F\d+)*)\]")
_NUMBERED = re.compile(r"\[(\d{1,3})\]")
_FACT_ID = re.compile(r"F\d+")
_HAS_DIGIT = re.compile(r"\d")
_THEIRS = re.compile(
    r"\b(?:you|your|yours|you['’]re|offer|offered|tu|tus|te|su|sus|le|les|usted|ustedes|ofrecen|ofrecieron|oferta|ganaría|ganarías|estaría|estarías|quedaría|quedarías)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pays?|paid|earns?|makes?|median|gana|ganan|paga|pagan|cobra|cobran|it['’]s|that['’]s|they)\b", re.IGNORECASE
)
_DISTANCE = re.compile(
    r"\b(?:gap|difference|differs?|higher\s+by|lower\s+by|short\s+(?:by|of)|faltar\w*|diferencia|brecha)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"^\s*(?:an?\s+(?:year|hour)\s+|al\s+año\s+)?(?:isn['’]t|is|sits|falls|lands|looks|seems|would\s+be|comes\s+out|queda|quedan|está|están|cae|es)\s+(?:\w+\s+){0,2}?"
    r"(?:below|above|under|over|low|high|fair|far|more|less|within|between|close|near|on\s+the\s+(?:low|high)|short|por\s+(?:debajo|encima)|entre|cerca|bajo|alto|justo)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:no place called|no job called|not on file|i read|no conozco|no figura|desconocid\w+)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:\b(?:zip(?: code)?|código postal|in|near|around|for|of|at|place|area|en|cerca de|de|para)\s+|[“\"'(*`,]\s?|\b[A-Z]{2}\s)$",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:declin|shrink|shr[au]nk|fall|fell|drop|decreas|los[es]|losing|fewer|lower|less|below|under|minus|cut|down|short|"
    r"gap|differ|apart|away|shortf|separa|brecha|faltar|diferencia|baja|cae|disminu|reduc|menos|menor|inferior|pierd|por debajo)",
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BOTH = re.compile(
    r"\b(?:their|they|both|each|these|those|the\s+(?:two|first|second|former|latter|other)|goes|rises|moves|jumps|climbs|drops|falls|ambos|ambas|sus|cada|"
    r"estas|estos|sube|baja|pasa|pasan)\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:medians|medianas|times\s+as|gap|difference|diferencia|brecha|respectively|respectivamente)\b", re.IGNORECASE
)
_AMONG = re.compile(r"\b(?:in|within|among|across|of|for|from|inside|en|dentro\s+de|entre|de|del|para)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|all\s+)?[\"“«*]*$", re.IGNORECASE)
_FOLLOWED = re.compile(r"\b(?:seguid[oa]s?|después|detrás|delante|encima|debajo)\s+de\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"[\"”»*]*(?:['’]s)?\s*(?:\([^)]*\)\s*)?(?:\w+\s+)?(?:jobs?|roles?|occupations?|workers?|careers?|titles?|members?|work|field|side|list|ranking|track|group|spans?|ranges?|runs?|goes|stretch\w*|covers?|va|van|abarca\w*|trabajos|oficios|ocupaciones)\b"
    r"|[^.;|$]*\b(?:from|between|ranges?|spread|desde|entre)\b",
    re.IGNORECASE,
)
_DATING = re.compile(
    r"\b(?:(?:figures?|numbers?|medians?|amounts?|data|it|this|they|cifras|medianas|datos)\s+(?:(?:is|are|all|come|comes|dates?)\s+)+(?:for|from|of|back\s+to|in)|(?:according\s+to|as\s+of|based\s+on)(?:\s+the)?|"
    r"(?:son|es|según(?:\s+los)?)(?:\s+datos)?\s+de)\b(?![^.;]*\b(?:to|through|a|hasta)\s)[^.;:]{0,40}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s+(?:data|figures?|numbers?|estimates?|survey|wages?|medians?)\b(?!\s+(?:to|and))", re.IGNORECASE)
_SCOPE_OF = re.compile(
    r"\b(?:both|all|these|those|the)\s+(?:figures?|numbers?|medians?|amounts?)\b[^.,;]{0,40}\b(?:is|are)\b|\b(?:ambas|todas|estas|las)\s+(?:las\s+)?(?:cifras|medianas)\b[^.,;]{0,30}\bson\b",
    re.IGNORECASE,
)
_NONE_SAID = re.compile(r"\b(?:not?|never|none|nor|only|instead|than|ni|sin|sino)\b|n['’]t\b", re.IGNORECASE)
_MOST_PAIRED = 6
_OF_A_CODE = re.compile(r"\b(?:SOC|O\*?NET(?:-SOC)?|code|código|with|whose|is|has|the|under|con|el|es|tiene)\b", re.IGNORECASE)
_NATIONAL_UNITS = ("percent", "openings/year")
_PERCENTILES = {"p10": "p10", "p25": "p25", "p50": "median", "p75": "p75", "p90": "p90"}
_GROUP = re.compile(
    r"\b(?:group|grupo|all\s+(?:jobs|occupations|workers)|many\s+jobs|kinds\s+of\s+(?:jobs|work))\b", re.IGNORECASE
)
_SIX_FIGURES = re.compile(r"\b(?:six|6)[- ]figures?\b|\bseis cifras\b", re.IGNORECASE)


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


class _Reading:
    """One sentence being checked."""

    def __init__(self, grounds: Grounds, sentence: str, context: Context) -> None:
        self._grounds = grounds
        self._sentence = sentence
        self._context = context
        self._in_table = sentence.lstrip().startswith("|")
        self._markers = list(_MARKER.finditer(sentence)) if "[F" in sentence else []
        self._falling = bool(_FALLS.search(sentence))
        self._faults: list[tuple[str, str]] = []
        self._added: list[tuple[int, Fact]] = []
        self._own: set[Decimal] = set()
        self._states = False
        self._stated_by: list[Fact] = []
        self._bare = without_links(_NUMBERED.sub(_spaces, _MARKER.sub(_spaces, sentence)))
        self._places: list[Mention] = []
        self._works: list[Mention] = []

    def verdict(self) -> Verdict:
        for one in foreign(self._sentence, self._grounds.links, self._grounds.sites):
            self._fault(one, f"{one}: write no links and no images")
        self._places = self._grounds.places(self._bare)
        self._works = self._grounds.works(self._bare)
        if _HAS_DIGIT.search(self._sentence):
            self._check_markers()
        self._check_figures()
        self._check_names()
        left = after(self._context, self._sentence, self._places, self._works, self._grounds)
        left = replace(left, own=self._context.own | self._own)
        unsupported = tuple(dict.fromkeys(one for one, _ in self._faults))
        complaints = tuple(dict.fromkeys(words for _, words in self._faults))
        return Verdict(not unsupported, unsupported, self._render(), complaints, left, self._states)

    def _fault(self, written: str, words: str) -> None:
        self._faults.append((written, words))

    def _check_markers(self) -> None:
        for marker in self._markers:
            for fact_id in _FACT_ID.findall(marker.group(1)):
                if fact_id not in self._grounds.ledger:
                    self._fault(f"[{fact_id}]", f"[{fact_id}] is no fact of this turn")
        for match in _NUMBERED.finditer(self._sentence):
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
        spread = any(one.statistic in _SPREAD for one in self._grounds.facts)
        named = percentile_labels(self._bare) if spread else []
        for one in read:
            if any(label.start <= one.start < label.end or label.start == one.start for label in named):
                values.remove(one)
                labels += [label for label in named if label.start == one.start]
            elif self._is_label(one):
                values.remove(one)
                if (name := f"p{one.text}") in _PERCENTILES:
                    labels.append(Mention(one.start, one.end, one.text, frozenset({_PERCENTILES[name]})))
            elif one.kind == "year" and not values and self._is_dated(one) and not self._has_of_year(one):
                self._fault(one.text, f"{one.text}: no figure of that is of this year")
            elif one.kind == "year" and not self._is_year(one):
                self._fault(one.text, f"{one.text}: no result speaks of that year")
            elif one.kind == "code":
                self._check_code(one)
        spans = [(one.start, one.end) for one in values]
        bindings = (
            bind(self._bare, spans, self._places),
            bind(self._bare, spans, [one for one in self._works if one.strong] or self._works),
            bind(self._bare, spans, years, inherit="none"),
            bind(self._bare, spans, sorted([*statistics(self._bare), *labels]), wide=True),
        )
        used: list[tuple[Figure, Fact]] = []
        theirs: list[Figure] = []
        for index, figure in enumerate(values):
            stop = values[index + 1].start if index + 1 < len(values) else len(self._sentence)
            places, works, when, which = (binding[index] for binding in bindings)
            bound = _Bound(
                places.names,
                works.names,
                when.names,
                which.names,
                place_own=places.own,
                work_own=works.own,
            )
            marked = self._named(figure.end, stop) or self._at_end(values)
            fact = self._supporting(figure, marked, self._in_context(bound, figure), values, index)
            if fact is not None:
                used.append((figure, fact))
                self._states = True
                self._stated_by.append(fact)
            elif figure.value in self._own:
                theirs.append(figure)
        self._check_cited(values, theirs)
        if (share := wrong_share(self._bare)) is not None:
            self._fault(share, f"“{share}” is the wrong way round")
        if _SIX_FIGURES.search(self._bare) and not any(
            fact.unit.startswith("USD/year") and fact.value >= 100_000 for fact in self._grounds.facts
        ):
            self._fault("six figures", "six figures: no result reaches that")
        for written, words in wrong_comparisons(self._bare, self._grounds, used, self._places, self._works, theirs):
            self._fault(written, words)

    def _at_end(self, values: Sequence[Figure]) -> list[Fact]:
        """The facts of markers that all stand behind the last figure: at least as many as figures, they are of all."""
        if not self._markers or len(values) < 2 or any(one.start() < values[-1].end for one in self._markers):
            return []
        named = self._named(0, len(self._sentence))
        return named if len(named) >= len(values) else []

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
            r"\s*(?:\*\*)?[.º]?\s*\|", self._bare[figure.end :]
        )
        if not cell:
            return False
        if not self._context.columns:
            return f"p{figure.text.rstrip(' %')}" in _PERCENTILES  # a head that names percentiles
        first = self._bare[: figure.start].count("|") == 1
        column = column_at(self._context, self._sentence, figure.start)
        return first or bool(column and re.search(r"percenti|rank|#|puesto|lugar", column.text, re.IGNORECASE))

    def _in_context(self, bound: "_Bound", figure: Figure) -> "_Bound":
        """Where the sentence names no place or occupation, the table's head or the sentence before does."""
        column = column_at(self._context, self._sentence, figure.start)
        places, works, which = bound.places, bound.works, bound.statistics
        if column:
            places, works = column.places or places, column.works or works
            which = tuple(statistics_of_head(column.text)) or which
        return _Bound(
            places or self._context.places,
            works or self._context.works,
            bound.years,
            which,
            place_said=bool(places),
            work_said=bool(works),
            place_own=bound.place_own,
            work_own=bound.work_own,
        )

    def _supporting(
        self, figure: Figure, marked: list[Fact], bound: "_Bound", values: Sequence[Figure], index: int
    ) -> Fact | None:
        """The fact that the figure states; `None` where it is the person's own or unsupported (then it is a fault)."""
        pool = marked or self._grounds.facts
        alike = [fact for fact in pool if equal(figure, fact, falling=self._falling)]
        fits = [fact for fact in alike if self._misfit(figure, fact, bound, values, index) is None]
        if fits:
            fact = fits[0]
            if not marked:
                self._added.append((figure.end, fact))
            return fact
        if (not marked or all(one in self._stated_by for one in marked)) and self._is_theirs(
            figure, bound, values, index
        ):
            self._own.add(figure.value)
            return None
        if self._in_a_note(figure, marked or self._named(0, len(self._sentence)) or [one for _, one in self._added]):
            return None
        if alike:
            reason = self._misfit(figure, alike[0], bound, values, index)
            self._fault(figure.text, f"{figure.text} is {_described(alike[0])}, {reason}")
        else:
            named = f" ([{marked[0].id}] is {show(marked[0])})" if marked else ""
            self._fault(figure.text, f"{figure.text}: no result has this figure{named}")
        return None

    def _misfit(self, figure: Figure, fact: Fact, bound: "_Bound", values: Sequence[Figure], index: int) -> str | None:
        """What the sentence says of the figure that is not so of the fact; `None`: it all fits."""
        # A national projection, or the figure of a whole group, may follow on a place or an occupation.
        place_open = ((not bound.place_own or self._in_table) and fact.unit in _NATIONAL_UNITS) or (
            not bound.place_said and fact.of.kind in ("user", "area")
        )
        work_open = (not bound.work_own and fact.of.kind in ("career", "track")) or (
            fact.basis == "group" and _GROUP.search(self._bare) is not None
        )
        where = bound.places
        if len(values) > 1 and (not bound.place_said or _TWO.search(self._bare)):
            where = (*self._context.recent_places, *where)
        if where and not place_open and not self._fits(where, fact, of_place):
            return f"not of {where[0].text}"
        works = bound.works
        if (not bound.work_said or (len(values) > 1 and _TWO.search(self._bare))) and (
            not fact.unit.startswith("USD") or len(values) > 1 or _BOTH.search(self._bare)
        ):
            works = (
                *self._context.recent,
                *self._grounds.asked,
            ) or works  # "from 1.7 to 5.7" speaks of two occupations named before
        if (whole := self._whole_group(bound, fact)) is not None:
            return f"of one of its members, not of {whole.text}"
        if (
            works
            and not work_open
            and any(one.strong for one in works)
            and not self._fits(works, fact, of_work, typical=_is_typical(bound))
        ):
            return f"not of {works[0].text}"
        if bound.years and not any(int(next(iter(one.codes))) in self._years(fact) for one in bound.years):
            return f"not of {bound.years[0].text}"
        said = [one for one in bound.statistics if not one.codes >= _TYPICAL] or bound.statistics
        if not of_statistic(said, fact):
            return f"not the {said[0].text}"
        if figure.text.isalpha() and not fact.unit.startswith("score"):
            return "not a score"
        group = not bound.work_said and any(one.statistic == "typical_median" for one in self._grounds.facts)
        if group and _is_typical(bound) and is_named_statistic(fact) and fact.statistic != "typical_median":
            return "not what is typical of the group"
        if not bound.statistics and fact.statistic in _SPREAD and fact.unit.startswith("USD"):
            column = column_at(self._context, self._sentence, figure.start)
            if not (
                SPREAD.search(self._bare)
                or self._context.spread
                or (column and re.search(r"\d|percent|quart", column.text))
            ):
                return "said as if it were the usual pay"
        if figure.kind == "money" or fact.unit == "openings/year":
            start = values[index - 1].end if index else 0
            stop = values[index + 1].start if index + 1 < len(values) else len(self._bare)
            per, own = time_of(self._bare[start : figure.start], self._bare[figure.end : stop]), time_of_fact(fact)
            if per is not None and own is not None and per != own:
                return f"not by the {per}"
        return self._other_prices(fact, figure)

    def _whole_group(self, bound: "_Bound", fact: Fact) -> Mention | None:
        """The group that a member's pay is said to be of ("Operations: $141k"); `None` where its members are spoken of."""
        if not bound.work_own or fact.of.kind != "occupation" or not is_named_statistic(fact) or len(bound.works) != 1:
            return None
        name = bound.works[0]
        if not name.strong or name.codes.isdisjoint(self._grounds.groups) or fact.of.code in name.codes:
            return None
        if _AMONG.search(_FOLLOWED.sub(_spaces, self._bare[: name.start])) or _MEMBERS.match(self._bare[name.end :]):
            return None
        return name

    def _fits(
        self,
        names: Sequence[Mention],
        fact: Fact,
        of: Callable[[Mention, Fact], bool],
        *,
        typical: bool = False,
        of_group: Callable[[Iterable[object]], bool] = all,
    ) -> bool:
        """Whether one of the names is what the fact, or a fact in its formula, is of."""
        if any(of(one, fact) for one in names):
            return True
        if of is of_work and of_group(one.codes & self._grounds.groups for one in names if one.strong):
            # The members of a group that the turn is about; what is typical of it is the group's own figure.
            return not typical or fact.of.kind in ("career", "track") or not fact.unit.startswith("USD")
        if fact.basis != "derived" or not fact.note:
            return False
        parts = [self._grounds.ledger[one] for one in _FACT_ID.findall(fact.note) if one in self._grounds.ledger]
        if of is of_work:
            parts = [one for one in parts if one.of.kind in ("occupation", "career", "track")]
        return len(parts) > 1 and any(of(one, part) for one in names for part in parts)

    def _other_prices(self, fact: Fact, figure: Figure) -> str | None:
        column = column_at(self._context, self._sentence, figure.start)
        head = column.text if column else ""
        if "US prices" in fact.unit and speaks_of_paid(self._clause(figure)):
            return "in US prices, not as paid"
        if "US prices" in fact.unit and not (
            self._context.real or self._grounds.asked_real or speaks_of_real_pay(f"{head} {self._bare}")
        ):
            return "which is in US prices: say so"
        as_paid = fact.unit in ("USD/year", "USD/hour") and fact.statistic in ("median", "typical_median")
        if as_paid and only_of_real_pay(head or self._bare):
            beside = [other for other in self._stated() if "US prices" in other.unit and other.of.code == fact.of.code]
            return None if beside else "as paid there, not in US prices"
        return None

    def _clause(self, figure: Figure) -> str:
        """The words right behind a figure, and those before it back to the last figure or joint."""
        before = re.split(r"[,;:]|\b(?:but|from|and|y|pero)\b", self._bare[: figure.start])[-1]
        return f"{before} {re.split(r'[,;:]', self._bare[figure.end :])[0]}"

    def _stated(self) -> list[Fact]:
        """Facts that the figures of this sentence may state."""
        read = [one for one in figures(self._grounds.without_names(self._bare)) if one.kind == "money"]
        return [fact for fact in self._grounds.facts if any(equal(one, fact) for one in read)]

    def _years(self, fact: Fact) -> frozenset[int]:
        source = self._grounds.ledger.sources()[fact.citation - 1]
        own = years_of(fact)
        return own or years_of(fact, f"{source.vintage.label} {source.vintage.year} {source.section or ''}")

    def _named(self, start: int, stop: int) -> list[Fact]:
        """The facts whose markers stand between two positions."""
        return [
            self._grounds.ledger[fact_id]
            for marker in self._markers
            if start <= marker.start() < stop
            for fact_id in _FACT_ID.findall(marker.group(1))
            if fact_id in self._grounds.ledger
        ]

    def _is_year(self, figure: Figure) -> bool:
        theirs = any(own.value == figure.value for own in self._grounds.theirs)
        return int(figure.value) in self._grounds.years or theirs

    def _is_dated(self, year: Figure) -> bool:
        """Whether a year is said to be that of the data, and not one end of a projection or of a change."""
        before, behind = self._bare[: year.start], self._bare[year.end :]
        return _DATING.search(before) is not None or _DATED.match(behind) is not None

    def _has_of_year(self, year: Figure) -> bool:
        """Whether a fact of what the sentence speaks of is of that year."""
        where = tuple(self._places) or self._context.places
        return any(
            int(year.value) in self._years(fact) and (not where or fact.area is None or any(of_place(one, fact) for one in where))
            for fact in self._grounds.facts
        ) or any(own.value == year.value for own in self._grounds.theirs)

    def _is_theirs(self, figure: Figure, bound: "_Bound", values: Sequence[Figure], index: int) -> bool:
        same = [own for own in self._grounds.theirs if own.value == figure.value]
        is_zip = figure.kind == "number" and any(own.text == figure.text and _is_zip(own.text) for own in same)
        if is_zip and _PLACED.search(self._sentence[: figure.start]):
            return True  # where it stands as a place, a ZIP states nothing
        is_percent = figure.kind == "percent"
        if not any((own.kind == "percent") == is_percent for own in same):
            return False
        if _UNKNOWN.search(self._sentence) or (figure.value in self._context.own and not bound.statistics):
            return True
        start = values[index - 1].end if index else 0
        stop = values[index + 1].start if index + 1 < len(values) else len(self._bare)
        before, behind = self._bare[start : figure.start], self._bare[figure.end : stop]
        clause = re.split(r"[,;:]", before)[-1]
        if _DISTANCE.search(clause) or (statistics(clause) and not _THEIRS.search(clause)):
            return False  # said of the survey's figure, or of what lies between the two
        if said := list(_THEIRS.finditer(before)):
            # "Your area's median of $118,000" makes the survey's figure of theirs.
            return not statistics(before[said[-1].end() :])
        if (soon := _THEIRS.search(behind[:60])) is not None and not statistics(behind[: soon.start()]):
            return True
        # "$44,000 is on the low side": held against something, it is no statistic itself.
        if _JUDGED.match(behind) is not None and not statistics(before):
            return True
        rest = re.split(r"[,;:?]", behind)[0]
        named = [one for one in (*self._places, *self._works) if one.strong and start <= one.start < stop]
        near = [one for one in named if one.start >= figure.start - len(clause) and one.end <= figure.end + len(rest)]
        return not near and not statistics(f"{clause} {rest}") and not _PAYS.search(f"{clause} {rest}")

    def _in_a_note(self, figure: Figure, facts: list[Fact]) -> bool:
        """A number of a formula ("× 2,080 hours") beside a fact of this sentence whose note states it."""
        if figure.kind != "number":
            return False
        stated = [n for fact in facts if fact.note for n in _NUMBER_IN.findall(fact.note)]
        return any(Decimal(n.replace(",", "")) == figure.value for n in stated)

    # --- names -----------------------------------------------------------------------------------------------------

    def _check_code(self, figure: Figure) -> None:
        if figure.text not in self._grounds.codes:
            self._fault(figure.text, f"{figure.text}: no result has this code")
            return
        before = [one for one in self._works if one.end <= figure.start and not one.text[:1].isdigit()]
        behind = [one for one in self._works if one.start >= figure.end and not one.text[:1].isdigit()]
        if behind and behind[0].strong and re.fullmatch(r"\s?[(:–-]\s?\**", self._bare[figure.end : behind[0].start]):
            before = [behind[0]]
        if (
            before
            and before[-1].strong
            and not re.search(
                r"[\w.]",
                _OF_A_CODE.sub(
                    "",
                    self._bare[min(before[-1].end, figure.end) : max(figure.start, before[-1].start)].replace(
                        figure.text, ""
                    ),
                ),
            )
        ):
            named = before[-1]
            if not any(code[:7] == figure.text[:7] for code in named.codes) and any(
                "-" in code for code in named.codes
            ):
                self._fault(figure.text, f"{figure.text} is not the code of {named.text}")

    def _check_names(self) -> None:
        if named := set(STATE_NAMES.findall(self._bare)) - self._grounds.states:
            for state in sorted(named):
                self._fault(state, f"{state}: no result speaks of it")
        if not self._grounds.facts:
            return
        heading = re.match(r"^\s*#|^\s*\*\*[^*]+\*\*:?\s*$|.*:\s*$", self._bare.strip()) is not None
        for one in self._places:
            if "US" in one.codes and not self._grounds.has_nation and (heading or self._is_scope()):
                self._fault(one.text, f"{one.text}: no result is of the nation")
            elif heading and one.codes and not self._grounds.measured_at(one):
                self._fault(one.text, f"{one.text}: no result is of this place")
            elif not self._grounds.knows_place(one):
                self._fault(one.text, f"{one.text}: no result speaks of this place")
        for one in self._works:
            if one.strong and not one.text[:1].isdigit() and not self._grounds.knows_work(one):
                self._fault(one.text, f"{one.text}: no result speaks of this occupation")

    def _is_scope(self) -> bool:
        """Whether a sentence says of what and where the figures are, and that they are there."""
        return _SCOPE_OF.search(self._bare) is not None and not _NONE_SAID.search(self._bare)

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


@dataclass(frozen=True)
class _Bound:
    """What the sentence says of one figure: one name of each kind must fit."""

    places: tuple[Mention, ...]
    works: tuple[Mention, ...]
    years: tuple[Mention, ...]
    statistics: tuple[Mention, ...]
    place_said: bool = True  # in the sentence itself or the head of its column, not only before
    work_said: bool = True
    place_own: bool = True  # with the figure itself, not with one before it
    work_own: bool = True


_TYPICAL = frozenset(("typical_median", "mean"))
_SPREAD = frozenset(("p10", "p25", "p75", "p90"))


def _is_typical(bound: "_Bound") -> bool:
    return any(one.codes >= _TYPICAL for one in bound.statistics)


def _described(fact: Fact) -> str:
    where = f" in {fact.area.title}" if fact.area else ""
    return f"the {fact.statistic.replace('_', ' ')} of {fact.of.title}{where}, {fact.as_of} [{fact.id}]"


def _is_zip(text: str) -> bool:
    return len(text) == 5 and text.isdigit()


def _numbers(facts: list[Fact]) -> str:
    return "".join(f" [{number}]" for number in dict.fromkeys(fact.citation for fact in facts))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
