"""The specializations of a career in sentences: each with the median that is published for its code."""

from typing import Any

from advisor.cards import ProfileCard, TrackCard
from advisor.ledger import Ledger
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import money


def told_specializations(content: list[Any], card: ProfileCard | TrackCard, ledger: Ledger) -> list[str]:
    """Every specialization with the median that is published for its code."""
    lines = [
        say("{title}, {pay}", title=one["title"], pay=money(ledger[one["median"]]))
        if one.get("median")
        else say("{title}", title=one["title"])
        for one in content
    ]
    dates = {ledger[one["median"]].as_of for one in content if one.get("median")}
    dated = say(" (median pay nationally, {as_of})", as_of=dates.pop()) if len(dates) == 1 else ""
    told = [
        say(
            "The specializations of **{title}**{dated}: {lines}.",
            title=card.title,
            dated=dated,
            lines=joined("; ", lines),
        )
    ]
    if any(one.get("note") for one in content):
        told.append(say("Specializations that share a six-digit code share its figure: pay is published for the code."))
    return told
