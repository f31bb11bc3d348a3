"""Opening a build: read-only, from many threads, and refused with the command that mends it where it is not whole."""

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from knowledge import status, swap
from knowledge.errors import BuildError, NotFoundError
from knowledge.store import Knowledge, open_or_build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(knowledge: Knowledge, tmp_path: Path) -> Path:
    """A home of its own with a copy of the starter's facts, to be damaged."""
    target = swap.builds(tmp_path) / knowledge.build_id
    target.mkdir(parents=True)
    for name in ("facts.sqlite", "manifest.json"):
        shutil.copy(knowledge.directory / name, target / name)
        os.chmod(target / name, 0o644)
    swap.point(tmp_path, knowledge.build_id)
    return tmp_path


def test_no_build_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="career-advisor knowledge build"):
        Knowledge.open(tmp_path)


def test_a_short_database_is_refused(copy: Path) -> None:
    facts = Knowledge.open(copy).directory / "facts.sqlite"
    with facts.open("r+b") as stream:
        stream.truncate(facts.stat().st_size - 4096)
    with pytest.raises(NotFoundError, match=r"damaged: facts\.sqlite has .* bytes instead of .*knowledge build"):
        Knowledge.open(copy)


def test_an_overwritten_database_is_refused(copy: Path) -> None:
    facts = Knowledge.open(copy).directory / "facts.sqlite"
    with facts.open("r+b") as stream:
        stream.write(b"\0" * 100)
    with pytest.raises(NotFoundError, match="not a whole database"):
        Knowledge.open(copy)


def test_a_missing_database_or_manifest_is_refused(copy: Path) -> None:
    directory = Knowledge.open(copy).directory
    (directory / "facts.sqlite").unlink()
    with pytest.raises(NotFoundError, match=r"facts\.sqlite is missing"):
        Knowledge.open(copy)
    (directory / "manifest.json").write_text("{")
    with pytest.raises(BuildError, match="damaged"):
        Knowledge.open(copy)
    (directory / "manifest.json").unlink()
    with pytest.raises(NotFoundError, match="no manifest"):
        Knowledge.open(copy)


def test_a_build_of_another_schema_is_refused(copy: Path) -> None:
    opened = Knowledge.open(copy)
    opened.manifest.model_copy(update={"schema_digest": "other"}).write(opened.directory)
    with pytest.raises(NotFoundError, match="another version"):
        Knowledge.open(copy)


def test_the_facts_cannot_be_written(knowledge: Knowledge) -> None:
    with knowledge.engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.exec_driver_sql("DELETE FROM wage")


def test_many_threads_read_at_once(knowledge: Knowledge) -> None:
    def count(_: int) -> int:
        with knowledge.engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM wage").scalar_one())

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(count, range(64)))) == 1


def test_a_source_has_its_citation_and_an_unknown_one_is_said(knowledge: Knowledge) -> None:
    assert knowledge.citation("oews-national-2025").vintage.label == "May 2025"
    with pytest.raises(NotFoundError, match="no source"):
        knowledge.citation("oews-national-1999")


def test_opening_again_does_not_build(home: Path, knowledge: Knowledge) -> None:
    opened = open_or_build(home)
    assert opened.build_id == knowledge.build_id
    opened.close()


def test_status_and_checks_speak_of_the_whole_build(knowledge: Knowledge) -> None:
    told = status.status(knowledge)
    assert told.rows["wage"] > 50_000
    assert "MSA_M2025_dl.xlsx" not in {source.file for source in told.sources}
    assert "oews-metro-2025" in {one.source for one in told.missing}
    assert {result.status for result in status.check(knowledge)} <= {"passed", "missing source"}


def test_opening_loads_neither_chroma_nor_langchain(home: Path, knowledge: Knowledge) -> None:
    code = (
        "import sys; from pathlib import Path; from knowledge.store import Knowledge; Knowledge.open(Path(sys.argv[1]));"
        "print([name for name in ('chromadb', 'langchain', 'openai', 'numpy', 'onnxruntime') if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(home)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "[]"


def test_every_index_of_the_schema_is_in_the_build(knowledge: Knowledge) -> None:
    from knowledge.load import ROW_BY_TABLE, table_of

    wanted = {str(index.name) for row in ROW_BY_TABLE.values() for index in table_of(row).indexes}
    connection = sqlite3.connect(knowledge.directory / "facts.sqlite")
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    connection.close()
    assert wanted <= found
