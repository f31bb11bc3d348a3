"""Knowledge builds that change while the service runs: what is taken, what is refused, and when the old one is closed."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from advisor.releases import Releases
from advisor.requests import ChatRequest
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.stream import Done
from knowledge import swap
from tests.newer_build import MEDIAN, apart, newer

NEWER = "feedfacefeedface"
ASKED = ChatRequest(message="what do registered nurses earn in Idaho")


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Path:
    apart(home, tmp_path)
    return tmp_path


@pytest.fixture
def advisor(own: Path) -> Iterator[Advisor]:
    found = Advisor(Settings(home=own, model="offline", openai_api_key=None, records_url=None))
    found.warm()
    yield found
    found.close()


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


def test_a_turn_ends_on_the_build_it_began_with_and_the_next_one_tells_the_new(advisor: Advisor, own: Path) -> None:
    before = advisor.knowledge.build_id
    old = weakref.ref(advisor.knowledge)
    newer(own, NEWER)
    turn = advisor.ask(ASKED)
    begun = next(turn)
    swap.point(own, NEWER)
    until(lambda: advisor.ready()["knowledge_build"] == NEWER)
    last = [begun, *turn][-1]
    assert isinstance(last, Done)
    assert last.answer.stamps.knowledge_build == before
    assert MEDIAN not in [fact.value for fact in last.answer.facts]
    after = advisor.answer(ASKED)
    assert after.stamps.knowledge_build == NEWER
    assert MEDIAN in [fact.value for fact in after.facts]
    assert f"${MEDIAN:,}" in after.text

    def closed() -> bool:
        gc.collect()
        return old() is None

    # Nothing holds on to the old build once its last turn is over: its memory is given back.
    del turn, last, begun
    until(closed)


def test_a_damaged_build_is_refused_with_the_reason_and_the_old_one_goes_on(advisor: Advisor, own: Path) -> None:
    before = advisor.knowledge.build_id
    newer(own, NEWER)
    facts = swap.builds(own) / NEWER / "facts.sqlite"
    with facts.open("r+b") as stream:
        stream.truncate(facts.stat().st_size - 4096)
    swap.point(own, NEWER)
    until(lambda: "knowledge_refused" in advisor.ready())
    told = advisor.ready()
    assert (told["ready"], told["knowledge_build"]) == (True, before)
    assert told["knowledge_refused"]["build"] == NEWER
    assert "facts.sqlite has" in told["knowledge_refused"]["reason"]
    assert advisor.answer(ASKED).stamps.knowledge_build == before
    swap.point(own, before)
    until(lambda: "knowledge_refused" not in advisor.ready())


def test_a_build_whose_pages_are_damaged_inside_is_refused(advisor: Advisor, own: Path) -> None:
    before = advisor.knowledge.build_id
    newer(own, NEWER)
    facts = swap.builds(own) / NEWER / "facts.sqlite"
    size = facts.stat().st_size
    with facts.open("r+b") as stream:
        for place in range(size // 2, size // 2 + 400 * 4096, 4096):
            stream.seek(place)
            stream.write(b"\xff" * 64)
    swap.point(own, NEWER)
    until(lambda: "knowledge_refused" in advisor.ready())
    assert "damaged" in advisor.ready()["knowledge_refused"]["reason"]
    assert advisor.knowledge.build_id == before


def test_a_build_whose_vectors_are_damaged_is_refused(advisor: Advisor, own: Path) -> None:
    if advisor.knowledge.manifest.embedder.reduced:
        pytest.skip("the embedding model is not installed here")
    newer(own, NEWER)
    vectors = swap.builds(own) / NEWER / "vectors" / "passages.npy"
    content = vectors.read_bytes()
    vectors.unlink()  # it is shared with the build before
    vectors.write_bytes(content[:-1000] + bytes(1000))
    swap.point(own, NEWER)
    until(lambda: "knowledge_refused" in advisor.ready())
    assert "vectors of passages" in advisor.ready()["knowledge_refused"]["reason"]


def test_what_is_held_asks_one_build_throughout(own: Path) -> None:
    releases = Releases(Settings(home=own, model="offline", openai_api_key=None))
    before = releases.at_hand().knowledge.build_id
    releases.watch(lambda: None)
    newer(own, NEWER)
    seen: list[str] = []
    with releases.held():
        swap.point(own, NEWER)
        until(lambda: (found := releases.opened) is not None and found.knowledge.build_id == NEWER)
        seen.append(releases.at_hand().knowledge.build_id)
        other = threading.Thread(target=lambda: seen.append(releases.at_hand().knowledge.build_id))
        other.start()
        other.join()
    seen.append(releases.at_hand().knowledge.build_id)
    releases.close()
    # Only who was held stays: another thread of the same moment is told the new one.
    assert seen == [before, NEWER, NEWER]


def test_a_build_in_use_is_not_pruned_however_many_follow(advisor: Advisor, own: Path) -> None:
    before = advisor.knowledge.build_id
    turn = advisor.ask(ASKED)
    begun = [next(turn)]
    for build_id in ("1" * 16, "2" * 16, "3" * 16):
        newer(own, build_id)
        swap.point(own, build_id)
        until(lambda build_id=build_id: advisor.ready()["knowledge_build"] == build_id)
    assert (swap.builds(own) / before).is_dir()
    last = [*begun, *turn][-1]
    assert isinstance(last, Done)
    assert last.answer.stamps.knowledge_build == before
    until(lambda: not advisor.releases._retired)
    newer(own, "4" * 16)
    swap.point(own, "4" * 16)
    assert sorted(one.name for one in swap.builds(own).iterdir() if one.is_dir()) == ["3" * 16, "4" * 16]


def test_a_service_that_began_without_knowledge_is_ready_once_there_is_some(home: Path, tmp_path: Path) -> None:
    advisor = Advisor(Settings(home=tmp_path, model="offline", openai_api_key=None, records_url=None))
    advisor.warm()
    assert not advisor.ready()["ready"]
    apart(home, tmp_path)
    until(lambda: bool(advisor.ready()["ready"]))
    advisor.close()
