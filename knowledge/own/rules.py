"""What an operator's text must not hold. The lint of publishers' texts, and rules for links, phones, places and dates.

Pure: it looks at words and names what is wrong; what is refused is the reader's business. A local text may name web and mail
addresses, which a narrative may not: they are taken out before the lint looks, and never reach a person as a link.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from knowledge import lint
from knowledge.own.records import Refused

LONGEST_TEXT = 60_000  # characters of a Markdown file
LONGEST_CELL = 500  # of a cell of a CSV
EARLIEST = date(1990, 1, 1)

_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_BARE = re.compile(r"<?\bhttps?://[^\s<>()\"'“”]+>?", re.IGNORECASE)
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?([2-9]\d\d)[ .-]?(\d{4})(?: ?(?:x|ext\.?) ?\d{1,6})?")
_SHORT_PHONE = re.compile(r"[2-9]11|988")
_CALLED = re.compile(
    r"(?i)\b(?:phone|telephone|tel|tel[eé]fono|call us at)\b\.?:?\s*(\+?[\d(][\d ().+-]{2,}(?:(?:x|ext\.?) ?\d+)?)"
)
_ENDS = ".,;:!?"


def faults(path: str, text: str, first_line: int = 1) -> Iterator[Refused]:
    """What a text holds that may not be shown or read by a model."""
    for found in _LINK.finditer(text):
        if not web_address(found[2]):
            yield Refused(
                path, _line(text, found.start(), first_line), f"the link “{found[2][:60]}” is no http or https address"
            )
    for found in _CALLED.finditer(text):
        if not phone_number(found[1].strip(" -.(")):
            said = found[1].strip()
            yield Refused(path, _line(text, found.start(), first_line), f"“{said}” is no phone number of ten digits")
    for one in lint.findings(_without_addresses(text), first_line=first_line):
        yield Refused(path, one.line, f"{one.what} (“{one.said}”)")


def shown(text: str) -> str:
    """The text as it is read: a link is its words, an address of the web leaves with its brackets."""
    plain = _LINK.sub(lambda link: link[1], text)
    plain = re.sub(rf"\s*\(\s*{_BARE.pattern}\s*\)", "", plain, flags=re.IGNORECASE)
    return re.sub(r"[ \t]{2,}", " ", _BARE.sub("", plain)).strip()


def web_address(text: str) -> bool:
    """Whether it is an http or https address of a host, without a password in it."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return (
        parts.scheme.lower() in ("http", "https") and parts.username is None and (port is None or port > 0)
        and _HOST.fullmatch(host) is not None and not re.search(r"[\s<>\"'`\\]", text.strip())
    )  # fmt: skip


def phone_number(text: str) -> bool:
    """Whether it is a number of the North American plan, or a short one such as 211."""
    said = text.strip()
    return _PHONE.fullmatch(said) is not None or _SHORT_PHONE.fullmatch(said) is not None


def day(text: str, today: date) -> date | str:
    """The day a text speaks of (2026-11-02), or what is wrong with it."""
    if not text.strip():
        return "it says no as_of, the day it was true, such as 2026-11-02"
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return f"as_of “{text.strip()[:40]}” is no day such as 2026-11-02"
    if not EARLIEST <= found <= today:
        return f"as_of {found} does not lie between {EARLIEST} and today"
    return found


def _without_addresses(text: str) -> str:
    """The same text of the same length, blanks where web and mail addresses stood."""
    text = _LINK.sub(lambda link: link[1].ljust(len(link[0])) if web_address(link[2]) else link[0], text)
    text = _BARE.sub(
        lambda link: " " * len(link[0]) if web_address(link[0].strip("<>").rstrip(_ENDS)) else link[0], text
    )
    return _MAIL.sub(lambda mail: " " * len(mail[0]), text)


def _line(text: str, place: int, first_line: int) -> int:
    return first_line + text.count("\n", 0, place)
