"""Which knowledge build answers: the one that is open, and how a newer one takes its place while people talk.

The pointer under the home is looked at once a second, off every turn's path. A build that became current is opened, checked
and warmed in the background and then takes over for whatever begins after it; what began before ends on the build it began
with, and only then is that one closed. A build that cannot be used is refused with its reason, and the old one goes on.
"""

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from knowledge import swap
from knowledge.errors import KnowledgeError
from knowledge.memory import give_back

if TYPE_CHECKING:
    from advisor.names import BuildNames
    from advisor.settings import Settings
    from knowledge.store import Knowledge

log = logging.getLogger(__name__)

LOOK_S = 1.0  # between two looks at the pointer
AGAIN_S = 60.0  # after which a refused build is tried once more: a disk or a server may have been away
WARMING_TEXT = "what do nurses earn in Boise, ID"
_WARMING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("get_wages", {"occupation": "nurse", "place": "Boise, ID", "real": True}),
    ("rank_occupations", {"within": "operations", "place": "83702"}),
    ("get_resilience", {"occupation_or_career": "operations managers"}),
    ("search_passages", {"query": "a day at work"}),
    ("find_transitions", {"occupation": "41-2011.00", "limit": 1}),
)


class Release:
    """One open build with what hangs on it. `users` is counted by `Releases` alone."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self.knowledge = knowledge
        self.users = 0

    @cached_property
    def names(self) -> "BuildNames":
        """The names of occupations and places in this build."""
        from advisor.names import BuildNames

        return BuildNames(self.knowledge)

    def warming(self) -> Iterator[Callable[[], object]]:
        """What the first person would wait for, step by step."""
        from advisor.lookups import look_up

        for tool, arguments in _WARMING:
            yield partial(look_up, self.knowledge, tool, arguments)
        yield lambda: self.knowledge.areas.spot(WARMING_TEXT)
        yield lambda: self.knowledge.titles.spot(WARMING_TEXT)
        yield lambda: self.knowledge.search.warm()
        yield lambda: self.names.works(WARMING_TEXT)


_HELD: ContextVar[tuple["Releases", Release] | None] = ContextVar("held release", default=None)


class Releases:
    """The open builds of one process. Thread-safe."""

    def __init__(self, settings: "Settings", given: "Knowledge | None" = None) -> None:
        self._settings = settings
        self._given = given is not None
        self._lock = threading.RLock()
        self._current = Release(given) if given is not None else None
        self._retired: list[Release] = []
        self._refused: dict[str, str] | None = None
        self._stop = threading.Event()
        self._watching: threading.Thread | None = None

    # --- asking ----------------------------------------------------------------------------------------------------

    @property
    def opened(self) -> Release | None:
        """The build that answers, if one is open; it opens none."""
        return self._current

    @property
    def refused(self) -> dict[str, str] | None:
        """The newer build that cannot be used, and why; `None`: there is none."""
        return self._refused

    def at_hand(self) -> Release:
        """The build that whoever asks is held to, else the one that answers, opened at first need. Raises
        `KnowledgeError` with the command that mends it."""
        held = _HELD.get()
        if held is not None and held[0] is self:
            return held[1]
        with self._lock:
            if self._current is None:
                self._current = Release(self._open())
            return self._current

    @contextmanager
    def lease(self) -> Iterator[Release]:
        """The build at hand, which is not closed before this ends."""
        with self._lock:
            release = self.at_hand()
            release.users += 1
        try:
            yield release
        finally:
            with self._lock:
                release.users -= 1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds whatever is asked inside, in this thread or task, to one build. Where none is open yet, nothing is
        held and nothing opened."""
        if self._current is None:
            yield
            return
        with self.lease() as release:
            token = _HELD.set((self, release))
            try:
                yield
            finally:
                _HELD.reset(token)

    # --- changing --------------------------------------------------------------------------------------------------

    def watch(self, began: Callable[[], None]) -> None:
        """Look for newer builds from now on, in a thread that ends with `close`. `began` is called where there was no
        build and now is one. A build that was handed in is never changed."""
        with self._lock:
            if self._given or self._watching is not None or self._stop.is_set():
                return
            self._watching = threading.Thread(target=self._watch, args=(began,), name="releases", daemon=True)
            self._watching.start()

    def close(self) -> None:
        """Give up all builds; the watching ends."""
        self._stop.set()
        with self._lock:
            closing = [*self._retired, *([self._current] if self._current is not None else [])]
            self._retired = []
        for release in closing:
            release.knowledge.close()

    def _watch(self, began: Callable[[], None]) -> None:
        seen, tried = None, 0.0
        while not self._stop.is_set():
            stamp = self._stamp()
            again = self._refused is not None and time.monotonic() - tried > AGAIN_S
            if stamp != seen or again:
                seen, tried = stamp, time.monotonic()
                if self._current is not None:
                    self._look()
                elif stamp is not None:
                    began()
            self._sweep()
            self._stop.wait(LOOK_S)

    def _stamp(self) -> tuple[int, ...] | None:
        """What tells one pointer from the next, without reading it."""
        try:
            found = (swap.builds(self._settings.home) / "current").stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _look(self) -> None:
        """Take the build that the pointer names, if it is another and can be used."""
        assert self._current is not None
        before = self._current
        try:
            named = swap.current(self._settings.home)
        except OSError:
            return
        if named is None or named == before.knowledge.build_id:
            self._refused = None
            return
        fresh: Release | None = None
        try:
            fresh = Release(self._open())
            fresh.knowledge.verify()
            for step in fresh.warming():
                if self._stop.is_set():
                    fresh.knowledge.close()
                    return
                step()
            if (reason := _less(fresh)) is not None:
                raise KnowledgeError(reason)
            fresh.knowledge.titles.warm()
        except KnowledgeError as error:
            self._refuse(named, str(error), fresh)
            return
        except Exception:
            log.exception("the knowledge build %s cannot be used", named)
            self._refuse(named, "It could not be used; the log of the service says why.", fresh)
            return
        with self._lock:
            self._current, self._refused = fresh, None
            self._retired.append(before)
        log.info("the knowledge build %s answers instead of %s", fresh.knowledge.build_id, before.knowledge.build_id)

    def _refuse(self, build: str, reason: str, fresh: Release | None) -> None:
        """The old build goes on; the operator is told why."""
        if self._refused is None or self._refused["build"] != build:
            log.warning("the new knowledge build %s is refused and the one before goes on: %s", build, reason)
        self._refused = {"build": build, "reason": reason}
        if fresh is not None:
            fresh.knowledge.close()

    def _sweep(self) -> None:
        """Close the builds whose last user has left."""
        with self._lock:
            over = [one for one in self._retired if one.users == 0]
            self._retired = [one for one in self._retired if one.users > 0]
        if not over:
            return
        for release in over:
            release.knowledge.close()
        del over, release
        # Its parts know each other: only the collector lets go of them.
        gc.collect()
        give_back()

    def _open(self) -> "Knowledge":
        from knowledge.store import Knowledge

        return Knowledge.open(self._settings.home, self._settings.embed_model_dir, self._settings.remote_embeddings)


def _less(fresh: Release) -> str | None:
    """Why a build answers less well than its manifest says; `None`: it does not."""
    reason = fresh.knowledge.search.reduced_reason
    return reason if reason and not fresh.knowledge.manifest.embedder.reduced else None
