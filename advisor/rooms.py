"""The rooms that stand on the records: talks and what goes with them, spending, accounts, clients. Each is opened when
first needed, once a process.
"""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from advisor.accounts import Accounts
    from advisor.belongings import Belongings
    from advisor.clients import Clients
    from advisor.conversations import Conversations
    from advisor.drafts import Drafts
    from advisor.limits import Limits
    from advisor.proposals import Proposals
    from advisor.records import Records
    from advisor.records_reports import Reports
    from advisor.service import Advisor
    from advisor.settings import Settings
    from advisor.spending import Spending
    from advisor.switch import Switch


class Purged(NamedTuple):
    """How many were erased because they are kept no longer."""

    clients: int
    talks: int


class Rooms:
    """What is held in one records database, by room."""

    settings: "Settings"

    @cached_property
    def _records(self) -> "Records":
        from advisor.records import Records

        return Records(self.settings.records)

    @cached_property
    def conversations(self) -> "Conversations":
        """The talks in the records."""
        from advisor.conversations import Conversations

        return Conversations(self._records)

    @cached_property
    def belongings(self) -> "Belongings":
        """Votes, shared answers and paths in the records."""
        from advisor.belongings import Belongings

        return Belongings(self._records, self.conversations)

    @cached_property
    def accounts(self) -> "Accounts":
        """Who works here, and their sign-ins."""
        from advisor.accounts import Accounts

        return Accounts(self._records)

    @cached_property
    def clients(self) -> "Clients":
        """The counselors' clients in the records."""
        from advisor.clients import Clients

        return Clients(self._records, self.conversations, more=[self.proposals.held_of], erased=self.proposals.write)

    @cached_property
    def drafts(self) -> "Drafts":
        """What counselors write."""
        from advisor.drafting.writing import Drafting
        from advisor.drafts import Drafts

        return Drafts(self._records, Drafting(cast("Advisor", self)), learn=self.proposals.learn)

    @cached_property
    def proposals(self) -> "Proposals":
        """Cases for measuring that are proposed from drafts."""
        from advisor.proposals import Proposals

        return Proposals(self._records, self.settings.home, lambda: cast("Advisor", self).knowledge)

    def purge(self) -> Purged:
        """Erase what is kept no longer: files closed longer ago than their organisation keeps them, sign-ins that ran
        out, talks without a turn in the last `ADVISOR_RETENTION_DAYS` where that is set."""
        from advisor.records import now

        self.accounts.purge(now())
        clients = self.clients.purge(now())
        self.drafts.purge(now())
        days, talks = self.settings.retention_days, 0
        if days is not None:
            talks = self.conversations.purge(now() - timedelta(days=days))
        self._records.finish_scrub()
        return Purged(clients, talks)

    @cached_property
    def reports(self) -> "Reports":
        """Reports of errors in the records."""
        from advisor.records_reports import Reports

        return Reports(self._records)

    @cached_property
    def spending(self) -> "Spending":
        """Budgets, and what was spent."""
        from advisor.spending import Spending

        return Spending(self._records, self.settings)

    @cached_property
    def limits(self) -> "Limits":
        """How often an address or a key may ask."""
        from advisor.limits import Limits

        return Limits(self._records, self.settings)

    @cached_property
    def switch(self) -> "Switch":
        """Whether the provider may be asked at all."""
        from advisor.switch import Switch

        return Switch(self._records, self.settings)

    def export_subject(self, subject: str) -> dict[str, Any]:
        """Everything held about a subject, a person who talked or a client, for the operator."""
        from advisor.clients import ID

        if subject.startswith(ID):
            return self.clients.export_subject(subject)
        return self.conversations.export(subject)

    def erase_subject(self, subject: str) -> int:
        """Remove everything held about a subject; how many turns that were (a client has none)."""
        from advisor.clients import ID

        if subject.startswith(ID):
            self.clients.erase_subject(subject)
            return 0
        return self.conversations.erase(subject)
