"""The styles, scripts and icon of the pages, from one folder and by plain names only."""

import re
from functools import lru_cache
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import Response

from api.errors import Problem

router = APIRouter(include_in_schema=False)

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@lru_cache(maxsize=8)
def _style(name: str) -> str:
    """A sheet without its comments, and without the blanks that stand around braces and semicolons."""
    written = (files("api") / "pages" / "static" / name).read_text("utf-8")
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL))


@router.get("/pages/{name}")
def static(name: str) -> Response:
    """A file of the pages' static folder."""
    here = files("api") / "pages" / "static" / name
    kind = name.rpartition(".")[2]
    if "/" in name or "\\" in name or kind not in _TYPES or not here.is_file():
        raise Problem(404, "There is no page of that name.")
    headers = {"Cache-Control": "no-cache"}
    return Response(_style(name) if kind == "css" else here.read_bytes(), media_type=_TYPES[kind], headers=headers)


@router.get("/favicon.ico")
def favicon() -> Response:
    """Browsers ask for it unasked."""
    return static("icon.svg")
