"""Cases: what is asked, and what a right answer holds. Schema-checked YAML, one file a suite.

A figure is written as a query into the store, never as a literal number, so that a data release cannot break a case.
"""

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.answers import Outcome
from evals.compact import expanded
from knowledge.errors import KnowledgeError

COMMITTED = Path(__file__).parent / "cases"


class CaseError(KnowledgeError):
    """A case file that cannot be used, with the file and the place in it."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectedTool(Strict):
    """A call that must have been made: arguments are a subset, each value or any of a list of values, case ignored."""

    name: str
    arguments: dict[str, Any] = {}


class ExpectedFigure(Strict):
    """A row of the store whose figure must be among the facts (and, with `in_text`, in the text).

    `table` and `where` choose the row, `column` the figure; `year` "latest" is the newest in that table for the area.
    """

    table: Literal["wage", "projection", "resilience", "price_parity", "published_career"]
    where: dict[str, str | int]
    column: str
    in_text: bool = True


class Step(Strict):
    """One message and what its answer must hold."""

    say: str
    place: str | None = None
    outcome: list[Outcome] | Outcome
    tools: list[ExpectedTool] = []
    figures: list[ExpectedFigure] = []
    area: str | None = None  # code of the answer's place
    must: list[str] = []  # regular expressions, case ignored, on the text
    must_not: list[str] = []
    cards: list[str] = []  # types of findings that must be there
    choices: bool = False  # quick replies must be offered

    def outcomes(self) -> list[Outcome]:
        return self.outcome if isinstance(self.outcome, list) else [self.outcome]


class Case(Strict):
    """A talk of one or more steps, with the reason it is here."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    reason: str = Field(min_length=10)
    steps: list[Step] = Field(min_length=1)
    alike: bool = False  # each step is a talk of its own, and all must come out the same (see `evals.pairs`)


class Suite(Strict):
    """All cases of one kind."""

    suite: str = Field(pattern=r"^[a-z_]+$")
    cases: list[Case] = Field(min_length=1)


def load(directory: Path = COMMITTED, only: tuple[str, ...] = ()) -> list[Suite]:
    """Suites of a directory, sorted by name. Raises `CaseError` naming the file and the field at fault."""
    if not directory.is_dir():
        raise CaseError(f"{directory} is not a directory of cases.")
    suites = []
    for path in sorted(directory.glob("*.yaml")):
        try:
            suites.append(Suite.model_validate(expanded(yaml.safe_load(path.read_text(encoding="utf-8")))))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise CaseError(f"{path.name} is not valid YAML{f' at line {mark.line + 1}' if mark else ''}.") from None
        except ValidationError as error:
            # A misspelt field shows as one unknown and one missing: the unknown one is the cause.
            first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
            raise CaseError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}.") from None
    names = [one.suite for one in suites]
    if not suites:
        raise CaseError(f"There is no .yaml file of cases in {directory}.")
    if unknown := [name for name in only if name not in names]:
        raise CaseError(f"There is no suite {', '.join(unknown)}; there are {', '.join(names)}.")
    ids = [case.id for suite in suites for case in suite.cases]
    if doubled := {one for one in ids if ids.count(one) > 1}:
        raise CaseError(f"Two cases have the same id: {', '.join(sorted(doubled))}.")
    return [one for one in suites if not only or one.suite in only]
