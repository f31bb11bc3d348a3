"""Which part of a long message asks: a person who tells a story first ends, or begins, with the question. Pure.

It only cuts; what the rest tells (a place to live, a job done before) is read where the question itself says nothing of it.
"""

import re

_SENTENCE = re.compile(r"[^.!?\n;]*(?:[.!?\n;]+|$)")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]|St|Ft|Mt|Dr|Mr|Mrs|Ms|vs|approx|Calif|Mass|Penn|Conn|Wash|Tenn|Colo|Ariz|Fla|Ill|Mich|Minn|Okla|Ore|Wis|etc|no|hr|yr)\.$", re.IGNORECASE)  # fmt: skip
_ASKS = re.compile(
    r"(?i)^\W*(?:(?:so|and|but|well|ok|anyway|please|pls|can you tell me|tell me|i (?:want|need|would like|'d like) to know|entonces|pues|y|quiero saber|d[ií]game|dime)[\s,:]+)*"
    r"(?:what|whats|what's|which|how|hows|where|who|when|why|is|are|am|do|does|did|can|could|should|would|will|shall|compare|rank|list|show|"
    r"qu[eé]|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|c[oó]mo|d[oó]nde|es|son|puedo|debo|hay|compara)\b"
)
_PREMISE = re.compile(
    r"(?i)^\W*(?:since|now that|given that|because|seeing (?:that|as)|if it'?s true that|everyone (?:knows|says)|they say|people say|i (?:heard|read|was told)|"
    r"como|ya que|dicen que|todos saben que)\b.{8,}?(?:,| so|\.|;|:)?\s+(?=(?:then |so |and )?(?:how (?:much|long|hard|fast)|what'?s?|whats|which|where|is it|are they|should i|do i|does it|can i|cu[aá]nto|qu[eé])\b)"
)
"""What somebody takes for granted before the question: not asked, and not to be agreed with."""
_LONG = 14  # words from which a message is worth cutting


def question_in(text: str) -> str | None:
    """The asking sentences of a message that also tells; None where it is short, all one sentence, or asks nothing."""
    if (premise := _PREMISE.match(text)) is not None:
        return text[premise.end() :]
    if len(text.split()) < _LONG:
        return None
    sentences = _sentences(text)
    if len(sentences) < 2:
        return None
    asking = [one for one in sentences if one.rstrip().endswith("?") or _ASKS.match(one)]
    if not asking or len(asking) == len(sentences):
        return None
    return " ".join(asking)


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for match in _SENTENCE.finditer(text):
        part = match[0].strip()
        if not part:
            continue
        if found and (_ABBREVIATED.search(found[-1]) or (re.search(r"\d\.$", found[-1]) and part[:1].isdigit())):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found
