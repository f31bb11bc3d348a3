"""What of a client's file a draft may tell: every item without what is left out of drafts, and which were shortened. Pure."""

from collections.abc import Collection

from advisor.drafting.client_file import ClientFile, Item, ItemKind, sources_of
from advisor.drafting.topics import Topic, without
from advisor.facts import Frozen


class Cut(Frozen):
    """An item that is not told in full: which of its kind (from one), what it speaks of, whether anything is left. Its words
    are not repeated."""

    kind: ItemKind
    number: int
    of: int
    topics: tuple[Topic, ...]
    whole: bool


def tellable(client: ClientFile | None, allowed: Collection[Topic]) -> tuple[tuple[Item, ...], tuple[Cut, ...]]:
    """The items that may be told, in the order of the file, and those of them that were cut."""
    sources = sources_of(client) if client is not None else []
    items: list[Item] = []
    cuts: list[Cut] = []
    for one in sources:
        left, gone = without(one.text, allowed)
        if left:
            items.append(one if not gone else one.model_copy(update={"text": left}))
        if gone:
            alike = [other for other in sources if other.kind == one.kind]
            told = {"kind": one.kind, "number": alike.index(one) + 1, "of": len(alike), "topics": tuple(sorted(gone))}
            cuts.append(Cut.model_validate(told | {"whole": not left}))
    return tuple(items), tuple(cuts)
