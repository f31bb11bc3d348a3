"""Downloads the registered publishers' files: resumed where it broke off, counted, and held against the register's checksum.

The only module that uses the network, and only when a person asks for it. It never replaces a file that is right by
one that is not: what changed at the publisher is kept aside under another name.
"""

import gzip
import http.client
import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from pydantic import BaseModel, ConfigDict

from knowledge.errors import BuildError, SourceError
from knowledge.progress import Progress, silent
from knowledge.sources.register import Registered, register, sha256_of

BLOCK = 1 << 16
TIMEOUT_S = 30
AGENT = "career-advisor (knowledge fetch; https://www.bls.gov/bls/linksite.htm)"

Outcome = Literal["there", "fetched", "changed", "failed", "by hand"]


class Fetched(BaseModel):
    """What became of one file, in a sentence. `bytes` counts what was transferred this time.

    `there`: it was right already. `fetched`: it is now. `changed`: the publisher's file is another than the registered
    one and lies beside under `file`. `failed`: the sentence says why; a part is kept for the next try. `by hand`: no
    address of a file is registered for it.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    file: str
    outcome: Outcome
    message: str
    bytes: int = 0


class Part(BaseModel):
    """What is known about a download that broke off: the server's mark of the version it belongs to."""

    model_config = ConfigDict(frozen=True)

    url: str
    mark: str


def fetch(
    to: Path,
    *,
    progress: Progress | None = None,
    base_url: str | None = None,
    entries: Iterable[Registered] | None = None,
    everything: bool = False,
) -> tuple[Fetched, ...]:
    """Downloads the registered files into the directory `to`, one file an address, each under a name by which a build
    knows it; the optional ones (of years before the newest) only where `everything` is asked for.

    `base_url` stands in for scheme and host of every address (a mirror, a test's own server). One file's failure does
    not stop the others. Raises BuildError where `to` cannot be written.
    """
    told = progress or silent
    listed = register() if entries is None else entries
    chosen = tuple(entry for entry in listed if everything or not entry.optional)
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"Cannot write in {to}: {error.strerror or error}.") from error
    done: dict[str, Fetched] = {}
    for entry in chosen:
        if entry.by_hand or not _has_address(entry):
            why = entry.by_hand or f"the publisher has no address of this file; see {entry.url or entry.publisher}."
            yielded = Fetched(key=entry.key, file=entry.file, outcome="by hand", message=f"{entry.title}: {why}")
        elif entry.url in done:
            yielded = done[entry.url].model_copy(update={"key": entry.key})
        else:
            yielded = done[entry.url] = _fetch_one(entry, to, _address(entry.url, base_url), told)
        done[entry.key] = yielded
    return tuple(done[entry.key] for entry in chosen)


def _has_address(entry: Registered) -> bool:
    return entry.url.startswith(("http://", "https://")) and "." in entry.download_name


def _address(url: str, base_url: str | None) -> str:
    if base_url is None:
        return url
    base, path = urlsplit(base_url), urlsplit(url)
    return urlunsplit((base.scheme, base.netloc, base.path.rstrip("/") + path.path, path.query, ""))


def _fetch_one(entry: Registered, to: Path, url: str, told: Progress) -> Fetched:
    target = to / entry.download_name
    wanted = entry.download_sha256
    if target.is_file() and (not wanted or sha256_of(target) == wanted) and _plausible(target, target.name):
        return Fetched(key=entry.key, file=target.name, outcome="there", message=f"{target.name} is there already.")
    part = target.with_name(f"{target.name}.part")
    try:
        moved = _download(url, part, target.name, told)
    except SourceError as error:
        return Fetched(key=entry.key, file=target.name, outcome="failed", message=str(error))
    except OSError as error:
        raise BuildError(f"Cannot write {target.name} in {to}: {error.strerror or error}.") from error
    return _accept(entry, part, target, wanted, moved)


