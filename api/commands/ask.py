"""`career-advisor ask`: one turn on the terminal, or a talk."""

import json
import sys
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
    from advisor.safety import assess
    from advisor.service import Advisor


def ask(
    text: Annotated[list[str] | None, typer.Argument(help="The question. Without it: a talk.")] = None,
    place: Annotated[str | None, typer.Option(help="ZIP, 'City, ST', metro, state or area code.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole turn as JSON.")] = False,
    conversation: Annotated[str | None, typer.Option(help="Go on with this conversation.")] = None,
) -> None:
    """Answer one question (or hold a talk) from the knowledge on this machine."""
    from advisor.service import Advisor
    from advisor.settings import Settings
    from api.commands.progress import open_knowledge

    settings = Settings.load()
    errors = Console(stderr=True)
    urgent = assess(" ".join(text)) if text else None
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
    from advisor.errors import AdvisorError

    console = Console()
    if sys.stdin.isatty() and not as_json:
        console.print("Ask about a job, its pay near you, or what fits. An empty line ends the talk.")
    while True:
        try:
            line = console.input("[bold]you>[/bold] ") if sys.stdin.isatty() else next(sys.stdin)
        except (EOFError, StopIteration):
            return
        if not line.strip():
            if sys.stdin.isatty():
                return
            continue
        if line.strip().lower() in ("quit", "exit"):
            return
        try:
            conversation = _turn(advisor, line.strip(), place, conversation, as_json)
        except AdvisorError as error:
            # A talk goes on after a question that could not be taken.
            print(error, file=sys.stderr)


def _turn(advisor: "Advisor", text: str, place: str | None, conversation: str | None, as_json: bool) -> str:
    """One turn, printed as it comes; the conversation's id."""
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
        print(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False))
    else:
        console.print(Markdown(waiting))
        _show(console, answer)
    return answer.conversation_id


def _show(console: Console, answer: Answer) -> None:
    facts = {fact.id: fact for fact in answer.facts}
    for card in answer.findings:
        if isinstance(card, RankingCard):
            console.print(_ranking(card, facts))
        elif isinstance(card, WageCard):
            console.print(_wage(card, facts))
        elif isinstance(card, ResilienceCard) and card.inputs:
            console.print(_resilience(card, facts))
    for choice in answer.choices:
        console.print(f"  • {choice.label}: {choice.message}", style="cyan", highlight=False, markup=False)
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
