"""When a suite of cases has fallen below the committed baseline, and why. Pure.

Our own model is deterministic: the same case comes out the same, so a case that passed and now fails is no noise but a
change of the product. Yet not every change is a fall: a pattern that is mended for ten questions may cost one, and a suite
is a sample of what people ask. So the question is whether the product is worse on questions *like these*, and there are two
ways to be sure of it; either is enough:

* **By its share**: the baseline's share lies above the whole 95 % Wilson interval of this run's. A suite that had passed
  whole falls with its first failing case, for no interval around a failure reaches 100 %.
* **Paired by case**, where the same cases were asked: those that failed anew against those that were mended, as a sign test
  (McNemar's, exact, one-sided at 2.5 %). It sees a fall that two wide intervals would hide: six cases lost and none won.
  What is common to both runs cancels, which is why pairing is so much sharper than comparing two shares.

A suite also falls when it asks less than the baseline did: cases that are taken out can no longer fail. What falls short of
this is no failure of the gate, and is told by name all the same, so that nothing slips away unseen.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from evals.baseline import Before

LEVEL = 0.025


class Change(NamedTuple):
    """Which cases came out otherwise than at the baseline, where the same were asked; None: other cases were asked."""

    lost: tuple[str, ...]
    won: tuple[str, ...]


def change(failing: Sequence[str], asked: str, before: Before) -> Change | None:
    """Cases that fail now and did not, and the other way round."""
    if asked != before.asked:
        return None
    now, then = set(failing), set(before.failing)
    return Change(tuple(sorted(now - then)), tuple(sorted(then - now)))


def falls(n: int, high: float, changed: Change | None, before: Before) -> list[str]:
    """Why the suite fell, as sentences; empty where it holds. `high`: the upper end of the interval of this run's share."""
    found = []
    share = before.passed / before.n
    if share > high:
        found.append(f"at most {high:.1%} pass, below the baseline's {share:.1%} ({before.passed} of {before.n})")
    if changed is not None and by_chance(len(changed.lost), len(changed.won)) <= LEVEL:
        found.append(
            f"{len(changed.lost)} cases fail that passed at the baseline, and {len(changed.won)} the other way"
        )
    if n < before.n:
        found.append(f"{n} cases are asked, {before.n} when the baseline was committed")
    return found


def by_chance(lost: int, won: int) -> float:
    """How likely so many of the changed cases, or more, were lost if losing and winning were alike."""
    changed = lost + won
    return sum(math.comb(changed, k) for k in range(lost, changed + 1)) / float(2**changed)
