"""What title matching answers: candidates, subjects, and names found in a text, each with a decision. Records only."""

from collections.abc import Sequence
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

Decision = Literal["go", "ask", "none"]
Kind = Literal["occupation", "career", "track", "group"]
CHOICES = 5

Scored = tuple[float, str]
"""(score 0..1, the name that matched)."""


class SimilarOccupations(Protocol):
    """What titles ask of a search: the occupations nearest to a text in sense, best first."""

    def similar_occupations(self, words: str, k: int = 10) -> Sequence[tuple[str, float]]: ...


class Candidate(BaseModel):
    """An occupation that may be meant: `score` 0..1, `matched` the name that matched."""

    model_config = ConfigDict(frozen=True)

    onet_soc_code: str
    title: str
    score: float
    matched: str


class TitleMatch(BaseModel):
    """Ranked occupations for what was `said`. `go`: the first is meant; `ask`: offer the first few; `none`: nothing near.
    `note`: a plain sentence on what kept it from being understood, empty where nothing did."""

    model_config = ConfigDict(frozen=True)

    said: str
    candidates: tuple[Candidate, ...]
    decision: Decision
    note: str = ""


class Subject(BaseModel):
    """What a question is about: an occupation (O*NET-SOC code), a career, a track, or a SOC major group (`29-0000`)."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    id: str
    title: str


class SubjectMatch(BaseModel):
    """The subject meant. With `ask`, `subject` is the likeliest and `alternatives` the others (five in all); with
    `none` there is no subject. `matched` is the name that matched."""

    model_config = ConfigDict(frozen=True)

    said: str
    subject: Subject | None
    score: float
    decision: Decision
    alternatives: tuple[Subject, ...]
    matched: str = ""
    note: str = ""

    @property
    def choices(self) -> tuple[Subject, ...]:
        """The subject and its alternatives, at most five."""
        return ((self.subject,) if self.subject else ()) + self.alternatives[: CHOICES - 1]


class Spotted(BaseModel):
    """A name inside a text: characters `start`..`end`, as written, and what it means."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str
    subject_match: SubjectMatch
