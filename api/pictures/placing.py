"""Where marks and words stand: scales, round steps, and labels that do not lie on each other. Pure arithmetic."""

import math
from collections.abc import Sequence
from typing import NamedTuple


class Scale(NamedTuple):
    """Values from `low` to `high` onto a line from `start` to `end` (in units of the sheet; `end` may be less)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value on the line."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + share * (self.end - self.start)


def steps(low: float, high: float, most: int) -> list[float]:
    """Round values from at or under `low` to at or above `high`, at most about `most` of them."""
    raw = max(high - low, 1e-9) / max(most - 1, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(one * power for one in (1, 2, 2.5, 5, 10, 20) if one * power >= raw * 0.999)
    first = math.floor(low / step)
    values = [first * step]
    while values[-1] < high - 1e-9:
        values.append((first + len(values)) * step)
    return values


def apart(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Centres for labels of these sizes, as near to `wanted` as they can stand between `low` and `high` without
    overlap, in the same order. Where they cannot all fit they keep their gaps and run past `high`."""
    placed: list[list[float]] = []  # runs of touching labels: start, length, sum of (wanted - offset), count
    for want, size in zip(wanted, sizes, strict=True):
        placed.append([want - size / 2, size, want - size / 2, 1])
        _clamp(placed[-1], low, high)
        while len(placed) > 1 and placed[-2][0] + placed[-2][1] + gap > placed[-1][0]:
            last = placed.pop()
            run = placed[-1]
            # The mean of what each label of the run would like, each less its offset within the run.
            run[2] += last[2] - last[3] * (run[1] + gap)
            run[1] += gap + last[1]
            run[3] += last[3]
            run[0] = run[2] / run[3]
            _clamp(run, low, high)
    centres: list[float] = []
    rest = list(sizes)
    for start, _, _, count in placed:
        x = start
        for _ in range(int(count)):
            size = rest.pop(0)
            centres.append(x + size / 2)
            x += size + gap
    return centres


def _clamp(run: list[float], low: float, high: float) -> None:
    run[0] = max(low, min(run[0], high - run[1]))
