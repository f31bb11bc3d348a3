"""What a client said, turned to face the reader: "Wants day shifts" becomes "you want day shifts" in a letter and "The
client wants day shifts" in a brief. Words that no pattern fits are quoted as they are. Pure; nothing is added.
"""

import re
from collections.abc import Mapping

from advisor.drafting.clauses import carried, carried_es, short_forms

_LONGEST = 30
"""Words beyond which an item is quoted: a long one is rarely one plain sentence."""
_SECOND: Mapping[str, str] = {
    "wants": "want", "needs": "need", "has": "have", "likes": "like", "is": "are", "was": "were", "would": "would", "can": "can",
    "cannot": "cannot", "can't": "cannot", "could": "could", "worked": "worked", "works": "work", "lost": "lost", "hopes": "hope",
    "prefers": "prefer", "enjoys": "enjoy", "loves": "love", "lives": "live", "left": "left", "quit": "quit", "plans": "plan",
    "does": "do", "did": "did", "knows": "know", "speaks": "speak", "drives": "drive", "served": "served", "finished": "finished",
    "studied": "studied", "earned": "earned", "moved": "moved", "must": "must", "wishes": "wish", "feels": "feel", "spent": "spent",
    "started": "started", "managed": "managed", "ran": "ran", "cooked": "cooked", "taught": "taught", "had": "had",
}  # fmt: skip
_THIRD: Mapping[str, str] = {"want": "wants", "need": "needs", "have": "has", "like": "likes", "am": "is", "was": "was", "hope": "hopes",
    "prefer": "prefers", "enjoy": "enjoys", "love": "loves", "live": "lives", "plan": "plans", "do": "does", "know": "knows",
    "speak": "speaks", "drive": "drives", "work": "works", "feel": "feels", "wish": "wishes"}  # fmt: skip
_SAME_IN_PAST = frozenset(("would", "can", "cannot", "can't", "could", "worked", "lost", "left", "quit", "did", "served", "finished", "studied", "earned", "moved", "must", "spent", "started", "managed", "ran", "cooked", "taught", "had"))  # fmt: skip
_I = re.compile(r"^i(?:'(m|ve|d|ll))?\b\s*", re.IGNORECASE)
_SHORT = {"m": "am", "ve": "have", "d": "would", "ll": "will"}
_OWN_EN = ((r"\b(?:my|her|his|their)\b", "{own}"), (r"\b(?:me|him|them)\b", "{obj}"), (r"\b(?:myself|herself|himself|themselves)\b", "{self}"), (r"\b(?:i|she|he|they)\b(?! (?:work|are|were) at)", "{subj}"))  # fmt: skip
_BARE = re.compile(r"^(laid off|let go|furloughed|unemployed|looking for|hoping to|interested in|ready to|willing to|able to|new to|tired of|open to|between jobs|out of work|retired|worried about)\b", re.IGNORECASE)  # fmt: skip
_ES_SECOND: Mapping[str, str] = {
    "quiero": "quiere", "necesito": "necesita", "tengo": "tiene", "busco": "busca", "trabajé": "trabajó", "trabajaba": "trabajaba",
    "soy": "es", "era": "era", "perdí": "perdió", "prefiero": "prefiere", "puedo": "puede", "vivo": "vive", "estoy": "está",
    "espero": "espera", "sé": "sabe", "hablo": "habla", "quisiera": "quisiera", "aprendí": "aprendió", "dejé": "dejó",
    "quiere": "quiere", "necesita": "necesita", "tiene": "tiene", "busca": "busca", "trabajó": "trabajó", "es": "es", "perdió": "perdió",
    "prefiere": "prefiere", "puede": "puede", "vive": "vive", "está": "está", "espera": "espera", "sabe": "sabe", "habla": "habla",
    "dejó": "dejó", "terminó": "terminó", "cuidó": "cuidó", "desea": "desea",
}  # fmt: skip
_SPANISH = re.compile(r"[ñáéíóú¿¡]|\b(?:el|la|los|las|un|una|de|que|en|con|para|por|mi|su|quiere|quiero|tiene|trabajo|busca)\b", re.IGNORECASE)  # fmt: skip


def is_spanish(said: str) -> bool:
    """Whether words of the file are Spanish rather than English."""
    return len(_SPANISH.findall(said)) >= 2


def may_be(said: str, language: str) -> bool:
    """Whether the words may be of that language; a few words alone may be of either."""
    return _SPANISH.search(said) is not None if language == "es" else not is_spanish(said)


def turned(text: str, language: str, person: str) -> str | None:
    """The words as a clause about `you` or `client`, without its stop; `None` where they are better quoted."""
    said = text.strip().rstrip(".").replace("’", "'")
    words = said.split()
    if not words or len(words) > _LONGEST or re.search(r"[.!?;:\"“\n]", said):
        return None
    spanish = is_spanish(said)
    if language == "es":
        return _spanish(said, person) if spanish else None
    return None if spanish else _english(said, person)


