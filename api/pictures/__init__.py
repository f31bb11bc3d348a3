"""Pictures of a page: what each shows in words, its table, and its drawing as SVG or PNG.

`pictures_of` reads typed results and draws nothing; `draw` loads the drawing library. Nothing here computes a figure.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.answers import Lookup
from advisor.cards import ProfileCard
from api.pictures import industries, ladders, moves, places, roles, scores, years
from api.pictures.records import Made, Picture
from api.tables.material import Material

if TYPE_CHECKING:
    from api.pictures.palette import Size, Theme
    from api.pictures.sheet import Sheet

__all__ = ["Picture", "absent_of", "draw", "draw_png", "pictures_of", "warm"]

_Maker = Callable[[Material], Made | str]
_CAREER: dict[str, _Maker] = {"score": scores.score, "ladder": ladders.ladder, "moves": moves.moves}
_OCCUPATION: dict[str, _Maker] = _CAREER | {"history": years.history, "pay_by_place": places.pay_by_place}
_TRACK: dict[str, _Maker] = {
    "trend": years.trend, "pay_by_place": places.pay_by_place, "roles": roles.roles, "industries": industries.industries,
}  # fmt: skip


def pictures_of(lookup: Lookup) -> dict[str, Picture]:
    """The pictures that a lookup has data for, by name, in the order of the page."""
    return {name: one.picture for name, one in _made(lookup).items() if isinstance(one, Made)}


def absent_of(lookup: Lookup) -> dict[str, str]:
    """The pictures that such a page would have, but for want of data: name -> the reason."""
    return {name: one for name, one in _made(lookup).items() if isinstance(one, str)}


def draw(lookup: Lookup, name: str, theme: "Theme", size: "Size" = "narrow") -> bytes:
    """A picture as SVG; the same lookup gives the same bytes. `narrow` is readable from 320 px on, `wide` from 640.
    Raises `KeyError` where `pictures_of` has none of that name."""
    made, sheet = _painted(lookup, name, theme, size)
    return sheet.svg(made.picture.title, made.picture.alt)


def draw_png(lookup: Lookup, name: str, theme: "Theme" = "light", size: "Size" = "wide", scale: float = 2) -> bytes:
    """A picture as PNG with `scale` pixels a unit, for documents that take no SVG. Its ground is transparent. Raises as `draw`."""
    return _painted(lookup, name, theme, size)[1].png(scale)


def warm() -> None:
    """Load the drawing library and its font list now, so that the first reader of a picture does not wait for them."""
    from api.pictures.sheet import Sheet

    sheet = Sheet("narrow", "light")
    sheet.paragraph("warm")
    sheet.svg("", "")


def _painted(lookup: Lookup, name: str, theme: "Theme", size: "Size") -> "tuple[Made, Sheet]":
    from api.pictures.sheet import Sheet

    made = _made(lookup)[name]
    if not isinstance(made, Made):
        raise KeyError(name)
    sheet = Sheet(size, theme)
    made.paint(sheet)
    return made, sheet


def _made(lookup: Lookup) -> dict[str, Made | str]:
    material = Material(lookup)
    if material.page is None:
        return {}
    if not isinstance(material.page, ProfileCard):
        makers = _TRACK
    else:
        makers = _CAREER if material.page.kind == "career" else _OCCUPATION
    return {name: make(material) for name, make in makers.items()}
