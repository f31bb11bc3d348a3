"""What a message says of its writer, in the first person and as a fact: typed items with the words they stood in.

Pure given a resolver. It learns from no question, no "if", no quotation and nobody else's life, and of what a person is
(age, sex, health, origin, belief, status, record) it learns nothing: see `private`.
"""

import re
from collections.abc import Iterator, Sequence

from advisor.memory import private
from advisor.memory.items import Item, Kind, merged
from advisor.memory.saying import (
    ADVERBS,
    BEFORE_JOB,
    BREAK,
    FORMER,
    FORMS,
    HYPOTHETICAL,
    JOBS,
    LASTED,
    NOT_YET,
    PLACES,
    REPORTED,
    SPEAKER,
    STOP,
    STOP_SAYING,
    TRAILING,
)
from advisor.offline.folding import fold
from advisor.offline.reading import Resolver, SpottedPlace, SpottedSubject

_LONGEST = 4_000  # characters that are read of a message
_QUOTED = re.compile(r"\"[^\"]{0,2000}\"|(?<!\w)'[^']{12,400}'(?!\w)")
_SENTENCE = re.compile(r"(?<!\bSt)(?<!\bFt)(?<!\bMt)[.;!?]+(?=\s|$)")
_WIDEST = 60
_CALLS = 6
"""A message's places and jobs are looked up this often at most: a pasted life story must not hold up its own answer."""
_LEARNING = re.compile(r"\s+(?:in training|to be\b|wannabe|student|trainee)", re.I)
_EMPTY = re.compile(
    r"|(?:it|this|that|those|these|them|you|eso|esto|lo)(?: .*)?|being|working|doing|having|(?:the |your )?(?:.* )?(?:first|second|third|last|other|answers?|ideas?|options?|lists?|one|ones|sound|looks?|advice|suggestions?)(?: of .*)?",
    re.I,
)
"""What is liked or not is often our own answer."""


def learn(message: str, resolver: Resolver) -> tuple[Item, ...]:
    """The items of one message, in the order they were said; empty for nearly every question."""
    text = fold(message[:_LONGEST])
    if not SPEAKER.search(text):
        return ()
    text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    found: tuple[Item, ...] = ()
    asked = _Bounded(resolver)
    start = 0
    for end in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        start = end
        if SPEAKER.search(sentence):
            found = merged(found, _items(sentence, asked))
    return found


class _Bounded:
    """A resolver that is asked a few times only."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._left = _CALLS

    def spot_places(self, text: str) -> Sequence[SpottedPlace]:
        self._left -= 1
        return self._resolver.spot_places(text) if self._left >= 0 else ()

    def spot_subjects(self, text: str) -> Sequence[SpottedSubject]:
        self._left -= 1
        return self._resolver.spot_subjects(text) if self._left >= 0 else ()

    def vector(self, text: str) -> None:
        """What somebody tells of themselves is read by patterns alone."""


def _items(sentence: str, resolver: Resolver) -> Iterator[Item]:
    yield from _places(sentence, resolver)
    yield from _jobs(sentence, resolver)
    for kind, pattern, form in FORMS:
        for match in pattern.finditer(sentence):
            if not _said(sentence, match):
                continue
            parts = match.groupdict()
            said = next((parts[name] for name in ("what", "paid", "done") if parts.get(name)), "") + (
                parts.get("of") or ""
            )
            if kind in ("like", "dislike", "skill", "education"):
                said = _cut(said)
            words = (parts.get("words") or match.group()).strip(" ,.")
            if said and said in words:
                words = words[: words.find(said) + len(said)]
            if not _EMPTY.fullmatch(said):
                yield from _kept(kind, (form or "{}").format(said.strip(" ,.'\"")), words)


def _said(sentence: str, match: re.Match[str]) -> bool:
    """Whether it is said as a fact: not asked, not supposed, not told of another's words."""
    before = sentence[: match.start()]
    return not (HYPOTHETICAL.search(before) or REPORTED.search(before))


def _kept(kind: Kind, value: str, words: str) -> Sequence[Item]:
    spans = kind in ("experience", "training_time")  # "4 años" of work, which read alone is an age
    if not 2 <= len(value) <= _WIDEST or (private.who(value) and not spans) or private.another(value):
        return ()
    # Words around it that tell more than the item are left out; the item itself was said word for word.
    return (Item(kind=kind, value=value, words=value if private.who(words) or private.relative(words) else words),)


def _places(sentence: str, resolver: Resolver) -> Iterator[Item]:
    for match in PLACES.finditer(sentence):
        if not _said(sentence, match):
            continue
        # A place phrase is looked for right behind the words; a preposition makes lower-case names be seen.
        tail = "in " + STOP.split(sentence[match.end() : match.end() + _WIDEST])[0]
        spots = resolver.spot_places(tail)
        here = next((one for one in spots if one.start <= 7 and one.match.outcome in ("one", "several")), None)
        if here is not None:
            begin = next((match.start(name) for name in ("words", "at", "en") if match[name]), match.start())
            words = sentence[begin : match.end() + here.end - 3].strip(" ,")
            yield from _kept("place", here.text.strip(" ,"), words)


def _jobs(sentence: str, resolver: Resolver) -> Iterator[Item]:
    for kind, pattern in JOBS:
        for match in pattern.finditer(sentence):
            if not _said(sentence, match):
                continue
            phrase = BREAK.split(sentence[match.end() : match.end() + _WIDEST])[0]
            phrase = STOP.split(phrase)[0].rstrip()
            spots = resolver.spot_subjects(phrase) if phrase.strip() else ()
            for one in spots[:1]:
                subject = one.subject_match.subject
                before, after = phrase[: one.start].strip(), phrase[one.end :].strip()
                if subject is None or subject.kind not in ("occupation", "career") or not BEFORE_JOB.fullmatch(before):
                    continue
                rest = sentence[match.end() + one.end :]
                if _LEARNING.match(rest) or NOT_YET.search(before) or not TRAILING.fullmatch(after):
                    continue
                past: Kind = "past_occupation" if FORMER.search(before) else kind
                words = match.group() + phrase[: one.end]
                yield from _kept(past, one.text.strip(), words.strip(" ,"))
                if lasted := LASTED.match(rest):
                    yield from _kept("experience", lasted["what"], lasted["what"])


def _cut(said: str) -> str:
    """What is liked or known, up to where something else begins."""
    said = ADVERBS.sub("", BREAK.split(STOP_SAYING.split(said)[0])[0].strip())
    return said.strip(" ,.'\"")
