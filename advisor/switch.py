"""The switch to the offline path: turned by the operator, seen by every process within two seconds, kept as a history.

While it stands on offline, no turn asks the provider or an embedding server. `ADVISOR_PROVIDER_OFF` does the same for
the processes that are started with it, whatever the switch says.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from advisor import records_operation
from advisor.errors import UnavailableError
from advisor.records import Records, now

if TYPE_CHECKING:
    from advisor.settings import Settings

log = logging.getLogger(__name__)

SEEN_WITHIN_S = 1.0
_BY_SETTING = "ADVISOR_PROVIDER_OFF is set"
_REMARK = {
    "en": "The language model is switched off at the moment, so this answer comes from the published figures alone.",
    "es": "El modelo de lenguaje está desconectado por ahora, así que esta respuesta sale solo de las cifras publicadas.",
}


class Stand(NamedTuple):
    """How the switch stands, why, and since when (UTC). `since` is `None` where it was never turned."""

    offline: bool
    why: str | None = None
    since: datetime | None = None


class Switch:
    """The switch in one records database. Thread-safe; what was read is kept for a second."""

    def __init__(self, records: Records, settings: "Settings", clock: Callable[[], float] = time.monotonic) -> None:
        self._records = records
        self._by_setting = settings.provider_off
        self._clock = clock
        self._stand = Stand(False)
        self._read_at: float | None = None
        self._lock = threading.Lock()

    def stand(self) -> Stand:
        """How it stands, at most a second old. Where the records cannot be read, as it was last seen."""
        if self._by_setting:
            return Stand(True, _BY_SETTING)
        with self._lock:
            moment = self._clock()
            if self._read_at is None or moment - self._read_at >= SEEN_WITHIN_S:
                self._read_at = moment
                try:
                    self._stand = self._recorded()
                except UnavailableError:
                    log.warning("the switch to the offline path could not be read; it is taken to stand as before")
            return self._stand

    def turn(self, *, offline: bool, why: str | None = None) -> Stand:
        """Turn it, with a line in its history and one in the log. `UnavailableError` where that cannot be recorded."""
        record = records_operation.SwitchRecord(offline=offline, why=why, changed_at=now())
        with self._records.session() as session:
            records_operation.turn(session, record)
        log.warning("the switch was turned to %s", "offline" if offline else "online")
        with self._lock:
            self._stand, self._read_at = Stand(offline, why, record.changed_at), self._clock()
            return self._stand

    @staticmethod
    def remark(language: str | None) -> str:
        """What is said beside an answer while it stands on offline."""
        return _REMARK["es" if language == "es" else "en"]

    def _recorded(self) -> Stand:
        with self._records.session() as session:
            found = records_operation.newest(session)
        return Stand(found.offline, found.why, found.changed_at) if found is not None else Stand(False)
