"""One offline turn without an agent: understand, plan, run the tools, compose, and pass the gate. Test machinery."""

from dataclasses import dataclass

from advisor.answers import ToolResult
from advisor.gate import Gate
from advisor.ledger import Ledger
from advisor.offline.compose import Composed, compose
from advisor.offline.plan import left_by, plan
from advisor.offline.reading import Reading
from advisor.offline.story_places import asked_about
from advisor.offline.understand import understand
from advisor.talk import TalkState, after
from advisor.tools import TOOLS
from advisor.tools.context import PlaceGiven, ToolContext
from knowledge.store import Knowledge

BY_NAME = {tool.name: tool for tool in TOOLS}
START = TalkState()


class Spotter:
    """The names of one build."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def spot_places(self, text):
        return asked_about(text, self.knowledge.areas.spot(text))

    def spot_subjects(self, text):
        return self.knowledge.titles.spot(text)

    def vector(self, text):
        return self.knowledge.search.vector(text)


@dataclass
class Turn:
    reading: Reading
    calls: list
    results: list[ToolResult]
    composed: Composed
    text: str
    withheld: list[str]
    ledger: Ledger
    talk: TalkState

    @property
    def outcome(self) -> str:
        return self.composed.outcome


def context(knowledge: Knowledge, place: str | None = None, coordinates=None) -> ToolContext:
    return ToolContext(knowledge, Ledger(), PlaceGiven(place, coordinates, None))


def call(knowledge: Knowledge, name: str, place: str | None = None, **arguments) -> tuple[ToolResult, Ledger]:
    surroundings = context(knowledge, place)
    tool = BY_NAME[name]
    return tool.run(surroundings, tool.args.model_validate(arguments)), surroundings.ledger


def say(
    knowledge: Knowledge, message: str, talk: TalkState = START, place: str | None = None, coordinates=None
) -> Turn:
    surroundings = context(knowledge, place, coordinates)
    reading = understand(message, talk, Spotter(knowledge))
    results, runs = [], []
    while calls := plan(reading, results):
        for one in calls:
            tool = BY_NAME[one.name]
            result = tool.run(surroundings, tool.args.model_validate(one.arguments))
            results.append(result)
            runs.append((one.name, one.arguments, result))
    composed = compose(reading, results, surroundings.ledger, talk)
    gate = Gate(surroundings.ledger, results, message, [place] if place else [])
    text = gate.feed(composed.text) + gate.flush()
    return Turn(
        reading, [(name, arguments) for name, arguments, _ in runs], results, composed, text, gate.withheld,
        surroundings.ledger, after(talk, runs, composed.choices, left_by(reading, results, composed.opening, composed.closing)),
    )  # fmt: skip
