"""What a phrase in a tool argument means: an occupation, a career, a track, a major group, or everything.

Ids and codes are taken as they are; words go to the titles of the build. Where several things may be meant the answer is
a result with choices, never a pick in silence.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from advisor.answers import SubjectRef, ToolResult
from advisor.facts import Choice, Missing
from advisor.tools.args import FindOccupations
from advisor.tools.context import ToolContext

if TYPE_CHECKING:
    from knowledge.careers import Career
    from knowledge.citations import Citation
    from knowledge.occupations import Occupation
    from knowledge.tracks import Track

Kind = Literal["occupation", "career", "track", "group"]
_CODE = re.compile(r"^\d{2}-\d{4}(?:\.\d{2})?$")
_MAJOR = re.compile(r"^\d{2}-0000$")
_EVERYTHING = frozenset(
    (
        "all",
        "any",
        "everything",
        "all occupations",
        "all jobs",
        "jobs",
        "careers",
        "occupations",
        "overall",
        "any job",
        "all careers",
    )
)


@dataclass(frozen=True)
class Subject:
    """A subject with what joins it to figures. `members`: O*NET-SOC code and title of each occupation in a group."""

    ref: SubjectRef
    alternatives: list[SubjectRef]
    oews_code: str | None = None
    soc_code: str | None = None
    unjoined_reason: str | None = None
    oews_codes: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    track: "Track | None" = None
    citation: "Citation | None" = None


def resolve(
    context: ToolContext, phrase: str, *, tool: str, follow_up: str, place: str | None = None
) -> Subject | ToolResult:
    """The one occupation, career or track that a phrase means, or a result that asks.

    `follow_up` is the whole message of a choice, with `{subject}` and, if it likes, `{place}`.
    """
    given = phrase.strip()
    if (known := by_id(context, given)) is not None:
        return known
    match = context.knowledge.titles.subjects(given)
    if match.decision != "go" and given.lower().endswith(" management"):
        # "operations management" is what operations managers do; the field is asked about by its people.
        people = context.knowledge.titles.subjects(f"{given[: -len('management')]}managers")
        match = people if people.decision == "go" else match
    refs = [_ref(one) for one in match.choices]
    if match.decision == "none" or not refs:
        return _unknown(context, tool, given, follow_up, place)
    if match.decision == "ask" and not _with_its_group(context, refs):
        return _ask(tool, given, refs, follow_up, place)
    if refs[0].kind == "group":
        return _ask(tool, given, refs, follow_up, place)
    found = by_id(context, f"{refs[0].kind}:{refs[0].id}")
    if found is None:
        return _unknown(context, tool, given, follow_up, place)
    return _with(found, refs[1:])


def resolve_group(context: ToolContext, phrase: str, *, place: str | None = None) -> Subject | ToolResult:
    """What a ranking is within: everything, a major group, a career or a track. A single occupation stands for its career
    or, without one, its major group; the result's subject says which was taken."""
    given = phrase.strip()
    if given.lower() in _EVERYTHING:
        return Subject(ref=SubjectRef(kind="all", id="all", title="all occupations"), alternatives=[])
    if (known := by_id(context, given)) is not None and known.ref.kind != "occupation":
        return known
    if known is None and (field := field_of(given)) is not None and (whole := by_id(context, field)) is not None:
        others = [_ref(one) for one in context.knowledge.titles.subjects(given).choices]
        return _with(whole, [one for one in others if one.kind == "group"])
    if known is None:
        match = context.knowledge.titles.subjects(given)
        refs = [_ref(one) for one in match.choices]
    else:
        refs = [known.ref]
    if not refs:
        return _unknown(context, "rank_occupations", given, "What pays best in {subject}{place}?", place)
    if known is None and match.decision == "ask" and refs[0].kind == "occupation":
        # A field that several things may be is asked about: no list of the wrong people.
        return _ask("rank_occupations", given, refs, "What pays best in {subject}{place}?", place)
    group = next((ref for ref in refs if ref.kind in ("track", "career", "group")), None)
    chosen = refs[0] if refs[0].kind != "occupation" else group
    if chosen is None:
        chosen = _around(context, refs[0])
    found = by_id(context, f"{chosen.kind}:{chosen.id}")
    if found is None:
        return _unknown(context, "rank_occupations", given, "What pays best in {subject}{place}?", place)
    return _with(found, [ref for ref in refs if ref.id != chosen.id])


