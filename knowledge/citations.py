"""`Citation` and `Vintage`: who published a figure, and the period its official file speaks of.

A citation is data about a publisher's dataset. It never holds a figure and never a path of this machine.
"""

from pydantic import BaseModel, ConfigDict


class Vintage(BaseModel):
    """The period an official file speaks of, e.g. label `"May 2025"`, year `2025`.

    `year` is the year a figure is quoted for (the reference year, not the year of release).
    """

    model_config = ConfigDict(frozen=True)

    label: str
    year: int


class Citation(BaseModel):
    """One publisher's dataset in one vintage.

    `key` is the id of the row in the `source` table (`"oews-state-2025"`); `attribution` is the wording the
    licence asks for, empty where it asks for none.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    publisher: str
    dataset: str
    title: str
    vintage: Vintage
    url: str
    licence: str
    attribution: str = ""
    section: str | None = None
