"""A draft composed without a model: the sections of its kind, from what was looked up and the client's file.

Every sentence is a line of the phrasebook: facts carry their fact ids, what the client said its item, the rest is the
counselor's voice and makes no claim. What the draft would need and nobody said becomes an open question.
"""

from collections.abc import Callable, Mapping

from advisor.drafting.client_file import ClientFile
from advisor.drafting.comparing import comparison
from advisor.drafting.document import DraftKind
from advisor.drafting.inquiring import doubts, questions
from advisor.drafting.lines import Line
from advisor.drafting.looked_up import LookedUp, Option
from advisor.drafting.quoting import counted, mentioned, quotable, quoted, said_in
from advisor.drafting.referring import referral
from advisor.drafting.style import Style
from advisor.drafting.telling import areas, entry, gaps, outlook, pay, programs, tells, told
from advisor.drafting.topics import topics_in
from advisor.drafting.voice import Voice
from advisor.offline.prose.tongue import capital

REQUIRED: Mapping[DraftKind, tuple[str, ...]] = {
    "letter": ("greeting", "talked", "options", "next", "closing"),
    "plan": ("goal", "objectives", "services", "barriers", "timeline"),
    "brief": ("situation", "changed", "facts", "topics"),
    "comparison": ("compared", "missing"),
    "referral": ("whom", "shared", "ask"),
    "questions": ("questions",),
}
"""The keys of the sections that each kind must have, in order."""


def composed(found: LookedUp, client: ClientFile | None, style: Style) -> list[Line]:
    """All lines of the draft in order, the open questions last."""
    voice = Voice(found, style)
    makers: Mapping[DraftKind, Callable[[Voice, ClientFile | None], None]] = {
        "letter": _letter,
        "plan": _plan,
        "brief": _brief,
        "comparison": comparison,
        "referral": referral,
        "questions": questions,
    }
    makers[found.asked.request.kind](voice, client)
    _whole(voice)
    doubts(voice)
    return [*(one for one in voice.lines if one.section not in style.without), *voice.questions]


def _whole(voice: Voice) -> None:
    """Every required section stands; one without a line says so."""
    required = REQUIRED[voice.found.asked.request.kind]
    for place, key in enumerate(required):
        if any(one.section == key for one in voice.lines):
            continue
        later = required[place + 1 :]
        at = next((number for number, one in enumerate(voice.lines) if one.section in later), len(voice.lines))
        voice.section(key, voice.lines[0].heading if key == "greeting" and voice.lines else None)
        voice.say("J", "section.empty", key)
        voice.lines.insert(at, voice.lines.pop())


def _letter(voice: Voice, client: ClientFile | None) -> None:
    asked, options = voice.found.asked, voice.found.options
    voice.section("greeting", voice.word("dear", name=asked.name.split()[0]) if asked.name else voice.word("hello"))
    voice.say("J", "thanks")
    voice.say("J", "purpose.offer" if asked.amount is not None else "purpose")
    if not asked.name:
        voice.ask("open.name")
    voice.section("talked")
    items = quotable(voice)
    if asked.origin and not items:
        voice.say("J", "about.origin", as_origin=voice.as_one(asked.origin))
    quoted(voice, items, "you")
    mentioned(voice, told=False)
    if voice.found.named and asked.amount is None:
        if len(options) == 1 and asked.options:
            voice.say("J", "about.one", as_option=voice.as_one(asked.options[0]))
        else:
            voice.say("J", "about.options", options=voice.listed([voice.title(one) for one in options]))
            counted(voice)
    elif asked.amount is not None and asked.options:
        voice.say("J", "about.offer", as_option=voice.as_one(asked.options[0]))
    elif not items and not asked.origin:
        voice.say("J", "about.open")
    if not items:
        voice.ask("open.goal")
    voice.section("options")
    _introduced(voice, options)
    if voice.found.offer is not None:
        _offered(voice)
    for number, option in enumerate(options):
        if len(options) > 1:
            voice.section("option", voice.headed(option), option.code)
        told(voice, option, number)
    voice.section("next")
    _steps(voice, options)
    voice.section("closing")
    voice.say("J", "close.ask")
    if not voice.style.short:
        voice.say("J", "close.forward")
    voice.say("J", "close.wishes")


