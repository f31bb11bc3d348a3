"""From a message and the talk so far to a `Reading`: intent and slots. Pure, given a resolver of names.

It resolves nothing to figures and guesses no place; what it cannot read it calls `unclear`, so that we ask back.
"""

import re
from typing import Any

from advisor.offline import (
    correcting,
    filling,
    fitting_signs,
    going_on,
    moving,
    ordering,
    own_work,
    particular,
    phrases,
    relocating,
    settling,
    weighing,
    years_said,
)
from advisor.offline.again import offered
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import (
    carried_subjects,
    names_jobs,
    names_jobs_only,
    refers_back,
)
from advisor.offline.employers import without_employer
from advisor.offline.folding import fold, lowered
from advisor.offline.gloss import asked_of, glossed
from advisor.offline.impersonal import impersonal
from advisor.offline.likelihood import as_near, likely, readable
from advisor.offline.naming import Names, names_in, places_in
from advisor.offline.nearness import Near, examples, masked
from advisor.offline.particular_reading import particular_reading
from advisor.offline.prose.questions import in_english
from advisor.offline.reading import Intent, Reading, Resolver
from advisor.offline.record import open_again
from advisor.offline.replying import reply, resumed
from advisor.offline.sections_asked import TOLD_OF_ONE
from advisor.offline.slots import only_names, without_orders
from advisor.offline.tongues import language_of
from advisor.offline.unmeasured import unmeasured
from advisor.offline.wishes import own_wishes, tells_of_interests
from advisor.offline.wordings import worded
from advisor.safety import assess
from advisor.talk import TalkState

_WHAT_TO_DO = re.compile(r"\bwhat (?:else )?(?:can|could|should) i (?:do|be|become)\b|\bqu[eé] puedo (?:hacer|ser)\b")
_HOW_PAID = re.compile(
    r"\bhow (?:well|good|bad|badly|poorly|much|high|highly|decently)\b.{0,45}\b(?:paid|compensated|earn|make)\b(?!.*\bor\b)"
)
_THE_TRACK = re.compile(r"^(?:and |so |ok )?(?:what|how) about the tracks?\W*$")
_LISTS = re.compile(r"\b(jobs|careers|occupations|roles|work)\b")
_NO_FIT: frozenset[Intent] = frozenset(("transitions", "hello", "thanks", "bye", "off_topic", "offer"))
_ORDERED: frozenset[Intent] = frozenset(("rank",))
"""Intents that, where the learnt model is all but certain, no word of liking turns into a match."""
_OF_NOBODY = re.compile(r"\b(?:do|does|will|would|can|are|is) (?:they|them|it|those|these|that one)\b")
_MAY_BE_FIT: tuple[Intent | None, ...] = (None, "rank", "education", "profile", "duties", "pay")


def understand(message: str, talk: TalkState, resolver: Resolver, language: str | None = None) -> Reading:
    """What the message asks, given what is being talked about. `language`: the one the request asks for. Never raises."""
    written = fold(message)
    text, employed = without_employer(impersonal(worded(_spelt_out(written))), resolver)
    low = lowered(text)
    if (offered := in_english(written)) is not None:  # one of our own Spanish buttons
        reading = resumed(written, talk) or _question(offered, talk, resolver)
        kept = written if reading.message == offered else reading.message
        return reading.model_copy(update={"language": language or "es", "message": kept})
    if (other := going_on.language_asked(low)) is not None:
        return going_on.repeated(text, other, talk)
    language = language or _language(_blank(text, resolver), talk)
    talk = own_work.apart(low, talk)
    asked = _asked(text, language, resolver)
    reading = (
        _urgent(written)
        or fitting_signs.resume(message)
        or reply(
            asked, lowered(asked), talk, lambda said: _question(_asked(said, language, resolver), talk, resolver), low
        )
        or _question(asked, talk, resolver)
    )
    if reading.intent == "fit" and reading.likes and language == "es" and asked != text:
        reading = reading.model_copy(update=own_wishes(text))
    said = text if reading.message == asked else reading.message
    missing = unmeasured(written) or ("employer" if employed else None)
    if missing == "conditions" and reading.intent == "rank" and not reading.filters and reading.within == "all":
        reading = Reading(intent="not_covered", message=said, place=reading.place)  # nothing else to make a list by
    reading = reading.model_copy(update={"language": language, "message": said, "unmeasured": missing})
    return open_again(reading)


