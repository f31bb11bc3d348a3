"""What a person needs of work, as typed constraints: pay, time and kind of schooling, hours, place of work. Pure.

Only what is said becomes a limit; why it is said (a bad back, a record, children) is never kept.
"""

import re
from typing import Any

from advisor.offline.amounts import floor_pay_in, said_amount
from advisor.offline.phrases import _p, level_in
from advisor.offline.schooling import max_education_in, no_experience_in

_A_YEAR = {"year": 1, "hour": 2_080, "month": 12, "week": 52, "biweekly": 26}
_CLAUSE = re.compile(r"(?<!\d),|,(?!\d)|[;!?\n]+|\.(?!\d)|\s+(?:and|but|y|pero|so)\s+")
_EARNS = re.compile(
    r"\b(?:i|i'm|we|gano) (?:currently |now |only |used to |already )?(?:make|made|making|earn|earned|earning|get|got|have|gano)\b"
)
_FLOOR = re.compile(
    r"\b(?:need|needs|want|wants|require|gotta|got to|must|have to|has to|should|minimum|min|at least|least|less than|under|over|above|plus|or more|or better|up|starting|not below|"
    r"necesito|quiero|m[ií]nimo|al menos|por lo menos|tiene que|m[aá]s de)\b|\+|\bpay(?:s|ing)?\b"
)
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "couple": 2, "few": 3, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "seis": 6, "half a": 0.5,
}  # fmt: skip
_SPAN = re.compile(
    rf"\b(\d{{1,2}}|half a|{'|'.join(one for one in _WORDS if one != 'half a')})(?: of)?[- ](weeks?|months?|years?|semanas?|mes(?:es)?|a[nñ]os?)\b"
)
_AT_MOST = re.compile(
    r"\b(?:only|just|up to|at most|max|maximum|tops|within|in under|under|less than|no more than|not more than|or less|no longer than|limit|limited|the most|hasta|m[aá]ximo|menos de|s[oó]lo|en menos de)\b"
)
_SCHOOL = re.compile(
    r"\b(?:school|schooling|training|train|study|studying|college|class|classes|courses?|learn|program|retrain|escuela|estudi\w+|capacitaci[oó]n)\b"
)
_CAN_DO = re.compile(
    r"\b(?:can|could|would|will|i'd|able to|afford|ok(?:ay)? with|fine with|willing|have time|go back|puedo|podr[ií]a)\b|\bin\b|\bwithin\b|\bstart\b"
)
_SOON = re.compile(
    r"\bstart (?:working |work )?(?:now|today|tomorrow|this (?:week|month)|next (?:week|month)|right away|asap|immediately|soon)\b"
)
_WORKED = re.compile(
    r"\b(?:ago|experience|worked|working|been|was|were|did|have done|cared|took|taking|ran|raised|taught|drove|old|hours? a|experiencia|trabaj\w+)\b"
)
_HIGHEST = (
    ("Bachelor's degree", _p(r"\b(?:bachelor'?s?|four[- ]year|4[- ]year)\b.{0,20}\b(?:is the most|at most|max|is as far|or less|tops|and no more)\b", r"\b(?:at most|no more than|up to|max) (?:a |an )?bachelor'?s?\b")),
    ("Associate's degree", _p(r"\b(?:associate'?s?|two[- ]year degree|community college)\b.{0,20}\b(?:is the most|at most|max|or less|tops)\b", r"\b(?:at most|no more than|up to) (?:a |an )?associate'?s?\b")),
    ("Postsecondary nondegree award", _p(r"\b(?:trade school|certificate)\b.{0,20}\b(?:at most|max|or less|is the most|tops)\b", r"\b(?:not|never|don'?t|won'?t|isn'?t|ain'?t|can'?t) (?:going |go |want |do |afford |finish |having )?(?:to |for )?(?:go )?(?:to )?(?:a )?(?:college|university|degree)\b", r"\bcollege (?:is not|isn'?t|ain'?t) for me\b", r"\b(?:hate|no) college\b", r"\bno (?:quiero|puedo|voy a) (?:ir|estudiar) (?:a|en) (?:la |una )?universidad\b")),
    ("High school diploma or equivalent", _p(r"\b(?:no|without|not|sin) (?:any |more |going back to )?(?:school|schooling|studying|estudios|escuela)\b(?! (?:kids|children))", r"\b(?:can'?t|won'?t|don'?t want to) go (?:back )?to school\b", r"\b(?:only|just|got|have) (?:have |got )?(?:a |my |an )?(?:ged|high[- ]?school)\b")),
)  # fmt: skip
_FIRST_JOB = _p(
    r"\bnever (?:had|held|worked) (?:a |any )?(?:paid )?(?:job|work)\b", r"\bmy first (?:real )?job\b", r"\bnunca he trabajado\b",
    r"\bno (?:paid )?(?:work )?(?:experience|experiencia)\b",
)  # fmt: skip
FLAGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no_nights", _p(
        r"\b(?:no|not|never|without|hate[sd]?|can'?t (?:do|work|stand)|cannot (?:do|work)|don'?t (?:do|want|like)(?: to)?(?: work)?|won'?t work|sin|odio|except|avoid|sick of|tired of)\b (?:working |work |the |at |any |more |on |las |los |trabajar )*(?:nights?|night ?shifts?|weekends?|evenings?|graveyard\w*|overnights?|late shifts?|noches?|fines? de semana|turnos? de noche)\b",
        r"\b(?:days|day ?shifts?|daytime|weekdays) only\b|\bonly (?:work )?(?:days|day ?shifts?|daytime|weekdays)\b",
    )),
    ("remote", _p(r"\b(?:remote(?:ly)?|from home|at home job|work at home|wfh|desde casa|a distancia)\b(?! (?:controls?|areas?|places?))")),
    ("part_time", _p(r"\b(?:part[- ]?time|few hours|half days?|medio tiempo|tiempo parcial)\b", r"\b(?:[12]?\d|twenty|thirty|fifteen|ten) hours (?:a|per) week\b")),
    ("set_hours", _p(
        r"\b(?:home|done|out|off|finished|free) (?:by|before|at|after) (?:\d|noon|three|two|four|five|six|school|dinner)", r"\bschool hours\b|\bkids? (?:are|is|'re) (?:in|at) school\b|\bwhile .{0,20}\bin school\b",
        r"\bflexible (?:hours|schedule)\b|\b(?:set|regular|fixed|steady|normal|predictable) (?:hours|schedule)\b|\bnine to five\b|\b9 ?(?:to|-) ?5\b", r"\bno (?:overtime|on[- ]?call|long (?:hours|days)|doubles|holidays)\b|\bonly mornings\b|\bmornings only\b",
        r"\b(?:no|not|hate|can'?t do|avoid) (?:early )?(?:mornings?|starts)\b|\bnot a morning person\b", r"\bpick up (?:the |my )?kids?\b|\bhorario (?:flexible|fijo)\b",
    )),
    ("no_driving", _p(
        r"\b(?:can'?t|cannot|can not|don'?t|do not|not able to|unable to|not allowed to|never learned to|no puedo|no s[eé]|no) (?:drive|driving|manejar|conducir)\b", r"\b(?:no|without|don'?t have|lost my|sin) (?:a |an |my |any )?(?:car|vehicle|driver'?s? licen[cs]e|drivers? licen[cs]e|licencia|carro|auto)\b",
        r"\blicen[cs]e (?:is |got )?(?:suspended|revoked)\b",
    )),
    ("no_heavy_lifting", _p(
        r"\b(?:no|not|without|avoid|can'?t (?:do|handle)?|cannot (?:do)?|don'?t want(?: to)?|no more|sin|no puedo) ?(?:any |more |much |do |the )?(?:heavy )?(?:lift|lifting|heavy (?:work|stuff|things)|cargar|levantar)\b", r"\b(?:can'?t|cannot|no longer|don'?t have to|won'?t|not have to|without having to) (?:lift|carry|load)\b|\bwithout (?:heavy )?lifting\b", r"\b(?:light|easy) (?:work|duty) only\b|\bonly light (?:work|duty)\b",
        r"\blifting (?:got|was|is|gets) (?:too (?:much|hard|heavy)|hard)\b",
    )),
    ("no_desk", _p(
        r"\b(?:no|not|never|hate[sd]?|without|can'?t (?:do|stand|sit)|don'?t (?:want|like)|sick of|tired of|away from|nothing|avoid|sin|odio|bored of|dread)\b[^,.;!?]{0,25}\b(?:desks?|offices?(?! manager)|cubicles?|sitting|sit (?:down|still|all day|around)|escritorio|oficina)\b",
        r"\b(?:desks?|office(?: jobs?| work)?|cubicles?|sitting)\b (?:is|are|isn'?t|makes?|drives?|kills?|bores?) (?:not |me |for )",
    )),
)  # fmt: skip


