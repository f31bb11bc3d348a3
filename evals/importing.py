"""Outside benchmarks as a ranked suite of occupations: a table of titles with their codes, or a data set in the published
form of MELO (Multilingual Entity Linking of Occupations). Raises `CaseError`, one sentence that names file and line.

A six-digit SOC code stands for all O*NET-SOC occupations of it in this machine's knowledge.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from evals import title_tables
from evals.suites import CaseError, RankedSuite
from evals.title_tables import CODE

if TYPE_CHECKING:
    from knowledge.store import Knowledge


class Imported(NamedTuple):
    """What was written: how many queries, how many rows could not be used and why, in one sentence."""

    file: Path
    queries: int
    told: str


class Pair(NamedTuple):
    """A text and the codes that are right for it."""

    text: str
    codes: tuple[str, ...]


def titles_csv(file: Path, knowledge: "Knowledge") -> tuple[list[Pair], str]:
    """Rows of title and code; see `evals.title_tables`. A title with several codes is one query, any of them right."""
    found = title_tables.read(file, lambda match: _standing_for(match, knowledge))
    return [Pair(*one) for one in found.pairs], "; ".join(found.told)


def melo(directory: Path, knowledge: "Knowledge") -> tuple[list[Pair], str]:
    """A folder with `queries.tsv` (id, text), `corpus_elements.tsv` (id, text) and `annotations.tsv` (query id, 0, element
    id, 1), without heads, as MELO publishes them.

    One side must be O*NET's: the texts that are titles of its occupations (or whose id begins with a code) are the answers,
    and what is annotated with them is asked. In MELO's own data sets of the United States the queries are O*NET's titles
    and the elements are ESCO's names, so ESCO's names are asked; the figures are not those of MELO's leader board, where a
    ranking is made among ESCO's names.
    """
    queries = _table(directory / "queries.tsv", 2)
    elements = _table(directory / "corpus_elements.tsv", 2)
    judged = _table(directory / "annotations.tsv", 4)
    if not judged[0][3].strip().isdigit():
        judged = judged[1:]  # a head
    annotated = [(row[0], row[2]) for row in judged if row[3].strip() not in ("0", "")]
    asked, there = {row[0]: row[1] for row in queries}, {row[0]: row[1] for row in elements}
    for query, element in annotated:
        if query not in asked or element not in there:
            raise CaseError(f"annotations.tsv names {query} and {element}, and not both are in the other two files.")
    code_of = _naming(knowledge)
    forward = [(asked[query], code_of(element, there[element])) for query, element in annotated]
    back = [(there[element], code_of(query, asked[query])) for query, element in annotated]
    ours = max(forward, back, key=lambda pairs: sum(bool(code) for _, code in pairs))
    by_text: dict[str, list[str]] = {}
    for text, code in ours:
        held = by_text.setdefault(text.strip(), [])
        held += [code] if code and code not in held else []
    found = [Pair(text, tuple(codes)) for text, codes in by_text.items() if codes and len(text) > 1]
    if not found:
        raise CaseError(
            f"{directory.name}: neither queries nor corpus elements are titles or codes of O*NET's occupations, so nothing says"
            " which occupation is right. A data set with the United States as its source country has them."
        )
    side = "corpus elements" if ours is back else "queries"
    return (
        found,
        f"{side} are asked; {len(by_text) - len(found)} of {len(by_text)} name no occupation of this knowledge",
    )


READERS: Mapping[str, Callable[[Path, "Knowledge"], tuple[list[Pair], str]]] = {"titles-csv": titles_csv, "melo": melo}


def write(
    source: Path, form: str, directory: Path, knowledge: "Knowledge", name: str | None = None, *, replace: bool = False
) -> Imported:
    """Write the suite into a directory for `eval --cases`. Another suite of that name that is there already is not
    touched, unless it is to be replaced."""
    if form not in READERS:
        raise CaseError(f"There is no form {form}; there are {', '.join(READERS)}.")
    if not source.exists():
        raise CaseError(f"{source} is not there.")
    if form == "melo" and source.is_file():
        source = source.parent
    pairs, told = READERS[form](source, knowledge)
    suite = re.sub(r"[^a-z0-9]+", "_", (name or source.stem).lower()).strip("_") or "imported"
    suite = suite if suite[0].isalpha() else f"suite_{suite}"
    file = directory / f"{suite}.yaml"
    reason = f"Imported from {source.name} ({form})."
    queries: list[dict[str, Any]] = [
        {"id": f"{suite.replace('_', '-')}-{number}", "query": one.text, "expected": list(one.codes), "reason": reason}
        for number, one in enumerate(pairs, start=1)
    ]
    whole = {"suite": suite, "ranked": "occupations", "queries": queries}
    RankedSuite.model_validate(whole)
    written = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110)
    if file.exists() and not replace and file.read_text(encoding="utf-8") != written:
        raise CaseError(f"{file} is there already and holds another suite; give --replace, or another --name.")
    directory.mkdir(parents=True, exist_ok=True)
    file.write_text(written, encoding="utf-8")
    return Imported(file, len(pairs), told)


def _standing_for(match: re.Match[str], knowledge: "Knowledge") -> list[str]:
    """A written code -> the O*NET-SOC codes that it stands for here."""
    soc = f"{match[1]}-{match[2]}"
    there = [one.onet_soc_code for one in knowledge.occupations.of_soc(soc)]
    return [one for one in there if match[3] is None or one == f"{soc}.{match[3]}"]


def _naming(knowledge: "Knowledge") -> Callable[[str, str], str | None]:
    """An id and a text -> the one occupation that they name, by code or by its official title."""
    titles = {one.title.casefold(): one.onet_soc_code for one in knowledge.occupations.all()}
    known = set(titles.values())

    def named(key: str, text: str) -> str | None:
        match = CODE.match(key)
        code = f"{match[1]}-{match[2]}.{match[3] or '00'}" if match else None
        return code if code in known else titles.get(text.strip().casefold())

    return named


def _table(file: Path, columns: int) -> list[list[str]]:
    rows = [line.split("\t") for line in title_tables.text_of(file).splitlines() if line.strip()]
    for number, row in enumerate(rows, start=1):
        if len(row) < columns:
            raise CaseError(
                f"{file.name}: line {number} has {len(row)} columns, and {columns} are needed, parted by tabs."
            )
    if not rows:
        raise CaseError(f"{file.name} is empty.")
    return rows
