"""Feeds answers through the gate, cut in any way, and compares what the reader gets with what was written.

It looks at the gate from outside only. Markers and citation numbers are left out of every comparison.
"""

import random
import re
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from advisor.gate import Gate
from evals.guard.answers import Honest

_MARKER = re.compile(r"[ \t]*\[(?:F?\d+)(?:[,;][ \t]*F?\d+)*\]")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|St|Ste|Mt|Ft|vs|approx|e\.g|i\.e|EE\. ?UU|a\.m|p\.m)|^\s*\d{1,2})\.$")
_STOP = re.compile(r"[.!?…][\"”’)*_]*(?:[ \t]*\[F?\d+(?:, F?\d+)*\])*[ \t]+(?=[A-ZÀ-Þ¿¡\"“*(\[$≥~0-9])")


def gate_for(answer: Honest) -> Gate:
    """The one place where a gate is made."""
    return Gate(answer.ran.ledger, answer.ran.results, answer.user, names=answer.ran.names)


def chunks(text: str, dice: random.Random) -> list[str]:
    """The text cut as a provider may: by characters, by something like tokens, or not at all."""
    how = dice.randrange(4)
    if how == 0:
        return list(text)
    if how == 1:
        return [text]
    most = 6 if how == 2 else 40
    cuts = [0]
    while cuts[-1] < len(text):
        cuts.append(min(len(text), cuts[-1] + dice.randint(1, most)))
    return [text[start:end] for start, end in pairwise(cuts)]


def released(answer: Honest, text: str, dice: random.Random) -> str:
    """What the reader gets of `text` in the place of the answer."""
    gate = gate_for(answer)
    return "".join([*(gate.feed(piece) for piece in chunks(text, dice)), gate.flush()])


def plain(text: str) -> str:
    """A text without markers and citation numbers, with single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"[ \t]+([.,;:)])", r"\1", _MARKER.sub("", text))).strip()


def sentences(text: str) -> list[str]:
    """The sentences, list items, headings and table rows of a text, as written. Joined they are the text."""
    return [text[start:end] for start, end in pairwise(boundaries(text))]


@lru_cache(maxsize=4096)
def boundaries(text: str) -> tuple[int, ...]:
    """Where sentences, items and rows end, with 0 in front."""
    ends = [0]
    for line in re.finditer(r"[^\n]*\n+|[^\n]+$", text):
        if not line.group().lstrip().startswith("|"):
            for stop in _STOP.finditer(text, line.start(), line.end()):
                if not _ABBREVIATED.search(text[line.start() : stop.start() + 1]):
                    ends.append(stop.end())
        ends.append(line.end())
    return tuple(ends)


def kept(answer: Honest, shown: str) -> tuple[list[str], list[str]]:
    """The sentences that the reader got word for word, in order, and those that were lost."""
    there, lost, at, whole = list[str](), list[str](), 0, plain(shown)
    for sentence in sentences(answer.text):
        words = plain(sentence)
        if not re.search(r"\w", words):
            continue
        found = whole.find(words, at)
        if found < 0:
            lost.append(sentence.strip())
        else:
            there.append(words)
            at = found + len(words)
    return there, lost


def timed(answers: Sequence[Honest]) -> Iterator[float]:
    """Milliseconds that the gate takes for each sentence, the first one's preparation included."""
    for answer in answers:
        gate = gate_for(answer)
        for sentence in [*sentences(answer.text), None]:
            started = time.perf_counter()
            if sentence is None:
                gate.flush()
            else:
                gate.feed(sentence)
            yield (time.perf_counter() - started) * 1000
