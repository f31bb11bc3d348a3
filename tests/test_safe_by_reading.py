"""What can be held by reading the program: SQL is parameterised, prompts are never formatted, what tools and requests take is
bounded, locks are hashed and name no host."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.tools import TOOLS

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("advisor", "api", "knowledge", "prompts", "evals")
RUNS_SQL = frozenset({"text", "exec_driver_sql", "execute", "executemany", "executescript", "DDL"})

# Statements that are put together by code, by module: how many, and what is put in. Nothing of it comes from a request.
PUT_TOGETHER = {
    "advisor/records.py": (2, "a number of ours"),
    "knowledge/diff.py": (2, "names of the two builds, ours"),
    "knowledge/group_pay.py": (2, "as many question marks as there are values"),
    "knowledge/load.py": (2, "settings of SQLite and names of our tables"),
    "knowledge/titles/indexing.py": (1, "names of our tables"),
    "knowledge/transitions/__init__.py": (2, "as many question marks as there are values"),
    "knowledge/wages.py": (1, "conditions of ours, values apart"),
    "evals/heldout.py": (2, "names of our tables and question marks"),
}
APART = ("evals/bench/", "api/pictures/")
"""Peers' own tables; and where `text` draws words."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def holds_names_alone(node: ast.JoinedStr, tree: ast.Module) -> bool:
    """Whether every part of an f-string is a constant of the module or a name that it writes in capitals."""
    fixed = {
        target.id
        for one in tree.body
        if isinstance(one, ast.Assign | ast.AnnAssign)
        for target in (one.targets if isinstance(one, ast.Assign) else [one.target])
        if isinstance(target, ast.Name)
    }
    return all(
        not isinstance(part, ast.FormattedValue) or (isinstance(part.value, ast.Name) and part.value.id in fixed)
        for part in node.values
    )


def put_together(node: ast.expr, tree: ast.Module) -> bool:
    """Whether an expression makes a text of parts that are no constants."""
    if isinstance(node, ast.JoinedStr):
        return not holds_names_alone(node, tree)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(isinstance(one, ast.Constant | ast.JoinedStr) for one in (node.left, node.right)) and not all(
            isinstance(one, ast.Constant) or (isinstance(one, ast.Name) and one.id.isupper())
            for one in (node.left, node.right)
        )
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in ("format", "format_map", "join", "replace")


def statements(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in RUNS_SQL:
                yield node.args[0]


def test_no_sql_is_put_together_from_what_somebody_said() -> None:
    found = Counter(
        name
        for name, tree in modules()
        if not name.startswith(APART)
        for statement in statements(tree)
        if put_together(statement, tree)
    )
    assert found == {name: many for name, (many, _) in PUT_TOGETHER.items()}, (
        "pass values as parameters; what must be put in is written down in PUT_TOGETHER with its reason"
    )


def bounded(schema: dict[str, object], where: str, at: str = "") -> Iterator[str]:
    """The fields of a JSON schema that take a text, a list or a number of any size."""
    for name, told in (schema.get("properties") or {}).items():  # type: ignore[attr-defined]
        yield from _field(told, schema, where, f"{at}{name}")


def _field(told: dict[str, object], whole: dict[str, object], where: str, name: str) -> Iterator[str]:
    if "$ref" in told:
        key = str(told["$ref"]).rsplit("/", 1)[1]
        told = whole["$defs"][key]  # type: ignore[index]
    for one in [told, *told.get("anyOf", [])]:  # type: ignore[misc]
        if "$ref" in one:
            one = whole["$defs"][str(one["$ref"]).rsplit("/", 1)[1]]  # type: ignore[index]
        kind = one.get("type")
        if kind == "string" and not {"enum", "const", "maxLength", "pattern"} & one.keys():
            yield f"{where}.{name}: a text without maxLength"
        if kind == "array" and "maxItems" not in one:
            yield f"{where}.{name}: a list without maxItems"
        if kind in ("integer", "number") and not {"maximum", "exclusiveMaximum", "enum"} & one.keys():
            yield f"{where}.{name}: a number without maximum"
        if kind == "array" and isinstance(one.get("items"), dict):
            yield from _field(one["items"], whole, where, f"{name}[]")
        if kind == "object":
            yield from bounded(one | {"$defs": whole.get("$defs", {})}, where, f"{name}.")


def test_every_argument_of_every_tool_is_bounded() -> None:
    assert [one for tool in TOOLS for one in bounded(tool.args.model_json_schema(), tool.name)] == []


def test_prompts_are_never_formatted() -> None:
    """What a person wrote is a message of its own and never a part of the words that instruct the model."""
    for name, tree in modules():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in ("format", "format_map", "replace", "substitute", "safe_substitute"):
                asked = ast.unparse(node.func.value)
                assert not re.search(r"\bload\(|prompt\b.*\.text", asked), f"{name}:{node.lineno}: {asked}"


@pytest.mark.parametrize("file", ["app.txt", "dev.txt", "embedder.txt"])
def test_every_line_of_a_lock_is_hashed_and_names_no_host(file: str) -> None:
    text = (ROOT / "locks" / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9._\[\]-]+==\S+ ", line), line[:80]
        assert "--hash=sha256:" in line, line[:80]
        assert "://" not in line, line[:80]


def test_whatever_installs_asks_for_the_hashes() -> None:
    for path in [ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / "deploy").glob("*")]:
        told = path.read_text(encoding="utf-8").replace("\\\n", " ") if path.is_file() else ""
        for line in told.splitlines():
            if re.search(r"\binstall\b", line) and re.search(r"\$\(PIP\)|\bpip\b", line) and "-e ." not in line:
                assert "--require-hashes" in line, f"{path.name}: {line}"
            assert not re.search(r"--(extra-)?index-url|--find-links", line), f"{path.name}: {line}"


def test_every_test_that_the_threat_table_names_is_there_and_every_waiver_is_of_what_is_locked() -> None:
    told = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", told))
    there = {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(named) > 40
    assert named - there == set()
    waived = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    locked = (ROOT / "locks" / "app.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) (\S+) \| [^|]+\| [^|]+\| (\d{4}-\d\d-\d\d)", waived, re.MULTILINE)
    assert rows
    for package, version, until in rows:
        assert f"{package}=={version} " in locked, f"{package} {version} is locked no longer: take the waiver out"
        assert re.fullmatch(r"20\d\d-(?:0\d|1[0-2])-[0-3]\d", until)
