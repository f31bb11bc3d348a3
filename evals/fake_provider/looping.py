"""A model that never comes to an end: calls without answers, whatever comes back. Pure."""

import json

from evals.fake_provider.asked import Asked
from evals.fake_provider.asking import arguments
from evals.fake_provider.reply import Call, Reply

_UNKNOWN = ("get_salary_now", "web_search", "lookup_everything")
_MALFORMED = ('{"occupation": "electri', "occupation=electrician", '["electrician"]', '{"occupation": }', "")


def looping(asked: Asked) -> Reply:
    """The next call of an endless row. Bound or not, asked for or not: it calls."""
    turn, known = (
        asked.own_results,
        [name for name in ("get_wages", "get_outlook") if name in asked.tools]
        or list(asked.tools)[:2]
        or ["get_wages"],
    )
    match asked.knobs.loop:
        case "unknown":
            return Reply(calls=(Call(_UNKNOWN[turn % len(_UNKNOWN)], '{"query": "pay"}'),))
        case "malformed":
            return Reply(calls=(Call(known[0], _MALFORMED[turn % len(_MALFORMED)]),))
        case "same":
            name = known[0]
        case "alternating":
            name = known[turn % len(known)]
    given = arguments(name, asked.question, asked.tools.get(name, {}))
    return Reply(calls=(Call(name, json.dumps(given, ensure_ascii=False)),))
