"""The widget's files as a browser fetches them: small, checked each time, readable by every page, and nothing else."""

import gzip
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.widget_files import lean, widget_files

BOOKS = ("words", "words_late")
FOLDER = Path(__file__).resolve().parents[2] / "api" / "widget"


def keys(name: str) -> set[str]:
    """The keys of a book of words."""
    return set(re.findall(r"(?:^|[{,])\s*(\w+): \"", (FOLDER / name).read_text(encoding="utf-8"), re.MULTILINE))


def first_load(language: str = "en") -> list[str]:
    """The files that are fetched up to the first card of pay, as the loader asks for them."""
    found = re.search(rb"modules = (\[.*?\]);", widget_files()["loader.js"].plain)
    assert found is not None
    names: list[str] = json.loads(found[1])
    return [*names, f"words_{language}.js", f"cards/words_{language}.js", "loader.js"]


@pytest.mark.parametrize("path", ["/widget.js", "/widget/element.js", "/widget/markdown.js"])
def test_a_script_is_sent_to_any_page_with_its_kind_and_its_tag(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_is_packed_only_for_who_can_unpack_it(client: TestClient) -> None:
    packed = client.get("/widget/element.js", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/widget/element.js", headers={"Accept-Encoding": "identity"})
    refused = client.get("/widget/element.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert packed.content == plain.content == refused.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert all("Accept-Encoding" in one.headers["vary"] for one in (packed, plain))


@pytest.mark.parametrize(
    "path",
    [
        "/widget/", "/widget/loader.js", "/widget/none.js", "/widget/../app.py", "/widget/%2e%2e/app.py",
        "/widget/..%2fapp.py", "/widget/cards/../../app.py", "/widget//etc/passwd", "/widget/element.js%00",
        "/widget/element.js/", "/widget/..%5capp.py", "/widget/cards",
    ],
)  # fmt: skip
def test_nothing_else_is_sent(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_the_loader_names_every_module_of_a_first_answer_and_no_other() -> None:
    found = first_load()
    assert {"element.js", "talk.js", "dom.js", "style.js"} <= set(found)
    assert "share.js" not in found
    assert not [one for one in found if one.endswith("_es.js")]
    assert not [one for one in first_load("es") if one.endswith("_en.js")]
    assert set(found) <= set(widget_files())


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_first_answer_needs_stays_small(language: str) -> None:
    """The bar of the widget: 40 KB compressed."""
    assert sum(len(widget_files()[name].packed) for name in first_load(language)) <= 40 * 1024


def test_a_lean_script_keeps_its_lines_and_loses_its_comments() -> None:
    source = b"// why\n/** what */\nconst a = `x // y`; // kept\n\n    b();\n"
    assert lean(source) == b"\n\nconst a = `x // y`; // kept\n\nb();\n"
    for path in FOLDER.rglob("*.js"):
        name = path.relative_to(FOLDER).as_posix()
        sent = widget_files()[name].plain
        assert sent.count(b"\n") == path.read_bytes().count(b"\n"), name
        assert gzip.decompress(widget_files()[name].packed) == sent


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    english, spanish = (
        "".join((FOLDER / f"{book}_{code}.js").read_text(encoding="utf-8") for book in BOOKS) for code in ("en", "es")
    )
    for book in BOOKS:
        assert keys(f"{book}_en.js") == keys(f"{book}_es.js")
    first, late = (keys(f"{book}_en.js") for book in BOOKS)
    assert first & late == set()
    assert len(first | late) > 150
    gaps = [
        {key: sorted(re.findall(r"\{(\w+)\}", text)) for key, text in re.findall(r'(\w+): "((?:[^"\\]|\\.)*)"', book)}
        for book in (english, spanish)
    ]
    assert gaps[0] == gaps[1]


def test_what_is_there_at_once_needs_no_word_that_comes_later() -> None:
    asked: set[str] = set()
    for name in first_load():
        if "/" not in name:
            asked |= set(re.findall(r"\bt\(\"(\w+)\"", (FOLDER / name).read_text(encoding="utf-8")))
    assert asked & keys("words_late_en.js") == set()


def test_every_word_that_the_shell_asks_for_is_there() -> None:
    asked: set[str] = set()
    for path in FOLDER.glob("*.js"):
        asked |= set(re.findall(r"\bt\(\"(\w+)\"", path.read_text(encoding="utf-8")))
    assert asked - set().union(*(keys(f"{book}_en.js") for book in BOOKS)) == set()
    assert len(asked) > 60


def test_no_script_parses_text_or_makes_code_of_it() -> None:
    """One `innerHTML` is one cross-site script away from being somebody's."""
    sinks = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|setHTML|parseFromString|createContextualFragment"
        r"|\beval\(|new Function|setAttribute\(\"on|javascript:|\.html\("
    )
    found = {
        path.name: sinks.findall(path.read_text(encoding="utf-8"))
        for path in FOLDER.rglob("*.js")
        if sinks.search(path.read_text(encoding="utf-8"))
    }
    assert found == {}


def test_no_script_is_longer_than_can_be_read() -> None:
    long = {path.name for path in FOLDER.rglob("*.js") if len(path.read_text(encoding="utf-8").splitlines()) > 300}
    assert long == set()