def _spelt_out(text: str) -> str:
    """Signs that stand for a word: "$$$" asks for pay, "$/hr" for pay by the hour."""
    text = re.sub(r"(?i)\$+ ?/ ?(?:hr|hour|h)\b", " hourly pay ", text)
    return re.sub(r"\${2,}(?!\s?\d)", " pay ", text)


def _blank(text: str, resolver: Resolver) -> str:
    """The folded text without its places: nobody speaks Spanish for asking about Los Angeles."""
    if text.strip(" ¿?.!") == "el segundo":
        return "el segundo de esos"  # in small letters and by itself no town in California
    for one in sorted(resolver.spot_places(text), key=lambda spot: -spot.start):
        text = f"{text[: one.start]} {text[one.end :]}"
    return lowered(text)


def _asked(text: str, language: str, resolver: Resolver) -> str:
    """The question in the words the patterns know: of one of our Spanish buttons its English, of other Spanish its asking words."""
    return in_english(text) or (asked_of(text, resolver) if language == "es" else text)


def _language(blank: str, talk: TalkState) -> str:
    """The language of the message; of one that shows none (a place, a number), the talk's."""
    return language_of(blank, before=talk.language or "en")


def _urgent(text: str) -> Reading | None:
    """The service decides this before any turn; whoever reads a message without it sees the same signs."""
    verdict = assess(text)
    if verdict is None or verdict.outcome != "crisis":
        return None
    return Reading(intent="crisis", message=text, section=verdict.kind)


