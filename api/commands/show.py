"""`career-advisor settings`: what the program runs with."""

from rich.console import Console


def settings() -> None:
    """Print each setting with the origin of its value; secrets are masked."""
    from advisor.settings import Settings

    console = Console()
    for one in Settings.load().told():
        line = f"{one.name} = {one.value or '(not set)'}  [{one.origin}]"
        console.print(line, highlight=False, markup=False, soft_wrap=True)
