"""Embeddings of OpenAI, or of any server that speaks its `/v1/embeddings`: chosen by a setting, never by itself.

Texts go out in batches, and a batch that fails for a passing reason is sent again after a pause. Whatever goes wrong is one
sentence, and no key, no text and no server's words are in it. The client is imported with the first use.
"""

import hashlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, SecretStr

from knowledge.embeddings import EmbedderError

if TYPE_CHECKING:
    import openai

BATCH = 256  # texts a call
MOST_CHARACTERS = 24_000  # of a text: well inside the 8,191 tokens that the models read
MOST_BATCH_CHARACTERS = 400_000  # of a call: well inside the 300,000 tokens that a call may hold
PATIENT_S, IMPATIENT_S = 60.0, 2.0  # for an answer: while building, and while somebody waits
RETRIES = 5
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 20.0
OWN_SERVER = "https://api.openai.com/v1"


class OpenAIEmbeddings(BaseModel):
    """Which model of which server. The key is kept out of every representation."""

    model_config = ConfigDict(frozen=True)

    model: str
    key: SecretStr | None = None
    base_url: str | None = None

    @property
    def digest(self) -> str:
        """Of the vector space: a model of the same name on another server may be another model."""
        said = f"openai|1|{self.model}|{(self.base_url or OWN_SERVER).rstrip('/')}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class OpenAIEmbedder:
    """The embedder of a configured server. Nothing is sent before `embed`."""

    reduced = False
    reason = ""

    def __init__(
        self, configured: OpenAIEmbeddings, *, patient: bool = True, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._configured = configured
        self._timeout_s = PATIENT_S if patient else IMPATIENT_S
        self._retries = RETRIES if patient else 0
        self._sleep = sleep
        self._client: openai.OpenAI | None = None
        self._dimensions = 0
        self.name = f"openai:{configured.model}"
        self.digest = configured.digest

    @property
    def dimensions(self) -> int:
        """Of the model; asks the server once where nothing was embedded yet. Raises `EmbedderError`."""
        if not self._dimensions:
            self.embed(["work"])
        return self._dimensions

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        """See `Embedder.embed`. Raises `EmbedderError` where the server does not answer, refuses, or answers wrongly."""
        parts = [self._ask(batch) for batch in _batches(texts)]
        if not parts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        made = np.concatenate(parts)
        length = np.linalg.norm(made, axis=1, keepdims=True)
        return np.asarray(made / np.where(length > 0, length, 1), dtype=np.float32)

    def _ask(self, batch: list[str]) -> NDArray[np.float32]:
        import openai

        pause = FIRST_PAUSE_S
        for attempt in range(self._retries + 1):
            try:
                answer = self._connected().embeddings.create(
                    model=self._configured.model, input=batch, encoding_format="float"
                )
                return self._checked(answer, len(batch))
            except (openai.RateLimitError, openai.APIConnectionError, openai.InternalServerError) as error:
                if attempt == self._retries or getattr(error, "code", None) == "insufficient_quota":
                    raise EmbedderError(self._why(error)) from None
                self._sleep(min(pause, LONGEST_PAUSE_S))
                pause *= 2
            except openai.OpenAIError as error:
                raise EmbedderError(self._why(error)) from None
            except ValueError:
                raise EmbedderError(f"{self.name} sent an answer that is no list of vectors.") from None
        raise AssertionError("the last attempt returns or raises")

    def _checked(self, answer: Any, count: int) -> NDArray[np.float32]:
        """The vectors in the order of the texts. Raises `EmbedderError` where they are not one each, or of another length."""
        try:
            items = sorted(answer.data, key=lambda one: one.index)
            made = np.array([one.embedding for one in items], dtype=np.float32)
        except (AttributeError, TypeError, ValueError):
            raise EmbedderError(f"{self.name} sent an answer that is no list of vectors.") from None
        whole = made.ndim == 2 and len(made) == count and made.shape[1] > 0 and bool(np.isfinite(made).all())
        if not whole or (self._dimensions and made.shape[1] != self._dimensions):
            raise EmbedderError(f"{self.name} did not send one vector for each text.")
        self._dimensions = int(made.shape[1])
        return made

    def _connected(self) -> "openai.OpenAI":
        if self._client is None:
            import openai

            key = self._configured.key.get_secret_value() if self._configured.key is not None else "none"
            self._client = openai.OpenAI(
                api_key=key,
                base_url=self._configured.base_url or OWN_SERVER,
                timeout=self._timeout_s,
                max_retries=0,
            )
        return self._client

    def _why(self, error: Exception) -> str:
        """One sentence for people. The server's own words stay out: they can repeat the key or the text."""
        import openai

        if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
            return f"{self.name} refused the key in OPENAI_API_KEY."
        if isinstance(error, openai.NotFoundError):
            return f"The server knows no embedding model called {self._configured.model}."
        if isinstance(error, openai.RateLimitError):
            return f"{self.name} takes no more requests just now."
        if isinstance(error, openai.APITimeoutError):
            return f"{self.name} did not answer within {self._timeout_s:.0f} seconds."
        if isinstance(error, openai.APIConnectionError):
            return f"{self.name} cannot be reached."
        if isinstance(error, openai.APIStatusError):
            return f"{self.name} answered with status {error.status_code}."
        return f"{self.name} could not be asked."


def _batches(texts: list[str]) -> list[list[str]]:
    batches: list[list[str]] = []
    size = 0
    for one in texts:
        # The server refuses an empty text and half a character pair.
        said = one[:MOST_CHARACTERS].encode("utf-8", "replace").decode() or " "
        if not batches or len(batches[-1]) == BATCH or size + len(said) > MOST_BATCH_CHARACTERS:
            batches.append([])
            size = 0
        batches[-1].append(said)
        size += len(said)
    return batches
