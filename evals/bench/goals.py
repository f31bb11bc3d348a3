"""Which ratios the benches are held to, in one place: the page plots them, and the newer benches take their bars from here.

A ratio without a bar is told and held to nothing. Benches that have bars of their own say them in the same figures here.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Goal(NamedTuple):
    """One ratio: the bench, the figure in it, what it compares in words, the peer, and the most that it may be."""

    bench: str
    figure: str
    what: str
    peer: str
    most: float | None = None


_HAND = "a loop by hand with the openai client"
_TUTORIAL = "LangChain's tutorial"
_CHROMA = "Chroma with plain BM25"
_EXACT = "exact vectors and FTS5"

GOALS: tuple[Goal, ...] = (
    Goal("build starter", "ratio_to_raw", "starter build, wall time", "raw sqlite3 and Chroma"),
    Goal("start", "ratio_to_tutorial", "start to first answer", _TUTORIAL, 0.6),
    Goal("turn", "ratio_to_tutorial", "offline turn, CPU", _TUTORIAL, 0.9),
    Goal("turn", "cpu_ratio", "offline turn, CPU", "bare create_agent, one empty tool"),
    Goal("turn_online", "cpu_ratio", "online turn, CPU", "create_agent with ChatOpenAI", 1.2),
    Goal("rank", "ratio_p95", "ranking, p95", "raw sqlite3", 2.0),
    Goal("retrieval 20,000", "ratio_to_exact_fts5", "search in 20,000 passages, p95", _EXACT, 1.5),
    Goal("retrieval 20,000", "ratio_to_chroma_bm25", "search in 20,000 passages, p95", _CHROMA, 0.2),
    Goal("retrieval 20,000", "index_ratio", "index of 20,000 passages", "raw Chroma", 1.2),
    Goal("retrieval 200,000", "ratio_to_exact_fts5", "search in 200,000 passages, p95", _EXACT, 1.5),
    Goal("retrieval own index", "ratio", "index of our own passages", "the embedder alone", 1.3),
    *(
        Goal(f"stream, {clients} client{'s' if clients > 1 else ''}", figure, f"{what}, {clients} at once", _HAND, most)
        for clients in (1, 8, 32, 100)
        for figure, what, most in (
            ("ratio_turn_p50", "streamed turn, p50", None),
            ("ratio_turn_p95", "streamed turn, p95", None),
            ("ratio_first_words_p95", "first words, p95", None),
            ("ratio_cpu", "streamed turn, CPU", None),
        )
    ),
    Goal("memory", "ratio_to_tutorial_after_turns", "memory after 200 turns", _TUTORIAL, 1.2),
    Goal("memory", "ratio_to_by_hand_after_turns", "memory after 200 turns", _HAND),
    Goal("memory", "ratio_to_tutorial_open_talks_peak", "memory with 100 talks open", _TUTORIAL),
    Goal("memory", "ratio_to_by_hand_open_talks_peak", "memory with 100 talks open", _HAND),
)


def kept(bench: str, figures: Mapping[str, float | int | str]) -> dict[str, bool]:
    """The bars of that bench whose figure is there, in words, and whether each is met."""
    return {
        f"{one.what} <= {one.most:g} x {one.peer}": float(figures[one.figure]) <= one.most
        for one in GOALS
        if one.bench == bench and one.most is not None and one.figure in figures
    }
