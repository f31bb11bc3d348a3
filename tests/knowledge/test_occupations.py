"""Occupations by code, and what is on file of each."""

import pytest
from small_build import citation, named_build, occupation, small_build

from knowledge.occupations import Occupations
from knowledge.schema import (
    ActivityRow,
    AlternateTitleRow,
    EducationRow,
    ElementRow,
    ProgramRow,
    RatingRow,
    RelatedRow,
    TechnologyRow,
    VideoRow,
)
from knowledge.store import Knowledge

CODE = "11-1021.00"


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    return Occupations(
        small_build(
            [
                occupation(CODE, "General and Operations Managers"),
                occupation("13-1021.00", "Buyers of Farm Products", oews_code="13-1020"),
                occupation("13-1022.00", "Wholesale and Retail Buyers", oews_code="13-1020"),
                occupation("15-1299.08", "Systems Engineers", oews_code=None, unjoined_reason="no wage row"),
                AlternateTitleRow(onet_soc_code=CODE, title="Operations Manager", kind="alternate", source_key="onet"),
                ActivityRow(onet_soc_code=CODE, rank=2, name="Guiding", source_key="onet"),
                ActivityRow(onet_soc_code=CODE, rank=1, name="Deciding", source_key="onet"),
                TechnologyRow(onet_soc_code=CODE, name="Spreadsheet", hot=False, source_key="onet"),
                TechnologyRow(onet_soc_code=CODE, name="Planning system", hot=True, source_key="onet"),
                EducationRow(onet_soc_code=CODE, element="education", category=6, percent=55.5, source_key="onet"),
                ElementRow(element_id="2.A.1.a", name="Reading", kind="skill", source_key="onet"),
                ElementRow(element_id="2.B.1.a", name="Social Perceptiveness", kind="skill", source_key="onet"),
                RatingRow(onet_soc_code=CODE, element_id="2.A.1.a", scale="IM", value=3.0, source_key="onet"),
                RatingRow(onet_soc_code=CODE, element_id="2.A.1.a", scale="LV", value=6.0, source_key="onet"),
                RatingRow(onet_soc_code=CODE, element_id="2.B.1.a", scale="IM", value=4.0, source_key="onet"),
                RelatedRow(
                    onet_soc_code=CODE, related_code="13-1022.00", tier="Primary-Short", rank=1, source_key="onet"
                ),
                ProgramRow(soc_code="11-1021", cip_code="52.0201", title="Business Administration", source_key="cip"),
                VideoRow(code="11-1021", url="https://www.careeronestop.org/v", title="Video", source_key="profiles"),
            ]
        ),
        citation,
    )


@pytest.mark.parametrize("code", ["11-1021.00", "11-1021", "111021", " 11-1021.00 "])
def test_a_code_is_read_in_each_of_its_forms(occupations: Occupations, code: str) -> None:
    found = occupations.get(code)
    assert found is not None
    assert found.onet_soc_code == CODE
    assert found.citation.key == "onet"


@pytest.mark.parametrize("code", ["", "operations", "99-9999", "11-1021.77", "11-1021.00; DROP TABLE occupation"])
def test_what_is_no_code_of_this_build_is_none(occupations: Occupations, code: str) -> None:
    assert occupations.get(code) is None


def test_a_six_digit_code_without_a_general_occupation_gives_its_first_member(occupations: Occupations) -> None:
    found = occupations.get("15-1299")
    assert found is not None
    assert (found.oews_code, found.unjoined_reason) == (None, "no wage row")


def test_occupations_that_share_a_pay_code_know_each_other(occupations: Occupations) -> None:
    assert [one.onet_soc_code for one in occupations.of_oews("13-1020")] == ["13-1021.00", "13-1022.00"]
    assert [one.onet_soc_code for one in occupations.sharing_pay("13-1021.00")] == ["13-1022.00"]
    assert occupations.sharing_pay(CODE) == ()


def test_many_come_in_the_order_asked_and_unknown_ones_are_left_out(occupations: Occupations) -> None:
    assert [one.title for one in occupations.of_many(["13-1022.00", "99-9999.00", CODE])] == [
        "Wholesale and Retail Buyers",
        "General and Operations Managers",
    ]


def test_what_is_on_file_of_one_comes_in_its_order_with_citations(occupations: Occupations) -> None:
    assert [one.name for one in occupations.activities(CODE)] == ["Deciding", "Guiding"]
    assert [one.name for one in occupations.technology(CODE)] == ["Planning system", "Spreadsheet"]
    assert [one.name for one in occupations.elements(CODE, "skill")] == ["Social Perceptiveness", "Reading"]
    assert [one.value for one in occupations.elements(CODE, "skill", limit=1)] == [4.0]
    assert [one.percent for one in occupations.requirements(CODE)] == [55.5]
    assert [one.onet_soc_code for one in occupations.related(CODE)] == ["13-1022.00"]
    assert [one.cip_code for one in occupations.programs(CODE)] == ["52.0201"]
    assert [one.title for one in occupations.alternate_titles(CODE)] == ["Operations Manager"]
    video = occupations.video(CODE)
    assert video is not None
    assert video.citation.key == "profiles"


def test_what_is_not_on_file_is_empty(occupations: Occupations) -> None:
    other = "13-1021.00"
    assert occupations.tasks(other) == ()
    assert occupations.technology(other) == ()
    assert occupations.video(other) is None


def test_the_twelve_mapped_pay_codes_reach_their_members(knowledge: Knowledge) -> None:
    buyers = knowledge.occupations.get("13-1022.00")
    assert buyers is not None
    assert buyers.oews_code == "13-1020"
    assert len(knowledge.occupations.all()) == 1016
    assert len(Occupations(named_build(), citation).all()) == 14
