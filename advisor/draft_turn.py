"""A letter asked for in a talk by a signed-in counselor: the turn writes a draft, tells it, and names it by its id."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.answers import Answer, Usage
from advisor.draft_states import DraftOut, NewDraft, RevisionOut
from advisor.drafting.document import GRADES, DraftKind
from advisor.safe_turn import cleaned, note_of
from advisor.safety import language_of
from advisor.stream import Done, Event, Started, Text

if TYPE_CHECKING:
    from advisor.accounts import Person
    from advisor.requests import ChatRequest
    from advisor.service import Advisor
    from advisor.turns import Opened

MOST_WORDS = 4000
"""Characters that the request of a draft may have."""

_ASKS = re.compile(
    r"^\W*(?:(?:please|can you|could you|would you|will you|now|ok(?:ay)?|help me(?: to)?|i(?:'d| would) like(?: you)? to|"
    r"i need(?: you)? to|por favor|puede[s]?|podr[ií]as?|necesito que|ahora)[\s,]+)*"
    r"(?:draft|write|prepare|compose|create|put together|make|i need|redact\w+|escrib\w+|prepar\w+|elabor\w+|haz(?:me)?|crea\w*|"
    r"necesito)(?:\s+(?:me|us|up|nos))?(?:\s+(?:an?|the|another|una?|el|la|otra))?(?:\s+[\w’'-]+){0,3}?\s+"
    r"(?P<what>letter|plan|brief|comparison|referral|questions|carta|resumen|comparaci[oó]n|derivaci[oó]n|preguntas)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:cover|resignation|recommendation|thank[- ]you|love|business|lesson|meal|savings|presentaci[oó]n|renuncia|recomendaci[oó]n|"
    r"negocios?)\b(?:\s+(?:letter|plan))?|\b(?:letter|carta) (?:of|de) (?:recommendation|resignation|recomendaci[oó]n|renuncia|presentaci[oó]n)\b",
    re.IGNORECASE,
)
_KINDS: dict[str, DraftKind] = {
    "letter": "letter", "carta": "letter", "plan": "plan", "brief": "brief", "resumen": "brief",
    "comparison": "comparison", "comparacion": "comparison", "referral": "referral", "derivacion": "referral",
    "questions": "questions", "preguntas": "questions",
}  # fmt: skip
_GRADE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.?[ºo°])?[ -]?(?:grad[eo]|grader)\b", re.IGNORECASE)
_TOLD = {
    "en": "This is a draft. Edit and approve it in your workspace before it goes to anybody.",
    "es": "Esto es un borrador. Edítelo y apruébelo en su espacio de trabajo antes de enviarlo a alguien.",
}


def wanted(request: "ChatRequest") -> NewDraft | None:
    """The draft that a message asks for ("write a follow-up letter for …"); `None` where it asks for none, or for a letter
    of another sort."""
    text = " ".join(request.message.split())
    found = _ASKS.match(text)
    if (
        found is None
        or _OTHER.search(found[0] + text[found.end() : found.end() + 25])
        or len(request.message) > MOST_WORDS
    ):
        return None
    kind = _KINDS[found["what"].lower().replace("ó", "o")]
    grade = next((int(one[1]) for one in _GRADE.finditer(text) if GRADES[0] <= int(one[1]) <= GRADES[1]), None)
    language = language_of(request.message, request.language)
    return NewDraft(kind=kind, request=text, language=language, reading_grade=grade)


def drafted(
    advisor: "Advisor", person: "Person", request: "ChatRequest", token: str | None, key: str
) -> Iterator[Event]:
    """The turn as events, recorded like any other before the last one. Safety has read the message before."""
    request, removed = cleaned(request)
    new = wanted(request)
    if new is None:  # what was taken out of it was what asked
        yield from advisor.ask(request, token, key=key)
        return
    with advisor.conversations.alone(request) as goes:
        repeated = advisor.conversations.repeated(request, token)
        if repeated is not None:
            yield Started(conversation_id=repeated.conversation_id, turn_id=repeated.turn_id)
            yield Text(text=repeated.text)
            yield Done(answer=repeated)
            return
        opened = advisor.conversations.opened(request, token)
        goes(opened)
        yield Started(conversation_id=opened.conversation_id, turn_id=opened.turn_id)
        with advisor.spending.turn(key) as ongoing:
            draft = advisor.drafts.request(person, new)
            assert draft.revision is not None
            answer = _answer(draft, draft.revision, opened, note_of(request, removed))
            rows = advisor.drafts.handed_out(person, draft.draft_id).document.rows
            told = {one.id: rows[one.id] for one in answer.facts if one.id in rows}
            advisor.conversations.record(opened, request, answer, opened.talk, told, spent=ongoing.add)
            ongoing.kept = True
        yield Text(text=answer.text)
        yield Done(answer=answer)


def _answer(draft: DraftOut, revision: RevisionOut, opened: "Opened", note: str) -> Answer:
    """What a reader of the talk sees: what stands, and nothing unsupported."""
    parts = [f"## {revision.title}"]
    named: set[str] = set()
    for section in revision.sections:
        stands = [one for one in section.sentences if one.kind != "unsupported"]
        named |= {fact_id for one in stands for fact_id in one.facts}
        if stands:
            parts.append(f"**{section.heading}**\n\n" + " ".join(one.text for one in stands))
    if revision.open_questions:
        parts.append("\n".join(f"- {one}" for one in revision.open_questions))
    parts += [_TOLD[revision.language], note] if note else [_TOLD[revision.language]]
    text = "\n\n".join(parts)
    cited = {int(one) for one in re.findall(r"\[(\d+)\]", text)}
    facts = [one for one in revision.facts if one.id in named]
    return Answer(
        conversation_id=opened.conversation_id,
        conversation_token=opened.token,
        turn_id=opened.turn_id,
        outcome="answered",
        text=text,
        facts=facts,
        citations=[one for one in revision.citations if one.id in cited | {fact.citation for fact in facts}],
        usage=Usage(prompt_tokens=0, completion_tokens=0),
        stamps=revision.stamps,
        draft_id=draft.draft_id,
    )
