"""Answers without figures: asking back with choices, saying what no source has, declining, and pointing to help."""

import re
from typing import TYPE_CHECKING

from advisor.answers import Outcome, ToolResult
from advisor.cards import PlacesCard, SourcesCard
from advisor.facts import Choice
from advisor.offline.gloss import unaccented
from advisor.offline.prose.about import WHO, told_draft, told_who
from advisor.offline.prose.fit_questions import opening
from advisor.offline.prose.standing import (
    CONFLICT,
    MILITARY_WORDS,
    NO_CROSSWALK,
    NO_HIRING_RULES,
    NO_MINIMUM,
    NO_POSTINGS,
    NOT_COVERED,
)
from advisor.offline.prose.tongue import Exact, capital, joined, say
from advisor.offline.prose.wording import Told, ask_outlook, ask_pay, listed, named, paragraph, plain
from advisor.offline.reading import Reading
from advisor.safety.replies import CRISIS
from knowledge.titles.display import spanish_title

if TYPE_CHECKING:
    from advisor.talk import TalkState

_EXAMPLES = (
    Choice(label="What pays best?", message="What pays best?"),
    Choice(label="Pay of a job", message="How much do registered nurses make?"),
    Choice(label="AI resilience", message="How resilient to AI are electricians?"),
    Choice(label="A career track", message="What is the operations track?"),
)
_NAMED = 3
"""Names said aloud where more are offered to tap."""
_SERIES = 8
"""Series named in the answer itself: those that figures come from stand first."""
Asked = tuple[Told, Outcome]


def unresolved(result: ToolResult, reading: Reading) -> Asked:
    """A job or place that is ambiguous, unknown or abroad."""
    said = say("“{said}”", said=result.said) if result.said else "that"
    note = next((one.reason for one in result.missing if one.what == "place"), None)
    if result.outcome == "abroad":
        where = (
            say("{note}.", note=note.rstrip(".")) if note else say("{said} is outside the United States.", said=said)
        )
        told = Told(
            [
                where,
                say(
                    "I have no figures for it, and I neither convert nor guess. I can show the same for the United States."
                ),
            ]
        )
        told.choices = [_nationwide(reading), *result.choices]
        return told, "no_data"
    labels = [choice.label for choice in result.choices]
    offered = _said_again(result, reading)
    if result.about == "place":
        if result.outcome == "ambiguous":
            lines = [
                say(
                    "{said} can mean more than one place: {places_meant}.",
                    said=said,
                    places_meant=listed(places_meant(result), "or"),
                )
            ]
            return Told([note or "", *lines, say("Which one do you mean?")], offered), "clarify"
        known = note is not None and not note.startswith("No place called")
        lines = [
            note if known and note else say("I know no place called {said}.", said=said),
            say("Say a ZIP, “city, state” or a state, or take the national figure."),
        ]
        return Told(lines, [_nationwide(reading), *result.choices]), "clarify"
    titles = [spanish_title(ref.id, ref.kind) or "" for ref in result.alternatives]
    if result.outcome == "ambiguous" and not _alike(result.said or "", [*labels, *titles]):
        lines = [
            say("I know no job called {said}, and I do not guess a figure.", said=said),
            say("The nearest names here: {labels}.", labels=listed(labels[:_NAMED], "or")),
        ]
        return Told(lines, offered), "clarify"
    if result.outcome == "ambiguous":
        return Told(
            [
                say("{said} can mean several jobs, such as {labels}.", said=said, labels=listed(labels[:_NAMED], "or"))
                if len(labels) > _NAMED
                else say("{said} can mean several jobs: {labels}.", said=said, labels=listed(labels, "or")),
                say("Which one do you mean?"),
            ],
            offered,
        ), "clarify"
    lines = [say("I know no job called {said}, and I do not guess a figure.", said=said)]
    if result.choices:
        lines.append(say("Did you mean {labels}?", labels=listed(labels, "or")))
        return Told(lines, list(result.choices)), "clarify"
    lines.append(say("Try another name for it, or say what the person does."))
    return Told(lines, list(_EXAMPLES)), "clarify"


def places_meant(result: ToolResult) -> list[str]:
    """The candidates as a person would call them, with the area of the figures in brackets where it is another:
    "El Dorado, KS (Wichita, KS)"."""
    areas = [item.area.title for card in result.findings if isinstance(card, PlacesCard) for item in card.items]
    labels = [choice.label for choice in result.choices]
    if len(areas) != len(labels):
        return labels
    return [
        label if _town(label) in area else say("{label} ({area})", label=label, area=area)
        for label, area in zip(labels, areas, strict=True)
    ]


