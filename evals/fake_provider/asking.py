"""Which tool an obedient model would call for a question, with arguments out of the person's own words. Pure.

For tools that it does not know it fills what their schema requires: any agent can be tested with it.
"""

import json
import re
from typing import Any

from evals.fake_provider.reply import Call

_PLACE = re.compile(
    r"\b(?:in|near|around|en|cerca de)\s+((?:the\s+)?[A-Z][\w.'-]*(?:[ ,]+(?:[A-Z][\w.'-]*|of|de|D\.C\.))*|\d{5})"
)
_ZIP = re.compile(r"\b\d{5}\b")
_AMOUNT = re.compile(r"\$?\s?(\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?)\s*(k\b)?", re.IGNORECASE)
_HOURLY = re.compile(r"\b(?:an?|per|por|la)\s?(?:hour|hora)\b|/\s?h", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:compare|compara[r]?|between|entre)\s+(?:the pay of\s+)?(.+?)\s+(?:and|with|to|vs\.?|y|con)\s+(.+)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"(.+?)\s+(?:or|vs\.?|versus|o)\s+(.+)", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:how|much|many|do|does|did|is|are|was|were|will|would|can|could|should|what|which|who|where|when|why|the|an?|of|for|to|in|on|at|"
    r"i|me|my|you|we|it|its|'s|s|make|makes|made|earn|earns|earning|paid|pay|pays|paying|salary|salaries|wages?|money|get|about|tell|give|show|"
    r"please|hi|hello|job|jobs|career|careers|as|by|with|after|cost|living|ai|replace|replaced|automation|safe|outlook|growth|growing|demand|"
    r"future|become|becoming|train|training|degree|school|study|day|like|work|working|median|average|top|best|highest|most|paying|near|around|want|be|"
    r"compare|compared|between|and|or|than|better|from|move|switch|change|offered|offer|fair|was|good|year|hour|a[ñn]o|"
    r"cu[áa]nto|gana[nr]?|qu[ée]|c[óo]mo|d[óo]nde|un|una|unos|unas|el|la|los|las|de|del|en|por|para|se|y|o|sueldo|salario|trabajos?|empleos?|pagan?|mejor|ser|hay)\b",
    re.IGNORECASE,
)
_CUES: tuple[tuple[str, str], ...] = (
    ("evaluate_offer", r"\boffer(?:ed|s)?\b|\bofrec\w+|\boferta\b"),
    ("list_sources", r"\b(?:sources?|come from|where .*(?:numbers|figures|data))\b|\bfuentes?\b"),
    ("find_transitions", r"\b(?:move|switch|transition|change|go) (?:to|from|into|careers?)\b|\bcambiar (?:de|a)\b|\bleave my job\b"),
    ("rank_places", r"\b(?:where|which (?:state|city|place)\w*)\b.*\b(?:most|best|highest|more)\b|\bd[óo]nde\b.*\b(?:mejor|m[áa]s)\b"),
    ("rank_occupations", r"\b(?:what|which|best|highest|top|most)\b.*\b(?:pays?|paid|paying|jobs?)\b.*|\bmejor pagad\w+|\bqu[ée] paga"),
    ("get_resilience", r"\b(?:ai|a\.i\.|automat\w+|robots?|replace\w*|resilien\w+)\b|\b(?:ia|reemplaz\w+)\b"),
    ("get_outlook", r"\b(?:outlook|grow\w*|demand|future|openings)\b|\b(?:futuro|crec\w+|vacantes|demanda)\b"),
    ("get_training", r"\b(?:become|train\w*|study|degree|school|certificat\w+|licen[cs]e\w*)\b|\b(?:estudi\w+|formaci[óo]n|t[íi]tulo)\b"),
    ("match_interests", r"\b(?:i (?:like|love|enjoy|hate)|good at|what fits|fit me)\b|\b(?:me gusta|odio|soy buen[oa])\b"),
    ("get_track", r"\b(?:careers in|track)\b|\bcarreras (?:en|de)\b"),
    ("get_wages", r"\b(?:pays?|paid|earn\w*|make|makes|salar\w+|wages?|money|median)\b|\b(?:gana[nr]?|sueldo|salario|paga\w*|cobra\w*)\b|\$"),
    ("get_career", r"\b(?:day|what do|does a|tell me about|duties|work like|job|career|work)\b|\b(?:trabajo|empleo|carrera|hace un)\b"),
)  # fmt: skip
_COMPARE = re.compile(r"\b(?:compare|comparar?|vs\.?|versus|better)\b", re.IGNORECASE)


def fitting(question: str, tools: dict[str, dict[str, Any]], already: frozenset[str] = frozenset()) -> Call | None:
    """The call for this question, or None where it asks for nothing that a tool gives. `already`: names not to call again."""
    wanted = _wanted(question)
    if not wanted:
        return None
    for name in [*wanted, "get_wages", "search_passages"]:
        if name in tools and name not in already:
            return Call(name, json.dumps(arguments(name, question, tools[name]), ensure_ascii=False))
    own = next((name for name in tools if name not in already and name not in _KNOWN), None)
    return Call(own, json.dumps(filled(tools[own], question), ensure_ascii=False)) if own else None


