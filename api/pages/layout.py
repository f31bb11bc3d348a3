"""Every page's frame: the templates, the validator and the compression of what is sent."""

import gzip
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import Response

from api.pages.packing import packed

if TYPE_CHECKING:
    from jinja2 import Environment

_WORTH_PACKING = 1_400  # bytes: less than this is one network packet anyway


@lru_cache(maxsize=1)
def templates() -> "Environment":
    """The templates, autoescaped. A name that a template uses and nobody gave is an error, never an empty place."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from api.pages import words
    from api.pages.prose import prose

    made = Environment(
        loader=PackageLoader("api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "prose": prose,
        "category": words.category,
        "level": words.level,
        "wording": words.official,
        "host": words.host,
        "plainly": words.plainly,
    }
    return made


@lru_cache(maxsize=1)
def _edition() -> str:
    """A digest of the templates, styles and scripts of this program: a page changes with them as with the figures."""
    digest = hashlib.sha256()
    for folder in ("templates", "static"):
        found = sorted((files("api") / "pages" / folder).iterdir(), key=lambda one: one.name)
        inside = [one for path in found if path.is_dir() for one in sorted(path.iterdir(), key=lambda one: one.name)]
        for path in [*(one for one in found if one.is_file()), *inside]:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def validator(request: Request) -> str:
    """The entity tag of a page that depends on nothing but its address, the knowledge build and this program."""
    build = request.app.state.advisor.knowledge.build_id
    asked = f"{request.url.path}?{request.url.query}|{request.headers.get('host', '')}"
    named = hashlib.sha256(f"{build}|{_edition()}|{request.app.version}|{asked}".encode()).hexdigest()[:24]
    return f'W/"{named}"'


def unchanged(request: Request) -> Response | None:
    """304 where the reader's copy is still the page; None where it has to be made."""
    tag = validator(request)
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag not in held:
        return None
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"})


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page from its template. `values` reach the template; `tag` (from `validator`) among them makes it a page that a
    browser may keep and ask about; without one it is not kept at all."""
    tag: str | None = values.pop("tag", None)
    built_in = {
        "path": request.url.path,
        "address": str(request.base_url).rstrip("/") + request.url.path,
        "edition": _edition(),
        "asked": "",
    }
    body = packed(templates().get_template(template).render(built_in | values)).encode()
    headers = {
        "Cache-Control": "no-cache" if tag else "no-store",
        "Vary": "Accept-Encoding",
    }
    if tag:
        headers["ETag"] = tag
    if len(body) > _WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, compresslevel=6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status_code=status, media_type="text/html; charset=utf-8", headers=headers)
