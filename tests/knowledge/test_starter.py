"""The starter pack: what it must hold, what it must never hold, and that packing and unpacking lose nothing."""

import random
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import BuildError
from knowledge.load import ROW_BY_TABLE, columns
from knowledge.schema import AlternateTitleRow, ExposureRow, RatingRow, Row, TechnologyRow, VideoRow, WageRow
from knowledge.starter import codec, pack
from knowledge.starter.codec import Packed
from knowledge.store import Knowledge


def roundtrip(kind: type[Row], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    data, how = codec.pack(kind, rows)
    assert codec.pack(kind, rows)[0] == data
    return list(codec.unpack(kind, data, Packed(file="t.csv.xz", sha256="", **how)))


def values(rows: list[Row]) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in columns(type(row))) for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [RatingRow(onet_soc_code="1", element_id="e", scale="IM", value=v, source_key="s") for v in (3.25, -0.1, 5.0)],
        [VideoRow(code=str(n), url='https://x/?a=1,"b"', title=f"line\nbreak # {n}", source_key="s") for n in range(3)],
        [AlternateTitleRow(onet_soc_code="1", title=t, kind="own", source_key=k) for t in ("#", "\\", "") for k in "ab"],
        [TechnologyRow(onet_soc_code=str(n % 2), name="é", hot=n % 3 == 0, source_key="s") for n in range(40)],
        [
            ExposureRow(
                onet_soc_code=str(n), gpt4_alpha=n / 7, gpt4_beta=0.1 + 0.2, gpt4_gamma=1, human_alpha=0, human_beta=0.5,
                human_gamma=1, applicability=None if n else 0.25, source_key="s",
            )
            for n in range(5)
        ],
        [
            WageRow(
                oews_code="11-1021", area_code="US", year=2025 - n, employment=None if n == 2 else n,
                hourly_median_usd=50.85 + n, floors="p90" if n else "", annual_reason="hourly only" if n == 1 else None,
                source_key="s",
            )
            for n in range(30)
        ],
    ],
)  # fmt: skip
def test_a_packed_table_comes_back_as_it_was(rows: list[Row]) -> None:
    if rows:
        assert roundtrip(type(rows[0]), values(rows)) == values(rows)
    else:
        assert roundtrip(WageRow, []) == []


def test_any_money_comes_back_to_the_cent() -> None:
    dice = random.Random(7)
    rows = [
        WageRow(
            oews_code=f"11-{n:04d}", area_code="US", year=2025, hourly_median_usd=dice.randrange(1, 99_999) / 100,
            annual_median_usd=dice.randrange(1, 999_999), source_key="s",
        )
        for n in range(500)
    ]  # fmt: skip
    assert roundtrip(WageRow, values(rows)) == values(rows)


def test_a_damaged_table_is_one_sentence() -> None:
    data, how = codec.pack(VideoRow, [("1", "u", "t", "s"), ("2", "u", "w", "s")])
    packed = Packed(file="video.csv.xz", sha256="", **how)
    with pytest.raises(BuildError, match=r"video\.csv\.xz is damaged"):
        list(codec.unpack(VideoRow, data[:-20], packed))
    with pytest.raises(BuildError, match="not the one its manifest speaks of"):
        list(codec.unpack(VideoRow, data, packed.model_copy(update={"rows": 3})))


def test_the_pack_is_small_and_names_source_licence_and_checksum() -> None:
    manifest = pack.read_manifest()
    tables = Path(str(pack.directory() / "tables"))
    assert sum(path.stat().st_size for path in tables.iterdir()) <= pack.MOST_BYTES
    assert {path.name for path in tables.iterdir() if path.suffix == ".xz"} == {
        one.file for one in manifest.tables.values()
    }
    for source in manifest.sources:
        assert source.publisher
        assert source.licence
        assert source.url or source.kind == "own"
        assert len(source.sha256) == 64
        assert "/" not in source.file


def test_the_pack_holds_no_table_of_sentences() -> None:
    left_out = {row.__name__ for row in pack.DERIVED_OR_TEXT}
    assert {"TaskRow", "NarrativeRow", "PassageRow"} <= left_out
    assert not left_out & {ROW_BY_TABLE[name].__name__ for name in pack.read_manifest().tables}


def test_no_text_in_the_starter_is_a_publishers_sentence(knowledge: Knowledge) -> None:
    with knowledge.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM occupation WHERE description IS NOT NULL").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM task").scalar() == 0
        foreign = "SELECT count(*) FROM narrative WHERE source_key <> 'own-narratives'"
        assert connection.exec_driver_sql(foreign).scalar() == 0


@pytest.mark.parametrize(
    ("table", "fewest"),
    [
        ("occupation", 1_000), ("wage", 90_000), ("group_wage", 8_000), ("sector_wage", 6_000), ("projection", 820),
        ("price_parity", 500), ("consumer_price", 1_000), ("exposure", 900), ("rating", 200_000), ("related", 10_000),
        ("program", 4_000), ("zip", 30_000), ("place_name", 1_000), ("career", 140), ("career_member", 140),
        ("published_career", 140), ("video", 100), ("activity", 5_000), ("education", 10_000), ("technology", 8_000),
        ("alternate_title", 40_000), ("resilience", 900), ("track_member", 16),
    ],
)  # fmt: skip
def test_the_starter_holds_what_the_questions_need(knowledge: Knowledge, table: str, fewest: int) -> None:
    assert knowledge.manifest.rows[table] >= fewest


def test_exporting_again_gives_the_committed_bytes(publishers: Path, tmp_path: Path) -> None:
    total = pack.export(publishers, tmp_path)
    installed = Path(str(pack.directory()))
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert total <= pack.MOST_BYTES
    for name in written:
        assert (tmp_path / name).read_bytes() == (installed / name).read_bytes(), name
