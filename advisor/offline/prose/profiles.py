"""What a career, occupation or track is, in sentences from its sections, with the citation number of each."""

import re
from typing import Any

from advisor.answers import ToolResult
from advisor.cards import ProfileCard, Section, TrackCard
from advisor.facts import Choice, Fact
from advisor.ledger import Ledger
from advisor.offline.prose.entry import entry
from advisor.offline.prose.specializations import told_specializations
from advisor.offline.prose.tongue import joined, lower, say, small
from advisor.offline.prose.wording import (
    Told,
    ask_duties,
    ask_outlook,
    ask_pay,
    ask_resilience,
    fact_of,
    listed,
    other_meanings,
    sentences_without_figures,
)
from advisor.tools.show import marked

NO_STORY = say("I have no story of what it is like yet, only ratings; somebody who does it can tell you more.")
OF_GROUP = say("That is told of a wider group of jobs, of which this is one; I have no story of this job alone.")
_TASKS = 5
_RELATED = 5
_HOW_IT_IS = re.compile(r"\blike\b|\ball day\b|\bday\b|\bstress\w*|\bhard\b|\bc[oó]mo es\b|\bd[ií]a\b")
_WORDS = 90
_LISTED = {
    "training": say('Programs of study that lead to'), "technology": say('Software and devices used by'), "also_known_as": say('Other titles of'), "jobs": say('Where to find openings of'), "family": say('Of the same family as'),
}  # fmt: skip


def told_profile(card: ProfileCard, result: ToolResult, ledger: Ledger, wanted: str | None = None) -> Told:
    """`wanted`: the sections asked for. Summary and inside where there is prose, else what it does by its activities; size of the group; next steps."""
    told = Told()
    sections = {one.key: one for one in card.sections}
    opening = _excerpt(sections.get("summary")) or _excerpt(sections.get("inside"))
    if len(sections) == 1:
        part = next(iter(sections.values()))
        told.lines += _single(part, card, ledger)
        told.lacking = part.missing is not None
        if (wanted or "").startswith("morning") and part.key == "responsibilities":
            told.lines.append(NO_STORY)  # no morning is made up from ratings
        _offers(told, result)
        return told
    if "without_degree" in sections or "morning" in sections:
        told.lines += _one_way(sections, card, ledger)
        _offers(told, result)
        return told
    if opening:
        told.lines.append(say("**{title}**: {opening}", title=card.title, opening=opening))
    else:
        told.lines += _activities(sections.get("responsibilities"), card) or [
            say(
                "**{title}** ({code}): I have no narrative about it yet; the card shows what is on file.",
                title=card.title,
                code=card.code,
            )
        ]
    if card.kind == "career" and len(sections) > 1 and (members := fact_of(ledger, "members", card.code)) is not None:
        told.lines.append(
            say("It is a group of {members} specializations, not a single occupation.", members=marked(members))
        )
    _add_education(told, sections, card)
    _offers(told, result)
    return told


def _one_way(sections: dict[str, Section], card: ProfileCard, ledger: Ledger) -> list[str]:
    """What our narrative tells first (a way in, a morning), then what is official beside it."""
    first = sections.get("without_degree") or sections["morning"]
    told = Told(lines=_single(first, card, ledger))
    if first.key == "without_degree":
        _add_education(told, sections, card)
    return told.lines


def told_track(card: TrackCard, result: ToolResult, ledger: Ledger) -> Told:
    """What a track is, from our own narrative, and its members by level."""
    told = Told()
    sections = {one.key: one for one in card.sections}
    if len(sections) == 1:
        part = next(iter(sections.values()))
        told.lines += _single(part, card, ledger)
        told.lacking = part.missing is not None
        _offers(told, result)
        return told
    opening = _excerpt(sections.get("narrative")) or _excerpt(sections.get("demands"))
    members = fact_of(ledger, "members", card.code)
    count = say(" of {members} occupations", members=marked(members)) if members is not None else ""
    told.lines.append(
        say("**{title}** is a track{count}: a path from entry to executive.", title=card.title, count=count)
    )
    if opening:
        told.lines[0] = say("{first} {quoted}", first=told.lines[0], quoted=opening)
    levels = sections["levels"].content if "levels" in sections else None
    if isinstance(levels, dict) and isinstance(levels.get("members"), dict):
        examples = [
            say("{level}: {ones}", level=level, ones=listed([one["title"] for one in ones[:2]]))
            for level, ones in levels["members"].items()
            if ones
        ]
        told.lines.append(
            say("Examples by level: {examples}. Levels are our own judgement.", examples=joined("; ", examples))
        )
    _offers(told, result)
    told.choices.insert(0, Choice(label="Best paid on it", message=f"What pays best in {card.title.lower()}?"))
    return told


