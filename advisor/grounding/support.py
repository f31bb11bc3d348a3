"""Whether one fact supports one figure, given what the sentence says of it; and whether a figure is the person's own.

It reads only: faults are the verdict's business (`verdicts`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.facts import Fact
from advisor.figures import Figure, figures
from advisor.grounding.alike import is_distance
from advisor.grounding.context import Context, column_at
from advisor.grounding.grounds import Grounds
from advisor.grounding.links import without_links
from advisor.grounding.matching import equal, of_place, of_statistic, of_work, years_of
from advisor.grounding.measures import (
    SPREAD,
    is_named_statistic,
    only_of_real_pay,
    speaks_of_paid,
    speaks_of_real_pay,
    statistics_of_head,
    time_of,
    time_of_fact,
    untimed,
)
from advisor.grounding.mentions import NATION, Mention
from advisor.grounding.owned import is_theirs
from advisor.grounding.unlike import other_measure

FACT_ID = re.compile(r"F\d+")
NUMBERED = re.compile(r"\[(\d{1,3})\]")
MARKER = re.compile(r"[ \t]*\[(F\d+(?:[,;]?[ \t]*F\d+)*)\]")
_NOW = re.compile(
    r"\b(?:your|their)\s+(?:current|present|own|existing|old)\b[^,$]{0,48}$|\b(?:coming\s+from|leaving(?:\s+behind)?|where\s+you\s+are\s+now|what\s+you\s+(?:make|earn)\s+now)\b[^,$]{0,30}$"
    r"|\b(?:tu|su)\s+(?:trabajo|ocupación|puesto|empleo|oficio|sueldo)\s+(?:actual|de\s+ahora)\b[^,$]{0,30}$",
    re.IGNORECASE,
)
_METRO = re.compile(r"\b(?:the|that|this|your)\s+(?:metro(?:politan)?(?:\s+area)?|city|local\s+area)\b", re.IGNORECASE)
_RANGED = re.compile(
    r"\b(?:between|from|rang\w+|spread|span\w*|stretch\w*|entre|desde|oscil\w+)\b[^.;:]{0,40}$", re.IGNORECASE
)
_AVERAGE = re.compile(r"\b(?:average\w*|means?|promedi\w+|medi[ao]s?)\b", re.IGNORECASE)
_FARTHER = re.compile(
    r"\s*(?:(?:an?|al|por)\s+(?:year|hour|año|hora)\s+)?(?:more|less|higher|lower|above|below|ahead|behind|más|menos|por\s+(?:encima|debajo)|superior|inferior)\b",
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(r"(?<![\w-])\d[\d,]*(?:\.\d+)?")
_BOTH = re.compile(
    r"\b(?:their|they|both|each|these|those|the\s+(?:two|first|second|former|latter|other)|goes|rises|moves|jumps|climbs|drops|falls|ambos|ambas|sus|cada|"
    r"estas|estos|sube|baja|pasa|pasan)\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:medians|medianas|times\s+as|gap|difference|diferencia|brecha|respectively|respectivamente)\b", re.IGNORECASE
)
_AMONG = re.compile(
    r"\b(?:in|within|among|across|of|for|from|inside|en|dentro\s+de|entre|de|del|para)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|all\s+)?[\"“«*]*$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"\b(?:seguid[oa]s?|después|detrás|delante|encima|debajo)\s+de\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"[\"”»*]*(?:['’]s)?\s*(?:\([^)]*\)\s*)?(?:\w+\s+)?(?:jobs?|roles?|occupations?|workers?|careers?|titles?|members?|work|field|side|list|ranking|track|group|spans?|ranges?|runs?|goes|stretch\w*|covers?|va|van|abarca\w*|trabajos|oficios|ocupaciones)\b"
    r"|[^.;|$]*\b(?:from|between|ranges?|spread|desde|entre)\b",
    re.IGNORECASE,
)
NATIONAL_UNITS = ("percent", "openings/year", "score 1-6", "score 0-100", "score 5-25")
_AS_MEDIAN = re.compile(
    r"\b(?:median\w*|typical)\s+(?:(?:pay|wage|salary)\s+)?(?:of|is|at|being|was|(?:sits|stands|lies)\s+at|de|es\s+de|es|:)\s+(?:about\s+|unos\s+)?$",
    re.IGNORECASE,
)
_ON_JOBS = re.compile(r"[\s*_-]*(?:on\s+|en\s+)?(?:jobs|employment|empleos?|puestos)\b", re.IGNORECASE)
_LINE = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\*\*)?")
_HEADED = re.compile(r"(?:\*\*)?\s*(?:\([\d.-]+\))?\s*[:–—-]\s")
_OF_PEOPLE = re.compile(
    r"\s+(?:[a-zé]+\s+){0,2}?(?:people|workers|jobs|positions|openings|personas|empleos|puestos|vacantes|trabajadores)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:group|grupo|all\s+(?:jobs|occupations|workers)|many\s+jobs|kinds\s+of\s+(?:jobs|work))\b", re.IGNORECASE
)
_A_NAME = 4  # letters: "it" is a pronoun more often than a field
_TYPICAL = frozenset(("typical_median", "mean"))
MARKS_OF_SPREAD = frozenset(("p10", "p25", "p75", "p90"))


@dataclass(frozen=True)
class Said:
    """What the sentence says of one figure: one name of each kind must fit."""

    places: tuple[Mention, ...]
    works: tuple[Mention, ...]
    years: tuple[Mention, ...]
    statistics: tuple[Mention, ...]
    place_said: bool = True  # in the sentence itself or the head of its column, not only before
    work_said: bool = True
    place_own: bool = True  # with the figure itself, not with one before it
    work_own: bool = True
    place_paired: bool = False  # one name for two figures set against each other
    work_paired: bool = False
    work_close: bool = False  # it stands in brackets with the figure
    statistic_own: bool = True


def _is_typical(bound: "Said") -> bool:
    return any(one.codes >= _TYPICAL for one in bound.statistics)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def described(fact: Fact) -> str:
    where = f" in {fact.area.title}" if fact.area else ""
    return f"the {fact.statistic.replace('_', ' ')} of {fact.of.title}{where}, {fact.as_of} [{fact.id}]"


class Support:
    """One sentence held against single facts."""

    def __init__(self, grounds: Grounds, sentence: str, context: Context) -> None:
        self._grounds = grounds
        self._sentence = sentence
        self._context = context
        self._in_table = sentence.lstrip().startswith("|")
        self._bare = without_links(NUMBERED.sub(_spaces, MARKER.sub(_spaces, sentence)))
        self._places: list[Mention] = []
        self._works: list[Mention] = []

    def _misfit(self, figure: Figure, fact: Fact, bound: "Said", values: Sequence[Figure], index: int) -> str | None:
        """What the sentence says of the figure that is not so of the fact; `None`: it all fits."""
        # A national projection, or the figure of a whole group, may follow on a place or an occupation.
        place_open = ((not bound.place_own or self._in_table) and fact.unit in NATIONAL_UNITS) or (
            not bound.place_said and fact.of.kind in ("user", "area")
        )
        work_open = (not bound.work_own and fact.of.kind in ("career", "track")) or (
            fact.basis == "group" and _GROUP.search(self._bare) is not None
        )
        where = bound.places
        if "US prices" in fact.unit and all(NATION in one.codes for one in where):
            where = tuple(one for one in self._places if NATION not in one.codes) or self._context.places
        if where and len(values) > 1 and not bound.place_own and (not bound.place_said or _TWO.search(self._bare)):
            where = (*self._context.recent_places, *where, *self._grounds.asked_places)
        if bound.place_paired:
            where = (*where, *self._places, *self._context.recent_places, *self._grounds.asked_places)
        if where and not place_open and not self._fits(where, fact, of_place):
            return f"not of {where[0].text}"
        works = bound.works
        if (not bound.work_said or (len(values) > 1 and not bound.work_own and _TWO.search(self._bare))) and (
            not fact.unit.startswith("USD") or len(values) > 1 or _BOTH.search(self._bare)
        ):
            # "from 1.7 to 5.7" speaks of two occupations named before.
            works = (*self._context.recent, *self._grounds.asked) or works
        if bound.work_paired:
            works = (*works, *self._works, *self._context.recent, *self._grounds.asked)
        if (whole := self._whole_group(bound, fact)) is not None:
            return f"of one of its members, not of {whole.text}"
        if (
            works
            and not work_open
            and any(one.strong for one in works)
            and not self._fits(works, fact, of_work, typical=_is_typical(bound))
        ):
            return f"not of {works[0].text}"
        if (other := self._other_pair(fact)) is not None:
            return other
        said_years = [int(next(iter(one.codes))) in self._years(fact) for one in bound.years]
        both = len(years_of(fact)) > 1  # "2024–34" names two years, and so does what states it
        if bound.years and not (all(said_years) if both else any(said_years)):
            return f"not of {bound.years[said_years.index(False)].text}"
        said = [one for one in bound.statistics if not one.codes >= _TYPICAL] or bound.statistics
        ranged = (
            not bound.statistic_own and fact.statistic in MARKS_OF_SPREAD and _RANGED.search(self._bare[: figure.start])
        )
        if not ranged and not of_statistic(said, fact):
            return f"not the {said[0].text}"
        if figure.text.isalpha() and not fact.unit.startswith("score"):
            return "not a score"
        median = _AS_MEDIAN.search(self._bare[: figure.start]) and not _FARTHER.match(self._bare[figure.end :])
        if median and (is_distance(fact) or fact.statistic == "sum"):
            return "a difference, not a median"
        if (wrong := other_measure(self._bare, figure, fact)) is not None:
            return wrong
        if fact.unit.startswith("score") and _ON_JOBS.match(self._bare):
            return "a score, not a number of jobs"
        if (
            figure.kind == "number"
            and fact.unit not in ("people", "count", "openings/year")
            and _OF_PEOPLE.match(self._bare[figure.end :])
        ):
            return "not a number of people or jobs"
        group = not bound.work_said and any(one.statistic == "typical_median" for one in self._grounds.facts)
        if group and _is_typical(bound) and is_named_statistic(fact) and fact.statistic != "typical_median":
            return "not what is typical of the group"
        if (
            not bound.statistics
            and fact.statistic == "mean"
            and fact.unit.startswith("USD")
            and not _AVERAGE.search(f"{self._bare} {self._head(figure)}")
        ):
            return "the mean, which has to be called so"
        if not bound.statistics and fact.statistic in MARKS_OF_SPREAD and fact.unit.startswith("USD"):
            column = column_at(self._context, self._sentence, figure.start)
            first = values[index - 2].end if index > 1 else 0
            last = values[index + 1].end if index + 1 < len(values) else len(self._bare)
            if not (
                SPREAD.search(self._bare[first:last])
                or self._context.spread
                or (column and re.search(r"\d|percent|quart", column.text))
            ):
                return "said as if it were the usual pay"
        if figure.kind == "money" or fact.unit == "openings/year":
            start = values[index - 1].end if index else 0
            stop = values[index + 1].start if index + 1 < len(values) else len(self._bare)
            before = self._bare[start : figure.start]
            per = time_of(untimed(before) if index else before, self._bare[figure.end : stop])
            own = time_of_fact(fact)
            if per is not None and own is not None and per != own:
                return f"not by the {per}"
        return self._other_prices(fact, figure)

    def _other_pair(self, fact: Fact) -> str | None:
        """Of a distance between two named places or occupations both are named: it is not that of one of them to a third."""
        parts = [self._grounds.ledger[one] for one in FACT_ID.findall(fact.note or "") if one in self._grounds.ledger]
        if not is_distance(fact) or len(parts) != 2:
            return None
        where = [part.area.code if part.area else None for part in parts]
        for names, of, apart in (
            (self._places, of_place, where[0] != where[1]),
            ([one for one in self._works if one.strong], of_work, parts[0].of.code != parts[1].of.code),
        ):
            # A name and the code behind it are one.
            single = any(all(of(one, part) for one in names) for part in parts)
            if (
                apart
                and len(names) > 1
                and not single
                and not all(any(of(one, part) for one in names) for part in parts)
            ):
                return f"not between {names[0].text} and {names[1].text}"
        return None

    def _head(self, figure: Figure) -> str:
        column = column_at(self._context, self._sentence, figure.start)
        return column.text if column else ""

    def _whole_group(self, bound: "Said", fact: Fact) -> Mention | None:
        """The group that a member's pay is said to be of ("Operations: $141k"); `None` where its members are spoken of."""
        if not bound.work_own or fact.of.kind != "occupation" or not bound.works:
            return None
        name = bound.works[-1]
        if name.codes.isdisjoint(self._grounds.groups) or fact.of.code in name.codes or len(name.text) < _A_NAME:
            return None
        if name.text.lower() == fact.of.title.lower():
            return None
        among = _AMONG.search(_FOLLOWED.sub(_spaces, self._bare[: name.start]))
        # "For Operations" is what is spoken of, not where, unless a member is named as well.
        subject = among is not None and among.group().lower().startswith(("for ", "para "))
        if among and (not subject or any(of_work(one, fact) for one in self._works if one is not name)):
            return None
        return None if _MEMBERS.match(self._bare[name.end :]) else name

    def _fits(
        self,
        names: Sequence[Mention],
        fact: Fact,
        of: Callable[[Mention, Fact], bool],
        *,
        typical: bool = False,
    ) -> bool:
        """Whether one of the names is what the fact, or a fact in its formula, is of."""
        if any(of(one, fact) and (of is not of_work or self._grounds.is_titled(one, fact)) for one in names):
            return True
        if (
            of is of_work
            and fact.of.code[:7] in self._grounds.subjects
            and any(self._grounds.asked_for(one) and not self._grounds.measures(one) for one in names)
        ):
            return True  # the person's own word, which the tool took for this occupation
        if (
            of is of_work
            and not self._heads_a_line(names)
            and all(one.codes & self._grounds.groups for one in names if one.strong)
        ):
            # The members of a group that the turn is about; what is typical of it is the group's own figure.
            return not typical or fact.of.kind in ("career", "track") or not fact.unit.startswith("USD")
        if fact.basis != "derived" or not fact.note:
            return False
        parts = [self._grounds.ledger[one] for one in FACT_ID.findall(fact.note) if one in self._grounds.ledger]
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

    def _heads_a_line(self, names: Sequence[Mention]) -> bool:
        """What heads a line of a list is what its figures are of."""
        return any(_LINE.fullmatch(self._bare[: one.start]) and _HEADED.match(self._bare[one.end :]) for one in names)

    def _is_theirs(self, figure: Figure, bound: "Said", values: Sequence[Figure], index: int) -> bool:
        already = figure.value in self._context.own and not bound.statistics
        names = (*self._places, *self._works)
        return is_theirs(self._grounds, self._sentence, self._bare, figure, values, index, names, own_already=already)

    def _in_a_note(self, figure: Figure, facts: list[Fact]) -> bool:
        """A number of a formula ("× 2,080 hours") beside a fact of this sentence whose note states it."""
        if figure.kind != "number":
            return False
        stated = [n for fact in facts if fact.note for n in _NUMBER_IN.findall(fact.note)]
        return any(Decimal(n.replace(",", "")) == figure.value for n in stated)

    def _in_context(self, bound: "Said", figure: Figure) -> "Said":
        """Where the sentence names no place or occupation, the table's head or the sentence before does."""
        column = column_at(self._context, self._sentence, figure.start)
        places, works, which = bound.places, bound.works, bound.statistics
        if column:
            places, works = column.places or places, column.works or works
            which = tuple(statistics_of_head(column.text)) or which
        before = re.split(r"[;:.]\s", self._bare[: figure.start])[-1]
        now = self._grounds.asked if _NOW.search(before) else ()  # "your current job" is the one they told of
        metro = self._grounds.asked_places if not places and _METRO.search(self._bare) else ()
        return Said(
            places or metro or self._context.places,
            now or works or self._context.works,
            bound.years,
            which,
            place_said=bool(places),
            work_said=bool(works),
            place_own=bound.place_own,
            work_own=bound.work_own,
            place_paired=bound.place_paired,
            work_paired=bound.work_paired,
            work_close=bound.work_close,
            statistic_own=bound.statistic_own or which != bound.statistics,
        )
