"""Instructions: each makes a new document, keeps what a person wrote, and an unknown one says what is possible."""

import pytest

from advisor.drafting.client_file import ClientFile, Item
from advisor.drafting.document import KINDS, Document, DraftKind, DraftRequest, Sentence, digest, unsupported
from advisor.drafting.grade import grade_of
from advisor.drafting.instructing import change
from advisor.drafting.offering import offered
from advisor.drafting.writing import Drafting
from advisor.errors import InvalidRequestError, UnavailableError
from advisor.service import Advisor

FILE = ClientFile(id="c1", name="Maria Lopez", goals=["I want steady day work."], place="Ohio")
REQUEST = DraftRequest(
    kind="letter", request="Letter to Maria about electrician and plumber jobs with pay and training."
)
NOTES = (
    "I like to cook.", "I grew up on a farm.", "I sing in a choir.", "I play chess.", "I go everywhere on the bus.",
)  # fmt: skip
OWN = Sentence(text="I am proud of how far you have come.", kind="judgement")


@pytest.fixture(scope="module")
def drafting(advisor: Advisor) -> Drafting:
    return Drafting(advisor)


@pytest.fixture(scope="module")
def letter(drafting: Drafting) -> Document:
    return drafting.write(REQUEST, FILE)


@pytest.fixture(scope="module")
def mine(letter: Document) -> Document:
    """The letter with a sentence of the counselor's own, and one taken out."""
    sections = [
        one.model_copy(update={"sentences": [*one.sentences, OWN] if one.key == "talked" else one.sentences[:-1] if one.key == "next" else one.sentences})
        for one in letter.sections
    ]  # fmt: skip
    return letter.model_copy(update={"sections": sections})


def texts(document: Document) -> list[str]:
    return [one.text for section in document.sections for one in section.sentences]


def statistics(document: Document) -> set[str]:
    facts = {one.id: one.statistic for one in document.facts}
    return {facts[fact] for section in document.sections for one in section.sentences for fact in one.facts}


def test_shorter_is_shorter_and_keeps_the_figures(drafting: Drafting, letter: Document) -> None:
    short = drafting.instruct(letter, "Make it shorter, please", FILE)
    assert len(texts(short)) < len(texts(letter))
    assert "median" in statistics(short)
    again = drafting.instruct(short, "longer again", FILE)
    assert texts(again) == texts(letter)


def test_pay_is_dropped_and_the_rest_stays(drafting: Drafting, letter: Document) -> None:
    without = drafting.instruct(letter, "drop the salary part", FILE)
    assert "median" in statistics(letter)
    assert "median" not in statistics(without)
    assert set(texts(without)) < set(texts(letter))
    back = drafting.instruct(without, "put in the pay again: add pay", FILE)
    assert digest(back) == digest(letter)


def test_a_section_is_dropped_by_its_name(drafting: Drafting, letter: Document) -> None:
    changed = drafting.instruct(letter, "remove the next steps", FILE)
    assert [one.key for one in changed.sections] == [one.key for one in letter.sections if one.key != "next"]


def test_a_measure_is_added(drafting: Drafting, letter: Document) -> None:
    assert "growth" not in statistics(letter)
    assert "growth" in statistics(drafting.instruct(letter, "add the outlook", FILE))


def test_there_and_back_in_another_language_is_the_same_letter(drafting: Drafting, letter: Document) -> None:
    spanish = drafting.instruct(letter, "en español", FILE)
    assert spanish.language == "es"
    assert spanish.sections[0].heading == "Hola, Maria:"
    assert statistics(spanish) == statistics(letter)
    assert unsupported(spanish) == []
    assert digest(drafting.instruct(spanish, "in English", FILE)) == digest(letter)


def test_a_grade_is_kept_to(drafting: Drafting, letter: Document) -> None:
    simple = drafting.instruct(letter, "for a 5th-grade reader", FILE)
    assert simple.request is not None
    assert simple.request.reading_grade == 5
    reached = grade_of("\n".join(texts(simple)), "en")
    assert reached <= 5 or any("grade" in one for one in simple.warnings)
    assert reached <= grade_of("\n".join(texts(letter)), "en")


def test_more_formal_changes_the_manner_and_no_figure(drafting: Drafting, letter: Document) -> None:
    formal = drafting.instruct(letter, "more formal", FILE)
    assert "Sincerely," in texts(formal)
    assert statistics(formal) == statistics(letter)


@pytest.mark.parametrize(
    "instruction", ["make it shorter", "en español", "add the outlook", "more formal", "for grade 6"]
)
def test_what_a_person_wrote_stays_and_what_they_took_out_stays_out(
    drafting: Drafting, letter: Document, mine: Document, instruction: str
) -> None:
    changed = drafting.instruct(mine, instruction, FILE)
    assert OWN in [one for section in changed.sections if section.key == "talked" for one in section.sentences]
    taken = next(one for one in letter.sections if one.key == "next").sentences[-1].text
    assert taken not in texts(changed)
    assert taken not in texts(drafting.instruct(changed, "in English", FILE))


def test_a_persons_own_fact_stays_supported_after_a_change(drafting: Drafting, letter: Document) -> None:
    section = next(one for one in letter.sections if one.key == "option")
    fact = next(one for one in letter.facts if one.id == section.sentences[0].facts[0])
    own = Sentence(text=f"The median pay of {fact.of.title} in Ohio was ${fact.value:,}.", kind="fact", facts=[fact.id])
    sections = [
        one.model_copy(update={"sentences": [*one.sentences, own]}) if one is section else one
        for one in letter.sections
    ]
    changed = drafting.instruct(letter.model_copy(update={"sections": sections}), "add the outlook", FILE)
    assert unsupported(changed) == []
    assert any(one.startswith("The median pay of") for one in texts(changed))


