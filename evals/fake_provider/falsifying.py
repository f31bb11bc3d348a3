"""The single falsehoods: each generator takes an honest sentence and yields kinds with the sentence made false. Pure."""

import itertools
import re
from collections.abc import Iterator
from typing import TypeVar

from evals.fake_provider.grounds import Grounds
from evals.fake_provider.reading import CODE, FIGURE

T = TypeVar("T")
_SHOWN = re.compile(rf"(?P<figure>{FIGURE})(?P<marker> \[(?P<id>F\d+)\])")
_MARKER = re.compile(r"\[(F\d+)\]")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SPANISH = re.compile(r"\b(?:el|la|los|las|de|una?|es|gana|en|por|más|que)\b")
_STATES = ("Nevada", "Maine", "Delaware", "Oklahoma", "Vermont", "Nebraska", "Arizona", "Kentucky")
_METROS = ("Fresno, CA", "Tulsa, OK", "Akron, OH", "Boise City, ID", "Reno, NV", "Toledo, OH")
_COUNTRIES = ("Canada", "Germany", "Mexico", "Ontario")
_JOBS = (("Plumbers, Pipefitters, and Steamfitters", "47-2152"), ("Dental Hygienists", "29-1292"), ("Pharmacists", "29-1051"), ("Actuaries", "15-2011"), ("Roofers", "47-2181"))  # fmt: skip
_TURNS = (
    ("higher than", "lower than"), ("stands higher", "stands lower"), ("more than", "less than"), ("less than", "more than"),
    ("between", "outside of"), ("above", "below"), ("below", "above"), ("comes first", "comes last"), ("the first is", "the last is"),
    ("rose from", "fell from"), ("fell from", "rose from"), ("grow by", "decline by"), ("decline by", "grow by"), ("lowest-paid", "best-paid"),
    ("best-paid", "lowest-paid"), (" more (", " less ("), ("or less", "or more"), ("lower than", "higher than"),
    ("más alta que", "más baja que"), ("más alto que", "más bajo que"), ("gana más que", "gana menos que"), ("paga más que", "paga menos que"),
    ("por debajo", "por encima"), ("por encima", "por debajo"), ("va primero", "va último"), ("crezcan un", "bajen un"), ("bajen un", "crezcan un"),
    ("subió de", "bajó de"), ("menos gana", "más gana"), ("la primera es", "la última es"), ("menos que", "más que"), ("más que", "menos que"),
)  # fmt: skip
_WORDS = (
    ("$", 64_000, "sixty-four thousand dollars", "sesenta y cuatro mil dólares"), ("$", 91_000, "ninety-one thousand dollars", "noventa y un mil dólares"),
    ("%", 17, "seventeen percent", "diecisiete por ciento"), ("%", 38, "thirty-eight percent", "treinta y ocho por ciento"),
    ("", 41, "forty-one", "cuarenta y uno"), ("", 73, "seventy-three", "setenta y tres"),
)  # fmt: skip
_ALREADY_FIRST = re.compile(r"\b(?:comes first|first is|va primero|primera es|best-paid|highest)\b")


