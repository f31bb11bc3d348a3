"""Seeded defects in short: three of them, each seen by a suite that passes without it, and what a defect must be."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from evals import measurements
from evals.mutants import __main__ as command
from evals.mutants.catalogue import MUTANTS, SHORT
from evals.mutants.child import Job
from evals.mutants.mutant import Sample
from evals.mutants.product import Product
from evals.mutants.running import ChildError, _run, every_case, samples
from evals.suites import Case, DraftCase

ROOT = Path(__file__).resolve().parents[2]


def test_three_defects_are_each_caught_and_without_them_nothing_is(home: Path) -> None:
    cases = {name: held[:14] for name, held in every_case().items()}
    chosen = [one for one in MUTANTS if one.name in SHORT]
    found, control, n = command.measured(home, chosen, cases, Console(file=io.StringIO()))
    assert not control.caught
    assert control.broken is None
    assert n >= 20
    assert [(one.mutant.name, one.caught, one.broken) for one in found] == [(name, True, None) for name in SHORT]
    assert all(one.reached > 0 for one in found)
    assert all(sum(one.failed.values()) <= sum(one.cases.values()) for one in found)


def test_there_are_forty_defects_with_names_of_their_own_and_cases_to_see_them() -> None:
    cases = every_case()
    assert len(MUTANTS) >= 40
    assert not [name for name, times in Counter(one.name for one in MUTANTS).items() if times > 1]
    for one in MUTANTS:
        assert sum(len(ids) for ids in samples(one, cases).values()) >= 2, one.name
        assert not [suite for suite in samples(one, cases) if suite.endswith("_held")]


def test_the_same_cases_are_drawn_in_every_run_and_one_more_changes_one_at_most() -> None:
    cases: list[Case | DraftCase] = list(every_case()["conversation"])
    drawn = Sample("conversation", 12, "annual_median_usd").of(cases)
    assert drawn == Sample("conversation", 12, "annual_median_usd").of(cases[::-1])
    fewer = Sample("conversation", 12, "annual_median_usd").of([one for one in cases if one.id != drawn[0]])
    assert len(set(drawn) & set(fewer)) == 11


def test_every_target_of_a_change_is_there() -> None:
    # In a process of its own: a change is for good.
    code = (
        "from evals.mutants.catalogue import MUTANTS\nfrom evals.mutants.product import Product\n"
        "for one in MUTANTS:\n    one.change(Product())\nprint(len(MUTANTS))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert ended.stderr == ""
    assert int(ended.stdout) == len(MUTANTS)


def test_a_change_reaches_whoever_imported_the_function_and_what_measures_keeps_the_right_one() -> None:
    code = (
        "from evals import scorers\nfrom evals.mutants.product import Product\nfrom advisor.tools import show, offers\n"
        "import advisor.offline.prose.wording as wording\n"
        "product = Product()\nproduct.result('advisor.tools.show:show', lambda shown, fact: '$1')\n"
        "from types import SimpleNamespace\nfact = SimpleNamespace(value=66000, unit='USD/year', bound=None)\n"
        "print(show.show(fact), scorers.show(fact), product.reached)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.split() == ["$1", "$66,000", "1"]


def test_a_change_without_a_target_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Product().result("advisor.ledger:Ledger.no_such", lambda result, *_: result)


def test_an_unknown_name_is_told_and_nothing_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["p25-for-median", "no-such"]) == 2
    assert "no-such" in capsys.readouterr().err


def test_a_process_that_cannot_do_its_job_says_why() -> None:
    nowhere = Job(home=Path("/dev/null/nowhere"), mutant=None, model="offline", cases={"wages": ["nurse-nation"]})
    with pytest.raises(ChildError, match=r"\S"):
        _run(nowhere)


def test_a_section_of_the_measurements_replaces_its_own_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "measurements.md"
    measurements.record("mutants", measurements.table([("n", 40)]), path)
    measurements.record("build", measurements.table([("wall_s", 2)]), path)
    measurements.record("mutants", measurements.table([("n", 41)]), path)
    written = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", written, re.MULTILINE) == ["build", "mutants"]
    assert "| n | 41 |" in written
    assert "| n | 40 |" not in written
    assert re.search(r"^\d{4}-\d\d-\d\d, commit \w+$", written, re.MULTILINE)


@pytest.mark.parametrize("module", ["evals.mutants", "evals.bench"])
def test_help_says_what_there_is_and_runs_nothing(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "--help"], capture_output=True, text=True, check=True)
    names = [one.name for one in MUTANTS] if module == "evals.mutants" else ["turn_online", "memory", "editing"]
    assert all(name in done.stdout for name in names)
    assert done.stderr == ""
