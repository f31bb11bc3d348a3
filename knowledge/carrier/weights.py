"""Reads the tensors of a `.safetensors` file with numpy alone, and runs the encoder in plain numpy as a yardstick.

The numpy forward pass is slow and simple on purpose: it is what the converted graph is compared with before anyone
trusts it. Nothing here is used when questions are answered.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Tensors = Mapping[str, NDArray[np.float32]]

LAYERS = 6
HEADS = 12
WIDTH = 384
HEAD_WIDTH = WIDTH // HEADS
EPSILON = 1e-12


def tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """Every float32 tensor of the file by name. Raises `ValueError` where the file is not what its header says."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    found: dict[str, NDArray[np.float32]] = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        flat = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype="<f4")
        found[name] = flat.reshape(entry["shape"])
    return found


def query_key_value(weights: Tensors, layer: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The three projections of a layer side by side as one (384, 1152) matrix, and their biases.

    The query part carries the attention's 1/sqrt(head width), so that no division is left in the graph."""
    prefix = f"encoder.layer.{layer}.attention.self"
    scale = np.float32(1.0 / math.sqrt(HEAD_WIDTH))
    matrices = [weights[f"{prefix}.{name}.weight"].T for name in ("query", "key", "value")]
    biases = [weights[f"{prefix}.{name}.bias"] for name in ("query", "key", "value")]
    matrices[0] = matrices[0] * scale
    biases[0] = biases[0] * scale
    return np.concatenate(matrices, axis=1), np.concatenate(biases)


def forward(weights: Tensors, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """One text's token ids -> its unit vector, in plain numpy."""
    hidden = weights["embeddings.word_embeddings.weight"][ids]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(ids)]
    hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
    hidden = _normalised(hidden, weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        matrix, bias = query_key_value(weights, layer)
        parts = (hidden @ matrix + bias).reshape(len(ids), 3, HEADS, HEAD_WIDTH).transpose(1, 2, 0, 3)
        scores = parts[0] @ parts[1].transpose(0, 2, 1)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ parts[2]
        mixed = mixed.transpose(1, 0, 2).reshape(len(ids), WIDTH)
        out = _linear(mixed, weights, f"{prefix}.attention.output.dense")
        hidden = _normalised(hidden + out, weights, f"{prefix}.attention.output.LayerNorm")
        wide = _linear(hidden, weights, f"{prefix}.intermediate.dense")
        wide = wide * np.float32(0.5) * (1 + _erf(wide / np.float32(math.sqrt(2.0))))
        out = _linear(wide, weights, f"{prefix}.output.dense")
        hidden = _normalised(hidden + out, weights, f"{prefix}.output.LayerNorm")
    mean = hidden.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def _linear(values: NDArray[np.float32], weights: Tensors, name: str) -> NDArray[np.float32]:
    return np.asarray(values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"], dtype=np.float32)


def _normalised(values: NDArray[np.float32], weights: Tensors, name: str) -> NDArray[np.float32]:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
    return np.asarray(centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"], dtype=np.float32)


def _erf(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.vectorize(math.erf, otypes=[np.float32])(values), dtype=np.float32)