def _question(message: str, talk: TalkState, resolver: Resolver) -> Reading:
    text = fold(message)
    text = phrases.LEADING_NO.sub("", text) if talk.measure and not fitting_signs.as_said(text, talk) else text
    text = text if fitting_signs.as_said(text, talk) else correcting.reworded(text)
    text = fitting_signs.asked_of_a_job(text, resolver)
    low = lowered(text)
    injected = bool(phrases.INJECTION.search(low))
    names = names_in(phrases.without_level(only_names(without_orders(text) if injected else text)), resolver)
    if not injected and (focused := settling.focused(text, names, resolver)) is not None:
        text, names = focused
        low = lowered(text)
    intent = phrases.first_intent(filling.unnamed(low, names))
    if intent == "off_topic" and names.known:
        # "I help with homework, what does a tutor earn": the job that is named is asked about.
        intent = phrases.first_intent(filling.unnamed(low, names), besides="off_topic")
    slots = _slots(low)
    if injected:
        return settling.injected(text, names)
    if intent == "draft":
        known = names.subjects if names.known else ()
        return Reading(intent="draft", message=text, subjects=known[:1], place=names.place)
    named = names
    names = particular.own_trade(low, names, resolver)
    if names is not named and particular.BETTER.search(low):
        return moving.leaving(text, low, names, slots, talk)
    names = settling.settled(low, names, talk, resolver)
    if phrases.NOT_WORK.search(low):
        return Reading(intent="off_topic", message=text)
    if (reading := _told_of(text, low, intent, names)) is not None:
        return reading
    near = _near(text, names, resolver)
    if (reading := going_on.read(text, low, names, slots, talk, resolver)) is not None:
        return reading
    if names.kind == "occupation" and len(names.subjects) == 1 and _HOW_PAID.search(low) and said_amount(low) is None:
        near = None if near is not None and near.intent == "fit" else near
        return particular_reading(text, low, "pay", names, slots, talk, near) or filling.explicit(
            text, low, "pay", names, slots, talk
        )
    sure = 0.75 if near is not None and near.intent == "transitions" and names.known else 0.85
    told = near is not None and near.learnt and near.score >= sure and near.intent in _NO_FIT
    told |= (
        near is not None
        and near.learnt
        and near.intent in _ORDERED
        and near.score >= 0.95
        and bool(slots["filters"] or slots["by"])
    )
    if (reading := fitting_signs.moved(text, names, resolver)) is not None:
        return reading
    told |= names.kind == "occupation" and particular.related(low)  # what else a job that was done leads to
    if not told and (reading := fitting_signs.read(text, low, names, resolver, talk)) is not None:
        return reading
    if _THE_TRACK.match(low) and not names.known:
        return settling.of_the_track(text, talk)
    if (reading := relocating.read(text, low, names, talk, resolver)) is not None:
        return reading
    if (reading := moving.read(text, low, names, slots, talk)) is not None:
        return reading
    if (reading := particular_reading(text, low, intent, names, slots, talk, near)) is not None:
        return reading
    # "In real terms", "only the growing ones": the last question with a slot changed needs no intent of its own.
    changes = talk.measure is not None and any(slots[one] for one in ("real", "filters", "by", "hourly"))
    decided = intent if intent is None and changes else weighing.weighed(intent, near, low, names, talk)
    if decided == "kinds" and names.subjects and intent == "profile" and low.rstrip(" ?.!").endswith(" track"):
        decided = intent  # "tell me about the finance track": that one, not the list of them
    if (
        decided in ("pay", "where", "profile")
        and names.group_named
        and not names.places
        and phrases.LISTED.search(_placeless(low, names))
    ):
        decided = "rank"  # "HR jobs ranked by pay": the jobs of the field in order, not its pay as a whole
    if decided == "outlook" and intent == "resilience" and phrases.SCORE_ASKED.search(low):
        decided = intent  # "is it future proof": what the score is for, though growth goes into it
    if decided == "minimum_wage" and slots["filters"]:
        decided = "rank"
    if decided == "hiring_rules" and "min_median" in slots["filters"] and not names.known:
        decided = "rank"  # a list, said beside it that no source knows who is hired
    if decided == "postings" and (slots["filters"] or re.search(r"\b(pay|paid|paying|earn)", low)):
        decided = "rank"
    if particular.HOW_MANY.search(low) and names.known and decided in ("outlook", "profile", "pay", None):
        decided = "pay"  # the survey that tells pay tells how many hold the job
    nobody = not names.subjects and bool(_OF_NOBODY.search(low)) and not _LISTS.search(low)
    if (
        nobody
        and decided in ("pay", "resilience", "outlook")
        and not carried_subjects("pay", talk)
        and not talk.measure
    ):
        return Reading(intent="unclear", message=text, place=names.place, confidence=0.4)
    if decided != intent and (reading := weighing.of_its_own(decided, text, names, talk)) is not None:
        return reading
    intent = decided
    leaving = names.known and bool(particular.RELATED.search(low) or moving.ONWARD.search(low))
    if leaving and phrases.OFFER.search(low):
        return weighing.of_its_own("transitions", text, names, talk) or Reading(intent="unclear", message=text)
    if (
        (intent == "offer" or phrases.OFFER.search(low))
        and (amount := said_amount(low))
        and (names.subjects or talk.subject)
    ):
        slots |= {"offered": offered(*amount)}
        intent = "offer"
    if intent == "postings" and names.known and re.search(r"\bhow many\b", low):
        intent = "outlook"
    if (
        intent in ("education", "fit", "resilience", "outlook", "distress", None)
        and (slots["filters"] or slots["by"])
        and (not names.subjects or (intent == "outlook" and names.group_named and bool(slots["by"])))
        and names_jobs(low)
        and _LISTS.search(low)
    ):
        intent = "rank"  # "no degree needed jobs in Ohio"
    if intent in (None, "outlook") and slots["filters"].get("min_growth", 0) >= 1 and _no_job(low, names, talk):
        intent = "rank"  # "growth over 15% and pay over 80k in Texas": a limit that only a list can keep
    about_one = intent == "rank" and names.kind == "occupation"
    if about_one and re.search(r"\b(are|is|be) .{1,40}\bin[- ]demand\b", low):
        intent = "outlook"
    if about_one and (phrases.section_in(low) or "").startswith("without_degree"):
        intent = "profile"
    if intent == "rank" and names.kind == "occupation" and not phrases.SUPERLATIVE.search(low):
        intent = "pay"  # "do electricians make good money": pay of one job, no list
    if intent == "rank" and names.kind == "occupation" and not names_jobs_only(low):
        intent = "pay"  # "what do the top earning realtors make": still one job
    if intent == "profile" and slots["real"] and not names.subjects:
        intent = None  # "what's that after the cost of living": the last question in real terms
    hates = re.search(r"\b(?:hate|odio) (?:my|mi) (?:job|work|boss|trabajo|jefe)\b", low)
    if intent in (None, "fit", "profile") and phrases.DISTRESS.search(low) and (hates or not names.known):
        return Reading(intent="distress", message=text)
    bare_filter = (
        bool(slots["filters"]) and not names.subjects and talk.measure in ("rank", "pay") and refers_back(text)
    )
    if intent in ("education", "pay", "resilience", "outlook") and bare_filter and talk.measure == "rank":
        intent = None  # "and without a degree?", "only AI-resilient ones": the last list, filtered
    if (
        intent in _MAY_BE_FIT
        and not names.known
        and (
            phrases.FITS_WHOM.search(low)
            or (intent is None and (tells_of_interests(text) or bool(_WHAT_TO_DO.search(low))))
        )
    ):
        return filling.wishing(text, names)
    section = phrases.section_in(filling.unnamed(low, names))
    if (
        section
        and intent in (None, "profile", "duties", "fit", "education", "outlook")
        and (names.subjects or carried_subjects("profile", talk))
    ):
        intent = "profile"
    if intent is None and (
        names.subjects
        or names.place
        or names.near_me
        or slots["filters"]
        or slots["real"]
        or slots["by"]
        or (talk.measure == "rank" and (slots["lowest_first"] or slots["limit"] or phrases.SUPERLATIVE.search(low)))
    ):
        return filling.elliptical(text, low, names, slots, talk)
    if intent is None and settling.OF_IT.search(low) and carried_subjects("duties", talk):
        intent = "duties"  # "is it stressful?": what the work is like
    if intent is None:
        return weighing.unsure(text, near)
    return filling.explicit(text, low, intent, names, slots, talk)


