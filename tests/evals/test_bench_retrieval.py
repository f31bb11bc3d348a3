"""The retrieval bench runs from end to end on a corpus of a size where its figures mean nothing."""

import pytest

from evals.bench.retrieval import _one
from knowledge.embeddings import choose, default_model_dir
from knowledge.embeddings.minilm import MiniLM


def test_the_bench_of_retrieval_indexes_asks_and_finds_what_is_nearest() -> None:
    embedder = choose(default_model_dir())
    if not isinstance(embedder, MiniLM):
        pytest.skip(f"the embedding model is not installed: {embedder.reason}")
    line, p95 = _one(120, embedder, default_model_dir(), 4, False, 1.0, True)
    assert line.figures["passages"] == 120
    assert line.bars["recall@10 >= .99 of exact"]
    assert p95 > 0
