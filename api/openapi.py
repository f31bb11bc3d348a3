"""`/docs`: the OpenAPI document as one plain page of our own. It asks no other host for anything and runs no script."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "body,td,th{overflow-wrap:anywhere}th{overflow-wrap:normal}"
    "code,pre{font-family:ui-monospace,monospace}summary{cursor:pointer}pre{overflow:auto}"
    "table{border-collapse:collapse;max-width:100%}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}"
    "td:first-child{min-width:6rem}"
    "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e8e8e8}a{color:#8ab4f8}}"
)


def page(document: Mapping[str, Any]) -> str:
    """The document as HTML: every operation with its parameters and body, then every schema."""
    return "".join(_lines(document))


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    info = document["info"]
    title = f"{escape(info['title'])} {escape(info['version'])}"
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>' + title + "</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"><style>' + STYLE + "</style></head>"
    yield f"<body><main><h1>{title}</h1><p>{escape(info.get('description', ''))}</p>"
    yield '<p>The same as a machine reads it: <a href="/openapi.json">openapi.json</a>.</p><h2>Addresses</h2>'
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield from _operation(method.upper(), path, operation)
    yield "<h2>Shapes</h2>"
    for name, schema in sorted(document.get("components", {}).get("schemas", {}).items()):
        yield f'<details id="{escape(name)}"><summary><code>{escape(name)}</code></summary>'
        yield f"<p>{escape(schema.get('description', ''))}</p>{_fields(schema)}</details>"
    yield "</main></body></html>"


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h3><code>{method} {escape(path)}</code></h3><p>{escape(operation.get('summary', ''))}</p>"
    if operation.get("description"):
        yield f"<p>{escape(operation['description'])}</p>"
    if parameters := operation.get("parameters"):
        yield "<table><tr><th>Parameter</th><th>In</th><th>Takes</th></tr>"
        for one in parameters:
            needed = " (required)" if one.get("required") else ""
            shown = f", such as <code>{escape(str(one['example']))}</code>" if "example" in one else ""
            takes = f"{_type(one.get('schema', {}))}{needed}{shown}"
            yield f"<tr><td><code>{escape(one['name'])}</code></td><td>{one['in']}</td><td>{takes}</td></tr>"
        yield "</table>"
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield f"<p>Body: {_type(content.get('schema', {}))}</p>"
        if "example" in content:
            yield f"<pre>{escape(json.dumps(content['example'], ensure_ascii=False))}</pre>"
    for status, answer in operation.get("responses", {}).items():
        shapes = [_type(content["schema"]) for content in answer.get("content", {}).values() if content.get("schema")]
        yield f"<p>{escape(status)}: {', '.join(shapes) or escape(answer.get('description', ''))}</p>"


def _fields(schema: Mapping[str, Any]) -> str:
    if not schema.get("properties"):
        return f"<p>{_type(schema)}</p>"
    needed = set(schema.get("required", ()))
    rows = (
        f"<tr><td><code>{escape(name)}</code>{'' if name in needed else ' (optional)'}</td><td>{_type(field)}</td></tr>"
        for name, field in schema["properties"].items()
    )
    return f"<table>{''.join(rows)}</table>"


def _type(schema: Mapping[str, Any]) -> str:
    """What a value is, in a few words, with a link to the shape where it has a name."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "const" in schema:
        return f"<code>{escape(repr(schema['const']))}</code>"
    if "enum" in schema:
        return ", ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(_type(one) for one in schema[key])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {})) or 'anything'}"
    words = {
        "minLength": "from {} characters",
        "maxLength": "to {} characters",
        "minimum": "from {}",
        "maximum": "to {}",
    }
    limits = [said.format(schema[key]) for key, said in words.items() if key in schema]
    return escape(" ".join([str(schema.get("type", "anything")), *limits]))
