"""`career-advisor own`: an operator's own content, checked before it is used."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Your own local programs, partners, offices and referrals.", no_args_is_help=True)


@app.command("check")
def check(
    directory: Annotated[
        Path | None, typer.Argument(help="The folder; without it ADVISOR_OWN.", show_default=False)
    ] = None,
) -> None:
    """Print what is wrong in a folder, a line each with file and line; exit 2 if anything would be left out."""
    from advisor.errors import AdvisorError
    from advisor.settings import Settings
    from knowledge.own import read

    folder = directory or Settings.load().own
    if folder is None:
        raise AdvisorError("Name a folder, or set ADVISOR_OWN to one; docs/own-content.md says what stands in it.")
    content = read(folder)
    for one in content.refused:
        print(one)
    named = [*(one.organisation for one in content.texts), *(one.organisation for one in content.referrals)]
    owners = sorted(set(named) - {""})
    whose = f" (of them some for {', '.join(owners)} alone)" if owners else ""
    print(
        f"{_counted(len(content.texts), 'text')} and {_counted(len(content.referrals), 'referral')} can be used{whose}."
    )
    if content.refused:
        raise typer.Exit(2)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
