"""A tool's arguments as the leanest JSON schema a model can work with: names, types, short enums, a few words.

It is sent with every call of a provider, so nothing in it is said twice. It never validates: what a model sends is checked
by the full model in `TurnContext.run`, whose sentence it reads.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from advisor.tools import args

if TYPE_CHECKING:
    from advisor.tools import Tool

_IN_FULL = "rank_occupations"
"""The tool that tells filters and long enums; the others refer to it. A model is always given all tools."""

_AS_THERE = f"see {_IN_FULL}"
_LONG = (get_args(args.By), get_args(args.Education))
_OFFERED = {get_args(args.Education): list(args.EDUCATION_SHORT)}  # the arguments take the long words and these


def told(tool: "Tool") -> dict[str, Any]:
    """All that a provider is sent of a tool."""
    return {"name": tool.name, "description": tool.description, "parameters": lean(tool)}


def lean(tool: "Tool") -> dict[str, Any]:
    """The schema of a tool's arguments, every definition written out in its place."""
    schema = tool.args.model_json_schema()
    defs, brief = schema.get("$defs", {}), tool.name != _IN_FULL
    properties = {name: _property(one, defs, brief) for name, one in schema.get("properties", {}).items()}
    found: dict[str, Any] = {"type": "object", "properties": properties}
    if len(properties) > 1 and schema.get("required"):  # a tool's only argument needs no such word
        found["required"] = schema["required"]
    return found


def _property(schema: Mapping[str, Any], defs: Mapping[str, Any], brief: bool) -> dict[str, Any]:
    """One argument. What may be left out is `anyOf` with null in the full schema; a model just leaves it out."""
    said = schema.get("description")
    schema = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema, said = defs[name], said or (_AS_THERE if brief and name == args.RankFilters.__name__ else None)
    found: dict[str, Any] = {"type": schema["type"]}
    if schema["type"] == "object":
        return found | _in_words(schema, defs, brief, said)
    if brief and tuple(schema.get("enum", ())) in _LONG:
        said = _AS_THERE
    elif "enum" in schema:
        found["enum"] = _OFFERED.get(tuple(schema["enum"]), schema["enum"])
    if said:
        found["description"] = said
    if schema["type"] == "array":
        found["items"] = _property(schema["items"], defs, brief)
    return found


def _in_words(schema: Mapping[str, Any], defs: Mapping[str, Any], brief: bool, said: str | None) -> dict[str, Any]:
    """An argument of many small parts: enums as properties, all else in one sentence. One property always stands there:
    some providers refuse an object without any."""
    properties: dict[str, Any] = {}
    plain, switches = [], []
    for name, full in schema["properties"].items():
        one = _property(full, defs, brief)
        if one["type"] == "boolean":
            switches.append(name)
        elif not properties or ("enum" in one and not brief):
            properties[name] = one
        else:
            plain.append(f"{name} {one['description']}" if "description" in one else name)
    if said:
        name = next(iter(properties))
        return {"description": said, "properties": {name: {"type": properties[name]["type"]}}}
    return {"description": f"{', '.join(plain)}; true: {', '.join(switches)}", "properties": properties}
