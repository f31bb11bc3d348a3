"""What the file already says is not asked again, and small matters of wording: whom a note is for, how a job is counted, whose
words are quoted, what is compared with whom."""

import pytest

from advisor.drafting.client_file import ClientFile, Consent, Item
from advisor.drafting.document import Document, DraftKind, DraftRequest
from advisor.drafting.inquiring import answered
from advisor.drafting.writing import Drafting
from advisor.service import Advisor

JIM = ClientFile(
    id="j", name="Jim Hall", situation="A nine-year store supervisor.", place="Columbus, OH", goals=["I want to become a dental hygienist."],
    constraints=["I need at least $50,000 a year.", "I can study for two years at most."],
)  # fmt: skip


@pytest.fixture(scope="module")
def drafting(advisor: Advisor) -> Drafting:
    return Drafting(advisor)


def prose(document: Document) -> str:
    return "\n".join(one.text for part in document.sections for one in part.sentences)


def draft(drafting: Drafting, kind: DraftKind, text: str, client: ClientFile | None = JIM, **more: object) -> Document:
    return drafting.write(DraftRequest.model_validate({"kind": kind, "request": text, **more}), client)


def test_a_pay_limit_and_a_time_for_training_on_file_are_not_asked_again(drafting: Drafting) -> None:
    text = prose(draft(drafting, "questions", "Questions for Jim"))
    assert "What pay do you need" not in text
    assert "How much time could you give" not in text
    bare = prose(draft(drafting, "questions", "Questions for Jim", JIM.model_copy(update={"constraints": []})))
    assert "What pay do you need" in bare
    assert "How much time could you give" in bare


@pytest.mark.parametrize(("key", "text", "told"), [
    ("q.pay", "Necesito 20 dólares la hora", True), ("q.pay", "No car", False), ("q.training", "Puedo estudiar seis meses", True),
    ("q.training", "Can't lift 50 pounds", False), ("q.hours", "Solo de noche", True), ("q.hours", "No car", False),
])  # fmt: skip
def test_what_answers_a_question(key: str, text: str, told: bool) -> None:
    assert answered(key, [Item(id="c", text=text, kind="constraint")]) is told


@pytest.mark.parametrize(("text", "whom"), [
    ("Enviarla al Houston Community College para el programa de electricista", "el Houston Community College"),
    ("Derivarlo a la biblioteca pública para clases", "la biblioteca pública"),
    ("Refiérala al centro de carreras", "el centro de carreras"),
])  # fmt: skip
def test_whom_a_note_is_for_is_read_in_spanish(drafting: Drafting, text: str, whom: str) -> None:
    assert f"para {whom}" in prose(draft(drafting, "referral", text, language="es"))


def test_a_wish_that_the_consent_names_is_not_asked_about(drafting: Drafting) -> None:
    client = ClientFile(
        id="c", name="Rosa", goals=["Quiero ser electricista industrial."],
        consents=[Consent(kind="referral", given=True, words="Puede compartir mi meta de ser electricista")],
    )  # fmt: skip
    document = draft(drafting, "referral", "Enviarla al Houston Community College", client, language="es")
    assert document.open_questions == []
    assert "electricista industrial" in prose(document)


def test_a_job_that_is_counted_under_another_name_is_said_to_be(drafting: Drafting) -> None:
    text = prose(draft(drafting, "letter", "Letter to Jim about dental hygienist and warehouse manager"))
    assert "count “warehouse manager” with transportation, storage, and distribution managers" in text
    assert "count “dental hygienist”" not in text


def test_a_quotation_in_another_language_is_said_to_be_their_own_words(drafting: Drafting) -> None:
    text = prose(draft(drafting, "letter", "Letter to Jim about dental hygienist", language="es"))
    assert "En sus palabras: “I need at least" in text


def test_whoever_led_people_is_not_compared_with_them(drafting: Drafting) -> None:
    client = JIM.model_copy(update={"situation": "Worked as a retail salesperson supervisor for nine years."})
    text = prose(draft(drafting, "brief", "Brief for Jim on dental hygienist", client))
    assert "median for retail sales" not in text


def test_a_file_without_any_consent_is_a_reminder_and_no_sentence(drafting: Drafting) -> None:
    document = draft(drafting, "letter", "Letter to Jim")
    assert [one for one in document.warnings if "no consent" in one]
    assert "consent" not in prose(document)
    agreed = JIM.model_copy(update={"consents": [Consent(kind="talks", given=True)]})
    assert not [one for one in draft(drafting, "letter", "Letter to Jim", agreed).warnings if "no consent" in one]


def test_a_text_that_is_too_hard_is_told_with_both_grades(drafting: Drafting) -> None:
    document = draft(drafting, "letter", "Letter to Jim about dental hygienist", reading_grade=4)
    assert not [one for one in document.warnings if "about grade 4;" in one]


@pytest.mark.parametrize(("language", "words"), [("en", "above the $50,000 you named"), ("es", "por encima de los $50,000 que usted nombró")])  # fmt: skip
def test_pay_is_weighed_against_the_limit_that_the_client_named(drafting: Drafting, language: str, words: str) -> None:
    document = draft(drafting, "letter", "How long does training for dental hygienist take?", language=language)
    told = [one for part in document.sections for one in part.sentences if words in one.text]
    assert [one.kind for one in told] == ["fact"]
    assert told[0].facts
