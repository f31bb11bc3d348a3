"""The names of a build, as a text may say them: places, occupations, careers and tracks, exact but for plural and case.

For checking what was written, not for understanding what was asked: nothing is guessed and no spelling is mended.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from advisor.grounding.mentions import NATION, Mention
from knowledge.areas import abroad
from knowledge.areas.naming import STATES
from knowledge.titles.display import spanish_titles
from knowledge.titles.words import SENIORITY, STOP, WRAPPING, Token, fold, tokens

if TYPE_CHECKING:
    from knowledge.areas.records import Spotted
    from knowledge.store import Knowledge

LONGEST = 8  # words of a name
_SURE = frozenset(("own", "spanish"))
_VAGUE = frozenset((
    "administrator", "agent", "agriculture", "analyst", "art", "assistant", "attendance", "attendant", "boss",
    "business", "clerk", "construction", "coordinator", "design", "director", "education", "empresa", "engineer",
    "executive", "finance", "food", "government", "health", "helper", "host", "hr", "human", "inspector", "intern",
    "it", "law", "lead", "logistics", "maintenance", "management", "manager", "marketing", "media", "medica",
    "medico", "medio", "medios", "medium", "military", "model", "officer", "operation", "operator", "principal",
    "production", "public", "repair", "representative", "resource", "safety", "sale", "science", "security",
    "service", "specialist", "student", "supervisor", "support", "teacher", "technician", "technology", "trade",
    "training", "transportation", "worker",
))  # fmt: skip
"""Single words that name a field or a rank as often as a job: too vague to hold a figure against."""
_WORD = r"[A-ZÁÉÍÓÚÑ](?:(?!-(?:wide|based|level|area|specific)\b)[\w.&-])*(?:['’](?!s\b)\w+)?"
_INSIDE = frozenset(("in", "near", "around", "across", "en"))
_PLACING = _INSIDE | {"from", "to", "outside", "within", "cerca de", "at"}
_ARTICLE = re.compile(r"(?:The|A|An|In|For|Across|El|La|Los|Las|En|De|Para)\s+(?=[A-ZÁÉÍÓÚÑ])")
_SPANISH_STATES = {"nueva york": "new york"}
_HEADS = re.compile(
    r"([A-ZÁÉÍÓÚÑ][a-záéíóúñü]{3,}(?:as|os|es))\b(?:, ([a-záéíóúñü]{3,}(?:as|os|es))\b)?(?: y ([a-záéíóúñü]{3,}(?:as|os|es))\b)?"
)
_FEW = 6
_LETTERS = re.compile(r"(?<![\w.&-])[A-Z]{2}(?![\w.&-])")
_PART = re.compile(r"[^,]+")
_RUN = re.compile(
    rf"(?:\b(?P<before>(?i:in|near|around|across|at|of|for|from|to|en|cerca\s+de|de|para|by|outside|within))\s+(?:the\s+|el\s+|la\s+|los\s+)?)?"
    rf"(?P<run>{_WORD}(?:,?\s+(?:(?:of|de|del|la|las|los|the|and)\s+)?{_WORD}){{0,7}})"
)


class BuildNames:
    """Names of the open build. Thread-safe; the same text gives the same names."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge
        # The same few names come again in sentence after sentence.
        self._spotted = lru_cache(maxsize=16_384)(self._read)

    @cached_property
    def _states(self) -> dict[str, str]:
        """Folded name of a state -> its area code."""
        return {fold(area.title): area.code for area in self._knowledge.areas.all() if area.level == "state"}

    @cached_property
    def _towns(self) -> frozenset[str]:
        """Chief cities whose name begins with an article ("El Paso", "Las Vegas")."""
        titles = (area.title.split(",")[0] for area in self._knowledge.areas.all())
        cities = (fold(city) for title in titles for city in title.split("-"))
        return frozenset(city for city in cities if _ARTICLE.match(city.title()))

    def places(self, text: str) -> Sequence[Mention]:
        """Places by name. One on no list, or outside the United States, stands for no code."""
        found: list[Mention] = []
        for match in _RUN.finditer(text):
            run, start = match.group("run").rstrip("."), match.start("run")
            if (article := _ARTICLE.match(run)) is not None and fold(run) not in self._towns:
                run, start = run[article.end() :], start + article.end()
            before = (match.group("before") or "").lower()
            if len(run) == 2 and run.isupper():
                found += self._abbreviated(text, start, before)
                continue
            first = len(found)
            for begin, end, codes in self._spotted(f"{before} " if before else "and ", run):
                alone = not before and not text[:start].strip(' *_-#>¿¡"“«(')
                if not codes and alone and not _is_subject(run[begin:end], text[start + end :]):
                    continue  # the first word of a sentence is capital without being a name
                found.append(Mention(start + begin, start + end, run[begin:end], codes))
            for match in _LETTERS.finditer(run):  # "Topping CO's list", "Machinists, UT"
                at = start + match.start()
                if all(one.end <= at or one.start > at for one in found[first:]):
                    found += self._abbreviated(text, at, "")
        return sorted(found)

    def _abbreviated(self, text: str, start: int, before: str) -> list[Mention]:
        """ "la IA", "HR": two capitals are a state only where one can be."""
        letters = text[start : start + 2]
        if not _is_state(letters, before, text[:start], text[start + 2 :]):
            return []
        return [Mention(start, start + 2, letters, frozenset({self._states.get(fold(STATES[letters]), letters)}))]

    def _read(self, before: str, run: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """The places in a run of capitalised words, each with its span in the run and the codes it may stand for."""
        found = []
        for one in self._knowledge.areas.spot(before + run):
            start = one.start - len(before)
            if start < 0 or one.text[:1].isdigit() or not one.text[:1].isupper():
                continue
            end = one.end - len(before)
            if not self._is_named(one, before.strip()):
                # "Median, Texas": a capital alone makes no town; each part may be a place by itself.
                for part in _PART.finditer(run, start, end) if ", " in one.text else ():
                    found += [
                        (part.start() + first, part.start() + last, codes)
                        for first, last, codes in self._read("and ", part.group())
                    ]
                continue
            codes = frozenset(area.code for area in one.match.areas)
            if codes == {NATION}:
                continue  # words for the nation are read by their own pattern
            if (state := self._states.get(_SPANISH_STATES.get(fold(one.text), fold(one.text)))) is not None:
                codes |= {state}  # "New York" is the city to most, and the state as well
            found.append((start, end, codes))
        return tuple(found)

    def _is_named(self, one: "Spotted", before: str) -> bool:
        """Whether the words surely name that place: as spelt, and a small town only where a place is spoken of."""
        match = one.match
        if match.outcome == "unknown":
            return before in _INSIDE
        if {fold(part) for part in one.text.split(", ")} <= self._states.keys() and ", " in one.text:
            return False  # "Oregon, Illinois": two states before a town of that name
        if match.note is not None and match.note.startswith("I read"):
            return before in _INSIDE and ", " not in one.text
        if before in _PLACING or "," in one.text or match.outcome == "abroad" or fold(one.text) in self._states:
            return True
        # "Check" and "Happy" are towns as well: without a word before it only a chief city counts.
        return any(set(fold(one.text).split()) <= set(fold(area.title).split()) for area in match.areas)

    def works(self, text: str) -> Sequence[Mention]:
        """Occupations, careers and tracks by name, the longest first where names overlap."""
        words = tokens(text)
        readings: dict[str, list[tuple[int, int]]] = {}
        for first in range(len(words)):
            for last in range(first, min(first + LONGEST, len(words))):
                if last > first and words[last].parted:
                    break
                if not (_edge(words[first].word) or _edge(words[last].word)):
                    phrase = " ".join(word.word for word in words[first : last + 1])
                    readings.setdefault(phrase, []).append((first, last))
            for length in self._long.get(tuple(word.word for word in words[first : first + 3]), ()):
                if first + length > len(words):
                    continue
                phrase = " ".join(word.word for word in words[first : first + length])
                readings.setdefault(phrase, []).append((first, first + length - 1))
        return list(self._longest(text, words, readings))

    @cached_property
    def _long(self) -> dict[tuple[str, ...], set[int]]:
        """The numbers of words that names of more than `LONGEST` words have, by their first three words."""
        found: dict[tuple[str, ...], set[int]] = {}
        for phrase in self._knowledge.titles.lookup.folded:
            if phrase.count(" ") >= LONGEST:
                parts = phrase.split()
                found.setdefault(tuple(parts[:3]), set()).add(len(parts))
        return found

    def _longest(
        self, text: str, words: Sequence[Token], readings: dict[str, list[tuple[int, int]]]
    ) -> Iterator[Mention]:
        lookup = self._knowledge.titles.lookup
        readings = {
            phrase: places
            for phrase, places in readings.items()
            if phrase in lookup.folded or phrase in self._spanish_heads
        }
        common, names = lookup.common(readings), lookup.names(readings)
        spans = [
            (first - last, first, last, phrase)
            for phrase, places in readings.items()
            if phrase in common or phrase in names or phrase in self._spanish_heads
            for first, last in places
        ]
        taken: set[int] = set()
        for _, first, last, phrase in sorted(spans):
            if not taken.isdisjoint(range(first, last + 1)):
                continue
            listed = names.get(phrase, [])
            sure = phrase in common or phrase in self._spanish_heads or any(one.kind in _SURE for one in listed)
            if first == last and (not sure or _is_verb(text, words[first])):
                continue
            taken.update(range(first, last + 1))
            if sure:  # a name of its own is not what a list of other names has it for
                listed = [one for one in listed if one.kind in _SURE]
            targets = {one.target for one in listed} | set(common[phrase].targets if phrase in common else ())
            targets |= self._spanish_heads.get(phrase, frozenset())
            start, end = words[first].start, words[last].end
            field = bool(targets) and all(one.startswith("track:") or one.endswith("-0000") for one in targets)
            vague = field or phrase in _VAGUE or all(word.word in SENIORITY for word in words[first : last + 1])
            codes = self._codes(
                targets, members=phrase in self._spanish_heads or any(one.kind == "spanish" for one in listed)
            )
            yield Mention(start, end, text[start:end], codes | {phrase}, strong=sure and not vague)

    @cached_property
    def _spanish_heads(self) -> dict[str, frozenset[str]]:
        """First words of Spanish titles ("pilotos", "pintoras") -> the codes of those titles, where they are few."""
        heads: dict[str, set[str]] = {}
        for code, title in spanish_titles().items():
            head = _HEADS.match(title)
            for word in head.groups() if head is not None and ":" not in code and not code.endswith("-0000") else ():
                if word:
                    heads.setdefault(fold(word), set()).add(code)
        return {
            head: frozenset(codes)
            for head, codes in heads.items()
            if len(codes) <= _FEW and head not in _VAGUE and len(head) > 4
        }

    def _codes(self, targets: set[str], *, members: bool) -> frozenset[str]:
        codes: set[str] = set()
        for target in targets:
            kind, _, name = target.rpartition(":")
            codes.add(name)
            if not kind and members:
                # A name stands for a career where it is that of half of its jobs or more: cocineros, but not meseros.
                named = {one[:7] for one in targets}
                for whole in self._knowledge.careers.of_occupation(name):
                    jobs = {code[:7] for code in whole.codes}
                    if 2 * len(jobs & named) >= len(jobs):
                        codes.add(whole.career_id)
            if kind == "career" and (career := self._knowledge.careers.get(name)) is not None:
                codes.update(career.codes)
        return frozenset(codes)


def _is_state(letters: str, before: str, ahead: str, behind: str) -> bool:
    """Whether two capitals by themselves stand for a state. Those that are a word or a job as well need a place for it."""
    if letters not in STATES or letters in ("AS", "VI", "MP"):
        return False
    if before in _INSIDE or before in ("from", "to"):
        return not ahead.endswith(" la ") and letters not in _OTHER_LETTERS
    if letters in _OTHER_LETTERS or _SHOUTED.search(ahead) or _SHOUTED_ON.match(behind):
        return False
    if letters not in _WORDS_TOO:
        return True
    if letters not in _MEANT and _SAID_OF.match(behind) and not behind.startswith(","):
        return True
    said = (
        ahead.lower().endswith(("estado de ", "for ", "all of ", "metro ", "todo "))
        or _FIGURES.match(behind) is not None
    )
    closed = _CLOSING.match(behind)
    alone = not ahead.strip(" *_#>-") and closed is not None and closed.group().endswith(",")  # "OK, so nurses"
    return said or (_OPENING.search(ahead) is not None and closed is not None and not alone)


def _is_subject(name: str, behind: str) -> bool:
    """Whether a name at the head of a sentence, of no place on file, is one abroad that something is said of."""
    return not behind.strip(" *_:.\n") or (fold(name) in abroad.places() and _SAID_OF.match(behind) is not None)


_OTHER_LETTERS = frozenset(("AI", "HR", "IT"))
_WORDS_TOO = frozenset(
    (
        "AL",
        "DE",
        "HI",
        "IA",
        "ID",
        "IN",
        "LA",
        "MA",
        "MD",
        "ME",
        "OH",
        "OK",
        "OR",
        "PA",
        "MS",
        "PR",
    )
)
_MEANT = frozenset(("IA", "PA", "MD", "MA", "MS", "OK", "IN", "OR", "DE"))
""" "OK", "PA" (physician assistant), "IA" (AI in Spanish): capitals that stand for more than a state."""
_SHOUTED = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}\s+$")
_SHOUTED_ON = re.compile(r"\s+[A-ZÁÉÍÓÚÑ]{3,}\b(?![a-z])")
_OPENING = re.compile(r"(?:^|[|,;:(]|\n)[\s*_#>-]*$")
_CLOSING = re.compile(r"[\s*_]*(?:$|[|:,;)\n])")
_SAID_OF = re.compile(
    r"(?:['’]s)?\s+(?:pays?|paid|has|is|was|offers?|comes?|leads?|tops?|beats?|shows?|medians?|wages?|paga|tiene|ofrece|está|es)\b|['’]s\s|:|,\s"
)


_FIGURES = re.compile(
    r"['’]s\s|['’]?s?\s+(?:figures?|numbers?|medians?|pay|wages?|salar\w+|data|workers|nurses|state)\b", re.IGNORECASE
)


_AS_VERB = re.compile(
    r"\b(?:can|could|(?:you|how|able|hard|easy|way)\s+to|will|would|may|might|should|must|let['’]s|I['’]ll|you['’]ll)\s+$",
    re.IGNORECASE,
)
""" "So you can judge": a verb that is called like an occupation."""


def _is_verb(text: str, word: Token) -> bool:
    return not text[: word.end].endswith("s") and _AS_VERB.search(text[: word.start]) is not None


def _edge(word: str) -> bool:
    return word in STOP or word in WRAPPING or word.isdigit()
