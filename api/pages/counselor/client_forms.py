"""The forms of a client's file. Each reads first whose it is, so that another's client is missing whatever was sent."""

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from advisor.accounts import Person
from advisor.caseload import ClientChange, NewNote, Said, TimelineEntry, WholeFile
from advisor.errors import InvalidRequestError, NotFoundError
from advisor.service import Advisor
from api.chat import The
from api.pages.counselor.client_file import shown
from api.pages.counselor.faults import REFUSALS, fault_of
from api.pages.counselor.file_words import DEEDS
from api.pages.counselor.frame import Fields, Here, HereToChange, Refusing, back_to
from api.pages.counselor.saying import told

router = APIRouter(route_class=Refusing, include_in_schema=False)

Sent = Mapping[str, str]
_ADDRESS = "/counselor/clients/{client_id}"


def carried_out(
    request: Request, advisor: Advisor, person: Person, client_id: str, sent: Sent, form: str,
    do: Callable[[WholeFile], str],
) -> Response:  # fmt: skip
    """Do what a form asks for and lead back to the file. `do` returns the name of the deed. What is refused is told in
    the form called `form` (at the head of the page where it has no name), with what was typed."""
    file = advisor.clients.read(person, client_id)
    try:
        deed = do(file)
    except REFUSALS as error:
        return shown(request, advisor, person, file, fault_of(form, error, sent))
    where = DEEDS[deed].where
    return back_to(f"/counselor/clients/{file.id}?done={deed}" + (f"#{where}" if where else ""))


@router.post(_ADDRESS + "/situation")
def situation(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """What the situation is now; what stood there stays in the timeline."""

    def do(file: WholeFile) -> str:
        advisor.clients.change(person, file.id, ClientChange(situation=told(sent, Said)))
        return "situation"

    return carried_out(request, advisor, person, client_id, sent, "situation", do)


@router.post(_ADDRESS + "/place")
def place(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Where the client lives or looks for work."""

    def do(file: WholeFile) -> str:
        advisor.clients.change(person, file.id, ClientChange(place=told(sent, Said)))
        return "place"

    return carried_out(request, advisor, person, client_id, sent, "place", do)


@router.post(_ADDRESS + "/goals")
def add_goal(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """One more goal."""

    def do(file: WholeFile) -> str:
        advisor.clients.add(person, file.id, "goal", told(sent, Said))
        return "goal"

    return carried_out(request, advisor, person, client_id, sent, "goals", do)


@router.post(_ADDRESS + "/constraints")
def add_constraint(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """One more constraint."""

    def do(file: WholeFile) -> str:
        advisor.clients.add(person, file.id, "constraint", told(sent, Said))
        return "constraint"

    return carried_out(request, advisor, person, client_id, sent, "constraints", do)


@router.post(_ADDRESS + "/notes")
def add_note(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """A note."""

    def do(file: WholeFile) -> str:
        advisor.clients.add_note(person, file.id, told(sent, NewNote))
        return "note"

    return carried_out(request, advisor, person, client_id, sent, "notes", do)


@router.post(_ADDRESS + "/items/{item_id}/end")
def end(
    client_id: str, item_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields
) -> Response:  # fmt: skip
    """Something holds no longer; it stays in the timeline."""
    ended = _entry(advisor.clients.read(person, client_id), item_id)

    def do(file: WholeFile) -> str:
        advisor.clients.end(person, file.id, item_id)
        return f"ended-{ended.kind}"

    return carried_out(request, advisor, person, client_id, sent, "", do)


@router.post(_ADDRESS + "/name")
def name(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Another name; the old one is kept nowhere."""

    def do(file: WholeFile) -> str:
        advisor.clients.change(person, file.id, ClientChange.model_validate({"name": sent.get("name", "")}))
        return "name"

    return carried_out(request, advisor, person, client_id, sent, "name", do)


@router.post(_ADDRESS + "/state")
def state(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Close the file, or open it again."""

    def do(file: WholeFile) -> str:
        change = ClientChange.model_validate({"state": sent.get("state", "")})
        advisor.clients.change(person, file.id, change)
        return "opened" if change.state == "open" else "closed"

    return carried_out(request, advisor, person, client_id, sent, "state", do)


@router.post(_ADDRESS + "/counselor")
def hand_over(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Give the client to another counselor."""

    def do(file: WholeFile) -> str:
        if not sent.get("counselor", "").strip():
            raise InvalidRequestError("counselor: please choose who takes the client over.")
        advisor.clients.change(person, file.id, ClientChange(counselor=sent["counselor"]))
        return "handed"

    return carried_out(request, advisor, person, client_id, sent, "counselor", do)


def file_again(client_id: str, advisor: The, person: Here) -> Response:
    """A form's address that is opened like a page leads to the file it is a form of."""
    return back_to(f"/counselor/clients/{advisor.clients.read(person, client_id).id}")


for _form in ("situation", "place", "goals", "constraints", "notes", "name", "state", "counselor", "consents"):
    router.add_api_route(f"{_ADDRESS}/{_form}", file_again, methods=["GET"])
router.add_api_route(_ADDRESS + "/items/{item_id}/end", file_again, methods=["GET"])


def _entry(file: WholeFile, item_id: str) -> TimelineEntry:
    found = next((one for one in file.timeline if one.id == item_id), None)
    if found is None:
        raise NotFoundError("There is no such item in this file.")
    return found
