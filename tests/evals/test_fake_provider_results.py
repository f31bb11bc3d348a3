"""The fake provider reads what the advisor's own tools write, in whatever shape they write it today."""

from typing import Any

import pytest

from advisor.ledger import Ledger
from advisor.tools import TOOLS, PlaceGiven, ToolContext, compact
from evals.fake_provider import honest, mutants
from evals.fake_provider.reading import MARKED
from knowledge.store import Knowledge

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("get_wages", {"occupation": "electricians", "place": "Boise, ID", "real": True}),
    ("get_wages", {"occupation": "operations managers", "place": "Texas"}),
    ("get_wages", {"occupation": "registered nurses", "since": 2019}),
    ("get_wages", {"occupation": "surgeons", "place": "Ohio"}),
    ("rank_occupations", {"within": "operations", "place": "Idaho"}),
    ("rank_places", {"occupation_or_track": "electricians", "by": "real_median"}),
    ("compare_occupations", {"occupations": ["nurses", "electricians"], "place": "Ohio"}),
    ("compare_places", {"occupation": "electricians", "places": ["Texas", "Ohio"]}),
    ("evaluate_offer", {"occupation": "electrician", "amount": 60000, "place": "Ohio"}),
    ("get_resilience", {"occupation_or_career": "accountants"}),
    ("get_resilience", {"occupation_or_career": "operations managers"}),
    ("get_outlook", {"occupation": "welders"}),
    ("find_transitions", {"occupation": "cashier", "place": "Ohio"}),
    ("match_interests", {"likes": ["working outdoors", "fixing things"], "dislikes": ["desks"]}),
]


@pytest.mark.parametrize(("name", "arguments"), CALLS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_honest_words_over_real_results_hold_their_figures_and_can_be_falsified(
    knowledge: Knowledge, name: str, arguments: dict[str, Any], language: str
) -> None:
    tool, ledger = next(one for one in TOOLS if one.name == name), Ledger()
    context = ToolContext(knowledge, ledger, PlaceGiven())
    text = compact(tool.run(context, tool.args.model_validate(arguments)), ledger)
    held = {(figure.replace("≥ ", "").lstrip("-"), fact) for figure, fact in MARKED.findall(text)}
    pieces = honest(text, "how much?", language)
    told = {(figure.replace("≥ ", "").lstrip("-"), fact) for piece in pieces for figure, fact in MARKED.findall(piece)}
    assert told
    assert told <= held
    assert sum(len(mutants(piece, text)) for piece in pieces) >= 30


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get_career", {"career": "electrician", "section": "education,inside"}),
        ("get_track", {"track": "operations"}),
        ("get_training", {"occupation": "electrician"}),
        ("list_sources", {}),
        ("find_places", {"text": "Springfield"}),
        ("get_wages", {"occupation": "manager"}),
        ("get_wages", {"occupation": "electrician", "place": "Toronto"}),
    ],
)
def test_results_without_figures_are_told_too(knowledge: Knowledge, name: str, arguments: dict[str, Any]) -> None:
    tool, ledger = next(one for one in TOOLS if one.name == name), Ledger()
    text = compact(tool.run(ToolContext(knowledge, ledger, PlaceGiven()), tool.args.model_validate(arguments)), ledger)
    pieces = honest(text, "tell me", "en")
    assert len(pieces) >= 2
    assert "nothing on file" not in pieces[0]
