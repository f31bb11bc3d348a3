"""What is owed to a client: who looked at their file, and that it can be erased, an item of it or the whole."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from advisor.accounts import Person
from advisor.caseload import TimelineEntry, WholeFile
from advisor.errors import NotFoundError
from advisor.service import Advisor
from api.chat import The
from api.pages.counselor.file_words import ACTS, ITEMS
from api.pages.counselor.frame import Fields, Here, HereToChange, Refusing, back_to, room

router = APIRouter(route_class=Refusing, include_in_schema=False)

MOST_ACTS = 500
"""Acts on one page; the rest is in the download of everything."""
_UNSURE = "Tick the box first: what is erased cannot be brought back."


@router.get("/counselor/clients/{client_id}/audit")
def audit(client_id: str, request: Request, advisor: The, person: Here) -> Response:
    """Who read or changed what, newest first; for supervisors."""
    acts = list(reversed(advisor.clients.audit(person, client_id)))
    file = advisor.clients.read(person, client_id)
    shown, more = acts[:MOST_ACTS], max(0, len(acts) - MOST_ACTS)
    return room(request, "audit.html", person, file=file, acts=shown, more=more, words=ACTS)


@router.get("/counselor/clients/{client_id}/erase")
def ask_to_erase(client_id: str, request: Request, advisor: The, person: Here) -> Response:
    """What goes where a client is erased, and the question whether they are sure."""
    return _sure(request, advisor, person, advisor.clients.read(person, client_id))


@router.post("/counselor/clients/{client_id}/erase")
def erase(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Erase the client with all that is held about them."""
    file = advisor.clients.read(person, client_id)
    if sent.get("sure") != "yes":
        return _sure(request, advisor, person, file, _UNSURE)
    advisor.clients.remove(person, file.id)
    return back_to("/counselor?done=erased")


@router.get("/counselor/clients/{client_id}/items/{item_id}/erase")
def ask_to_erase_item(client_id: str, item_id: str, request: Request, advisor: The, person: Here) -> Response:
    """The item, and the question whether they are sure."""
    file = advisor.clients.read(person, client_id)
    return room(request, "erase_item.html", person, file=file, item=_item(file, item_id), kinds=ITEMS)


@router.post("/counselor/clients/{client_id}/items/{item_id}/erase")
def erase_item(client_id: str, item_id: str, advisor: The, person: HereToChange) -> Response:
    """Erase one item, from the timeline too."""
    advisor.clients.drop_item(person, client_id, item_id)
    return back_to(f"/counselor/clients/{client_id}?done=item")


def _item(file: WholeFile, item_id: str) -> TimelineEntry:
    found = next((one for one in file.timeline if one.id == item_id and one.kind != "consent"), None)
    if found is None:
        raise NotFoundError("There is no such item in this file.")
    return found


def _sure(request: Request, advisor: Advisor, person: Person, file: WholeFile, problem: str = "") -> Response:
    drafts = advisor.drafts.list(person, file.id)
    values = {"file": file, "drafts": len(drafts), "problem": problem, "items": len(file.timeline)}
    return room(request, "erase_client.html", person, status=422 if problem else 200, **values)