def _accept(entry: Registered, part: Path, target: Path, wanted: str, moved: int) -> Fetched:
    """The whole download is held against what was registered, and takes its place or is kept aside."""
    name = target.name
    if not _plausible(part, name):
        part.unlink()
        return Fetched(
            key=entry.key, file=name, outcome="failed", bytes=moved,
            message=f"{name}: what the server sent is not such a file (perhaps a page that asks to confirm); get it by hand.",
        )  # fmt: skip
    got = sha256_of(part)
    if wanted and got != wanted:
        aside = target.with_name(f"{target.stem}.changed{target.suffix}.keep")
        os.replace(part, aside)
        return Fetched(
            key=entry.key, file=aside.name, outcome="changed", bytes=moved,
            message=f"{name} has changed at the publisher (checksum {got[:12]}… instead of {wanted[:12]}…); "
            f"it is kept aside as {aside.name} and is not used (name it {name} to use it all the same).",
        )  # fmt: skip
    os.replace(part, target)
    said = "its checksum is right" if wanted else f"no checksum is registered; this one has {got[:12]}…"
    return Fetched(key=entry.key, file=name, outcome="fetched", bytes=moved, message=f"{name} is here; {said}.")


def _download(url: str, part: Path, name: str, told: Progress) -> int:
    """Fills `part` to its whole length, from where it stands. Gives the bytes transferred. Raises SourceError."""
    note = part.with_name(f"{part.name}.json")
    start, mark = _standing(part, note, url)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": mark}
    try:
        with urlopen(Request(url, headers=headers), timeout=TIMEOUT_S) as answer:
            if start and answer.status != http.client.PARTIAL_CONTENT:
                start = 0  # The server begins anew: the file is another one now, or it cannot resume.
            total = _total(answer.headers, start, answer.status, name)
            mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            note.write_text(Part(url=url, mark=mark).model_dump_json(), encoding="utf-8")
            with part.open("ab" if start else "wb") as stream:
                moved = _copy(answer, stream, name, start, total, told)
    except HTTPError as error:
        error.close()
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
            raise SourceError(
                f"{name}: the part kept from before does not fit the server's file; try again."
            ) from error
        raise SourceError(
            f"{name}: the server answered {error.code} {error.reason}; get it by hand from {url}."
        ) from error
    except (URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        why = getattr(error, "reason", None) or error
        raise SourceError(f"{name}: the download broke off ({why}); run the command again to go on.") from error
    have = start + moved
    if total is not None and have != total:
        raise SourceError(
            f"{name}: the server announced {total:,} bytes and sent {have:,}; run the command again to go on."
        )
    note.unlink(missing_ok=True)
    return moved


def _standing(part: Path, note: Path, url: str) -> tuple[int, str]:
    """How much of this very version is there, and its mark. A part without a mark is begun anew."""
    try:
        known = Part.model_validate(json.loads(note.read_text(encoding="utf-8")))
        size = part.stat().st_size
    except (OSError, ValueError):
        return 0, ""
    # A weak mark cannot vouch for bytes (RFC 9110, If-Range).
    return (size, known.mark) if known.url == url and known.mark and not known.mark.startswith("W/") else (0, "")


def _total(headers: http.client.HTTPMessage, start: int, status: int, name: str) -> int | None:
    """The whole file's length by the server's word, or None where it gives none."""
    if status == http.client.PARTIAL_CONTENT:
        span, _, total = (headers.get("Content-Range") or "").removeprefix("bytes ").partition("/")
        if span.split("-")[0] != str(start):
            raise SourceError(f"{name}: the server resumed at another place than was asked for; try again.")
        return int(total) if total.isdigit() else None
    length = headers.get("Content-Length") or ""
    return int(length) if length.isdigit() else None


def _copy(
    answer: http.client.HTTPResponse, stream: IO[bytes], name: str, start: int, total: int | None, told: Progress
) -> int:
    moved = 0
    told(name, start, total)
    while block := answer.read(BLOCK):
        stream.write(block)
        moved += len(block)
        told(name, start + moved, total)
    return moved


def _plausible(path: Path, name: str) -> bool:
    """Whether the first bytes are those of such a file: an error page in place of a workbook is found here."""
    suffix = name.lower().rsplit(".", 1)[-1]
    if suffix in ("zip", "xlsx"):
        return zipfile.is_zipfile(path)
    with path.open("rb") as stream:
        head = stream.read(64).lstrip().lower()
    if suffix == "gz":
        return head[:2] == gzip.compress(b"")[:2]
    return bool(head) and not head.startswith((b"<!doctype", b"<html"))
