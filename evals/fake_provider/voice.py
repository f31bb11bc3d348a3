"""The words around figures, in English and Spanish: places, dates, amounts, and the choice among ways to say it. Pure."""

import re
from dataclasses import dataclass

from evals.fake_provider.asked import number_of
from evals.fake_provider.reading import Figure

_MONTHS = dict(
    zip(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        strict=True,
    )
)  # fmt: skip
_NATION = re.compile(r"^(?:United States|the nation|nation|US|U\.S\.)$", re.IGNORECASE)


@dataclass(frozen=True)
class Voice:
    """One answer's language and manner. The same seed always chooses the same."""

    language: str
    seed: int = 0

    def __call__(self, english: str, spanish: str) -> str:
        return spanish if self.language == "es" else english

    def pick(self, salt: object, *ways: str) -> str:
        """One of several ways to say it."""
        return ways[number_of(self.seed, salt) % len(ways)]

    def chance(self, salt: object, one_in: int) -> bool:
        return number_of(self.seed, "chance", salt) % one_in == 0

    def where(self, place: str) -> str:
        """` in Idaho`, ` in the United States`, or nothing where no place is known."""
        if not place:
            return ""
        if _NATION.match(place):
            return self(" in the United States", " en Estados Unidos")
        return self(f" in {place}", f" en {place}")

    def when(self, *years: str) -> str:
        """` (May 2025)` of the first year that is known, or nothing."""
        year = next((one for one in years if re.search(r"\d{4}", one)), "")
        if self.language == "es":
            for english, spanish in _MONTHS.items():
                year = year.replace(f"{english} ", f"{spanish} de ")
        return f" ({year})" if year else ""

    def a_year(self, figure: Figure, *, hourly: bool = False) -> str:
        """`$63,000 [F3] a year`; anything but money stays as it is."""
        if not figure.money:
            return figure.marked
        return figure.marked + (self(" an hour", " por hora") if hourly else self(" a year", " al año"))

    def title(self, title: str, code: str = "") -> str:
        return f"**{title}**" + (f" ({code})" if code else "")

    def joined(self, items: list[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + self(" and ", " y ") + items[-1]
