"""`career-advisor ask`: one turn on the terminal, or a talk."""

import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from advisor.answers import Answer
from advisor.cards import RankingCard, ResilienceCard, WageCard
from advisor.facts import Fact
from advisor.tools.show import show

if TYPE_CHECKING:
    from advisor.service import Advisor


_ENDS = ("exit", "quit", "salir")


def ask(
    text: Annotated[list[str] | None, typer.Argument(help="The question. Without it: a talk.")] = None,
    place: Annotated[str | None, typer.Option(help="ZIP, 'City, ST', metro, state or area code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole turn as JSON.")] = False,
    conversation: Annotated[str | None, typer.Option(help="Go on with this conversation.")] = None,
) -> None:
    """Answer one question (or hold a talk) from the knowledge on this machine."""
    from advisor.safety import assess
    from advisor.sensing import sense_of
    from advisor.service import Advisor
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    settings = Settings.load()
    errors = Console(stderr=True)
    urgent = assess(" ".join(text), sense=sense_of(settings)) if text else None
    if urgent is None or urgent.outcome != "crisis":
        # Help needs no knowledge, and does not wait for it.
        open_knowledge(settings, errors).close()
    advisor = Advisor(settings)
    try:
        if text:
            # The shell's words joined: a question needs no quotes unless it holds the shell's own signs.
            _turn(advisor, " ".join(text), place, conversation, as_json)
            return
        _talk(advisor, place, conversation, as_json)
    finally:
        advisor.close()


def _talk(advisor: "Advisor", place: str | None, conversation: str | None, as_json: bool) -> None:
    """Turn after turn, until the input ends or "exit" is said. Lines typed before come back with the arrow keys while the
    talk lasts; they are written nowhere, so that what is erased is gone."""
    from advisor.errors import AdvisorError

    typed = sys.stdin.isatty()
    if typed:
        with suppress(ImportError):  # not on every system
            import readline  # noqa: F401  `input` edits lines and remembers them once it is loaded
    if typed and not as_json:
        print("Ask about a job, its pay near you, or what fits. “exit” or an empty line ends the talk.")
    offered: list[str] = []
    while (line := _line(typed)) is not None and line.lower() not in _ENDS:
        if not line:
            if typed:
                break
            continue
        try:
            answer = _turn(advisor, _chosen(line, offered, as_json), place, conversation, as_json, numbered=True)
        except AdvisorError as error:
            # A talk goes on after a question that could not be taken.
            print(error, file=sys.stderr)
        except KeyboardInterrupt:
            print("\nStopped; this question was not recorded.", file=sys.stderr)
        else:
            conversation, offered = answer.conversation_id, _offers(answer)
    if typed and conversation is not None and not as_json:
        print(f"To go on later: career-advisor ask --conversation {conversation}")


def _line(typed: bool) -> str | None:
    """The next line without blanks around it; `None` at the end of the input."""
    try:
        return (input("you> ") if typed else next(sys.stdin)).strip()
    except (EOFError, StopIteration, KeyboardInterrupt):
        if typed:
            print()
        return None


def _chosen(line: str, offered: list[str], as_json: bool) -> str:
    """What a line asks: a number takes the offer of that number. A ZIP is longer than any number on offer."""
    if not (line.isdecimal() and len(line) <= 2 and 1 <= int(line) <= len(offered)):
        return line
    if not as_json:
        print(f"→ {offered[int(line) - 1]}")
    return offered[int(line) - 1]


def _offers(answer: Answer) -> list[str]:
    """What can be asked next by its number: the choices, then the suggestions."""
    return [*(choice.message for choice in answer.choices), *answer.follow_ups]


def _turn(
    advisor: "Advisor", text: str, place: str | None, conversation: str | None, as_json: bool, *, numbered: bool = False
) -> Answer:
    """One turn, printed as it comes. `numbered`: the choices are taken by their number."""
    from advisor.requests import request_of
    from advisor.stream import Done, Text

    request = request_of(message=text, place=place, conversation_id=conversation)
    answer: Answer | None = None
    console = Console()
    waiting = ""
    for event in advisor.ask(request, trusted=True):
        if isinstance(event, Text) and not as_json:
            waiting += event.text
            # Paragraph by paragraph: whole ones can be wrapped to the window.
            *whole, waiting = waiting.split("\n\n")
            for paragraph in whole:
                console.print(Markdown(paragraph), end="\n")
        if isinstance(event, Done):
            answer = event.answer
    assert answer is not None
    if as_json:
        print(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False), flush=True)
    else:
        console.print(Markdown(waiting))
        _show(console, answer, numbered)
    return answer


def _show(console: Console, answer: Answer, numbered: bool) -> None:
    facts = {fact.id: fact for fact in answer.facts}
    for card in answer.findings:
        if isinstance(card, RankingCard):
            console.print(_ranking(card, facts))
        elif isinstance(card, WageCard):
            console.print(_wage(card, facts))
        elif isinstance(card, ResilienceCard) and card.inputs:
            console.print(_resilience(card, facts))
    said = [
        choice.message if choice.label == choice.message else f"{choice.label}: {choice.message}"
        for choice in answer.choices
    ]
    for number, offer in enumerate(said + (answer.follow_ups if numbered else []), 1):
        mark = f"{number}." if numbered else "•"
        console.print(f"  {mark} {offer}", style="cyan", highlight=False, markup=False)
    for citation in answer.citations:
        console.print(
            f"[{citation.id}] {citation.publisher}: {citation.title}, {citation.vintage}. {citation.url}",
            style="dim", markup=False, highlight=False, soft_wrap=True,
        )  # fmt: skip


def _ranking(card: RankingCard, facts: dict[str, Fact]) -> Table:
    shown = f"{len(card.items)} of {card.considered} looked at"
    table = Table(title=f"{card.within.title}, {card.place.title}: {shown}", title_justify="left")
    table.add_column("#", justify="right")
    table.add_column("Occupation")
    table.add_column("Code", style="dim")
    table.add_column(card.by.replace("_", " "), justify="right")
    for item in card.items:
        fact = facts[item.fact]
        table.add_row(str(item.rank), item.title, item.code, f"{show(fact)} [{fact.citation}]")
    return table


def _wage(card: WageCard, facts: dict[str, Fact]) -> Table:
    table = Table(title=f"{card.title} ({card.code}), {card.area.title}", title_justify="left")
    for name in card.percentiles:
        table.add_column(name, justify="right")
    if card.percentiles:
        table.add_row(*(f"{show(facts[key])} [{facts[key].citation}]" for key in card.percentiles.values()))
    return table


def _resilience(card: ResilienceCard, facts: dict[str, Fact]) -> Table:
    table = Table(title=f"AI resilience of {card.title}", title_justify="left")
    table.add_column("Part")
    table.add_column("Value", justify="right")
    table.add_column("Points", justify="right")
    for part in card.inputs:
        value = f"{show(facts[part.fact])} [{facts[part.fact].citation}]" if part.fact else "missing"
        table.add_row(part.name, value, "" if part.points is None else f"{part.points} of 2")
    return table
