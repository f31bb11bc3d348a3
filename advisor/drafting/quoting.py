"""Which items of the file a draft tells, and how: goals and constraints always, of the rest what fits."""

import re
from collections.abc import Sequence

from advisor.drafting.client_file import Item, ItemKind
from advisor.drafting.mentioning import speaking_of
from advisor.drafting.told import says
from advisor.drafting.topics import topics_in
from advisor.drafting.voice import Voice

MOST_QUOTED = 4
"""Items that a draft tells where there are more; goals and constraints, which bear on the options, are always told."""
MOST_SHORT = 2


def quotable(voice: Voice, kinds: Sequence[ItemKind] = ("situation", "goal", "constraint", "note")) -> list[Item]:
    """What the client said: every goal and constraint, and of the rest as much as fits, what the request names first."""
    mine = [one for one in voice.found.asked.items if one.from_client and one.kind in kinds]
    named = [one for one in mine if one.kind in ("goal", "constraint") or topics_in(one.text)]
    room = max(0, (MOST_SHORT if voice.style.short else MOST_QUOTED) - len(named))
    rest = [one for one in mine if one not in named][:room] if room else []
    if not voice.style.short:  # where the client stands begins each draft
        rest += [one for one in mine if one.kind == "situation" and one not in (*named, *rest)]
    wished = [one for words in voice.style.mentioned for one in speaking_of(words, mine)]
    return [one for one in mine if one in named or one in rest or one in wished]


def quoted(voice: Voice, items: Sequence[Item], person: str) -> int:
    """Tell items, the constraints under a line of their own where there are several; how many are told."""
    limits = [one for one in items if one.kind == "constraint"]
    led = person == "you" and len(limits) > 1 and len(items) > MOST_QUOTED
    told = 0
    for item in items:
        if led and item is limits[0]:
            voice.say("J", "about.limits")
        voice.quote(item, person)
        if says(voice.lines[-1].text, item.text):
            told += 1
        else:
            voice.lines.pop()  # a word or two that says nothing
            voice._seen["said"] -= 1
    return told


def counted(voice: Voice) -> None:
    """Which published title each job of the request is counted with, where that is called otherwise."""
    if voice.found.asked.spoken != voice.language:
        return
    for said in voice.found.asked.options:
        of = voice.found.met.get(said)
        title = voice.called(of.id, of.title) if of is not None else ""
        if title and not {one[:5] for one in re.findall(r"\w{4,}", said.lower())} <= {one[:5] for one in re.findall(r"\w{4,}", title.lower())}:  # fmt: skip
            voice.say("J", "counted", said, said=said, title=title)


_MENTION = re.compile(
    r"(?i)\b(?:mention|include|note|bring up|put in|take up|talk about|menciona\w*|mencione\w*|incluy\w+|incluir|habl\w+ de)\s+(?:that\s+|que\s+|also\s+)?([^.;:!?\n]{3,80})"
)


def mentioned(voice: Voice, *, told: bool) -> None:
    """What the request asks to mention of the left-out matters and the file does not hold: told as the request's, or asked."""
    asked = voice.found.asked
    match = _MENTION.search(asked.request.request)
    if match is None or not (topics := topics_in(match[1])):
        return
    if any(topics & topics_in(one.text) for one in asked.items):
        return
    words = match[1].strip(" ,")
    if told:
        voice.say("J", "mention", words=said_in(voice, words), reason=voice.word("reason.request"))
    else:
        voice.ask("open.mention", words=words)


def said_in(voice: Voice, words: str) -> str:
    """Words of the request inside a sentence: quoted where they stay in another language."""
    return words if voice.found.asked.spoken == voice.language else f"“{words}”"
