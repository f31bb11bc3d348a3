"""`Titles`: a phrase -> ranked occupations, or -> the one subject meant, with a decision to go on, to ask, or none.

Names equal to the phrase come first (everyday names, official titles, careers, tracks, alternate titles), then the same
with other word order, abbreviations, spelling or without words of rank, then names that share weighty words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product

from sqlalchemy import Engine

from knowledge.citations import Citation
from knowledge.titles.lookup import Common, Lookup, Name
from knowledge.titles.matches import (
    CHOICES,
    Candidate,
    Decision,
    Kind,
    Scored,
    SimilarOccupations,
    Spotted,
    Subject,
    SubjectMatch,
    TitleMatch,
)
from knowledge.titles.spot import spot
from knowledge.titles.words import STOP, WRAPPING, fold, spelled_out, unwrapped, without_seniority

GO, ASK, MARGIN = 0.80, 0.58, 0.05
NEAR_IN_SENSE = 0.5  # a cosine from which the sense of a phrase alone is worth a question
_KINDS = {"own": 1.0, "common": 1.0, "direct_match": 0.97, "reported": 0.96, "short": 0.93, "alternate": 0.94}
_CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
_TRACK_WORDS = frozenset(["track", "field", "path"])


class Titles:
    """The names of occupations, careers and tracks of one build."""

    def __init__(
        self,
        engine: Engine,
        citation: Callable[[str], Citation],
        search_getter: Callable[[], SimilarOccupations | None] = lambda: None,
    ) -> None:
        self.lookup = Lookup(engine)
        self._citation = citation
        self._search = search_getter

    def find(self, text: str, limit: int = 10) -> TitleMatch:
        """Ranked occupations for a job title as a person says it."""
        code = _CODE.search(text)
        if code:
            exact = code.group() if "." in code.group() else f"{code.group()}.00"
            if exact in self.lookup.titles:
                title = self.lookup.title(exact)
                one = Candidate(onet_soc_code=exact, title=title, score=1.0, matched=exact)
                return TitleMatch(said=text, candidates=(one,), decision="go")
        phrase, scored, asked = self._scored(text)
        occupations = {target: found for target, found in scored.items() if ":" not in target}
        if not asked and self._top(occupations) < GO:
            occupations = self._with_sense(phrase, occupations)
        ranked = sorted(occupations.items(), key=lambda item: (-item[1][0], item[0]))
        decision = self._decide([score for _, (score, _) in ranked], asked)
        if decision == "none":
            return TitleMatch(said=text, candidates=(), decision="none")
        candidates = tuple(
            Candidate(
                onet_soc_code=code, title=self.lookup.title(code), score=round(min(1.0, score), 4), matched=matched
            )
            for code, (score, matched) in ranked[:limit]
        )
        return TitleMatch(said=text, candidates=candidates, decision=decision)

    def subjects(self, text: str) -> SubjectMatch:
        """The occupation, career, track or group that a phrase means."""
        code = _CODE.search(text)
        if code:
            found = self.find(code.group())
            if found.candidates:
                return self._match(text, [(found.candidates[0].onet_soc_code, 1.0)], "go", found.candidates[0].matched)
        readings = _readings(text)
        tracked = self._as_track(readings)
        if tracked:
            return self._match(text, [(tracked, 1.0)], "go", text)
        phrase, scored, asked = self._scored(text)
        if not asked and self._top(scored) < GO:
            scored = self._with_sense(phrase, scored)
        ranked = sorted(scored.items(), key=lambda item: (-item[1][0], ":" in item[0], item[0]))
        decision = self._decide([score for _, (score, _) in ranked], asked)
        if decision == "none":
            return SubjectMatch(said=text, subject=None, score=0.0, decision="none", alternatives=())
        targets = [(target, score) for target, (score, _) in ranked if score > ASK - 0.08]
        return self._match(text, targets, decision, ranked[0][1][1])

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """The names of jobs, careers and tracks inside a question, left to right, none overlapping."""
        return spot(self, text)

    def exact(self, phrases: Iterable[str], *, any_order: bool = False) -> dict[str, tuple[dict[str, Scored], bool]]:
        """Phrases (folded) that are names: phrase -> (targets scored, whether the reviewed table says to ask)."""
        asked_for = list(phrases)
        common = self.lookup.common(asked_for, any_order=any_order)
        names = self.lookup.names(asked_for, any_order=any_order)
        found: dict[str, tuple[dict[str, Scored], bool]] = {}
        for phrase in asked_for:
            entry, listed = common.get(phrase), names.get(phrase, [])
            own = [name for name in listed if name.kind == "own"]
            if entry and not any(name.kind == "own" and ":" not in name.target for name in listed):
                found[phrase] = (_of_common(entry, own), entry.decision == "ask")
            elif listed:
                scored = _of_names(listed)
                for target in entry.targets if entry else ():
                    scored.setdefault(target, (0.7, entry.display if entry else ""))
                found[phrase] = (scored, False)
        return found

    def _scored(self, text: str) -> tuple[str, dict[str, Scored], bool]:
        """(phrase as read, targets scored, whether to ask in any case)."""
        readings = _readings(text)
        if not readings:
            return "", {}, False
        found = self._first_exact(readings, 1.0)
        if found:
            return found
        corrected = list(dict.fromkeys(fixed for reading in readings for fixed in self.respelt(reading)))
        found = self._first_exact([one for one in corrected if one not in readings], 0.96) if corrected else None
        if found:
            return found
        plain = [(corrected or readings)[0]]
        found = self._first_exact([without_seniority(one) for one in (corrected or readings)], 0.92)
        if found and found[0] != plain[0]:
            return found
        unknown = [word for word in plain[0].split() if word not in self.lookup.words and word not in STOP]
        if len(unknown) == 1:
            rest = " ".join(word for word in plain[0].split() if word not in unknown)
            entry = self.lookup.common([rest]).get(rest) if rest else None
            if entry:
                return rest, _scaled(_of_common(entry, []), 0.7), True
        if not any(word in self.lookup.words for word in readings[0].split()):
            return plain[0], {}, False
        return plain[0], self._sharing(corrected or readings), False

    def _first_exact(self, readings: Sequence[str], factor: float) -> tuple[str, dict[str, Scored], bool] | None:
        for any_order in (False, True):
            found = self.exact([one for one in readings if one], any_order=any_order)
            for reading in readings:
                if reading in found:
                    scored, asked = found[reading]
                    return reading, _scaled(scored, factor if not any_order else factor * 0.98), asked
        return None

    def respelt(self, reading: str) -> list[str]:
        """A folded phrase in its likely spellings; empty where one of its words is like none that is known."""
        choices = [self.lookup.corrected(word) for word in reading.split()]
        return [" ".join(words) for words in islice(product(*choices), 9)]

    def _sharing(self, readings: Sequence[str]) -> dict[str, Scored]:
        best: dict[str, Scored] = {}
        for reading in readings[:3]:
            plain = without_seniority(reading)
            for name in self.lookup.sharing(reading):
                alike = max(self.lookup.likeness(reading, name.folded), 0.95 * self.lookup.likeness(plain, name.folded))
                score = alike * _strength(name) * 0.97
                if score > best.get(name.target, (0.0, ""))[0]:
                    best[name.target] = (score, name.display)
        return best

    def _with_sense(self, phrase: str, scored: dict[str, Scored]) -> dict[str, Scored]:
        search = self._search()
        if search is None or not phrase:
            return scored
        near = {str(code): float(cosine) for code, cosine in search.similar_occupations(phrase, 10)}
        if not near or (not scored and max(near.values()) < NEAR_IN_SENSE):
            return scored
        known = any(word in self.lookup.words for word in phrase.split())
        fused = dict(scored)
        for code, cosine in near.items():
            score, matched = scored.get(code, (0.0, ""))
            by_sense = (
                min(GO - 0.01, ASK + 0.4 * (cosine - NEAR_IN_SENSE)) if cosine >= NEAR_IN_SENSE and known else 0.0
            )
            fused[code] = (max(by_sense, min(1.0, score + 0.15 * max(0.0, cosine)) if score else 0.0), matched)
        return fused

    def _as_track(self, readings: Sequence[str]) -> str | None:
        """A track that is named as one: "operations track", "a career in operations"."""
        for reading in readings:
            words = reading.split()
            if _TRACK_WORDS & set(words):
                bare = " ".join(word for word in words if word not in _TRACK_WORDS and word not in WRAPPING | STOP)
                for target, title in self.lookup.titles.items():
                    if target.startswith("track:") and fold(title) == bare:
                        return target
        return None

    def _match(self, said: str, targets: Sequence[tuple[str, float]], decision: Decision, matched: str) -> SubjectMatch:
        first, score = targets[0]
        others = [target for target, _ in targets[1:]]
        named = fold(self.lookup.title(first))
        for target, title in self.lookup.titles.items():
            if target.startswith("career:") and target != first and target not in others and fold(title) == named:
                others.insert(0, target)
        return SubjectMatch(
            said=said,
            subject=self._subject(first),
            score=round(min(1.0, score), 4),
            decision=decision,
            alternatives=tuple(self._subject(target) for target in others[: CHOICES - 1]),
            matched=matched,
        )

    def _subject(self, target: str) -> Subject:
        kind, _, name = target.rpartition(":")
        kinds: dict[str, Kind] = {"career": "career", "track": "track", "group": "group"}
        return Subject(kind=kinds.get(kind, "occupation"), id=name, title=self.lookup.title(target))

    @staticmethod
    def _top(scored: dict[str, Scored]) -> float:
        return max((score for score, _ in scored.values()), default=0.0)

    @staticmethod
    def _decide(scores: Sequence[float], asked: bool) -> Decision:
        if not scores or scores[0] < ASK:
            return "none"
        margin = scores[0] - (scores[1] if len(scores) > 1 else 0.0)
        return "go" if not asked and scores[0] >= GO and margin >= MARGIN else "ask"


def _readings(text: str) -> list[str]:
    """The phrase in the forms in which it is looked up, the most literal first."""
    folded = fold(text)
    bare = unwrapped(folded)
    found: list[str] = []
    for phrase in (folded, bare):
        found.extend(one for one in spelled_out(phrase) if one and one not in found)
    return found[:12]


def _strength(name: Name) -> float:
    """How much a listed name says: by its list, less where many occupations carry it, a little by how common the job is."""
    return _KINDS[name.kind] - 0.035 * min(name.lists - 1, 8) + 0.03 * (name.prior - 0.5)


def _of_names(listed: Sequence[Name]) -> dict[str, Scored]:
    own = any(name.kind == "own" and ":" not in name.target for name in listed)
    scored: dict[str, Scored] = {}
    for name in listed:
        if name.kind == "own":
            score = 1.0 if ":" not in name.target else 0.9 if own else 0.99
        else:
            score = _strength(name) - (0.1 if own else 0.0)
        if score > scored.get(name.target, (0.0, ""))[0]:
            scored[name.target] = (score, name.display)
    return scored


def _of_common(entry: Common, own: Sequence[Name]) -> dict[str, Scored]:
    """The first target is meant, the others stand beside it; where the table says to ask, all are about equal."""
    step = 0.01 if entry.decision == "ask" else 0.12
    least = 0.9 if entry.decision == "ask" else 0.75
    scored = {
        target: (max(1.0 - step * place, least - 0.01 * place), entry.display)
        for place, target in enumerate(entry.targets)
    }
    for name in own:
        scored.setdefault(name.target, (0.74, name.display))
    return scored


def _scaled(scored: dict[str, Scored], factor: float) -> dict[str, Scored]:
    return {target: (score * factor, matched) for target, (score, matched) in scored.items()}
