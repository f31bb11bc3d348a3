"""What a page is made of: the same typed lookups as the talk, kept per knowledge build for the next reader."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fastapi import Request

from advisor.answers import Lookup, ToolResult
from advisor.cards import ProfileCard, Section, TrackCard
from advisor.lookups import look_up
from advisor.tools.context import PlaceGiven
from api.tables.kept import opened
from api.tables.reading import Kind

if TYPE_CHECKING:
    from advisor.service import Advisor
    from knowledge.store import Knowledge

_KEPT = 64


@lru_cache(maxsize=_KEPT)
def _looked_up(
    knowledge: "Knowledge", tool: str, asked: tuple[tuple[str, Any], ...], contact: str | None
) -> tuple[ToolResult, Lookup]:
    return look_up(knowledge, tool, dict(asked), PlaceGiven(), contact)


def read(advisor: "Advisor", tool: str, **asked: Any) -> tuple[ToolResult, Lookup]:
    """The result of a tool and its lookup; a build never changes, so the same question is looked up once."""
    given = tuple(sorted((key, value) for key, value in asked.items() if value is not None))
    return _looked_up(advisor.knowledge, tool, given, advisor.settings.contact)


def subject(request: Request, kind: Kind, code: str) -> tuple[ProfileCard | TrackCard, Lookup]:
    """The card of a page, and the lookup that its pictures and files stand on too. Raises `Problem` 404."""
    lookup = opened(request, kind, code)
    return next(one for one in lookup.findings if isinstance(one, ProfileCard | TrackCard)), lookup


def by_key(sections: list[Section]) -> dict[str, Any]:
    """The content of each section that has one."""
    return {one.key: one.content for one in sections if one.content is not None}
