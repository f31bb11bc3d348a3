"""What an edited sentence may say: a fact no more than its figures, the client's no more than their item, a judgement nothing
that looks like a source; and what may be approved."""

import copy
from typing import Any

import pytest
from desk import Browser, Desk

from advisor.drafting.placed_and_dated import too_round
from advisor.drafting.told import says
from advisor.facts import Fact
from advisor.service import Advisor


@pytest.fixture(scope="module")
def ana(advisor: Advisor) -> Browser:
    return Desk(advisor).sign_in("ana")


@pytest.fixture(scope="module")
def draft(ana: Browser) -> Any:
    client = ana.new_client(situation="I was laid off from the bakery after five years.", goals=["I want day shifts."])
    return ana.draft(client_id=client["id"], request="Letter about welder jobs in Ohio.")


def edited(ana: Browser, draft: Any, old: Any, **new: Any) -> Any:
    """The sentence as it stands after an edit of it."""
    sections = copy.deepcopy(draft["revision"]["sections"])
    for section in sections:
        for one in section["sentences"]:
            if one["text"] == old["text"]:
                one |= new
    response = ana.save(draft, sections)
    assert response.status_code == 201, response.text
    text = new.get("text", old["text"])
    bare = text.split(" [")[0][:40]
    told = [one for section in response.json()["revision"]["sections"] for one in section["sentences"]]
    return next(one for one in told if one["text"].startswith(bare[:25]))


def the(draft: Any, kind: str, *words: str) -> Any:
    told = [one for section in draft["revision"]["sections"] for one in section["sentences"]]
    return next(one for one in told if one["kind"] == kind and all(word in one["text"] for word in words))


@pytest.mark.parametrize(
    ("words", "change"),
    [
        (("$",), ("half of the", "nobody of the")),
        (("$",), ("or more", "or more, and it is certain to double")),
        (("$",), ("earned", "start at")),
        (("2034",), ("grow", "double")),
    ],
)
def test_a_figure_does_not_carry_other_words(ana: Browser, draft: Any, words: tuple[str, ...], change: Any) -> None:
    old = the(draft, "fact", *words)
    text = (
        old["text"].replace(*change)
        if change[0] in old["text"]
        else old["text"].replace(" of ", f" {change[1]} of ", 1)
    )
    assert text != old["text"]
    assert edited(ana, draft, old, text=text)["kind"] == "unsupported"


def test_a_fact_sentence_without_a_figure_is_taken_as_it_was_written_or_not_at_all(ana: Browser, draft: Any) -> None:
    number = draft["revision"]["citations"][0]["id"]
    for text in (f"To start, you need no training at all [{number}].", f"Welders never get laid off [{number}]."):
        old = the(draft, "fact", "$")
        assert edited(ana, draft, old, text=text, facts=[])["kind"] == "unsupported"


def test_a_reworded_sentence_in_plain_words_stays_a_fact(ana: Browser, draft: Any) -> None:
    old = the(draft, "fact", "$")
    figure = next(one for one in old["text"].split() if one.startswith("$"))
    number = old["text"].split("[")[1].split("]")[0]
    kept = edited(
        ana, draft, old, text=f"In Ohio, the typical pay of welders was {figure} [{number}] a year in May 2025."
    )
    assert (kept["kind"], kept["facts"] != []) == ("fact", True), kept


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In Ohio, half of all welders earned nearly sixty thousand dollars [{n}] (May 2025).", ""),
        ("In Ohio, half of all welders earned ${pay} [{n}] a year or more.", "say when (May 2025)"),
        ("Half of all welders earned ${pay} [{n}] a year or more (May 2025).", "say where (Ohio)"),
    ],
)
def test_a_figure_keeps_its_size_its_place_and_its_year(ana: Browser, draft: Any, text: str, why: str) -> None:
    old = the(draft, "fact", "$", "half")
    number = old["text"].split("[")[1].split("]")[0]
    pay = next(one for one in draft["revision"]["facts"] if one["id"] == old["facts"][0])["value"]
    told = edited(ana, draft, old, text=text.format(pay=f"{pay:,}", n=number))
    assert told["kind"] == "unsupported"
    assert why in told["reason"], told


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("They earn nearly a hundred thousand dollars [F1].", False),
        ("They earn about $100,000 [F1].", False),
        ("They earn over $90,000 [F1].", False),
        ("They earn nearly ninety-five thousand dollars [F1].", True),
        ("They earn about $95,000 [F1].", True),
        ("They earn $94,650 [F1].", True),
    ],
)
def test_near_is_within_two_in_a_hundred(text: str, near: bool) -> None:
    of = {"kind": "occupation", "code": "29-1292", "title": "Dental Hygienists"}
    pay = Fact.model_validate(
        {
            "id": "F1",
            "value": 94_650,
            "unit": "USD/year",
            "of": of,
            "statistic": "median",
            "as_of": "May 2025",
            "citation": 1,
        }
    )
    assert (list(too_round(text, [pay])) == []) is near


