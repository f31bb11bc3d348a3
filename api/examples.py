"""Examples of the OpenAPI document: requests that work as they stand. A test sends each of them. Pure data."""

from collections.abc import Mapping
from typing import Any

from api.openai_door import MODEL

_NURSE, _CASHIER, _CAREER, _TRACK = "29-1141.00", "41-2011.00", "registered-nurses", "operations"

PARAMETERS: Mapping[str, Mapping[str, Any]] = {
    "/v1/occupations": {"title": "nurse", "limit": 5},
    "/v1/occupations/{code}": {"code": _NURSE},
    "/v1/careers/{career_id}": {"career_id": _CAREER},
    "/v1/tracks/{track_id}": {"track_id": _TRACK},
    "/v1/places": {"q": "83702"},
    "/v1/wages": {"occupation": _NURSE, "place": "Boise, ID"},
    "/v1/rankings": {"within": _TRACK, "place": "Idaho", "by": "real_median", "limit": 5},
    "/v1/rankings/places": {"occupation": _NURSE, "limit": 5},
    "/v1/resilience/{code}": {"code": _NURSE},
    "/v1/outlook/{code}": {"code": _NURSE},
    "/v1/transitions/{code}": {"code": _CASHIER, "place": "Ohio"},
    "/v1/training/{code}": {"code": _NURSE},
    "/v1/suggest": {"q": "nur"},
    "/v1/models/{model}": {"model": MODEL},
    "/careers/{code}/pictures/{name}.svg": {"code": _CAREER},
    "/occupations/{code}/pictures/{name}.svg": {"code": _NURSE},
    "/tracks/{code}/pictures/{name}.svg": {"code": _TRACK},
    "/careers/{code}/tables/{name}.{form}": {"code": _CAREER, "form": "csv"},
    "/occupations/{code}/tables/{name}.{form}": {"code": _NURSE, "form": "csv"},
    "/tracks/{code}/tables/{name}.{form}": {"code": _TRACK, "form": "csv"},
    "/rankings.{form}": {"form": "csv", "within": _TRACK, "place": "Idaho"},
}
"""By path and parameter."""

BODIES: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("post", "/v1/chat"): {"message": "what do nurses earn in Boise, ID"},
    ("post", "/v1/chat/completions"): {
        "model": MODEL,
        "messages": [{"role": "user", "content": "what do nurses earn in Boise, ID"}],
    },
    ("post", "/v1/reports"): {"page": f"/careers/{_CAREER}", "text": "The link to the licence board is out of date."},
    ("post", "/v1/clients"): {
        "name": "A. Client",
        "situation": "Cashier, would like to work in care",
        "goals": ["nurse"],
    },
    ("post", "/v1/drafts"): {
        "kind": "brief",
        "request": "what a registered nurse earns in Boise, ID",
        "language": "en",
    },
    ("post", "/mcp"): {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}},
}
"""By method and path."""
