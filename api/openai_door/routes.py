"""The addresses of the OpenAI-compatible door."""

import time
from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.chat import The, counted, entrance_of, place_of, relayed, whole
from api.keys import key_of
from api.openai_door.asked import CompletionRequest, known, turn_of
from api.openai_door.shape import frame
from api.openai_door.told import Chunks, Completion, FaultBody, Model, Models, completion
from api.turns_in_hand import held

_FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"model": FaultBody} for status in (400, 401, 404, 409, 413, 422, 429, 503)
}
_BEGAN = int(time.time())

router = APIRouter(prefix="/v1", tags=["openai"], responses=_FAULTS)


@router.post("/chat/completions", response_model=Completion, summary="A turn as OpenAI's clients ask for it")
async def complete(
    body: CompletionRequest,
    request: Request,
    advisor: The,
    x_conversation_token: Annotated[str | None, Header(max_length=200)] = None,
) -> Response:
    """Answer the last user message; the messages before it are the talk so far. With `stream`: chunks, ended by `[DONE]`.
    An API key is sent as `Authorization: Bearer KEY`; facts and citations stand in `career_advisor`."""
    asked = turn_of(body)
    key, token = key_of(request.scope), x_conversation_token
    if body.stream:
        # What can be refused is refused before the stream opens.
        entrance = entrance_of(request)
        await to_thread.run_sync(partial(advisor.admit, asked.request, token, key=key), limiter=entrance)
        chunks = Chunks(str(advisor.ready().get("knowledge_build", "")), asked.include_usage)
        return StreamingResponse(
            relayed(
                lambda gone: counted(
                    request, advisor.ask(asked.request, token, key=key, gone=gone, before=asked.before)
                ),
                chunks.frame,
                frame,
                place_of(request),
            ),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )
    with held(place_of(request)) as gone:
        events = advisor.ask(asked.request, token, key=key, gone=gone, before=asked.before)
        answer = await run_in_threadpool(lambda: whole(counted(request, events)))
    return JSONResponse(completion(answer).model_dump(mode="json"), headers={"Cache-Control": "no-store"})


@router.get("/models", response_model=Models, summary="The models of this door")
async def models() -> Models:
    """One model: the advisor itself, whichever language model the operator has set up behind it."""
    return Models(data=[Model(created=_BEGAN)])


@router.get("/models/{model}", response_model=Model, summary="One model of this door")
async def model(model: str) -> Model:
    """The model of that name; 404 `model_not_found` for any other."""
    known(model)
    return Model(created=_BEGAN)
