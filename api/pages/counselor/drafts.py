"""The drafts one may see, and how a new one is asked for."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from advisor.accounts import Person
from advisor.draft_states import DraftLine, NewDraft, State, Statistics
from advisor.errors import AdvisorError, NotFoundError
from advisor.service import Advisor
from api.chat import The
from api.errors import status_of
from api.pages.counselor import draft_words
from api.pages.counselor.frame import HOME, Fields, Here, HereToChange, Refusing, back_to, room, said
from knowledge.errors import KnowledgeError

router = APIRouter(prefix=f"{HOME}/drafts", route_class=Refusing, include_in_schema=False)

MOST_LINES = 200
_FIELDS = ("kind", "request", "language", "reading_grade", "client_id")
_NAMES = {
    "kind": "What kind of draft",
    "request": "What it is to be about",
    "language": "Language",
    "reading_grade": "Reading grade",
    "client_id": "Client",
}


@router.get("")
def drafts(request: Request, advisor: The, person: Here, state: str = "", done: str = "") -> Response:
    """Each with its client and where it stands; for those who oversee also how drafts fared."""
    chosen = next((one for one in State if one.value == state), None)
    found = sorted(advisor.drafts.list(person, None, chosen), key=lambda one: one.changed_at, reverse=True)
    if person.oversees:
        found.sort(key=lambda one: one.state is not State.IN_REVIEW)
    return room(
        request, "drafts.html", person, words=draft_words, state=chosen, lines=found[:MOST_LINES],
        more=max(0, len(found) - MOST_LINES), names=_names(advisor, person, found), done=draft_words.DONE.get(done, ""),
        fared=advisor.drafts.statistics(person) if person.oversees else None, told=fared,
    )  # fmt: skip


@router.get("/new")
def new(request: Request, advisor: The, person: Here) -> Response:
    """The form for a draft for nobody in particular."""
    return _form(request, advisor, person, {})


@router.post("")
def ask(request: Request, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """A new draft, written at once."""
    given = {name: sent[name] for name in _FIELDS if sent.get(name, "").strip()}
    try:
        asked = NewDraft.model_validate(given)
        made = advisor.drafts.request(person, asked)
    except ValidationError as error:
        return _form(request, advisor, person, sent, said(error, _NAMES), 422, _field(error))
    except NotFoundError:
        raise
    except (AdvisorError, KnowledgeError) as error:
        status, headers = status_of(error)
        answer = _form(request, advisor, person, sent, said(error), status)
        answer.headers.update(headers)
        return answer
    return back_to(f"{HOME}/drafts/{made.draft_id}?done=written")


def fared(found: Statistics) -> str:
    """How drafts fared, in words."""
    share = found.shares[0]
    if share.without_edit is None:
        return found.missing or "No draft has been approved yet."
    many = f"Of {share.approved} approved drafts" if share.approved != 1 else "Of one approved draft"
    return (
        f"{many}, {share.as_written} ({share.without_edit:.0%}) went out as first written, {share.by_instruction} after "
        f"an instruction only, {share.edited} after edits by hand."
    )


def _names(advisor: Advisor, person: Person, found: list[DraftLine]) -> Mapping[str, str]:
    if not any(one.client_id for one in found):
        return {}
    return {one.id: one.name for one in advisor.clients.list(person)}


def _form(
    request: Request, advisor: Advisor, person: Person, sent: Mapping[str, str], problem: str = "", status: int = 200,
    field: str = "",
) -> Response:  # fmt: skip
    client_id = sent.get("client_id", "").strip()
    client = advisor.clients.read(person, client_id).name if client_id else ""
    given: dict[str, Any] = {name: sent.get(name, "") for name in _FIELDS} | {"client_id": client_id}
    return room(
        request, "draft_new.html", person, status=status, words=draft_words, given=given, client=client, problem=problem,
        field=field,
    )  # fmt: skip


def _field(error: ValidationError) -> str:
    first = error.errors()[0]["loc"]
    return str(first[0]) if first else ""
