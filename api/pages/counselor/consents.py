"""What a client agreed to and took back, in their words, and the talks they let the counselor read."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from advisor.caseload import NewConsent, TalkLink, WholeFile
from advisor.errors import InvalidRequestError
from api.chat import The
from api.pages.counselor.client_forms import carried_out
from api.pages.counselor.file_words import deed_of
from api.pages.counselor.frame import Fields, Here, HereToChange, Refusing, room

router = APIRouter(route_class=Refusing, include_in_schema=False)

_GIVEN = {"yes": True, "no": False}


@router.post("/counselor/clients/{client_id}/consents")
def consent(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """That the client agreed to something, or took it back."""

    def do(file: WholeFile) -> str:
        given = _GIVEN.get(sent.get("given", ""))
        if given is None:
            raise InvalidRequestError("given: please choose one.")
        if sent.get("kind") == "other" and not sent.get("words", "").strip():
            raise InvalidRequestError("words: please write down what it is about, as they said it.")
        talk = sent.get("conversation_id", "").strip() or None
        new = {"kind": sent.get("kind", ""), "given": given, "words": sent.get("words", ""), "conversation_id": talk}
        advisor.clients.consent(person, file.id, NewConsent.model_validate(new))
        return "consent" if given else "withdrawn"

    return carried_out(request, advisor, person, client_id, sent, "consents", do)


@router.post("/counselor/clients/{client_id}/talks")
def take_in(client_id: str, request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """A talk the client hands over: with its token, or because they let counselors open it in My path."""

    def do(file: WholeFile) -> str:
        given = {"conversation_id": sent.get("conversation_id", "").strip(), "words": sent.get("words", "")}
        given |= {"token": sent.get("token", "").strip() or None}  # type: ignore[dict-item]
        advisor.clients.link(person, file.id, TalkLink.model_validate(given))
        return "talk"

    return carried_out(request, advisor, person, client_id, sent, "talks", do)


@router.get("/counselor/clients/{client_id}/talks")
def talks(client_id: str, request: Request, advisor: The, person: Here) -> Response:
    """The talks the client lets the counselor read, as of now."""
    file = advisor.clients.read(person, client_id)
    found = sorted(advisor.clients.talks(person, client_id), key=lambda one: one.created_at, reverse=True)
    done = deed_of(request.query_params.get("done")).sentence
    return room(request, "talks.html", person, file=file, talks=found, done=done)
