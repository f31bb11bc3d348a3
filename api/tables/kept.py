"""What was made lately, so that a page, its pictures and its tables do not each look everything up again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from fastapi import Request

from advisor.answers import Lookup
from api.chat import advisor_of
from api.errors import Problem
from api.tables.reading import Kind, looked_up

Made = TypeVar("Made")
_PAGES = 24
_LISTED = {"career": "/careers lists them", "occupation": "the search finds them", "track": "/tracks lists them"}


class Kept(Generic[Made]):
    """The last `most` things made, by key. Thread-safe: one thing is made at a time and no thing twice, while what is
    there already is had without waiting."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock, self._making = threading.Lock(), threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for this key, or what `make` makes now."""
        if (found := self._found(key)) is not None:
            return found
        with self._making:
            if (found := self._found(key)) is not None:
                return found
            made = make()
            with self._lock:
                self._made[key] = made
                while len(self._made) > self._most:
                    self._made.popitem(last=False)
            return made

    def _found(self, key: Hashable) -> Made | None:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)


def opened(request: Request, kind: Kind, code: str) -> Lookup:
    """The lookup of a page, kept per build. Raises `Problem` 404 where there is no such page."""
    advisor = advisor_of(request)
    knowledge = advisor.knowledge
    pages = kept(request, "pages", _PAGES)
    found = pages.get(
        (knowledge.build_id, kind, code), lambda: looked_up(knowledge, kind, code, advisor.settings.contact)
    )
    if found is None:
        raise Problem(404, f"There is no {kind} of that name here; {_LISTED[kind]}.")
    assert isinstance(found, Lookup)
    return found


def kept(request: Request, name: str, most: int) -> "Kept[object]":
    """The application's own shelf of that name, made at first need."""
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = {}
    shelves: dict[str, Kept[object]] = state.kept
    return shelves.setdefault(name, Kept(most))
