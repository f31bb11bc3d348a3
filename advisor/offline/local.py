"""When a question asks for help nearby: the operator's own content is then looked up beside whatever else is planned. Pure.

The words say that somebody looks for a program, an office or a person; whether there is one, the content says.
"""

from advisor.answers import ToolResult
from advisor.offline.reading import Intent, Reading, ToolCall
from advisor.tools.local import asks_for_help
from advisor.turns import TurnContext

_NEVER: frozenset[Intent] = frozenset(
    ("refused", "crisis", "hello", "thanks", "bye", "stop", "language", "distress", "sources", "method")
)


def locally(reading: Reading, results: list[ToolResult], turn: TurnContext) -> list[ToolCall]:
    """The call that looks for help nearby, where the message asks for some and the operator's content has it."""
    own = turn.tools.own
    if own is None or results or reading.intent in _NEVER or reading.injected or not asks_for_help(turn.message):
        return []
    if not own.find(turn.tools, turn.message[:400], 1):
        return []
    return [ToolCall(name="search_passages", arguments={"query": turn.message[:400]})]
