"""Takes secrets out of a message before it is stored or a model sees it: card, account and identity numbers, passwords, keys.

It leaves phone numbers, ZIP codes, salaries, occupation codes and years alone. Pure; keeps no copy of what it removes.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple


class Redacted(NamedTuple):
    """The message without its secrets, and the kinds that were removed, each once, in order."""

    text: str
    removed: tuple[str, ...]


_KEY = re.compile(
    r"\b(?:sk|pk|rk)[-_](?:[A-Za-z]+[-_])*[A-Za-z0-9_\-]{16,}|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_\-]{30,}"
    r"|\bey[JK][\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|(?i:\b(?:api|access|secret)[ _-]?(?:key|token)\b\s*(?:is|:|=|es)?\s*)(?=[\w\-]*\d)[\w\-]{16,}"
)
_PASSWORD = re.compile(
    r"(?i)\b(?:pass ?word|passcode|pwd|pass ?phrase|contrase[nñ]a|clave|mi pin|my pin(?: code| number)?|pin (?:code|number))\b(?:\s+(?:to|for|de|para|del)\s+[\w. ]{1,30}?)?\s*(?:is|es|=|:|are)\s*[\"'“]?(?P<secret>[^\s\"'”,;]{3,})"
)
_NOT_A_PASSWORD = re.compile(
    r"(?i)^(?:not|no|too|so|wrong|weak|expired|lost|reset\w*|forgotten|the|a|an|my|your|required|needed|correct|incorrect|strong|that|very|safe|secure|for|in|important|always|never|muy|la|el|un|una|que|para|importante|olvidada)[.!?]*$"
)
_SOCIAL = re.compile(r"(?<![\w-])(?!000|666)(?P<a>\d{3})(?P<dash>[-. ])(?P<b>\d{2})(?P=dash)(?P<c>\d{4})(?![\w-])")
_SOCIAL_NAMED = re.compile(
    r"(?i)\b(?:ssn|itin|ss ?#|social(?:[ -]?security)?(?:[ -](?:number|no\.?|num|card number|#))?|n[uú]mero de seguro social|seguro social|taxpayer (?:id|identification)(?: number)?|tax id)\b(?P<between>\W{0,4}(?:(?:is|es|number|no|num|it'?s|mi|my)\W{1,3}){0,3})(?P<number>\d(?:[ -.]?\d){8})(?![\d])"
)
_CARD = re.compile(
    r"(?<![\w.$-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-])(?!\.\d)"
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ -]?){4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_ACCOUNT = re.compile(
    r"(?i)\b(?:(?:bank |checking |savings? )?(?:account|acct)|routing|aba|cuenta(?: bancaria| de banco)?|ruta)\b(?:\s*(?:account|acct|number|numbers|no\.?|num|#|transit|bancaria|n[uú]mero(?: de cuenta| de ruta)?|and routing))*\W{0,4}(?:(?:is|es|number|it'?s|are)\W{1,3}){0,2}(?P<number>\d(?:[ -]?\d){6,16})(?!\d|[.,]\d|\s*(?:k\b|dollars|usd|a year|per year|bucks))"
)
_PASSPORT = re.compile(
    r"(?i)\b(?:passport|pasaporte|alien(?: registration)?|a-?number|green card|uscis|driver'?s? licen[cs]e|licencia de conducir)\b(?:\s*(?:number|no\.?|num|#|n[uú]mero))*\W{0,4}(?:(?:is|es|number|n[uú]mero|it'?s)\W{1,3}){0,2}(?P<number>(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z]{0,2}-?\d[A-Z0-9-]{5,13})\b"
)
_PHONE = re.compile(r"\+?1?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
_NAMED = {
    "card number": "a card number",
    "Social Security number": "a Social Security number",
    "account number": "an account number",
    "password": "a password",
    "key": "an access key",
    "identity number": "an identity number",
}
_NAMED_ES = {
    "card number": "un número de tarjeta",
    "Social Security number": "un número de Seguro Social",
    "account number": "un número de cuenta",
    "password": "una contraseña",
    "key": "una clave de acceso",
    "identity number": "un número de identidad",
}


def redact(message: str) -> Redacted:
    """The message with each secret replaced by what it was, as `[removed: card number]`."""
    found: list[tuple[int, int, str]] = []
    # Digits of other scripts and invisible marks hide a number: they are read as what they look like, place by place.
    read = "".join(_plain_digit(char) for char in message)

    def note(pattern: re.Pattern[str], kind: str, fits: Callable[[re.Match[str]], bool] = lambda _: True) -> None:
        for match in pattern.finditer(read):
            group = next((name for name in ("secret", "number") if name in pattern.groupindex), None)
            if fits(match):
                start, end = match.span(group) if group else match.span()
                if not any(start < other_end and other_start < end for other_start, other_end, _ in found):
                    found.append((start, end, kind))

    note(_KEY, "key")
    note(_PASSWORD, "password", lambda match: not _NOT_A_PASSWORD.match(match["secret"]))
    note(_CARD, "card number", lambda match: is_card(match.group()) and not _YEARS.fullmatch(match.group()))
    note(_SOCIAL_NAMED, "Social Security number", lambda match: not _PHONE.fullmatch(match["number"]))
    note(_SOCIAL, "Social Security number", _is_social)
    note(_IBAN, "account number")
    note(_PASSPORT, "identity number")
    note(_ACCOUNT, "account number", lambda match: not _PHONE.fullmatch(match["number"].strip()))
    text, kinds = message, []
    for start, end, kind in sorted(found, reverse=True):
        text = f"{text[:start]}[removed: {kind}]{text[end:]}"
        kinds.append(kind)
    return Redacted(text, tuple(dict.fromkeys(reversed(kinds))))


def told(removed: tuple[str, ...], spanish: bool) -> str:
    """The one sentence that says what was taken out."""
    names = [(_NAMED_ES if spanish else _NAMED)[kind] for kind in removed]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + (" y " if spanish else " and ") + names[-1]
    if spanish:
        return f"Quité {listed} de su mensaje antes de guardarlo; por su seguridad, no lo comparta en un chat."
    return f"I took {listed} out of your message before keeping it; for your safety, please do not share such things in a chat."


def is_card(digits: str) -> bool:
    """Whether a row of digits is a payment card's: a known first digit, thirteen to nineteen long, and its check digit."""
    numbers = [int(char) for char in digits if char.isdigit()]
    if not 13 <= len(numbers) <= 19 or numbers[0] not in (2, 3, 4, 5, 6) or len(set(numbers)) == 1:
        return False
    doubled = (sum(divmod(2 * one, 10)) if place % 2 else one for place, one in enumerate(reversed(numbers)))
    return sum(doubled) % 10 == 0


def _is_social(match: re.Match[str]) -> bool:
    return match["b"] != "00" and match["c"] != "0000"


def _plain_digit(char: str) -> str:
    """One character for one, so that places stay the same."""
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return "-" if unicodedata.category(char) == "Pd" else " " if unicodedata.category(char) == "Zs" else char
