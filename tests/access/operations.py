"""Every operation under /v1 as the OpenAPI document tells it: who it is for, which ids it takes and where, and a request.

Ids are found by the names of parameters and fields. A name or an address that is not known here is an error that says
what to add: so an operation that is new is either covered or fails the test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Where = Literal["path", "query", "body"]
For = Literal["counselors", "bearer", "everybody"]

COUNSELORS = ("/v1/clients", "/v1/drafts", "/v1/logout", "/v1/me")
BEARER = (
    "/v1/chat", "/v1/conversations", "/v1/export", "/v1/erase", "/v1/facts", "/v1/feedback", "/v1/shares",
    "/v1/turns", "/v1/path",
)  # fmt: skip
EVERYBODY = (
    "/v1/login", "/v1/occupations", "/v1/careers", "/v1/tracks", "/v1/places", "/v1/wages", "/v1/rankings",
    "/v1/resilience", "/v1/outlook", "/v1/transitions", "/v1/training", "/v1/sources", "/v1/suggest", "/v1/reports",
    "/v1/models", "/v1/local",
)  # fmt: skip

OVERSEERS = ("/v1/drafts/statistics",)
"""Of the counselors', those for who oversees an organisation."""

IDS = frozenset({
    "client_id", "item_id", "draft_id", "conversation_id", "turn_id", "fact_id", "share_id", "source",
})  # fmt: skip
PUBLIC = frozenset({"code", "career_id", "track_id", "model"})
"""They name what is published."""
ORDINALS = {"n": 1, "number": 1, "against": 1}
"""They count within something that an id names."""
BODIES: Mapping[tuple[str, str], dict[str, Any]] = {
    ("post", "/v1/drafts/{draft_id}/revisions"): {"instruction": "make it shorter"},
    ("patch", "/v1/clients/{client_id}"): {"name": "Taken over"},
    ("put", "/v1/path"): {"consent": True},
}
"""Bodies that a schema does not tell: one of several fields, or one that changes something."""

_NAMES_NO_ONE = frozenset({"source"})
"""Where a thing was learnt, in words: an id only in a draft's sentences."""


@dataclass(frozen=True)
class Operation:
    """One operation. `ids`: the names of ids with where they stand."""

    method: str
    path: str
    whose: For
    ids: tuple[tuple[Where, str], ...]
    query: dict[str, Any] = field(default_factory=dict, compare=False)
    body: dict[str, Any] | None = field(default=None, compare=False)

    @property
    def changes(self) -> bool:
        return self.method != "get"

    def request(self, ids: Mapping[tuple[Where, str], str]) -> dict[str, Any]:
        """What to send, with these ids in their places."""
        path = self.path
        for (where, name), value in ids.items():
            if where == "path":
                path = path.replace(f"{{{name}}}", value)
        for name, number in ORDINALS.items():
            path = path.replace(f"{{{name}}}", str(number))
        query = self.query | {name: value for (where, name), value in ids.items() if where == "query"}
        body = {name: value for (where, name), value in ids.items() if where == "body"}
        sent = None if self.body is None else self.body | body
        return {"method": self.method.upper(), "url": path, "params": query} | ({} if sent is None else {"json": sent})

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """Every operation under /v1. `LookupError` names what is not known here."""
    return [
        _operation(document, method, path, told)
        for path, methods in document["paths"].items()
        if path.startswith("/v1")
        for method, told in methods.items()
    ]


def _operation(document: Mapping[str, Any], method: str, path: str, told: Mapping[str, Any]) -> Operation:
    ids: list[tuple[Where, str]] = []
    query: dict[str, Any] = {}
    for one in told.get("parameters", ()):
        name, where = one["name"], one["in"]
        if where == "path" and name not in PUBLIC | ORDINALS.keys():
            ids.append(("path", _known(name, method, path)))
        elif where == "query" and _is_id(name):
            ids.append(("query", _known(name, method, path)))
        elif where == "query" and (name in ORDINALS or one.get("required")):
            query[name] = ORDINALS.get(name) or _example(document, one["schema"])
    body = None
    content = told.get("requestBody", {}).get("content", {}).get("application/json")
    if content is not None:
        schema = _resolved(document, content["schema"])
        body = BODIES.get((method, path)) or _example(document, schema)
        ids += [("body", _known(name, method, path)) for name in _fields(document, schema) if _is_id(name)]
    return Operation(method, path, _whose(path, method), tuple(dict.fromkeys(ids)), query, body)


def _whose(path: str, method: str) -> For:
    lists: tuple[tuple[For, tuple[str, ...]], ...] = (
        ("counselors", COUNSELORS), ("bearer", BEARER), ("everybody", EVERYBODY),
    )  # fmt: skip
    for whose, prefixes in lists:
        if path.startswith(prefixes):
            return whose
    raise LookupError(f"{method.upper()} {path}: say in tests/access/operations.py who it is for.")


def _is_id(name: str) -> bool:
    return name not in PUBLIC | _NAMES_NO_ONE and (name == "id" or name.endswith(("_id", "_ids")))


def _known(name: str, method: str, path: str) -> str:
    if name not in IDS:
        raise LookupError(f"{method.upper()} {path} takes {name}: say in tests/access/operations.py what it names.")
    return name


def _fields(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    """The names of fields of a body, in every form that it may have."""
    yield from schema.get("properties", ())
    for key in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(key, ()):
            yield from _fields(document, _resolved(document, one))


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _example(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    """The smallest value that fits."""
    schema = _resolved(document, schema)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _example(document, next(one for one in schema[key] if one.get("type") != "null"))
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            needed = schema.get("required", ())
            return {name: _example(document, schema["properties"][name]) for name in needed}
        case "array":
            return [_example(document, schema["items"]) for _ in range(schema.get("minItems", 0))]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case _:
            return "2026-01-02" if schema.get("format") == "date" else "x" * max(1, schema.get("minLength", 1))
