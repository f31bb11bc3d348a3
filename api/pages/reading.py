"""What a page is made of: the same typed lookups as the talk, kept per knowledge build for the next reader."""

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from fastapi import Request

from advisor.answers import Lookup, ToolResult
from advisor.cards import ProfileCard, Section, TrackCard
from advisor.lookups import look_up
from advisor.tools.context import PlaceGiven
from api.tables.kept import Kept, opened
from api.tables.reading import Kind

if TYPE_CHECKING:
    from advisor.service import Advisor
    from knowledge.store import Knowledge

_KEPT = 64


_LOOKED_UP: "WeakKeyDictionary[Knowledge, Kept[tuple[ToolResult, Lookup]]]" = WeakKeyDictionary()
"""Of each build as long as it is open."""


def read(advisor: "Advisor", tool: str, **asked: Any) -> tuple[ToolResult, Lookup]:
    """The result of a tool and its lookup; a build never changes, so the same question is looked up once."""
    given = tuple(sorted((key, value) for key, value in asked.items() if value is not None))
    knowledge, contact = advisor.knowledge, advisor.settings.contact
    return _LOOKED_UP.setdefault(knowledge, Kept(_KEPT)).get(
        (tool, given, contact), lambda: look_up(knowledge, tool, dict(given), PlaceGiven(), contact)
    )


def subject(request: Request, kind: Kind, code: str) -> tuple[ProfileCard | TrackCard, Lookup]:
    """The card of a page, and the lookup that its pictures and files stand on too. Raises `Problem` 404."""
    lookup = opened(request, kind, code)
    return next(one for one in lookup.findings if isinstance(one, ProfileCard | TrackCard)), lookup


def by_key(sections: list[Section]) -> dict[str, Any]:
    """The content of each section that has one."""
    return {one.key: one.content for one in sections if one.content is not None}
