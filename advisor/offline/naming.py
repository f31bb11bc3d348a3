"""Which words of a message name a place, and which name a job, career or track: cut out, not resolved.

What no resolver knows is kept as the person put it, so that the answer can say that it does not know it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.offline import phrases
from advisor.offline.folding import lowered
from advisor.offline.reading import Resolver, SpottedPlace, SpottedSubject
from advisor.offline.scaffold import PERSONAL, SCAFFOLD, SOFT
from advisor.offline.slips_of_names import NO_ZIP, twice_named

_TOKEN = re.compile(r"(?<!\d)[A-Za-zÀ-ÿ&'][\w&'./+-]*|\d{2}-\d{4}(?:\.\d{2})?|\d{5}(?!\d)")
_CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
_CODED = re.compile(r"[^?.!;(]{0,90}\(\d{2}-\d{4}")
_LINK = frozenset(("of", "and", "&", "in", "for", "de"))
_AFTER_PLACE_WORD = re.compile(
    r"\b(?:near|around|in|at|within|outside|to|from|en|cerca de)\s+((?:[A-Z][\w.'-]*|St\.?)(?:[ ,]+[A-Z][\w.'-]*){0,3})"
)
_NEAR = re.compile(r"\b(?:near|around|close to|cerca de)\s+([\w.' -]{2,40}?)\s*(?:[?.!,]|$)", re.I)
_SELF = re.compile(
    r"\b(?:(?:i am|i'm|im|i was|i feel)(?! an? | the )|my name is|call me|i have|i've got|i use|i run|i live with|i suffer from|me llamo|tengo)\b"
    r"[^,.;!?]*?(?:[,.;!?]| and (?=i\b|want|what|how|was|would|my|need|looking|wondering|wonder)|\bso\b)",
    re.I,
)
"""What somebody says of themselves before the question: never part of what a tool is asked."""
_JOINED = re.compile(
    r"^\s*,?\s*(?:(?:or|and|vs\.?|versus|than|&|/|o|y|compared (?:to|with))\s*)?(?:(?:in|at|the|near|around|for|en)\s+)*$",
    re.I,
)
_LIVES = re.compile(
    r"(?i)\b(?:i live|living|(?:i'?m|i am|i was|i work as)(?: an? [\w -]{2,30}?)?|based|right now|currently|born|grew up)\s+(?:in|near|around|from|out of)\s+(?:the\s+)?$"
)
_TO = re.compile(r"\s*,?\s*to\s+(?:the\s+)?$", re.I)
_JOINS = re.compile(r"\b(?:or|and|vs|versus|than|with|to)\b", re.I)
_COMPARES = re.compile(
    r"\b(?:more|less|better|worse|higher|lower|compare[ds]?|versus|vs|than|differences?|differ|between)\b", re.I
)
_TAKEN_BACK = re.compile(
    r"(?i)\b(?:no,? wait|wait,? no|i mean|i meant|sorry|scratch that|or rather|no,? (?:not )?(?:that|those)|digo|perd[oó]n|mejor dicho)\b"
)
_MEANT = re.compile(r"(?i)\s*,?\s*(?:is what )?i (?:mean|meant)\b")
_MEASURE = r"(?:pay|pays|salar\w+|sal|wages?|income|earnings|jobs?|careers?|roles?|work|positions?|outlook|growth|future|skills?|training|track|industry|field|sueldo|salario)"
_FRAMES = (
    rf"(?:^|\b(?:for|of|as|by|average|avg|median|typical|sueldo de|salario de|gana|ganan)\s+(?:an?\s+|the\s+|un\s+|una\s+)?){{said}}(?:'s|s')?\s+{_MEASURE}\b",
    rf"\b{_MEASURE}\s+(?:range\s+)?(?:of|for|as|in|de|para|como)\s+(?:an?\s+|the\s+|un\s+|una\s+|los\s+|las\s+)?{{said}}\b",
    r"\b{said}\s+(?:jobs?|careers?|roles?|positions?|industry|field|track)\b",
    r"\b(?:do|does|is|are|that|will|would|can|should)\s+(?:an?\s+|the\s+|most\s+|many\s+)?{said}\b",
    r"\b(?:as|become|becoming|became|being|be|hire|hired|called|like)\s+an?\s+{said}\b",
    r"\b(?:gana|ganan|cobra|cobran|es|son|hace|hacen)\s+(?:un\s+|una\s+|los\s+|las\s+|el\s+|la\s+)?{said}\b",
    r"\b(?:about|compare|between|versus|vs\.?|what(?:'s| is| are)|como|de|ser)\s+(?:an?\s+|the\s+|un\s+|una\s+)?{said}\b",
    r"\b{said}\s+(?:vs\.?|versus|make|makes|earn|earns|get paid|do all day|in\s*$)",
    r"\b(?:ask|asking|talk|talking|know)\s+about\s+(?:an?\s+|the\s+)?{said}\b", r"\bin\s+{said}\s*\W*$",
)  # fmt: skip
"""Where a job's name stands in a question, `{{said}}` the name."""
_STUDIED = re.compile(
    r"(?i)\b(?:degrees?|bachelor'?s?|master'?s?|associate'?s?|phd|doctorate|majors?|majored|minors?|minored|graduated|studied|licenciatura|maestr[ií]a) (?:degree )?(?:in|en) (?:the )?$"
)
"""What somebody studied is no job: "a bachelor's in chemistry"."""
_ALL = re.compile(r"\b(all|any|every|overall|over all|in general|everything)\b", re.I)


