"""Careers, their specializations, and what their publisher prints."""

from small_build import citation, named_build, small_build

from knowledge.careers import Careers
from knowledge.schema import PublishedCareerRow
from knowledge.store import Knowledge


def test_a_career_has_its_specializations_in_order_and_counts_each_pay_code_once() -> None:
    career = Careers(named_build(), citation).get("operations-managers")
    assert career is not None
    assert career.codes == ("11-3031.00", "11-3031.01", "11-3071.04", "11-3051.00")
    assert career.oews_codes == ("11-3031", "11-3071", "11-3051")
    assert career.citation.key == "profiles"


def test_careers_are_found_by_member_and_unknown_ones_are_none() -> None:
    careers = Careers(named_build(), citation)
    assert [one.career_id for one in careers.of_occupation("29-1141.00")] == ["registered-nurses"]
    assert careers.of_occupation("53-3032.00") == ()
    assert careers.get("x") is None
    assert careers.published("x") is None
    assert [one.title for one in careers.all()] == ["Operations Managers", "Registered Nurses"]


def test_a_published_record_keeps_its_caveat_and_a_missing_projection_stays_marked() -> None:
    row = PublishedCareerRow(
        career_id="c", title="C", score=1, growth_pct=0.0, growth_estimated=True, fallback=True,
        caveat="On stand-in inputs.", source_key="profiles",
    )  # fmt: skip
    published = Careers(small_build([row]), citation).published("c")
    assert published is not None
    assert published.growth_estimated
    assert published.fallback
    assert published.caveat == "On stand-in inputs."
    assert published.annual_median_usd is None


def test_operations_managers_has_its_fifteen_specializations(knowledge: Knowledge) -> None:
    career = knowledge.careers.get("operations-managers")
    assert career is not None
    assert len(career.members) == 15
    assert {"11-3031.00", "11-3031.01", "11-3031.03", "11-3061.00", "11-3051.03"} <= set(career.codes)
    published = knowledge.careers.published("operations-managers")
    assert published is not None
    assert published.score == 1
    assert published.fallback
    assert published.caveat
    assert len(knowledge.careers.all()) >= 149
