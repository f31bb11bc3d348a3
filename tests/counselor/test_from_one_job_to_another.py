"""A move from one job to another has the second as its goal, and the first as where the client comes from."""

import pytest

from advisor.drafting.asked import asked
from advisor.drafting.client_file import ClientFile
from advisor.drafting.document import DraftRequest
from advisor.drafting.writing import Drafting
from advisor.offline.spotting import Spotter
from advisor.service import Advisor


@pytest.mark.parametrize(("text", "language"), [
    ("Plan para Rosa para pasar de asistente de enfermería a enfermera registrada en Houston.", "es"),
    ("Plan for Rosa: from nursing assistant to registered nurse.", "en"),
    ("Plan for Rosa, CNA to RN.", "en"),
    ("How long does it take to go from CNA to RN?", "en"),
])  # fmt: skip
def test_the_goal_of_a_move_is_where_it_leads(advisor: Advisor, text: str, language: str) -> None:
    request = DraftRequest.model_validate({"kind": "plan", "request": text, "language": language})
    client = ClientFile(id="c", name="Rosa Méndez", place="Houston, TX")
    found = asked(request, client, Spotter(advisor.knowledge))
    assert len(found.options) == 1
    assert found.origin is not None
    document = Drafting(advisor).write(request, client)
    told = " ".join(one.text for part in document.sections for one in part.sentences)
    assert "Nursing Assistant/Aide" not in told
    assert "Registered Nursing" in told
    assert "falta elegir" not in told


def test_a_goal_on_file_that_is_a_move_is_read_so_too(advisor: Advisor) -> None:
    client = ClientFile(id="c", name="Rosa", goals=["Quiero pasar de cocinera a electricista."])
    request = DraftRequest(kind="plan", request="Plan para Rosa", language="es")
    found = asked(request, client, Spotter(advisor.knowledge))
    assert (found.origin, found.options) == ("cocinera", ("electricista",))


def test_two_jobs_that_are_compared_are_both_options(advisor: Advisor) -> None:
    request = DraftRequest(kind="comparison", request="Compare nursing assistant to registered nurse in Texas")
    assert len(asked(request, None, Spotter(advisor.knowledge)).options) == 2
