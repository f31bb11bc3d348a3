"""Places of a story that are not the one asked about: where somebody comes from, was born, has moved away from. Pure.

It leaves a place out only where another place of the message is the one asked about; a move asked about keeps both.
"""

import re
from collections.abc import Sequence

from advisor.offline.reading import SpottedPlace

_CAME_FROM = re.compile(
    r"(?i)\b(?:(?:moved|relocated|came|come|comes|coming|emigrated|immigrated|arrived|fled|transferred|graduated|retired|deployed)(?: here| over| back| up| down)?(?: \w+ (?:years?|months?) ago)? from"
    r"|(?:originally|i'?m|i am|we are|we'?re|family is|parents are|he is|she is|native) (?:from|of)|born(?: and raised)? in|grew up in|raised in|used to (?:live|work|be) in|lived in|worked in|left|back (?:home )?in|went to (?:school|college) in"
    r"|(?:in|from) my country|stationed in|served in|prison in|mom (?:lives|is) in|dad (?:lives|is) in|(?:relative|partner|spouse|colleague|they|sister|brother|cousin|friend|uncle|aunt|parents?|mother|father|daughter|son|ex|buddy)(?: who)? (?:lives?|is|are|works?|moved) (?:in|to|over in)"
    r"|vengo de|soy de|llegu[eé] de|vine de|nac[ií] en|me mud[eé] de|viv[ií]a en|viv[ií] en|trabaj[eé](?: \w+ (?:a[nñ]os|meses))? en|emigr[eé] de|mi (?:mam[aá]|hermano|hermana|prima|primo|t[ií]o|t[ií]a|amigo|amiga) (?:vive|est[aá]|trabaja) en)"
    r"\s+(?:the |el |la )?$"
)
_BOTH_ASKED = re.compile(
    r"(?i)\b(?:compar\w+|vs\.?|versus|better off|worth (?:it|moving)|should i (?:move|stay|go)|conviene|than (?:in|here|there)|more than|less than)\b"
)


_INFINITIVE = re.compile(r"[a-záéíóúñ]{2,}(?:[aei]r|ír)(?:me|te|se|nos|l[oae]s?)?")
"""A verb as it stands behind "en" ("tarda en aprenderlo"): where no place is called so, it is none."""


def asked_about(text: str, spots: Sequence[SpottedPlace]) -> Sequence[SpottedPlace]:
    """The places of a message without those of its story, where one is left."""
    spots = [
        one for one in spots if one.match.outcome != "unknown" or not _INFINITIVE.fullmatch(one.text.strip(" ?!.,"))
    ]
    if len(spots) < 2 or _BOTH_ASKED.search(text):
        return spots
    kept = [one for one in spots if not _CAME_FROM.search(text[: one.start])]
    dropped = [one for one in spots if one not in kept]
    if not any(one.match.outcome in ("one", "several") for one in kept):
        return spots
    # "I moved from Ohio to Texas": a move within one sentence is read where moves are.
    for one in dropped:
        following = next((other for other in kept if other.start > one.end), None)
        if following is not None and re.fullmatch(
            r"\s*,?\s*(?:to|a|hasta)\s+(?:the\s+)?", text[one.end : following.start]
        ):
            return spots
    return kept
