"""Text -> unit vectors. Which embedder there is, and the one place that chooses between them.

The order, where no server is configured (`knowledge.embeddings.openai`): the MiniLM weights where they lie converted (`knowledge.carrier`), else latent semantic vectors fitted on the
build's own texts, which say that they are `reduced` and why. Never downloads anything and never reads the environment:
directories are passed in. Light to import; numpy and onnxruntime load with the embedder that needs them.
"""

import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.embeddings.minilm import MiniLM
    from knowledge.embeddings.openai import OpenAIEmbeddings


class EmbedderError(KnowledgeError):
    """No vectors can be had from this embedder; the sentence says why and what mends it."""


class Embedder(Protocol):
    """What turns texts into vectors that can be compared by their dot product.

    `name` and `digest` identify the vector space: vectors of two digests are never compared. `reduced` is true, with
    `reason` as a sentence, where a better embedder could be had."""

    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    @property
    def reduced(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    def embed(self, texts: list[str]) -> "NDArray[np.float32]":
        """One unit vector a text, in order: shape (len(texts), dimensions). A text without a known word is all zeros."""
        ...


def default_model_dir() -> Path:
    """Where `make run` leaves the converted weights: inside the environment, so that it goes when that goes."""
    return Path(sys.prefix) / "share" / "career-advisor" / "minilm"


def remote(configured: "OpenAIEmbeddings", *, patient: bool = True) -> Embedder:
    """The embedder of a configured server: patient while building, with a short timeout while somebody waits."""
    from knowledge.embeddings.openai import OpenAIEmbedder

    return OpenAIEmbedder(configured, patient=patient)


def choose(model_dir: Path | None = None, cache_dirs: Sequence[Path] = ()) -> Embedder:
    """The best embedder to be had without a network. The first directory of `model_dir`, `cache_dirs` that holds
    weights which are what their card says is taken; an unusable one is passed over and named in `reason`."""
    from knowledge.embeddings.latent import Latent
    from knowledge.embeddings.minilm import CARD

    refusals: list[str] = []
    for directory in dict.fromkeys([*([model_dir] if model_dir else []), *cache_dirs]):
        if not (directory / CARD).is_file():
            continue
        try:
            return _minilm(directory, _stamps(directory))
        except EmbedderError as error:
            refusals.append(str(error))
    why = " ".join(refusals) or "The embedding model is not installed here."
    return Latent(reason=f"{why} Vectors fitted on the texts themselves stand in for it.")


@lru_cache(maxsize=1)
def _minilm(directory: Path, _stamps: tuple[int, ...]) -> "MiniLM":
    """The model, opened once a process as long as its files stay the same: search and safety share it."""
    from knowledge.embeddings.minilm import MiniLM

    return MiniLM(directory)


def _stamps(directory: Path) -> tuple[int, ...]:
    return tuple(
        stamp for path in sorted(directory.iterdir()) for stamp in (path.stat().st_mtime_ns, path.stat().st_size)
    )
