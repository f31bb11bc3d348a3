"""Amounts written so that nobody can hold them to a fact: look-alike digits, mixed letters, other scripts and currencies,
slang in words, fractions of an unnamed amount. Pure. A model is asked to write figures plainly instead.
"""

import re
import unicodedata
from collections.abc import Sequence

from advisor.figures import Figure

_TENS = r"(?:twent(?:y|ies)|thirt(?:y|ies)|fort(?:y|ies)|fift(?:y|ies)|sixt(?:y|ies)|sevent(?:y|ies)|eight(?:y|ies)|ninet(?:y|ies))"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|a\s+hundred)"
_SLANG = re.compile(
    rf"\b{_TENS}[-\s]odd\b|"
    rf"\b(?:{_TENS}|{_ONES})(?:[-\s](?:{_ONES}))?\s+(?:k|grand|thou|bucks|an\s+hour|a\s+(?:year|month|week)|per\s+(?:hour|year|month))\b|"
    rf"\b\b\d[\d.,]*\s?(?:grand|thou|bucks)\b|\bthou\b|\bgrand\b(?=\s+(?:a|an|per)\b)",
    re.IGNORECASE,
)
_MONEY_ELSEWHERE = re.compile(
    r"[£€¥₹₽₩]\s?\d|\d[\d.,]*\s?(?:[£€¥₹₽₩]|(?:euros?|pounds?\s+sterling|pesos|yen|yuan|rupees|rubles|roubles|reais|libras|francs)\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\d_\d|\b\d+(?:\.\d+)?e\d+\b|\b0x[0-9a-f]+\b|\$\s?\d*[xX]{2,}|[\$€£]\s?[\doOlISB]*[oOlISB][\doOlISB,.]*\d",
    re.IGNORECASE,
)
_PORTION = re.compile(
    r"[¼½¾⅓⅔⅛⅜⅝⅞]|\b(?:a|one|two|three)[-\s](?:third|quarter|fifth|half)s?\s+(?:more|less|higher|lower|above|below)\b|\bhalf\s+again\b|\bpay\s+(?:doubles|triples)\b|"
    r"\b(?:double|triple|twice|\d(?:\.\d+)?\s?(?:x|times))\s+the\s+(?:minimum|national|state|average)\b",
    re.IGNORECASE,
)
_YEAR_IN_WORDS = re.compile(
    r"\b(?:nineteen|twenty)[-\s](?:hundred|oh|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    + _TENS
    + r")(?:[-\s]"
    + _ONES
    + r")?\b(?!\s*(?:percent|dollars|thousand|k\b))|\bthe\s+1[89]\d0s\b",
    re.IGNORECASE,
)
_CODE_IN_WORDS = re.compile(rf"\b(?:SOC|code)\s+(?:is\s+)?{_TENS}[-\s]", re.IGNORECASE)
_SIX_FIGURES = re.compile(r"\b(?:six|seven|6)[-\s]?figures?\b|\b(?:seis|siete)\s+cifras\b", re.IGNORECASE)
_MOST_LETTERS = 3
_NEARLY = re.compile(
    r"\b(?:close\s+to|nearly|almost|just\s+under|just\s+shy\s+of|approaching|casi|cerca\s+de)\s+$", re.IGNORECASE
)
_DECADE = re.compile(
    rf"\b(?P<where>low|mid|middle|high|upper)[-\s]+(?P<tens>{_TENS}|[2-9]0)(?:['’]?s)?\b(?!\s*(?:%|percent|por))",
    re.IGNORECASE,
)
_WHERE = {"low": (0, 4), "mid": (3, 7), "middle": (3, 7), "high": (6, 10), "upper": (6, 10)}
_OF_TEN = {"tw": 20, "thi": 30, "for": 40, "fif": 50, "six": 60, "sev": 70, "eig": 80, "nin": 90}


def _in_decade(match: re.Match[str], median: float) -> bool:
    """Whether "the mid-fifties" holds an amount."""
    tens = match.group("tens").lower()
    base = int(tens) if tens.isdigit() else next(value for head, value in _OF_TEN.items() if tens.startswith(head))
    low, high = _WHERE[match.group("where").lower()]
    return (base + low) * 1000 <= median < (base + high) * 1000


def disguised(sentence: str, read: Sequence[Figure], medians: Sequence[float]) -> list[str]:
    """What in a sentence is an amount, a year or a code that cannot be read as one, in words for its writer. `read`: the
    figures that can. `medians`: those of the facts a year, which "the mid-fifties" and "six figures" may stand for."""
    found: list[str] = []
    plain = unicodedata.normalize("NFKC", sentence)
    if sum(char.isdecimal() and char.isascii() for char in plain) > sum(
        char.isdecimal() and char.isascii() for char in sentence
    ):
        found.append("write figures with plain digits")
    if (
        sum(
            char.isalpha()
            and not unicodedata.name(char, "LATIN").startswith(("LATIN", "FEMININE", "MASCULINE", "MICRO"))
            for char in sentence
        )
        > _MOST_LETTERS
    ):
        found.append("answer in English or Spanish")
    for pattern, words in (
        (_SLANG, "write the amount as the result has it, in digits"),
        (_MONEY_ELSEWHERE, "amounts here are in US dollars"),
        (_SPLIT, "write figures with plain digits"),
        (_PORTION, "no result has that share"),
        (_YEAR_IN_WORDS, "write years in digits"),
        (_CODE_IN_WORDS, "write codes in digits"),
    ):
        if match := pattern.search(sentence):
            found.append(f"{match.group()}: {words}")
    if match := _SIX_FIGURES.search(sentence):
        least = 90_000 if _NEARLY.search(sentence[: match.start()]) else 100_000
        if not any(one >= least for one in medians):
            found.append(f"{match.group()}: the median does not reach that")
    if (match := _DECADE.search(sentence)) and not any(_in_decade(match, one) for one in medians):
        found.append(f"{match.group()}: write the amount as the result has it, in digits")
    for position in (match.start() for match in re.finditer(r"\$", sentence)):
        if not any(figure.start <= position < figure.end for figure in read):
            found.append("write each amount as the result has it")
            break
    return found