def _placeless(low: str, names: Names) -> str:
    """The folded text without its place: "New York City" asks for no list of cities."""
    return low.replace(names.place.lower(), " ") if names.place else low


def _told_of(text: str, low: str, intent: Intent | None, names: Names) -> Reading | None:
    """A section of one named job asked for in words that ask for nothing else: who does well in it, what is bad about it."""
    section = phrases.section_in(filling.unnamed(low, names))
    if names.kind != "occupation" or len(names.subjects) != 1 or section not in TOLD_OF_ONE or names.place:
        return None
    if intent in ("offer", "postings", "compare", "where", "draft", "sources", "shared_pay"):
        return None
    return Reading(
        intent="profile",
        message=text,
        subjects=names.subjects,
        kind="occupation",
        section=section,
        near_me=names.near_me,
    )


def _near(text: str, names: Names, resolver: Resolver) -> Near | None:
    """The labelled examples nearest to the message, its names masked."""
    low = lowered(text)
    places = [one.text for one in places_in(text, resolver)] + [one for one in (names.place,) if one]
    jobs = [lowered(one) for one in names.subjects] if names.known else []
    said = masked(low, jobs, [one.lower() for one in places])
    if language_of(said) == "es":
        said = glossed(said)  # a message about likes is read in Spanish; the embedder knows English
    asked = resolver.vector(readable(said))
    found = likely(said, *asked) if asked is not None else None
    return as_near(said, found) if found else examples().nearest(said)


def _no_job(low: str, names: Names, talk: TalkState) -> bool:
    """Whether a message speaks of no single job, neither named nor carried over from the talk."""
    return names.kind != "occupation" and (names_jobs(low) or not (names.subjects or carried_subjects("pay", talk)))


def _slots(low: str) -> dict[str, Any]:
    return {
        "filters": phrases.filters_in(low),
        "by": ordering.by_in(low),
        "limit": ordering.count_in(low),
        "real": phrases.real_in(low),
        "lowest_first": ordering.lowest_in(low),
        "level": phrases.level_in(low),
        "hourly": bool(phrases.HOURLY.search(low)),
        "year": years_said.year_in(low),
        "since": years_said.since_in(low),
    }
