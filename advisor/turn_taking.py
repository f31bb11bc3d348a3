"""Whose turn it is: one message at a time in a conversation, and a talk that begins is known before it is recorded.

Held in memory: it is about the turns that this process is answering now; `turn_leases` is about those of others.
"""

import hmac
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from advisor.errors import ConflictError

WAIT_SECONDS = 15.0
BUSY = "Another message of this conversation is still being answered; try again soon."

Goes = Callable[[str, str | None], None]


class TurnTaking:
    """The conversations (and idempotency keys) in which a message is being answered."""

    def __init__(self) -> None:
        self._running: set[str] = set()
        self._beginning: dict[str, str] = {}  # conversation id to the digest of the token that will open it
        self._changed = threading.Condition()

    @contextmanager
    def alone(self, names: set[str]) -> Iterator[Goes]:
        """Holds these names, after a while of waiting for who has them, or `ConflictError`. What it gives is told of the
        conversation in which the turn goes, and of its token's digest where the turn begins that conversation."""
        mine = set(names)
        with self._changed:
            if not self._changed.wait_for(lambda: mine.isdisjoint(self._running), WAIT_SECONDS):
                raise ConflictError(BUSY)
            self._running |= mine

        def goes(conversation_id: str, digest: str | None) -> None:
            with self._changed:
                if conversation_id not in mine:
                    if conversation_id in self._running:
                        raise ConflictError(BUSY)
                    mine.add(conversation_id)
                    self._running.add(conversation_id)
                if digest is not None:
                    self._beginning[conversation_id] = digest

        try:
            yield goes
        finally:
            with self._changed:
                self._running -= mine
                for name in mine:
                    self._beginning.pop(name, None)
                self._changed.notify_all()

    def recorded(self, conversation_id: str) -> None:
        """The conversation can be read from here on, though its turn may not be over."""
        with self._changed:
            self._beginning.pop(conversation_id, None)
            self._changed.notify_all()

    def begun(self, conversation_id: str, digest: str) -> None:
        """Waits while the first turn of this conversation is being answered, for whoever holds its token: it has no
        record yet, but it is theirs. `ConflictError` where that takes long. Anybody else's token waits for nothing."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._opens(conversation_id, digest), WAIT_SECONDS):
                raise ConflictError(BUSY)

    def _opens(self, conversation_id: str, digest: str) -> bool:
        return hmac.compare_digest(self._beginning.get(conversation_id, ""), digest)