def told_related(card: ProfileCard, result: ToolResult) -> Told:
    """Kinds of work that O*NET lists as related, by name; no claim that one suits anybody."""
    told = Told()
    part = next(iter(card.sections))
    content: Any = part.content
    if part.missing is not None or not isinstance(content, list) or not content:
        told.lines.append(
            say("No related occupations of **{title}** are on file, and I do not make any up.", title=card.title)
        )
        told.lacking = True
        _offers(told, result)
        return told
    told.lines.append(
        say(
            "O*NET lists these as related to **{title}** ({code}): {content} [{citation}].",
            title=card.title,
            code=card.code,
            content=joined("; ", (str(one["title"]) for one in content[:_RELATED])),
            citation=content[0]["citation"],
        )
    )
    told.lines.append(
        say(
            "Related means alike in what is done or known. It does not mean that one fits you, is easier on the body, or is hiring near you."
        )
    )
    told.choices = [
        Choice(label=str(one["title"]), message=f"How much do {one['title']} ({one['code']}) make?")
        for one in content[:4]
    ]
    told.offer = say("Which of these shall I show: its pay, what it asks for, or its AI resilience?")
    told.follow_ups = [ask_pay(result.subject), ask_outlook(result.subject)] if result.subject is not None else []
    return told


def told_duties(results: list[tuple[ProfileCard | TrackCard, ToolResult]], ledger: Ledger, asked: str = "") -> Told:
    """A day at work: the narrative where there is one, and the main activities."""
    told = Told()
    sections = {one.key: one for card, _ in results for one in card.sections}
    card, result = results[0]
    inside = _excerpt(sections.get("inside"), _WORDS) or _excerpt(sections.get("narrative"), _WORDS)
    if inside:
        told.lines.append(say("**{title}**: {inside}", title=card.title, inside=inside))
    told.lines += _activities(sections.get("responsibilities"), card)
    if not told.lines:
        told.lines.append(say("I have no account of a day as {title} yet, and I do not make one up.", title=card.title))
        told.lacking = True
    elif not inside and _HOW_IT_IS.search(asked.lower()):
        told.lines.append(NO_STORY)
    _offers(told, result)
    return told


def _about_years(years: Fact) -> str:
    if years.value == 1:
        return say("about {years} year", years=marked(years))
    return say("about {years} years", years=marked(years))


def told_education(results: list[tuple[ProfileCard | TrackCard, ToolResult]], ledger: Ledger) -> Told:
    """What it takes: entry education, experience, training; cost and time only where a source has them."""
    told = Told()
    card, result = results[0]
    sections = {one.key: one for one_card, _ in results for one in one_card.sections}
    _add_education(told, sections, card)
    if not told.lines:
        told.lines.append(say("No entry requirements for {title} are on file.", title=card.title))
        told.lacking = True
    cost = sections.get("time_and_cost")
    spans = cost.content.get("years", []) if cost is not None and isinstance(cost.content, dict) else []
    if len(spans) == 1 and (span := ledger[spans[0]["before_entry"]]).value > 0:
        told.lines.append(
            say(
                "By our own rule of thumb, {span} year of further school and related work comes first. Training on the job is paid, so it is not counted.",
                span=marked(span),
            )
            if span.value == 1
            else say(
                "By our own rule of thumb, {span} years of further school and related work come first. Training on the job is paid, so it is not counted.",
                span=marked(span),
            )
        )
    elif len(spans) == 1:
        told.lines.append(
            say(
                "By our own rule of thumb, you need no more school after high school. What is learnt on the job is paid."
            )
        )
    facts = cost.content.get("facts", {}) if cost is not None and isinstance(cost.content, dict) else {}
    years = ledger[facts["years_typical"]] if "years_typical" in facts else None
    price = ledger[facts["cost_typical_usd"]] if "cost_typical_usd" in facts else None
    if years is not None or price is not None:
        parts = ([_about_years(years)] if years is not None else []) + (
            [say("about {price}", price=marked(price))] if price is not None else []
        )
        told.lines.append(
            say(
                "Another publisher's page puts the time and cost at {parts}; that is its estimate, not an official figure.",
                parts=listed(parts),
            )
        )
    licence = sections.get("licence")
    if licence is not None and isinstance(licence.content, dict):
        needed = (
            say("says that a licence or certificate is needed")
            if licence.content.get("required")
            else say("says that no licence is needed")
        )
        told.lines.append(
            say(
                "Another publisher's page {needed}. A machine set that mark, and rules differ by state, so ask the state's licensing office.",
                needed=needed,
            )
        )
    lacking = say("what it costs") if len(spans) == 1 else say("what it costs or how many years it takes")
    absent = ([lacking] if years is None and price is None else []) + (
        [say("whether a licence is needed")] if licence is None or licence.content is None else []
    )
    if absent:
        told.lines.append(
            say(
                "No source here says {absent}. Ask a school, an apprenticeship office or the state's board.",
                absent=listed(absent, "or"),
            )
        )
    _offers(told, result)
    return told


