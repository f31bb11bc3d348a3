"""Regional price parities (BEA): what the same basket costs in a place, US = 100, and pay divided by it.

A parity compares places within one year. It is not an inflation index, and nothing here uses it as one.
"""

from collections.abc import Callable
from functools import cached_property

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine

from knowledge.areas import Area
from knowledge.citations import Citation

_COLUMNS = (
    "area_code, year, title, all_items_index, goods_index, housing_index, utilities_index, services_index, source_key"
)


class Parity(BaseModel):
    """Price level of one area in one year, US = 100. `area_code` is the code BEA publishes it under: for a
    nonmetropolitan area that is its state's nonmetropolitan portion (`16999`)."""

    model_config = ConfigDict(frozen=True)

    area_code: str
    title: str
    year: int
    all_items: float
    goods: float | None = None
    housing: float | None = None
    utilities: float | None = None
    services: float | None = None
    citation: Citation


def in_us_prices(amount: float, all_items: float) -> float:
    """Pay in US prices: `amount` divided by the parity of the wage's own area (CONTRACT section 6).

    A yearly amount (1,000 and above) comes back in whole dollars, an hourly one in cents. Never pass a floor: a
    top-code is no number to divide.
    """
    real = amount / (all_items / 100)
    return float(round(real)) if amount >= 1000 else round(real, 2)


class Parities:
    """Price parities by area, latest published year unless another is asked for."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def of(self, area: Area, year: int | None = None) -> Parity | None:
        """The parity of this very area: metropolitan area, state, a nonmetropolitan area's state portion, the nation
        (100). `None` where BEA publishes none (Guam, Puerto Rico); a wider area is never put in its place."""
        code = self._code(area)
        found = self._latest.get(code) if year is None else self._read(code, year)
        if found is None and area.level == "nation" and self._latest:
            # The nation is 100 by definition; a pack that holds only states still has it, under those states' source.
            state = next(iter(self._latest.values()))
            return Parity(
                area_code=area.code, title=area.title, year=year or state.year, all_items=100.0, citation=state.citation
            )
        return found

    def years(self, area: Area) -> tuple[int, ...]:
        """Every year with a parity for this area, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT year FROM price_parity WHERE area_code = ? ORDER BY year", (self._code(area),)
            )
            return tuple(int(row[0]) for row in rows)

    @staticmethod
    def _code(area: Area) -> str:
        return f"{area.code[:2]}999" if area.level == "nonmetropolitan" else area.code

    def _read(self, code: str, year: int) -> Parity | None:
        with self._engine.connect() as connection:
            row = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM price_parity WHERE area_code = ? AND year = ?",  # noqa: S608
                (code, year),
            ).first()
        return None if row is None else self._record(tuple(row))

    @cached_property
    def _latest(self) -> dict[str, Parity]:
        # Some 540 areas, read by every real-pay question: kept, as a build never changes.
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM price_parity AS p"  # noqa: S608
                " WHERE year = (SELECT max(year) FROM price_parity AS q WHERE q.area_code = p.area_code)"
            ).all()
        return {str(row[0]): self._record(tuple(row)) for row in rows}

    def _record(self, row: tuple[object, ...]) -> Parity:
        code, year, title, all_items, goods, housing, utilities, services, source = row
        return Parity.model_validate(
            {
                "area_code": code,
                "year": year,
                "title": title,
                "all_items": all_items,
                "goods": goods,
                "housing": housing,
                "utilities": utilities,
                "services": services,
                "citation": self._citation(str(source)),
            }
        )