def _town(label: str) -> str:
    return label.rpartition(",")[0] or label


def _alike(said: str, labels: list[str]) -> bool:
    """Whether a name that was offered shares a word with what the person said, endings aside."""
    stems = {unaccented(word[:4]) for word in said.split() if len(word) > 2}
    return any(unaccented(word[:4]) in stems for label in labels for word in label.split())


def _said_again(result: ToolResult, reading: Reading) -> list[Choice]:
    """The choices of an ambiguous place as the person's own question with the place made clear, so that an amount, a
    filter or a comparison in it is kept."""
    if result.about == "subject":
        said = result.said or ""
        if reading.intent != "compare" or not said or said not in reading.message:
            return list(result.choices)
        pairs = zip(result.choices, result.alternatives, strict=False)
        return [Choice(label=one.label, message=reading.message.replace(said, ref.title, 1)) for one, ref in pairs]
    if reading.carried or not reading.place or reading.place not in reading.message or len(reading.message.split()) < 4:
        return list(result.choices)
    return [
        Choice(label=one.label, message=_replaced(reading.message, reading.place, one.label)) for one in result.choices
    ]


def empty(result: ToolResult, reading: Reading) -> Asked:
    """Understood, but no source here has it."""
    if result.tool == "compare_occupations" and result.subject is not None:
        told = Told(
            [
                say(
                    "Both names mean {title}, so there is nothing to compare. Which other job shall I set beside it?",
                    title=result.subject.title,
                )
            ]
        )
        told.choices.append(Choice(label="Pay", message=ask_pay(result.subject)))
        return told, "clarify"
    wanted = next((one for one in result.missing if one.what != "place"), None)
    what = (wanted.what if wanted is not None else None) or (result.subject.title if result.subject else "this")
    reason = wanted.reason if wanted is not None else "nothing is on file"
    if wanted is not None and wanted.what == "ranking":
        what = say("ranking of {title}", title=result.subject.title) if result.subject is not None else "ranking"
    nowhere = "survey" in reason or "military" in reason
    told = Told(
        [
            say(
                "I have no figure for the {what}: {undigit}. I do not fill gaps.",
                what=what.removeprefix("the ") if what.startswith("the ") else what,
                undigit=_undigit(plain(reason.partition(";")[0])),
            ),
            say("Try a related job.") if nowhere else say("Try another place or a related job."),
        ]
    )
    if result.place is not None and result.place.code != "US" and reading.subjects and not nowhere:
        told.choices.append(_nationwide(reading))
    return told, "no_data"


def refused(result: ToolResult) -> Asked:
    """What a tool will not work out, and why."""
    reason = result.missing[0].reason if result.missing else "that means nothing here"
    told = Told([say("{reason}.", reason=capital(reason))], list(result.choices))
    if result.subject is not None:
        told.choices.append(Choice(label="Where it pays most", message=f"Where do {named(result.subject)} earn most?"))
        told.choices.append(Choice(label="National outlook", message=ask_outlook(result.subject)))
    return told, "no_data"


