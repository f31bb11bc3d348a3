"""Words for a model, one Markdown file per purpose; no figures and no logic. A prompt's version is its digest."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Prompt(NamedTuple):
    """One prompt. `digest`: the first twelve digits of the SHA-256 of its text."""

    name: str
    text: str
    digest: str


@cache
def load(name: str) -> Prompt:
    """The prompt of that name (`chat`). Raises FileNotFoundError where there is none."""
    text = (files(__name__) / f"{name}.md").read_text(encoding="utf-8").strip()
    return Prompt(name, text, hashlib.sha256(text.encode()).hexdigest()[:12])


def every() -> tuple[Prompt, ...]:
    """All prompts, by name."""
    return tuple(
        load(name) for name in sorted(p.name[:-3] for p in files(__name__).iterdir() if p.name.endswith(".md"))
    )
