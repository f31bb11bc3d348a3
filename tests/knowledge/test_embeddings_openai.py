"""embeddings/openai.py against a server of the test's own: batches, patience, one-sentence errors, and no key in them."""

from collections.abc import Iterator

import numpy as np
import pytest
from pydantic import SecretStr

from knowledge.embeddings import EmbedderError, remote
from knowledge.embeddings.openai import BATCH, OpenAIEmbedder, OpenAIEmbeddings
from tests.knowledge.embedding_server import DIMENSIONS, EmbeddingServer, serving

KEY = "sk-not-a-real-key"


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with serving() as running:
        yield running


def configured(server: EmbeddingServer, model: str = "text-embedding-3-small") -> OpenAIEmbeddings:
    return OpenAIEmbeddings(model=model, key=SecretStr(KEY), base_url=server.url)


def patient(server: EmbeddingServer) -> tuple[OpenAIEmbedder, list[float]]:
    pauses: list[float] = []
    return OpenAIEmbedder(configured(server), sleep=pauses.append), pauses


def test_vectors_come_in_the_order_of_the_texts_and_have_unit_length(server: EmbeddingServer) -> None:
    embedder, _ = patient(server)
    texts = [f"forklift {number} pallets" for number in range(BATCH + 3)]
    made = embedder.embed(texts)
    assert made.shape == (BATCH + 3, DIMENSIONS)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1)
    assert np.allclose(made[7], embedder.embed([texts[7]])[0])
    assert [len(request["input"]) for request in server.requests] == [BATCH, 3, 1]
    assert server.requests[0]["key"] == f"Bearer {KEY}"


def test_no_texts_give_no_vectors_and_the_width_is_the_servers(server: EmbeddingServer) -> None:
    embedder, _ = patient(server)
    assert embedder.embed([]).shape == (0, DIMENSIONS)
    assert embedder.dimensions == DIMENSIONS


def test_an_empty_text_and_half_a_character_pair_are_texts(server: EmbeddingServer) -> None:
    embedder, _ = patient(server)
    assert embedder.embed(["", "\ud800", "x" * 100_000]).shape == (3, DIMENSIONS)


def test_a_passing_fault_is_tried_again_with_longer_pauses(server: EmbeddingServer) -> None:
    embedder, pauses = patient(server)
    server.faults = [429, 500, 503]
    assert embedder.embed(["work"]).shape == (1, DIMENSIONS)
    assert pauses == sorted(pauses)
    assert len(set(pauses)) == 3


@pytest.mark.parametrize(
    ("fault", "said"),
    [(401, "OPENAI_API_KEY"), (403, "OPENAI_API_KEY"), (404, "no embedding model"), (400, "status 400"), ("short", "one vector for each"), ("words", "no list of vectors")],
)  # fmt: skip
def test_a_lasting_fault_is_one_sentence_at_once_and_holds_no_key(
    server: EmbeddingServer, fault: int | str, said: str
) -> None:
    embedder, pauses = patient(server)
    server.faults = [fault]
    with pytest.raises(EmbedderError) as raised:
        embedder.embed(["secret words", "others"])
    assert said in str(raised.value)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)
    assert KEY not in str(raised.value)
    assert "secret words" not in str(raised.value)
    assert pauses == []


def test_vectors_of_another_width_than_before_are_refused(server: EmbeddingServer) -> None:
    embedder, _ = patient(server)
    embedder.embed(["work"])
    server.faults = ["wide"]
    with pytest.raises(EmbedderError, match="one vector for each"):
        embedder.embed(["work"])


def test_a_server_that_stays_away_is_given_up_with_a_sentence(server: EmbeddingServer) -> None:
    embedder, pauses = patient(server)
    server.faults = [429] * 20
    with pytest.raises(EmbedderError, match="no more requests"):
        embedder.embed(["work"])
    assert len(pauses) == 5


def test_nobody_who_waits_waits_long(server: EmbeddingServer) -> None:
    server.faults = ["silent"]
    with pytest.raises(EmbedderError, match="within 2 seconds"):
        remote(configured(server), patient=False).embed(["work"])
    assert len(server.requests) == 1


def test_no_server_at_all_is_said() -> None:
    away = OpenAIEmbeddings(model="m", key=SecretStr(KEY), base_url="http://127.0.0.1:9/v1")
    with pytest.raises(EmbedderError, match="cannot be reached"):
        remote(away, patient=False).embed(["work"])


def test_another_model_or_another_server_is_another_space_and_a_key_is_not(server: EmbeddingServer) -> None:
    one = configured(server)
    assert one.digest == OpenAIEmbeddings(model=one.model, base_url=f"{server.url}/").digest
    assert len({one.digest, configured(server, "other").digest, OpenAIEmbeddings(model=one.model).digest}) == 3
    assert KEY not in repr(one)
    assert KEY not in str(one)
