"""When a question asks for help nearby: the operator's own content is then looked up beside whatever else is planned. Pure.

The words say that somebody looks for a program, an office or a person; whether there is one, the content says.
"""

import re

from advisor.answers import ToolResult
from advisor.offline.reading import Intent, Reading, ToolCall
from advisor.turns import TurnContext

_ASKS = re.compile(
    r"\b(?:where (?:can|do|could|should) (?:i|we|you|one|someone|somebody)|who (?:can|could|will|would|helps?|offers?|teaches|trains|runs)"
    r"|(?:help|assistance|support) (?:me )?(?:with|for|finding|getting|near|in|around)|near (?:me|by)|nearby|around here|in my (?:area|city|town)|local"
    r"|programs?|apprenticeships?|class(?:es)?|courses?|workshops?|offices?|centers?|agenc(?:y|ies)|enroll|sign up|register|referrals?|scholarships?|vouchers?|counsel(?:or|ing)"
    r"|d[oó]nde (?:puedo|podemos|hay|se|dan|ofrecen)|qui[eé]n (?:puede|me|ayuda|ofrece|da)|ayuda (?:con|para)|cerca de|por aqu[ií]|programas?|clases?|cursos?|talleres|oficinas?|centros?|becas?|inscrib\w+|aprendizajes?)\b",
    re.IGNORECASE,
)
_NEVER: frozenset[Intent] = frozenset(
    ("refused", "crisis", "hello", "thanks", "bye", "stop", "language", "distress", "sources", "method")
)


def locally(reading: Reading, results: list[ToolResult], turn: TurnContext) -> list[ToolCall]:
    """The call that looks for help nearby, where the message asks for some and the operator's content has it."""
    own = turn.tools.own
    if own is None or results or reading.intent in _NEVER or reading.injected or not _ASKS.search(turn.message):
        return []
    if not own.find(turn.tools, turn.message[:400], 1):
        return []
    return [ToolCall(name="search_passages", arguments={"query": turn.message[:400]})]
