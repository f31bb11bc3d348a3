"""Errors that readers report: from a script as JSON, from a page's form without any script."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool

from advisor.errors import AdvisorError
from advisor.feedback import Report
from advisor.service import Advisor
from api.chat import The
from api.errors import Problem, public, status_of
from api.pace import Pace
from api.pages.layout import page
from knowledge.errors import KnowledgeError

router = APIRouter()

REPORTS_AN_HOUR = 10

_FIELDS = ("section", "read", "text", "contact")


class Reported(BaseModel):
    """The name of a stored report."""

    report_id: str


@router.post("/v1/reports", status_code=201, response_model=Reported, tags=["reports"], summary="Report an error")
def report(body: Report, request: Request, advisor: The) -> Response:
    """Store what is wrong on a page, for those who run this service. No token is needed; no talk is named."""
    return JSONResponse({"report_id": _stored(request, advisor, body)}, status_code=201)


@router.get("/report", include_in_schema=False)
def form(request: Request) -> Response:
    """The form, for the page that led here."""
    return _form(request, request.query_params.get("page", "")[:300], {})


@router.post("/report", include_in_schema=False)
async def from_form(request: Request, advisor: The) -> Response:
    """The same from a form of a page."""
    # A page elsewhere could otherwise send reports in the name of whoever looks at it.
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise Problem(403, "Reports are taken from the pages of this service only.")
    async with request.form(max_files=0, max_fields=20) as sent:
        given = {name: str(value) for name, value in sent.items() if isinstance(value, str)}
    where = given.get("page", "").strip()
    try:
        body = Report.model_validate({"page": where} | {name: given.get(name) or None for name in _FIELDS})
        name = await run_in_threadpool(_stored, request, advisor, body)
    except ValidationError as error:
        first = error.errors()[0]
        return _form(request, where, given, _said(first["type"], str(first["loc"][0]), first.get("ctx", {})), 422)
    except Problem as problem:
        return _form(request, where, given, problem.detail, problem.status, problem.headers)
    except (AdvisorError, KnowledgeError) as error:
        status, headers = status_of(error)
        return _form(request, where, given, public(error), status, headers)
    return page(request, "report.html", status=201, stored=name, page=body.page, problem="", given=_blank({}), path="")


_NAMES = {
    "page": "The page",
    "section": "The section",
    "read": "What you read there",
    "text": "What is wrong",
    "contact": "How to reach you",
}


def _said(fault: str, field: str, limits: Mapping[str, Any]) -> str:
    if fault == "missing" or fault.startswith("string_type"):
        return f"{_NAMES[field]}: please write something here."
    if "max_length" in limits:
        return f"{_NAMES[field]}: at most {limits['max_length']} characters are allowed."
    return f"{_NAMES[field]}: this cannot be stored; is it an address of this service, or text?"


def _stored(request: Request, advisor: Advisor, body: Report) -> str:
    pace: Pace | None = getattr(request.app.state, "report_pace", None)
    if pace is None:
        pace = request.app.state.report_pace = Pace(REPORTS_AN_HOUR, 3600)
    wait = pace.take(request.client.host if request.client else "")
    if wait:
        said = f"At most {REPORTS_AN_HOUR} reports an hour are taken from one address; try again later."
        raise Problem(429, said, headers={"Retry-After": str(wait)})
    return advisor.reports.add(body, advisor.knowledge.build_id)


def _form(
    request: Request,
    where: str,
    given: Mapping[str, str],
    problem: str = "",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    values: dict[str, Any] = {"stored": "", "page": where, "problem": problem, "given": _blank(given), "path": ""}
    answer = page(request, "report.html", status=status, **values)
    answer.headers.update(headers or {})
    return answer


def _blank(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given.get(name, "") for name in _FIELDS}
