"""Moves from a job in sentences: what takes more school or a licence first, then pay in one place, our score, what to learn.

It recommends none of them, promises no job, and types no figure that is not a fact's.
"""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.cards import ProfileCard
from advisor.facts import Choice, Of, PlaceOut
from advisor.ledger import Ledger
from advisor.offline.prose.beside import CLOSE, close
from advisor.offline.prose.entry import SCHOOLING
from advisor.offline.prose.tongue import joined, say
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, money, other_meanings, paragraph, where
from advisor.offline.reading import Reading
from advisor.tools.entering import TRAINED
from advisor.tools.show import marked
from advisor.transition_cards import EducationStep, PayChange, TransitionItem, TransitionsCard

SHOWN = 3
_GAPS_NAMED = 2
_BROUGHT = 4
_NO_DEGREE = tuple(SCHOOLING)[:4]
_EXPERIENCE = {
    "5 years or more": say("Five years or more of related work is usual there."),
    "Less than 5 years": say("Some related work, under five years, is usual there."),
}
DOWN = say("In pay this is a step down.")
ALL_DOWN = say("Each of these pays less at the median: in pay they are steps down.")
NEAR = say(
    "Near means alike by O*NET, not that a job is open. No source here knows every licence: ask the state's board."
)


def told_transitions(card: TransitionsCard, result: ToolResult, ledger: Ledger) -> Told:
    """The one move asked for, or the first of a list."""
    told = _pair(card, ledger) if card.to is not None and card.items else _list(card, result, ledger)
    if result.place is not None and (placed := how_placed(result.place)):
        told.lines.append(placed)
    return told


def told_brought(moves: Sequence[ToolResult], profiles: Sequence[ToolResult], ledger: Ledger) -> Told:
    """Moves into a track, and what the job that was done is rated high on."""
    card = moves[0].findings[0]
    assert isinstance(card, TransitionsCard)
    told = told_transitions(card, moves[0], ledger)
    cards = [one for result in profiles for one in result.findings if isinstance(one, ProfileCard)]
    for section in (one for profile in cards for one in profile.sections if one.key == "abilities" and one.content):
        assert isinstance(section.content, dict)
        names = [str(one["name"]) for one in section.content.get("skills", [])][:_BROUGHT]
        brought = say(
            "You bring skills that O*NET rates high in your work{cited}: {names}.",
            names=listed(names),
            cited=_cited(section.content.get("citation")),
        )
        told.lines.insert(told.lines.index(NEAR) if NEAR in told.lines else -1, brought if names else "")
    first = card.items[0]
    told.offer = say("A first step is to pick one and see what to learn for it. Which one?")
    told.follow_ups.insert(
        0, f"How do I get from {card.from_.title} ({card.from_.code}) to {first.title} ({first.code})?"
    )
    return told


def taken_as(result: ToolResult) -> str:
    """Which of several jobs a name was taken for, so that the answer need not wait."""
    return say(
        "I took “{said}” as {title}; say so if you meant another.",
        said=result.said or "",
        title=result.alternatives[0].title,
    )


def no_moves(result: ToolResult) -> Told:
    """Nothing to show: why, and what may be asked instead."""
    missing = next((one for one in result.missing if one.what != "place"), None)
    title = result.subject.title if result.subject is not None else say("this job")
    cards = [card for card in result.findings if isinstance(card, TransitionsCard)]
    if cards and cards[0].dropped:
        told = Told(
            [
                say(
                    "None of the jobs near **{title}** passes what you asked for. The card names each with the reason.",
                    title=title,
                )
            ]
        )
        told.choices.append(Choice(label="Without the limits", message=f"What can I move into from {_coded(result)}?"))
        return told
    reason = missing.reason if missing is not None else "nothing is on file"
    told = Told(
        [
            say("I have nothing to show for **{title}**: {reason}.", title=title, reason=reason),
            say("Try a related job, or another name for it."),
        ]
    )
    return told


