"""Counselors sign in and out. The cookie is the browser's alone; the answer holds the token that goes with changes."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from advisor.accounts import Person, RefusedSignInError, Role
from advisor.requests import Text
from api import signing
from api.chat import The
from api.errors import Problem
from api.signing import Acting, ActingWithCsrf

router = APIRouter(prefix="/v1", tags=["counselors"])


class Login(BaseModel):
    """Who wants to sign in."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    email: Annotated[str, StringConstraints(min_length=1, max_length=254), Text]
    password: Annotated[str, StringConstraints(min_length=1, max_length=1024)]


class Me(BaseModel):
    """Who is signed in. `csrf` goes in the header X-CSRF-Token of every change."""

    email: str
    role: Role
    organisation: str
    csrf: str


@router.post("/login", response_model=Me, summary="Sign in")
def login(body: Login, request: Request, advisor: The) -> Response:
    """A new sign-in in the cookie `advisor_session`; the one this browser had before ends. 401 in the same words for an
    e-mail nobody has and a wrong password; 429 with `Retry-After` where it was tried too often."""
    signing.refuse_other_sites(request)
    try:
        made = advisor.accounts.sign_in(body.email, body.password, signing.address_of(request))
    except RefusedSignInError as error:
        raise Problem(401, str(error)) from None
    advisor.accounts.sign_out(signing.token_of(request))
    response = _me(made.person, made.csrf)
    signing.keep(response, request, made.token)
    return response


@router.post("/logout", status_code=204, summary="Sign out")
def logout(request: Request, advisor: The, person: ActingWithCsrf) -> Response:
    """End this sign-in."""
    advisor.accounts.sign_out(signing.token_of(request))
    return _gone(request)


@router.post("/logout-everywhere", status_code=204, summary="Sign out everywhere")
def logout_everywhere(request: Request, advisor: The, person: ActingWithCsrf) -> Response:
    """End every sign-in of this account, in other browsers too."""
    advisor.accounts.sign_out_everywhere(person.account_id)
    return _gone(request)


@router.get("/me", response_model=Me, summary="Who is signed in")
def me(request: Request, person: Acting) -> Response:
    """The e-mail, role and organisation, and the token that goes with changes."""
    return _me(person, signing.csrf_for(request))


def _me(person: Person, csrf: str) -> Response:
    told = Me(email=person.email, role=person.role, organisation=person.organisation, csrf=csrf)
    return JSONResponse(told.model_dump(mode="json"), headers={"Cache-Control": "no-store"})


def _gone(request: Request) -> Response:
    response = Response(status_code=204)
    signing.drop(response, request)
    return response
