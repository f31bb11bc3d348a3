"""Downloads against a server on this machine that resumes, breaks off, lies about its length, or serves another file."""

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge.errors import BuildError
from knowledge.fetch import Fetched, fetch
from knowledge.sources.register import Registered


def _workbook() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("sheet.xml", bytes(range(256)) * 2000)
    return data.getvalue()


WORKBOOK = _workbook()


class Server(ThreadingHTTPServer):
    """Serves `WORKBOOK` at any path, with the manners that the path's folder names."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str | None]] = []
        self.broken = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        manners = self.path.split("/")[1]
        asked = self.headers.get("Range")
        self.server.asked.append((self.path, asked))
        if manners == "gone":
            self.send_error(404)
            return
        body = b"<!DOCTYPE html><p>Are you a person?" if manners == "page" else WORKBOOK
        mark = '"two"' if manners == "moved" and asked else '"one"'
        start = 0
        if asked and self.headers.get("If-Range") == mark:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(200)
        rest = body[start:]
        announced = len(rest) + 500 if manners == "liar" else len(rest)
        self.send_header("Content-Length", str(announced))
        self.send_header("ETag", mark)
        self.end_headers()
        if manners in ("breaks", "moved") and not self.server.broken:
            self.server.broken = True
            self.wfile.write(rest[: len(rest) // 2])
        else:
            self.wfile.write(rest)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def entry(manners: str, *, sha256: str = hashlib.sha256(WORKBOOK).hexdigest(), file: str = "jobs.xlsx") -> Registered:
    return Registered(
        key=f"test-{manners}", publisher="Bureau", dataset="Jobs", title="Jobs", vintage="May 2025", year=2025,
        url=f"https://publisher.invalid/{manners}/{file}", licence="public domain", file=file, pattern=f"**/{file}",
        reader="oews", sha256=sha256,
    )  # fmt: skip


def get(server: Server, to: Path, one: Registered) -> Fetched:
    (result,) = fetch(to, base_url=server.url, entries=(one,))
    return result


def test_a_file_with_the_registered_checksum_takes_its_place(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    (result,) = fetch(
        tmp_path,
        base_url=server.url,
        entries=(entry("good"),),
        progress=lambda stage, done, total: seen.append((done, total)),
    )
    assert (result.outcome, result.bytes) == ("fetched", len(WORKBOOK))
    assert (tmp_path / "jobs.xlsx").read_bytes() == WORKBOOK
    assert seen[-1] == (len(WORKBOOK), len(WORKBOOK))
    assert [path.name for path in tmp_path.iterdir()] == ["jobs.xlsx"]


def test_a_file_that_is_right_already_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    get(server, tmp_path, entry("good"))
    assert get(server, tmp_path, entry("good")).outcome == "there"
    assert len(server.asked) == 1


def test_a_download_that_broke_off_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    first = get(server, tmp_path, entry("breaks"))
    assert first.outcome == "failed"
    assert "announced" in first.message
    half = (tmp_path / "jobs.xlsx.part").stat().st_size
    second = get(server, tmp_path, entry("breaks"))
    assert second.outcome == "fetched"
    assert second.bytes == len(WORKBOOK) - half
    assert server.asked[-1][1] == f"bytes={half}-"
    assert (tmp_path / "jobs.xlsx").read_bytes() == WORKBOOK


def test_a_file_that_changed_between_two_tries_is_begun_anew(server: Server, tmp_path: Path) -> None:
    assert get(server, tmp_path, entry("moved")).outcome == "failed"
    second = get(server, tmp_path, entry("moved"))
    assert (second.outcome, second.bytes) == ("fetched", len(WORKBOOK))


def test_a_server_that_lies_about_the_length_gives_one_clear_sentence(server: Server, tmp_path: Path) -> None:
    result = get(server, tmp_path, entry("liar"))
    assert result.outcome == "failed"
    assert f"announced {len(WORKBOOK) + 500:,} bytes and sent {len(WORKBOOK):,}" in result.message
    assert not (tmp_path / "jobs.xlsx").exists()


def test_a_changed_file_is_said_and_kept_aside_and_the_old_one_stays(server: Server, tmp_path: Path) -> None:
    (tmp_path / "jobs.xlsx").write_bytes(b"an older copy")
    result = get(server, tmp_path, entry("good", sha256="0" * 64))
    assert result.outcome == "changed"
    assert "has changed at the publisher" in result.message
    assert (tmp_path / result.file).read_bytes() == WORKBOOK
    assert (tmp_path / "jobs.xlsx").read_bytes() == b"an older copy"


def test_a_page_in_place_of_a_workbook_is_refused(server: Server, tmp_path: Path) -> None:
    result = get(server, tmp_path, entry("page"))
    assert result.outcome == "failed"
    assert "not such a file" in result.message
    assert list(tmp_path.iterdir()) == []


def test_one_files_failure_does_not_stop_the_others(server: Server, tmp_path: Path) -> None:
    results = fetch(tmp_path, base_url=server.url, entries=(entry("gone", file="a.xlsx"), entry("good", file="b.xlsx")))
    assert [result.outcome for result in results] == ["failed", "fetched"]
    assert "404" in results[0].message


def test_an_address_that_is_no_file_is_told_to_be_fetched_by_hand(tmp_path: Path) -> None:
    one = entry("good").model_copy(update={"url": "https://publisher.invalid/tables/"})
    (result,) = fetch(tmp_path, entries=(one,))
    assert result.outcome == "by hand"
    assert one.url in result.message


def test_a_directory_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    with pytest.raises(BuildError, match="Cannot write in"):
        fetch(tmp_path / "file", entries=())


def test_a_server_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    (result,) = fetch(tmp_path, base_url="http://127.0.0.1:9", entries=(entry("good"),))
    assert result.outcome == "failed"
    assert "broke off" in result.message
