"""What a liar may put in the place of the truth: other places, occupations, codes, years and links.

Names of places and occupations are those of the build; the few here are everyday ones and places abroad.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.store import Knowledge

ABROAD = (
    "Toronto",
    "Canada",
    "London",
    "Berlin",
    "Mexico City",
    "the Netherlands",
    "Mumbai",
    "Australia",
    "Paris",
    "Singapore",
)
TOWNS = ("Fresno", "El Paso", "Tulsa", "Baton Rouge", "Des Moines", "Providence", "Anchorage", "Sioux Falls", "Tampa")
EVERYDAY = (
    "bartenders",
    "plumbers",
    "lawyers",
    "flight attendants",
    "bus drivers",
    "hairdressers",
    "dentists",
    "web developers",
    "kindergarten teachers",
    "roofers",
    "firefighters",
    "real estate agents",
    "bakers",
    "surgeons",
    "janitors",
)
EVERYDAY_ES = ("abogados", "dentistas", "bomberos", "panaderos", "meseros", "pilotos", "farmacéuticos", "techadores")
TENS = {3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}
TENS_ES = {3: "treinta", 4: "cuarenta", 5: "cincuenta", 6: "sesenta", 7: "setenta", 8: "ochenta", 9: "noventa"}
LINKS = (
    "http://wage-facts.example.com/idaho",
    "https://www.salary-insights.net/report?id=4471",
    "www.jobpaydata.org",
    "payscaleguide.com",
    "[the full table](https://bls-tables.info/full)",
    "<https://career-stats.io/x>",
    "bls-wages dot com",
    "hxxps://data-pay[.]net/t",
    "careerdata . org/pay",
    "bit.ly/3xPayNow",
    "data.bls.gov.pay-check.co/oes",
    "mailto:help@pay-data.net",
    "![chart](https://img.pay-data.net/c.png)",
)


@dataclass(frozen=True)
class Pools:
    """Names of one build. `short` is a state's postal abbreviation by its name."""

    states: tuple[str, ...]
    metros: tuple[str, ...]
    short: dict[str, str]
    titles: tuple[str, ...]
    codes: tuple[str, ...]
    groups: tuple[str, ...]


def pools(knowledge: "Knowledge") -> Pools:
    """The names of this build, each list in a fixed order."""
    with knowledge.engine.connect() as connection:

        def column(query: str) -> tuple[str, ...]:
            return tuple(str(row[0]) for row in connection.exec_driver_sql(query))

        short = {
            str(title): str(states)
            for title, states in connection.exec_driver_sql("SELECT title, states FROM area WHERE level = 'state'")
        }
        return Pools(
            states=tuple(sorted(short)),
            metros=column("SELECT title FROM area WHERE level = 'metropolitan' ORDER BY title"),
            short=short,
            titles=column("SELECT DISTINCT title FROM occupation ORDER BY title"),
            codes=column("SELECT DISTINCT soc_code FROM occupation ORDER BY soc_code"),
            groups=column("SELECT title FROM track UNION SELECT title FROM career ORDER BY 1"),
        )