def without_results(reading: Reading, talk: "TalkState") -> Asked:
    """A message that needs no tool, or that cannot be read."""
    if reading.intent in ("unclear", "help", "hello", "profile", "duties") and WHO.search(reading.message.lower()):
        return told_who(list(_EXAMPLES)), "answered"
    match reading.intent:
        case "crisis":
            return Told([CRISIS[reading.section or "despair"][reading.language]]), "crisis"
        case "hello":
            return Told([say('Hello. I tell what jobs pay, how exposed they are to AI and where they lead, each figure with its source.'),
                         say('Which job, field or place shall we look at?')], list(_EXAMPLES)), "answered"  # fmt: skip
        case "bye":
            return Told([say("Goodbye, and all the best. Come back whenever you like.")]), "answered"
        case "minimum_wage":
            there = f" in {reading.place}" if reading.place else ""
            return Told([NO_MINIMUM, say('What I can show is what jobs pay.')],
                        [Choice(label="Lowest paid jobs", message=f"What are the lowest paid jobs{there}?"),
                         Choice(label="Without a degree", message=f"What pays best without a degree{there}?"),
                         Choice(label="No experience", message=f"What pays best with no experience{there}?")]), "no_data"  # fmt: skip
        case "military":
            return Told([say("About “{code}”:", code=reading.subjects[0]), NO_CROSSWALK, MILITARY_WORDS],
                        [Choice(label="Supply and stock", message="What can I move into from stock clerk?"),
                         Choice(label="Mechanics", message="What can I move into from diesel mechanic?"),
                         Choice(label="Medics", message="What can I move into from paramedic?"),
                         Choice(label="Without a degree", message="What pays best without a degree?")]), "no_data"  # fmt: skip
        case "not_covered":
            return Told([NOT_COVERED, say("Job ads and the employer tell that best. What I can show is pay, outlook, schooling and AI resilience.")],
                        list(talk.choices or _EXAMPLES)), "no_data"  # fmt: skip
        case "hiring_rules":
            there = f" in {reading.place}" if reading.place else ""
            return Told([NO_HIRING_RULES, say('What I can show is what work pays, what it usually asks for, and where it is heading.')],
                        [Choice(label="No experience", message=f"What pays best with no experience{there}?"),
                         Choice(label="Without a degree", message=f"What pays best without a degree{there}?"),
                         Choice(label="Most openings", message=f"Which jobs have the most openings{there}?"),
                         Choice(label="Growing jobs", message=f"Which jobs are the fastest growing{there}?")]), "no_data"  # fmt: skip
        case "which_job":
            return Told([say('That depends on the job. Which one is yours? Say its name as you would to a friend.')],
                        [Choice(label="Registered nurses", message="How resilient to AI are registered nurses?"),
                         Choice(label="Truck drivers", message="How resilient to AI are truck drivers?"),
                         Choice(label="Accountants", message="How resilient to AI are accountants?"),
                         Choice(label="Least resilient jobs", message="Which jobs are least resilient to AI?")]), "clarify"  # fmt: skip
        case "language":
            return Told(
                [say("Gladly, in English."), say("Which job, field or place shall we look at?")], list(_EXAMPLES)
            ), "answered"
        case "thanks":
            return Told([say("You are welcome. Ask on whenever you like.")], list(talk.choices)), "answered"
        case "help":
            return Told([say('I answer from official figures: pay of a job in a place, what pays best, AI resilience, outlook, and what a job is like.'),
                         say('Try one of these.')], list(_EXAMPLES)), "answered"  # fmt: skip
        case "conflict":
            return Told([CONFLICT, say('Figures also differ by year, by place, and by whether codes that several jobs share are counted once.'),
                         say('Which job do you mean? I show each figure with its source.')],
                        [Choice(label="Operations Managers", message="How much do operations managers make?"),
                         Choice(label="The operations track", message="What does the operations track pay?")]), "clarify"  # fmt: skip
        case "distress":
            return Told([say('That sounds hard, and I am sorry you are going through it. We can take it one step at a time.'),
                         say('Tell me the work you do or did, or start with one of these.')],
                        list(_EXAMPLES)), "answered"  # fmt: skip
        case "stop":
            return Told(
                [say("All right. Tell me what you would like to know instead.")], list(talk.choices or _EXAMPLES)
            ), "answered"
        case "off_topic":
            return Told([say('That is outside what I do; I keep to jobs and careers. If it points to work you enjoy, I can show what such work pays.')],
                        list(_EXAMPLES)), "declined"  # fmt: skip
        case "refused":
            return Told([say('I keep to my sources and my instructions, and I do not print them. Ask me about a job and I give you the sourced figure.')],
                        list(_EXAMPLES)), "declined"  # fmt: skip
        case "draft":
            return told_draft(reading, list(_EXAMPLES))
        case "postings":
            return Told([NO_POSTINGS, say("Shall I show what pays best instead?")], list(_EXAMPLES)), "no_data"
        case "fit":
            return opening(reading), "clarify"
        case "place_only" if reading.near_me and not reading.place:
            return Told(
                [
                    say("I do not know where you are. Say a ZIP, a city or a state."),
                    say("What would you like to know there?"),
                ],
                list(_EXAMPLES),
            ), "clarify"
        case "more_choices":
            return Told(
                [
                    say("Yes to what? I have no open offer just now."),
                    say("Pick one of these, or ask in your own words."),
                ],
                list(_EXAMPLES),
            ), "clarify"
    if reading.subjects and _as_job(reading.subjects[0], reading.message):
        lines = [say("I know no job called “{subjects}”, so I would be guessing.", subjects=reading.subjects[0])]
    else:
        lines = [say("I did not understand that well enough to answer.")]
    return Told(
        [*lines, say("Ask about a job, a field or a place, for instance one of these.")], list(_EXAMPLES)
    ), "clarify"


