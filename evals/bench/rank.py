"""`rank_occupations` over all occupations of a state, beside the same ordering by the bare sqlite3 module."""

import sqlite3
from collections.abc import Callable

from evals.bench.measure import Line, percentile, timed
from knowledge.rankings import RankRequest
from knowledge.store import FACTS, Knowledge

TIMES, SHORT = 300, 30


def bench(knowledge: Knowledge, short: bool = False) -> Line:
    """p50 and p95 in milliseconds over all states in turn, and the ratio to the peer."""
    times = SHORT if short else TIMES
    codes = ("01", "02", "04", "06", "08", "12", "16", "23", "36", "41", "48", "50")
    peer = sqlite3.connect(f"file:{knowledge.directory / FACTS}?mode=ro&immutable=1", uri=True)

    def ours(at: list[int]) -> Callable[[], object]:
        def work() -> object:
            at[0] += 1
            area = knowledge.areas.get(codes[at[0] % len(codes)])
            assert area is not None
            return knowledge.wages.rank(RankRequest(codes=None, area=area, by="median", limit=10))

        return work

    def theirs(at: list[int]) -> Callable[[], object]:
        statement = (
            "select w.oews_code, s.title, w.annual_median_usd, w.floors, w.hourly_median_usd, w.annual_reason "
            "from soc s left join wage w on w.oews_code = s.soc_code and w.area_code = ? and w.year = 2025 "
            "where s.level = 'detailed' order by w.annual_median_usd desc nulls last, w.oews_code"
        )

        def work() -> object:
            at[0] += 1
            return peer.execute(statement, (codes[at[0] % len(codes)],)).fetchall()

        return work

    timed(ours([0]), 10)
    mine, plain = timed(ours([0]), times), timed(theirs([0]), times)
    p95, peer_p95 = percentile(mine, 0.95) * 1000, percentile(plain, 0.95) * 1000
    return Line(
        bench="rank",
        figures={
            "n": times,
            "p50_ms": round(percentile(mine, 0.5) * 1000, 2),
            "p95_ms": round(p95, 2),
            "sqlite3_p95_ms": round(peer_p95, 2),
            "ratio_p95": round(p95 / peer_p95, 2),
        },
        bars={"p95 <= 20 ms": p95 <= 20},
    )
