"""Matters that no draft mentions unless the counselor's request does: health, police record, immigration status, family.

A sentence or item is held to be about one where it uses its words, in English or Spanish. Pure.
"""

import re
from typing import Literal

Topic = Literal["health", "record", "status", "family"]

_WORDS: dict[Topic, re.Pattern[str]] = {
    "health": re.compile(
        r"\b(?:diagnos\w*|disab\w+|depress(?:ion|ed)|anxi(?:ety|ous)|ptsd|adhd|autis\w+|bipolar|addict\w*|sober|sobriety|rehab\b|"
        r"alcohol\w*|cancer|diabet\w*|epilep\w*|seizures?|surger\w+|injur\w+|ill(?:ness)?\b|chronic|medicat\w+|therap(?:y|ies)\b(?! (?:assistant|aide))|"
        r"bad (?:back|knees?|shoulders?|heart)|back pain|pregnan\w+|mental health|health (?:problem|issue|condition)s?|wheelchair|stroke|asthma|hiv|"
        r"diagn[oó]stic\w*|discapaci\w+|depresi[oó]n|ansiedad|adicci\w+|adict\w+|c[aá]ncer|enferm(?:edad\w*|[oa]s?)\b(?! ?er)|lesi[oó]n\w*|lesionad\w+|"
        r"embaraz\w+|cirug[ií]a|dolor de espalda|problemas? de salud|salud mental|asma)\b",
        re.IGNORECASE,
    ),
    "record": re.compile(
        r"\b(?:felon\w*|misdemeanou?rs?|convict\w+|criminal (?:record|history|background)|police record|arrest(?:ed|s)?\b|incarcerat\w+|prison|jail\w*|parole|"
        r"probation|(?:with|has|have|a|his|her|their) (?:a )?record\b(?! of)|justice[- ]involved|ex-?offender|did time|delito\w*|antecedentes|c[aá]rcel|prisi[oó]n|"
        r"condena\w*|arrest(?:o|ad\w+)|libertad condicional)\b",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"\b(?:immigra\w+|undocumented|green card|visa|asyl\w+|refugee\w*|daca|work permit|deport\w+|citizen(?:ship)?|papers|legal status|"
        r"inmigra\w+|migratori\w+|indocumentad\w+|sin papeles|asilo|refugiad\w+|permiso de trabajo|ciudadan[ií]a|tarjeta verde|residencia legal)\b",
        re.IGNORECASE,
    ),
    "family": re.compile(
        r"\b(?:married|divorc\w*|widow\w*|single (?:mother|father|mom|dad|parent)|husband|wife|spouse|partner\b(?=['’]?s? (?:lost|works|is|has|died))|"
        r"kids?|child(?:ren)?(?!['’]?s? (?:care work|care aide))|childcare problem|daughters?|(?:my|his|her|their|a|the|two|three|young|adult|teenage) sons?|mother|father|mom|dad|parents?|pregnant|custody|domestic violence|"
        r"casad[oa]|divorciad[oa]|viud[oa]|madre|padre|mam[aá]|pap[aá]|hij[oa]s?|ni[ñn]os|espos[oa]|marido|embarazada|custodia)\b",
        re.IGNORECASE,
    ),
}
TOPICS: tuple[Topic, ...] = tuple(_WORDS)


def topics_in(text: str) -> frozenset[Topic]:
    """The matters a text speaks of."""
    return frozenset(topic for topic, words in _WORDS.items() if words.search(text))
