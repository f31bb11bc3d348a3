"""search.py on a small build that the test writes itself: words, sense, filters, and what happens without vectors."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from knowledge import load, passages, search
from knowledge.citations import Citation, Vintage
from knowledge.embeddings import Embedder, choose, default_model_dir, remote
from knowledge.embeddings.latent import Latent
from knowledge.embeddings.openai import OpenAIEmbeddings
from knowledge.schema import AlternateTitleRow, NarrativeRow, OccupationRow
from knowledge.search import Search, SearchError
from knowledge.store import Knowledge
from knowledge.tokens import counter
from tests.knowledge.embedding_server import EmbeddingServer, serving

SUBJECTS = {
    ("career", "warehouse"): "A forklift carries pallets to the dock while the clerk counts the stock.",
    ("career", "nursing"): "The ward is quiet before dawn. Nurses hand over patients and check each medicine.",
    ("career", "accounting"): "Month end is when the ledger must close and every account has to balance.",
    ("track", "operations"): "People here plan shifts, mend delays and keep a warehouse and its drivers moving.",
    ("track", "software"): "Programmers read more code than they write, and mend what others left behind.",
}
FILLER = "Someone at work does the thing that has to be done, number {} of many."


def _written(directory: Path, embedder: Embedder) -> None:
    engine = load.writer(directory / "facts.sqlite")
    rows = [
        NarrativeRow(
            narrative_id=f"{kind}:{key}", subject_kind=kind, subject_id=key, section="inside", title=key.title(),
            markdown=words, source_key="own-narratives",
        )
        for (kind, key), words in SUBJECTS.items()
    ] + [
        NarrativeRow(
            narrative_id=f"filler:{i}", subject_kind="method", subject_id=f"filler-{i}", section="narrative",
            title="Filler", markdown=FILLER.format(i), source_key="own-narratives",
        )
        for i in range(60)
    ]  # fmt: skip
    with engine.begin() as connection:
        load.create_tables(connection)
        loader = load.Loader(connection)
        list(loader.add(passages.cut(rows, counter())))
        for code, title, also in (
            ("53-7051.00", "Industrial Truck Operators", "Forklift Driver"),
            ("29-1141.00", "Registered Nurses", "Ward Nurse"),
            ("13-2011.00", "Accountants", "Bookkeeper"),
        ):
            list(
                loader.add(
                    [
                        OccupationRow(onet_soc_code=code, soc_code=code[:7], title=title, source_key="onet"),
                        AlternateTitleRow(onet_soc_code=code, title=also, kind="own", source_key="onet"),
                    ]
                )
            )
        search.index(connection, directory, embedder)
    engine.dispose()


def _opened(directory: Path, embedder: Embedder, embeddings: OpenAIEmbeddings | None = None) -> Knowledge:
    """What `Search` asks of a build, over the files just written."""
    cited = Citation(
        key="own-narratives", publisher="us", dataset="narratives", title="Narratives", url="",
        vintage=Vintage(label="2026", year=2026), licence="MIT",
    )  # fmt: skip
    return cast(
        Knowledge,
        SimpleNamespace(
            directory=directory,
            engine=load.writer(directory / "facts.sqlite"),
            embed_model_dir=None,
            embeddings=embeddings,
            manifest=SimpleNamespace(embedder=embedder),
            citation=lambda key: cited,
        ),
    )


@pytest.fixture(scope="module", params=["best here", "latent"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return choose(default_model_dir()) if request.param == "best here" else Latent()


@pytest.fixture(scope="module")
def build(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("build")
    _written(directory, embedder)
    return directory


@pytest.fixture
def asked(build: Path, embedder: Embedder) -> Iterator[Search]:
    opened = _opened(build, embedder)
    yield Search(opened)
    opened.engine.dispose()


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("who drives the forklift at the dock", "warehouse"),
        ("nurse checking medicines for a patient", "nursing"),
        ("closing the ledgers at month's end", "accounting"),
        ("reading CODE", "software"),
    ],
)
def test_a_question_finds_the_passage_that_answers_it(asked: Search, question: str, subject: str) -> None:
    found = asked.find(question)
    assert found[0].subject_id == subject
    assert found[0].citation.key == "own-narratives"
    assert 0 < found[-1].score <= found[0].score <= 1


def test_a_filter_holds_for_words_and_for_sense(asked: Search) -> None:
    found = asked.find("forklift in a warehouse", subject_kind="track")
    assert {one.subject_kind for one in found} == {"track"}
    assert found[0].subject_id == "operations"
    assert {one.subject_id for one in asked.find("forklift", subject_id="nursing")} <= {"nursing"}
    assert asked.find("forklift", section="no such section") == ()


def test_words_that_stand_everywhere_are_dropped_unless_there_are_no_others(asked: Search) -> None:
    assert asked.find("someone has to do the thing with pallets")[0].subject_id == "warehouse"
    assert asked.find("someone")[0].subject_kind == "method"


@pytest.mark.parametrize(
    "question",
    ["", "   ", '"', "NEAR(a b)", "title:x OR *", "a" * 9_000, "'; DROP TABLE passage; --", "\x00", "\ud800"],
)
def test_any_text_is_a_question_and_none_is_an_order_to_the_index(asked: Search, question: str) -> None:
    assert len(asked.find(question)) <= 6


def test_nonsense_finds_nothing(asked: Search) -> None:
    assert asked.find("xqzzt vvrplk") == ()


def test_the_limit_is_kept(asked: Search) -> None:
    assert len(asked.find("warehouse nurse ledger code", limit=2)) == 2
    assert asked.find("warehouse", limit=0) == ()


def test_occupations_are_found_by_what_people_call_them(asked: Search) -> None:
    assert asked.similar_occupations("ward nurse", 2)[0].onet_soc_code == "29-1141.00"
    assert asked.similar_occupations("forklift driver", 1)[0].onet_soc_code == "53-7051.00"


@pytest.mark.parametrize(
    "damage",
    [
        "removed",
        "truncated",
        "cut by a byte",
        "card cut",
        "foreign",
        "altered",
        "of another build",
        "sqlite cut",
        "a collection gone",
    ],
)
def test_without_usable_vectors_words_answer_alone_and_say_so(
    build: Path, embedder: Embedder, tmp_path: Path, damage: str
) -> None:
    directory = tmp_path / "build"
    shutil.copytree(build, directory)
    if damage == "removed":
        shutil.rmtree(directory / "vectors")
    elif damage == "truncated":
        (directory / "vectors" / "passages.npy").write_bytes(b"\x93NUMPY")
    elif damage == "cut by a byte":
        held = (directory / "vectors" / "sentences.npy").read_bytes()
        (directory / "vectors" / "sentences.npy").write_bytes(held[:-1])
    elif damage == "card cut":
        held = (directory / "vectors" / "vectors.json").read_bytes()
        (directory / "vectors" / "vectors.json").write_bytes(held[: len(held) // 2])
    elif damage == "of another build":
        with sqlite3.connect(directory / "facts.sqlite") as facts:
            facts.execute(
                "DELETE FROM passage WHERE passage_id ="
                " (SELECT max(passage_id) FROM passage WHERE subject_id <> 'warehouse')"
            )
    elif damage == "altered":
        held = (directory / "vectors" / "passages.npy").read_bytes()
        (directory / "vectors" / "passages.npy").write_bytes(held[:-4] + b"\0\0\0\x3f")
    elif damage == "sqlite cut":
        path = directory / "vectors" / "chroma" / "chroma.sqlite3"
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "a collection gone":
        card = json.loads((directory / "vectors" / "vectors.json").read_text())
        card["collections"] = [one for one in card["collections"] if one["name"] != "sentences"]
        (directory / "vectors" / "vectors.json").write_text(json.dumps(card))
    else:
        written = (directory / "vectors" / "vectors.json").read_text()
        (directory / "vectors" / "vectors.json").write_text(written.replace(embedder.digest, "0" * 16))
    opened = _opened(directory, embedder)
    asked = Search(opened)
    asked.warm()
    assert "by words alone" in asked.reduced_reason  # known before anybody asks
    assert asked.find("forklift")[0].subject_id == "warehouse"
    assert asked.find("forklift")[0].cosine is None
    assert asked.similar_occupations("nurse") == ()
    assert "by words alone" in asked.reduced_reason
    assert "career-advisor knowledge build" in asked.reduced_reason
    opened.engine.dispose()


def test_a_build_of_an_embedder_that_is_not_here_is_asked_by_words_and_says_which(build: Path, tmp_path: Path) -> None:
    absent = SimpleNamespace(name="some other model", digest="f" * 16, reason="")
    opened = _opened(build, cast(Embedder, absent))
    asked = Search(opened)
    assert asked.find("forklift")[0].subject_id == "warehouse"
    assert "some other model" in asked.reduced_reason
    opened.engine.dispose()


def test_a_whole_index_is_as_reduced_as_its_embedder(asked: Search, embedder: Embedder) -> None:
    assert bool(asked.reduced_reason) == embedder.reduced


def test_every_passage_is_in_both_halves(build: Path, embedder: Embedder) -> None:
    opened = _opened(build, embedder)
    from knowledge.vectors import Vectors

    with opened.engine.connect() as connection:
        ids = set(connection.execute(text("SELECT passage_id FROM passage")).scalars())
        assert set(connection.execute(text("SELECT passage_id FROM passage_words")).scalars()) == ids
    assert set(Vectors.open(build / "vectors", embedder.digest).collection("passages").ids) == ids
    opened.engine.dispose()


def test_without_the_index_of_words_sense_answers_alone_and_says_so(
    build: Path, embedder: Embedder, tmp_path: Path
) -> None:
    directory = tmp_path / "build"
    shutil.copytree(build, directory)
    opened = _opened(directory, embedder)
    with opened.engine.begin() as connection:
        connection.execute(text("DROP TABLE passage_words"))
    asked = Search(opened)
    asked.warm()
    assert "by sense alone" in asked.reduced_reason
    assert "career-advisor knowledge build" in asked.reduced_reason
    assert asked.find("forklift at the dock")[0].subject_id == "warehouse"
    shutil.rmtree(directory / "vectors")
    without_either = Search(opened)
    with pytest.raises(SearchError, match="career-advisor knowledge build"):
        without_either.find("forklift")
    opened.engine.dispose()


def test_one_half_alone_can_be_asked(asked: Search) -> None:
    assert asked.find("forklift", half="words")[0].cosine is None
    assert asked.find("forklift", half="sense")[0].cosine is not None


def test_each_section_is_there_once_before_any_is_there_twice(asked: Search) -> None:
    found = asked.find("forklift nurse ledger programmers warehouse", limit=8)
    sections = [(one.subject_kind, one.subject_id, one.section) for one in found]
    assert len(set(sections)) == len(sections)


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddingServer]:
    with serving() as running:
        yield running


def test_a_build_of_a_configured_server_is_asked_through_it(server: EmbeddingServer, tmp_path: Path) -> None:
    configured = OpenAIEmbeddings(model="text-embedding-3-small", key=SecretStr("sk-x"), base_url=server.url)
    _written(tmp_path, remote(configured))
    opened = _opened(tmp_path, remote(configured), configured)
    asked = Search(opened)
    assert asked.reduced_reason == ""
    assert asked.find("who drives the forklift at the dock", half="sense")[0].subject_id == "warehouse"

    server.faults = [500]
    found = asked.find("a forklift and its pallets")
    assert found[0].subject_id == "warehouse"
    assert found[0].cosine is None
    assert "by words alone until it answers again" in asked.reduced_reason
    assert "sk-x" not in asked.reduced_reason
    calls = len(server.requests)
    asked.find("stock in the warehouse")
    assert len(server.requests) == calls  # a pause, before it is asked again
    asked._silent_until = 0.0  # the pause is over
    assert asked.find("stock in the warehouse")[0].cosine is not None
    assert asked.reduced_reason == ""
    opened.engine.dispose()


def test_vectors_of_another_embedder_than_the_configured_one_are_never_compared(
    server: EmbeddingServer, build: Path, embedder: Embedder
) -> None:
    configured = OpenAIEmbeddings(model="text-embedding-3-small", base_url=server.url)
    calls = len(server.requests)
    opened = _opened(build, embedder, configured)
    asked = Search(opened)
    assert asked.find("forklift")[0].subject_id == "warehouse"
    assert asked.find("forklift")[0].cosine is None
    assert embedder.name in asked.reduced_reason
    assert "openai:text-embedding-3-small" in asked.reduced_reason
    assert "career-advisor knowledge build" in asked.reduced_reason
    assert len(server.requests) == calls
    opened.engine.dispose()


def test_twelve_people_at_once_get_what_one_alone_gets(build: Path, embedder: Embedder) -> None:
    questions = [
        (words, kind)
        for words in (
            "who drives a forklift",
            "nurses at dawn",
            "closing the ledger",
            "reading code",
            "number 7 of many",
        )
        for kind in (None, "career", "track", "method")
    ]
    alone, together = _opened(build, embedder), _opened(build, embedder)
    one, many = Search(alone), Search(together)  # neither has loaded anything yet
    expected = [one.find(words, subject_kind=kind) for words, kind in questions]
    with ThreadPoolExecutor(12) as threads:
        found = list(threads.map(lambda asked: many.find(asked[0], subject_kind=asked[1]), questions * 6))
    assert found == expected * 6
    alone.engine.dispose()
    together.engine.dispose()


def test_a_narrow_filter_finds_by_words_what_a_wide_one_finds_of_it(asked: Search) -> None:
    wide = asked.find("someone warehouse drivers number", half="words", limit=100)
    for kind, subject in {(one.subject_kind, one.subject_id) for one in wide}:
        narrow = asked.find("someone warehouse drivers number", half="words", subject_id=subject, limit=100)
        of_wide = [one.passage_id for one in wide if (one.subject_kind, one.subject_id) == (kind, subject)]
        assert [one.passage_id for one in narrow] == of_wide
