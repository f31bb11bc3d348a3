"""A Spanish question asks the same tools for the same things as its English twin: jobs by code, places by area."""

from typing import Any

import pytest

from advisor.offline.plan import plan
from advisor.offline.reading import ToolCall
from advisor.offline.spotting import Spotter
from advisor.offline.understand import understand
from advisor.talk import TalkState
from knowledge.store import Knowledge
from knowledge.titles.fields import FIELDS

_JOBS = {"occupation", "career", "occupation_or_career", "occupation_or_track", "track", "within", "to"}
_WORDED = {"likes", "dislikes", "query"}
"""Arguments in the person's own words: they are in the person's language."""
PAIRS = (
    ("¿Cuánto gana un electricista en Texas?", "How much does an electrician make in Texas?"),
    ("cuanto gana una enfermera en california", "how much does a nurse make in california"),
    ("sueldo de contador en Florida", "salary of an accountant in Florida"),
    ("a cómo pagan la hora los pintores en arizona", "how much do house painters make an hour in arizona"),
    ("cuanto ganan los soldadores en ohio", "how much do welders make in ohio"),
    ("¿cuánto ganan por hora los soldadores en Georgia?", "how much do welders make an hour in Georgia?"),
    ("¿cuánto saca al año un plomero?", "how much does a plumber make a year?"),
    ("qué gana un técnico de farmacia", "what does a pharmacy technician make"),
    ("cuanto le pagan a un mesero en nevada", "how much does a waiter make in nevada"),
    ("¿qué es lo que mejor paga?", "what pays best?"),
    ("¿Cuáles son los trabajos mejor pagados en Texas?", "What are the best paid jobs in Texas?"),
    ("los peor pagados de Florida", "the lowest paid jobs in Florida"),
    ("trabajos bien pagados sin título universitario", "well paying jobs without a degree"),
    ("trabajos en salud sin título universitario en Texas", "jobs in health care without a degree in Texas"),
    ("empleos sin experiencia que paguen bien en Ohio", "jobs without experience that pay well in Ohio"),
    ("¿cuáles empleos van a crecer más?", "which jobs are the fastest growing?"),
    ("los trabajos que mas van a crecer", "the fastest growing jobs"),
    ("¿qué trabajos tienen más vacantes?", "which jobs have the most openings?"),
    ("¿Cuáles son las ocupaciones con más empleados?", "Which occupations employ the most people?"),
    ("los trabajos mas seguros contra la inteligencia artificial", "the safest jobs from ai"),
    ("que trabajos no va a reemplazar la ia", "what jobs will ai not replace"),
    ("¿dónde ganan más los electricistas?", "where do electricians earn most?"),
    ("¿en qué estado se paga mejor a los plomeros?", "which state pays plumbers best?"),
    ("en donde hay mas trabajo de soldador", "where are the most jobs for welders"),
    ("estados donde menos ganan los dentistas", "states where dentists earn least"),
    ("¿Me ofrecen 60 mil de electricista en Ohio, es justo?", "They offer me $60,000 as an electrician in Ohio, is it fair?"),
    ("me ofrecieron 25 la hora de plomero en Texas, ¿está bien?", "they offered me 25 an hour as a plumber in Texas, is it ok?"),
    ("¿18 dólares la hora de asistente dental en Arizona es poco?", "is $18 an hour low for a dental assistant in Arizona?"),
    ("¿La IA va a reemplazar a los contadores?", "Will AI replace accountants?"),
    ("la ia le va a quitar la chamba a las cajeras?", "will ai take the jobs of cashiers?"),
    ("¿qué tan expuestos están los cajeros a la IA?", "how exposed are cashiers to AI?"),
    ("¿tiene futuro ser electricista?", "what is the outlook for electricians?"),
    ("cuantas vacantes va a haber de enfermera", "how many openings will there be for nurses"),
    ("¿habrá trabajo de soldador en diez años?", "will there be work for welders in ten years?"),
    ("¿va a bajar el empleo de cajeros?", "will employment of cashiers decline?"),
    ("q se necesita pa ser plomero", "what do i need to become a plumber"),
    ("¿cómo llego a ser electricista?", "how do i become an electrician?"),
    ("¿Qué debo estudiar para ser enfermera?", "What should I study to become a nurse?"),
    ("¿qué hace un plomero todo el día?", "what does a plumber do all day?"),
    ("qué paga más, soldador o carpintero en Texas", "which pays more, welder or carpenter in Texas"),
    ("compara plomero y electricista", "compare plumber and electrician"),
    ("que diferencia hay entre enfermera y asistente de enfermeria", "what is the difference between a nurse and a nursing assistant"),
    ("soy cajera, ¿a qué otro trabajo puedo pasar?", "i am a cashier, what other job can i move to?"),
    ("llevo años de cajera y ya me cansé, ¿qué más hay para mí?", "i am tired of being a cashier, what can i move to?"),
    ("¿cómo paso de auxiliar de enfermería a enfermera?", "how do i get from nursing assistant to nurse?"),
    ("¿de dónde vienen estas cifras?", "where do these figures come from?"),
    ("soy enfermera, ¿me conviene más Texas o Florida?", "i am a nurse, am i better off in Texas or Florida?"),
    ("¿me conviene mudarme de Ohio a Texas como electricista?", "should i move from Ohio to Texas as an electrician?"),
)  # fmt: skip


def asked(message: str, knowledge: Knowledge) -> list[tuple[str, dict[str, Any]]]:
    """The tools that a message plans to call, their arguments resolved."""
    reading = understand(message, TalkState(), Spotter(knowledge))
    return [(call.name, resolved(call, knowledge)) for call in plan(reading, [])]


def resolved(call: ToolCall, knowledge: Knowledge) -> dict[str, Any]:
    return {
        name: [_value(name.rstrip("s"), one, knowledge) for one in given] if isinstance(given, list | tuple) else _value(name, given, knowledge)
        for name, given in call.arguments.items()
        if name not in _WORDED and given not in (None, {}, [], ())
    }  # fmt: skip


def _value(name: str, given: Any, knowledge: Knowledge) -> Any:
    if name in _JOBS and given != "all":
        if given.lower() in FIELDS:
            return FIELDS[given.lower()]
        if given[:2].isdigit():
            return given
        choices = knowledge.titles.subjects(given).choices
        return (choices[0].kind, choices[0].id) if choices else given
    if name == "place":
        match = knowledge.areas.find(given)
        return [area.code for area in match.areas] or given
    return given


@pytest.mark.parametrize(("spanish", "english"), PAIRS, ids=[spanish for spanish, _ in PAIRS])
def test_a_spanish_question_asks_what_its_english_twin_asks(spanish: str, english: str, knowledge: Knowledge) -> None:
    planned = asked(spanish, knowledge)
    assert planned, "no tool is asked"
    assert planned == asked(english, knowledge)


@pytest.mark.parametrize("spanish", [spanish for spanish, _ in PAIRS])
def test_a_spanish_question_is_known_as_spanish(spanish: str, knowledge: Knowledge) -> None:
    assert understand(spanish, TalkState(), Spotter(knowledge)).language == "es"


@pytest.mark.parametrize(
    "said", ["¿qué más hay para mí?", "¿la IA me va a quitar el trabajo?", "¿cuánto gano contando propinas?"]
)
def test_small_spanish_words_are_no_places_and_no_jobs(said: str, knowledge: Knowledge) -> None:
    reading = understand(said, TalkState(), Spotter(knowledge))
    assert reading.place is None
    assert reading.subjects == ()