def needs_in(low: str) -> dict[str, Any]:
    """The limits that the folded lower-case text names, by the names of `FitConstraints`."""
    needs: dict[str, Any] = {}
    if (pay := _floor(low)) is not None:
        needs["min_median"] = pay
    if (months := _months(low)) is not None:
        needs["max_months"] = months
    if (education := _education(low)) is not None:
        needs["max_education"] = education
    if no_experience_in(low) or _FIRST_JOB.search(low):
        needs["no_experience"] = True
    if (level := level_in(low)) is not None and level != "entry":
        needs["level"] = level
    return needs | {name: True for name, pattern in FLAGS if pattern.search(low)}


def states_a_limit(low: str) -> bool:
    """Whether a clause speaks of a limit or of money, and so of nothing that is liked."""
    return bool(needs_in(low)) or bool(
        re.search(
            r"\$ ?\d|\b\d+ ?k\b|\b\d+ (?:an|per) hour\b|\bdegree\b|\bdiploma\b|\bged\b|\bbachelor|\b(?:steady|good|decent|better|more|enough|real) (?:pay|money|income|wages?)\b|\b(?:school|college|degree|training) (?:is|takes|costs) too\b|\bneed (?:an? )?(?:new )?(?:job|work|money|income)\b",
            low,
        )
    )


