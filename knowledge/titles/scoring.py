"""How much a name that is known says for each of its targets. Pure functions; what nobody listed is `ranking.py`'s."""

import re
from collections.abc import Sequence

from knowledge.titles.lookup import Common, Name
from knowledge.titles.matches import Scored

_REST = re.compile(r"\d{2}-\d{3}9\.00")
"""An occupation of the rest, "All Other": a name of several words that a particular occupation bears too means that
one; a bare "technician" tells too little."""
_KINDS = {
    "own": 1.0,
    "spanish": 0.98,
    "common": 1.0,
    "direct_match": 0.97,
    "reported": 0.96,
    "short": 0.93,
    "alternate": 0.94,
}


def strength(name: Name) -> float:
    """How much a listed name says: by its list, less where many occupations carry it, a little by how common the job is."""
    return _KINDS[name.kind] - 0.035 * min(name.lists - 1, 8) + 0.03 * (name.prior - 0.5)


def of_names(listed: Sequence[Name]) -> dict[str, Scored]:
    """What a name that is listed means: an official title before all, else every target by the strength of its list."""
    own = any(name.kind == "own" and ":" not in name.target for name in listed)
    particular = any(
        " " in name.folded and ":" not in name.target and not _REST.fullmatch(name.target) for name in listed
    )
    scored: dict[str, Scored] = {}
    for name in listed:
        if name.kind == "own":
            score = 1.0 if ":" not in name.target else 0.9 if own else 0.99
        else:
            score = strength(name) - (0.1 if own else 0.0)
            score -= 0.06 if particular and _REST.fullmatch(name.target) else 0.0
        if score > scored.get(name.target, (0.0, ""))[0]:
            scored[name.target] = (score, name.display)
    return scored


def of_common(entry: Common, own: Sequence[Name]) -> dict[str, Scored]:
    """The first target is meant, the others stand beside it; where the table says to ask, all are about equal."""
    step = 0.01 if entry.decision == "ask" else 0.12
    least = 0.9 if entry.decision == "ask" else 0.75
    scored = {
        target: (max(1.0 - step * place, least - 0.01 * place), entry.display)
        for place, target in enumerate(entry.targets)
    }
    for name in own:
        scored.setdefault(name.target, (0.74, name.display))
    return scored


def scaled(scored: dict[str, Scored], factor: float) -> dict[str, Scored]:
    """The same targets, each so much weaker."""
    return {target: (score * factor, matched) for target, (score, matched) in scored.items()}
