"""Words that speak of a sensitive matter only in their context: each both ways, and the work in an item is never lost."""

import pytest

from advisor.drafting.client_file import ClientFile
from advisor.drafting.document import DraftRequest
from advisor.drafting.topics import topics_in, without
from advisor.drafting.writing import Drafting
from advisor.service import Advisor


@pytest.mark.parametrize("text", [
    "Trabajo en un asilo de ancianos", "Trabajé en un asilo como asistente de enfermería", "Cuidé ancianos en un asilo",
    "Me gustan los deportes", "Fui excontador de una empresa", "Cocinero de papas fritas", "entrenador deportivo",
    "a record number of sales", "My papers from the college came late", "Lives in a depressed area", "The local economy is depressed",
    "Worked as an addiction counselor", "Worked as a correctional officer in a state prison for five years", "Works in disability services",
    "Aide in a psychiatric hospital", "My family doctor's office hired me as a clerk", "Worked with disabled adults", "I taught children for ten years",
    "Wants to work with kids", "helped patients with dementia", "Worked in a rehab center", "Drives a truck across the border",
    "Teller at Citizens Bank", "wants to be a psychologist", "The truck had a breakdown", "charged with training new staff",
    "filled prescriptions at a pharmacy", "Laid off in my probation period", "separated from the Army in 2020", "expecting a call from the mill",
    "wastewater treatment plant operator", "Cuidé niños en una guardería", "quiero trabajar con niños", "Consejera de adicciones",
    "Auxiliar de personas con discapacidad", "Récord de ventas", "Técnica en tratamiento de agua", "Vendo medicamentos en una farmacia",
    "Servicio al ciudadano", "Trabajo en pareja con otro técnico", "Guardia en una cárcel", "Camionero en la frontera",
])  # fmt: skip
def test_an_everyday_word_in_its_context_is_no_sensitive_matter(text: str) -> None:
    told = f"I was an {text[0].lower()}{text[1:]}" if text.startswith("Aide") else text
    told = f"Trabajé como {told[0].lower()}{told[1:]}" if told.startswith("Guardia") else told
    assert topics_in(told) == frozenset(), told


@pytest.mark.parametrize(("topic", "text"), [
    ("status", "Pidió asilo político"), ("status", "Pedí asilo en 2022"), ("status", "Es solicitante de asilo"), ("status", "Tiene asilo"),
    ("status", "Espera su audiencia de asilo"), ("status", "Was deported in 2019"), ("status", "cruzó la frontera"), ("status", "waiting for her papers"),
    ("status", "has a green card"), ("record", "is an ex-con"), ("record", "exconvicto"), ("record", "has a record"), ("record", "was charged with assault"),
    ("record", "su oficial de libertad condicional"), ("record", "on probation"), ("record", "Worked in the prison laundry"), ("health", "was depressed"),
    ("health", "depressed about pay"), ("health", "sees an addiction counselor about drinking, her addiction counselor"), ("health", "Enfermera con diabetes"),
    ("health", "was in a psychiatric hospital"), ("health", "lost her job after a stay at a psychiatric hospital"), ("health", "was in rehab"),
    ("health", "on disability"), ("health", "takes medication"), ("health", "toma medicamentos"), ("health", "en tratamiento"),
    ("family", "takes care of two kids"), ("family", "works with her kids"), ("family", "cares for her mother"), ("family", "recently separated from her husband"),
    ("family", "expecting a baby"), ("family", "cuido a mis niños"), ("family", "trabajo para mis hijos"), ("family", "vive con su papá"), ("family", "vive con mis papas"),
])  # fmt: skip
def test_the_same_word_of_the_client_themselves_is_one(topic: str, text: str) -> None:
    assert topic in topics_in(text)


@pytest.mark.parametrize(("text", "left"), [
    ("Worked as a cook in prison for three years.", "Worked as a cook."),
    ("I worked as a CNA at Mercy for my kids.", "I worked as a CNA at Mercy."),
    ("Trabajé como cocinera en la cárcel.", "Trabajé como cocinera."),
    ("Can't work with depression.", ""),  # half of it would say another thing
    ("Was a drug addict.", ""),
    ("Works for her husband.", ""),
])  # fmt: skip
def test_of_a_sentence_on_work_only_the_phrase_is_left_out(text: str, left: str) -> None:
    assert without(text)[0] == left


def test_years_in_a_nursing_home_stand_in_every_draft(advisor: Advisor) -> None:
    client = ClientFile(id="c", name="Rosa Méndez", situation="Trabajo en un asilo de ancianos desde hace cinco años.", place="Houston, TX")  # fmt: skip
    drafting = Drafting(advisor)
    for kind in ("letter", "plan", "brief"):
        request = DraftRequest.model_validate({"kind": kind, "request": "Sobre el trabajo de enfermera registrada", "language": "es"})  # fmt: skip
        document = drafting.write(request, client)
        told = " ".join(one.text for part in document.sections for one in part.sentences)
        assert "asilo de ancianos" in told
        assert not [one for one in document.warnings if "migratoria" in one]
