"""Downloads: every table of a page and every ranking, as CSV and XLSX."""

import json
import re
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from advisor.answers import Lookup
from api import lookups
from api.chat import advisor_of
from api.errors import Problem
from api.tables import Table, tables_of
from api.tables.files import Origin, csv_of
from api.tables.kept import opened
from api.tables.reading import Kind
from api.tables.workbook import xlsx_of

Form = Literal["csv", "xlsx"]
router = APIRouter(tags=["downloads"])
_TYPES: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PAGES: dict[Kind, str] = {"career": "careers", "occupation": "occupations", "track": "tracks"}
_OTHER = re.compile(r"[^A-Za-z0-9.]+")


@router.get("/careers/{code}/tables/{name}.{form}", summary="A table of a career as a file")
def career_table(request: Request, code: str, name: str, form: Form) -> Response:
    """One of the tables on the career's page as CSV or XLSX, with the sources of its figures."""
    return _of_page(request, "career", code, name, form)


@router.get("/occupations/{code}/tables/{name}.{form}", summary="A table of an occupation as a file")
def occupation_table(request: Request, code: str, name: str, form: Form) -> Response:
    """One of the tables on the occupation's page as CSV or XLSX, with the sources of its figures."""
    return _of_page(request, "occupation", code, name, form)


@router.get("/tracks/{code}/tables/{name}.{form}", summary="A table of a track as a file")
def track_table(request: Request, code: str, name: str, form: Form) -> Response:
    """One of the tables on the track's page as CSV or XLSX, with the sources of its figures."""
    return _of_page(request, "track", code, name, form)


@router.get("/rankings.{form}", summary="A ranking as a file")
def ranking_file(request: Request, form: Form, answered: Annotated[Response, Depends(lookups.rankings)]) -> Response:
    """Takes what /v1/rankings takes, and says the same."""
    body = json.loads(bytes(answered.body))
    lookup = Lookup.model_validate({key: body[key] for key in Lookup.model_fields})
    table = tables_of(lookup).get("ranking")
    if table is None:
        reasons = "; ".join(one.reason for one in lookup.missing)
        raise Problem(404, f"There is no ranking to download: {reasons or 'nothing fits what was asked for'}.")
    return _file(request, table, form, "ranking")


def _of_page(request: Request, kind: Kind, code: str, name: str, form: Form) -> Response:
    tables = tables_of(opened(request, kind, code))
    if name not in tables:
        raise Problem(404, f"There is no table of that name here; there are: {', '.join(tables)}.", names=list(tables))
    return _file(request, tables[name], form, f"{code}-{name}", f"/{_PAGES[kind]}/{code}")


def _file(request: Request, table: Table, form: Form, name: str, page: str | None = None) -> Response:
    address = str(request.url.replace(path=page, query="")) if page else str(request.url)
    origin = Origin(page=address, build=advisor_of(request).knowledge.build_id)
    content = csv_of(table, origin) if form == "csv" else xlsx_of(table, origin)
    plain = _OTHER.sub("-", name).strip("-.").lower()
    return Response(
        content,
        media_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{plain}.{form}"', "Cache-Control": "no-cache"},
    )
