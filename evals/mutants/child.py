"""What one process of a run does: a job is one mutant or none with its cases, and its report what came of each."""

import logging
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path

from pydantic import BaseModel, SecretStr

from advisor.settings import Settings
from evals import drafts
from evals.fake_provider.serving import serving
from evals.mutants.catalogue import MUTANTS
from evals.mutants.product import Product
from evals.online.room import Room
from evals.results import Result
from evals.run import run
from evals.suites import Loaded, load

_TIMED = "it took "
"""How a fault begins that tells of the machine, not of the product."""


class Job(BaseModel):
    """`mutant`: its name, `None` for the product as it is; `cases`: ids by suite; `home`: where the knowledge is."""

    home: Path
    mutant: str | None
    model: str
    cases: Mapping[str, list[str]]


class Report(BaseModel):
    """`faults`: what was wrong, by `suite/case`, empty where it passed; `reached`: how often the change made a difference;
    `broken`: what went to pieces, the change itself or the product under it, so that no suite had anything to see."""

    reached: int
    broken: str | None
    faults: dict[str, list[str]]


class _Heard(logging.Handler):
    """The first turn that ended in an error of ours: told to the reader as a broken-off answer, and a crash all the same."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.first: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self.first is None and record.exc_info is not None:
            self.first = f"a turn broke down: {record.exc_info[1]!r}"[:200]


def send(job: Job, sender: Connection) -> None:
    """Does the job and sends its report, or one sentence where it could not be done."""
    # What a provider does is told by the results; the drafts' own warnings are read by their suite.
    logging.getLogger("advisor.provider").setLevel(logging.ERROR)
    try:
        sender.send(done(job).model_dump())
    except Exception as error:  # noqa: BLE001 - whatever a defect breaks is told to the one who made it
        sender.send(f"{type(error).__name__}: {error}")


def done(job: Job) -> Report:
    """The report of a job. It changes the product of this process for good."""
    product, heard = Product(), _Heard()
    logging.getLogger("advisor.rounds").addHandler(heard)
    # Everything that measures is imported by now, so that the change reaches the product alone.
    if job.mutant is not None:
        next(one for one in MUTANTS if one.name == job.mutant).change(product)
    with ExitStack() as closing:
        scratch = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        settings = Settings.load().model_copy(
            update={
                "home": job.home,
                "model": job.model,
                "records_url": SecretStr(f"sqlite:///{scratch}/records.sqlite"),
            }
        )
        if job.model != "offline":
            url = closing.enter_context(serving()).url
            settings = settings.model_copy(update={"openai_base_url": url, "openai_api_key": SecretStr("none")})
        room = Room(settings)
        closing.callback(room.close)
        results = _ran(room, load(only=tuple(job.cases)), job.cases)
    faults = {f"{one.suite}/{one.case}": _lasting(one.faults) for one in results if one.skipped is None}
    return Report(reached=product.reached, broken=product.broken or heard.first, faults=faults)


def _ran(room: Room, loaded: Loaded, wanted: Mapping[str, list[str]]) -> list[Result]:
    quiet: Callable[[int, int], None] = lambda _done, _total: None  # noqa: E731
    talks = [
        one.model_copy(update={"cases": [case for case in one.cases if case.id in wanted[one.suite]]})
        for one in loaded.cases
    ]
    asked = [
        one.model_copy(update={"drafts": [case for case in one.drafts if case.id in wanted[one.suite]]})
        for one in loaded.drafts
    ]
    results = run(room, talks, quiet) if talks else []
    return [*results, *(drafts.run(room.advisor, asked, quiet) if asked else [])]


def _lasting(faults: list[str]) -> list[str]:
    return [one for one in faults if not one.startswith(_TIMED)]
