"""Headings of the pages, and official words as a reader says them."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from advisor.cards import Section
from advisor.tools.sections import STARTER

CAREER: Mapping[str, str] = {
    "summary": "In short",
    "video": "See the work",
    "resilience": "AI resilience",
    "responsibilities": "What you answer for",
    "inside": "Inside this career",
    "progression": "Pay from the lowest to the highest",
    "education": "Education and training",
    "licence": "Licence or certificate",
    "time_and_cost": "Time and cost",
    "jobs": "Find jobs",
    "training": "Find training",
    "technology": "Technology",
    "abilities": "Key abilities and skills",
    "also_known_as": "Also known as",
    "specializations": "Specializations",
    "related": "Related work",
    "family": "Its family",
    "sources": "Sources",
    "report": "Report an error",
}
TRACK: Mapping[str, str] = {
    "narrative": "In short",
    "levels": "From junior to senior",
    "demands": "What the work asks of you",
    "who_thrives": "Who thrives",
    "entry_points": "Ways in",
    "trend": "Jobs and pay over time",
    "changing": "How it is changing",
    "pay_by_place": "Pay by place",
    "progression": "Ladder of roles",
    "industries": "Industries",
    "transfers": "Where the skills carry over",
    "collaborates": "Who it works with",
    "attribution": "What stands on what",
    "sources": "Sources",
    "report": "Report an error",
}
_CATEGORIES = {
    "healthcare-clinical": "Clinical health care",
    "healthcare-technical": "Technical health care",
    "office-admin": "Office and administration",
    "personal-care": "Personal care",
    "arts-media": "Arts and media",
    "business-finance": "Business and finance",
    "food-service": "Food service",
    "installation-repair": "Installation and repair",
    "protective-services": "Protective services",
    "building-grounds": "Buildings and grounds",
    "social-services": "Social services",
}
_LEVELS = {"entry": "Entry", "mid": "Middle", "senior": "Senior", "executive": "Executive"}


class Shown(NamedTuple):
    """A section as a page shows it."""

    key: str
    heading: str
    template: str
    content: object
    reason: str


def shown(sections: list[Section], headings: Mapping[str, str], templates: Mapping[str, str]) -> list[Shown]:
    """The sections in the card's own order, under the page's headings."""
    return [
        Shown(
            one.key,
            headings.get(one.key, one.title),
            templates.get(one.key, one.key),
            one.content,
            plainly(one.missing.reason.rstrip(".")) if one.missing is not None else "",
        )
        for one in sections
    ]


def category(slug: str) -> str:
    """A field of careers by its name."""
    return _CATEGORIES.get(slug, slug.replace("-", " ").capitalize())


def level(key: str) -> str:
    """A level of a track by its name."""
    return _LEVELS.get(key, key.capitalize())


def official(text: str | None) -> str:
    """An entry of the Bureau's table: its `None` is the word that nothing is usual, not a missing value."""
    if text is None:
        return "not named"
    return "none usual" if text == "None" else text.removesuffix(" on-the-job training")


def host(url: str) -> str:
    """Whose address it is, as the text of a link: `bls.gov`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def plainly(reason: str) -> str:
    """A reason for readers where the lookup's own speaks to the people who run the service."""
    if STARTER not in reason:
        return reason
    return "the knowledge that this service runs on does not hold the publishers’ longer texts"
