"""Pictures of a page as SVG. Each is drawn once a build; a picture without data says why."""

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response

from api.chat import advisor_of
from api.errors import Problem
from api.pictures import absent_of, draw, pictures_of
from api.pictures.palette import Size, Theme
from api.tables.kept import kept, opened
from api.tables.reading import Kind

router = APIRouter(tags=["pictures"])
_DRAWN = 600  # about ten thousand bytes each
_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox"
Tag = Annotated[str | None, Header(alias="If-None-Match")]


@router.get("/careers/{code}/pictures/{name}.svg", summary="A picture of a career")
def career_picture(
    request: Request, code: str, name: str, theme: Theme = "light", size: Size = "narrow", known: Tag = None
) -> Response:
    """One of the pictures on the career's page as SVG, light or dark, narrow or wide; what it shows stands there as a table."""
    return _picture(request, "career", code, name, theme, size, known)


@router.get("/occupations/{code}/pictures/{name}.svg", summary="A picture of an occupation")
def occupation_picture(
    request: Request, code: str, name: str, theme: Theme = "light", size: Size = "narrow", known: Tag = None
) -> Response:
    """One of the pictures on the occupation's page as SVG, light or dark, narrow or wide; what it shows stands there as a table."""
    return _picture(request, "occupation", code, name, theme, size, known)


@router.get("/tracks/{code}/pictures/{name}.svg", summary="A picture of a track")
def track_picture(
    request: Request, code: str, name: str, theme: Theme = "light", size: Size = "narrow", known: Tag = None
) -> Response:
    """One of the pictures on the track's page as SVG, light or dark, narrow or wide; what it shows stands there as a table."""
    return _picture(request, "track", code, name, theme, size, known)


def _picture(
    request: Request, kind: Kind, code: str, name: str, theme: Theme, size: Size, known: str | None
) -> Response:
    """`narrow` is readable from 320 px of width on, `wide` from 640 px on."""
    lookup = opened(request, kind, code)
    pictures, absent = pictures_of(lookup), absent_of(lookup)
    if name in absent:
        raise Problem(404, f"There is no such picture: {absent[name]}.", names=list(pictures))
    if name not in pictures:
        there = f"there are: {', '.join(pictures)}" if pictures else "there are none"
        raise Problem(404, f"There is no picture of that name here; {there}.", names=list(pictures))
    build = advisor_of(request).knowledge.build_id
    drawn = kept(request, "pictures", _DRAWN).get(
        (build, kind, code, name, theme, size), lambda: draw(lookup, name, theme, size)
    )
    assert isinstance(drawn, bytes)
    tag = f'"{sha256(drawn).hexdigest()[:20]}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Content-Security-Policy": _POLICY}
    if known is not None and tag in known:
        return Response(status_code=304, headers=headers)
    return Response(drawn, media_type="image/svg+xml", headers=headers)
