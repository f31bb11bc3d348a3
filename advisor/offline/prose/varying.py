"""Forms of the same sentence, and the offer an answer ends with: chosen by what was said before in the talk, never by
chance. A form changes words and order only: every slot keeps its figure, place and date.
"""

from collections.abc import Sequence

from advisor.answers import SubjectRef, ToolResult
from advisor.facts import Choice
from advisor.offline.prose.tongue import Joined, Said, say
from advisor.offline.prose.wording import Told, ask_duties, ask_outlook, ask_pay, ask_resilience
from advisor.talk import Measure, TalkState

_FORMS: tuple[tuple[str, ...], ...] = (
    (
        say("**{title}** ({code}) had a median pay of {median} {where} ({as_of})."),
        say("Half of all **{title}** ({code}) earned {median} or more {where} ({as_of}), and half earned less."),
        say("Median pay of **{title}** ({code}) {where}: {median} ({as_of})."),
    ),
    (
        say("The typical median pay of **{name}** {where} is {typical} ({as_of}); I took it as the {kind}{count}."),
        say("I took **{name}** as the {kind}{count}. Its typical median pay {where} is {typical} ({as_of})."),
    ),
    (
        say(
            "**{title}** ({code}) score {score} of six for AI resilience, where six is best. We compute that score; {spread}."
        ),
        say("For AI resilience we give **{title}** ({code}) {score} of six; {spread}."),
        say("The AI resilience score of **{title}** ({code}) is {score} of six, computed by us; {spread}."),
    ),
    (
        say("Jobs of **{title}** ({code}) are projected to {way} {shown} over {start}–{end}{openings}."),
        say("Over {start}–{end}, the number of **{title}** ({code}) is projected to {way} {shown}{openings}."),
    ),
    (
        say("The {opening} {where} by {measure} ({as_of}): {tops}."),
        say("By {measure}, these are the {opening} {where} ({as_of}): {tops}."),
        say("Here are the {opening} {where}, by {measure} ({as_of}): {tops}."),
    ),
    (
        say("No source can say whether AI will take a job; our score gives a rough idea."),
        say("Nobody knows whether AI will take a job. Our score is a rough sign, no more."),
    ),
    (say("Side by side: {names}{where}."), say("Here are {names}, next to each other{where}.")),
    (
        say("The main work of **{title}**, by O*NET's ratings: {items} [{citation}]."),
        say("What **{title}** mostly do, by O*NET's ratings: {items} [{citation}]."),
    ),
    (
        say("To start, {name} usually need {parts}{cited}."),
        say("What {name} usually need to start: {parts}{cited}."),
    ),
)
"""Groups of forms that say the same; the first is the one a talk begins with."""
_GROUP = {one: group for group in ([str(one) for one in group] for group in _FORMS) for one in group}


def opened(line: str, talk: TalkState) -> tuple[str, str | None]:
    """The first sentence in a form that the last answers did not begin with, and that form."""
    if isinstance(line, Joined) and line.parts:
        first, form = opened(line.parts[0], talk)
        return Joined(line.separator, [first, *line.parts[1:]]), form
    if not isinstance(line, Said):
        return line, None
    group = _GROUP.get(line.template, [line.template])
    # Of forms that were all used lately, the one used longest ago.
    lately = [*talk.openings]
    form = min(group, key=lambda one: _last(lately, one))
    return (line if form == line.template else Said(form, line.slots)), form


def _last(said: Sequence[str], one: str) -> int:
    """When a form was used last; `-1`: not lately."""
    return max((at for at, before in enumerate(said) if before == one), default=-1)


_NEXT: tuple[tuple[Measure, str, str], ...] = (
    ("pay", "Pay", say("Shall I show what it pays?")),
    ("resilience", "AI resilience", say("Shall I show how resilient it is to AI?")),
    ("outlook", "Outlook", say("Shall I show whether such jobs grow?")),
    ("profile", "The work", say("Shall I show what the work is?")),
    ("training", "What to study", say("Shall I show how people get into it?")),
)


def closed(told: Told, results: Sequence[ToolResult], measure: Measure | None, talk: TalkState) -> str:
    """The offer at the end: another one where this was made lately or was taken up already, else none. What a bare
    "yes" would then ask stands first among the replies."""
    if told.offer not in [one for _, _, one in _NEXT]:
        return "" if told.offer in talk.closings[-1:] else told.offer
    subject = next((one.subject for one in reversed(results) if one.subject is not None), None)
    if subject is None or subject.kind not in ("occupation", "career", "track"):
        return told.offer
    same = talk.subject is not None and talk.subject.id[:7] == subject.id[:7]
    done = {measure, *(talk.shown if same else ())}
    wanted = next((one for one in _NEXT if one[2] == told.offer), _NEXT[0])
    free = [one for one in _NEXT if one[0] not in done and one[2] not in talk.closings[-2:]]
    if wanted in free:
        return told.offer
    if not free:
        return ""
    name, label, closing = free[0]
    told.choices = [Choice(label=label, message=_asks(name, subject)), *(c for c in told.choices if c.label != label)]
    return closing


def _asks(measure: Measure, ref: SubjectRef) -> str:
    match measure:
        case "pay":
            return ask_pay(ref)
        case "resilience":
            return ask_resilience(ref)
        case "outlook":
            return ask_outlook(ref)
        case "profile":
            return ask_duties(ref)
    return f"What should I study for {ref.title}?"