@dataclass(frozen=True)
class Names:
    """Phrases of one message. `known`: the resolver knew at least one of the subjects."""

    subjects: tuple[str, ...] = ()
    place: str | None = None
    places: tuple[str, ...] = ()  # of two or more that are held against each other, `place` among them
    near_me: bool = False
    known: bool = False
    kind: str | None = None
    group_named: bool = False
    says_all: bool = False
    fieldlike: bool = True  # known, or standing where a field stands ("in …", "… jobs")

    @property
    def within(self) -> str | None:
        return self.subjects[0] if self.subjects and self.fieldlike else None


def names_in(text: str, resolver: Resolver) -> Names:
    """Place and subject phrases of a folded message, case kept."""
    low = text.lower()
    near_me = bool(phrases.NEAR_ME.search(low))
    place, rest = _place(text, resolver)
    places = _beside(text, resolver) if place else ()
    found = sorted(resolver.spot_subjects(rest), key=lambda one: one.start)
    # A word of the question that a typo reading made a job ("actually" for actuary) is none.
    # A field is spotted only where it stands as one ("in education").
    found = [one for one in found if not _STUDIED.search(rest[: one.start])]
    spotted = [one for one in found if _field(one) or _names_a_job(one)]
    rest = _impersonal(rest, [(one.start, one.end) for one in spotted])
    subjects = tuple(dict.fromkeys(_CODE.findall(rest))) or _subjects(rest, spotted)
    if place is None and (match := _NEAR.search(rest)) and not near_me and match[1].lower() not in ("me", "here", "us"):
        place = match[1].strip()
        subjects = tuple(one for one in subjects if one.lower() not in place.lower())
    kinds = [one.subject_match.subject.kind for one in spotted if one.subject_match.subject is not None]
    return Names(
        subjects=subjects,
        place=places[0] if places else place,
        places=places,
        near_me=near_me,
        known=bool(spotted) or bool(_CODE.search(rest)),
        kind=kinds[0] if kinds else None,
        group_named=any(kind in ("career", "track", "group") for kind in kinds),
        fieldlike=bool(spotted) or any(_stands_as_field(one, rest) for one in subjects[:1]),
        says_all=bool(_ALL.search(text)),
    )


def _names_a_job(one: SpottedSubject) -> bool:
    """Whether a spotted name is more than one word of the question: "data entry" is a job, "entry" none."""
    words = lowered(one.text).split()
    return len(words) > 1 or any(word not in SCAFFOLD for word in words)


def _field(one: SpottedSubject) -> bool:
    subject = one.subject_match.subject
    return subject is not None and subject.kind in ("group", "track")


def _impersonal(rest: str, spans: Sequence[tuple[int, int]]) -> str:
    """The message with what a person says of themselves blanked out (lengths kept), unless it names a known job."""
    for match in _SELF.finditer(rest):
        if not any(start < match.end() and end > match.start() for start, end in spans):
            rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    return rest


