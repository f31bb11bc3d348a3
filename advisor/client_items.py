"""A client's file as items: what is new is added, what no longer holds is ended, and the file is read from what holds.

Works within a session; who may do it is decided in `clients`.
"""

from collections.abc import Sequence
from datetime import datetime

from advisor import records_clients as stored
from advisor.accounts import Person
from advisor.caseload import MOST_OF_A_KIND, ClientChange, NewClient, NewNote, Said, TimelineEntry, WholeFile
from advisor.client_words import warnings
from advisor.drafting.client_file import Consent, Item
from advisor.errors import ConflictError, InvalidRequestError, NotFoundError
from advisor.records_clients import ClientItemRecord, ClientRecord, Session

MOST_ITEMS = 2000
"""Items of one file, those that no longer hold among them."""

_ONE = {"situation": "situation", "place": "place"}
_MANY = {"goals": "goal", "constraints": "constraint"}
_FIELD = {"situation": "situation", "goal": "goals", "constraint": "constraints", "note": "notes"}
_ENDS = {"situation": "situation", "place": "place", "goal": "goals", "constraint": "constraints"}


class Pen:
    """Writes in one client's file, for one person at one moment. `fields`: what was changed so far."""

    def __init__(self, session: Session, person: Person, client_id: str, moment: datetime) -> None:
        self._session = session
        self._person = person
        self._client_id = client_id
        self._moment = moment
        self._rows = stored.items(session, client_id)
        self.fields: list[str] = []

    def tell(self, told: NewClient | ClientChange) -> None:
        """Bring situation, goals, constraints and place to what was sent; what was not sent stays."""
        for field, kind in _ONE.items():
            if field in told.model_fields_set:
                given = getattr(told, field)
                self._bring(field, kind, [] if given is None else [given])
        for field, kind in _MANY.items():
            if field in told.model_fields_set:
                self._bring(field, kind, getattr(told, field) or [])

    def note(self, note: NewNote) -> None:
        """Add a note."""
        self._add("note", note)
        self.fields.append("notes")

    def more(self, kind: str, said: Said) -> None:
        """Add a goal or a constraint to those that hold; what holds already in the same words is there once.
        `InvalidRequestError` beyond the limit."""
        held = self._now(kind)
        if len(held) >= MOST_OF_A_KIND:
            raise InvalidRequestError(
                f"{_FIELD[kind].capitalize()}: at most {MOST_OF_A_KIND} are kept at a time; end one that no longer holds."
            )
        if not any(_same(row, said) for row in held):
            self._add(kind, said)
            self.fields.append(_FIELD[kind])

    def end(self, item_id: str) -> None:
        """A situation, place, goal or constraint holds no longer. `NotFoundError` where nothing of that id holds."""
        row = next((one for one in self._rows if one.id == item_id and one.ended_at is None), None)
        if row is None or row.kind not in _ENDS:
            raise NotFoundError("This is not among what holds now.")
        self._end([row])
        self.fields.append(_ENDS[row.kind])

    def state(self, state: str) -> None:
        """Add that the client was opened or closed."""
        self._end(self._now("state"))
        self._add("state", Said(text=state, said_by="counselor"))
        self.fields.append("state")

    def _bring(self, field: str, kind: str, given: Sequence[str | Said]) -> None:
        held = self._now(kind)
        before = [row.id for row in held]
        after = []
        for one in given:
            same = next((row for row in held if _same(row, one)), None)
            if same is None:
                same = self._add(kind, one if isinstance(one, Said) else Said(text=one))
            else:
                held.remove(same)
            after.append(same)
        self._end(held)
        if [row.id for row in after] != before:
            self.fields.append(field)
            for row in after:  # in the order in which they were sent
                row.number = self._next()
                self._session.add(row)

    def _add(self, kind: str, said: Said) -> ClientItemRecord:
        if len(self._rows) >= MOST_ITEMS:
            raise ConflictError(f"A file holds at most {MOST_ITEMS:,} items, those that no longer hold among them.")
        told = {"text": said.text, "said_by": said.said_by, "said_on": said.on, "source": said.source}
        row = stored.add_item(
            self._session, self._person, self._client_id, self._next(), self._moment, kind=kind, **told
        )
        self._rows.append(row)
        return row

    def _end(self, rows: Sequence[ClientItemRecord]) -> None:
        for row in rows:
            row.ended_at = self._moment
            self._session.add(row)

    def _now(self, kind: str) -> list[ClientItemRecord]:
        return [row for row in self._rows if row.kind == kind and row.ended_at is None]

    def _next(self) -> int:
        return max((row.number for row in self._rows), default=0) + 1


def file_of(session: Session, client: ClientRecord) -> WholeFile:
    """The whole file as it stands."""
    session.flush()
    rows = stored.items(session, client.id)
    acts = stored.consents(session, client.id)
    recorders = {row.recorded_by for row in rows} | {act.recorded_by for act in acts}
    emails = stored.emails(session, recorders | {client.account_id})
    holds = [row for row in rows if row.ended_at is None]
    texts: dict[str, list[str]] = {}
    for row in holds:
        texts.setdefault(row.kind, []).append(row.text)
    entries = [
        TimelineEntry(
            id=row.id, kind=row.kind, text=row.text, said_by=row.said_by, on=row.said_on, source=row.source,
            recorded_by=emails[row.recorded_by], recorded_at=row.created_at, until=row.ended_at,
        )
        for row in rows
    ] + [
        TimelineEntry(
            id=f"consent-{act.id}", kind="consent", text=act.words, said_by="client", on=None, source=act.kind,
            recorded_by=emails[act.recorded_by], recorded_at=act.created_at, given=act.given,
        )
        for act in acts
    ]  # fmt: skip
    return WholeFile.model_validate(
        {
            "id": client.id,
            "name": client.name,
            "situation": next(iter(texts.get("situation", [])), None),
            "goals": texts.get("goal", []),
            "constraints": texts.get("constraint", []),
            "place": next(iter(texts.get("place", [])), None),
            "state": client.state,
            "items": [
                Item.model_validate(
                    {"id": row.id, "kind": row.kind, "text": row.text, "said_by": row.said_by, "on": row.said_on,
                     "source": row.source}
                )
                for row in holds
                if row.kind in _FIELD
            ],
            "consents": [
                Consent(
                    kind=act.kind, given=act.given, on=act.created_at, words=act.words,
                    conversation_id=act.conversation_id,
                )
                for act in acts
            ],
            "created_at": client.created_at,
            "changed_at": client.changed_at,
            "closed_at": client.closed_at,
            "counselor": emails[client.account_id],
            "timeline": sorted(entries, key=lambda entry: entry.recorded_at),
            "warnings": warnings((_FIELD[row.kind], row.text) for row in holds if row.kind in _FIELD),
        }
    )  # fmt: skip


def _same(row: ClientItemRecord, told: str | Said) -> bool:
    if isinstance(told, str):
        return row.text == told
    return (row.text, row.said_by, row.said_on, row.source) == (told.text, told.said_by, told.on, told.source)
