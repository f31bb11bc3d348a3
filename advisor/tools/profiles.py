"""What a career, an occupation or a track is: `get_career` and `get_track`, section by section (CONTRACT section 3)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.answers import ToolResult
from advisor.cards import ProfileCard, Section, TrackCard
from advisor.facts import Missing, Of, Unit
from advisor.tools import minting
from advisor.tools import sections as parts
from advisor.tools import track_sections as computed
from advisor.tools.args import GetCareer, GetResilience, GetTrack
from advisor.tools.context import ToolContext
from advisor.tools.resilience import get_resilience
from advisor.tools.sections import section
from advisor.tools.subjects import Subject, by_id, resolve

if TYPE_CHECKING:
    from knowledge.occupations import Occupation
    from knowledge.tracks import Track

_NO_NARRATIVE = "no narrative about this is on file yet"
_COST: dict[str, Unit] = {
    "cost_min_usd": "USD",
    "cost_typical_usd": "USD",
    "cost_max_usd": "USD",
    "years_min": "years",
    "years_typical": "years",
    "years_max": "years",
}


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
        kind=kind, code=found.ref.id, title=found.ref.title, sections=_sections(context, found, members, args.section)
    )
    return ToolResult(
        tool="get_career", outcome="ok", subject=found.ref, alternatives=found.alternatives, findings=[card],
        missing=[one.missing for one in card.sections if one.missing is not None and args.section],
    )  # fmt: skip


def get_track(context: ToolContext, args: GetTrack) -> ToolResult:
    """The track card; a career or occupation asked for by mistake is answered with its profile."""
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


def _sections(
    context: ToolContext, found: Subject, members: "tuple[Occupation, ...]", wanted: str | None
) -> list[Section]:
    career_id = _page(context, found)
    page = context.knowledge.careers.published(career_id) if career_id else None
    occupations, narratives = context.knowledge.occupations, context.knowledge.narratives
    kind, subject_id = found.ref.kind, found.ref.id

    def told(key: str) -> parts.Content:
        own = narratives.section(kind, subject_id, key)
        if own is None and career_id and kind == "occupation":
            own = narratives.section("career", career_id, key)
        return parts.prose(context, own)

    makers: dict[str, Callable[[], Section]] = {
        "summary": lambda: section("summary", "Summary", told("summary") or _description(context, members), _NO_NARRATIVE),
        "video": lambda: section("video", "Video", _videos(context, members), "no publisher's video is on file"),
        "resilience": lambda: _resilience(context, found),
        "responsibilities": lambda: section(
            "responsibilities", "Key responsibilities", parts.gathered(context, members, occupations.activities), "no activity ratings are on file"
        ),
        "inside": lambda: section("inside", "Inside this career", told("inside"), _NO_NARRATIVE),
        "progression": lambda: section("progression", "Pay from entry to expert", parts.progression(context, found), "no pay is published"),
        "education": lambda: section("education", "Education and training", parts.education(context, members), "no BLS entry requirements on file"),
        "licence": lambda: section("licence", "Licence", _licence(page), "no source here says whether a licence is needed"),
        "time_and_cost": lambda: section(
            "time_and_cost", "Time and cost", parts.published(context, page, _COST), "no source here gives a cost or time"
        ),
        "jobs": lambda: section("jobs", "Jobs", parts.jobs(context, found), "no employment figure is published"),
        "training": lambda: section(
            "training", "Programs of study", parts.gathered(context, members, occupations.programs), "no program is joined to it"
        ),
        "technology": lambda: section("technology", "Technology", parts.gathered(context, members, occupations.technology), "none listed"),
        "abilities": lambda: section(
            "abilities", "Key abilities", parts.gathered(context, members, lambda code: occupations.elements(code, "ability")), "no ratings on file"
        ),
        "also_known_as": lambda: section(
            "also_known_as", "Also known as", parts.gathered(context, members, occupations.alternate_titles, 20), "no other titles listed"
        ),
        "specializations": lambda: section(
            "specializations", "Specializations", parts.specializations(context, found, members) if kind == "career" else None,
            "it is a single occupation",
        ),
        "related": lambda: section("related", "Related", _related(context, found, members), "none listed"),
        "family": lambda: section("family", "Family", _family(context, found), "it belongs to no career here"),
        "sources": lambda: section("sources", "Sources", _sources(context), "none"),
    }  # fmt: skip
    asked = [key for key in (wanted or "").replace(" ", "").split(",") if key in makers]
    if asked:
        made = [makers[key]() for key in asked]
        # Of several only those that hold something, unless none does.
        return [one for one in made if one.missing is None] or made
    return [make() for make in makers.values()]


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
        sections=_track_sections(context, found, track, wanted),
        members=list(track.codes),
    )
    return ToolResult(tool=tool, outcome="ok", subject=found.ref, alternatives=found.alternatives, findings=[card])


def _track_sections(context: ToolContext, found: Subject, track: "Track", wanted: str | None) -> list[Section]:
    told = {one.section: one for one in context.knowledge.narratives.of("track", track.track_id)}

    def prose(key: str) -> parts.Content:
        return parts.prose(context, told.get(key))

    def beside(key: str, figures: parts.Content) -> parts.Content:
        """Our own words on top of what is computed, where both are there."""
        words = prose(key)
        return {**words, **figures} if isinstance(words, dict) and isinstance(figures, dict) else figures or words

    def with_prose(key: str, title: str) -> tuple[str, str, Callable[[], parts.Content], str]:
        return (key, title, lambda: prose(key), _NO_NARRATIVE)

    makers: tuple[tuple[str, str, Callable[[], parts.Content], str], ...] = (
        with_prose("narrative", "The track"),
        ("levels", "Levels", lambda: _levels(context, track), _NO_NARRATIVE),
        with_prose("demands", "What it demands"),
        with_prose("who_thrives", "Who thrives"),
        with_prose("entry_points", "Entry points"),
        ("trend", "Jobs and pay over time", lambda: computed.trend(context, track), "no pay of earlier years is on file"),
        with_prose("changing", "How it is changing"),
        (
            "pay_by_place", "Pay by place",
            lambda: computed.pay_by_place(context, track, every_state=wanted == "pay_by_place"),
            "no pay by state covers enough of the track",
        ),
        ("progression", "Pay by level", lambda: computed.progression(context, track), "no pay is published"),
        ("industries", "Industries", lambda: beside("industries", computed.industries(context, track)), "no pay by sector is on file"),
        ("transfers", "Where the skills transfer", lambda: beside("transfers", computed.transfers(context, track)), "no ratings are on file"),
        with_prose("collaborates", "Works with"),
        ("attribution", "Attribution", lambda: computed.attribution(context, track), "none"),
        ("sources", "Sources", lambda: _sources(context), "none"),
    )  # fmt: skip
    alone = wanted if wanted != "sources" and wanted in {key for key, _, _, _ in makers} else None
    made = [section(key, title, make(), why) for key, title, make, why in makers if alone in (None, key)]
    return [one for one in made if one.key == wanted] or made


def _levels(context: ToolContext, track: "Track") -> parts.Content:
    told = context.knowledge.narratives.section("track", track.track_id, "levels")
    by_level: dict[str, list[dict[str, str]]] = {}
    for member in sorted(track.members, key=lambda one: one.role):  # stable: primary ones first, in order of level
        by_level.setdefault(member.level, []).append(
            {"code": member.onet_soc_code, "title": member.title, "role": member.role}
        )
    content: dict[str, object] = {
        "members": {level: by_level[level] for level in ("entry", "mid", "senior", "executive") if level in by_level},
        "citation": context.ledger.cite(track.citation),
    }
    if told is not None:
        content |= {"markdown": told.markdown, "citation": context.ledger.cite(told.citation)}
    return content


def _resilience(context: ToolContext, found: Subject) -> Section:
    result = get_resilience(context, GetResilience(occupation_or_career=f"{found.ref.kind}:{found.ref.id}"))
    card = result.findings[0].model_dump(mode="json") if result.findings else None
    return section("resilience", "AI resilience", card, "no score is on file")


def _page(context: ToolContext, found: Subject) -> str | None:
    """The career whose published page speaks of this very subject: itself, or a career that is only this occupation."""
    if found.ref.kind == "career":
        return found.ref.id
    careers = context.knowledge.careers.of_occupation(found.ref.id)
    return next((one.career_id for one in careers if len(one.members) == 1), None)


def _description(context: ToolContext, members: "tuple[Occupation, ...]") -> parts.Content:
    described = next((one for one in members if one.description), None)
    if described is None:
        return None
    return {"markdown": described.description, "citation": context.ledger.cite(described.citation)}


def _videos(context: ToolContext, members: "tuple[Occupation, ...]") -> parts.Content:
    videos = [video for one in members if (video := context.knowledge.occupations.video(one.onet_soc_code)) is not None]
    return [
        {"title": video.title, "url": video.url, "citation": context.ledger.cite(video.citation)}
        for video in {video.url: video for video in videos}.values()
    ]


def _licence(page: "object | None") -> parts.Content:
    required = getattr(page, "licence_required", None)
    return (
        None
        if required is None
        else {"required": required, "basis": "published_elsewhere", "caveat": getattr(page, "caveat", "")}
    )


def _related(context: ToolContext, found: Subject, members: "tuple[Occupation, ...]") -> parts.Content:
    own = {code for code, _ in found.members}
    rows: dict[str, dict[str, object]] = {}
    for member in members:
        for one in context.knowledge.occupations.related(member.onet_soc_code):
            if one.onet_soc_code not in own:
                rows.setdefault(
                    one.onet_soc_code,
                    {"code": one.onet_soc_code, "title": one.title, "citation": context.ledger.cite(one.citation)},
                )
    return list(rows.values())[: parts.MOST]


def _family(context: ToolContext, found: Subject) -> parts.Content:
    if found.ref.kind == "career":
        career = context.knowledge.careers.get(found.ref.id)
        return {"category": career.category} if career is not None and career.category else None
    return [
        {"career": one.career_id, "title": one.title} for one in context.knowledge.careers.of_occupation(found.ref.id)
    ]


def _sources(context: ToolContext) -> parts.Content:
    return [
        {"citation": number, "publisher": one.publisher, "dataset": one.dataset, "vintage": one.vintage.label}
        for number, one in enumerate(context.ledger.sources(), start=1)
    ]
