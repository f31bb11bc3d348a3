"""When two letters in a question are a state: "nurse salary??? az", "truck drivers, OK", "MA, NH or ME", "DC lawyer".

Pure reading of a message. "In", "or", "me", "ok", "hi", "de", "la" are words first, "PA" and "MD" people, "IA" in
Spanish what machines do: each is a state only where a state stands. What the state is called, `naming` says.
"""

import re

from knowledge.areas.naming import STATES, fold
from knowledge.areas.reading import SPACE, Message
from knowledge.areas.words import CLOSING_ABBREVIATIONS, SAFE_ABBREVIATIONS

INSIDE = frozenset({"in", "near", "around", "within", "outside", "inside", "en", "nearby", "cerca"})
_WORDS = frozenset({"in", "or", "me", "ok", "hi", "oh", "as", "de", "la"})
"""State letters that are words of a sentence in small writing."""
_TITLES = frozenset({"PA", "MA", "MD", "MS", "CT", "OR", "AR", "CO", "ID", "VA", "CA", "AL", "PR", "DE", "OK", "HI", "IN", "ME"})  # fmt: skip
"""State letters that in capitals are often something else: a title, a department, a word said loudly."""
_LEADING = frozenset({"DC", "CA", "GA", "SC"}) | (SAFE_ABBREVIATIONS - {"IA"})
_LEADING_SMALL = frozenset(
    [
        "tx",
        "ga",
        "sc",
        "vt",
        "ri",
        "nj",
        "fl",
        "nv",
        "wy",
        "tn",
        "ky",
        "ks",
        "nh",
        "nm",
        "ny",
        "nc",
        "wv",
        "dc",
        "az",
        "sd",
        "mn",
        "wi",
        "wa",
    ]
)
_CLOSING_SMALL = frozenset(["pa", "ma", "md", "al", "co", "id", "mi", "ms", "mt", "de"])
"""Small letters that close a question as a state only right behind a word of pay or a break."""
_PAY = frozenset(
    [
        "pay",
        "pays",
        "salary",
        "salaries",
        "wage",
        "wages",
        "paid",
        "hourly",
        "hr",
        "income",
        "earnings",
        "jobs",
        "rate",
        "rates",
        "money",
        "sueldo",
        "salario",
    ]
)
_ONE = frozenset({"a", "an", "as", "the", "for", "of", "or", "vs", "versus", "become", "my", "your", "per", "by", "to"})
_AFTERWARDS = frozenset(["please", "pls", "plz", "thanks", "thx", "lol", "now", "today", "currently", "btw", "tho"])
_ASKS = frozenset(
    [
        "how",
        "what",
        "where",
        "which",
        "who",
        "is",
        "are",
        "do",
        "does",
        "can",
        "and",
        "vs",
        "versus",
        "as",
        "for",
        "with",
        "but",
        "i",
        "im",
        "than",
        "should",
        "will",
    ]
)
_NOT_ABOUT = frozenset(
    ["interested", "interest", "believe", "believes", "invest", "put", "trust", "faith", "see", "saw", "joy", "lives"]
)
_SPANISH = frozenset(
    [
        "que",
        "el",
        "los",
        "las",
        "cuanto",
        "cuanta",
        "cuantos",
        "gana",
        "ganan",
        "trabajo",
        "empleo",
        "trabajos",
        "empleos",
        "una",
        "unos",
        "un",
        "por",
        "para",
        "con",
        "del",
        "es",
        "son",
        "y",
        "mas",
        "salario",
        "sueldo",
        "pagan",
        "paga",
        "donde",
        "como",
        "soy",
        "estoy",
        "quiero",
        "tengo",
        "hay",
        "se",
        "lo",
        "mi",
        "su",
    ]
)
_BREAK = re.compile(r"[^\w]*[.?!;:,()/–—-][^\w]*")
_ENDS = re.compile(r"\s*(?:[.?!;:)]|$)")
_COMMA = re.compile(r"\s*,\s*")
_LISTED = re.compile(r"\s*(?:,|/|&|,?\s+(?:or|and|vs\.?|versus|o|y)\b)\s*(?:in\s+)?", re.I)


def letters_of(phrase: str) -> str | None:
    """The postal letters that a token may stand for ("az", "OK", "N.Y"); `None` for any other word."""
    bare = phrase.replace(".", "")
    if len(bare) != 2 or not bare.isascii() or not bare.isalpha():
        return None
    return bare.upper() if bare.upper() in STATES else None


def is_spanish(message: Message) -> bool:
    """Whether the words around are Spanish: then "mi", "la", "de", "va" and "IA" are no states."""
    return sum(token.folded in _SPANISH for token in message.tokens) >= 2 or any(char in "¿¡ñ" for char in message.text)


def stands_as_state(message: Message, index: int) -> bool:
    """Whether the two letters at this token stand where a state stands."""
    token = message.tokens[index]
    letters = letters_of(token.text)
    if letters is None or fold(token.text) != token.text.replace(".", "").lower():
        return False
    small = message.shouted or not token.text.replace(".", "").isupper()
    spanish = is_spanish(message)
    if letters == "IA" and (spanish or message.before(index) in {"la", "de", "con", "por", "contra"}):
        return False
    word = token.folded
    before = message.before(index)
    if spanish and word in {"la", "de", "me"} and (small or message.shouted):
        return False
    if before in INSIDE:
        return _inside(message, index, word, small=small)
    if small:
        return _small(message, index, word, before, spanish=spanish)
    return _capitals(message, index, letters, before)


