"""Our own prose: where it is read from, that it is plain, that it is ours, and that it carries no figures."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from small_build import citation, small_build

from knowledge.errors import BuildError
from knowledge.narratives import Narratives, own_rows
from knowledge.schema import NarrativeRow, SourceRow

SHARED = 8  # words in a row that no two texts may share


def _own() -> list[NarrativeRow]:
    return [row for row in own_rows() if isinstance(row, NarrativeRow)]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[place : place + SHARED]) for place in range(len(words) - SHARED + 1)}


def _grade(text: str) -> float:
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / max(1, sentences) + 11.8 * syllables / len(words) - 15.59


def test_the_sections_that_pages_need_are_written() -> None:
    sections = {(row.subject_kind, row.subject_id, row.section) for row in _own()}
    track = ("narrative", "levels", "demands", "who_thrives", "entry_points", "changing", "collaborates", "transfers")
    for section in (*track, "industries"):
        assert ("track", "operations", section) in sections
    career = ("summary", "inside", "responsibilities", "who_thrives", "morning", "leaving", "without_degree")
    for section in (*career, "specializations"):
        assert ("career", "operations-managers", section) in sections
    assert {"how_figures_work", "resilience", "real_pay", "place_ladder"} <= {one for _, one, _ in sections}


def test_every_specialization_has_its_paragraph() -> None:
    text = next(row.markdown for row in _own() if row.section == "specializations")
    assert len(re.findall(r"^\*\*[A-Z].+?\*\*", text, flags=re.MULTILINE)) == 15


def test_an_occupations_file_bears_its_code_and_holds_every_section() -> None:
    sections = dict[str, list[str]]()
    for row in _own():
        if row.subject_kind == "occupation":
            sections.setdefault(row.subject_id, []).append(row.section)
    folder = files("knowledge") / "starter" / "narratives" / "occupations"
    assert sorted(sections) == sorted(page.name.removesuffix(".md") for page in folder.iterdir())
    seven = ["summary", "inside", "morning", "responsibilities", "who_thrives", "leaving", "without_degree"]
    assert {code: found for code, found in sections.items() if found != seven} == {}


@pytest.mark.parametrize("row", _own(), ids=lambda row: row.narrative_id)
def test_prose_is_plain_and_carries_no_figures_and_no_links(row: NarrativeRow) -> None:
    assert not re.search(r"[\d$%]", row.markdown)
    assert not re.search(r"https?:|<|\]\(", row.markdown)
    assert _grade(row.markdown) <= 10


def test_no_two_narratives_share_eight_words_in_a_row() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in _own():
        for run in _runs(row.markdown):
            assert seen.setdefault(run, row.narrative_id) == row.narrative_id, " ".join(run)


def test_no_narrative_shares_eight_words_in_a_row_with_another_publisher(publishers: Path) -> None:
    texts = [*(publishers.parent / "seeds").glob("*.txt"), *publishers.glob("profiles/inside-career/*.md")]
    if not texts:
        pytest.skip("neither the seed pages nor the publishers' narratives are here")
    theirs = set[tuple[str, ...]]()
    for text in texts:
        theirs |= _runs(text.read_text(encoding="utf-8", errors="replace"))
    for row in _own():
        assert not _runs(row.markdown) & theirs, row.narrative_id


def test_sections_come_back_in_the_order_in_which_they_were_written() -> None:
    narratives = Narratives(small_build(own_rows()), citation)
    found = narratives.of("track", "operations")
    assert [one.section for one in found][:3] == ["narrative", "levels", "demands"]
    assert found[0].citation.section == "Operations, in short"
    levels = narratives.section("track", "operations", "levels")
    assert levels is not None
    assert levels.markdown.startswith("**Junior.**")
    assert narratives.of("track", "none") == ()
    assert narratives.section("career", "x", "inside") is None


def test_the_source_row_comes_first_and_names_no_path() -> None:
    first = next(iter(own_rows()))
    assert isinstance(first, SourceRow)
    assert first.kind == "own"
    assert "/" not in first.file
    assert len(first.sha256) == 64


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("no front matter", "line 1: the front matter is missing"),
        ("---\nsubject: career/x\n---\n## a: A\nText", "must say `subject: track/<id>`"),
        ("---\nsubject: track/x\n---\nText", "line 4: text stands before the first section"),
        ("---\nsubject: track/x\n---\n# Title\n", "line 4: a heading must read"),
        ("---\nsubject: track/x\n---\n## a: A\n", "the section a is empty"),
    ],
)
def test_a_page_that_is_not_well_formed_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    folder = tmp_path / "narratives" / "tracks"
    folder.mkdir(parents=True)
    (folder / "x.md").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(complaint)):
        list(own_rows(tmp_path))
