"""The history of a draft: who made each revision when and how, what it changed, and a way back to an earlier one."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from advisor.draft_states import State
from advisor.drafts import StaleRevisionError
from advisor.errors import AdvisorError
from api.chat import The
from api.errors import status_of
from api.pages.counselor import draft_view, draft_words
from api.pages.counselor.differing import shown
from api.pages.counselor.editor import draft_page
from api.pages.counselor.frame import HOME, Fields, Here, HereToChange, Refusing, back_to, room, said
from knowledge.errors import KnowledgeError

router = APIRouter(prefix=f"{HOME}/drafts", route_class=Refusing, include_in_schema=False)

Number = Annotated[int, Path(ge=1, le=1_000_000)]


@router.get("/{draft_id}/history")
def history(request: Request, draft_id: str, advisor: The, person: Here) -> Response:
    """Every revision, the newest first."""
    found = advisor.drafts.read(person, draft_id)
    lines = list(reversed(advisor.drafts.revisions(person, draft_id)))
    return room(
        request, "draft_history.html", person, draft=found, lines=lines, words=draft_words,
        approvals={one.number: one for one in found.approvals},
    )  # fmt: skip


@router.get("/{draft_id}/revisions/{n}")
def revision(request: Request, draft_id: str, n: Number, advisor: The, person: Here) -> Response:
    """One revision whole, and what it changed of the one before."""
    found = advisor.drafts.read(person, draft_id)
    one = advisor.drafts.revision(person, draft_id, n)
    cited = draft_view.cited(one.sections)
    changes = [shown(each) for each in advisor.drafts.diff(person, draft_id, n).changes] if n > 1 else []
    return room(
        request, "draft_revision.html", person, draft=found, revision=one, changes=changes, words=draft_words,
        approvals={each.number: each for each in found.approvals}, marks=draft_view.MARKS, runs=draft_view.runs,
        counted=draft_view.counted(one.sections, one.standard),
        sources=[draft_view.source_shown(each) for each in one.citations if each.id in cited],
        may=found.state is not State.SUPERSEDED and found.revision is not None and found.revision.number != n,
        same_language=found.revision is not None and found.revision.language == one.language,
    )  # fmt: skip


@router.post("/{draft_id}/revisions/{n}/restore")
def restore(request: Request, draft_id: str, n: Number, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Make an earlier text the newest again: its sections, saved as a new revision."""
    found = advisor.drafts.read(person, draft_id)
    one = advisor.drafts.revision(person, draft_id, n)
    if found.revision is not None and found.revision.language != one.language:
        problem = (
            "This revision is in another language, so nothing was put back: change the draft to that language first."
        )
        return draft_page(request, advisor, person, found, problem, 409)
    try:
        advisor.drafts.save(person, draft_id, one.sections, sent.get("digest") or None)
    except StaleRevisionError as error:
        problem = "Somebody saved a newer text in between, so nothing was put back. Read the newest one first."
        return draft_page(request, advisor, person, error.draft, problem, 409)
    except (AdvisorError, KnowledgeError) as error:
        return draft_page(request, advisor, person, found, said(error), status_of(error)[0])
    return back_to(f"{HOME}/drafts/{draft_id}?done=restored")
