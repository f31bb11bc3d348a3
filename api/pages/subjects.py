"""The pages of a career, an occupation and a track: every section of the card in its order, with figures and sources."""

import re
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from advisor.answers import Lookup
from advisor.cards import GroupPayCard, ProfileCard
from api.chat import The
from api.pages import key_figures, linked_data, words
from api.pages.figures import Figures, SourceList
from api.pages.finding import not_found
from api.pages.layout import page, unchanged, validator
from api.pages.pictured import pictures_of
from api.pages.places import pay_here
from api.pages.prose import plain
from api.pages.reading import by_key, read, subject
from api.tables import tables_of

if TYPE_CHECKING:
    from advisor.service import Advisor

router = APIRouter(include_in_schema=False)

Place = Annotated[str | None, Query()]
_CODE = re.compile(r"^(\d{2})-?(\d{4})(?:\.(\d{2}))?$")
_TOLD = dict.fromkeys(("demands", "who_thrives", "entry_points", "changing", "collaborates", "attribution"), "told")


@router.get("/careers/{career_id}")
def career(career_id: str, request: Request, advisor: The, place: Place = None) -> Response:
    """A career; 404 with near names where there is none of that id."""
    known = advisor.knowledge.careers.get(career_id)
    if known is None:
        lower = career_id.lower()
        if advisor.knowledge.careers.get(lower) is not None:
            return _moved(request, f"/careers/{lower}")
        return not_found(request, advisor, career_id.replace("-", " "), "No career here has that name.")
    if (same := unchanged(request)) is not None:
        return same
    card, lookup = subject(request, "career", career_id)
    assert isinstance(card, ProfileCard)
    return _profile_page(request, advisor, card, lookup, place, ("Careers", "/careers"), words.category(known.category))


@router.get("/occupations/{code}")
def occupation(code: str, request: Request, advisor: The, place: Place = None) -> Response:
    """An occupation by its O*NET-SOC code. A six-digit code leads to its only occupation, or asks which one."""
    match = _CODE.match(code.strip())
    if match is None:
        return not_found(request, advisor, code, "That is no occupation code; one looks like 11-3031.01.")
    six = f"{match[1]}-{match[2]}"
    if match[3] is None:
        return _six_digits(request, advisor, six)
    exact = f"{six}.{match[3]}"
    if not advisor.knowledge.occupations.of_many([exact]):
        return not_found(request, advisor, exact, f"No occupation here has the code {exact}.")
    if exact != code:
        return _moved(request, f"/occupations/{exact}")
    if (same := unchanged(request)) is not None:
        return same
    card, lookup = subject(request, "occupation", exact)
    assert isinstance(card, ProfileCard)
    return _profile_page(request, advisor, card, lookup, place, ("Occupations", "/occupations"), f"Occupation {exact}")


def _six_digits(request: Request, advisor: "Advisor", six: str) -> Response:
    occupations = advisor.knowledge.occupations
    found = sorted({*occupations.of_soc(six), *occupations.of_oews(six)}, key=lambda one: one.onet_soc_code)
    if not found:
        return not_found(request, advisor, six, f"No occupation here has the code {six}.")
    if len(found) == 1:
        return _moved(request, f"/occupations/{found[0].onet_soc_code}")
    return page(request, "choose.html", tag=validator(request), code=six, occupations=found)


