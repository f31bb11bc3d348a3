"""The service: routes, errors, pages. The socket opens at once; the advisor is warmed in the background."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

from advisor.service import Advisor
from api import accounts, chat, clients, drafts, errors, feedback, lookups, pages, path, reports, shares, widget_files
from api.headers import SafeHeaders, allow_origins
from api.keys import ApiKeys
from api.limits import BodyLimit, HeadAsGet
from api.metrics import Counted, Metrics
from api.openapi import page as openapi_page
from api.pictures import routes as pictures
from api.tables import routes as tables


def create_app(advisor: Advisor) -> FastAPI:
    """The application around one advisor. Nothing is opened until the server starts."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # /healthz answers while this runs; /readyz waits for it.
        threading.Thread(target=advisor.warm, name="warm", daemon=True).start()
        yield
        advisor.close()

    app = FastAPI(
        title="Career Advisor",
        version=advisor.version,
        description="Career answers in which every figure carries its source, place and year.",
        lifespan=lifespan,
        # The framework's own pages load scripts from another host; ours (below) does not.
        docs_url=None,
        redoc_url=None,
    )
    app.state.advisor = advisor
    app.state.metrics = metrics = Metrics()
    errors.install(app)
    app.include_router(chat.router)
    app.include_router(lookups.router)
    app.include_router(pages.router)
    app.include_router(pictures.router)
    app.include_router(tables.router)
    app.include_router(widget_files.router)
    for room in (feedback, shares, path, reports, accounts, clients, drafts):
        app.include_router(room.router)

    app.add_middleware(BodyLimit)
    app.add_middleware(ApiKeys, keys=[key.get_secret_value() for key in advisor.settings.api_keys])
    app.add_middleware(errors.Unexpected)
    app.add_middleware(allow_origins, origins=advisor.settings.origins)
    app.add_middleware(SafeHeaders, frame_ancestors=advisor.settings.frame_ancestors)
    app.add_middleware(Counted, metrics=metrics)
    app.add_middleware(HeadAsGet)

    @app.get("/healthz", tags=["operation"], summary="The process lives")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", tags=["operation"], summary="Everything a turn needs is there")
    def readyz() -> Response:
        state = advisor.ready()
        return JSONResponse(
            state, status_code=200 if state["ready"] else 503, headers={} if state["ready"] else {"Retry-After": "1"}
        )

    @app.get("/metrics", tags=["operation"], summary="Counts of requests and turns, for Prometheus")
    def metrics_text() -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    @app.get("/docs", include_in_schema=False)
    def docs() -> Response:
        policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'"
        return Response(
            openapi_page(app.openapi()),
            media_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": policy},
        )

    return app
