"""all-MiniLM-L6-v2 on onnxruntime: the directory that `knowledge.carrier` wrote, checked, opened and run.

Nothing is loaded whose SHA-256 is not the one on its card. Texts are cut at 256 tokens, sorted by length so that little
is spent on padding, and run in small batches on two threads.
"""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.embeddings import EmbedderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CARD = "weights.json"
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
MOST_TOKENS = 256
BATCH_TOKENS = 1024
THREADS = 2


class WeightsCard(BaseModel):
    """What lies in a directory of weights. `digest` identifies the vector space: the published weights, and how they
    were converted; not the bytes of the converted file, which differ with the version of the converter."""

    model_config = ConfigDict(frozen=True)

    name: str
    dimensions: int
    quantisation: str
    cosine: float  # least cosine to full precision over the sample
    source_sha256: str
    recipe: str
    files: dict[str, str]  # name -> SHA-256

    @property
    def digest(self) -> str:
        said = f"{self.name}|{self.source_sha256}|{self.recipe}|{self.quantisation}|{MOST_TOKENS}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def place(target: Path, card: WeightsCard, model: bytes, tokenizer: bytes) -> None:
    """Writes the three files; the card last, so that a killed write leaves a directory that is not taken for whole."""
    target.mkdir(parents=True, exist_ok=True)
    (target / CARD).unlink(missing_ok=True)
    for name, content in (
        (MODEL_FILE, model),
        (TOKENIZER_FILE, tokenizer),
        (CARD, card.model_dump_json(indent=1).encode()),
    ):
        partial = target / f".{name}.partial"
        partial.write_bytes(content)
        os.replace(partial, target / name)


def tokenizer_of(path: Path) -> "Tokenizer":
    """The model's tokenizer without its own padding, cut at 256 tokens (the file comes with 128 for both)."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=MOST_TOKENS)
    return tokenizer


def session_of(path: Path) -> Any:
    """The model, each run on one thread: whole batches run side by side, which beats two threads inside one."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # batches differ in shape: an arena would keep the largest of each
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class MiniLM:
    """The real embedder. Raises `EmbedderError` when the directory is not whole or not what its card says."""

    reduced = False
    reason = ""

    def __init__(self, directory: Path) -> None:
        try:
            self.card = WeightsCard.model_validate_json((directory / CARD).read_bytes())
            for name in (MODEL_FILE, TOKENIZER_FILE):
                if hashlib.sha256((directory / name).read_bytes()).hexdigest() != self.card.files.get(name):
                    raise EmbedderError(f"{name} of the embedding model is not the file that its card describes.")
            self._tokenizer = tokenizer_of(directory / TOKENIZER_FILE)
            self._session = session_of(directory / MODEL_FILE)
        except (OSError, ValidationError) as error:
            raise EmbedderError("The embedding model's directory is not whole.") from error
        self.name = f"{self.card.name} {self.card.quantisation}"
        self.digest = self.card.digest
        self.dimensions = self.card.dimensions

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        """See `Embedder.embed`."""
        made = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        # Half a character pair, as broken clients send it, is no text to the tokenizer.
        whole = [text.encode("utf-8", "replace").decode() for text in texts]
        read = self._tokenizer.encode_batch(whole) if len(whole) > 1 else [self._tokenizer.encode(one) for one in whole]
        encoded = [encoding.ids for encoding in read]
        batches = _batches([len(ids) for ids in encoded])

        def run(batch: list[int]) -> None:
            width = max(len(encoded[i]) for i in batch)
            ids = np.zeros((len(batch), width), dtype=np.int64)
            mask = np.zeros((len(batch), width), dtype=np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(encoded[i])] = encoded[i]
                mask[row, : len(encoded[i])] = 1
            made[batch] = self._session.run(None, {"ids": ids, "mask": mask})[0]

        if len(batches) <= 1:
            for batch in batches:
                run(batch)
        else:
            with ThreadPoolExecutor(THREADS) as threads:
                list(threads.map(run, batches))
        return made


def _batches(lengths: list[int]) -> list[list[int]]:
    """Indexes grouped so that texts of one length lie together and no group exceeds `BATCH_TOKENS`, padding included."""
    batches: list[list[int]] = []
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and lengths[batch[0]] * (len(batch) + 1) > BATCH_TOKENS:
            batches.append(batch)
            batch = []
        batch.append(i)
    return [*batches, batch] if batch else batches
