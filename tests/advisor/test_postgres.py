"""The records on PostgreSQL: the same migrations, the same talk, on a server that the test starts and stops."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from advisor.errors import NotFoundError
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of Debian's, in a directory of its own, on a socket only."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not programs:
        pytest.skip("Debian's postgresql is not installed (apt-get install postgresql)")
    here = Path("/tmp") / f"advisor-postgres-{os.getpid()}"  # a socket's path must be short
    here.mkdir()
    root = os.geteuid() == 0
    if root:
        shutil.chown(here, "postgres")  # the server refuses to run as root

    def run(*command: str) -> None:
        whole = ["runuser", "-u", "postgres", "--", *command] if root else list(command)
        subprocess.run(whole, check=True, capture_output=True, cwd=here)

    bin = programs[-1].parent
    run(str(bin / "initdb"), "-D", str(here / "data"), "-A", "trust", "-U", "postgres", "-E", "UTF8")
    options = f"-k {here} -c listen_addresses='' -c fsync=off"
    run(str(bin / "pg_ctl"), "-D", str(here / "data"), "-l", str(here / "log"), "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://postgres@/postgres?host={here}"
    finally:
        run(str(bin / "pg_ctl"), "-D", str(here / "data"), "-m", "immediate", "stop")
        shutil.rmtree(here, ignore_errors=True)


def test_a_talk_is_recorded_and_erased_on_postgresql(server: str, home: Path) -> None:
    settings = Settings(home=home, model="offline", openai_api_key=None, records_url=SecretStr(server))
    advisor = Advisor(settings)
    first = advisor.answer(request_of(message="how much do electricians make in Ohio?"))
    second = advisor.answer(
        request_of(message="and in Texas?", conversation_id=first.conversation_id), token=first.conversation_token
    )
    assert second.place is not None
    assert second.place.code == "48"
    again = Advisor(settings)
    assert len(again.conversation(first.conversation_id, first.conversation_token)["turns"]) == 2
    again.erase(first.conversation_token)
    with pytest.raises(NotFoundError):
        again.conversation(first.conversation_id, first.conversation_token)
    advisor.close()
    again.close()
