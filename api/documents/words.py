"""The labels of documents in English and Spanish, the same keys in both."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from advisor.facts import Fact

Language = Literal["en", "es"]

LABELS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Career Advisor: an answer of {day}",
        "question": "The question",
        "answer": "The answer",
        "figures": "The figures in it",
        "figures_note": "Each figure with what it is, where and when it was measured, and the number of its source.",
        "beside": "Also looked up for it",
        "more": "{count} further figures were looked up for this answer and are left out here.",
        "what": "What",
        "figure": "Figure",
        "where": "Where",
        "when": "When",
        "source": "Source",
        "none": "not tied to a place",
        "no_figures": "No figure stands in the text of this answer.",
        "sources": "Sources",
        "no_sources": "This answer cites no source.",
        "open": "Address",
        "licence": "Licence",
        "made": "How this was made",
        "ai": "An AI wrote this answer ({model}). Every figure in it was checked against the tables named under Sources before it was shown.",
        "offline": "A computer program wrote this answer. Every figure in it was checked against the tables named under Sources before it was shown.",
        "advice": "It is general information and no promise about one person’s pay or future.",
        "build": "Knowledge build {build}, program version {version}. Answered on {day}.",
        "page": "Page {page} of {pages}",
        "shapes": "A few characters of the original have no shape in the fonts at hand and show as boxes.",
        "derived": "our computation",
        "path_title": "My path: {day}",
        "saved": "Saved",
        "nothing_saved": "Nothing is saved yet.",
        "comparisons": "To compare",
        "nothing_compared": "Nothing is set side by side yet.",
        "steps": "Next steps",
        "no_steps": "No step is written down yet.",
        "done": "done",
        "open_step": "open",
        "by": "by {day}",
        "past": "this day is past",
        "no_day": "no date",
        "career": "career",
        "occupation": "occupation",
        "track": "track",
        "gone": "no page here any more",
        "pages_note": "Pay, outlook and all other figures stand on the pages named here, each with its source.",
        "build_path": "Knowledge build {build}. Made on {day}.",
    },
    "es": {
        "title": "Career Advisor: una respuesta del {day}",
        "question": "La pregunta",
        "answer": "La respuesta",
        "figures": "Las cifras que contiene",
        "figures_note": "Cada cifra con lo que es, dónde y cuándo se midió, y el número de su fuente.",
        "beside": "También consultado para ella",
        "more": "Para esta respuesta se consultaron otras {count} cifras que aquí no aparecen.",
        "what": "Qué es",
        "figure": "Cifra",
        "where": "Dónde",
        "when": "Cuándo",
        "source": "Fuente",
        "none": "sin lugar propio",
        "no_figures": "El texto de esta respuesta no contiene cifras.",
        "sources": "Fuentes",
        "no_sources": "Esta respuesta no cita ninguna fuente.",
        "open": "Dirección",
        "licence": "Licencia",
        "made": "Cómo se hizo",
        "ai": "Una IA escribió esta respuesta ({model}). Cada cifra se comprobó con las tablas nombradas en Fuentes antes de mostrarse.",
        "offline": "Un programa de computadora escribió esta respuesta. Cada cifra se comprobó con las tablas nombradas en Fuentes antes de mostrarse.",
        "advice": "Es información general y no promete nada sobre el pago ni el futuro de una persona.",
        "build": "Datos {build}, versión del programa {version}. Respondido el {day}.",
        "page": "Página {page} de {pages}",
        "shapes": "Algunos caracteres del original no tienen forma en las fuentes de letra disponibles y aparecen como cuadros.",
        "derived": "cálculo nuestro",
        "path_title": "Mi camino: {day}",
        "saved": "Guardado",
        "nothing_saved": "Todavía no hay nada guardado.",
        "comparisons": "Para comparar",
        "nothing_compared": "Todavía no hay nada para comparar.",
        "steps": "Próximos pasos",
        "no_steps": "Todavía no hay ningún paso escrito.",
        "done": "hecho",
        "open_step": "pendiente",
        "by": "para el {day}",
        "past": "esta fecha ya pasó",
        "no_day": "sin fecha",
        "career": "carrera",
        "occupation": "ocupación",
        "track": "trayectoria",
        "gone": "ya no tiene página aquí",
        "pages_note": "El pago, las perspectivas y las demás cifras están en las páginas nombradas aquí, cada una con su fuente.",
        "build_path": "Datos {build}. Hecho el {day}.",
    },
}

_STATISTICS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "p10": "pay, lowest tenth earns less",
        "p25": "pay, lowest quarter earns less",
        "median": "median pay",
        "p75": "pay, highest quarter earns more",
        "p90": "pay, highest tenth earns more",
        "mean": "average pay",
        "typical_median": "typical median pay",
        "employment": "jobs",
        "employment_base": "jobs in the base year",
        "growth": "projected growth",
        "openings": "openings a year",
        "score": "AI resilience",
        "score_low": "AI resilience, low end",
        "score_high": "AI resilience, high end",
        "price_parity": "price level",
        "difference": "difference",
        "pay_change": "change in pay",
        "job_zone": "job zone",
        "offer": "the offer named",
        "considered": "occupations considered",
        "ranked": "occupations ranked",
        "shown": "occupations shown",
    },
    "es": {
        "p10": "pago, la décima parte más baja gana menos",
        "p25": "pago, la cuarta parte más baja gana menos",
        "median": "pago mediano",
        "p75": "pago, la cuarta parte más alta gana más",
        "p90": "pago, la décima parte más alta gana más",
        "mean": "pago promedio",
        "typical_median": "pago mediano típico",
        "employment": "empleos",
        "employment_base": "empleos en el año base",
        "growth": "crecimiento proyectado",
        "openings": "vacantes al año",
        "score": "resiliencia ante la IA",
        "score_low": "resiliencia ante la IA, extremo bajo",
        "score_high": "resiliencia ante la IA, extremo alto",
        "price_parity": "nivel de precios",
        "difference": "diferencia",
        "pay_change": "cambio en el pago",
        "job_zone": "zona laboral",
        "offer": "la oferta nombrada",
        "considered": "ocupaciones consideradas",
        "ranked": "ocupaciones ordenadas",
        "shown": "ocupaciones mostradas",
    },
}

_UNITS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "USD/year": "a year",
        "USD/hour": "an hour",
        "USD/year, US prices": "a year, in US prices",
        "USD/hour, US prices": "an hour, in US prices",
        "openings/year": "a year",
        "percentage points": "percentage points",
        "years": "years",
        "hours/week": "hours a week",
        "index US=100": "(US = 100)",
        "score 1-6": "of 6",
        "score 5-25": "of 25",
        "score 0-100": "of 100",
        "score 0-7": "of 7",
        "score 1-5": "of 5",
    },
    "es": {
        "USD/year": "al año",
        "USD/hour": "por hora",
        "USD/year, US prices": "al año, en precios de EE. UU.",
        "USD/hour, US prices": "por hora, en precios de EE. UU.",
        "openings/year": "al año",
        "percentage points": "puntos porcentuales",
        "years": "años",
        "hours/week": "horas a la semana",
        "index US=100": "(EE. UU. = 100)",
        "score 1-6": "de 6",
        "score 5-25": "de 25",
        "score 0-100": "de 100",
        "score 0-7": "de 7",
        "score 1-5": "de 5",
    },
}

_MONTHS: Mapping[Language, tuple[str, ...]] = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
}  # fmt: skip
_MONTH_YEAR = re.compile(rf"\b({'|'.join(_MONTHS['en'])}) (\d{{4}})\b")


def measure(fact: Fact, language: Language) -> str:
    """What a figure measures, in words; a measure without words of its own by its name."""
    return _STATISTICS[language].get(fact.statistic, fact.statistic.replace("_", " "))


def unit(fact: Fact, language: Language) -> str:
    """What follows the figure, or nothing."""
    return _UNITS[language].get(fact.unit, "")


def period(as_of: str, language: Language) -> str:
    """The period of a figure; the names of months in the reader's language."""
    if language == "en":
        return as_of
    return _MONTH_YEAR.sub(lambda one: f"{_MONTHS['es'][_MONTHS['en'].index(one[1])]} de {one[2]}", as_of)


def undated(title: str, vintage: str) -> str:
    """The title of a source without its vintage at the end, where the vintage is told beside it."""
    return title.removesuffix(vintage).rstrip(" ,;·") if vintage and title != vintage else title


def day(moment: date, language: Language) -> str:
    """A day as people write it: `23 November 2026`, `23 de noviembre de 2026`."""
    of = " de " if language == "es" else " "
    return f"{moment.day}{of}{_MONTHS[language][moment.month - 1]}{of}{moment.year}"
