"""The lookups of CONTRACT section 3: figures by name, without a model. Each answers in the types of a turn."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from advisor.answers import Lookup, ToolResult
from advisor.lookups import look_up
from advisor.tools.context import PlaceGiven
from api.chat import The
from api.errors import Problem
from api.shown import Candidates, Careers, Looked, Tracks

router = APIRouter(prefix="/v1", tags=["lookups"])

Text = Annotated[str, Query(min_length=1, max_length=200)]
Told = Annotated[str, Query(min_length=1, max_length=600)]  # a title, or what somebody says they do
OptionalText = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=100)]
Coordinate = Annotated[float | None, Query()]
By = Literal["median", "real_median", "p10", "p90", "growth", "openings", "employment", "resilience"]


def _answer(result: ToolResult, lookup: Lookup, **more: Any) -> Response:
    """The lookup, or 404 where the thing asked for does not exist. An ambiguous name is an answer: what it may mean."""
    if result.outcome == "unknown":
        raise Problem(404, _capital(lookup.missing[-1].reason) + ".")
    choices = [choice.model_dump() for choice in result.choices]
    body = lookup.model_dump(mode="json") | ({"choices": choices} if choices else {}) | more
    return JSONResponse(body, headers={"Cache-Control": "no-cache"})


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _run(advisor: The, tool: str, arguments: dict[str, Any], place: PlaceGiven | None = None, **more: Any) -> Response:
    given = {key: value for key, value in arguments.items() if value is not None}
    result, lookup = look_up(advisor.knowledge, tool, given, place, advisor.settings.contact)
    return _answer(result, lookup, **more)


@router.get("/occupations", response_model=Candidates, summary="What a person calls a job, as ranked occupations")
def occupations(advisor: The, title: Told, limit: Annotated[int, Query(ge=1, le=50)] = 10) -> Response:
    """Ranked candidates with scores, and whether they are clear enough to go on or a question should be asked."""
    match = advisor.knowledge.titles.find(title, limit=limit)
    candidates = [
        {"code": one.onet_soc_code, "title": one.title, "score": round(one.score, 4), "matched": one.matched}
        for one in match.candidates
    ]
    decision = "go" if match.decision == "go" else "ask"
    body = Lookup().model_dump(mode="json") | {"candidates": candidates, "decision": decision}
    if not candidates:
        body["missing"] = [{"what": "occupation", "reason": match.note or "nothing here is known by that name"}]
    elif match.note:
        body["missing"] = [{"what": "occupation", "reason": match.note}]
    return JSONResponse(body)


@router.get("/occupations/{code}", response_model=Looked, summary="An occupation, section by section")
def occupation(code: str, advisor: The, place: OptionalText = None) -> Response:
    """`place` is for the links to openings there; figures of a place are at /v1/wages."""
    return _run(advisor, "get_career", {"career": code}, PlaceGiven(request=place))


@router.get("/careers", response_model=Careers, summary="All careers")
def careers(advisor: The) -> Response:
    """Ids, titles and the number of specializations."""
    listed = [
        {"id": one.career_id, "title": one.title, "category": one.category, "specializations": len(one.members)}
        for one in advisor.knowledge.careers.all()
    ]
    return JSONResponse(Lookup().model_dump(mode="json") | {"careers": listed})


@router.get("/careers/{career_id}", response_model=Looked, summary="A career, section by section")
def career(career_id: str, advisor: The, place: OptionalText = None) -> Response:
    """`place` is for the links to openings there; figures of a place are at /v1/wages."""
    if advisor.knowledge.careers.get(career_id) is None:
        raise Problem(404, "There is no career of that id; /v1/careers lists them.")
    return _run(advisor, "get_career", {"career": career_id}, PlaceGiven(request=place))


@router.get("/tracks", response_model=Tracks, summary="All tracks")
def tracks(advisor: The) -> Response:
    """Ids, titles and the number of members."""
    listed = [
        {"id": one.track_id, "title": one.title, "members": len(one.members)} for one in advisor.knowledge.tracks.all()
    ]
    return JSONResponse(Lookup().model_dump(mode="json") | {"tracks": listed})


@router.get("/tracks/{track_id}", response_model=Looked, summary="A track, section by section")
def track(track_id: str, advisor: The) -> Response:
    """The narrative, levels, demands, ways in and pay of a track, each section with its source or why it is missing."""
    if advisor.knowledge.tracks.get(track_id) is None:
        raise Problem(404, "There is no track of that id; /v1/tracks lists them.")
    return _run(advisor, "get_track", {"track": track_id})


@router.get("/places", response_model=Looked, summary="The area a text or a point means")
def places(advisor: The, q: OptionalText = None, lat: Coordinate = None, lon: Coordinate = None) -> Response:
    """A ZIP, town, metro or state as `q`, or a point as `lat` and `lon`; several areas of one name are told as choices."""
    if q:
        return _run(advisor, "find_places", {"text": q})
    if lat is None or lon is None:
        raise Problem(422, "Give q, or both lat and lon.", [{"field": "q", "message": "Give q, or both lat and lon."}])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Problem(
            422, "lat runs from -90 to 90 and lon from -180 to 180.", [{"field": "lat", "message": "out of range"}]
        )
    return _run(advisor, "find_places", {"text": f"{lat:.6f}, {lon:.6f}"})


@router.get("/wages", response_model=Looked, summary="Pay of an occupation, a career or a track in a place")
def wages(
    advisor: The,
    occupation: Text,
    place: OptionalText = None,
    real: bool = False,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    since: Annotated[int | None, Query(ge=1900, le=2200)] = None,
) -> Response:
    """Percentiles, median, mean and employment in the place, else in the next wider area, which is named. `real`: after the
    cost of living; `year`: an earlier one; `since`: the change from then."""
    asked = {"occupation": occupation, "place": place, "real": real, "year": year, "since": since}
    return _run(advisor, "get_wages", asked)


@router.get("/rankings", response_model=Looked, summary="Occupations in order, in one area")
def rankings(
    advisor: The,
    within: Annotated[str, Query(max_length=200)] = "all",
    place: OptionalText = None,
    by: By = "median",
    limit: Limit = 10,
    max_education: OptionalText = None,
    min_median: Annotated[int | None, Query(ge=0, le=10_000_000)] = None,
    min_resilience: Annotated[int | None, Query(ge=1, le=6)] = None,
    min_growth: Annotated[float | None, Query(ge=-100, le=1000)] = None,
    max_exposure: Annotated[float | None, Query(ge=0, le=100)] = None,
    no_experience: bool | None = None,
    max_months: Annotated[int | None, Query(ge=0, le=600)] = None,
    level: Literal["entry", "mid", "senior", "executive"] | None = None,
) -> Response:
    """In one area; who has no figure there is told apart with the reason. Filters leave out what does not fit."""
    filters = {
        "max_education": max_education,
        "min_median": min_median,
        "min_resilience": min_resilience,
        "min_growth": min_growth,
        "max_exposure": max_exposure,
        "no_experience": no_experience,
        "max_months": max_months,
        "level": level,
    }
    given = {key: value for key, value in filters.items() if value is not None}
    return _run(
        advisor,
        "rank_occupations",
        {"within": within, "place": place, "by": by, "limit": limit, "filters": given or None},
    )


@router.get("/rankings/places", response_model=Looked, summary="Places in order for one occupation, career or track")
def ranked_places(
    advisor: The,
    occupation: Text,
    by: By = "median",
    within: OptionalText = None,
    limit: Limit = 10,
) -> Response:
    """States, regions or metropolitan areas by pay, employment or pay after the cost of living."""
    return _run(advisor, "rank_places", {"occupation_or_track": occupation, "by": by, "within": within, "limit": limit})


@router.get("/resilience/{code}", response_model=Looked, summary="AI resilience of an occupation or a career")
def resilience(code: str, advisor: The) -> Response:
    """The score with each input, its points and its source."""
    return _run(advisor, "get_resilience", {"occupation_or_career": code})


@router.get("/outlook/{code}", response_model=Looked, summary="Projected growth and openings of an occupation")
def outlook(code: str, advisor: The) -> Response:
    """National growth and yearly openings between the base and the target year of the projections."""
    return _run(advisor, "get_outlook", {"occupation": code})


@router.get("/transitions/{code}", response_model=Looked, summary="Where one can go from an occupation")
def transitions(
    code: str,
    advisor: The,
    to: OptionalText = None,
    within: OptionalText = None,
    place: OptionalText = None,
    by: Literal["usefulness", "relatedness", "pay", "resilience"] = "usefulness",
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
    max_education: OptionalText = None,
    min_median: Annotated[int | None, Query(ge=0, le=10_000_000)] = None,
    min_resilience: Annotated[int | None, Query(ge=1, le=6)] = None,
    min_growth: Annotated[float | None, Query(ge=-100, le=1000)] = None,
    max_exposure: Annotated[float | None, Query(ge=0, le=100)] = None,
    no_experience: bool | None = None,
    max_months: Annotated[int | None, Query(ge=0, le=600)] = None,
) -> Response:
    """Related occupations with what each asks for first, pay in one area for both, our score, and what to learn."""
    filters = {
        "max_education": max_education,
        "min_median": min_median,
        "min_resilience": min_resilience,
        "min_growth": min_growth,
        "max_exposure": max_exposure,
        "no_experience": no_experience,
        "max_months": max_months,
    }
    given = {key: value for key, value in filters.items() if value is not None}
    asked = {"occupation": code, "to": to, "within": within, "place": place, "by": by, "limit": limit}
    return _run(advisor, "find_transitions", asked | {"filters": given or None})


@router.get("/training/{code}", response_model=Looked, summary="Programs of study and usual preparation")
def training(code: str, advisor: The) -> Response:
    """Programs that lead to the occupation, and what people in it have learnt before."""
    return _run(advisor, "get_training", {"occupation": code})


@router.get("/sources", response_model=Looked, summary="Where the figures come from and how old they are")
def sources(advisor: The) -> Response:
    """Every publisher with dataset, period, licence and address."""
    return _run(advisor, "list_sources", {})
