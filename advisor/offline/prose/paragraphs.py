"""The parts of an answer put together: shared remarks once, blank lines between. Pure."""

from collections.abc import Sequence

from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, paragraph

_PLACED = say("You named no place, so this is national.")


def beside_each_other(parts: list[Told]) -> list[Told]:
    """Several cards in one answer: shared remarks once, at the end; offers of the last only."""
    seen: set[str] = set()
    for part in parts:
        part.lines = [line for line in part.lines if line not in seen]
        seen.update(part.lines)
    for part in parts[1:]:
        # Each subject begins a paragraph of its own.
        part.lines[:1] = [paragraph([line]) for line in part.lines[:1] if line]
    last = parts[-1]
    for part in parts[:-1]:
        part.lines = [line for line in part.lines if line != _PLACED]
        part.choices, part.follow_ups = [], []
    last.lines = [line for line in last.lines if line]
    return parts


def paragraphs(lines: Sequence[str], offer: str) -> str:
    """The answer, then the rest, then the offer: blank lines between. A table or list keeps its own lines."""
    parts = [lines[0]] if lines else []
    rest: list[str] = []
    for line in lines[1:]:
        if "\n" in line:
            parts += [" ".join(rest)] if rest else []
            parts.append(line.strip("\n"))
            rest = []
        else:
            rest.append(line)
    return joined("\n\n", [part for part in [*parts, joined(" ", rest), offer] if part])