def arguments(name: str, question: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Plausible arguments of one of the advisor's tools, and only such as its schema knows."""
    place, job = place_in(question), job_in(question)
    given: dict[str, Any] = {"place": place} if place else {}
    match name:
        case "compare_occupations":
            given["occupations"] = list(_pair(question))
        case "compare_places":
            before = question[: found.start()] if (found := _PLACE.search(question)) else question
            given = {"occupation": job_in(before) or job, "places": _places_in(question)}
        case "evaluate_offer":
            amount, unit = _amount(question)
            given |= {"occupation": job, "amount": amount, "unit": unit}
        case "rank_occupations":
            given |= {"within": job or "all", "by": "median"}
        case "rank_places":
            given = {"occupation_or_track": job, "by": "median"}
        case "get_resilience":
            given = {"occupation_or_career": job}
        case "get_career":
            given = {"career": job}
        case "get_track":
            given = {"track": job}
        case "match_interests":
            given = {"likes": [job], "dislikes": []}
        case "search_passages":
            given = {"query": question[:200]}
        case "find_places":
            given = {"text": place or question[:100]}
        case "find_occupations":
            given = {"title": job}
        case "calculate":
            given = {"operation": "difference", "fact_ids": ["F1", "F2"]}
        case "list_sources":
            given = {}
        case _:
            given["occupation"] = job
    known = schema.get("properties")
    return {key: value for key, value in given.items() if known is None or key in known}


def filled(schema: dict[str, Any], question: str) -> dict[str, Any]:
    """What an unknown tool requires, by the types of its schema."""
    properties = schema.get("properties") or {}
    return {
        name: _value(properties.get(name) or {}, question) for name in schema.get("required") or list(properties)[:1]
    }


def _value(schema: dict[str, Any], question: str) -> Any:
    if choices := schema.get("enum"):
        return choices[0]
    kind = schema.get("type")
    if kind in ("integer", "number"):
        return _amount(question)[0] if kind == "number" else int(schema.get("minimum", 1))
    if kind == "boolean":
        return False
    if kind == "array":
        return [_value(schema.get("items") or {}, question)]
    if kind == "object":
        return filled(schema, question)
    return job_in(question) or question[:100] or "work"


def place_in(question: str) -> str:
    """The place that the words name, as written; empty where none."""
    if found := _PLACE.search(question):
        return found.group(1).strip(" ,.")
    zipped = _ZIP.search(question)
    return zipped.group() if zipped and "$" not in question else ""


def job_in(question: str) -> str:
    """What is left of a question when place, amounts and small words are out of it."""
    first = re.split(r"(?<=[\w)][?!.])\s+(?=[A-Z¿¡])", question)[0]
    plain = _PLACE.sub(" ", first if _NOISE.sub(" ", first).strip(" ?!.,") else question)
    plain = re.sub(r"\$?\d[\d,.]*\s?k?\b|[¿?¡!.,;:\"“”()]", " ", plain)
    words = " ".join(_NOISE.sub(" ", plain).split())
    return words[:80].strip(" '-")


_KNOWN = frozenset(name for name, _ in _CUES) | {
    "compare_occupations",
    "compare_places",
    "find_occupations",
    "find_places",
    "search_passages",
    "calculate",
}


def _wanted(question: str) -> list[str]:
    names = [name for name, cue in _CUES if re.search(cue, question, re.IGNORECASE)]
    if names and _COMPARE.search(question):
        return ["compare_places" if len(_places_in(question)) > 1 else "compare_occupations", *names]
    if _COMPARE.search(question) and _TWO.search(question):
        return ["compare_occupations"]
    return names


def _pair(question: str) -> tuple[str, str]:
    plain = _PLACE.sub(" ", question)
    match = _TWO.search(plain) or _EITHER.search(plain)
    both = [job_in(part) for part in match.groups()] if match else []
    return (both[0] or "electrician", both[1] or "plumber") if both else (job_in(question) or "electrician", "plumber")


def _places_in(question: str) -> list[str]:
    found = _PLACE.search(question)
    if not found:
        return []
    rest = question[found.start(1) :]
    named = [
        re.match(r"[A-Z][\w.'-]*(?:[ ,]+[A-Z][\w.'-]*)*", part.strip())
        for part in re.split(r"\s(?:and|or|vs\.?|with|y|o|con)\s", rest)
    ]
    return [one.group().strip(" ,.?") for one in named if one][:5]


def _amount(question: str) -> tuple[float, str]:
    found = [match for match in _AMOUNT.finditer(question) if match.group(1)]
    if not found:
        return 50000.0, "year"
    best = next((one for one in found if "$" in one.group() or one.group(2)), found[0])
    amount = float(best.group(1).replace(",", "")) * (1000 if best.group(2) else 1)
    return amount, "hour" if _HOURLY.search(question) or amount < 300 else "year"
