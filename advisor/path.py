"""My path: what a person saved, what they compare, their next steps. Shapes, and what makes one valid. Pure.

The whole object is written at once, over the state it was read as; titles and times are ours, never the writer's.
"""

import secrets
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from advisor.errors import ConflictError, InvalidRequestError
from advisor.feedback import Written
from advisor.requests import valid_text

if TYPE_CHECKING:
    from knowledge.store import Knowledge

Kind = Literal["career", "occupation", "track"]
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64), BeforeValidator(valid_text)
]

OPEN_STEPS = 3
"""More open steps at once help nobody: the next three."""

_PAGES = {"career": "/careers/", "occupation": "/occupations/", "track": "/tracks/"}


class LostUpdateError(ConflictError):
    """The path was changed elsewhere since it was read."""


class Saved(BaseModel):
    """A career, occupation or track a person kept. What is not `kind` and `code` is ours and ignored when sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    code: Code
    title: str | None = None
    added: datetime | None = None
    url: str | None = None


class Comparison(BaseModel):
    """Two to four things held side by side, by code."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[Code, ...] = Field(min_length=2, max_length=4)
    titles: tuple[str, ...] = ()
    added: datetime | None = None


class Step(BaseModel):
    """Something to do next. `on`: by when; a day in the past is allowed, since steps run late and are told so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, BeforeValidator(valid_text), StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")] | None = None
    text: Annotated[Written, Field(max_length=300)]
    on: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))] | None = None
    done: bool = False


class Path(BaseModel):
    """A person's path. `consent`: whether a counselor may open it; false until they say otherwise, with since when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    saved: tuple[Saved, ...] = Field(default=(), max_length=50)
    comparisons: tuple[Comparison, ...] = Field(default=(), max_length=20)
    steps: tuple[Step, ...] = Field(default=(), max_length=30)
    consent: bool = False
    consent_since: datetime | None = None


def settled(given: Path, held: Path, knowledge: "Knowledge", moment: datetime) -> Path:
    """The path as it will be stored: codes in their full form with our titles, times kept from before. Raises
    `InvalidRequestError` naming what is not known here, or a fourth open step. What was saved earlier stays, even where
    a newer build does not know it any more."""
    moment = moment.astimezone(UTC).replace(microsecond=0)
    if sum(not step.done for step in given.steps) > OPEN_STEPS:
        raise InvalidRequestError(f"steps: At most {OPEN_STEPS} steps may be open at a time; mark one as done first.")
    return Path(
        saved=_each_saved(given, held, knowledge, moment),
        comparisons=_each_comparison(given, held, knowledge, moment),
        steps=_with_ids(given.steps),
        consent=given.consent,
        consent_since=(held.consent_since if held.consent else moment) if given.consent else None,
    )


def shown(path: Path, knowledge: "Knowledge") -> dict[str, Any]:
    """The path for its owner: each saved thing with the address of its page, or null where there is none any more."""
    told = path.model_dump(mode="json")
    for line, one in zip(told["saved"], path.saved, strict=True):
        known = _known(knowledge, one.kind, one.code)
        line["url"] = f"{_PAGES[one.kind]}{known[0]}" if known else None
    return told


def _each_saved(given: Path, held: Path, knowledge: "Knowledge", moment: datetime) -> tuple[Saved, ...]:
    before = {(one.kind, one.code): one for one in held.saved}
    found: dict[tuple[str, str], Saved] = {}
    for place, one in enumerate(given.saved):
        known = _known(knowledge, one.kind, one.code)
        if known is None and (one.kind, one.code) not in before:
            raise InvalidRequestError(f"saved.{place}.code: No {one.kind} is known here as “{one.code}”.")
        code, title = known or (one.code, before[one.kind, one.code].title)
        earlier = before.get((one.kind, code))
        added = earlier.added if earlier else moment
        found.setdefault((one.kind, code), Saved(kind=one.kind, code=code, title=title, added=added))
    return tuple(found.values())


def _each_comparison(given: Path, held: Path, knowledge: "Knowledge", moment: datetime) -> tuple[Comparison, ...]:
    before = {one.codes: one for one in held.comparisons}
    found: dict[tuple[str, ...], Comparison] = {}
    for place, one in enumerate(given.comparisons):
        if one.codes in before:
            found.setdefault(one.codes, before[one.codes])
            continue
        known: dict[str, str] = {}
        for code in one.codes:
            match = next((it for kind in _PAGES if (it := _known(knowledge, kind, code))), None)
            if match is None:
                raise InvalidRequestError(f"comparisons.{place}.codes: Nothing is known here as “{code}”.")
            known.setdefault(*match)
        if len(known) < 2:
            raise InvalidRequestError(f"comparisons.{place}.codes: Two different codes are needed to compare.")
        codes = tuple(known)
        kept = before.get(codes) or Comparison(codes=codes, titles=tuple(known.values()), added=moment)
        found.setdefault(codes, kept)
    return tuple(found.values())


def _with_ids(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    taken: set[str] = set()
    named = []
    for step in steps:
        name = step.id if step.id and step.id not in taken else f"s_{secrets.token_hex(6)}"
        taken.add(name)
        named.append(step.model_copy(update={"id": name}))
    return tuple(named)


def _known(knowledge: "Knowledge", kind: str, code: str) -> tuple[str, str] | None:
    """The code in full and the title of what it names."""
    if kind == "occupation":
        occupation = knowledge.occupations.get(code)
        return (occupation.onet_soc_code, occupation.title) if occupation else None
    if kind == "career":
        career = knowledge.careers.get(code)
        return (career.career_id, career.title) if career else None
    track = knowledge.tracks.get(code)
    return (track.track_id, track.title) if track else None
