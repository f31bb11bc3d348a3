"""Why a form was not taken: one sentence, the field it is about, and all that was typed, for the same page once more."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from advisor.caseload import MOST_OF_A_KIND
from advisor.errors import AdvisorError
from api.errors import Problem, status_of
from api.pages.counselor.file_words import NAMES
from api.pages.counselor.frame import said
from knowledge.errors import KnowledgeError

REFUSALS = (ValidationError, Problem, AdvisorError, KnowledgeError)
"""What a form is refused by."""

_DAY = "The day: choose one from 1900 to 2100, written as year-month-day, such as 2026-11-03."


class Fault(NamedTuple):
    """A form that was refused. `form`: its name on the page; `field`: the one to mend, or empty."""

    form: str
    sentence: str
    field: str
    status: int
    kept: Mapping[str, str]
    headers: Mapping[str, str] = {}


NO_FAULT = Fault("", "", "", 200, {})


def fault_of(form: str, error: Exception, kept: Mapping[str, str]) -> Fault:
    """The fault of a form that one of `REFUSALS` refused."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        field = next((str(part) for part in first["loc"] if str(part) in NAMES), "")
        return Fault(form, _in_words(error, first["type"], field), field, 422, kept)
    if isinstance(error, Problem):
        return Fault(form, error.detail, "", error.status, kept, error.headers)
    status, headers = status_of(error)
    # An error of ours may begin with the field's name in code, as programs want it.
    name, colon, rest = said(error).partition(": ")
    if colon and name in NAMES:
        return Fault(form, f"{NAMES[name]}: {rest}", name, status, kept, headers)
    return Fault(form, said(error), "", status, kept, headers)


def _in_words(error: ValidationError, kind: str, field: str) -> str:
    if field == "on":
        return _DAY
    if kind == "too_long":
        return f"{NAMES[field]}: at most {MOST_OF_A_KIND} are kept at a time; end one that no longer holds."
    if kind in ("string_too_short", "missing"):
        return f"{NAMES[field]}: please write something here."
    if kind in ("literal_error", "bool_parsing"):
        return f"{NAMES[field]}: please choose one."
    return said(error, NAMES)
