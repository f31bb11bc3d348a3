"""Clients: who may see and change whose file, what the client agreed to, who looked, and how long it is kept.

Every method takes who acts. A client of somebody else is as one that does not exist: `NotFoundError`, in the same words
and by the same query. Each read and each change is noted in the audit, in the same transaction.
"""

import json
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from advisor import client_talks, records_accounts
from advisor import records_clients as stored
from advisor.accounts import Person
from advisor.caseload import (
    AuditLine,
    ClientChange,
    ClientLine,
    NewClient,
    NewConsent,
    NewNote,
    Said,
    State,
    Talk,
    TalkLink,
    WholeFile,
)
from advisor.client_items import Pen, file_of
from advisor.conversations import Conversations
from advisor.drafting.client_file import ClientFile, Consent, Item
from advisor.errors import ForbiddenError, InvalidRequestError, NotFoundError
from advisor.records import Records, now
from advisor.records_clients import Session

__all__ = ["ClientFile", "Clients", "Consent", "Item", "Person", "WholeFile"]

ID = "k_"
"""What the id of every client begins with."""

More = Callable[[Session, str], dict[str, Any]]
"""What another room holds of a client, by name, for their export."""


class Clients:
    """The clients in one records database. `talks` says whose a token is; `more`: what other rooms hold of a client.
    `clock` tells the time, in UTC; `erased` is called once clients are gone, for what other rooms keep in files."""

    def __init__(
        self,
        records: Records,
        talks: Conversations,
        more: Sequence[More] = (),
        clock: Callable[[], datetime] = now,
        erased: Callable[[], None] = lambda: None,
    ) -> None:
        self._records = records
        self._talks = talks
        self._more = more
        self._clock = clock
        self._erased = erased

    # --- the file --------------------------------------------------------------------------------------------------

    def create(self, person: Person, new: NewClient) -> WholeFile:
        """A new client of this person's."""
        moment = self._clock()
        with self._records.session() as session:
            client = stored.ClientRecord(
                id=f"{ID}{secrets.token_hex(12)}", organisation_id=person.organisation_id,
                account_id=person.account_id, name=new.name, state="open", created_at=moment, changed_at=moment,
            )  # fmt: skip
            session.add(client)
            session.flush()
            pen = Pen(session, person, client.id, moment)
            pen.tell(new)
            for note in new.notes:
                pen.note(note)
            stored.audit(session, person, client.id, "create", ["name", *pen.fields])
            return file_of(session, client)

    def list(self, person: Person, q: str = "", state: State | None = None) -> "list[ClientLine]":
        """The clients this person may see, by words of their names (letter case and accents aside) and by state."""
        words = _plain(q).split()
        with self._records.session() as session:
            found = [one for one in stored.caseload(session, person, state) if _has(one.name, words)]
            emails = stored.emails(session, {one.account_id for one in found})
            places = stored.places(session, [one.id for one in found])
            stored.audit(session, person, None, "list", ["name", "place", "state"])
            return [
                ClientLine.model_validate(
                    {"id": one.id, "name": one.name, "state": one.state, "place": places.get(one.id),
                     "counselor": emails[one.account_id], "changed_at": one.changed_at}
                )
                for one in found
            ]  # fmt: skip

    def read(self, person: Person, client_id: str) -> WholeFile:
        """The whole file."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            stored.audit(session, person, client.id, "read", ["file"])
            return file_of(session, client)

    def change(self, person: Person, client_id: str, change: ClientChange) -> WholeFile:
        """Bring the file to what was sent; what stood there before stays in the timeline. `ForbiddenError` where a
        counselor would hand the client to somebody else."""
        moment = self._clock()
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            pen = Pen(session, person, client.id, moment)
            pen.tell(change)
            if change.name is not None and change.name != client.name:
                client.name = change.name
                pen.fields.append("name")
            if change.state is not None and change.state != client.state:
                client.state = change.state
                client.closed_at = moment if change.state == "closed" else None
                pen.state(change.state)
            if change.counselor is not None:
                client.account_id = _taker(session, person, change.counselor)
                pen.fields.append("counselor")
            if pen.fields:
                client.changed_at = moment
            session.add(client)
            stored.audit(session, person, client.id, "change", pen.fields)
            return file_of(session, client)

    def add(self, person: Person, client_id: str, kind: Literal["goal", "constraint"], said: Said) -> WholeFile:
        """Add one goal or constraint, whatever else is added at the same time."""
        return self._written(person, client_id, lambda pen: pen.more(kind, said))

    def end(self, person: Person, client_id: str, item_id: str) -> WholeFile:
        """Say that an item holds no longer; it stays in the timeline. `NotFoundError` where it does not hold."""
        return self._written(person, client_id, lambda pen: pen.end(item_id))

    def _written(self, person: Person, client_id: str, write: Callable[[Pen], None]) -> WholeFile:
        moment = self._clock()
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            pen = Pen(session, person, client.id, moment)
            write(pen)
            if pen.fields:
                client.changed_at = moment
            session.add(client)
            stored.audit(session, person, client.id, "change", pen.fields)
            return file_of(session, client)

    def add_note(self, person: Person, client_id: str, note: NewNote) -> WholeFile:
        """Add a note to the timeline."""
        moment = self._clock()
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            Pen(session, person, client.id, moment).note(note)
            client.changed_at = moment
            session.add(client)
            stored.audit(session, person, client.id, "note", ["notes"])
            return file_of(session, client)

    def drop_item(self, person: Person, client_id: str, item_id: str) -> None:
        """Erase one item of the file, its place in the timeline too: for what should never have been written down."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            stored.audit(session, person, client.id, "erase item", [stored.drop_item(session, client.id, item_id)])
        self._records.scrub()

    def remove(self, person: Person, client_id: str) -> None:
        """Erase a client and everything held about them. One act stays: that they were erased, by whom and when."""
        with self._records.session() as session:
            stored.erase(session, stored.visible(session, person, client_id), person.account_id)
        self._erased()
        self._records.scrub()

    # --- consents and talks ----------------------------------------------------------------------------------------

    def consent(self, person: Person, client_id: str, consent: NewConsent) -> WholeFile:
        """Record that the client agreed to something, or took it back. That a talk may be read again is recorded with the
        client's words: nobody reopens it for them."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            client_talks.act(session, person, client.id, consent)
            # After whose it is: another's talk is a missing one whatever else is wrong. Nothing is kept of a refusal.
            if consent.kind == "talk" and consent.given and not consent.words:
                raise InvalidRequestError("words: write how the client said that the talk may be read.")
            stored.audit(session, person, client.id, "consent" if consent.given else "withdraw", [consent.kind])
            return file_of(session, client)

    def link(self, person: Person, client_id: str, link: TalkLink) -> WholeFile:
        """Take a talk into the file that the client hands over."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            client_talks.hand_over(session, self._talks, person, client.id, link)
            stored.audit(session, person, client.id, "link", ["talk"])
            return file_of(session, client)

    def talks(self, person: Person, client_id: str) -> "Sequence[Talk]":
        """The client's own talks that they let the counselor read, as of now."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            stored.audit(session, person, client.id, "read", ["talks"])
            return client_talks.readable(session, client.id)

    # --- what is owed to the client --------------------------------------------------------------------------------

    def audit(self, person: Person, client_id: str) -> "Sequence[AuditLine]":
        """Who read or changed what and when; for those who oversee the organisation, else `ForbiddenError`."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            if not person.oversees:
                raise ForbiddenError("The audit is for supervisors; it is in the client's export too.")
            stored.audit(session, person, client.id, "read", ["audit"])
            return _audit(session, client.id)

    def note_act(self, session: Session, person: Person, client_id: str | None, action: str, *fields: str) -> None:
        """Note an act of another room (a draft written, an approval) on a client, within that room's transaction."""
        stored.audit(session, person, client_id, action, fields)

    def export(self, person: Person, client_id: str) -> dict[str, Any]:
        """Everything held about a client."""
        with self._records.session() as session:
            client = stored.visible(session, person, client_id)
            stored.audit(session, person, client.id, "export", ["file"])
            return self._whole(session, client)

    def export_subject(self, client_id: str) -> dict[str, Any]:
        """Everything held about a client, for the operator."""
        with self._records.session() as session:
            return self._whole(session, _any(session, client_id))

    def erase_subject(self, client_id: str) -> None:
        """Erase a client, for the operator."""
        with self._records.session() as session:
            stored.erase(session, _any(session, client_id), None)
        self._erased()
        self._records.scrub()

    def purge(self, moment: datetime) -> int:
        """Erase the clients who were closed longer ago than their organisation keeps them; how many that were."""
        gone = 0
        with self._records.session() as session:
            for organisation_id, days in stored.keeping(session):
                for client in stored.due(session, organisation_id, moment - timedelta(days=days)):
                    stored.erase(session, client, None)
                    gone += 1
        if gone:
            self._erased()
            self._records.scrub()
        return gone

    def _whole(self, session: Session, client: stored.ClientRecord) -> dict[str, Any]:
        told: dict[str, Any] = {"client": file_of(session, client).model_dump(mode="json")}
        told["talks"] = [one.model_dump(mode="json") for one in client_talks.readable(session, client.id)]
        for one in self._more:
            told |= one(session, client.id)
        return told | {"audit": [one.model_dump(mode="json") for one in _audit(session, client.id)]}


def _audit(session: Session, client_id: str) -> list[AuditLine]:
    session.flush()
    acts = stored.acts(session, client_id)
    emails = stored.emails(session, {one.account_id for one in acts})
    return [
        AuditLine(
            at=one.created_at,
            by=emails.get(one.account_id) if one.account_id else None,
            action=one.action,
            fields=json.loads(one.fields),
        )
        for one in acts
    ]


def _any(session: Session, client_id: str) -> stored.ClientRecord:
    found = session.get(stored.ClientRecord, client_id)
    if found is None:
        raise NotFoundError(f"Nothing is held about {client_id}.")
    return found


def _taker(session: Session, person: Person, email: str) -> str:
    if not person.oversees:
        raise ForbiddenError("Only a supervisor hands a client to another counselor.")
    found = records_accounts.account_of(session, email.strip().casefold())
    if found is None or not found[0].active or found[1].id != person.organisation_id:
        raise InvalidRequestError("counselor: There is no open account of that e-mail in your organisation.")
    return found[0].id


def _has(name: str, words: Sequence[str]) -> bool:
    plain = _plain(name)
    return all(word in plain for word in words)


def _plain(text: str) -> str:
    """Without letter case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
