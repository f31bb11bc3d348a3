"""Wrong orders and wrong scores: rankings, comparisons, resilience, outlook, training, moves and fit."""

from typing import Any

from evals.mutants.mutant import Mutant, Sample
from evals.mutants.product import Product

_RANKED = (Sample("rankings"), Sample("thirty", 10, "rank_occupations"), Sample("conversation", 14, "rank_occupations"),
           Sample("guard", 10, "rank|best|highest|top"))  # fmt: skip
_SCORES = (Sample("resilience"), Sample("conversation", 16, '"resilience"'), Sample("guard", 6, "resilien|AI"))
_OUTLOOK = (
    Sample("outlook", 16),
    Sample("profiles", 6),
    Sample("conversation", 16, "growth_pct|get_outlook"),
    Sample("guard", 8, "growth|outlook|projection"),
)
_RECORD = "knowledge.projections:Projections._read"


def _lowest_first(product: Product) -> None:
    def ordered(rows: Any, by: str = "median", ascending: bool = False, limit: Any = None) -> Any:
        return (rows, by, not ascending, limit), {}

    product.given("knowledge.rankings:order", ordered)


def _schooling_unfiltered(product: Product) -> None:
    product.given("knowledge.rankings.filters:filtered", lambda asked, traits: (
        (asked.model_copy(update={"max_education": None}), traits), {}))  # fmt: skip


def _doubled(product: Product) -> None:
    def members(codes: tuple[str, ...], *_: Any) -> tuple[str, ...]:
        # As if each specialization brought its code along: the first ones stand twice.
        return tuple(code for at, code in enumerate(codes) for _ in range(2 if at % 3 == 0 else 1))

    product.result("knowledge.rankings:Rankings._members", members)


def _unlimited(product: Product) -> None:
    product.result("advisor.tools.ranking:_request", lambda asked, *_: asked.model_copy(update={"limit": None}))


def _swapped(product: Product) -> None:
    def compared(result: Any, *_: Any) -> Any:
        cards = [
            card.model_copy(update={"columns": card.columns[::-1]}) if card.type == "comparison" else card
            for card in result.findings
        ]
        return result.model_copy(update={"findings": cards})

    product.result("advisor.tools.comparing:compare_occupations", compared)


def _scored(change: Any) -> Any:
    def mutate(product: Product) -> None:
        def record(found: Any, *_: Any) -> Any:
            return found if found.score is None else found.model_copy(update={"score": change(found)})

        product.result("knowledge.resilience:ResilienceScores._record", record)

    return mutate


def _unscored_told(product: Product) -> None:
    def record(found: Any, *_: Any) -> Any:
        return found if found.score is not None else found.model_copy(update={"score": found.low})

    product.result("knowledge.resilience:ResilienceScores._record", record)


def _growth_as_openings(product: Product) -> None:
    def read(found: Any, *_: Any) -> Any:
        if found is None or found.growth_pct is None or found.openings_per_year is None:
            return found
        return found.model_copy(
            update={"growth_pct": float(found.openings_per_year), "openings_per_year": int(found.growth_pct)}
        )

    product.result(_RECORD, read)


def _local_forecast(product: Product) -> None:
    def told(made: Any, *_: Any) -> Any:
        from advisor.offline.prose.tongue import say

        local = say("This is the projection for where you are.")
        lines = [local if "Projections are national" in line else line for line in made.lines]
        if lines == made.lines:
            return made
        changed = type(made)(**{**vars(made), "lines": lines})
        return changed

    product.result("advisor.offline.prose.resilience:told_outlook", told)


def _more_schooling(product: Product) -> None:
    def read(found: Any, *_: Any) -> Any:
        from knowledge.preparation import EDUCATION

        if found is None or found.entry_education not in EDUCATION[:-1]:
            return found
        above = EDUCATION[EDUCATION.index(found.entry_education) + 1]
        return found.model_copy(update={"entry_education": above})

    product.result(_RECORD, read)


