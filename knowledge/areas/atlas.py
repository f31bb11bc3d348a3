"""Every area of a build, and how to get from one to the wider one that holds it.

Answers which area, never what is paid there.
"""

from collections.abc import Callable
from functools import cached_property

from sqlalchemy import Engine

from knowledge.areas import nearest as points
from knowledge.areas.finding import Finder
from knowledge.areas.gazetteer import Gazetteer
from knowledge.areas.naming import state_code
from knowledge.areas.records import Area, PlaceMatch, Spotted
from knowledge.areas.spotting import Spotter
from knowledge.citations import Citation
from knowledge.errors import NotFoundError
from knowledge.schema import AreaLevel

_COLUMNS = "area_code, level, title, short, states, lat, lon, population, source_key"


class Areas:
    """The nation, states, metropolitan and nonmetropolitan areas that figures are published for."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def get(self, code: str) -> Area | None:
        """The area of this code (`US`, two-digit FIPS, CBSA, seven-digit OEWS code); `None` where there is none."""
        return self._all.get(code)

    def all(self, level: AreaLevel | None = None) -> tuple[Area, ...]:
        """Every area (of a level), in order of code."""
        return tuple(area for area in self._all.values() if level is None or area.level == level)

    @property
    def nation(self) -> Area:
        """The United States."""
        nation = self._all.get("US")
        if nation is None:
            raise NotFoundError("This build has no areas; build it again with `career-advisor knowledge build`.")
        return nation

    def state(self, code: str) -> Area | None:
        """A state by two-letter code, FIPS code or name; `None` where no figures are loaded for it."""
        if code in self._all and self._all[code].level == "state":
            return self._all[code]
        usps = state_code(code)
        return None if usps is None else self._states.get(usps)

    def nonmetro_of(self, state: Area | str) -> tuple[Area, ...]:
        """The nonmetropolitan areas of a state (its record, two-letter code or FIPS code), in order of code."""
        if isinstance(state, str):
            whole = self.state(state)
            usps = state_code(state) or (whole.states[0] if whole is not None and whole.states else state)
        else:
            usps = state.states[0] if state.states else ""
        return self._nonmetropolitan.get(usps, ())

    def climb(self, area: Area) -> tuple[Area, ...]:
        """The place ladder: the area itself, its state, the nation. A metropolitan area of several states goes to its
        principal one, or to that of the town it was taken for (`Area.seen_from`); a territory without a state row goes straight to the nation."""
        state = self._states.get(area.states[0]) if area.states and area.level != "nation" else None
        if state is None and area.level == "nonmetropolitan":
            state = self._all.get(area.code[:2])
        ladder = {step.code: step for step in (area, state, self.nation) if step is not None}
        return tuple(ladder.values())

    def find(self, text: str) -> PlaceMatch:
        """What a text that is a place means: ZIP, "City, ST", metro, state, county, nickname, area code."""
        return self._finder.find(text)

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """Every place phrase inside a question, in order."""
        return self._spotter.spot(text)

    def nearest(self, lat: float, lon: float) -> PlaceMatch:
        """The area of a point in degrees; abroad where it is not in the United States."""
        return points.nearest(self._gazetteer, self._finder, lat, lon)

    def warm(self) -> None:
        """Loads what the first question would otherwise wait for (names and words; about half a second)."""
        self.spot("operations in Zzyzxville")

    @cached_property
    def _all(self) -> dict[str, Area]:
        # Fewer than 600 records, asked for by every figure: kept, as a build never changes.
        with self._engine.connect() as connection:
            rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM area ORDER BY area_code").all()  # noqa: S608
        return {
            code: Area(
                code=code,
                level=level,
                title=title,
                short=short,
                states=tuple(part.strip() for part in states.split(",") if part.strip()),
                lat=lat,
                lon=lon,
                population=population,
                citation=self._citation(source),
            )
            for code, level, title, short, states, lat, lon, population, source in rows
        }

    @cached_property
    def _states(self) -> dict[str, Area]:
        return {area.states[0]: area for area in self._all.values() if area.level == "state" and area.states}

    @cached_property
    def _nonmetropolitan(self) -> dict[str, tuple[Area, ...]]:
        found: dict[str, tuple[Area, ...]] = {}
        for area in self.all("nonmetropolitan"):
            for state in area.states:
                found[state] = (*found.get(state, ()), area)
        return found

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self._engine, self._all)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._all, self._gazetteer, self.state, self.nonmetro_of)

    @cached_property
    def _spotter(self) -> Spotter:
        return Spotter(self._gazetteer, self._finder)
