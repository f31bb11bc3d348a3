"""Questions that an answer offers, in both languages: the Spanish of what a button sends, and back to the English it stands for.

Both ways read one list, so a Spanish button asks exactly what its English twin asks. Free Spanish is not its business.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from knowledge.titles.display import of_spanish, spanish_title

_SLOT = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r" \((\d\d-\d{4}(?:\.\d\d)?)\)$")
_AMOUNT = re.compile(r"\$[\d,]+")
Render = Callable[[str], str]
Template = tuple[re.Pattern[str], str]


def in_spanish(text: str, title: Render) -> str | None:
    """The question in Spanish, its job by the Spanish title; `None` where it is none of ours."""
    for pattern, spanish in _templates(0):
        if (found := pattern.fullmatch(text)) is not None:
            return _filled(spanish, found, lambda name, slot: _spanish_slot(name, slot, title))
    return None


def in_english(text: str) -> str | None:
    """The English question that one of our Spanish ones stands for; `None` where the text is none of ours."""
    if not text.lstrip().startswith(("¿", "Hábleme", "Me ", "No quiero", "Cualquier")):
        return None
    for pattern, english in _templates(1):
        if (found := pattern.fullmatch(text.strip())) is not None:
            return _filled(_book()["read"].get(english, english), found, _english_slot)
    return None


def _filled(template: str, found: re.Match[str], slot: Callable[[str, str], str]) -> str:
    return _SLOT.sub(lambda name: slot(name[1], found[name[1]]), template)


def _spanish_slot(name: str, slot: str, title: Render) -> str:
    if name in ("job", "other"):
        return _job(slot, title)
    if name == "place":
        return title(slot.removeprefix("the "))
    if name == "per":
        return str(_book()["per"].get(slot, slot))
    return _tails(slot, _pairs(0), (" in ", " en "), title) if name == "tails" else slot


def _english_slot(name: str, slot: str) -> str:
    if name in ("job", "other"):
        return _known(slot)
    if name == "place":
        return "the United States" if slot == "Estados Unidos" else slot
    if name == "per":
        return next((english for english, spanish in _book()["per"].items() if spanish == slot), slot)
    return _tails(slot, _pairs(1), (" en ", " in "), _known) if name == "tails" else slot


def _job(said: str, title: Render) -> str:
    """The Spanish title; with its code where a career has the same title."""
    code = _CODE.search(said)
    spanish = spanish_title(code[1]) if code is not None else None
    if spanish is None or code is None:
        known = title(said)
        return _small(known) if said.islower() or known != said else known
    same = of_spanish()[spanish.lower()] == code[1].removesuffix(".00")
    return _small(spanish) if same else f"{_small(spanish)} ({code[1]})"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _known(said: str) -> str:
    """What a Spanish title stands for in words the tools read: a code, or the name of a career or track."""
    if (code := _CODE.search(said)) is not None:
        return code[1]
    if said == "Estados Unidos":
        return "the United States"
    found = of_spanish().get(said.lower())
    return found.partition(":")[2].replace("-", " ") if found is not None and ":" in found else found or said


def _tails(text: str, pairs: Sequence[tuple[str, str]], glue: tuple[str, str], part: Render) -> str:
    """What stands behind "what pays best": fields and places, then what the list keeps."""
    made, rest = "", text
    while rest:
        if (pair := next((one for one in pairs if rest.startswith(one[0])), None)) is not None:
            made, rest = made + pair[1], rest[len(pair[0]) :]
            if (amount := _AMOUNT.match(rest)) is not None:
                made, rest = made + amount[0], rest[amount.end() :]
        elif rest.startswith(glue[0]):
            rest = rest[len(glue[0]) :]
            stops = sorted({at for word in (*(one[0] for one in pairs), glue[0]) if (at := rest.find(word)) > 0})
            # The longest piece that is a title we know, else up to the next word of ours.
            whole = next((at for at in reversed([*stops, len(rest)]) if part(rest[:at]) != rest[:at]), None)
            end = whole or (stops[0] if stops else len(rest))
            said = rest[:end]
            made, rest = made + glue[1] + (part(said).lower() if said.islower() else part(said)), rest[end:]
        else:
            return made + rest
    return made


@lru_cache(maxsize=2)
def _pairs(start: int) -> tuple[tuple[str, str], ...]:
    both = _book()["tails"].items()
    return tuple((one, other) if start == 0 else (other, one) for one, other in both)


@lru_cache(maxsize=2)
def _templates(start: int) -> tuple[Template, ...]:
    """Patterns of one language with the template of the other, the most particular first."""
    pairs = [pair if start == 0 else pair[::-1] for pair in _book()["whole"].items()]
    pairs.sort(key=lambda pair: -len(_SLOT.sub("", pair[0])))
    return tuple((_pattern(one), other) for one, other in pairs)


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _SLOT.split(template)
    slots = [
        re.escape(piece) if i % 2 == 0 else f"(?P<{piece}>.{'*' if piece == 'tails' else '+?'})"
        for i, piece in enumerate(pieces)
    ]
    return re.compile("".join(slots))


@lru_cache(maxsize=1)
def _book() -> Mapping[str, Mapping[str, Any]]:
    import yaml

    text = (files("advisor.offline.prose") / "es" / "questions.yaml").read_text(encoding="utf-8")
    read: dict[str, dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read
