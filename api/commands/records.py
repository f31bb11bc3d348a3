"""`career-advisor export` and `erase`: everything held about a person; remove it."""

import json
from typing import Annotated

import typer

Subject = Annotated[str, typer.Option("--subject", help="A conversation id, or a client id.")]


def export(subject: Subject) -> None:
    """Print everything held about a subject as JSON."""
    from advisor.service import Advisor
    from advisor.settings import Settings

    advisor = Advisor(Settings.load())
    print(json.dumps(advisor.export_subject(subject), ensure_ascii=False, indent=2))


def erase(subject: Subject) -> None:
    """Remove everything held about a subject."""
    from advisor.service import Advisor
    from advisor.settings import Settings

    advisor = Advisor(Settings.load())
    turns = advisor.erase_subject(subject)
    of_turns = f" with {turns} turn{'' if turns == 1 else 's'}" if turns else ""
    print(f"Removed {subject}{of_turns}.")
