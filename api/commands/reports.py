"""`career-advisor reports`: the errors that readers reported."""

import json
from typing import Annotated

import typer
from rich.console import Console


def reports(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    remove: Annotated[
        str | None, typer.Option("--remove", help="Remove the report of this id, its contact too.")
    ] = None,
) -> None:
    """List what readers reported, newest first; or remove a report that was dealt with."""
    from advisor.errors import NotFoundError
    from advisor.service import Advisor
    from advisor.settings import Settings

    advisor = Advisor(Settings.load())
    try:
        if remove is not None:
            if not advisor.reports.remove(remove):
                raise NotFoundError(f"There is no report {remove}.")
            print(f"Removed {remove}.")
            return
        found = advisor.reports.all()
    finally:
        advisor.close()
    if as_json:
        for one in found:
            print(json.dumps(one.model_dump(mode="json")))
        return
    if not found:
        print("Nothing was reported.")
        return
    console = Console()
    for one in found:
        told = {"section": one.section, "read": one.read, "text": one.text, "contact": one.contact}
        lines = [f"{one.id}  {one.created_at:%Y-%m-%d %H:%M} UTC  {one.page}  build {one.knowledge_build}"]
        lines += [f"  {name}: {value}" for name, value in told.items() if value]
        console.print("\n".join(_tame(line) for line in lines), highlight=False, markup=False, soft_wrap=True)


def _tame(line: str) -> str:
    """What a stranger wrote must not steer the operator's terminal, nor look like a line of ours."""
    return "".join(char if char.isprintable() else " " for char in line)
