"""`career-advisor usage`: turns, tokens and cost of the last days, per key."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

_PREFIX = 8


def usage(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days back, today included.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Print what was spent: turns, tokens and cost per day (UTC) and key. A key shows as the head of its digest."""
    from advisor.service import Advisor
    from advisor.settings import Settings

    advisor = Advisor(Settings.load())
    try:
        spent = advisor.spending.told(days)
    finally:
        advisor.close()
    if as_json:
        for one in spent:
            print(json.dumps(one._asdict() | {"key_digest": one.key_digest[:_PREFIX]}))
        return
    if not spent:
        print("Nothing was asked in these days.")
        return
    table = Table("day (UTC)", "key", "turns", "prompt tokens", "completion tokens", "cost, USD")
    for column in table.columns[2:]:
        column.justify = "right"
    for one in spent:
        cost = "not known" if one.cost_usd is None else f"{one.cost_usd:.4f}"
        table.add_row(
            one.day, one.key_digest[:_PREFIX] or "-", f"{one.turns:,}", f"{one.prompt_tokens:,}",
            f"{one.completion_tokens:,}", cost,
        )  # fmt: skip
    Console().print(table)
