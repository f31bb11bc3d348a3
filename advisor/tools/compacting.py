"""A tool result as lean text for a model: one pipe table per card, each figure with its fact id. It adds no word of advice."""

import json
from collections.abc import Iterable, Iterator

from advisor.answers import ToolResult
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
    ResilienceCard,
    SourcesCard,
    TrackCard,
    TracksCard,
    WageCard,
)
from advisor.ledger import Ledger
from advisor.tools.show import marked
from advisor.transition_cards import TrainingCard, TransitionItem, TransitionsCard

_ROWS = 12
_SECTION = 500


def compact(result: ToolResult, ledger: Ledger) -> str:
    """What the model reads of a result. Fact ids stand behind their figures: `$105,770 [F3]`."""
    return "\n".join(_lines(result, ledger))


def _lines(result: ToolResult, ledger: Ledger) -> Iterator[str]:
    head = [f"outcome: {result.outcome}"]
    if result.subject is not None:
        head.append(f"subject: {result.subject.kind} {result.subject.title} ({result.subject.id})")
    if result.place is not None:
        head.append(f"place: {result.place.title} ({result.place.level}, {result.place.how})")
    if result.said:
        head.append(f"said: {result.said} ({result.about})")
    yield "; ".join(head)
    if result.alternatives:
        yield "could also mean: " + "; ".join(f"{one.kind} {one.title} ({one.id})" for one in result.alternatives)
    if result.choices:
        yield "choices: " + " | ".join(choice.label for choice in result.choices)
    if any(not step.found for step in result.ladder):
        yield "ladder: " + " > ".join(
            f"{step.area.title}: {'found' if step.found else step.reason}" for step in result.ladder
        )
    for missing in result.missing:
        yield f"missing: {missing.what}: {missing.reason}"
    for fact in result.facts:
        yield f"{ledger[fact].statistic}: {marked(ledger[fact])} ({ledger[fact].note})"
    for card in result.findings:
        yield from _card(card, ledger)


