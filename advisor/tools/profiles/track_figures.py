"""The computed sections of a track: jobs and pay over time, by place, by level, by industry, and where skills transfer.

Every figure is a derived fact with its formula; a figure that would speak for too little of the track is not there, with
the reason. No sentence here holds a figure, and none calls a mean of medians "the median".
"""

from typing import TYPE_CHECKING, Any

from advisor.facts import Fact, FactArea, Of, RowRef, Unit
from advisor.tools import minting
from advisor.tools.context import ToolContext
from advisor.tools.sections import MOST, Content, prose

if TYPE_CHECKING:
    from knowledge.citations import Citation
    from knowledge.track_history import HistoryPoint, Stretch, TrackHistory
    from knowledge.track_places import StatePay, TrackPlaces
    from knowledge.tracks import Track

_LEAST_SHARE_PCT = 1.0
_NO_ROLE = "By our rule for levels no occupation of this track stands at this level."
_SOME = 5
_SHORT = {"99": "Government (without public schools, public hospitals and the Postal Service)"}
"""What the survey calls a sector, where its own title is no name."""
_STRETCHES = (
    "The survey changed its occupation codes and its method between these stretches of years, so there is no line and no "
    "growth from one to the next, and its publisher advises care even within one."
)
_TOO_LITTLE = (
    "Too little of the track can be followed through these years: its occupations were split from others or merged."
)


def _of(track: "Track") -> Of:
    return Of(kind="track", code=track.track_id, title=track.title)


def _mint(
    context: ToolContext,
    track: "Track",
    value: float | int,
    unit: Unit,
    statistic: str,
    as_of: str,
    citation: "Citation",
    note: str,
    area: FactArea | None = None,
) -> Fact:
    return context.ledger.mint(
        value=value,
        unit=unit,
        statistic=statistic,
        of=_of(track),
        as_of=as_of,
        basis="derived",
        note=note,
        citation=citation,
        area=area,
    )


def trend(context: ToolContext, track: "Track") -> Content:
    """Jobs, typical pay and the same in May prices of the latest year, stretch by stretch."""
    history = context.knowledge.tracks.history(track.track_id)
    if history is None:
        return None
    lines = []
    for stretch in history.stretches:
        line: dict[str, Any] = {"years": stretch.label.replace("-", "–"), "classification": stretch.classification}
        points = [_point(context, track, history, stretch, one) for one in stretch.points]
        drawn = [one for one in points if len(one) > 2]
        line |= {"points": drawn, "growth": _growth(context, track, stretch)} if drawn else {"text": _TOO_LITTLE}
        lines.append(line)
    return {"text": _STRETCHES, "stretches": lines}


def _point(
    context: ToolContext, track: "Track", history: "TrackHistory", stretch: "Stretch", one: "HistoryPoint"
) -> dict[str, Any]:
    """A year with the facts that it has; `covers` is the share of the track's latest jobs behind them."""
    nation = minting.fact_area(context.knowledge.areas.nation)
    as_of, basket = one.citation.vintage.label, f"the codes that can be followed through {stretch.label}"
    covers = f"jobs of {history.latest} in {basket} / jobs of {history.latest} in all codes of the track"
    found: dict[str, Any] = {"year": str(one.year)}
    if one.employment is None and one.typical_median is None:
        return found
    found["covers"] = _mint(
        context, track, one.jobs_covered_pct, "percent", "coverage", stretch.label, one.citation, covers
    ).id
    if one.employment is not None:
        note = f"sum of jobs over {basket}; split and merged codes counted together"
        found["employment"] = _mint(
            context, track, one.employment, "people", "employment", as_of, one.citation, note, nation
        ).id
    if one.typical_median is not None:
        note = f"mean of national medians weighted by jobs, over {basket} that have a median in every year"
        nominal = _mint(
            context, track, one.typical_median, "USD/year", "typical_median", as_of, one.citation, note, nation
        )
        found["typical_median"] = nominal.id
        if one.real is not None and history.prices is not None:
            note = f"{nominal.id} x CPI of May {history.latest} / CPI of May {one.year}"
            real_as_of = f"{as_of}, in prices of May {history.latest}"
            found["real"] = _mint(
                context, track, one.real, "USD/year", "typical_median", real_as_of, history.prices, note, nation
            ).id
    return found


