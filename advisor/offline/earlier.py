"""Back to something said before in the talk, and doubt about a figure: read from the typed questions a talk keeps. Pure.

"Back to welders", "where we started", "the list again"; "are you sure", "you gave me two numbers". It repeats calls; it
holds no figure and defends none: the calls are made anew.
"""

import re

from advisor.offline.again import again
from advisor.offline.carrying import carried_place
from advisor.offline.changing import changed, same_subject
from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Reading, Resolver
from advisor.offline.slotted import NATION, Pieces, pieces
from advisor.talk import Earlier, TalkState

_THING = r"(?:job|career|occupation|one|question|thing|place|state|city|list|trabajo|empleo|pregunta|lugar|lista)"
_START = _p(
    rf"\b(?:the |my )?(?:very )?(?:first|original|initial) {_THING}s? (?:that )?(?:we|i|you|u)(?:'ve| had| have)? (?:talked|asked|looked|started|discussed|spoke|mentioned|said|were|was|saw|checked)\w*(?: (?:about|at|with|on|for))?",
    rf"\b(?:my|the) (?:very first|original|initial|starting) {_THING}\b", r"\b(?:where|what) we (?:started|began|first talked about|were talking about at first)(?: (?:with|from|at|out))?\b",
    rf"\b(?:back|return|go(?:ing)? back|going back) to (?:the |my )?(?:start|beginning|first {_THING}|original(?: {_THING})?)\b", r"\bstart(?:ed|ing) point\b",
    rf"\b(?:el|la|al|a la) prim(?:er|ero|era) {_THING}(?: (?:de|del|que))+ (?:que )?(?:hablamos|pregunt[eé]|vimos|dije)\b", r"\b(?:al|del) (?:principio|comienzo|inicio)\b", r"\blo primero(?: que (?:pregunt[eé]|dije|vimos))?\b",
)  # fmt: skip
_BEFORE = _p(
    rf"^(?:and |so |ok |what about |no )*(?:the )?(?:one|{_THING}|previous {_THING}|last but one) (?:before(?: (?:that|this|it))?|we had before)$", rf"^(?:and |what about |go )*(?:back to )?(?:the )?(?:previous|prior) {_THING}(?: again)?$",
    r"^(?:ok |can we |let'?s )*go back(?: one| a step)?$", r"^(?:la|el) anterior$", r"^(?:volver|vuelve) atr[aá]s$",
)  # fmt: skip
_LIST = _p(
    r"^(?:and |so |ok )*(?:what|which) (?:else|others?|other \w+|were the others?)(?: (?:was|were|is|are|did you|do you|you))* ?(?:on|in|from|have on|show in|had)? ?(?:the|that|your|this) list$",
    r"\b(?:back to|show|see|return to|go back to|again|repeat)\b.{0,14}\b(?:that|the|my) (?:last |first |whole |full )?(?:list|ranking)\b", r"^(?:the )?(?:list|ranking) again$", r"\bthe list from before\b", r"\b(?:otra vez|vuelve a) la lista\b|\bla lista otra vez\b",
)  # fmt: skip
_BACK = re.compile(
    r"\b(?:back|return|returning|going back|go back) to\b|\b(?:again|otra vez|de nuevo)\W*$|^(?:no )?(?:volvamos|regresemos|volviendo|vuelve|regresa)\b|\bearlier\b|\bbefore\W*$"
)
_BACK_HEAD = re.compile(
    r"(?i)^(?:(?:ok|okay|so|and|let'?s|can we|could we|please|now|i want to|i'd like to|no)[, ]+)*(?:go(?:ing)? |get |come )?(?:back|return(?:ing)?) to (?:the |my )?|^(?:volvamos|regresemos|volviendo|vuelve|regresa) (?:a |al )(?:los |las |la |el )?"
)
_TWO = _p(
    r"\b(?:you|u) (?:just )?(?:told|said|gave|showed|had)\b.{0,20}\b(?:different|something else|otherwise|another)\b", r"^(?:and |so |but |ok )*which (?:one )?(?:is|was|'s) (?:it|right|correct|true|wrong)(?: (?:then|now))?$",
    r"\b(?:you|u)\b.{0,25}\b(?:two|different|other|another) (?:different )?(?:numbers?|figures?|amounts?|answers?|salar\w+|things)\b", r"\b(?:two|different) (?:different )?(?:numbers?|figures?|amounts?|answers?)\b.{0,25}\b(?:which|why|right|correct|true)\b",
    r"\bwhich (?:one|number|figure|of (?:them|those|the two))(?: of (?:them|those))? (?:is|was|'s) (?:it|right|correct|true|the (?:right|real|true|correct))\b", r"\b(?:you|u) (?:just )?(?:said|told me|gave me|showed(?: me)?|had)\b.{0,30}\d.{0,40}\b(?:now|but|before|earlier|ago|then)\b", r"\b(?:now|before|earlier|first)\b.{0,20}\b(?:you|u) (?:say|said|told)\b.{0,40}\d",
    r"\b(?:that'?s|thats|it'?s) not what you (?:just )?(?:said|told me)\b", r"\b(?:why|how come)\b.{0,12}\b(?:did|does|has|is) (?:it|that|the (?:number|figure|pay|salary)) (?:change|different|changed)\b", r"\b(?:antes|primero) (?:me )?dijiste\b", r"\bdos (?:n[uú]meros|cifras)\b",
)  # fmt: skip
_DOUBT = _p(
    r"^(?:hm+|um+|oh|but|and|wow|ok|so|wait|really|no|seriously|huh|that's)?[, ]*(?:are|r) (?:you|u|ya) (?:\w+ )?(?:sure|certain|positive|serious)\b.{0,25}$", r"^(?:is|are) (?:that|this|it|they|those|these|you)(?: (?:really|actually|number|figure|all|even))* (?:right|correct|true|accurate|real|legit|wrong|for real)$",
    r"\b(?:that|this|it|those|these|they|the (?:number|figure|pay|salary)s?)(?:'s| is| are| all)? ?(?:just )?(?:seems?|sounds?|looks?|feels?|can'?t be|cannot be|is|must be|has to be)(?: (?:a bit|a little|kind of|kinda|pretty|really|very|so|too|way|awfully|much|super|like))* (?:low|high|wrong|off|small|a lot|right|weird|strange|little|big|crazy|much|old|too good)\b",
    r"^(?:wow |really |that'?s |so |thats )*(?:seems|sounds|looks|that'?s|thats|way|too)(?: (?:a bit|a little|kind of|kinda|pretty|really|very|so|too|way|awfully))* (?:low|high|wrong|off|weird)$", r"^(?:really|seriously|for real|no way|is that so|that'?s it|that'?s all|huh)$",
    r"\bi (?:heard|read|thought|was told|know|figured)\b.{0,30}\b(?:more|less|higher|lower|better|different|otherwise)\b", r"\b(?:don'?t|do not|dont|can'?t) (?:believe|trust|buy) (?:that|it|this|you)\b", r"\bdouble[- ]check\b|\bcheck (?:that |it )?again\b",
    r"^(?:est[aá]s? segur[oa]|de verdad|en serio|seguro|es (?:cierto|correcto|verdad)(?: eso)?)$", r"\b(?:eso )?(?:parece|suena|se ve)(?: (?:muy|un poco|demasiado))? (?:poco|bajo|alto|mucho|raro)\b", r"\bme parece (?:poco|bajo|mucho|alto|raro)\b",
)  # fmt: skip
_FIGURES: frozenset[str] = frozenset(("get_wages", "evaluate_offer"))


