"""What is said, in the reader's language: sentences that remember how they were made, and their Spanish from a phrasebook.

A `Said` is the English sentence and keeps its template and slots, so prose is composed once and rendered at the end.
Figures, markers and codes are slots and pass unchanged. It translates nothing freely: what no phrasebook holds stays.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "es"]
_SLOT = re.compile(r"\{(\w+)\}")
_DATE = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b"
)
_MONTHS = dict(
    zip(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        strict=True,
    )
)
_AND = re.compile(r"\by(?= \**(?:[iIíÍ]|[hH][iIíÍ](?![eéaá])))")
_OR = re.compile(r"\bo(?= [“\"*]*(?:[oOóÓ]|[hH][oOóÓ]))")
_OF_THE = re.compile(r"\b([Dd]e|[Aa]) el (?=[a-záéíóúñ])")


class Said(str):
    """An English sentence or phrase with the template and the slots it was made of."""

    __slots__ = ("slots", "template")
    template: str
    slots: Mapping[str, str]

    def __new__(cls, template: str, slots: Mapping[str, str]) -> "Said":
        made = super().__new__(cls, template.format_map(slots) if slots else template)
        made.template, made.slots = template, slots
        return made


class Joined(str):
    """Several of them with the same separator between."""

    __slots__ = ("parts", "separator")
    parts: tuple[str, ...]
    separator: str

    def __new__(cls, separator: str, parts: Iterable[str]) -> "Joined":
        kept = tuple(parts)
        made = super().__new__(cls, separator.join(kept))
        made.parts, made.separator = kept, separator
        return made


class Shaped(str):
    """One of them in another shape: with a capital, without one, in small letters."""

    __slots__ = ("inner", "shape")
    inner: str
    shape: Callable[[str], str]

    def __new__(cls, shape: Callable[[str], str], inner: str) -> "Shaped":
        made = super().__new__(cls, shape(inner))
        made.inner, made.shape = inner, shape
        return made


class Exact(str):
    """A line that stays as it is in every language: names of publishers, series and their vintage."""

    __slots__ = ()


def say(template: str, /, **slots: str | int | None) -> str:
    """A template of the phrasebook with its slots filled: English now, another language when it is rendered."""
    return Said(template, {name: one if isinstance(one, str) else _written(one) for name, one in slots.items()})


def joined(separator: str, parts: Iterable[str]) -> str:
    """`separator.join(parts)`, each part still to be rendered."""
    return Joined(separator, parts)


def _written(slot: int | None) -> str:
    return "" if slot is None else str(slot)


def capital(text: str) -> str:
    """With a capital at the start."""
    return Shaped(_capital, text)


def small(text: str) -> str:
    """With a small letter at the start."""
    return Shaped(_small, text)


def lower(text: str) -> str:
    """In small letters."""
    return Shaped(str.lower, text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


class Tongue:
    """Renders the sentences of one answer in one language. `titles`: English title -> Spanish title; the official
    English one follows in brackets where a title is first met."""

    def __init__(self, language: Language = "en", titles: Mapping[str, str] | None = None) -> None:
        self._language = language
        self._titles = {english.lower(): spanish for english, spanish in (titles or {}).items()}
        self._met: set[str] = set()

    def __call__(self, text: str) -> str:
        """The text in this language."""
        if self._language == "en":
            return str(text)
        return _contracted(self._rendered(text))

    def question(self, text: str) -> str:
        """A question that is offered to be sent, or the words on its button."""
        if self._language == "en":
            return str(text)
        from advisor.offline.prose.questions import in_spanish

        asked = in_spanish(str(text), self._plain)
        return asked or (_capital if text[:1].isupper() else str)(_contracted(self._plain(text)))

    def _rendered(self, text: str) -> str:
        if isinstance(text, Said):
            template = sentences().get(text.template, text.template)
            # Slots are met in the order of the Spanish sentence: the first mention is the first one read.
            return _SLOT.sub(lambda slot: self._rendered(text.slots[slot[1]]), template)
        if isinstance(text, Joined):
            return text.separator.join(self._rendered(part) for part in text.parts)
        if isinstance(text, Shaped):
            return text.shape(self._rendered(text.inner))
        return str(text) if isinstance(text, Exact) else self._word(text)

    def _word(self, text: str) -> str:
        """A plain string of the data: a title, a place, a date, a reason in the wording of a tool."""
        bare = text.strip()
        if bare != text or not bare:
            start = text.find(bare)
            return f"{text[:start]}{self._word(bare)}{text[start + len(bare) :]}" if bare else text
        if (spanish := self._titles.get(bare.lower())) is not None:
            if spanish in self._met:
                return spanish
            self._met.add(spanish)
            return f"{spanish} ({bare})"
        if (term := terms().get(bare) or sentences().get(bare)) is not None:
            return term
        for pattern, spanish in patterns():
            if (match := pattern.fullmatch(bare)) is not None:
                return _SLOT.sub(lambda slot, found=match: self._word(found[slot[1]] or ""), spanish)  # type: ignore[misc]
        if "; " in bare:
            return "; ".join(self._word(part) for part in bare.split("; "))
        return _DATE.sub(lambda date: f"{_MONTHS[date[1]]} de {date[2]}", text)

    def _plain(self, text: str) -> str:
        """A label or a slot of a question: the Spanish title without brackets, since the question is read again."""
        if (known := self._titles.get(text.lower()) or terms().get(text)) is not None:
            return known
        for pattern, spanish in patterns():
            if (match := pattern.fullmatch(text)) is not None:
                return _SLOT.sub(lambda slot, found=match: self._plain(found[slot[1]]), spanish)  # type: ignore[misc]
        return text


def _contracted(text: str) -> str:
    text = _AND.sub("e", _OR.sub("u", text))
    return _OF_THE.sub(lambda match: {"de": "del", "De": "Del", "a": "al", "A": "Al"}[match[1]] + " ", text)


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, str]:
    """English template -> Spanish template."""
    return {english: spanish for name in _BOOKS for english, spanish in _book(name).items()}


@lru_cache(maxsize=1)
def terms() -> Mapping[str, str]:
    """Words of the data with a closed vocabulary: schooling, units of time, reasons, labels."""
    return _book("terms")


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Wordings of the tools with slots, as patterns."""
    return tuple((_pattern(english), spanish) for english, spanish in _book("wordings").items())


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _SLOT.split(template)
    return re.compile(
        "".join(re.escape(piece) if i % 2 == 0 else f"(?P<{piece}>.+?)" for i, piece in enumerate(pieces)), re.DOTALL
    )


_BOOKS = ("asking", "pay", "rankings", "profiles", "resilience", "places", "moves")


def _book(name: str) -> dict[str, str]:
    import yaml

    text = (files("advisor.offline.prose") / "es" / f"{name}.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {str(english): str(spanish) for english, spanish in (read or {}).items()}
