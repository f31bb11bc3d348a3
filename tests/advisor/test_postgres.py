"""The records on PostgreSQL: the same migrations, the same talk, on a server that the test starts and stops."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from advisor.answers import Usage
from advisor.errors import NotFoundError, OverBudgetError
from advisor.records import Records
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.spending import Spending


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


def test_spending_is_counted_and_bounded_on_postgresql(server: str, home: Path) -> None:
    settings = Settings(
        home=home, model="offline", openai_api_key=None, records_url=SecretStr(server), budget_turns_per_day=3
    )
    book = Spending(Records(settings.records), settings)
    refused = []

    def spend() -> None:
        for _ in range(2):
            try:
                with book.turn("k" * 64) as ongoing:
                    with book._records.session() as session:
                        ongoing.add(session, Usage(prompt_tokens=3_000_000_000, completion_tokens=1, cost_usd=0.5))
                    ongoing.kept = True
            except OverBudgetError:
                refused.append(1)

    threads = [threading.Thread(target=spend) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [found] = book.told()
    assert (found.turns, found.prompt_tokens, found.cost_usd, len(refused)) == (3, 9_000_000_000, 1.5, 3)
    book._records.close()


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
