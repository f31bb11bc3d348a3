"""What is done to a draft as a whole: changed as told, handed in, approved, ended, voted on, erased."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from advisor.accounts import Person
from advisor.draft_states import DraftOut
from advisor.drafts import StaleRevisionError, UnsupportedError
from advisor.errors import AdvisorError
from advisor.service import Advisor
from api.chat import The
from api.drafts import NewApproval, NewRevision, NewVote
from api.errors import status_of
from api.pages.counselor.editor import draft_page
from api.pages.counselor.frame import HOME, Fields, Here, HereToChange, Refusing, back_to, room, said
from knowledge.errors import KnowledgeError

router = APIRouter(prefix=f"{HOME}/drafts", route_class=Refusing, include_in_schema=False)

_NAMES = {
    "instruction": "What is to change",
    "note": "Note",
    "comment": "Comment",
    "vote": "Vote",
    "digest": "The text",
}


@router.post("/{draft_id}/write")
def write(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Write a draft that was only requested."""
    return _done(request, advisor, person, draft_id, "written", sent, lambda _: advisor.drafts.write(person, draft_id))


@router.post("/{draft_id}/revise")
def revise(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Change a draft as told: by a button (`instruction`), else in one's own words (`words`)."""

    def act(found: DraftOut) -> DraftOut:
        told = sent.get("instruction") or sent.get("words", "")
        edit = NewRevision.model_validate({"instruction": told, "base_digest": sent.get("digest") or None})
        return advisor.drafts.instruct(person, draft_id, edit.instruction or "", edit.base_digest)

    return _done(request, advisor, person, draft_id, "revised", sent, act)


@router.post("/{draft_id}/submit")
def submit(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Hand it in for review."""
    return _done(
        request, advisor, person, draft_id, "submitted", sent, lambda _: advisor.drafts.submit(person, draft_id)
    )


@router.post("/{draft_id}/approve")
def approve(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Approve the text that was read (`digest`)."""

    def act(found: DraftOut) -> DraftOut:
        told = NewApproval.model_validate({"digest": sent.get("digest", ""), "note": sent.get("note")})
        return advisor.drafts.approve(person, draft_id, told.digest, told.note)

    return _done(request, advisor, person, draft_id, "approved", sent, act)


@router.post("/{draft_id}/supersede")
def supersede(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """End its approval."""
    return _done(
        request, advisor, person, draft_id, "superseded", sent, lambda _: advisor.drafts.supersede(person, draft_id)
    )


@router.post("/{draft_id}/feedback")
def vote(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Say what one thinks of the newest revision."""

    def act(found: DraftOut) -> None:
        told = NewVote.model_validate({"vote": sent.get("vote", ""), "comment": sent.get("comment")})
        advisor.drafts.rate(person, draft_id, told.vote, told.comment)

    return _done(request, advisor, person, draft_id, "voted", sent, act)


@router.get("/{draft_id}/erase")
def sure(request: Request, draft_id: str, advisor: The, person: Here) -> Response:
    """Asks before a draft is erased, and says what goes."""
    return room(request, "draft_erase.html", person, draft=advisor.drafts.read(person, draft_id))


@router.post("/{draft_id}/erase")
def erase(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Erase it, if the box is ticked."""
    found = advisor.drafts.read(person, draft_id)
    if sent.get("sure") != "yes":
        problem = "Tick the box first: what is erased cannot be brought back."
        return room(request, "draft_erase.html", person, status=422, draft=found, problem=problem)
    try:
        advisor.drafts.remove(person, draft_id)
    except AdvisorError as error:
        return room(request, "draft_erase.html", person, status=status_of(error)[0], draft=found, problem=said(error))
    return back_to(f"{HOME}/clients/{found.client_id}" if found.client_id else f"{HOME}/drafts?done=erased")


@router.get("/{draft_id}/approve")
@router.get("/{draft_id}/feedback")
@router.get("/{draft_id}/revise")
@router.get("/{draft_id}/revisions")
@router.get("/{draft_id}/submit")
@router.get("/{draft_id}/supersede")
@router.get("/{draft_id}/write")
def read_again(draft_id: str, advisor: The, person: Here) -> Response:
    """A page that refused a form has its address, which somebody may load again: the draft."""
    return back_to(f"{HOME}/drafts/{advisor.drafts.read(person, draft_id).draft_id}")


def _done(
    request: Request, advisor: Advisor, person: Person, draft_id: str, deed: str, sent: dict[str, str],
    act: Callable[[DraftOut], Any],
) -> Response:  # fmt: skip
    """Do it and go back to the draft; where it is refused, the draft with why and what was typed."""
    found = advisor.drafts.read(person, draft_id)
    try:
        made = act(found)
    except ValidationError as error:
        return draft_page(request, advisor, person, found, said(error, _NAMES), 422, sent)
    except UnsupportedError as error:
        return draft_page(request, advisor, person, found, said(error), 409, sent, error.sentences)
    except StaleRevisionError as error:
        problem = (
            "The text was changed since you read it, so nothing was done. The newest one stands below: read it first."
        )
        return draft_page(request, advisor, person, error.draft, problem, 409, sent)
    except (AdvisorError, KnowledgeError) as error:
        status, headers = status_of(error)
        answer = draft_page(request, advisor, person, found, said(error), status, sent)
        answer.headers.update(headers)
        return answer
    before, after = found.revision, made.revision if isinstance(made, DraftOut) else None
    if deed == "revised" and before is not None and after is not None and before.number == after.number:
        deed = "same"
    return back_to(f"{HOME}/drafts/{draft_id}?done={deed}")
