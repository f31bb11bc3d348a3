"""`POST /v1/chat` and the records of a talk: the same turn as JSON or as server-sent events (CONTRACT section 2)."""

import asyncio
import contextlib
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextvars import copy_context
from functools import partial
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from advisor.answers import Answer
from advisor.errors import AdvisorError, UnavailableError
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.stream import Done, Event
from api.errors import public, status_of
from api.keys import key_of
from api.shown import FactRow, Held, TalkTold
from api.turns_in_hand import Place, held
from knowledge.errors import KnowledgeError

PING_SECONDS = 10.0

router = APIRouter(prefix="/v1", tags=["chat"])


def advisor_of(request: Request) -> Advisor:
    """The advisor of this process."""
    advisor: Advisor = request.app.state.advisor
    return advisor


def bearer(authorization: Annotated[str | None, Header()] = None) -> str | None:
    """The conversation token of `Authorization: Bearer …`, if one was sent."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


The = Annotated[Advisor, Depends(advisor_of)]
Token = Annotated[str | None, Depends(bearer)]


@router.post("/chat", response_model=Answer, summary="One turn of a talk")
async def chat(body: ChatRequest, request: Request, advisor: The, token: Token) -> Response:
    """Answer one message. With `stream` true or `Accept: text/event-stream`: events; else the whole turn as JSON."""
    from api.draft_door import asker  # here: it stands on what this module offers

    key = key_of(request.scope)
    # Few at once: many threads that compute together would keep the loop, and with it /healthz and refusals, waiting.
    entrance = entrance_of(request)
    ask = await to_thread.run_sync(asker, body, request, advisor, limiter=entrance)
    if body.stream or "text/event-stream" in request.headers.get("accept", ""):
        # What can be refused is refused as a problem document before the stream opens.
        await to_thread.run_sync(partial(advisor.admit, body, token, key=key), limiter=entrance)
        return StreamingResponse(
            relayed(lambda gone: counted(request, ask(body, token, key=key, gone=gone)), place=place_of(request)),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )
    with held(place_of(request)) as gone:
        answer = await run_in_threadpool(lambda: whole(counted(request, ask(body, token, key=key, gone=gone))))
    return JSONResponse(answer.model_dump(mode="json"), headers={"Cache-Control": "no-store"})


@router.get("/conversations/{conversation_id}", response_model=TalkTold, summary="A whole talk")
def read_conversation(conversation_id: str, advisor: The, token: Token) -> Response:
    """All turns of the bearer's own conversation; 404 for anybody else's."""
    return _private(advisor.conversation(conversation_id, token))


@router.delete("/conversations/{conversation_id}", status_code=204, summary="Delete a talk")
def delete_conversation(conversation_id: str, advisor: The, token: Token) -> Response:
    """Remove the bearer's own conversation with every turn in it."""
    advisor.delete_conversation(conversation_id, token)
    return Response(status_code=204)


@router.get("/export", response_model=Held, summary="Everything held about the bearer")
def export(advisor: The, token: Token) -> Response:
    """Everything recorded for the bearer of this token."""
    return _private(advisor.export(token))


@router.post("/erase", status_code=204, summary="Remove everything held about the bearer")
def erase(advisor: The, token: Token) -> Response:
    """Remove everything recorded for the bearer of this token."""
    advisor.erase(token)
    return Response(status_code=204)


@router.get("/facts/{turn_id}/{fact_id}", response_model=FactRow, summary="The very row behind a figure")
def fact_row(turn_id: str, fact_id: str, advisor: The, token: Token) -> Response:
    """Publisher, file, area, code, all columns of the row and the file's checksum, for a figure of the bearer's turn."""
    return _private(advisor.fact_row(turn_id, fact_id, token))


def _private(content: Any) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


def counted(request: Request, events: Iterator[Event]) -> Iterator[Event]:
    """The events, with the turn counted once it is done."""
    for event in events:
        if isinstance(event, Done):
            request.app.state.metrics.turns.labels(event.answer.outcome).inc()
        yield event


def entrance_of(request: Request) -> CapacityLimiter | None:
    """How many turns are looked at together; `None` where the application runs without its lifespan."""
    found: CapacityLimiter | None = getattr(request.app.state, "entrance", None)
    return found


def place_of(request: Request) -> Place | None:
    """The room that this turn was given when it came in."""
    found: Place | None = request.scope.get("state", {}).get("place")
    return found


def whole(events: Iterator[Event]) -> Answer:
    """The answer that the events end with."""
    for event in events:
        if isinstance(event, Done):
            return event.answer
    raise UnavailableError("The service had to end before this answer was whole; please ask again.")


def _frame(event: Event) -> bytes:
    data = event.model_dump(mode="json")
    name = data.pop("type")
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _error(status: int, detail: str) -> bytes:
    return f"event: error\ndata: {json.dumps({'status': status, 'detail': detail})}\n\n".encode()


async def relayed(
    turn: Callable[[threading.Event], Iterator[Event]],
    frame: Callable[[Event], bytes] = _frame,
    fault: Callable[[int, str], bytes] = _error,
    place: Place | None = None,
) -> AsyncIterator[bytes]:
    """Runs the turn in a thread and relays its events; a comment line keeps silent connections open. A reader who leaves
    stops the turn. `frame` and `fault` put an event and an error into the words of the door."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()
    gone = place.gone if place is not None else threading.Event()
    left = threading.Event()

    def put(item: bytes | None) -> None:
        # The loop may be closing while a thread still reports.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(queue.put_nowait, item)

    def work() -> None:
        try:
            with held(place):
                for event in turn(gone):
                    if not left.is_set():
                        put(frame(event))
        except (AdvisorError, KnowledgeError) as error:
            put(fault(status_of(error)[0], public(error)))
        except Exception:
            put(fault(500, "Something went wrong here; nothing you sent was lost. Please try again."))
        finally:
            put(None)

    # It is recorded even if the reader leaves: whole where it was done by then, else as far as it had come.
    # It goes on with what this request is held to.
    threading.Thread(target=copy_context().run, args=(work,), name="turn", daemon=True).start()
    try:
        while True:
            try:
                item = await asyncio.wait_for(queue.get(), PING_SECONDS)
            except TimeoutError:
                yield b": still working\n\n"
                continue
            if item is None:
                return
            if item:
                yield item
    finally:
        left.set()
        gone.set()
