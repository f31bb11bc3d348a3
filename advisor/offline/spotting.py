"""The resolver of `understand` and of the memory over one open knowledge: names of places and of jobs inside a message."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.offline.reading import SpottedPlace, SpottedSubject
from advisor.offline.story_places import asked_about

if TYPE_CHECKING:
    from knowledge.store import Knowledge


class Spotter:
    """Finds phrases; it decides nothing."""

    def __init__(self, knowledge: "Knowledge") -> None:
        self._knowledge = knowledge

    def spot_places(self, text: str) -> Sequence[SpottedPlace]:
        return asked_about(text, self._knowledge.areas.spot(text))

    def spot_subjects(self, text: str) -> Sequence[SpottedSubject]:
        return self._knowledge.titles.spot(text)

    def vector(self, text: str) -> tuple[Sequence[float], str] | None:
        return self._knowledge.search.vector(text)
