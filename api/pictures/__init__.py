"""Pictures of a page: what each shows in words, its table, and its drawing as SVG or PNG.

`pictures_of` reads typed results and draws nothing; `draw` loads the drawing library. Nothing here computes a figure.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.answers import Lookup
from advisor.cards import ProfileCard
from api.pictures import ladders
from api.pictures.records import Made, Picture
from api.tables.material import Material

if TYPE_CHECKING:
    from api.pictures.palette import Theme
    from api.pictures.sheet import Size

__all__ = ["Picture", "absent_of", "draw", "pictures_of"]

_Maker = Callable[[Material], Made | str]
_PROFILE: dict[str, _Maker] = {"ladder": ladders.ladder}
_TRACK: dict[str, _Maker] = {"roles": ladders.roles}


def pictures_of(lookup: Lookup) -> dict[str, Picture]:
    """The pictures that a lookup has data for, by name, in the order of the page."""
    return {name: one.picture for name, one in _made(lookup).items() if isinstance(one, Made)}


def absent_of(lookup: Lookup) -> dict[str, str]:
    """The pictures that such a page would have, but for want of data: name -> the reason."""
    return {name: one for name, one in _made(lookup).items() if isinstance(one, str)}


def draw(lookup: Lookup, name: str, theme: "Theme", size: "Size" = "narrow") -> bytes:
    """A picture as SVG; the same lookup gives the same bytes. `narrow` is readable from 320 px on, `wide` from 640.
    Raises `KeyError` where `pictures_of` has none of that name."""
    from api.pictures.sheet import DRAWING, Sheet

    made = _made(lookup)[name]
    if not isinstance(made, Made):
        raise KeyError(name)
    with DRAWING:
        sheet = Sheet(size, theme)
        made.paint(sheet)
        return sheet.svg(made.picture.title, made.picture.alt)


def _made(lookup: Lookup) -> dict[str, Made | str]:
    material = Material(lookup)
    if material.page is None:
        return {}
    makers = _PROFILE if isinstance(material.page, ProfileCard) else _TRACK
    return {name: make(material) for name, make in makers.items()}
