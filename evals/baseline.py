"""The committed baseline: what each suite came to when somebody last moved it, by an explicit command and never otherwise.

Of a suite of cases it keeps how many passed and which failed: by id where the suite is open, by a digest where it is held
out, so that nobody who mends the code reads which held-out case failed, and cases can still be paired.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.suites import CaseError

BASELINE = Path(__file__).parent / "baseline.json"
OFFLINE = "offline"
_FORM = 2


class Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mean(Kept):
    """A mean over `n` with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    n: int


class Before(Kept):
    """A suite of cases as it was. `asked`: a digest of its cases' ids, equal where the same were asked. `points`: the mean
    of `evals.results.Points`; `grade`: the mean reading grade of its answers."""

    n: int
    passed: int
    asked: str
    failing: tuple[str, ...] = ()
    points: Mean | None = None
    grade: float | None = None


class RankedBefore(Kept):
    """A ranked suite as it was: each figure with its interval; `peers`: the same figures of a plain way, by its name."""

    n: int
    figures: dict[str, tuple[float, float, float]]
    peers: dict[str, dict[str, float]] = {}


class Baseline(Kept):
    """All suites: cases by the model that answered ("offline" is our own), ranked ones once. `builds`: the knowledge that
    a model's, or (under "ranked") the ranked figures were last measured with."""

    form: int = _FORM
    builds: dict[str, str] = {}
    cases: dict[str, dict[str, Before]] = {}
    ranked: dict[str, RankedBefore] = {}

    def of(self, model: str | None) -> dict[str, Before]:
        """The suites of cases as this model answered them; none where it was never committed. None: the offline one."""
        return self.cases.get(model or OFFLINE, {})


def read() -> Baseline:
    """The committed baseline; an empty one where there is none. Raises `CaseError` for one of another form."""
    if not BASELINE.is_file():
        return Baseline()
    try:
        return Baseline.model_validate_json(BASELINE.read_text(encoding="utf-8"))
    except (ValidationError, ValueError):
        raise CaseError(
            f"{BASELINE.name} is not of this form; remove it, and career-advisor eval --move-baseline writes it anew."
        ) from None


def move(
    suites: dict[str, Before], ranked: dict[str, RankedBefore], build: str, model: str | None = None, gone: Iterable[str] = ()
) -> Baseline:  # fmt: skip
    """Make these the baseline of their suites, for this model; other suites and models keep theirs, `gone` ones go."""
    before = read()
    name = model or OFFLINE
    left = {suite: one for suite, one in before.of(model).items() if suite not in set(gone)}
    ranks = {suite: one for suite, one in before.ranked.items() if suite not in set(gone)}
    builds = before.builds | ({name: build} if suites else {}) | ({"ranked": build} if ranked else {})
    after = Baseline(builds=builds, cases=before.cases | {name: left | suites}, ranked=ranks | ranked)
    whole = after.model_dump(mode="json", exclude_defaults=True) | {"form": _FORM}
    BASELINE.write_text(_compact(whole), encoding="utf-8")
    return after


def named(case: str, *, held: bool) -> str:
    """What a case is called in the baseline and in reports: its id, or eight characters that do not tell it."""
    return hashlib.sha256(case.encode()).hexdigest()[:8] if held else case


def asked(cases: Iterable[str]) -> str:
    """A digest of which cases there are."""
    return hashlib.sha256("\n".join(sorted(cases)).encode()).hexdigest()[:12]


def _compact(whole: dict[str, object]) -> str:
    """JSON with one suite a line: a review shows which moved."""
    lines = ["{", f' "form": {_FORM},', f' "builds": {_one(whole.get("builds", {}))},', ' "cases": {']
    cases = whole.get("cases", {})
    assert isinstance(cases, dict)
    for model in sorted(cases):
        lines.append(f"  {json.dumps(model)}: {{")
        lines += _rows(cases[model], "   ")
        lines.append("  }," if model != max(cases) else "  }")
    lines += [" },", ' "ranked": {']
    ranks = whole.get("ranked", {})
    assert isinstance(ranks, dict)
    return "\n".join([*lines, *_rows(ranks, "  "), " }", "}"]) + "\n"


def _rows(suites: dict[str, object], indent: str) -> list[str]:
    names = sorted(suites)
    return [f"{indent}{json.dumps(name)}: {_one(suites[name])}{',' if name != names[-1] else ''}" for name in names]


def _one(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
