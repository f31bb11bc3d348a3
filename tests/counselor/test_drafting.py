"""Drafts: composed for each kind, every figure with its row, nothing of the client that nobody said, and checked anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.agent import Agent
from advisor.drafting.client_file import ClientFile, Consent, Item
from advisor.drafting.composing import REQUIRED
from advisor.drafting.document import KINDS, Document, DraftKind, DraftRequest, Sentence, unsupported
from advisor.drafting.grade import grade_of
from advisor.drafting.lines import read_lines
from advisor.drafting.proving import has_figure
from advisor.drafting.told import says, turned
from advisor.drafting.topics import topics_in
from advisor.drafting.words import forms
from advisor.drafting.writing import Drafting
from advisor.service import Advisor
from advisor.tools import TOOLS
from advisor.tools.show import show
from prompts import load
from tests.advisor.scripted import Scripted

FILE = ClientFile(
    id="c1",
    name="Maria Lopez",
    situation="Laid off from the warehouse after 12 years.",
    goals=["I want steady day work."],
    constraints=["Can't work nights.", "Was diagnosed with diabetes."],
    place="Ohio",
    items=[Item(id="i1", text="I like fixing things.")],
)
LETTER = DraftRequest(
    kind="letter", request="Follow-up letter to Maria about electrician and plumber jobs.", reading_grade=9
)


@pytest.fixture(scope="module")
def drafting(advisor: Advisor) -> Drafting:
    return Drafting(advisor)


@pytest.fixture(scope="module")
def letter(drafting: Drafting) -> Document:
    return drafting.write(LETTER, FILE)


def sentences(document: Document) -> list[Sentence]:
    return [one for section in document.sections for one in section.sentences]


def prose(document: Document) -> str:
    return "\n".join(one.text for one in sentences(document))


def edited(document: Document, old: Sentence, *new: Sentence) -> Document:
    """The document with a sentence replaced."""
    sections = [
        part.model_copy(
            update={"sentences": [two for one in part.sentences for two in (new if one is old else (one,))]}
        )
        for part in document.sections
    ]
    return document.model_copy(update={"sections": sections})


def first(document: Document, kind: str) -> Sentence:
    return next(one for one in sentences(document) if one.kind == kind and (kind != "fact" or one.facts))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_sections_and_nothing_unsupported(
    drafting: Drafting, kind: DraftKind, language: str
) -> None:
    request = DraftRequest.model_validate(
        {
            "kind": kind,
            "request": "Compare electrician and plumber in Ohio for Maria.",
            "language": language,
            "reading_grade": 9,
        }
    )
    document = drafting.write(request, FILE)
    keys = [one.key for one in document.sections]
    assert [key for key in REQUIRED[kind] if key not in keys] == []
    assert unsupported(document) == []
    assert grade_of(prose(document), language) <= 9
    assert drafting.check(document, FILE).sections == document.sections


def test_a_fact_sentence_shows_its_figure_with_place_date_and_source(letter: Document) -> None:
    facts = {one.id: one for one in letter.facts}
    told = [one for one in sentences(letter) if one.facts and facts[one.facts[0]].statistic == "median"]
    assert len(told) == 2
    for one in told:
        fact = facts[one.facts[0]]
        assert f"{show(fact)} [{fact.citation}]" in one.text
        assert "Ohio" in one.text
        assert fact.as_of in one.text
        assert letter.rows[fact.id].column == "annual_median_usd"


def test_what_the_client_said_is_turned_to_them_with_its_item(letter: Document) -> None:
    said = {one.source: one.text for one in sentences(letter) if one.kind == "client_said"}
    assert said == {
        "situation": "You told me that you were laid off from the warehouse after 12 years.",
        "goal-1": "You also said that you want steady day work.",
        "constraint-1": "And you mentioned that you cannot work nights.",
        "i1": "You also told me that you like fixing things.",
    }


def test_a_diagnosis_stays_out_unless_the_request_names_health_and_then_there_is_a_warning(drafting: Drafting) -> None:
    assert "diabetes" not in prose(drafting.write(LETTER, FILE))
    asked = LETTER.model_copy(update={"request": "Letter to Maria on electrician jobs that go with her diabetes."})
    told = drafting.write(asked, FILE.model_copy(update={"items": [], "goals": []}))
    assert "diabetes" in prose(told)
    assert any("health" in one for one in told.warnings)


def test_without_a_file_nothing_is_said_in_the_clients_name_and_what_lacks_is_asked(drafting: Drafting) -> None:
    document = drafting.write(DraftRequest(kind="plan", request="Plan for someone who wants to be a plumber."), None)
    assert [one for one in sentences(document) if one.kind == "client_said"] == []
    assert len(document.open_questions) >= 3
    assert any("By when" in one for one in document.open_questions)


def test_a_plan_has_the_dates_of_the_request_and_no_others(drafting: Drafting) -> None:
    document = drafting.write(DraftRequest(kind="plan", request="Plan for Sam, electrician in Ohio by May 2028."), None)
    timeline = next(one for one in document.sections if one.key == "timeline")
    assert [one.text for one in timeline.sentences if has_figure(one.text)] == ["Date in mind: by May 2028."]
    assert all(one.reason for one in timeline.sentences if has_figure(one.text))


@pytest.mark.parametrize("given", [True, False])
def test_a_referral_passes_on_only_with_a_consent(drafting: Drafting, given: bool) -> None:
    client = FILE.model_copy(update={"consents": [Consent(kind="referral", given=given, words="Whatever helps.")]})
    request = DraftRequest(kind="referral", request="Referral to the job center for plumber training.")
    said = [one for one in sentences(drafting.write(request, client)) if one.kind == "client_said"]
    assert bool(said) is given


def test_an_edited_figure_that_no_fact_supports_is_found(drafting: Drafting, letter: Document) -> None:
    old = first(letter, "fact")
    fact = next(one for one in letter.facts if one.id == old.facts[0])
    wrong = old.model_copy(update={"text": old.text.replace(show(fact), "$912,345")})
    found = unsupported(drafting.check(edited(letter, old, wrong), FILE))
    assert [one.text for one in found] == [wrong.text]
    assert "912,345" in (found[0].reason or "")


def test_a_reworded_fact_stays_a_fact_and_names_the_same_figure(drafting: Drafting, letter: Document) -> None:
    old = first(letter, "fact")
    fact = next(one for one in letter.facts if one.id == old.facts[0])
    mine = Sentence(
        text=f"In Ohio, {fact.of.title} had a median pay of {show(fact)} a year in {fact.as_of}.", kind="fact"
    )
    checked = drafting.check(edited(letter, old, mine), FILE)
    assert unsupported(checked) == []
    kept = next(one for one in sentences(checked) if one.text.startswith("In Ohio, ") and "had a median" in one.text)
    assert kept.facts == [fact.id]
    assert kept.text.endswith(f"{show(fact)} [{fact.citation}] a year in {fact.as_of}.")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (Sentence(text="You will surely like this work.", kind="judgement"), "judgement"),
        (Sentence(text="The course takes 6 weeks.", kind="judgement"), "unsupported"),
        (Sentence(text="The course takes 6 weeks.", kind="judgement", reason="The school told me."), "judgement"),
        (Sentence(text="You want to move to Texas.", kind="client_said", source="goal-1"), "unsupported"),
        (Sentence(text="You want steady day work.", kind="client_said", source="goal-1"), "client_said"),
        (Sentence(text="You want steady day work.", kind="client_said", source="goal-9"), "unsupported"),
        (Sentence(text="You want steady day work.", kind="client_said"), "unsupported"),
        (Sentence(text="This work is the best there is.", kind="fact"), "unsupported"),
        (Sentence(text="To start, you need a doctorate [1].", kind="fact"), "unsupported"),
        (Sentence(text="This is from source [99].", kind="fact"), "unsupported"),
        (Sentence(text="You will earn $64,700 a year.", kind="fact"), "unsupported"),
    ],
)
def test_each_kind_is_held_to_what_it_claims(
    drafting: Drafting, letter: Document, sentence: Sentence, kind: str
) -> None:
    old = first(letter, "judgement")
    checked = drafting.check(edited(letter, old, sentence), FILE)
    found = next(one for one in sentences(checked) if one.text == sentence.text)
    assert found.kind == kind
    assert (kind != "unsupported") or found.reason


def test_an_unsupported_judgement_whose_figure_is_taken_out_is_the_counselors_again(
    drafting: Drafting, letter: Document
) -> None:
    old = first(letter, "judgement")
    wrong = drafting.check(edited(letter, old, Sentence(text="It takes 6 weeks.", kind="judgement")), FILE)
    bad = unsupported(wrong)[0]
    mended = drafting.check(edited(wrong, bad, bad.model_copy(update={"text": "It takes some weeks."})), FILE)
    assert unsupported(mended) == []


def test_nothing_is_stale_in_the_build_it_was_written_from(drafting: Drafting, letter: Document) -> None:
    assert drafting.stale(letter) == []


@pytest.mark.parametrize("request_known", [True, False])
def test_a_fact_of_an_older_release_is_stale_with_the_new_one_beside(
    drafting: Drafting, letter: Document, request_known: bool
) -> None:
    told = first(letter, "fact").facts[0]
    older = [
        one.model_copy(update={"as_of": "May 2019", "value": one.value - 1000}) if one.id == told else one
        for one in letter.facts
    ]
    update = {"facts": older, "stamps": letter.stamps.model_copy(update={"knowledge_build": "an older one"})}
    old = letter.model_copy(update=update if request_known else {**update, "request": None})
    now = next(one for one in letter.facts if one.id == told)
    found = drafting.stale(old, FILE)
    assert [(one.fact_id, one.old.as_of) for one in found] == [(told, "May 2019")]
    assert found[0].new is not None
    assert (found[0].new.value, found[0].new.as_of) == (now.value, now.as_of)


# --- a model's words -----------------------------------------------------------------------------------------------

MODEL = """## Dear Maria,
J|Thank you for coming in.
## What we talked about
C|You want steady day work. [S2]
C|You have three children at home. [S2]
## What I found
F|In Ohio, half of all electricians earned {pay} [F3] a year or more (May 2025).
F|Electricians in Ohio earned $999,999 a year.
J|You will get a job within 3 weeks.
## Next steps
J|Think it over and call me.
J|Ask a school what the course costs.
## Staying in touch
J|With best wishes,
Q|Which days suit you?
"""


def scripted(advisor: Advisor, *steps: str) -> tuple[Drafting, Scripted]:
    model = Scripted(steps=list(steps), seen=[])
    return Drafting(advisor, Agent(model, TOOLS, load("draft").text)), model


def model_text(letter: Document) -> str:
    fact = next(one for one in letter.facts if one.id == "F3")
    return MODEL.format(pay=show(fact))


def test_of_a_models_lines_only_those_that_stand_are_kept(advisor: Advisor, letter: Document) -> None:
    drafting, model = scripted(advisor, model_text(letter), "nothing better")
    document = drafting.write(LETTER, FILE)
    text = prose(document)
    assert document.made_by == "model"
    assert unsupported(document) == []
    assert "Thank you for coming in." in text
    assert not any(word in text for word in ("children", "999,999", "3 weeks"))
    assert "Which days suit you?" in document.open_questions
    assert {one.key for one in document.sections} >= set(REQUIRED["letter"])
    refused = str(model.seen[1][-1].content)
    assert all(word in refused for word in ("999,999", "three children", "3 weeks"))


def test_the_tokens_of_a_draft_are_counted_with_those_of_the_day(advisor: Advisor, letter: Document) -> None:
    def spent() -> tuple[int, int, int]:
        days = [one for one in advisor.spending.told(1) if not one.key_digest]
        return (days[0].turns, days[0].prompt_tokens, days[0].completion_tokens) if days else (0, 0, 0)

    turns, prompt, completion = spent()
    drafting, _ = scripted(advisor, model_text(letter), "nothing better")
    drafting.write(LETTER, FILE)
    assert spent() == (turns, prompt + 20, completion + 4)  # two calls, and no turn of a talk


def test_a_line_put_right_in_the_second_round_takes_its_place(advisor: Advisor, letter: Document) -> None:
    fact = next(one for one in letter.facts if one.id == "F3")
    better = f"## What I found\nF|The median pay of electricians in Ohio was {show(fact)} [F3] a year."
    drafting, _ = scripted(advisor, model_text(letter), better)
    found = next(one for one in drafting.write(LETTER, FILE).sections if one.heading == "What I found")
    assert [one.kind for one in found.sentences] == ["fact", "fact"]


@pytest.mark.parametrize(
    "text", ["I cannot help with that.", "## Dear Maria,\nF|You earn $1.\nF|You earn $2.\nJ|Hello."]
)
def test_where_too_little_of_a_model_stands_the_draft_is_composed_and_says_so(advisor: Advisor, text: str) -> None:
    drafting, _ = scripted(advisor, text)
    document = drafting.write(LETTER, FILE)
    assert document.made_by == "composed"
    assert any("language model" in one for one in document.warnings)
    assert any(one.kind == "fact" for one in sentences(document))


def test_marks_headings_and_sources_of_a_model_are_read() -> None:
    lines = list(read_lines("# Title\n## One\nF| A [F1].\n- C|You said so. [S2]\nno mark\n**J|** Fine.\nQ|Why?"))
    assert [(one.mark, one.text, one.source, one.heading) for one in lines] == [
        ("F", "A [F1].", None, "One"),
        ("C", "You said so.", "S2", "One"),
        ("J", "Fine.", None, "One"),
        ("Q", "Why?", None, "One"),
    ]


# --- words ---------------------------------------------------------------------------------------------------------


def test_both_phrasebooks_have_the_same_keys_and_slots() -> None:
    import re

    english, spanish = forms("en"), forms("es")
    assert set(english) == set(spanish)
    for key, said in english.items():
        slots = [
            {one.lower() for form in forms_ for one in re.findall(r"\{(\w+)\}", form)}
            for forms_ in (said, spanish[key])
        ]
        assert slots[0] == slots[1], key


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_counselors_voice_holds_no_figure_and_none_of_the_left_out_matters(language: str) -> None:
    for key, said in forms(language).items():
        for form in said:
            assert not any(char.isdigit() for char in form), key
            assert key.startswith("warn.") or not topics_in(form), key


@pytest.mark.parametrize(
    ("text", "person", "language", "clause"),
    [
        ("Wants day shifts", "you", "en", "you want day shifts"),
        ("I'm good with my hands.", "client", "en", "The client is good with their hands"),
        ("I don't drive.", "client", "en", "The client does not drive"),
        ("Laid off in May.", "client", "en", "The client was laid off in May"),
        ("Looking for steady work", "you", "en", "you are looking for steady work"),
        ("Quiero aprender un oficio.", "you", "es", "usted quiere aprender un oficio"),
        ("Me gusta cocinar para la gente.", "you", "es", "a usted le gusta cocinar para la gente"),
        ("Nights are hard. So are mornings.", "you", "en", None),
        ("My manager was unfair to the team", "you", "en", None),
        ("I want day shifts.", "you", "es", None),
    ],
)
def test_words_are_turned_only_where_nothing_is_changed(
    text: str, person: str, language: str, clause: str | None
) -> None:
    assert turned(text, language, person) == clause


@given(st.text(alphabet="abcdefgh ,.'", max_size=60))
def test_what_is_turned_says_no_more_than_the_item(text: str) -> None:
    for person in ("you", "client"):
        clause = turned(text, "en", person)
        assert clause is None or says(clause, text)


# --- grade ---------------------------------------------------------------------------------------------------------

EASY = "We met on Monday. You like to work with your hands. I found two jobs for you. Please call me."
HARD = (
    "Notwithstanding considerable methodological heterogeneity, the preponderance of longitudinal evidence "
    "substantiates the institutional recommendation concerning comprehensive occupational rehabilitation."
)
FACIL = "El lunes nos vimos. A usted le gusta el campo. Vi dos trabajos. Llame cuando pueda."
DIFICIL = (
    "La implementación interinstitucional de procedimientos administrativos extraordinarios requiere necesariamente "
    "consideraciones metodológicas fundamentales relativas a la empleabilidad internacional."
)


@pytest.mark.parametrize(
    ("text", "item", "fits"),
    [
        ("You have no car.", "No car.", True),
        ("You have a car.", "No car.", False),
        ("You can work nights.", "Can't work nights.", False),
        ("You cannot work nights.", "Can't work nights.", True),
        ("You can work days.", "Cannot work nights but can work days.", True),
        ("You can work nights.", "Cannot work nights but can work days.", False),
        ("Usted no tiene carro.", "Sin carro", True),
        ("Usted tiene carro.", "Sin carro", False),
        ("You own a boat.", "I like fixing things.", False),
        ("You told me so.", "I like fixing things.", False),
    ],
)
def test_a_sentence_in_the_clients_name_neither_denies_what_they_said_nor_says_what_they_denied(
    text: str, item: str, fits: bool
) -> None:
    assert says(text, item) is fits


def test_known_texts_have_the_grades_that_a_reader_would_give_them() -> None:
    assert grade_of(EASY, "en") <= 3
    assert grade_of(HARD, "en") >= 16
    assert grade_of(FACIL, "es") <= 6
    assert grade_of(DIFICIL, "es") >= 14
    # By hand: 13 words in 2 sentences, 16 syllables: 0.39 * 6.5 + 11.8 * 16 / 13 - 15.59.
    assert grade_of("The teacher read a story to us. We liked it a lot.", "en") == pytest.approx(0.9, abs=0.6)


@pytest.mark.parametrize("language", ["en", "es"])
@given(
    words=st.lists(
        st.sampled_from(["work", "paga", "training", "casa", "the", "oficina", "day"]), min_size=2, max_size=30
    )
)
def test_cutting_a_sentence_in_two_never_makes_it_harder(language: str, words: list[str]) -> None:
    whole = " ".join(words) + "."
    half = len(words) // 2
    cut = " ".join(words[:half]) + ". " + " ".join(words[half:]) + "."
    assert grade_of(cut, language) <= grade_of(whole, language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_marks_count_for_nothing_and_an_empty_text_is_grade_nought(language: str) -> None:
    assert grade_of("", language) == 0
    assert grade_of("**Half** earned $50,000 [1] or more [12].", language) == grade_of(
        "Half earned $50,000 or more.", language
    )


def test_a_career_has_no_forecast_of_its_own_and_none_of_a_member_is_told_for_it(drafting: Drafting) -> None:
    document = drafting.write(DraftRequest(kind="brief", request="Brief on operations managers work for Lee."), None)
    facts = {one.id: one for one in document.facts}
    told = {facts[fact].statistic for one in sentences(document) for fact in one.facts}
    assert told == {"typical_median"}
    assert "no single forecast" in prose(document)


def test_a_number_of_the_request_in_the_counselors_voice_says_where_it_is_from(drafting: Drafting) -> None:
    document = drafting.write(DraftRequest(kind="letter", request="Letter to Jo about plumber jobs in 83702."), None)
    zip_said = [one for one in sentences(document) if "83702" in one.text]
    assert [(one.kind, bool(one.reason)) for one in zip_said] == [("judgement", True)]


def test_options_beyond_the_fourth_are_named_as_left_out(drafting: Drafting) -> None:
    jobs = "electrician, plumber, welder, carpenter and roofer"
    document = drafting.write(DraftRequest(kind="comparison", request=f"Compare {jobs} in Ohio."), None)
    assert any("roofer" in one for one in document.warnings)


def test_the_suite_has_fifty_requests_of_all_kinds_and_a_quarter_is_held_out() -> None:
    from evals.suites import load

    suites = {one.suite: one.drafts for one in load(only=("drafts", "drafts_held")).drafts}
    cases = [case for drafts in suites.values() for case in drafts]
    assert len(cases) >= 50
    assert {one.request.kind for one in cases} == set(KINDS)
    assert len(suites["drafts_held"]) * 4 >= len(cases)
    assert len({one.id for one in cases}) == len(cases)
