"""The first page: the advisor itself."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.pages.layout import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The talk. `q` is written into the field and not sent: whoever follows a link decides. Needs no knowledge build, so
    that it is there while the first one is made."""
    return page(request, "home.html", question=" ".join(q.split()))
