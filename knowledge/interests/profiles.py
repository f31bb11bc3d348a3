"""O*NET's ratings of every occupation on the descriptors that the table of interest words leans on, made comparable.

Interest profiles are rated with machine learning and experts, work styles by AI and experts, as the publisher states:
neither is a survey of workers. A missing rating stays missing.
"""

from statistics import fmean, pstdev
from typing import NamedTuple

from sqlalchemy import Engine

from knowledge.interests.words import Evidence, Meaning, descriptors, job_weight

RATED = (
    "O*NET's interest profiles and work styles are machine-rated (by AI or machine learning with experts), not surveyed"
)
CLIP = 2.5
NOT_LISTED = -0.5


class Candidate(NamedTuple):
    """An occupation that can be offered: it has pay of its own code and an interest profile."""

    onet_soc_code: str
    title: str
    oews_code: str
    employment: int | None  # nation; only to prefer what many people do


class Profiles(NamedTuple):
    """`standing`: descriptor -> occupation -> standard score among the candidates."""

    candidates: tuple[Candidate, ...]
    standing: dict[tuple[str, str], dict[str, float]]
    names: dict[tuple[str, str], str]


_CANDIDATES = """
SELECT o.onet_soc_code, o.title, o.oews_code, w.employment
FROM occupation AS o
JOIN wage AS w ON w.oews_code = o.oews_code AND w.area_code = 'US'
 AND w.year = (SELECT max(year) FROM wage WHERE area_code = 'US')
WHERE o.title NOT LIKE '%All Other%'
  AND EXISTS (SELECT 1 FROM rating AS r WHERE r.onet_soc_code = o.onet_soc_code AND r.scale = 'OI')
ORDER BY o.onet_soc_code
"""
_RATINGS = "SELECT element_id, onet_soc_code, value FROM rating WHERE scale = ? AND element_id IN ({})"
_SCALES = {"interest": "OI", "style": "WI"}  # all others by importance


def read(engine: Engine) -> Profiles:
    """The ratings of a build as standard scores, read once."""
    # The longest names first, so that a whole name is met before one that begins like it.
    wanted = sorted(descriptors(), key=lambda one: (-len(one[1]), one))
    values: dict[tuple[str, str], dict[str, float]] = {}
    names: dict[tuple[str, str], str] = {}
    elements: dict[str, tuple[str, str]] = {}
    with engine.connect() as connection:
        candidates = tuple(Candidate(*row) for row in connection.exec_driver_sql(_CANDIDATES))
        known = {one.onet_soc_code for one in candidates}
        for element, kind, name in connection.exec_driver_sql("SELECT element_id, kind, name FROM element"):
            key = next((one for one in wanted if one[0] == kind and name.startswith(one[1])), None)
            if key is not None:
                elements[element], names[key] = key, name
        for scale in ("OI", "WI", "IM"):
            ids = [element for element, key in elements.items() if _SCALES.get(key[0], "IM") == scale]
            statement = _RATINGS.format(",".join("?" * len(ids)))
            for element, code, value in connection.exec_driver_sql(statement, (scale, *ids)):
                if code in known:
                    values.setdefault(elements[element], {})[code] = value
    return Profiles(candidates, {key: _standard(rated) for key, rated in values.items()}, names)


def _standard(rated: dict[str, float]) -> dict[str, float]:
    mean, spread = fmean(rated.values()), pstdev(rated.values()) or 1.0
    return {code: max(-CLIP, min(CLIP, (value - mean) / spread)) for code, value in rated.items()}


def agreement(profiles: Profiles, meaning: Meaning, code: str) -> float | None:
    """How far an occupation is rated towards a meaning, about -2.5 to 2.5; `None` where nothing of it is rated."""
    parts = [
        (abs(one.weight), (1 if one.weight > 0 else -1) * found)
        for one in meaning.evidence
        if (found := profiles.standing.get((one.kind, one.name), {}).get(code)) is not None
    ]
    rated = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts) if parts else None
    if not meaning.jobs:
        return rated
    listed = job_weight(meaning, code)
    ours = CLIP * listed / 3 if listed else NOT_LISTED
    return ours if rated is None else (rated + ours) / 2


def telling(profiles: Profiles, meaning: Meaning, code: str, *, most: int = 2) -> str:
    """The descriptors that point most to a meaning in an occupation, by their official names: "A and B rate high".
    Empty where none stands out."""
    found = [
        (one.weight * value, one)
        for one in meaning.evidence
        if (value := profiles.standing.get((one.kind, one.name), {}).get(code)) is not None
    ]
    ordered = sorted(found, key=lambda pair: (-pair[0], pair[1].name))[:most]
    clear = [one for value, one in ordered if value >= 0.5]
    parts = []
    for word, ones in (
        ("high", [one for one in clear if one.weight > 0]),
        ("low", [one for one in clear if one.weight < 0]),
    ):
        names = [said(profiles, one) for one in ones]
        if names:
            several = len(names) > 1 or ones[0].kind == "interest"
            parts.append(f"{' and '.join(names)} {'rate' if several else 'rates'} {word}")
    return ", ".join(parts)


def said(profiles: Profiles, one: Evidence) -> str:
    """A descriptor as a sentence names it."""
    name = profiles.names.get((one.kind, one.name), one.name)
    return f"{name} interests" if one.kind == "interest" else f"“{name}”"
