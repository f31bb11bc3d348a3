"""Careers, tracks and occupations by what somebody types: suggestions while typing, the search page, near names of a 404."""

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple
from weakref import WeakKeyDictionary

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from api import errors
from api.chat import The
from api.pages.layout import page, validator
from api.shown import Suggestions

if TYPE_CHECKING:
    from advisor.service import Advisor
    from knowledge.store import Knowledge

router = APIRouter()

Kind = Literal["career", "occupation", "track"]
_PLACES: dict[Kind, str] = {"career": "/careers/", "occupation": "/occupations/", "track": "/tracks/"}
_LIKELY = 0.5  # of the scores of titles, 0 to 1: from here a name is as good as a title that begins so


class Suggestion(NamedTuple):
    """Something with a page: its kind, code or id, title, the name that matched, and the page's address."""

    kind: Kind
    code: str
    title: str
    matched: str
    url: str


class _Entry(NamedTuple):
    suggestion: Suggestion
    folded: str
    words: tuple[str, ...]


def _entry(kind: Kind, code: str, title: str) -> _Entry:
    folded = title.casefold()
    words = tuple(folded.replace(",", " ").replace("/", " ").replace("-", " ").split())
    return _Entry(Suggestion(kind, code, title, title, _PLACES[kind] + code), folded, words)


_ENTRIES: "WeakKeyDictionary[Knowledge, tuple[_Entry, ...]]" = WeakKeyDictionary()
"""Of each build as long as it is open."""


def _entries(knowledge: "Knowledge") -> tuple[_Entry, ...]:
    found = _ENTRIES.get(knowledge)
    if found is None:
        found = _ENTRIES[knowledge] = _listed(knowledge)
    return found


def _listed(knowledge: "Knowledge") -> tuple[_Entry, ...]:
    return (
        *(_entry("track", one.track_id, one.title) for one in knowledge.tracks.all()),
        *(_entry("career", one.career_id, one.title) for one in knowledge.careers.all()),
        *(_entry("occupation", one.onet_soc_code, one.title) for one in knowledge.occupations.all()),
    )


def _nearness(entry: _Entry, typed: str, parts: list[str]) -> int | None:
    """0 the very title, 1 begins so, 2 every word typed begins one of its words; None otherwise."""
    if entry.folded == typed:
        return 0
    if entry.folded.startswith(typed):
        return 1
    return 2 if all(any(word.startswith(part) for word in entry.words) for part in parts) else None


def suggestions(knowledge: "Knowledge", typed: str, limit: int) -> list[Suggestion]:
    """What a text may mean, best first: titles that begin so, then names that occupations are known by."""
    folded = " ".join(typed.casefold().split())
    parts = folded.replace(",", " ").replace("/", " ").replace("-", " ").split()
    if not parts:
        return []
    ranked: list[tuple[float, int, Suggestion]] = []
    for entry in _entries(knowledge):
        near = _nearness(entry, folded, parts)
        if near is not None:
            ranked.append((near, len(entry.folded), entry.suggestion))
    for candidate in knowledge.titles.find(typed, limit=limit).candidates:
        code = candidate.onet_soc_code
        found = Suggestion("occupation", code, candidate.title, candidate.matched, _PLACES["occupation"] + code)
        ranked.append((1.5 - candidate.score if candidate.score >= _LIKELY else 3 - candidate.score, 0, found))
    ranked.sort(key=lambda one: one[:2])
    once: dict[str, Suggestion] = {}
    for _, _, one in ranked:
        once.setdefault(one.url, one)
    return list(once.values())[:limit]


@router.get(
    "/v1/suggest",
    response_model=Suggestions,
    tags=["lookups"],
    summary="Careers, occupations and tracks by the beginning of a name",
)
def suggest(
    advisor: The,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
) -> Response:
    """For a search box while somebody types; an empty text suggests nothing."""
    items = [one._asdict() for one in suggestions(advisor.knowledge, q, limit)]
    return JSONResponse({"items": items}, headers={"Cache-Control": "no-cache"})


@router.get("/search", include_in_schema=False)
def search(request: Request, advisor: The, q: str = "") -> Response:
    """Results by kind. Without JavaScript the same as with it."""
    typed = " ".join(q.split())[:200]
    items = suggestions(advisor.knowledge, typed, 40) if typed else []
    headings: tuple[tuple[Kind, str], ...] = (("career", "Careers"), ("track", "Tracks"), ("occupation", "Occupations"))
    grouped = [(heading, [one for one in items if one.kind == kind]) for kind, heading in headings]
    found = [(heading, ones) for heading, ones in grouped if ones]
    return page(request, "search.html", tag=validator(request), asked=typed, found=found)


def not_found(request: Request, advisor: "Advisor", said: str, sentence: str) -> Response:
    """404 with near names: a page for who reads pages, a problem document for everybody else."""
    if not errors.prefers_html(request.headers.get("accept", "")):
        return errors.response(404, sentence)
    return _lost(request, advisor, said, sentence)


def mistyped(request: Request) -> Response:
    """404 of an address that no part of the service has, for a reader; near names by the address's last part."""
    last = request.url.path.rstrip("/").rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
    sentence = "There is nothing here at that address. Look for a misspelling in it, or start from a list below."
    return _lost(request, request.app.state.advisor, last, sentence)


def _lost(request: Request, advisor: "Advisor", said: str, sentence: str) -> Response:
    near = suggestions(advisor.knowledge, said[:200], 6)
    if not near and (words := said.split()):
        near = suggestions(advisor.knowledge, words[0][:60], 6)
    return page(request, "not_found.html", status=404, sentence=sentence, near=near)
