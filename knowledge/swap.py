"""Where builds stand under a home, and how a new one becomes current: a lock, a directory of its own, one rename, one pointer.

Nothing here knows what is inside a build. A process killed at any line leaves the current build as it was.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from knowledge.errors import BuildError, BusyError

STAGING = ".building-"


def builds(home: Path) -> Path:
    """The directory that holds builds: `<home>/knowledge`."""
    return home / "knowledge"


def current(home: Path) -> str | None:
    """The id of the current build, or None where there is none."""
    try:
        name = (builds(home) / "current").read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    return name or None


@contextlib.contextmanager
def locked(home: Path) -> Iterator[None]:
    """Holds the home's build lock. Raises BusyError if another build holds it, BuildError if it cannot be made."""
    root = builds(home)
    try:
        root.mkdir(parents=True, exist_ok=True)
        stream = (root / ".lock").open("a+b")
    except OSError as error:
        raise BuildError(f"Cannot write in {root}: {error.strerror or error}.") from error
    with stream:
        _seize(stream, root)
        try:
            yield
        finally:
            _release(stream)


def _seize(stream: IO[bytes], root: Path) -> None:
    try:
        if os.name == "nt":  # pragma: no cover
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BusyError(f"Another build is running in {root}; wait until it has ended and try again.") from error


def _release(stream: IO[bytes]) -> None:
    if os.name == "nt":  # pragma: no cover
        import msvcrt

        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_UN)


@contextlib.contextmanager
def staging(home: Path) -> Iterator[Path]:
    """A directory to build in, removed again unless it was promoted. To be used inside `locked`."""
    root = builds(home)
    sweep(home)
    number = 0
    while (path := root / f"{STAGING}{os.getpid()}-{number}").exists():
        number += 1
    path.mkdir()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def sweep(home: Path) -> None:
    """Removes what killed builds left behind: whoever holds the lock is the only one building."""
    for path in builds(home).glob(f"{STAGING}*"):
        shutil.rmtree(path, ignore_errors=True)


def promote(path: Path, home: Path, build_id: str) -> None:
    """The finished directory takes its name and becomes current. An older one of that name, found damaged, is replaced."""
    target = builds(home) / build_id
    for file in (file for file in path.rglob("*") if file.is_file()):
        _sync(file)
    _sync(path)
    if target.exists():
        retired = path.with_name(f"{path.name}-retired")
        os.rename(target, retired)
        os.rename(path, target)
        shutil.rmtree(retired, ignore_errors=True)
    else:
        os.rename(path, target)
    _sync(builds(home))
    point(home, build_id)


def point(home: Path, build_id: str) -> None:
    """Makes a build that is in place current, by one replacement of a small file; then keeps it and the one before."""
    root = builds(home)
    before = current(home)
    fresh = root / f".current-{os.getpid()}"
    with fresh.open("w", encoding="ascii") as stream:
        stream.write(build_id + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(fresh, root / "current")
    _sync(root)
    if before is not None and before != build_id:
        _prune(root, keep={build_id, before})


def hold(build: Path) -> Callable[[], None]:
    """Marks a build as in use by this process until what is returned is called, or the process ends: it is not pruned
    meanwhile, however many builds follow. Needs no right to write; a system without such locks marks nothing."""
    if os.name == "nt":  # pragma: no cover
        return lambda: None
    import fcntl

    try:
        descriptor = os.open(build, os.O_RDONLY)
    except OSError:
        return lambda: None
    with contextlib.suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return lambda: os.close(descriptor)


def _in_use(build: Path) -> bool:
    """Whether a process holds a build."""
    if os.name == "nt":  # pragma: no cover
        return False
    import fcntl

    descriptor = os.open(build, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _prune(root: Path, keep: set[str]) -> None:
    for path in root.iterdir():
        if path.is_dir() and not path.name.startswith(".") and path.name not in keep and not _in_use(path):
            shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    """Asks the disk to have it; a directory cannot be asked everywhere (Windows), then it is left."""
    if path.is_dir() and os.name == "nt":  # pragma: no cover
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
