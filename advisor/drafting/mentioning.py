"""What an instruction asks to mention of the client's file: the items that speak of it. Nothing is told that is not there."""

import re
from collections.abc import Iterable, Mapping

from advisor.drafting.client_file import Item, ItemKind
from advisor.errors import InvalidRequestError

_MENTION = re.compile(
    r"\b(?:mention|bring up|talk about|speak of|refer to|say (?:something|more|a word) (?:about|on)|(?:add|include|put in)(?: (?:a|another) (?:sentence|line|word|note|part|paragraph))?"
    r"(?: (?:something|more))?(?: (?:about|on|that))?|menciona\w*|mencione\w*|habla de|hable de|agreg\w+|a[nñ]ad\w+|incluy\w+|incluir|pon(?:ga)? algo (?:de|sobre))\s+"
    r"(?:(?:the|her|his|their|my|that|about|on|el|la|los|las|su|sus|que|algo|de|sobre)\s+)*(?P<words>[^.;:!?\n]{2,80})",
    re.IGNORECASE,
)
_KINDS: Mapping[ItemKind, str] = {
    "goal": r"goals?|wishes|aims?|metas?|objetivos?|deseos",
    "constraint": r"constraints?|limits?|limitations?|barriers?|l[ií]mites|obst[aá]culos|barreras",
    "situation": r"situation|story|background|situaci[oó]n|historia",
    "note": r"notes?|notas?",
}
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "on",
        "in",
        "to",
        "for",
        "with",
        "about",
        "that",
        "this",
        "it",
        "please",
        "client",
        "goes",
        "takes",
        "uses",
        "rides",
        "too",
        "also",
        "again",
        "once",
        "more",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "y",
        "o",
        "de",
        "del",
        "en",
        "para",
        "con",
        "sobre",
        "que",
        "esto",
        "por",
        "favor",
        "cliente",
        "clienta",
        "también",
        "su",
        "sus",
    ]
)


def mention_of(instruction: str) -> str | None:
    """The words that are to be mentioned, or `None` where nothing is."""
    found = _MENTION.search(instruction)
    return found["words"].strip(" ,\"“”'") if found is not None else None


def speaking_of(words: str, items: Iterable[Item]) -> list[Item]:
    """The client's own items that speak of this, by a word or by their kind."""
    wanted = _stems(words)
    kinds = {kind for kind, named in _KINDS.items() if re.fullmatch(rf"(?i){named}", words.strip())}
    mine = [one for one in items if one.from_client]
    whole = [one for one in mine if one.kind in kinds or (wanted and wanted <= _stems(one.text))]
    return whole or [one for one in mine if wanted & _stems(one.text)]


def told_already(item: Item) -> InvalidRequestError:
    """The refusal where the draft tells it as it stands."""
    return InvalidRequestError(f"The draft tells this already, so nothing was changed: “{item.text}”")


def nothing_of(words: str) -> InvalidRequestError:
    """The refusal where the file speaks of no such thing."""
    return InvalidRequestError(
        f"Nothing the client said on file speaks of “{words}”, so nothing was changed. Note it in the file first, or write the "
        "sentence yourself in the editor."
    )


def _stems(text: str) -> set[str]:
    return {
        one[:5].rstrip("s") for one in re.findall(r"[^\W_]+", text.casefold()) if one not in _EMPTY and len(one) > 2
    }
