"""A referral note: to whom and why, what the client agreed to share and nothing else, what is asked for."""

import re

from advisor.drafting.agreed import agreement
from advisor.drafting.client_file import ClientFile
from advisor.drafting.quoting import said_in
from advisor.drafting.topics import topics_in
from advisor.drafting.voice import Voice

_WHOM = re.compile(
    r"\b(?:[Rr]eferral|[Rr]efer\w*|[Ss]end(?:ing)?|[Dd]erivaci[oó]n|[Dd]eriv(?:ar|e|o|en)(?:l[aoe]s?)?|[Dd]erível[aoe]s?|[Nn]ota|(?:[Ee]nv[ií]|[Mm]and|[Rr]emit|[Rr]efi?[eé]r|[Cc]anal[ií][zc])\w{1,4}?(?:l[aoe]s?)?)\b(?:\s+(?:note|letter|her|him|them|my client|de derivaci[oó]n|(?:for|of|para|de)\s+[A-Z][\w'’]+|[A-Z][\w'’]+))*"
    r"\s+(to|al|a la|a los|a las)\s+((?:the\s+|an?\s+|our\s+)?[^,.;:]{3,70}?)"
    r"(?=\s+(?:for|about|on|so|because|with|who|where|to help|para|sobre|porque|con)\b|[,.;:]|$)"
)
_ARTICLES = {"al": "el ", "a la": "la ", "a los": "los ", "a las": "las "}
_WHY = re.compile(
    r"(?i)\b(?:help(?:ed)? with|for help with|for|para|ayuda con)\s+((?:an?\s+|the\s+)?[^,.;:]{3,60}?)(?=\s+(?:for|in|at|near|para|en|de parte)\s+[A-Z]|[,.;:]|$)"
)


def consented(client: ClientFile | None) -> bool:
    """Whether the latest word on sharing is a yes."""
    return agreement(client).stands


def referral(voice: Voice, client: ClientFile | None) -> None:
    """The sections of a referral. Without a standing consent it tells of the client only that they are referred."""
    asked = voice.found.asked
    agreed, text = asked.agreed, asked.request.request
    voice.section("whom")
    match = _WHOM.search(text)
    if match is not None:
        voice.say("J", "whom.named", whom=_whom(voice, match), **_reason(voice, match[2]))
    else:
        voice.say("J", "whom.open")
        voice.ask("open.whom")
    if agreed.stands:
        _why(voice, text[match.end() :] if match is not None else text)
    voice.section("shared")
    if agreed.stands:
        _shared(voice)
    else:
        voice.say("J", "shared.nothing")
        voice.ask("open.consent")
    voice.section("ask")
    voice.say("J", "ask.contact")
    voice.say("J", "ask.back")


def _why(voice: Voice, text: str) -> None:
    """What the client is looking for, as far as they let it be known."""
    asked, options = voice.found.asked, voice.found.options
    why = _WHY.search(text)
    if options and voice.found.named:
        voice.say("J", "why.options", options=voice.listed([voice.as_one(one) for one in asked.options], "or"))
        for option in options:
            if option.programs and option.programs_citation is not None:
                cited = str(option.programs_citation)
                voice.say("F", "programs.referred", option.code, names=option.programs[0], citation=cited)
    elif why is not None and topics_in(why[1]) <= asked.topics:
        said = why[1].strip()
        if asked.agreed.allows(said):
            voice.say("J", "why.for", reason_=said_in(voice, said), **_reason(voice, said))
        elif not any(said.lower() in one.lower() or one.lower() in said.lower() for one in asked.unasked):
            voice.ask("open.may", said, words=said.rstrip("."))


def _shared(voice: Voice) -> None:
    """The client's words of consent, the items that they name, and as questions what they leave open."""
    asked = voice.found.asked
    words = asked.agreed.quoted(asked.topics)
    if words is not None:
        reason = voice.word("reason.file")
        voice.say("J", "shared.words", words=words if words.endswith((".", "!", "?")) else f"{words}.", reason=reason)
    if asked.items:
        voice.say("J", "shared.consented")
        for item in asked.items:
            voice.quote(item, "client")
    else:
        voice.say("J", "shared.open" if words is not None else "shared.unnamed")
    for one in asked.unasked:
        voice.ask("open.may", one, words=one.rstrip("."))


def _whom(voice: Voice, match: re.Match[str]) -> str:
    """Who gets the note; in another language than the note's as it was said."""
    whom = match[2].strip()
    if voice.found.asked.spoken != voice.language:
        return f"“{whom}”"
    return f"{_ARTICLES.get(match[1], '')}{whom}"


def _reason(voice: Voice, words: str) -> dict[str, str]:
    """Words of the request that hold a number stand for themselves."""
    return {"reason": voice.word("reason.request")} if re.search(r"\d", words) else {}
