"""The pictures and tables of a page, where the rooms that make them are part of this program."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from advisor.answers import Lookup


def pictures_of(lookup: Lookup) -> dict[str, Any]:
    """Pictures that have data, by name: nothing is drawn for the page itself."""
    found: dict[str, Any] = import_module("api.pictures").pictures_of(lookup) if find_spec("api.pictures") else {}
    return found


def tables_of(lookup: Lookup) -> dict[str, Any]:
    """Tables that can be downloaded, by name."""
    found: dict[str, Any] = import_module("api.tables").tables_of(lookup) if find_spec("api.tables") else {}
    return found
