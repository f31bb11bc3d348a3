"""Who answers a message in a talk: the advisor, or, where a signed-in counselor asks for a letter, a turn that drafts it."""

import threading
from collections.abc import Callable, Iterator

from fastapi import Request

from advisor.draft_turn import drafted, wanted
from advisor.requests import ChatRequest
from advisor.safe_turn import verdict_of
from advisor.sensing import sense_of
from advisor.service import Advisor
from advisor.stream import Event
from api.errors import Problem
from api.signing import refuse_other_sites, signed_in, token_of


def asker(body: ChatRequest, request: Request, advisor: Advisor) -> Callable[..., Iterator[Event]]:
    """What runs the turn. A message that needs help first, and one that another site's page sent, drafts nothing."""
    if token_of(request) is None or wanted(body) is None:
        return advisor.ask
    try:
        refuse_other_sites(request)
    except Problem:
        return advisor.ask
    person = signed_in(request, advisor)
    verdict = verdict_of(body, None, sense_of(advisor.settings))
    if person is None or (verdict is not None and verdict.outcome is not None):
        return advisor.ask

    def draft(
        body: ChatRequest, token: str | None, *, key: str = "", gone: threading.Event | None = None
    ) -> Iterator[Event]:
        # A draft that was asked for is written, whoever leaves.
        return drafted(advisor, person, body, token, key)

    return draft
