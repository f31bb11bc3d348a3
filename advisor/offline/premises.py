"""What a message takes for granted of a job before it asks: a schooling, a score, which of two earns more, that pay fell, what is
usual. Pure patterns over folded lower-case text; whether it is so, `prose.premises` says from the facts.

A plain question ("do electricians need a degree?") takes nothing for granted.
"""

import re

_ASKED = re.compile(
    r"\b(?<!why )(?:do|does|did|would|will|can|should|could)(?:n'?t)? (?:(?!so\b|which\b|what\b)[\w'-]+ ){0,6}?(?:need|require|have)\b"
)
_LEVELS: tuple[tuple[int, str], ...] = (
    (7, r"(?:ph\.?d\.?|doctorates?|doctoral degree|doctor'?s degree|professional degree|law degree|medical degree|jd|md)"),
    (6, r"(?:master'?s?(?: degree)?|mba)"),
    (5, r"(?:bachelor'?s?(?: degree)?|(?:4|four)[- ]year (?:college )?degree|college degree|university degree)"),
    (4, r"(?:associate'?s?(?: degree)?|(?:2|two)[- ]year (?:college )?degree)"),
    (1, r"(?:high[- ]school (?:diploma|degree|education)|hs diploma|ged|high school)"),
    (0, r"(?:no (?:degree|diploma|schooling|school|education)(?: at all)?)"),
)  # fmt: skip
_NEEDS = r"(?:needs?|requires?|ha(?:ve|s) to (?:have|get|hold|finish|earn)|must (?:have|hold|get)|gotta have|got to have|can'?t (?:work|start) without)"
_SCORE = re.compile(
    r"\b(?:scores?|resilien\w+|rat(?:ed?|ing))\b.{0,25}?\b(?:is|are|of|a|an|at|only|just|,)\s+(?:only |just |a |an )*([1-6])\b(?! ?(?:%|percent|years?|point))|\b(?:have|has|got|get|gets|with) (?:only )?(?:an? )([1-6]) (?:in|for|on|of six|out of)\b"
)
_WORST = re.compile(r"\b(?:worst|lowest|weakest|poorest)\b.{0,25}\b(?:scores?|resilien\w+|rating)\b")
_BEST = re.compile(r"\b(?:best|highest|strongest)\b.{0,25}\b(?:scores?|resilien\w+|rating)\b")
_MORE_PAID = re.compile(
    r"\b(?:earn|earns|make|makes|get paid|gets paid|are paid|is paid|paid|pays?|earning|making)\b(?: so| that)?(?: much| a lot| way| far)? (more|better|higher|less|worse|lower)\b.{0,12}\bthan\b"
)
_MORE_PEOPLE = re.compile(
    r"\b(?:are there|there are|there're|do we have|we have|why (?:are|do)|does the \w+ have)\b.{0,25}?\b(?:so |that )?(?:many |much )?(more|fewer|less) (?!money|pay|likely|often|resilient)(?:[\w'-]+ ){1,5}than\b"
)
_FELL = re.compile(
    r"\b(?:fall|fell|fallen|drop|dropped|decline[ds]?|decrease[ds]?|shr[iau]nk|go(?:ne)? down|went down|sink|sank|lost|lose|cut)\b"
)
_ROSE = re.compile(r"\b(?:rise|rose|risen|grow|grew|grown|increased?|go(?:ne)? up|went up|climb(?:ed)?|jump(?:ed)?)\b")
_USUAL = re.compile(
    r"\b(?:usual|average|typical|normal|ordinary|most|every|everyone|everybody|any)\b.*\b(?:make|makes|earn|earns|gets?|paid|pays?)\b|, ?(?:right|correct|no|isn'?t it|don'?t they|true|yes)\W*$|^(?:since|because|as|given)\b"
)


def schooling_taken(low: str) -> int | None:
    """The schooling said to be needed: 0 none, 1 high school, 4 associate's … 7 doctoral or professional degree."""
    if _ASKED.search(low):
        return None
    for level, words in _LEVELS:
        if re.search(rf"\b{_NEEDS} (?:(?:only|just|at least|like|usually|always) )*(?:an? )?{words}\b", low):
            return level
    return None


def score_taken(low: str) -> tuple[int, int] | None:
    """The lowest and the highest AI resilience score (1 to 6) that the message takes for granted."""
    if (match := _SCORE.search(low)) is not None:
        said = int(match[1] or match[2])
        return said, said
    if _WORST.search(low):
        return 1, 2
    return (5, 6) if _BEST.search(low) else None


def more_paid(low: str) -> bool | None:
    """Whether the job named first is said to earn more than the second (`False`: less); None where neither is said."""
    match = _MORE_PAID.search(low)
    if match is None or re.search(
        r"\b(?:which|who|do|does|would|will) (?:\w+ ){0,3}?(?:earn|make|pay|get)",
        low[: match.end()].replace("why do", ""),
    ):
        return None
    return match[1] in ("more", "better", "higher")


def more_people(low: str) -> bool | None:
    """Whether more people are said to hold the job named first than the second (`False`: fewer); None: not said."""
    match = _MORE_PEOPLE.search(low)
    return None if match is None else match[1] == "more"


def pay_moved(low: str) -> bool | None:
    """Whether pay is said to have risen (`False`: to have fallen); None where neither, or both, is said."""
    rose, fell = bool(_ROSE.search(low)), bool(_FELL.search(low))
    return None if rose == fell else rose


def said_usual(low: str) -> bool:
    """Whether an amount in the message is called what people usually make."""
    return bool(_USUAL.search(low))
