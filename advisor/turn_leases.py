"""One turn at a time across processes and hosts: what `turn_taking` is within a process, over the records that they share.

Where the records cannot be reached nothing is held: nothing could be recorded either, and an answer in need must not wait.
"""

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from advisor import records_leases as stored
from advisor.errors import ConflictError, UnavailableError
from advisor.records import Records
from advisor.turn_taking import BUSY, WAIT_SECONDS, Goes

log = logging.getLogger(__name__)

_ASK_SECONDS = 0.05
_RENEW_SECONDS = stored.SECONDS / 3


class TurnLeases:
    """The leases that this process holds."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._held: set[str] = set()
        self._lock = threading.Lock()
        self._renewing: threading.Thread | None = None

    @contextmanager
    def alone(self, names: set[str]) -> Iterator[Goes]:
        """Holds these names, after a while of waiting for who has them, or `ConflictError`. What it gives is told of the
        conversation in which the turn goes, and of its token's digest where the turn begins that conversation."""
        holder = secrets.token_hex(16)
        until = time.monotonic() + WAIT_SECONDS
        mine: set[str] = set()

        def take(name: str, begins: str | None = None) -> bool:
            """Whether it is held now; where the records cannot be reached, nothing is, and that is no conflict."""
            try:
                with self._records.session() as session:
                    if not stored.take(session, _digest(name), holder, begins):
                        return False
            except UnavailableError:
                return True
            if not mine:
                self._renew(holder)
            mine.add(name)
            return True

        def goes(conversation_id: str, digest: str | None) -> None:
            if (conversation_id not in mine or digest is not None) and not take(conversation_id, digest):
                raise ConflictError(BUSY)

        try:
            for name in sorted(names):  # in one order, so that no two wait for each other
                while not take(name):
                    if time.monotonic() > until:
                        raise ConflictError(BUSY)
                    time.sleep(_ASK_SECONDS)
            yield goes
        finally:
            if mine:
                self._give_back(holder)

    def begun(self, conversation_id: str, digest: str) -> bool:
        """Waits while another process answers the first turn of this conversation, for whoever holds its token; whether
        there was anything to wait for."""
        until, waited = time.monotonic() + WAIT_SECONDS, False
        while True:
            with self._records.session() as session:
                begins = stored.beginning(session, _digest(conversation_id))
            if begins is None or not secrets.compare_digest(begins, digest):
                return waited
            waited = True
            if time.monotonic() > until:
                raise ConflictError(BUSY)
            time.sleep(_ASK_SECONDS)

    def _give_back(self, holder: str) -> None:
        with self._lock:
            self._held.discard(holder)
        try:
            with self._records.session() as session:
                stored.give_back(session, holder)
        except UnavailableError:
            log.warning("a turn's lease could not be given back; it runs out in %s s", stored.SECONDS)

    def _renew(self, holder: str) -> None:
        with self._lock:
            self._held.add(holder)
            if self._renewing is None:
                self._renewing = threading.Thread(target=self._keep, name="leases", daemon=True)
                self._renewing.start()

    def _keep(self) -> None:
        """Renews what is held; ends when nothing is."""
        idle = False
        while True:
            time.sleep(_RENEW_SECONDS)
            with self._lock:
                held = list(self._held)
                if not held and idle:
                    self._renewing = None
                    return
            idle = not held
            if not held:
                continue
            try:
                with self._records.session() as session:
                    stored.renew(session, held)
            except UnavailableError:
                log.warning("the leases of turns could not be renewed")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()
