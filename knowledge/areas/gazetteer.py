"""Names of places on file and the areas they stand for: look-ups by name and ZIP, weights, and near spellings.

Reads tables only; what a phrase means is decided in `finding`.
"""

from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Engine

from knowledge.areas.naming import fold, variants
from knowledge.areas.records import Area
from knowledge.areas.slips import slip

SIZEABLE = 40_000
"""People a place needs before its name alone, without a state, makes someone ask which one is meant."""
TINY = 1_000
"""People below which a place is not taken by its bare name: "Gotham" and "Jersey" mean something else to most."""
LARGE = 250_000
"""People a metropolitan area needs for its chief city's name to be taken for a place anywhere in a sentence."""

GREAT = 1_500_000
"""People a metropolitan area needs for a misspelling of its chief city to be read anywhere in a sentence."""

_GUESS, _GUESS_TITLED = 60_000, 150_000  # people of a principal city without a count of its own


class Name(NamedTuple):
    """One name on file. `weight`: roughly how many people would mean this one when they say only the name; `chief`:
    the name of a whole area or of its first city, not of a suburb."""

    name: str
    state: str
    kind: str
    area_code: str
    display: str
    outside_metro: bool
    weight: int
    chief: bool


class ZipPoint(NamedTuple):
    """A ZIP, the metropolitan area it belongs to, and where it is in degrees."""

    zip: str
    city: str
    state: str
    cbsa_code: str | None
    metropolitan: bool
    lat: float | None
    lon: float | None


class Near(NamedTuple):
    """A name on file that lies near what was typed: edit distance and weight."""

    name: str
    distance: int
    weight: int


_COLUMNS = "name, state, kind, area_code, display, outside_metro, population"
_ZIP = "SELECT zip, city, state, cbsa_code, cbsa_kind = 'metropolitan', lat, lon FROM zip"