def _stands_as_field(phrase: str, rest: str) -> bool:
    """Whether words that nobody knows stand where a field stands: "in blorping", "blorping jobs"."""
    said = re.escape(phrase)
    before = rf"\b(?:in|within|among|for|of|on|en|paying|paid|earning)\s+(?:the\s+|an?\s+)?{said}"
    after = rf"{said}\s+(?:jobs?|careers?|roles?|work|field|industry|occupations?|positions?|track)\b"
    return bool(re.search(f"{before}|{after}", rest, re.I))


def places_in(text: str, resolver: Resolver) -> list[SpottedPlace]:
    """The place phrases. Where a code names the job, a small word of the question ("outlook", Washington) is no town."""
    spotted = list(resolver.spot_places(text))
    return [one for one in spotted if one.text not in SCAFFOLD] if _CODE.search(text) else spotted


def _place(text: str, resolver: Resolver) -> tuple[str | None, str]:
    """The first place phrase, and the message with all of them blanked out (lengths kept)."""
    if (number := NO_ZIP.search(text)) is not None:
        return number[0], text[: number.start()] + " " * len(number[0]) + text[number.end() :]
    spotted = sorted(places_in(text, resolver), key=lambda one: one.start)
    rest = text
    for one in spotted:
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    if spotted:
        # "ten years in Venezuela, what can I do in Houston?": the place that has figures is the one asked about.
        chosen = next((one for one in spotted if one.match.outcome != "abroad"), spotted[0])
        there = [one for one in spotted if one.match.outcome == "one"]
        asked = [one for one in there if not _LIVES.search(text[: one.start])]
        if len(there) > len(asked) > 0:
            chosen = asked[-1]  # "I live in Boise, what can I earn in Seattle"
        if (
            len(there) == 2
            and re.search(r"(?i)\bfrom\s*$", text[: there[0].start])
            and _TO.match(text[there[0].end : there[1].start])
        ):
            chosen = there[1]  # "I moved from Ohio to Texas": where the person is going
        said = chosen.text.strip()
        # In a message LA is a city to most; the tool says so and offers the state.
        return ("L.A." if said == "LA" else said), rest
    # A capitalised name after "in" that is no job: an unknown place is said to be unknown, never dropped.
    for match in _AFTER_PLACE_WORD.finditer(text):
        phrase = match[1].strip(" ,.?!")
        if _CODED.match(text, match.end()):
            continue  # "from Heavy and Tractor-Trailer Truck Drivers (53-3032.00)": a job's title
        # Initials are a field where they name one: "what pays best in HR".
        field = phrase.isupper() and len(phrase) < 5 and resolver.spot_subjects(f"{phrase} jobs")
        if (
            text.isupper()
            or lowered(phrase) in SCAFFOLD
            or phrase.upper() == "AI"
            or field
            or resolver.spot_subjects(phrase)
        ):
            continue
        return phrase, text[: match.start(1)] + " " * len(match[1]) + text[match.end(1) :]
    return None, rest


def _beside(text: str, resolver: Resolver) -> tuple[str, ...]:
    """Two or three places that a message holds against each other ("in Ohio or in Texas"); else none."""
    spans: list[tuple[int, int]] = []
    for one in sorted(resolver.spot_places(text), key=lambda spot: spot.start):
        if one.match.outcome in ("one", "several"):
            spans.append((one.start, one.end))
        elif one.match.outcome == "unknown" and "," in one.text:
            # "Ohio, Texas and Idaho": two states, no city of that name.
            cut = one.start + one.text.index(",")
            parts = ((one.start, cut), (cut + 1, one.end))
            if all(_is_place(text[start:end].strip(), resolver) for start, end in parts):
                spans += parts
    compares = bool(_COMPARES.search(text))
    run: list[tuple[int, int]] = []
    for span in spans:
        gap = text[run[-1][1] : span[0]] if run else ""
        if run and not (_JOINED.match(gap) or (compares and _JOINS.search(gap) and not re.search(r"[.?!;]", gap))):
            if len(run) > 1:
                break
            run = []
        run.append(span)
    said = tuple(dict.fromkeys(text[start:end].strip(" ,") for start, end in run))
    return tuple("L.A." if one == "LA" else one for one in said[:3]) if len(said) > 1 else ()


