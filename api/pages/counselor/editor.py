"""A draft: read sentence by sentence with what each stands on, and edited, as fields or as one text."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from advisor.accounts import Person
from advisor.draft_changes import changes
from advisor.draft_states import DraftOut, OpenSentence, RevisionOut, State
from advisor.draft_text import as_text
from advisor.drafting.document import Section
from advisor.drafts import StaleRevisionError
from advisor.errors import AdvisorError
from advisor.service import Advisor
from api.chat import The
from api.drafts import NewRevision
from api.errors import status_of
from api.pages.counselor import draft_view, draft_words
from api.pages.counselor.draft_form import fields_of, sections_of
from api.pages.counselor.frame import HOME, Fields, Here, HereToChange, Refusing, back_to, room, said
from knowledge.errors import KnowledgeError

router = APIRouter(prefix=f"{HOME}/drafts", route_class=Refusing, include_in_schema=False)

_NAMES = {"sections": "A sentence, heading or reason", "text": "The text", "heading": "A heading"}


@router.get("/{draft_id}")
def draft(request: Request, draft_id: str, advisor: The, person: Here, edit: str = "", done: str = "") -> Response:
    """The draft as it is read; with `edit` as `sentences` or `text`, as it is edited."""
    found = advisor.drafts.read(person, draft_id)
    if edit in ("sentences", "text") and found.revision is not None and found.state is not State.SUPERSEDED:
        return edit_page(request, person, found, found.revision, edit, {})
    return draft_page(request, advisor, person, found, done=draft_words.DONE.get(done, ""))


@router.post("/{draft_id}/revisions")
def save(request: Request, draft_id: str, advisor: The, person: HereToChange, sent: Fields) -> Response:
    """Save an edit as a new revision. `over`: the digest of the newer revision that it is to stand in place of."""
    found = advisor.drafts.read(person, draft_id)
    number = sent.get("base", "")
    # Fields tell sentences by their places in the revision that the form was made of.
    base = (
        advisor.drafts.revision(person, draft_id, int(number)) if re.fullmatch(r"\d{1,6}", number) else found.revision
    )
    if base is None:
        return draft_page(request, advisor, person, found, "This draft is not written yet.", 409)
    how = "text" if sent.get("how") == "text" else "sentences"
    try:
        on = sent.get("over") or base.digest
        given: Any = {"text": sent.get("text", "")} if how == "text" else _dumped(base, sent)
        edit = NewRevision.model_validate(given | {"base_digest": on})
        made = advisor.drafts.save(person, draft_id, edit.text if edit.text is not None else edit.sections or [], on)
    except ValidationError as error:
        return edit_page(request, person, found, base, how, sent, said(error, _NAMES), 422)
    except StaleRevisionError as error:
        return edit_page(request, person, error.draft, base, how, sent, NEWER, 409, error.draft.revision)
    except (AdvisorError, KnowledgeError) as error:
        return edit_page(request, person, found, base, how, sent, said(error), status_of(error)[0])
    same = found.revision is not None and made.revision is not None and made.revision.number == found.revision.number
    grounded = made.revision is not None and founded_again(base.sections, made.revision.sections)
    return back_to(f"{HOME}/drafts/{draft_id}?done={'same' if same else 'grounded' if grounded else 'saved'}")


def founded_again(before: Sequence[Section], after: Sequence[Section]) -> bool:
    """Whether a sentence that was somebody's own, or stood on nothing, is a fact now."""
    return any(
        one.new is not None and one.new.kind == "fact" and one.old is not None and one.old.kind != "fact"
        for one in changes(before, after)
    )


def _dumped(base: RevisionOut, sent: Mapping[str, str]) -> dict[str, Any]:
    """Plain, so that every text is held to what may be kept, whichever way it came to be."""
    return {"sections": [one.model_dump() for one in sections_of(base.sections, sent)]}


NEWER = "Somebody saved a newer text while you wrote. Yours is below and nothing of it is lost; the newer one stands beside it."


def edit_page(
    request: Request, person: Person, found: DraftOut, base: RevisionOut, how: str, sent: Mapping[str, str],
    problem: str = "", status: int = 200, newer: RevisionOut | None = None,
) -> Response:  # fmt: skip
    """The form, made of the revision `base`, with what was typed. `newer`: the revision that came between."""
    return room(
        request, "draft_edit.html", person, status=status, draft=found, base=base, how=how, problem=problem, newer=newer,
        sent=sent, sections=fields_of(base.sections, sent), text=sent.get("text", as_text(base.sections)),
        marks=draft_view.MARKS, words=draft_words,
    )  # fmt: skip


def draft_page(
    request: Request, advisor: Advisor, person: Person, found: DraftOut, problem: str = "", status: int = 200,
    typed: Mapping[str, str] | None = None, refused: Sequence[OpenSentence] = (), done: str = "",
) -> Response:  # fmt: skip
    """The draft as it is read. `refused`: the sentences in the way of an approval that was asked for."""
    revision = found.revision
    file = advisor.clients.read(person, found.client_id) if found.client_id is not None else None
    second = advisor.accounts.organisation(person.organisation_id).second_person
    shown: dict[str, Any] = {
        "facts": {},
        "sources": [],
        "by_number": {},
        "cited": [],
        "others": [],
        "told": [],
        "all": [],
        "items": {},
        "counted": "",
    }
    if revision is not None:
        facts = {one.id: draft_view.fact_shown(one) for one in revision.facts}
        cited = draft_view.cited(revision.sections)
        sources = [draft_view.source_shown(one) for one in revision.citations]
        shown = {
            "facts": facts,
            "sources": sources,
            "cited": [one for one in sources if one.number in cited],
            "others": [one for one in sources if one.number not in cited],
            "by_number": {one.number: one for one in sources},
            "told": [facts[one.id] for one in draft_view.told_facts(revision)],
            "all": list(facts.values()),
            "items": draft_view.items_shown(file, revision.sections),
            "counted": draft_view.counted(revision.sections, revision.standard),
        }
    own = revision is not None and revision.author == person.email
    return room(
        request, "draft.html", person, status=status, draft=found, revision=revision, client=file, problem=problem,
        refused=refused, done=done, typed=typed or {}, second=second, own=own, steps=draft_view.steps(found.state),
        marks=draft_view.MARKS, runs=draft_view.runs, fact_shown=draft_view.fact_shown, words=draft_words,
        script=draft_view.for_script(found, file), **shown,
    )  # fmt: skip
