"""Answers and paths as documents: whatever people or models write is text in them, never markup."""

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from advisor.answers import Stamps
from advisor.facts import CitationOut, Fact, FactArea, Of
from advisor.shares import SharedAnswer
from api.documents import answer, path, words
from api.documents.prose import Run, blocks

WHEN = datetime(2026, 11, 23, 10, 0, 0, 123, tzinfo=UTC)
HOSTILE = [
    '#import "@preview/cetz:0.3.0": *',
    '#panic("evaluated")',
    '#read("/etc/passwd")',
    '#image("/etc/passwd")',
    "#sys.inputs.data",
    "$ sum_(i=0)^n x_i $ @source-1 <source-1>",
    "\\input{/etc/passwd} \\write18{id}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "\u202eabc\u202c \u0645\u0631\u062d\u0628\u0627",
    "] #let d = none [",
    '"}) #panic("x")',
    "- a\n- b\n\n1. c\n\n| a | b |\n|---|---|\n| only |\n",
    "# heading\n\n> quote\n\n```\ncode\n```",
    "`" * 500 + "[" * 500 + "*" * 999,
    "\x07\x1b[2J\x00\ufffe",
]


def fact(id: str, value: float, note: str | None = None, statistic: str = "median") -> Fact:
    return Fact(
        id=id, value=value, unit="USD/year", statistic=statistic, of=Of(kind="occupation", code="47-2111", title="Electricians"),
        area=FactArea(code="39", level="state", title="Ohio"), as_of="May 2025", basis="derived" if note else "measured",
        note=note, citation=1,
    )  # fmt: skip


def shared(text: str = "Pay is $64,700 [1] a year.", **more: object) -> SharedAnswer:
    source = CitationOut(
        id=1, publisher="BLS", dataset="OEWS", title="State wages", vintage="May 2025",
        url="https://www.bls.gov/oes/", licence="public domain",
    )  # fmt: skip
    given = {
        "question": None, "language": "en", "outcome": "answered", "text": text, "facts": [fact("F1", 64700)],
        "findings": [], "citations": [source], "place": None, "answered_at": WHEN,
        "stamps": Stamps(model="offline", prompt="p", knowledge_build="b1", version="1"),
    }  # fmt: skip
    return SharedAnswer.model_validate(given | more)


def text_of(pdf: bytes, where: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    (where / "it.pdf").write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-layout", str(where / "it.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_of_any_kind_sets_as_text(hostile: str) -> None:
    """Had any of it been read as markup, the panic, the missing package or the refused file would stop the setting."""
    made = answer.pdf(shared(f"{hostile} [1]", question=hostile))
    assert made.startswith(b"%PDF-")
    told = {"saved": [{"title": hostile, "kind": "career", "code": hostile, "url": None}],
            "comparisons": [{"titles": [hostile, hostile]}], "steps": [{"text": hostile, "on": None, "done": False}]}  # fmt: skip
    assert path.pdf(told, "en", "http://x", "b1", WHEN).startswith(b"%PDF-")


def test_hostile_words_can_be_read_in_the_pdf(tmp_path: Path) -> None:
    words_of_it = text_of(answer.pdf(shared(question='#panic("evaluated") $x$ <b>bold</b> \\input{x}')), tmp_path)
    assert '#panic("evaluated") $x$ <b>bold</b> \\input{x}' in words_of_it
    assert "root:" not in words_of_it


def test_a_pdf_says_its_title_its_language_and_is_tagged() -> None:
    for language, title in (
        ("en", "an answer of 23 November 2026"),
        ("es", "una respuesta del 23 de noviembre de 2026"),
    ):
        made = answer.pdf(shared(language=language))
        assert b"<pdfuaid:part>1</pdfuaid:part>" in made
        assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", made)
        assert re.search(rb"/Lang\s*\(" + language.encode(), made)
        assert title.encode() in made
        assert made == answer.pdf(shared(language=language)), "the same answer gives the same bytes"


def test_a_character_without_a_shape_is_said_and_stops_nothing(tmp_path: Path) -> None:
    made = answer.pdf(shared("Unassigned \U000e1234 [1]", question="\U000e1234\U0001fbff"))
    assert made.startswith(b"%PDF-")
    if b"pdfuaid" not in made:
        assert "show as boxes" in text_of(made, tmp_path)


def test_figures_of_the_text_come_first_with_what_they_were_computed_from() -> None:
    facts = [fact("F1", 64700), fact("F2", 647), fact("F3", 99, note="F4 / 2"), fact("F4", 198)]
    layout = answer.laid_out(shared("Pay is $64,700 [1] a year; half is $99 [1]. Not $6,470 [1].", facts=facts))
    assert [row.id for row in layout.rows] == ["F1", "F3", "F4"]
    assert [row.id for row in layout.beside] == ["F2"]
    assert layout.rows[0].figure == "$64,700 a year"
    assert (layout.rows[0].where, layout.rows[0].when, layout.rows[0].cite) == ("Ohio", "May 2025", 1)
    many = answer.laid_out(shared(facts=[fact(f"F{number}", 7) for number in range(100)]))
    assert (len(many.beside), many.more) == (answer.MOST_BESIDE, 60)


def test_only_https_sources_are_linked() -> None:
    odd = CitationOut(id=1, publisher="X", dataset="d", title="t", vintage="v", url="javascript:alert(1)", licence="l")
    [source] = answer.laid_out(shared(citations=[odd])).sources
    assert source.url is None
    assert b"javascript" not in answer.pdf(shared(citations=[odd]))


def test_only_numbers_of_sources_are_markers() -> None:
    [paragraph] = blocks("pay $5 [1], not [99] nor [x]", {1})
    assert paragraph.runs == [Run("pay $5"), Run("", cite=1), Run(", not [99] nor [x]")]


def test_the_subset_of_markdown_is_small() -> None:
    found = blocks(
        "**b** *i* ***both*** `c` [l](u) <i>x</i>\n\n# H\n\n- a\n  - b\n\n3. c\n\n|x|y|\n|-|-|\n|1|2|", set()
    )
    assert [one.kind for one in found] == ["paragraph", "heading", "list", "numbered", "table"]
    assert found[0].runs[0] == Run("b", strong=True)
    assert "".join(run.text for run in found[0].runs) == "b i both `c` [l](u) <i>x</i>"
    assert [item[0].text for item in found[2].items] == ["a", "b"]
    assert [[cell[0].text for cell in row] for row in found[4].rows] == [["x", "y"], ["1", "2"]]


def test_labels_are_the_same_in_both_languages() -> None:
    assert words.LABELS["en"].keys() == words.LABELS["es"].keys()
    assert words._STATISTICS["en"].keys() == words._STATISTICS["es"].keys()
    assert words._UNITS["en"].keys() == words._UNITS["es"].keys()
    assert words.day(date(2026, 3, 1), "es") == "1 de marzo de 2026"
    assert words.period("May 2025", "es") == "mayo de 2025"


def test_a_step_in_the_past_is_said_to_be() -> None:
    step = {"text": "x", "on": "2026-11-01", "done": False}
    assert "past" in path._step(step, "en", date(2026, 11, 23))["when"]
    assert "past" not in path._step(step | {"done": True}, "en", date(2026, 11, 23))["when"]
    assert path._step(step | {"on": None}, "en", date(2026, 11, 23))["when"] == "no date"
