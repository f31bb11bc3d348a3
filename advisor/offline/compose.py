"""From typed results to the words of an answer: answer first, then what was assumed, what is missing, and a next step.

Pure. It types no figure of its own: each is a fact of the ledger with its id behind it. Without results it asks back,
declines, or points to help.
"""

from collections.abc import Sequence
from typing import Any

from advisor.answers import Outcome, ToolResult
from advisor.cards import (
    ComparisonCard,
    FitCard,
    GroupPayCard,
    OfferCard,
    OutlookCard,
    PassagesCard,
    PlacesCard,
    ProfileCard,
    RankingCard,
    ReferralsCard,
    ResilienceCard,
    SourcesCard,
    TrackCard,
    TracksCard,
    WageCard,
)
from advisor.facts import Choice, Frozen
from advisor.ledger import Ledger
from advisor.offline.particular import MINIMUM_WAGE
from advisor.offline.prose import asking, standing
from advisor.offline.prose.about import WHO
from advisor.offline.prose.beside import told_beside
from advisor.offline.prose.calculated import told_calculation
from advisor.offline.prose.comparing import told_comparison
from advisor.offline.prose.fit_questions import next_question
from advisor.offline.prose.fitting import told_fit
from advisor.offline.prose.hours import NO_HOURS, told_hourly_offer, told_hours
from advisor.offline.prose.kinds import told_tracks
from advisor.offline.prose.likeliest import told_unsure
from advisor.offline.prose.local import told_local, told_referrals
from advisor.offline.prose.moving import told_move
from advisor.offline.prose.namesakes import told_namesakes
from advisor.offline.prose.newcomers import told_abroad
from advisor.offline.prose.offers import told_offered
from advisor.offline.prose.paragraphs import beside_each_other, paragraphs
from advisor.offline.prose.pay import told_group, told_offer, told_wage
from advisor.offline.prose.premises import put_right, told_people
from advisor.offline.prose.profiles import told_duties, told_education, told_profile, told_related, told_track
from advisor.offline.prose.ranked_places import BY_WHAT_PAY_BUYS, CHEAP, NO_CITIES, told_places
from advisor.offline.prose.ranking import told_ranking
from advisor.offline.prose.renamed import told_renamed
from advisor.offline.prose.resilience import told_outlook, told_resilience
from advisor.offline.prose.statistics_asked import said_first
from advisor.offline.prose.tongue import Tongue, say
from advisor.offline.prose.training import told_training
from advisor.offline.prose.transitions import from_which, no_moves, taken_as, told_brought, told_transitions
from advisor.offline.prose.trouble import convicted, sympathy, troubled
from advisor.offline.prose.unmeasured import LACKING, NOTHING_NEAR
from advisor.offline.prose.varying import closed, opened
from advisor.offline.prose.wording import Told, climbed, how_placed, sentences_without_figures
from advisor.offline.reading import Intent, Reading
from advisor.offline.record import with_record
from advisor.talk import TalkState, measured
from advisor.tools.years import GROUP_YEARS as NO_GROUP_YEARS
from advisor.transition_cards import TrainingCard, TransitionsCard

MOST_CHOICES, MOST_FOLLOW_UPS = 5, 3
PASSAGE_WORDS = 140


_MEASURED = frozenset(("pay", "compare", "shared_pay", "profile", "outlook", "where", "duties"))
"""Intents in which somebody may ask for a thing that is not measured, and would take the figure shown for it."""


class Composed(Frozen):
    """The text with fact ids behind its figures (`$105,770 [F3]`), how the turn ended, and what is offered next."""

    text: str
    outcome: Outcome
    choices: tuple[Choice, ...] = ()
    follow_ups: tuple[str, ...] = ()
    opening: str | None = None  # the form of its first sentence, and the offer at its end: what the next turn varies
    closing: str | None = None


def compose(reading: Reading, results: Sequence[ToolResult], ledger: Ledger, talk: TalkState) -> Composed:
    """The answer to a reading from its results, in the reading's language."""
    told, outcome = _answer(reading, results, ledger, talk)
    told.lines = [line for line in told.lines if line]
    form = None
    if told.lines and outcome == "answered":
        told.lines[0], form = opened(told.lines[0], talk)
    if reading.intent != "fit" and outcome == "answered":
        told.offer = closed(told, results, measured(results), talk)
    if words := sympathy(reading):
        told.lines.insert(0, words)
    made = _composed(told, outcome, Tongue(reading.language, _titles(reading, results, ledger)))
    return made.model_copy(update={"opening": form, "closing": str(told.offer) or None})


