"""Questions about going from one job to another, and about what to study, read before the general patterns. Pure.

It needs a job, named or carried over from the talk; what somebody could do instead without leaving a named job stays
with `particular`. It names no job and no place.
"""

import re
from collections.abc import Mapping
from typing import Any

from advisor.offline import phrases
from advisor.offline.carrying import carried_place, carried_subjects, kind_of
from advisor.offline.folding import lowered
from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Reading
from advisor.talk import TalkState

_VERB = re.compile(
    r"\b(mov(e|es|ing)|go|going|goes|switch\w*|transition\w*|chang\w*|pivot\w*|steps?|progress\w*|advanc\w*|get|getting|become|"
    r"becoming|leav(e|es|ing)|something|else|next|learn|need|needs|take|takes|(?:re)?train\w*|be|escap\w+|transfer\w*)\b|^from\b"
)
_ASIDE = r"(?:being |working (?:as |in )?|my (?:job|work|career) (?:as |in )?|an? |the |as )*"
_FROM = r"\b(?:from|out of|leav(?:e|ing)|after|beyond)\s+" + _ASIDE
ONWARD = _p(
    r"\b(i )?(want|wanna|need|trying|ready) (to get )?out\b", r"\bi want (something|anything) (else|better|new)\b", r"\bwhat now\b|\bnow what\b", r"\bquiero (cambiar|salir|dejar)\b", r"\bqu[eé] (m[aá]s )?(puedo|podr[ií]a) (hacer|ser)\b",
    r"\ba qu[eé] (otro trabajo )?(puedo|podr[ií]a) (pasar|cambiar)\b", r"\bcambiar(me)? de (trabajo|carrera|profesi[oó]n|empleo)\b",
    r"\bwhere (can|could|do|does|should|might|would) .{1,40}\bgo (next|on|from (here|there|this|that)|with (this|that|my))\b",
    r"\bcareer (chang\w+|switch\w*|moves?|pivots?|transitions?)\b", r"\b(chang|switch)\w* (my )?careers?\b(?! track)",
    r"\bnext (steps?|moves?|roles?)\b", r"\b(do|work as|become|be) next\b(?! to\b)", r"\b(can|could|should|might|would) .{1,40}\b(move|switch|transition|pivot|step|grow) (on )?(up )?(in)?to\b",
    r"\bable to (?:switch|move|change|transition|go|step|cross) (?:over |up |on )?(?:in)?to\b",
    r"\bwhat .{0,30}\b(moves?|transitions?) are (open|possible|there)\b",
    r"\bi('m| am) an? .{3,60}\b(related|similar|nearby) (jobs?|work|roles?|occupations?|careers?)\b.{0,25}\b(pays?|paying|over|at least|more|without|resilient)\b",
)  # fmt: skip
_CAREERS = re.compile(r"\b(career (change|switch|move|pivot|transition)|(chang|switch)\w* (my )?careers?)\b")
_SKILLS = _p(r"\b(same|similar|transferable|overlapping) skills?\b", r"\b(use|using|uses|with|need|where) (my|their|those|these) (\w+ ){0,2}(skills|experience)\b",
             r"\bskills? .{0,30}\btransfer\w*\b", r"\b(my|their|these|those) (skills|experience)\b.{0,40}\b(use|else|apply|fit)\b", r"\btransferable\b")  # fmt: skip
_ELSEWHERE = re.compile(r"\b(jobs?|careers?|work|roles?|occupations?|fields?|where|else|good for)\b")
_BETWEEN = re.compile(
    r"^[\s,]*(?:(?:and|then|job|work|career|role) )*(?:in)?to\b|\b(?:in)?to\b|\b(?:become|becoming)\b"
)
_BARE_TO = re.compile(r" (?:jobs? |work )?(?:to|into|->|-->|=>|→) (?:an? )?")
_MEASURED_AGAINST = re.compile(
    r"\b(?:compar\w*|similar\w*|ratios?|close|closer|next|relative|equal|related|differ\w*|versus|vs)\b"
)
_BETTER_PAID = re.compile(
    r"\b(pays?|paid|paying|earn\w*|make|making|money)\b.{0,12}\b(more|better|best|most|higher)\b|\b(better|best|higher|more)[- ](paid|paying|pay|money)\b"
)
STUDY = _p(
    r"\b(what|which|where) (should|do|does|can|could|would|must|to) ?(i|you|we|they|someone|one)? ?(have to |need to )?(study|major)\b", r"\bmajor(ing)? in\b", r"\bcollege majors?\b",
    r"\b(what|which) (degrees?|training|schooling|certificat\w+|classes|courses?|programs?|majors?|apprenticeships?)\b", r"\bcourses\b.{0,30}\b(take|for|become)\b",
    r"\bprograms? (of study|to become|for becoming)\b", r"\bapprenticeships?\b", r"\btraining (for|to be|to become|programs?)\b", r"\btrain (to be|to become|as|for)\b",
    r"\b(trade|vocational) schools?\b", r"\bbootcamps?\b",
)  # fmt: skip


_PAY = re.compile(r"\b(pays?|salar\w+|earn\w*|wages?|money|how much (do|does|can|could|would))\b")


