"""Labelled utterances and how near a message is to them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.offline.nearness import Examples, examples, labelled, masked

_SPANISH = ("á", "é", "í", "ó", "ú", "ñ")
_SPANISH_WORDS = frozenset(
    [
        "que",
        "qué",
        "cuanto",
        "cuánto",
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "para",
        "en",
        "un",
        "una",
        "sin",
        "mejor",
        "soy",
        "fui",
        "quiero",
        "hay",
        "me",
        "mi",
        "por",
        "con",
        "sueldo",
        "salario",
        "hola",
        "gracias",
        "y",
        "o",
        "es",
        "lo",
        "gusta",
        "adiós",
        "hasta",
        "ayuda",
        "cómo",
        "dónde",
        "quién",
        "cuál",
        "trabajo",
        "trabajos",
        "vacantes",
        "buscar",
        "estoy",
        "perdí",
        "odio",
        "no",
        "puedo",
        "prefiero",
        "habla",
        "dímelo",
        "respóndeme",
        "español",
        "receta",
        "haz",
        "buenos",
        "buenas",
        "saludos",
        "muchas",
        "mil",
        "perfecto",
        "muy",
        "ya",
        "eso",
        "nos",
        "chao",
        "requisitos",
        "funciones",
        "majors",
        "cursos",
        "diferencia",
        "comparar",
        "gana",
        "vale",
        "corre",
        "crece",
        "cuántas",
        "perspectivas",
        "se",
        "necesitan",
        "cambiar",
        "info",
        "fallan",
        "te",
        "nos",
        "otro",
        "antes",
        "ofertas",
        "hace",
        "cuéntame",
        "háblame",
        "empleos",
        "carreras",
        "contratan",
        "necesito",
        "redacta",
        "redactar",
        "escribe",
        "escríbeme",
        "hazme",
        "prepara",
        "mudarme",
        "dónde",
        "donde",
        "sacan",
        "debería",
        "tienen",
        "mismo",
        "lista",
    ]
)


def test_every_intent_has_at_least_twenty_five_utterances_and_a_part_of_them_in_spanish():
    utterances = labelled()
    assert len(utterances) >= 28
    for intent, lines in utterances.items():
        assert len(lines) >= 25, intent
        assert len(set(lines)) == len(lines), intent
        spanish = [line for line in lines if any(one in line for one in _SPANISH) or _SPANISH_WORDS & set(line.split())]
        assert len(spanish) >= 5, intent


def test_most_examples_are_read_without_themselves_and_nearly_all_that_are_sure():
    index, read, sure, sure_read, count = examples(), 0, 0, 0, 0
    for intent, line in [(intent, line) for intent, lines in labelled().items() for line in lines]:
        near = index.nearest(masked(line), without=count)
        count += 1
        right = near is not None and near.intent == intent
        read += right
        sure += near is not None and near.sure
        sure_read += right and near.sure
    # Intents lie close together, and patterns decide most messages: alone the examples need not be right each time.
    assert read / count >= 0.6
    assert sure_read / sure >= 0.8
    assert sure / count >= 0.3


def test_names_and_figures_are_masked():
    assert (
        masked("How much do RN make in Boise for $25?", ["RN"], ["Boise"])
        == "how much do {job} make in {place} for {amount} ?"
    )
    assert masked("top 5 jobs, 118k or 90,000") == "top {number} jobs, {amount} or {amount}"


def test_typing_errors_stay_near():
    near = examples().nearest(masked("hw mutch do plumers make in ohio", ["plumers"], ["ohio"]))
    assert near is not None
    assert near.intent == "pay"


def test_a_message_is_placed_within_milliseconds():
    index, text = (
        examples(),
        masked("what would i make if i was a plumber in ohio and should i do something else", ["plumber"], ["ohio"]),
    )
    started = time.process_time()
    for _ in range(20):
        index.nearest(text)
    assert (time.process_time() - started) / 20 < 0.02


@given(st.text(max_size=400))
def test_any_text_has_scores_in_order_and_between_nothing_and_a_whole(text):
    scores = [score for _, score in examples().scores(masked(text))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.01 for score in scores)
    assert examples().scores(masked(text)) == examples().scores(masked(text))


def test_nothing_shared_is_nearest_to_nothing():
    index = Examples({"pay": ["how much do they make"], "hello": ["good morning"]})
    assert index.nearest("zzz") is None or index.nearest("zzz").score < 0.5


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("hola que tal", "hello"),
        ("i dont know what job i want", "fit"),
        ("how come every one shows identical pay", "shared_pay"),
    ],
)
def test_a_wording_that_no_pattern_has_is_still_near(message, intent):
    near = examples().nearest(masked(message))
    assert near is not None
    assert near.intent == intent
