"""A run cut into pieces that two processes can share. What comes out does not depend on who ran which piece, nor on how many
ran: talks of different cases know nothing of each other, and results are put back in the order of the suites.

A language model's run is one piece in this process: its provider is asked one thing at a time, and the fake one is watched.
"""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pydantic import SecretStr

from advisor.service import Advisor
from advisor.settings import Settings
from evals import ranked
from evals.figures import RankedScore
from evals.online.room import Room
from evals.results import Result
from evals.run import run
from evals.suites import DraftSuite, Loaded, RankedSuite, Suite

Progress = Callable[[str, int, int], None]
CASES = 50
"""So many cases make a piece."""
WORTH = 150
"""Fewer questions than this are asked sooner by one process than a second one starts."""
_STAGE = "questions"


class Piece(NamedTuple):
    """What one process runs at a time: cases, drafts, or one ranked suite. `weight`: how many questions that are."""

    weight: int
    cases: tuple[Suite, ...] = ()
    drafts: tuple[DraftSuite, ...] = ()
    ranked: RankedSuite | None = None
    repeat: int = 1


class Came(NamedTuple):
    """What came of all pieces, in the order of the suites."""

    results: list[Result]
    ranked: list[RankedScore]


def pieces(suites: Loaded, repeats: int, *, offline: bool) -> list[Piece]:
    """All pieces, in the order in which their results are told."""
    found: list[Piece] = []
    for repeat in range(1, repeats + 1):
        if not offline and suites.cases:
            weight = sum(len(one.cases) for one in suites.cases)
            found.append(Piece(weight, cases=tuple(suites.cases), repeat=repeat))
            continue
        for suite in suites.cases:
            for start in range(0, len(suite.cases), CASES):
                part = suite.model_copy(update={"cases": suite.cases[start : start + CASES]})
                found.append(Piece(len(part.cases), cases=(part,), repeat=repeat))
    for drafts in suites.drafts:
        found.append(Piece(len(drafts.drafts), drafts=(drafts,)))
    for one in suites.ranked:
        found.append(Piece(len(one.queries) or one.most or 1, ranked=one))
    return found


def processes(given: int | None, parts: Sequence[Piece], *, offline: bool) -> int:
    """How many processes run them."""
    if not offline or len(parts) < 2:
        return 1
    if given is not None:
        return given
    worth = sum(one.weight for one in parts) >= WORTH
    return 2 if worth and (os.cpu_count() or 1) > 1 else 1


def run_all(settings: Settings, parts: Sequence[Piece], many: int, progress: Progress) -> Came:
    """Everything, in order. Raises what the runs raise."""
    total = sum(one.weight for one in parts)
    came: list[list[Result] | RankedScore | None] = [None] * len(parts)
    with TemporaryDirectory() as scratch:
        if many == 1:
            place, before = Place(settings, Path(scratch)), 0
            try:
                for number, piece in enumerate(parts):
                    came[number] = place.run(piece, lambda done, _, at=before: progress(_STAGE, at + done, total))  # type: ignore[misc]
                    before += piece.weight
                    progress(_STAGE, before, total)
            finally:
                place.close()
        else:
            # Started anew, not forked: threads and open databases do not survive a fork.
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(many, context, _begin, (settings, Path(scratch))) as pool:
                # The longest pieces first: nobody waits for one that was begun last.
                order = sorted(range(len(parts)), key=lambda number: _length(parts[number]), reverse=True)
                futures = {pool.submit(_run, parts[number]): number for number in order}
                done = 0
                try:
                    for future in as_completed(futures):
                        number = futures[future]
                        came[number] = future.result()
                        done += parts[number].weight
                        progress(_STAGE, done, total)
                finally:
                    # After a failure nobody asks what is left.
                    pool.shutdown(cancel_futures=True)
    results = [result for one in came if isinstance(one, list) for result in one]
    return Came(results, [one for one in came if isinstance(one, RankedScore)])


def _length(piece: Piece) -> tuple[bool, bool, int]:
    return piece.ranked is not None and piece.ranked.ranked == "heldout_titles", bool(piece.drafts), piece.weight


class Place:
    """Where pieces are run: one process with its advisors, on records that are nobody's."""

    def __init__(self, settings: Settings, scratch: Path) -> None:
        records = SecretStr(f"sqlite:///{scratch}/records-{os.getpid()}.sqlite")
        # The talks of an evaluation never enter this machine's records.
        self._settings = settings.model_copy(update={"records_url": records})
        self._room: Room | None = None
        self._repeat = 0
        self._plain: Advisor | None = None

    def run(self, piece: Piece, progress: Callable[[int, int], None]) -> list[Result] | RankedScore:
        """What comes of one piece."""
        if piece.ranked is not None:
            return ranked.run(piece.ranked, self._advisor.knowledge, progress)
        if piece.drafts:
            from evals import drafts

            return drafts.run(self._advisor, piece.drafts, progress)
        if self._room is None or self._repeat != piece.repeat:
            self._leave()
            self._room, self._repeat = Room(self._settings, piece.repeat), piece.repeat
        return run(self._room, piece.cases, progress, piece.repeat)

    @property
    def _advisor(self) -> Advisor:
        """For what no room is needed."""
        if self._plain is None:
            self._plain = Advisor(self._settings)
        return self._plain

    def _leave(self) -> None:
        if self._room is not None:
            self._room.close()

    def close(self) -> None:
        """Give up connections."""
        self._leave()
        if self._plain is not None:
            self._plain.close()


_here: Place | None = None


def _begin(settings: Settings, scratch: Path) -> None:
    global _here
    _here = Place(settings, scratch)


def _run(piece: Piece) -> list[Result] | RankedScore:
    assert _here is not None
    return _here.run(piece, lambda done, total: None)
