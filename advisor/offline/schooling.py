"""What a message says of schooling, training time and experience, as the filters of a ranking. Pure.

The levels are those of BLS Employment Projections; it names no job and decides no intent.
"""

import re

_NO_DIPLOMA, _HIGH_SCHOOL, _SOME = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
)
_AWARD, _ASSOCIATE, _BACHELOR, _MASTER = (
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
)
_DOCTOR = "Doctoral or professional degree"


def _p(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


_HS = r"(?:high[- ]?schools?(?: diploma| education| degree)?|highschool(?: diploma)?|hs (?:diploma|education|grad)|h\.s\. diploma|ged|g\.e\.d\.?|secundaria|preparatoria|prepa|bachillerato|high school)"
_BA = r"(?:bachelor'?s?(?:'s)?(?: degree)?|4[- ]?(?:year|yr) (?:degree|college)|four[- ]year (?:degree|college)|undergrad(?:uate)?(?: degree)?|b\.?a\.? degree|b\.?s\.? degree|college degree|licenciatura)"
_AA = r"(?:associate'?s?(?:'s)?(?: degrees?)?|two[- ]year degree|2[- ]?(?:year|yr) degree|a\.?a\.? degree|community college(?: degree)?|grado asociado|t[ií]tulo de asociado)"
_MA = r"(?:master'?s?(?:'s)?(?: degree)?|maestr[ií]a|m\.?b\.?a\.?|grad(?:uate)? (?:degree|school))"
_PHD = r"(?:ph\.?d\.?s?|doctora(?:te|l degree|do)|professional degree)"
_TRADE = r"(?:trade school|vocational (?:school|program|training)|vo-?tech|tech(?:nical)? school|certificate programs?|(?:a |with )certificates?|certifications?|bootcamp|escuela t[eé]cnica|un certificado|curso t[eé]cnico)"
_WITHOUT = r"(?:without|w/o|no|not having|lacking|skip(?:ping)?|minus|don'?t have|dont have|do not have|never got|haven'?t got|didn'?t (?:get|finish)|didnt (?:get|finish)|never finished|sin|no tengo|no termin[eé])"
_A = r"(?:needing |having |going to |need of |(?:a|an|any|my|the|un|una|la|el|mi) )*"
_ONLY = r"(?:only|just|with just|with only|solo|s[oó]lo|nom[aá]s|nada m[aá]s|all i have is|all i got is|tengo|have|got|has|w/|with|con|con solo)"
_MOST = r"(?:or less|or lower|or below|or under|max(?:imum)?|at most|tops|is (?:all|enough|the most|the highest)|only|will do|is plenty|o menos|m[aá]ximo)"
_LISTS = r"(?:jobs|careers|work|occupations|trabajos|empleos|carreras) (?:that |which |que )?(?:only |just |solo )?(?:need|require|take|piden|requieren|necesitan)"

# The first that matches decides: what rules schooling out stands before what somebody has.
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (_NO_DIPLOMA, _p(
        rf"\b{_WITHOUT} {_A}(?:{_HS}|diploma)\b(?! or (?:a )?degree)", r"\b(?:no|zero|without any) (?:formal )?(?:education|schooling)\b(?! (?:debt|loans))",
        r"\b(?:high[- ]?school|hs) (?:drop-?out|dropout)\b", r"\b(?:dropped|drop) out of (?:high )?school\b(?!.*\bged\b)", r"\bdropout\b(?!.*\b(?:ged|college)\b)",
        r"\bnever (?:finished|graduated|completed) (?:high )?school\b", r"\bdidn'?t (?:finish|graduate) (?:from )?(?:high )?school\b", r"\bsin (?:primaria|secundaria|prepa\w*|diploma)\b",
    )),
    (_HIGH_SCHOOL, _p(
        rf"\bno more than {_A}{_HS}\b",
        rf"\b(?:only|just|solo|s[oó]lo|nom[aá]s|nada m[aá]s)\b (?:\w+ ){{0,3}}{_A}{_HS}\b", rf"\b{_ONLY} {_A}{_HS}\b(?! teacher)", rf"\b{_HS} {_MOST}", r"\bgot (?:my|a|his|her) ged\b", r"\bhigh[- ]school (?:grads?|graduates?)\b",
        r"\bhigh[- ]?school (?:diploma|education)\b", r"\b(?:right |straight )?(?:out of|after) high ?school\b", r"\bno more school\b",
    )),
    (_BACHELOR, _p(rf"\b(?:without|no|not|w/o) {_A}(?:needing )?{_A}(?:{_MA}|advanced degree|{_PHD})\b", rf"\b{_BA},? {_MOST}", rf"\b(?:max(?:imum)?|at most|up to|no more than) {_A}{_BA}\b")),
    (_ASSOCIATE, _p(rf"\b{_WITHOUT} {_A}(?:bachelor'?s?|four[- ]year|4[- ]?(?:year|yr))(?: degree| college)?\b", rf"\b(?:don'?t|doesn'?t|dont|not) (?:need|require|requiring|want|have) {_A}(?:bachelor'?s?|four[- ]year|4[- ]year)\b",
                    rf"\bless than {_A}bachelor'?s?\b")),
    (_AWARD, _p(
        rf"\b(?:without|w/o|no|not having|lacking|skip(?:ping)?|minus|sin|no tengo|no fui a(?: la)?|sin ir a(?: la)?) {_A}(?:college |university |4 year )?(?:degrees?|college|university|uni|t[ií]tulo(?: universitario)?|carrera|universidad|estudios|school(?! (?:district|bus|teacher|nurse|counsel\w*|psych\w*))|schooling|student (?:debt|loans))\b",
        r"\b(don'?t|doesn'?t|do not|does not|dont|doesnt|didn'?t|didnt|not|never|won'?t|wont|can'?t|cant) (need|require|requiring|have|finish\w*|want|go to|go|went to|going to|goin to|got|get|afford|do)( a| any| an| to go to| to)? (college |university |4 year )?(degrees?|college|university|uni\b)",
        r"\b(?:don'?t|ain'?t|without|not|never|no) (?:gotta|got to|hafta|wanna|having to|gonna|got|tryna|trying to|about to)(?: to)?(?: go| get| going| do| finish| waste time)*(?: back)?(?: to| with| in)?(?: an?| any| no| my)? (?:four year |4 year )?(?:college|degrees?|university|school)\b",
        r"\b(?:hate|can'?t stand|suck at|(?:bad|terrible) at|done with|sick of|not cut out for) (?:school|college|studying|classes)\b",
        r"\bdegree[- ](less|free)\b", r"\bno[- ]degree\b", r"\bdegree not (?:required|needed)\b", r"\bskip(?:ping|ped)? (?:college|university)\b", r"\bcollege (?:isn'?t|is not|ain'?t) for me\b", rf"\b{_TRADE}\b(?! teacher)",
    )),
    (_ASSOCIATE, _p(rf"\b(?:with|for|only|just|have|has|got|using|max|on) {_A}{_AA}(?! (?:prof|dean|edit|dir))", rf"\b{_AA},? {_MOST}", rf"\b{_LISTS} {_A}{_AA}", rf"\b{_AA} (?:jobs|careers|in hand)\b", r"\bassociate'?s? degrees?\b", r"\bgrado asociado\b")),
    (_SOME, _p(r"\bsome college\b", r"\b(?:dropped|drop) out of college\b", r"\bcollege dropout\b", r"\bdidn'?t finish college\b", r"\balgo de universidad\b")),
    (_BACHELOR, _p(rf"\b(?:with|only|just|have|got|{_LISTS}|con) {_A}{_BA}", rf"\b{_BA} (?:jobs|careers|holders?|in hand|is the most)\b", r"\bbachelor'?s? (?:degree )?(?:jobs|careers)\b", r"\bcon licenciatura\b")),
    (_MASTER, _p(rf"\b(?:with|only|just|have|got|{_LISTS}|con) {_A}{_MA}(?! plumb| electric)", rf"\b{_MA} (?:jobs|careers|in hand)\b", rf"\b{_MA},? {_MOST}", r"\bmaster'?s? degrees?\b")),
    (_DOCTOR, _p(rf"\b(?:with|have|got|{_LISTS}|con) {_A}{_PHD}", rf"\b{_PHD} (?:jobs|careers|in hand)\b")),
)  # fmt: skip
NO_DEGREE = next(pattern for level, pattern in _LEVELS if level == _AWARD)
_NO_EXPERIENCE = _p(
    r"\b(?:no|without|zero|0|little|w/o|not needing|don'?t need|never any) (?:any |prior |previous |work |job |much )*experience\b", r"\bentry[- ]level\b(?! (?:pay|salar|wage))", r"\b(?:just )?start(?:ing)? out\b", r"\bsin (?:ninguna )?(?:experiencia|haber trabajado)\b",
    r"\bcan enter now\b", r"\bbeginners?\b", r"\bnever (?:had a|worked a|held a) job\b|\bnever worked\b|\bnunca he trabajado\b", r"\bexperience (?:not|isn'?t) (?:needed|required)\b", r"\bfirst[- ](?:time )?jobs?\b", r"\bon[- ]the[- ]job training\b",
)  # fmt: skip
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "eighteen": 18, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "nueve": 9, "doce": 12, "half": 0,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})"
_SPAN = r"(?P<unit>weeks?|wks?|months?|mos?|years?|yrs?|semanas?|mes(?:es)?|a[nñ]os?)\b"
_LEARNT = r"(?:training|school(?:ing)?|study(?:ing)?|stud(?:y|ies)|courses?|classes|program(?:me)?s?|certificates?|certifications?|trade school|college|(?:de )?(?:entrenamiento|capacitaci[oó]n|cursos?|estudios?|formaci[oó]n|preparaci[oó]n|escuela)|to (?:learn|train|get into|qualify|start)|preparation)"
MONTHS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:under|less than|at most|up to|no more than|max(?:imum)?(?: of)?|menos de|less de|m[aá]ximo|hasta|no m[aá]s de)\s+(?:about |around )?{_N}\s+{_SPAN} (?:of |de )?{_LEARNT}\b"),
    re.compile(rf"\b(?:in|within|under|less than|at most|up to|no more than|no longer than|shorter than|max(?:imum)?(?: of)?|inside(?: of)?|en menos de|menos de|m[aá]ximo|hasta|no m[aá]s de|less de|en)\s+(?:about |around )?{_N}\s+{_SPAN}(?! (?:of )?(?:experience|from now|ago|de experiencia))"),
    re.compile(rf"\b{_N}[- ]{_SPAN}(?: or (?:less|under|so))?(?: of)? {_LEARNT}"),
    re.compile(rf"\b{_N}[- ]{_SPAN}(?: of [a-z]+)? (?:tops|max(?:imum)?|at most|or (?:less|fewer|under)|is (?:fine|ok|okay|the most)|m[aá]ximo|o menos|como mucho)\b"),
    re.compile(rf"\b(?:train(?:ing)?|school(?:ing)?|study|program|course|certificate|learn(?:ed|t)?|qualify|ready|start)\b.{{0,20}}\b(?:in|takes?|of|for|lasting|under)\s+(?:only |about |just )?{_N}\s+{_SPAN}"),
)  # fmt: skip
_HALF_YEAR = re.compile(r"\b(?:in|within|under|less than)?\s*(?:half a year|medio a[nñ]o)\b")
_FUTURE = re.compile(
    r"\b(?:will|going to be|still|gonna|from now|habr[aá]|va a|van a|exist|around|grow\w*|salary in|pay in|worth)\b"
)
_MOST_MONTHS = 72
_TRAINS = re.compile(rf"\b{_LEARNT}\b")


def max_education_in(low: str) -> str | None:
    """The highest schooling that the folded text allows, in the words of the projections."""
    return next((level for level, pattern in _LEVELS if pattern.search(low)), None)


def no_experience_in(low: str) -> bool:
    """Whether the folded text asks for work that needs no experience."""
    return bool(_NO_EXPERIENCE.search(low))


def max_months_in(low: str) -> int | None:
    """The longest preparation that the folded text allows, in months; a time in the future is none."""
    if _HALF_YEAR.search(low) and _TRAINS.search(low):
        return 6
    for pattern in MONTHS:
        if (match := pattern.search(low)) is None:
            continue
        months = _months(match)
        # "In 20 years" is the future, no time in school.
        if 0 < months <= _MOST_MONTHS and (not _FUTURE.search(low) or _TRAINS.search(low)):
            return months
    return None


def _months(match: re.Match[str]) -> int:
    said, unit = match["n"], match["unit"]
    number = int(said) if said.isdigit() else _WORDS[said]
    if unit.startswith(("y", "a")):
        return number * 12
    return max(1, round(number / 4.3)) if unit.startswith(("w", "s")) else number