def _titles(reading: Reading, results: Sequence[ToolResult], ledger: Ledger) -> dict[str, str]:
    """English title -> Spanish title of everything these results are about; nothing for an answer in English."""
    if reading.language == "en":
        return {}
    from knowledge.titles.display import spanish_title

    named: list[tuple[str, str, str | None]] = [(fact.of.title, fact.of.code, fact.of.kind) for fact in ledger]
    for result in results:
        named += _named(result.model_dump(exclude_defaults=True))
    found = ((title, spanish_title(code, kind)) for title, code, kind in named)
    return {title: spanish for title, spanish in found if spanish is not None}


def _named(value: Any) -> list[tuple[str, str, str | None]]:
    """Titles in typed findings, each with its code."""
    if isinstance(value, list | tuple):
        return [one for part in value for one in _named(part)]
    if not isinstance(value, dict):
        return []
    own = [one for part in value.values() for one in _named(part)]
    code, title = value.get("code") or value.get("id"), value.get("title")
    if isinstance(code, str) and isinstance(title, str) and "level" not in value:
        own.append((title, code, value.get("kind")))
    return own


def _answer(reading: Reading, results: Sequence[ToolResult], ledger: Ledger, talk: TalkState) -> tuple[Told, Outcome]:
    """What is told, its sentences still to be rendered."""
    open_question = next((one for one in results if one.outcome in ("ambiguous", "unknown", "abroad")), None)
    good = [one for one in results if one.outcome == "ok" and one.findings]
    if open_question is not None and not good and open_question.about == "subject" and troubled(open_question.said):
        # "Debt" and "prison" are no jobs that somebody misspelt.
        intent: Intent = "hiring_rules" if convicted(open_question.said) else "distress"
        told, outcome = asking.without_results(reading.model_copy(update={"intent": intent, "subjects": ()}), talk)
        told.lines = told.lines[1:] if intent == "distress" and sympathy(reading) else told.lines
        return told, outcome
    if open_question is not None and not good:
        return asking.unresolved(open_question, reading)
    if not good and reading.intent == "unclear" and reading.choices and not WHO.search(reading.message.lower()):
        return told_unsure(reading), "clarify"
    if not good:
        if (refused := next((one for one in results if one.outcome == "refused"), None)) is not None:
            return asking.refused(refused)
        empty = next((one for one in results if one.outcome == "empty"), None)
        if empty is not None and empty.tool in ("find_transitions", "get_training"):
            return no_moves(empty), "no_data"
        if empty is not None:
            told, outcome = asking.empty(empty, reading)
            told.lines[1:1] = told_renamed(reading, results)
            return told, outcome
        if reading.intent in ("transitions", "training"):
            return from_which(reading), "clarify"
        return asking.without_results(reading, talk)
    if open_question is not None and not reading.places and not reading.also and _namesakes(open_question, results):
        asked, _ = asking.unresolved(open_question, reading)
        told = told_namesakes(open_question, results[1:], ledger, reading, asked.choices)
        return told, "answered"
    if any(one.name == "evaluate_offer" and one.arguments.get("amount") == reading.said_amount for one in talk.tools):
        reading = reading.model_copy(update={"said_amount": None})  # said in an earlier message: not to be repeated
    told = Told()
    parts = _parts(good, ledger, reading)
    for part in parts:
        told.lines += part.lines
        told.choices += part.choices
        told.follow_ups += part.follow_ups
        told.offer = part.offer or told.offer
    told.lacking = bool(parts) and all(part.lacking for part in parts)
    if open_question is not None and reading.intent == "transitions":
        told.lines.append(taken_as(open_question))
        told.choices = [*told.choices[:3], *asking.unresolved(open_question, reading)[0].choices[1:3]]
    elif open_question is not None:
        asked, _ = asking.unresolved(open_question, reading)
        told.lines += asked.lines
        told.choices = [*asked.choices, *told.choices]
    told.lines += told_abroad(reading)
    if with_record(reading):
        told.lines.append(standing.NO_HIRING_RULES)
        if reading.intent == "rank":
            told.lines.append(standing.NO_LICENCES)
    if reading.operation is not None:
        told.lines[1:1] = told_calculation(results, ledger)
    if reading.intent == "fit" and (asked_next := next_question(reading, results)) is not None:
        told.offer, replies = asked_next
        told.choices = [*replies, *told.choices]
    told.lines[1:1] = told_renamed(reading, good)
    # How the place was read is said once, right behind the answer.
    notes = [one.reason for result in good for one in result.missing if one.what in ("place", "year")]
    told.lines[1:1] = list(dict.fromkeys(notes))
    if reading.intent == "pay" and MINIMUM_WAGE.search(reading.message.lower()):
        told.lines.append(standing.NO_MINIMUM)
    limited = reading.intent == "rank" and reading.unmeasured == "conditions"
    if (reading.intent in _MEASURED or limited) and reading.unmeasured in LACKING:
        told.lines.insert(0, LACKING[reading.unmeasured])
    if (wrong := put_right(reading, good, ledger)) is not None:
        told.lines.insert(0, wrong)
    outcome = "no_data" if told.lacking else "answered"
    if reading.intent in _MEASURED and reading.unmeasured in NOTHING_NEAR and not reading.also:
        # Pay or growth beside it would be taken for the figure that was asked for.
        told.lines, outcome = [LACKING[reading.unmeasured]], "no_data"
    if reading.year is not None and (
        unfiled := [one for one in notes if f" for {reading.year}: " in one or one == NO_GROUP_YEARS.reason]
    ):
        # The year asked for is not on file: that is the answer, the latest figure only stands beside it.
        told.lines = [*unfiled, *(line for line in told.lines if line not in unfiled)]
        outcome = "no_data"
    if reading.injected:
        told.lines.insert(
            0, say("I keep to my sources, whatever a message asks me to say. Here is the sourced figure.")
        )
    if reading.intent == "postings" and not any(one.tool == "search_passages" for one in good):
        told.lines.insert(0, standing.NO_POSTINGS)
        outcome = "no_data"
    asked_for_cities = results[0].tool == "rank_places" and results[0].outcome == "empty"
    if reading.intent == "where" and reading.by == "real_median" and CHEAP.search(reading.message.lower()):
        told.lines.insert(0, BY_WHAT_PAY_BUYS)
    if reading.intent == "where" and asked_for_cities:
        told.lines.insert(0, NO_CITIES)
    if reading.intent == "conflict":
        told.lines.insert(0, standing.CONFLICT)
    if reading.challenged:
        told.lines.insert(
            0, standing.DOUBTED if reading.intent != "pay" or len(reading.places) < 2 else standing.BOTH_RIGHT
        )
    if reading.intent == "shared_pay" and any(
        isinstance(card, WageCard) and len(card.shared_by) > 1 for one in good for card in one.findings
    ):
        told.lines.insert(0, standing.SHARED)
    return told, outcome


