"""Sections of a profile: content where a source has it, else the reason why not. Never an empty string or list.

What every section is made of: prose with its citation, names that members share, and a section that holds only where to
look. It reads no table itself.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from advisor.cards import Section
from advisor.facts import Missing
from advisor.tools.context import ToolContext

if TYPE_CHECKING:
    from knowledge.narratives import Narrative
    from knowledge.occupations import Occupation

MOST = 12
STARTER = "not in the starter; build with O*NET"
"""Why prose of the publishers is not in a build from the starter pack."""
LACKING = "lacking"
"""The key of a content that holds only where to look: it says what no source here has."""
Content = dict[str, Any] | list[Any] | str | None

_MACHINE_ASSISTED = "Its publisher says that this text is machine-assisted; figures in it are not statistics."


def section(key: str, title: str, content: Content, reason: str) -> Section:
    """A section with content, or missing with its reason."""
    if content:
        return Section(key=key, title=title, content=content)
    return Section(key=key, title=title, missing=Missing(what=title.lower(), reason=reason))


def prose(context: ToolContext, narrative: "Narrative | None") -> Content:
    """A narrative with its citation number; a publisher's also with what it says of itself."""
    if narrative is None:
        return None
    told = {"markdown": narrative.markdown, "citation": context.ledger.cite(narrative.citation)}
    return told | ({"note": _MACHINE_ASSISTED} if narrative.citation.key.startswith("profiles-adj") else {})


def gathered(
    context: ToolContext, members: Sequence["Occupation"], read: Callable[[str], Sequence[Any]], most: int = MOST
) -> dict[str, Any] | None:
    """Names that members share, those of most members first, each once, with the citation number."""
    seen: dict[str, list[int]] = {}
    spelled: dict[str, str] = {}
    citation = None
    for member in members:
        found = read(member.onet_soc_code)
        # A name that two lists of one member carry counts once.
        names = dict.fromkeys(str(getattr(one, "name", None) or getattr(one, "title", "")) for one in found)
        for rank, name in enumerate(names):
            folded = name.casefold()
            spelled.setdefault(folded, name)
            seen.setdefault(folded, []).append(rank)
        if found and citation is None:
            citation = found[0].citation
    if citation is None:
        return None
    ordered = sorted(seen, key=lambda name: (-len(seen[name]), sum(seen[name]) / len(seen[name]), name))
    return {"items": [spelled[name] for name in ordered[:most]], "citation": context.ledger.cite(citation)}