def _introduced(voice: Voice, options: list[Option]) -> None:
    asked = voice.found.asked
    if not options:
        voice.say("J", "nothing")
        voice.ask("open.job")
        return
    if voice.found.named:
        voice.say("J", "intro.named" if len(options) > 1 else "intro.one")
    else:
        voice.say("J", "intro.close" if asked.origin else "intro.listed")
    areas(voice, options)
    if not voice.style.short:
        voice.say("J", "intro.sources")


def _offered(voice: Voice) -> None:
    """The offer beside published pay; its amount is the counselor's word and no fact."""
    card, asked, ledger = voice.found.offer, voice.found.asked, voice.found.ledger
    assert card is not None
    title = voice.called(card.code, card.title)
    if asked.amount_words:
        said = asked.options[0] if asked.options else asked.origin or card.title
        words = {"amount": asked.amount_words, "as_option": voice.as_one(said)}
        voice.say("J", "offer.said", reason=voice.word("reason.request"), **words)
    if not tells(voice, "pay"):
        return
    if card.yearly is not None:
        voice.say("F", "offer.year", card.code, yearly=voice.size(ledger[card.yearly]))
    for name, key in (("median", "offer.median"), ("p75", "offer.high")):
        if (found := card.percentiles.get(name)) is None:
            continue
        fact = ledger[found]
        where = voice.where(fact)
        figure = {"median": voice.size(fact), "high": voice.size(fact)}
        if name == "median" or fact.bound is None:
            voice.say("F", key, card.code, Where=capital(where), where=where, title=title, per=voice.per(fact), as_of=voice.when(fact), **figure)  # fmt: skip
        gap = ledger[card.difference] if card.difference is not None else None
        if name == "median" and gap is not None and gap.value:
            side = voice.word("above" if gap.value > 0 else "below")
            voice.say("F", "offer.gap", card.code, gap=voice.size(gap), per=voice.per(gap), side=side)


def _steps(voice: Voice, options: list[Option]) -> None:
    """Next steps that fit what was found and what is missing; at most five."""
    asked = voice.found.asked
    if asked.amount is not None:
        voice.say("J", "step.offer")
    if not options:
        voice.say("J", "step.job")
    else:
        voice.say("J", "step.choose" if len(options) > 1 else "step.one")
        if not voice.style.short:
            voice.say("J", "step.talk")
        if tells(voice, "training") and any(one.programs for one in options):
            voice.say("J", "step.training")
    if asked.place is None:
        voice.say("J", "step.place")
        voice.ask("open.place")
    if not voice.style.short and asked.amount is None:
        voice.say("J", "step.resume")
    dated(voice, "step.date")


def dated(voice: Voice, key: str) -> None:
    """Dates as the request or a goal of the file says them, with where they are from as the reason."""
    for number, date in enumerate(voice.found.asked.dates[:3]):
        item = next((one for one in voice.found.asked.items if date in one.text), None)
        reason = voice.word("reason.file" if item is not None else "reason.request")
        voice.say("J", key, str(number), date=said_in(voice, date), reason=reason)


