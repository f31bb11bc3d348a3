"""What a career, an occupation or a track is: `get_career` and `get_track`, section by section (CONTRACT section 3)."""

from advisor.answers import ToolResult
from advisor.cards import ProfileCard, TrackCard, TrackLine, TracksCard
from advisor.facts import Missing, Of
from advisor.tools import minting
from advisor.tools.args import GetCareer, GetTrack
from advisor.tools.context import ToolContext
from advisor.tools.profiles.career import career_sections
from advisor.tools.profiles.track import track_sections
from advisor.tools.subjects import Subject, by_id, resolve


def get_career(context: ToolContext, args: GetCareer) -> ToolResult:
    """The profile of a career or an occupation; a track asked for by name is answered with its own card."""
    found = resolve(context, args.career, tool="get_career", follow_up="What do {subject} do?")
    if isinstance(found, ToolResult):
        return found
    if found.ref.kind == "track":
        return _track_result(context, found, args.section, tool="get_career")
    members = context.knowledge.occupations.of_many([code for code, _ in found.members])
    if not members:
        missing = [
            Missing(
                what=f"profile of {found.ref.title}", reason="only its pay is on file: O*NET has no such occupation"
            )
        ]
        return ToolResult(
            tool="get_career", outcome="empty", subject=found.ref, alternatives=found.alternatives, missing=missing
        )
    kind = "career" if found.ref.kind == "career" else "occupation"
    of = Of(kind=kind, code=found.ref.id, title=found.ref.title)
    citation = found.citation or members[0].citation
    if kind == "career":
        minting.count(
            context.ledger,
            len(members),
            "members",
            of,
            citation.vintage.label,
            citation,
            "occupations (O*NET-SOC) in the career",
        )
        minting.count(
            context.ledger,
            len(found.oews_codes),
            "codes",
            of,
            citation.vintage.label,
            citation,
            "six-digit codes with published pay, each once",
        )
    card = ProfileCard(
        kind=kind,
        code=found.ref.id,
        title=found.ref.title,
        sections=career_sections(context, found, members, args.section),
    )
    return ToolResult(
        tool="get_career", outcome="ok", subject=found.ref, alternatives=found.alternatives, findings=[card],
        missing=[one.missing for one in card.sections if one.missing is not None and args.section],
    )  # fmt: skip


def get_track(context: ToolContext, args: GetTrack) -> ToolResult:
    """The track card; `all` lists the tracks. A career or occupation asked for by mistake is answered with its profile."""
    if args.track.lower() in ("all", "tracks", "all tracks"):
        lines = [
            TrackLine(code=one.track_id, title=one.title, members=len(one.members))
            for one in context.knowledge.tracks.all()
        ]
        return ToolResult(tool="get_track", outcome="ok", findings=[TracksCard(items=lines)])
    found = by_id(context, f"track:{args.track.strip().lower().removesuffix(' track')}") or resolve(
        context, args.track, tool="get_track", follow_up="What is {subject}?"
    )
    if isinstance(found, ToolResult):
        return found
    if found.ref.kind != "track":
        return get_career(
            context, GetCareer(career=f"{found.ref.kind}:{found.ref.id}", section=args.section)
        ).model_copy(update={"tool": "get_track"})
    return _track_result(context, found, args.section, tool="get_track")


def _track_result(context: ToolContext, found: Subject, wanted: str | None, *, tool: str) -> ToolResult:
    assert found.track is not None
    assert found.citation is not None
    track, citation = found.track, found.citation
    of = Of(kind="track", code=track.track_id, title=track.title)
    minting.count(
        context.ledger,
        len(track.members),
        "members",
        of,
        citation.vintage.label,
        citation,
        "occupations (O*NET-SOC) on the track",
    )
    minting.count(
        context.ledger,
        len(track.oews_codes),
        "codes",
        of,
        citation.vintage.label,
        citation,
        "six-digit codes with published pay, each once",
    )
    card = TrackCard(
        code=track.track_id,
        title=track.title,
        sections=track_sections(context, found, track, wanted),
        members=list(track.codes),
    )
    return ToolResult(tool=tool, outcome="ok", subject=found.ref, alternatives=found.alternatives, findings=[card])
