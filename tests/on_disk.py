"""What a database's files hold, byte for byte, read without harm to those who have it open."""

import subprocess
from pathlib import Path


def bytes_on_disk(path: Path) -> bytes:
    """The bytes of `path`, read by another process.

    SQLite keeps its locks as POSIX record locks. A process that opens one of the database's files and closes it again
    gives up every lock it holds on that file, unseen by SQLite: two processes may then write at once, and the database
    is "malformed". (How To Corrupt An SQLite Database File, 2.2, sqlite.org.)
    """
    return subprocess.run(["cat", "--", str(path)], check=True, capture_output=True).stdout