def _moved(request: Request, path: str) -> Response:
    """The same page under its own name; a place that was asked for goes with it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(quote(path) + query, status_code=308)


def _profile_page(
    request: Request,
    advisor: "Advisor",
    card: ProfileCard,
    lookup: Lookup,
    place: str | None,
    crumb: tuple[str, str],
    kind_words: str,
) -> Response:
    sources = SourceList()
    f, sections = Figures(lookup, sources), by_key(card.sections)
    sources.attribute(sections.get("sources"))
    _first_marked(sections.get("summary"), f)
    own = f"/{card.kind}s/{card.code}"
    root = str(request.base_url).rstrip("/")
    summary = sections.get("summary") or {}
    about = summary.get("markdown", f"Pay, outlook and sources of {card.title}.")
    linked = [
        linked_data.occupation(card, root + own, plain(about, 600), sections.get("progression"), f),
        linked_data.breadcrumbs(("Home", root + "/"), (crumb[0], root + crumb[1]), (card.title, root + own)),
    ]
    values = _shared(request, advisor, card.sections, words.CAREER, {}, f, sources, f"{card.kind}:{card.code}", place)
    return page(
        request, "subject.html", tag=validator(request), card=card, f=f, sources=sources, own=own, crumb=crumb,
        kind_words=kind_words, subtitle="pay, outlook and AI resilience", description=plain(about), linked_data=linked,
        keys=key_figures.in_place(key_figures.of_profile(card.kind, sections, f), values["here"]), pictures=pictures_of(lookup), tables=tables_of(lookup),
        widget_key="career" if card.kind == "career" else "occupation", **values,
    )  # fmt: skip


@router.get("/tracks/{track_id}")
def track(track_id: str, request: Request, advisor: The, place: Place = None) -> Response:
    """A track; 404 with near names where there is none of that id."""
    if advisor.knowledge.tracks.get(track_id) is None:
        if advisor.knowledge.tracks.get(track_id.lower()) is not None:
            return _moved(request, f"/tracks/{track_id.lower()}")
        return not_found(request, advisor, track_id.replace("-", " "), "No track here has that name.")
    if (same := unchanged(request)) is not None:
        return same
    card, lookup = subject(request, "track", track_id)
    sources = SourceList()
    f, sections = Figures(lookup, sources), by_key(card.sections)
    sources.attribute(sections.get("sources"))
    _first_marked(sections.get("narrative"), f)
    paid, wages = read(advisor, "get_wages", occupation=f"track:{track_id}")
    pay = next((one for one in paid.findings if isinstance(one, GroupPayCard)), None)
    g = Figures(wages, sources)
    own, root = f"/tracks/{track_id}", str(request.base_url).rstrip("/")
    about = (sections.get("narrative") or {}).get("markdown", f"Levels, pay and industries of the track {card.title}.")
    linked = [linked_data.breadcrumbs(("Home", root + "/"), ("Tracks", root + "/tracks"), (card.title, root + own))]
    values = _shared(
        request,
        advisor,
        card.sections,
        words.TRACK,
        _TOLD | {"progression": "roles"},
        f,
        sources,
        f"track:{track_id}",
        place,
    )
    return page(
        request, "subject.html", tag=validator(request), card=card, f=f, sources=sources, own=own,
        crumb=("Tracks", "/tracks"), kind_words="Track from entry to executive", subtitle="levels, pay by place and industries",
        description=plain(about), linked_data=linked,
        keys=key_figures.in_place(
            key_figures.of_track(sections, pay.model_dump() if pay is not None else {}, g, f), values["here"]
        ),
        pictures=pictures_of(lookup), tables=tables_of(lookup), widget_key="track", **values,
    )  # fmt: skip


def _first_marked(summary: Any, f: Figures) -> None:
    """The summary stands above the key figures, so its source is the first of the page."""
    if isinstance(summary, dict) and "citation" in summary:
        f.mark(summary["citation"])


def _shared(
    request: Request,
    advisor: "Advisor",
    sections: list[Any],
    headings: Any,
    templates: dict[str, str],
    f: Figures,
    sources: SourceList,
    subject: str,
    place: str | None,
) -> dict[str, Any]:
    """What the pages of careers, occupations and tracks have alike."""
    shown = words.shown(sections, headings, templates)
    asked = (place or "").strip()
    return {
        "shown": shown,
        "first": shown[0],
        "hidden": {shown[0].key},  # it stands in the head of the page
        "place": asked,
        "here": pay_here(advisor, subject, asked, sources) if asked else None,
        "place_key": "pay_by_place" if subject.startswith("track:") else "progression",
        "has_places": _has_places(advisor, subject),
        "build_id": advisor.knowledge.build_id,
    }


def _has_places(advisor: "Advisor", subject: str) -> bool:
    """Whether the wage survey covers it anywhere: of military work it says nothing in any place."""
    kind, _, code = subject.partition(":")
    if kind != "occupation":
        return True
    return any(one.oews_code is not None for one in advisor.knowledge.occupations.of_many([code]))
