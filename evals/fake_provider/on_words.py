"""Honest sentences on scores, outlooks, narratives, sources, and on what is not known or has to be asked. Pure."""

import re

from evals.fake_provider.reading import Card, Figure, Result
from evals.fake_provider.voice import Voice

_TEXT = re.compile(r'"(?:markdown|text)":"((?:[^"\\]|\\.)*)')
_ITEMS = re.compile(r'"items":\[((?:"(?:[^"\\]|\\.)*",?)+)')
_ITEM = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CITED = re.compile(r'"citation":(\d+)')
_ENTRY = re.compile(r'"?entry_education"?[: ]"?([^",;\[]+(?:, no degree)?)')
_TRAINED = re.compile(r'"?on_the_job_training"?[: ]"?([^",;\[]+)')
_SENTENCE = re.compile(r"[^.!?]+[.!?](?=\s|$)")
_PASSAGE = re.compile(r"passage .*? \[(?P<old>\d+)\]: (?P<text>.*)|\[(?P<new>\d+)\] .*?<<(?P<quoted>.*?)>>", re.DOTALL)
_PARTS = (("exposure", "AI exposure", "la exposición a la IA"), ("growth", "projected growth", "el crecimiento proyectado"), ("epoch", "human strengths", "las fortalezas humanas"))  # fmt: skip
_CARRIED = (
    "summary",
    "narrative",
    "inside",
    "who_thrives",
    "demands",
    "responsibilities",
    "entry_points",
    "changing",
    "licence",
)


def resilience(card: Card, say: Voice) -> list[str]:
    """The computed score, its range and parts; a published one apart."""
    who, score = say.title(card.title, card.code), card.get("score")
    found = []
    if score:
        found.append(
            say(
                f"{who} score {score.marked} of 6 for AI resilience, where 6 is best.",
                f"{who}: {score.marked} de 6 en resiliencia ante la IA, donde 6 es lo mejor.",
            )
        )
    low, high = card.get("low"), card.get("high")
    if low and high and low.value != high.value:
        found.append(
            say(
                f"What is known allows a score from {low.marked} to {high.marked}.",
                f"Lo que se sabe permite de {low.marked} a {high.marked}.",
            )
        )
    for key, english, spanish in _PARTS:
        old = next((row.figures[0] for row in card.rows if row.figures and row.cells[0] == key), None)
        if part := old or card.get(key):
            found.append(
                say(
                    f"One part of it is {english}: {part.marked}{say.when(part.year)}.",
                    f"Una parte es {spanish}: {part.marked}{say.when(part.year)}.",
                )
            )
    members = [row for row in card.rows if row.code and row.figures]
    if len(members) > 1:
        listed = [f"{row.title} {row.figures[0].marked}" for row in members[:3]]
        found.append(say(f"Members by score: {say.joined(listed)}.", f"Miembros por puntaje: {say.joined(listed)}."))
    found.append(
        say(
            "A score says how exposed the tasks are, not whether a job goes away.",
            "El puntaje dice qué tan expuestas están las tareas, no si el empleo desaparece.",
        )
    )
    return found


def outlook(card: Card, say: Voice) -> list[str]:
    growth, openings, jobs = card.get("growth"), card.get("openings"), card.get("employment_base", "employment")
    who, when = say.title(card.title, card.code), say.when(growth.year if growth else "", card.year)
    found = []
    if growth:
        falls = growth.value < 0
        size = Figure(growth.text.lstrip("-−–"), growth.id)
        found.append(
            say(f"Jobs of {who} are projected to {'decline' if falls else 'grow'} by {size.marked} nationally{when}.",
                f"Se proyecta que los empleos de {who} {'bajen' if falls else 'crezcan'} un {size.marked} en el país{when}.")
        )  # fmt: skip
    if openings:
        found.append(
            say(
                f"That means about {openings.marked} openings a year.",
                f"Eso significa unas {openings.marked} vacantes al año.",
            )
        )
    if jobs:
        found.append(
            say(
                f"There were about {jobs.marked} such jobs at the start.",
                f"Al comienzo había unos {jobs.marked} empleos así.",
            )
        )
    found.append(
        say("Openings include replacing people who leave.", "Las vacantes incluyen reemplazar a quienes se van.")
    )
    return found


