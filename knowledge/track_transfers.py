"""Tracks whose people use the same skills and do the same activities: likeness of two tracks, computed.

A track is the mean of the importance ratings of its primary occupations, weighted by jobs; from it the mean of all jobs
is taken away, so that what everybody does ("listening") makes nothing alike. It says nothing of licences or pay.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import sqrt

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine

from knowledge.citations import Citation
from knowledge.schema import TrackTransferRow

METHOD = (
    "importance of O*NET skills and work activities, mean of the track's primary occupations weighted by jobs, less the "
    "mean of all jobs and divided by its spread; likeness is the cosine of two tracks, 1 = the same mix"
)


class Transfer(BaseModel):
    """Another track and how alike it is, -1..1; `rank` 1 = nearest."""

    model_config = ConfigDict(frozen=True)

    track_id: str
    title: str
    similarity: float
    rank: int
    citation: Citation


def read(engine: Engine, citation: Callable[[str], Citation], track_id: str, most: int = 5) -> tuple[Transfer, ...]:
    """The nearest tracks that are more alike than not; none where the build has no ratings."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT x.to_track_id, t.title, x.similarity, x.rank, x.source_key FROM track_transfer AS x"
            " JOIN track AS t ON t.track_id = x.to_track_id WHERE x.track_id = ? AND x.similarity > 0"
            " ORDER BY x.rank LIMIT ?",
            (track_id, most),
        ).all()
    return tuple(
        Transfer(track_id=other, title=title, similarity=alike, rank=rank, citation=citation(key))
        for other, title, alike, rank, key in rows
    )


def derive(connection: Connection) -> Iterator[TrackTransferRow]:
    """Every pair of tracks, both ways."""
    ratings: defaultdict[str, dict[str, float]] = defaultdict(dict)
    source = ""
    for code, element, value, key in connection.exec_driver_sql(
        "SELECT r.onet_soc_code, r.element_id, r.value, r.source_key FROM rating AS r JOIN element AS e"
        " ON e.element_id = r.element_id WHERE r.scale = 'IM' AND e.kind IN ('skill', 'activity')"
    ):
        ratings[code][element] = value
        source = key
    weights = _weights(connection, set(ratings))
    elements = sorted({element for vector in ratings.values() for element in vector})
    everybody = [(weight, ratings[code]) for code, (_, weight) in weights.items()]
    if not everybody or sum(weight for weight, _ in everybody) <= 0:
        return
    centre = _mean(everybody, elements)
    spread = [
        sqrt(value) or 1.0
        for value in _mean(
            [
                (weight, {e: (v.get(e, c) - c) ** 2 for e, c in zip(elements, centre, strict=True)})
                for weight, v in everybody
            ],
            elements,
        )
    ]
    vectors: dict[str, list[float]] = {}
    for track_id in sorted({track for track, _ in weights.values()}):
        own = [(weight, ratings[code]) for code, (track, weight) in weights.items() if track == track_id]
        if sum(weight for weight, _ in own) > 0:
            mean = _mean(own, elements)
            vectors[track_id] = [(m - c) / s for m, c, s in zip(mean, centre, spread, strict=True)]
    for track_id, vector in vectors.items():
        alike = sorted(
            ((_cosine(vector, other), name) for name, other in vectors.items() if name != track_id),
            key=lambda pair: (-pair[0], pair[1]),
        )
        for rank, (similarity, name) in enumerate(alike, start=1):
            yield TrackTransferRow(
                track_id=track_id, to_track_id=name, rank=rank, similarity=round(similarity, 2), source_key=source
            )


def _weights(connection: Connection, rated: set[str]) -> dict[str, tuple[str, float]]:
    """Occupation -> its primary track and its jobs; the jobs of a shared pay code in equal parts."""
    rows = connection.exec_driver_sql(
        "SELECT m.onet_soc_code, m.track_id, o.oews_code, w.employment FROM track_member AS m JOIN occupation AS o"
        " ON o.onet_soc_code = m.onet_soc_code JOIN wage AS w ON w.oews_code = o.oews_code AND w.area_code = 'US'"
        " AND w.year = (SELECT max(year) FROM wage WHERE area_code = 'US')"
        " WHERE m.role = 'primary' AND w.employment IS NOT NULL ORDER BY m.onet_soc_code"
    ).all()
    found = [(code, track, oews, jobs) for code, track, oews, jobs in rows if code in rated]
    sharing: defaultdict[str, int] = defaultdict(int)
    for _, _, oews, _ in found:
        sharing[oews] += 1
    return {code: (track, jobs / sharing[oews]) for code, track, oews, jobs in found}


def _mean(weighted: list[tuple[float, dict[str, float]]], elements: list[str]) -> list[float]:
    total = sum(weight for weight, _ in weighted)
    return [sum(weight * vector.get(element, 0.0) for weight, vector in weighted) / total for element in elements]


def _cosine(left: list[float], right: list[float]) -> float:
    length = sqrt(sum(one * one for one in left)) * sqrt(sum(one * one for one in right))
    return sum(one * other for one, other in zip(left, right, strict=True)) / length if length else 0.0
