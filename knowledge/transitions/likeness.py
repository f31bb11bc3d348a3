"""How alike two occupations are by O*NET's ratings of skills, knowledge and abilities: importance and level of each.

What everybody does makes nothing alike: from each rating the mean over all rated occupations is taken, and what is left
is divided by its spread. Likeness is the cosine of two such vectors, -1..1. It says nothing of pay, school or licences.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Engine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

METHOD = (
    "cosine of O*NET importance and level ratings of skills, knowledge and abilities, each less the mean of all rated "
    "occupations and divided by its spread; 1 = the same mix"
)
NEAR = 0.7
"""From here on two occupations that O*NET does not list as related are close enough to be shown."""


class _Matrix(NamedTuple):
    codes: tuple[str, ...]
    place: dict[str, int]
    rows: "NDArray[np.float32]"
    source_key: str


class Likeness:
    """Likeness of occupations, from ratings that are read once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def source_key(self) -> str:
        """The source of the ratings; empty where the build has none."""
        return self._matrix.source_key

    def to(self, code: str) -> dict[str, float]:
        """Likeness to every other rated occupation; empty where this one has no ratings."""
        matrix = self._matrix
        if code not in matrix.place:
            return {}
        alike = matrix.rows @ matrix.rows[matrix.place[code]]
        return {one: round(float(value), 2) for one, value in zip(matrix.codes, alike, strict=True) if one != code}

    def nearest(self, code: str, most: int) -> list[tuple[str, float]]:
        """The most alike occupations that are near at all, best first."""
        alike = [(one, value) for one, value in self.to(code).items() if value >= NEAR]
        return sorted(alike, key=lambda pair: (-pair[1], pair[0]))[:most]

    @cached_property
    def _matrix(self) -> _Matrix:
        import numpy as np

        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            # The driver's own cursor: two hundred thousand rows.
            cursor.execute(
                "SELECT r.onet_soc_code, r.element_id || r.scale, r.value, r.source_key FROM rating AS r JOIN element AS e"
                " ON e.element_id = r.element_id WHERE e.kind IN ('skill', 'knowledge', 'ability')"
                " AND r.scale IN ('IM', 'LV')"
            )
            rows = cursor.fetchall()
        finally:
            connection.close()
        codes = tuple(sorted({row[0] for row in rows}))
        columns = {name: i for i, name in enumerate(sorted({row[1] for row in rows}))}
        place = {code: i for i, code in enumerate(codes)}
        table = np.full((len(codes), len(columns)), np.nan, dtype=np.float32)
        table[[place[row[0]] for row in rows], [columns[row[1]] for row in rows]] = [row[2] for row in rows]
        if rows:
            spread = np.nanstd(table, axis=0)
            # A rating that is not on file counts as the mean: it makes nothing alike and nothing different.
            table = np.nan_to_num((table - np.nanmean(table, axis=0)) / np.where(spread > 0, spread, 1))
            length = np.linalg.norm(table, axis=1, keepdims=True)
            table = (table / np.where(length > 0, length, 1)).astype(np.float32)
        return _Matrix(codes, place, table, min((row[3] for row in rows), default=""))
