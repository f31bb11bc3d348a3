"""One short human sentence before an answer to somebody who tells of trouble: a lost job, burnout, prison, illness,
debt. It comes before the answer, never instead of it, and changes no figure, option or tool argument. A crisis is not
its business: that is answered before any turn.
"""

import re

from advisor.offline.prose.tongue import say
from advisor.offline.reading import Reading

_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(lost my (?:job|work|position)|(?:got|was|been|were|being|am|i'?m|just|getting) (?:laid|let) (?:off|go)|laid off|(?:got|was|been|were|just) (?:fired|canned|sacked|axed|downsized)|lay ?offs?"
            r"|(?:plant|store|mill|mine|factory|shop|company|place|office) (?:is |just |has |was )?(?:clos(?:ed|ing|es)|shut\w*)|out of work|unemployed|me despidieron|me corrieron|perd[ií] (?:mi|el) (?:trabajo|empleo)|desemplead[oa]|sin trabajo|me quedé sin)\b"
        ),
        say("I am sorry about your job; that is a hard thing to go through."),
    ),
    (
        re.compile(
            r"\b(burn(?:ed|t|ing)?[- ]?out|burnout|exhausted|worn out|overwhelmed|can'?t (?:take|do) (?:it|this) (?:any ?more|no more)|so tired of (?:it|this|my|being)|sick of (?:my|this|being)|miserable|agotad[oa]|quemad[oa]|ya no (?:puedo|aguanto))\b"
        ),
        say("That sounds exhausting, and it is fair to want something else."),
    ),
    (
        re.compile(
            r"\b((?:out of|from|after|been (?:in|to)|was in|i'?m in|time in|years in|left|released from|salí de|de la|en la|estuve en) (?:the |state |federal |county )?(?:prison|jail|c[aá]rcel|prisi[oó]n)"
            r"|felon(?:y|ies|s)?|ex-?con\w*|convicted|convictions?|(?:criminal|my) record|with a record|a record\b(?= |$)(?! of|s)|incarcerated|locked up|on parole|did time|antecedentes)\b"
        ),
        say("Starting again takes courage, and it is good that you are asking."),
    ),
    (
        re.compile(
            r"\b(?:i|me|my|mi|tengo|estoy|soy)\b.{0,40}\b(hurt|injur\w+|disab\w+|cancer|sick\b(?! of)|illness|ill\b|chronic|surgery|stroke|bad (?:back|knees?|shoulder|heart)|back (?:is|went|gave) (?:bad|out)|can'?t lift|enferm[oa]|enfermedad|lesi[oó]n|lastim\w+|discapacidad|c[aá]ncer)\b"
        ),
        say("I am sorry about your health; let us look for work that goes with it."),
    ),
    (
        re.compile(
            r"\b(?:i|i'?m|my|we|mi|tengo|estoy)\b.{0,40}\b(debts?|broke|bankrupt\w*|evict\w+|behind on (?:my )?(?:rent|bills|mortgage)|can'?t pay (?:my |the )?(?:rent|bills)|owe|deudas?|endeudad[oa]|no me alcanza)\b"
        ),
        say("Money worries are heavy, and it is good that you are looking for a way out."),
    ),
)


def sympathy(reading: Reading) -> str:
    """A sentence for the trouble that the message tells of; nothing where it tells of none."""
    if reading.intent in ("crisis", "distress") or _OF_OTHERS.search(reading.message.lower()):
        return ""
    said = reading.message.lower().replace("’", "'")
    return next((words for pattern, words in _KINDS if pattern.search(said)), "")


def troubled(said: str | None) -> bool:
    """Whether words that no job is called by tell of trouble ("debt", "prison")."""
    return bool(_NO_JOB.search((said or "").lower()))


def convicted(said: str | None) -> bool:
    """Whether they tell of a record, which has an answer of its own."""
    return bool(_RECORD.search((said or "").lower()))


_RECORD = re.compile(
    r"\b(prison|jail|felon\w*|convict\w*|criminal record|record|parole|c[aá]rcel|prisi[oó]n|antecedentes)\b"
)
_NO_JOB = re.compile(
    rf"{_RECORD.pattern}|\b(debts?|broke|bankrupt\w*|burn(?:ed|t)? ?out|burnout|exhausted|unemployed|laid off|fired|sick|ill|illness|cancer|injur\w+|deudas?|desemplead[oa])\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:why (?:do|are|is)|how many|do people|do nurses|do workers)\b|\b(?:prison|jail|correctional|parole) (?:guards?|officers?)\b"
)
