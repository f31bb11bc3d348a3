"""Measures the guard on one knowledge build: honest answers lost, mutants that got through, time for each sentence.

Held-out answers are counted on their own and never shown. It changes nothing and needs no key.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.guard.answers import Honest, answers
from evals.guard.measure import kept, plain, released, timed
from evals.guard.mutants import KINDS, Mutant, mutants, of_kinds
from evals.guard.pools import pools
from knowledge.store import Knowledge

MUST_NOT_LEAK = ("figure", "place", "year", "code", "occupation", "link")


@dataclass(repr=False)  # a failed test prints reprs, and what is held out is not to be seen
class Kept:
    """Honest answers of one kind: how many came through, and which sentences did not."""

    answers: int = 0
    altered: int = 0
    sentences: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)

    @property
    def altered_pct(self) -> float:
        return 100 * self.altered / max(1, self.answers)

    @property
    def kept_pct(self) -> float:
        return 100 * (self.sentences - len(self.lost)) / max(1, self.sentences)

    def add(self, other: "Kept") -> None:
        """Takes another count into this one."""
        self.answers += other.answers
        self.altered += other.altered
        self.sentences += other.sentences
        self.lost += other.lost


@dataclass(repr=False)
class Leaks:
    """Mutants of one kind and those that reached the reader."""

    made: int = 0
    through: list[Mutant] = field(default_factory=list)


@dataclass(repr=False)
class Report:
    """Everything measured. `honest` and `leaks` by kind, each for the open and the held-out part."""

    honest: dict[tuple[str, bool], Kept]
    leaks: dict[tuple[str, bool], Leaks]
    ms: list[float]

    def kept(self, held: bool | None = None) -> Kept:
        """All kinds together, of the open part, the held-out part, or both."""
        whole = Kept()
        for (_, apart), one in self.honest.items():
            if held is None or held == apart:
                whole.add(one)
        return whole

    def through(self, kinds: Sequence[str]) -> list[Mutant]:
        """The mutants of these kinds that reached the reader, held out or not."""
        return [mutant for (kind, _), one in self.leaks.items() if kind in kinds for mutant in one.through]


def examine(
    knowledge: Knowledge, *, n: int, seed: int, kinds: Sequence[str] = (), most: int | None = None, clock: bool = True
) -> Report:
    """Runs honest answers (`most` of them at most, spread over all shapes) and `n` mutants through the gate."""
    honest = _spread(list(answers(knowledge)), most, seed)
    dice = random.Random(seed)
    found: dict[tuple[str, bool], Kept] = {}
    for answer in honest:
        shown = released(answer, answer.text, dice)
        there, lost = kept(answer, shown)
        one = Kept(1, int(plain(shown) != plain(answer.text)), len(there) + len(lost), [(answer.id, it) for it in lost])
        found.setdefault((answer.kind, answer.held), Kept()).add(one)
    leaks: dict[tuple[str, bool], Leaks] = {}
    for kind, own in of_kinds(mutants(honest, pools(knowledge), n=n, seed=seed, kinds=kinds)):
        for mutant in own:
            count = leaks.setdefault((kind, mutant.answer.held), Leaks())
            count.made += 1
            if mutant.leaked(released(mutant.answer, mutant.text, dice)):
                count.through.append(mutant)
    return Report(found, leaks, sorted(timed(honest)) if clock else [])


def _spread(found: list[Honest], most: int | None, seed: int) -> list[Honest]:
    """At most so many, with every shape in before any shape is in twice."""
    if most is None:
        return found
    random.Random(seed).shuffle(found)
    seen: Counter[str] = Counter()
    ranked = []
    for answer in found:
        ranked.append((seen[answer.shape], answer))
        seen[answer.shape] += 1
    return [answer for _, answer in sorted(ranked, key=lambda one: one[0])][:most]


def lines(report: Report, show: str | None) -> Iterator[str]:
    """The report as text. What is held out is counted, never listed."""
    for held, name in ((False, "open"), (True, "held out"), (None, "all")):
        one = report.kept(held)
        yield (
            f"honest, {name}: {one.answers} answers, {one.altered_pct:.1f}% altered; "
            f"{one.sentences} sentences, {one.kept_pct:.1f}% kept word for word"
        )
    for kind in sorted({kind for kind, _ in report.honest}):
        whole = Kept()
        for held in (False, True):
            whole.add(report.honest.get((kind, held), Kept()))
        yield f"  {kind:13} {whole.answers:4} answers {whole.altered:4} altered  {len(whole.lost):4} of {whole.sentences} lost"
    for kind in [kind for kind in KINDS if any(kind == own for own, _ in report.leaks)]:
        mine, apart = (report.leaks.get((kind, held), Leaks()) for held in (False, True))
        yield (
            f"mutants, {kind:11} {mine.made + apart.made:4}: leaked {len(mine.through)} of {mine.made} open, "
            f"{len(apart.through)} of {apart.made} held out{'' if kind in MUST_NOT_LEAK else '  (not one of the six)'}"
        )
    if report.ms:
        p50, p95 = (report.ms[int(share * (len(report.ms) - 1))] for share in (0.5, 0.95))
        yield f"gate: {p50:.2f} ms a sentence p50, {p95:.2f} ms p95"
    if show == "lost":
        yield from (f"lost {name} | {sentence}" for name, sentence in report.kept(False).lost)
    if show == "leaked":
        for (_, held), count in report.leaks.items():
            yield from (f"leaked {mutant.id} | {mutant.sentence}" for mutant in count.through if not held)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: prints the report; exit 1 where a bar is missed."""
    from advisor.settings import Settings

    parser = argparse.ArgumentParser(prog="python -m evals.guard", description=__doc__)
    parser.add_argument("--n", type=int, default=2000, help="mutants, over all kinds")
    parser.add_argument("--kinds", default="", help=f"of mutants, with commas: {','.join(KINDS)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, default=None, help="where the knowledge is; else as set")
    parser.add_argument("--show", choices=("lost", "leaked"), default=None)
    parser.add_argument("--texts", action="store_true", help="prints the open honest answers and stops")
    given = parser.parse_args(arguments)
    knowledge = Knowledge.open(given.home or Settings().home)
    if given.texts:
        for answer in answers(knowledge):
            if not answer.held:
                sys.stdout.write(f"--- {answer.id} ({answer.kind}) {answer.user}\n{answer.text}\n")
        return 0
    kinds = [kind for kind in given.kinds.split(",") if kind]
    report = examine(knowledge, n=given.n, seed=given.seed, kinds=kinds)
    sys.stdout.write("\n".join(lines(report, given.show)) + "\n")
    whole = report.kept()
    return int(bool(report.through(MUST_NOT_LEAK)) or whole.altered_pct > 1 or whole.kept_pct < 95)
