"""Puts a correction and a few turns of speech into the words they stand for, before anything is read. Pure.

"Not ops, I said sales" is about sales; "teaching elementary school" names the job of an elementary school teacher. It
resolves nothing, and what it does not know it leaves as it stands.
"""

import re

_ASIDE = re.compile(
    r"(?i)^(?:(?:oh|okay|hm+|um+|uh+|er+|alright|thx|thanks|wait|sorry|hold on|actually|oops|perd[oó]n|bueno|vale|espera|ah|anyway|hey)\b[,.!;:-]*\s+(?=\S)"
    r"|(?-i:ok|Ok)\b[,.!;:-]*\s+(?=\S)|OK[,.!;:-]+\s+(?=\S)"
    r"|(?:well|so|right|cool|great|nice|awesome|perfect|thank you|gracias|got it|i see|yes|yeah|yep|no|nope|sí|si|claro|interesting|wow|good|fine)\b(?: (?:then|so much|a lot))?[,.!;:-]+\s+(?=\S))+"
)
"""How people begin a message that goes on: it says nothing of what is asked."""
_AND = re.compile(r"(?i)^(?:nd|n|&|adn|annd)\s+(?=\S)")
_AFTERTHOUGHT = re.compile(
    r"(?i)^(.{2,60}?),? (?:i (?:meant|mean|said|was asking)|is what i (?:meant|said|asked)|quise decir|digo)[.!]*$"
)
_LEAD = r"(?:(?:no|nope|wait|sorry|hold on|actually|oops|perd[oó]n)[,.!]*\s+)*"
_I_SAID = r"(?:(?:but )?(?:i|yo) (?:said|meant(?: to (?:say|ask))?|mean|wanted(?: to (?:know|ask)(?: about)?)?|asked (?:for|about)|(?:was|am) (?:asking|talking) about|dije|quise decir|quer[ií]a)|but|sino|digo|quise decir)"
_NOT_BUT = re.compile(
    rf"(?i)^{_LEAD}(?:not|no(?! (?:\w+ )?(?:experience|degrees?|college|diploma|school\w*|licen[cs]e|training|ged|desk|education|certificates?)\b)) (?:the |in |about )?[\w' ,.-]{{2,40}}?[,.;]+ ?{_I_SAID}? ?(?=\S)(.+)$"
)
_NOT_BUT_PLAIN = re.compile(rf"(?i)^{_LEAD}not (?:the |in |about )?[\w' -]{{2,40}}? {_I_SAID} (.+)$")
_MEANT = re.compile(rf"(?i)^{_LEAD}{_I_SAID} (?:the (?:one )?in |in )?(.+)$")
_SWAPPED = re.compile(rf"(?i)^{_LEAD}(?:i (?:said|meant|mean) )?(.{{2,40}}?),? not (?:the |in )?[\w' .-]{{2,40}}$")
_TEACHING = re.compile(
    r"(?i)\bteach(?:ing|es)? ((?:elementary|middle|high|primary|secondary)(?: school)?|kindergarten|preschool|pre-?k|special ed(?:ucation)?|esl|art|music|pe|science|math|english|history)\b"
)
_IN_LA = re.compile(r"\b([Ii]n|[Nn]ear|[Tt]o|[Ff]rom|[Aa]round) (?:la|LA)\b(?! \w+[oa]s?\b)")
_SCHOOLS = re.compile(r"(?i)^(elementary|middle|high|primary|secondary)$")


def aside(text: str) -> str:
    """The message without what people say before they go on ("oh", "ok so", "thanks,")."""
    return _ASIDE.sub("", text)


def reworded(text: str) -> str:
    """The message with corrections and such turns of speech put plainly."""
    text = _AND.sub("and ", aside(text))
    if len(text.split()) <= 14:
        text = _corrected(text)
    text = _IN_LA.sub(r"\1 L.A.", text)
    return _TEACHING.sub(lambda match: _teacher(match[1]), text)


def _corrected(text: str) -> str:
    for pattern in (_NOT_BUT, _NOT_BUT_PLAIN, _MEANT):
        if (match := pattern.match(text)) is not None:
            rest = match[1].strip(" ,.!?")
            # "No, I want the best paid jobs" is a question, no correction of one word.
            return rest if rest else text
    if (after := _AFTERTHOUGHT.match(text)) is not None:
        return after[1]
    if (swapped := _SWAPPED.match(text)) is not None and not re.search(
        r"(?i)\b(do|does|is|are|what|how|why|will|that'?s|it'?s|this|that)\b", swapped[1]
    ):
        return swapped[1]
    return text


def _teacher(what: str) -> str:
    return f"{what} school teachers" if _SCHOOLS.match(what) else f"{what} teachers"
