"""What a person calls a job -> ranked occupations, or the subject meant, with scores and whether to go on or to ask.

`index` runs at build time, `Titles` answers. Nothing here gives a figure, and nothing guesses where nothing is near. Its
parts are loaded when they are first named: who wants only the words of titles need not wait for the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.titles.find import Titles
    from knowledge.titles.indexing import index, written
    from knowledge.titles.matches import Candidate, SimilarOccupations, Spotted, Subject, SubjectMatch, TitleMatch

__all__ = [
    "Candidate",
    "SimilarOccupations",
    "Spotted",
    "Subject",
    "SubjectMatch",
    "TitleMatch",
    "Titles",
    "index",
    "written",
]
_HOMES = {"Titles": "find", "index": "indexing", "written": "indexing"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'matches')}"), name)
