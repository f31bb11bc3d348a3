"""Numbers in words as digits, where they are amounts of money: "seventy grand", "mid fifties", "veinte la hora".

Pure text. It touches no number that counts something else ("two years", "ten jobs").
"""

import re

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
    "diecinueve": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
    "veintiun": 21, "veintidos": 22, "veintidós": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiocho": 28,
}  # fmt: skip
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_WITHIN = {"low": 2, "mid": 5, "middle": 5, "high": 8, "upper": 8}
_TEN = "|".join(_TENS)
_ONE = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = rf"(?:(?:(?P<ten>{_TEN})(?:(?:[ -]| y )(?P<one>{_ONE}))?|(?P<only>{_ONE}))|(?P<hundred>(?:a |one )?hundred|cien)(?: (?:and )?(?P<more>{_TEN}))?)"
_MONEY_BEHIND = r"(?=\s*(?:k\b|grand\b|thousand\b|thou\b|mil\b|bucks\b|dollars?\b|d[oó]lares\b|(?:an|per|by the) hour\b|la hora\b|por hora\b|/ ?h))"
_SAID = re.compile(rf"\b{_NUMBER}\b{_MONEY_BEHIND}")
_PERCENT = re.compile(rf"\b{_NUMBER}\b(?= ?(?:%|per ?cent\b|pct\b|por ?ciento\b))")
_DECADE = re.compile(rf"\b(?P<where>{'|'.join(_WITHIN)})[- ](?P<decade>{'|'.join(_DECADES)})\b")
_TENS_OF = re.compile(r"\b(?P<where>low|mid|middle|high|upper)[- ](?P<ten>[2-9])0'?s\b")
_SIX = re.compile(r"\b(?:low |just |barely )?(?:six|6)[- ]?figures?\b|\bseis cifras\b")


def in_digits(low: str) -> str:
    """The text with amounts of money in digits: "seventy grand" → "70 grand", "mid fifties" → "55k"."""
    low = _SAID.sub(lambda match: str(_value(match)), low)
    low = _DECADE.sub(lambda match: f"{_DECADES[match['decade']] + _WITHIN[match['where']]}k", low)
    low = _TENS_OF.sub(lambda match: f"{int(match['ten']) * 10 + _WITHIN[match['where']]}k", low)
    return _SIX.sub("100k", low)


def percent_in_digits(low: str) -> str:
    """The text with percentages in digits: "ten percent" → "10 percent"."""
    return _PERCENT.sub(lambda match: str(_value(match)), low)


def _value(match: re.Match[str]) -> int:
    if match["hundred"]:
        return 100 + (_TENS[match["more"]] if match["more"] else 0)
    if match["only"]:
        return _UNITS[match["only"]]
    return _TENS[match["ten"]] + (_UNITS[match["one"]] if match["one"] else 0)
