"""One records file in the hands of two processes at once, each writing, erasing and scrubbing."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

WORKER = """
import sys
from sqlalchemy import text
from advisor.records import ConversationRecord, Records, now
url, name, turns = sys.argv[1:]
records = Records(url)
for turn in range(int(turns)):
    with records.session() as session:
        for row in range(5):
            session.add(ConversationRecord(id=f"{name}-{turn}-{row}", subject=name * 40, created_at=now()))
    if turn % 2:
        with records.session() as session:
            session.execute(text("DELETE FROM conversation WHERE id LIKE :ids"), {"ids": f"{name}-{turn}-%"})
        records.scrub()
records.close()
"""


@pytest.mark.parametrize("turns", [24])
def test_two_processes_write_and_scrub_one_file_and_every_row_is_kept(tmp_path: Path, turns: int) -> None:
    path = tmp_path / "records.sqlite"
    at_work = [
        subprocess.Popen([sys.executable, "-c", WORKER, f"sqlite:///{path}", name, str(turns)], stderr=subprocess.PIPE)
        for name in ("a", "b")
    ]
    assert [(one.communicate(timeout=50)[1].decode()[-400:], one.returncode) for one in at_work] == [("", 0)] * 2
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = {row[0] for row in database.execute("SELECT id FROM conversation")}
    assert kept == {f"{name}-{turn}-{row}" for name in ("a", "b") for turn in range(0, turns, 2) for row in range(5)}
