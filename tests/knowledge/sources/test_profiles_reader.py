"""The profiles reader: careers and what their publisher prints, with the caveat that is true of each record."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import SourceError
from knowledge.schema import (
    CareerMemberRow,
    CareerRow,
    NarrativeRow,
    PublishedCareerRow,
    Row,
    SourceRow,
    UnjoinedRow,
    VideoRow,
)
from knowledge.sources import profiles
from knowledge.sources.register import locate

DEFINED = {"careers": {"keepers": {"title": "Keepers", "category": "nature", "primaryOnetCode": "39-2021.00",
                                   "onetCodes": ["39-2021.00", "39-2011.00"]}}}  # fmt: skip


def record(**changes: Any) -> dict[str, Any]:
    assessment = {
        "aiExposure": {"score": 0.42, "source": "gpts"},
        "jobGrowth": {"label": "Stable", "percentChange": 2, "source": "BLS Employment Projections 2024-2034"},
        "humanAdvantage": {"epochScores": {"empathy": 2, "presence": 4, "opinion": 3, "creativity": 1, "hope": 1}},
        "scoring": {"totalScore": 3}, "classification": "AI-Augmented", "methodology": "v2.0",
    }  # fmt: skip
    return {
        "slug": "keepers", "title": "Keepers", "category": "nature", "is_consolidated": True,
        "primary_onet_code": "39-2021.00", "ai_assessment": assessment | changes.pop("assessment", {}),
        "wages": {"source": "BLS OES (aggregated)", "year": 2023, "employment_count": 0,
                  "annual": {"pct_10": 20000, "median": 30000, "pct_90": None}},
        "education": {"requires_license_or_cert": False, "estimated_cost": {"min_cost": 0, "typical_cost": 10, "max_cost": 20},
                      "time_to_job_ready": {"min_years": 1, "typical_years": 2, "max_years": 3}},
    } | changes  # fmt: skip


def published(tmp_path: Path, *records: dict[str, Any]) -> list[Row]:
    (tmp_path / "career-definitions.json").write_text(json.dumps(DEFINED))
    (tmp_path / "careers.json.gz").write_bytes(gzip.compress(json.dumps(records).encode()))
    return list(profiles.rows(locate(tmp_path, profiles.SOURCES)))


def only(rows: list[Row]) -> PublishedCareerRow:
    (row,) = [row for row in rows if isinstance(row, PublishedCareerRow)]
    return row


def test_a_record_keeps_what_is_printed_and_no_jobs_is_no_figure(tmp_path: Path) -> None:
    row = only(published(tmp_path, record()))
    assert (row.score, row.exposure_pct, row.growth_pct, row.epoch_sum) == (3, 42.0, 2, 11)
    assert (row.employment, row.annual_p90_usd, row.cost_min_usd) == (None, None, 0)
    assert not row.fallback
    assert not row.growth_estimated
    assert "legacy" not in row.caveat
    assert "counted once for each" in row.caveat


def test_pay_printed_as_nothing_is_no_pay(tmp_path: Path) -> None:
    printed = record()
    printed["wages"] = printed["wages"] | {"annual": {"pct_10": 20000, "median": 30000, "pct_90": 0}}
    row = only(published(tmp_path, printed))
    assert (row.annual_p10_usd, row.annual_median_usd, row.annual_p90_usd) == (20000, 30000, None)


def test_a_fallback_record_says_that_its_inputs_are_stand_ins(tmp_path: Path) -> None:
    growth = {"label": "Stable", "percentChange": 0, "source": "Estimated - BLS data unavailable"}
    row = only(published(tmp_path, record(
        assessment={"jobGrowth": growth, "methodology": "v2.0-fallback - EPOCH/Legacy"},
        ai_risk={"oxford_source": {"probability": 0.59}},
    )))  # fmt: skip
    assert row.fallback
    assert row.growth_estimated
    assert row.exposure_source == "Frey and Osborne (2013) automation probability"
    assert "2013 automation probability" in row.caveat
    assert "missing projection" in row.caveat


def test_an_index_below_zero_is_no_percentage(tmp_path: Path) -> None:
    row = only(published(tmp_path, record(assessment={"aiExposure": {"score": -0.11, "source": "aioe"}})))
    assert row.exposure_pct is None
    assert "no percentage" in row.caveat


def test_members_keep_the_publishers_order(tmp_path: Path) -> None:
    rows = published(tmp_path, record())
    assert [(row.onet_soc_code, row.rank) for row in rows if isinstance(row, CareerMemberRow)] == [
        ("39-2021.00", 1), ("39-2011.00", 2),
    ]  # fmt: skip


def test_the_second_career_of_a_name_gets_its_own_id(tmp_path: Path) -> None:
    twin = record(slug="production-workers", title="Production Workers", primary_onet_code="51-5111.00")
    rows = published(tmp_path, twin)
    assert only(rows).career_id == "printing-production-workers"
    assert {row.career_id for row in rows if isinstance(row, CareerRow)} == {"keepers", "printing-production-workers"}
    assert sum(isinstance(r, CareerMemberRow) and r.career_id == "printing-production-workers" for r in rows) == 3


def test_a_page_without_an_occupation_code_is_listed_and_not_a_career(tmp_path: Path) -> None:
    rows = published(tmp_path, record(slug="influencers", primary_onet_code=None))
    assert [(row.code, row.what) for row in rows if isinstance(row, UnjoinedRow)] == [("influencers", "career")]
    assert not any(isinstance(row, PublishedCareerRow) for row in rows)


def test_keys_become_occupation_codes() -> None:
    assert profiles.onet_code("11-3013-01") == "11-3013.01"
    assert profiles.onet_code("11-3013") == "11-3013.00"


def test_what_is_not_the_publishers_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "career-definitions.json"
    path.write_text('{"careers": [')
    with pytest.raises(SourceError, match=r"^career-definitions\.json: this is not whole JSON"):
        list(profiles.read_definitions(path, "k"))
    path.write_text("{}")
    with pytest.raises(SourceError, match="there is no “careers”"):
        list(profiles.read_definitions(path, "k"))


@cache
def everything(root: Path) -> tuple[Row, ...]:
    return tuple(profiles.rows(locate(root, profiles.SOURCES)))


def test_operations_managers_print_what_the_seed_shows(publishers: Path) -> None:
    rows = everything(publishers)
    row = next(r for r in rows if isinstance(r, PublishedCareerRow) and r.career_id == "operations-managers")
    assert (row.score, row.exposure_pct, row.growth_pct, row.growth_estimated, row.epoch_sum) == (1, 63, 0, True, 11)
    assert (row.annual_median_usd, row.employment, row.wage_year) == (134_166, 4_679_770, 2023)
    assert row.fallback
    assert "2013" in row.caveat
    members = [r for r in rows if isinstance(r, CareerMemberRow) and r.career_id == "operations-managers"]
    assert [member.rank for member in members] == list(range(1, 16))


def test_every_occupation_of_the_publisher_is_in_a_career(publishers: Path) -> None:
    rows = everything(publishers)
    careers = {row.career_id for row in rows if isinstance(row, CareerRow)}
    assert len(careers) == 151
    assert {row.career_id for row in rows if isinstance(row, PublishedCareerRow)} == careers
    assert sum(row.fallback for row in rows if isinstance(row, PublishedCareerRow)) == 17
    homes: dict[str, int] = {}
    for row in rows:
        if isinstance(row, CareerMemberRow):
            homes[row.onet_soc_code] = homes.get(row.onet_soc_code, 0) + 1
    assert len(homes) == 1016
    assert {code for code, count in homes.items() if count > 1} == {"11-9121.00", "15-1231.00"}
    assert sum(isinstance(row, UnjoinedRow) for row in rows) == 14


def test_every_occupation_has_a_narrative_and_every_career_a_text(publishers: Path) -> None:
    rows = everything(publishers)
    told = {(row.subject_kind, row.subject_id, row.section) for row in rows if isinstance(row, NarrativeRow)}
    assert sum(kind == "occupation" for kind, *_ in told) == 1016
    assert {subject for kind, subject, section in told if kind == "career" and section == "summary"} == {
        row.career_id for row in rows if isinstance(row, CareerRow)
    }
    assert sum(isinstance(row, VideoRow) for row in rows) == 877
    assert all(row.licence == "MIT" for row in rows if isinstance(row, SourceRow))