def about_figures(sentence: str, held: Grounds, seed: int) -> Iterator[tuple[str, str]]:
    """The figure itself: digits, size, magnitude, another's, in words, without its floor; its marker; its unit."""
    shown = list(_SHOWN.finditer(sentence))
    if not shown:
        return
    one = shown[seed % len(shown)]
    figure, marker = one["figure"], one["marker"]

    def instead(text: str, mark: str = marker) -> str:
        return sentence[: one.start()] + text + mark + sentence[one.end() :]

    value = _value(figure)
    for kind, made in (
        ("figure digits", _swapped(figure)),
        ("figure shifted", _times(figure, (0.82, 1.15, 1.24, 0.7)[seed % 4])),
        ("figure magnitude", _times(figure, 10 if seed % 2 else 0.1)),
    ):
        if made and made != figure and _value(made) != value and not held.holds(_value(made)):
            yield kind, instead(made)
    if value <= 20 and float(value).is_integer() and "$" not in figure:
        # Small scores are few: another of them is false beside this marker, whoever else has it.
        yield "figure score", instead(str(int(value) % 6 + 1) if value < 7 else str(int(value) + 2))
    others = [
        two for two in held.figures if two.money == ("$" in figure) and abs(two.value - value) > 0.02 * abs(value)
    ]
    if others:
        other = others[seed % len(others)]
        yield "figure swapped", instead(other.text)
        yield "marker another's", instead(figure, f" [{other.id}]")
    yield "marker invented", instead(_times(figure, 1.31) or figure, " [F999]")
    unit = "$" if "$" in figure else "%" if "%" in figure else ""
    said = next(one for one in _WORDS if one[0] == unit and abs(one[1] - value) > 0.1 * one[1])
    yield "figure in words", instead(said[3] if _is_spanish(sentence) else said[2])
    if "≥" in figure:
        yield "figure without floor", instead(figure.replace("≥", "").strip())
    if "$" in figure and value >= 20_000:
        yield "figure in thousands", instead(f"${round(value * 1.37 / 1000)}K")
        yield (
            "figure about",
            instead(("unos " if _is_spanish(sentence) else "about ") + f"${round(value * 0.78, -3):,.0f}"),
        )
    for year, hour in ((" a year", " an hour"), (" al año", " por hora"), (" a year", " a month")):
        if marker + year in sentence:
            yield "unit" if hour != " a month" else "unit month", sentence.replace(marker + year, marker + hour, 1)
    if unit == "%":
        yield (
            "unit points",
            instead(figure.replace("%", ""), marker + (" puntos" if _is_spanish(sentence) else " percentage points")),
        )


def about_names(sentence: str, held: Grounds, seed: int) -> Iterator[tuple[str, str]]:
    """Another place, code or occupation than the figure's."""
    named = [place for place in (*held.places, "the United States", "Estados Unidos") if _word(place).search(sentence)]
    if named:
        place = max(named, key=len)
        away = next(one for one in _rotated(_STATES, seed) if one not in held.places and one not in sentence)
        others = [one for one in held.places if one not in named and one not in place and place not in one]
        made = {"place of the results": others[seed % len(others)] if others else "", "place elsewhere": away,
                "place metro": next(one for one in _rotated(_METROS, seed) if one not in held.places), "place abroad": _COUNTRIES[seed % len(_COUNTRIES)]}  # fmt: skip
        for kind, other in made.items():
            if other:
                yield kind, _word(place).sub(lambda _, other=other: other, sentence, count=1)  # type: ignore[misc]
    elif _SHOWN.search(sentence):
        away = next(one for one in _rotated(_STATES, seed) if one not in held.places)
        yield "place added", _before_end(sentence, f" en {away}" if _is_spanish(sentence) else f" in {away}")
    if code := CODE.search(sentence):
        digits = code.group()
        last = digits[:6] + str((int(digits[6]) + 1 + seed % 8) % 10)
        made_code = last + digits[7:] if last != digits[:7] else digits[:5] + "99"
        if made_code not in held.codes:
            yield "code", sentence.replace(digits, made_code, 1)
        others = [one for one in held.codes if one[:7] != digits[:7]]
        if others:
            yield "code of the results", sentence.replace(digits, others[seed % len(others)], 1)
    said = [title for title in held.titles if title in sentence]
    if said and _SHOWN.search(sentence):
        title = max(said, key=len)
        job, job_code = next(one for one in _rotated(_JOBS, seed) if one[0] not in held.titles)
        yield "occupation elsewhere", sentence.replace(title, job, 1)
        yield "occupation and code", CODE.sub(job_code, sentence.replace(title, job, 1), count=1)
        others = [one for one in held.titles if one not in said and title not in one]
        if others:
            yield "occupation of the results", sentence.replace(title, others[seed % len(others)], 1)


def about_time(sentence: str, held: Grounds, seed: int) -> Iterator[tuple[str, str]]:
    """Another year, or a year where none was said."""
    if year := _YEAR.search(sentence):
        other = next(str(one) for one in (2017 + seed % 5, 2011, 2031, 2008) if str(one) not in held.years)
        yield "year", sentence[: year.start()] + other + sentence[year.end() :]
    elif _SHOWN.search(sentence) and not sentence.startswith("|"):
        other = next(str(one) for one in (2016 + seed % 5, 2012, 2033) if str(one) not in held.years)
        yield "year added", _before_end(sentence, f" ({other})")


