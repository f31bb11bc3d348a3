"""Cards of scores, outlook, moves, training, fit and sources as lines for a model. Pure; no word of advice."""

from collections.abc import Iterator, Sequence

from advisor.cards import FitCard, OutlookCard, ResilienceCard, SourcesCard, TracksCard
from advisor.ledger import Ledger
from advisor.tools.compacting.telling import (
    ROWS,
    Head,
    common,
    counted,
    cut,
    dropped,
    grid,
    lacking,
    plain,
    stand,
    told,
)
from advisor.tools.show import marked
from advisor.transition_cards import TrainingCard, TransitionItem, TransitionsCard

_MEMBERS, _MOVES, _GAPS, _PROGRAMS, _PREPARED, _SOURCES = 8, 4, 3, 6, 4, 14
_REASON = 120


def resilience(card: ResilienceCard, ledger: Ledger) -> Iterator[str]:
    """The computed score with range and parts; the published record apart."""
    head = Head(card.code)
    yield f"AI resilience of {card.title} ({card.code}), computed here, 6 best"
    yield from told(ledger, card.facts.items(), head)
    parts = [(one.name, one.fact) for one in card.inputs]
    points = [(f"{one.name} points", _points(ledger, one.name, card.code)) for one in card.inputs if one.fact]
    yield from told(ledger, [*parts, *points], head)
    scored = [one for one in card.members if "score" in one.facts][:_MEMBERS]
    if scored:
        rows = [(f"{one.code} {one.title}", [one.facts["score"]]) for one in scored]
        yield from grid(ledger, "member", rows, head)
    yield from lacking(card.missing)
    if (page := card.published) is not None:
        yield f"published elsewhere, only with this caveat: {cut(plain(page.caveat), 3 * _REASON)}"
        shown = (("score", page.score), ("exposure", page.exposure), ("growth", page.growth), ("epoch", page.epoch))
        yield from told(ledger, shown, head)


def _points(ledger: Ledger, name: str, code: str) -> str | None:
    return next((one.id for one in ledger if one.statistic == f"{name}_points" and one.of.code == code), None)


def outlooks(cards: Sequence[OutlookCard], ledger: Ledger) -> Iterator[str]:
    """Projections of one occupation or of a career's, under one head."""
    yield "national projections"
    rows = [
        (f"{one.code} {one.title}, entry: {one.entry_education or 'not on file'}", list(one.facts.values()))
        for one in cards[:ROWS]
    ]
    yield from grid(ledger, "occupation", rows, Head(area="United States"))


def transitions(card: TransitionsCard, ledger: Ledger) -> Iterator[str]:
    """Jobs to move to; what has to be done first stands in front."""
    to = f" to {card.to.title} ({card.to.code})" if card.to else f" by {card.by}"
    counts = "" if card.to else "".join(f"; {one}" for one in counted(ledger, "considered", of=card.from_.code))
    yield f"moves from {card.from_.title} ({card.from_.code}){to}{counts}"
    yield from _own(card, ledger)
    rows = []
    for move in card.items[:_MOVES]:
        pay, score = move.pay_change, move.resilience_change
        ids = [
            pay.target,
            pay.change,
            pay.change_pct if card.to else None,
            score.target.get("score") if score.change else None,
        ]
        rows.append((f"{move.title} ({move.code})", [one for one in ids if one]))
    areas = [move.pay_change.area.title for move in card.items if move.pay_change.area is not None]
    area = common(areas)
    yield from grid(ledger, f"job there, pay in {area}" if area else "job there", rows, Head(card.from_.code, area))
    for move in card.items[:_MOVES]:
        yield _taken(move, ledger, card.from_.code, whole=card.to is not None)
    yield from dropped(card.dropped)


