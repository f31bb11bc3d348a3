"""Why a filter takes an occupation out of a ranking, in words. Pure."""

from knowledge.preparation import EDUCATION, months_to_enter, needs
from knowledge.rankings.records import NATIONAL, Pay, RankRequest
from knowledge.traits import Traits


def filtered(request: RankRequest, traits: Traits) -> str | None:
    """Why the request's national filters take this occupation out; `None` where they do not."""
    if request.max_education is not None:
        entry = traits.entry_education
        if entry not in EDUCATION:
            return "no entry education on file"
        if EDUCATION.index(entry) > EDUCATION.index(request.max_education):
            return needs(entry)
    if request.no_experience:
        if traits.work_experience is None:
            return "no entry experience on file"
        if traits.work_experience != "None":
            return f"needs {traits.work_experience.lower()} of experience in a related job"
    if request.max_months is not None:
        months = months_to_enter(traits.entry_education, traits.work_experience, traits.job_zone)
        if months is None:
            return "no preparation time on file"
        if months > request.max_months:
            return f"usually takes about {months} months of schooling and experience first"
    if request.min_growth is not None:
        if traits.growth_pct is None:
            return "no projection on file"
        if traits.growth_pct < request.min_growth:
            return f"projected growth is {traits.growth_pct:g} %"
    if request.min_resilience is not None:
        if traits.score is None:
            return traits.score_reason or "no score: an input is missing"
        if traits.score < request.min_resilience:
            return f"its resilience score is {traits.score}"
    if request.max_exposure is not None:
        if traits.exposure is None:
            return traits.score_reason or "no exposure on file"
        if traits.exposure > request.max_exposure:
            return f"its exposure is {traits.exposure:g} of 100"
    return None


def too_low(request: RankRequest, pay: Pay | None) -> str | None:
    """Why `min_median` takes this row of pay out; `None` where it does not."""
    if request.min_median is None or pay is None or pay.annual_median_usd is None:
        # Without a yearly median nothing is known to be too low: such a member is named by the ranking or listed hourly,
        # except in a national measure, where it would slip through.
        if request.min_median is not None and request.by in NATIONAL:
            return "no yearly median to compare with"
        return None
    return f"its median is ${pay.annual_median_usd:,}" if pay.annual_median_usd < request.min_median else None
