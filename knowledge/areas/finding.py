"""What a text that names a place means: one area, several, none on file, or somewhere abroad.

Never guesses silently: a typo read, a second meaning and a place that is not covered are each said in `note`.
"""

import re
from collections.abc import Callable, Iterable

from knowledge.areas.abroad import country_after_city, country_after_comma, places
from knowledge.areas.gazetteer import SIZEABLE, TINY, Gazetteer, Name, title_position
from knowledge.areas.naming import STATES, fold, simpler, state_code, undecorated
from knowledge.areas.records import Area, PlaceMatch
from knowledge.areas.shorthand import ALIASES, whole_state
from knowledge.areas.slips import foreign_slip, state_slip

NATION = frozenset(
    {"us", "usa", "u s", "u s a", "united states", "united states of america", "america", "the us", "the usa",
     "nation", "national", "nationally", "nationwide", "the nation", "the country", "whole country", "entire country", "the united states", "all states",
     "anywhere in the us", "estados unidos", "eeuu", "ee uu", "eua", "todo el pais", "a nivel nacional"}
)  # fmt: skip
HERE = frozenset(
    {"", "me", "near me", "here", "around here", "around me", "nearby", "near here", "my area", "in my area", "my city",
     "my town", "where i live", "close to me", "close to home", "locally", "local", "home", "cerca de mi", "aqui",
     "por aqui", "mi ciudad", "cerca"}
)  # fmt: skip
_ZIP = re.compile(r"(?:zip(?: ?code)?|codigo postal)?\s*#?\s*(\d{5})(?:[-\s]\d{4})?", re.IGNORECASE)
_NO_ZIP = re.compile(r"(?:zip(?: ?code)?|codigo postal|c[oó]digo postal)\s*#?\s*(\d{1,4}|\d{6,})", re.IGNORECASE)
_CODE = re.compile(r"(?:cbsa|area|fips|metro)?\s*#?\s*(\d{2}|\d{5}|\d{7})", re.IGNORECASE)
_CANADIAN = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d", re.IGNORECASE)
_PUERTO_RICO = {
    "metropolitan": "No file loaded here has figures for the metropolitan areas of Puerto Rico.",
    "nonmetropolitan": "Of Puerto Rico only the part outside metropolitan areas has figures here.",
}
_SIDE = re.compile(r"(.{2,150}?),? on the side of ([A-Za-z. ]{2,24})")
"""A metropolitan area and which of its states is meant: how a talk keeps the state of a town in a border area."""
PREFER_US = 300_000
"""People a US metropolitan area needs for one of its principal cities to be meant before a foreign namesake on the list."""


