"""One answer handed around: a link of its own and a PDF, without the talk. The owner can take it back."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from advisor.errors import NotFoundError
from advisor.shares import SharedAnswer, ShareLine, ShareRequest
from api.chat import The, Token
from api.documents import answer as document
from api.documents.words import LABELS
from api.pages.layout import page

router = APIRouter()

_UNSEEN = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


class Shared(BaseModel):
    """Where a shared answer is found. `share_id` is told this once."""

    share_id: str
    url: str
    pdf: str


class Shares(BaseModel):
    """The bearer's shared answers."""

    items: list[ShareLine]


class Asked(BaseModel):
    """What goes into the PDF of an answer beside it."""

    model_config = ConfigDict(extra="forbid")

    with_question: bool = False


@router.post("/v1/shares", status_code=201, response_model=Shared, tags=["a person's own"], summary="Share one answer")
def share(body: ShareRequest, advisor: The, token: Token) -> Response:
    """A copy of one answer behind a link that cannot be guessed. Its question goes along only if `with_question`."""
    name = advisor.belongings.share(body, token)
    told = Shared(share_id=name, url=f"/shared/{name}", pdf=f"/shared/{name}.pdf")
    return JSONResponse(told.model_dump(), status_code=201, headers={"Cache-Control": "no-store"})


@router.get("/v1/shares", response_model=Shares, tags=["a person's own"], summary="What the bearer shared")
def shares(advisor: The, token: Token) -> Response:
    """The bearer's shared answers by a key that withdraws and opens nothing; links are told once."""
    told = Shares(items=advisor.belongings.shares(token))
    return JSONResponse(told.model_dump(mode="json"), headers={"Cache-Control": "no-store"})


@router.delete("/v1/shares/{share_id}", status_code=204, tags=["a person's own"], summary="Take a shared answer back")
def withdraw(share_id: str, advisor: The, token: Token) -> Response:
    """Remove the copy: its link leads to a page that says so. Takes the id of the link, or its key."""
    advisor.belongings.withdraw(share_id, token)
    return Response(status_code=204)


@router.post("/v1/turns/{turn_id}/answer.pdf", tags=["a person's own"], summary="One answer as a PDF")
def answer_pdf(turn_id: str, advisor: The, token: Token, body: Asked | None = None) -> Response:
    """The PDF of an answer of the bearer's; nothing is shared by it."""
    asked = body or Asked()
    return _pdf(advisor.belongings.answer(turn_id, token, with_question=asked.with_question))


@router.get("/shared/{name}", include_in_schema=False)
def shared(name: str, request: Request, advisor: The) -> Response:
    """The page of a shared answer, or its PDF where the name ends so. A page of its own says that one is gone."""
    share_id = name.removesuffix(".pdf")
    try:
        found = advisor.belongings.shared(share_id)
    except NotFoundError:
        return _page(request, None, "")
    return _pdf(found) if name.endswith(".pdf") else _page(request, found, share_id)


def _page(request: Request, found: SharedAnswer | None, share_id: str) -> Response:
    layout = document.laid_out(found) if found else None
    answer = page(
        request,
        "shared.html",
        status=200 if found else 404,
        answer=layout,
        label=LABELS[layout.language] if layout else {},
        pdf=f"/shared/{share_id}.pdf",
        # The frame puts a page's address into links; this one is a credential.
        path="/shared",
        address="",
    )
    answer.headers.update(_UNSEEN)
    return answer


def _pdf(found: SharedAnswer) -> Response:
    name = document.file_name(found.answered_at)
    headers = _UNSEEN | {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(document.pdf(found), media_type="application/pdf", headers=headers)
