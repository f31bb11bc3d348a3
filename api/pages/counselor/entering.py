"""Sign in and out on pages. The e-mail is kept in a form that is refused; the password never."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import ValidationError

from advisor.accounts import Person, RefusedSignInError, TooManyAttemptsError
from api import signing
from api.accounts import Login
from api.chat import The
from api.errors import status_of
from api.pages.counselor.file_words import deed_of
from api.pages.counselor.frame import HOME, SIGN_IN, Fields, Refusing, back_to, following, room
from api.signing import SignedIn

router = APIRouter(route_class=Refusing, include_in_schema=False)


async def _meant(request: Request, advisor: The, person: SignedIn) -> Person | None:
    """Who signs out. Whose sign-in has ended already is not asked for its token: they are where they wanted to be."""
    return await signing.acting_with_csrf(request, advisor, person) if person else None


Leaving = Annotated[Person | None, Depends(_meant)]


@router.get("/counselor/sign-in")
def form(request: Request, person: SignedIn) -> Response:
    """The form, or on for who is signed in."""
    if person is not None:
        return back_to(following(request))
    return _form(request, done=deed_of(request.query_params.get("done")).sentence)


@router.post("/counselor/sign-in")
def enter(request: Request, advisor: The, sent: Fields) -> Response:
    """A new sign-in; the one this browser had before ends."""
    signing.refuse_other_sites(request)
    email = sent.get("email", "").strip()
    try:
        login = Login(email=email, password=sent.get("password", ""))
    except ValidationError:
        return _form(request, email, "Type your e-mail and your password.", 422)
    try:
        made = advisor.accounts.sign_in(login.email, login.password, signing.address_of(request))
    except RefusedSignInError as error:
        return _form(request, email, str(error), 401)
    except TooManyAttemptsError as error:
        status, headers = status_of(error)
        refused = _form(request, email, _too_often(error.retry_after), status)
        refused.headers.update(headers)
        return refused
    advisor.accounts.sign_out(signing.token_of(request))
    response = back_to(following(request))
    signing.keep(response, request, made.token)
    return response


@router.post("/counselor/sign-out")
def leave(request: Request, advisor: The, person: Leaving) -> Response:
    """End this sign-in."""
    advisor.accounts.sign_out(signing.token_of(request))
    return _left(request, "out")


@router.post("/counselor/sign-out-everywhere")
def leave_everywhere(request: Request, advisor: The, person: Leaving) -> Response:
    """End every sign-in of this account, in other browsers too."""
    if person is None:  # whose they are is not known any more
        return back_to(SIGN_IN)
    advisor.accounts.sign_out_everywhere(person.account_id)
    return _left(request, "out-everywhere")


@router.get("/counselor/sign-out")
@router.get("/counselor/sign-out-everywhere")
def stay() -> Response:
    """An address that is opened like a page ends nothing."""
    return back_to(HOME)


def _left(request: Request, deed: str) -> Response:
    response = back_to(f"{SIGN_IN}?done={deed}")
    signing.drop(response, request)
    return response


def _too_often(seconds: int) -> str:
    minutes = max(1, -(-seconds // 60))
    return f"Sign-in was tried too often. Please try again in {minutes} minute{'' if minutes == 1 else 's'}."


def _form(request: Request, email: str = "", problem: str = "", status: int = 200, done: str = "") -> Response:
    goal = following(request)
    query = "" if goal == HOME else f"?{urlencode({'next': goal})}"
    values = {"email": email[:254], "problem": problem, "done": done, "query": query, "goal": goal}
    return room(request, "sign_in.html", None, status=status, **values)
