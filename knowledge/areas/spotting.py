"""Place phrases inside a question: where they stand and what each means.

Ordinary words are no places: a town called Reading, Mobile or Enterprise needs its state, or a preposition and a
capital letter. A capitalised word after "in" or "near" that is on no list comes back as an unknown place, so that an
answer can say so instead of passing over it.
"""

import re
from collections.abc import Iterator

from knowledge.areas import shorthand
from knowledge.areas.abroad import PROVINCES, country_after_city, places
from knowledge.areas.finding import NATION, Finder
from knowledge.areas.gazetteer import GREAT, LARGE, SIZEABLE, Gazetteer
from knowledge.areas.letters import INSIDE, letters_of, stands_as_state
from knowledge.areas.naming import SHORTHAND, STATE_NAMES, fold, state_code, undecorated
from knowledge.areas.reading import ARTICLES, SPACE, Message, read
from knowledge.areas.records import PlaceMatch, Spotted
from knowledge.areas.shorthand import ALIASES, whole_state
from knowledge.areas.slips import ordinary_words, state_slip
from knowledge.areas.standing import TOWARDS, of_a_school, part_of_city, whole_country
from knowledge.areas.words import (
    AMOUNT_BEFORE,
    CITY_WORDS,
    NAME_CUES,
    NO_PLACE,
)

_COMMA = re.compile(r"[ \t]*,[ \t]*")
_ABBREVIATED = re.compile(r"\.[ \t]+")
_AMOUNT_AFTER = re.compile(
    r"\s*(?:k\b|\$|%|/|usd|dollars?|bucks|d[oó]lares|a\s+year|per\b|an?\s+hour|yearly|annual|salary|al\s+a)",
    re.IGNORECASE,
)
_PAY_WORDS = frozenset({"salary", "salaries", "pay", "wage", "wages", "salario", "sueldo"})
_TRAILING = frozenset({"area", "metro", "metropolitan", "region", "metroplex", "state", "county"})
_FILLER = frozenset(
    {"and", "in", "near", "what", "about", "how", "now", "y", "en", "ok", "okay", "so", "then", "try", "please", "no", "yes",
     "i", "im", "am", "live", "from", "for", "maybe", "the", "is", "it", "there", "vivo", "de", "soy", "estoy"}
)  # fmt: skip


_LED = frozenset({"new", "north", "south", "west", "rhode"})
_NO_TOWN = frozenset({"el campo", "la casa", "el centro", "la mesa", "la vista"})
"""Towns whose names are plain Spanish: alone they say "the countryside", "the table"."""
_LINKS = frozenset({"and", "in", "what", "about", "how", "now", "y", "en", "ok", "near", "for", "no", "yes"})


