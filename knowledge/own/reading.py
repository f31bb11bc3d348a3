"""A folder of an operator's own content: which files there are, whose they are, and what stands in them.

Nothing it finds stops it: a file that cannot be read is refused with its reason and all others are taken.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from knowledge.own import referrals, texts
from knowledge.own.records import SHARED, Content, OwnText, Referral, Refused
from knowledge.own.rules import faults

ORGANISATION = "organisation.yaml"
MOST_BYTES = 1_000_000
MOST_FILES = 2_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def stamp(directory: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when a file does, without reading any: names, sizes and times. Empty where there is no folder."""
    found = []
    for path in _files(directory):
        try:
            said = path.stat()
        except OSError:
            continue
        found.append((_called(directory, path), said.st_size, said.st_mtime_ns))
    return tuple(found)


def read(directory: Path, today: date | None = None) -> Content:
    """Everything in the folder that can be told, and what of it cannot."""
    today = today or datetime.now(UTC).date()
    digest = hashlib.sha256()
    told: list[OwnText] = []
    rows: list[Referral] = []
    refused: list[Refused] = []
    if not directory.is_dir():
        refused.append(Refused(str(directory), 1, "there is no such folder"))
    names: dict[str, str] = {}
    for number, path in enumerate(_files(directory)):
        said = _called(directory, path)
        organisation = said.split("/")[0] if "/" in said else SHARED
        if number >= MOST_FILES:
            refused.append(Refused(said, 1, f"at most {MOST_FILES:,} files are read"))
            break
        if organisation and _NAME.fullmatch(organisation) is None:
            refused.append(
                Refused(said, 1, "the folder of an organisation is named with letters, digits, - and _ alone")
            )
            continue
        content = _content(directory, path, said, refused)
        digest.update(f"{said}\0{len(content or b'')}\0".encode())
        if content is None:
            continue
        digest.update(content)
        text = _decoded(said, content, refused)
        if text is None:
            continue
        if path.name == ORGANISATION:
            if said.count("/") < 2:
                names[organisation] = _named(said, text, refused)
            continue
        publisher = names.get(organisation) or names.get(SHARED, "")
        if path.suffix == ".csv":
            found, wrong = referrals.read(said, text, organisation, publisher, today)
            rows += found
            refused += wrong
        elif isinstance(made := texts.read(said, text, organisation, publisher, today), OwnText):
            told.append(made)
        else:
            refused += made
    return Content(tuple(told), tuple(rows), tuple(refused), digest.hexdigest()[:16])


def _files(directory: Path) -> Iterator[Path]:
    """Markdown, CSV and organisation.yaml, in order, each folder's name file before its others; nothing hidden."""
    for root, folders, names in os.walk(directory):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names, key=lambda one: (one != ORGANISATION, one)):
            if not name.startswith(".") and (name == ORGANISATION or name.endswith((".md", ".csv"))):
                yield Path(root) / name


def _called(directory: Path, path: Path) -> str:
    """A file's place in the folder as text: a name that is none is shown with marks in place of what cannot be read."""
    return path.relative_to(directory).as_posix().encode("utf-8", "replace").decode()


def _content(directory: Path, path: Path, said: str, refused: list[Refused]) -> bytes | None:
    try:
        if not path.resolve().is_relative_to(directory.resolve()):
            refused.append(Refused(said, 1, "it leads out of the folder"))
            return None
        if not path.is_file():  # a pipe would be waited for
            refused.append(Refused(said, 1, "it is no file"))
            return None
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, RuntimeError) as error:  # a link that leads back to itself is the latter
        why = error.strerror if isinstance(error, OSError) else None
        refused.append(Refused(said, 1, f"it cannot be read ({why or 'its link leads nowhere'})"))
        return None
    if len(content) > MOST_BYTES:
        refused.append(Refused(said, 1, f"it is larger than {MOST_BYTES:,} bytes"))
        return None
    return content


def _decoded(said: str, content: bytes, refused: list[Refused]) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        refused.append(Refused(said, line, "it is not written in UTF-8; save it as “CSV UTF-8” or “UTF-8”"))
        return None


def _named(said: str, text: str, refused: list[Refused]) -> str:
    """The name of an organisation as its file says it."""
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        found = None
    name = found.get("name") if isinstance(found, dict) else None
    if not isinstance(name, str) or not 0 < len(name.strip()) <= 200:
        refused.append(Refused(said, 1, "it must say `name:` and the organisation's name, up to 200 characters"))
        return ""
    wrong = list(faults(said, name))
    refused += wrong
    return "" if wrong else " ".join(name.split())