def _card(card: object, ledger: Ledger) -> Iterator[str]:
    if isinstance(card, WageCard):
        yield f"wage {card.code} {card.title}, {card.area.title}"
        yield _table((name, marked(ledger[fact])) for name, fact in card.percentiles.items())
        if card.real:
            yield "real: " + _table((name, marked(ledger[fact])) for name, fact in card.real.items())
        if card.hourly:
            yield "hourly: " + _table((name, marked(ledger[fact])) for name, fact in card.hourly.items())
        for fact in [*([card.employment] if card.employment else []), *card.beside]:
            yield f"{ledger[fact].statistic} of {ledger[fact].of.title}: {marked(ledger[fact])}"
        if card.trend:
            area = ledger[card.trend[0]].area
            yield f"medians over time, {area.title if area else card.area.title}: " + _table(
                (ledger[fact].as_of, marked(ledger[fact])) for fact in card.trend
            )
    elif isinstance(card, GroupPayCard):
        yield f"group pay {card.title}, {card.area.title} (derived; never 'the median')"
        named = (
            ("typical_median", card.typical_median),
            ("lowest", card.lowest),
            ("highest", card.highest),
            ("employment", card.employment),
        )
        yield _table((name, marked(ledger[fact])) for name, fact in named if fact)
        yield from (f"{one.code}|{one.title}|{marked(ledger[one.fact])}" for one in card.members[:_ROWS])
        yield from (f"left out: {one.what}: {one.reason}" for one in card.left_out)
    elif isinstance(card, RankingCard):
        yield f"ranking within {card.within.title} by {card.by}, {card.place.title}; {card.considered} considered"
        yield from (
            "|".join(
                [
                    str(item.rank),
                    item.code,
                    item.title,
                    marked(ledger[item.fact]),
                    *(marked(ledger[one]) for one in item.also),
                ]
            )
            for item in card.items[:_ROWS]
        )
        if card.dropped:
            yield "dropped: " + "; ".join(f"{one.title}: {one.reason}" for one in card.dropped[:_ROWS])
        yield from (f"hourly only|{one.code}|{one.title}|{marked(ledger[one.fact])}" for one in card.hourly[:_ROWS])
    elif isinstance(card, ResilienceCard):
        yield f"resilience {card.title} ({card.code}), computed"
        yield _table((name, marked(ledger[fact])) for name, fact in card.facts.items())
        yield from (f"{one.name}|{marked(ledger[one.fact])}|points {one.points}" for one in card.inputs if one.fact)
        yield from (
            f"{one.code}|{one.title}|{marked(ledger[one.facts['score']])}"
            for one in card.members[:_ROWS]
            if "score" in one.facts
        )
        if (page := card.published) is not None:
            shown = (("score", page.score), ("exposure", page.exposure), ("growth", page.growth), ("epoch", page.epoch))
            yield (
                "published elsewhere: "
                + _table((name, marked(ledger[fact])) for name, fact in shown if fact)
                + f" caveat: {page.caveat}"
            )
    elif isinstance(card, OutlookCard):
        yield f"outlook {card.code} {card.title} {card.base_year}-{card.target_year}; entry: {card.entry_education or 'not on file'}"
        yield _table((name, marked(ledger[fact])) for name, fact in card.facts.items())
    elif isinstance(card, ProfileCard | TrackCard):
        yield f"{card.type} {card.title} ({card.code})"
        for part in card.sections:
            if part.content is not None:
                yield f"{part.key}: {json.dumps(part.content, ensure_ascii=False, separators=(',', ':'))[:_SECTION]}"
            elif part.missing is not None:
                yield f"{part.key}: missing, {part.missing.reason}"
    elif isinstance(card, ComparisonCard):
        yield "compared|" + "|".join(f"{one.title} ({one.code})" for one in card.columns)
        for row in card.rows:
            cells = (
                marked(ledger[one.fact]) if one.fact else one.text or f"missing: {one.missing}" for one in row.cells
            )
            yield f"{row.measure}|" + "|".join(cells)
    elif isinstance(card, PlacesCard) and card.by is not None and card.of is not None:
        yield f"places within {card.within} by {card.by} for {card.of.title} ({card.of.code})"
        for item in card.items[:_ROWS]:
            yield "|".join([str(item.rank), item.area.title, *(marked(ledger[one]) for one in item.facts)])
        if card.dropped:
            yield "dropped: " + "; ".join(f"{one.title}: {one.reason}" for one in card.dropped[:_ROWS])
    elif isinstance(card, PlacesCard):
        yield "places: " + "; ".join(f"{item.area.title} ({item.area.level}, {item.area.code})" for item in card.items)
    elif isinstance(card, PassagesCard):
        yield from (f"passage {item.section} [{item.citation}]: {item.excerpt}" for item in card.items)
    elif isinstance(card, TransitionsCard):
        to = f" to {card.to.title} ({card.to.code})" if card.to else f" by {card.by}; {card.considered} considered"
        yield f"transitions from {card.from_.title} ({card.from_.code}){to}"
        for move in card.items[:_ROWS]:
            yield _moved(move, ledger)
        if card.dropped:
            yield "dropped: " + "; ".join(f"{one.title}: {one.reason}" for one in card.dropped[:_ROWS])
    elif isinstance(card, TrainingCard):
        yield f"training {card.title} ({card.code}). {card.note}"
        yield "programs: " + "; ".join(f"{one.title} (CIP {one.cip})" for one in card.programs[:_ROWS])
        for line in card.preparation[:_ROWS]:
            yield (
                f"{line.code} {line.title} [{line.citation}]|entry {line.entry_education}|experience {line.work_experience}"
                f"|on the job {line.on_the_job_training}"
            )
            yield _table((name, marked(ledger[fact])) for name, fact in line.shares.items())
    elif isinstance(card, OfferCard):
        yield f"offer as {card.title} ({card.code}), {card.area.title}: the person's own amount per {card.unit}; {card.position} {card.lower or ''} {card.upper or ''}".rstrip()
        yield _table((name, marked(ledger[fact])) for name, fact in card.percentiles.items())
        if card.difference:
            yield f"amount less the median: {marked(ledger[card.difference])}"
        if card.real:
            yield "real: " + _table((name, marked(ledger[fact])) for name, fact in card.real.items())
        yield "a wage leaves out: " + "; ".join(card.leaves_out)
    elif isinstance(card, FitCard):
        yield f"fit, five at most; {card.note}"
        for one in card.items:
            figures = [marked(ledger[fact]) for fact in (one.pay, one.score) if fact]
            yield "|".join(
                [
                    one.code,
                    one.title,
                    *figures,
                    "for: " + "; ".join(one.reasons),
                    "against: " + "; ".join(one.against),
                    one.first_step,
                ]
            )
        yield from (f"guessed: {line}" for line in card.guessed)
    elif isinstance(card, TracksCard):
        yield "tracks: " + "; ".join(f"{one.title} ({one.code})" for one in card.items)
    elif isinstance(card, SourcesCard):
        yield f"build {card.build_id}"
        yield from (f"{line.publisher}|{line.dataset}|{line.vintage} [{line.citation}]" for line in card.items)


def _moved(move: TransitionItem, ledger: Ledger) -> str:
    """One move in a line, what has to be done first in front."""
    pay, score = move.pay_change, move.resilience_change
    first = "FIRST: " if move.education_step.needs_more else ""
    named = (
        ("median here", pay.own),
        ("median there", pay.target),
        ("change", pay.change),
        ("percent", pay.change_pct),
    )
    parts = [f"{move.code}|{move.title}|{first}{move.education_step.text}|{move.relatedness.how}"]
    parts += [f"{name} {marked(ledger[fact])}" for name, fact in named if fact]
    if pay.area is not None:
        parts.append(pay.area.title)
    if pay.missing:
        parts.append(f"no pay change: {pay.missing}")
    if score.change:
        parts.append(f"AI resilience {marked(ledger[score.own['score']])} to {marked(ledger[score.target['score']])}")
    learn = [f"{one.name} {marked(ledger[one.own])} to {marked(ledger[one.target])}" for one in move.gaps]
    parts.append(
        f"to learn: {', '.join(learn)}" if learn else f"no gaps: {move.gaps_missing and move.gaps_missing.reason}"
    )
    return "|".join(parts)


def _table(cells: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"{name} {value}" for name, value in cells)
