"""`career-advisor settings` and `prompts`: what the program runs with."""

from rich.console import Console
from rich.table import Table


def settings() -> None:
    """Print each setting with the origin of its value; secrets are masked."""
    from advisor.settings import Settings

    console = Console()
    for one in Settings.load().told():
        line = f"{one.name} = {one.value or '(not set)'}  [{one.origin}]"
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def prompts() -> None:
    """Print each prompt with its digest and its length in tokens."""
    from knowledge.tokens import counter
    from prompts import every

    count = counter()
    table = Table("prompt", "digest", f"tokens ({count.name})")
    for one in every():
        table.add_row(one.name, one.digest, str(count.count(one.text)))
    Console().print(table)
