"""A build from files that the tests write: whole or not at all, one at a time, and the old one stays until the new one stands."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import manifest, swap
from knowledge.build import build
from knowledge.errors import BuildError, BusyError, KnowledgeError, SourceError
from knowledge.store import Knowledge
from tests.knowledge import publisher_files

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    directory = tmp_path / "files" / "in" / "any" / "folder"
    directory.mkdir(parents=True)
    publisher_files.parities(directory)
    publisher_files.prices(directory)
    return tmp_path / "files"


def file(sources: Path, name: str) -> Path:
    return next(sources.rglob(name))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def left_behind(home: Path) -> list[str]:
    return sorted(path.name for path in swap.builds(home).iterdir() if path.name.startswith(swap.STAGING))


def run(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Runs a build in a process of its own, which may be killed or starved."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_a_build_from_a_directory_holds_its_rows_and_names_what_is_missing(home: Path, sources: Path) -> None:
    stages: list[str] = []
    made = build(home, sources=sources, progress=lambda stage, done, total: stages.append(stage))
    assert made.kind == "full"
    assert (made.rows["consumer_price"], made.rows["price_parity"]) == (24, 3)
    assert {one.key for one in made.inputs} >= {"cpi", "rpp-portion-2024", "own-tracks", "own-narratives"}
    assert {"onet-30.2", "projections-2024"} <= {one.source for one in made.missing}
    assert {"checks", "embedding", "swap", "ready"} <= set(stages)
    assert left_behind(home) == []
    opened = Knowledge.open(home)
    assert opened.build_id == made.build_id
    assert opened.citation("cpi").publisher == "U.S. Bureau of Labor Statistics"
    with opened.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM price_parity").scalar() == 3
    opened.close()


def test_the_same_files_give_the_build_that_is_there(home: Path, sources: Path) -> None:
    first = build(home, sources=sources)
    inode = (swap.builds(home) / first.build_id).stat().st_ino
    assert build(home, sources=sources).build_id == first.build_id
    assert (swap.builds(home) / first.build_id).stat().st_ino == inode


def test_another_file_gives_another_build_and_only_the_one_before_is_kept(home: Path, sources: Path) -> None:
    ids = []
    for last in ("321.5", "322.5", "323.5"):
        publisher_files.prices(file(sources, "cpiai_monthly.csv").parent, last=last)
        ids.append(build(home, sources=sources).build_id)
    assert len(set(ids)) == 3
    assert swap.current(home) == ids[2]
    kept = {path.name for path in swap.builds(home).iterdir() if path.is_dir()}
    assert kept == set(ids[1:])


def test_a_failed_check_stops_the_build_and_the_current_one_stays(home: Path, sources: Path) -> None:
    before = build(home, sources=sources).build_id
    publisher_files.parities(file(sources, "PARPP_PORT_2008_2024.csv").parent, nation="104.000")
    with pytest.raises(BuildError, match="price parities"):
        build(home, sources=sources)
    assert swap.current(home) == before
    assert Knowledge.open(home).build_id == before
    assert left_behind(home) == []


def test_a_truncated_file_is_one_sentence_that_names_it(home: Path, sources: Path) -> None:
    before = build(home, sources=sources).build_id
    path = file(sources, "PARPP_PORT_2008_2024.csv")
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(SourceError, match=r"^PARPP_PORT_2008_2024\.csv: [^\n]+$"):
        build(home, sources=sources)
    assert swap.current(home) == before


def test_a_directory_without_a_registered_file_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuildError, match="No registered publisher's file"):
        build(home, sources=tmp_path / "empty")


def test_a_second_build_at_once_is_refused(home: Path, sources: Path) -> None:
    with swap.locked(home), pytest.raises(BusyError, match="Another build is running"):
        build(home, sources=sources)
    assert build(home, sources=sources).kind == "full"


KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.build import build
def progress(stage, done, total):
    if stage == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
build(Path(sys.argv[1]), sources=Path(sys.argv[2]), progress=progress)
"""


@pytest.mark.parametrize("stage", ["indexes", "swap"])
def test_a_killed_build_leaves_the_current_one_and_its_rubbish_goes_with_the_next(
    home: Path, sources: Path, stage: str
) -> None:
    before = build(home, sources=sources).build_id
    publisher_files.prices(file(sources, "cpiai_monthly.csv").parent, last="322.5")
    assert run(KILLED, home, sources, Path(stage)).returncode == -signal.SIGKILL
    assert left_behind(home) != []
    assert Knowledge.open(home).build_id == before
    after = build(home, sources=sources).build_id
    assert after != before
    assert left_behind(home) == []


FULL = """
import sys
from pathlib import Path
from knowledge.build import build
from knowledge.errors import BuildError
try:
    build(Path(sys.argv[1]), sources=Path(sys.argv[2]))
except BuildError as error:
    sys.exit(f"said: {error}")
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on file size")
def test_a_disk_that_takes_no_more_is_one_sentence_and_nothing_is_lost(home: Path, sources: Path) -> None:
    before = build(home, sources=sources).build_id
    publisher_files.prices(file(sources, "cpiai_monthly.csv").parent, last="322.5")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        ended = run(FULL, home, sources)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("said: The build under")
    assert Knowledge.open(home).build_id == before
    assert left_behind(home) == []


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path, sources: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(BuildError, match="Cannot write in"):
        build(tmp_path / "home", sources=sources)


def test_too_little_room_is_said_before_anything_is_made(
    home: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.build.ROOM_BYTES", 10**18)
    with pytest.raises(BuildError, match="free disk"):
        build(home, sources=sources)
    assert swap.current(home) is None


def test_a_damaged_build_of_the_same_files_is_made_anew(home: Path, sources: Path) -> None:
    made = build(home, sources=sources)
    facts = swap.builds(home) / made.build_id / "facts.sqlite"
    facts.chmod(0o644)
    facts.write_bytes(facts.read_bytes()[:-4096])
    with pytest.raises(KnowledgeError, match="knowledge build"):
        Knowledge.open(home)
    assert build(home, sources=sources).build_id == made.build_id
    assert Knowledge.open(home).build_id == made.build_id


def test_the_build_id_follows_everything_that_decides_a_build() -> None:
    one = manifest.Input(key="cpi", file="cpi.csv", sha256="a")
    other = one.model_copy(update={"sha256": "b"})
    ids = {manifest.build_id([one], "e"), manifest.build_id([other], "e"), manifest.build_id([one], "f")}
    assert len(ids) == 3
    assert manifest.build_id([one, other], "e") == manifest.build_id([other, one], "e")
