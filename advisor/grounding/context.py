"""What earlier sentences said of the figures that follow: the place, the occupation, the head of a table. Pure."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.facts import Fact
from advisor.grounding.grounds import Grounds
from advisor.grounding.measures import SPREAD, speaks_of_paid, speaks_of_real_pay
from advisor.grounding.mentions import Mention

_NONE = re.compile(
    r"\bno\s+(?:file|figures?|pay|data|estimate|median|numbers?)\b|\bnot?\s+(?:\w+\s+)?(?:published|on\s+file|available)|\bnone\b|\bnothing\b|\b(?:doesn|isn|don|aren|can|couldn)['’]t\b|\bcannot\b|"
    r"\bdoes\s+not\b|\bis\s+not\b|\bwithout\b|\bno\s+hay\b|\bno\s+(?:se\s+)?(?:publica|tiene)|\bninguna?\b|\bsin\s+cifra|\binstead\b|\bwider\b|\bI\s+read\b|\bleí\b|\bI\s+took\b|\btaken\s+as\b|\bse\s+tom[óo]\b|\btom[éo]\b",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"(?:\bno|\bnot|n['’]t|\bnothing|\bnone|\bninguna?|\bsin)\b[^,;:.]{0,30}\b(?:figures?|data|datos?|estimates?|numbers?|medians?|cifras?|published|trace|break\s+out)\b[^,;:.]{0,30}$",
    re.IGNORECASE,
)
_RECENT = 8
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


@dataclass(frozen=True)
class Column:
    """What the head of a table says of a column."""

    places: tuple[Mention, ...] = ()
    works: tuple[Mention, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Context:
    """The last names said, whether real pay was spoken of, and the table that is open."""

    places: tuple[Mention, ...] = ()
    works: tuple[Mention, ...] = ()
    recent: tuple[Mention, ...] = ()  # the occupations of the sentences before that one as well
    recent_places: tuple[Mention, ...] = ()
    real: bool = False
    columns: tuple[Column, ...] = ()
    spread: bool = False  # percentiles were spoken of
    own: frozenset[Decimal] = frozenset()  # numbers of the person's that were said to be theirs
    stated: tuple[Fact, ...] = ()  # the facts that were stated last, latest first


START = Context()


def after(context: Context, sentence: str, places: list[Mention], works: list[Mention], grounds: Grounds) -> Context:
    """The context for what follows a sentence."""
    if sentence.lstrip().startswith("|"):
        if not context.columns:
            cells = sentence.strip().strip("|").split("|")
            columns = tuple(Column(tuple(grounds.places(cell)), tuple(grounds.works(cell)), cell) for cell in cells)
            return replace(
                context,
                columns=columns,
                real=context.real or speaks_of_real_pay(sentence),
                spread=context.spread or SPREAD.search(sentence) is not None,
            )
        return context
    strong = [one for one in works if one.strong] or works
    # "There is no figure for Boise" names a place that the figures after it are not of.
    said = tuple(one for one in places if not lacking(sentence, one.start))
    said = (*context.places, *said) if _NONE.search(sentence) else said
    return Context(
        said or context.places,
        tuple(strong) or context.works,
        (*context.recent, *strong)[-_RECENT:],
        (*context.recent_places, *places)[-_RECENT:],
        # Real pay stays the subject until the pay as it is paid is named.
        speaks_of_real_pay(sentence) or (context.real and not speaks_of_paid(sentence)),
        spread=context.spread or SPREAD.search(sentence) is not None,
    )


def lacking(sentence: str, position: int) -> bool:
    """Whether the words right before a position say that there is nothing of it ("no figure for 2019")."""
    return _NONE.search(re.split(r"[,;:.]", sentence[:position])[-1]) is not None


def without_figure(sentence: str, position: int) -> bool:
    """Whether the words right before a name say that no figure is of it."""
    return _NO_FIGURE.search(re.split(r"[,;:.]", sentence[:position])[-1]) is not None


def column_at(context: Context, sentence: str, position: int) -> Column | None:
    """The head of the column in which a position of a table's row stands; `None` outside a table."""
    if not context.columns or not sentence.lstrip().startswith("|") or _RULE.match(sentence):
        return None
    index = sentence[:position].count("|") - 1
    return context.columns[index] if 0 <= index < len(context.columns) else None
