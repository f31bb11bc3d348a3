"""How a figure may be worded by an honest writer: exact, rounded, in k or millions, bare, in words. Pure.

Rounding here is the ordinary one (a half upwards); nothing is ever rounded so far that the wording would mislead.
"""

from decimal import ROUND_HALF_UP, Decimal

from advisor.facts import Fact
from advisor.tools.show import show

_EN_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS_NAMES = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_ES_NAMES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_EN, _EN_TENS, _ES = _EN_NAMES.split(), _TENS_NAMES.split(), _ES_NAMES.split()


class Unworded(ValueError):
    """This figure cannot honestly be worded so."""


def worded(fact: Fact, formats: str) -> str:
    """The figure in the wording asked for; formats are joined by commas (`abs,r1000`)."""
    names = [name for name in formats.split(",") if name]
    if (fact.bound == "at_least") != ("floor" in names):
        raise Unworded(f"{fact.id} is {'' if fact.bound else 'not '}a floor")
    value = Decimal(str(fact.value))
    if "abs" in names:
        value = abs(value)
    sign = "$" if fact.unit.startswith("USD") else ""
    after = "%" if fact.unit == "percent" else ""
    rest = [name for name in names if name not in ("abs", "floor")]
    if not rest:
        plain = fact.model_copy(update={"value": float(value) if value % 1 else int(value), "bound": None})
        return show(plain)
    name = rest[0]
    if name in ("n", "c", "dot"):
        bare = show(fact.model_copy(update={"bound": None})).strip("$%").replace("-$", "-")
        return {"n": bare, "c": bare.replace(".", ","), "dot": bare.replace(",", ".")}[name]
    if name in ("k", "K", "k1", "mil", "n1000", "kbare"):
        return _thousands(value, name, sign)
    if name[0] in "ud" and name[1:] in ("1000", "k"):
        return _beside(value, name, sign)
    if name in ("M1", "M2"):
        return f"{sign}{_to(value / 1_000_000, '0.1' if name == 'M1' else '0.01'):f} million"
    if name in ("Mes1", "Mes2"):
        return f"{_to(value / 1_000_000, '0.1' if name == 'Mes1' else '0.01'):f} millones"
    if name in ("w", "W", "wes"):
        return _words(value, name)
    if name.startswith(("r", "nr")):
        step = Decimal(name.lstrip("nr"))
        rounded = _to(value / step, "1") * step
        if rounded == 0:
            raise Unworded("nothing is left of it")
        if name.startswith("nr"):
            return f"{rounded:,f}"
        return f"{'-' if rounded < 0 else ''}{sign}{abs(rounded):,f}{after}"
    raise ValueError(f"no such format: {name}")


def _thousands(value: Decimal, name: str, sign: str) -> str:
    if value < 1000:
        raise Unworded("too small for thousands")
    if name == "k1":
        return f"{sign}{_to(value / 1000, '0.1'):f}k"
    whole = f"{_to(value / 1000, '1'):,f}"
    return {"mil": f"{whole} mil", "n1000": f"{whole},000", "kbare": whole}.get(name, f"{sign}{whole}{name}")


def _beside(value: Decimal, name: str, sign: str) -> str:
    """The next thousand above or below, for "just under" and "a little over"; it must be near and must not be it."""
    whole = value // 1000 + (name[0] == "u")
    apart = abs(value - whole * 1000)
    if value < 20000 or not 0 < apart <= value * Decimal("0.012"):
        raise Unworded("not near enough to a thousand")
    return f"{sign}{whole}k" if name.endswith("k") else f"{sign}{whole:,f},000"


def _to(value: Decimal, places: str) -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


def _words(value: Decimal, name: str) -> str:
    if value % 1 or not 0 <= value < 100:
        raise Unworded("not a small whole number")
    number = int(value)
    if name == "wes":
        if number >= len(_ES):
            raise Unworded("no word for it here")
        return _ES[number]
    word = _EN[number] if number < 20 else _EN_TENS[number // 10] + (f"-{_EN[number % 10]}" if number % 10 else "")
    return word.capitalize() if name == "W" else word