def field_of(text: str) -> str | None:
    """The major group of an everyday field name ("mining jobs", "the trades"); `None`: no field of the reviewed table."""
    from knowledge.titles.fields import FIELDS

    words = re.sub(r"(?i)\b(jobs?|careers?|field|industry|sector|work|roles?|positions?|occupations?)\b", " ", text)
    return FIELDS.get(" ".join(words.lower().split()))


def by_id(context: ToolContext, text: str) -> Subject | None:
    """A subject by code or id (`11-3031.01`, `11-3031`, `29-0000`, `operations`, `career:…`); `None`: not an id."""
    kind, _, name = text.rpartition(":")
    if kind not in ("", "occupation", "career", "track", "group"):
        return None
    if _MAJOR.match(name) and kind in ("", "group"):
        title = _soc_title(context, name)
        return Subject(ref=SubjectRef(kind="group", id=name, title=title), alternatives=[]) if title else None
    if _CODE.match(name) and kind in ("", "occupation"):
        return of_code(context, name)
    if kind in ("", "career") and (career := context.knowledge.careers.get(name)) is not None:
        return of_career(career)
    if kind in ("", "track") and (track := context.knowledge.tracks.get(name)) is not None:
        return of_track(track)
    return None


def of_code(context: ToolContext, code: str) -> Subject | None:
    """An occupation by O*NET-SOC or six-digit code; a six-digit code that only the wage survey knows is its own."""
    occupation = context.knowledge.occupations.get(code)
    if occupation is not None:
        return of_occupation(occupation)
    title = _soc_title(context, code)
    if title is None or context.knowledge.wages.get(code, "US") is None:
        return None
    ref = SubjectRef(kind="occupation", id=code, title=title)
    return Subject(
        ref=ref, alternatives=[], oews_code=code, soc_code=code, oews_codes=(code,), members=((code, title),)
    )


def of_occupation(occupation: "Occupation") -> Subject:
    return Subject(
        ref=SubjectRef(kind="occupation", id=occupation.onet_soc_code, title=occupation.title),
        alternatives=[],
        oews_code=occupation.oews_code,
        soc_code=occupation.soc_code,
        unjoined_reason=occupation.unjoined_reason,
        oews_codes=(occupation.oews_code,) if occupation.oews_code else (),
        members=((occupation.onet_soc_code, occupation.title),),
        citation=occupation.citation,
    )


def of_career(career: "Career") -> Subject:
    return Subject(
        ref=SubjectRef(kind="career", id=career.career_id, title=career.title),
        alternatives=[],
        oews_codes=career.oews_codes,
        members=tuple((member.onet_soc_code, member.title) for member in career.members),
        citation=career.citation,
    )


def of_one_job(context: ToolContext, found: Subject) -> Subject:
    """A career with one occupation in it as that occupation: its pay and score are the occupation's own, no group's."""
    if found.ref.kind != "career" or len(found.members) != 1:
        return found
    one = of_code(context, found.members[0][0])
    return _with(one, found.alternatives) if one is not None and one.oews_code is not None else found


def of_track(track: "Track") -> Subject:
    return Subject(
        ref=SubjectRef(kind="track", id=track.track_id, title=track.title),
        alternatives=[],
        oews_codes=track.oews_codes,
        members=tuple((member.onet_soc_code, member.title) for member in track.members),
        track=track,
        citation=track.citation,
    )


