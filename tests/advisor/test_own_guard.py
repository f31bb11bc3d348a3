"""What a model may say of an operator's own content: names and kinds of help with their citation, and none of its figures."""

from pathlib import Path

import pytest

from advisor.gate import Gate
from advisor.ledger import Ledger
from advisor.names import BuildNames
from advisor.own import OwnView
from advisor.tools import compact
from advisor.tools.args import SearchPassages
from advisor.tools.context import PlaceGiven, ToolContext
from advisor.tools.sourcing import search_passages
from knowledge.own import OwnIndex, read
from knowledge.store import Knowledge
from tests.own_folder import written

ASKED = "where can I train as an electrician near Tucson"


@pytest.fixture
def context(knowledge: Knowledge, tmp_path: Path) -> ToolContext:
    own = OwnView(OwnIndex(read(written(tmp_path))), "")
    return ToolContext(knowledge, Ledger(), PlaceGiven(), own=own)


@pytest.mark.parametrize(
    ("said", "passes"),
    [
        ("Desert Electrical School in Tucson has evening classes [1].", True),
        ("Call them at 520-555-0111 [1].", False),
        ("It costs $35 a class [1].", False),
        ("The apprenticeship takes about 4 years [2].", False),
        ("Their address is https://elsewhere.example.com/school [1].", False),
    ],
)
def test_a_figure_of_a_local_text_is_withheld_from_a_sentence(context: ToolContext, said: str, passes: bool) -> None:
    result = search_passages(context, SearchPassages(query=ASKED))
    gate = Gate(context.ledger, [result], ASKED, names=BuildNames(context.knowledge))
    assert (gate.feed(said) + gate.flush() == said) == passes


def test_what_a_model_reads_of_a_referral_has_neither_its_phone_nor_its_price(context: ToolContext) -> None:
    told = compact(search_passages(context, SearchPassages(query=ASKED)), context.ledger)
    assert "Desert Electrical School" in told
    assert "520" not in told
    assert "$35" not in told


def test_a_place_in_the_question_is_kept_to(context: ToolContext) -> None:
    elsewhere = search_passages(context, SearchPassages(query="where can I train as an electrician near Boise"))
    assert not [card for card in elsewhere.findings if card.type == "referrals"]
