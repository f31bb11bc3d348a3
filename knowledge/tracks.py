"""Tracks: paths through occupations from entry to executive ("Operations"), and our own table of who is on them.

Membership is this project's reviewed judgement, in `starter/tracks/*.csv`, with a reason a line: `assignment.csv` for all
occupations, and a table of its own for a track whose levels were set by hand. A track has no wage of its own. The
members that follow from the assignment are derived in `track_members`.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Engine, func, select
from sqlmodel import SQLModel

from knowledge.citations import Citation
from knowledge.errors import BuildError
from knowledge.schema import Row, SourceRow, TrackMemberRow, TrackRow

if TYPE_CHECKING:
    from knowledge.track_history import TrackHistory
    from knowledge.track_industries import TrackIndustries
    from knowledge.track_places import TrackPlaces
    from knowledge.track_transfers import Transfer

_TABLES = SQLModel.metadata.tables

Level = Literal["entry", "mid", "senior", "executive"]
LEVELS: tuple[Level, ...] = get_args(Level)
OWN_KEY = "own-tracks"
ASSIGNMENT = "assignment.csv"
_COLUMNS = ["onet_soc_code", "title", "level", "role", "reason"]
_ASSIGNED = ["code", "primary", "secondary", "level", "reason"]
MOST_SECONDARY = 2


class TrackMember(BaseModel):
    """An occupation on a track. `role`: `primary` or `secondary`; `oews_code` where its pay is published, `None`: none."""

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    oews_code: str | None
    level: Level
    role: str


class Track(BaseModel):
    """A path through occupations, members from entry to executive."""

    model_config = ConfigDict(frozen=True)

    track_id: str
    title: str
    members: tuple[TrackMember, ...]
    citation: Citation

    @property
    def codes(self) -> tuple[str, ...]:
        """O*NET-SOC codes of the members."""
        return tuple(member.onet_soc_code for member in self.members)

    @property
    def oews_codes(self) -> tuple[str, ...]:
        """The distinct six-digit codes under which the members' pay is published: each once."""
        return tuple(dict.fromkeys(member.oews_code for member in self.members if member.oews_code))

    def at(self, level: Level) -> tuple[TrackMember, ...]:
        """The members of one level."""
        return tuple(member for member in self.members if member.level == level)


class Assigned(NamedTuple):
    """A line of the assignment: occupations whose code begins with `code` are on `primary`, and also on `secondary`.
    `level` only where no figure is on file from which the rule could read one."""

    code: str
    primary: str
    secondary: tuple[str, ...]
    level: Level | None

    @property
    def tracks(self) -> tuple[str, ...]:
        return (self.primary, *self.secondary)


