"""How many turns one address and one key may have in a minute, counted in the records, so that all processes count alike.

The minute is the clock's: a count begins anew with each. An address and a key stand there as digests, for two minutes.
"""

import hashlib
import ipaddress
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor import records_operation
from advisor.errors import OverBudgetError
from advisor.records import Records

if TYPE_CHECKING:
    from advisor.settings import Settings

WINDOW_S = 60
_KEPT_S = 2 * WINDOW_S


class Limits:
    """The limits of the settings over one records database. Thread-safe."""

    def __init__(self, records: Records, settings: "Settings", clock: Callable[[], float] = time.time) -> None:
        self._records = records
        self._settings = settings
        self._clock = clock
        self._swept = 0
        self._lock = threading.Lock()

    def take_turn(self, address: str, key: str = "") -> None:
        """Count one turn of that address and of that key (its digest; empty: none). `OverBudgetError` where it is one too
        many, `UnavailableError` where the records cannot be written."""
        wanted: list[tuple[str, int, str]] = []
        if not own_machine(address):
            digest = hashlib.sha256(address.encode()).hexdigest()
            wanted.append((f"address:{digest}", self._settings.address_turns_per_minute, "from one address"))
        if key and (most := self._settings.key_turns_per_minute) is not None:
            wanted.append((f"key:{key}", most, "under one API key"))
        if not wanted:
            return
        moment = self._clock()
        since = int(moment // WINDOW_S) * WINDOW_S
        with self._records.session() as session:
            if self._to_sweep(since):
                records_operation.forget_before(session, since - _KEPT_S)
            used = [records_operation.count(session, name, since) for name, _, _ in wanted]
        for (_, most, whose), count in zip(wanted, used, strict=True):
            if count > most:
                said = f"At most {most:,} messages a minute are taken {whose}; try again shortly."
                raise OverBudgetError(said, max(1, round(since + WINDOW_S - moment)))

    def check_conversation(self, number: int) -> None:
        """`OverBudgetError` where a conversation has no room for its turn of that number (from 1)."""
        most = self._settings.turns_per_conversation
        if number > most:
            raise OverBudgetError(f"This conversation has had its {most:,} messages; begin a new one to go on.", 1)

    def _to_sweep(self, since: int) -> bool:
        with self._lock:
            due = since > self._swept
            self._swept = max(self._swept, since)
            return due


def own_machine(address: str) -> bool:
    """Whether an address is this machine's own; one that is no address (a socket's, none) is."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True