class Spotter:
    """Finds places in running text, in English and Spanish."""

    def __init__(self, gazetteer: Gazetteer, finder: Finder) -> None:
        self._gazetteer = gazetteer
        self._finder = finder

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """Every place phrase, in order. A span never overlaps another and leaves out the preposition before it."""
        return tuple(self._walk(read(text)))

    def _walk(self, message: Message) -> Iterator[Spotted]:
        index = 0
        while index < len(message.tokens):
            found = self._at(message, index)
            if found is None:
                index += 1
                continue
            last, match = found
            start, end = message.tokens[index].start, message.tokens[last].end
            yield Spotted(start=start, end=end, text=message.text[start:end], match=match)
            index = last + 1

    def _at(self, message: Message, first: int) -> tuple[int, PlaceMatch] | None:
        """The longest place phrase that begins with this token: its last token and its meaning."""
        token = message.tokens[first]
        if token.text[0].isdigit():
            match = self._zip(message, first)
            return None if match is None else (first, match)
        lasts = [first]
        while len(lasts) < 5 and lasts[-1] + 1 < len(message.tokens) and self._joined(message, lasts[-1]):
            lasts.append(lasts[-1] + 1)
        for last in reversed(lasts):
            phrase = message.text[token.start : message.tokens[last].end]
            folded = fold(phrase)
            # "the Boise area" begins with Boise; "The Woodlands" is called so.
            if token.folded == "the" and not (self._gazetteer.knows(folded) or folded in ALIASES):
                continue
            found = self._with_state(message, first, last) or self._alone(message, first, last, phrase, folded)
            if found is not None:
                end = self._absorb(message, found[0])
                if message.tokens[end].folded == "state" and end > found[0]:  # "new york state" is not the city
                    return end, self._finder.find(message.text[token.start : message.tokens[end].end])
                return end, found[1]
        return self._unlisted(message, first) or self._plain_slip(message, first)

    def _joined(self, message: Message, index: int) -> bool:
        gap, token, following = message.gap(index), message.tokens[index], message.tokens[index + 1]
        if following.text[0].isdigit():
            return False
        return bool(
            SPACE.fullmatch(gap)
            or (token.folded.split()[-1] in {"st", "ste", "ft", "mt"} and _ABBREVIATED.fullmatch(gap))
        )

    def _absorb(self, message: Message, last: int) -> int:
        """ "Boise metro area": the words that only say it is a place belong to the phrase."""
        while last + 1 < len(message.tokens) and SPACE.fullmatch(message.gap(last)):
            if message.tokens[last + 1].folded not in _TRAILING - {"county"}:
                break
            last += 1
        return last

    def _with_state(self, message: Message, first: int, last: int) -> tuple[int, PlaceMatch] | None:
        """A city and then its state or country: "Boise, ID", "boise idaho", "Paris, France"."""
        if last + 1 >= len(message.tokens):
            return None
        gap, comma = message.gap(last), False
        if _COMMA.fullmatch(gap):
            comma = True
        elif not SPACE.fullmatch(gap):
            return None
        phrase = message.text[message.tokens[first].start : message.tokens[last].end]
        city = fold(phrase)
        for count in (3, 2, 1):
            end = last + count
            if end >= len(message.tokens) or not all(
                SPACE.fullmatch(message.gap(place)) for place in range(last + 1, end)
            ):
                continue
            tail = message.text[message.tokens[last + 1].start : message.tokens[end].end]
            state = state_code(tail)
            if state is None:
                if comma and count <= 2 and (fold(tail) in places() or (fold(tail) in PROVINCES and tail.isupper())):
                    if city in NO_PLACE or (not message.capital(first, last) and not self._gazetteer.knows(city)):
                        continue
                    return end, self._finder.find(f"{phrase}, {tail}")
                continue
            if len(tail) == 2 and not self._abbreviation(message, end, tail, comma):
                continue
            known = state in self._gazetteer.states_of(city) or state in self._gazetteer.states_of(undecorated(city))
            # Written large, "EARN IN Dothan, AL" is no city of three words.
            led = city.split()[0] in NO_PLACE or any(word in INSIDE for word in city.split())
            if not known and led and first < last:
                continue
            if not known and letters_of(phrase) is not None:
                continue  # "MA, NH": two states
            if not known and comma and message.capital(first, last) and city not in NO_PLACE:
                # "Boize, ID": a capitalised word before a comma and a state is a city, rightly spelt or not.
                if first > 0 and SPACE.fullmatch(message.gap(first - 1)) and message.capital(first - 1, first - 1):
                    continue
                if self._ordinary(city) and message.before(first) not in INSIDE:
                    continue
                return end, self._finder.find(f"{phrase}, {tail}")
            placed = comma or message.capital(first, last) or message.before(first) in INSIDE
            if not known or (self._ordinary(city) and not placed):
                continue
            match = self._finder.city_in(f"{phrase}, {state}", city, state)
            match = match or self._finder.city_in(f"{phrase}, {state}", undecorated(city), state)
            if match is not None:
                return end, match
        return None

    def _abbreviation(self, message: Message, index: int, tail: str, comma: bool) -> bool:
        """Whether two letters after a city are a state: after a comma, in capitals, or as the last word."""
        if tail.isupper() and not message.shouted:
            return True
        at_end = index == len(message.tokens) - 1
        word = tail.casefold() in {"in", "or", "me", "ok", "hi", "oh", "as", "de", "la", "a"}
        return (comma and (not word or at_end or message.shouted)) or at_end or not word

    def _alone(
        self, message: Message, first: int, last: int, phrase: str, folded: str
    ) -> tuple[int, PlaceMatch] | None:
        """A place without its state after it."""
        if folded in NATION:
            return (
                (last, self._finder.find("US"))
                if whole_country(message, first, folded, phrase, whole=self._whole(message, first, last))
                else None
            )
        before = message.before(first)
        inside = before in INSIDE or (before == "de" and first > 1 and message.tokens[first - 2].folded == "cerca")
        cued = before in NAME_CUES and not inside
        if folded in STATE_NAMES:
            if (cued and message.capital(first, last)) or of_a_school(message, first, last):
                return None
            return last, self._finder.find(phrase)
        if first == last and letters_of(phrase) is not None:
            return self._letters(message, first, phrase, inside)
        if (folded in SHORTHAND or folded in ALIASES) and shorthand.stands(message, first, last, folded, inside=inside):
            return last, self._finder.find(phrase)
        if whole_state(folded) in STATE_NAMES:
            return last, self._finder.find(phrase)
        if folded in NO_PLACE or folded in _NO_TOWN:
            return None
        bare = undecorated(folded)
        article = (
            first > 0 and message.tokens[first - 1].folded in {"el", "los", "las"} and not message.capital(first, last)
        )
        if article and self._gazetteer.weight_of(folded) < LARGE:
            return None  # "en el campo" is the countryside
        weight = max(self._gazetteer.weight_of(folded), self._gazetteer.weight_of(bare))
        foreign = folded in places() or country_after_city(folded) is not None
        listed = foreign or weight or self._gazetteer.knows(folded) or self._gazetteer.knows(bare)
        if not listed and not (folded.endswith((" county", " parish")) and message.capital(first, last)):
            return None
        capital = message.capital(first, last)
        chief = weight >= LARGE and folded not in CITY_WORDS
        ordinary = (folded in CITY_WORDS or self._ordinary(folded)) and not chief
        whole = self._whole(message, first, last)
        if inside or whole:
            accepted = capital or not ordinary
        elif cued:
            accepted = False
        elif before in TOWARDS:
            # "move to Mobile" is the city; "pay for Cable Installers" is not a town called Cable.
            moving = before in {"to", "from"} and weight >= SIZEABLE
            accepted = chief or (capital and (moving or not ordinary))
        else:
            at_start = first == 0 or message.text[: message.tokens[first].start].rstrip()[-1:] in ".!?"
            accepted = chief or (capital and not ordinary and not at_start and (weight > 0 or foreign))
            if foreign and not ordinary and (capital or last == len(message.tokens) - 1):
                accepted = True
        if not accepted or part_of_city(self._gazetteer, message, last, folded, weight):
            return None
        match = self._finder.find(phrase)
        return None if match.outcome == "unknown" and not capital else (last, match)

    def _letters(self, message: Message, index: int, phrase: str, inside: bool) -> tuple[int, PlaceMatch] | None:
        """Two letters that may be a state; LA in capitals after "in" is the city to most and a state to some."""
        letters, alone = phrase.replace(".", "").upper(), False
        if phrase.isupper() and not message.shouted:
            # "PA salary" is a physician assistant's: only words like "and in" may stand beside the two letters.
            alone = all(token.folded in _LINKS for place, token in enumerate(message.tokens) if place != index)
        if letters == "LA" and phrase == "LA" and not message.shouted:
            if (
                not inside
                and message.before(index) not in TOWARDS | _PAY_WORDS
                and not self._whole(message, index, index)
            ):
                return None
            city, whole = self._finder.find("los angeles"), self._finder.find("Louisiana")
            if city.area is None or whole.area is None:
                return index, whole
            return index, PlaceMatch(
                outcome="several", said=phrase, areas=(city.area, whole.area), labels=(city.area.short, "Louisiana")
            )
        if not alone and not stands_as_state(message, index):
            return None
        return index, self._finder.find(phrase if phrase in ("la", "L.A") else letters)

    def _slip_at_end(self, message: Message, first: int) -> tuple[int, PlaceMatch] | None:
        """A misspelt place behind "salary" or "wages" that closes the message: "wages new yrok"."""
        last = len(message.tokens) - 1
        words = [token.folded for token in message.tokens[first:]]
        phrase = message.text[message.tokens[first].start : message.tokens[last].end]
        if words[0] in INSIDE | TOWARDS or any(char.isdigit() for char in phrase):
            return None
        if last - first > 2 or len(phrase) < 6 or all(self._ordinary(word) for word in words):
            return None
        match = self._finder.find(phrase)
        return (last, match) if match.outcome == "one" else None

    def _plain_slip(self, message: Message, first: int) -> tuple[int, PlaceMatch] | None:
        """A misspelt state or great city anywhere: a long word that is no other ("massachusets nurse salary")."""
        for last in (first + 1, first):
            if last >= len(message.tokens) or (last > first and not SPACE.fullmatch(message.gap(first))):
                continue
            words = [token.folded for token in message.tokens[first : last + 1]]
            if last > first and words[0] not in _LED:
                continue
            phrase, slipped = " ".join(words), words[-1]
            known = self._ordinary(slipped) or slipped in ordinary_words() or self._gazetteer.knows(slipped)
            if len(phrase) < 6 or known or not phrase.isascii() or message.before(first) in NAME_CUES:
                continue
            near = self._gazetteer.near(phrase)
            great = near is not None and near.weight >= GREAT and near.distance == 1
            state = state_slip(phrase)
            if (state is not None and state[1] > 0 and len(slipped) >= 5) or great:
                match = self._finder.find(message.text[message.tokens[first].start : message.tokens[last].end])
                return (last, match) if match.outcome == "one" else None
        return None

    def _zip(self, message: Message, index: int) -> PlaceMatch | None:
        """Five digits as a ZIP, unless they are an amount of money or of anything else."""
        token = message.tokens[index]
        code, head = token.text[:5], message.text[: token.start].rstrip()
        if head.endswith(("$", "€", "£", "#")) or _AMOUNT_AFTER.match(message.text, token.end):
            return None
        before = message.before(index)
        # "accountant pay 10001" ends with a ZIP, "what about 83702" asks for one; round numbers are amounts.
        asked = before == "about" and index > 1 and message.tokens[index - 2].folded in {"what", "how"}
        closing = index == len(message.tokens) - 1 and before in _PAY_WORDS and not code.endswith("00")
        if before in AMOUNT_BEFORE and not asked and not closing:
            return None
        match = self._finder.zip(code, token.text)
        if closing and match.outcome == "unknown":
            return None
        placed = asked or before in INSIDE | {"zip", "code", "postal"} or len(token.text) > 5
        if match.outcome == "unknown" and not placed:
            return None
        return None if code.endswith("000") and not placed and not self._whole(message, index, index) else match

    def _unlisted(self, message: Message, first: int) -> tuple[int, PlaceMatch] | None:
        """After "in" or "near": a typo of a known place, or a place on no list."""
        before = message.before(first)
        token = message.tokens[first]
        if token.folded in ARTICLES or token.folded in _TRAILING:
            return None
        if first > 0 and message.tokens[first - 1].folded in {"el", "los", "las"} and not message.capital(first, first):
            return None
        whole = first == 0 and len(message.tokens) <= 2 and not message.capital(0, 0)
        if before in _PAY_WORDS and (slip := self._slip_at_end(message, first)) is not None:
            return slip
        if before not in INSIDE and not (before == "de" and first > 1 and message.tokens[first - 2].folded == "cerca"):
            # A message that is one misspelt word: "pheonix".
            if not (len(message.tokens) == 1 and len(token.folded) >= 5 and not self._ordinary(token.folded)):
                return None
            match = self._finder.find(token.text)
            return (first, match) if match.outcome != "unknown" else None
        last = first
        if message.capital(first, first):
            while last + 1 < len(message.tokens) and last - first < 3 and self._joined(message, last):
                following = message.tokens[last + 1]
                if not message.capital(last + 1, last + 1) or following.folded in NO_PLACE - {"city"}:
                    break
                last += 1
        for end in range(last, first - 1, -1):
            phrase = message.text[token.start : message.tokens[end].end]
            folded = fold(phrase)
            ordinary = self._ordinary(folded) or folded in NO_PLACE or folded in CITY_WORDS
            if ordinary or len(folded) < 4 or part_of_city(self._gazetteer, message, end, folded, 0):
                continue
            match = self._finder.find(phrase)
            if match.outcome != "unknown":
                return end, match
        phrase = message.text[token.start : message.tokens[last].end]
        folded = fold(phrase)
        if token.folded in NO_PLACE | CITY_WORDS or self._ordinary(token.folded) or len(folded) < 4 or whole:
            return None
        ends = last == len(message.tokens) - 1 or not SPACE.fullmatch(message.gap(last))
        capital = message.capital(first, last)
        if capital or (ends and (before in {"near", "around", "cerca"} or len(folded) >= 5)):
            return last, self._finder.find(phrase)
        return None

    def _whole(self, message: Message, first: int, last: int) -> bool:
        """Whether the message is nothing but this phrase and words like "and" or "what about"."""
        rest = (*message.tokens[:first], *message.tokens[last + 1 :])
        return all(token.folded in _FILLER or token.folded in _TRAILING for token in rest)

    def _ordinary(self, folded: str) -> bool:
        """Whether every word is one that job titles or plain talk use."""
        vocabulary = self._gazetteer.vocabulary
        return all(word in vocabulary or word in NO_PLACE for word in folded.split())
