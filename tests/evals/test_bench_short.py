"""Each bench that starts servers runs from end to end at a size where its figures mean nothing: no error in any turn, and
every ratio to a peer there."""

from pathlib import Path

import pytest

from advisor.settings import Settings
from evals.bench import memory, start, stream, turn


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home, model="offline", openai_api_key=None, records_url=None)


def test_streams_of_both_services_come_whole_and_are_compared(settings: Settings) -> None:
    lines = list(stream.bench(settings, short=True))
    assert [one.figures["clients"] for one in lines] == list(stream.SHORT)
    for one in lines:
        assert one.bars["no errors"]
        assert one.figures["by_hand_errors"] == 0
        # The other's words are the provider's first token; ours are shown once a sentence was checked.
        assert 0 < float(one.figures["first_byte_p50_ms"]) <= float(one.figures["first_words_p50_ms"])
        assert {"ratio_turn_p95", "ratio_first_words_p95", "ratio_cpu"} <= one.figures.keys()


def test_memory_is_read_of_three_processes_that_answered(settings: Settings) -> None:
    line = memory.bench(settings, short=True)
    assert line.bars["no errors"]
    for name in ("", "by_hand_", "tutorial_"):
        assert 0 < float(line.figures[f"{name}warm_mb"]) <= float(line.figures[f"{name}open_talks_peak_mb"])


def test_a_start_is_measured_beside_the_tutorial_s(settings: Settings) -> None:
    line = start.bench(settings, short=True)
    assert float(line.figures["healthz_s"]) <= float(line.figures["readyz_s"]) <= float(line.figures["first_answer_s"])
    assert float(line.figures["ratio_to_tutorial"]) > 0


def test_turns_are_measured_beside_the_tutorial_s(settings: Settings) -> None:
    line = turn.bench(settings, short=True)
    assert line.figures["n"] == turn.SHORT
    assert float(line.figures["ratio_to_tutorial"]) > 0
