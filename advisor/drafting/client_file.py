"""What is known of a client, each item with who said it and when. Pure data: the clients module hands it over, drafts
are written from it. Nothing about a client may stand in a draft that is not in here or in the counselor's request."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from advisor.facts import Frozen

ItemKind = Literal["situation", "goal", "constraint", "note"]


class Item(Frozen):
    """One thing on file. `said_by` is `client`, `counselor`, or a name; `source` tells where it was learnt ("meeting",
    "phone", a conversation's id). `kind` says what the item is: a goal in `ClientFile.goals` is an item too."""

    id: str
    text: str
    said_by: str = "client"
    on: date | None = None
    source: str | None = None
    kind: ItemKind = "note"

    @property
    def from_client(self) -> bool:
        """Whether these are the client's own words."""
        return self.said_by.strip().casefold() in ("client", "cliente")


class Consent(Frozen):
    """What the client agreed to or refused, with their words. `kind` names it ("talks", "referral")."""

    kind: str
    given: bool
    on: datetime | date | None = None
    words: str | None = None
    conversation_id: str | None = None


class ClientFile(Frozen):
    """One client's file; all but the name may be empty. `items` holds every note, and, where it was recorded who said
    them, the situation, goals and constraints too."""

    id: str
    name: str
    situation: str | None = None
    goals: list[str] = Field(default=[])
    constraints: list[str] = Field(default=[])
    place: str | None = None
    state: Literal["open", "closed"] = "open"
    items: list[Item] = Field(default=[])
    consents: list[Consent] = Field(default=[])
    created_at: datetime | None = None


def sources_of(client: ClientFile) -> list[Item]:
    """Everything a sentence may stand on, in order: the situation, goals, constraints, then notes. A field that no item
    covers stands for itself under the ids `situation`, `goal-1` …, `constraint-1` …, said by the client."""
    covered = {one.text.strip() for one in client.items}
    fields = [("situation", "situation", client.situation)] if client.situation else []
    fields += [(f"goal-{number}", "goal", text) for number, text in enumerate(client.goals, start=1)]
    fields += [(f"constraint-{number}", "constraint", text) for number, text in enumerate(client.constraints, start=1)]
    made = [
        Item.model_validate({"id": name, "kind": kind, "text": text})
        for name, kind, text in fields
        if text and text.strip() and text.strip() not in covered
    ]
    order: tuple[ItemKind, ...] = ("situation", "goal", "constraint", "note")
    own = {client.name.strip().casefold(), *client.name.casefold().split()[:1]}
    items = [one.model_copy(update={"said_by": "client"}) if one.said_by.strip().casefold() in own else one for one in client.items]  # fmt: skip
    return sorted([*made, *items], key=lambda one: order.index(one.kind))