def _is_place(said: str, resolver: Resolver) -> bool:
    return any(one.match.outcome in ("one", "several") for one in resolver.spot_places(f"in {said}"))


def _subjects(rest: str, spotted: Sequence[SpottedSubject]) -> tuple[str, ...]:
    """The known names as they were said; where there is none, the words that stand where a job's name stands."""
    if spotted:
        kept = _meant(rest, spotted)
        found = [rest[one.start : one.end].strip(" ,.?!'\"") for one in kept]
    else:
        found = [rest[start:end].strip(" ,.?!'\"") for start, end in _runs(rest, ())[:1]]
        found = [phrase for phrase in found if _stands_as_job(phrase, rest)]
    return tuple({phrase.lower(): phrase for phrase in reversed(found) if phrase}.values())[::-1][:5]


def _meant(rest: str, spotted: Sequence[SpottedSubject]) -> list[SpottedSubject]:
    """The names without those taken back ("social workers... no wait, paralegals") and those that say one job twice."""
    kept: list[SpottedSubject] = []
    compares = bool(_COMPARES.search(rest))
    for one in spotted:
        between = rest[kept[-1].end : one.start] if kept else ""
        if kept and _TAKEN_BACK.search(between):
            kept.pop()
        same = [other for other in kept if _target(other) is not None and _target(other) == _target(one)]
        if compares and same:
            same = []  # "compare RN and registered nurse": that both are one is worth saying
        elif same and one.end - one.start <= same[0].end - same[0].start:
            continue
        kept = [other for other in kept if other not in same] + [one]
    if not compares and (named := twice_named(rest, kept)) is not None:
        return [named]
    after = rest[kept[-1].end :] if kept else ""
    if len(kept) == 2 and _MEANT.match(after):
        return kept[1:]  # "does welding pay? welders i mean"
    return kept


def _target(one: SpottedSubject) -> tuple[str, str] | None:
    subject = one.subject_match.subject
    return (subject.kind, getattr(subject, "id", one.text)) if subject is not None else None


def _stands_as_job(phrase: str, rest: str) -> bool:
    """Whether words that nobody knows stand where a job's name stands, so that not to know them is worth saying."""
    said = re.escape(phrase)
    if len(rest.split()) <= len(phrase.split()) + 1:
        return True  # nothing else was said
    return any(re.search(frame.format(said=said), rest, re.I) for frame in _FRAMES)


def _runs(rest: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Unbroken runs of words that name something; a spotted phrase is never cut, a comma, "or", "and" between two ends one."""
    runs: list[tuple[int, int]] = []
    last_end = -1
    for token in _TOKEN.finditer(rest):
        start, end = token.span()
        if start < last_end:
            continue
        if (span := next((one for one in spans if one[0] <= start < one[1]), None)) is not None:
            start, end = min(start, span[0]), max(end, span[1])
            naming, inside = True, True
        else:
            naming, inside = _names(token.group()) or _names_softly(rest, token), False
        if not naming:
            continue
        gap = rest[last_end:start] if runs else ""
        both = inside and any(one[0] < runs[-1][1] and one[1] > runs[-1][0] for one in spans) if runs else False
        if runs and gap.isspace() and len(gap) == 1 and not both:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        last_end = end
    return runs


def _names(written: str) -> bool:
    """Whether a word names something rather than asks."""
    word = lowered(written).strip("'.")
    bare = word.removesuffix("'s")
    return not {word, bare} & (SCAFFOLD | PERSONAL)


def _names_softly(rest: str, token: re.Match[str]) -> bool:
    """Whether a soft word stands right beside a naming word or another soft one."""
    if lowered(token.group()) not in SOFT:
        return False
    before = re.search(r"([\w'-]+) $", rest[: token.start()])
    after = re.match(r" ([\w'-]+)", rest[token.end() :])
    return any(beside is not None and (_names(beside[1]) or beside[1].lower() in SOFT) for beside in (before, after))
