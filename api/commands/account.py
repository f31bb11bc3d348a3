"""`career-advisor account` and `career-advisor records`: who works here, how long files are kept."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from advisor.service import Advisor

app = typer.Typer(help="Counselors' accounts and their organisations.", no_args_is_help=True)
keeping = typer.Typer(help="What is kept, and for how long.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(help="The e-mail they sign in with.")]


@app.command("add")
def add(
    email: Email,
    role: Annotated[str, typer.Option(help="counselor, supervisor or admin.")],
    organisation: Annotated[str, typer.Option(help="Made with its first account.")] = "Our organisation",
) -> None:
    """Add an account. The password is asked for twice, or read from standard input."""
    with _advisor() as advisor:
        person = advisor.accounts.add(email, role, _password(), organisation)
    print(f"{person.email} can sign in as {person.role} of {person.organisation}.")


@app.command("list")
def listing() -> None:
    """List the accounts."""
    with _advisor() as advisor:
        found = advisor.accounts.all()
    for person, is_open in found:
        print(f"{person.email}  {person.role}  {person.organisation}{'' if is_open else '  closed'}")
    if not found:
        print("There is no account yet; add one with: career-advisor account add EMAIL --role counselor")


@app.command("password")
def password(email: Email) -> None:
    """Set another password, and sign the account out everywhere."""
    with _advisor() as advisor:
        advisor.accounts.set_password(email, _password())
    print(f"{email} has a new password and is signed out everywhere.")


@app.command("close")
def close(email: Email, reopen: Annotated[bool, typer.Option("--reopen", help="Open it again.")] = False) -> None:
    """Close an account and sign it out everywhere; its clients stay with the organisation."""
    with _advisor() as advisor:
        advisor.accounts.close(email, closed=not reopen)
    print(f"{email} can sign in again." if reopen else f"{email} can no longer sign in.")


@app.command("organisation")
def organisation(
    name: Annotated[str, typer.Argument(help="The organisation's name.")],
    retention_days: Annotated[
        int | None, typer.Option(min=0, max=36500, help="Days a closed client's file is kept; 0: without end.")
    ] = None,
    second_person: Annotated[
        bool | None, typer.Option(help="Whether somebody other than the author must approve a draft.")
    ] = None,
) -> None:
    """Show the settings of an organisation, or change them."""
    with _advisor() as advisor:
        found = advisor.accounts.set_organisation(name, retention_days=retention_days, second_person=second_person)
    kept = "without end" if found.retention_days is None else f"for {found.retention_days} days"
    second = "a second person" if found.second_person else "one person, who may be the author"
    print(f"{found.name}: closed files are kept {kept}; a draft is approved by {second}.")


@keeping.command("purge")
def purge() -> None:
    """Erase what is kept no longer: clients closed longer ago than their organisation keeps them, and talks older than
    ADVISOR_RETENTION_DAYS."""
    with _advisor() as advisor:
        gone = advisor.purge()
    clients = f"{gone.clients} client{'' if gone.clients == 1 else 's'}"
    print(f"Erased {clients} and {gone.talks} talk{'' if gone.talks == 1 else 's'}.")


@contextmanager
def _advisor() -> "Iterator[Advisor]":
    from advisor.service import Advisor
    from advisor.settings import Settings

    found = Advisor(Settings.load())
    try:
        yield found
    finally:
        found.close()


def _password() -> str:
    """Asked for where somebody sits, else the first line of standard input: an argument would stand in the history."""
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
