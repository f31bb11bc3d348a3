"""What a talk hands on to a message that leaves something out: place, subject, group. Pure; it reads typed state only."""

import re

from advisor.answers import SubjectRef
from advisor.offline.naming import Names
from advisor.offline.reading import Intent
from advisor.talk import TalkState

_IN_IT = re.compile(
    r"(?i)\b(?:in|on|within|of|for) (?:it|this|that|there|them|these|this (?:track|career|field)|the (?:track|career|field))\b"
)

_NATION = re.compile(
    r"\b(?:nation(?:al|ally|wide)?|in (?:the )?(?:us|u\.s\.|usa|america|united states|country)|across the country|overall|on average|anywhere|todo el pa[ií]s|estados unidos)\b"
)


def carried_place(talk: TalkState) -> str | None:
    """The place said earlier, by its title. One from the request or profile is not carried: the tool learns it itself."""
    if len(talk.mentioned) > 1:
        return talk.mentioned[1]
    if talk.place is None or talk.place.how != "said":
        return None
    # A five-digit area code may also be somebody's ZIP, and two state names are cities too.
    namesake = talk.place.level == "state" and talk.place.title in ("New York", "Washington")
    return f"{talk.place.title} State" if namesake else talk.place.named


def kept_place(intent: Intent, low: str, carried: bool, names: Names, talk: TalkState) -> str | None:
    """The place of a question that names none: the one being talked about, unless the whole nation is asked for."""
    if _NATION.search(low):
        return None
    if carried or names.near_me or talk.measure == "places":
        return carried_place(talk)
    return carried_place(talk) if intent in ("pay", "compare", "offer", "rank") else None


def kind_of(subjects: tuple[str, ...], names: Names, talk: TalkState) -> str | None:
    if names.subjects:
        return names.kind
    known = [one for one in (talk.subject, talk.within) if one is not None and subjects and one.id == subjects[0]]
    return known[0].kind if known else None


def carried_subjects(intent: Intent, talk: TalkState) -> tuple[str, ...]:
    if talk.mentioned:
        return (talk.mentioned[0],)
    if intent == "compare" and len(talk.subjects) > 1:
        return tuple(f"{subject.kind}:{subject.id}" for subject in talk.subjects[:4])
    if talk.subject is not None and talk.subject.kind in ("occupation", "career", "track"):
        return (talk.subject.id,)
    if talk.within is not None and talk.within.kind in ("career", "track"):
        return (talk.within.id,)
    return ()


def group_id(subject: SubjectRef | None) -> str | None:
    return subject.id if subject is not None and subject.kind in ("career", "track", "group") else None


def refers_back(text: str) -> bool:
    return bool(
        re.match(
            r"(?i)(and|but|what about|how about|ok|which of|only|just|same|now|those|these|of those|that (?:pay|need|don'?t|do not|are|require|ai|grow|won'?t)\w*|with(?:out)?|paying|over|under|at least|no|sin|con)\b",
            text,
        )
    ) or bool(re.search(r"(?i)\b(those|these|them|that list|same)\b", text))


def names_jobs(text: str) -> bool:
    return bool(re.search(r"(?i)\b(jobs?|careers?|occupations?|roles?|pays?|paying)\b", text))


def names_jobs_only(text: str) -> bool:
    """Whether a question beside a job's name is after a list of jobs, not after that job's own pay."""
    return not re.search(r"\b(do|does|can|would)\b.{1,60}\b(make|earn|get paid|pull)\b", text) or bool(
        re.search(r"\b(jobs|careers|occupations|roles|which|ranking|rank|list)\b", text)
    )


def says_in_it(text: str) -> bool:
    """Whether a ranking is asked for within what was just talked about ("what pays best in it")."""
    return bool(_IN_IT.search(text))