@pytest.mark.parametrize("instruction", ["sing it to me", "", "blau machen", "for a 25th-grade reader"])
def test_an_unknown_instruction_says_in_a_sentence_what_is_possible(
    drafting: Drafting, letter: Document, instruction: str
) -> None:
    before = digest(letter)
    with pytest.raises(InvalidRequestError, match="nothing was changed"):
        drafting.instruct(letter, instruction, FILE)
    assert digest(letter) == before


def test_a_models_draft_is_not_rewritten_where_no_model_answers(drafting: Drafting, letter: Document) -> None:
    with pytest.raises(UnavailableError, match="nothing was changed"):
        drafting.instruct(letter.model_copy(update={"made_by": "model"}), "make it shorter", FILE)


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        ("Quita la parte del salario y agrega el futuro", (("pay",), ("outlook",))),
        ("without AI, and with the cost of living", (("resilience",), ("real",))),
        ("remove next steps", (("next",), ())),
    ],
)
def test_what_is_left_out_and_what_is_added_are_told_apart(
    letter: Document, instruction: str, found: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    style = change(instruction, letter).style
    assert (style.without, style.added) == found


@pytest.mark.parametrize("words", ["Warmer", "make it kinder", "a bit gentler, please", "less stiff", "más cálida"])
@pytest.mark.parametrize("kind", ["letter", "plan"])
def test_warmer_changes_the_wordings_and_no_figure(drafting: Drafting, kind: DraftKind, words: str) -> None:
    before = drafting.write(REQUEST.model_copy(update={"kind": kind}), FILE)
    warm = drafting.instruct(before, words, FILE)
    assert len(set(texts(warm)) - set(texts(before))) >= 3
    assert statistics(warm) == statistics(before)
    assert unsupported(warm) == []
    assert digest(drafting.instruct(drafting.instruct(warm, "en español", FILE), "in English", FILE)) == digest(warm)


@pytest.mark.parametrize("kind", KINDS)
def test_warmer_is_offered_where_it_changes_something_and_nowhere_else(drafting: Drafting, kind: DraftKind) -> None:
    before = drafting.write(REQUEST.model_copy(update={"kind": kind}), FILE)
    for words in ("Warmer", "More formal"):
        changed = digest(drafting.instruct(before, words, FILE)) != digest(before)
        assert (words in offered(before)) <= changed, words
    for words in set(offered(before)) - {"Simpler words", "For a 10th-grade reader"}:  # it may be simple enough
        assert digest(drafting.instruct(before, words, FILE)) != digest(before), words


@pytest.mark.parametrize(
    ("instruction", "gone"),
    [
        ("remove the second paragraph", "talked"),
        ("please delete paragraph 2", "talked"),
        ("quita el segundo párrafo", "talked"),
        ("take out the last section", "closing"),
    ],
)
def test_a_paragraph_is_taken_out_by_its_place(
    drafting: Drafting, letter: Document, instruction: str, gone: str
) -> None:
    changed = drafting.instruct(letter, instruction, FILE)
    assert [one.key for one in changed.sections] == [one.key for one in letter.sections if one.key != gone]
    # It stays out when the draft is changed again.
    assert gone not in [one.key for one in drafting.instruct(changed, "add the outlook", FILE).sections]


def test_a_sentence_is_taken_out_by_its_place_or_by_its_subject(drafting: Drafting, letter: Document) -> None:
    second = [one for one in letter.sections if one.sentences][1]
    changed = drafting.instruct(letter, "remove the first sentence of the second paragraph", FILE)
    assert set(texts(letter)) - set(texts(changed)) == {second.sentences[0].text}
    with pytest.raises(InvalidRequestError, match="nothing was changed"):
        drafting.instruct(letter, "remove the tenth paragraph", FILE)
    without = drafting.instruct(letter, "leave out the resume", FILE)
    assert [one for one in texts(without) if "resume" in one] == []
    assert len(texts(without)) == len(texts(letter)) - 1
    plumbers = drafting.instruct(letter, "drop the part about plumbers", FILE)
    assert not any("lumber" in one.heading for one in plumbers.sections)


@pytest.mark.parametrize("instruction", ["don't mention the pay", "no incluyas el salario"])
def test_not_to_mention_a_measure_is_to_drop_it(drafting: Drafting, letter: Document, instruction: str) -> None:
    assert "median" not in statistics(drafting.instruct(letter, instruction, FILE))


def test_what_is_on_file_is_mentioned_and_what_is_not_is_never_made_up(drafting: Drafting) -> None:
    said = [Item(id=f"n{number}", kind="note", text=text, said_by="client") for number, text in enumerate(NOTES)]
    file = FILE.model_copy(update={"items": said})
    before = drafting.write(REQUEST, file)
    assert not any("bus" in one for one in texts(before))
    after = drafting.instruct(before, "mention the bus", file)
    told = [one for part in after.sections for one in part.sentences if "bus" in one.text]
    assert [one.kind for one in told] == ["client_said"]
    with pytest.raises(InvalidRequestError, match="tells this already"):
        drafting.instruct(after, "say something about the bus", file)
    with pytest.raises(InvalidRequestError, match="speaks of “truck”"):
        drafting.instruct(before, "mention her truck", file)


def test_more_about_training_is_more(drafting: Drafting, letter: Document) -> None:
    for words in ("say more about training", "expand on the training", "add more details about training"):
        assert len(texts(drafting.instruct(letter, words, FILE))) > len(texts(letter)), words
