"""`career-advisor case`: cases for measuring that were proposed from drafts; a person accepts or refuses each."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def _advisor() -> "Iterator[Advisor]":
    from advisor.service import Advisor
    from advisor.settings import Settings

    found = Advisor(Settings.load())
    try:
        yield found
    finally:
        found.close()
