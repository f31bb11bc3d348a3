"""Asking back where a message was not read well enough: the likeliest readings as choices, no guess."""

from advisor.offline.prose.tongue import lower, say
from advisor.offline.prose.wording import Told, listed
from advisor.offline.reading import Reading


def told_unsure(reading: Reading) -> Told:
    """What it may have meant, as replies to tap."""
    labels = [say("“{label}”", label=lower(one.label)) for one in reading.choices]
    told = Told(
        [
            say(
                "I am not sure I read that right. Did you mean something like {labels}?",
                labels=listed(labels, last="or"),
            )
        ]
    )
    told.lines.append(say("Pick one, or say it with the job or the place in it."))
    told.choices = list(reading.choices)
    return told
