"""The document: one digest for what a reader sees, kinds apart, nothing unsupported overlooked."""

import pytest
from pydantic import ValidationError

from advisor.answers import Stamps
from advisor.drafting.client_file import ClientFile, Item, sources_of
from advisor.drafting.document import Document, DraftRequest, Section, Sentence, digest, unsupported
from advisor.facts import CitationOut, Fact, Of

STAMPS = Stamps(model="offline", prompt="p", knowledge_build="b", version="0")
PAY = Fact(
    id="F1",
    value=50_000,
    unit="USD/year",
    statistic="median",
    of=Of(kind="occupation", code="11-1111", title="Tests"),
    as_of="May 2025",
    citation=1,
)
SOURCE = CitationOut(id=1, publisher="P", dataset="D", title="T", vintage="May 2025", url="https://x.test", licence="L")


def letter(*sentences: Sentence, **changed: object) -> Document:
    given: dict[str, object] = {
        "kind": "letter",
        "language": "en",
        "title": "A letter",
        "sections": [Section(heading="Hello", sentences=list(sentences))],
        "facts": [PAY],
        "citations": [SOURCE],
        "stamps": STAMPS,
    }
    return Document.model_validate(given | changed)


def test_a_changed_word_kind_fact_or_question_changes_the_digest() -> None:
    first = letter(Sentence(text="Dear Ana,", kind="judgement"))
    others = [
        letter(Sentence(text="Dear Ann,", kind="judgement")),
        letter(Sentence(text="Dear Ana,", kind="unsupported")),
        letter(Sentence(text="Dear Ana,", kind="judgement"), facts=[PAY.model_copy(update={"value": 50_001})]),
        letter(Sentence(text="Dear Ana,", kind="judgement"), open_questions=["Where?"]),
        letter(Sentence(text="Dear Ana,", kind="judgement"), citations=[]),
    ]
    assert len({digest(one) for one in [first, *others]}) == 6


def test_what_no_reader_sees_leaves_the_digest_alone() -> None:
    sentence = Sentence(text="Dear Ana,", kind="judgement")
    assert digest(letter(sentence)) == digest(
        letter(sentence, stamps=STAMPS.model_copy(update={"version": "9"}), warnings=["Careful."])
    )


def test_the_digest_survives_being_written_and_read_again() -> None:
    document = letter(Sentence(text="Querida Ñandú,", kind="judgement"))
    assert digest(Document.model_validate_json(document.model_dump_json())) == digest(document)


def test_every_unsupported_sentence_is_named_in_order() -> None:
    first, second = (Sentence(text=text, kind="unsupported", reason="no fact") for text in ("One.", "Two."))
    assert unsupported(letter(first, Sentence(text="Fine.", kind="judgement"), second)) == [first, second]


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "poem"}, {"request": "   "}, {"request": "x" * 4001}, {"reading_grade": 3}, {"reading_grade": 15}],
)
def test_a_request_outside_its_limits_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DraftRequest.model_validate({"kind": "letter", "request": "Write.", "reading_grade": None} | wrong)


def test_fields_of_a_file_that_no_item_covers_can_be_quoted_too() -> None:
    item = Item(id="i1", text="Wants day shifts.", kind="constraint")
    note = Item(id="i2", text="Called on Monday.", said_by="counselor")
    words = Item(id="i3", text="I like mornings.", said_by="Ana")
    client = ClientFile(
        id="c",
        name="Ana",
        situation="Laid off.",
        goals=["Steady pay"],
        constraints=[item.text],
        items=[note, item, words],
    )
    assert [one.id for one in sources_of(client)] == ["situation", "goal-1", "i1", "i2", "i3"]
    assert [one.from_client for one in sources_of(client)] == [True, True, True, False, True]
