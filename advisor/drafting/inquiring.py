"""Questions: those for the next meeting, and the open ones that names nobody could resolve leave to the counselor."""

from advisor.drafting.client_file import ClientFile
from advisor.drafting.voice import Voice

MOST = 10


def questions(voice: Voice, client: ClientFile | None) -> None:
    """At most ten questions, the most useful first: what the file lacks before what could be deepened."""
    asked, options = voice.found.asked, voice.found.options
    kinds = {one.kind for one in asked.items}
    voice.section("questions")
    wanted: list[tuple[str, dict[str, str]]] = []
    if "goal" not in kinds:
        wanted.append(("q.goal", {}))
    if voice.found.named:
        wanted.append(("q.why", {"options": voice.listed([voice.as_one(one) for one in asked.options], "or")}))
    if asked.origin:
        wanted.append(("q.origin", {"as_origin": voice.as_one(asked.origin)}))
    if asked.place is None:
        wanted.append(("q.place", {}))
    if "constraint" not in kinds:
        wanted += [("q.barrier", {}), ("q.hours", {})]
    wanted += [("q.pay", {}), ("q.training", {})]
    if any(one.programs for one in options):
        wanted.append(("q.cost", {}))
    wanted += [("q.skills", {}), ("q.next", {})]
    for key, slots in wanted[: 5 if voice.style.short else MOST]:
        voice.say("J", key, **slots)


def doubts(voice: Voice) -> None:
    """What was taken for something, and what could not be taken for anything, as questions to the counselor."""
    for one in voice.found.doubts:
        if one.about == "place":
            if one.choices:
                choices = voice.listed(list(one.choices[:3]), "or")
                voice.ask("open.place_doubt", one.said, said=one.said, choices=choices)
            else:
                voice.ask("open.place_unknown", one.said, said=one.said)
        elif one.about == "field":
            voice.ask("open.job_wide", one.said, said=one.said)
        elif one.taken is not None:
            voice.ask("open.job_doubt", one.said, said=one.said, taken=voice.called(one.code, one.taken))
        else:
            voice.ask("open.job_unknown", one.said, said=one.said)
