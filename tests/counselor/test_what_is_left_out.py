"""What drafts leave out of a client's file and what they must not leave out, what a referral may tell, and what is taken out
of a proposed case."""

import logging

import pytest

from advisor.client_words import warnings
from advisor.deidentified import deidentified
from advisor.drafting.agreed import agreement
from advisor.drafting.assembling import proven
from advisor.drafting.client_file import ClientFile, Consent, Item
from advisor.drafting.composing import REQUIRED
from advisor.drafting.document import Document, DraftKind, DraftRequest
from advisor.drafting.lines import Line
from advisor.drafting.proving import Proof
from advisor.drafting.topics import topics_in, without
from advisor.drafting.writing import Drafting
from advisor.ledger import Ledger
from advisor.service import Advisor
from knowledge.store import Knowledge


@pytest.fixture(scope="module")
def drafting(advisor: Advisor) -> Drafting:
    return Drafting(advisor)


def prose(document: Document) -> str:
    return "\n".join(one.text for part in document.sections for one in part.sentences)


def whole(document: Document) -> str:
    return "\n".join(
        [
            prose(document),
            *document.open_questions,
            *document.warnings,
            document.model_dump_json(include={"facts", "findings"}),
        ]
    )


def request(kind: DraftKind, text: str, language: str = "en") -> DraftRequest:
    return DraftRequest.model_validate({"kind": kind, "request": text, "language": language})


# --- one list ----------------------------------------------------------------------------------------------------------

SENSITIVE = {
    "health": ["On insulin", "Sees a psychiatrist", "Has dyslexia", "opioid use", "Goes to dialysis", "Has lupus", "Is deaf", "sorda de un oído", "toma medicamentos"],
    "record": ["Has a DUI", "on the sex offender registry", "locked up for four years", "must see her probation officer", "charged with assault", "estuvo presa"],
    "status": ["came across the border in May without documents", "waiting for a green card", "cruzó la frontera sin papeles"],
    "family": ["Raising a toddler alone", "recently separated from her husband", "cares for her mother", "está embarazada"],
}  # fmt: skip


@pytest.mark.parametrize(("topic", "text"), [(topic, one) for topic, said in SENSITIVE.items() for one in said])
def test_what_is_warned_of_is_what_drafts_leave_out(topic: str, text: str) -> None:
    assert topic in topics_in(text)
    assert {"diagnosis": "health"}.get(
        warnings([("notes", text)])[0].topic, warnings([("notes", text)])[0].topic
    ) in topics_in(text)
    assert without(text)[0] == ""


@pytest.mark.parametrize("text", [
    "record sales", "worked in family medicine", "child care worker", "drug store clerk", "took visa cards", "prison guard job", "special education teacher",
    "wants to be a probation officer", "medical records clerk", "dialysis technician", "Wants health insurance", "massage therapist", "criminal justice degree",
    "diagnostic medical sonographer", "maestra de educación especial", "No car", "Can't lift more than 20 pounds",
])  # fmt: skip
def test_work_with_such_matters_and_plain_limits_are_none_of_them(text: str) -> None:
    assert topics_in(text) == frozenset()
    assert warnings([("situation", text)]) == []


@pytest.mark.parametrize(("text", "left"), [
    ("Lost my job in May, struggles with depression and has two children.", "Lost my job in May."),
    ("Can't work nights because of my kids.", "Can't work nights."),
    ("Has two kids and can't work nights.", "Can't work nights."),
    ("I lost my job. I was depressed after. I want day work.", "I lost my job. I want day work."),
    ("Perdió su trabajo en mayo y tiene depresión.", "Perdió su trabajo en mayo."),
    ("Her husband is a nurse and works nights.", ""),  # the nights are his
    ("Not a felon.", ""),
    ("I want day work.", "I want day work."),
])  # fmt: skip
def test_the_clause_is_left_out_and_not_the_item(text: str, left: str) -> None:
    assert without(text)[0] == left


def test_a_shortened_item_is_named_in_a_warning_that_does_not_repeat_its_words(drafting: Drafting) -> None:
    client = ClientFile(
        id="c",
        name="Marisol Vega",
        situation="Lost my job at the mill, and has depression.",
        goals=["I want day work.", "On insulin."],
    )
    document = drafting.write(request("brief", "Brief for Marisol."), client)
    assert "lost their job at the mill" in prose(document)
    assert any("the situation" in one and "health" in one for one in document.warnings)
    assert any("goal 2 of 2" in one for one in document.warnings)
    assert "depress" not in whole(document)
    assert "insulin" not in whole(document)


