"""Careers and tracks as resources: `career://ID` and `track://ID`, each the whole profile with its sources as JSON."""

from typing import TYPE_CHECKING, NamedTuple

from advisor.errors import NotFoundError
from advisor.lookups import look_up

if TYPE_CHECKING:
    from knowledge.store import Knowledge

MIME_TYPE = "application/json"
PAGE = 100


class Listed(NamedTuple):
    """One resource in the listing."""

    uri: str
    title: str
    description: str


def listed(knowledge: "Knowledge") -> list[Listed]:
    """All resources: the tracks, then the careers, each by its name."""
    tracks = [
        Listed(f"track://{one.track_id}", one.title, f"The track {one.title}: its levels, demands, pay and ways in.")
        for one in sorted(knowledge.tracks.all(), key=lambda one: one.title)
    ]
    careers = [
        Listed(f"career://{one.career_id}", one.title, f"The career {one.title}: work, pay, outlook, AI resilience.")
        for one in sorted(knowledge.careers.all(), key=lambda one: one.title)
    ]
    return [*tracks, *careers]


def read(knowledge: "Knowledge", uri: str) -> str:
    """The resource as JSON, in the shape of `GET /v1/careers/{id}`. `NotFoundError` for any other address."""
    kind, _, name = uri.partition("://")
    name = name.rstrip("/")
    if kind == "career" and knowledge.careers.get(name) is not None:
        _, lookup = look_up(knowledge, "get_career", {"career": name})
    elif kind == "track" and knowledge.tracks.get(name) is not None:
        _, lookup = look_up(knowledge, "get_track", {"track": name})
    else:
        raise NotFoundError("There is no such resource; the listing of resources names them all.")
    return lookup.model_dump_json()
