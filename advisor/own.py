"""An operator's own content as turns and lookups ask for it: whose it is, where it applies, and how it follows its files.

The folder is looked at every few seconds in the background; what changed is read, linted and indexed beside the old, which
answers until then. A key's organisation sees what is everybody's and its own, and nothing of another's.
"""

import hashlib
import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge import embeddings

if TYPE_CHECKING:
    from advisor.requests import ChatRequest
    from advisor.settings import Settings
    from advisor.tools.context import ToolContext
    from knowledge.areas import Area
    from knowledge.own import OwnIndex
    from knowledge.own.index import Piece

log = logging.getLogger(__name__)

LOOK_S = 3.0
MOST_NAMED = 20  # refusals that are told one by one


@dataclass(frozen=True)
class OwnView:
    """What one reader may see of the content."""

    index: "OwnIndex"
    organisation: str

    def find(self, context: "ToolContext", question: str, most: int) -> "list[Piece]":
        """What answers a question where it is asked for, best first. A place in the question is where; else the asker's own, if
        it is known. What names no place holds everywhere."""
        areas = context.knowledge.areas
        spotted = areas.spot(question)
        words = question
        for one in reversed(spotted):
            words = f"{words[: one.start]} {words[one.end :]}"
        here = next((one.match.area for one in spotted if one.match.area is not None), None)
        here = here or _whereabouts(context)
        found = []
        for hit in self.index.find(words, self.organisation):
            if here is None or _holds(context, hit.piece.source.places, here):
                found.append(hit.piece)
            if len(found) == most:
                break
        return found


class Own:
    """The content of one process. Thread-safe; nothing is read before `watch` or the first question."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._index: OwnIndex | None = None
        self._seen: tuple[tuple[str, int, int], ...] | None = None
        self._stop = threading.Event()
        self._watching = False

    def view(self, key: str = "") -> OwnView | None:
        """What may be seen under the API key of this digest (none: what is everybody's); `None`: there is no content."""
        directory = self._settings.own
        if directory is None:
            return None
        if self._index is None and not self._watching:
            self._read(directory)  # else it is being read: nobody waits for it
        return OwnView(self._index, self._settings.organisation_of(key)) if self._index is not None else None

    def scoped(self, request: "ChatRequest", key: str) -> "ChatRequest":
        """The request, its idempotency key told apart from everybody else's where the API key is an organisation's: a
        repeat gives a recorded answer, and that may hold what only its readers may see."""
        if request.idempotency_key is None or not self._settings.organisation_of(key):
            return request
        apart = hashlib.sha256(f"{key}\0{request.idempotency_key}".encode()).hexdigest()
        return request.model_copy(update={"idempotency_key": apart})

    def watch(self) -> None:
        """Follow the files from now on, in a thread that ends with `close`."""
        directory = self._settings.own
        if directory is None or self._watching:
            return
        self._watching = True
        threading.Thread(target=self._follow, args=(directory,), name="own", daemon=True).start()

    def close(self) -> None:
        self._stop.set()

    @property
    def state(self) -> dict[str, Any] | None:
        """For `/readyz`: how much there is, what was refused and why; `None`: no folder is set."""
        if self._settings.own is None:
            return None
        index = self._index
        if index is None:
            return {"digest": None}
        refused = index.content.refused
        return {
            "digest": index.content.digest,
            "texts": len(index.content.texts),
            "referrals": len(index.content.referrals),
            "refused": [str(one) for one in refused[:MOST_NAMED]],
            "refused_count": len(refused),
            "left_out": index.left_out,
            "reduced": index.reduced,
        }

    def _follow(self, directory: Path) -> None:
        while not self._stop.is_set():
            self._read(directory)
            self._stop.wait(LOOK_S)

    def _read(self, directory: Path) -> None:
        """Read what changed. What cannot be read is refused by file; it never raises for what stands in one."""
        from knowledge.own import OwnIndex, read, stamp

        with self._lock:
            seen = stamp(directory)
            if self._index is not None and seen == self._seen:
                return
            content = read(directory)
            if self._index is None or content.digest != self._index.content.digest:
                for one in content.refused[:MOST_NAMED]:
                    log.warning("own content is left out: %s", one)
            self._index, self._seen = OwnIndex(content, self._embedder()), seen

    def _embedder(self) -> embeddings.Embedder | None:
        """That of the builds; one that must be fitted on texts is none for so few."""
        if (configured := self._settings.remote_embeddings) is not None:
            return embeddings.remote(configured, patient=False)
        found = embeddings.choose(self._settings.embed_model_dir)
        return None if found.reduced else found


def _whereabouts(context: "ToolContext") -> "Area | None":
    """Where the asker is, as far as it is known."""
    from advisor.tools.places import whereabouts

    where = whereabouts(context, None)
    return None if where.how == "none" else where.area


def _holds(context: "ToolContext", places: tuple[str, ...], here: "Area") -> bool:
    """Whether something for these places helps somebody here: in the same area, in one within it, or in one around it."""
    if not places:
        return True
    areas = context.knowledge.areas
    for said in places:
        area = areas.find(said).area
        if area is None:
            continue
        if area.code == here.code or "nation" in (area.level, here.level):
            return True
        if "state" in (area.level, here.level) and set(area.states) & set(here.states):
            return True
    return False
