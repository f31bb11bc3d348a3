"""The caseload: a counselor's clients, a supervisor's all of the organisation, by name and state, with drafts in work."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from advisor.draft_states import DraftLine, State
from api.chat import The
from api.pages.counselor.file_words import DRAFT_STATES, DRAFTS, IN_WORK, deed_of
from api.pages.counselor.frame import Here, Refusing, room

router = APIRouter(route_class=Refusing, include_in_schema=False)

MOST_LINES = 100
"""Clients on one page: more than anybody reads through; the search finds the others."""
_LONGEST_SEARCH = 200


@router.get("/counselor")
def caseload(request: Request, advisor: The, person: Here) -> Response:
    """The clients, those changed last first."""
    asked = request.query_params
    q = " ".join(asked.get("q", "").split())[:_LONGEST_SEARCH]
    state = asked.get("state", "") if asked.get("state", "") in ("closed", "all") else "open"
    found = advisor.clients.list(person, q)
    counts = {"open": sum(one.state == "open" for one in found)}
    counts |= {"closed": len(found) - counts["open"], "all": len(found)}
    lines = [one for one in found if state in ("all", one.state)]
    drafts = advisor.drafts.list(person)
    values: dict[str, Any] = {
        "q": q, "state": state, "counts": counts, "lines": lines[:MOST_LINES], "more": max(0, len(lines) - MOST_LINES),
        "drafts": in_work(drafts), "in_review": sum(one.state == State.IN_REVIEW for one in drafts),
        "kinds": DRAFTS, "states": DRAFT_STATES, "done": deed_of(asked.get("done")).sentence,
    }  # fmt: skip
    return room(request, "caseload.html", person, **values)


def in_work(drafts: Iterable[DraftLine]) -> dict[str, list[DraftLine]]:
    """The drafts that are not finished, by their client's id."""
    found: dict[str, list[DraftLine]] = {}
    for one in drafts:
        if one.client_id is not None and one.state in IN_WORK:
            found.setdefault(one.client_id, []).append(one)
    return found