def _parts(results: Sequence[ToolResult], ledger: Ledger, reading: Reading) -> list[Told]:
    if reading.section == "people" and (counted := told_people(results, ledger, reading)):
        return [counted]
    if reading.places and (wages := [one for one in results if one.tool == "get_wages"]):
        others = [one for one in results if one.tool != "get_wages"]
        beside = told_beside(wages, ledger, reading)
        return [beside, *(_short(one, ledger, reading) for one in others)]
    if reading.also:
        return beside_each_other([_short(one, ledger, reading) for one in results])
    if reading.intent in ("duties", "education"):
        profiles = [
            (card, one) for one in results for card in one.findings if isinstance(card, ProfileCard | TrackCard)
        ]
        if profiles:
            if reading.intent == "duties":
                return [told_duties(profiles, ledger, reading.message)]
            return [told_education(profiles, ledger)]
    if reading.intent == "transitions" and reading.within and len(results) > 1:
        moves = [one for one in results if isinstance(one.findings[0], TransitionsCard)]
        return [told_brought(moves, [one for one in results if one not in moves], ledger)]
    if results[0].tool == "compare_places" and isinstance(results[0].findings[0], ComparisonCard):
        return [told_move(results[0].findings[0], results[0], ledger)]
    if reading.intent == "where" and all(one.tool == "rank_places" for one in results):
        return [told_places(results, ledger, reading)]
    parts = []
    for result in results:
        if isinstance(result.findings[0], ComparisonCard):
            parts.append(told_comparison(result.findings[0], result, ledger, reading))
            continue
        outlooks = [card for card in result.findings if isinstance(card, OutlookCard)]
        if outlooks and result.tool == "get_outlook":
            parts.append(told_outlook(outlooks, result, ledger))
            continue
        parts += [part for card in result.findings if (part := _told(card, result, ledger, reading)) is not None]
    if len(parts) > 1:
        parts = beside_each_other(parts)
    return parts