def _own(card: TransitionsCard, ledger: Ledger) -> Iterator[str]:
    """What the job now has, told once for all moves."""
    named = {one: "median of the job now" for move in card.items[:_MOVES] if (one := move.pay_change.own)}
    named |= {
        one: "AI resilience of the job now"
        for move in card.items[:_MOVES]
        if move.resilience_change.change and (one := move.resilience_change.own.get("score"))
    }
    yield from told(ledger, ((name, one) for one, name in named.items()), Head(card.from_.code))


def _taken(move: TransitionItem, ledger: Ledger, origin: str, *, whole: bool) -> str:
    """What a move takes: schooling first, then what there is to learn."""
    first = "FIRST: " if move.education_step.needs_more else ""
    parts = [f"{move.title}: {first}{move.education_step.text}", move.relatedness.how]
    if move.pay_change.missing:
        parts.append(f"no pay change: {move.pay_change.missing}")
    gaps = move.gaps[:_GAPS]
    if not gaps:
        parts.append(f"no gaps: {move.gaps_missing and move.gaps_missing.reason}")
    elif not whole:
        parts.append(f"to learn: {', '.join(one.name for one in gaps)}")
    else:
        scale = stand(ledger[gaps[0].own], Head(origin))
        levels = (f"{one.name} {marked(ledger[one.own])} to {marked(ledger[one.target])}" for one in gaps)
        parts.append(f"to learn ({scale}): {', '.join(levels)}")
    return "|".join(parts)


def training(card: TrainingCard, ledger: Ledger) -> Iterator[str]:
    """Programs and usual preparation."""
    cited = f" [{card.citation}]" if card.citation else ""
    yield f"training for {card.title} ({card.code}){cited}. {card.note}"
    if card.programs:
        yield "programs: " + "; ".join(f"{one.title} (CIP {one.cip})" for one in card.programs[:_PROGRAMS])
    for line in card.preparation[:_PREPARED]:
        cited = f" [{line.citation}]" if line.citation else ""
        yield (
            f"{line.code} {line.title}{cited}|entry {line.entry_education}|experience {line.work_experience}"
            f"|on the job {line.on_the_job_training}"
        )
        yield from told(ledger, line.shares.items(), Head(line.code))
    yield from lacking(card.missing)


def fit(card: FitCard, ledger: Ledger) -> Iterator[str]:
    """Occupations that fit what a person said, with what speaks against each."""
    yield f"fit; {card.note}" + (f" {marked(ledger[card.considered])} considered" if card.considered else "")
    rows = [(f"{one.title} ({one.code})", [fact for fact in (one.pay, one.score) if fact]) for one in card.items]
    areas = [one.area.title for one in card.items if one.area is not None]
    area = common(areas)
    yield from grid(ledger, f"job, pay in {area}" if area else "job", rows, Head(area=area))
    for one in card.items:
        words = (f"for: {cut('; '.join(one.reasons), _REASON)}", f"against: {cut('; '.join(one.against), _REASON)}")
        yield "|".join([one.title, *words, f"first: {one.first_step}"])
    yield from (f"guessed: {line}" for line in card.guessed)


def tracks(card: TracksCard, _: Ledger) -> Iterator[str]:
    """All tracks."""
    yield "tracks: " + "; ".join(
        one.title if one.code == one.title.lower() else f"{one.title} ({one.code})" for one in card.items
    )


def sources(card: SourcesCard, _: Ledger) -> Iterator[str]:
    """Publishers and vintages, each series once."""
    yield f"build {card.build_id}"
    series: dict[str, dict[str, int]] = {}
    for line in card.items:
        series.setdefault(f"{line.publisher}|{line.dataset}", {}).setdefault(line.vintage, line.citation)
    for name, vintages in list(series.items())[:_SOURCES]:
        yield f"{name}|" + ", ".join(f"{vintage} [{number}]" for vintage, number in vintages.items())
    if len(series) > _SOURCES:
        yield "and others: " + ", ".join(name.rpartition("|")[2] for name in list(series)[_SOURCES:])
