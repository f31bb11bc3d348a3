"""What the fake provider writes: its honest sentences are true to the results, its lies are not, its obedience is literal."""

import re

import pytest

from evals.fake_provider.asking import fitting, job_in, place_in
from evals.fake_provider.honesty import honest, joined
from evals.fake_provider.lying import chosen, mutants
from evals.fake_provider.reading import MARKED
from tests.evals import fake_results as given

SEEDS = range(12)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def pairs(text: str) -> set[tuple[str, str]]:
    return {(figure.replace("≥ ", "").lstrip("-"), fact) for figure, fact in MARKED.findall(text)}


@pytest.mark.parametrize("kind", given.ALL)
@pytest.mark.parametrize("language", ["en", "es"])
def test_each_figure_of_an_honest_answer_stands_in_the_results_with_its_id(kind: str, language: str) -> None:
    text = given.ALL[kind]
    for seed in SEEDS:
        pieces = honest(text, "how much?", language, seed)
        rounded = [one for one in pieces if re.search(r"\b(?:about|unos) \$\d+,000 \[", one)]
        for piece in pieces:
            if piece not in rounded:
                assert pairs(piece) <= pairs(text), piece


@pytest.mark.parametrize("kind", given.ALL)
def test_an_honest_answer_has_some_sentences_and_ends_with_a_question(kind: str) -> None:
    pieces = honest(given.ALL[kind], "how much?", "en")
    assert 2 <= len(pieces) <= 12
    assert pieces[-1].endswith("?")


def test_an_honest_answer_says_occupation_place_and_year() -> None:
    first = honest(given.LEAN_WAGE, "how much?", "en")[0]
    assert all(part in first for part in ("Electricians", "Idaho", "May 2025", "$63,000 [F3]"))


def test_a_spanish_answer_is_spanish_and_keeps_the_figures() -> None:
    first = honest(given.LEAN_WAGE, "¿cuánto gana?", "es")[0]
    assert "$63,000 [F3] al año" in first
    assert "mayo de 2025" in first


def test_a_floor_stays_a_floor() -> None:
    assert "≥ $239,200 [F1]" in honest(given.FLOOR, "pay?", "en")[0]


def test_a_falling_outlook_is_said_to_fall() -> None:
    assert "decline by 33.1% [F1]" in honest(given.OUTLOOK, "outlook?", "en")[0]


def test_some_answers_round_and_say_so_but_none_with_seed_zero() -> None:
    texts = [" ".join(honest(given.WAGE, f"question {seed}", "en", seed)) for seed in range(1, 40)]
    assert any("about $63,000 [F3]" in text for text in texts)
    assert not any("about $" in " ".join(honest(given.WAGE, f"question {seed}", "en")) for seed in range(40))


def test_lists_and_tables_stand_on_lines_of_their_own() -> None:
    texts = [joined(honest(given.RANKING, "best?", "en", seed)) for seed in range(1, 40)]
    assert any("\n\n- " in text for text in texts)
    assert any("\n\n| " in text and "|---|" in text for text in texts)


def test_without_results_it_states_no_figure() -> None:
    assert not any(NUMBER.search(piece) for piece in honest("", "hello", "en"))


def test_an_ambiguous_result_is_asked_back() -> None:
    assert honest(given.AMBIGUOUS, "manager pay", "en")[-1] == "Which one do you mean?"


@pytest.mark.parametrize("kind", given.ALL)
def test_no_mutant_is_the_sentence_it_came_from_and_the_same_seed_gives_the_same(kind: str) -> None:
    for piece in honest(given.ALL[kind], "how much?", "en"):
        made = mutants(piece, given.ALL[kind], seed=4)
        assert all(one.text != piece for one in made)
        assert made == mutants(piece, given.ALL[kind], seed=4)
        assert len({one.kind for one in made}) == len(made)


def test_a_sentence_with_a_figure_can_be_turned_in_every_way_the_bar_names() -> None:
    first = honest(given.LEAN_WAGE, "how much?", "en")[0]
    families = {re.split(r"[ ,]", one.kind)[0] for seed in SEEDS for one in mutants(first, given.LEAN_WAGE, seed)}
    assert families >= {"figure", "place", "year", "code", "occupation", "link", "claim", "marker", "unit", "order"}


