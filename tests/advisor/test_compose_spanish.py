"""Spanish in, Spanish out, the same figures: every template has its Spanish, every pair of questions the same facts."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from advisor.offline.prose.questions import in_english, in_spanish
from advisor.offline.prose.tongue import Tongue, capital, joined, say, sentences
from advisor.offline.tongues import language_of
from advisor.offline.weighing import _SAID as SAID
from knowledge.titles.display import spanish_title
from tests.advisor.talking import say as turn

ROOT = Path(__file__).resolve().parents[2] / "advisor" / "offline"
SLOT = re.compile(r"\{(\w+)\}")


def templates() -> set[str]:
    """Templates with words in them, as the prose uses them."""
    found = set()
    for path in [*(ROOT / "prose").glob("*.py"), ROOT / "compose.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno} has no literal template"
                found.add(node.args[0].value)
    return {one for one in found if re.search(r"[A-Za-z]", SLOT.sub("", one))}


def test_every_template_has_spanish_with_the_same_slots():
    book = sentences()
    assert sorted(one for one in templates() if one not in book) == []
    assert [one for one, spanish in book.items() if sorted(SLOT.findall(one)) != sorted(SLOT.findall(spanish))] == []


def test_no_spanish_sentence_is_left_over():
    neutral = {
        "**{title}** ({code}), {figure}",
        "{words} [{citation}]",
        "**{title}**: {opening}",
        "**{title}**: {inside}",
    }
    neutral |= {
        "**{title}**, {title_2}: {prose}",
        "{first} {quoted}",
        "**{title}** ({code}) {verb} {main} {where} ({as_of}).",
    }
    assert sorted(set(sentences()) - templates() - neutral) == []


def test_no_key_of_a_phrasebook_stands_twice():
    for path in (ROOT / "prose" / "es").glob("*.yaml"):
        if path.name == "questions.yaml":  # its sections name the same question again
            continue
        keys = re.findall(r'^\s*("(?:[^"\\]|\\.)*"):', path.read_text(encoding="utf-8"), re.M)
        assert len(keys) == len(set(keys)), path.name


def test_a_sentence_is_english_until_it_is_rendered():
    told = say("{first} and {end}", first=joined(", ", ["Texas", "Idaho"]), end=capital("illinois"))
    assert told == "Texas, Idaho and Illinois"
    assert Tongue("es")(told) == "Texas, Idaho e Illinois"


def test_the_official_title_follows_at_first_mention_only():
    tongue = Tongue("es", {"Electricians": "Electricistas"})
    assert tongue(say("in {title}", title="Electricians")) == "en Electricistas (Electricians)"
    assert tongue(say("in {title}", title="Electricians")) == "en Electricistas"


def test_offered_questions_come_back_as_their_english():
    book = yaml.safe_load((ROOT / "prose" / "es" / "questions.yaml").read_text(encoding="utf-8"))
    fill = {"job": "X", "other": "Y", "place": "Boise City, ID", "tails": " in Idaho without a degree", "amount": "$50,000", "per": "a year"}  # fmt: skip
    for english in book["whole"]:
        asked = SLOT.sub(lambda slot: fill[slot[1]], english)
        spanish = in_spanish(asked, lambda one: one)
        assert spanish is not None
        assert in_english(spanish) == SLOT.sub(lambda slot: fill[slot[1]], book["read"].get(english, english))


@pytest.mark.parametrize(
    "text",
    ["cuanto gana un soldador", "enfermeras en houston", "sueldo plomero", "hola", "gracias", "¿y en boise?", "sí", "plomero", "que trabajos pagan mas en los angeles", "quiero ser maestra", "trabajos sin titulo", "cuánto pagan", "me despidieron"],
)  # fmt: skip
def test_short_spanish_is_recognised(text):
    assert language_of(text) == "es"


@pytest.mark.parametrize(
    "text",
    ["jobs in San Antonio", "nurse pay in El Paso", "los angeles", "what pays best in Las Vegas", "barista salary", "welder", "no", "truck driver la crosse", "me too", "is this job safe", "Sierra Vista AZ jobs", "hi", "how much do baristas make in Puerto Rico", "ambassador pay"],
)  # fmt: skip
def test_english_with_spanish_names_stays_english(text):
    assert language_of(text) == "en"


def test_what_does_not_tell_keeps_the_language_of_the_talk():
    assert language_of("83702", "es") == "es"
    assert language_of("Boise, ID", "es") == "es"


PAIRS = [
    ("How much do electricians make?", "¿Cuánto gana un electricista?"),
    ("How much do electricians make in Texas?", "¿Cuánto gana un electricista en Texas?"),
    ("How much do electricians make in Boise, ID?", "¿Cuánto gana un electricista en Boise, ID?"),
    ("What does a nurse make in Houston?", "cuanto gana una enfermera en houston"),
    ("plumber pay in Portland", "sueldo de plomero en Portland"),
    ("What pays best?", "¿Qué paga mejor?"),
    ("What pays best in operations in Idaho?", "¿Qué paga mejor en operaciones en Idaho?"),
    ("hello", "hola"),
]  # fmt: skip
OFFERED = [
    "How much do Electricians make in Ohio?", "How much do Registered Nurses (29-1141.00) make?", "How resilient to AI are Electricians?",
    "How resilient to AI is the operations track?", "What does the operations track pay?", "What does the operations track pay in Texas?",
    "What is the operations track?", "What do Electricians do?", "What do Dental Hygienists do?", "What is the outlook for Electricians?",
    "What is the outlook for the operations track?", "What education do Electricians need?", "What should I study for Electricians?",
    "What can I move into from Cashiers?", "What can I move into from Cashiers in Texas?", "What can I move into from Cashiers that pays more?",
    "What can I move into from Cashiers without a degree in Texas?", "How do I get from Cashiers to Electricians?", "Where do Electricians earn most?",
    "Where do Electricians earn most after the cost of living?", "Where are the most jobs for Electricians?", "Tell me about Electricians",
    "Where do these figures come from?", "Which jobs are most resilient to AI?", "Which jobs are least resilient to AI?",
    "Which jobs have the most openings?", "Which jobs are the fastest growing in Texas?", "What are the lowest paid jobs in Texas?",
    "I like helping people", "I like working with my hands", "I like puzzles and numbers", "What pays best in operations in Boise City, ID?",
    "What pays best in Texas after the cost of living?", "What pays best without a degree?", "What pays best in operations without a degree?",
    "What pays best in Ohio with good AI resilience?", "What pays best in Ohio with no experience?", "What pays best paying at least $90,000?",
    "I was offered $60,000 a year as Electricians in Boise City, ID. Is that fair?", "I was offered $30 an hour as Electricians. Is that fair?",
    "How much do Cashiers make in Nowhereville?", "How much do Pharmacists make in the United States?",
    "How much do Cashiers make in New York State?", "How resilient to AI are Bookkeeping, Accounting, and Auditing Clerks?",
    "What do Audiologists do?", "What is the outlook for Firefighters?", "What should I study for Dental Hygienists?",
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(?:the|and|with|which|these|their|is|are|was|were|not|for|from|pays?|shall|there|here|than|what|how)\b"
)


CODES = {
    "electricians": "47-2111", "cashiers": "41-2011", "dental hygienists": "29-1292", "pharmacists": "29-1051",
    "audiologists": "29-1181", "firefighters": "33-2011",
    "bookkeeping, accounting, and auditing clerks": "43-3031", "operations": "operations",
}  # fmt: skip


def titled(one):
    code = CODES.get(one.lower())
    return (spanish_title(code) if code else None) or {"United States": "Estados Unidos"}.get(one, one)


def figures(one):
    return sorted((fact.value, fact.unit, fact.statistic, fact.of.code, fact.area.code if fact.area else "") for fact in one.ledger)  # fmt: skip


def marked(one):
    return sorted(re.findall(r"(?:≥ )?\$?[\d.,]*\d%? \[\d+\]", one.text))


def same(english, spanish):
    assert spanish.reading.language == "es"
    assert english.withheld == spanish.withheld == []
    assert [name for name, _ in english.calls] == [name for name, _ in spanish.calls]
    assert [one.subject and one.subject.id for one in english.results] == [one.subject and one.subject.id for one in spanish.results]  # fmt: skip
    assert english.outcome == spanish.outcome
    assert figures(english) == figures(spanish)
    assert marked(english) == marked(spanish)
    # Twin buttons: as many, each a Spanish question of ours or the person's own.
    assert len(english.composed.choices) == len(spanish.composed.choices)


@pytest.mark.parametrize(("english", "spanish"), PAIRS)
def test_a_question_and_its_spanish_have_the_same_figures(knowledge, english, spanish):
    same(turn(knowledge, english), turn(knowledge, spanish))


@pytest.mark.parametrize("english", OFFERED)
def test_an_offered_question_asks_the_same_in_spanish(knowledge, english):
    asked = turn(knowledge, english)
    spanish = in_spanish(english, titled)
    assert spanish is not None
    answer = turn(knowledge, spanish)
    same(asked, answer)
    for choice in answer.composed.choices:
        assert language_of(choice.message) == "es", choice.message
    for offered in answer.composed.follow_ups:
        assert language_of(offered) == "es", offered


QUOTES = ("What do", "Tell me", "What is the operations", "Where do these", "What should I study")


@pytest.mark.parametrize("english", [one for one in OFFERED if not one.startswith(QUOTES)])
def test_no_english_words_are_left_in_a_spanish_answer(knowledge, english):
    spanish = in_spanish(english, titled)
    text = turn(knowledge, spanish).text
    bare = re.sub(
        r"\([^()]*(?:\([^()]*\)[^()]*)*\)|[A-Z]\w+(?:,? (?:and|or|of|for|the|[A-Z(][\w()]*,?))+|“[^”]*”", "", text
    )
    assert ENGLISH.findall(bare) == [], text


def test_a_spanish_choice_keeps_the_words_of_the_question(knowledge):
    first = turn(knowledge, "¿Cuánto gana un electricista en Portland?")
    label = first.composed.choices[0]
    assert "47-2111" not in label.message
    chosen = turn(knowledge, label.message)
    assert chosen.reading.language == "es"
    assert [name for name, _ in chosen.calls] == ["get_wages"]


def test_every_choice_of_a_message_not_read_well_has_its_spanish_twin():
    for label, message in SAID.values():
        spanish = Tongue("es").question(message)
        assert language_of(spanish) == "es", message
        assert in_english(spanish) is not None, message
        assert Tongue("es").question(label) != label