def _inside(message: Message, index: int, word: str, *, small: bool) -> bool:
    """After "in": any state in capitals or before an end; a word only where the sentence cannot go on with it."""
    led = message.before(index)
    if not small:
        return True
    if word in {"mi", "me", "la", "de", "al", "id", "co"} and led in {"en", "cerca"}:
        return False
    if word == "me" and led != "in":
        return False  # "near me" names no place
    if word == "la":
        return led == "in" and not _spoken(message, index)
    if message.shouted and led == word:
        return False
    if word == "me" and index > 1 and message.tokens[index - 2].folded in _NOT_ABOUT:
        return False
    ends = _closes(message, index) or _COMMA.match(message.text, message.tokens[index].end) is not None
    if ends:
        return word != "in" or index > 1
    following = message.tokens[index + 1].folded
    if word in _WORDS:
        return word not in {"in", "or", "me", "as", "de"} and following in _ASKS
    return True


def _spoken(message: Message, index: int) -> bool:
    """Whether "la" goes on as an article."""
    return index + 1 < len(message.tokens) and not _closes(message, index) and (
        message.tokens[index + 1].folded not in _ASKS
    )  # fmt: skip


def _small(message: Message, index: int, word: str, before: str, *, spanish: bool) -> bool:
    """In small letters: behind a word of pay, a job or a break at the end, or in front of what is asked ("tx nurse pay")."""
    letters = word.upper()
    if spanish and letters not in SAFE_ABBREVIATIONS - {"MI", "IA"}:
        return False
    if word == "mi" and spanish:
        return False
    broken = index > 0 and _BREAK.fullmatch(message.gap(index - 1)) is not None
    if index == 0 and _closes(message, index):
        return letters in CLOSING_ABBREVIATIONS and word not in _WORDS
    if _closes(message, index) and index > 0 and word not in _WORDS - {"la", "de"}:
        if word == "la":
            return before in _PAY
        if letters in CLOSING_ABBREVIATIONS and (broken or before not in _ONE | {""}):
            return True
        if word in _CLOSING_SMALL and not spanish and (broken or before in _PAY):
            return True
    goes_on = index + 1 < len(message.tokens) and bool(SPACE.fullmatch(message.gap(index)))
    return word in _LEADING_SMALL and goes_on and before not in {"a", "an"} and not message.shouted


def _capitals(message: Message, index: int, letters: str, before: str) -> bool:
    """In capitals: letters that mean nothing else anywhere; the others behind a comma or in a list of states."""
    token = message.tokens[index]
    if "." in token.text and letters not in _TITLES | {"LA"}:
        return True
    if letters == "LA":
        return before in _PAY and _closes(message, index)
    if letters in _LEADING and before not in {"a", "an"}:
        return True
    comma = index > 0 and _COMMA.fullmatch(message.gap(index - 1)) is not None
    if comma and _closes(message, index):
        return True
    if _in_a_list(message, index):
        return True
    if not _closes(message, index) or index == 0:
        return False
    broken = _BREAK.fullmatch(message.gap(index - 1)) is not None
    if letters in CLOSING_ABBREVIATIONS and before not in {"a", "an", "for", "of"} and (before or broken):
        return True
    return before in _PAY or (broken and letters not in {"OK", "OR", "ME", "IN", "HI"})


def _in_a_list(message: Message, index: int) -> bool:
    """Whether it is one of several states in capitals ("MA, NH or ME"); two titles alone ("PA or MD") are no list."""
    run = [index]
    while run[0] > 0 and _state_beside(message, run[0] - 1, run[0] - 1):
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(message.tokens) and _state_beside(message, run[-1], run[-1] + 1):
        run.append(run[-1] + 1)
    run = _without_links(message, run)
    if len(run) < 2:
        return False
    found = {letters_of(message.tokens[place].text) for place in run}
    if found - _TITLES:
        return True
    first = run[0]
    led = first > 0 and (":" in message.gap(first - 1) or message.before(first) in INSIDE | _PAY)
    return led


def _state_beside(message: Message, gap: int, place: int) -> bool:
    """Whether a token goes on with the list: a state in capitals, or the "or" between two."""
    token = message.tokens[place]
    if token.folded in {"or", "and", "vs", "versus"} and not token.text.isupper():
        return bool(re.fullmatch(r"[\s,]*", message.gap(gap)))
    return token.text.isupper() and letters_of(token.text) is not None and bool(
        re.fullmatch(r"\s*[,/&]?\s*", message.gap(gap))
    )  # fmt: skip


def _without_links(message: Message, run: list[int]) -> list[int]:
    return [place for place in run if message.tokens[place].text.isupper()]


def _closes(message: Message, index: int) -> bool:
    """Whether a sentence ends behind this token, politeness aside."""
    end = message.tokens[index].end
    if _ENDS.match(message.text, end):
        return True
    rest = [token.folded for token in message.tokens[index + 1 :]]
    return bool(rest) and len(rest) <= 3 and all(word in _AFTERWARDS for word in rest)
