"""What an instruction asks of a draft: a new manner, language, grade, measures left out or added. Pure; it is understood
by its words, in English and Spanish, and what it does not understand it refuses with what is possible."""

import re
from collections.abc import Mapping

from advisor.drafting.document import GRADES, Document
from advisor.drafting.mentioning import mention_of
from advisor.drafting.style import Style
from advisor.errors import InvalidRequestError
from advisor.facts import Frozen

POSSIBLE = (
    "I can make it shorter or longer, simpler or for a grade from 4 to 14, more formal or warmer, put it in English or "
    "Spanish, drop or add pay, outlook, training, AI, prices or the change from the job now, say more about training or pay, "
    "take out a paragraph or a sentence by its number or its subject, and mention what the client said on file."
)
_MEASURES: Mapping[str, str] = {
    "pay": r"pay|salar\w+|wages?|earnings|money|income|what (?:it|they|these jobs|you) (?:pays?|earns?|makes?)|how much (?:it|they|she|he|you)(?: would| will|['’]d|['’]ll)? (?:pays?|earns?|makes?)|sueldos?|salarios?|paga|ingresos",
    "outlook": r"outlook|prospects?|future|how many jobs|job market|growth|forecast|projections?|job growth|demand|openings?|perspectivas?|futuro|crecimiento|pron[oó]stico|vacantes",
    "training": r"training|how to (?:start|get (?:in|there|started))|what (?:it takes|(?:they|she|he|you) needs?)|degrees?|certificat\w+|classes|school\w*|education|programs?|courses?|estudios?|capacitaci[oó]n|formaci[oó]n|programas?|cursos?",
    "resilience": r"ai\b|a\.i\.|ai resilience|resilience|automation|robots?|ia\b|inteligencia artificial|resiliencia|automatizaci[oó]n",
    "real": r"cost of living|prices|buying power|costo de (?:la )?vida|precios",
    "change": r"changes?|comparison (?:with|to) (?:now|the old job)|skills?|gaps?|cambios?|habilidades",
}
_SECTIONS: Mapping[str, str] = {
    "next": r"next steps?|steps|pr[oó]ximos pasos|pasos",
    "talked": r"what we talked about|de qu[eé] hablamos",
    "timeline": r"time ?line|dates|calendario|fechas",
    "barriers": r"barriers|obst[aá]culos",
    "services": r"services|servicios",
    "topics": r"topics|temas",
    "closing": r"closing|sign-?off|ending|cierre|despedida",
}
_UNSAID = re.compile(
    r"\b(?:do not|don['’]?t|never|please not|no need to)\s+(?:mention|include|talk about|tell|show|bring up|speak of|put in|say anything (?:about|on))\b|"
    r"\bno\s+(?:mencion\w+|incluy\w+|hable\w*\s+de)\b",
    re.IGNORECASE,
)
"""Not to say something is to leave it out."""
_NOT = re.compile(
    r"\b(?:do not|don['’]?t|never|please not|no need to|rather not|no (?:lo |la |los |las )?(?:quit|elimin|borr|acort|resum|saqu|omit|pong|agregu|traduzc|cambi)\w*)\b",
    re.IGNORECASE,
)
_DROP = re.compile(r"\b(?:drop|remove|delete|cut|without|leave out|take out|skip|omit|no more|lose|get rid of|exclude|quita\w*|elimina\w*|borra\w*|sin|omit\w+|saca\w*)\b", re.IGNORECASE)  # fmt: skip
_ADD = re.compile(r"\b(?:add|include|put in|with|show|tell|also|bring back|more (?:on|about)|agreg\w+|a[nñ]ad\w+|inclu\w+|pon\w*|con|tambi[eé]n)\b", re.IGNORECASE)  # fmt: skip
_SHORTER = re.compile(r"\b(?:short(?:er|en)?(?!\s+(?:words|sentences))|brief(?:er)?|tighter|cut (?:it|this) down|less wordy|too wordy|more concise|concise(?:ly)?|trim|condense|half as long|too long|m[aá]s (?:corto|corta|breve)|acort\w+|resum(?:a|ir|ela|elo)\w*|resume\s+(?:la|el|esto|todo|un)\b|menos larg[oa])\b", re.IGNORECASE)  # fmt: skip
_LONGER = re.compile(r"\b(?:longer|more detail\w*|expand|fuller|full version|too short|m[aá]s (?:larg[oa]|detalle\w*)|alarg\w+|ampl[ií]\w+)\b", re.IGNORECASE)  # fmt: skip
_SPANISH = re.compile(r"\b(?:(?:in|into|to) spanish|spanish version|en espa[nñ]ol|al espa[nñ]ol|traduc\w+ al espa[nñ]ol)\b", re.IGNORECASE)  # fmt: skip
_ENGLISH = re.compile(r"\b(?:(?:in|into|to) english|english version|en ingl[eé]s|al ingl[eé]s)\b", re.IGNORECASE)
_GRADE = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?[- ]?grad\w*|grade(?: level)?(?: of)? (\d{1,2})|grado (\d{1,2})|(\d{1,2})[.ºo°]* grado|(fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ]grad\w*)", re.IGNORECASE)  # fmt: skip
_ORDINALS = ("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_SIMPLER = re.compile(r"\b(?:simpl\w+|shorter (?:words|sentences)|(?:no|less) jargon|without jargon|clearer|plain(?:er)?|easier|easy (?:words|to read)|m[aá]s (?:sencill[oa]|simple|f[aá]cil)|sencill[oa]|f[aá]cil de leer)\b", re.IGNORECASE)  # fmt: skip
_FORMAL = re.compile(r"\b(?:(?:more )?formal(?:ly)?|professional|m[aá]s formal|formal)\b", re.IGNORECASE)
_WARM = re.compile(r"\b(?:warm(?:er|ly|th)?|friendl\w+|kinder|kindly|kind|gentl\w+|nicer|softer|caring|compassion\w*|sympath\w+|supportive|encourag\w+|less (?:formal|stiff|cold|dry)|too (?:formal|stiff|cold|dry)|more human|informal|"
                   r"personal|c[aá]lid[oa]|menos (?:formal|fr[ií][oa])|amables?|cercan[oa]|cariñ\w+|m[aá]s human[oa]|alentador\w*)\b", re.IGNORECASE)  # fmt: skip
_MORE_ON = re.compile(
    r"\b(?:(?:say|tell|write|add|include|give)\s+(?:\w+\s+)?more|more(?:\s+details?|\s+words)?|expand|elaborate|(?:di|diga|decir|escrib\w+)\s+m[aá]s|m[aá]s(?:\s+detalles?)?)"
    r"\s+(?:about|on|of|sobre|de|acerca\s+de)\s+([^.;!?]{2,60})",
    re.IGNORECASE,
)
_BESIDES: Mapping[str, tuple[str, ...]] = {"training": ("change",), "pay": ("real",)}
"""What is told besides a measure where more is to be said about it."""
_EASIER = 2
"""Grades by which "simpler" lowers the one asked for; without one it means grade 7."""
_PLAIN = 7


class Change(Frozen):
    """What an instruction changes. `None` and empty: nothing. `mention`: words that the file is to be searched for."""

    language: str | None = None
    reading_grade: int | None = None
    style: Style
    mention: str | None = None


def change(instruction: str, document: Document) -> Change:
    """The change that an instruction asks for. `InvalidRequestError` names what is possible where it is not understood."""
    text = _UNSAID.sub("leave out", " ".join(instruction.split()))
    if _NOT.search(text):
        raise InvalidRequestError(f"Say what to do rather than what not to do; nothing was changed. {POSSIBLE}")
    style = document.style
    without, added = _measures(text, style)
    short = True if _SHORTER.search(text) else False if _LONGER.search(text) else style.short
    warmer = _WARM.search(text) is not None
    formal = False if warmer else True if _FORMAL.search(text) else style.formal
    warm = warmer or (style.warm and not formal)
    more = tuple(dict.fromkeys([*style.more, *_at_length(text)]))
    added = tuple(dict.fromkeys([*added, *(extra for one in _at_length(text) for extra in _BESIDES.get(one, ()))]))
    mention = mention_of(text) if (without, added, more) == (style.without, style.added, style.more) else None
    language = "es" if _SPANISH.search(text) else "en" if _ENGLISH.search(text) else None
    grade = _grade(text, document)
    found = style.model_copy(
        update={"short": short, "formal": formal, "warm": warm, "without": without, "added": added, "more": more}
    )
    asked = bool(_SHORTER.search(text) or _LONGER.search(text) or _FORMAL.search(text) or _WARM.search(text))
    named = any(re.search(rf"(?i)\b(?:{words})", text) for words in _MEASURES.values())
    if named and _ADD.search(text):
        asked, mention = True, None  # a measure that is told already
    if found == style and language is None and grade is None and not asked and mention is None:
        raise InvalidRequestError(f"This instruction was not understood, and nothing was changed. {POSSIBLE}")
    return Change(language=language, reading_grade=grade, style=found, mention=mention)


def _at_length(text: str) -> list[str]:
    """The measures of which more is to be said."""
    return [name for match in _MORE_ON.finditer(text) for name, words in _MEASURES.items() if re.search(rf"(?i)\b(?:{words})", match[1])]  # fmt: skip


def _measures(text: str, style: Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Measures and sections after each word of leaving out or adding, up to the next such word."""
    without, added = list(style.without), list(style.added)
    marks = sorted([(m.start(), m.end(), True) for m in _DROP.finditer(text)] + [(m.start(), m.end(), False) for m in _ADD.finditer(text)])  # fmt: skip
    for number, (_, end, drops) in enumerate(marks):
        part = text[end : marks[number + 1][0] if number + 1 < len(marks) else len(text)]
        names = [name for name, words in {**_MEASURES, **_SECTIONS}.items() if re.search(rf"(?i)\b(?:{words})", part)]
        for name in names:
            if drops:
                without = [*(one for one in without if one != name), name]
                added = [one for one in added if one != name]
            else:
                without = [one for one in without if one != name]
                added = [*added, name] if name in _MEASURES and name not in added else added
    return tuple(without), tuple(added)


def _grade(text: str, document: Document) -> int | None:
    """The reading grade asked for, within what can be asked."""
    if (match := _GRADE.search(text)) is not None:
        digits = next((one for one in match.groups()[:4] if one), None)
        grade = int(digits) if digits else _ORDINALS.index(match[5].lower()) + GRADES[0]
        if not GRADES[0] <= grade <= GRADES[1]:
            raise InvalidRequestError(f"A reading grade lies between {GRADES[0]} and {GRADES[1]}; nothing was changed.")
        return grade
    if _SIMPLER.search(text):
        before = document.request.reading_grade if document.request is not None else None
        return max(GRADES[0], before - _EASIER) if before is not None else _PLAIN
    return None
