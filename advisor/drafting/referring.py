"""A referral note: to whom and why, what the client agreed to share and nothing else, what is asked for."""

import re

from advisor.drafting.client_file import ClientFile
from advisor.drafting.telling import programs
from advisor.drafting.topics import topics_in
from advisor.drafting.voice import Voice

_WHOM = re.compile(
    r"\b(?:[Rr]eferral|[Rr]efer\w*|[Dd]erivaci[oó]n|[Dd]erivar|[Nn]ota)\b(?:\s+(?:note|letter|her|him|them|my client|de derivaci[oó]n|(?:for|of|para|de)\s+[A-Z][\w'’]+|[A-Z][\w'’]+))*"
    r"\s+(to|al|a la|a los|a las)\s+((?:the\s+|an?\s+|our\s+)?[^,.;:]{3,70}?)"
    r"(?=\s+(?:for|about|on|so|because|with|who|where|to help|para|sobre|porque|con)\b|[,.;:]|$)"
)
_ARTICLES = {"al": "el ", "a la": "la ", "a los": "los ", "a las": "las "}
_WHY = re.compile(
    r"(?i)\b(?:help(?:ed)? with|for help with|for|para|ayuda con)\s+((?:an?\s+|the\s+)?[^,.;:]{3,60}?)(?=\s+(?:for|in|at|near|para|en|de parte)\s+[A-Z]|[,.;:]|$)"
)
_SHARES = re.compile(r"(?i)refer|shar|compart|deriv|disclos|release")


def consented(client: ClientFile | None) -> bool:
    """Whether the latest word on sharing is a yes."""
    said = [one for one in client.consents if _SHARES.search(one.kind)] if client is not None else []
    return bool(said) and sorted(said, key=lambda one: str(one.on or ""))[-1].given


def referral(voice: Voice, client: ClientFile | None) -> None:
    """The sections of a referral."""
    asked, options = voice.found.asked, voice.found.options
    text = asked.request.request
    voice.section("whom")
    match = _WHOM.search(text)
    if match is not None:
        voice.say(
            "J", "whom.named", whom=f"{_ARTICLES.get(match[1], '')}{match[2].strip()}", **_reason(voice, match[2])
        )
    else:
        voice.say("J", "whom.open")
        voice.ask("open.whom")
    why = _WHY.search(text[match.end() :] if match is not None else text)
    if options:
        if voice.found.named:
            voice.say("J", "why.options", options=voice.listed([voice.as_one(one) for one in asked.options], "or"))
        for number, option in enumerate(options):
            programs(voice, option, number)
    elif why is not None and (topics_in(why[1]) <= asked.topics):
        voice.say("J", "why.for", reason_=why[1].strip(), **_reason(voice, why[1]))
    voice.section("shared")
    items = [one for one in asked.items if one.from_client and one.kind != "note"][:4] if consented(client) else []
    if items:
        voice.say("J", "shared.consented")
        for item in items:
            voice.quote(item, "client")
    else:
        voice.say("J", "shared.nothing")
        voice.ask("open.consent")
    voice.section("ask")
    voice.say("J", "ask.contact")
    voice.say("J", "ask.back")


def _reason(voice: Voice, words: str) -> dict[str, str]:
    """Words of the request that hold a number stand for themselves."""
    return {"reason": voice.word("reason.request")} if re.search(r"\d", words) else {}
