"""An own, simple reading of figures, years, codes and links in a text, so that the guard is not judged by itself. Pure.

It knows amounts, shares, numbers with a comma or a decimal, SOC codes and years. Small counts are left alone. It says
what no fact supports; that a figure stands beside the right name is judged by the lies that were told, not here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.answers import Answer
from advisor.facts import Fact

_FIGURE = re.compile(
    r"(?P<money>\$\s?)?(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<times>k|K|M|million|millones|mil|thousand)\b)?(?P<percent>\s?(?:%|percent\b|por ciento))?"
)
_MARKED = re.compile(r"\s*((?:\[\d+\])+)")
_MARKER = re.compile(r"\[(\d+)\]")
_CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN = re.compile(r"\b((?:19|20)\d\d)[–-](?:\d\d|\d{4})\b")
_PHONE = re.compile(r"\b(?:1-)?(?:\d{3}-)?\d{3}-\d{4}\b")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|over|under|some|close to|more than|less than|unos|unas|cerca de|casi|más de"
    r"|menos de|alrededor de|aproximadamente)\s*$",
    re.IGNORECASE,
)
_TIMES = {"k": 1e3, "K": 1e3, "mil": 1e3, "thousand": 1e3, "M": 1e6, "million": 1e6, "millones": 1e6}
_LINK = re.compile(
    r"https?://[^\s)>\]\"'»”]+|\bwww\.[^\s)>\]\"'»”]+"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|example|test|info|xyz|ru|biz|app|dev)\b(?:/[^\s)>\]\"'»”]*)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])(?:\s*\[\d+\])*\s+|\n+")


@dataclass(frozen=True)
class Figure:
    """A figure as written. `step`: what the last written digit is worth. `marks`: the citation markers behind it."""

    shown: str
    kind: str  # money, percent or number
    value: float
    step: float
    marks: tuple[int, ...] = ()


def figures(text: str) -> list[Figure]:
    """Every figure that a reader would take for one; years, codes, telephone numbers and small counts are none."""
    plain = text
    for pattern in (_CODE, _SPAN, _PHONE):
        plain = pattern.sub(lambda found: "_" * len(found.group()), plain)
    found = []
    for match in _FIGURE.finditer(plain):
        written = match["number"]
        bare = written.replace(",", "")
        kind = "money" if match["money"] else "percent" if match["percent"] else "number"
        if kind == "number" and not match["times"]:
            if plain[: match.start()].endswith("[") and plain[match.end() :].startswith("]"):
                continue
            whole = "." not in bare and "," not in written
            if whole and (int(bare) < 1000 or _YEAR.fullmatch(bare)):
                continue
        times = _TIMES.get(match["times"] or "", 1.0)
        step = times * 10.0 ** -len(bare.partition(".")[2])
        if _ABOUT.search(plain[: match.start()]) and "." not in bare:
            step *= 10.0 ** (len(bare) - len(bare.rstrip("0") or "0"))
        behind = _MARKED.match(text, match.end())
        marks = tuple(int(one) for one in _MARKER.findall(behind.group())) if behind else ()
        found.append(Figure(match.group().strip(), kind, float(bare) * times, step, marks))
    return found


def is_of(figure: Figure, fact: Fact) -> bool:
    """Whether a figure is this fact's, to the digit that was written; the sign may be told in words."""
    if figure.kind == "money" and not fact.unit.startswith("USD"):
        return False
    if figure.kind == "percent" and not fact.unit.startswith("percent"):
        return False
    if figure.kind == "number" and fact.unit.startswith("USD"):
        return False
    # Half of the last written digit either way; a rounded half may go either way too.
    return abs(abs(fact.value) - figure.value) <= figure.step / 2 + 1e-9


def unsupported(answer: Answer, own: Sequence[str] = ()) -> list[str]:
    """The figures, years and codes of a text that are none of its facts', as sentences. `own`: the person's messages."""
    return _unsupported(answer.text, answer, own, _beside(answer, own))


def _unsupported(text: str, answer: Answer, own: Sequence[str], beside: set[str]) -> list[str]:
    said = [one for message in own for one in figures(message)]
    # Numbers of a release, and the hours of a year by which an offer is turned into another unit.
    versions = [one for told in answer.citations for one in f"{told.vintage} {told.title}".split()]
    versions += [one for card in answer.findings if card.type == "offer" for one in (card.conversion or "").split()]
    offered = [card.amount for card in answer.findings if card.type == "offer"]
    found: list[str] = []
    for figure in figures(text):
        facts = [fact for fact in answer.facts if is_of(figure, fact)]
        if not facts:
            theirs = any(_same(figure, one) for one in said) or any(abs(one - figure.value) < 1 for one in offered)
            if not theirs and not (figure.kind == "number" and figure.shown in versions):
                found.append(f"no fact is {figure.shown}")
        elif figure.marks and not {fact.citation for fact in facts} & set(figure.marks):
            found.append(f"{figure.shown} is marked with source {figure.marks[0]}, and its facts are of another")
    plain = _SPAN.sub(lambda match: match.group(1), _CODE.sub(" ", text))
    found += [f"no fact is of {year}" for year in sorted(set(_YEAR.findall(_without_figures(plain))) - beside)]
    # O*NET's own code of a six-digit one ends in .00.
    codes = {code for code in _CODE.findall(text) if not {code, code.removesuffix(".00")} & beside}
    return found + [f"no fact is of {code}" for code in sorted(codes)]


def shows(text: str, fact: Fact) -> bool:
    """Whether a text shows a fact's figure, rounded or not."""
    return any(is_of(figure, fact) for figure in figures(text))


def links(answer: Answer) -> list[str]:
    """Links of the text that are no citation's."""
    cited = " ".join(one.url for one in answer.citations)
    return [link for link in _LINK.findall(answer.text) if link.rstrip(".,;:") not in cited]


def sentences(text: str) -> list[str]:
    """The text in sentences and lines, those without a word left out."""
    return [part.strip() for part in _SENTENCE.split(text) if part and re.search(r"\w{2}", part)]


def unsupported_sentences(answer: Answer, own: Sequence[str] = ()) -> tuple[int, int]:
    """How many sentences of the text hold something unsupported, and how many there are."""
    parts = sentences(answer.text)
    beside = _beside(answer, own)
    strange = links(answer)
    wrong = [part for part in parts if _unsupported(part, answer, own, beside) or any(one in part for one in strange)]
    return len(wrong), len(parts)


def _same(figure: Figure, own: Figure) -> bool:
    return abs(figure.value - own.value) <= max(figure.step, own.step) / 2 + 1e-9


def _without_figures(text: str) -> str:
    return re.sub(r"\$\s?[\d,.]+|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?%", " ", text)


def _beside(answer: Answer, own: Sequence[str]) -> set[str]:
    """Years and codes that stand in the facts, the citations, the cards or the person's own words."""
    held = [answer.model_dump_json(include={"facts", "citations", "findings", "choices", "tools"}), *own]
    return {one for text in held for one in _tokens(text)}


def _tokens(text: str) -> Iterator[str]:
    yield from _CODE.findall(text)
    yield from (code[:7] for code in _CODE.findall(text))
    for span in _SPAN.finditer(text):
        yield span.group(1)
    yield from _YEAR.findall(text)
