"""Local help without a model: what an operator's own content says to a question, for whoever's key it is."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from advisor.answers import Lookup
from advisor.cards import Card, PassagesCard
from advisor.facts import Missing
from advisor.ledger import Ledger
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.local import local_help
from api.chat import The
from api.keys import key_of

router = APIRouter(prefix="/v1", tags=["lookups"])


@router.get("/local", response_model=Lookup, summary="Local programs, partners and offices")
def local(
    request: Request,
    advisor: The,
    q: Annotated[str, Query(min_length=1, max_length=400)],
    place: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Referrals and pieces of local texts, from the content that this service's operator keeps; never another
    organisation's."""
    context = ToolContext(
        knowledge=advisor.knowledge, ledger=Ledger(), place=PlaceGiven(request=place), own=advisor.own.view(key_of(request.scope))
    )  # fmt: skip
    referrals, passages = local_help(context, q)
    findings: list[Card] = [*([referrals] if referrals else []), *([PassagesCard(items=passages)] if passages else [])]
    why = "nothing local on file speaks of this there" if context.own is not None else "no local content is set up here"
    found = Lookup(
        findings=findings,
        citations=context.ledger.citations(),
        missing=[] if findings else [Missing(what="local help", reason=why)],
    )
    return JSONResponse(found.model_dump(mode="json"), headers={"Cache-Control": "no-store", "Vary": "X-API-Key"})
