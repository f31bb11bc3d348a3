"""Matters that no draft mentions unless the counselor's request does, and what is left of a text without them.

Of a text the sentence or clause concerned is left out and not the whole: who lost a job and was ill lost a job. Pure.
"""

import re
from collections.abc import Collection

from advisor.drafting.sensitive import Topic, words_of

__all__ = ["TOPICS", "Topic", "topics_in", "without"]

TOPICS: tuple[Topic, ...] = ("health", "record", "status", "family")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_JOINT = re.compile(
    r"\s*[;:]\s+|\s*,\s+(?:(?:and|but|so|y|e|pero)\s+)?|\s+[—–-]\s+|\s+(?:and|but|so|y|pero)\s+"
    r"|\s+(?=(?:because|since|due to|after|as|while|when|for the sake of|porque|debido a|despu[eé]s de|desde|cuando|ya que|por (?:la|el|su|sus|mi|mis|una?))\s)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?i)(?:because|since|due to|after|as|while|when|for the sake of|porque|debido a|despu[eé]s de|desde|cuando|ya que|por)\b"
)
_OWN = re.compile(
    r"(?:I|i|we|she|he|they|the client|client|yo|ella|él|la clienta?|el cliente)(?:['’](?:m|s|re|ve|d|ll))?\b(?!['’])",
    re.IGNORECASE,
)
"""A clause that names its subject: it says the same of the client wherever it stands."""
_VERBS_LISTED = (
    "wants want needs need has have had likes like would can can't cannot could worked works work lost hopes hope prefers prefer enjoys "
    "loves left quit plans does doesn't do don't knows speaks drives served finished studied earned moved must wishes started managed ran "
    "cooked taught is was am isn't wasn't looking hoping laid let no not never now wanted needed unable able willing ready "
    "quiere quiero necesita necesito tiene tengo busca busco trabajó trabajé trabajaba puede puedo perdió perdí prefiere prefiero vive vivo "
    "está estoy sabe sé habla hablo dejó dejé terminó terminé desea es soy era sin"
)
_VERBS = frozenset(_VERBS_LISTED.split())
_BOTH = re.compile(r"\b(and|y)\b", re.IGNORECASE)
_RELATED = re.compile(
    r"(?i)^(?:(?:my|his|her|their|the|an?|mi|su|sus|mis|la|el|los|las|una?)\s+)|^(?:mother|father|wife|husband|son|daughter|madre|padre)\b"
)
"""A clause whose subject may be somebody else: what follows it without a subject may be said of them."""


def topics_in(text: str) -> frozenset[Topic]:
    """The matters a text speaks of."""
    return frozenset(words_of(text))


def without(text: str, allowed: Collection[Topic] = ()) -> tuple[str, frozenset[Topic]]:
    """The text without the sentences and clauses on matters that are not `allowed`, and those matters. Empty where nothing
    is left; the very text where it speaks of none."""
    gone = topics_in(text) - set(allowed)
    if not gone:
        return text, frozenset()
    kept = [one for said in _SENTENCE.split(text.strip()) if (one := _clauses(said, allowed))]
    left = " ".join(kept)
    if topics_in(left) - set(allowed):  # words that only together speak of one
        left = ""
    return left, frozenset(gone)


def _clauses(sentence: str, allowed: Collection[Topic]) -> str:
    """A sentence without its clauses on what is not allowed; what is then said of nobody is left out with them."""
    if topics_in(sentence) <= set(allowed):
        return sentence
    return _told_clauses(sentence, allowed) or _work_of(sentence, allowed)


_WORKED = re.compile(
    r"(?:(?:I|he|she|they|the client|yo|ella|él)\s+)?(?:(?:have|has|had|['’]ve)\s+)?(?:been\s+)?(?:work(?:s|ed|ing)?\s+(?:as|in|at|for|nights|days|\w+\s+years)|(?:was|am)\s+an?"
    r"|trabaj\w+\s+(?:como|de|en|por)|(?:fui|era|fue|soy|es)\s+\w+)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\s+(?=(?:in|at|for|with|from|to|during|under|through|despite|on|en|con|para|durante|bajo|a pesar de|por)\s)",
    re.IGNORECASE,
)
"""Where a phrase of place, time or company begins: what comes before it holds without it."""


def _work_of(sentence: str, allowed: Collection[Topic]) -> str:
    """Of a clause that tells of work, the work: up to the phrase that speaks of what is left out."""
    said = sentence.strip()
    if _WORKED.match(said) is None:
        return ""
    ends = [one.start() for one in _PHRASE.finditer(said)]
    left = next((said[:end] for end in reversed(ends) if topics_in(said[:end]) <= set(allowed)), "").strip(" ,;:")
    if len(left.split()) < 3 or _WORKED.fullmatch(left) is not None:
        return ""
    return left + (said[-1] if said[-1] in ".!?…" else "")


def _told_clauses(sentence: str, allowed: Collection[Topic]) -> str:
    """The clauses of a sentence that speak of nothing that is left out."""
    ends = [0, *(one.end() for one in _JOINT.finditer(sentence))]
    starts = [*(one.start() for one in _JOINT.finditer(sentence)), len(sentence)]
    parts = list(zip(ends, starts, strict=True))
    kept: list[tuple[int, int]] = []
    cut = other = False  # whether something was left out before, and whether it was said of somebody else
    for start, end in parts:
        said = sentence[start:end]
        if not topics_in(said) <= set(allowed):
            cut, other = True, other or _RELATED.match(said.strip()) is not None
        elif not cut:
            kept.append((start, end))
        elif _OWN.match(said) or (_verb(said) and not other):
            kept.append((start, end))
            other = False
    if kept and _TAIL.match(sentence[kept[0][0] :]) and kept[0][0] == 0 and cut:
        return ""  # "When she was ill, …": half of a thought
    told = ""
    for number, (start, end) in enumerate(kept):
        joint = ""
        if number:
            before = kept[number - 1][1]
            joint = sentence[before:start] if before == parts[parts.index((start, end)) - 1][1] else ", "
            last = number == len(kept) - 1 and end != parts[-1][1]
            if last and joint.strip() == "," and (both := _BOTH.search(sentence[end:])) is not None:
                joint = f" {both[1]} "  # "a, b and c" without c is "a and b"
        told += joint + sentence[start:end]
    told = told.strip(" ,;:")
    if len(re.findall(r"[^\W\d_]{2,}", told)) < 2:
        return ""
    stop = sentence.rstrip()[-1:]
    told = told[:1].upper() + told[1:]
    return told if told[-1:] in ".!?…" else told + (stop if stop in ".!?…" else "")


def _verb(said: str) -> bool:
    words = said.lower().replace("’", "'").split()
    return bool(words) and words[0].strip(".,") in _VERBS