def _growth(context: ToolContext, track: "Track", stretch: "Stretch") -> dict[str, str]:
    """Change from the first to the last year of one stretch, never across two."""
    first, last = stretch.points[0], stretch.points[-1]
    found = {}
    for name, start, end, what in (
        ("employment", first.employment, last.employment, "jobs"),
        ("real_pay", first.real, last.real, "typical pay in constant May prices"),
    ):
        if start and end and first.year != last.year:
            note = f"100 x ({what} of {last.year} / {what} of {first.year} - 1), same basket"
            value = round(100 * (end / start - 1), 1)
            found[name] = _mint(
                context, track, value, "percent", f"{name}_change", stretch.label, last.citation, note
            ).id
    return found


def pay_by_place(context: ToolContext, track: "Track", *, every_state: bool) -> Content:
    """Typical pay by thirds of the states by price level and in the best paying states, before and after prices."""
    places = context.knowledge.tracks.places(track.track_id)
    if places is None or not places.states:
        return None
    tiers = []
    for one in places.tiers:
        note = (
            f"mean of the states' typical pay weighted by the track's jobs, {one.tier} third of states by price parity"
        )
        line: dict[str, Any] = {"states": f"{one.tier} third by prices"}
        line["nominal"] = _place_fact(context, track, places, one.nominal, False, note).id
        line["real"] = _place_fact(context, track, places, one.real, True, note).id
        tiers.append(line)
    content: dict[str, Any] = {"text": _order(places), "tiers": tiers}
    shown = places.states if every_state else places.states[:_SOME]
    content["highest"] = [_state(context, track, places, one) for one in shown]
    content["highest_in_us_prices"] = [_state(context, track, places, one) for one in places.by_real[:_SOME]]
    content["moved_most"] = [
        _state(context, track, places, one)
        | {
            "rank": _rank(context, track, places, before, one, "before prices").id,
            "rank_in_us_prices": _rank(context, track, places, after, one, "after prices").id,
        }
        for one, before, after in places.moved()
    ]
    if places.left_out:
        content["left_out"] = ", ".join(_area(context, code).title for code in places.left_out)
    return content


def _order(places: "TrackPlaces") -> str:
    tiers = places.tiers
    if not tiers:
        return "No price parity is on file, so pay stands as it is paid."
    before, after = max(tiers, key=lambda one: one.nominal), max(tiers, key=lambda one: one.real)
    if before.tier == after.tier:
        return f"The {before.tier} third of the states by prices pays most, both before and after prices are taken out."
    return (
        f"The order flips: the {before.tier} third of the states by prices pays most in dollars, but in US prices the "
        f"{after.tier} third does."
    )


def _area(context: ToolContext, code: str) -> FactArea:
    found = context.knowledge.areas.get(code)
    assert found is not None
    return minting.fact_area(found)


def _place_fact(
    context: ToolContext,
    track: "Track",
    places: "TrackPlaces",
    value: int,
    real: bool,
    note: str,
    area: FactArea | None = None,
) -> Fact:
    unit: Unit = "USD/year, US prices" if real else "USD/year"
    citation = places.parity_citation if real and places.parity_citation else places.citation
    if real:
        note += f"; divided by the state's price parity of {places.parity_year} / 100"
    as_of = places.citation.vintage.label
    return _mint(context, track, value, unit, "typical_median", as_of, citation, note, area)


def _state(context: ToolContext, track: "Track", places: "TrackPlaces", one: "StatePay") -> dict[str, Any]:
    area = _area(context, one.area_code)
    note = f"mean of medians weighted by jobs, each six-digit code once; {one.covered_pct:g} % of the track's national jobs"
    found = {
        "state": area.title,
        "nominal": _place_fact(context, track, places, one.nominal, False, note, area).id,
    }
    if one.real is not None:
        found["real"] = _place_fact(context, track, places, one.real, True, note, area).id
    return found


def _rank(context: ToolContext, track: "Track", places: "TrackPlaces", rank: int, one: "StatePay", when: str) -> Fact:
    note = f"place among {len(places.by_real)} states by typical pay, {when}"
    as_of, area = places.citation.vintage.label, _area(context, one.area_code)
    return minting.count(context.ledger, rank, "rank", _of(track), as_of, places.citation, note, area)