def _floor(low: str) -> int | None:
    for clause in _CLAUSE.split(low):
        said = said_amount(clause)
        if said is None or _EARNS.search(clause) or not _FLOOR.search(clause):
            continue
        if said[1] == "year" and said[0] < 5_000:
            continue
        value = round(said[0] * _A_YEAR[said[1]])
        if 5_000 <= value <= 1_000_000:
            return value
    return None if _EARNS.search(low) else floor_pay_in(low)


def _months(low: str) -> int | None:
    if _SOON.search(low):
        return 1
    for clause in _CLAUSE.split(low):
        for match in _SPAN.finditer(clause):
            at_most, school = _AT_MOST.search(clause), _SCHOOL.search(clause)
            if not (at_most or (school and _CAN_DO.search(clause))) or _WORKED.search(clause):
                continue
            if not (school or _CAN_DO.search(clause) or re.search(r"\bmonths?|mes(?:es)?\b", match[0])):
                continue
            number = _WORDS.get(match[1]) or float(match[1])
            unit = match[2]
            months = number * (12 if unit[0] in "ya" else 0.25 if unit[0] in "ws" else 1)
            if 0 < months <= 96:
                return max(1, round(months))
    return None


def _education(low: str) -> str | None:
    return next((level for level, pattern in _HIGHEST if pattern.search(low)), None) or max_education_in(low)
