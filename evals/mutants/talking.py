"""Wrong understanding: places, the talk so far, asking back too little or too much, language, safety."""

from dataclasses import replace
from typing import Any

from evals.mutants.mutant import Mutant, Sample
from evals.mutants.product import Product

_RESOLVE = "advisor.tools.subjects:resolve"
_FIND = "knowledge.areas.atlas:Areas.find"
_UNASKED = {"outcome": "one", "labels": (), "options": (), "note": None}


def _neighbour(product: Product) -> None:
    def found(match: Any, areas: Any, *_: Any) -> Any:
        here = match.area
        if here is None or here.level != "metropolitan":
            return match
        others = areas.all("metropolitan")
        # By its code: an area may carry the name under which it was asked for.
        at = [one.code for one in others].index(here.code)
        return match.model_copy(update={"areas": (others[(at + 1) % len(others)],)})

    product.result(_FIND, found)


def _stale_place(product: Product) -> None:
    def after(now: Any, previous: Any, *_: Any, **__: Any) -> Any:
        return (
            now
            if previous.place is None
            else now.model_copy(update={"place": previous.place, "tools": _there(now, previous)})
        )

    product.result("advisor.talk:after", after)  # fmt: skip


def _there(now: Any, previous: Any) -> Any:
    """The last calls with the place of the turn before."""
    return [
        one.model_copy(update={"arguments": {**one.arguments, "place": previous.place.title}})
        if "place" in one.arguments
        else one
        for one in now.tools
    ]


def _request_first(product: Product) -> None:
    def called(context: Any, said: Any) -> Any:
        return (context, None if context.place.request else said), {}

    product.given("advisor.tools.places:whereabouts", called)


def _request_unread(product: Product) -> None:
    def whereabouts(found: Any, context: Any, *_: Any) -> Any:
        return (
            found
            if found.how != "request"
            else replace(found, area=context.knowledge.areas.nation, how="none", match=None)
        )

    product.result("advisor.tools.places:whereabouts", whereabouts)  # fmt: skip


def _title_unasked(product: Product) -> None:
    def resolved(found: Any, context: Any, *_: Any, **__: Any) -> Any:
        from advisor.tools.subjects import by_id

        if getattr(found, "outcome", "") != "ambiguous" or not found.alternatives:
            return found
        first = found.alternatives[0]
        return by_id(context, f"{first.kind}:{first.id}") or found

    product.result(_RESOLVE, resolved)


def _place_unasked(product: Product) -> None:
    def found(match: Any, *_: Any) -> Any:
        return match.model_copy(update={**_UNASKED, "areas": match.areas[:1]}) if match.outcome == "several" else match

    product.result(_FIND, found)


def _always_asked(product: Product) -> None:
    def resolved(found: Any, context: Any, phrase: str, *, tool: str, follow_up: str, place: Any = None) -> Any:
        from advisor.tools.subjects import _ask

        others = getattr(found, "oews_codes", None) and found.alternatives
        return _ask(tool, phrase, [found.ref, *found.alternatives], follow_up, place) if others else found

    product.result(_RESOLVE, resolved)


def _second_title(product: Product) -> None:
    def resolved(found: Any, context: Any, phrase: str, **_: Any) -> Any:
        from advisor.tools.subjects import of_code

        if getattr(found, "oews_code", None) is None:
            return found
        nearest = context.knowledge.titles.find(phrase, limit=5).candidates
        other = next((one for one in nearest if one.onet_soc_code[:7] != found.ref.id[:7]), None)
        return (of_code(context, other.onet_soc_code) or found) if other is not None else found

    product.result(_RESOLVE, resolved)


def _without_choices(product: Product) -> None:
    product.result("advisor.offline.compose:compose", lambda made, *_: made.model_copy(update={"choices": ()}))


def _forgetful(product: Product) -> None:
    def remembered(found: Any, *_: Any) -> Any:
        return replace(found, learnt=(), place=None)

    product.result("advisor.remembering:remembered", remembered)