def _short(result: ToolResult, ledger: Ledger, reading: Reading) -> Told:
    """One of several questions answered together: its main figures, with what has to be said of them."""
    card = result.findings[0]
    if isinstance(card, ResilienceCard):
        told = told_resilience(card, result, ledger, brief=True)
    elif isinstance(card, OutlookCard):
        told = told_outlook([one for one in result.findings if isinstance(one, OutlookCard)], result, ledger)
    elif isinstance(card, ProfileCard | TrackCard):
        sections = {one.key for one in card.sections}
        make = told_duties if sections & {"inside", "responsibilities", "demands"} else told_education
        told = make([(card, result)], ledger)
    else:
        told = _told(card, result, ledger, reading) or Told()
        median = told.lines[:1]
        if isinstance(card, WageCard):
            said_first(told, card, ledger, reading.message)
        said = [line for line in (climbed(result.ladder), how_placed(result.place)) if line]
        told.lines = [
            *told.lines[:1],
            *(
                line
                for line in told.lines[1:]
                if line in median or line in said or "In US prices" in line or "in US prices" in line
            ),
        ]
    told.offer = say("Which of these shall I show more closely?")
    return told


def _namesakes(open_question: ToolResult, results: Sequence[ToolResult]) -> bool:
    """Whether the results after an ambiguous place are the answers for each of its candidates."""
    return (
        open_question is results[0]
        and open_question.about == "place"
        and len(results) == len(open_question.choices) + 1
        and all(one.tool == "get_wages" for one in results[1:])
    )


def _told(card: object, result: ToolResult, ledger: Ledger, reading: Reading) -> Told | None:
    if isinstance(card, WageCard):
        told = told_wage(card, result, ledger, reading)
        if reading.hourly and (hours := told_hours(card, ledger)):
            told.lines = [told.lines[0], *hours, *told.lines[1:]] if hours == [NO_HOURS] else [*hours, *told.lines[1:]]
        if reading.intent == "pay" and not reading.also:
            said_first(told, card, ledger, reading.message)
        if reading.intent == "offer" and reading.amount_hourly:
            told.lines.insert(0, told_hourly_offer(card, ledger, reading.amount_hourly))
        elif reading.intent == "offer" and reading.amount:
            told.lines.insert(0, told_offer(card, ledger, reading.amount))
        return told
    if isinstance(card, GroupPayCard):
        return told_group(card, result, ledger, reading)
    if isinstance(card, RankingCard):
        return told_ranking(card, result, ledger, reading)
    if isinstance(card, ResilienceCard):
        return told_resilience(card, result, ledger, brief=len(reading.subjects) > 1, asked=reading.message)
    if isinstance(card, ProfileCard) and reading.section == "related":
        return told_related(card, result)
    if isinstance(card, ProfileCard):
        return told_profile(card, result, ledger, reading.section)
    if isinstance(card, TransitionsCard):
        return told_transitions(card, result, ledger)
    if isinstance(card, TrainingCard):
        return told_training(card, result, ledger)
    if isinstance(card, TrackCard):
        return told_track(card, result, ledger)
    if isinstance(card, OfferCard):
        return told_offered(card, result, ledger, reading.message if reading.said_amount else "", asked=reading.message)
    if isinstance(card, FitCard):
        return told_fit(card, result, ledger, reading)
    if isinstance(card, TracksCard):
        return told_tracks(card, reading.message)
    if isinstance(card, SourcesCard):
        return asking.sources(card)
    if isinstance(card, PlacesCard) and result.place is not None:
        return asking.place_known(result)
    if isinstance(card, ReferralsCard):
        return told_referrals(card)
    if isinstance(card, PassagesCard) and (local := told_local(card)) is not None:
        return local
    if isinstance(card, PassagesCard):
        quoted = [(" ".join(sentences_without_figures(item.excerpt)), item.citation) for item in card.items[:2]]
        told = Told(
            lines=[say("{words} [{citation}]", words=words, citation=citation) for words, citation in quoted if words]
        )
        # A second passage only where both are read at a glance.
        told.lines = told.lines[: 2 if len(" ".join(told.lines).split()) <= PASSAGE_WORDS else 1]
        told.follow_ups = ["Where do these figures come from?"]
        return told
    return None


def _composed(told: Told, outcome: Outcome, tongue: Tongue) -> Composed:
    """The answer's words in one language; labels that were offered twice stand once."""
    choices: dict[str, Choice] = {}
    for choice in told.choices:
        choices.setdefault(
            choice.label, Choice(label=tongue.question(choice.label), message=tongue.question(choice.message))
        )
    lines = [tongue(line) for line in told.lines if line]
    return Composed(
        text=paragraphs(lines, tongue(told.offer)),
        outcome=outcome,
        choices=tuple(choices.values())[:MOST_CHOICES],
        follow_ups=tuple(tongue.question(one) for one in dict.fromkeys(told.follow_ups))[:MOST_FOLLOW_UPS],
    )
