"""An approval: who took which text of a draft as theirs, and when. Pure data; it binds one revision by its digest."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from advisor.facts import Frozen


class Approval(Frozen):
    """`digest`: of the document that was approved (see `document.digest`); `number`: its revision, counted from 1; `by`:
    the name or e-mail address of the person; `knowledge_build`: the build its figures were checked against; `note`: what
    the person wrote beside it, for colleagues and never for the client."""

    digest: str
    number: Annotated[int, Field(ge=1)]
    by: str
    at: datetime
    knowledge_build: str
    note: str | None = None
