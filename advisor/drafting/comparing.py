"""A comparison of options: the same measures for each, in the same order, and what is missing by name."""

from advisor.drafting.client_file import ClientFile
from advisor.drafting.looked_up import Option
from advisor.drafting.telling import areas, outlook, pay, schooling, score, tells, without_schooling
from advisor.drafting.voice import Voice

MEASURES = ("pay", "real", "outlook", "resilience", "training")


def comparison(voice: Voice, client: ClientFile | None) -> None:
    """The sections of a comparison."""
    options = voice.found.options
    voice.section("compared")
    if options:
        several = len(options) > 1
        names = voice.listed([voice.title(one) for one in options])
        voice.say("J", "cmp.intro" if several else "cmp.one", options=names)
        if several:
            voice.say("J", "cmp.same")
        areas(voice, options)
    if len(options) < 2:
        voice.say("J", "cmp.two_needed")
        voice.ask("open.second" if options else "open.job")
    for item in [one for one in voice.found.asked.items if one.from_client and one.kind in ("goal", "constraint")]:
        voice.quote(item, "client")
    for measure in MEASURES:
        if tells(voice, measure) and options:
            voice.section(f"m.{measure}")
            for option in options:
                _cell(voice, measure, option)
    voice.section("missing")
    if absent := [one for one in options for measure in MEASURES if tells(voice, measure) and _lacks(one, measure)]:
        for code in dict.fromkeys(one.code for one in absent):
            found = next(one for one in options if one.code == code)
            lacks = [measure for measure in MEASURES if tells(voice, measure) and _lacks(found, measure)]
            parts = [voice.word(f"lack.{measure}") for measure in lacks]
            voice.say("J", "cmp.missing", found.code, title=voice.title(found), measures=voice.listed(parts))
    elif options:
        voice.say("J", "cmp.nothing_missing")
    else:
        voice.say("J", "sit.nothing")
    voice.say("J", "cmp.local")
    if voice.found.asked.place is None and len(voice.found.asked.places) < 2:
        voice.ask("open.place")
    if not any(one.kind == "goal" for one in voice.found.asked.items):
        voice.ask("open.goal")


def _lacks(option: Option, measure: str) -> bool:
    value = {
        "pay": option.pay,
        "real": option.real,
        "outlook": option.growth,
        "resilience": option.score,
        "training": option.education,
    }[measure]
    return value is None


def _cell(voice: Voice, measure: str, option: Option) -> None:
    if measure == "pay":
        pay(voice, option, 0)
    elif measure == "real":
        real(voice, option)
    elif measure == "outlook":
        outlook(voice, option, 0, "cmp." if option.growth is not None else "")
        if option.openings is not None and not voice.style.short:
            openings = voice.size(option.openings)
            voice.say("F", "cmp.openings", option.code, openings=openings, title=voice.title(option))
    elif measure == "resilience":
        score(voice, option)
    else:
        entered(voice, option)


def real(voice: Voice, option: Option) -> None:
    """Pay in US prices, the option named."""
    if option.real is None:
        voice.say("J", "real.none", option.code, title=voice.title(option))
        return
    fact = option.real
    slots = {"pay": voice.size(fact), "per": voice.per(fact), "as_of": voice.when(fact), "where": voice.where(fact)}
    voice.say("F", "cmp.real", option.code, title=voice.title(option), **slots)


def entered(voice: Voice, option: Option) -> None:
    """Schooling at entry, the option named."""
    if without_schooling(voice, option, "cmp.entry.open"):
        return
    needed = schooling(voice, option)
    if needed is None:
        voice.say("J", "entry.none" if option.is_occupation else "entry.group", option.code, title=voice.title(option))
        return
    cited = str(option.citation)
    voice.say("F", "cmp.entry", option.code, title=voice.title(option), education=needed, citation=cited)