def read(text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading | None:
    """A question about a move or about training; `None`: neither."""
    if names.kind in ("track", "group") or phrases.section_in(low) == "leaving":
        return None  # "why do people leave …" asks about the work, not where to go from it
    return _again(text, names, slots, talk) or _move(text, low, names, slots, talk) or _study(text, low, names, talk)


def leaving(text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading:
    """Moves from the job that somebody says they did."""
    return _reading(text, low, names.subjects[:1], names, slots, talk)


def _move(text: str, low: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading | None:
    subjects = names.subjects if names.known else ()
    if len(subjects) > 1 and (pair := _pair(low, subjects)) is not None:
        return _reading(text, low, pair[:1], names, slots, talk, to=pair[1])
    if len(subjects) > 2:
        return None
    asks = bool(ONWARD.search(low)) or bool(_SKILLS.search(low) and _ELSEWHERE.search(low))
    if subjects:
        leaves = any(re.search(_FROM + _pattern(one), low) for one in subjects) and bool(_VERB.search(low))
        return _reading(text, low, subjects[:1], names, slots, talk) if asks or leaves else None
    carried = carried_subjects("profile", talk)
    if asks and carried and talk.subject is not None and talk.subject.kind != "track":
        return _reading(text, low, carried, names, slots, talk)
    if _CAREERS.search(low) and not names.subjects and not carried and not phrases.DISTRESS.search(low):
        return Reading(intent="transitions", message=text, place=names.place)
    return None


def _pair(low: str, subjects: tuple[str, ...]) -> tuple[str, str] | None:
    """From which to which, where two jobs stand on the two sides of a "to" or "become"."""
    found = [(match.span(), one) for one in subjects[:2] if (match := re.search(_said(one), low)) is not None]
    if len(found) < 2:
        return None
    (first, origin), (second, target) = sorted(found)
    between = low[first[1] : second[0]]
    # "Electrician to lineman, worth it?": nothing but a "to" between two jobs is a move without its verb.
    bare = _BARE_TO.fullmatch(between) is not None and not _MEASURED_AGAINST.search(low)
    if not (bare or _VERB.search(low)):
        return None
    backwards = re.search(r"\b(?:in)?to\b|\bbecome\b", low[: first[0]]) and re.search(r"\bfrom\b", between)
    if backwards:
        return target, origin
    # "Compared to" sets two jobs side by side; nobody goes anywhere.
    if re.search(r"\b(compar\w*|similar|close|next|vs|versus|or|than)\b", between):
        return None
    return (origin, target) if _BETWEEN.search(between) else None


def _said(subject: str) -> str:
    return rf"\b{re.escape(lowered(subject))}\b"


def _pattern(subject: str) -> str:
    """A subject as it is named in the folded text; a code has its title in front of it."""
    return rf"[^?]{{0,90}}{_said(subject)}" if re.match(r"\d", subject) else _said(subject)


def _reading(
    text: str,
    low: str,
    subjects: tuple[str, ...],
    names: Names,
    slots: Mapping[str, Any],
    talk: TalkState,
    *,
    to: str | None = None,
) -> Reading:
    order = "pay" if _BETTER_PAID.search(low) and to is None else "resilience" if slots["by"] == "resilience" else None
    carried = not names.subjects
    return Reading(
        intent="transitions", message=text, subjects=subjects, to=to, kind=kind_of(subjects, names, talk), carried=carried,
        place=names.place or (carried_place(talk) if carried or names.near_me else None), near_me=names.near_me,
        filters={} if to else dict(slots["filters"]), order=order, limit=slots["limit"],
    )  # fmt: skip


def _again(text: str, names: Names, slots: Mapping[str, Any], talk: TalkState) -> Reading | None:
    """Only a place or a filter after a list of moves ("and without a degree?", "in Texas?"): the same list, changed."""
    last = next((one for one in talk.tools if one.name == "find_transitions"), None)
    if talk.measure != "transitions" or last is None or names.subjects or len(text.split()) > 8:
        return None
    if not (slots["filters"] or names.place):
        return None
    given = last.arguments
    return Reading(
        intent="transitions", message=text, subjects=(str(given["occupation"]),), to=given.get("to"), carried=True,
        place=names.place or given.get("place"), near_me=names.near_me,
        filters={**given.get("filters", {}), **slots["filters"]}, order=given.get("by"), limit=given.get("limit"),
    )  # fmt: skip


def _study(text: str, low: str, names: Names, talk: TalkState) -> Reading | None:
    if not STUDY.search(low) or len(names.subjects) > 1 or _PAY.search(low):
        return None
    subjects = names.subjects if names.known else ()
    if not subjects and names.subjects:
        return None
    if not subjects:
        if re.search(r"\b(jobs|careers|occupations|paid|without|no)\b", low):
            return None
        subjects = carried_subjects("profile", talk)
        if talk.subject is not None and talk.subject.kind == "track":
            return None
    elif re.search(r"\b(jobs|careers|occupations) (for|with|in)\b|\bwithout\b|\bwith (an?|my)\b", low):
        return None  # "what jobs can I get with a nursing degree": a list, no training
    return Reading(
        intent="training", message=text, subjects=subjects[:1], kind=kind_of(subjects, names, talk),
        carried=not names.subjects, place=names.place,
    )  # fmt: skip
