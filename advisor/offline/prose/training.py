"""How to prepare for a job in sentences: usual entry first, then related programs of study, then where to look.

A program that a crosswalk relates to the work is never said to be offered anywhere.
"""

from advisor.answers import ToolResult
from advisor.facts import Choice
from advisor.ledger import Ledger
from advisor.offline.prose.entry import entry
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, ask_duties, ask_pay, listed, other_meanings
from advisor.tools.show import marked
from advisor.transition_cards import TrainingCard

_PROGRAMS, _LINES, _SHARES = 5, 3, 2
WHERE = say(
    "CareerOneStop lists schools, Apprenticeship.gov paid training, and your state's board says which licence you need."
)


def told_training(card: TrainingCard, result: ToolResult, ledger: Ledger) -> Told:
    """Entry, programs, what people in the work say, and the limits of it."""
    told = Told()
    several = len(card.preparation) > 1
    for one in card.preparation[:_LINES]:
        name = (
            say("**{title}** ({code})", title=one.title, code=one.code)
            if several
            else say("**{title}** ({code})", title=card.title, code=card.code)
        )
        told.lines.append(entry(name, one.entry_education, one.work_experience, one.on_the_job_training, one.citation))
    if several and len(card.preparation) > _LINES:
        told.lines.append(say("The card shows the others of the group."))
    if not card.preparation:
        told.lines.append(say("What entry to **{title}** usually takes is not on file.", title=card.title))
    if card.programs:
        names = [one.title for one in card.programs[:_PROGRAMS]]
        cited = say(" [{citation}]", citation=card.citation) if card.citation else ""
        more = say(", and others in the card") if len(card.programs) > _PROGRAMS else ""
        told.lines.append(
            say(
                "\nRelated programs of study: {names}{more}{cited}.\n",
                names=joined("; ", names),
                more=more,
                cited=cited,
            )
        )
        told.lines.append(card.note)
    else:
        told.lines.append(say("The crosswalk joins no program of study to it; many such jobs are learned at work."))
    if not several and card.preparation and (shares := card.preparation[0].shares):
        most = sorted(shares.items(), key=lambda pair: (-ledger[pair[1]].value, pair[0]))[:_SHARES]
        told.lines.append(
            say(
                "Asked by O*NET what the job requires, {most}.",
                most=listed([say("{fact} said {name}", fact=marked(ledger[fact]), name=name) for name, fact in most]),
            )
        )
    told.lines.append(WHERE)
    if result.subject is not None:
        note, choices = other_meanings(result, lambda ref: f"What should I study for {ref.title}?")
        if note and result.subject.kind != "occupation":
            told.lines.append(note)
            told.choices += choices
        told.choices.insert(0, Choice(label="Pay", message=ask_pay(result.subject)))
        told.offer = say("Shall I show what it pays?")
        told.follow_ups.append(ask_duties(result.subject))
        if result.subject.kind == "occupation":
            told.follow_ups.append(f"What can I move into from {result.subject.title} ({result.subject.id})?")
    return told
