"""Pages of careers and occupations: what each section holds, and what it must not claim."""

from typing import Any

import pytest

from advisor.cards import ProfileCard, Section
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.tools.args import GetCareer
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.profiles import get_career
from knowledge.store import Knowledge

FIFTEEN = {
    "11-3012.00", "11-3013.00", "11-3013.01", "11-3031.00", "11-3031.01", "11-3031.03", "11-3051.00", "11-3051.01", "11-3051.02",
    "11-3051.03", "11-3051.04", "11-3051.06", "11-3061.00", "11-3071.00", "11-3071.04",
}  # fmt: skip


def page(
    knowledge: Knowledge,
    career: str,
    section: str | None = None,
    *,
    place: str | None = None,
    contact: str | None = None,
) -> tuple[dict[str, Section], Ledger]:
    ledger = Ledger()
    context = ToolContext(knowledge, ledger, PlaceGiven(request=place), contact)
    card = get_career(context, GetCareer(career=career, section=section)).findings[0]
    assert isinstance(card, ProfileCard)
    return {one.key: one for one in card.sections}, ledger


def facts_in(value: Any, ledger: Ledger) -> list[Fact]:
    if isinstance(value, str):
        return [ledger[value]] if value in ledger else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [fact for one in inner for fact in facts_in(one, ledger)]


def test_operations_managers_has_its_fifteen_specializations_with_their_codes(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "operations-managers")
    lines = {line["code"]: line for line in found["specializations"].content}
    assert set(lines) == FIFTEEN
    assert {"11-3031.00", "11-3031.01", "11-3031.03", "11-3061.00", "11-3051.03"} <= set(lines)
    for code in ("11-3031.00", "11-3031.01", "11-3031.03"):
        assert ledger[lines[code]["median"]].of.code == "11-3031"
        assert "11-3031 as a whole" in lines[code]["note"]
    assert "note" not in lines["11-3061.00"]
    assert "score" not in lines["11-3051.03"]["ai_outlook"]
    assert ledger[lines["11-3031.01"]["ai_outlook"]["score"]].basis == "derived"
    assert all(ledger[line["growth"]].unit == "percent" for line in lines.values())


def test_a_percentile_is_a_place_and_no_year_stands_on_a_rung(knowledge: Knowledge) -> None:
    for subject in ("operations-managers", "29-1141.00", "13-1022.00"):
        found, ledger = page(knowledge, subject, "progression")
        content = found["progression"].content
        assert "not years of experience" in content["text"]
        assert "year" not in {key for line in content["codes"] for key in line}
        assert {fact.unit for fact in facts_in(content["codes"], ledger)} <= {"USD/year", "USD/hour"}
    assert {fact.basis for fact in facts_in(content["codes"], ledger)} == {"mapped"}
    group, ledger = page(knowledge, "operations-managers", "progression")
    assert ledger[group["progression"].content["typical_median"]].statistic == "typical_median"


def test_a_specialization_never_inherits_the_licence_of_its_career(knowledge: Knowledge) -> None:
    career, _ = page(knowledge, "operations-managers", "licence")
    content = career["licence"].content
    assert (content["required"], content["basis"], content["publisher"]) == (
        True,
        "published_elsewhere",
        "American Dream Jobs",
    )
    assert "does not say which licence" in content["caveat"]
    assert "careeronestop.org" in content["links"][0]["url"]
    for code in FIFTEEN:
        one, _ = page(knowledge, code, "licence")
        assert one["licence"].missing is not None
        assert "published for the career as a whole only" in one["licence"].missing.reason
        assert "licensing office" in one["licence"].missing.reason


def test_a_cost_is_only_ever_published_elsewhere_and_a_time_only_ours(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "operations-managers", "time_and_cost")
    content = found["time_and_cost"].content
    assert {fact.basis for fact in facts_in(content["facts"], ledger)} == {"published_elsewhere"}
    assert all(fact.note for fact in facts_in(content["facts"], ledger))
    ours = [ledger[line["before_entry"]] for line in content["years"]]
    assert {(fact.basis, fact.unit) for fact in ours} == {("derived", "years")}
    one, _ = page(knowledge, "11-3031.01", "time_and_cost")
    assert "facts" not in one["time_and_cost"].content
    assert "no source here gives a cost" in one["time_and_cost"].content["cost"]["text"]


def test_jobs_link_to_the_state_that_was_asked_about_and_copy_no_posting(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "47-2111.00", "jobs", place="Boise, ID")
    content = found["jobs"].content
    assert content["links"][0]["url"].endswith("keyword=Electricians&location=Idaho")
    assert "No posting is copied" in content["text"]
    assert {fact.unit for fact in facts_in(content["codes"], ledger)} == {"people", "percent", "openings/year"}


