"""An employer that a message names beside a job ("software engineer at Google in Seattle"): no place, and no source here
tells pay by employer. Pure, given a resolver of names.
"""

import re

from advisor.offline.reading import Resolver

_WELL_KNOWN = (
    r"(?:google|amazon|apple|microsoft|meta|facebook|walmart|tesla|netflix|costco|target|ups|fed ?ex|starbucks|nasa|boeing|lockheed(?: martin)?|intel|ibm|oracle|"
    r"nvidia|uber|lyft|deloitte|accenture|kpmg|kaiser(?: permanente)?|mayo clinic|hca|cvs(?: health)?|walgreens|home depot|lowe'?s|kroger|mcdonald'?s|"
    r"disney|at&t|verizon|comcast|chase|jp ?morgan|wells fargo|goldman sachs|bank of america|spacex|general motors|gm|ford motor|usps|the post office)"
)
_KNOWN = re.compile(rf"(?i)\s*\b(?:at|for|with|en|para)\s+({_WELL_KNOWN})(?![\w'-])")
_CAPITALISED = re.compile(r"\s*\bat\s+((?:[A-Z][\w&.'-]*)(?: (?:of |& )?[A-Z][\w&.'-]*){0,2})")


def without_employer(text: str, resolver: Resolver) -> tuple[str, bool]:
    """The message without the employer beside its job, and whether one stood there. What is known as a place or as a job
    is none; neither is anything in a message that names no job."""
    if text.isupper() or not resolver.spot_subjects(text):
        return text, False
    found = _KNOWN.search(text) or _unheard_of(text, resolver)
    if found is None:
        return text, False
    left = f"{text[: found.start()]} {text[found.end() :]}".strip()
    # "Nurse at Target": the job stands on its own; what was only the employer's name is no job either.
    return (left, True) if resolver.spot_subjects(left) else (text, False)


def _unheard_of(text: str, resolver: Resolver) -> re.Match[str] | None:
    """A capitalised name behind "at" that is neither a place nor a job."""
    for match in _CAPITALISED.finditer(text):
        start, end = match.span(1)
        places = [one for one in resolver.spot_places(text) if one.start < end and start < one.end]
        if any(one.match.outcome != "unknown" for one in places) or resolver.spot_subjects(match[1]):
            continue
        return match
    return None
