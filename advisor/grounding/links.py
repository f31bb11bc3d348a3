"""Links, images and addresses in a sentence: only the address of a citation passes. Pure."""

import re
import unicodedata
from collections.abc import Collection

_LINK = re.compile(r"(?:h[tx]{2}ps?|ftp)\s?:\s?//[^\s)>\]]+|\bwww\.[^\s)>\]]+", re.IGNORECASE)
_ACTIVE = re.compile(
    r"!\[|<\s*/?\s*(?:img|script|iframe|a|svg|style|object|embed|form|meta|link)\b|javascript:|data:\w+/|vbscript:",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.|\s\.\s?|\s?\[\.\]\s?|\s?\(dot\)\s?|\s+dot\s+))+"
    r"(?:com|org|net|gov|edu|mil|int|info|biz|io|ai|co|us|uk|ru|cn|de|me|app|dev|xyz|site|online|shop|jobs|careers|work|club|top|ly|gl|gg|tv|link|click|example|test|evil|invalid)"
    r"(?:/[^\s)>\]]*)?(?![\w-])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|mailto:", re.IGNORECASE)
_DOTS = {ord("。"): ".", ord("·"): ".", ord("․"): ".", ord("‧"): "."}
_MARKDOWN = re.compile(
    r"\[[^\]]*\]\(\s*([^)\s]*)[^)]*\)|^\s*\[[^\]]+\]:\s*\S+|\[[^\]]*[a-z][^\]]*\]\s*\[[^\]]*[a-z][^\]]*\]"
)


def foreign(sentence: str, addresses: Collection[str], sites: Collection[str] = ()) -> list[str]:
    """What in the sentence leads somewhere that no citation of this turn leads to. `sites` may be named, not linked to."""
    found: list[str] = []
    sentence = unicodedata.normalize("NFKC", sentence).translate(_DOTS)
    if _ACTIVE.search(sentence):
        found.append("an image, script or frame")
    rest = sentence
    for match in _LINK.finditer(sentence):
        address = match.group().rstrip(".,;:*_\"'")
        if address not in addresses:
            found.append(address)
        rest = rest.replace(match.group(), " " * len(match.group()))
    for match in _MARKDOWN.finditer(sentence):
        target = (match.group(1) or "").strip("<>")
        if target not in addresses:
            found.append(match.group())
    if "." in rest or "dot" in rest.lower():
        hosts = {address.split("//")[-1].split("/")[0].removeprefix("www.") for address in (*addresses, *sites)}
        found += [
            one.group()
            for one in _BARE.finditer(rest)
            if one.group().lower().removeprefix("www.").rstrip("/") not in hosts
        ]
    if "@" in rest or "mailto" in rest.lower():
        found += [match.group() for match in _MAIL.finditer(rest)]
    return found


def without_links(sentence: str) -> str:
    """The sentence at the same length, links blanked."""
    return _LINK.sub(lambda match: " " * len(match.group()), sentence)