def read(text: str, low: str, names: Names, talk: TalkState, resolver: Resolver) -> Reading | None:
    """Something said before, asked for or doubted; `None`: neither."""
    bare = low.strip(" .!?¿¡,")
    if not talk.earlier or len(bare.split()) > 18:
        # With nothing to doubt, "that's wrong" is no job of that name.
        doubts = not names.known and _DOUBT.search(bare) is not None
        return Reading(intent="unclear", message=text) if doubts else None
    if not names.subjects or not names.known:
        if _START.search(bare):
            return _started(text, bare, names, talk, resolver)
        if _LIST.search(bare) and (entry := _latest(talk, "rank_occupations", "find_transitions", "match_interests")):
            return _repeated(entry, talk, text)
        if _BEFORE.search(bare) and len(talk.earlier) > 1:
            return _repeated(talk.earlier[-2], talk, text)
    if _TWO.search(bare) and (reading := _both(text, talk)) is not None:
        return reading
    if not names.known and _DOUBT.search(bare):
        return _doubted(text, talk)
    if names.known and _BACK.search(bare):
        return _back_to(text, bare, names, talk, resolver)
    return None


def last_jobs(talk: TalkState, count: int) -> tuple[str, ...]:
    """The jobs talked about last, one after the other, as keys for a tool."""
    ids = [
        one.subject.id
        for one in reversed(talk.earlier)
        if one.subject is not None and one.subject.kind in ("occupation", "career")
    ]
    return tuple(reversed(list(dict.fromkeys(ids))[:count]))


