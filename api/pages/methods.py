"""How the figures are made: our own words on each method, the cut points read from the rule itself, and every source."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from advisor.cards import SourcesCard
from advisor.facts import CitationOut
from api.chat import The
from api.pages.figures import SourceList, marker
from api.pages.layout import page, unchanged, validator
from api.pages.prose import marked, prose
from api.pages.reading import read

if TYPE_CHECKING:
    from knowledge.citations import Citation
    from knowledge.store import Knowledge

router = APIRouter(include_in_schema=False)

_PARTS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("figures", "Where the figures come from", (("how_figures_work", "how_figures_work"),)),
    ("wage", "What a wage counts, and what it leaves out", (("how_figures_work", "what_a_wage_excludes"), ("how_figures_work", "shared_pay"))),
    ("typical_pay", "What typical pay is", (("how_figures_work", "groups"),)),
    ("place_ladder", "Which place a figure is for", (("place_ladder", "place_ladder"), ("place_ladder", "rankings"), ("place_ladder", "your_place"))),
    ("real_pay", "What real pay is", (("real_pay", "real_pay"), ("real_pay", "limits"))),
    ("resilience", "How the AI resilience score is made", (("resilience", "resilience"), ("resilience", "limits"), ("resilience", "missing_inputs"), ("resilience", "groups"))),
    ("missing", "What is missing, and why", (("how_figures_work", "gaps"),)),
)  # fmt: skip


class Told(NamedTuple):
    """A piece of a method: its heading and its words with their marker."""

    title: str
    words: Markup


class Band(NamedTuple):
    """A part of the score: `low` to `high` give one point; `better` says on which side two stand."""

    part: str
    low: int
    high: int
    unit: str
    better: str


def middle(points: Callable[[Any], int], values: Sequence[int]) -> tuple[int, int]:
    """The lowest and the highest whole value that give one point, asked of the rule itself."""
    one = [value for value in values if points(value) == 1]
    return one[0], one[-1]


def bands() -> list[Band]:
    """The cut points of the three parts of the score."""
    from knowledge import resilience

    exposure = middle(resilience.exposure_points, range(101))
    growth = middle(resilience.growth_points, range(-100, 101))
    strengths = middle(resilience.epoch_points, range(5, 26))
    return [
        Band("Exposure of its tasks to language models", *exposure, "of 100", "below"),
        Band("Projected growth of jobs over the ten years", *growth, "percent", "above"),
        Band("Human strengths, EPOCH-style, built from O*NET", *strengths, "of 25", "above"),
    ]


@router.get("/methods")
def methods(request: Request, advisor: The) -> Response:
    """The methods with their limits, and the sources of this build."""
    if (same := unchanged(request)) is not None:
        return same
    knowledge, sources = advisor.knowledge, SourceList()
    result, lookup = read(advisor, "list_sources")
    card = next(one for one in result.findings if isinstance(one, SourcesCard))
    cited = {one.id: one for one in lookup.citations}
    lines = [(sources.number(cited[line.citation]), cited[line.citation], line.note) for line in card.items]
    parts = [(key, title, _told(knowledge, sources, pieces)) for key, title, pieces in _PARTS]
    method = next((one for one in knowledge.sources.all() if one.citation.key == "resilience-method"), None)
    mark = marker(sources.number(_out(method.citation))) if method is not None else Markup("")
    return page(
        request, "methods.html", tag=validator(request), parts_of=parts, bands=bands(), mark=mark, lines=lines,
        build_id=card.build_id, starter=knowledge.manifest.kind == "starter",
    )  # fmt: skip


def _told(knowledge: "Knowledge", sources: SourceList, pieces: Sequence[tuple[str, str]]) -> list[Told]:
    found = []
    for subject, section in pieces:
        narrative = knowledge.narratives.section("method", subject, section)
        if narrative is not None:
            mark = marker(sources.number(_out(narrative.citation)))
            found.append(Told(narrative.title, marked(prose(narrative.markdown), mark)))
    return found


def _out(citation: "Citation") -> CitationOut:
    return CitationOut(
        id=0, publisher=citation.publisher, dataset=citation.dataset, title=citation.title, vintage=citation.vintage.label,
        url=citation.url, licence=citation.licence,
    )  # fmt: skip
