"""Asking back where a message was not read well enough: the likeliest readings as choices, no guess."""

from advisor.offline.prose.wording import Told
from advisor.offline.reading import Reading


def told_unsure(reading: Reading) -> Told:
    """What it may have meant, as replies to tap."""
    labels = [f"“{one.label.lower()}”" for one in reading.choices]
    told = Told([f"I am not sure I read that right. Did you mean something like {' or '.join(labels)}?"])
    told.lines.append("Pick one, or say it with the job or the place in it.")
    told.choices = list(reading.choices)
    return told
