"""`career-advisor case`: cases of one's own: written from a recorded turn, imported, or proposed from drafts, where a person
accepts or refuses each."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from advisor.service import Advisor

app = typer.Typer(help="Cases of your own, for career-advisor eval --cases DIR.", no_args_is_help=True)

CaseId = Annotated[str, typer.Argument(help="The id of a proposed case.")]


@app.command("proposals")
def proposals(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Those accepted or refused too.")] = False,
) -> None:
    """List the cases proposed from edits of drafts and votes against them, without what tells who they were for."""
    import yaml

    with _advisor() as advisor:
        found = advisor.proposals.all(None if everything else "proposed")
    if as_json:
        for one in found:
            print(json.dumps(one.model_dump(mode="json"), ensure_ascii=False))
        return
    for one in found:
        print(f"{one.id} ({one.state}, from {'an edit' if one.why == 'edit' else 'a vote'})")
        print(yaml.safe_dump(one.case, allow_unicode=True, sort_keys=False, width=100), end="\n")
    # What is only for a person is kept out of what a program reads.
    print(
        "Read each before you accept it: a name may be left. career-advisor case accept ID, or refuse ID."
        if found
        else "No case is proposed.",
        file=sys.stderr if found else sys.stdout,
    )


@app.command("accept")
def accept(case_id: CaseId) -> None:
    """Accept a case: it is written to cases/drafts.yaml under ADVISOR_HOME."""
    with _advisor() as advisor:
        advisor.proposals.decide(case_id, accepted=True)
        file = advisor.proposals.file
    print(f"Accepted {case_id}. Run it with: career-advisor eval --cases {file.parent}")


@app.command("refuse")
def refuse(case_id: CaseId) -> None:
    """Refuse a case: it is not proposed again."""
    with _advisor() as advisor:
        advisor.proposals.decide(case_id, accepted=False)
    print(f"Refused {case_id}.")


@app.command("add")
def add(
    turn_id: Annotated[str, typer.Argument(help="The id of a recorded turn (turn_id of an answer).")],
    reason: Annotated[str, typer.Option(help="Why it is a case: what a wrong product would do here.")],
    as_said: Annotated[
        bool, typer.Option("--as-said", help="Leave names, dates and small places in its words.")
    ] = False,
) -> None:
    """Write a recorded turn as a case into cases/recorded.yaml under ADVISOR_HOME."""
    from evals.recording import add as write

    if len(reason.strip()) < 10:
        print("A reason of ten characters or more is needed: what would a wrong product do here?", file=sys.stderr)
        raise typer.Exit(2)
    with _advisor() as advisor:
        found = write(advisor, turn_id, reason.strip(), as_said=as_said)
    for one in found.notes:
        print(one)
    print(f"Added {found.case.id}. Read it, then run it with: career-advisor eval --cases {found.file.parent}")


@app.command("import")
def bring_in(
    file: Annotated[Path, typer.Argument(help="A table of titles and codes, or a folder of MELO.")],
    form: Annotated[str, typer.Option("--format", help="titles-csv or melo.")] = "titles-csv",
    to: Annotated[Path | None, typer.Option(help="The folder of cases to write into; else ADVISOR_HOME/cases.")] = None,
    name: Annotated[str | None, typer.Option(help="The name of the suite; else that of the file.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over another suite of that name.")] = False,
) -> None:
    """Write an outside benchmark of job titles as a ranked suite of occupations."""
    from evals.importing import write

    with _advisor() as advisor:
        done = write(file, form, to or advisor.settings.home / "cases", advisor.knowledge, name, replace=replace)
    queries = "1 query" if done.queries == 1 else f"{done.queries} queries"
    print(f"Written: {done.file} ({queries}; {done.told}).")
    print(f"Run it with: career-advisor eval --cases {done.file.parent}")


@contextmanager
def _advisor() -> "Iterator[Advisor]":
    from advisor.service import Advisor
    from advisor.settings import Settings

    found = Advisor(Settings.load())
    try:
        yield found
    finally:
        found.close()
