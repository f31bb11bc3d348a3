"""What a client said is turned to face the reader in all of its clauses, or quoted; and figures stand in both languages."""

import pytest

from advisor.drafting.document import KINDS, DraftKind, DraftRequest
from advisor.drafting.told import turned
from advisor.drafting.writing import Drafting
from advisor.service import Advisor


@pytest.fixture(scope="module")
def drafting(advisor: Advisor) -> Drafting:
    return Drafting(advisor)


@pytest.mark.parametrize(("said", "language", "person", "told"), [
    ("Hablo español y estoy aprendiendo inglés.", "es", "you", "usted habla español y está aprendiendo inglés"),
    ("Hablo español y estoy aprendiendo inglés.", "es", "client", "La persona habla español y está aprendiendo inglés"),
    ("No tengo carro y tomo el autobús.", "es", "you", None),
    ("Quiero ganar más porque tengo deudas.", "es", "you", "usted quiere ganar más porque tiene deudas"),
    ("Perdí el trabajo porque mi jefe me despidió.", "es", "you", None),
    ("I have no car and take the bus.", "en", "client", None),
    ("I have no car and take the bus.", "en", "you", "you have no car and take the bus"),
    ("I was laid off and I am ready.", "en", "you", "you were laid off and you are ready"),
    ("I can lift 50 pounds and drive a forklift.", "en", "client", None),
    ("Wants day work and has no car.", "en", "you", "you want day work and have no car"),
    ("Wants day work and has no car.", "en", "client", "The client wants day work and has no car"),
    ("Lost my job and want day work.", "en", "client", "The client lost their job and wants day work"),
    ("Has no car and takes the bus.", "en", "you", None),
    ("Can't work nights and weekends.", "en", "client", "The client can't work nights and weekends"),
])  # fmt: skip
def test_every_clause_is_turned_or_the_words_are_quoted(
    said: str, language: str, person: str, told: str | None
) -> None:
    assert turned(said, language, person) == told


PAIRS = ["dental hygienists and radiologic technologists", "electricians and plumbers", "medical assistants and pharmacy technicians"]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("kind", [one for one in KINDS if one not in ("questions", "referral")])
def test_the_same_facts_are_told_in_both_languages(drafting: Drafting, kind: DraftKind, pair: str) -> None:
    told = []
    for language in ("en", "es"):
        request = {"kind": kind, "request": f"Compare {pair} in Texas", "language": language}
        document = drafting.write(DraftRequest.model_validate(request))
        facts = {one.id: one for one in document.facts}
        ids = [fact for part in document.sections for one in part.sentences for fact in one.facts]
        told.append({(facts[one].of.code, facts[one].statistic) for one in ids})
    assert told[0] == told[1]
    assert len({code[:7] for code, _ in told[0]}) == 2
