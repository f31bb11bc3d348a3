"""My path over HTTP: read, written whole, exported, erased; and its page, which a script fills from the bearer's own."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse, Response

from advisor.path import LostUpdateError, Path, shown
from advisor.safety import language_of
from api.chat import The, Token
from api.documents import path as document
from api.errors import Problem
from api.pages.layout import page

router = APIRouter()

Match = Annotated[str | None, Header(alias="If-Match")]


@router.get("/v1/path", response_model=Path, tags=["a person's own"], summary="The bearer's path")
def read(advisor: The, token: Token) -> Response:
    """What is saved, compared and planned, with its `ETag`. Empty where nothing was kept yet."""
    found, tag = advisor.belongings.path(token)
    return _told(shown(found, advisor.knowledge), tag)


@router.put("/v1/path", response_model=Path, tags=["a person's own"], summary="Write the bearer's path, whole")
def write(body: Path, advisor: The, token: Token, if_match: Match = None) -> Response:
    """With `If-Match`, only over the path that was read: 412 where another change came between. Titles and times are
    ours; what stands in them is ignored. 422 names a code that is not known here, or a fourth open step."""
    tags = None if if_match is None or if_match.strip() == "*" else _tags(if_match)
    try:
        found, tag = advisor.belongings.put_path(body, token, advisor.knowledge, tags)
    except LostUpdateError as error:
        raise Problem(412, str(error)) from None
    return _told(shown(found, advisor.knowledge), tag)


@router.delete("/v1/path", status_code=204, tags=["a person's own"], summary="Erase the bearer's path")
def erase(advisor: The, token: Token) -> Response:
    """Remove the path and the acts of consent to it; the talk stays."""
    advisor.belongings.drop_path(token)
    return Response(status_code=204)


@router.get(
    "/v1/path/export",
    response_model=dict[str, Any],
    tags=["a person's own"],
    summary="Everything held of the bearer's path",
)
def export(advisor: The, token: Token) -> Response:
    """The path with when it was changed and each act of consent."""
    return _file(JSONResponse(advisor.belongings.export_path(token)), "json")


@router.get("/v1/path.pdf", tags=["a person's own"], summary="The bearer's path as a PDF")
def pdf(request: Request, advisor: The, token: Token, language: str | None = None) -> Response:
    """The path on paper. No figure stands in it: those are on the pages it names, each with its source."""
    found, _ = advisor.belongings.path(token)
    here = str(request.base_url).rstrip("/")
    written = " ".join(step.text for step in found.steps)
    spoken = "es" if language == "es" else "en" if language == "en" else language_of(written, "en")
    made = document.pdf(shown(found, advisor.knowledge), spoken, here, advisor.knowledge.build_id)
    return _file(Response(made, media_type="application/pdf"), "pdf")


@router.get("/my-path", include_in_schema=False)
def my_path(request: Request) -> Response:
    """The page, the same for everybody: what is a person's own comes to it by their token."""
    return page(request, "my_path.html")


def _tags(header: str) -> frozenset[str]:
    return frozenset(one.strip().removeprefix("W/").strip('"') for one in header.split(","))


def _told(content: dict[str, Any], tag: str) -> Response:
    return JSONResponse(content, headers={"Cache-Control": "no-store", "ETag": f'"{tag}"'})


def _file(response: Response, kind: str) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = f'attachment; filename="my-path.{kind}"'
    return response
