"""Countries, provinces and large cities outside the United States: a reviewed list, so that "Toronto" is understood as
outside what the figures cover rather than unknown.

Holds no figure. Positions stand only where a foreign city lies so near the border that the nearest US ZIP would
otherwise be taken for the place.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.areas.naming import fold


class Abroad(NamedTuple):
    """A place outside the United States and the country it is in (the same for a country)."""

    name: str
    country: str


class BorderPoint(NamedTuple):
    """A foreign city near the border, in degrees."""

    name: str
    country: str
    lat: float
    lon: float


@cache
def places() -> dict[str, Abroad]:
    """Folded name -> place."""
    found: dict[str, Abroad] = {}
    for row in _rows():
        found.setdefault(fold(row["name"]), Abroad(row["name"], row["country"]))
    return found


@cache
def border() -> tuple[BorderPoint, ...]:
    """Foreign cities within reach of a US ZIP."""
    return tuple(
        BorderPoint(row["name"], row["country"], float(row["lat"]), float(row["lon"])) for row in _rows() if row["lat"]
    )


PROVINCES = {
    "on": "Canada", "bc": "Canada", "qc": "Canada", "ab": "Canada", "mb": "Canada", "sk": "Canada", "ns": "Canada",
    "nb": "Canada", "nl": "Canada", "pe": "Canada", "uk": "United Kingdom", "uae": "United Arab Emirates",
}  # fmt: skip
"""What may stand after a foreign city's comma, beyond the names on the list."""


def country_after_comma(text: str) -> str | None:
    """The country of `"Paris, France"` or `"Toronto, ON"`; `None` where no foreign place stands after the comma."""
    head, comma, tail = text.rpartition(",")
    if not comma or not head.strip():
        return None
    folded = fold(tail)
    if folded in PROVINCES:
        return PROVINCES[folded]
    found = places().get(folded)
    return None if found is None else found.country


def country_after_city(folded: str) -> str | None:
    """The country of a folded `"vancouver bc"` or `"paris france"`: a foreign city, then its province or country."""
    words = folded.split()
    for count in (1, 2):
        city, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if city in places():
            country = PROVINCES.get(tail) or (places()[tail].country if tail in places() else None)
            if country is not None:
                return country
    return None


def _rows() -> list[dict[str, str]]:
    text = (files("knowledge") / "starter" / "abroad.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
