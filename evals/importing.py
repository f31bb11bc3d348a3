"""Outside benchmarks as a ranked suite of occupations: a table of titles with their codes, or a data set in the published
form of MELO (Multilingual Entity Linking of Occupations). Raises `CaseError`, one sentence that names file and line.

A six-digit SOC code stands for all O*NET-SOC occupations of it in this machine's knowledge.
"""

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from evals.suites import CaseError, RankedSuite

if TYPE_CHECKING:
    from knowledge.store import Knowledge

_CODE = re.compile(r"\b(\d{2})-?(\d{4})(?:\.(\d{2}))?\b")
_DELIMITERS = ",;\t|"
_TITLE = re.compile(r"title|job|name|query", re.IGNORECASE)
_SOC = re.compile(r"soc|code|onet|o\*net|occupation", re.IGNORECASE)


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
    """Rows of title and code; the delimiter and the columns are found by themselves. A cell may hold several codes."""
    rows = _rows(file)
    head = [one.strip() for one in rows[0]]
    title, code = 0, 1
    if not any(_CODE.search(cell) for cell in head):
        title = next((at for at, name in enumerate(head) if _TITLE.search(name) and not _SOC.search(name)), 0)
        code = next((at for at, name in enumerate(head) if _SOC.search(name) and at != title), 1)
        rows = rows[1:]
    found, without = [], 0
    for number, row in enumerate(rows, start=1):
        if len(row) <= max(title, code):
            raise CaseError(f"{file.name}: row {number} has {len(row)} columns, and a title and a code are needed.")
        held = tuple(
            dict.fromkeys(one for match in _CODE.finditer(row[code]) for one in _standing_for(match, knowledge))
        )
        without += not held
        if held and len(row[title].strip()) > 1:
            found.append(Pair(row[title].strip(), held))
    if not found:
        raise CaseError(f"{file.name}: no row has a title and a SOC code that this knowledge holds, such as 11-3031.")
    return found, f"{without} of {len(rows)} rows have no code that this knowledge holds" if without else ""


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
    annotated = [
        (row[0], row[2]) for row in _table(directory / "annotations.tsv", 4) if row[3].strip() not in ("0", "")
    ]
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


def write(source: Path, form: str, directory: Path, knowledge: "Knowledge", name: str | None = None) -> Imported:
    """Write the suite into a directory for `eval --cases`. A suite of that name that is there already is not touched."""
    if form not in READERS:
        raise CaseError(f"There is no form {form}; there are {', '.join(READERS)}.")
    if not source.exists():
        raise CaseError(f"{source} is not there.")
    if form == "melo" and source.is_file():
        source = source.parent
    pairs, told = READERS[form](source, knowledge)
    suite = re.sub(r"[^a-z]+", "_", (name or source.stem).lower()).strip("_") or "imported"
    file = directory / f"{suite}.yaml"
    if file.exists():
        raise CaseError(f"{file} is there already; remove it, or give another --name.")
    reason = f"Imported from {source.name} ({form})."
    queries: list[dict[str, Any]] = [
        {"id": f"{suite.replace('_', '-')}-{number}", "query": one.text, "expected": list(one.codes), "reason": reason}
        for number, one in enumerate(pairs, start=1)
    ]
    whole = {"suite": suite, "ranked": "occupations", "queries": queries}
    RankedSuite.model_validate(whole)
    directory.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
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
        match = _CODE.match(key)
        code = f"{match[1]}-{match[2]}.{match[3] or '00'}" if match else None
        return code if code in known else titles.get(text.strip().casefold())

    return named


def _rows(file: Path) -> list[list[str]]:
    text = _read(file)
    try:
        dialect: Any = csv.Sniffer().sniff("\n".join(text.splitlines()[:20]), _DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    # A sniffer that saw one quoted cell may lose the others' quotes.
    rows = [
        row for row in csv.reader(text.splitlines(), delimiter=dialect.delimiter) if any(cell.strip() for cell in row)
    ]
    if not rows or max(len(row) for row in rows) < 2:
        raise CaseError(
            f"{file.name} is no table of titles and codes: no comma, semicolon, tab or bar parts its columns."
        )
    return rows


def _table(file: Path, columns: int) -> list[list[str]]:
    rows = [line.split("\t") for line in _read(file).splitlines() if line.strip()]
    for number, row in enumerate(rows, start=1):
        if len(row) < columns:
            raise CaseError(
                f"{file.name}: line {number} has {len(row)} columns, and {columns} are needed, parted by tabs."
            )
    return rows


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CaseError(f"There is no {file.name} in {file.parent}.") from None
    except UnicodeDecodeError:
        raise CaseError(f"{file.name} is not UTF-8 text.") from None
