"""The table of a comparison: what its sentences tell of each option, side by side. No figure that no sentence tells."""

from advisor.drafting.document import Document
from advisor.facts import Fact
from advisor.tools.show import show, unit_words
from api.documents import words
from api.documents.letter_told import Table, called, told_facts, where_when
from api.documents.letter_words import LABELS
from api.documents.prose import Run

_MOST_MEASURES = 5


def glance(document: Document) -> Table | None:
    """The table, or `None` where fewer than two options have a figure that is told."""
    language = document.language
    label = LABELS[language]
    told: dict[str, dict[str, Fact]] = {}
    names: dict[str, str] = {}
    for fact in told_facts(document):
        if (measure := _measure(fact)) is not None and fact.of.kind in ("occupation", "career", "track"):
            code = fact.of.code[:7]
            names.setdefault(code, called(fact.of.code, fact.of.title, language))
            told.setdefault(measure, {}).setdefault(code, fact)
    measures = [one for one in told if len(told[one]) > 1][:_MOST_MEASURES]
    if len(names) < 2 or not measures:
        return None
    head = [[Run(label["option"])], *([Run(_headed(told[one], label[one], language))] for one in measures)]
    rows = [
        [[Run(name)], *(_cell(told[one], code, language, label["no_figure"]) for one in measures)]
        for code, name in names.items()
    ]
    return Table(label["glance"], [head, *rows])


def _measure(fact: Fact) -> str | None:
    """The label of the measure; pay by the hour and by the year are the same measure, pay in US prices is another."""
    if fact.statistic == "median":
        return "median_real" if fact.unit.endswith("US prices") else "median"
    return fact.statistic if fact.statistic in ("typical_median", "growth", "openings", "score") else None


def _headed(cells: dict[str, Fact], label: str, language: words.Language) -> str:
    same = {where_when(one, language) for one in cells.values()}
    return f"{label} ({same.pop()})" if len(same) == 1 else label


def _cell(cells: dict[str, Fact], code: str, language: words.Language, missing: str) -> list[Run]:
    fact = cells.get(code)
    if fact is None:
        return [Run(missing)]
    figure = show(fact) + (f" {words.unit(fact, language)}" if unit_words(fact) else "")
    beside = {where_when(one, language) for one in cells.values()}
    where = [Run(f" ({where_when(fact, language)})")] if len(beside) > 1 else []
    return [Run(figure), Run("", cite=fact.citation), *where]