def _repeated(entry: Earlier, talk: TalkState, text: str) -> Reading | None:
    """The reading of an earlier question."""
    place = talk.place if entry.place is not None else None
    then = {"tools": entry.tools, "asked": None, "subject": entry.subject or talk.subject, "place": place}
    return again(talk.model_copy(update=then), text)


def _started(text: str, bare: str, names: Names, talk: TalkState, resolver: Resolver) -> Reading | None:
    """What the talk began with; another measure of it where the message names one."""
    first = talk.earlier[0]
    reading = _repeated(first, talk, text)
    if reading is None:
        return None
    rest = " ".join(_START.sub(" ", bare).split())
    said = pieces(rest, rest, names, resolver) if rest else None
    if said is None or not said.any or not said.pure:
        return reading
    return changed(text, said, reading, talk.model_copy(update={"subject": first.subject or talk.subject})) or reading


def _latest(talk: TalkState, *tools: str) -> Earlier | None:
    return next(
        (
            one
            for one in reversed(talk.earlier)
            if one.tools and one.tools[0].name in tools and not one.tools[0].arguments.get("to")
        ),
        None,
    )


def _back_to(text: str, bare: str, names: Names, talk: TalkState, resolver: Resolver) -> Reading | None:
    """A job that was talked about before, named: its last question again, or with what else the message says."""
    spotted = [
        one.subject_match.subject for one in resolver.spot_subjects(text) if one.subject_match.subject is not None
    ]
    ids = {str(getattr(one, "id", "")).removesuffix(".00") for one in spotted}
    entry = next(
        (
            one
            for one in reversed(talk.earlier)
            if one.subject is not None and one.subject.id.removesuffix(".00") in ids
        ),
        None,
    )
    rest = _BACK_HEAD.sub("", text)
    low = _BACK_HEAD.sub("", bare)
    said = pieces(rest, low, names, resolver)
    if entry is None or said is None or not said.pure:
        return None
    reading = _repeated(entry, talk, text)
    if reading is None or reading.intent not in (
        "pay",
        "resilience",
        "outlook",
        "profile",
        "duties",
        "education",
        "offer",
        "where",
        "training",
    ):
        return None
    if not (said.set or said.place or said.near_me):
        return reading
    return changed(
        text, Pieces(low=said.low, again=True, place=said.place, near_me=said.near_me, set=said.set), reading, talk
    )


def _both(text: str, talk: TalkState) -> Reading | None:
    """The last two figures that differ in one thing, side by side."""
    asked: list[Earlier] = []
    for one in talk.earlier:
        shown = one.tools and one.tools[0].name in _FIGURES and one.subject is not None
        if shown and (not asked or (asked[-1].subject, asked[-1].place) != (one.subject, one.place)):
            asked.append(one)
    if len(asked) < 2:
        return None
    before, last = asked[-2], asked[-1]
    subject = last.subject
    if same_subject(before.subject, subject) and subject is not None:
        if before.place != last.place:
            places = (before.place or NATION, last.place or NATION)
            return Reading(
                intent="pay",
                message=text,
                subjects=(subject.id,),
                kind=subject.kind,
                carried=True,
                place=places[-1],
                places=places,
                challenged=True,
            )
        return None
    if before.subject is None or subject is None:
        return None
    return Reading(
        intent="compare",
        message=text,
        subjects=(before.subject.id, subject.id),
        carried=True,
        place=last.place,
        challenged=True,
    )


def _doubted(text: str, talk: TalkState) -> Reading | None:
    """The last answer again, its calls made anew, with a word on how such a figure is to be read."""
    last = again(talk, text)
    if last is None:
        return None
    if last.intent in ("pay", "offer", "compare", "resilience", "outlook", "rank", "where"):
        return last.model_copy(update={"challenged": True, "also": (), "place": last.place or carried_place(talk)})
    return Reading(intent="sources", message=text, carried=True)
