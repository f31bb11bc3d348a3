"""A new client: only the name is needed; what else is known is written down with who said it and when."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from advisor.caseload import NewClient, NewConsent, Said
from advisor.errors import InvalidRequestError
from api.chat import The
from api.errors import sentence
from api.pages.counselor.faults import NO_FAULT, REFUSALS, Fault, fault_of
from api.pages.counselor.frame import Fields, Here, HereToChange, Refusing, back_to, room
from api.pages.counselor.saying import told

router = APIRouter(route_class=Refusing, include_in_schema=False)

FORM = "new"
MOST_LINES = 20


@router.get("/counselor/clients/new")
def form(request: Request, person: Here) -> Response:
    """The form. A name that was searched for in vain is in it."""
    name = request.query_params.get("name", "")[:200]
    return room(request, "new_client.html", person, fault=NO_FAULT._replace(form=FORM, kept={"name": name}))


@router.post("/counselor/clients/new")
def create(request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Make the file and lead to it."""
    try:
        new = _new(sent)
        agreed = NewConsent(kind="file", given=True, words=sent.get("words", "")) if sent.get("agreed") else None
        made = advisor.clients.create(person, new)
        if agreed is not None:
            advisor.clients.consent(person, made.id, agreed)
    except REFUSALS as error:
        fault: Fault = fault_of(FORM, error, sent)
        return room(request, "new_client.html", person, status=fault.status, fault=fault)
    return back_to(f"/counselor/clients/{made.id}?done=new")


def _new(sent: Mapping[str, str]) -> NewClient:
    def of(field: str, text: str) -> Said:
        try:
            return told(sent, Said, text)
        except ValidationError as error:
            first = error.errors()[0]
            if first["loc"][0] == "text":  # on this page it goes by another name
                raise InvalidRequestError(f"{field}: {sentence(first)}") from None
            raise

    def one(field: str) -> Said | None:
        text = sent.get(field, "")
        return of(field, text) if text.strip() else None

    def each(field: str, called: str) -> list[Said]:
        lines = [line for line in sent.get(field, "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise InvalidRequestError(f"{field}: at most {MOST_LINES} {called} are kept at a time.")
        return [of(field, line) for line in lines]

    return NewClient(
        name=sent.get("name", ""),
        situation=one("situation"),
        goals=list(each("goals", "goals")),
        constraints=list(each("constraints", "constraints")),
        place=one("place"),
    )
