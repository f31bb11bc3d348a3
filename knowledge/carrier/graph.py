"""Writes the encoder as an ONNX graph: token ids and mask in, unit vectors out, mean pooling included.

Positions are taken by `Slice` out of the table, never by `Gather` over a `Range`: some runtimes cannot run the latter.
The word table is kept in half precision (it is two thirds of the file, and a cosine does not notice).
Needs `onnx`, so it is imported by the conversion only.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from knowledge.carrier.weights import EPSILON, HEAD_WIDTH, HEADS, LAYERS, WIDTH, Tensors, query_key_value

OPSET = 20


class _Graph:
    """Nodes and constants in the order they are added; every method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operation: str, *inputs: str, out: str = "", outputs: int = 1, **attributes: Any) -> str:
        name = out or f"{operation.lower()}_{len(self.nodes)}"
        names = [name] if outputs == 1 else [f"{name}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, name=f"n{len(self.nodes)}", **attributes))
        return name

    def linear(self, value: str, name: str, matrix: NDArray[Any], bias: NDArray[Any]) -> str:
        product = self.node("MatMul", value, self.constant(f"{name}.matrix", matrix))
        return self.node("Add", product, self.constant(f"{name}.bias", bias))

    def normalised(self, value: str, name: str, weights: Tensors) -> str:
        scale = self.constant(f"{name}.scale", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{name}.bias"])
        return self.node("LayerNormalization", value, scale, shift, axis=-1, epsilon=EPSILON)


def model(weights: Tensors) -> onnx.ModelProto:
    """The whole encoder. Inputs `ids` and `mask` (texts x tokens, int64); output `vectors` (texts x 384, unit length)."""
    graph = _Graph()
    graph.constant("zero", np.array([0], dtype=np.int64))
    graph.constant("one", np.array([1], dtype=np.int64))
    hidden = _embedded(graph, weights)
    mask = graph.node("Cast", "mask", to=TensorProto.FLOAT)
    blocked = graph.node("Sub", graph.constant("full", np.array(1.0, dtype=np.float32)), mask)
    blocked = graph.node("Mul", blocked, graph.constant("far", np.array(-1e9, dtype=np.float32)))
    bias = graph.node("Unsqueeze", blocked, graph.constant("middle", np.array([1, 2], dtype=np.int64)))
    for layer in range(LAYERS):
        hidden = _layer(graph, weights, layer, hidden, bias)
    column = graph.node("Unsqueeze", mask, graph.constant("last", np.array([2], dtype=np.int64)))
    total = graph.node("ReduceSum", graph.node("Mul", hidden, column), "one", keepdims=0)
    graph.node("LpNormalization", total, out="vectors", axis=-1, p=2)
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in ("ids", "mask")],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", WIDTH])],
        graph.constants,
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)


def _embedded(graph: _Graph, weights: Tensors) -> str:
    words = weights["embeddings.word_embeddings.weight"].astype(np.float16)
    word = graph.node("Gather", graph.constant("words", words), "ids", axis=0)
    word = graph.node("Cast", word, to=TensorProto.FLOAT)
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    graph.constant("two", np.array([2], dtype=np.int64))
    length = graph.node("Slice", graph.node("Shape", "ids"), "one", "two", "zero")
    place = graph.node("Slice", graph.constant("places", places), "zero", length, "zero")
    return graph.normalised(graph.node("Add", word, place), "embeddings.LayerNorm", weights)


def _layer(graph: _Graph, weights: Tensors, layer: int, hidden: str, bias: str) -> str:
    prefix = f"encoder.layer.{layer}"
    matrix, shift = query_key_value(weights, layer)
    joined = graph.linear(hidden, f"{prefix}.qkv", matrix, shift)
    split = graph.node("Split", joined, outputs=3, axis=-1, num_outputs=3)
    if layer == 0:
        graph.constant("by_head", np.array([0, 0, HEADS, HEAD_WIDTH], dtype=np.int64))
        graph.constant("by_width", np.array([0, 0, WIDTH], dtype=np.int64))
    query, key, value = (graph.node("Reshape", f"{split}_{i}", "by_head") for i in range(3))
    query = graph.node("Transpose", query, perm=[0, 2, 1, 3])
    key = graph.node("Transpose", key, perm=[0, 2, 3, 1])
    value = graph.node("Transpose", value, perm=[0, 2, 1, 3])
    scores = graph.node("Add", graph.node("MatMul", query, key), bias)
    mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    mixed = graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), "by_width")
    out = _dense(graph, weights, mixed, f"{prefix}.attention.output.dense")
    hidden = graph.normalised(graph.node("Add", out, hidden), f"{prefix}.attention.output.LayerNorm", weights)
    wide = graph.node("Gelu", _dense(graph, weights, hidden, f"{prefix}.intermediate.dense"))
    out = _dense(graph, weights, wide, f"{prefix}.output.dense")
    return graph.normalised(graph.node("Add", out, hidden), f"{prefix}.output.LayerNorm", weights)


def _dense(graph: _Graph, weights: Tensors, value: str, name: str) -> str:
    return graph.linear(value, name, weights[f"{name}.weight"].T, weights[f"{name}.bias"])
