"""`career-advisor switch offline|online`: whether the provider is asked, for all processes on these records."""

from typing import Annotated, Literal

import typer


def switch(
    to: Annotated[Literal["offline", "online"], typer.Argument(help="Answer without the provider, or with it again.")],
    why: Annotated[str | None, typer.Option("--why", help="Kept in the switch's history, and told by /readyz.")] = None,
) -> None:
    """Turn the provider off or on again; every process sees it within two seconds."""
    from advisor.service import Advisor
    from advisor.settings import Settings

    advisor = Advisor(Settings.load())
    try:
        advisor.switch.turn(offline=to == "offline", why=why)
        stand = advisor.switch.stand()
    finally:
        advisor.close()
    if stand.offline and to == "online":
        print(f"The switch stands on online, but {stand.why}.")
    else:
        print(f"The switch stands on {to}; running services follow within two seconds.")
