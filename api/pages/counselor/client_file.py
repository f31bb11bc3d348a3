"""A client's file on one page: what holds, who said it and when, forms to change it, and all that was ever written down."""

from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from advisor.accounts import Person
from advisor.caseload import TimelineEntry, WholeFile
from advisor.drafting.client_file import Consent
from advisor.service import Advisor
from api.chat import The
from api.pages.counselor.faults import NO_FAULT, Fault
from api.pages.counselor.file_words import CONSENTS, FIELDS, ITEMS, TOPICS, deed_of
from api.pages.counselor.frame import Here, Refusing, room

router = APIRouter(route_class=Refusing, include_in_schema=False)

NEWEST = 25
"""Entries of the timeline, and a fifth of that of notes, that stand open; those before are folded away."""


class Standing(NamedTuple):
    """What a client last said to one thing. `number` names it on the page."""

    number: int
    consent: Consent


@router.get("/counselor/clients/{client_id}")
def client(client_id: str, request: Request, advisor: The, person: Here) -> Response:
    """The file."""
    file = advisor.clients.read(person, client_id)
    return shown(request, advisor, person, file)


def shown(
    request: Request, advisor: Advisor, person: Person, file: WholeFile, fault: Fault = NO_FAULT
) -> Response:  # fmt: skip
    """The page of a file; with a fault, the form that was refused stands open with what was typed."""
    deed = deed_of(request.query_params.get("done"))
    timeline = list(reversed(file.timeline))
    entries = {one.id: one for one in file.timeline}
    held: dict[str, list[TimelineEntry]] = {"situation": [], "goal": [], "constraint": [], "place": []}
    for item in file.items:  # in the order the counselor keeps them
        held.setdefault(item.kind, []).append(entries[item.id])
    held["place"] = [one for one in timeline if one.kind == "place" and one.until is None][:1]
    consents = standing(file.consents)
    # A form that this person is not shown cannot tell why it was refused.
    unseen = fault.form == "" or (fault.form == "counselor" and not person.oversees)
    values: dict[str, Any] = {
        "problem": fault.sentence if unseen else "",
        "file": file, "fault": fault, "deed": deed, "done": "" if deed.where else deed.sentence, "held": held,
        "notes": [one for one in timeline if one.kind == "note"], "timeline": timeline, "newest": NEWEST,
        "drafts": advisor.drafts.list(person, file.id), "consents": [one for one in consents if one.consent.given],
        "taken_back": [one for one in consents if not one.consent.given],
        "talks": sum(one.consent.kind == "talk" and one.consent.conversation_id is not None for one in consents),
        "counselors": colleagues(advisor, person, file) if person.oversees else [],
        "keeps": advisor.accounts.organisation(person.organisation_id).retention_days,
        "words": {"items": ITEMS, "consents": CONSENTS, "topics": TOPICS, "fields": FIELDS},
    }  # fmt: skip
    made = room(request, "client.html", person, status=fault.status, **values)
    made.headers.update(fault.headers)
    return made


def standing(acts: list[Consent]) -> list[Standing]:
    """The newest act on each thing, in the order in which things were first spoken of. Taking back talks without naming
    one takes back each."""
    last: dict[tuple[str, str | None], Consent] = {}
    for act in acts:
        about = (act.kind, act.conversation_id)
        if act.kind == "talk" and act.conversation_id is None and not act.given:
            last |= {key: act.model_copy(update={"conversation_id": key[1]}) for key in last if key[0] == "talk"}
        last[about] = act
    return [Standing(number, one) for number, one in enumerate(last.values(), start=1)]


def colleagues(advisor: Advisor, person: Person, file: WholeFile) -> list[str]:
    """Whom the client can be handed to: those with an open account in the organisation, but who has them."""
    open_here = (one.email for one, is_open in advisor.accounts.all() if is_open and _same_house(one, person))
    return sorted(email for email in open_here if email != file.counselor)


def _same_house(one: Person, person: Person) -> bool:
    return one.organisation_id == person.organisation_id
