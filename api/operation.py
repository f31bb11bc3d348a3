"""What an operator asks of the service: whether it lives, whether it is ready, what it counted, what its operations are.

The functions hold nothing of an application (the framework keeps what it has seen of them): each asks the request's own.
"""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from api.chat import The
from api.openapi import page as openapi_page
from api.shown import Alive, Readiness

router = APIRouter()


@router.get("/healthz", response_model=Alive, tags=["operation"], summary="The process lives")
async def healthz() -> dict[str, str]:
    """Answers as long as the process does; it waits for no work."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Readiness, tags=["operation"], summary="Everything a turn needs is there")
def readyz(request: Request, advisor: The) -> Response:
    """The model, the knowledge build and the embedder; 503 with `fault` while something is missing."""
    state = advisor.ready()
    if request.app.state.turns.draining:
        state |= {"ready": False, "fault": "draining"}
    ready = bool(state["ready"])
    return JSONResponse(state, status_code=200 if ready else 503, headers={} if ready else {"Retry-After": "1"})


@router.get("/metrics", tags=["operation"], summary="Counts of requests and turns, for Prometheus")
def metrics(request: Request) -> Response:
    """The Prometheus text format."""
    return Response(request.app.state.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> Response:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'"
    return Response(
        openapi_page(request.app.openapi()),
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": policy},
    )