@pytest.mark.parametrize("situation", ["Lost my job, struggles with depression and has two children.", None])
def test_what_the_request_asks_to_mention_is_put_in_and_warned_of(drafting: Drafting, situation: str | None) -> None:
    client = ClientFile(id="c", name="Marisol Vega", situation=situation)
    document = drafting.write(request("brief", "Brief for Marisol; mention her depression."), client)
    assert "depression" in prose(document)
    assert "children" not in prose(document)
    assert any("mentions health" in one for one in document.warnings)


@pytest.mark.parametrize("kind", list(REQUIRED))
@pytest.mark.parametrize("text", ["Her aunt says she is never late.", "No."])
def test_every_section_stands_where_the_file_holds_almost_nothing(
    drafting: Drafting, kind: DraftKind, text: str
) -> None:
    client = ClientFile(id="c", name="Ana", items=[Item(id="n1", text=text, said_by="aunt")])
    document = drafting.write(request(kind, "Please"), client)
    assert [one for one in REQUIRED[kind] if one not in {part.key for part in document.sections}] == []


@pytest.mark.parametrize("kind", ["letter", "plan", "brief"])
def test_every_goal_and_limit_is_told(drafting: Drafting, kind: DraftKind) -> None:
    client = ClientFile(
        id="c", name="Pat Lee", situation="I worked at a bakery.", goals=["I want day work.", "Wants good pay."],
        constraints=["No car", "Can't work nights", "Needs to be home by five.", "Can't lift more than 20 pounds."],
        items=[Item(id="n1", text="I like fixing things.")],
    )  # fmt: skip
    text = prose(drafting.write(request(kind, "Pat and welder jobs in Ohio."), client))
    assert [
        one for one in ("day work", "good pay", "No car", "work nights", "home by five", "20 pounds") if one not in text
    ] == []


# --- the place ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "on_file"), [
    ("Letter to Jo about welder jobs near Columbus.", "Columbus, OH"),
    ("Letter to Jo about welder jobs.", "Columbus, OH"),
    ("Letter to Jo about welder jobs near Springfield.", "Dayton, OH"),
])  # fmt: skip
def test_the_place_on_file_settles_the_place_of_the_request(drafting: Drafting, text: str, on_file: str) -> None:
    document = drafting.write(request("letter", text), ClientFile(id="c", name="Jo", place=on_file))
    assert "whole country" not in prose(document)
    told = {fact.area.states[0] if hasattr(fact.area, "states") else fact.area.title for fact in document.facts if fact.area and fact.statistic == "median"}  # fmt: skip
    assert any("Ohio" in one or "OH" in one for one in told)


# --- referrals ---------------------------------------------------------------------------------------------------------

TOM = ClientFile(
    id="c", name="Tom Reed", goals=["I want day shifts.", "I want to weld."], constraints=["No car", "Can't lift much."]
)
REFERRAL = "Referral to the workforce center for welder training for Tom."


def tom(*consents: Consent) -> ClientFile:
    return TOM.model_copy(update={"consents": list(consents)})


YES = Consent.model_validate({"kind": "referral", "given": True, "on": "2026-05-01", "words": "Whatever helps."})
NO = Consent.model_validate({"kind": "referral", "given": False, "on": "2026-06-01", "words": "Not any more"})


@pytest.mark.parametrize("client", [tom(), tom(YES, NO), tom(YES, Consent(kind="referral", given=False))])
def test_without_a_standing_consent_a_referral_tells_only_that_they_are_referred(
    drafting: Drafting, client: ClientFile
) -> None:
    document = drafting.write(request("referral", REFERRAL), client)
    assert "consent is needed" in prose(document)
    assert "the workforce center" in prose(document)
    assert not any(word in whole(document).casefold() for word in ("weld", "day shifts", "no car", "lift"))


def test_only_what_the_words_of_the_consent_name_is_passed_on_and_the_rest_is_asked(drafting: Drafting) -> None:
    words = "You may tell them I want day shifts, nothing about prison"
    document = drafting.write(request("referral", REFERRAL), tom(Consent(kind="referral", given=True, words=words)))
    assert "“You may tell them I want day shifts.”" in prose(document)
    assert "The client wants day shifts" in prose(document)
    assert not any(word in prose(document) for word in ("prison", "weld", "car", "lift"))
    assert [
        one
        for one in ("I want to weld", "No car", "Can't lift much")
        if not any(one in asked for asked in document.open_questions)
    ] == []


