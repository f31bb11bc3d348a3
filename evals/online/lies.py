"""Which of the sentences that the fake provider made false stand in what the reader got. Pure."""

import re
from collections.abc import Sequence
from typing import Any

_MARKER = re.compile(r"\s*\[F?\d+(?:,\s*F?\d+)*\]")
_SIGNS = re.compile(r"[*_`|]")


def leaked(text: str, entries: Sequence[dict[str, Any]]) -> list[str]:
    """The lies that stand in a text, as sentences. A lie in its marker alone is judged by the marker, not by its words."""
    shown = plain(text)
    true = {plain(one) for entry in entries for one in entry.get("honest", [])}
    found = []
    for entry in entries:
        for lie in entry.get("lies", []):
            words = plain(lie["text"])
            if words and words in shown and not any(words in one for one in true):
                found.append(f"a lie reached the reader ({lie['kind']}): {lie['text']}")
    return list(dict.fromkeys(found))


def told(entries: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """How many false sentences the model wrote, and how many sentences in all."""
    wrote = [entry for entry in entries if entry.get("text")]
    lies = sum(len(entry.get("lies", [])) for entry in wrote)
    # A sentence that was invented whole has no honest one behind it.
    whole = sum(1 for entry in wrote for lie in entry.get("lies", []) if not lie.get("honest"))
    return lies, whole + sum(len(entry.get("honest", [])) for entry in wrote)


def plain(text: str) -> str:
    """Words without markers, emphasis and table rules, so that rendering changes nothing."""
    return " ".join(_SIGNS.sub(" ", _MARKER.sub("", text)).split()).removeprefix("- ").casefold()
