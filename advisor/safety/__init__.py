"""Safety before everything: reads a message before any model, knowledge or record does. Deterministic and pure.

`assess` says whether a message needs help, a refusal or the right office: by patterns, then, where an embedder is handed in,
by a learnt probe for what no pattern foresaw. `redact` takes secrets out. Neither asks a chat model, keeps anything, or knows
what a job pays.
"""

import re
from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from advisor.safety.asked import declined, pointer
from advisor.safety.despair import sign
from advisor.safety.harm import harm
from advisor.safety.oblique import oblique
from advisor.safety.plain import plain
from advisor.safety.probe import Sense, judged
from advisor.safety.redaction import Redacted, redact, told
from advisor.safety.replies import ASK_ON, CRISIS, DECLINED, POINTERS, Language

_LONGEST = 1_500
"""Characters read at once: a longer message is read in overlapping pieces, so that the time grows with its length only."""
_OVERLAP = 200
_SPANISH = re.compile(
    r"\b(el|los|las|una|unos|que|de|del|en|por|para|con|sin|mi|mis|me|se|te|lo|le|soy|estoy|esta|es|quiero|quiere|puedo|como|cuanto|cuanta|donde|trabajo|trabajos|empleo|vida|ya|muy|pero|porque|si|gana|ganan|hola|gracias|tengo|siento|voy|yo|mi|mas|nada|nadie|todo|hijo|hija|jefe|anos|ano|cual|cuales|hay|ser|morir|vivir|no|a|nos|mas)\b"
)
_ENGLISH = re.compile(
    r"\b(the|i|am|my|to|an|of|in|is|are|and|for|do|does|what|how|much|want|not|can|will|would|it|that|this|you|he|she|they|have|has|with|on|at|who|where|job|pay|be|work|was)\b"
)
_OTHER = re.compile(
    r"\b(friend|son|daughter|brother|sister|husband|wife|mom|mother|dad|father|coworker|roommate|boyfriend|girlfriend|partner|student|client|patient|buddy|cousin|neighbor|employee|teenager|kid|child|colleague|someone i know|guy at work|uncle|aunt|boss|\d+ year old"
    r"|amig[oa]|hij[oa]|herman[oa]|espos[oa]|novi[oa]|mama|papa|companer[oa]|prim[oa]|vecin[oa]|marido|madre|padre|sobrin[oa])( \w+){0,6} (is|says?|said|told|wants?|keeps?|does|has|will|going|took|talk\w*|threaten\w*|texted|thinking|might|may|would|plans?|overdosed?|been|mentioned|posted|quiere|dice|dijo|habla|va|se|esta|piensa|ya|intento|amenaza)\b|\b(himself|herself|themselves|(he|she|they) (is|are|wants?|said|says|does|told))\b|\b(se quiere|se va a|matarse|suicidarse|quitarse la vida)\b"
)
_OF_SELF = re.compile(
    r"\bi (\w+ )?(want|wish|am going|will|would rather|should|feel|need|hope) (\w+ )?(to )?(die|kill myself|be dead|end|like dying|suicidal|hurt myself)\b|\bmyself\b|\bi am (\w+ )?suicidal\b|\b(me quiero|quiero) (morir|matar)"
)
_STILL = re.compile(
    r"^((yes|yeah|no|si|yep|i mean it|please)[ ,]*)*(i (have a plan|mean it|am serious|already (took|did)|can not|do not (care|know)|will do it|am going to do it|am alone|am scared|took them)|(tonight|right now|soon|today|esta noche|hoy|ahora)|"
    r"(it is|its) (too late|hopeless|no use|pointless)|too late|nobody (cares|can help)|no one (cares|can help|would care)|no (sirve|importa|puedo mas)|a nadie le importa|ya (es|no hay) .{0,20}|no use|goodbye|adios|no point|what is the point|do not care anymore|nothing helps|988 (did not|does not|will not) .{0,20}|i (tried|called) (that|988|it|them).{0,40})( ,| \?|$)"
)


class Verdict(BaseModel):
    """What a message needs before anything else.

    `outcome` `crisis` or `declined`: `text` is the whole answer, and nothing else runs. `None`: the turn goes on, and
    `beside` stands before its answer.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    language: Language
    outcome: Literal["crisis", "declined"] | None = None
    text: str = ""
    beside: str | None = None


def assess(
    message: str,
    recent: str | None = None,
    language: str | None = None,
    sense: Callable[[], Sense | None] | None = None,
) -> Verdict | None:
    """What the message needs, or `None`. `recent`: what the person said just before; a short reply to our help is then
    read as still in need. `language`: spoken where the message itself does not tell. `sense`: gives the embedder at hand,
    if any, for danger in words that no pattern knows; without it, patterns alone decide."""
    pieces = _pieces(plain(message))
    spoken = _language(pieces[0], language)
    for piece in pieces:
        if (written := sign(piece)) is not None:
            kind = "despair_of_other" if _OTHER.search(piece) and not _OF_SELF.search(piece) else "despair"
            # A sign in Spanish words is answered in Spanish, whatever the rest is written in.
            tongue: Language = "es" if written == "es" or spoken == "es" else "en"
            return Verdict(kind=kind, language=tongue, outcome="crisis", text=CRISIS[kind][tongue])
    for piece in pieces:
        if (danger := harm(piece)) is not None:
            return Verdict(kind=danger, language=spoken, outcome="crisis", text=CRISIS[danger][spoken])
    for piece in pieces:
        if (hinted := oblique(piece)) is not None:
            other = hinted == "despair" and _OTHER.search(piece) and not _OF_SELF.search(piece)
            kind = "despair_of_other" if other else hinted
            return Verdict(kind=kind, language=spoken, outcome="crisis", text=CRISIS[kind][spoken])
    before = assess(recent, sense=sense) if recent and _STILL.search(pieces[0]) else None
    if before is not None and before.outcome == "crisis":
        return before
    at_hand = sense() if sense is not None else None
    near = judged(message, at_hand) if at_hand is not None else None
    if near is not None and near.danger:
        return Verdict(kind=near.kind, language=spoken, outcome="crisis", text=CRISIS[near.kind][spoken])
    for piece in pieces:
        if (refused := declined(piece)) is not None:
            return Verdict(kind=refused, language=spoken, outcome="declined", text=DECLINED[refused][spoken])
    for piece in pieces:
        if (office := pointer(piece)) is not None:
            kind, goes_on = office
            said = POINTERS[kind][spoken]
            if goes_on:
                return Verdict(kind=kind, language=spoken, beside=said)
            return Verdict(kind=kind, language=spoken, outcome="declined", text=said + ASK_ON[spoken])
    return None


def language_of(message: str, otherwise: str | None = None) -> Language:
    """The language of a message as far as its words tell; `otherwise` where they do not."""
    return _language(plain(message), otherwise)


def _language(text: str, otherwise: str | None) -> Language:
    spanish, english = len(_SPANISH.findall(text)), len(_ENGLISH.findall(text))
    if spanish == english:
        return "es" if otherwise == "es" else "en"
    return "es" if spanish > english else "en"


def _pieces(text: str) -> list[str]:
    if len(text) <= _LONGEST:
        return [text]
    return [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST - _OVERLAP)]


__all__ = ["Redacted", "Sense", "Verdict", "assess", "language_of", "redact", "told"]
