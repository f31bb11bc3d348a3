"""Drafts as they are told: rows of the records put together. Works within a session; who may see them is decided before."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from advisor import records_drafts as stored
from advisor.draft_states import ApprovalOut, DraftLine, DraftOut, OpenSentence, RevisionLine, RevisionOut
from advisor.drafting.document import Document, Stale
from advisor.drafting.offering import offered
from advisor.errors import UnavailableError
from advisor.records_clients import emails
from advisor.records_drafts import ApprovalRecord, DraftRecord, RevisionRecord, Session

_DIGESTED = ("sections", "facts", "citations", "open_questions")


def document_of(session: Session, one: RevisionRecord) -> Document:
    """The document of a revision."""
    return Document.model_validate(stored.written(session, one))


def proven(session: Session, one: RevisionRecord, approval: ApprovalRecord) -> Document:
    """The document of an approved revision, which is what was approved to the letter; else `UnavailableError`."""
    written = stored.written(session, one)
    seen = {name: written[name] for name in _DIGESTED}
    text = json.dumps(seen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if not hashlib.sha256(text.encode()).hexdigest() == one.digest == approval.digest:
        raise UnavailableError("The text of this draft is not the one that was approved; it is not handed out.")
    return Document.model_validate(written)


def line_of(draft: DraftRecord, authors: dict[str, str]) -> DraftLine:
    """A draft in a list."""
    return DraftLine.model_validate(
        {
            "draft_id": draft.id, "kind": draft.kind, "state": draft.state, "title": draft.title,
            "client_id": draft.client_id, "author": authors[draft.account_id], "revision": draft.newest,
            "created_at": draft.created_at, "changed_at": draft.changed_at,
        }
    )  # fmt: skip


def lines_of(session: Session, found: Sequence[DraftRecord]) -> list[DraftLine]:
    """Drafts in a list."""
    authors = emails(session, {one.account_id for one in found})
    return [line_of(one, authors) for one in found]


def draft_of(session: Session, draft: DraftRecord, stale: Sequence[Stale] = ()) -> DraftOut:
    """A draft with its newest revision."""
    newest = stored.revision(session, draft.id, draft.newest) if draft.newest else None
    revision = revision_of(session, newest) if newest is not None else None
    given = approvals_of(session, draft.id)
    return DraftOut.model_validate(
        {
            "draft_id": draft.id,
            "kind": draft.kind,
            "state": draft.state,
            "client_id": draft.client_id,
            "request": json.loads(draft.request),
            "author": emails(session, [draft.account_id])[draft.account_id],
            "created_at": draft.created_at,
            "changed_at": draft.changed_at,
            "revision": revision,
            "unsupported": open_sentences(revision) if revision is not None else [],
            "stale": list(stale),
            "approval": next((one for one in reversed(given) if one.superseded_at is None), None),
            "approvals": given,
        }
    )


def revision_of(session: Session, one: RevisionRecord) -> RevisionOut:
    """One revision whole."""
    document = document_of(session, one)
    whole: dict[str, Any] = {
        name: getattr(document, name)
        for name in (
            "language",
            "sections",
            "facts",
            "citations",
            "findings",
            "open_questions",
            "warnings",
            "standard",
            "stamps",
        )
    }
    whole["offered"] = offered(document)
    return RevisionOut.model_validate(_line(one, document.title, emails(session, [one.account_id])) | whole)


def history_of(session: Session, draft: DraftRecord) -> list[RevisionLine]:
    """Every revision, oldest first."""
    rows = stored.revisions(session, draft.id)
    authors = emails(session, {one.account_id for one in rows})
    titles = {one.material_id: stored.written(session, one)["title"] for one in rows}
    return [RevisionLine.model_validate(_line(one, titles[one.material_id], authors)) for one in rows]


def approvals_of(session: Session, draft_id: str) -> list[ApprovalOut]:
    """Every approval of a draft, oldest first."""
    rows = stored.approvals(session, [draft_id])
    people = emails(session, {one.account_id for one in rows})
    return [approval_of(one, people) for one in rows]


def approval_of(one: ApprovalRecord, people: dict[str, str]) -> ApprovalOut:
    """One approval."""
    return ApprovalOut(
        digest=one.digest, number=one.number, by=people[one.account_id], at=one.created_at,
        knowledge_build=one.build_id, note=one.note, superseded_at=one.superseded_at,
    )  # fmt: skip


def open_sentences(document: Document | RevisionOut) -> list[OpenSentence]:
    """The unsupported sentences with where they stand."""
    return [
        OpenSentence(section=place, sentence=number, heading=section.heading, text=one.text, reason=one.reason)
        for place, section in enumerate(document.sections)
        for number, one in enumerate(section.sentences)
        if one.kind == "unsupported"
    ]


def held_of(session: Session, client_id: str) -> dict[str, Any]:
    """All drafts for a client with every revision, approval and vote, and the cases proposed from them: for the client's
    export."""
    found = stored.of_client(session, client_id)
    return {"drafts": [_whole(session, one) for one in found]}


def _whole(session: Session, draft: DraftRecord) -> dict[str, Any]:
    authors = emails(session, [draft.account_id])
    return line_of(draft, authors).model_dump(mode="json") | {
        "request": json.loads(draft.request),
        "revisions": [revision_of(session, one).model_dump(mode="json") for one in stored.revisions(session, draft.id)],
        "approvals": [one.model_dump(mode="json") for one in approvals_of(session, draft.id)],
        "votes": [
            {"revision": one.number, "vote": one.vote, "comment": one.comment, "at": one.created_at.isoformat()}
            for one in stored.votes(session, [draft.id])
        ],
        "proposed_cases": [
            {"id": one.id, "state": one.state, "case": json.loads(one.content)}
            for one in stored.cases(session, draft_id=draft.id)
        ],
    }


def _line(one: RevisionRecord, title: str, authors: dict[str, str]) -> dict[str, Any]:
    return {
        "number": one.number, "digest": one.digest, "title": title, "made_by": one.made_by,
        "instruction": one.instruction, "author": authors[one.account_id], "created_at": one.created_at,
        "added": one.added, "removed": one.removed, "changed": one.changed,
    }  # fmt: skip