def from_which(reading: Reading) -> Told:
    """A question about a move or about training that names no job."""
    if reading.intent == "training":
        told = Told([say("Which job do you want to prepare for? Say its name as you would to a friend.")])
        told.choices = [
            Choice(label=name, message=f"What should I study for {name.lower()}?")
            for name in ("Electricians", "Dental hygienists", "Accountants")
        ]
        return told
    told = Told(
        [say("Which job do you have now, or had last? Then I show what is near it, what it takes and what it pays.")]
    )
    told.choices = [
        Choice(label=name, message=f"What can I move into from {name.lower()}?")
        for name in ("Cashiers", "Truck drivers", "Registered nurses")
    ]
    return told


def _coded(result: ToolResult) -> str:
    return f"{result.subject.title} ({result.subject.id})" if result.subject is not None else "it"


def _list(card: TransitionsCard, result: ToolResult, ledger: Ledger) -> Told:
    told = Told()
    shown = _of_one_area(card)[:SHOWN] if card.by == "pay" else card.items[:SHOWN]
    first = _first(shown)
    told.lines += [first] if first else []
    origin = _named(card.from_)
    if card.by == "pay":
        lead = say("The best paid work near to {origin}", origin=origin)
    elif card.by == "resilience":
        lead = say("The work most resilient to AI near to {origin}", origin=origin)
    else:
        lead = say("The work nearest to {origin}", origin=origin)
    base = next((one.pay_change for one in shown if one.pay_change.own and one.pay_change.area), None)
    own = ""
    if base is not None and base.own is not None and base.area is not None:
        fact = ledger[base.own]
        own = say(
            ", who earn a median of {fact} {where} ({as_of})",
            fact=money(fact),
            where=where(base.area.title),
            as_of=fact.as_of,
        )
    told.lines.append(say("\n{lead}{own}:\n", lead=lead, own=own) if first else say("{lead}{own}:", lead=lead, own=own))
    told.lines.append(paragraph([_bullet(one, base, ledger) for one in shown]))
    changes = [ledger[one.pay_change.change].value for one in shown if one.pay_change.change]
    if changes and max(changes) < 0:
        told.lines.append(ALL_DOWN)
    if card.filters:
        told.lines.append(say("Only what fits your limits is shown; the card names what was left out."))
    told.lines.append(NEAR)
    if base is not None and (wider := climbed(base.ladder)):
        told.lines.append(wider)
    note, _ = other_meanings(result, lambda ref: f"What can I move into from {ref.title}?")
    if note and result.subject is not None and result.subject.kind != "occupation":
        told.lines.append(note)
    told.choices = [Choice(label=one.title, message=_how(card.from_, one)) for one in shown]
    told.offer = say("Which one shall I look at more closely?")
    there = _there(result.place)
    told.follow_ups = [
        f"What should I study for {shown[0].title} ({shown[0].code})?",
        _narrower(card, there),
        f"How much do {shown[0].title} ({shown[0].code}) make{there}?",
    ]
    return told


def _of_one_area(card: TransitionsCard) -> list[TransitionItem]:
    """Of moves in the order of their pay those whose pay is of the first one's area: pay of two areas makes no order."""
    area = card.items[0].pay_change.area if card.items else None
    return [one for one in card.items if one.pay_change.area == area]


def _narrower(card: TransitionsCard, there: str) -> str:
    """The same list, narrowed by what may matter to somebody who starts here, where the narrower list holds something."""
    steps = [one.education_step for one in card.items]
    some, others = any(one.change == "more" for one in steps), any(one.education_to in _NO_DEGREE for one in steps)
    narrower = "without a degree" if some and others and not card.filters else "that pays more"
    return f"What can I move into from {card.from_.title} ({card.from_.code}) {narrower}{there}?"


def _there(place: PlaceOut | None) -> str:
    """The place that was said, for a message that asks on."""
    if place is None or place.how != "said":
        return ""
    namesake = place.level == "state" and place.title in ("New York", "Washington")
    return f" in {place.title}{' State' if namesake else ''}"