def test_abilities_and_skills_of_an_occupation_carry_their_importance(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "29-1141.00", "abilities")
    for name in ("abilities", "skills"):
        values = [ledger[one["importance"]] for one in found["abilities"].content[name]]
        assert [fact.value for fact in values] == sorted((fact.value for fact in values), reverse=True)
        assert all(fact.unit == "score 0-100" and fact.note for fact in values)


def test_what_people_name_as_required_is_a_share_of_those_asked(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "29-1141.00", "education")
    (asked,) = found["education"].content["named_as_required"]
    shares = [ledger[one["share"]].value for one in asked["levels"]]
    assert shares == sorted(shares, reverse=True)
    assert 50 < sum(shares) <= 100.5
    assert found["education"].content["entry"][0]["entry_education"]


@pytest.mark.parametrize("key", ["morning", "who_thrives", "leaving", "without_degree"])
def test_what_our_narratives_tell_stands_inside_and_answers_alone(knowledge: Knowledge, key: str) -> None:
    alone, _ = page(knowledge, "operations-managers", key)
    whole, _ = page(knowledge, "operations-managers")
    assert list(alone) == [key]
    assert alone[key].content["markdown"] == whole["inside"].content[key]["markdown"]
    assert key not in whole


def test_prose_that_nobody_wrote_for_the_starter_says_how_to_get_it(knowledge: Knowledge) -> None:
    found, _ = page(knowledge, "51-9061.00")
    for key in ("summary", "inside"):
        assert found[key].missing is not None
        assert found[key].missing.reason.startswith("not in the starter; build with O*NET")
    assert found["responsibilities"].content["tasks"]["text"].endswith("not in the starter; build with O*NET.")


def test_a_source_stands_once_with_licence_and_address(knowledge: Knowledge) -> None:
    for subject in ("operations-managers", "29-1141.00"):
        found, ledger = page(knowledge, subject)
        lines = found["sources"].content
        assert len({(line["publisher"], line["dataset"], line["vintage"]) for line in lines}) == len(lines)
        assert all(line["licence"] and line["url"].startswith("https://") and line["vintage"] for line in lines)
        numbers = {number for line in lines for number in (line["citation"], *line.get("also_cited_as", ()))}
        assert numbers == set(range(1, len(ledger.sources()) + 1))


def test_an_error_is_reported_with_the_build_and_only_to_an_address_that_was_set(knowledge: Knowledge) -> None:
    found, _ = page(knowledge, "29-1141.00", "report")
    content = found["report"].content
    assert (content["build"], content["page"]) == (knowledge.build_id, "/v1/occupations/29-1141.00")
    assert "write_to" not in content
    told, _ = page(knowledge, "29-1141.00", "report", contact="the front desk")
    assert told["report"].content["write_to"] == "the front desk"


def test_of_several_sections_asked_for_only_those_that_hold_something_come(knowledge: Knowledge) -> None:
    assert list(page(knowledge, "47-2152.00", "without_degree,education")[0]) == ["education"]
    assert list(page(knowledge, "47-2111.00", "without_degree,education")[0]) == ["without_degree", "education"]


def test_pay_that_the_page_prints_of_the_whole_career_stands_apart_with_its_caveat(knowledge: Knowledge) -> None:
    found, ledger = page(knowledge, "operations-managers", "progression")
    elsewhere = found["progression"].content["published_elsewhere"]
    figures = {name: ledger[fact] for name, fact in elsewhere["facts"].items()}
    assert round(figures["annual_median_usd"].value, -3) == 134_000
    assert round(figures["employment"].value / 1e6, 1) == 4.7
    assert {(fact.basis, fact.as_of, fact.of.kind) for fact in figures.values()} == {
        ("published_elsewhere", "2023", "career")
    }
    assert all("counted once for each of them" in (fact.note or "") for fact in figures.values())
    one, _ = page(knowledge, "11-3031.00", "progression")
    assert "published_elsewhere" not in one["progression"].content


def test_a_score_without_one_input_is_missing_and_not_a_range_over_the_whole_scale(knowledge: Knowledge) -> None:
    military, _ = page(knowledge, "55-1011.00", "resilience")
    assert military["resilience"].missing is not None
    assert "none of the inputs" in military["resilience"].missing.reason
    nurse, _ = page(knowledge, "29-1141.00", "resilience")
    assert nurse["resilience"].content is not None


def test_a_page_prints_no_pay_of_nothing_and_a_published_score_of_nothing_is_explained(knowledge: Knowledge) -> None:
    dentists, _ = page(knowledge, "dentists", "progression")
    assert "annual_p90_usd" not in dentists["progression"].content["published_elsewhere"]["facts"]
    clerks, ledger = page(knowledge, "office-admin-clerks", "resilience")
    score = ledger[clerks["resilience"].content["published"]["score"]]
    assert score.value == 0
    assert "counts its points from 0" in (score.note or "")
