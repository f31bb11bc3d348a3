"""Bare replies: yes, no, thanks, "the second one", or the label of a choice that was offered. Pure; a reply that is a
question in itself is left to `understand`."""

import re
from collections.abc import Callable

from advisor.facts import Choice
from advisor.offline import phrases
from advisor.offline.again import again
from advisor.offline.carrying import carried_place
from advisor.offline.correcting import aside
from advisor.offline.folding import lowered
from advisor.offline.reading import Reading
from advisor.offline.scaffold import SCAFFOLD
from advisor.offline.slots import label_words
from advisor.talk import TalkState

_REPLIED = re.compile(r"(?i)^(?:the )?(?:first|1st|second|2nd|third|3rd|former|latter)\W*$")
Question = Callable[[str], Reading]
"""Reads a message as a question in the talk so far."""


def reply(text: str, low: str, talk: TalkState, question: Question, written: str = "") -> Reading | None:
    """A bare reply: yes, no, thanks, "the second one", or the label of a choice. `written`: the message in its own
    language, small; a label is in that language too."""
    bare = _TAIL.sub("", aside(low.strip(" .!?,;:")))
    said = (low.strip(" .!?,;:"), bare, written.strip(" .!?,;:¿¡"))
    narrows = talk.measure == "rank" and bare.startswith(
        ("in ", "en ", "without ", "sin ")
    )  # the same list there, its order and filters kept
    for choice in () if narrows else talk.choices:
        if choice.label.lower().strip(" .!?¿¡") in said:
            return _chosen(choice, talk, question)
    if (pressed := resumed(written or low, talk)) is not None:
        return pressed
    if phrases.BYE.search(bare):
        return Reading(intent="bye", message=text)
    if phrases.YES.search(bare):
        if talk.choices:
            return _chosen(talk.choices[0], talk, question)
        if phrases.THANKS.search(bare):
            return Reading(intent="thanks", message=text)
        return Reading(intent="more_choices", message=text)
    if phrases.NO.search(bare):
        return Reading(intent="stop", message=text)
    # "Hey there" and "ok thanks a lot" are whole as they stand: what people begin with is not cut off them.
    if any(phrases.THANKS.search(one) for one in said):
        return Reading(intent="thanks", message=text)
    if any(phrases.HELLO.search(one) for one in said):
        return Reading(intent="hello", message=text)
    if phrases.HELP.search(bare):
        return Reading(intent="help", message=text)
    if (match := phrases.ORDINAL.search(bare)) is not None:
        return _nth(text, phrases.ORDINALS[match[1].removeprefix("number ").lstrip("#")], talk, question)
    if (pointed := _pointed(text, talk)) is not None:
        return question(pointed)
    return _picked(text, bare, talk, question)


_TAIL = re.compile(r"(?<=\w),? (?:again|then|instead|though|tho)$")
_POINTS = re.compile(
    r"(?<!\w)(?:(?:the )?(?i:number (?:one|two|three|four|five|[1-5])|#[1-5])(?: (?:on|in|of|from) (?:the|that|your|this) list)?|(?<=what about )(?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|[uú]ltim[oa])|the (?i:first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last)(?: (?:one|job|option|choice|career|result))?(?: (?:on|in|of|from) (?:the|that|your|this) list| you (?:named|listed|mentioned|showed)| of (?:those|them|these))?"
    r"|(?:el|la) (?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|[uú]ltim[oa])(?: opci[oó]n| de la lista)?)(?! (?:(?:job|one|thing|question|place|trabajo) )?(?:that )?(?:we|i|you|u|two|three|four|few|\d|year|years|time|step|thing|question|place|state|city|list|que|two|percent|quarter|tenth|half)\b)(?!,? (?:california|ca)\b)(?=[ ?.!,]|$)"
)


def _pointed(text: str, talk: TalkState) -> str | None:
    """The message with "the second one" put as the title of that line of the list; `None` without list or pointing."""
    if len(talk.subjects) < 2 or (match := _POINTS.search(text)) is None or re.search(r"(?i)\bcompar", text):
        return None
    words = [one.lstrip("#") for one in match.group().lower().split() if one not in ("the", "el", "la", "number")]
    index = phrases.ORDINALS.get(words[0], _SPANISH.get(words[0][:5], 0))
    if not -len(talk.subjects) <= index < len(talk.subjects):
        return None
    one = talk.subjects[index]
    title = f"{one.title} ({one.id})" if one.kind == "occupation" else one.title
    return f"{text[: match.start()]}{title}{text[match.end() :]}"