def _english(said: str, person: str) -> str | None:
    subject = "you" if person == "you" else "The client"
    if (match := _I.match(said)) is not None:
        rest = said[match.end() :]
        verb = _SHORT[match[1].lower()] if match[1] else rest.split(" ", 1)[0].lower()
        rest = rest if match[1] else rest.partition(" ")[2]
        if verb in ("don't", "do"):
            form = "do not" if person == "you" else "does not"
            rest = rest.removeprefix("not ") if verb == "do" else rest
        elif person == "you":
            form = "are" if verb == "am" else "were" if verb == "was" else verb
        else:
            form = _THIRD.get(
                verb, verb if verb in _SAME_IN_PAST or verb in ("will", "have") or verb.endswith("ed") else ""
            )
        if not form or not (
            verb in _THIRD or verb in _SAME_IN_PAST or verb in ("will", "don't", "had") or verb.endswith("ed")
        ):
            return None
    elif (match := _BARE.match(said)) is not None:
        past = match[1].lower() in ("laid off", "let go", "furloughed")
        form = ("were" if past else "are") if person == "you" else ("was" if past else "is")
        rest = said[:1].lower() + said[1:]
    else:
        first, _, rest = said.partition(" ")
        verb = first.lower()
        if verb not in _SECOND or not rest:
            return None
        form = _SECOND[verb] if person == "you" else verb
        if verb == "does" and rest.startswith("not "):
            form, rest = ("do not" if person == "you" else "does not"), rest.removeprefix("not ")
    mine = _I.match(said) is not None or _BARE.match(said) is not None or re.search(r"\b(?:my|I)\b", said) is not None
    base = re.search(r"\b(?:can|cannot|can't|could|would|must|will|do not|does not)$", form) is not None
    followed = carried(rest, _THIRD if mine else _SECOND, person, first=mine, base=base)
    return None if followed is None else f"{subject} {form} {_owned(short_forms(followed), person)}".strip()


def _owned(rest: str, person: str) -> str:
    own, obj, own_self, subj = (
        ("your", "you", "yourself", "you") if person == "you" else ("their", "them", "themselves", "they")
    )
    for pattern, slot in _OWN_EN:
        word = slot.format(own=own, obj=obj, self=own_self, subj=subj)
        rest = re.sub(pattern, word, rest) if slot != "{subj}" else re.sub(r"\bI\b", subj, rest)
    return rest


def _spanish(said: str, person: str) -> str | None:
    subject = "usted" if person == "you" else "La persona"
    low = said[:1].lower() + said[1:]
    if (
        match := re.match(
            r"(?:a mí )?(?:me|le) (gusta\w*|interesa\w*|encanta\w*|importa\w*|falta\w*|preocupa\w*)\b(.*)", low
        )
    ) is not None:
        lead = "a usted le" if person == "you" else "A la persona le"
        followed = carried_es(match[2], _ES_SECOND)
        return None if followed is None else f"{lead} {match[1]}{_owned_es(followed)}"
    negative = low.startswith("no ")
    first, _, rest = low.removeprefix("no ").partition(" ")
    if first not in _ES_SECOND or not rest:
        return None
    followed = carried_es(rest, _ES_SECOND)
    return (
        None if followed is None else f"{subject} {'no ' if negative else ''}{_ES_SECOND[first]} {_owned_es(followed)}"
    )


def _owned_es(rest: str) -> str:
    rest = re.sub(r"\bmi\b", "su", rest)
    return re.sub(r"\bmis\b", "sus", rest)


_LEADS = frozenset((
    "told", "said", "also", "mentioned", "client", "that", "file", "your", "you", "their", "them", "they", "were", "have", "does", "with", "from", "usted", "dijo", "también", "mencionó", "cliente", "clienta", "según", "persona", "comentó", "contó", "tiene", "está",
    "heard", "propias", "palabras", "would", "will", "own", "words", "noted", "además", "expediente", "sabe", "dice", "says", "explained", "shared",
))  # fmt: skip


_STOPS = frozenset((
    "the", "and", "but", "for", "are", "was", "has", "had", "not", "can", "her", "his", "she", "who", "una", "uno", "los", "las", "por", "del", "que", "con", "sus", "sin", "son", "fue", "don", "doesn", "isn", "cannot", "never", "without", "nunca",
))  # fmt: skip
_NEGATED = re.compile(r"\b(?:no|not|never|none|cannot|without|nor|neither|sin|nunca|ni|tampoco|jamás|ningún|ninguna?)\b|n['’]t\b", re.IGNORECASE)  # fmt: skip
_CLAUSES = re.compile(r"[.;:,!?\n]|\b(?:but|and|pero|y|although|though|because|porque|aunque)\b", re.IGNORECASE)


def says(text: str, item: str) -> bool:
    """Whether a sentence says no more than an item of the file: every figure stands there, so does every word that
    carries something, and
    nothing is denied that was said or said that was denied."""
    digits = set(re.findall(r"\d[\d,.]*\d|\d", item))
    if any(one not in digits for one in re.findall(r"\d[\d,.]*\d|\d", text)):
        return False
    words, there = _content(text), set(_content(item))
    if not words:
        return any(char.isdigit() for char in text)
    if not set(words) <= there:
        return False
    clauses = [(set(_content(one)), _denied(one)) for one in _CLAUSES.split(item)]
    for part in _CLAUSES.split(text):
        said = set(_content(part))
        near = max((len(said & one) for one, _ in clauses), default=0)
        if near and all(denied != _denied(part) for one, denied in clauses if len(said & one) == near):
            return False
    return True


def _denied(text: str) -> bool:
    return _NEGATED.search(text) is not None


def _content(text: str) -> list[str]:
    """The beginnings of the words that carry what is said."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return [one[:4] for one in words if len(one) > 2 and one not in _STOPS and one not in _LEADS]
