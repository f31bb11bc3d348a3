"""Another figure in the place of the true one: a digit, a tenth, ten times, another fact's value, ten thousands in words.

Pure. What might pass as the true figure rounded or cut is not offered.
"""

import random
import re
from collections.abc import Iterator

from advisor.facts import Fact
from evals.guard.answers import Honest, Span
from evals.guard.mutations import Change, beside, fact_of, spans_of, text_of
from evals.guard.pools import TENS, TENS_ES, Pools
from evals.guard.wording import Unworded, worded

_LOOSE = re.compile(
    r"\bmost\b|closer|can reach|\branges?\b|anchor|\bspan|likely|la mayoría|suele|rango|oscila|cerca de|parte de", re.I
)


def figure(answer: Honest, _: Pools, dice: random.Random) -> Iterator[Change]:
    """Another figure in the place of the true one."""
    for span in spans_of(answer, "figure", dice):
        fact, shown = fact_of(answer, span), text_of(answer, span)
        ways = [_digit, _tenth, _tenfold, _another, _spelled]
        dice.shuffle(ways)
        for way in ways:
            new = way(answer, span, dice)
            if new is not None and new != shown and not _rounds(new, fact):
                yield Change(way.__name__.strip("_"), ((span.start, span.end, new),))


def _digit(answer: Honest, span: Span, dice: random.Random) -> str | None:
    shown = text_of(answer, span)
    digits = [at for at, one in enumerate(shown) if one.isdigit()]
    # A changed zero at the end would only look more exact.
    digits = [at for at in digits if re.search(r"[1-9]", shown[at:])]
    if not digits:
        return None
    at = dice.choice(digits)
    new = dice.choice([one for one in "123456789" if one != shown[at]])
    return shown[:at] + new + shown[at + 1 :]


def _spelled(answer: Honest, span: Span, dice: random.Random) -> str | None:
    """Ten thousands in words, well away from the truth."""
    fact = fact_of(answer, span)
    words = TENS_ES if answer.lang == "es" else TENS
    far = [word for tens, word in words.items() if abs(tens * 10_000 - fact.value) > 0.2 * abs(fact.value)]
    if fact.unit != "USD/year" or not far or "," in span.formats or span.formats in ("kbare", "n", "n1000", "mil"):
        return None
    return f"{dice.choice(far)} {'mil dólares' if answer.lang == 'es' else 'thousand dollars'}"


def _scaled(answer: Honest, span: Span, by: float) -> str | None:
    fact = fact_of(answer, span)
    value = fact.value * by
    if fact.unit == "score 1-6" or (isinstance(fact.value, int) and abs(value) < 3):
        return None
    scaled = round(value, -1) if fact.unit.startswith("USD/year") else round(value, 1)
    exact = int(scaled) if isinstance(fact.value, int) else scaled
    try:
        return worded(fact.model_copy(update={"value": exact}), span.formats)
    except Unworded:
        return None


def _tenth(answer: Honest, span: Span, dice: random.Random) -> str | None:
    return _scaled(answer, span, dice.choice((0.9, 1.1)))


def _tenfold(answer: Honest, span: Span, dice: random.Random) -> str | None:
    return _scaled(answer, span, dice.choice((10, 0.1)))


def _another(answer: Honest, span: Span, dice: random.Random) -> str | None:
    fact, (sentence, _) = fact_of(answer, span), beside(answer, span)
    if _LOOSE.search(sentence):
        return None
    others = [
        one
        for one in answer.ran.ledger
        if one.unit == fact.unit
        and one.unit != "count"  # "of four occupations none pays more" holds of the lines shown as well
        and abs(one.value - fact.value) > 0.02 * abs(fact.value)
        and not one.bound
    ]
    dice.shuffle(others)
    for other in others:
        try:
            return worded(other, span.formats)
        except Unworded:
            continue
    return None


def _rounds(shown: str, fact: Fact) -> bool:
    """Whether what is shown might pass as the true figure cut or rounded to what was written."""
    match = re.search(r"\d[\d,.]*", shown)
    if match is None:
        return False
    digits = match.group().replace(",", "")
    try:
        value = float(digits)
    except ValueError:
        return False
    step: float
    if re.search(r"\dk|\dK| mil\b", shown):
        value, step = value * 1000, 1000 / 10 ** len(digits.partition(".")[2])
    elif "mill" in shown:
        value, step = value * 1e6, 1e6 / 10 ** len(digits.partition(".")[2])
    elif "." in digits:
        step = 10 ** -len(digits.partition(".")[2])
    else:
        step = 10 ** (len(digits) - len(digits.rstrip("0")))
        if value % 1000 == 0:
            step = min(step, 1000)
        elif fact.unit.startswith("USD/year"):
            step = min(step, 10)
    return bool(abs(value - abs(fact.value)) < step)