def _backwards(product: Product) -> None:
    product.given(
        "knowledge.transitions:Transitions.gaps", lambda self, code, target, *rest: ((self, target, code, *rest), {})
    )
    product.given("knowledge.transitions:Transitions.move", lambda self, code, target, area: ((self, target, code, area), {}))  # fmt: skip


def _farthest_first(product: Product) -> None:
    def moves(found: Any, *_: Any, **__: Any) -> Any:
        return found.model_copy(update={"items": found.items[::-1]})

    product.result("knowledge.transitions:Transitions.moves", moves)


def _limits_ignored(product: Product) -> None:
    product.result("knowledge.interests.wanting:refused", lambda *_: None)


def _dislikes_ignored(product: Product) -> None:
    def match(self: Any, likes: Any, dislikes: Any, *rest: Any, **named: Any) -> Any:
        return (self, likes, [], *rest), named

    product.given("knowledge.interests:Interests.match", match)


ORDERS = (
    Mutant("lowest-first", "The worst paid stand where the best paid are asked for.", _RANKED, _lowest_first),
    Mutant(
        "schooling-not-filtered", "Surgeons in a list of jobs without a degree.",
        (Sample("rankings"), Sample("thirty", 8, "degree"), Sample("conversation", 16, "max_education")), _schooling_unfiltered,
    ),
    Mutant("code-counted-twice", "A code that several occupations share stands in a list more than once.", _RANKED, _doubled),
    Mutant("limit-off", "All of them where five were asked for.", (*_RANKED, Sample("conversation", 12, '"limit"')), _unlimited),
    Mutant(
        "compared-swapped", "The figures of two jobs stand under each other's name.",
        (Sample("conversation", 16, "compare_occupations"), Sample("thirty", 8, "compare_occupations"),
         Sample("guard", 8, "compar|or | vs"), Sample("newcomers")),
        _swapped,
    ),
    Mutant(
        "component-missing", "The AI resilience score leaves out what people are needed for.", _SCORES,
        _scored(lambda one: max(1, (one.exposure_points or 0) + (one.growth_points or 0))),
    ),
    Mutant("scale-inverted", "The most exposed jobs get the best score.", _SCORES, _scored(lambda one: 7 - one.score)),
    Mutant("score-out-of-range", "A job without a score gets the lowest that it might have.", _SCORES, _unscored_told),
    Mutant("growth-as-openings", "Openings a year are told as growth.", _OUTLOOK, _growth_as_openings),
    Mutant("forecast-told-as-local", "A national projection is told as the place's own.", (Sample("outlook", 12, "[Nn]ation"), Sample("conversation", 6, "get_outlook.*nation"), Sample("false_premise", 6, "outlook|projection|growth")), _local_forecast),
    Mutant(
        "more-schooling", "Each job asks for a level of schooling more.",
        (Sample("training", 14), Sample("transitions"), Sample("conversation", 16, "degree|get_training|education"), Sample("drafts", 4, "degree|school|train")),
        _more_schooling,
    ),
    Mutant(
        "move-backwards", "The way back is told for the way there.",
        (Sample("transitions", 16, '"to":|from .* to '), Sample("conversation", 10, '"to":'), Sample("follow_ups", 6, '"to":')),
        _backwards,
    ),
    Mutant(
        "farthest-moves-first", "The moves that fit least stand first.",
        (Sample("transitions"), Sample("conversation", 12, "find_transitions"), Sample("thirty", 6, "find_transitions")),
        _farthest_first,
    ),
    Mutant("limits-ignored", "Jobs that a person cannot enter are said to fit.", (Sample("fit", 24, "max_education|no_desk|degree|school"),), _limits_ignored),
    Mutant("dislikes-ignored", "What somebody will not do again is said to fit.", (Sample("fit", 24, "hate|dislike|never|don.t|no more|without"),), _dislikes_ignored),
)  # fmt: skip
"""Right figures in a wrong order, or of a wrong kind."""
