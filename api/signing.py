"""Who is signed in, from the cookie; and that a change was meant, from the token against forged requests (CSRF)."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from advisor.accounts import EXPIRES, Person, csrf_of
from api.chat import The
from api.errors import Problem

COOKIE = "advisor_session"
HEADER = "X-CSRF-Token"
FIELD = "csrf"
MOST_FIELDS = 2500
"""Fields of one form: a draft's sentences have two or three each."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def token_of(request: Request) -> str | None:
    """The sign-in's token as the browser sent it."""
    return request.cookies.get(COOKIE) or None


def signed_in(request: Request, advisor: The) -> Person | None:
    """Who is signed in, or nobody: for pages that then show the way to sign in."""
    return advisor.accounts.person_of(token_of(request))


def acting(person: Annotated[Person | None, Depends(signed_in)]) -> Person:
    """Who acts; 401 where nobody is signed in, or the sign-in has run out."""
    if person is None:
        raise Problem(401, "Sign in first; a sign-in that was not used for a while ends by itself.")
    return person


async def acting_with_csrf(request: Request, advisor: The, person: Annotated[Person, Depends(acting)]) -> Person:
    """Who acts, and meant to: 403 without the sign-in's own token in the header X-CSRF-Token or the form field `csrf`."""
    refuse_other_sites(request)
    given: object = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(_FORMS):
        given = (await request.form(max_files=0, max_fields=MOST_FIELDS)).get(FIELD)
    token = token_of(request) or ""
    fits = await run_in_threadpool(advisor.accounts.csrf_fits, token, given if isinstance(given, str) else None)
    if not fits:
        raise Problem(403, f"This change did not carry the token of your sign-in: send it in the header {HEADER}.")
    return person


Acting = Annotated[Person, Depends(acting)]
ActingWithCsrf = Annotated[Person, Depends(acting_with_csrf)]
SignedIn = Annotated[Person | None, Depends(signed_in)]


def refuse_other_sites(request: Request) -> None:
    """403 for what another site's page made this browser send. What no browser sent names no site."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    # A browser that tells the site is believed over names: a proxy may have given us another.
    if site is not None:
        elsewhere = site not in ("same-origin", "none")
    else:
        elsewhere = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if elsewhere:
        raise Problem(403, "This was sent from another site's page; counselors work on the pages of this service.")


def csrf_for(request: Request) -> str:
    """The token that a form of this browser must carry in its field `csrf`; empty where nobody is signed in."""
    token = token_of(request)
    return csrf_of(token) if token else ""


def keep(response: Response, request: Request, token: str) -> None:
    """Give the browser the cookie of a new sign-in."""
    _set(response, request, token, int(EXPIRES.total_seconds()))


def drop(response: Response, request: Request) -> None:
    """Take the cookie back."""
    _set(response, request, "", 0)


def _set(response: Response, request: Request, value: str, seconds: int) -> None:
    # The scheme is that of the reader's side where the server trusts the proxy that tells it.
    secure = "; Secure" if request.url.scheme == "https" else ""
    response.headers.append(
        "Set-Cookie", f"{COOKIE}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}"
    )


def address_of(request: Request) -> str:
    """Where the request came from, as the server knows it."""
    return request.client.host if request.client else ""