def _only_english(product: Product) -> None:
    product.given("advisor.offline.prose.tongue:Tongue.__init__", lambda self, *_: ((self, "en"), {}))


def _unseen(*kinds: str) -> Any:
    def assessed(verdict: Any, *_: Any, **__: Any) -> Any:
        return verdict if verdict is None or verdict.kind not in kinds else None

    return assessed


def _despair_unseen(product: Product) -> None:
    product.result("advisor.safety:assess", _unseen("despair", "despair_of_other"))


def _violence_unseen(product: Product) -> None:
    product.result("advisor.safety:assess", _unseen("child", "trafficking", "abuse", "threat"))


def _nothing_declined(product: Product) -> None:
    def read(reading: Any, *_: Any) -> Any:
        return (
            reading.model_copy(update={"intent": "unclear"}) if reading.intent in ("off_topic", "refused") else reading
        )

    product.result("advisor.offline.understand:understand", read)


TALKING = (
    Mutant(
        "neighbour-metro", "Another metropolitan area than the one named.",
        (Sample("places"), Sample("conversation", 16, r'"area":"\d{5}"'), Sample("follow_ups", 6, r'"area":"\d{5}"')), _neighbour,
    ),
    Mutant(
        "stale-place", "The place of an earlier turn stands after another was named.",
        (Sample("follow_ups", 24, r'"area":"\d'),), _stale_place,
    ),
    Mutant(
        "place-in-message-ignored", "The place sent with the request wins over the one in the message.",
        (Sample("wages"), Sample("conversation", 12, r'"place":"'), Sample("follow_ups", 8, r'"place":"')), _request_first,
    ),
    Mutant(
        "place-of-request-ignored", "“Near me” is answered with the nation though the place came with the request.",
        (Sample("wages"), Sample("rankings"), Sample("thirty", 8, r'"place":"'), Sample("conversation", 12, r'"place":"')),
        _request_unread,
    ),
    Mutant(
        "title-not-asked", "One of several jobs of a name is picked in silence.", (Sample("ask_back", 20, '"clarify"'), Sample("transitions", 8, "clarify")),
        _title_unasked,
    ),
    Mutant(
        "place-not-asked", "One of several places of a name is picked in silence.",
        (Sample("places", 16, "Portland|Springfield|two |several|ambiguous"), Sample("ask_back", 10, "Portland|Springfield|Columbia|Arlington|Columbus")), _place_unasked,
    ),
    Mutant(
        "asks-always", "A clear question is answered with a question.", (Sample("wages"), Sample("conversation", 16, "answered")),
        _always_asked,
    ),
    Mutant(
        "second-best-title", "The second of the jobs that a title may mean is taken.",
        (Sample("wages"), Sample("conversation", 24, "oews_code")), _second_title,
    ),
    Mutant("no-choices", "Nothing to press where the answer asks.", (Sample("ask_back", 16, '"choices":true'), Sample("places")), _without_choices),
    Mutant(
        "memory-off", "What somebody said of themself is forgotten at once.",
        (Sample("memory"), Sample("follow_ups", 6, "I live|[Rr]emember|[Ff]orget|about me")), _forgetful,
    ),
    Mutant("spanish-in-english", "A question in Spanish is answered in English.", (Sample("spanish", 24),), _only_english),
    Mutant("despair-unseen", "Somebody in despair gets pay figures.", (Sample("crisis", 40, '"crisis"'), Sample("refusals")), _despair_unseen),
    Mutant("violence-unseen", "Somebody who is being hurt gets no help.", (Sample("harm"),), _violence_unseen),
    Mutant(
        "nothing-declined", "Homework and horoscopes are taken on.",
        (Sample("out_of_scope", 16, '"declined"'), Sample("refusals"), Sample("conversation", 16, '"declined"'), Sample("redteam", 8, '"declined"')), _nothing_declined,
    ),
)  # fmt: skip
"""Right figures for another question, or none where one was needed."""
