"""Two builds side by side: what moved by more than a tenth, what came, what went."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge import load, manifest, store, swap
from knowledge.diff import diff, find
from knowledge.errors import NotFoundError
from knowledge.manifest import EmbedderInfo, Manifest
from knowledge.schema import AreaRow, OccupationRow, Row, SocRow, WageRow


def wage(code: str, median: int | None, *, area: str = "US", year: int = 2025, floors: str = "") -> WageRow:
    return WageRow(oews_code=code, area_code=area, year=year, annual_median_usd=median, floors=floors, source_key="s")


def area(code: str) -> AreaRow:
    return AreaRow(area_code=code, level="state", title=code, short=code, source_key="s")


def make(home: Path, build_id: str, rows: Sequence[Row]) -> None:
    directory = swap.builds(home) / build_id
    directory.mkdir(parents=True)
    engine = load.writer(directory / store.FACTS)
    with engine.begin() as connection:
        load.create_tables(connection)
        loader = load.Loader(connection)
        for _ in loader.add(rows):
            pass
    engine.dispose()
    Manifest(
        build_id=build_id, built_at=datetime.now(UTC).isoformat(), kind="full", schema_digest=manifest.schema_digest(),
        inputs=(), rows=loader.rows, embedder=EmbedderInfo(name="none", digest="", dimensions=0),
        files={store.FACTS: (directory / store.FACTS).stat().st_size},
    ).write(directory)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make(
        tmp_path,
        "aaaa1111",
        [area("US"), area("16"), wage("11-1021", 100_000, year=2024), wage("11-1021", 50_000, year=2023),
         wage("29-1141", 90_000, year=2024), wage("53-2011", 239_200, year=2024, floors="median"),
         wage("11-1031", 40_000, year=2024)],
    )  # fmt: skip
    make(
        tmp_path,
        "bbbb2222",
        [area("US"), area("41"), wage("11-1021", 111_000), wage("29-1141", 98_000), wage("53-2011", 300_000),
         SocRow(soc_code="11-1021", title="General and Operations Managers", level="detailed", source_key="s"),
         OccupationRow(onet_soc_code="11-1021.00", soc_code="11-1021", title="General", source_key="s")],
    )  # fmt: skip
    swap.point(tmp_path, "bbbb2222")
    return tmp_path


def test_only_medians_that_moved_more_than_a_tenth_are_told(home: Path) -> None:
    """2024's 100,000 in the old build's newest year stands against 111,000; a floor has no move."""
    (moved,) = diff(home, "aaaa1111", "bbbb2222").moved
    assert (moved.oews_code, moved.title) == ("11-1021", "General and Operations Managers")
    assert (moved.old_year, moved.old_median_usd, moved.new_year, moved.new_median_usd) == (
        2024,
        100_000,
        2025,
        111_000,
    )
    assert moved.change_pct == pytest.approx(11.0)


def test_codes_areas_and_counts_that_came_or_went_are_told(home: Path) -> None:
    found = diff(home, "aaaa", "current")
    assert found.codes_came == ("11-1021.00",)
    assert found.codes_went == ("11-1031",)
    assert (found.areas_came, found.areas_went) == (("41",), ("16",))
    assert found.rows["occupation"] == (0, 1)


def test_a_name_that_means_no_build_or_several_lists_those_there_are(home: Path) -> None:
    with pytest.raises(NotFoundError, match="aaaa1111, bbbb2222"):
        find(home, "cccc")
    with pytest.raises(NotFoundError, match="exactly one"):
        find(home, "")
