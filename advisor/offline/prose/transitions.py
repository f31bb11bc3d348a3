"""Moves from a job in sentences: what takes more school or a licence first, then pay in one place, our score, what to learn.

It recommends none of them, promises no job, and types no figure that is not a fact's.
"""

from collections.abc import Sequence

from advisor.answers import ToolResult
from advisor.facts import Choice, Of, PlaceOut
from advisor.ledger import Ledger
from advisor.offline.prose.wording import Told, climbed, how_placed, listed, money, other_meanings, where
from advisor.offline.reading import Reading
from advisor.tools.entering import ENTRY, TRAINED
from advisor.tools.show import marked
from advisor.transition_cards import EducationStep, PayChange, TransitionItem, TransitionsCard

SHOWN = 4
_GAPS_NAMED = 2
_NO_DEGREE = tuple(ENTRY)[:4]
_EXPERIENCE = {
    "5 years or more": "Five years or more of related work is usual there.",
    "Less than 5 years": "Some related work, under five years, is usual there.",
}
NEAR = "Near means alike by O*NET, not that a job is open. No source here knows every licence: ask the state's board."


def told_transitions(card: TransitionsCard, result: ToolResult, ledger: Ledger) -> Told:
    """The one move asked for, or the first of a list."""
    told = _pair(card, ledger) if card.to is not None and card.items else _list(card, result, ledger)
    if result.place is not None and (placed := how_placed(result.place)):
        told.lines.append(placed)
    return told


def no_moves(result: ToolResult) -> Told:
    """Nothing to show: why, and what may be asked instead."""
    missing = next((one for one in result.missing if one.what != "place"), None)
    title = result.subject.title if result.subject is not None else "this job"
    cards = [card for card in result.findings if isinstance(card, TransitionsCard)]
    if cards and cards[0].dropped:
        told = Told(
            [f"None of the jobs near **{title}** passes what you asked for. The card names each with the reason."]
        )
        told.choices.append(Choice(label="Without the limits", message=f"What can I move into from {_coded(result)}?"))
        return told
    reason = missing.reason if missing is not None else "nothing is on file"
    told = Told([f"I have nothing to show for **{title}**: {reason}.", "Try a related job, or another name for it."])
    return told


