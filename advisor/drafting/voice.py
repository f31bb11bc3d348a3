"""Turns what was found and what is on file into lines, in one language and manner. The words are the phrasebook's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from advisor.drafting.client_file import Item
from advisor.drafting.lines import Line, Mark
from advisor.drafting.looked_up import LookedUp, Option
from advisor.drafting.style import Style
from advisor.drafting.told import may_be, says, turned
from advisor.drafting.words import forms
from advisor.facts import Fact
from advisor.offline.prose.tongue import Tongue
from advisor.tools.show import marked

_NATION = ("United States", "U.S.")
_PER = {"en": {"year": "a year", "hour": "an hour"}, "es": {"year": "al año", "hour": "por hora"}}
_FIELD = re.compile(
    r"(?i)(?:ing|construction|retail|sales|hvac|hr|it|customer service|food service|health ?care|education|security|construcci[oó]n|ventas|limpieza|agricultura|enfermer[ií]a|educaci[oó]n|seguridad)$"
)
"""A word for a field or an activity, and not for a person."""
_PROPER = re.compile(r"\b(?:English|Spanish|U\.S\.|[A-Z]{2,}|O\*NET)\b")


@dataclass
class Voice:
    """Writes the lines of one draft; `section` opens a section, the rest adds to it."""

    found: LookedUp
    style: Style
    lines: list[Line] = field(default_factory=list)
    questions: list[Line] = field(default_factory=list)
    _key: str = ""
    _heading: str = ""
    _part: str = ""
    _seen: dict[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.found.asked.request.language

    def has(self, key: str) -> bool:
        return self._in_manner(key) in forms(self.language)

    def _in_manner(self, key: str) -> str:
        manner = "formal" if self.style.formal else "warm" if self.style.warm else ""
        return f"{key}.{manner}" if manner and f"{key}.{manner}" in forms(self.language) else key

    def word(self, key: str, form: int = 0, /, **slots: str) -> str:
        """A sentence or phrase of the book; a missing slot or key is an error of ours."""
        said = forms(self.language)[self._in_manner(key)]
        text = said[form % len(said)].format_map(slots)
        return text[:1].upper() + text[1:] if re.match(r"\{[A-Z]", said[form % len(said)]) else text

    def section(self, key: str, heading: str | None = None, part: str = "") -> None:
        """Open a section; `part` tells apart those of one key."""
        self._key, self._part = key, part
        self._heading = heading if heading is not None else self.word(key)
        self._seen.clear()

    def say(
        self, mark: Mark, key: str, of: str = "", form: int = 0, /, *, reason: str | None = None, **slots: str
    ) -> None:
        """One line of the book into the open section; `of` tells apart the same sentence about several things."""
        text = self.word(key, form, **slots)
        self.add(mark, _tidied(text), f"{key}:{of}" if of else key, reason=reason)

    def add(self, mark: Mark, text: str, name: str, source: str | None = None, reason: str | None = None) -> None:
        if mark == "J" and reason is None and any(char.isdigit() for char in text):
            reason = self.word("reason.request")  # a ZIP or another number that somebody said, never a figure of ours
        self.lines.append(
            Line(
                mark=mark,
                text=text,
                section=self._key,
                part=self._part,
                heading=self._heading,
                name=name,
                source=source,
                reason=reason,
            )
        )

    def ask(self, key: str, of: str = "", /, **slots: str) -> None:
        """An open question to the counselor; each stands once."""
        line = Line(mark="Q", text=self.word(key, **slots), name=f"{key}:{of}" if of else key)
        if line.name not in {one.name for one in self.questions}:
            self.questions.append(line)

    def quote(self, item: Item, person: str) -> None:
        """What an item of the file says, in the client's own direction or quoted."""
        count = self._seen.get("said", 0)
        self._seen["said"] = count + 1
        words = item.text.strip()
        words = words if words.endswith((".", "!", "?", "…")) else f"{words}."
        if not item.from_client:
            text = self.word("noted", words=words)
        elif (clause := turned(words, self.language, person)) is not None and says(
            self.word(f"{person}.that", count, words=clause), item.text
        ):
            text = self.word(f"{person}.that", count, words=clause)
        else:
            other = not may_be(words, self.language)
            text = self.word(f"{person}.{'own' if other else 'said'}", count, words=_shortened(words))
        self.add("C", _tidied(text), f"item:{item.id}", source=item.id)

    # --- names -----------------------------------------------------------------------------------------------------

    def title(self, option: Option) -> str:
        """What an option is called inside a sentence."""
        return self.called(option.code, option.title)

    def called(self, code: str, title: str) -> str:
        if self.language == "es":
            from knowledge.titles.display import spanish_title

            title = spanish_title(code) or title
        return lowered_title(title)

    def headed(self, option: Option) -> str:
        name = self.title(option)
        return name[:1].upper() + name[1:]

    def as_one(self, job: str) -> str:
        """`as a cook`, `in construction`, `como cocinera`: the counselor's own word for work, after "work" or "job"."""
        low = job if _PROPER.search(job) else job.lower()
        if self.found.asked.spoken != self.language:
            return self.word("in_field", title=self._in_language(job))
        if self.language == "es":
            return f"como {low}" if not _FIELD.fullmatch(low) else f"en {low}"
        if _FIELD.search(low):
            return f"in {low}"
        if re.search(r"(?<!s)s$", low):
            low = low.removesuffix("s") if not low.endswith("ies") else f"{low[:-3]}y"
        return f"as {'an' if re.match(r'[aeio]|u(?!ni|se)|[HR]VAC|HR|MRI|RN|EMT|LPN', low) else 'a'} {low}"

    def _in_language(self, job: str) -> str:
        """What a job said in another language is called in this one; as said where no look-up has met it."""
        of = self.found.met.get(job)
        return self.called(of.id, of.title) if of is not None else job

    def listed(self, names: Sequence[str], word: str = "and") -> str:
        """`a, b and c`"""
        if len(names) < 2:
            return "".join(names)
        if any("," in one or f" {self.word('and')} " in one for one in names):
            return "; ".join(names)
        joint = self.word(word)
        if self.language == "es" and re.match(r"h?[ií](?!e)", names[-1].lower()) and joint == "y":
            joint = "e"
        return f"{', '.join(names[:-1])} {joint} {names[-1]}"

    def where(self, fact: Fact) -> str:
        title = fact.area.title if fact.area is not None else ""
        return self.word("nationwide") if not title or title in _NATION else self.word("where", place=title)

    def per(self, fact: Fact) -> str:
        return _PER[self.language]["hour" if fact.unit.startswith("USD/hour") else "year"]

    def when(self, fact: Fact) -> str:
        """`May 2025`, `mayo de 2025`"""
        return Tongue("es")(fact.as_of) if self.language == "es" else fact.as_of

    def size(self, fact: Fact) -> str:
        """A figure without its sign, for a sentence whose verb has it."""
        return marked(fact).lstrip("-")


def lowered_title(title: str) -> str:
    """A title as it stands inside a sentence: small letters but for proper names and abbreviations."""
    kept = _PROPER.findall(title)
    low = title.lower()
    for one in kept:
        low = re.sub(rf"\b{re.escape(one.lower())}", one, low)
    return low


def _shortened(words: str) -> str:
    """The first sentences of a long item, whole."""
    if len(words.split()) <= 40:
        return words
    first = re.split(r"(?<=[.!?])\s+", words)
    kept = first[0]
    for one in first[1:]:
        if len(kept.split()) + len(one.split()) > 40:
            break
        kept = f"{kept} {one}"
    return kept if len(kept.split()) <= 60 else " ".join(kept.split()[:40]) + " …"


def _tidied(text: str) -> str:
    """One stop at the end of a quotation, one space between words."""
    text = re.sub(r"([.!?…])”\.", r"\1”", text)
    return re.sub(r"\s{2,}", " ", text).replace(" ,", ",").strip()
