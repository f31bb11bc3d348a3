"""AI resilience of an occupation: three published inputs, three points functions, one score 1..6 and its range.

The rule is additive and can be checked by hand: `score = max(1, exposure points + growth points + EPOCH points)`.
It is a coarse ordering. This module never says that a job is safe or doomed, never scores a career or a track as one
thing, never turns a missing input into a number, and never mixes in the record that another publisher prints.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine, select
from sqlmodel import SQLModel

from knowledge.citations import Citation
from knowledge.schema import ResilienceRow, SourceRow

_TABLES = SQLModel.metadata.tables

METHOD_KEY = "resilience-method"
METHOD_VERSION = "1.0"
DIMENSIONS = ("empathy", "presence", "opinion", "creativity", "hope")
ALL_POINTS = (0, 1, 2)

Descriptor = tuple[str, str]
"""(O*NET element id, scale)."""

_SOCIAL: tuple[Descriptor, ...] = (("4.A.4.a.4", "IM"), ("4.A.4.a.8", "IM"), ("1.D.2.f", "WI"))
_HANDS_ON: tuple[Descriptor, ...] = (("4.A.3.a.1", "IM"), ("4.A.3.a.2", "IM"), ("1.A.2.a.2", "IM"))
DESCRIPTORS: dict[str, tuple[Descriptor, ...]] = {
    "empathy": (("2.B.1.a", "IM"), ("2.B.1.f", "IM"), ("4.A.4.a.5", "IM"), ("1.D.2.c", "WI")),
    "presence": _SOCIAL + _HANDS_ON,
    "opinion": (("2.B.4.e", "IM"), ("4.A.2.b.1", "IM"), ("4.A.2.a.1", "IM"), ("1.D.3.d", "WI")),
    "creativity": (("4.A.2.b.2", "IM"), ("1.A.1.b.2", "IM"), ("1.A.1.b.1", "IM"), ("1.D.1.a", "WI")),
    "hope": (("4.A.4.b.4", "IM"), ("4.A.4.b.5", "IM"), ("4.A.2.b.4", "IM"), ("1.D.1.i", "WI"), ("1.D.2.e", "WI")),
}
"""What each EPOCH-style dimension is built from. Presence is the larger of its social and its hands-on half."""


def exposure_points(exposure: float) -> int:
    """2 below 25, 0 above 50, 1 from 25 to 50 (both ends included). `exposure` runs 0..100."""
    rounded = round(exposure, 6)
    return 2 if rounded < 25 else 1 if rounded <= 50 else 0


def growth_points(growth_pct: float) -> int:
    """2 above 5 percent over the projection period, 0 below 0, 1 from 0 to 5 (both ends included)."""
    rounded = round(growth_pct, 6)
    return 2 if rounded > 5 else 1 if rounded >= 0 else 0


def epoch_points(epoch_sum: int) -> int:
    """2 from 20, 1 from 12, else 0. `epoch_sum` runs 5..25."""
    return 2 if epoch_sum >= 20 else 1 if epoch_sum >= 12 else 0


def total(exposure: int, growth: int, epoch: int) -> int:
    """The score 1..6 of three points (0..2 each): their sum, with 0 and 1 merged into 1."""
    return max(1, exposure + growth + epoch)


def score(exposure: float, growth_pct: float, epoch_sum: int) -> int:
    """The score 1..6 of three inputs."""
    return total(exposure_points(exposure), growth_points(growth_pct), epoch_points(epoch_sum))


def score_range(exposures: Sequence[float] | None, growth_pct: float | None, epoch_sum: int | None) -> tuple[int, int]:
    """Lowest and highest score over the raters' exposures, growth as published, and the EPOCH sum give or take one.

    A missing input (`None`) runs over all its points.
    """
    from_exposure = ALL_POINTS if exposures is None else tuple(exposure_points(value) for value in exposures)
    from_growth = ALL_POINTS if growth_pct is None else (growth_points(growth_pct),)
    from_epoch = ALL_POINTS if epoch_sum is None else tuple(epoch_points(epoch_sum + step) for step in (-1, 0, 1))
    scores = [total(*points) for points in product(from_exposure, from_growth, from_epoch)]
    return min(scores), max(scores)


def percentile(value: float, ordered: Sequence[float]) -> float:
    """Share of `ordered` (ascending) below `value`, plus half of those equal to it; 0..1."""
    below, upto = bisect_left(ordered, value), bisect_right(ordered, value)
    return (below + (upto - below) / 2) / len(ordered)


def fifth(share: float) -> int:
    """A percentile 0..1 as a dimension score 1..5."""
    return min(5, 1 + int(5 * share + 1e-9))


Ratings = Mapping[Descriptor, float]


def epoch_dimensions(ratings: Mapping[str, Ratings], base: Iterable[str]) -> dict[str, dict[str, int]]:
    """Dimension scores 1..5 of every occupation that has all descriptors, ranked among the occupations of `base`."""
    needed = {descriptor for group in DESCRIPTORS.values() for descriptor in group}
    whole = {code: values for code, values in ratings.items() if needed <= values.keys()}
    among = [code for code in base if code in whole]
    if not among:
        return {}
    ordered = {descriptor: sorted(whole[code][descriptor] for code in among) for descriptor in needed}

    def means(group: Sequence[Descriptor]) -> dict[str, float]:
        return {
            code: round(sum(percentile(values[one], ordered[one]) for one in group) / len(group), 9)
            for code, values in whole.items()
        }

    def ranked(group: Sequence[Descriptor]) -> dict[str, float]:
        mean = means(group)
        order = sorted(mean[code] for code in among)
        return {code: percentile(value, order) for code, value in mean.items()}

    shares = {name: ranked(group) for name, group in DESCRIPTORS.items() if name != "presence"}
    social, hands_on = ranked(_SOCIAL), ranked(_HANDS_ON)
    shares["presence"] = {code: max(social[code], hands_on[code]) for code in whole}
    return {code: {name: fifth(shares[name][code]) for name in DIMENSIONS} for code in whole}


def source_rows() -> Iterator[SourceRow]:
    """The method itself as a source, so that a computed score cites how it was made."""
    yield SourceRow(
        key=METHOD_KEY,
        publisher="Career Advisor project",
        dataset="AI resilience score",
        title=f"AI resilience method {METHOD_VERSION}: task exposure, projected growth, EPOCH-style strengths",
        vintage="2026",
        year=2026,
        url="https://github.com/openai/GPTs-are-GPTs",
        licence="MIT",
        attribution="Computed from task labels of GPTs-are-GPTs, BLS Employment Projections and O*NET descriptors.",
        file="resilience.py",
        sha256="",
        kind="derived",
        note="EPOCH-style, built from O*NET by this project; not the EPOCH data set of its authors.",
    )


def derive(connection: Connection) -> Iterator[ResilienceRow]:
    """One row per occupation of the build, from its exposure, projection and rating rows.

    An occupation without one of the three inputs has no score, but a range over all values of the missing one.
    """
    occupation, projection = _TABLES["occupation"].c, _TABLES["projection"].c
    exposed, rating = _TABLES["exposure"].c, _TABLES["rating"].c
    newest_last = select(projection.nem_code, projection.growth_pct).order_by(projection.base_year)
    growth = {code: value for code, value in connection.execute(newest_last) if value is not None}
    labels = select(exposed.onet_soc_code, exposed.gpt4_beta, exposed.human_beta)
    exposure = {code: (100 * gpt4, 100 * human) for code, gpt4, human in connection.execute(labels)}
    needed = {descriptor for group in DESCRIPTORS.values() for descriptor in group}
    wanted = rating.element_id.in_({element for element, _ in needed})
    ratings: dict[str, dict[Descriptor, float]] = defaultdict(dict)
    for code, element, scale, value in connection.execute(
        select(rating.onet_soc_code, rating.element_id, rating.scale, rating.value).where(wanted)
    ):
        if (element, scale) in needed:
            ratings[code][(element, scale)] = value
    dimensions = epoch_dimensions(ratings, base=exposure)
    occupations = select(occupation.onet_soc_code, occupation.soc_code, occupation.nem_code)
    for code, soc_code, nem_code in connection.execute(occupations.order_by(occupation.onet_soc_code)):
        yield _row(code, exposure.get(code), growth.get(nem_code), nem_code == soc_code, dimensions.get(code))


def _row(
    code: str,
    raters: tuple[float, float] | None,
    growth_pct: float | None,
    growth_is_own: bool,
    parts: Mapping[str, int] | None,
) -> ResilienceRow:
    mean = sum(raters) / 2 if raters else None
    epoch_sum = sum(parts.values()) if parts else None
    low, high = score_range((*raters, mean) if raters and mean is not None else None, growth_pct, epoch_sum)
    given = (("exposure", mean), ("growth", growth_pct), ("epoch", epoch_sum))
    complete = mean is not None and growth_pct is not None and epoch_sum is not None
    return ResilienceRow(
        onet_soc_code=code,
        score=score(mean, growth_pct, epoch_sum) if complete else None,  # type: ignore[arg-type]
        low=low,
        high=high,
        exposure=None if mean is None else round(mean, 4),
        exposure_gpt4=None if raters is None else round(raters[0], 4),
        exposure_human=None if raters is None else round(raters[1], 4),
        exposure_points=None if mean is None else exposure_points(mean),
        growth_pct=growth_pct,
        growth_points=None if growth_pct is None else growth_points(growth_pct),
        growth_basis="missing" if growth_pct is None else "measured" if growth_is_own else "group",
        epoch_sum=epoch_sum,
        epoch_points=None if epoch_sum is None else epoch_points(epoch_sum),
        missing=",".join(name for name, value in given if value is None),
        source_key=METHOD_KEY,
        **{f"epoch_{name}": (parts or {}).get(name) for name in DIMENSIONS},
    )


class Resilience(BaseModel):
    """The computed score of one occupation with its parts.

    `score` 1..6, `None` where an input in `missing` is not on file; `low`..`high` is always there. `exposure*` runs
    0..100 (tasks that need extra software count half; not a share of jobs), `growth_pct` is percent over the
    projection period, dimensions 1..5 each, `epoch_sum` 5..25. `growth_basis`: `measured`, `group` (the projection
    speaks of several occupations together) or `missing`. `inputs` cites the source of each input by name.
    """

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    score: int | None
    low: int
    high: int
    exposure: float | None
    exposure_gpt4: float | None
    exposure_human: float | None
    exposure_points: int | None
    growth_pct: float | None
    growth_points: int | None
    growth_basis: str
    epoch_empathy: int | None
    epoch_presence: int | None
    epoch_opinion: int | None
    epoch_creativity: int | None
    epoch_hope: int | None
    epoch_sum: int | None
    epoch_points: int | None
    missing: tuple[str, ...]
    method: str = METHOD_VERSION
    citation: Citation
    inputs: Mapping[str, Citation]


class ResilienceScores:
    """Computed scores by O*NET-SOC code."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def get(self, code: str) -> Resilience | None:
        """The score of one O*NET-SOC code (`11-3031` means `11-3031.00`); `None` for a code that is not on file."""
        found = self.of_many((code,))
        return found[0] if found else None

    def of_many(self, codes: Sequence[str]) -> tuple[Resilience, ...]:
        """The scores of many codes, in the order asked; codes that are not on file are left out."""
        wanted = [code if "." in code else f"{code}.00" for code in codes]
        scores, occupation = _TABLES["resilience"], _TABLES["occupation"]
        exposure, projection, rating = _TABLES["exposure"], _TABLES["projection"], _TABLES["rating"]
        code = scores.c.onet_soc_code
        of_growth = select(projection.c.source_key).where(projection.c.nem_code == occupation.c.nem_code)
        of_exposure = select(exposure.c.source_key).where(exposure.c.onet_soc_code == code)
        of_epoch = select(rating.c.source_key).where(rating.c.onet_soc_code == code)
        query = (
            select(
                scores,
                occupation.c.title,
                of_exposure.limit(1).scalar_subquery().label("from_exposure"),
                of_growth.order_by(projection.c.base_year.desc()).limit(1).scalar_subquery().label("from_growth"),
                of_epoch.limit(1).scalar_subquery().label("from_epoch"),
            )
            .join(occupation, occupation.c.onet_soc_code == code)
            .where(code.in_(wanted))
        )
        with self._engine.connect() as connection:
            rows = {row["onet_soc_code"]: dict(row) for row in connection.execute(query).mappings()}
        return tuple(self._record(rows[one]) for one in wanted if one in rows)

    def _record(self, row: dict[str, object]) -> Resilience:
        missing = tuple(name for name in str(row["missing"]).split(",") if name)
        inputs = {
            name: self._citation(str(row[f"from_{name}"]))
            for name in ("exposure", "growth", "epoch")
            if name not in missing and row[f"from_{name}"]
        }
        return Resilience.model_validate(
            {**row, "missing": missing, "citation": self._citation(str(row["source_key"])), "inputs": inputs}
        )
