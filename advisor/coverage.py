"""How much of the pages is there: every profile and track is really made, and its sections counted, each with its reason.

The denominator of a section is the occupations for which a source in the build has it (`knowledge.coverage`). A section
that holds only links counts as missing. Nothing is sampled.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from knowledge import coverage as sources_have
from knowledge.progress import Progress

if TYPE_CHECKING:
    from advisor.cards import Section
    from knowledge.store import Knowledge

BAR_FULL_PCT, BAR_STARTER_PCT = 97.0, 95.0
"""Least percent of cells over the occupations with tasks: all of them in a full build, figures and names in the starter."""
OCCUPATIONS, CAREERS, TRACKS = "occupations", "careers", "tracks"


class Line(BaseModel):
    """One section over all pages of a kind. `held`: pages for which a source has it; `held_shown`: of those, with content;
    `shown`: of all `pages`; `reasons`: why the others have none, most frequent first."""

    model_config = ConfigDict(frozen=True)

    of: str
    section: str
    pages: int
    held: int
    held_shown: int
    shown: int
    reasons: dict[str, int]

    @property
    def whole(self) -> bool:
        """Whether every page for which a source has it shows it."""
        return self.held == self.held_shown


class Overall(BaseModel):
    """A bar: what is counted, how many cells there are and hold content, and the least percent."""

    model_config = ConfigDict(frozen=True)

    what: str
    cells: int
    filled: int
    bar_pct: float

    @property
    def pct(self) -> float:
        return round(100 * self.filled / self.cells, 2) if self.cells else 0.0

    @property
    def met(self) -> bool:
        return self.cells > 0 and 100 * self.filled >= self.bar_pct * self.cells


class Coverage(BaseModel):
    """All lines and bars of one build. `unfilled`: pages for which a source has a section that they do not show."""

    model_config = ConfigDict(frozen=True)

    build_id: str
    kind: str
    lines: tuple[Line, ...]
    bars: tuple[Overall, ...]
    unfilled: tuple[str, ...]

    @property
    def met(self) -> bool:
        return all(bar.met for bar in self.bars)


Cells = dict[str, str | None]
"""Section -> the reason why it has no content; `None`: it has."""


def measure(knowledge: "Knowledge", progress: Progress | None = None) -> Coverage:
    """Make every page of the build and count."""
    held, pages = sources_have.held(knowledge), dict(_occupations(knowledge, progress))
    careers = dict(_made(knowledge, CAREERS, [one.career_id for one in knowledge.careers.all()], progress))
    tracks = dict(_made(knowledge, TRACKS, [one.track_id for one in knowledge.tracks.all()], progress))
    lines = [
        *(_line(OCCUPATIONS, key, pages, held[key]) for key in sources_have.SECTIONS),
        # A career or track has what its members have: no source speaks of the group itself but prose and published pages.
        *(_line(CAREERS, key, careers, None) for key in _keys(careers)),
        *(_line(TRACKS, key, tracks, None) for key in _keys(tracks)),
    ]
    unfilled = tuple(
        f"{key} of {code}" for key in sources_have.SECTIONS for code in sorted(held[key]) if pages[code].get(key) is not None
    )  # fmt: skip
    return Coverage(
        build_id=knowledge.build_id, kind=knowledge.manifest.kind, lines=tuple(lines),
        bars=tuple(_bars(knowledge, held, pages)), unfilled=unfilled,
    )  # fmt: skip


def _bars(knowledge: "Knowledge", held: dict[str, frozenset[str]], pages: dict[str, Cells]) -> Iterator[Overall]:
    counted = [
        (code, key) for key in sources_have.SECTIONS if key not in sources_have.APART for code in held[key]
    ]  # fmt: skip
    yield Overall(
        what="sections for which a source in this build has content",
        cells=len(counted), filled=sum(pages[code][key] is None for code, key in counted), bar_pct=100.0,
    )  # fmt: skip
    tasked = sources_have.with_tasks(knowledge)
    starter = knowledge.manifest.kind == "starter"
    keys = sources_have.FIGURES_AND_NAMES if starter else (*sources_have.PROSE, *sources_have.FIGURES_AND_NAMES)
    yield Overall(
        what=f"{'sections of figures and names' if starter else 'all sections'} of the {len(tasked)} occupations with tasks"
        f" (without {', '.join(sources_have.APART)} and cost)",
        cells=len(tasked) * len(keys), filled=sum(pages[code][key] is None for code in tasked for key in keys),
        bar_pct=BAR_STARTER_PCT if starter else BAR_FULL_PCT,
    )  # fmt: skip


def _line(of: str, key: str, pages: dict[str, Cells], held: frozenset[str] | None) -> Line:
    reasons = Counter(reason for cells in pages.values() if (reason := cells.get(key)) is not None)
    shown = {page for page, cells in pages.items() if cells.get(key) is None}
    having = shown if held is None else held
    return Line(
        of=of, section=key, pages=len(pages), held=len(having), held_shown=len(having & shown), shown=len(shown),
        reasons=dict(reasons.most_common()),
    )  # fmt: skip


def _keys(pages: dict[str, Cells]) -> tuple[str, ...]:
    return tuple(next(iter(pages.values()), {}))


def _occupations(knowledge: "Knowledge", progress: Progress | None) -> Iterator[tuple[str, Cells]]:
    yield from _made(knowledge, OCCUPATIONS, sorted(sources_have.codes(knowledge)), progress)


def _made(knowledge: "Knowledge", of: str, ids: list[str], progress: Progress | None) -> Iterator[tuple[str, Cells]]:
    from advisor.lookups import look_up

    kinds = {
        OCCUPATIONS: ("get_career", "career", "occupation"),
        CAREERS: ("get_career", "career", "career"),
        TRACKS: ("get_track", "track", "track"),
    }
    tool, argument, kind = kinds[of]
    for number, one in enumerate(ids, start=1):
        result, _ = look_up(knowledge, tool, {argument: f"{kind}:{one}"})
        sections: Iterable[Section] = getattr(result.findings[0], "sections", ()) if result.findings else ()
        yield one, {part.key: _lacking(part) for part in sections}
        if progress is not None:
            progress(f"making the pages of {of}", number, len(ids))


def _lacking(part: "Section") -> str | None:
    from advisor.tools.sections import LACKING

    if part.missing is not None:
        return part.missing.reason
    return part.content.get(LACKING) if isinstance(part.content, dict) else None
