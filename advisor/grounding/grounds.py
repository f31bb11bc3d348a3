"""What a turn supports: the figures, years, codes, states, names and links that its tools produced. Pure.

Built once for a ledger and asked sentence by sentence; `grounding` compares a sentence with it.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from advisor.facts import Fact
from advisor.figures import CODE, Figure, figures
from advisor.grounding.matching import of_place, of_work, years_in
from advisor.grounding.measures import speaks_of_real_pay
from advisor.grounding.mentions import (
    EVERYBODY,
    NATION,
    Mention,
    Names,
    OwnNames,
    everybody,
    nationwide,
    without_overlap,
)
from advisor.ledger import Ledger
from advisor.states import states_of
from knowledge.areas.naming import STATES
from knowledge.titles.words import fold

_PROGRAM = re.compile(r"\d{2}\.\d{4}")  # a program of study by its CIP code
_DIGIT = re.compile(r"\d")


_COUNTED = "(?:" + "|".join(
    rf"(?<={one}\s)" for one in (r"\s", r"\d", "one", "two", "three", "four", "five", "six", "uno", "dos", "tres", "cuatro", "cinco", "seis")
) + ")"  # fmt: skip
""" "3 de 6" gives a scale, also with a mark between, which is blanked; "a score of 6" is the score."""


def _scale(low: int, high: int) -> re.Pattern[str]:
    return re.compile(
        rf"\b{low}\s?(?:[-–]|to|and|y|al?|through)\s?(?:el\s)?{high}\b|(?:\b(?:out\s+of|sobre|up\s+to|scale\s+to|hasta)|{_COUNTED}(?:of|de))\s+{high}\b(?![,.]\d)"
        rf"|(?:\b(?:where|with|donde|y|and)\s+)?\b(?:{low}|{high})\s+(?:is|being|=|means|es|significa|stands\s+for)\b|/\s?{high}\b(?![,.]\d)",
        re.IGNORECASE,
    )


_US_IS_100 = re.compile(
    r"=\s?100\b(?![,.]\d)|\b(?:nation(?:al)?|country|U\.?S\b\.?|EE\.?\s?UU\b\.?|país|nacional|baseline|base)(?!\w)[^.;|\d]{0,30}\b(?:100|one hundred|a hundred|cien)\b(?![,.]\d)"
    r"|(?<![\d,.$])100\s+(?:for|in|across|as|para|en)\s+(?:the\s+|el\s+|la\s+)?(?:whole\s+|entire\s+)?(?:nation|country|U\.?S\b\.?|average|national|país|promedio)"
    r"|\b(?:where|with)\s+100\s+(?:is|being|as)\b|\b(?:above|below|under|over|than)\s+100\b(?![,.]\d)",
    re.IGNORECASE,
)
_SCALES = {
    "score 1-6": _scale(1, 6),
    "score 5-25": _scale(5, 25),
    "score 0-100": _scale(0, 100),
    "index US=100": _US_IS_100,
    "USD/year, US prices": _US_IS_100,
    "USD/hour, US prices": _US_IS_100,
}
_PERCENTILES = frozenset({"p10", "p25", "p75", "p90"})
_SHARE_OF_WORKERS = re.compile(
    r"\b(?:top|bottom|lowest|highest|best|worst|middle)(?:[- ](?:paid|earning))?\s+(?:10|25|50|ten)\s?(?:%|percent)"
    r"|\b(?:10|25|75|90|50|ten)\s?(?:%|percent)\s+(?:of\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?)?(?:workers|them|people|earners|jobs|earns?|earned|are\s+paid|makes?|made|gets?|took|take)\b"
    r"|\b(?:10|25|75|90|50|diez)\s?(?:%|por\s+ciento)\s+(?:de\s+[\w\s]{1,30}?)?(?:que\s+)?(?:menos|más|mejor|peor|gana|cobra)\w*"
    r"|\bpercentil(?:es|e)?s?\s+(?:10|25|50|75|90)(?:(?:\s?(?:,|y|and|al?|to|–|-)\s?)(?:el\s+)?(?:10|25|50|75|90))*\b|\b(?:1|one)\s+(?:in|out\s+of|of)\s+(?:10|ten)\b",
    re.IGNORECASE,
)
_NAME_LENGTH = 120
_STATE_WORDS = frozenset(fold(name) for name in STATES.values())
_TO_LEARN = re.compile(r"\b(?:to\s+learn|por\s+aprender)\b[^:]{0,60}:.*", re.IGNORECASE | re.DOTALL)
"""What follows is a list of skills, some of which are called like an occupation."""
_SPANISH_GROUP = re.compile(r"\bOcupaciones\s[^,.;:()]+")
_OF_SKILLS = frozenset(("level", "level_gap", "importance"))
_FINDERS = tuple(
    f"https://www.{host}"
    for host in ("careeronestop.org", "apprenticeship.gov", "usajobs.gov", "onetonline.org", "bls.gov")
)
"""Official sites that answers may name, without an address behind it."""


@dataclass(frozen=True)
class Known:
    """What tools said beside figures: `texts` = titles, places and phrases of results; `codes` = codes and ids."""

    texts: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    titles: frozenset[str] = (
        frozenset()
    )  # of occupations, careers and tracks, those of `texts` that stand beside a code
    groups: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()  # six-digit codes of the occupations that phrases were taken for
    prose: tuple[str, ...] = ()  # longer texts: names in them may be said again, figures may not


class Grounds:
    """The support of one turn. `ledger` may not grow while this is in use: build another then."""

    def __init__(
        self, ledger: Ledger, user_text: str = "", known: Known | None = None, names: Names | None = None
    ) -> None:
        self.ledger = ledger
        self.facts = ledger.facts()
        self.user_text = user_text
        self._known = known or Known()
        self._sources = ledger.sources()
        self._build = names
        self._own = OwnNames(self.facts, states=names is None)
        self.sites = _FINDERS

    def places(self, sentence: str) -> list[Mention]:
        """Every place that a sentence names, words for the nation among them."""
        fixed = without_overlap(nationwide(sentence, scope=self._over_places), self._own.places(sentence))
        if self._build is None:
            return fixed
        found = without_overlap(fixed, self._build.places(sentence))
        titles = self._own.works(sentence)  # Cashiers is a town as well
        return [one for one in found if not any(title.start <= one.start < title.end for title in titles)]

    def works(self, sentence: str) -> list[Mention]:
        """Every occupation, career and track that a sentence names."""
        if self._build is None:
            return without_overlap(everybody(sentence), self._own.works(sentence))
        built = self._build.works(sentence)
        own = [
            one._replace(codes=one.codes.union(*(other.codes for other in built if one[:2] == other[:2])))
            for one in self._own.works(sentence)
        ]
        fixed = without_overlap(everybody(sentence), own)
        inside = self._phrases_in(sentence)
        found = [one for one in built if not any(start <= one.start and one.end <= end for start, end in inside)]
        return without_overlap(fixed, found)

    def _phrases_in(self, sentence: str) -> list[tuple[int, int]]:
        """Where phrases of results stand that are no occupations but hold words of one ("Customer and Personal Service")."""
        spans = [match.span() for pattern in (_SPANISH_GROUP, _TO_LEARN) for match in pattern.finditer(sentence)]
        for phrase in self._phrases:
            start = sentence.find(phrase)
            while start >= 0:
                spans.append((start, start + len(phrase)))
                start = sentence.find(phrase, start + len(phrase))
        return spans

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        """Names of skills and fields of knowledge that the turn's facts are about."""
        skills = {(fact.note or "").split(" (")[0] for fact in self.facts if fact.statistic in _OF_SKILLS}
        skills |= {fact.statistic.removeprefix("importance of ") for fact in self.facts if fact.unit == "score 0-100"}
        return tuple(one for one in skills | self._gaps if len(one) > 2)

    @cached_property
    def _gaps(self) -> set[str]:
        """Short phrases of results that are capitalised and no titles of a fact: skills to learn, sections, programs."""
        titles = {fact.of.title for fact in self.facts}
        return {one for one in self._known.texts if one[:1].isupper() and len(one) <= 60 and " " in one and one not in titles
                and one not in self._known.titles}  # fmt: skip

    def knows_place(self, mention: Mention) -> bool:
        """Whether the person or a result of this turn spoke of that place."""
        if (
            "US" in mention.codes
            or fold(mention.text) == "us"
            or any(of_place(mention, fact) for fact in self._measured if fact.area is not None)
        ):
            return True
        if mention.codes and all(len(code) == 2 or code in _STATE_WORDS for code in mention.codes):
            return (
                states_of(f" {mention.text}") <= self.states if states_of(f" {mention.text}") else self._spoken(mention)
            )
        return self._spoken(mention)

    def knows_work(self, mention: Mention) -> bool:
        """Whether the person or a result of this turn spoke of that occupation."""
        if EVERYBODY in mention.codes or self.measures(mention):
            return True
        return bool(mention.codes & self._result_codes) or self._spoken(mention)

    @cached_property
    def _measured(self) -> tuple[Fact, ...]:
        """The facts that are of somebody or somewhere: a count of a list, or a share of everybody, fits any name."""
        return tuple(fact for fact in self.facts if fact.unit != "count" and fact.of.code != "all")

    def is_titled(self, mention: Mention, fact: Fact) -> bool:
        """Whether a name that is the very title of one of the turn's occupations is that of this fact's; true for others."""
        own = self._titled.get(fold(mention.text))
        shared = fact.basis in ("mapped", "group") or fact.unit == "count" or fact.of.code == "all"
        return own is None or shared or fact.of.kind != "occupation" or fact.of.code[:7] in own

    @cached_property
    def _titled(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for fact in self.facts:
            if fact.of.kind == "occupation":
                found.setdefault(fold(fact.of.title), set()).add(fact.of.code[:7])
        return found

    def measures(self, mention: Mention) -> bool:
        """Whether a fact is of what the name itself stands for."""
        return any(of_work(mention, fact) for fact in self._measured if fact.of.kind not in ("area", "build", "user"))

    def _spoken(self, mention: Mention) -> bool:
        return f" {fold(mention.text)} " in self._words

    def measured_at(self, mention: Mention) -> bool:
        """Whether a fact is of that place, or stands in for it and says so; true where no fact has a place."""
        placed = [fact for fact in self.facts if fact.area is not None and fact.unit != "count"]
        if not placed or any(of_place(mention, fact) for fact in placed):
            return True
        notes = " | ".join({fold(fact.note) for fact in placed if fact.note})
        return fold(mention.text) in notes or fold(mention.text) in fold(self.user_text)

    @cached_property
    def _over_places(self) -> bool:
        """Whether one occupation was measured in several places: then the best of them may be "the best in the country"."""
        seen: dict[tuple[str, str], set[str]] = {}
        for fact in self._measured:
            if fact.area is not None and fact.of.kind != "area":
                seen.setdefault((fact.of.code, fact.statistic), set()).add(fact.area.code)
        return any(len(areas - {NATION}) > 1 for areas in seen.values())

    @cached_property
    def has_nation(self) -> bool:
        """Whether a fact is of the nation: measured there, or of a kind that is only ever national."""
        return any(
            fact.area.code == NATION if fact.area is not None else not fact.unit.startswith(("USD", "count"))
            for fact in self.facts
        )

    @cached_property
    def has_pay(self) -> bool:
        """Whether a fact is pay that was measured somewhere."""
        return any(fact.unit.startswith("USD") and fact.area is not None for fact in self.facts)

    @cached_property
    def has_national_pay(self) -> bool:
        return any(
            fact.unit.startswith("USD") and fact.area is not None and fact.area.code == NATION for fact in self.facts
        )

    @cached_property
    def medians(self) -> tuple[float, ...]:
        """The medians a year among the facts."""
        return tuple(fact.value for fact in self.facts if fact.unit == "USD/year" and "median" in fact.statistic)

    @cached_property
    def asked(self) -> tuple[Mention, ...]:
        """The occupations that the person named."""
        return tuple(one for one in self.works(self.user_text) if one.strong)

    @cached_property
    def asked_places(self) -> tuple[Mention, ...]:
        """The places that the person named."""
        return tuple(self.places(self.user_text))

    @cached_property
    def asked_real(self) -> bool:
        """Whether the person asked what pay is worth, and the answer need not say so again."""
        return speaks_of_real_pay(self.user_text)

    @property
    def subjects(self) -> frozenset[str]:
        """Six-digit codes of the occupations that the person's phrases were taken for; empty where they are several."""
        return self._known.subjects if len(self._known.subjects) == 1 else frozenset()

    def asked_for(self, mention: Mention) -> bool:
        """Whether the name is the person's own word."""
        return f" {fold(mention.text)} " in f" {fold(self.user_text)} "

    @property
    def groups(self) -> frozenset[str]:
        """Ids of the careers, tracks and groups that the results are about."""
        return self._known.groups

    @cached_property
    def _words(self) -> str:
        """Everything that the person or a result said, folded."""
        return " " + " | ".join(fold(text) for text in (self.user_text, *self._known.texts, *self._known.prose)) + " "

    @cached_property
    def _result_codes(self) -> frozenset[str]:
        return frozenset({*self._known.codes, *(code[:7] for code in self._known.codes), *self._known.texts})

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year that a fact or source speaks of, both ends of a projection's period included."""
        spoken = {text for fact in self.facts for text in (fact.as_of, fact.note or "")}
        for source in self._sources:
            spoken |= {source.vintage.label, str(source.vintage.year), source.title, source.dataset}
            spoken.add(source.section or "")
        spoken.update(self._known.texts)
        return frozenset(year for text in spoken for year in years_in(text))

    def has_period(self, first: int, last: int) -> bool:
        """Whether a fact, a source, the person, or the pay of two years speaks of the years from one to another."""
        sources = (f"{one.vintage.label} {one.title} {one.dataset} {one.section or ''}" for one in self._sources)
        figures_of = (f"{fact.as_of} {fact.note or ''}" for fact in self.facts)
        of_pay = " ".join(fact.as_of for fact in self.facts if fact.unit.startswith("USD"))
        spoken = (self.user_text, of_pay, *figures_of, *sources, *self._known.texts)
        return any({first, last} <= set(years_in(text)) for text in spoken)

    def speaks_of(self, when: str) -> bool:
        """Whether a figure, a source or the person speaks of that month."""
        sources = (
            text for one in self._sources for text in (one.vintage.label, one.title, one.dataset, one.section or "")
        )
        figures_of = (text for fact in self.facts for text in (fact.as_of, fact.note or ""))
        return any(when in text for text in (self.user_text, *figures_of, *sources, *self._known.texts))

    @cached_property
    def codes(self) -> frozenset[str]:
        said = {match.group() for match in CODE.finditer(self.user_text)}
        return frozenset({fact.of.code for fact in self.facts} | self._known.codes | said)

    @cached_property
    def states(self) -> set[str]:
        """The states that an area or result names, or that the person named."""
        areas = {fact.area.title for fact in self.facts if fact.area} | {fact.of.title for fact in self.facts}
        spoken = " ; ".join([*areas, *self._known.texts])
        return states_of(spoken) | states_of(self.user_text) | states_of(self.user_text.title())

    @cached_property
    def links(self) -> frozenset[str]:
        return frozenset(source.url for source in self._sources)

    @cached_property
    def theirs(self) -> tuple[Figure, ...]:
        """The figures that the person wrote."""
        return tuple(figures(self.user_text))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Titles, areas and datasets that hold digits and state no figure, longest first."""
        names = {fact.of.title for fact in self.facts} | {fact.area.title for fact in self.facts if fact.area}
        for source in self._sources:
            names |= {source.title, source.dataset, source.vintage.label}
        names |= {text for text in self._known.texts if len(text) <= _NAME_LENGTH}
        held = (
            name
            for name in names
            if _DIGIT.search(name) and (any(char.isalpha() for char in name) or _PROGRAM.fullmatch(name))
        )
        return tuple(sorted(held, key=len, reverse=True))

    @cached_property
    def _scales(self) -> tuple[re.Pattern[str], ...]:
        """How the scales of this turn's figures are written."""
        units = {fact.unit for fact in self.facts}
        scales = [pattern for unit, pattern in _SCALES.items() if unit in units]
        if any(fact.statistic in _PERCENTILES for fact in self.facts):
            scales.append(_SHARE_OF_WORKERS)
        return tuple(scales)

    def without_names(self, sentence: str) -> str:
        """The sentence at the same length, names and scales blanked."""
        for name in self._names:
            start = sentence.find(name)
            while start >= 0:
                end = start + len(name)
                if not (sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum()):
                    sentence = sentence[:start] + " " * len(name) + sentence[end:]
                start = sentence.find(name, end)
        for scale in self._scales:
            sentence = scale.sub(lambda match: " " * len(match.group()), sentence)
        return sentence
