"""What is known of one option, as lines: pay with place and year, the change, the forecast, what it takes, our score."""

import re

from advisor.drafting.looked_up import Option
from advisor.drafting.voice import Voice
from advisor.drafting.weighing import limit_of, weighed
from advisor.facts import Fact
from advisor.offline.prose.tongue import capital

MOST_PROGRAMS = 3
"""Programs of one option that are named where more is to be said about training."""


def tells(voice: Voice, want: str) -> bool:
    """Whether a measure is to be told: asked for or added, and not dropped by an instruction."""
    style = voice.style
    return want not in style.without and (want in voice.found.asked.wants or want in style.added)


def told(voice: Voice, option: Option, form: int, person: str = "you") -> None:
    """All measures that are asked for, in one order for every option."""
    short = voice.style.short
    limited = person == "you" and option.pay is not None and limit_of(voice) is not None
    if tells(voice, "pay") or (limited and "pay" not in voice.style.without):
        if voice.found.offer is None or voice.found.offer.code != option.code[:7]:
            pay(voice, option, form)
        if limited:
            weighed(voice, option)
        if tells(voice, "real") and option.real is not None and option.pay is not None:
            voice.say("F", "pay.real", option.code, pay=voice.size(option.real), per=voice.per(option.real))
        if not short and (tells(voice, "change") or not voice.found.named) and "change" not in voice.style.without:
            changed(voice, option)
    if tells(voice, "outlook"):
        outlook(voice, option, form)
        if not short and option.openings is not None:
            voice.say("F", "openings", option.code, form, openings=voice.size(option.openings))
    if tells(voice, "resilience"):
        score(voice, option)
    if tells(voice, "training"):
        entry(voice, option, form, person)
        if not short:
            programs(voice, option, form)
    if tells(voice, "change") and not short:
        gaps(voice, option, form, person)


def pay(voice: Voice, option: Option, form: int = 0) -> None:
    """The median where the client is, or that there is none."""
    fact = option.pay
    if fact is None:
        place = voice.found.asked.place
        where = voice.word("pay.none.where", where=voice.word("where", place=place)) if place else ""
        voice.say("J", "pay.none", option.code, title=voice.title(option), where_missing=where)
        return
    where = voice.where(fact)
    key = (
        "pay.group" if fact.statistic == "typical_median" else "pay.floor" if fact.bound is not None else "pay"
    )  # a floor is not said to be what half of them earn
    slots = {"title": voice.title(option), "pay": voice.size(fact), "per": voice.per(fact), "as_of": voice.when(fact)}
    voice.say("F", key, option.code, form, Where=capital(where), where=where, **slots)


def changed(voice: Voice, option: Option) -> None:
    """What the move would mean in pay; nothing where it cannot be said."""
    fact, origin = option.change, option.origin_title
    if fact is None or origin is None or fact.value == 0 or option.pay is None or unlevelled(voice, option):
        return
    voice.say(
        "F",
        "change",
        option.code,
        change=voice.size(fact),
        per=voice.per(fact),
        way=voice.word("more" if fact.value > 0 else "less"),
        origin=voice.called("", origin) if voice.language == "en" else _spanish_origin(voice, origin),
    )


_LEVEL = r"supervisors?|supervisor[ae]s?|managers?|manag(?:ed|ing)|leads?\b(?! to)|foreman|forewoman|head of|gerentes?|jef[ea]s?|encargad[oa]s?|director[a]?s?"
_LEVEL_TITLE = re.compile(r"(?i)supervis|manag|director|chief|administrator|superintend")


def unlevelled(voice: Voice, option: Option) -> bool:
    """Whether the client's work is told with a word of rank that what it was taken for has not: such a comparison would
    be with the people they led."""
    asked, title = voice.found.asked, option.origin_title or ""
    if not asked.origin or _LEVEL_TITLE.search(title):
        return False
    near = rf"(?:\b(?:{_LEVEL})\b(?:[ -]\w+){{0,4}}[ -])?{re.escape(asked.origin)}(?:[ -]\w+){{0,3}}?[ -]?(?:\b(?:{_LEVEL})\b)?"
    told = [asked.request.request, *(one.text for one in asked.items if one.kind == "situation")]
    found = [match[0] for one in told for match in re.finditer(near, one, re.IGNORECASE)]
    return any(re.search(rf"\b(?:{_LEVEL})\b", one, re.IGNORECASE) for one in [asked.origin, *found])


def _spanish_origin(voice: Voice, title: str) -> str:
    fact = next((one for one in voice.found.ledger if one.of.title == title), None)
    return voice.called(fact.of.code if fact is not None else "", title)


