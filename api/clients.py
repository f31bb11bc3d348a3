"""Counselors' clients over HTTP: the caseload, a client's file, consents, talks, and what is owed to the client.

Everything wants a sign-in, every change its token too. What is somebody else's answers as what does not exist.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from advisor.caseload import (
    AuditLine,
    ClientChange,
    ClientLine,
    NewClient,
    NewConsent,
    NewNote,
    State,
    Talk,
    TalkLink,
    WholeFile,
)
from api.chat import The
from api.signing import Acting, ActingWithCsrf

router = APIRouter(prefix="/v1/clients", tags=["counselors"])


class Caseload(BaseModel):
    """The clients that were found."""

    clients: list[ClientLine]


class Talks(BaseModel):
    """The talks that may be read now."""

    talks: list[Talk]


class Audit(BaseModel):
    """Who read or changed what and when, oldest first."""

    audit: list[AuditLine]


@router.post("", status_code=201, response_model=WholeFile, summary="A new client")
def create(body: NewClient, advisor: The, person: ActingWithCsrf) -> Response:
    """All but the name may be left out. `warnings` names words on health, a record, a status or family; they are kept."""
    return _told(advisor.clients.create(person, body), 201)


@router.get("", response_model=Caseload, summary="The caseload")
def caseload(
    advisor: The,
    person: Acting,
    q: Annotated[str, Query(max_length=200)] = "",
    state: State | None = None,
) -> Response:
    """A counselor's own clients, a supervisor's all of the organisation, by words of the name and by state."""
    return _private({"clients": _each(advisor.clients.list(person, q, state))})


@router.get("/{client_id}", response_model=WholeFile, summary="A client's file")
def read(client_id: str, advisor: The, person: Acting) -> Response:
    """What holds now, and the timeline of all that was written down."""
    return _told(advisor.clients.read(person, client_id))


@router.patch("/{client_id}", response_model=WholeFile, summary="Change a client's file")
def change(client_id: str, body: ClientChange, advisor: The, person: ActingWithCsrf) -> Response:
    """What is left out stays; what is replaced or taken away stays in the timeline, a name excepted."""
    return _told(advisor.clients.change(person, client_id, body))


@router.delete("/{client_id}", status_code=204, summary="Erase a client")
def remove(client_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """Remove everything held about a client. That they were erased, by whom and when, stays noted."""
    advisor.clients.remove(person, client_id)
    return Response(status_code=204)


@router.post("/{client_id}/notes", status_code=201, response_model=WholeFile, summary="Add a note")
def add_note(client_id: str, body: NewNote, advisor: The, person: ActingWithCsrf) -> Response:
    """A note in the timeline, with who said it and on what day."""
    return _told(advisor.clients.add_note(person, client_id, body), 201)


@router.delete("/{client_id}/items/{item_id}", status_code=204, summary="Erase one item of a file")
def drop_item(client_id: str, item_id: str, advisor: The, person: ActingWithCsrf) -> Response:
    """For what should never have been written down: it leaves the timeline too."""
    advisor.clients.drop_item(person, client_id, item_id)
    return Response(status_code=204)


@router.post("/{client_id}/consents", status_code=201, response_model=WholeFile, summary="Record an act of consent")
def consent(client_id: str, body: NewConsent, advisor: The, person: ActingWithCsrf) -> Response:
    """That the client agreed to something, or took it back: from then on a talk is closed to the counselor."""
    return _told(advisor.clients.consent(person, client_id, body), 201)


@router.post("/{client_id}/link", status_code=201, response_model=WholeFile, summary="Take a talk into the file")
def link(client_id: str, body: TalkLink, advisor: The, person: ActingWithCsrf) -> Response:
    """A talk the client hands over, by its token (not kept) or because they let counselors open it in My path. 404 for
    any other."""
    return _told(advisor.clients.link(person, client_id, body), 201)


@router.get("/{client_id}/talks", response_model=Talks, summary="The client's own talks")
def talks(client_id: str, advisor: The, person: Acting) -> Response:
    """Those the client handed over and still lets the counselor read."""
    return _private({"talks": _each(advisor.clients.talks(person, client_id))})


@router.get("/{client_id}/audit", response_model=Audit, summary="Who read or changed what")
def audit(client_id: str, advisor: The, person: Acting) -> Response:
    """For supervisors; it is in the client's export too."""
    return _private({"audit": _each(advisor.clients.audit(person, client_id))})


@router.get("/{client_id}/export", response_model=dict[str, Any], summary="Everything held about a client")
def export(client_id: str, advisor: The, person: Acting) -> Response:
    """File, talks they let the counselor read, and the audit, as JSON."""
    response = _private(advisor.clients.export(person, client_id))
    response.headers["Content-Disposition"] = 'attachment; filename="client.json"'
    return response


def _told(file: WholeFile, status: int = 200) -> Response:
    return _private(file.model_dump(mode="json"), status)


def _each(found: Sequence[BaseModel]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in found]


def _private(content: Any, status: int = 200) -> Response:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
