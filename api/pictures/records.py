"""What a picture is before it is drawn: its words, its table, and how to paint it. Pure data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.tables import Table

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet


@dataclass(frozen=True)
class Picture:
    """A picture of a page. `alt` says in a sentence or two what to take from it, with the figures; `table` holds the
    same figures with their sources."""

    name: str
    title: str
    alt: str
    table: Table


@dataclass(frozen=True)
class Made:
    """A picture and how it is painted on a sheet. Making one costs nothing; painting loads the drawing library."""

    picture: Picture
    paint: "Callable[[Sheet], None]"
