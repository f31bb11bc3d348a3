"""Mutants of honest answers: one thing changed so that a sentence is false, everything else as it was. Pure.

Deterministic by seed. What might still be true after the change is thrown away, not counted.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evals.guard import mutations, mutations_figures, mutations_more
from evals.guard.answers import Honest
from evals.guard.measure import boundaries, plain
from evals.guard.mutations import Change, Mutation
from evals.guard.pools import Pools

KINDS: dict[str, Mutation] = {
    "figure": mutations_figures.figure,
    "place": mutations.place,
    "year": mutations.year,
    "code": mutations.code,
    "occupation": mutations.occupation,
    "link": mutations.link,
    "unit": mutations_more.unit,
    "statistic": mutations_more.statistic,
    "comparative": mutations_more.comparative,
    "marker": mutations_more.marker,
    "swap": mutations_more.swap,
    "own": mutations_more.own,
}

_REACH = 30  # characters of context on each side by which a mutated piece is found again


@dataclass(frozen=True)
class Mutant:
    """A whole answer with one false sentence. `traces`: leaked when one of them is in what the reader gets; `words` are
    compared without markers, `numbered` as rendered."""

    id: str
    kind: str
    how: str
    answer: Honest = field(repr=False)
    text: str = field(repr=False)
    sentence: str
    traces: tuple[str, ...]
    numbered: bool = False

    def leaked(self, shown: str) -> bool:
        """Whether the falsehood is in what the reader gets."""
        if self.numbered:
            return any(trace in re.sub(r"\s+", " ", shown) for trace in self.traces)
        return any(trace in plain(shown) for trace in self.traces)


def mutants(answers: Sequence[Honest], pools: Pools, *, n: int, seed: int, kinds: Sequence[str] = ()) -> list[Mutant]:
    """About `n` mutants, evenly over the kinds, over as many answers and shapes as there are."""
    chosen = [kind for kind in KINDS if not kinds or kind in kinds]
    each = -(-n // len(chosen))
    found: list[Mutant] = []
    for kind in chosen:
        found += _of_kind(kind, answers, pools, each, random.Random(f"{seed}:{kind}"))
    return found


def _of_kind(kind: str, answers: Sequence[Honest], pools: Pools, most: int, dice: random.Random) -> list[Mutant]:
    order = list(answers)
    dice.shuffle(order)
    found: dict[str, Mutant] = {}
    for _ in range(12):  # a second pass takes another change of the same answer
        for answer in order:
            for change in KINDS[kind](answer, pools, dice):
                mutant = _made(answer, kind, change)
                if mutant is not None and mutant.text not in found:
                    found[mutant.text] = mutant
                    break
            if len(found) == most:
                return list(found.values())
    return list(found.values())


def _made(answer: Honest, kind: str, change: Change) -> Mutant | None:
    text, regions, moved = answer.text, list[tuple[int, int]](), 0
    for start, end, new in sorted(change.edits):
        text = text[: start + moved] + new + text[end + moved :]
        regions.append((start + moved, start + moved + len(new)))
        moved += len(new) - (end - start)
    if plain(text) == plain(answer.text) and not change.numbered:
        return None
    ends = boundaries(text)
    pieces = [_sentence(ends, start) for start, _ in regions]
    sentence = text[pieces[0][0] : pieces[0][1]].strip()
    name = f"{answer.id}:{kind}:{change.how}"
    if change.numbered:
        return Mutant(name, kind, change.how, answer, text, sentence, change.numbered, numbered=True)
    honest = plain(answer.text)
    traces = []
    for (start, end), (first, last) in zip(regions, pieces, strict=True):
        if change.with_next:
            last = next((stop for stop in ends if stop > last and re.search(r"\d", text[last:stop])), last)
            window = plain(text[first:last])
        else:
            window = plain(_window(text, max(first, start - _REACH), min(last, end + _REACH)))
        if window in honest:
            window = plain(text[first:last])
        if window in honest or not window:
            return None
        traces.append(window)
        bare = plain(text[start:end])
        # Said nowhere in the honest answer, so wherever it turns up it is the falsehood, cut out of its sentence or not.
        if len(bare) >= 6 and bare not in honest and not change.with_next:
            traces.append(bare)
    return Mutant(name, kind, change.how, answer, text, sentence, tuple(traces))


def _window(text: str, start: int, end: int) -> str:
    """That stretch, with no marker cut in two: half a marker would not be taken out of the comparison."""
    for marker in re.finditer(r"\[F?\d+(?:, F?\d+)*\]", text):
        if marker.start() < start < marker.end():
            start = marker.start()
        if marker.start() < end < marker.end():
            end = marker.end()
    return text[start:end]


def _sentence(ends: Sequence[int], at: int) -> tuple[int, int]:
    start = max(end for end in ends if end <= at)
    return start, min((end for end in ends if end > at), default=ends[-1])


def of_kinds(found: Sequence[Mutant]) -> Iterator[tuple[str, list[Mutant]]]:
    """The mutants kind by kind, in the order of the kinds."""
    for kind in KINDS:
        own = [one for one in found if one.kind == kind]
        if own:
            yield kind, own
