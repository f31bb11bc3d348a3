"""What a page is made of: the same typed lookups as the talk, kept per knowledge build for the next reader."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from advisor.answers import Lookup, ToolResult
from advisor.cards import ProfileCard, Section, TrackCard
from advisor.lookups import look_up
from advisor.tools.context import PlaceGiven

if TYPE_CHECKING:
    from advisor.service import Advisor
    from knowledge.store import Knowledge

_KEPT = 96  # the largest lookup holds some two hundred facts


@lru_cache(maxsize=_KEPT)
def _looked_up(
    knowledge: "Knowledge", tool: str, asked: tuple[tuple[str, Any], ...], place: str | None, contact: str | None
) -> tuple[ToolResult, Lookup]:
    return look_up(knowledge, tool, dict(asked), PlaceGiven(request=place), contact)


def read(advisor: "Advisor", tool: str, place: str | None = None, /, **asked: Any) -> tuple[ToolResult, Lookup]:
    """The result of a tool and its lookup; a build never changes, so the same question is looked up once."""
    given = tuple(sorted((key, value) for key, value in asked.items() if value is not None))
    return _looked_up(advisor.knowledge, tool, given, place, advisor.settings.contact)


def profile(advisor: "Advisor", kind: str, code: str, place: str | None = None) -> tuple[ProfileCard | None, Lookup]:
    """The profile of a career or an occupation; None where only its pay is on file."""
    result, lookup = read(advisor, "get_career", place, career=f"{kind}:{code}")
    card = next((one for one in result.findings if isinstance(one, ProfileCard)), None)
    return card, lookup


def track(advisor: "Advisor", track_id: str) -> tuple[TrackCard | None, Lookup]:
    """The card of a track."""
    result, lookup = read(advisor, "get_track", track=track_id)
    card = next((one for one in result.findings if isinstance(one, TrackCard)), None)
    return card, lookup


def by_key(sections: list[Section]) -> dict[str, Any]:
    """The content of each section that has one."""
    return {one.key: one.content for one in sections if one.content is not None}
