"""A sum the person asked for over figures just shown ("per month?", "how much more is that?"), in a sentence. It adds no
figure of its own: the calculation is a derived fact with its formula."""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import capital, joined, say
from advisor.tools.show import show, unit_words


def told_calculation(results: Sequence[ToolResult], ledger: Ledger) -> list[str]:
    """One line for each calculation of the turn; why there is none, where one was refused."""
    lines: list[str] = []
    for result in results:
        if result.tool != "calculate":
            continue
        lines += [say("{reason}.", reason=capital(one.reason)) for one in result.missing]
        for name in result.facts:
            fact = ledger[name]
            amount = f"{show(fact).removeprefix('-')} [{fact.id}]"
            above = fact.value > 0
            if fact.statistic == "difference":
                paid = joined("", [amount, unit_words(fact)])
                lines.append(
                    say("The second pays {amount} more than the first.", amount=paid)
                    if above
                    else say("The second pays {amount} less than the first.", amount=paid)
                )
            elif fact.statistic == "percent_change":
                lines.append(
                    say("The second lies {amount} above the first.", amount=amount)
                    if above
                    else say("The second lies {amount} below the first.", amount=amount)
                )
            else:
                lines.append(say("A twelfth of the year's figure is {amount}, before tax.", amount=amount))
    return lines