class Tracks:
    """Tracks by id, by member, and all of them."""

    def __init__(self, engine: Engine, citation: Callable[[str], Citation]) -> None:
        self._engine = engine
        self._citation = citation

    def get(self, track_id: str) -> Track | None:
        """One track (`operations`); `None` when there is none of that id."""
        found = self._read((track_id,))
        return found[0] if found else None

    def all(self) -> tuple[Track, ...]:
        """Every track, by title."""
        return self._read(None)

    def of_occupation(self, onet_soc_code: str) -> tuple[Track, ...]:
        """The tracks that an occupation is on."""
        member = _TABLES["track_member"].c
        query = select(member.track_id).where(member.onet_soc_code == onet_soc_code).order_by(member.role)
        with self._engine.connect() as connection:
            ids = tuple(connection.execute(query).scalars())
        return self._read(ids) if ids else ()

    def names_of(self, onet_soc_codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Id and title of every track that one of the occupations is on, those of most of them first."""
        member, track = _TABLES["track_member"].c, _TABLES["track"].c
        query = (
            select(track.track_id, track.title)
            .join_from(_TABLES["track_member"], _TABLES["track"], track.track_id == member.track_id)
            .where(member.onet_soc_code.in_(list(onet_soc_codes)))
            .group_by(track.track_id, track.title)
            .order_by(func.count().desc(), func.min(member.role), track.title)
        )
        with self._engine.connect() as connection:
            return tuple((track_id, title) for track_id, title in connection.execute(query))

    def history(self, track_id: str) -> "TrackHistory | None":
        """Jobs and pay over time on a constant basket; `None` where the build holds none."""
        from knowledge import track_history

        return track_history.read(self._engine, self._citation, track_id)

    def places(self, track_id: str) -> "TrackPlaces | None":
        """Pay by state, nominal and in US prices; `None` where the build holds none."""
        from knowledge import track_places

        return track_places.read(self._engine, self._citation, track_id)

    def industries(self, track_id: str) -> "TrackIndustries | None":
        """Share of jobs and typical pay by sector; `None` where the build holds none."""
        from knowledge import track_industries

        return track_industries.read(self._engine, self._citation, track_id)

    def transfers(self, track_id: str) -> "tuple[Transfer, ...]":
        """The tracks nearest in skills and activities."""
        from knowledge import track_transfers

        return track_transfers.read(self._engine, self._citation, track_id)

    def _read(self, ids: tuple[str, ...] | None) -> tuple[Track, ...]:
        track, member, occupation = _TABLES["track"], _TABLES["track_member"].c, _TABLES["occupation"].c
        tracks = select(track).order_by(track.c.title)
        members = select(
            member.track_id, member.onet_soc_code, occupation.title, occupation.oews_code, member.level, member.role
        ).join_from(_TABLES["track_member"], _TABLES["occupation"], occupation.onet_soc_code == member.onet_soc_code)
        if ids is not None:
            tracks = tracks.where(track.c.track_id.in_(ids))
            members = members.where(member.track_id.in_(ids))
        with self._engine.connect() as connection:
            rows = connection.execute(tracks).mappings().all()
            belonging: dict[str, list[TrackMember]] = {row["track_id"]: [] for row in rows}
            for row in connection.execute(members).mappings():
                if row["track_id"] in belonging:
                    belonging[row["track_id"]].append(TrackMember.model_validate(dict(row)))
        return tuple(
            Track(
                track_id=row["track_id"],
                title=row["title"],
                members=tuple(
                    sorted(belonging[row["track_id"]], key=lambda one: (LEVELS.index(one.level), one.onet_soc_code))
                ),
                citation=self._citation(row["source_key"]),
            )
            for row in rows
        )


def own_rows(starter: Traversable | None = None) -> Iterator[Row]:
    """The reviewed tables as rows: one source row, then a track and its members for each `tracks/*.csv`.

    Raises `BuildError` naming file and line where a table is not what it should be.
    """
    folder = (starter or files("knowledge") / "starter") / "tracks"
    tables = sorted((one for one in folder.iterdir() if one.name.endswith(".csv")), key=lambda one: one.name)
    reviewed = [one for one in tables if one.name != ASSIGNMENT]
    yield SourceRow(
        key=OWN_KEY,
        publisher="Career Advisor project",
        dataset="Track membership",
        title="Which occupations make up a track, and at which level (reviewed by hand)",
        vintage="2026",
        year=2026,
        url="https://www.onetcenter.org/taxonomy.html",
        licence="MIT",
        attribution="Codes and titles: O*NET, CC BY 4.0. Levels and reasons: this project's judgement.",
        file=", ".join(one.name for one in tables),
        sha256=sha256(b"".join(one.read_bytes() for one in tables)).hexdigest(),
        kind="own",
    )
    named = {table.name.removesuffix(".csv") for table in reviewed}
    for track_id in sorted(named | {one for line in assignment(folder) for one in line.tracks}):
        yield TrackRow(track_id=track_id, title=track_id.replace("-", " ").capitalize(), source_key=OWN_KEY)
    for table in reviewed:
        track_id = table.name.removesuffix(".csv")
        reader = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        if reader.fieldnames != _COLUMNS:
            raise BuildError(f"{table.name}: the columns must be {', '.join(_COLUMNS)}.")
        seen: set[str] = set()
        for line, row in enumerate(reader, start=2):
            if row["level"] not in LEVELS or row["role"] not in ("primary", "secondary") or not row["reason"]:
                raise BuildError(f"{table.name}, line {line}: level, role or reason is not one that is known.")
            if row["onet_soc_code"] in seen:
                raise BuildError(f"{table.name}, line {line}: {row['onet_soc_code']} stands there twice.")
            seen.add(row["onet_soc_code"])
            yield TrackMemberRow(
                track_id=track_id,
                onet_soc_code=row["onet_soc_code"],
                level=row["level"],
                role=row["role"],
                source_key=OWN_KEY,
            )


def assignment(folder: Traversable | None = None) -> tuple[Assigned, ...]:
    """The reviewed assignment of codes to tracks, the longest codes first: the first that an occupation's code begins
    with is its own. Empty where there is no such table; raises `BuildError` naming the line that is wrong."""
    table = (folder or files("knowledge") / "starter" / "tracks") / ASSIGNMENT
    if not table.is_file():
        return ()
    reader = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    if reader.fieldnames != _ASSIGNED:
        raise BuildError(f"{ASSIGNMENT}: the columns must be {', '.join(_ASSIGNED)}.")
    found: dict[str, Assigned] = {}
    for line, row in enumerate(reader, start=2):
        secondary = tuple(row["secondary"].split())
        if row["code"] in found:
            raise BuildError(f"{ASSIGNMENT}, line {line}: {row['code']} stands there twice.")
        if not row["primary"] or row["primary"] in secondary or len(set(secondary)) != len(secondary):
            raise BuildError(f"{ASSIGNMENT}, line {line}: a primary track is missing or a track is named twice.")
        if len(secondary) > MOST_SECONDARY or not row["reason"] or row["level"] not in ("", *LEVELS):
            raise BuildError(f"{ASSIGNMENT}, line {line}: secondary tracks, level or reason are not as they must be.")
        level = cast(Level, row["level"]) if row["level"] else None
        found[row["code"]] = Assigned(row["code"], row["primary"], secondary, level)
    return tuple(sorted(found.values(), key=lambda one: (-len(one.code), one.code)))
