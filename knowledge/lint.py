"""What a narrative must not hold: it describes work, speaks to people, and brings nothing of its own into a page or a prompt.

`findings` looks at a text and names, with its line, what is refused: words to a model (plain, in Spanish, and disguised:
invisible or look-alike letters, letters apart, digits for letters, backwards, rot13, base64, escapes), HTML, images, links
off the publisher's own hosts, link definitions, look-alikes of tool calls and of our citations. Pure: it reads no file,
changes no text and never asks a model. It is the first fence and not the only one: what passes is still treated as data.

Our own narrative that is refused stops the build (`narratives` raises `BuildError` with file and line). Of a publisher's
file only the entry is left out; the build goes on and its manifest names file, line and reason under `missing`.
"""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from knowledge.lint_phrases import DISGUISED, MARKUP, SCRAMBLED, SPEECH

LONGEST = 60  # characters of the text that a sentence quotes

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u13a0-\u13ff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_WORD = re.compile(r"[^\W\d_]+")
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189]")
_APART = re.compile(r"(?<!\w)(?:[^\W_][ \t._*~|/·•-]{1,3}){5,}[^\W_](?!\w)")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"\b(?:[0-9a-f]{2}[ :]?){12,}", re.IGNORECASE)
_ESCAPED = re.compile(
    r"(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|%[0-9a-f]{2}|&#x?[0-9a-f]+;){3,}|(?:[01]{8} ?){4,}", re.IGNORECASE
)
_DIGITS = str.maketrans("013457@$!", "oieastasi")
_DIGIT_WORD = re.compile(r"(?:(?<![a-z])[a-z]+[013457@$]|[013457@$][a-z])\S*")
_MARKS = frozenset(".!?:;,'@$")
_HOST = re.compile(r"(?:https?:)?//([^/\s)>\"':]+)[^\s)>\"']*", re.IGNORECASE)


class Finding(NamedTuple):
    """One thing that is refused: its line (from 1), what it does, and the words."""

    line: int
    what: str
    said: str

    def sentence(self, name: str) -> str:
        """For people: `careers/nurses.md, line 14: speaks to a model (“ignore …”); a narrative only describes work.`"""
        return f"{name}, line {self.line}: {self.what} (“{self.said}”); a narrative only describes work."


def findings(text: str, hosts: frozenset[str] = frozenset(), first_line: int = 1) -> tuple[Finding, ...]:
    """What is refused in `text`, in order of line. `hosts` are the publisher's own, which links may lead to;
    `first_line` is the line on which the text begins in its file."""
    seen: dict[tuple[int, str], Finding] = {}
    for place, what, said in _places(text, hosts):
        line = first_line + text.count("\n", 0, place)
        quoted = "".join(f"U+{ord(c):04X}" if _HIDDEN.match(c) else c for c in " ".join(said.split()))
        seen.setdefault(
            (line, what), Finding(line, what, quoted if len(quoted) <= LONGEST else f"{quoted[:LONGEST]} …")
        )
    return tuple(sorted(seen.values()))


def _places(text: str, hosts: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _HIDDEN.finditer(text):
        if not (found[0] == "\ufeff" and found.start() == 0) and not _after_emoji(text, found.start()):
            yield found.start(), "hides characters", found[0]
    for found in _WORD.finditer(text):
        if found[0].isascii():
            continue
        foreign = len(_OTHER_SCRIPT.findall(found[0]))
        if foreign > 1 or (foreign and len(found[0]) > 1):
            yield found.start(), "mixes in letters of another alphabet", found[0]
    for found in _STYLED.finditer(text):
        yield found.start(), "is written in look-alike letters", found[0]
    for found in _APART.finditer(text):
        yield found.start(), "spells words out letter by letter", found[0]
    for found in (*_ESCAPED.finditer(text), *_HEX.finditer(text)):
        if found[0].strip(" :").isdigit() is False or set(found[0]) <= set("01 "):
            yield found.start(), "holds encoded text", found[0]
    for found in _BASE64.finditer(text):
        if _is_encoded(found[0]):
            yield found.start(), "holds encoded text", found[0]
    own = _HOST.sub(lambda link: " " * len(link[0]) if link[1].lower() in hosts else link[0], text) if hosts else text
    own = re.sub(r"\]\( +\)", lambda gap: " " * len(gap[0]), own) if hosts else own
    for what, rule in MARKUP:
        for found in rule.finditer(own):
            yield found.start(), what, found[0]
        if "&" in own and (found_later := rule.search(html.unescape(own))) and not rule.search(own):
            yield max(0, own.find("&")), what, found_later[0]
    loose, places = _folded(own)
    for what, rule in SPEECH:
        for found in rule.finditer(loose):
            yield places[found.start()], what, found[0]
    yield from _disguised(loose, places)


def _disguised(loose: str, places: list[int]) -> Iterator[tuple[int, str, str]]:
    """The same words with digits for letters, backwards, in rot13, or with their inner letters out of order."""
    if _DIGIT_WORD.search(loose):
        # Only where digits stand for letters: a number beside its unit spells nothing.
        spelt = _DIGIT_WORD.sub(lambda word: word[0].translate(_DIGITS), loose)
        for _, rule in SPEECH:
            if (found := rule.search(spelt)) and not rule.search(loose):
                yield places[found.start()], "speaks to a model in disguise", loose[found.start() : found.end()]
    for written in (loose[::-1], codecs.encode(loose, "rot13")):
        if found := DISGUISED.search(written):
            yield places[0], "speaks to a model in disguise", found[0]
    scrambled = [
        found
        for found in _WORD.finditer(loose)
        if len(found[0]) > 5 and found[0] not in SCRAMBLED.values()
        and SCRAMBLED.get("".join(sorted(found[0])), " ")[0] == found[0][0]
    ]  # fmt: skip
    if len(scrambled) > 1:
        yield places[scrambled[0].start()], "speaks to a model in disguise", scrambled[0][0]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small plain letters, one space for whatever else stands between words, without what cannot be seen;
    and the place in `text` of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in letter.lower() if letter.isascii() else _plain(letter):
            kept = one if one.isalnum() or one in _MARKS else " "
            if kept != " " or (letters and letters[-1] != " "):
                letters.append(kept)
                places.append(place)
    places.append(len(text))
    return "".join(letters), places


@cache
def _plain(letter: str) -> str:
    if letter in "’‘´":
        return "'"
    if _HIDDEN.match(letter):
        return ""
    decomposed = unicodedata.normalize("NFKD", letter).lower()
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _after_emoji(text: str, place: int) -> bool:
    """A variation selector or joiner that only belongs to the picture before it."""
    return text[place] in "\ufe0e\ufe0f\u200d" and place > 0 and unicodedata.category(text[place - 1]) in ("So", "Sk")


def _is_encoded(run: str) -> bool:
    if len(run) >= 40 and re.search(r"[a-z]", run) and re.search(r"[A-Z]", run) and re.search(r"\d", run):
        return True
    padded = run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4)
    try:
        said = base64.b64decode(padded, altchars=b"-_" if re.search("[-_]", run) else None).decode("ascii")
    except (binascii.Error, ValueError):
        return False
    return all(one.isprintable() or one.isspace() for one in said) and len(re.findall(r"[a-zA-Z ]", said)) > 0.8 * len(
        said
    )
