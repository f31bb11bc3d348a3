"""From what people like and dislike to occupations that fit, each with what speaks for it and what against it.

The method is plain arithmetic: ratings that our own table ties to a phrase, nearness of the phrase in sense, and a little
for what many people do. It gives no pay and no score, and it knows nothing of who asks.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from knowledge.citations import Citation
from knowledge.interests import wanting
from knowledge.interests.profiles import RATED, Candidate, Profiles, agreement, read
from knowledge.interests.reasons import CLEAR, Asked, guessed, speaking_against, speaking_for
from knowledge.interests.wanting import NOT_CHECKABLE, Wanted
from knowledge.interests.words import Wish, impersonal, job_weight, meanings
from knowledge.traits import Traits, read_traits

if TYPE_CHECKING:
    from knowledge.search import Search

__all__ = [
    "NOTHING_AGAINST",
    "NOT_CHECKABLE",
    "RATED",
    "Fit",
    "Fitting",
    "Interests",
    "Wanted",
    "impersonal",
    "meanings",
]

MOST, FEWEST = 5, 3
_NEAREST = "it is among the nearest to what you said, though nothing points at it clearly"
_SENSE_KNOWN, _SENSE_ALONE = 0.35, 0.9  # weight of nearness in sense beside a meaning of the table, and without one
_LEAST = 0.4  # an occupation should do something for each wish
_DISLIKE = 1.0
_HATED = 1.3  # from here on what is disliked rules an occupation out
_LISTED, _PLAINLY = 0.8, 2.0  # ... of an occupation that our own table counts to it with such a weight
_BARRED = 0.5  # ... and what a limit forbids
_COMMON = 0.5  # for an occupation that many people have
_A_TRACK = _A_MINOR_GROUP = 2  # of one track, of one minor group, at most so many
_LEAST_COSINE = 0.3  # of the nearest occupation; below it a phrase is about no work
NOTHING_AGAINST = "nothing on file speaks against it; that is no promise, so ask somebody who does it about a bad day"
_UNCOVERED = 0.6  # for a wish that what is already chosen does little for
_DEGREE = 5  # from here on an entry level is a degree of four years or more
_UNSCHOOLED_WITHIN = 0.8
_POOL = 250  # best occupations among which the unlike are chosen


class Fitting(BaseModel):
    """An occupation that fits. `reasons` and `against` are tied to what the person said; `near` says that a phrase was
    only matched in sense."""

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    oews_code: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    first_step: str
    score: float


class Fit(BaseModel):
    """The occupations, best first and unlike each other. `guessed`: what was read into the words; `unread`: phrases
    that mean nothing here; `considered`: occupations looked at; `refused`: how many a limit took out, by its reason."""

    model_config = ConfigDict(frozen=True)

    items: tuple[Fitting, ...]
    guessed: tuple[str, ...]
    unread: tuple[str, ...]
    considered: int
    citation: Citation


class Interests:
    """Fits of one build. Ratings and requirements are read with the first question."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation], search: "Search") -> None:
        self._engine = engine
        self._citation = citation
        self._search = search

    @cached_property
    def profiles(self) -> Profiles:
        return read(self._engine)

    @cached_property
    def _traits(self) -> dict[str, Traits]:
        return read_traits(self._engine)

    @cached_property
    def _training(self) -> dict[str, str]:
        """Matrix code -> what the Bureau calls typical training on the job."""
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT nem_code, on_the_job_training FROM projection WHERE on_the_job_training IS NOT NULL ORDER BY base_year"
            )
            return {str(row[0]): str(row[1]) for row in rows}

    @cached_property
    def _tracks(self) -> dict[str, tuple[str, str]]:
        """Occupation -> its primary track and its level there."""
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT onet_soc_code, track_id, level FROM track_member ORDER BY onet_soc_code, role DESC, track_id DESC"
            )
            return {code: (track, level) for code, track, level in rows}

    def match(
        self,
        likes: Iterable[str],
        dislikes: Iterable[str] = (),
        wanted: Wanted | None = None,
        allowed: Callable[[Candidate], bool] = lambda _: True,
    ) -> Fit:
        """Three to five occupations, or none where no phrase means anything. `allowed` refuses by what is not known
        here (pay in a place)."""
        liked, disliked = self._asked(likes), self._asked(dislikes)
        unwanted = {wish.meaning for wish in disliked.wishes}
        # "I love sports but am not athletic": what is said on both sides is not what is liked.
        both = tuple(wish for wish in liked.wishes if wish.meaning not in unwanted)
        if both:
            liked = liked._replace(wishes=both)
        elif liked.wishes:  # "chemistry but not labs": nothing else is liked, so it stays
            ours = {wish.meaning for wish in liked.wishes}
            disliked = disliked._replace(wishes=tuple(one for one in disliked.wishes if one.meaning not in ours))
        wanted = wanted or Wanted()
        unread = tuple(
            phrase
            for one in (liked, disliked)
            for phrase in one.near
            if phrase not in one.known and not one.near[phrase]
        )
        able = [
            one for one in self.profiles.candidates if wanting.refused(wanted, self._traits.get(one.oews_code)) is None
        ]
        able = [one for one in able if not (wanted.no_desk and wanting.at_a_desk(self.profiles, one.onet_soc_code))]
        if wanted.level is not None:
            able = [one for one in able if self._tracks.get(one.onet_soc_code, ("", ""))[1] == wanted.level]
        barred = self._asked(wanted.barred)
        able = [one for one in able if not self._hated(one, barred, _BARRED)]
        able = [one for one in able if not self._hated(one, disliked) and not _named_by(one, disliked)]
        scored: list[tuple[float, Candidate]] = []
        if liked.wishes or any(liked.near.values()) or disliked.wishes:
            scored = [(self._score(one, liked, disliked), one) for one in able]
        scored.sort(key=lambda pair: (-pair[0], pair[1].onet_soc_code))
        chosen = self._unlike(scored, liked, allowed)
        items = [self._fitting(score, one, liked, disliked) for score, one in chosen]
        pointed = [one for one in items if one.reasons != (_NEAREST,)]
        return Fit(
            items=tuple(pointed or items[:FEWEST]),
            guessed=tuple(guessed(liked, disliked, wanted.no_desk)),
            unread=unread,
            considered=len(able),
            citation=self._citation("onet-30.2"),
        )

    def _asked(self, phrases: Iterable[str]) -> Asked:
        wishes: list[Wish] = []
        near: dict[str, dict[str, float]] = {}
        known: set[str] = set()
        for phrase in dict.fromkeys(phrases):
            text = impersonal(phrase)
            if not text:
                continue
            found = meanings(phrase)
            known |= {text} if found else set()
            # What a person says of themselves is gone from here on: reasons quote the rest.
            wishes += [Wish(text, wish.meaning) for wish in found if wish.meaning not in [w.meaning for w in wishes]]
            near[text] = self._near(text)
        return Asked(tuple(wishes), near, frozenset(known))

    def _near(self, text: str) -> dict[str, float]:
        from statistics import fmean, pstdev

        found = self._search.similar_occupations(text, 5_000)
        if not found or found[0].cosine < _LEAST_COSINE:
            return {}  # no occupation is about it
        mean, spread = fmean(one.cosine for one in found), pstdev([one.cosine for one in found]) or 1.0
        return {one.onet_soc_code: max(-2.0, min(3.0, (one.cosine - mean) / spread)) for one in found}

    def _hated(self, one: Candidate, disliked: Asked, least: float = _HATED) -> bool:
        """Whether an occupation is plainly what the person does not want."""
        for wish in disliked.wishes:
            value = agreement(self.profiles, wish.meaning, one.onet_soc_code)
            # What our own table counts to that work needs no more than a rating above the usual.
            listed = job_weight(wish.meaning, one.onet_soc_code) >= _PLAINLY
            if value is not None and value >= (min(least, _LISTED) if listed else least):
                return True
        return False

    def _score(self, one: Candidate, liked: Asked, disliked: Asked) -> float:
        wishes = [
            value
            for wish in liked.wishes
            if (value := agreement(self.profiles, wish.meaning, one.onet_soc_code)) is not None
        ]
        total = (sum(wishes) / len(wishes) + _LEAST * min(wishes)) if wishes else 0.0
        if liked.near:
            weights = [
                (_SENSE_KNOWN if phrase in liked.known else _SENSE_ALONE, near) for phrase, near in liked.near.items()
            ]
            total += sum(weight * near.get(one.onet_soc_code, 0.0) for weight, near in weights) / len(weights)
        hates = [
            value
            for wish in disliked.wishes
            if (value := agreement(self.profiles, wish.meaning, one.onet_soc_code)) is not None
        ]
        if hates:
            # One thing that is hated spoils a job, however little there is of the others.
            total -= _DISLIKE * (max(max(hates), -1.0) + sum(max(value, -1.0) for value in hates) / len(hates)) / 2
        for phrase, near in disliked.near.items():
            if phrase not in disliked.known:
                total -= _SENSE_KNOWN * near.get(one.onet_soc_code, 0.0) / len(disliked.near)
        return total + _COMMON * _commonness(one) - wanting.reach(self._traits.get(one.oews_code))

    def _unlike(
        self, scored: list[tuple[float, Candidate]], liked: Asked, allowed: Callable[[Candidate], bool]
    ) -> list[tuple[float, Candidate]]:
        """The best that are unlike each other: one of a broad occupation, two of a minor group or track, and where all
        would ask for a four-year degree the best that does not, if it is nearly as good."""
        chosen: list[tuple[float, Candidate]] = []
        covered = dict.fromkeys(range(len(liked.wishes)), 0)
        pool = [(score, one, self._serves(one, liked)) for score, one in scored[:_POOL]]
        while pool and len(chosen) < MOST:
            held = [one for _, one in chosen]
            gains = [
                score + _UNCOVERED * sum(1 / (1 + 2 * covered[i]) for i in serves) / (len(covered) or 1)
                for score, _, serves in pool
            ]
            score, one, serves = pool.pop(gains.index(max(gains)))
            if self._may_join(one, held) and allowed(one):
                chosen.append((score, one))
                for i in serves:
                    covered[i] += 1
        for score, one in scored[_POOL:] if len(chosen) < FEWEST else ():
            if len(chosen) < FEWEST and self._may_join(one, [held for _, held in chosen]) and allowed(one):
                chosen.append((score, one))
        if len(chosen) == MOST and all(self._schooled(one) for _, one in chosen):
            rest = (
                pair for pair in scored if pair[0] >= chosen[-1][0] - _UNSCHOOLED_WITHIN and not self._schooled(pair[1])
            )
            other = next(
                (
                    pair
                    for pair in rest
                    if self._may_join(pair[1], [held for _, held in chosen[:-1]]) and allowed(pair[1])
                ),
                None,
            )
            chosen = [*chosen[:-1], other] if other is not None else chosen
        return chosen

    def _serves(self, one: Candidate, liked: Asked) -> list[int]:
        """Which of the wishes an occupation does something for."""
        found = (agreement(self.profiles, wish.meaning, one.onet_soc_code) for wish in liked.wishes)
        return [i for i, value in enumerate(found) if value is not None and value >= CLEAR]

    def _may_join(self, one: Candidate, held: list[Candidate]) -> bool:
        track = self._tracks.get(one.onet_soc_code, (None, ""))[0]
        return (
            all(one.oews_code[:6] != other.oews_code[:6] for other in held)
            and sum(one.oews_code[:4] == other.oews_code[:4] for other in held) < _A_MINOR_GROUP
            and sum(
                track is not None and track == self._tracks.get(other.onet_soc_code, (None, ""))[0] for other in held
            )
            < _A_TRACK
        )

    def _schooled(self, one: Candidate) -> bool:
        return wanting.education_rank(self._traits.get(one.oews_code)) >= _DEGREE

    def _fitting(self, score: float, one: Candidate, liked: Asked, disliked: Asked) -> Fitting:
        traits = self._traits.get(one.oews_code)
        return Fitting(
            onet_soc_code=one.onet_soc_code,
            title=one.title,
            oews_code=one.oews_code,
            reasons=tuple(speaking_for(self.profiles, one.onet_soc_code, liked, disliked)) or (_NEAREST,),
            against=tuple(
                dict.fromkeys(
                    [
                        *speaking_against(self.profiles, one.onet_soc_code, liked, disliked),
                        *wanting.hurdles(traits),
                        *wanting.burdens(self.profiles, one.onet_soc_code),
                    ]
                )
            )
            or (NOTHING_AGAINST,),
            first_step=wanting.first_step(traits, self._training.get(traits.nem_code or "") if traits else None),
            score=round(score, 4),
        )


def _named_by(one: Candidate, disliked: Asked) -> bool:
    """Whether a disliked phrase names the occupation itself ("not a teacher"): a noun of its title."""
    title = {_singular(word) for word in re.findall(r"[a-z]{4,}", one.title.lower())}
    said = {_singular(word) for phrase in disliked.near for word in re.findall(r"[a-z]{4,}", phrase.lower())}
    return bool(title & said - _NO_NAMES)


def _singular(word: str) -> str:
    return word.removesuffix("s")


_NO_NAMES = frozenset(
    ("heavy", "light", "general", "work", "worker", "people", "other", "health", "public", "service", "first", "long", "high", "school", "special", "office", "with", "from", "hand")
)  # fmt: skip
"""Words of titles that say nothing of the trade, and those that the ratings judge better."""


def _commonness(one: Candidate) -> float:
    from math import log10

    # A specialization shares the count of its whole code, so it counts as less common.
    narrow = 0.0 if one.onet_soc_code.endswith(".00") else 0.8
    return max(-2.0, min(2.0, log10(max(one.employment or 1_000, 1_000)) - 4.7)) - narrow