def _plan(voice: Voice, client: ClientFile | None) -> None:
    asked, options = voice.found.asked, voice.found.options
    voice.section("goal")
    quoted(voice, quotable(voice, ("situation", "goal")), "you")
    mentioned(voice, told=False)
    named = [voice.title(one) for one in options]
    if not options:
        voice.say("J", "goal.open")
        voice.ask("open.job")
    elif len(options) == 1:
        if voice.found.named and asked.options:
            voice.say("J", "goal.one", as_option=voice.as_one(asked.options[0]))
        else:
            voice.say("J", "goal.found", title=named[0])
    elif voice.found.named and len(asked.options) == len(options):
        voice.say("J", "goal.either", options=voice.listed([voice.as_one(one) for one in asked.options], "or"))
    else:
        voice.say("J", "goal.many", options=voice.listed(named, "or"))
    areas(voice, options)
    for number, option in enumerate(options):
        if tells(voice, "pay"):
            pay(voice, option, number)
        if tells(voice, "outlook"):
            outlook(voice, option, number, "cmp." if len(options) > 1 else "")
    if not asked.items:
        voice.ask("open.goal")
    voice.section("objectives")
    voice.say("J", "obj.learn")
    for number, option in enumerate(options if tells(voice, "training") else []):
        if len(options) > 1:
            _entered(voice, option)
        else:
            entry(voice, option, number)
        if not voice.style.short:
            programs(voice, option, number)
            if tells(voice, "change") and len(options) == 1:
                gaps(voice, option, number)
    if tells(voice, "training") and any(one.programs for one in options):
        voice.say("J", "obj.train")
    if asked.origin:
        voice.say("J", "obj.resume.origin", as_origin=voice.as_one(asked.origin))
    else:
        voice.say("J", "obj.resume")
    voice.say("J", "obj.apply")
    voice.section("services")
    if tells(voice, "training"):
        voice.say("J", "serv.find")
    voice.say("J", "serv.resume")
    voice.say("J", "serv.check")
    voice.section("barriers")
    barriers = quotable(voice, ("constraint",))
    count = quoted(voice, barriers, "you")
    voice.say("J", "bar.work" if count else "bar.none")
    if not barriers:
        voice.ask("open.barriers")
    voice.section("timeline")
    if asked.dates:
        dated(voice, "time.date")
    else:
        voice.say("J", "time.open")
        voice.ask("open.dates")
    voice.say("J", "time.first")
    voice.say("J", "time.review")
    if asked.place is None:
        voice.ask("open.place")


def _entered(voice: Voice, option: Option) -> None:
    """Entry of one option among several, its name in the sentence."""
    from advisor.drafting.comparing import entered

    entered(voice, option)


def _brief(voice: Voice, client: ClientFile | None) -> None:
    asked, options = voice.found.asked, voice.found.options
    voice.section("situation")
    if asked.origin:
        voice.say("J", "sit.origin", as_origin=voice.as_one(asked.origin))
    # A brief is read by the counselor alone: what others said stands in it too, as what is on file.
    others = [one for one in asked.items if not one.from_client and one.kind != "note"]
    count = quoted(voice, [*quotable(voice, ("situation", "goal", "constraint")), *others], "client")
    mentioned(voice, told=True)
    if voice.found.named:
        voice.say("J", "sit.options", options=voice.listed([voice.title(one) for one in options]))
    if not asked.origin and not asked.options and not count:
        voice.say("J", "sit.empty" if client is not None else "sit.open")
    voice.section("changed")
    notes = sorted((one for one in asked.items if one.kind == "note"), key=lambda one: str(one.on or ""))
    notes = [one for one in notes if one in notes[-3:] or topics_in(one.text)]
    if not quoted(voice, notes, "client"):
        voice.say("J", "changed.none")
    voice.section("facts")
    if options:
        voice.say("J", "facts.intro")
        areas(voice, options)
        if voice.found.offer is not None:
            _offered(voice)
    else:
        voice.say("J", "sit.nothing")
        voice.ask("open.job")
    for number, option in enumerate(options):
        if len(options) > 1:
            voice.section("option", voice.headed(option), option.code)
        told(voice, option, number, "client")
    voice.section("topics")
    if options:
        voice.say("J", "top.choose" if len(options) > 1 else "top.one")
        voice.say("J", "top.training")
    if asked.place is None:
        voice.say("J", "top.place")
        voice.ask("open.place")
    if not any(one.kind == "constraint" for one in asked.items):
        voice.say("J", "top.barriers")
        voice.ask("open.barriers")
    if not any(one.kind == "goal" for one in asked.items):
        voice.ask("open.goal")
    voice.say("J", "top.next")
