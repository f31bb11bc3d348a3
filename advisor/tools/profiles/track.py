"""The sections of a track: our narrative, members by level, and what is computed, each with content or its reason.

It computes no figure itself (`track_figures`, `track_places`) and writes no sentence about a track.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.cards import Section
from advisor.tools import sections as parts
from advisor.tools.context import ToolContext
from advisor.tools.profiles import track_figures as computed
from advisor.tools.profiles.words import report, sources
from advisor.tools.sections import section
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.tracks import Track

_NO_NARRATIVE = "no narrative about this is on file yet"


def track_sections(context: ToolContext, found: Subject, track: "Track", wanted: str | None) -> list[Section]:
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
        ("sources", "Sources", lambda: sources(context), "none"),
        ("report", "Report an error", lambda: report(context, found), "none"),
    )  # fmt: skip
    asked = [key for key in (wanted or "").replace(" ", "").split(",") if key in {name for name, *_ in makers}]
    # What a track stands on is known only once its other sections are made.
    made = [
        section(key, title, make(), why)
        for key, title, make, why in makers
        if not asked or key in asked or "sources" in asked
    ]
    return [one for one in made if one.key in asked] or made


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