def _add_education(told: Told, sections: dict[str, Section], card: ProfileCard | TrackCard) -> None:
    part = sections.get("education")
    lines = part.content.get("entry", []) if part is not None and isinstance(part.content, dict) else []
    for line in lines[:2]:
        name = say("**{title}**", title=line["title"])
        told.lines.append(
            entry(
                name,
                line["entry_education"],
                line.get("work_experience"),
                line.get("on_the_job_training"),
                line["citation"],
            )
        )


def _excerpt(part: Section | None, words: int = 60) -> str | None:
    """The first sentences of a section's prose, with its citation number. A publisher's prose carries figures of its
    own ("perhaps a third of the time"): colour, not statistics, so a sentence with digits is passed over."""
    content: Any = part.content if part is not None else None
    if not isinstance(content, dict) or not content.get("markdown"):
        return None
    plain = " ".join(re.sub(r"[*_#>`]|^- ", "", line) for line in str(content["markdown"]).splitlines() if line.strip())
    kept: list[str] = []
    for sentence in sentences_without_figures(plain):
        if kept and sum(len(one.split()) for one in kept) + len(sentence.split()) > words:
            break
        end = "?" if sentence.endswith("?") else "."
        kept.append(
            say("{sentence} [{citation}]{end}", sentence=sentence.rstrip(".!?"), citation=content["citation"], end=end)
        )
    return joined(" ", kept) if kept else None


def _activities(part: Section | None, card: ProfileCard | TrackCard) -> list[str]:
    content: Any = part.content if part is not None else None
    if not isinstance(content, dict) or not content.get("items"):
        return []
    items = [small(str(one)) for one in content["items"][:_TASKS]]
    return [
        say(
            "The main work of **{title}**, by O*NET's ratings: {items} [{citation}].",
            title=card.title,
            items=joined("; ", items),
            citation=content["citation"],
        )
    ]


def _single(part: Section, card: ProfileCard | TrackCard, ledger: Ledger) -> list[str]:
    """One section asked for: its prose, its names, or why it is missing."""
    if part.missing is not None:
        return [
            say(
                "For **{title}** I have nothing on file about this: {title_2} ({reason}).",
                title=card.title,
                title_2=lower(part.title),
                reason=part.missing.reason,
            )
        ]
    if part.key == "education":
        told = Told()
        _add_education(told, {"education": part}, card)
        return told.lines
    if part.key == "responsibilities":
        return _activities(part, card)
    content: Any = part.content
    if prose := _excerpt(part, _WORDS):
        line = say("**{title}**, {title_2}: {prose}", title=card.title, title_2=lower(part.title), prose=prose)
        if isinstance(content, dict) and content.get("group"):
            return [line, OF_GROUP]
        return [line]
    if isinstance(content, dict) and content.get("lacking"):
        return [
            say(
                "**{title}**: {lacking}. The card links to the official finders.",
                title=card.title,
                lacking=content["lacking"],
            )
        ]
    if part.key == "video" and isinstance(content, dict):
        return [
            say(
                "The card links to a publisher's film about **{title}** [{citation}].",
                title=card.title,
                citation=content["links"][0]["citation"],
            )
        ]
    if part.key == "family" and isinstance(content, dict):
        content = [*content.get("careers", []), *content.get("tracks", [])]
    if part.key == "specializations" and isinstance(content, list):
        return told_specializations(content, card, ledger)
    names, source = _names(content)
    if names:
        return [
            say(
                "{LISTED} **{title}**: {names}{source}.",
                LISTED=_LISTED.get(part.key, say("{title} of", title=part.title)),
                title=card.title,
                names=listed(names[:8]),
                source=source,
            )
        ]
    return [say("The card shows {title} of **{title_2}**.", title=lower(part.title), title_2=card.title)]


def _names(content: Any) -> tuple[list[str], str]:
    """Names that a section lists, and the mark of their source where all have one."""
    if isinstance(content, dict):
        lines = content.get("items") or content.get("programs") or content.get("links") or []
        number = content.get("citation")
    else:
        lines = content if isinstance(content, list) else []
        numbers = {one.get("citation") for one in lines if isinstance(one, dict)}
        number = numbers.pop() if len(numbers) == 1 else None
    names = [one if isinstance(one, str) else str(one.get("title") or one.get("name") or "") for one in lines]
    return [name for name in names if name], say(" [{number}]", number=number) if number else ""


def _offers(told: Told, result: ToolResult) -> None:
    if result.subject is None:
        return
    note, choices = other_meanings(result, ask_duties)
    if note and result.subject.kind != "occupation":
        told.lines.append(note)
    told.choices += [
        Choice(label="Pay", message=ask_pay(result.subject)),
        Choice(label="AI resilience", message=ask_resilience(result.subject)),
    ]
    told.choices += choices if result.subject.kind != "occupation" else []
    told.offer = say("Shall I show what it pays?")
    told.follow_ups.append(ask_outlook(result.subject))
    if result.subject.kind != "track":
        told.follow_ups.append(f"What education do {result.subject.title} need?")