def outlook(voice: Voice, option: Option, form: int = 0, key: str = "") -> None:
    """The national forecast over its years."""
    fact = option.growth
    if fact is None:
        voice.say("J", "grow.none" if option.is_occupation else "grow.group", option.code, title=voice.title(option))
        return
    start, end = years(fact)
    way = "grow" if fact.value > 0 else "shrink" if fact.value < 0 else "steady"
    title = voice.title(option)
    voice.say("F", f"{key}{way}", option.code, form, growth=voice.size(fact), start=start, end=end, title=title)


def years(fact: Fact) -> tuple[str, str]:
    """Both ends of a projection: `2024–34` is 2024 and 2034."""
    start, _, end = fact.as_of.partition("–")
    return start, f"{start[:2]}{end}" if len(end) == 2 else end


def score(voice: Voice, option: Option) -> None:
    if option.score is None:
        voice.say("J", "score.none" if option.is_occupation else "score.group", option.code, title=voice.title(option))
    else:
        voice.say("F", "score", option.code, title=voice.title(option), score=voice.size(option.score))


def schooling(voice: Voice, option: Option) -> str | None:
    """What entry takes, in a few words; `None` where it is not on file."""
    if not option.education or option.citation is None or not voice.has(f"edu.{option.education}"):
        return None
    education = voice.word(f"edu.{option.education}")
    if option.training and voice.has(f"job.{option.training}"):
        return voice.word("entry.trained", education=education, training=voice.word(f"job.{option.training}"))
    return education


NO_SCHOOLING = "No formal educational credential"


def without_schooling(voice: Voice, option: Option, key: str) -> bool:
    """Tells that one can start without a diploma, where that is so."""
    if option.education != NO_SCHOOLING or option.citation is None:
        return False
    known = option.training is not None and voice.has(f"job.{option.training}")
    then = voice.word("entry.open.then", training=voice.word(f"job.{option.training}")) if known else ""
    voice.say("F", key, option.code, then=then, citation=str(option.citation), title=voice.title(option))
    return True


def entry(voice: Voice, option: Option, form: int = 0, person: str = "you") -> None:
    """Schooling and training at entry, with their source."""
    if without_schooling(voice, option, "entry.open" if person == "you" else "entry.open.they"):
        return
    needed = schooling(voice, option)
    if needed is None:
        voice.say("J", "entry.none" if option.is_occupation else "entry.group", option.code, title=voice.title(option))
        return
    key = "entry" if person == "you" else "entry.they"
    voice.say("F", key, option.code, form, education=needed, citation=str(option.citation))


def programs(voice: Voice, option: Option, form: int = 0) -> None:
    if option.programs and option.programs_citation is not None:
        cited = str(option.programs_citation)
        most = MOST_PROGRAMS if "training" in voice.style.more else 1
        for number, name in enumerate(option.programs[:most]):
            of = f"{option.code}-{number}" if number else option.code
            voice.say("F", "programs", of, form + number, names=name, citation=cited)


def gaps(voice: Voice, option: Option, form: int = 0, person: str = "you") -> None:
    """What there is to learn coming from the client's work."""
    origin = voice.found.asked.origin
    if not option.gaps or option.gaps_citation is None or not origin or unlevelled(voice, option):
        return
    names = _skill(voice, option.gaps[0])
    key = "gaps" if person == "you" else "gaps.they"
    voice.say(
        "F", key, option.code, form, names=names, citation=str(option.gaps_citation), as_origin=voice.as_one(origin)
    )


def _skill(voice: Voice, name: str) -> str:
    if voice.language == "es":
        from advisor.offline.prose.tongue import terms

        return terms().get(name, name).lower()
    return name.lower() if name != "English Language" else name


def areas(voice: Voice, options: list[Option]) -> None:
    """Said once: that the figures are of a wider area than the place that was named, or of the nation."""
    place = voice.found.asked.place
    found = [one.pay.area for one in options if one.pay is not None and one.pay.area is not None]
    if not found or not tells(voice, "pay"):
        return
    nation = [one.level == "nation" for one in found]
    if place is None:
        if all(nation):
            voice.say("J", "pay.nation")
    elif not _wider(voice) or _NATIONAL.search(place):
        return
    elif all(nation):
        voice.say("J", "pay.area.nation", place=place)
    elif any(nation):
        voice.say("J", "pay.area.mixed", place=place)
    else:
        voice.say("J", "pay.area", area=found[0].title, place=place)


_NATIONAL = re.compile(r"(?i)^(?:nation\w*|u\.?s\.?a?\.?|united states|estados unidos|ee\.? ?uu\.?)$")


def _wider(voice: Voice) -> bool:
    """Whether a step of the place ladder was climbed for pay."""
    tools = ("get_wages", "compare_occupations", "find_transitions")
    steps = [step for one in voice.found.results if one.tool in tools for step in one.ladder]
    return any(not step.found for step in steps)