class Finder:
    """Reads a text that is nothing but a place."""

    def __init__(
        self,
        areas: dict[str, Area],
        gazetteer: Gazetteer,
        state: Callable[[str], Area | None],
        nonmetro_of: Callable[[str], tuple[Area, ...]],
    ) -> None:
        self._areas = areas
        self._gazetteer = gazetteer
        self._state = state
        self._nonmetro_of = nonmetro_of
        self._titles: dict[str, str] = {}
        for area in areas.values():
            for written in (area.title, area.short):
                self._titles.setdefault(fold(written), area.code)

    def find(self, text: str) -> PlaceMatch:
        """The place a text names; `said` is the text, trimmed."""
        said = " ".join(text.split())[:200].strip(" ,.;:!?\"'")
        folded = fold(said)
        if folded in HERE and said != "ME":
            return PlaceMatch(outcome="unknown", said=said)
        if (side := _SIDE.fullmatch(said)) is not None and (state := state_code(side[2])) is not None:
            return _seen_from(self.find(side[1]), state)
        if folded in NATION:
            return self._one(said, self._areas["US"]) if "US" in self._areas else _unknown(said)
        if any(char.isdigit() for char in said):
            numbered = self._numbered(said)
            if numbered is not None:
                return numbered
        country = country_after_comma(said) or country_after_city(folded)
        if country is not None:
            return _abroad(said, said.rpartition(",")[0].strip() or said, country)
        return self._worded(said, folded) or self._misspelt(said, folded) or _unknown(said)

    def zip(self, code: str, said: str) -> PlaceMatch:
        """The area of a ZIP: its metropolitan area, else its state's rule for places outside one."""
        point = self._gazetteer.zip(code)
        if point is None:
            return PlaceMatch(outcome="unknown", said=said, note=f"ZIP code {code} is not on file.")
        if point.metropolitan and point.cbsa_code in self._areas:
            return self._one(said, self._areas[point.cbsa_code].seen_from(point.state))
        return self.outside_metro(said, point.state, f"ZIP code {code} ({point.city})")

    def outside_metro(self, said: str, state: str, what: str) -> PlaceMatch:
        """The state's nonmetropolitan area where there is exactly one, else the state with those areas as options."""
        rest, whole = self._nonmetro_of(state), self._state(state)
        note = f"{what} lies in no metropolitan area"
        if len(rest) == 1:
            note = f"{note}, so I took {rest[0].title}."
            return PlaceMatch(outcome="one", said=said, areas=rest, note=note, outside_metro=True)
        if whole is None:
            return self._uncovered(said, state)
        note = f"{note}, so I took {whole.title}."
        return PlaceMatch(outcome="one", said=said, areas=(whole,), options=rest, note=note, outside_metro=True)

    def state_match(self, said: str, code: str) -> PlaceMatch:
        """A whole state, or why it has no figures here."""
        area = self._state(code)
        if area is not None:
            return self._one(said, area)
        rest = self._nonmetro_of(code)
        return self._one(said, rest[0]) if len(rest) == 1 else self._uncovered(said, code)

    def city_in(self, said: str, city: str, state: str) -> PlaceMatch | None:
        """A city or county (folded) in a state; `None` where that state has none of the name."""
        names = self._gazetteer.named(city, state)
        if not names and (bare := undecorated(city)) != city:
            names = self._gazetteer.named(bare, state)
        if city.endswith(" county") or city.endswith(" parish"):
            names = names or self._counties(city, state)
        else:
            names = tuple(one for one in names if one.kind != "county") or names
        if not names:
            return None
        if len({one.area_code for one in names}) > 1 and names[0].weight == names[1].weight:
            return self._several(said, names)
        return _seen_from(self._taken(said, names[0]), state)

    def _numbered(self, said: str) -> PlaceMatch | None:
        if _CANADIAN.fullmatch(said):
            return _abroad(said, said, "Canada")
        if (short := _NO_ZIP.fullmatch(said)) is not None:
            note = f"“{short[1]}” is no ZIP code, which has five digits."
            return PlaceMatch(outcome="unknown", said=said, note=note)
        code, postal = _CODE.fullmatch(said), _ZIP.fullmatch(said)
        area = self._areas.get(code.group(1)) if code is not None else None
        if area is not None:
            found = self._one(said, area)
            # Half of the metropolitan codes are somebody's ZIP too; a code is what this service itself hands out, so it
            # is taken here, and the other meaning is said. Inside a question five digits are a ZIP (`spot`).
            other = self.zip(area.code, said) if len(area.code) == 5 else None
            if other is not None and other.outcome == "one" and other.areas != found.areas:
                point = self._gazetteer.zip(area.code)
                where = f"{point.city}, {point.state}" if point is not None else other.areas[0].short
                note = f"Read as the area code of {area.short}; {area.code} is also a ZIP code in {where}."
                return found.model_copy(update={"options": other.areas, "note": note})
            return found
        if postal is not None:
            return self.zip(postal.group(1), said)
        tail = re.search(r"\b(\d{5})(?:-\d{4})?$", said)  # "Boise, ID 83702"
        return self.zip(tail.group(1), said) if tail is not None and self._gazetteer.zip(tail.group(1)) else None

    def _worded(self, said: str, folded: str) -> PlaceMatch | None:
        if (named := whole_state(folded)) is not None and (state := state_code(named)) is not None:
            return self.state_match(said, state)
        if folded in ALIASES and (known := self._worded(ALIASES[folded], fold(ALIASES[folded]))) is not None:
            return known.model_copy(update={"said": said})
        if (special := self._two_meanings(said, folded)) is not None:
            return special
        state = state_code(said)
        if state is not None:
            return self.state_match(said, state)
        if folded.endswith(" state") and (state := state_code(folded.removesuffix(" state"))) is not None:
            return self.state_match(said, state)
        if folded in self._titles:
            return self._one(said, self._areas[self._titles[folded]])
        if (split := self._split(said, folded)) is not None:
            city, state = split
            found = self.city_in(said, city, state)
            if found is not None:
                return found
            near = self._gazetteer.near(city, state)
            if near is not None and (found := self.city_in(said, near.name, state)) is not None:
                return _noting(found, _read(said, f"{near.name.title()}, {state}"))
        bare = undecorated(folded)
        for way in simpler(folded):
            if (found := self._bare(said, way)) is not None:
                return found
        if bare != folded and (state := state_code(bare)) is not None and len(bare) > 2:
            return self.state_match(said, state)
        return None

    def _bare(self, said: str, folded: str) -> PlaceMatch | None:
        """A name without a state: the place most people mean, several of a size, or a foreign place."""
        names = self._gazetteer.named(folded) or self._counties(folded, None)
        foreign = places().get(folded)
        if foreign is not None:
            chief = next((one for one in names if self._great(one)), None)
            if chief is None:
                us = next((one for one in names if one.kind != "county" and foreign.name != foreign.country), None)
                hint = f" For {us.display}, say the state." if us is not None else ""
                return _abroad(said, foreign.name, foreign.country, hint)
            note = f"Taken as {self._areas[chief.area_code].short}, not {foreign.name} in {foreign.country}."
            return _noting(self._taken(said, chief), note)
        if not names:
            return None
        if not folded.endswith((" county", " parish")):
            names = tuple(one for one in names if one.kind != "county") or names
        chosen = _distinct(names)
        top = chosen[0].weight
        # A chief city is meant beside another up to eight times its size (Columbus), a suburb up to three (Aurora).
        rivals = [
            one
            for one in chosen
            if one.weight * (8 if one.chief else 3) >= top and (one.weight >= SIZEABLE or top < SIZEABLE)
        ]
        if len(rivals) > 1:
            return self._several(said, rivals)
        if top < TINY and chosen[0].kind == "city":
            return self._tiny(said, chosen[0])
        return self._taken(said, chosen[0])

    def _tiny(self, said: str, name: Name) -> PlaceMatch:
        """A hamlet that happens to bear the name: offered, not taken."""
        area = self._taken(said, name).area
        note = f"The nearest I have to “{said}” is the small {name.display}; say the state if you mean it."
        options, labels = ((area,), (name.display,)) if area is not None else ((), ())
        return PlaceMatch(outcome="unknown", said=said, options=options, labels=labels, note=note)

    def _great(self, name: Name) -> bool:
        return name.kind == "principal_city" and (self._areas[name.area_code].population or 0) >= PREFER_US

    def _misspelt(self, said: str, folded: str) -> PlaceMatch | None:
        """A slip of the pen, read as the nearest place where that is plausible, and always said."""
        bare = undecorated(folded)
        near, state, foreign = self._gazetteer.near(bare), state_slip(bare), foreign_slip(bare)
        if state is not None and (near is None or state[1] <= near.distance):
            meant = self._two_meanings(said, fold(STATES[state[0]])) or self.state_match(said, state[0])
            return _noting(meant, _read(said, STATES[state[0]]))
        if foreign is not None and (near is None or foreign[1] < near.distance):
            place = places()[foreign[0]]
            return _noting(_abroad(said, place.name, place.country), _read(said, place.name))
        if near is None or (found := self._bare(said, near.name)) is None:
            return None
        names = self._gazetteer.named(near.name)
        label = self._label(names[0]) if found.outcome == "one" and names else near.name.title()
        return _noting(found, _read(said, label))

    def _label(self, name: Name) -> str:
        return self._areas[name.area_code].short if name.kind in ("nickname", "metropolitan") else name.display

    def _two_meanings(self, said: str, folded: str) -> PlaceMatch | None:
        """Names that are a state and a great city at once, and two that most people mean otherwise than a list does."""
        if folded == "jersey" and self._state("NJ") is not None:
            return _noting(self.state_match(said, "NJ"), _read(said, "New Jersey"))
        if folded == "pittsburg" and (city := self.city_in(said, "pittsburgh", "PA")) is not None:
            return _noting(city, f"{_read(said, 'Pittsburgh, PA')} For a Pittsburg elsewhere, say the state.")
        if folded == "washington":
            capital, whole = self.city_in(said, "washington", "DC"), self._state("WA")
            if capital is not None and capital.area is not None and whole is not None:
                note = "Taken as Washington State; say “Washington, DC” for the capital."
                return self._one(said, whole).model_copy(update={"options": capital.areas, "note": note})
        if folded == "la" and ("." in said or said == "la"):
            city, whole = self.city_in(said, "los angeles", "CA"), self._state("LA")
            if city is not None and city.area is not None and whole is not None:
                note = "Taken as Los Angeles; say “Louisiana” for the state."
                return city.model_copy(update={"options": (whole,), "note": note})
        if folded in ("new york", "nueva york"):
            city, whole = self.city_in(said, "new york", "NY"), self._state("NY")
            if city is not None and city.area is not None and whole is not None:
                note = "Taken as New York City and its surroundings; say “New York State” for the whole state."
                return city.model_copy(update={"options": (whole,), "note": note})
        return None

    def _split(self, said: str, folded: str) -> tuple[str, str] | None:
        """City and state of "Boise, ID", "boise idaho", "Washington, D.C."."""
        head, comma, tail = said.rpartition(",")
        if comma and fold(head) and (state := state_code(tail)) is not None:
            return fold(head), state
        words = folded.split()
        for count in (3, 2, 1):
            if len(words) > count and (state := state_code(" ".join(words[-count:]))) is not None:
                return " ".join(words[:-count]), state
        return None

    def _counties(self, folded: str, state: str | None) -> tuple[Name, ...]:
        for suffix in (" county", " parish", " borough"):
            if folded.endswith(suffix):
                names = self._gazetteer.named(folded, state) or self._gazetteer.named(
                    folded.removesuffix(suffix), state
                )
                return tuple(one for one in names if one.kind == "county")
        return ()

    def _taken(self, said: str, name: Name) -> PlaceMatch:
        area = self._areas[name.area_code]
        if name.kind in ("city", "principal_city", "county"):
            area = area.seen_from(name.state)
        if name.outside_metro and area.level == "state":
            return self.outside_metro(said, area.states[0] if area.states else name.state, name.display)
        found = self._one(said, area)
        suburb = area.level == "metropolitan" and name.kind in ("city", "principal_city") and not name.chief
        if suburb and title_position(name.name, area) is None and found.note is None:
            head = area.short.rpartition(",")[0] or area.short
            return _noting(found, f"{name.display} lies in the {head} metropolitan area.")
        return found

    def _several(self, said: str, names: Iterable[Name]) -> PlaceMatch:
        chosen = _distinct(names)[:5]
        if len(chosen) == 1:
            return self._taken(said, chosen[0])
        areas: dict[str, Area] = {}
        labels: dict[str, str] = {}
        for one in chosen:
            taken = self._taken(said, one).area
            if taken is not None and taken.code not in areas:
                areas[taken.code] = taken
                labels[taken.code] = self._label(one)
        if len(areas) == 1:
            return self._taken(said, chosen[0])
        return PlaceMatch(outcome="several", said=said, areas=tuple(areas.values()), labels=tuple(labels.values()))

    def _one(self, said: str, area: Area) -> PlaceMatch:
        note = _PUERTO_RICO.get(area.level) if area.states[:1] == ("PR",) else None
        return PlaceMatch(
            outcome="one", said=said, areas=(area,), note=note, outside_metro=area.level == "nonmetropolitan"
        )

    @staticmethod
    def _uncovered(said: str, state: str) -> PlaceMatch:
        if state not in STATES:
            return PlaceMatch(outcome="unknown", said=said, note="A military post office is no place with figures.")
        note = f"{STATES[state]} is not covered: the figures loaded here are for the fifty states and D.C."
        return PlaceMatch(outcome="abroad", said=said, note=note)


def _seen_from(match: PlaceMatch, state: str) -> PlaceMatch:
    """The match as it is for somebody in that state: a town of a border area is of its own state."""
    if match.outcome != "one":
        return match
    return match.model_copy(update={"areas": tuple(area.seen_from(state) for area in match.areas)})


def _distinct(names: Iterable[Name]) -> list[Name]:
    """The weightiest name of each area, in order."""
    chosen: dict[tuple[str, bool], Name] = {}
    for one in names:
        chosen.setdefault((one.area_code, one.outside_metro), one)
    return list(chosen.values())


def _noting(match: PlaceMatch, note: str) -> PlaceMatch:
    return match.model_copy(update={"note": f"{note} {match.note}" if match.note else note})


def _read(said: str, label: str) -> str:
    return f"I read “{said}” as {label}."


def _abroad(said: str, name: str, country: str, hint: str = "") -> PlaceMatch:
    where = name if fold(name) == fold(country) else f"{name} ({country})"
    note = f"{where} is outside the United States; the figures here cover the United States only.{hint}"
    return PlaceMatch(outcome="abroad", said=said, note=note)


def _unknown(said: str) -> PlaceMatch:
    return PlaceMatch(outcome="unknown", said=said, note=f"No place called “{said}” is on file.")
