"""Verify, convert, compare, quantise, compare again, and only then put the result in its place.

A conversion that does not reproduce the original is worth less than none, so nothing is written before it was run.
"""

import hashlib
import importlib
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings.minilm import WeightsCard, place, session_of, tokenizer_of
from knowledge.errors import KnowledgeError

MODEL = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""The digests under which the model's authors publish these two files."""

RECIPE = "1"
"""Changes when the graph's meaning changes; part of the digest of the vector space."""

LEAST_COSINE_FULL = 0.999
LEAST_COSINE_INT8 = 0.97

SAMPLE = (
    "what pays best in operations near me",
    "I drive a forklift and keep the stock right",
    "Registered nurse",
    "Plans the work of a warehouse: who is on which shift, what leaves first, what has to be counted again.",
    "Is a career in accounting safe from automation?",
    "Repairs heating and cooling systems in homes and shops, often alone, often at odd hours and in tight places.",
)
"""Our own sentences, of several lengths, on which the converted model is compared with the original."""


class CarrierError(KnowledgeError):
    """The weights could not be had or could not be trusted. The sentence says why."""


def convert(source: Path, target: Path) -> WeightsCard:
    """The carrier's files under `source` -> `model.onnx`, `tokenizer.json`, `weights.json` in `target`.

    Raises `CarrierError` when a file is missing or is not the published one, when `onnx` is not installed, or when
    the converted model does not say what the original says."""
    weights_path = _only(source, "model.safetensors", WEIGHTS_SHA256)
    tokenizer_path = _only(source, "tokenizer.json", TOKENIZER_SHA256)
    if str(source) not in sys.path:
        sys.path.append(str(source))  # after the locked environment: only `onnx` and what it lacks come from there
    try:
        importlib.import_module("onnx")
    except ImportError as error:
        raise CarrierError(f"The weights cannot be converted because onnx is not installed ({error}).") from error
    try:
        return _converted(weights_path, tokenizer_path, target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CarrierError(f"The converted weights could not be written to {target.name} ({reason}).") from error


def _only(source: Path, name: str, digest: str) -> Path:
    found = sorted(source.rglob(name))
    for path in found:
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            return path
    if found:
        raise CarrierError(f"{name} is not the file that the authors of {MODEL} published, so it is not used.")
    raise CarrierError(f"{name} was not found under {source.name}: the carrier of the weights is not installed.")


def _converted(weights_path: Path, tokenizer_path: Path, target: Path) -> WeightsCard:
    import logging

    from onnxruntime.quantization import QuantType, quantize_dynamic

    from knowledge.carrier import graph, weights

    tensors = weights.tensors(weights_path)
    tokenizer = tokenizer_of(tokenizer_path)
    sample = [[int(i) for i in tokenizer.encode(text).ids] for text in SAMPLE]
    with tempfile.TemporaryDirectory() as scratch:
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "small.onnx"
        full.write_bytes(graph.model(tensors).SerializeToString())
        original = np.stack([weights.forward(tensors, np.asarray(ids, dtype=np.int64)) for ids in sample])
        wide = _run(full, sample)
        if _cosine(wide, original) < LEAST_COSINE_FULL:
            raise CarrierError("The converted model does not say what the original says, so it is not used.")
        # Processors without eight-bit dot products can overflow on full-range weights: then seven bits are kept.
        for seven_bits in (False, True):
            logging.disable(logging.WARNING)  # it advises a pre-processing that this graph does not need
            quantize_dynamic(
                str(full), str(small), op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=seven_bits,
                weight_type=QuantType.QInt8,
            )  # fmt: skip
            logging.disable(logging.NOTSET)
            cosine = _cosine(_run(small, sample), wide)
            if cosine >= LEAST_COSINE_INT8:
                break
        else:
            raise CarrierError("The eight-bit model strays too far from the original on this processor.")
        card = WeightsCard(
            name=MODEL, dimensions=weights.WIDTH, quantisation="int8" if not seven_bits else "int8 in seven bits",
            cosine=round(cosine, 4), source_sha256=WEIGHTS_SHA256, recipe=RECIPE,
            files={"model.onnx": _digest(small.read_bytes()), "tokenizer.json": TOKENIZER_SHA256},
        )  # fmt: skip
        place(target, card, small.read_bytes(), tokenizer_path.read_bytes())
    return card


def _run(path: Path, sample: list[list[int]]) -> NDArray[np.float32]:
    """Every text alone and then all together, padded: a model that minds the padding is found out here."""
    session = session_of(path)
    alone = [session.run(None, _padded([ids]))[0][0] for ids in sample]
    together = session.run(None, _padded(sample))[0]
    if _cosine(np.stack(alone), together) < LEAST_COSINE_INT8:
        raise CarrierError("The converted model answers differently in company, so it is not used.")
    return np.stack(alone)


def _padded(rows: list[list[int]]) -> dict[str, NDArray[np.int64]]:
    width = max(len(ids) for ids in rows)
    ids = np.array([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64)
    mask = np.array([[1] * len(row) + [0] * (width - len(row)) for row in rows], dtype=np.int64)
    return {"ids": ids, "mask": mask}


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The least cosine between rows of unit vectors."""
    return float((one * other).sum(axis=1).min())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