def _bullet(one: TransitionItem, base: PayChange | None, ledger: Ledger) -> str:
    parts = [_paid(one.pay_change, base, ledger)]
    if "score" in one.resilience_change.target:
        score = say("AI resilience {score} of six", score=marked(ledger[one.resilience_change.target["score"]]))
        # The pay of the job that is left, where it stands in the line, comes last: no later figure is taken for that job's.
        parts.insert(0 if _elsewhere(one.pay_change, base) else 1, score)
    if one.gaps:
        parts.append(say("to learn: {gaps}", gaps=joined(", ", (gap.name for gap in one.gaps[:_GAPS_NAMED]))))
    return say("- **{title}**: {parts}", title=one.title, parts=joined("; ", parts))


def _elsewhere(pay: PayChange, base: PayChange | None) -> bool:
    """Whether the pay of a move is of another place than the first line's."""
    return pay.area is not None and (base is None or base.area is None or base.area.code != pay.area.code)


def _paid(pay: PayChange, base: PayChange | None, ledger: Ledger) -> str:
    """The median there and the difference; the place where it is another than the first line's."""
    if pay.target is None:
        return say("no pay to compare on file")
    elsewhere = _elsewhere(pay, base)
    place = say(" {where}", where=where(pay.area.title)) if elsewhere and pay.area is not None else ""
    paid = say("{target}{place}", target=money(ledger[pay.target]), place=place)
    if pay.change is None:
        return say("{paid} ({missing})", paid=paid, missing=pay.missing)
    against = say(" than the {own} there", own=marked(ledger[pay.own])) if elsewhere and pay.own else ""
    return say("{paid}, {difference}{against}", paid=paid, difference=_difference(pay, ledger), against=against)


def _difference(pay: PayChange, ledger: Ledger) -> str:
    assert pay.change is not None
    change = ledger[pay.change]
    if change.value == 0:
        return say("the same")
    return say("{change} {extra}", change=marked(change).lstrip("-"), extra="more" if change.value > 0 else "less")


def _first(shown: Sequence[TransitionItem]) -> str:
    """What has to come before any of these: schooling beyond high school, and a licence where a page says so."""
    more = [one for one in shown if one.education_step.needs_more]
    asks = [
        say(
            "**{title}** ({ENTRY}{cited})",
            title=one.title,
            ENTRY=SCHOOLING[one.education_step.education_to],
            cited=_cited(one.education_step.citation),
        )
        for one in more
        if one.education_step.change == "more" and one.education_step.education_to in SCHOOLING
    ]
    flags = [
        (one.title, one.education_step.licence.citation)
        for one in more
        if one.education_step.licence is not None and one.education_step.licence.required
    ]
    school = say("First, what takes more school: {asks}.", asks=listed(asks)) if asks else ""
    if not flags:
        return school
    names = listed([say("**{title}**", title=title) for title, _ in flags])
    opening = "" if asks else say("First, ")
    flagged = say(
        "{opening}{names} may need a licence: another publisher's machine-made flag says so{cited}.",
        opening=opening,
        names=names,
        cited=_cited(flags[0][1]),
    )
    return joined(" ", [one for one in (school, flagged) if one])


def _cited(citation: int | None) -> str:
    return say(" [{citation}]", citation=citation) if citation else ""


