"""The sections of a career's or an occupation's profile, in the order of CONTRACT section 3, each with content or its reason."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from advisor.cards import ResilienceCard, Section
from advisor.tools.args import GetResilience
from advisor.tools.context import ToolContext
from advisor.tools.profiles import figures, requirements, words
from advisor.tools.resilience import get_resilience
from advisor.tools.sections import STARTER, Content, section
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.careers import PublishedCareer
    from knowledge.occupations import Occupation

Maker = tuple[str, Callable[[], Content], str]
"""Title, what makes the content, and the reason where there is none."""


def career_sections(
    context: ToolContext, found: Subject, members: "tuple[Occupation, ...]", wanted: str | None
) -> list[Section]:
    """All sections, or of those `wanted` (keys with commas) the ones that hold something, unless none does."""
    makers = _makers(context, found, members)
    asked = [key for key in (wanted or "").replace(" ", "").split(",") if key in makers]
    keys = asked or [key for key in makers if key not in dict(words.TOLD_INSIDE)]
    made = [section(key, title, make(), why) for key in keys for title, make, why in (makers[key],)]
    if not asked:
        return made
    return [one for one in made if one.missing is None] or made


def _makers(context: ToolContext, found: Subject, members: "tuple[Occupation, ...]") -> dict[str, Maker]:
    page_id = words.page_of(context, found)
    page: PublishedCareer | None = context.knowledge.careers.published(page_id) if page_id else None
    starter = context.knowledge.manifest.kind == "starter"
    texts = STARTER if starter else "none of the texts in this build tells of it"
    day = f"{STARTER} and the career profiles" if starter else texts
    unrated = "O*NET has not rated this occupation" if len(members) == 1 else "O*NET has rated none of its occupations"
    single = "it is a single occupation" if found.ref.kind == "occupation" else "it holds one occupation only"
    inside: dict[str, Maker] = {
        key: (title, partial(_told, context, found, key), "we have not written about this yet")
        for key, title in words.TOLD_INSIDE
    }
    return {
        "summary": ("Summary", lambda: words.summary(context, found, members), texts),
        "video": ("Video", lambda: words.video(context, members), "no publisher's video of it is on file"),
        "resilience": ("AI resilience", lambda: _resilience(context, found), "none of the inputs of the score is on file for it"),
        "responsibilities": ("Key responsibilities", lambda: words.responsibilities(context, found, members), unrated),
        "inside": ("Inside this career", lambda: words.inside(context, found), day),
        **inside,
        "progression": ("Pay from the lowest to the highest", lambda: figures.progression(context, found, members, page), _why_unpaid(members)),
        "education": ("Education and training", lambda: requirements.education(context, members), "neither the Bureau nor O*NET says what it asks for"),
        "licence": ("Licence", lambda: requirements.licence(context, found, page), requirements.why_no_licence(context, found)),
        "time_and_cost": ("Time and cost", lambda: requirements.time_and_cost(context, members, page), "no source here gives a time or cost"),
        "jobs": ("Find jobs", lambda: figures.jobs(context, found), "no employment figure is published"),
        "training": ("Find training", lambda: requirements.training(context, found, members), "no program is joined to it"),
        "technology": ("Technology", lambda: words.technology(context, members), "O*NET lists none"),
        "abilities": ("Key abilities and skills", lambda: figures.abilities(context, members), unrated),
        "also_known_as": ("Also known as", lambda: words.also_known_as(context, members), "no other titles are listed"),
        "specializations": ("Specializations", lambda: figures.specializations(context, members), single),
        "related": ("Related", lambda: words.related(context, found, members), "O*NET lists none as related"),
        "family": ("Family", lambda: words.family(context, found, members), "it is in no career and on no track here"),
        "sources": ("Sources", lambda: words.sources(context), "nothing on this page stands on a source"),
        "report": ("Report an error", lambda: words.report(context, found), "none"),
    }  # fmt: skip


def _told(context: ToolContext, found: Subject, key: str) -> Content:
    return words.told(context, found, key) or words.told_of_group(context, found, key)


def _why_unpaid(members: "tuple[Occupation, ...]") -> str:
    """What is on record of the missing wage alone, not of the projection beside it."""
    reasons = [
        part.strip() for one in members if one.oews_code is None for part in (one.unjoined_reason or "").split(";")
    ]
    return next((part for part in reasons if "wage" in part or "pay" in part), "no pay is published for it")


def _resilience(context: ToolContext, found: Subject) -> Content:
    result = get_resilience(context, GetResilience(occupation_or_career=f"{found.ref.kind}:{found.ref.id}"))
    card = result.findings[0] if result.findings else None
    if (
        isinstance(card, ResilienceCard)
        and card.inputs
        and card.published is None
        and not any(one.fact for one in card.inputs)
    ):
        return None  # without one input the range is the whole scale, which tells nobody anything
    return card.model_dump(mode="json") if card is not None else None
