"""Talk state: computed from tool calls and results alone."""

from advisor.answers import SubjectRef, ToolResult
from advisor.cards import RankingCard, RankingItem
from advisor.facts import Choice, FactArea, Of, PlaceOut
from advisor.talk import TalkState, after

IDAHO = PlaceOut(code="16", level="state", title="Idaho", how="said")
NATION = PlaceOut(code="US", level="nation", title="United States", how="none")
NURSE = SubjectRef(kind="occupation", id="29-1141.00", title="Registered Nurses")


def pay(place: PlaceOut = IDAHO) -> ToolResult:
    return ToolResult(tool="get_wages", outcome="ok", subject=NURSE, place=place)


def test_a_pay_question_leaves_its_subject_place_and_measure() -> None:
    talk = after(TalkState(), [("get_wages", {"occupation": "nurse", "real": True}, pay())])
    assert (talk.subject, talk.place, talk.measure, talk.real) == (NURSE, IDAHO, "pay", True)
    assert talk.tools[0].arguments == {"occupation": "nurse", "real": True}


def test_a_national_answer_to_nobodys_place_leaves_the_place_asked() -> None:
    assert after(TalkState(), [("get_wages", {}, pay(NATION))]).asked == "place"
    assert after(TalkState(), [("get_wages", {}, pay())]).asked is None


def test_a_ranking_leaves_its_list_filters_and_order() -> None:
    area = FactArea(code="16", level="state", title="Idaho")
    card = RankingCard(
        within=Of(kind="track", code="operations", title="Operations"),
        by="real_median",
        place=area,
        items=[RankingItem(rank=1, code="29-1141", title="Registered Nurses", fact="F1", area=area)],
        considered=1,
    )
    result = ToolResult(tool="rank_occupations", outcome="ok", findings=[card], place=IDAHO)
    arguments = {"within": "operations", "by": "real_median", "filters": {"no_experience": True}, "limit": 5}
    talk = after(TalkState(), [("rank_occupations", arguments, result)])
    assert talk.within == SubjectRef(kind="track", id="operations", title="Operations")
    assert [one.id for one in talk.subjects] == ["29-1141"]
    assert (talk.by, talk.filters, talk.limit, talk.real) == ("real_median", {"no_experience": True}, 5, True)


def test_an_unknown_job_asks_and_keeps_what_was_known() -> None:
    before = after(TalkState(), [("get_wages", {}, pay())])
    choices = [Choice(label="Nurse", message="nurse")]
    unknown = ToolResult(tool="get_wages", outcome="unknown", said="wizard", about="subject")
    talk = after(before, [("get_wages", {"occupation": "wizard"}, unknown)], choices)
    assert (talk.asked, talk.subject, talk.place, talk.choices) == ("subject", NURSE, IDAHO, choices)


def test_thanks_changes_nothing() -> None:
    before = after(TalkState(), [("get_wages", {}, pay(NATION))], [Choice(label="Idaho", message="in Idaho")])
    assert after(before, []) == before


def test_the_state_survives_its_record() -> None:
    talk = after(TalkState(), [("get_wages", {}, pay())])
    assert TalkState.model_validate_json(talk.model_dump_json(exclude_defaults=True)) == talk
