"""Cuts a growing text into whole sentences, so that each can be checked before anybody reads it.

Nothing is lost or changed: the pieces joined are the text. A piece ends at a line end, or after a sentence with the
blanks that follow it. It never judges what a sentence says.
"""

import re

# A full stop behind one of these ends nothing. Lower-case, without the last stop.
_SHORT_WORDS = (
    "st ste mt ft mr mrs ms dr prof sr jr vs e.g i.e etc approx est dept inc co corp ltd u.s u.s.a d.c ph.d b.a b.s m.a m.s "
    "m.b.a a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec fig vol ee.uu ee uu ud uds sra núm aprox"
)
_SHORT = frozenset(_SHORT_WORDS.split())
_END = re.compile(
    r"[.!?…]+[\"'”’)\]*_]*"  # the stop, with closing quotes, brackets, emphasis
    r"(?:[ \t]*\[[FP]?\d+(?:[,;][ \t]*[FP]?\d+)*\])*"  # markers set behind the stop belong to the sentence
    r"[ \t]+(?=\S)"  # something must follow: only then the sentence is known to be over
)
_WRAPPED = re.compile(r"[ \t]*[a-zà-ÿ]")
_BLOCK = re.compile(r"[ \t]*(?:#|\||>|\*\*[^*\n]+\*\*:?[ \t]*$)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]*_]*(?:[ \t]*\[[FP]?\d+(?:[,;][ \t]*[FP]?\d+)*\])*[ \t]*$")
_OPENS = re.compile(r"[\"'“‘(\[*_¿¡$≥~A-ZÀ-Þ0-9]")
_WORD = re.compile(r"\S+$")
_MARKS = frozenset(["", "F", "P", *"0123456789"])


class Sentences:
    """Takes text as it comes, in any cut, and gives whole sentences back. `wrapped`: a line that goes on in small letters
    on the next one is one sentence, as a writer breaks lines who wraps them."""

    def __init__(self, *, wrapped: bool = False) -> None:
        self._held = ""
        self._wrapped = wrapped

    def feed(self, delta: str) -> list[str]:
        """The sentences that are complete now."""
        self._held += delta
        pieces: list[str] = []
        while (end := _first_end(self._held, self._wrapped)) is not None:
            pieces.append(self._held[:end])
            self._held = self._held[end:]
        return pieces

    def flush(self) -> list[str]:
        """What is left when the text is over."""
        rest, self._held = self._held, ""
        return [rest] if rest else []


def split(text: str) -> list[str]:
    """The sentences of a whole text; joined they are the text."""
    cutter = Sentences()
    return cutter.feed(text) + cutter.flush()


def _first_end(text: str, wrapped: bool = False) -> int | None:
    """Where the first complete sentence or line ends, or None while that cannot be told."""
    line = text.find("\n")
    if wrapped and line >= 0 and not text[line:].strip():
        line = -1  # whether the line goes on, and how many blank ones follow, is not known yet
    while wrapped and line >= 0 and not _BLOCK.match(text[:line]) and not _CLOSED.search(text[:line]):
        if not _WRAPPED.match(text, line + 1):
            break
        line = text.find("\n", line + 1)
        if line >= 0 and not text[line:].strip():
            line = -1
    line_end = None
    if line >= 0:
        line_end = line + 1
        while line_end < len(text) and text[line_end] == "\n":
            line_end += 1
    if text.startswith("|"):
        return line_end  # a row of a table is one statement: half of it would break the table
    for match in _END.finditer(text, 0, line if line >= 0 else len(text)):
        if _is_end(text, match):
            return match.end()
    return line_end


def _is_end(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    if following == "[" and text[match.end() + 1 : match.end() + 2] in _MARKS:
        return False  # a marker may be on its way: it would belong to this sentence
    if not _OPENS.match(following):
        return False
    if text[match.start()] != ".":
        return True
    word = _WORD.search(text, 0, match.start())
    before = word.group().lstrip("(\"'“‘*_[-").lower() if word else ""
    before = before.rsplit("-", 1)[-1]  # "Minneapolis-St. Paul"
    if before in _SHORT or (len(before) == 1 and before.isalpha()):
        return False
    return not _is_list_number(text, match.start())


def _is_list_number(text: str, stop: int) -> bool:
    """ "1." at the head of a line numbers an item; it ends no sentence."""
    head = text[text.rfind("\n", 0, stop) + 1 : stop].strip(" \t*_")
    return head.isdigit() and len(head) <= 3
