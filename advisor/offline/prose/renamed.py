"""Says so where a job was taken as an occupation of another name ("data analyst" -> Data Scientists), so that whoever
meant another one can object. It judges names only; a slip of the pen is no other name.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from advisor.answers import ToolResult
from advisor.offline.prose.tongue import say
from advisor.offline.reading import Reading

_ENDING = re.compile(
    r"(?:ings?|ers?|ors?|ants?|ists?|icians?|ians?|ists|ress(?:es)?|ies|y|es|s|as?|os?|eros?|eras?|istas?)$"
)
_ALIKE = 0.8
_GENERAL = re.compile(
    r"(?:operator|worker|technician|tech|assistant|specialist|clerk|driver|mechanic|supervisor|aide|officer|representative|rep|attendant|helper|operador|trabajador|t[eé]cnic[oa]|asistente|auxiliar)s?"
)
_OTHER = re.compile(r"[^a-zà-ÿ ]")


def told_renamed(reading: Reading, results: Sequence[ToolResult]) -> list[str]:
    """One line for each job that is called otherwise here than in the question."""
    if reading.carried:
        return []
    lines: list[str] = []
    for said, result in _pairs(reading, results):
        ref = result.subject
        if ref is None or ref.kind != "occupation" or re.search(r"\d", said) or not said.strip():
            continue
        if _same(said, ref.title) or (reading.language == "es" and _same(said, _spanish(ref.id) or "", first=True)):
            continue
        line = say(
            "I read “{said}” as **{title}**; say so if you mean another job.", said=said.strip(), title=ref.title
        )
        if line not in lines:
            lines.append(line)
    return lines[:2]


def _pairs(reading: Reading, results: Sequence[ToolResult]) -> list[tuple[str, ToolResult]]:
    """Each phrase of the question with the result it was put to: of one subject all, of several in their order."""
    good = [one for one in results if one.outcome in ("ok", "empty") and one.subject is not None]
    if len(reading.subjects) == 1:
        return [(reading.subjects[0], one) for one in good[:1]]
    if len(good) == len(reading.subjects):
        return list(zip(reading.subjects, good, strict=True))
    compared = next((one for one in good if one.tool == "compare_occupations"), None)
    if compared is None or len(compared.alternatives) != len(reading.subjects):
        return []
    return [
        (said, compared.model_copy(update={"subject": ref}))
        for said, ref in zip(reading.subjects, compared.alternatives, strict=True)
    ]


def _same(said: str, title: str, *, first: bool = False) -> bool:
    """Whether the word of the phrase that names the kind of work, the last and in Spanish the first, stands in the
    title too."""
    words = _words(said)
    if not words:
        return True
    named = _words(title)
    head = words[0] if first else words[-1]
    others = words[1:] if first else words[:-1]
    # "Operator" names many kinds of work: of such a phrase another word has to be there too.
    if others and _GENERAL.fullmatch(head) and not any(_matches(one, other) for one in others for other in named):
        return False
    return any(_matches(head, other) for other in named)


def _matches(word: str, other: str) -> bool:
    if other.startswith(word) and len(word) >= 3 and len(word) + 4 > len(other):
        return True
    one, two = _ENDING.sub("", word) or word, _ENDING.sub("", other) or other
    return one == two or SequenceMatcher(None, word, other).ratio() >= _ALIKE


def _words(text: str) -> list[str]:
    return [one for one in _OTHER.sub(" ", text.lower()).split() if one not in _SMALL]


_SMALL = {
    "and", "of", "the", "a", "an", "or", "in", "job", "jobs", "work", "working", "as", "de", "en", "y", "el", "la", "los", "las", "un", "una",
}  # fmt: skip


def _spanish(code: str) -> str | None:
    from knowledge.titles.display import spanish_title

    return spanish_title(code, "occupation")
