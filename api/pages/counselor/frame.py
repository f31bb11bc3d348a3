"""What every page of the counselors' workspace shares: who is here, what refuses, and its frame.

A page is for who is signed in; everybody else is led to the sign-in and back. Whatever is refused is told on a page, in
one sentence, and what was typed stands there to be sent once more: a sign-in that ends while somebody writes costs nothing.
"""

from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated, Any
from urllib.parse import unquote, urlencode, urlsplit

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from advisor.accounts import Person
from advisor.errors import AdvisorError
from api import signing
from api.errors import Problem, public, sentence, status_of
from api.headers import page_policy
from api.pages.counselor.file_words import NAMES
from api.pages.layout import page
from api.signing import Acting, ActingWithCsrf
from knowledge.errors import KnowledgeError

__all__ = ["HOME", "SIGN_IN", "Fields", "Here", "HereToChange", "Refusing", "back_to", "following", "room", "said"]

HOME = "/counselor"
SIGN_IN = "/counselor/sign-in"

Here = Acting
"""Who is signed in, for a page that only shows."""
HereToChange = ActingWithCsrf
"""Who is signed in, for a form that changes something: it carries the field `csrf`."""


def room(request: Request, template: str, person: Person | None, status: int = 200, **values: Any) -> Response:
    """A page of the workspace from `templates/counselor/`. No browser keeps it and no other page shows it in a frame."""
    built_in = {"person": person, "csrf": signing.csrf_for(request) if person else "", "problem": "", "done": ""}
    made = page(request, f"counselor/{template}", status=status, **(built_in | values))
    made.headers["Content-Security-Policy"] = page_policy().replace("frame-ancestors 'self'", "frame-ancestors 'none'")
    return made


def back_to(address: str) -> Response:
    """Where a form leads once it is done, so that loading the page again does not send it again."""
    return RedirectResponse(address, status_code=303)


async def fields(request: Request) -> dict[str, str]:
    """What a form sent, each field once, without the sign-in's token. Lines end as they do elsewhere: browsers send two
    characters for an end of line, which would count as two."""
    sent = await request.form(max_files=0, max_fields=signing.MOST_FIELDS)
    told = {name: value for name, value in sent.items() if isinstance(value, str) and name != signing.FIELD}
    return {name: value.replace("\r\n", "\n") for name, value in told.items()}


Fields = Annotated[dict[str, str], Depends(fields)]
"""What the form sent."""


def said(error: Exception, names: Mapping[str, str] | None = None) -> str:
    """One sentence on why a form was not taken. `names`: what its fields are called on the page."""
    if isinstance(error, Problem):
        return error.detail
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        place = [str(part) for part in first["loc"] if not isinstance(part, int)]
        name = (names or {}).get(place[0] if place else "", place[0] if place else "")
        return f"{name}: {sentence(first)}" if name else sentence(first)
    return public(error)


def following(request: Request) -> str:
    """Where to go after a sign-in: a page of the workspace, never another address."""
    asked = request.query_params.get("next", "")
    try:
        parts = urlsplit(asked)
    except ValueError:  # no address at all
        return HOME
    inside = parts.path == HOME or parts.path.startswith(f"{HOME}/")
    # A browser goes up where a part of the path says so, however it is written.
    inside = inside and not {".", ".."} & set(unquote(parts.path).split("/"))
    if parts.scheme or parts.netloc or not inside or "\\" in asked or parts.path.startswith(SIGN_IN):
        return HOME
    return parts.path + (f"?{parts.query}" if parts.query else "")


_HEADINGS = {403: "That is not for your account", 404: "There is nothing here"}


class Refusing(APIRoute):
    """A route of the workspace: what is refused becomes a page."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handled = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await handled(request)
            except Problem as problem:
                return await _refused(request, problem.status, problem.detail, problem.headers)
            except HTTPException as error:  # a form that cannot be read, say one of too many fields
                return await _refused(
                    request, error.status_code, "This form could not be read; nothing was changed.", {}
                )
            except RequestValidationError as error:
                return await _refused(request, 422, sentence(error.errors()[0]), {})
            except (AdvisorError, KnowledgeError) as error:
                status, headers = status_of(error)
                return await _refused(request, status, public(error), headers)

        return answered


async def _refused(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    advisor = request.app.state.advisor
    person = await run_in_threadpool(advisor.accounts.person_of, signing.token_of(request))
    if status == 401 and request.method in ("GET", "HEAD"):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return back_to(f"{SIGN_IN}?{urlencode({'next': asked})}")
    kept: dict[str, str] = {}
    # Another site's page gets nothing of what it sent back, else it could lead somebody to send it.
    if request.method == "POST" and status in (401, 403) and _own_page(request):
        kept = {name: value for name, value in (await fields(request)).items() if name != "password"}
        if person and signing.HEADER in detail:
            detail = "This form was opened before your present sign-in, so it was not taken yet."
    heading = "That was not done" if request.method == "POST" else _HEADINGS.get(status, "That cannot be shown")
    values = {"detail": detail, "kept": kept, "heading": heading, "names": NAMES}
    made = room(request, "refused.html", person, status=status, **values)
    for name, value in headers.items():
        made.headers[name] = value
    return made


def _own_page(request: Request) -> bool:
    try:
        signing.refuse_other_sites(request)
    except Problem:
        return False
    return True