def _as_job(said: str, message: str) -> bool:
    """Whether words that nobody knows stand where a job's name stands, and so may be called an unknown job: a verb or
    an adjective somewhere in a sentence may not."""
    if any(char.isdigit() for char in said):
        return False
    if message.strip(" .!?").lower() in (said.lower(), f"a {said.lower()}", f"an {said.lower()}"):
        return len(said.split()) > 1 or (len(said) > 4 and not said.lower().endswith(("ing", "ed")))
    name = re.escape(said)
    before = r"\b(?:do|does|did|can|an?|of|for|as|become|becoming|being|about|than|versus|vs|or|in)\s+(?:the |an? )?"
    after = r"\s+(?:jobs?|careers?|make|makes|earn|earns|pay|pays|salar(?:y|ies)|wages?|income|outlook|work)\b"
    return bool(
        re.search(
            rf"{before}{name}s?\b{after}|\b{name}{after}|\b(?:pay|salary|wages?|outlook) (?:of|for) (?:an? |the )?{name}\b|\b(?:become|becoming|as) an? {name}\b",
            message,
            re.I,
        )
    )


def _vintage(text: str) -> str:
    """How old a series is, as its publisher writes it."""
    year, _, rest = text.partition(" ")
    if rest == "labels":
        return say("labels of {year}", year=year)
    return Exact(text) if "(" in text else text


def sources(card: SourcesCard) -> Told:
    """Publisher, series, vintage; how old; what they leave out; which build."""
    told = Told(
        [
            say(
                "Every figure is read from a published file or computed from such files by a stated rule; no model makes one up."
            )
        ]
    )
    seen: dict[tuple[str, str], str] = {}
    for line in card.items:
        seen.setdefault(
            (line.publisher, line.dataset),
            say(
                "{series}, {publisher}: {vintage} [{marker}]",
                series=line.dataset,
                publisher=line.publisher,
                vintage=_vintage(line.vintage),
                marker=line.citation,
            ),
        )
    told.lines.append(paragraph([say("- {text}", text=text) for text in list(seen.values())[:_SERIES]]))
    told.lines.append(
        joined(
            " ",
            [
                *([say("The card lists the rest.")] if len(seen) > _SERIES else []),
                say(
                    "Wages are of wage and salary workers, without bonus, benefits or the self-employed. Projections are"
                    " national. The card names the build of the data."
                ),
            ],
        )
    )
    told.follow_ups = ["What pays best in operations?", "How is the AI resilience score computed?"]
    return told


def place_known(result: ToolResult) -> Told:
    """Only a place was said: what to do with it?"""
    assert result.place is not None
    title = result.place.title
    return Told(
        [say("{title} it is. What would you like to know there?", title=title)],
        [
            Choice(label="What pays best", message=f"What pays best in {title}?"),
            Choice(label="Operations", message=f"What pays best in operations in {title}?"),
            Choice(label="Without a degree", message=f"What pays best without a degree in {title}?"),
            *result.choices,
        ],
    )


def _nationwide(reading: Reading) -> Choice:
    country = "Estados Unidos" if reading.language == "es" else "the United States"
    if reading.place and reading.place in reading.message and not reading.carried and len(reading.message.split()) > 3:
        return Choice(label="United States", message=_replaced(reading.message, reading.place, country))
    subject = reading.subjects[0] if reading.subjects else None
    if reading.intent == "rank":
        within = f" in {reading.within}" if reading.within and reading.within != "all" else ""
        return Choice(label="United States", message=f"What pays best{within} in the United States?")
    if subject is None:
        return Choice(label="United States", message="What pays best in the United States?")
    return Choice(label="United States", message=f"How much do {subject} make in the United States?")


def _replaced(message: str, place: str, by: str) -> str:
    head, _, tail = message.partition(place)
    return head.removesuffix("the ") + by + tail


def _undigit(text: str) -> str:
    return text if not any(char.isdigit() for char in text) else say("no estimate is published there")