def find_occupations(context: ToolContext, args: FindOccupations) -> ToolResult:
    """Occupations that a title may mean, best first."""
    match = context.knowledge.titles.find(args.title)
    refs = [SubjectRef(kind="occupation", id=one.onet_soc_code, title=one.title) for one in match.candidates]
    if not refs:
        return _unknown(context, "find_occupations", args.title, "How much do {subject} make?", None)
    if match.decision == "ask":
        return _ask("find_occupations", args.title, refs[:5], "How much do {subject} make?", None)
    return ToolResult(tool="find_occupations", outcome="ok", subject=refs[0], alternatives=refs[1:5])


def group_title(ref: SubjectRef) -> str:
    """How a subject is called inside a sentence or a follow-up message."""
    return {"track": f"the {ref.title} track", "career": ref.title, "group": ref.title}.get(ref.kind, ref.title)


def _ref(one: Any) -> SubjectRef:
    return SubjectRef(kind=cast(Kind, one.kind), id=one.id, title=one.title)


def _with(found: Subject, alternatives: list[SubjectRef]) -> Subject:
    return Subject(**{**found.__dict__, "alternatives": [ref for ref in alternatives if ref.id != found.ref.id][:4]})


def _with_its_group(context: ToolContext, refs: list[SubjectRef]) -> bool:
    """Whether one occupation is named beside nothing but its own career: it is taken, and the career offered."""
    if refs[0].kind != "occupation" or len(refs) != 2 or refs[1].kind != "career":
        return False
    return refs[1].id in {career.career_id for career in context.knowledge.careers.of_occupation(refs[0].id)}


def _around(context: ToolContext, ref: SubjectRef) -> SubjectRef:
    careers = context.knowledge.careers.of_occupation(ref.id)
    career = next((one for one in careers if len(one.oews_codes) > 1), None)
    if career is not None:
        return SubjectRef(kind="career", id=career.career_id, title=career.title)
    major = f"{ref.id[:2]}-0000"
    return SubjectRef(kind="group", id=major, title=_soc_title(context, major) or major)


def _soc_title(context: ToolContext, code: str) -> str | None:
    return (
        context.knowledge.titles.lookup.titles.get(f"group:{code}")
        if _MAJOR.match(code)
        else _wage_title(context, code)
    )


def _wage_title(context: ToolContext, code: str) -> str | None:
    wage = context.knowledge.wages.get(code, "US")
    return wage.title if wage is not None else None


def _message(ref: SubjectRef, follow_up: str, place: str | None) -> str:
    if ref.kind == "group":
        return f"What pays best in {ref.title}{_in(place)}?"
    called = group_title(ref) if ref.kind != "occupation" else f"{ref.title} ({ref.id})"
    return follow_up.format(subject=called, place=_in(place))


def _in(place: str | None) -> str:
    return f" in {place}" if place else ""


def _ask(tool: str, said: str, refs: list[SubjectRef], follow_up: str, place: str | None) -> ToolResult:
    return ToolResult(
        tool=tool,
        outcome="ambiguous",
        about="subject",
        said=said,
        alternatives=refs[:5],
        choices=[Choice(label=_label(ref), message=_message(ref, follow_up, place)) for ref in refs[:5]],
    )


def _label(ref: SubjectRef) -> str:
    return {"career": f"{ref.title} (career)", "track": f"{ref.title} (track)", "group": f"{ref.title} (group)"}.get(
        ref.kind, ref.title
    )


def _unknown(context: ToolContext, tool: str, said: str, follow_up: str, place: str | None) -> ToolResult:
    match = context.knowledge.titles.find(said, limit=5)
    refs = [SubjectRef(kind="occupation", id=one.onet_soc_code, title=one.title) for one in match.candidates]
    return ToolResult(
        tool=tool,
        outcome="unknown",
        about="subject",
        said=said,
        choices=[Choice(label=ref.title, message=_message(ref, follow_up, place)) for ref in refs[:5]],
        missing=[Missing(what="subject", reason=match.note)] if match.note else [],
    )
