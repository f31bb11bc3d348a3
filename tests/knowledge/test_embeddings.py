"""embeddings: which embedder is chosen, and what any of them promises."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import Embedder, EmbedderError, choose, default_model_dir
from knowledge.embeddings.latent import Latent
from knowledge.embeddings.minilm import CARD, MODEL_FILE, MiniLM

TEXTS = [
    "Drives a forklift in a warehouse and stacks pallets.",
    "Cares for patients on a hospital ward and gives medicine.",
    "Keeps the books of a company and checks its accounts.",
    "Writes programs and mends the ones that others wrote.",
] * 3

needs_model = pytest.mark.skipif(
    not (default_model_dir() / CARD).is_file(), reason="the embedding weights are not converted here (make run does it)"
)


@pytest.fixture(params=["latent", pytest.param("minilm", marks=needs_model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "minilm":
        return MiniLM(default_model_dir())
    fitted = Latent()
    fitted.fit(TEXTS)
    return fitted


def test_vectors_have_unit_length_and_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    assert together.shape == (len(TEXTS), embedder.dimensions)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert float((alone * together).sum(axis=1).min()) > 0.97


def test_a_text_is_nearest_to_what_it_speaks_of(embedder: Embedder) -> None:
    asked = embedder.embed(["a nurse who cares for patients"])[0]
    assert int(np.argmax(embedder.embed(TEXTS[:4]) @ asked)) == 1


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


@needs_model
def test_a_text_longer_than_the_model_reads_is_cut_and_not_refused() -> None:
    assert MiniLM(default_model_dir()).embed(["stock and shelf " * 2_000, ""]).shape == (2, 384)


def test_without_weights_the_choice_is_reduced_and_says_why(tmp_path: Path) -> None:
    chosen = choose(tmp_path / "nothing")
    assert chosen.reduced
    assert "not installed" in chosen.reason


@needs_model
def test_weights_that_lie_where_they_should_are_chosen_and_a_later_directory_is_tried(tmp_path: Path) -> None:
    chosen = choose(tmp_path, [default_model_dir()])
    assert isinstance(chosen, MiniLM)
    assert not chosen.reduced


@needs_model
def test_weights_that_are_not_what_their_card_says_are_refused_by_name(tmp_path: Path) -> None:
    shutil.copytree(default_model_dir(), tmp_path / "model")
    with (tmp_path / "model" / MODEL_FILE).open("ab") as stream:
        stream.write(b"x")
    chosen = choose(tmp_path / "model")
    assert chosen.reduced
    assert MODEL_FILE in chosen.reason
    (tmp_path / "model" / CARD).write_text("{")
    assert "not whole" in choose(tmp_path / "model").reason


def test_fitted_vectors_are_kept_and_opened_again(tmp_path: Path) -> None:
    fitted = Latent()
    with pytest.raises(EmbedderError, match="not fitted"):
        fitted.embed(TEXTS)
    fitted.fit(TEXTS)
    fitted.save(tmp_path)
    opened = Latent.load(tmp_path, "because")
    assert opened.reason == "because"
    assert np.allclose(opened.embed(TEXTS), fitted.embed(TEXTS), atol=1e-2)
    (tmp_path / "latent.npz").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(EmbedderError, match="damaged"):
        Latent.load(tmp_path, "")


def test_a_word_that_no_fitted_text_holds_means_nothing() -> None:
    fitted = Latent()
    fitted.fit(TEXTS)
    assert not fitted.embed(["qwrtz xyzzyxyzzy"]).any()
