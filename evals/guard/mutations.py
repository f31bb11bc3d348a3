"""The kinds of mutation: each gives the changes that would make an answer false, best first. Pure, seeded from outside.

A change whose falsehood is in doubt (a range said loosely, an equal value elsewhere) is not offered.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.facts import Fact
from evals.guard.answers import Honest, Span
from evals.guard.measure import boundaries
from evals.guard.pools import ABROAD, EVERYDAY, EVERYDAY_ES, LINKS, TOWNS, Pools


@dataclass(frozen=True)
class Change:
    """Pieces to replace. `numbered`: texts that show the falsehood where only a marker differs; `with_next`: false only
    together with the sentence that follows."""

    how: str
    edits: tuple[tuple[int, int, str], ...]
    numbered: tuple[str, ...] = ()
    with_next: bool = False


Mutation = Callable[[Honest, Pools, random.Random], Iterator[Change]]

_HEADING = re.compile(
    r"^\s*(?:#|\*\*)|:\s*$|^\s*(?:now|primero)\b|it is\.|"
    r"\b(?:figures?|numbers?|cifras?|datos?|both|all|median|mediana|start with|look at)\b",
    re.I,
)


def sentence_of(answer: Honest, at: int) -> tuple[int, int]:
    ends = boundaries(answer.text)
    return max(end for end in ends if end <= at), min((end for end in ends if end > at), default=ends[-1])


def spans_of(answer: Honest, kind: str, dice: random.Random) -> list[Span]:
    found = [span for span in answer.spans if span.kind == kind]
    dice.shuffle(found)
    return found


def beside(answer: Honest, span: Span) -> tuple[str, list[Span]]:
    """The sentence of a span and the figures in it."""
    start, end = sentence_of(answer, span.start)
    return answer.text[start:end], [one for one in answer.spans if one.kind == "figure" and start <= one.start < end]


def fact_of(answer: Honest, span: Span) -> Fact:
    return answer.ran.ledger[span.fact or ""]


def text_of(answer: Honest, span: Span) -> str:
    return answer.text[span.start : span.end]


def place(answer: Honest, pools: Pools, dice: random.Random) -> Iterator[Change]:
    """Another place: a state, a metro, a place abroad, one of the same results, an abbreviation."""
    if dice.random() < 0.25:
        yield from _put_in(answer, dice.choice(pools.states), "place", dice)
    own = sorted({value for path, value in answer.ran.values.items() if "area" in path and isinstance(value, str)})
    for span in spans_of(answer, "place", dice):
        shown = text_of(answer, span)
        sentence, figures = beside(answer, span)
        if not figures and not _HEADING.search(sentence):
            continue
        state, metro = dice.choice(pools.states), dice.choice(pools.metros)
        ways = [("state", state), ("metro", metro), ("abroad", dice.choice(ABROAD)), ("town", dice.choice(TOWNS))]
        ways += [("nation", "Estados Unidos" if answer.lang == "es" else "the United States")]
        ways += [("added", f"{shown} {'y' if answer.lang == 'es' else 'and'} {state}")]
        ways += [("abbreviation", pools.short[state])] + [("same results", one) for one in own]
        dice.shuffle(ways)
        for how, new in ways:
            if (
                new in shown
                or shown in new
                or pools.short.get(shown, "none") in new
                or _same(answer, figures, new, how)
                or (how == "same results" and _one(answer, shown, new))
            ):
                continue
            yield Change(how, ((span.start, span.end, new),))


def _places(answer: Honest) -> set[str]:
    return {text_of(answer, one) for one in answer.spans if one.kind == "place"}


def _put_in(answer: Honest, name: str, kind: str, dice: random.Random) -> Iterator[Change]:
    """Another place or occupation said behind a figure whose sentence names none."""
    for span in spans_of(answer, "figure", dice):
        sentence, figures = beside(answer, span)
        start, end = sentence_of(answer, span.start)
        named = [one for one in answer.spans if one.kind in (kind, "group") and start <= one.start < end]
        fact = fact_of(answer, span)
        # A derived figure has no area of its own: it is of the places that the answer names.
        elsewhere = not any(name in one for one in _places(answer)) and (
            fact.area is None or name not in fact.area.title
        )
        if named or len(figures) > 1 or "|" in sentence or not fact.unit.startswith(("USD", "people")) or not elsewhere:
            continue
        little = (
            {"place": "en", "occupation": "para los"} if answer.lang == "es" else {"place": "in", "occupation": "for"}
        )
        yield Change("put in", ((span.end, span.end, f" {little[kind]} {name}"),))


def _one(answer: Honest, shown: str, new: str) -> bool:
    """Whether two names stand for the same ("Oregón" and "Oregon", "enfermeros" and "registered nurses")."""
    names = answer.ran.names
    if names is None:
        return False
    first, second = (
        {code for found in (names.places(f"in {one}"), names.works(one)) for name in found for code in name.codes}
        for one in (shown, new)
    )
    shared = {code[:7] for code in first} & {code[:7] for code in second}
    return any(code[:1].isdigit() for code in shared)


def _same(answer: Honest, figures: list[Span], name: str, how: str) -> bool:
    """Whether that place or occupation has one of these very figures, so that the sentence may still be true."""
    if how != "same results":
        return False
    values = {(fact_of(answer, one).unit, fact_of(answer, one).value) for one in figures}
    named = [one for one in answer.ran.ledger if (one.area and one.area.title == name) or one.of.title == name]
    return any((one.unit, one.value) in values for one in named)


def year(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """Another year."""
    known = {match for fact in answer.ran.ledger for match in re.findall(r"\d{4}", fact.as_of)}
    for span in spans_of(answer, "year", dice):
        shown = text_of(answer, span)
        others = [one for one in ("2012", "2014", "2017", "2018", "2021", "2022", "2023", "2027") if one not in known]
        new = re.sub(r"\d{4}", dice.choice(others), shown, count=1)
        if new != shown:
            yield Change("year", ((span.start, span.end, new),))


def code(answer: Honest, pools: Pools, dice: random.Random) -> Iterator[Change]:
    """Another code of the build, or one that does not exist."""
    for span in spans_of(answer, "code", dice):
        shown = text_of(answer, span)
        tail = shown[7:]
        invented = f"{shown[:2]}-{dice.randint(9900, 9998)}"
        ways = [("other", dice.choice([one for one in pools.codes if one != shown[:7]]))]
        if invented not in pools.codes:
            ways.append(("invented", invented))
        dice.shuffle(ways)
        for how, new in ways:
            yield Change(how, ((span.start, span.end, new + tail),))


def occupation(answer: Honest, pools: Pools, dice: random.Random) -> Iterator[Change]:
    """Another occupation, career or track."""
    paths = ("title", "alt", "within")
    own = sorted({v for p, v in answer.ran.values.items() if p.split(".")[-1].startswith(paths) and isinstance(v, str)})
    # The alternatives of a place are places: in lower case, as an occupation is written, they are nobody's name.
    own = [one for one in own if one not in pools.metros and one not in pools.short]
    mine = {one.lower() for one in own} | {
        text_of(answer, one).lower() for one in answer.spans if one.kind == "occupation"
    }
    if dice.random() < 0.25:
        other = dice.choice(EVERYDAY_ES if answer.lang == "es" else EVERYDAY)
        if not any(_alike(other, one) for one in mine):
            yield from _put_in(answer, other, "occupation", dice)
    for span in [*spans_of(answer, "occupation", dice), *spans_of(answer, "group", dice)]:
        shown = text_of(answer, span)
        sentence, figures = beside(answer, span)
        units = {fact_of(answer, one).unit for one in figures}
        # Many occupations share a small score: with that alone another name might be right.
        if not units - {"score 1-6", "count"} and not (not figures and re.match(r"\s*(?:#|\*\*)", sentence)):
            continue
        if span.kind == "group":
            ways = [("group", dice.choice(pools.groups))]
        else:
            everyday = dice.choice(EVERYDAY_ES if answer.lang == "es" else EVERYDAY)
            ways = [("official", dice.choice(pools.titles)), ("everyday", everyday)]
            ways += [("same results", one) for one in own]
        dice.shuffle(ways)
        for how, new in ways:
            if how != "same results" and any(_alike(new, one) for one in mine):
                continue
            if _one(answer, shown, new) or _alike(new, shown) or _same(answer, figures, new, how):
                continue
            if shown[0].islower():
                new = new.lower()
            # A heading that names another of the same results is false only together with what stands below it.
            below = how == "same results" and not figures
            yield Change(how, ((span.start, span.end, new),), with_next=below)


def _alike(one: str, other: str) -> bool:
    """Whether two names share a word that counts."""
    words = [
        {word.rstrip("s") for word in re.findall(r"[a-zà-ÿ]{4,}", text.lower())} - {"other", "except", "manager"}
        for text in (one, other)
    ]
    return bool(words[0] & words[1]) or not words[0] or not words[1]


def link(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """A link that no citation has."""
    ends = boundaries(answer.text)
    spots = [one for one in (answer.text[:end].rstrip() for end in ends[1:]) if one[-1:] in ".!?"]
    dice.shuffle(spots)
    for before in spots:
        new = dice.choice(LINKS)
        phrase = (
            f" (más en {new})" if answer.lang == "es" else dice.choice((f" (see {new})", f", see {new}", f" – {new}"))
        )
        yield Change("inserted", ((len(before) - 1, len(before) - 1, phrase),))
    for span in spans_of(answer, "link", dice):
        address = text_of(answer, span)
        host = re.sub(r"^(https?://[^/]+)", r"\1.stats-mirror.net", address)
        yield Change("lookalike", ((span.start, span.end, host),))