def _pair(card: TransitionsCard, ledger: Ledger) -> Told:
    one = card.items[0]
    step, pay, score = one.education_step, one.pay_change, one.resilience_change
    there = say("**{title}** ({code})", title=one.title, code=one.code)
    told = Told([_step(step, there, card.from_)])
    if step.licence is not None and step.licence.required:
        told.lines.append(
            say(
                "A page published elsewhere says that a licence is needed [{citation}]; the flag is made by a machine and does not say which one.",
                citation=step.licence.citation,
            )
        )
    if step.experience_to in _EXPERIENCE:
        told.lines.append(_EXPERIENCE[step.experience_to])
    if step.training_to in TRAINED:
        told.lines.append(say("Then comes {TRAINED}.", TRAINED=TRAINED[step.training_to]))
    if step.licence is None:
        told.lines.append(say("No source here says whether it needs a licence; ask the state's board."))
    if pay.own and pay.target and pay.area is not None:
        against = say("against {own} for {title}", own=marked(ledger[pay.own]), title=card.from_.title)
        line = say(
            "Pay {where}, median: {target}, {against}",
            where=where(pay.area.title),
            target=money(ledger[pay.target]),
            against=against,
        )
        if pay.change and pay.change_pct and ledger[pay.change].value != 0:
            line = say(
                "{line}: {difference} ({change_pct})",
                line=line,
                difference=_difference(pay, ledger),
                change_pct=marked(ledger[pay.change_pct]).lstrip("-"),
            )
        if pay.change and ledger[pay.change].value < 0:
            told.lines.append(DOWN)
        elif pay.change and close([ledger[pay.own], ledger[pay.target]]):
            told.lines.append(CLOSE)
        told.lines.append(
            say("\n{line}.\n", line=line)
            if not pay.missing
            else say("\n{line}; no difference is stated, as {missing}.\n", line=line, missing=pay.missing)
        )
    else:
        told.lines.append(say("Pay of the two cannot be compared: {missing}.", missing=pay.missing))
    if one.gaps:
        learn = [
            say(
                "{name} from {own} to {target}",
                name=gap.name,
                own=marked(ledger[gap.own]),
                target=marked(ledger[gap.target]),
            )
            for gap in one.gaps
        ]
        told.lines.append(say("To learn, by O*NET's levels (seven is the highest): {learn}.", learn=listed(learn)))
    elif one.gaps_missing is not None:
        told.lines.append(say("What there is to learn: nothing listed, as {reason}.", reason=one.gaps_missing.reason))
    if "score" in score.own and "score" in score.target:
        told.lines.append(
            say(
                "AI resilience, computed by us: {score} of six, against {score_2}.",
                score=marked(ledger[score.target["score"]]),
                score_2=marked(ledger[score.own["score"]]),
            )
        )
    told.lines.append(say("The pair is {how}.", how=one.relatedness.how))
    if wider := climbed(pay.ladder):
        told.lines.append(wider)
    told.choices = [
        Choice(label="What to study", message=f"What should I study for {one.title} ({one.code})?"),
        Choice(label="Pay", message=f"How much do {one.title} ({one.code}) make?"),
    ]
    told.offer = say("Shall I show what to study for it?")
    told.follow_ups = [f"What can I move into from {card.from_.title} ({card.from_.code})?"]
    return told


def _step(step: EducationStep, there: str, origin: Of) -> str:
    here, cited = say("**{title}** ({code})", title=origin.title, code=origin.code), _cited(step.citation)
    if step.education_to not in SCHOOLING or step.education_from not in SCHOOLING:
        return say(
            "From {here} to {there}: the entry education of one of them is not on file, so ask a school or employer.",
            here=here,
            there=there,
        )
    own, theirs = SCHOOLING[step.education_from], SCHOOLING[step.education_to]
    if step.change == "more":
        return say(
            "First, more school: {there} usually need {theirs} to start, and {here} {own}{cited}.",
            there=there,
            theirs=theirs,
            here=here,
            own=own,
            cited=cited,
        )
    if step.change == "same":
        return say(
            "No more school is usual: {there} usually need the same to start as {here}, {theirs}{cited}.",
            there=there,
            here=here,
            theirs=theirs,
            cited=cited,
        )
    return say(
        "No more school is usual: {there} usually need {theirs} to start, and {here} {own}{cited}.",
        there=there,
        theirs=theirs,
        here=here,
        own=own,
        cited=cited,
    )


def _named(one: Of) -> str:
    return say("**{title}** ({code})", title=one.title, code=one.code)


def _how(origin: Of, one: TransitionItem) -> str:
    return f"How do I get from {origin.title} ({origin.code}) to {one.title} ({one.code})?"
