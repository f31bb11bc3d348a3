"""Words in a client's file that speak of health, a record, a status or family: the counselor is warned and may keep them.

A warning is about the words, not the person: nothing is concluded from it and nothing is taken out. Pure.
"""

import re
from collections.abc import Iterable
from typing import Literal

from advisor.facts import Frozen

Topic = Literal["diagnosis", "record", "status", "family"]


class Warned(Frozen):
    """What a counselor is told of a field they wrote. `words`: those that led to it."""

    field: str
    topic: Topic
    words: list[str]
    message: str


_TOPICS: tuple[tuple[Topic, re.Pattern[str], str], ...] = (
    (
        "diagnosis",
        re.compile(
            r"\b(?:diagnos\w*|disab(?:led|ilit\w+)|disorders?|depress(?:ed|ion|ive)|anxiety|adhd|autis\w+|asperger\w*|"
            r"bipolar|ptsd|schizo\w+|dyslexi\w+|diabet\w+|cancer|hiv|epilep\w+|chronic (?:pain|illness|fatigue)|illness\w*|"
            r"diseases?|medications?|medicated|rehab|addict\w*|alcoholi\w+|substance (?:use|abuse)|overdos\w+|pregnan\w+|"
            r"wheelchair|mental health|therapist|psychiatr\w+|suicid\w+|discapacidad\w*|discapacitad[oa]s?|"
            r"diagn[oó]stic\w+|depresi[oó]n|ansiedad|autismo|enfermedad\w*|embaraz\w+|adicci[oó]n\w*|salud mental)\b",
            re.I,
        ),
        "health",
    ),
    (
        "record",
        re.compile(
            r"\b(?:criminal|felon\w*|misdemeanou?rs?|convict\w+|arrest\w*|prison|jail\w*|parole|probation|incarcerat\w+|"
            r"offender|expung\w+|police record|juvenile record|rap sheet|dui|antecedentes(?: penales)?|c[aá]rcel|"
            r"prisi[oó]n|delito\w*|condenad[oa]|libertad condicional)\b",
            re.I,
        ),
        "a criminal record",
    ),
    (
        "status",
        re.compile(
            r"\b(?:immigra\w+|undocumented|illegal alien|visas?|green card|daca|dreamer|asylum|refugee\w*|deport\w+|"
            r"work permit|h-?1b|naturali[sz]\w+|citizenship|non-?citizen|inmigra\w+|indocumentad[oa]s?|ciudadan[ií]a|"
            r"asilo|refugiad[oa]s?|permiso de trabajo|sin papeles)\b",
            re.I,
        ),
        "immigration status",
    ),
    (
        "family",
        re.compile(
            r"\b(?:married|divorc\w+|widow\w*|separated from|single (?:mom|mother|dad|father|parent)|husband|wife|spouse|"
            r"boyfriend|girlfriend|fianc[eé]e?|kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|childcare|custody|"
            r"child support|domestic violence|casad[oa]|divorciad[oa]|viud[oa]|(?:madre|padre) solter[oa]|espos[oa]|"
            r"marido|hij[oa]s?|custodia|violencia dom[eé]stica)\b",
            re.I,
        ),
        "family",
    ),
)


def warnings(told: Iterable[tuple[str, str]]) -> list[Warned]:
    """One warning for each field and topic, for texts given as (field, text)."""
    found = []
    for field, text in told:
        for topic, pattern, called in _TOPICS:
            words = list(dict.fromkeys(match.group().casefold() for match in pattern.finditer(text)))
            if words:
                message = (
                    f"This speaks of {called}. Keep it only if the client wants it on file and the work needs it; "
                    "drafts leave it out unless you put it in."
                )
                found.append(Warned(field=field, topic=topic, words=words, message=message))
    return found
