"""Rules of the house as checks on the source. Each test's docstring names the failure behind the rule."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("advisor", "knowledge", "prompts", "api", "evals")


def modules(*floors: str) -> Iterator[tuple[str, ast.Module]]:
    for floor in floors or FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def importers(package: str) -> set[str]:
    return {
        name
        for name, tree in modules()
        if any(one == package or one.startswith(package + ".") for one in imported(tree))
    }


def test_only_the_advisor_imports_langchain() -> None:
    """A framework that leaks into every room cannot be upgraded or left."""
    packages = ("langchain", "langchain_core", "langchain_openai", "langgraph")
    assert {
        name for package in packages for name in importers(package) if not name.startswith(("advisor/", "evals/bench/"))
    } == set()


def test_only_the_vectors_module_imports_chroma() -> None:
    """Chroma is unsafe with several writers: one module decides who opens what."""
    # The bench measures ours beside a plain Chroma of its own, in a directory that is thrown away.
    assert importers("chromadb") <= {"knowledge/vectors.py", "evals/bench/peers.py"}


def test_only_settings_reads_the_environment() -> None:
    """A program whose settings are read in forty places cannot say what it runs with."""
    readers = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ("environ", "getenv")
                and isinstance(node.value, ast.Name)
            ):
                readers.add(name)
    # These two only write: they tell libraries, before their import, not to report home.
    assert readers <= {
        "advisor/settings.py",
        "api/commands/serve.py",
        "knowledge/vectors.py",
        "advisor/agent.py",
        "advisor/model.py",
        "evals/bench/start.py",  # hands its own environment to the service it starts
        "evals/bench/editing.py",  # and to the process it kills
    }


def test_sql_stays_in_knowledge_and_the_records() -> None:
    """Text-to-SQL and stray queries begin where SQL may stand anywhere."""
    allowed = (
        "knowledge/",
        "advisor/records",
        "advisor/conversations",
        "advisor/migrations",
        "evals/scorers.py",
        "evals/heldout.py",
        "evals/bench",
        "evals/soak",
    )
    found = {name for package in ("sqlalchemy", "sqlmodel", "sqlite3") for name in importers(package)}
    assert {name for name in found if not name.startswith(allowed)} == set()


def test_no_data_frames_in_the_core() -> None:
    """A data-frame library costs a second of start and a hundred megabytes."""
    assert importers("pandas") | importers("polars") | importers("duckdb") == set()


def test_no_module_is_named_for_what_it_is_not_about() -> None:
    """Everything ends up in a `utils.py`, and nobody finds it again."""
    banned = {"utils", "helpers", "common", "core", "base", "constants", "misc", "services"}
    assert {name for name, _ in modules() if banned & {Path(name).stem, *Path(name).parts[:-1]}} == set()


def test_no_class_is_a_manager_or_a_factory() -> None:
    """Names that say nothing hide classes that do everything."""
    endings = ("Manager", "Processor", "Engine", "Factory")
    bad = {
        f"{name}:{node.name}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and (node.name.endswith(endings) or node.name.startswith("Abstract"))
    }
    assert bad == set()


def test_modules_stay_short() -> None:
    """A two-thousand-line agent is read by nobody."""
    long = {
        name: lines
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if (name := path.relative_to(ROOT).as_posix())
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
        and name != "knowledge/schema.py"  # every facts table on one page
    }
    assert long == {}


def test_every_module_says_what_it_is() -> None:
    """A module without a first sentence has no reason to be one."""
    assert {name for name, tree in modules() if not ast.get_docstring(tree)} == set()


def test_broad_excepts_stand_only_at_the_edge() -> None:
    """A swallowed exception is a bug that nobody hears of."""
    found = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                caught = node.type
                if caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException")):
                    found.add(name)
    assert found <= {
        "api/chat.py",
        "api/errors.py",  # every fault of ours is answered with a problem document, and raised on for the log
        "advisor/releases.py",  # whatever a new knowledge build does wrong, the old one goes on answering
        "advisor/rounds.py",
        "advisor/service.py",
        "advisor/provider/model.py",  # any provider's client may raise anything
        "evals/mutants/child.py",  # whatever a seeded defect breaks is told, not raised
        "evals/mutants/product.py",
        "knowledge/build.py",
        "knowledge/swap.py",
    }


def test_no_query_is_formatted_with_a_value() -> None:
    """An f-string in `text()` is how SQL injection begins: only names of a closed set may be put in."""
    bad = set()
    for name, tree in modules("advisor", "api"):
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text"
            if called and node.args and isinstance(node.args[0], ast.JoinedStr):
                bad.add(name)
    assert bad == set()


@pytest.mark.parametrize("package", ["advisor", "knowledge", "api.app", "advisor.service", "evals"])
def test_imports_pull_in_nothing_heavy(package: str) -> None:
    """The socket must open before chromadb, langchain and openai load."""
    heavy = ("chromadb", "langchain", "langchain_core", "langgraph", "openai", "onnxruntime", "tokenizers", "mcp")
    script = f"import sys, {package}\nprint([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_no_lock_file_or_source_names_a_package_index() -> None:
    """Where packages come from is the user's business."""
    hosts = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "file:///")
    paths = [
        *ROOT.glob("locks/*.txt"),
        ROOT / "pyproject.toml",
        ROOT / "Makefile",
        ROOT / ".ci/run",
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
    ]
    assert {path.name for path in paths for host in hosts if host in path.read_text(encoding="utf-8")} == set()
