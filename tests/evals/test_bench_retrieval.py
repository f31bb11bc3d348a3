"""The retrieval bench runs from end to end on a corpus of a size where its figures mean nothing."""

from pathlib import Path

import pytest

from evals.bench import retrieval
from evals.bench.homes import own_passages
from knowledge.embeddings import choose, default_model_dir
from knowledge.embeddings.minilm import MiniLM
from knowledge.store import Knowledge


def test_the_bench_of_retrieval_indexes_asks_and_finds_what_is_nearest(knowledge: Knowledge, tmp_path: Path) -> None:
    embedder = choose(default_model_dir())
    if not isinstance(embedder, MiniLM):
        pytest.skip(f"the embedding model is not installed: {embedder.reason}")
    size = len(own_passages(knowledge)) + 100
    line, p95 = retrieval._one(knowledge, tmp_path, size, embedder, default_model_dir(), 0.0, True)
    assert line.figures["passages"] == size
    assert line.bars["recall@10 >= .99 of exact"]
    assert p95 > 0