def from_which(reading: Reading) -> Told:
    """A question about a move or about training that names no job."""
    if reading.intent == "training":
        told = Told(["Which job do you want to prepare for? Say its name as you would to a friend."])
        told.choices = [
            Choice(label=name, message=f"What should I study for {name.lower()}?")
            for name in ("Electricians", "Dental hygienists", "Accountants")
        ]
        return told
    told = Told(
        ["Which job do you have now, or had last? Then I show what is near it, what it takes and what it pays."]
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
    shown = card.items[:SHOWN]
    first = _first(shown)
    told.lines += [first] if first else []
    ordered = {"pay": "The best paid work near", "resilience": "The work most resilient to AI near"}
    lead = (
        f"{ordered.get(card.by, 'The work nearest to')}{'' if card.by not in ordered else ' to'} {_named(card.from_)}"
    )
    base = next((one.pay_change for one in shown if one.pay_change.own and one.pay_change.area), None)
    own = ""
    if base is not None and base.own is not None and base.area is not None:
        fact = ledger[base.own]
        own = f", who earn a median of {money(fact)} {where(base.area.title)} ({fact.as_of})"
    told.lines.append(f"\n{lead}{own}:\n" if first else f"{lead}{own}:")
    told.lines.append("\n" + "\n".join(_bullet(one, base, ledger) for one in shown) + "\n")
    if card.filters:
        told.lines.append("Only what fits your limits is shown; the card names what was left out.")
    told.lines.append(NEAR)
    if base is not None and (wider := climbed(base.ladder)):
        told.lines.append(wider)
    note, _ = other_meanings(result, lambda ref: f"What can I move into from {ref.title}?")
    if note and result.subject is not None and result.subject.kind != "occupation":
        told.lines.append(note)
    told.choices = [Choice(label=one.title, message=_how(card.from_, one)) for one in shown]
    told.offer = "Which one shall I look at more closely?"
    there = _there(result.place)
    told.follow_ups = [
        f"What should I study for {shown[0].title} ({shown[0].code})?",
        _narrower(card, there),
        f"How much do {shown[0].title} ({shown[0].code}) make{there}?",
    ]
    return told


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
        parts.append(f"AI resilience {marked(ledger[one.resilience_change.target['score']])} of six")
    if one.gaps:
        parts.append(f"to learn: {', '.join(gap.name for gap in one.gaps[:_GAPS_NAMED])}")
    return f"- **{one.title}**: {'; '.join(parts)}"


def _paid(pay: PayChange, base: PayChange | None, ledger: Ledger) -> str:
    """The median there and the difference; the place where it is another than the first line's."""
    if pay.target is None:
        return "no pay to compare on file"
    elsewhere = pay.area is not None and (base is None or base.area is None or base.area.code != pay.area.code)
    place = f" {where(pay.area.title)}" if elsewhere and pay.area is not None else ""
    paid = f"{money(ledger[pay.target])}{place}"
    if pay.change is None:
        return f"{paid} ({pay.missing})"
    against = f" than the {marked(ledger[pay.own])} there" if elsewhere and pay.own else ""
    return f"{paid}, {_difference(pay, ledger)}{against}"


def _difference(pay: PayChange, ledger: Ledger) -> str:
    assert pay.change is not None
    change = ledger[pay.change]
    if change.value == 0:
        return "the same"
    return f"{marked(change).lstrip('-')} {'more' if change.value > 0 else 'less'}"


def _first(shown: Sequence[TransitionItem]) -> str:
    """What has to come before any of these: schooling beyond high school, and a licence where a page says so."""
    more = [one for one in shown if one.education_step.needs_more]
    asks = [
        f"**{one.title}** ({ENTRY[one.education_step.education_to]}{_cited(one.education_step.citation)})"
        for one in more
        if one.education_step.change == "more" and one.education_step.education_to in ENTRY
    ]
    flags = [
        (one.title, one.education_step.licence.citation)
        for one in more
        if one.education_step.licence is not None and one.education_step.licence.required
    ]
    school = f"First, what takes more school: {listed(asks)}." if asks else ""
    if not flags:
        return school
    names = listed([f"**{title}**" for title, _ in flags])
    opening = "" if asks else "First, "
    flagged = (
        f"{opening}{names} may need a licence: another publisher's machine-made flag says so{_cited(flags[0][1])}."
    )
    return f"{school} {flagged}".strip()


def _cited(citation: int | None) -> str:
    return f" [{citation}]" if citation else ""


def _pair(card: TransitionsCard, ledger: Ledger) -> Told:
    one = card.items[0]
    step, pay, score = one.education_step, one.pay_change, one.resilience_change
    there = f"**{one.title}** ({one.code})"
    told = Told([_step(step, there, card.from_)])
    if step.licence is not None and step.licence.required:
        told.lines.append(
            f"A page published elsewhere says that a licence is needed [{step.licence.citation}]; the flag is made by a"
            " machine and does not say which one."
        )
    if step.experience_to in _EXPERIENCE:
        told.lines.append(_EXPERIENCE[step.experience_to])
    if step.training_to in TRAINED:
        told.lines.append(f"Then comes {TRAINED[step.training_to]}.")
    if step.licence is None:
        told.lines.append("No source here says whether it needs a licence; ask the state's board.")
    if pay.own and pay.target and pay.area is not None:
        against = f"against {marked(ledger[pay.own])} for {card.from_.title}"
        line = f"Pay {where(pay.area.title)}, median: {money(ledger[pay.target])}, {against}"
        if pay.change and pay.change_pct and ledger[pay.change].value != 0:
            line += f": {_difference(pay, ledger)} ({marked(ledger[pay.change_pct]).lstrip('-')})"
        told.lines.append(
            f"\n{line}.\n" if not pay.missing else f"\n{line}; no difference is stated, as {pay.missing}.\n"
        )
    else:
        told.lines.append(f"Pay of the two cannot be compared: {pay.missing}.")
    if one.gaps:
        learn = [f"{gap.name} from {marked(ledger[gap.own])} to {marked(ledger[gap.target])}" for gap in one.gaps]
        told.lines.append(f"To learn, by O*NET's levels (seven is the highest): {listed(learn)}.")
    elif one.gaps_missing is not None:
        told.lines.append(f"What there is to learn: nothing listed, as {one.gaps_missing.reason}.")
    if "score" in score.own and "score" in score.target:
        told.lines.append(
            f"AI resilience, computed by us: {marked(ledger[score.target['score']])} of six, against"
            f" {marked(ledger[score.own['score']])}."
        )
    told.lines.append(f"The pair is {one.relatedness.how}.")
    if wider := climbed(pay.ladder):
        told.lines.append(wider)
    told.choices = [
        Choice(label="What to study", message=f"What should I study for {one.title} ({one.code})?"),
        Choice(label="Pay", message=f"How much do {one.title} ({one.code}) make?"),
    ]
    told.offer = "Shall I show what to study for it?"
    told.follow_ups = [f"What can I move into from {card.from_.title} ({card.from_.code})?"]
    return told


def _step(step: EducationStep, there: str, origin: Of) -> str:
    here, cited = f"**{origin.title}** ({origin.code})", _cited(step.citation)
    if step.education_to not in ENTRY or step.education_from not in ENTRY:
        return (
            f"From {here} to {there}: the entry education of one of them is not on file, so ask a school or employer."
        )
    own, theirs = ENTRY[step.education_from], ENTRY[step.education_to]
    if step.change == "more":
        return f"First the step: {there} usually takes {theirs} at entry, and {here} {own}{cited}."
    if step.change == "same":
        return f"{there} usually takes the same schooling at entry as {here}: {theirs}{cited}."
    return f"No more school is usual: {there} usually takes {theirs} at entry, and {here} {own}{cited}."


def _named(one: Of) -> str:
    return f"**{one.title}** ({one.code})"


def _how(origin: Of, one: TransitionItem) -> str:
    return f"How do I get from {origin.title} ({origin.code}) to {one.title} ({one.code})?"
