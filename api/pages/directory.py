"""The lists: careers by field, occupations by group, tracks."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.chat import The
from api.pages import groups, words
from api.pages.finding import not_found
from api.pages.layout import page, unchanged, validator
from api.pages.prose import first_sentence

if TYPE_CHECKING:
    from knowledge.careers import Career

router = APIRouter(include_in_schema=False)

_NAMED = 3


class Line(NamedTuple):
    """A line of a list: the id that its page bears, its title, and what stands under it."""

    id: str
    title: str
    line: str


@router.get("/careers")
def careers(request: Request, advisor: The, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """All careers by field, or those whose names hold every word of `q`."""
    if (same := unchanged(request)) is not None:
        return same
    parts = q.casefold().split()
    fields: dict[str, list[Line]] = {}
    for one in advisor.knowledge.careers.all():
        names = " ".join((one.title, *(member.title for member in one.members))).casefold()
        if all(part in names for part in parts):
            fields.setdefault(words.category(one.category), []).append(Line(one.career_id, one.title, _members(one)))
    return page(
        request, "careers.html", tag=validator(request), groups=sorted(fields.items()), asked=" ".join(q.split())
    )


def _members(career: "Career") -> str:
    """The first few of its specializations, and that there are more."""
    if len(career.members) == 1:
        return "A single occupation"
    named = "; ".join(one.title for one in career.members[:_NAMED])
    return f"{named} and others" if len(career.members) > _NAMED else named


@router.get("/occupations")
def occupations(request: Request, advisor: The, group: Annotated[str, Query(max_length=10)] = "") -> Response:
    """The major groups, or the occupations of one (`group=11`)."""
    if (same := unchanged(request)) is not None:
        return same
    knowledge = advisor.knowledge
    found = [one for one in knowledge.occupations.all() if one.onet_soc_code[:2] == group[:2]] if group else []
    if group and not found:
        return not_found(request, advisor, group, "No group of occupations here has that code.")
    titles = groups.named(knowledge)
    if group:
        heading, lead = titles[f"{group[:2]}-0000"], "By official code. Each has a page with pay, outlook and sources."
        return page(
            request,
            "occupations.html",
            tag=validator(request),
            heading=heading,
            lead=lead,
            groups=[],
            occupations=found,
        )
    lead = "Every occupation on file, in the major groups of the Standard Occupational Classification."
    return page(
        request, "occupations.html", tag=validator(request), heading="Occupations", lead=lead, groups=list(titles.items()),
        occupations=[],
    )  # fmt: skip


@router.get("/tracks")
def tracks(request: Request, advisor: The) -> Response:
    """Every track with one line about it."""
    if (same := unchanged(request)) is not None:
        return same
    lines = []
    for one in advisor.knowledge.tracks.all():
        told = advisor.knowledge.narratives.section("track", one.track_id, "narrative")
        line = first_sentence(told.markdown) if told is not None else "No words about it are on file yet."
        lines.append(Line(one.track_id, one.title, line))
    return page(request, "tracks.html", tag=validator(request), tracks=lines)
