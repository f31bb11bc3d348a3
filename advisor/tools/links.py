"""Links to the official finders of jobs, training and licences, built from a title and, where one is known, a state.

They lead to pages of the Departments of Labor and of the federal hiring office; this module asks none of them, knows no
posting and never claims that one is there. Where a finder's parameters are not certain, the link is to the finder itself.
"""

import re
from typing import NamedTuple
from urllib.parse import urlencode

_ONESTOP = "https://www.careeronestop.org"
_DOL = "U.S. Department of Labor"


class Link(NamedTuple):
    """Where to look: what the page is, whose it is, its address, and what a person finds there."""

    title: str
    publisher: str
    url: str
    text: str

    def told(self) -> dict[str, str]:
        return dict(self._asdict())


def _to(address: str, **parameters: str | None) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return f"{address}?{urlencode(given)}" if given else address


def searched(title: str) -> str:
    """A title as a search box takes it: without "All Other", without what stands in brackets, one trade at a time."""
    plain = re.sub(r"\s*\([^)]*\)|,?\s*\bAll Other\b", "", title).strip(" ,")
    return plain or title


def to_jobs(title: str, state: str | None = None) -> tuple[Link, ...]:
    """Job searches under a title; `state` by its full name."""
    return (
        Link(
            "Search current openings", f"CareerOneStop, {_DOL}",
            _to(f"{_ONESTOP}/Toolkit/Jobs/find-jobs-results.aspx", keyword=searched(title), location=state),
            f"Openings in {state} that employers list now." if state else "Openings that employers list now; add your state or ZIP there.",
        ),
        Link(
            "Federal jobs", "USAJOBS, U.S. Office of Personnel Management",
            _to("https://www.usajobs.gov/Search/Results", k=searched(title), l=state), "Openings in the federal government.",
        ),
        Link(
            "Your state's job bank", f"CareerOneStop, {_DOL}", f"{_ONESTOP}/JobSearch/FindJobs/state-job-banks.aspx",
            "The job bank that each state's workforce office runs.",
        ),
        Link(
            "An American Job Center near you", f"CareerOneStop, {_DOL}",
            _to(f"{_ONESTOP}/LocalHelp/AmericanJobCenters/find-american-job-centers.aspx", location=state),
            "Free help in person from your state's workforce office.",
        ),
    )  # fmt: skip


def to_training() -> tuple[Link, ...]:
    """Finders of schools and apprenticeships."""
    return (
        Link(
            "Find local training", f"CareerOneStop, {_DOL}", f"{_ONESTOP}/Toolkit/Training/find-training.aspx",
            "Schools and programs by name of the work and by place.",
        ),
        Link(
            "Find an apprenticeship", f"Apprenticeship.gov, {_DOL}", "https://www.apprenticeship.gov/apprenticeship-job-finder",
            "Registered apprenticeships: paid work while you learn.",
        ),
    )  # fmt: skip


def to_licence(title: str) -> tuple[Link, ...]:
    """Where to see whether a state asks for a licence."""
    return (
        Link(
            "Look up licences by state", f"CareerOneStop, {_DOL}",
            _to(f"{_ONESTOP}/Toolkit/Training/find-licenses.aspx", keyword=searched(title)),
            "What each state reports that it licenses; confirm with the state's own licensing office.",
        ),
    )  # fmt: skip
