"""The pictures and tables of a page, where the rooms that make them are part of this program."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from advisor.answers import Lookup


class Pictures(NamedTuple):
    """Pictures that have data, by name, and why the others are not there. Nothing is drawn for the page itself."""

    found: Mapping[str, Any]
    absent: Mapping[str, str]

    def __contains__(self, name: object) -> bool:
        return name in self.found

    def __getitem__(self, name: Any) -> Any:
        return self.found[name]


def pictures_of(lookup: Lookup) -> Pictures:
    """The pictures of a page's lookup."""
    if not find_spec("api.pictures"):
        return Pictures({}, {})
    room = import_module("api.pictures")
    return Pictures(room.pictures_of(lookup), room.absent_of(lookup))


def tables_of(lookup: Lookup) -> dict[str, Any]:
    """Tables that can be downloaded, by name."""
    found: dict[str, Any] = import_module("api.tables").tables_of(lookup) if find_spec("api.tables") else {}
    return found
