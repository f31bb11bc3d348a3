"""A process that edits drafts until it is killed, and one that looks at what is left.

`edit HOME DRAFT FIRST BASE` saves the draft again and again, each time with one more sentence, and tells each revision on
standard output only once it was acknowledged.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from advisor.drafting.document import Section, Sentence
from advisor.settings import Settings
from evals.bench.measure import Line
from knowledge.store import open_or_build

if TYPE_CHECKING:
    from advisor.accounts import Person
    from advisor.service import Advisor

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery"
EMAIL = "ana@here.example"
KILLS, SHORT = 100, 8


class Exam(NamedTuple):
    """What came of it: kills, revisions acknowledged and kept, and everything that was wrong."""

    kills: int
    acknowledged: int
    kept: int
    faults: list[str]


def opened(home: Path) -> "Advisor":
    from advisor.service import Advisor

    return Advisor(Settings(home=home, model="offline", openai_api_key=None, records_url=None))


def edit(home: Path, draft_id: str, first: int, base: str) -> None:
    """Saves until somebody ends it. The first may have been stored before, its acknowledgement lost: it is sent again as it
    was, on the revision (`base`, a digest) that was the newest known."""
    advisor = opened(home)
    person = _person(advisor)
    told = advisor.drafts.revision(person, draft_id, 1)
    # What the first check loads is loaded now: the kill is to strike while it saves. The newest again is no new revision.
    newest = advisor.drafts.read(person, draft_id).revision
    assert newest is not None
    advisor.drafts.save(person, draft_id, newest.sections)
    _tell("ready")
    number = first
    while True:
        kept = Section(heading="Kept", sentences=[Sentence(text=f"Edit number x{number}x is kept.", kind="judgement")])
        saved = advisor.drafts.save(person, draft_id, [*told.sections[:2], kept], base).revision
        assert saved is not None
        _tell(f"{number} {saved.number} {saved.digest}")
        number, base = number + 1, saved.digest


def examine(home: Path, kills: int, seed: int = 7) -> Exam:
    """Kill an editing process so many times at random moments, and hold what it acknowledged against what is there."""
    from advisor.draft_states import NewDraft

    chance = random.Random(seed)
    advisor = opened(home)
    advisor.accounts.add(EMAIL, "counselor", PASSWORD, "Here")
    person = _person(advisor)
    draft = advisor.drafts.request(person, NewDraft(kind="questions", request="Questions for a first meeting."))
    advisor.close()
    assert draft.revision is not None
    acknowledged: list[tuple[int, int, str]] = []
    first, base = 0, draft.revision.digest
    for _ in range(kills):
        acknowledged += _killed(home, draft.draft_id, first, base, chance.randint(0, 3), chance.uniform(0.0, 0.15))
        if acknowledged:
            first, base = acknowledged[-1][0] + 1, acknowledged[-1][2]
    return _held_against(opened(home), draft.draft_id, acknowledged, kills)


def _killed(home: Path, draft_id: str, first: int, base: str, saved: int, seconds: float) -> list[tuple[int, int, str]]:
    """What an editing process acknowledged before it was killed: so many seconds after so many saves, however long they
    take on this machine."""
    command = [sys.executable, "-m", "evals.bench.editing", "edit", str(home), draft_id, str(first), base]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=_environment()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", "it could not begin"
        told = "".join(process.stdout.readline() for _ in range(saved))
        time.sleep(seconds)
        process.kill()
        # A line that was cut by the kill was not told.
        lines = [one.split() for one in (told + process.stdout.read()).split("\n")[:-1]]
    return [(int(edit), int(number), digest) for edit, number, digest in lines]


def _held_against(advisor: "Advisor", draft_id: str, acknowledged: list[tuple[int, int, str]], kills: int) -> Exam:
    person = _person(advisor)
    history = advisor.drafts.revisions(person, draft_id)
    by_number = {one.number: one for one in history}
    faults = []
    if len(acknowledged) < kills:
        faults.append("too few edits were acknowledged for the kills to say anything")
    if [one.number for one in history] != list(range(1, len(history) + 1)):
        faults.append(f"the numbers have gaps or doubles: {[one.number for one in history]}")
    for edit, number, digest in acknowledged:
        if number not in by_number or by_number[number].digest != digest:
            faults.append(f"edit {edit} was acknowledged as revision {number} and is not there")
    texts: dict[str, int] = {}
    for one in history[1:]:
        text = advisor.drafts.revision(person, draft_id, one.number).sections[-1].sentences[-1].text
        texts[text] = texts.get(text, 0) + 1
    faults += [f"{text} stands in {many} revisions" for text, many in texts.items() if many > 1]
    faults += [
        f"edit {edit} is in no revision" for edit, *_ in acknowledged if f"Edit number x{edit}x is kept." not in texts
    ]
    if len(history) - 1 > len(acknowledged) + 1:
        faults.append("more revisions than edits that were begun")
    advisor.close()
    return Exam(kills, len(acknowledged), len(history) - 1, faults)


def _person(advisor: "Advisor") -> "Person":
    return next(person for person, _ in advisor.accounts.all() if person.email == EMAIL)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def bench(settings: Settings, short: bool = False) -> Line:
    """Kills of an editing process at random moments: what it acknowledged, what is kept, and what was wrong."""
    with tempfile.TemporaryDirectory() as made:
        open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()
        (Path(made) / "knowledge").symlink_to((settings.home / "knowledge").resolve(), target_is_directory=True)
        exam = examine(Path(made), SHORT if short else KILLS)
    for fault in exam.faults:
        print(fault, file=sys.stderr)
    return Line(
        bench="editing",
        figures={"kills": exam.kills, "acknowledged": exam.acknowledged, "kept": exam.kept, "faults": len(exam.faults)},
        bars={"no acknowledged revision lost or doubled": not exam.faults},
    )


if __name__ == "__main__":
    edit(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5])