def test_a_consent_to_everything_passes_on_all_but_the_left_out_matters(drafting: Drafting) -> None:
    client = tom(YES).model_copy(update={"situation": "I was laid off in May, after my release from prison."})
    text = prose(drafting.write(request("referral", REFERRAL), client))
    assert all(word in text for word in ("day shifts", "to weld", "No car", "lift", "laid off in May"))
    assert "prison" not in text


def test_a_consent_without_words_names_nothing(drafting: Drafting) -> None:
    document = drafting.write(request("referral", REFERRAL), tom(Consent(kind="referral", given=True)))
    assert [one for part in document.sections for one in part.sentences if one.kind == "client_said"] == []


@pytest.mark.parametrize(("words", "text", "kind", "may"), [
    ("You may send them my goals.", "I want to weld.", "goal", True),
    ("You may send them my goals.", "No car", "constraint", False),
    ("Everything but my hours", "Can't work late hours", "constraint", False),
    ("Everything but my hours", "I want to weld.", "goal", True),
    ("Tell them I can't work nights", "Can't work nights.", "constraint", True),
    ("Don't tell them I can't work nights", "Can't work nights.", "constraint", False),
    ("Todo menos mis metas", "Quiero soldar.", "goal", False),
    ("Yes, fine", "No car", "constraint", False),
])  # fmt: skip
def test_the_words_of_a_consent_are_read_for_what_they_name(words: str, text: str, kind: str, may: bool) -> None:
    item = Item.model_validate({"id": "i", "text": text, "kind": kind})
    assert agreement(tom(Consent(kind="referral", given=True, words=words))).allows(item.text, item.kind) is may


def test_what_stays_in_english_stands_in_quotation_marks_in_a_spanish_note(drafting: Drafting) -> None:
    client = ClientFile(id="c", name="Ana", consents=[Consent(kind="referral", given=True, words="Todo lo que sirva.")])
    text = prose(
        drafting.write(
            request("referral", "Nota de derivación for Ana to an adult school for GED classes", "es"), client
        )
    )
    assert "“an adult school”" in text
    assert "“GED classes”" in text


# --- logs, and proposed cases ------------------------------------------------------------------------------------------


def test_a_line_that_does_not_stand_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    line = Line(mark="C", text="Usted me dijo: “Soy Rosa”", section="talked", name="item:i1", source="i9")
    with caplog.at_level(logging.DEBUG, logger="advisor.drafting"):
        assert proven([line], Proof(Ledger(), [], "")) == []
    assert len(caplog.records) == 1
    assert "Rosa" not in caplog.text
    assert "i1" not in caplog.text
    assert "names no item" in caplog.text


@pytest.mark.parametrize(("text", "gone"), [
    ("Letter for dwayne hutchins about welding in Ohio", ("dwayne", "hutchins")),
    ("Lives with her son tomás", ("tomás",)), ("Her friend April drives her", ("April",)),
    ("worked at krogers bakery for six years", ("kroger",)), ("worked at target for a year", ("target",)),
    ("Target hired her back", ("Target",)), ("write to @bartv about it", ("bartv",)), ("Omar fired her", ("Omar",)),
    ("OMAR fired her", ("OMAR",)), ("Walmart let her go", ("Walmart",)), ("Kroger rehired him", ("Kroger",)),
    ("Lucía goes to night school", ("Lucía",)), ("Call +52 55 1234 5678", ("52", "55", "1234", "5678", "Texas")),
    ("Ana told MARIA and lópez to wait", ("Ana", "MARIA", "lópez")), ("Is Will a good fit?", ("Will",)),
])  # fmt: skip
def test_names_firms_handles_and_numbers_are_taken_out(knowledge: Knowledge, text: str, gone: tuple[str, ...]) -> None:
    told = deidentified(text, ["Maria Lopez"], knowledge, ["ana"])
    assert [one for one in gone if one.casefold() in told.casefold()] == []


@pytest.mark.parametrize("text", [
    "I can't work nights because I'm at school.", "Wants HVAC or CNA training; has a GED.", "Compare registered nurse and cook nationally.",
    "Quiero un trabajo con horario fijo.", "Laid off from the warehouse after 12 years.",
])  # fmt: skip
def test_plain_words_stay(knowledge: Knowledge, text: str) -> None:
    assert deidentified(text, ["Maria Lopez"], knowledge) == text
