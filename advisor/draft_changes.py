"""What changed between two revisions, sentence by sentence. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from advisor.draft_states import Change
from advisor.drafting.document import Section, Sentence

Placed = tuple[str, Sentence]


def changes(old: Sequence[Section], new: Sequence[Section]) -> list[Change]:
    """The differences in the order of the newer one. A sentence that only stands on something else has changed too."""
    before, after = _placed(old), _placed(new)
    found: list[Change] = []
    marks = SequenceMatcher(None, [_key(one) for one in before], [_key(one) for one in after], autojunk=False)
    for what, start, end, from_, to in marks.get_opcodes():
        if what == "equal":
            continue
        for gone, come in zip_longest(before[start:end], after[from_:to]):
            if gone is not None and come is not None:
                found.append(Change(what="changed", heading=come[0], old=gone[1], new=come[1]))
            elif come is not None:
                found.append(Change(what="added", heading=come[0], new=come[1]))
            elif gone is not None:
                found.append(Change(what="removed", heading=gone[0], old=gone[1]))
    return found


def counted(found: Sequence[Change]) -> dict[str, int]:
    """How many sentences came, went and changed."""
    return {what: sum(one.what == what for one in found) for what in ("added", "removed", "changed")}


def _placed(sections: Sequence[Section]) -> list[Placed]:
    return [(section.heading, one) for section in sections for one in section.sentences]


def _key(one: Placed) -> str:
    return one[0] + "\x00" + one[1].model_dump_json()