class Gazetteer:
    """Place names and ZIPs of one build."""

    def __init__(self, engine: Engine, areas: dict[str, Area]) -> None:
        self._engine = engine
        self._areas = areas

    def named(self, folded: str, state: str | None = None) -> tuple[Name, ...]:
        """Every place of that folded name (in that state, if one is given), weightiest first."""
        ways = variants(folded)
        statement = f"SELECT {_COLUMNS} FROM place_name WHERE kind <> 'state' AND name IN ({','.join('?' * len(ways))})"  # noqa: S608
        parameters: tuple[str, ...] = ways
        if state is not None:
            statement += " AND state = ?"
            parameters += (state,)
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(statement, parameters).all()
        names = [self._name(tuple(row)) for row in rows if row[3] in self._areas]
        return tuple(
            sorted(names, key=lambda one: (-one.weight, one.kind != "principal_city", self._beyond(one), one.area_code))
        )

    def _beyond(self, name: Name) -> bool:
        """Whether it lies in another state than its area's principal one: of two Kansas Cities Missouri's is meant."""
        return name.state not in self._areas[name.area_code].states[:1]

    def zip(self, code: str) -> ZipPoint | None:
        """The ZIP of five digits; `None` where none is on file."""
        with self._engine.connect() as connection:
            row = connection.exec_driver_sql(f"{_ZIP} WHERE zip = ?", (code,)).first()
        return None if row is None else ZipPoint(row[0], row[1], row[2], row[3], bool(row[4]), row[5], row[6])

    def zips_in(self, south: float, north: float, west: float, east: float) -> tuple[ZipPoint, ...]:
        """Every ZIP with a point in this box of degrees."""
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(
                f"{_ZIP} WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?", (south, north, west, east)
            ).all()
        return tuple(ZipPoint(row[0], row[1], row[2], row[3], bool(row[4]), row[5], row[6]) for row in rows)

    def knows(self, folded: str) -> bool:
        """Whether any place bears this folded name, without reading the table."""
        return any(way in self._everything for way in variants(folded))

    def states_of(self, folded: str) -> frozenset[str]:
        """The states in which a place bears this folded name."""
        return frozenset(state for way in variants(folded) for state in self._everything.get(way, "").split())

    def weight_of(self, folded: str) -> int:
        """Weight of the chief cities, metropolitan areas and nicknames of this name; 0 where there is none."""
        return max((self._chief.get(way, 0) for way in variants(folded)), default=0)

    def near(self, folded: str, state: str | None = None) -> Near | None:
        """The place whose name is a slip of the pen away (`slips`). Only sizeable places, unless a state narrows it
        down; never a word of job titles."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(folded) < 4 or all(word in self.vocabulary for word in folded.split()):
            return None
        pool: list[str] = self._chief_names.get(folded[0], [])
        if state is not None:
            pool = [name for name in self._names.get(folded[0], []) if state in self._everything[name].split()]
        hits = process.extract(folded, pool, scorer=OSA.distance, score_cutoff=2, limit=30)
        found = [
            Near(name, edits, self._chief.get(name, 0))
            for name, _, _ in hits
            if (edits := slip(folded, name)) is not None and (state is not None or self._chief.get(name, 0) >= SIZEABLE)
        ]
        # A longer word forgives more, a small place less: between equals the one most people mean.
        return min(found, key=lambda one: (one.distance, -one.weight, one.name), default=None)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Folded words of job titles, descriptors and technology on file: words that are no places by themselves."""
        words: set[str] = set()
        with self._engine.connect() as connection:
            for statement in (
                "SELECT title FROM occupation",
                "SELECT title FROM alternate_title WHERE kind <> 'own'",
                "SELECT name FROM element",
                "SELECT name FROM activity",
                "SELECT title FROM career",
                "SELECT title FROM program",
            ):
                for (text,) in connection.exec_driver_sql(statement):
                    words.update(text.lower().replace("-", " ").replace("/", " ").replace(",", " ").split())
        return frozenset(fold(word) for word in words) - {""}

    @cached_property
    def _everything(self) -> dict[str, str]:
        # Some 40,000 names as one dictionary of strings: a look-up costs no statement.
        return self._loaded[0]

    @cached_property
    def _chief(self) -> dict[str, int]:
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple[dict[str, str], dict[str, int]]:
        states: dict[str, str] = {}
        chief: dict[str, int] = {}
        with self._engine.connect() as connection:
            for row in connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM place_name WHERE kind <> 'state'"):  # noqa: S608
                if row[3] not in self._areas:
                    continue
                name = self._name(tuple(row))
                states[name.name] = f"{states[name.name]} {name.state}" if name.name in states else name.state
                if name.kind in ("principal_city", "metropolitan", "nickname") or name.weight >= SIZEABLE:
                    chief[name.name] = max(chief.get(name.name, 0), name.weight)
        return states, chief

    @cached_property
    def _chief_names(self) -> dict[str, list[str]]:
        return _by_letter(self._chief)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return _by_letter(self._everything)

    def _name(self, row: tuple[object, ...]) -> Name:
        name, state, kind, code, display, outside, population = row
        area = self._areas[str(code)]
        weight = self._weight(str(name), str(kind), area, population if isinstance(population, int) else None)
        chief = kind in ("nickname", "metropolitan") or title_position(str(name), area) == 0
        return Name(str(name), str(state), str(kind), str(code), str(display), bool(outside), weight, chief)

    def _weight(self, name: str, kind: str, area: Area, people: int | None) -> int:
        """People of the whole metropolitan area for its first city and its nicknames; a share of them for its other
        title cities; else the place's own."""
        whole = (area.population or 0) if area.level == "metropolitan" else 0
        if kind in ("nickname", "metropolitan", "state"):
            return max(whole, people or 0, SIZEABLE)
        if kind == "county":
            return people or whole // 10
        position = title_position(name, area)
        if position == 0:
            return max(whole, people or 0)
        if position is not None:
            return max(people or 0, min(whole // 8, _GUESS_TITLED))
        # A principal city outside the title (Tempe, Irving) has a size of its own; without one on file, a guess.
        return people if people is not None else (min(whole // 20, _GUESS) if kind == "principal_city" else 0)


def title_position(name: str, area: Area) -> int | None:
    """Where a folded city name stands in a metropolitan area's title (0 = first); `None` where it does not."""
    if area.level != "metropolitan":
        return None
    head = area.title.rpartition(",")[0] or area.title
    parts = [fold(part) for part in head.replace("/", "-").replace("--", "-").split("-")]
    if fold(head) == name:
        return 0
    for place, part in enumerate(parts):
        if name in (part, part.removesuffix(" city"), part.removeprefix("urban ")):
            return place
    joined = f" {fold(head)} "
    return 0 if joined.startswith(f" {name} ") else None


def _by_letter(names: dict[str, int] | dict[str, str]) -> dict[str, list[str]]:
    letters: dict[str, list[str]] = {}
    for name in names:
        if name:
            letters.setdefault(name[0], []).append(name)
    return letters
