"""Honest sentences on what comes in rows: rankings, places, comparisons, moves, fits, training. Pure."""

import itertools
import re

from evals.fake_provider.reading import CODE, Card, Figure, Row
from evals.fake_provider.voice import Voice

_MOST = 4
_BY = {"median": ("median pay", "pago mediano"), "real_median": ("pay after the cost of living", "pago según el costo de vida"),
       "p10": ("pay of the lowest-paid tenth", "pago de la décima parte que menos gana"), "p90": ("pay of the best-paid tenth", "pago de la décima parte que más gana"),
       "growth": ("projected growth", "crecimiento proyectado"), "openings": ("openings a year", "vacantes al año"),
       "employment": ("number of jobs", "número de empleos"), "resilience": ("AI resilience", "resiliencia ante la IA")}  # fmt: skip
_RANK = re.compile(r"^\d{1,3}$")
_MEASURES = {"pay": "el pago", "median pay": "el pago mediano", "real pay": "el pago real", "jobs": "los empleos",
             "projected growth": "el crecimiento proyectado", "openings a year": "las vacantes al año",
             "AI resilience score": "la resiliencia ante la IA", "median pay in US prices": "el pago mediano en precios de EE. UU.",
             "prices, US = 100": "los precios (EE. UU. = 100)", "housing prices, US = 100": "los precios de vivienda (EE. UU. = 100)",
             "lowest score": "el puntaje más bajo", "highest score": "el puntaje más alto"}  # fmt: skip


def ranking(card: Card, say: Voice) -> list[str]:
    """Occupations in order: prose, a list or a table."""
    rows = [row for row in card.rows if row.figures and row.words and not row.words[0].startswith("hourly")]
    if not rows:
        return []
    by, where = _by(card, say), say.where(card.place)
    head = say(f"By {by}{where}{say.when(rows[0].figures[0].year, card.year)}, the first is {_named(rows[0])} with {say.a_year(rows[0].figures[0])}.",
               f"Por {by}{where}{say.when(rows[0].figures[0].year, card.year)}, la primera es {_named(rows[0])} con {say.a_year(rows[0].figures[0])}.")  # fmt: skip
    if len(rows) < 3:
        return [head]
    if say.chance("table", 5):
        top = [say("| Occupation | Figure |", "| Ocupación | Cifra |"), "|---|---|"]
        return [head, *top, *(f"| {row.title} | {row.figures[0].marked} |" for row in rows[:_MOST])]
    if say.chance("list", 2):
        return [head, *(f"- {_named(row)}: {say.a_year(row.figures[0])}" for row in rows[1:_MOST])]
    second, third = rows[1], rows[2]
    found = [head, say(f"Then come {_named(second)} with {second.figures[0].marked} and {_named(third)} with {third.figures[0].marked}.",
                       f"Siguen {_named(second)} con {second.figures[0].marked} y {_named(third)} con {third.figures[0].marked}.")]  # fmt: skip
    if rows[0].figures[0].money and rows[0].figures[0].value > second.figures[0].value:
        found.append(
            say(
                f"So {rows[0].title} pay more there than {second.title}.",
                f"Así, {rows[0].title} paga más allí que {second.title}.",
            )
        )
    return found


def places(card: Card, say: Voice) -> list[str]:
    """Areas in order for one occupation, or the areas that a phrase means."""
    rows = [row for row in card.rows if row.figures and row.words]
    if not rows:
        named = [
            re.sub(r"\s*\([^()]*\)", "", one).strip()
            for one in re.sub(r"^places:\s*", "", " ".join(card.lines)).split(";")
        ]
        return (
            [say(f"That place is {say.joined(named[:3])}.", f"Ese lugar es {say.joined(named[:3])}.")]
            if any(named)
            else []
        )
    of, by = say.title(card.title, card.code), _by(card, say)
    best, found = rows[0], list[str]()
    real = say(" in US prices", " en precios de EE. UU.") if "real" in card.head else ""
    found.append(say(f"By {by}, {best.title} comes first for {of}, with {say.a_year(best.figures[0])}{real}{say.when(best.figures[0].year, card.year)}.",
                     f"Por {by}, {best.title} va primero para {of}, con {say.a_year(best.figures[0])}{real}{say.when(best.figures[0].year, card.year)}."))  # fmt: skip
    if say.chance("list", 2):
        return [*found, *(f"- {row.title}: {say.a_year(row.figures[0])}{real}" for row in rows[1:_MOST])]
    for before, row in itertools.pairwise(rows):
        more = before.figures[0].value > row.figures[0].value
        verb = say("less than", "menos que") if more else say("beside", "al lado de")
        found.append(
            say(
                f"{row.title} has {say.a_year(row.figures[0])}{real}, {verb} {before.title}.",
                f"{row.title} tiene {say.a_year(row.figures[0])}{real}, {verb} {before.title}.",
            )
        )
    return found