def test_a_figure_near_its_fact_and_one_placed_by_its_section_stay_facts(ana: Browser, draft: Any) -> None:
    old = the(draft, "fact", "$", "half")
    number = old["text"].split("[")[1].split("]")[0]
    pay = next(one for one in draft["revision"]["facts"] if one["id"] == old["facts"][0])["value"]
    near = f"In Ohio, half of all welders earned about ${round(pay, -3):,} [{number}] a year or more (May 2025)."
    assert edited(ana, draft, old, text=near)["kind"] == "fact"
    sections = copy.deepcopy(draft["revision"]["sections"])
    for section in sections:
        for one in section["sentences"]:
            if one["text"] == old["text"]:
                one["text"] = f"Half of all welders earned ${pay:,} [{number}] a year or more."
                section["heading"] = "Ohio, May 2025"
    after = ana.save(draft, sections).json()["revision"]["sections"]
    assert [one["kind"] for part in after for one in part["sentences"] if f"${pay:,}" in one["text"]] == ["fact"]


def test_a_judgement_bears_no_number_of_a_source_and_a_dot_is_no_reason(ana: Browser, draft: Any) -> None:
    old = the(draft, "judgement")
    for reason in (".", "\u200b", ""):
        told = edited(ana, draft, old, text="Bakers earn $99,000 [1].", reason=reason)
        assert told["kind"] == "unsupported"
    told = edited(ana, draft, old, text="Bakers earn $99,000 [1].", reason="An employer told me so.")
    assert told["kind"] == "unsupported"
    told = edited(ana, draft, old, text="Bakers earn $99,000.", reason="An employer told me so.")
    assert told["kind"] == "judgement"


@pytest.mark.parametrize(
    "text",
    [
        "You told me that you were fired for stealing.",
        "You are guaranteed a job.",
        "Half of all welders in Ohio make sixty grand.",
        "You will earn five times as much.",
    ],
)
def test_a_judgement_without_a_reason_makes_no_claim(ana: Browser, draft: Any, text: str) -> None:
    assert edited(ana, draft, the(draft, "judgement"), text=text)["kind"] == "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "You were laid off from the bakery after ten years.",
        "You were laid off from the bank after five years.",
        "You were laid off from the bakery because you stole.",
        "Your mother was laid off from the bakery.",
        "You were fired from the bakery after five years.",
    ],
)
def test_the_clients_sentence_adds_no_word_to_their_item(text: str) -> None:
    assert not says(text, "I was laid off from the bakery after five years.")


@pytest.mark.parametrize("text", ["You hate day shifts.", "You want night shifts."])
def test_the_clients_sentence_turns_no_wish_around(text: str) -> None:
    assert not says(text, "Wants day shifts.")


def test_what_another_said_is_not_said_by_the_client(ana: Browser) -> None:
    note = {"text": "Her daughter Lucia attends college.", "said_by": "counselor"}
    client = ana.new_client(notes=[note])
    item = next(one for one in client["items"] if one["kind"] == "note")
    draft = ana.draft(client_id=client["id"])
    told = edited(
        ana, draft, the(draft, "judgement"), kind="client_said", source=item["id"],
        text="You told me that your daughter Lucia attends college.",
    )  # fmt: skip
    assert told["kind"] == "unsupported"


def test_an_emptied_draft_is_not_approved(ana: Browser) -> None:
    draft = ana.draft(kind="questions")
    emptied = ana.save(draft, []).json()
    refused = ana.approve(emptied)
    assert refused.status_code == 409
    assert "no sentence" in refused.json()["detail"]


@pytest.mark.parametrize("instruction", ["don't drop the pay", "do not make it shorter", "no quites el pago"])
def test_what_not_to_do_is_not_done(ana: Browser, draft: Any, instruction: str) -> None:
    address = f"/v1/drafts/{draft['draft_id']}/revisions"
    before = len(ana.ok("GET", address)["revisions"])
    refused = ana.send("POST", address, {"instruction": instruction})
    assert refused.status_code == 422
    assert "what to do" in refused.json()["detail"]
    assert len(ana.ok("GET", address)["revisions"]) == before


def test_an_instruction_that_changes_nothing_says_so(ana: Browser) -> None:
    draft = ana.draft(kind="questions")
    address = f"/v1/drafts/{draft['draft_id']}/revisions"
    refused = ana.send("POST", address, {"instruction": "put it in English"})
    assert (refused.status_code, "nothing" in refused.json()["detail"]) == (422, True)


def test_the_approval_of_a_draft_that_was_edited_since_can_be_ended(ana: Browser) -> None:
    draft = ana.draft()
    assert ana.approve(draft).status_code == 200
    sections = copy.deepcopy(draft["revision"]["sections"])
    sections[-1]["sentences"].append({"text": "See you soon.", "kind": "judgement", "facts": []})
    assert ana.save(draft, sections).json()["approval"] is not None
    ended = ana.send("POST", f"/v1/drafts/{draft['draft_id']}/supersede")
    assert (ended.status_code, ended.json()["state"], ended.json()["approval"]) == (200, "drafted", None)


@pytest.mark.parametrize("query", ["revisions/1/diff?against=" + "9" * 23, "export?format=md&number=" + "9" * 26])
def test_a_number_beyond_all_limits_is_refused_in_words(ana: Browser, draft: Any, query: str) -> None:
    assert ana.send("GET", f"/v1/drafts/{draft['draft_id']}/{query}").status_code == 422


def test_a_name_that_cannot_be_seen_is_none(ana: Browser) -> None:
    refused = ana.send("POST", "/v1/clients", {"name": "\u202e\u200b"})
    assert (refused.status_code, refused.json()["detail"]) == (422, "name: Write something that can be read.")


def test_too_many_goals_are_told_as_entries(ana: Browser) -> None:
    refused = ana.send("POST", "/v1/clients", {"name": "Maria", "goals": ["Work"] * 21})
    assert refused.json()["detail"] == "goals: At most 20 entries are allowed."