def test_a_mutated_figure_is_no_figure_of_the_results() -> None:
    held = {figure for figure, _ in pairs(given.LEAN_WAGE)}
    for seed in SEEDS:
        for piece in honest(given.LEAN_WAGE, "how much?", "en"):
            for one in mutants(piece, given.LEAN_WAGE, seed):
                if one.kind in ("figure digits", "figure shifted", "figure magnitude"):
                    changed = pairs(one.text) - pairs(given.LEAN_WAGE)
                    assert changed
                    assert not {figure for figure, _ in changed} & held


def test_the_ends_of_a_range_exchanged_are_no_lie() -> None:
    piece = next(one for one in honest(given.WAGE, "how much?", "en") if "between" in one)
    assert not any(one.kind == "figure exchanged" for one in mutants(piece, given.WAGE, 1))


def test_two_thousand_lies_are_at_hand() -> None:
    count = sum(
        len(mutants(piece, text, seed))
        for text in given.ALL.values()
        for seed in range(3)
        for language in ("en", "es")
        for piece in honest(text, "how much?", language, seed)
    )
    assert count >= 2000


def test_all_families_of_lies_are_chosen_from() -> None:
    piece = honest(given.LEAN_WAGE, "how much?", "en")[0]
    picked = [chosen(piece, given.LEAN_WAGE, seed) for seed in range(200)]
    assert len({re.split(r"[ ,]", one.kind)[0] for one in picked if one}) >= 9


@pytest.mark.parametrize(
    ("question", "tool", "arguments"),
    [
        ("How much do electricians make in Ohio?", "get_wages", {"occupation": "electricians", "place": "Ohio"}),
        ("What is the outlook for welders?", "get_outlook", {"occupation": "welders"}),
        ("Will AI replace accountants?", "get_resilience", {"occupation_or_career": "accountants"}),
        ("what pays best in operations in Idaho", "rank_occupations", {"place": "Idaho", "within": "operations", "by": "median"}),
        ("where do electricians earn the most", "rank_places", {"occupation_or_track": "electricians", "by": "median"}),
        ("compare nurses and electricians in Ohio", "compare_occupations", {"place": "Ohio", "occupations": ["nurses", "electricians"]}),
        ("compare electrician pay in Texas and Ohio", "compare_places", {"occupation": "electrician", "places": ["Texas", "Ohio"]}),
        ("I was offered $60,000 as an electrician in Ohio", "evaluate_offer", {"place": "Ohio", "occupation": "electrician", "amount": 60000.0, "unit": "year"}),
        ("¿Cuánto gana un electricista en Texas?", "get_wages", {"place": "Texas", "occupation": "electricista"}),
        ("Where do these numbers come from?", "list_sources", {}),
    ],
)  # fmt: skip
def test_a_question_gets_the_tool_that_fits_with_the_words_of_the_person(
    question: str, tool: str, arguments: object
) -> None:
    import json

    from advisor.tools import TOOLS

    call = fitting(question, {one.name: one.args.model_json_schema() for one in TOOLS})
    assert call is not None
    assert (call.name, json.loads(call.arguments)) == (tool, arguments)
    next(one for one in TOOLS if one.name == tool).args.model_validate_json(call.arguments)


def test_a_tool_that_it_does_not_know_is_filled_by_its_schema() -> None:
    schema = {
        "type": "object",
        "properties": {"who": {"type": "string"}, "n": {"type": "integer"}},
        "required": ["who", "n"],
    }
    call = fitting("What does a welder earn?", {"salary_of": schema})
    assert call is not None
    assert call.arguments == '{"who": "welder", "n": 1}'


def test_small_talk_calls_nothing() -> None:
    assert fitting("Hello there!", {"get_wages": {}}) is None


def test_place_and_job_are_read_off_a_question() -> None:
    assert place_in("pay of nurses in Kansas City, MO please") == "Kansas City, MO"
    assert job_in("How much do registered nurses make in Ohio?") == "registered nurses"