def comparison(card: Card, say: Voice) -> list[str]:
    """Two columns or more, measure by measure."""
    columns = [CODE.sub("", re.sub(r"\s*\([^()]*\)", "", one)).strip() for one in card.head.split("|")[1:]]
    rows = [row for row in card.rows if len(row.figures) > 1 and len(row.figures) == len(columns)]
    if len(columns) < 2 or not rows:
        return []
    if say.chance("table", 4):
        top = [f"| {say('Measure', 'Medida')} | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
        return [
            say("Side by side:", "Lado a lado:"),
            *top,
            *(f"| {_measure(row)} | " + " | ".join(one.marked for one in row.figures) + " |" for row in rows[:5]),
        ]
    found, are_places = [], not CODE.search(card.head)
    rows.sort(key=lambda row: row.cells[0][:1].isdigit())
    for row in rows[:5]:
        found.append(_compared(card, row, columns, are_places, say))
    for row in card.rows:
        if row.cells[0].startswith("difference in pay") and row.figures and row.figures[0].value and len(columns) == 2:
            gap = Figure(row.figures[0].text.lstrip("-−–"), row.figures[0].id)
            high, low = (1, 0) if row.figures[0].value > 0 else (0, 1)
            found.append(
                say(
                    f"{columns[high]} pays {say.a_year(gap)} more than {columns[low]}.",
                    f"{columns[high]} paga {say.a_year(gap)} más que {columns[low]}.",
                )
            )
    return found


def _compared(card: Card, row: Row, columns: list[str], are_places: bool, say: Voice) -> str:
    """One measure over the columns: side by side, or which is higher."""
    measure = _measure(row)
    between = say(" in ", " en ") if are_places else say(" for ", " para ")
    listed = say.joined([f"{one.marked}{between}{name}" for one, name in zip(row.figures, columns, strict=True)])
    where = say.where("" if are_places or measure not in ("pay", "real pay", "jobs") else card.place)
    where += say.when(row.figures[0].year)
    if measure[:1].isdigit():
        return say(
            f"Of the workers, {measure} {listed}.",
            f"De los trabajadores, el {measure.split()[0]} gana menos de {listed}.",
        )
    spanish = _MEASURES.get(measure, f"«{measure}»")
    first, second = row.figures[:2]
    if len(columns) == 2 and first.value != second.value and say.chance(measure, 2):
        high, low = (0, 1) if first.value > second.value else (1, 0)
        more, less = row.figures[high].marked, row.figures[low].marked
        return say(f"On {measure}{where}, {columns[high]} stands higher than {columns[low]}: {more} against {less}.",
                   f"En {spanish}{where}, {columns[high]} queda más alto que {columns[low]}: {more} frente a {less}.")  # fmt: skip
    return say(f"On {measure}{where}: {listed}.", f"En {spanish}{where}: {listed}.")


def transitions(card: Card, say: Voice) -> list[str]:
    """Where one can go from a job."""
    rows = [row for row in card.rows if row.title and row.get("median there", "median")] or [
        row for row in card.rows if row.title and row.code
    ]
    steps = {row.title.partition(":")[0]: row.title.partition(": ")[2] for row in card.rows if not row.figures}
    base = card.get("median here", "median of the job now")
    found = []
    if base:
        found.append(
            say(
                f"{say.title(card.title, card.code)} earn a median of {say.a_year(base)}{say.where(card.place)}.",
                f"{say.title(card.title, card.code)} gana una mediana de {say.a_year(base)}{say.where(card.place)}.",
            )
        )
    for row in rows[:3]:
        there, change, percent = row.get("median there", "median"), row.get("change", "pay_change"), row.get("percent")
        step = next((one for one in row.words if "entry education" in one or "schooling" in one), "") or steps.get(
            row.title, ""
        )
        line = f"- **{row.title}** ({row.code})" if row.code else f"- **{row.title}**"
        if there:
            line += f": {say.a_year(there)}"
        if change and change.value > 0:
            share = f" ({percent.marked})" if percent else ""
            line += say(f", {change.marked} more{share}", f", {change.marked} más{share}")
        if step and say.language == "en":
            line += f"; {step.removeprefix('FIRST: ')}"
        found.append(line)
    return found


def fit(card: Card, say: Voice) -> list[str]:
    """Occupations that may suit, with reasons."""
    found = [say("From what you said, these are worth a look:", "Por lo que dijo, vale la pena mirar estas:")]
    apart = {row.cells[0]: row.cells for row in card.rows if not row.figures and len(row.cells) > 1}
    for row in [one for one in card.rows if one.title and one.figures][:_MOST]:
        pay = next((one for one in row.figures if one.money), None)
        score = next((one for one in row.figures if not one.money and one.label in ("", "score")), None)
        said = next((one for one in (*row.cells, *apart.get(row.title, ())) if one.startswith("for: ")), "")
        reason = said.removeprefix("for: ").split(";")[0].split(":")[0]
        line = f"- **{row.title}** ({row.code})"
        line += say(f", median {say.a_year(pay)}", f", mediana {say.a_year(pay)}") if pay else ""
        line += (
            say(f", AI resilience {score.marked} of 6", f", resiliencia ante la IA {score.marked} de 6")
            if score
            else ""
        )
        found.append(line + (f": {reason}" if reason and say.language == "en" else ""))
    return found if len(found) > 1 else []


def training(card: Card, say: Voice) -> list[str]:
    """How one gets in."""
    found = []
    entry = next((row for row in card.rows if any(cell.startswith("entry ") for cell in row.cells)), None)
    lines = [line for line in card.lines if "|entry " in line]
    if lines or entry:
        cells = {
            key: rest
            for cell in (lines[0].split("|") if lines else entry.cells if entry else ())
            for key in ("entry", "experience", "on the job")
            if (rest := cell.removeprefix(f"{key} ")) != cell
        }
        if "entry" in cells:
            found.append(
                say(
                    f"{say.title(card.title, card.code)} usually start with: {cells['entry'].lower()}.",
                    f"Para {say.title(card.title, card.code)} se suele pedir (en inglés): {cells['entry'].lower()}.",
                )
            )
        if "on the job" in cells:
            found.append(
                say(
                    f"Training on the job: {cells['on the job'].lower()}.",
                    f"Formación en el puesto (en inglés): {cells['on the job'].lower()}.",
                )
            )
    programs = next((line.removeprefix("programs: ") for line in card.lines if line.startswith("programs: ")), "")
    named = [re.sub(r"\s*\(CIP [\d.]+\)", "", one).strip() for one in programs.split(";") if one.strip()]
    if named:
        found.append(
            say(
                f"Programs of study that lead there: {say.joined(named[:3])}.",
                f"Programas de estudio que llevan allí: {say.joined(named[:3])}.",
            )
        )
    for figure in card.figures[:2]:
        found.append(
            say(
                f"Of those asked, {figure.marked} named {figure.label} as what is required.",
                f"De los encuestados, {figure.marked} dijo que se pide {figure.label}.",
            )
        )
    return found


def _by(card: Card, say: Voice) -> str:
    named = re.search(r"\bby (\w+)", card.head)
    return say(*_BY.get(named.group(1) if named else "median", _BY["median"]))


def _named(row: Row) -> str:
    return f"**{row.title}** ({row.code})" if row.code else f"**{row.title}**"


def _measure(row: Row) -> str:
    return row.cells[0]
