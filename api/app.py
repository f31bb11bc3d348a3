"""The service: routes, errors, pages. The socket opens at once; the advisor is warmed in the background."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI

from advisor.service import Advisor
from api import (
    accounts,
    chat,
    clients,
    drafts,
    errors,
    feedback,
    local,
    lookups,
    operation,
    pages,
    path,
    reports,
    shares,
    widget_files,
)
from api.admission import Admission
from api.document import Documented
from api.drain import on_terminate
from api.headers import SafeHeaders, allow_origins
from api.keys import ApiKeys
from api.limits import BodyLimit, HeadAsGet
from api.mcp_door import routes as mcp_door
from api.metrics import Counted, Metrics
from api.one_build import OneBuild
from api.openai_door import routes as openai_door
from api.openai_door.shape import OpenAIShape
from api.pictures import routes as pictures
from api.tables import routes as tables
from api.turns_in_hand import TurnsInHand

_PARTING_S = 3.0
_ENTERING = 2
"""Turns that are looked at together before they are let in; it takes milliseconds each."""


def create_app(advisor: Advisor) -> FastAPI:
    """The application around one advisor. Nothing is opened until the server starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # /healthz answers while this runs; /readyz waits for it.
        warming = threading.Thread(target=advisor.warm, name="warm", daemon=True)
        warming.start()
        app.state.entrance = CapacityLimiter(_ENTERING)
        on_terminate(turns, advisor.settings.drain_seconds)
        yield
        advisor.close()
        # It ends with the step it is at; a build of the first start is not waited for.
        await to_thread.run_sync(warming.join, _PARTING_S)

    app = Documented(
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
    app.state.turns = turns = TurnsInHand(advisor.settings.turns_at_once)
    errors.install(app)
    app.include_router(chat.router)
    app.include_router(lookups.router)
    app.include_router(local.router)
    app.include_router(pages.router)
    app.include_router(pictures.router)
    app.include_router(tables.router)
    app.include_router(widget_files.router)
    for room in (feedback, shares, path, reports, accounts, clients, drafts, operation, openai_door, mcp_door):
        app.include_router(room.router)

    app.add_middleware(OneBuild, releases=advisor.releases)
    app.add_middleware(BodyLimit)
    app.add_middleware(Admission, advisor=advisor, turns=turns)
    app.add_middleware(
        ApiKeys,
        keys=[key.get_secret_value() for key in advisor.settings.api_keys],
        digests=[digest for _, digest in advisor.settings.own_keys],
    )
    app.add_middleware(errors.Unexpected)
    app.add_middleware(OpenAIShape)
    app.add_middleware(allow_origins, origins=advisor.settings.origins)
    app.add_middleware(SafeHeaders, frame_ancestors=advisor.settings.frame_ancestors)
    app.add_middleware(Counted, metrics=metrics)
    app.add_middleware(HeadAsGet)

    return app
