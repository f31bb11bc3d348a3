"""`Titles`: a phrase -> ranked occupations, or -> the one subject meant, with a decision to go on, to ask, or none.

Names equal to the phrase come first (everyday names, official titles, careers, tracks, alternate titles), then the same
with other word order, abbreviations, spelling or without words of rank, then names that share weighty words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product

from sqlalchemy import Engine

from knowledge.citations import Citation
from knowledge.titles.lookup import Lookup
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
from knowledge.titles.noise import cleaned, legible, military
from knowledge.titles.ranking import Ranked, Ranker, described
from knowledge.titles.scoring import of_common, of_names, scaled, strength
from knowledge.titles.spot import spot
from knowledge.titles.words import STOP, WRAPPING, doers, fold, spelled_out, unwrapped, without_seniority

GO, ASK, MARGIN = 0.80, 0.58, 0.05
SURE, FAR_ABOVE = 0.9, 0.5  # a probability, and its distance to the next, from which nobody need be asked
UNKNOWN_WORD = 0.7  # how much a name counts beside a word that nobody knows
WORTH_ASKING = 0.5  # a probability from which all the evidence together is worth a question
MOST_CHARACTERS = 600
NO_CROSSWALK = (
    "“{code}” looks like a job code of the armed forces, and no military crosswalk is loaded here; say in a few words what"
    " the work was."
)
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
        self.ranker = Ranker(engine, self.lookup, search_getter)

    def find(self, text: str, limit: int = 10) -> TitleMatch:
        """Ranked occupations for a job title as a person says it, or for what they say they do.

        Names that are known come first, the likeliest others after them. Where no name is known, the scores are
        probabilities and the decision is `go` only for one that stands far above the rest."""
        code = _CODE.search(text)
        if code:
            exact = code.group() if "." in code.group() else f"{code.group()}.00"
            if exact in self.lookup.titles:
                title = self.lookup.title(exact)
                one = Candidate(onet_soc_code=exact, title=title, score=1.0, matched=exact)
                return TitleMatch(said=text, candidates=(one,), decision="go")
        asked_for, note = _without_service(legible(text[:MOST_CHARACTERS]))
        named, asked = self._named(asked_for)
        decision = self._decide(sorted((score for score, _ in named.values()), reverse=True), asked)
        most = limit + len(named)
        chances = self.ranker.rank(asked_for, most, sense=decision != "go")
        if named and not chances:
            chances = self.ranker.rank(max(named.values())[1], most, sense=False)
        if decision == "none":
            # Nothing known is near enough: the order is all the ranker's.
            named = {}
            decision = _by_chance(chances)
        elif not asked:
            likely = {one.onet_soc_code: one.probability for one in chances}
            named = {c: (min(1.0, score + 0.04 * likely.get(c, 0.0)), name) for c, (score, name) in named.items()}
        found = [(c, score, name) for c, (score, name) in sorted(named.items(), key=lambda one: (-one[1][0], one[0]))]
        below = 0.95 * found[-1][1] if found else 1.0
        found += [(one.onet_soc_code, below * one.probability, one.matched) for one in chances if one[0] not in named]
        candidates = tuple(
            Candidate(onet_soc_code=c, title=self.lookup.title(c), score=round(min(1.0, score), 4), matched=name)
            for c, score, name in found[:limit]
        )
        if note and decision == "go":
            decision = "ask"
        return TitleMatch(said=text, candidates=candidates, decision=decision if candidates else "none", note=note)

    def subjects(self, text: str) -> SubjectMatch:
        """The occupation, career, track or group that a phrase means."""
        code = _CODE.search(text)
        if code:
            found = self.find(code.group())
            if found.candidates:
                return self._match(text, [(found.candidates[0].onet_soc_code, 1.0)], "go", found.candidates[0].matched)
        readings = _readings(legible(text))
        tracked = self._as_track(readings)
        if tracked:
            return self._match(text, [(tracked, 1.0)], "go", text)
        asked_for, note = _without_service(legible(text))
        phrase, scored, asked = self._scored(asked_for)
        if not asked and self._top(scored) < GO:
            scored = self._by_evidence(phrase, scored)
        ranked = sorted(scored.items(), key=lambda item: (-item[1][0], ":" in item[0], item[0]))
        decision = self._decide([score for _, (score, _) in ranked], asked)
        if decision == "none":
            return SubjectMatch(said=text, subject=None, score=0.0, decision="none", alternatives=(), note=note)
        targets = [(target, score) for target, (score, _) in ranked if score > ASK - 0.08]
        match = self._match(text, targets, "ask" if note else decision, ranked[0][1][1])
        return match.model_copy(update={"note": note}) if note else match

    def warm(self) -> None:
        """Loads what the first title that no list has would wait for."""
        self.ranker.rank("somebody who tends gardens and trims hedges", 1)

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
                found[phrase] = (of_common(entry, own), entry.decision == "ask")
            elif listed:
                scored = of_names(listed)
                for target in entry.targets if entry else ():
                    scored.setdefault(target, (0.7, entry.display if entry else ""))
                found[phrase] = (scored, False)
        return found

    def _scored(self, text: str) -> tuple[str, dict[str, Scored], bool]:
        """(phrase as read, targets scored, whether to ask in any case): a known name, or names that share words."""
        readings = _readings(text)
        if not readings:
            return "", {}, False
        corrected = self._corrected(readings)
        found = self._known(readings, corrected)
        if found:
            return found
        plain = (corrected or readings)[0]
        if not any(word in self.lookup.words for word in readings[0].split()):
            return plain, {}, False
        return plain, self._sharing(corrected or readings), False

    def _named(self, text: str) -> tuple[dict[str, Scored], bool]:
        """Occupations of which a text, or the text without the noise of an advertisement, is a known name."""
        if described(text):
            return {}, False
        for place, said in enumerate(dict.fromkeys((text, *cleaned(text)))):
            readings = _readings(said)
            found = self._known(readings, self._corrected(readings)) if readings else None
            occupations = {target: one for target, one in found[1].items() if ":" not in target} if found else {}
            if found and occupations:
                if found[2] and len(occupations) > 1 and self._top(occupations) <= UNKNOWN_WORD:
                    break  # a word that no title holds beside a name of several jobs: all the evidence tells more
                return scaled(occupations, 1.0 - 0.03 * place), found[2]
        return {}, False

    def _corrected(self, readings: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(fixed for reading in readings for fixed in self.respelt(reading)))

    def _known(self, readings: Sequence[str], corrected: Sequence[str]) -> tuple[str, dict[str, Scored], bool] | None:
        """A name that is equal, or equal when spelt right, without words of rank, or without a word nobody knows."""
        found = self._first_exact(readings, 1.0)
        if found:
            return found
        found = self._first_exact([one for one in corrected if one not in readings], 0.96) if corrected else None
        if found:
            return found
        plain = (corrected or readings)[0]
        found = self._first_exact([without_seniority(one) for one in (corrected or readings)], 0.92)
        if found and found[0] != plain:
            return found
        unknown = [word for word in plain.split() if word not in self.lookup.words and word not in STOP]
        if len(unknown) == 1:
            rest = " ".join(word for word in plain.split() if word not in unknown)
            entry = self.lookup.common([rest]).get(rest) if rest else None
            if entry:
                return rest, scaled(of_common(entry, []), UNKNOWN_WORD), True
        return None

    def _first_exact(self, readings: Sequence[str], factor: float) -> tuple[str, dict[str, Scored], bool] | None:
        for any_order in (False, True):
            found = self.exact([one for one in readings if one], any_order=any_order)
            known = [one for one in readings if one in found]
            # Of the readings of one phrase that are names, one that means a single thing ("lab" written out) decides.
            plain = (one for one in known if self._decide(_sorted(found[one][0]), found[one][1]) == "go")
            if (reading := next(plain, known[0] if known else None)) is not None:
                scored, asked = found[reading]
                return reading, scaled(scored, factor if not any_order else factor * 0.98), asked
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
                score = alike * strength(name) * 0.97
                if score > best.get(name.target, (0.0, ""))[0]:
                    best[name.target] = (score, name.display)
        return best

    def _by_evidence(self, phrase: str, scored: dict[str, Scored]) -> dict[str, Scored]:
        """Weakly shared names in the order of all the evidence: worth a question, never enough to go on."""
        top = min(self._top(scored), GO - 0.01)
        chances = self.ranker.rank(phrase, CHOICES) if phrase else []
        if not chances or (top < ASK and chances[0].probability < WORTH_ASKING):
            return scored
        best, highest = chances[0].probability, max(top, ASK)
        ordered = {
            one.onet_soc_code: (highest * (0.95 + 0.05 * one.probability / best), one.matched) for one in chances
        }
        return {target: one for target, one in scored.items() if ":" in target} | ordered

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


def _sorted(scored: dict[str, Scored]) -> list[float]:
    return sorted((score for score, _ in scored.values()), reverse=True)


def _by_chance(chances: Sequence[Ranked]) -> Decision:
    if not chances:
        return "none"
    first, second = chances[0].probability, chances[1].probability if len(chances) > 1 else 0.0
    return "go" if first >= SURE and first - second >= FAR_ABOVE else "ask"


def _without_service(text: str) -> tuple[str, str]:
    """(what is left to look up, the sentence that says why) of a text with a job code of the armed forces."""
    found = military(text)
    return (found[1], NO_CROSSWALK.format(code=found[0])) if found else (text, "")


def _readings(text: str) -> list[str]:
    """The phrase in the forms in which it is looked up, the most literal first."""
    folded = fold(text)
    bare = unwrapped(folded)
    found: list[str] = []
    for phrase in (folded, bare):
        found.extend(one for one in (*spelled_out(phrase), *doers(phrase)) if one and one not in found)
    return found[:12]
