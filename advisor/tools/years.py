"""Pay of an earlier year and change over time: what is on file for which year, and what may not be read into it.

National pay is on file for two decades, a state's for the last years only. It computes no change: the publisher advises
against comparing years, and the answer says so.
"""

from typing import TYPE_CHECKING

from advisor.facts import Fact, Missing
from advisor.tools import minting
from advisor.tools.context import ToolContext
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from knowledge.areas import Area
    from knowledge.wages import Climb, Wage

NOT_THAT_YEAR = "nothing of that year is on file"
METHOD_BREAK = 2021  # model-based estimates from May 2021 on, as the survey's own notes say
_CAVEAT = "Years are hard to compare: jobs are classified and estimated anew, and the publisher advises against it"
GROUP_YEARS = Missing(
    what="year", reason="For a group I have the latest year only; name a single occupation for an earlier one."
)


def caveat(context: ToolContext, oews_code: str, first: int, last: int) -> Missing:
    """Why figures of two years are no series; with the first figure of the new method, where the method changed."""
    broken = ""
    if first < METHOD_BREAK <= last:
        broken = "; the method changed in between"
        after = context.knowledge.wages.get(oews_code, "US", METHOD_BREAK)
        if after is not None and minting.pay(context.ledger, after, "median") is not None:
            broken = f"; the method changed with May {METHOD_BREAK}"
    return Missing(what="year", reason=f"{_CAVEAT}{broken}. Each figure is in dollars of its own year.")


def climb_in(context: ToolContext, oews_code: str, area: "Area", year: int) -> "Climb":
    """The place ladder for one year, each step with its reason."""
    from knowledge.areas import Step, no_table
    from knowledge.wages import Climb

    wages, steps = context.knowledge.wages, list[Step]()
    for place in context.knowledge.areas.climb(area):
        wage = wages.get(oews_code, place.code, year)
        if wage is not None and wage.has_pay:
            return Climb(wage=wage, steps=(*steps, Step(area=place, found=True)))
        missed = no_table(place.level) if wages.year_of(place.level) is None else NOT_THAT_YEAR
        if wage is not None:
            missed = wage.annual["median"].reason or "not published"
        steps.append(Step(area=place, found=False, reason=missed))
    return Climb(wage=None, steps=tuple(steps))


def not_on_file(context: ToolContext, oews_code: str, title: str, year: int) -> Missing:
    """That a year is not on file, and which years are: the first of them as a fact, so that it can be looked up."""
    paid = [wage for wage in context.knowledge.wages.history(oews_code) if wage.has_pay]
    if not paid:
        raise KnowledgeError(f"no national pay of {title} is on file")
    first, last = paid[0], paid[-1]
    minting.pay(context.ledger, first, "median")
    span = f"from {first.vintage_label} to {last.vintage_label}" if len(paid) > 1 else f"of {first.vintage_label} only"
    return Missing(
        what="year", reason=f"I have no pay of {title} for {year}: what is on file is {span}. This is the latest."
    )


def trend(context: ToolContext, oews_code: str, area: "Area", since: int) -> tuple[list[Fact], list[Missing]]:
    """Medians of the first year on file from `since` on and of the latest, of `area` where it has that year, else of
    the nation; and what has to be said beside them."""
    wages = context.knowledge.wages
    local = [wages.get(oews_code, area.code, year) for year in (since, wages.year_of(area.level))]
    series: list[Wage] = [wage for wage in local if wage is not None and wage.has_pay]
    if len(series) < 2 or series[0].year == series[1].year:
        national = [wage for wage in wages.history(oews_code) if wage.has_pay]
        series = [wage for wage in national if wage.year >= since]
    if len(series) < 2:
        return [], [Missing(what="year", reason=f"I have nothing to set against the latest figure since {since}.")]
    first, last = series[0], series[-1]
    facts = [fact for wage in (first, last) if (fact := minting.pay(context.ledger, wage, "median")) is not None]
    said = [caveat(context, oews_code, first.year, last.year)]
    if first.year > since:
        said.insert(0, Missing(what="year", reason=f"The first year on file for this job is {first.vintage_label}."))
    if first.area.code != area.code:
        reason = f"For {area.title} itself nothing from {since} is on file, so the change is that of the nation."
        said.insert(0, Missing(what="year", reason=reason))
    return (facts if len(facts) == 2 else []), said
