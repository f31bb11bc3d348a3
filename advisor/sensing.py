"""The embedder on this machine, for safety: opened once a process, with the first message that no pattern decides.

Only local weights: what somebody in need writes is never sent to a server of embeddings. Without them, patterns alone decide.
"""

import logging
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.safety import Sense
    from advisor.settings import Settings

log = logging.getLogger(__name__)


def sense_of(settings: "Settings") -> Callable[[], "Sense | None"]:
    """What `assess` asks for an embedder; nothing is opened before it does."""
    return partial(_sense, settings.embed_model_dir)


@lru_cache(maxsize=2)
def _sense(directory: Path) -> "Sense | None":
    from advisor.safety import Sense
    from knowledge.embeddings import choose
    from knowledge.errors import KnowledgeError

    try:
        embedder = choose(directory)
    except (KnowledgeError, OSError, ImportError, RuntimeError, ValueError):
        # Help by patterns goes on whatever is wrong with the weights or the libraries under them.
        log.exception("no embedder could be opened for safety")
        return None
    return None if embedder.reduced else Sense(digest=embedder.digest, embed=embedder.embed)
