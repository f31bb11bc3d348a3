"""What a counselor's document is drawn of: sections as paragraphs or lists, with their tables and pictures. Pure data."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from api.documents.letter_pictures import Drawn
from api.documents.letter_told import Table
from api.documents.prose import Run

Shape = Literal["paragraph", "list", "numbered"]


class Said(NamedTuple):
    """A sentence in runs; `doubt` says, in brackets, why it may not stand as it is. An estimate of the counselor's own has
    whose it is and why among its runs, before its last stop."""

    runs: list[Run]
    doubt: str | None = None


@dataclass(frozen=True)
class Part:
    """A section as it is drawn. `level` 0 is a salutation: words of the letter that head nothing. `said` stands as one
    paragraph, or each as an item."""

    heading: str
    level: Literal[0, 1, 2]
    shape: Shape
    said: list[Said]
    alone: Said | None = None  # the last words of a letter, on a line of their own
    tables: list[Table] = field(default_factory=list)
    pictures: list[Drawn] = field(default_factory=list)
