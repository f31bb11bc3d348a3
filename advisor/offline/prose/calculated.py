"""A sum the person asked for over figures just shown ("per month?", "how much more is that?"), in a sentence. It adds no
figure of its own: the calculation is a derived fact with its formula."""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.ledger import Ledger
from advisor.tools.show import show, unit_words


def told_calculation(results: Sequence[ToolResult], ledger: Ledger) -> list[str]:
    """One line for each calculation of the turn; why there is none, where one was refused."""
    lines: list[str] = []
    for result in results:
        if result.tool != "calculate":
            continue
        lines += [f"{one.reason[:1].upper()}{one.reason[1:]}." for one in result.missing]
        for name in result.facts:
            fact = ledger[name]
            amount = f"{show(fact).removeprefix('-')} [{fact.id}]"
            if fact.statistic == "difference":
                side = "more" if fact.value > 0 else "less"
                lines.append(f"The second pays {amount}{unit_words(fact)} {side} than the first.")
            elif fact.statistic == "percent_change":
                side = "above" if fact.value > 0 else "below"
                lines.append(f"The second lies {amount} {side} the first.")
            else:
                lines.append(f"A twelfth of the year's figure is {amount}, before tax.")
    return lines
