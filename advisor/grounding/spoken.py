"""Names and codes of a sentence held to what the person and the results spoke of. Pure."""

import re
from collections.abc import Iterator, Sequence

from advisor.figures import Figure
from advisor.grounding.context import Context, without_figure
from advisor.grounding.grounds import Grounds
from advisor.grounding.mentions import Mention
from advisor.states import STATE_NAMES

_PAY_WORDS = re.compile(r"\b(?:medians?|median[ao]s?|pay|wages?|sueldos?|salari\w+)\b", re.IGNORECASE)
_SCOPE_OF = re.compile(
    r"\b(?:this|it|all|both|these)(?:['’]s|\s+is|\s+are)?\s+(?:the\s+)?(?:only\s+)?(?:yearly\s+|annual\s+)?(?:for|medians?)\b|\b(?:both|all|these|those|the)\s+(?:figures?|numbers?|medians?|amounts?)\b[^.,;]{0,40}\b(?:is|are)\b|\b(?:ambas|todas|estas|las)\s+(?:las\s+)?(?:cifras|medianas)\b[^.,;]{0,30}\bson\b",
    re.IGNORECASE,
)
_NONE_SAID = re.compile(r"\b(?:not?|never|none|nor|only|instead|than|ni|sin|sino)\b|n['’]t\b", re.IGNORECASE)
_OF_A_CODE = re.compile(
    r"\b(?:SOC|O\*?NET(?:-SOC)?|code|código|with|whose|is|has|the|under|con|el|es|tiene)\b", re.IGNORECASE
)
_NO_PAY = re.compile(
    r"\b(?:grow\w*|outlook|job|jobs|openings|project\w*|employ\w*|score|resilien\w*|crec\w+|empleo\w*|vacantes|proyec\w+|order|orden|AI|IA)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*#|^\s*\*\*[^*]+\*\*:?\s*$|.*:\s*$")


def wrong_names(
    text: str, grounds: Grounds, places: Sequence[Mention], works: Sequence[Mention], context: Context
) -> Iterator[tuple[str, str]]:
    """Names that no result speaks of: what was written, and the complaint."""
    for state in sorted(set(STATE_NAMES.findall(text)) - grounds.states):
        yield state, f"{state}: no result speaks of it"
    if not grounds.facts:
        return
    head = _HEADING.match(text.strip()) is not None or (text.lstrip().startswith("|") and not context.columns)
    for one in places:
        if "US" in one.codes and not _has_nation(text, one, grounds) and (head or _is_scope(text)):
            yield one.text, f"{one.text}: no result is of the nation"
        elif (
            "US" in one.codes
            and without_figure(text, one.start)
            and not any("US" in o.codes for o in grounds.asked_places)
        ):
            yield one.text, f"{one.text}: that there is nothing of the nation is not so"
        elif head and one.codes and not grounds.measured_at(one):
            yield one.text, f"{one.text}: no result is of this place"
        elif not grounds.knows_place(one):
            yield one.text, f"{one.text}: no result speaks of this place"
    for one in works:
        if one.strong and not one.text[:1].isdigit() and not grounds.knows_work(one):
            yield one.text, f"{one.text}: no result speaks of this occupation"


def wrong_code(text: str, figure: Figure, works: Sequence[Mention], grounds: Grounds) -> str | None:
    """Why a code may not stand where it does: no result has it, or it is that of another occupation than the one beside it."""
    if figure.text not in grounds.codes:
        return f"{figure.text}: no result has this code"
    before = [one for one in works if one.end <= figure.start and not one.text[:1].isdigit()]
    behind = [one for one in works if one.start >= figure.end and not one.text[:1].isdigit()]
    if behind and behind[0].strong and re.fullmatch(r"\s?[(:–|-]?\s?\**", text[figure.end : behind[0].start]):
        before = [behind[0]]
    if not before or not before[-1].strong:
        return None
    named = before[-1]
    between = text[min(named.end, figure.end) : max(figure.start, named.start)].replace(figure.text, "")
    if re.search(r"[\w.]", _OF_A_CODE.sub("", between)):
        return None
    # An official title has the codes of the turn's facts of that title; another name, those of the build.
    own = {fact.of.code for fact in grounds.facts if fact.of.title == named.text and "-" in fact.of.code}
    codes = own or named.codes
    if any(code[:7] == figure.text[:7] for code in codes) or not any("-" in code for code in codes):
        return None
    return f"{figure.text} is not the code of {named.text}"


def _has_nation(text: str, name: Mention, grounds: Grounds) -> bool:
    """Whether results are of the nation; where pay is said to be, whether pay is."""
    near = text[max(0, name.start - 40) : name.end + 12].split("|")
    pay = any(name.text in cell and _PAY_WORDS.search(cell) for cell in near)
    other = _NO_PAY.search(text) is not None
    return grounds.has_national_pay if pay or (grounds.has_pay and not other) else grounds.has_nation


def _is_scope(text: str) -> bool:
    """Whether a sentence says of what and where the figures are, and that they are there."""
    match = _SCOPE_OF.search(text)
    return match is not None and not _NONE_SAID.search(text[match.start() :])
