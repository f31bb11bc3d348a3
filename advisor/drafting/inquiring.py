"""Questions: those for the next meeting, and the open ones that names nobody could resolve leave to the counselor."""

import re
from collections.abc import Iterable

from advisor.drafting.client_file import ClientFile, Item
from advisor.drafting.voice import Voice

MOST = 10
_ANSWERS = {
    "q.pay": re.compile(
        r"(?i)\$\s?\d|\b\d[\d,.]*k?\s*(?:dollars|d[oó]lares|an? (?:hour|year|month)|per (?:hour|year)|la hora|por hora|al (?:a[ñn]o|mes))\b"
    ),
    "q.training": re.compile(
        r"(?i)(?:\b(?:stud\w+|train\w*|school\w*|class\w*|program\w*|course\w*|learn\w*|estudi\w+|escuela|curso\w*|clases|programas?|capacit\w+)\b[^.;]{0,60}|^)"
        r"\b(?:\d+|an?|one|two|three|four|five|six|un|una|uno|dos|tres|cuatro|seis|half a)\s+(?:years?|months?|weeks?|a[ñn]os?|mes(?:es)?|semanas?)\b"
        r"(?:[^.;]{0,60}\b(?:stud\w+|train\w*|school\w*|class\w*|program\w*|course\w*|learn\w*|estudi\w+|escuela|curso\w*|capacit\w+)|.{0,20}(?:at most|max\w*|como m[aá]ximo)|(?<=\w))"
    ),
    "q.hours": re.compile(
        r"(?i)\b(?:nights?|days?|day (?:work|shifts?)|mornings?|evenings?|weekends?|shifts?|hours|noches?|d[ií]as?|mañanas?|tardes?|turnos?|horario|horas|fines de semana)\b"
    ),
}
"""What of the file already answers a question: a pay limit, a time for training, hours."""


def answered(key: str, items: Iterable[Item]) -> bool:
    """Whether what the client wants or is held by answers a question, so that it is not asked again."""
    words = _ANSWERS[key]
    return any(words.search(one.text) for one in items if one.kind in ("goal", "constraint"))


def questions(voice: Voice, client: ClientFile | None) -> None:
    """At most ten questions, the most useful first: what the file lacks before what could be deepened."""
    asked, options = voice.found.asked, voice.found.options
    kinds = {one.kind for one in asked.items}
    voice.section("questions")
    wanted: list[tuple[str, dict[str, str]]] = []
    if "goal" not in kinds:
        wanted.append(("q.goal", {}))
    if voice.found.named:
        wanted.append(("q.why", {"options": voice.listed([voice.as_one(one) for one in asked.options], "or")}))
    if asked.origin:
        wanted.append(("q.origin", {"as_origin": voice.as_one(asked.origin)}))
    if asked.place is None:
        wanted.append(("q.place", {}))
    if "constraint" not in kinds:
        wanted.append(("q.barrier", {}))
        if not answered("q.hours", asked.items):
            wanted.append(("q.hours", {}))
    wanted += [(key, {}) for key in ("q.pay", "q.training") if not answered(key, asked.items)]
    if any(one.programs for one in options):
        wanted.append(("q.cost", {}))
    wanted += [("q.skills", {}), ("q.next", {})]
    for key, slots in wanted[: 5 if voice.style.short else MOST]:
        voice.say("J", key, **slots)


def doubts(voice: Voice) -> None:
    """What was taken for something, and what could not be taken for anything, as questions to the counselor."""
    for one in voice.found.doubts:
        if one.about == "place":
            if one.choices:
                choices = voice.listed(list(one.choices[:3]), "or")
                voice.ask("open.place_doubt", one.said, said=one.said, choices=choices)
            else:
                voice.ask("open.place_unknown", one.said, said=one.said)
        elif one.about == "field":
            voice.ask("open.job_wide", one.said, said=one.said)
        elif one.taken is not None:
            voice.ask("open.job_doubt", one.said, said=one.said, taken=voice.called(one.code, one.taken))
        else:
            voice.ask("open.job_unknown", one.said, said=one.said)
