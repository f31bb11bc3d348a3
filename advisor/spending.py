"""What a day's turns, tokens and cost may be, per key, and what they were. A key stands here as its digest, never itself.

Turns over their budget are refused; tokens or cost over theirs are no reason to refuse a person: they are answered without
the language model. It decides; the stream and the model follow.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from advisor import records_spending
from advisor.answers import Usage
from advisor.errors import OverBudgetError
from advisor.records import Records, now

if TYPE_CHECKING:
    from advisor.settings import Settings

NO_KEY = ""
_OVER = "The turns allowed for a day are used up; they start anew at midnight UTC."
_REMARK = {
    "en": "Today's allowance for the language model is used up, so this answer comes from the published figures alone.",
    "es": "El límite de hoy para el modelo de lenguaje se agotó, así que esta respuesta sale solo de las cifras publicadas.",
}


class Spent(NamedTuple):
    """A day's spending under one key. `cost_usd` is `None` where the price of some of its tokens is not known."""

    day: str
    key_digest: str
    turns: int
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None


@dataclass
class Ongoing:
    """A turn being answered. `without_provider`: why no provider may be asked for it (`tokens`, `cost`), or `None`.
    `kept` is set once the turn is recorded: one that is not is not counted."""

    day: str
    key: str
    reserved: bool
    without_provider: str | None = None
    kept: bool = False

    def add(self, session: records_spending.Session, usage: Usage) -> None:
        """Count the turn with its usage, within the session that records it."""
        records_spending.add(session, self.day, self.key, 0 if self.reserved else 1, usage)


class Spending:
    """Budgets and spending in one records database; right however many processes count at once."""

    def __init__(self, records: Records, settings: "Settings", clock: Callable[[], datetime] = now) -> None:
        self._records = records
        self._settings = settings
        self._clock = clock

    def check(self, key: str = NO_KEY) -> None:
        """`OverBudgetError` where the day's turns are used up; counts nothing."""
        most = self._settings.budget_turns_per_day
        if most is None:
            return
        moment = self._clock()
        with self._records.session() as session:
            found = records_spending.of_day(session, _day(moment), key)
        if (found.turns if found else 0) >= most:
            raise _over(moment)

    @contextmanager
    def turn(self, key: str = NO_KEY) -> Iterator[Ongoing]:
        """One turn under a key. `OverBudgetError` where the day's turns are used up."""
        moment = self._clock()
        ongoing = Ongoing(_day(moment), key, reserved=self._settings.budget_turns_per_day is not None)
        if (most := self._settings.budget_turns_per_day) is not None:
            with self._records.session() as session:
                if not records_spending.take(session, ongoing.day, key, most):
                    raise _over(moment)
        try:
            ongoing.without_provider = self._used_up(ongoing.day, key)
            yield ongoing
        finally:
            if ongoing.reserved and not ongoing.kept:
                with self._records.session() as session:
                    records_spending.give_back(session, ongoing.day, key)

    def used_up(self, key: str = NO_KEY) -> str | None:
        """Why no provider may be asked today (`tokens`, `cost`), or `None`."""
        return self._used_up(_day(self._clock()), key)

    def count(self, usage: Usage, key: str = NO_KEY) -> None:
        """Count the tokens of work that is no turn of a talk: a draft's."""
        if usage.prompt_tokens or usage.completion_tokens:
            with self._records.session() as session:
                records_spending.add(session, _day(self._clock()), key, 0, usage)

    @staticmethod
    def remark(language: str | None) -> str:
        """What is said beside an answer for which no provider was asked."""
        return _REMARK["es" if language == "es" else "en"]

    def told(self, days: int = 30) -> list[Spent]:
        """The spending of the last days, newest first."""
        first = _day(self._clock() - timedelta(days=days - 1))
        with self._records.session() as session:
            return [
                Spent(
                    row.day,
                    row.key_digest,
                    row.turns,
                    row.prompt_tokens,
                    row.completion_tokens,
                    None if row.unpriced_tokens else row.cost_micro_usd / 1_000_000,
                )
                for row in records_spending.since(session, first)
            ]

    def _used_up(self, day: str, key: str) -> str | None:
        tokens, cost = self._settings.budget_tokens_per_day, self._settings.budget_cost_usd_per_day
        if self._settings.offline or (tokens is None and cost is None):
            return None
        with self._records.session() as session:
            found = records_spending.of_day(session, day, key)
        spent = (found.prompt_tokens + found.completion_tokens, found.cost_micro_usd) if found else (0, 0)
        if tokens is not None and spent[0] >= tokens:
            return "tokens"
        return "cost" if cost is not None and spent[1] >= cost * 1_000_000 else None


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()


def _over(moment: datetime) -> OverBudgetError:
    utc = moment.astimezone(UTC)
    midnight = (utc + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return OverBudgetError(_OVER, max(1, round((midnight - utc).total_seconds())))
