"""Answers from hand-made results: outcome, markers behind figures, what is asked back, and help in a crisis."""

import re

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import RankingCard, RankingItem, WageCard
from advisor.facts import Choice, FactArea, LadderStep, Of, PlaceOut
from advisor.gate import Gate
from advisor.ledger import Ledger
from advisor.offline.compose import compose
from advisor.offline.reading import Reading
from advisor.talk import TalkState
from knowledge.citations import Citation, Vintage

SOURCE = Citation(
    key="oews-state-2025", publisher="BLS", dataset="OEWS", title="State", vintage=Vintage(label="May 2025", year=2025),
    url="https://www.bls.gov/oes/", licence="public domain",
)  # fmt: skip
BOISE = FactArea(code="14260", level="metropolitan", title="Boise City, ID")
IDAHO = FactArea(code="16", level="state", title="Idaho")
NURSES = SubjectRef(kind="occupation", id="29-1141.00", title="Registered Nurses")


def mint(ledger, value, statistic, unit="USD/year", code="29-1141", title="Registered Nurses", at_least=False):
    of = Of(kind="occupation", code=code, title=title)
    return ledger.mint(
        value=value,
        unit=unit,
        statistic=statistic,
        of=of,
        area=IDAHO,
        as_of="May 2025",
        citation=SOURCE,
        at_least=at_least,
    ).id


def wage_result(ledger, *, top_is_floor=False):
    card = WageCard(
        code="29-1141", title="Registered Nurses", area=IDAHO,
        percentiles={
            "p10": mint(ledger, 71210, "p10"), "median": mint(ledger, 92460, "median"),
            "p90": mint(ledger, 121230, "p90", at_least=top_is_floor),
        },
        employment=mint(ledger, 16880, "employment", "people"),
        ladder=[LadderStep(area=BOISE, found=False, reason="suppressed"), LadderStep(area=IDAHO, found=True)],
    )  # fmt: skip
    place = PlaceOut(code="14260", level="metropolitan", title="Boise City, ID", how="request")
    return ToolResult(tool="get_wages", outcome="ok", findings=[card], subject=NURSES, place=place, ladder=card.ladder)


def composed(reading, results, ledger):
    done = compose(reading, results, ledger, TalkState())
    gate = Gate(ledger, results, reading.message)
    return done, gate.feed(done.text) + gate.flush(), gate.withheld


PAY = Reading(intent="pay", message="nurse pay near me", subjects=("nurse",))


def test_every_figure_has_its_fact_behind_it_and_the_guard_lets_it_pass():
    ledger = Ledger()
    done, text, withheld = composed(PAY, [wage_result(ledger)], ledger)
    assert done.outcome == "answered"
    assert "$92,460 [F2]" in done.text
    assert "$92,460 [1]" in text
    assert withheld == []


def test_the_step_of_the_ladder_and_how_the_place_was_learnt_are_said():
    ledger = Ledger()
    _, text, _ = composed(PAY, [wage_result(ledger)], ledger)
    assert "For Boise City, ID the publisher withheld the estimate, so this is for Idaho." in text
    assert "the place sent with your question" in text


def test_a_floor_is_written_as_one():
    ledger = Ledger()
    _, text, withheld = composed(PAY, [wage_result(ledger, top_is_floor=True)], ledger)
    assert "≥ $121,230" in text
    assert withheld == []


def test_a_ranking_tells_three_and_leaves_the_rest_to_the_card():
    ledger = Ledger()
    items = [
        RankingItem(rank=n, code=f"11-100{n}", title=f"Job {'ABCDE'[n]}", area=IDAHO,
                    fact=mint(ledger, 200_000 - n, "median", code=f"11-100{n}", title=f"Job {'ABCDE'[n]}"))
        for n in range(1, 5)
    ]  # fmt: skip
    within = Of(kind="track", code="operations", title="Operations")
    card = RankingCard(within=within, by="median", place=IDAHO, items=items, considered=4)
    place = PlaceOut(code="16", level="state", title="Idaho", how="said")
    result = ToolResult(tool="rank_occupations", outcome="ok", findings=[card], place=place)
    done, text, withheld = composed(Reading(intent="rank", message="m", within="operations"), [result], ledger)
    assert "Job D" in text
    assert "Job E" not in text
    assert withheld == []
    assert len(done.choices) <= 5
    assert len(done.follow_ups) <= 3


def test_an_ambiguous_place_is_asked_about_without_a_figure_and_keeps_the_whole_question():
    choices = [Choice(label="Columbus, OH", message="x"), Choice(label="Columbus, GA", message="y")]
    result = ToolResult(tool="get_wages", outcome="ambiguous", about="place", said="Columbus", choices=choices)
    reading = Reading(
        intent="offer",
        message="I got 118k as a nurse in Columbus. Fair?",
        subjects=("nurse",),
        place="Columbus",
        amount=118_000,
    )
    done, text, _ = composed(reading, [result], Ledger())
    assert done.outcome == "clarify"
    assert not re.search(r"\d", text)
    assert done.choices[0].message == "I got 118k as a nurse in Columbus, OH. Fair?"


def test_abroad_is_no_data_with_a_comparison_offered():
    result = ToolResult(tool="get_wages", outcome="abroad", about="place", said="Toronto")
    done, text, _ = composed(
        Reading(intent="pay", message="ops pay in Toronto", subjects=("ops",), place="Toronto"), [result], Ledger()
    )
    assert done.outcome == "no_data"
    assert "neither convert nor guess" in text
    assert done.choices[0].message == "ops pay in the United States"


def test_an_unknown_job_is_said_to_be_unknown():
    result = ToolResult(tool="get_wages", outcome="unknown", about="subject", said="flurbologist")
    done, text, _ = composed(Reading(intent="pay", message="m", subjects=("flurbologist",)), [result], Ledger())
    assert done.outcome == "clarify"
    assert "flurbologist" in text
    assert done.choices


def test_an_empty_cell_is_no_data():
    place = PlaceOut(code="16", level="state", title="Idaho", how="said")
    result = ToolResult(tool="get_wages", outcome="empty", subject=NURSES, place=place)
    done, text, _ = composed(PAY, [result], Ledger())
    assert done.outcome == "no_data"
    assert not re.search(r"\d", text)


def test_a_crisis_gets_help_and_no_job_tips():
    for language, word in (("en", "alone"), ("es", "solas")):
        done = compose(Reading(intent="crisis", message="m", language=language), [], Ledger(), TalkState())
        assert done.outcome == "crisis"
        assert "988" in done.text
        assert "911" in done.text
        assert word in done.text
        assert not done.choices
    trapped = compose(Reading(intent="crisis", message="m", section="trafficking"), [], Ledger(), TalkState())
    assert "1-888-373-7888" in trapped.text


def test_postings_are_never_invented():
    done = compose(Reading(intent="postings", message="m"), [], Ledger(), TalkState())
    assert done.outcome == "no_data"


def test_off_topic_and_orders_are_declined_kindly():
    for intent in ("off_topic", "refused"):
        assert compose(Reading(intent=intent, message="m"), [], Ledger(), TalkState()).outcome == "declined"


def test_a_publishers_own_figures_in_prose_are_passed_over() -> None:
    """In a full build "Perhaps 40% of time goes to…" was quoted, withheld by the gate, and the answer came out degraded."""
    from advisor.offline.prose.wording import sentences_without_figures

    text = "They pull wire. Perhaps 40% of time goes to panels. “Ask first,” they say. In 2019 it changed."
    assert sentences_without_figures(text) == ["They pull wire.", "“Ask first,” they say."]
