"""How place names are written: folding, the postal abbreviations of states, the ways to shorten a word.

Pure text. Nothing here knows which places exist.
"""

import re
import unicodedata
from functools import lru_cache

STATES: dict[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "PR": "Puerto Rico", "GU": "Guam", "VI": "Virgin Islands", "AS": "American Samoa",
    "MP": "Northern Mariana Islands",
}  # fmt: skip
"""Two-letter postal codes of the states, D.C. and the territories."""

TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP"})

_APOSTROPHES = re.compile(r"['’‘`´.]")
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16_384)  # the same words of a message are looked at again and again
def fold(text: str) -> str:
    """Lower case, accents and punctuation gone, single spaces: `"Coeur d'Alene"` → `"coeur dalene"`."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold().replace("&", " and ")
    return _OTHER.sub(" ", _APOSTROPHES.sub("", plain)).strip()


_BY_NAME: dict[str, str] = {
    **{fold(name): code for code, name in STATES.items()},
    "dc": "DC", "d c": "DC", "us virgin islands": "VI", "u s virgin islands": "VI", "hawai i": "HI",
    "luisiana": "LA", "nuevo mexico": "NM", "nueva york": "NY", "pensilvania": "PA", "carolina del norte": "NC",
    "carolina del sur": "SC", "dakota del norte": "ND", "dakota del sur": "SD", "nueva jersey": "NJ", "misisipi": "MS",
    "misuri": "MO", "hawai": "HI", "virginia del oeste": "WV", "virginia occidental": "WV", "tejas": "TX", "distrito de columbia": "DC",
}  # fmt: skip
SHORTHAND: dict[str, str] = {
    "calif": "CA", "cali": "CA", "okla": "OK", "tenn": "TN", "fla": "FL", "minn": "MN", "wisc": "WI", "wis": "WI", "nebr": "NE",
    "ariz": "AZ", "colo": "CO", "penna": "PA", "penn": "PA", "mass": "MA", "wash": "WA", "conn": "CT", "mich": "MI",
    "tex": "TX", "ill": "IL", "ind": "IN", "ore": "OR", "oreg": "OR", "nev": "NV", "kan": "KS", "kans": "KS", "ark": "AR",
    "ala": "AL", "miss": "MS", "mont": "MT", "jersey": "NJ", "bama": "AL", "nys": "NY", "n carolina": "NC",
    "s carolina": "SC", "n dakota": "ND", "s dakota": "SD", "w virginia": "WV", "w va": "WV", "n mexico": "NM",
    "n hampshire": "NH", "upstate ny": "NY", "upstate new york": "NY",
}  # fmt: skip
"""Folded shorthand and older abbreviations of states; how each has to stand in a question, `shorthand` says."""
STATE_NAMES: frozenset[str] = frozenset(_BY_NAME) - {"dc", "d c"}
"""Folded full names, English and Spanish, of states and territories."""


@lru_cache(maxsize=8_192)
def state_code(text: str) -> str | None:
    """The two-letter code of a state written as its name or abbreviation, in any case; `None` for anything else."""
    folded = fold(text)
    if len(folded) == 2 and folded.upper() in STATES:
        return folded.upper()
    return _BY_NAME.get(folded) or SHORTHAND.get(folded)


_SHORTENED = (("saint", "st"), ("sainte", "ste"), ("fort", "ft"), ("mount", "mt"))


@lru_cache(maxsize=8_192)
def variants(folded: str) -> tuple[str, ...]:
    """The other ways a folded name may be on file, itself first: `"st louis"`, `"saint louis"`."""
    words = folded.split()
    ways = [folded]
    for long, short in _SHORTENED:
        for one, other in ((long, short), (short, long)):
            if one in words:
                ways.append(" ".join(other if word == one else word for word in words))
    return tuple(dict.fromkeys(ways))


_BEFORE = ("the ", "greater ", "downtown ", "metro ", "metropolitan ", "city of ", "state of ", "county of ")
_AFTER = (
    " metropolitan statistical area", " metropolitan area", " metro area", " metroplex", " metro", " area", " region",
    " based", " suburbs", " usa", " us", " united states",
)  # fmt: skip


def simpler(folded: str) -> tuple[str, ...]:
    """A folded name and, one by one, what is left when the words people put round a place are taken off:
    `"the greater boise area"` → itself, `"greater boise area"`, `"boise area"`, `"boise"`."""
    forms = [folded]
    while True:
        name = forms[-1]
        shorter = next((name[len(word) :] for word in _BEFORE if name.startswith(word) and len(name) > len(word)), None)
        if shorter is None:
            shorter = next(
                (name[: -len(word)] for word in _AFTER if name.endswith(word) and len(name) > len(word)), None
            )
        if shorter is None:
            return tuple(forms)
        forms.append(shorter)


def undecorated(folded: str) -> str:
    """A folded name without what people put round it: `"the greater boise area"` → `"boise"`."""
    return simpler(folded)[-1]