def profile(card: Card, say: Voice) -> list[str]:
    """A few sentences out of the narrative, cited, none with a figure in it."""
    found: list[str] = []
    lines = {line.partition(": ")[0]: line.partition(": ")[2] for line in card.lines}
    for key in [one for one in _CARRIED if one in lines]:
        if not lines[key].startswith(("{", "[")):
            found += _told(lines[key], say)
            continue
        cited = _CITED.search(lines[key])
        mark = f" [{cited.group(1)}]" if cited else ""
        if text := _TEXT.search(lines[key]):
            plain = text.group(1).replace('\\"', '"').replace("\\n", " ").replace("**", "")
            found += [
                _quoted(one.strip(), mark, say) for one in _SENTENCE.findall(plain)[:2] if not re.search(r"\d", one)
            ]
        elif items := _ITEMS.search(lines[key]):
            named = [one.group(1).lower() for one in _ITEM.finditer(items.group(1))][:3]
            found.append(
                say(
                    f"The work includes: {say.joined(named)}{mark}.",
                    f"El trabajo incluye (en inglés): {say.joined(named)}{mark}.",
                )
            )
    education = " ".join(lines.values())
    if entry := _ENTRY.search(education):
        trained = _TRAINED.search(education)
        learnt = say(f", then: {trained.group(1).lower()}", f", y luego: {trained.group(1).lower()}") if trained else ""
        found.insert(
            0,
            say(
                f"To start, one usually needs: {entry.group(1).lower()}{learnt}.",
                f"Para empezar se suele pedir (en inglés): {entry.group(1).lower()}{learnt}.",
            ),
        )
    head = [
        say(
            f"Here is what is on file about {say.title(card.title, card.code)}.",
            f"Esto es lo que hay sobre {say.title(card.title, card.code)}.",
        )
    ]
    return [*head, *found[:5]]


def _told(text: str, say: Voice) -> list[str]:
    """A section that stands there as plain words: its first sentences, or the items of a list."""
    cited = re.search(r"\[\d+\]", text)
    mark = f" {cited.group()}" if cited else ""
    plain = re.sub(r"\s*\[\d+\]", "", text).strip("<> ")
    if plain.count(";") >= 2 and ". " not in plain:
        named = [one.strip(" .…").lower() for one in plain.split(";") if not re.search(r"\d", one)][:3]
        return (
            [
                say(
                    f"The work includes: {say.joined(named)}{mark}.",
                    f"El trabajo incluye (en inglés): {say.joined(named)}{mark}.",
                )
            ]
            if named
            else []
        )
    return [_quoted(one.strip(), mark, say) for one in _SENTENCE.findall(plain)[:2] if not re.search(r"\d", one)]


def passages(card: Card, say: Voice) -> list[str]:
    found = []
    for line in card.lines:
        if match := _PASSAGE.match(line):
            sentences = [
                one.strip() for one in _SENTENCE.findall(match["text"] or match["quoted"]) if not re.search(r"\d", one)
            ]
            found += [_quoted(one, f" [{match['old'] or match['new']}]", say) for one in sentences[:2]]
    return found[:5]


def tracks(card: Card, say: Voice) -> list[str]:
    named = [
        re.sub(r"\s*\([^()]*\)", "", one).strip() for one in re.sub(r"^tracks:\s*", "", " ".join(card.lines)).split(";")
    ]
    return (
        [say(f"There are tracks such as {say.joined(named[:5])}.", f"Hay rutas como {say.joined(named[:5])}.")]
        if any(named)
        else []
    )


def sources(card: Card, say: Voice) -> list[str]:
    found = [say("Every figure comes from a published file:", "Cada cifra viene de un archivo publicado:")]
    seen: set[str] = set()
    for row in card.rows:
        cells = [re.sub(r"\s*\[\d+\]", "", cell) for cell in row.cells]
        if len(cells) >= 3 and cells[1] not in seen and len(seen) < 5:
            seen.add(cells[1])
            cited = re.search(r"\[\d+\]", row.cells[-1])
            found.append(f"- {cells[1]}, {cells[0]}: {cells[2]}" + (f" {cited.group()}" if cited else ""))
    return found


def without_cards(result: Result, say: Voice) -> list[str]:
    """What can be said where a tool found nothing: the question back, or why."""
    found = (
        list(result.missing[:2])
        if say.language == "en"
        else [f"En las fuentes dice, en inglés: «{one}»" for one in result.missing[:1]]
    )
    if result.choices or result.also:
        named = [re.sub(r"\s*\([^()]*\)", "", one) for one in (result.choices or result.also)][:4]
        found.append(say(f"That can mean several: {say.joined(named)}.", f"Eso puede ser varios: {say.joined(named)}."))
        found.append(say("Which one do you mean?", "¿Cuál quiere decir?"))
    if not found:
        found.append(
            say(
                "I found nothing on file for that, and I do not guess.",
                "No encontré nada sobre eso en las fuentes, y no adivino.",
            )
        )
    return found


def _quoted(sentence: str, mark: str, say: Voice) -> str:
    """The source's own sentence with its citation; in a Spanish answer as a quotation."""
    if say.language == "es":
        return f"La fuente dice, en inglés: «{sentence.rstrip('.')}»{mark}."
    return f"{sentence[:-1]}{mark}{sentence[-1]}"
