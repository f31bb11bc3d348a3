"""The pictures of a page, by name, with the reasons for those that are not there."""

from collections.abc import Mapping
from typing import NamedTuple

from advisor.answers import Lookup
from api import pictures
from api.pictures import Picture


class Pictures(NamedTuple):
    """Pictures that have data, and why the others are not there. Nothing is drawn for the page itself."""

    found: Mapping[str, Picture]
    absent: Mapping[str, str]

    def named(self, name: str) -> Picture | None:
        """The picture of that name, if it has data."""
        return self.found.get(name)


def pictures_of(lookup: Lookup) -> Pictures:
    """The pictures of a page's lookup."""
    return Pictures(pictures.pictures_of(lookup), pictures.absent_of(lookup))
