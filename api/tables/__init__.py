"""Every table of a page and every ranking: rows whose figures are facts with their citation, for the page, CSV and XLSX.

`tables_of` reads the typed results of a lookup; nothing here computes a figure.
"""

from collections.abc import Callable

from advisor.answers import Lookup
from advisor.cards import ProfileCard
from api.tables import careers, moves, pay, places, rankings, scores, tracks, years
from api.tables.material import Material
from api.tables.records import Cell, Table

__all__ = ["Cell", "Table", "tables_of"]

_Maker = Callable[[Material], Table | None]
_PROFILE: tuple[_Maker, ...] = (
    scores.score, pay.ladder, careers.education, careers.time_and_cost, careers.jobs, years.history, places.pay_by_place,
    careers.training, careers.technology, careers.abilities, careers.also_known_as, careers.specializations, careers.related,
    moves.moves,
)  # fmt: skip
_TRACK: tuple[_Maker, ...] = (
    tracks.members, years.trend, places.pay_by_place, pay.roles, tracks.industries, tracks.transfers,
)  # fmt: skip


def tables_of(lookup: Lookup) -> dict[str, Table]:
    """The tables that a lookup holds, by name. Empty where it is of neither a profile, a track nor a ranking."""
    material = Material(lookup)
    makers: tuple[_Maker, ...] = (rankings.ranking,)
    if material.page is not None:
        makers = _PROFILE if isinstance(material.page, ProfileCard) else _TRACK
    found = (make(material) for make in makers)
    return {one.name: one for one in found if one is not None}
