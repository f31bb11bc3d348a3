"""A turn that was recorded on this machine, as a case: what was asked, and what its answer held, as queries into the store.

The words are made to tell nobody (`advisor.deidentified`): a person reads them before they are used. A place smaller than a
state becomes its state there, so what an answer held of the smaller place is then no part of the case.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from filelock import FileLock

from advisor.answers import Answer
from advisor.deidentified import deidentified, state_of
from advisor.facts import RowRef
from advisor.tools.show import show
from evals.scorers import STATISTICS, faults
from evals.suites import Case, CaseError, ExpectedFigure, Step, Suite

if TYPE_CHECKING:
    from advisor.service import Advisor
    from knowledge.store import Knowledge

SUITE = "recorded"
_TABLES = {"wage", "projection", "resilience", "price_parity", "published_career"}
_YEARS = re.compile(r"(^|_)(year|month)$")


class Recorded(NamedTuple):
    """The case, where it was written, and what a person should know of it, a sentence each."""

    case: Case
    file: Path
    notes: list[str]


def add(advisor: "Advisor", turn_id: str, reason: str, *, as_said: bool = False) -> Recorded:
    """Write a turn, with the talk before it, as a case into `cases/recorded.yaml` under the home. `as_said`: leave the words
    as they are. Raises `NotFoundError` for a turn that is not there, `CaseError` for one that no case can hold."""
    turns, rows = advisor.conversations.recorded(turn_id)
    if not turns or turn_id != turns[-1][1].turn_id:
        raise CaseError(f"Of the turn {turn_id} nothing is kept that could be asked again.")
    case, notes = case_of(turns, rows, advisor.knowledge, reason, as_said=as_said)
    file = advisor.settings.home / "cases" / f"{SUITE}.yaml"
    _append(file, case)
    return Recorded(case, file, notes)


def case_of(
    turns: list[tuple[dict[str, Any], Answer]],
    rows: Mapping[str, RowRef],
    knowledge: "Knowledge",
    reason: str,
    *,
    as_said: bool = False,
) -> tuple[Case, list[str]]:
    """The case of the last of these turns, and notes. What its own answer would not pass is not written."""
    notes, steps = [], []
    for request, answer in turns:
        if request.get("page") or request.get("coordinates"):
            raise CaseError("A turn that came with a page or with coordinates cannot be written as a case.")
        said, place = str(request["message"]), request.get("place")
        bare = said if as_said else deidentified(said, (), knowledge)
        at = place if as_said or not place else state_of(place, knowledge)
        changed = bare != said or at != place
        if changed:
            notes.append(f"The words were changed to “{bare}”{f' in {at}' if at else ''}; a name may be left.")
        step: dict[str, Any] = {"say": bare, "outcome": answer.outcome} | ({"place": at} if at else {})
        if answer is turns[-1][1]:
            step |= _held(answer, rows, knowledge, everything=not changed)
        steps.append(Step.model_validate(step))
    last = turns[-1][1]
    right = _proven(steps[-1], last, knowledge)
    if left := len(steps[-1].figures) - len(right.figures):
        notes.append(f"{left} figures are left out, because the store no longer holds them so.")
    name = re.sub(r"[^a-z0-9]", "", last.turn_id.lower().removeprefix("t_"))[:12]
    return Case(id=f"recorded-{name}", reason=reason, steps=[*steps[:-1], right]), notes


def _held(answer: Answer, rows: Mapping[str, RowRef], knowledge: "Knowledge", *, everything: bool) -> dict[str, Any]:
    """What an answer held, as a step expects it. Not `everything`: nothing of a place smaller than a state."""
    small = {one.code for one in knowledge.areas.all() if one.level not in ("state", "nation")}
    figures = []
    for fact in answer.facts:
        row = rows.get(fact.id)
        if row is None or row.table not in _TABLES or row.column not in STATISTICS or show(fact) not in answer.text:
            continue
        # No year: the newest row counts, whatever release there is when it runs.
        where = {key: value for key, value in row.key.items() if not _YEARS.search(key)}
        if everything or where.get("area_code") not in small:
            figures.append({"table": row.table, "where": where, "column": row.column})
    held: dict[str, Any] = {
        "tools": [
            {"name": one.name, "arguments": _arguments(one.arguments, knowledge, everything)} for one in answer.tools
        ],
        "figures": [one for place, one in enumerate(figures) if one not in figures[:place]],
        "cards": sorted({card.type for card in answer.findings}),
        "choices": bool(answer.choices),
    }
    if answer.place is not None and (everything or answer.place.code not in small):
        held["area"] = answer.place.code
    return {key: value for key, value in held.items() if value}


def _arguments(given: Mapping[str, Any], knowledge: "Knowledge", everything: bool) -> dict[str, Any]:
    """A call's arguments; where the words were changed, those that would tell what was taken out are not kept."""
    there = {key: value for key, value in given.items() if value is not None}
    if everything:
        return there
    return {
        key: value
        for key, value in there.items()
        if not isinstance(value, str) or (key != "place" and deidentified(value, (), knowledge) == value)
    }


def _proven(step: Step, answer: Answer, knowledge: "Knowledge") -> Step:
    """The step with those figures alone that its own answer passes."""

    def stands(figure: ExpectedFigure) -> bool:
        alone = Step(say=step.say, outcome=answer.outcome, figures=[figure])
        # Other faults of the answer are not this figure's.
        told = faults(alone, answer, knowledge.engine)
        return not any(one.startswith(("no fact equals", "the text does not show", "the store has no")) for one in told)

    return step.model_copy(update={"figures": [one for one in step.figures if stands(one)]})


def _append(file: Path, case: Case) -> None:
    """Write the case behind those that are there; what a person wrote in the file stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{file}.lock", timeout=10):
        try:
            given = (yaml.safe_load(file.read_text(encoding="utf-8")) or {}) if file.exists() else {}
            there = given.get("cases", [])
            if any(one["id"] == case.id for one in there):
                raise CaseError(f"{case.id} is in {file} already; edit it there.")
            whole = given | {
                "suite": given.get("suite", SUITE),
                "cases": [*there, case.model_dump(mode="json", exclude_defaults=True)],
            }
            Suite.model_validate({"suite": whole["suite"], "cases": whole["cases"]})
        except (yaml.YAMLError, AttributeError, TypeError, KeyError, ValueError):
            raise CaseError(f"{file} is no file of cases any more; mend it or move it away.") from None
        beside = file.with_suffix(".part")
        beside.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
        beside.replace(file)