def progression(context: ToolContext, track: "Track") -> Content:
    """Roles by level with national pay, most jobs first, and the typical pay of each level."""
    from knowledge.tracks import LEVELS

    nation = context.knowledge.areas.nation
    area, lines = minting.fact_area(nation), []
    for level in LEVELS:
        codes = tuple(dict.fromkeys(one.oews_code for one in track.at(level) if one.oews_code))
        if not codes:
            lines.append({"level": level, "text": _NO_ROLE})
            continue
        pay = context.knowledge.wages.group_pay(codes, nation)
        line: dict[str, Any] = {"level": level}
        if pay.citation is not None and pay.typical_median is not None:
            note = f"mean of medians weighted by jobs over the track's codes at level {level}, each once"
            as_of = pay.citation.vintage.label
            line["typical_median"] = _mint(
                context, track, pay.typical_median, "USD/year", f"typical_median_{level}", as_of, pay.citation, note, area
            ).id  # fmt: skip
        roles = sorted(pay.members, key=lambda one: (-(one.employment or 0), one.oews_code))[:MOST]
        line["roles"] = [
            {"code": one.oews_code, "title": one.title, "median": _median(context, one.oews_code)}
            for one in sorted(roles, key=lambda one: (one.annual_median_usd or 0, one.oews_code))
        ]
        if len(pay.members) > len(roles):
            line["text"] = "The roles with most jobs are shown; the others are among the members."
        lines.append(line)
    return lines


def _median(context: ToolContext, code: str) -> str | None:
    wage = context.knowledge.wages.get(code, context.knowledge.areas.nation.code)
    fact = minting.pay(context.ledger, wage, "median") if wage is not None else None
    return fact.id if fact is not None else None


def industries(context: ToolContext, track: "Track") -> Content:
    """Sectors by share of the track's jobs, with typical pay there."""
    from knowledge.track_industries import BLURBS

    found = context.knowledge.tracks.industries(track.track_id)
    if found is None:
        return None
    nation, as_of = minting.fact_area(context.knowledge.areas.nation), found.citation.vintage.label
    blurbs = {one.section: one for one in context.knowledge.narratives.of("method", "industries")}
    lines = []
    for one in found.sectors:
        if one.share_pct < _LEAST_SHARE_PCT:
            continue
        note = f"100 x the track's jobs in {one.title} / its jobs in all sectors, as far as counted"
        line: dict[str, Any] = {
            "sector": _SHORT.get(one.naics, one.title),
            "share": _mint(context, track, one.share_pct, "percent", "share", as_of, found.citation, note, nation).id,
        }
        if one.typical_median is not None:
            note = f"mean of medians in {one.title} weighted by jobs, {one.covered_pct:g} % of the track's jobs there"
            line["typical_median"] = _mint(
                context, track, one.typical_median, "USD/year", "typical_median", as_of, found.citation, note, nation
            ).id
        if blurb := prose(context, blurbs.get(BLURBS.get(one.naics, ""))):
            line["blurb"] = blurb
        lines.append(line)
    return {"sectors": lines}


def transfers(context: ToolContext, track: "Track") -> Content:
    """The nearest tracks by skills and activities, and how that was computed."""
    from knowledge.track_transfers import METHOD

    found = context.knowledge.tracks.transfers(track.track_id)
    if not found:
        return None
    lines = [
        {
            "track": one.track_id,
            "title": one.title,
            "likeness": context.ledger.mint(
                value=one.similarity,
                unit="ratio",
                statistic="likeness",
                of=_of(track),
                as_of=one.citation.vintage.label,
                basis="derived",
                note=f"with {one.title}: {METHOD}",
                citation=one.citation,
                row=RowRef(
                    table="track_transfer", key={"track_id": track.track_id, "to_track_id": one.track_id}, column="similarity"
                ),
            ).id,
        }
        for one in found
    ]  # fmt: skip
    return {"tracks": lines, "method": METHOD}


def attribution(context: ToolContext, track: "Track") -> Content:
    """What is federal data and what is this project's own word, apart."""
    number = context.ledger.cite(track.citation)
    return [
        {"text": "Pay, jobs and prices are figures of the Bureau of Labor Statistics and the Bureau of Economic Analysis; "
         "skills and activities are O*NET's. Neither agency made or checked the track."},
        {"text": "Which occupations make up the track, their levels and every narrative are this project's own judgement "
         "and words.", "citation": number},
    ]  # fmt: skip
