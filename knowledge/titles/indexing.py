"""The title index of a build: every name of an occupation, career, track or group, and how weighty each word is.

Written once, at build time, from rows that are already in the database and the reviewed tables
`common_titles.csv`, `spanish_titles.csv` and `ordinary_words.csv` of `starter/`. It never decides anything.
"""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import Connection

from knowledge.errors import BuildError
from knowledge.titles.words import bag, fold

_PARENTHESIS = re.compile(r"^(.*?)\s*\(([^)]*)\)\s*$")
_OWN, _LISTED, _SPANISH = "own", ("direct_match", "reported", "short", "alternate"), "spanish"
_FORMS = ("masculine", "feminine", "spoken", "neutral")

_TABLES = (
    "CREATE TABLE title_name (id INTEGER PRIMARY KEY, folded TEXT NOT NULL, bag TEXT NOT NULL, display TEXT NOT NULL,"
    " target TEXT NOT NULL, kind TEXT NOT NULL, lists INTEGER NOT NULL, prior REAL NOT NULL)",
    "CREATE TABLE title_common (folded TEXT PRIMARY KEY, bag TEXT NOT NULL, display TEXT NOT NULL,"
    " language TEXT NOT NULL, targets TEXT NOT NULL, decision TEXT NOT NULL)",
    "CREATE TABLE title_word (word TEXT PRIMARY KEY, names INTEGER NOT NULL, weight REAL NOT NULL)",
    "CREATE TABLE title_ordinary (word TEXT PRIMARY KEY)",
    "CREATE VIRTUAL TABLE title_search USING fts5(words, content='', tokenize='ascii')",
)
_INDICES = (
    "CREATE INDEX title_name_folded ON title_name (folded)",
    "CREATE INDEX title_name_bag ON title_name (bag)",
    "CREATE INDEX title_common_bag ON title_common (bag)",
)


def index(connection: Connection, without: Container[str] = frozenset()) -> int:
    """Build the title index; returns the number of names in it. Replaces one that is there. Names that are `without`,
    folded, are left out: so a test may ask for a name that was never seen."""
    for table in ("title_name", "title_common", "title_word", "title_ordinary", "title_search"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    names = {key: name for key, name in _names(connection).items() if key[0] not in without}
    known = {target for _, target in names}
    common = [entry for entry in _common(known) if entry[0] not in without]
    prior = _prior(connection)
    listed: dict[str, set[str]] = defaultdict(set)
    for folded, target in names:
        listed[folded].add(target)
    rows = [
        (number, folded, bag(folded), display, target, kind, len(listed[folded]), prior.get(target, 0.3))
        for number, ((folded, target), (display, kind)) in enumerate(sorted(names.items()), start=1)
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO title_name VALUES (?,?,?,?,?,?,?,?)", rows)
        search = [(row[0], row[2]) for row in rows]
        connection.exec_driver_sql("INSERT INTO title_search (rowid, words) VALUES (?,?)", search)
    if common:
        connection.exec_driver_sql("INSERT OR IGNORE INTO title_common VALUES (?,?,?,?,?,?)", common)
    counts = Counter(word for row in rows for word in row[2].split())
    for entry in common:
        counts.update(dict.fromkeys(entry[1].split(), 1))
    total = max(1, len(rows))
    words = [(word, number, math.log(1 + total / number)) for word, number in counts.items()]
    if words:
        connection.exec_driver_sql("INSERT INTO title_word VALUES (?,?,?)", words)
    ordinary = (files("knowledge") / "starter" / "ordinary_words.csv").read_text(encoding="utf-8").split()[1:]
    connection.exec_driver_sql("INSERT INTO title_ordinary VALUES (?)", [(word,) for word in ordinary])
    for statement in _INDICES:
        connection.exec_driver_sql(statement)
    return len(rows)


def _names(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """(folded, target) -> (display, kind), the strongest kind of a name that several lists carry."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    order = (_OWN, _SPANISH, *_LISTED)

    def add(display: str, target: str, kind: str) -> None:
        key = (fold(display), target)
        if key[0] and (key not in found or order.index(kind) < order.index(found[key][1])):
            found[key] = (display, kind)

    for code, title in connection.exec_driver_sql("SELECT onet_soc_code, title FROM occupation"):
        add(title, code, _OWN)
    for career_id, title in connection.exec_driver_sql("SELECT career_id, title FROM career"):
        add(title, f"career:{career_id}", _OWN)
    for track_id, title in connection.exec_driver_sql("SELECT track_id, title FROM track"):
        add(title, f"track:{track_id}", _OWN)
    for code, title in connection.exec_driver_sql("SELECT soc_code, title FROM soc WHERE level = 'major'"):
        add(title, f"group:{code}", _OWN)
        add(title.removesuffix(" Occupations"), f"group:{code}", _OWN)
    known = {target for _, target in found}
    for name, target in _spanish():
        if target in known:
            add(name, target, _SPANISH)
    listed = "SELECT onet_soc_code, title, kind FROM alternate_title"
    for code, title, kind in connection.exec_driver_sql(listed):
        for name in written(title):
            add(name, code, kind if kind in _LISTED else "alternate")
    return found


def _spanish() -> Iterator[tuple[str, str]]:
    """(name, target) of our own Spanish names, in the forms in which people say them."""
    table: Traversable = files("knowledge") / "starter" / "spanish_titles.csv"
    if not table.is_file():
        return
    with table.open(encoding="utf-8") as stream:
        for line, row in enumerate(csv.DictReader(stream), start=2):
            if row["form"] not in _FORMS or not row["name"] or not row["target"]:
                raise BuildError(
                    f"spanish_titles.csv, line {line}: a name, a target and one of {', '.join(_FORMS)} are due."
                )
            yield row["name"], row["target"]


def written(title: str) -> tuple[str, ...]:
    """The names that a listed title holds: itself, or, of "Name (Abbreviation)", both."""
    parted = _PARENTHESIS.match(title)
    return tuple(name for name in ((parted[1], parted[2]) if parted else (title,)) if len(name) > 1)


def _prior(connection: Connection) -> dict[str, float]:
    """How many people work in it, nation, 0..1 on a log scale: of two equal names the commoner job comes first."""
    counted = connection.exec_driver_sql(
        "SELECT o.onet_soc_code, w.employment, o.onet_soc_code LIKE '%.00' FROM occupation o JOIN wage w"
        " ON w.oews_code = o.oews_code AND w.area_code = 'US'"
        " WHERE w.employment IS NOT NULL ORDER BY w.year"
    )
    return {
        code: min(1.0, math.log10(max(10, employment * (1.0 if whole else 0.2))) / 7)
        for code, employment, whole in counted
    }


def _common(known: set[str]) -> Iterator[tuple[str, str, str, str, str, str]]:
    starter: Traversable = files("knowledge") / "starter"
    table = starter / "common_titles.csv"
    with table.open(encoding="utf-8") as stream:
        for line, row in enumerate(csv.DictReader(stream), start=2):
            if row["decision"] not in ("go", "ask") or not row["name"]:
                raise BuildError(f"common_titles.csv, line {line}: the decision must be go or ask, the name not empty.")
            targets = [target for target in row["targets"].split() if target in known]
            if targets:
                folded = fold(row["name"])
                yield folded, bag(folded), row["name"], row["language"], " ".join(targets), row["decision"]
