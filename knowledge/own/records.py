"""What an operator's own content is, once read: texts, referrals, and what was refused with file and line. Pure data."""

from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from knowledge.citations import Citation, Vintage

SHARED = ""
"""The organisation of what everybody may read."""


class OwnText(BaseModel):
    """One Markdown file. `path` is relative to the folder, `places` are texts that name places; empty: everywhere."""

    model_config = ConfigDict(frozen=True)

    organisation: str
    path: str
    title: str
    publisher: str
    as_of: date
    url: str = ""
    places: tuple[str, ...] = ()
    markdown: str

    @property
    def citation(self) -> Citation:
        return cited(self.path, self.publisher, self.title, self.as_of, self.url)


class Referral(BaseModel):
    """One row of a CSV: who helps with what. `path` is the file with the row's line."""

    model_config = ConfigDict(frozen=True)

    organisation: str
    path: str
    publisher: str
    name: str
    what: str
    who_for: str = ""
    jobs: str = ""
    places: tuple[str, ...] = ()
    phone: str = ""
    url: str = ""
    languages: tuple[str, ...] = ()
    cost: str = ""
    as_of: date

    @property
    def citation(self) -> Citation:
        return cited(self.path, self.publisher, self.name, self.as_of, self.url)


class Refused(NamedTuple):
    """Something that is left out: where it stands, and why, as the end of a sentence."""

    path: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.why}."


class Content(NamedTuple):
    """All of a folder. `digest` is that of every file's bytes, refused ones included."""

    texts: tuple[OwnText, ...]
    referrals: tuple[Referral, ...]
    refused: tuple[Refused, ...]
    digest: str


def cited(path: str, publisher: str, title: str, as_of: date, url: str) -> Citation:
    """The citation of an operator's text: the organisation, the file, and the day it speaks of."""
    return Citation(
        key=f"own:{path}",
        publisher=publisher,
        dataset=f"Local information ({path})",
        title=title,
        vintage=Vintage(label=f"{as_of:%B} {as_of.day}, {as_of.year}", year=as_of.year),
        url=url,
        licence="as its publisher says",
    )
