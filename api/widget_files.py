"""The widget's files: `/widget.js`, which puts it on any page, and its modules under `/widget/`.

Read once a process, made lean and packed once. Any page may load them; what a page may then ask for is the business of `/v1`.
"""

import gzip
import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.errors import Problem

router = APIRouter(include_in_schema=False)

LOADER = "loader.js"
_MODULES = b'["element.js"]'  # stands in the loader; the modules of a first answer take its place
_FIRST = ("element.js", "cards/index.js", "cards/style.js")  # with all that they import: fetched at once, none waits
_IMPORTED = re.compile(rb'^(?:import|export)\b[^"\n]*\bfrom "(\.[^"]+)";', re.MULTILINE)
_PACK_FROM = 512  # bytes; below, packing makes nothing smaller


@dataclass(frozen=True)
class File:
    """A file as it is sent: plain, packed, and its entity tag."""

    plain: bytes
    packed: bytes
    tag: str


@cache
def widget_files() -> dict[str, File]:
    """Every file of the widget by its name under `/widget/`; the loader by its own."""
    folder = files("api") / "widget"
    found = dict(_scripts(folder))
    found[LOADER] = found[LOADER].replace(_MODULES, json.dumps(first_modules(found)).encode())
    return {name: _file(lean(content)) for name, content in found.items()}


def first_modules(found: Mapping[str, bytes]) -> list[str]:
    """What a first answer needs: `_FIRST` and everything that they import, which a browser would else find out one
    after the other."""
    wanted: set[str] = set()
    open_ends = [name for name in _FIRST if name in found]
    while open_ends:
        name = open_ends.pop()
        wanted.add(name)
        for path in _IMPORTED.findall(found[name]):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path.decode()))
            if there in found and there not in wanted:
                open_ends.append(there)
    return sorted(wanted)


def lean(source: bytes) -> bytes:
    """The script without comments of a whole line and without indentation. Lines keep their numbers, so that a fault
    in a browser's console points to the line of the source."""
    lines = (line.strip() for line in source.split(b"\n"))
    return b"\n".join(b"" if line.startswith((b"//", b"/**")) and _is_whole(line) else line for line in lines)


def _is_whole(line: bytes) -> bool:
    return line.startswith(b"//") or line.endswith(b"*/")


def _scripts(folder: Traversable, before: str = "") -> list[tuple[str, bytes]]:
    found = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _scripts(one, f"{before}{one.name}/")
        elif one.name.endswith(".js"):
            found.append((before + one.name, one.read_bytes()))
    return found


def _file(content: bytes) -> File:
    # No time in the packed form: the same file has the same bytes everywhere.
    return File(content, gzip.compress(content, 9, mtime=0), hashlib.sha256(content).hexdigest()[:24])


@router.get("/widget.js")
def loader(request: Request) -> Response:
    """The one script a page includes."""
    return _sent(request, LOADER)


@router.get("/widget/{name:path}")
def module(name: str, request: Request) -> Response:
    """One module. Only names that are on file are looked up, so no path leads out of the folder."""
    if name == LOADER:
        raise Problem(404, "The widget's script is /widget.js.")
    return _sent(request, name)


def _sent(request: Request, name: str) -> Response:
    found = widget_files().get(name)
    if found is None:
        raise Problem(404, "The widget has no file of that name.")
    packed = len(found.plain) >= _PACK_FROM and _takes_gzip(request.headers.get("accept-encoding", ""))
    tag = f'"{found.tag}-gz"' if packed else f'"{found.tag}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "no-cache",  # asked again each time, answered with 304 while it is the same
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in held or "*" in held:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(found.packed if packed else found.plain, media_type="text/javascript", headers=headers)


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
