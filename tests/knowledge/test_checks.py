"""Each check is shown facts that are wrong in one way, and must say so."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from knowledge import checks, joins, load
from knowledge.schema import (
    AreaRow,
    ConsumerPriceRow,
    NarrativeRow,
    OccupationRow,
    PriceParityRow,
    ProjectionRow,
    RatingRow,
    ResilienceRow,
    Row,
    SourceRow,
    TrackRow,
    UnjoinedRow,
    WageRow,
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        load.create_tables(opened)
        yield opened
    engine.dispose()


def put(connection: Connection, *rows: Row) -> None:
    for _ in load.Loader(connection).add(rows):
        pass


def source(key: str) -> SourceRow:
    return SourceRow(
        key=key, publisher="Bureau", dataset="Jobs", title="Jobs", vintage="May 2025", year=2025, url="https://x.invalid",
        licence="public domain", file="jobs.xlsx", sha256="0" * 64,
    )  # fmt: skip


def wage(code: str = "11-1021", area: str = "US", year: int = 2025, **figures: object) -> WageRow:
    sound: dict[str, object] = {
        "employment": 1000, "annual_p10_usd": 40_000, "annual_p25_usd": 60_000, "annual_median_usd": 105_770,
        "annual_p75_usd": 150_000, "annual_p90_usd": 200_000, "source_key": "oews-national-2025",
    }  # fmt: skip
    return WageRow(oews_code=code, area_code=area, year=year, **{**sound, **figures})


def said(connection: Connection, name: str) -> checks.Result:
    (result,) = (result for result in checks.run(connection) if result.name == name)
    return result


def test_an_empty_build_misses_sources_and_fails_nothing(connection: Connection) -> None:
    results = checks.run(connection)
    assert checks.failures(results) == ()
    assert "missing source" in {result.status for result in results}


def test_a_wrong_known_median_fails(connection: Connection) -> None:
    put(connection, wage(), wage("29-1141", annual_median_usd=97_550))
    assert said(connection, "known medians").status == "passed"
    put(connection, wage(year=2024), wage("29-1141", year=2024, annual_median_usd=93_600))
    result = said(connection, "known medians")
    assert result.status == "failed"
    assert "11-1021 2024 is 105770 instead of 102950" in result.message


@pytest.mark.parametrize(
    "figures",
    [
        {"annual_p25_usd": 30_000},
        {"annual_median_usd": None, "annual_reason": "not published", "annual_p25_usd": 160_000},
        {"hourly_p10_usd": 30.0, "hourly_p90_usd": 20.0},
        {"annual_p90_usd": None, "floors": "p90"},
    ],
)
def test_percentiles_out_of_order_fail_across_gaps_too(connection: Connection, figures: dict[str, object]) -> None:
    put(connection, wage(**figures))
    assert said(connection, "ordered percentiles").status == "failed"


def test_a_floor_with_its_value_is_in_order(connection: Connection) -> None:
    put(connection, wage(annual_p75_usd=239_200, annual_p90_usd=239_200, floors="p75 p90"))
    assert said(connection, "ordered percentiles").status == "passed"


@pytest.mark.parametrize(
    "figures", [{"annual_median_usd": 8_000}, {"annual_median_usd": None}, {"hourly_median_usd": 40.0}]
)
def test_wages_that_cannot_be_or_are_empty_without_reason_fail(
    connection: Connection, figures: dict[str, object]
) -> None:
    put(connection, wage(annual_p10_usd=None, annual_p25_usd=None, **figures))
    assert said(connection, "wage ranges").status == "failed"


def test_state_jobs_that_exceed_the_nations_fail(connection: Connection) -> None:
    nation = [wage(f"11-10{n}1", employment=100_000) for n in range(1, 6)]
    put(connection, *nation, *(wage(f"11-10{n}1", "16", employment=99_800) for n in range(1, 5)))
    put(connection, wage("11-1051", "16", employment=99_700))
    assert said(connection, "state sums").status == "passed"
    put(connection, wage("11-1051", "41", employment=9_000))
    result = said(connection, "state sums")
    assert result.status == "failed"
    assert "11-1051" in result.message


def test_an_occupation_without_partner_must_be_listed(connection: Connection) -> None:
    occupation = OccupationRow(
        onet_soc_code="55-1011.00", soc_code="55-1011", title="Air Crew Officers", source_key="onet-30.2"
    )
    put(connection, source("onet-30.2"), occupation)
    assert said(connection, "joins").status == "failed"
    put(connection, *joins.join(connection))
    assert said(connection, "joins").status == "passed"


def test_a_detailed_code_is_mapped_up_to_the_group_that_is_published(connection: Connection) -> None:
    buyers = OccupationRow(
        onet_soc_code="13-1022.00", soc_code="13-1022", title="Buyers", nem_code="13-1020", source_key="o"
    )
    coders = OccupationRow(onet_soc_code="15-1251.00", soc_code="15-1251", title="Programmers", source_key="o")
    put(connection, buyers, coders, wage("13-1020"), wage("15-1251"), wage("15-1250"))
    unjoined = list(joins.join(connection))
    found = connection.exec_driver_sql("SELECT onet_soc_code, oews_code FROM occupation ORDER BY 1").all()
    assert [tuple(row) for row in found] == [("13-1022.00", "13-1020"), ("15-1251.00", "15-1251")]
    assert {row.what for row in unjoined} == {"projection", "exposure", "area"}


def test_group_codes_that_nothing_maps_to_fail(connection: Connection) -> None:
    put(connection, source("onet-30.2"), *(wage(code) for code in checks.joins.MAPPED_UP))
    result = said(connection, "mapped up")
    assert result.status == "failed"
    assert "13-1020" in result.message


def test_areas_with_figures_must_be_known_or_listed(connection: Connection) -> None:
    put(
        connection,
        wage(area="6600001"),
        wage(),
        AreaRow(area_code="US", level="nation", title="U", short="U", source_key="o"),
    )
    assert "6600001" in said(connection, "areas").message
    put(connection, UnjoinedRow(code="6600001", what="area", reason="no such area on file"))
    assert said(connection, "areas").status == "passed"


def parity(code: str, index: float) -> PriceParityRow:
    return PriceParityRow(area_code=code, year=2024, title=code, all_items_index=index, source_key="rpp-state-2024")


@pytest.mark.parametrize(
    "rows",
    [
        [parity("US", 101.0)],
        [parity("16", 95.0), parity("16998", 93.0), parity("16999", 90.0)],
        [parity("10999", 0.0)],
    ],
)
def test_parities_that_do_not_fit_fail(connection: Connection, rows: list[Row]) -> None:
    put(connection, *rows)
    assert said(connection, "price parities").status == "failed"


def test_a_table_of_parities_cut_short_fails(connection: Connection) -> None:
    whole = [parity(f"{10_000 + 10 * at}", 95.0).model_copy(update={"services_index": 96.0}) for at in range(30)]
    put(connection, *whole, parity("19000", 95.0))
    result = said(connection, "price parities")
    assert result.status == "failed"
    assert "19000 services_index is missing" in result.message


def test_projections_that_do_not_add_up_fail(connection: Connection) -> None:
    def row(code: str, level: str, base: int, target: int) -> ProjectionRow:
        return ProjectionRow(
            nem_code=code, base_year=2024, target_year=2034, title=code, level=level, employment_base=base,
            employment_target=target, growth_pct=round((target / base - 1) * 100, 1), source_key="projections-2024",
        )  # fmt: skip

    put(connection, row("00-0000", "summary", 170_000, 175_000), row("11-1021", "detailed", 170_000, 175_000))
    assert said(connection, "projections").status == "passed"
    put(connection, row("11-1011", "detailed", 50_000, 51_000))
    assert said(connection, "projections").status == "failed"


def test_a_source_that_left_no_rows_fails(connection: Connection) -> None:
    put(connection, source("cpi"))
    assert "cpi consumer_price" in said(connection, "sources left rows").message
    put(connection, ConsumerPriceRow(year=2025, month=5, index=321.4, source_key="cpi"))
    assert said(connection, "sources left rows").status == "passed"


def test_a_table_that_ends_years_too_early_was_cut_short(connection: Connection) -> None:
    put(connection, source("cpi"), ConsumerPriceRow(year=1960, month=5, index=29.5, source_key="cpi"))
    assert "newest year of monthly prices" in said(connection, "counts").message


@pytest.mark.parametrize("key", ["cpi-annual", "profiles-adj-videos"])
def test_a_file_is_not_asked_for_what_stands_in_its_sibling(connection: Connection, key: str) -> None:
    put(connection, source(key), ConsumerPriceRow(year=2025, month=0, index=321.9, source_key="cpi-annual"))
    put(connection, source("cpi-annual"))
    assert said(connection, "sources left rows").status == "passed"
    assert said(connection, "counts").status == "passed"


def test_rows_must_name_a_source_of_the_build(connection: Connection) -> None:
    put(connection, ConsumerPriceRow(year=2025, month=5, index=321.4, source_key="cpi"))
    assert said(connection, "sources named").status == "failed"


@pytest.mark.parametrize("rating", [("IM", 5.2), ("WI", -3.5), ("XX", 1.0)])
def test_ratings_off_their_scale_fail(connection: Connection, rating: tuple[str, float]) -> None:
    scale, value = rating
    put(connection, RatingRow(onet_soc_code="11-1021.00", element_id="1.A", scale=scale, value=value, source_key="o"))
    assert said(connection, "scales").status == "failed"


def test_a_score_outside_its_range_fails(connection: Connection) -> None:
    put(connection, ResilienceRow(onet_soc_code="11-1021.00", score=5, low=2, high=4, source_key="r"))
    assert said(connection, "resilience").status == "failed"


def test_codes_of_a_wrong_form_fail(connection: Connection) -> None:
    put(connection, wage("11-102"))
    assert "11-102" in said(connection, "code forms").message


def told_of(kind: str, subject: str, source_key: str = "own-narratives") -> NarrativeRow:
    return NarrativeRow(
        narrative_id=f"{kind}/{subject}", subject_kind=kind, subject_id=subject, section="inside", title="Inside",
        markdown="A text.", source_key=source_key,
    )  # fmt: skip


def test_a_narrative_of_ours_about_nothing_known_is_refused_by_name(connection: Connection) -> None:
    put(connection, source("own-narratives"), told_of("career", "none"), told_of("method", "real_pay"))
    assert said(connection, "narrative subjects").status == "missing source"
    put(connection, source("own-tracks"), TrackRow(track_id="operations", title="Operations", source_key="own-tracks"))
    put(connection, source("onet-30.2"), told_of("track", "operations"))
    put(connection, told_of("occupation", "99-0000.00", "profiles-adj-inside"))
    assert said(connection, "narrative subjects").status == "passed"
    put(connection, told_of("track", "operation"), told_of("occupation", "11-3031.09"))
    result = said(connection, "narrative subjects")
    assert result.status == "failed"
    assert "occupation/11-3031.09; track/operation" in result.message
    assert "99-0000.00" not in result.message