_SPANISH = {"prime": 0, "segun": 1, "terce": 2, "cuart": 3, "últim": -1, "ultim": -1}


def _nth(text: str, index: int, talk: TalkState, question: Question) -> Reading:
    # After a national list the choices are places to narrow it to; "the second one" is still a line of the list.
    listed = talk.measure == "rank" and talk.place is not None and talk.place.how == "none"
    listed = listed or talk.measure in ("transitions", "fit")
    # Our question stands last and offers replies: "the first" answers it, "the first one" means a line of the list.
    replied = talk.measure == "fit" and _REPLIED.match(text) and 0 <= index < len(talk.choices)
    if replied and talk.choices[index].message.startswith(("I ", "Me ", "No ", "Any ")):
        return _chosen(talk.choices[index], talk, question)
    if talk.asked and not listed and -len(talk.choices) <= index < len(talk.choices):
        return _chosen(talk.choices[index], talk, question)
    one_of = talk.subjects and -len(talk.subjects) <= index < len(talk.subjects)
    if one_of and talk.measure == "transitions" and (last := again(talk, text)) is not None:
        return last.model_copy(update={"to": talk.subjects[index].id, "limit": None, "filters": {}, "order": None})
    if one_of and talk.measure == "fit":
        return Reading(
            intent="profile",
            message=text,
            subjects=(talk.subjects[index].id,),
            kind="occupation",
            place=carried_place(talk),
        )
    if talk.subjects and -len(talk.subjects) <= index < len(talk.subjects):
        return Reading(
            intent="pay", message=text, subjects=(talk.subjects[index].id,), place=carried_place(talk), real=talk.real
        )
    if talk.choices and -len(talk.choices) <= index < len(talk.choices):
        return _chosen(talk.choices[index], talk, question)
    return Reading(intent="more_choices", message=text)


def _picked(text: str, bare: str, talk: TalkState, question: Question) -> Reading | None:
    """Part of one choice's label, said in answer to a question of ours ("maine", "no, the oregon one")."""
    words = set(re.findall(r"\w+", bare)) - SCAFFOLD
    # "what about the track": one of several meanings we named, open question or not.
    meaning = bool(words) and words <= {"track", "career", "group", "occupation", "single"}
    if not words or len(bare.split()) > 6 or not (talk.asked or meaning):
        return None
    hits = [
        choice
        for choice in talk.choices
        if words <= label_words(choice.label) and not (talk.measure == "rank" and choice.label.startswith("In "))
    ]
    return _chosen(hits[0], talk, question) if len(hits) == 1 else None


def resumed(said: str, talk: TalkState) -> Reading | None:
    """A button that was pressed in answer to "which one do you mean": the question that was asked, of that one."""
    bare = lowered(said).strip(" .!?¿¡")
    pressed = next((one for one in talk.choices if lowered(one.message).strip(" .!?¿¡") == bare), None)
    return _resumed(pressed, talk) if pressed is not None else None


def _resumed(choice: Choice, talk: TalkState) -> Reading | None:
    """The last question with the job or place that a choice stands for; `None`: the choice is a question of its own."""
    name = re.sub(r"^(?:In|En) (?=[A-ZÁÉÍÓÚ])", "", choice.label)
    last = again(talk, choice.message)
    if last is None or talk.asked not in ("subject", "place") or name.lower() not in choice.message.lower():
        return None
    if talk.asked == "place":
        if last.intent not in ("pay", "offer", "rank", "transitions") or last.places:
            return None
        return last.model_copy(update={"place": name, "places": (), "near_me": False})
    if len(last.subjects) != 1 or last.intent in ("rank", "compare"):
        return None
    return last.model_copy(update={"subjects": (name,), "kind": "occupation"})


def _chosen(choice: Choice, talk: TalkState, question: Question) -> Reading:
    """The question behind a choice; an offer about pay that names no place means the place being talked about."""
    if (reading := _resumed(choice, talk)) is not None:
        return reading
    reading = question(choice.message)
    if reading.place is None and reading.intent in ("pay", "rank", "compare", "transitions"):
        return reading.model_copy(update={"place": carried_place(talk)})
    return reading