def about_order(sentence: str, held: Grounds, seed: int) -> Iterator[tuple[str, str]]:
    """A comparison turned round, or one that nobody measured."""
    for honest, turned in _TURNS:
        if honest in sentence and _MARKER.search(sentence):
            yield "order turned", sentence.replace(honest, turned, 1)
            break
    shown = list(_SHOWN.finditer(sentence))
    # The ends of a range exchanged are the same range.
    is_range = re.search(r"\b(?:between|entre)\b", sentence)
    if len(shown) > 1 and shown[0]["figure"] != shown[1]["figure"] and not is_range:
        first, second = shown[:2]
        yield (
            "figure exchanged",
            sentence[: first.start()]
            + second.group()
            + sentence[first.end() : second.start()]
            + first.group()
            + sentence[second.end() :],
        )
    if shown and not sentence.startswith(("|", "- ")):
        spanish = _is_spanish(sentence)
        for kind, english, es in (
            ("order superlative", ", the highest in the country", ", lo más alto del país"),
            ("order twice", ", twice the national figure", ", el doble de la cifra nacional"),
            ("order neighbors", ", more than in every neighboring state", ", más que en todos los estados vecinos"),
        ):
            if kind != "order twice" and _ALREADY_FIRST.search(sentence):
                continue  # it might be so
            yield kind, _before_end(sentence, es if spanish else english)


def added(sentence: str, held: Grounds, seed: int) -> Iterator[tuple[str, str]]:
    """A link, an image, or a claim that came from nowhere."""
    if sentence.startswith("|"):
        return
    spanish = _is_spanish(sentence)
    yield "link http", _before_end(sentence, " (https://salary-data.example/jobs)")
    yield "link www", _before_end(sentence, ", www.pay-check.example")
    yield "link bare", _before_end(sentence, " (vea best-salaries.com)" if spanish else " (see best-salaries.com)")
    yield (
        "link markdown",
        _before_end(
            sentence, " [fuente](https://bls-gov.example/oes)" if spanish else " [source](https://bls-gov.example/oes)"
        ),
    )
    yield "link image", sentence.rstrip() + " ![chart](https://charts.example/p.png?q=1)"
    yield "link html", sentence.rstrip() + ' <a href="https://apply.example">apply</a>'
    amount = 3_000 + seed % 80 * 250 + 137
    if not held.holds(amount):
        yield (
            "claim bonus",
            _before_end(
                sentence, f", más un bono de unos ${amount:,}" if spanish else f", plus a bonus of about ${amount:,}"
            ),
        )
    percent = 21 + seed % 40
    if not held.holds(percent):
        yield (
            "claim percent",
            _before_end(
                sentence, f", y sube un {percent}% cada año" if spanish else f", and it rises {percent}% every year"
            ),
        )
    yield (
        "claim doubled",
        _before_end(sentence, ", y se ha duplicado en diez años" if spanish else ", and it has doubled in ten years"),
    )


def _value(figure: str) -> float:
    digits = re.sub(r"[^\d.]", "", figure)
    return float(digits or 0) * (1000 if figure.endswith("K") else 1)


def _swapped(figure: str) -> str:
    """Two neighbouring digits that differ, exchanged; the first digit never becomes 0."""
    places = [number for number, sign in enumerate(figure) if sign.isdigit()]
    for one, two in itertools.pairwise(places):
        if figure[one] != figure[two] and not (one == places[0] and figure[two] == "0"):
            return figure[:one] + figure[two] + figure[one + 1 : two] + figure[one] + figure[two + 1 :]
    return ""


def _times(figure: str, factor: float) -> str:
    """The figure times a factor in the same notation."""
    number = re.search(r"\d[\d,]*(?:\.\d+)?", figure)
    if number is None:
        return ""
    places = len(number.group().partition(".")[2])
    made = _value(number.group()) * factor
    return figure[: number.start()] + f"{made:,.{places}f}" + figure[number.end() :]


def _before_end(sentence: str, words: str) -> str:
    """Words put in before the stop that ends a sentence, or at the end of an item."""
    plain = sentence.rstrip()
    if plain.endswith((".", "!", "?", ":", "…")):
        return plain[:-1] + words + plain[-1]
    return plain + words


def _is_spanish(sentence: str) -> bool:
    return len(_SPANISH.findall(sentence)) >= 2


def _word(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")


def _rotated(items: tuple[T, ...], seed: int) -> tuple[T, ...]:
    return items[seed % len(items) :] + items[: seed % len(items)]
