"""An offer said in pieces: its amount now, its job before, another amount, or the question whether it is any good. Pure.

It judges no offer; the amount is the person's own.
"""

import re

from advisor.offline import phrases
from advisor.offline.again import offered
from advisor.offline.amounts import said_amount
from advisor.offline.carrying import carried_place, carried_subjects
from advisor.offline.naming import Names
from advisor.offline.reading import Reading
from advisor.talk import TalkState

FAIR = re.compile(
    r"\b(fair|good|ok|okay|low|enough|decent|take it|accept|worth it|reasonable|underpaid|lowball\w*|justo|poco|bien|aceptar|bad|terrible|great|normal|most people|others get|ask (?:them|for|about)|i ask|negotiat\w*|counter)\b"
)
_OFFERED = re.compile(r"\b(?:(?:my|the|this|an?|job) offer\b|offered me\b|oferta\b)")
_SHORT = 9


def said(text: str, low: str, names: Names, talk: TalkState) -> Reading | None:
    """An amount said of the job being talked about, or an offer of which we still have to be told the job."""
    amount = said_amount(low)
    about = carried_subjects("pay", talk)
    if names.known or phrases.first_intent(low) in ("rank", "conflict") or phrases.filters_in(low).get("min_median"):
        return None
    if amount is None and not about and not names.subjects and _OFFERED.search(low):
        return Reading(intent="which_job", message=text, place=names.place, near_me=names.near_me, also=("offer",))
    waits = talk.pending == "offer" and talk.offer is None and len(low.split()) < 9
    if amount is None or not about or not (waits or phrases.OFFER.search(low)):
        return None
    place = names.place or (None if names.near_me else carried_place(talk))
    return Reading(
        intent="offer",
        message=text,
        subjects=about[:1],
        carried=True,
        place=place,
        near_me=names.near_me,
        **offered(*amount),
    )


def again(bare: str, names: Names, last: Reading | None) -> Reading | None:
    """The offer just judged with another amount ("they went up to 26"), or judged once more ("still bad, isn't it")."""
    if last is None or last.intent != "offer" or names.known or names.place or len(bare.split()) > _SHORT:
        return None
    amount = re.search(
        r"(?<![\d.,])\$? ?(\d{1,3}(?:\.\d{1,2})?)(?![\d.,]| ?(?:k\b|%|years?|months?|weeks?|days?|hours a))", bare
    )
    if amount is not None and last.unit == "hour" and 2 <= float(amount[1]) <= 500:
        return last.model_copy(update=offered(float(amount[1]), "hour"))
    if amount is not None and last.unit == "year" and 10 <= float(amount[1]) <= 900:
        return last.model_copy(update=offered(float(amount[1]) * 1000, "year"))
    return last if FAIR.search(bare) else None
