"""A draft handed out as Word file, PDF, Markdown and JSON: opened again and read."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from advisor.drafting.approval import Approval
from advisor.drafting.client_file import ClientFile, Item
from advisor.drafting.document import KINDS, Document, DraftKind, DraftRequest, Language, Section, Sentence, digest
from advisor.drafting.writing import Drafting
from advisor.errors import ConflictError
from advisor.service import Advisor
from advisor.tools.show import show
from api.documents.export import Format, export
from api.documents.letter import laid_out
from api.documents.letter_pictures import png
from api.documents.letter_words import LABELS

WHEN = datetime(2026, 11, 23, 15, 4, 5, 678, tzinfo=UTC)
APPROVED = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAYS: dict[Language, str] = {"en": "24 November 2026", "es": "24 de noviembre de 2026"}
DRAWN: tuple[DraftKind, ...] = ("letter", "plan", "brief", "comparison")
DOUBT = Sentence(text="Most of them find work in a month.", kind="unsupported", reason="No fact says this.")
CLIENT = ClientFile(
    id="c1", name="Ana Rivera", goals=["Steady work with day shifts"],
    items=[Item(id="i1", text="I liked helping customers.", on=date(2026, 11, 2), kind="note")],
)  # fmt: skip
EVERY = [(kind, language, approved) for kind in KINDS for language in ("en", "es") for approved in (True, False)]
HOSTILE = [
    '#panic("evaluated") #import "@preview/cetz:0.3.0": * #read("/etc/passwd")',
    "] #let d = none [ $ sum_(i=0)^n x_i $ @source-1 <source-1> *strong* _slant_ \\ //",
    "</w:t></w:r></w:p><w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; &amp; &#x41; ]]> <![CDATA[x]]>',
    "# heading | cell | [click](javascript:alert(1)) ![x](https://evil.example/x.png) `code` ~~gone~~",
    "[1]: https://evil.example/ [^1] <script>alert(1)</script> <https://evil.example/y>",
    "1. one",
    "- item",
    "+ item",
    "=====",
    "{{ 7*7 }} {% include x %} %s %(x)s {0} {page}",
    "مرحبا بالعالم שלום עולם",
    "你好，世界。 こんにちは 안녕하세요",
    "👩🏽‍💼 👍🏿 🏳️‍🌈",
    "w" * 600,
    "Z̸̡̛̪͍" * 200,
]
INVISIBLE = "a\x07b\x1b[2Jc\x0bd\x85e\ufffef\ufdd0g\u202eh\u2067i\tj\r\nk"
SEEN = "ab[2Jcdefghi j k"


@pytest.fixture(scope="module")
def drafts(advisor: Advisor) -> dict[tuple[DraftKind, Language], Document]:
    """A real draft of each kind in each language, about two kinds of work in one state."""
    drafting = Drafting(advisor)
    asked = "Compare electrician and plumber in Ohio"
    made: dict[tuple[DraftKind, Language], Document] = {}
    for kind in KINDS:
        for language in ("en", "es"):
            made[kind, language] = drafting.write(DraftRequest(kind=kind, request=asked, language=language), CLIENT)
    return made


def approval_of(document: Document) -> Approval:
    return Approval(
        digest=digest(document), number=3, by="Maria Lopez", at=APPROVED,
        knowledge_build=document.stamps.knowledge_build, note="Only for us.",
    )  # fmt: skip


def with_sentences(document: Document, *sentences: Sentence) -> Document:
    """The document with these sentences at the end of its first section."""
    first, *others = document.sections
    changed = first.model_copy(update={"sentences": [*first.sentences, *sentences]})
    return document.model_copy(update={"sections": [changed, *others]})


@lru_cache(maxsize=64)
def _once(document: str, format: Format, approved: bool) -> bytes:
    return made_anew(Document.model_validate_json(document), format, approved)


def exported(document: Document, format: Format, approved: bool) -> bytes:
    """The file; several tests read the same one."""
    return _once(document.model_dump_json(), format, approved)


def made_anew(document: Document, format: Format, approved: bool) -> bytes:
    return export(document, approval_of(document) if approved else None, format, WHEN, None if approved else 2).content


def plain(text: str) -> str:
    """Text as it is read: no-break spaces are spaces, a break of a line is a space."""
    return " ".join(text.replace("\u00a0", " ").split())


def numbers_of(document: Document) -> dict[int, int]:
    """The numbers of sources in the draft, and what they are in a file: from one, in the order of their first use."""
    told = [
        one
        for section in document.sections
        for each in section.sentences
        for one in re.findall(r"\[(\d+)\]", each.text)
    ]
    return {int(one): number for number, one in enumerate(dict.fromkeys(told), start=1)}


def sentences_of(document: Document) -> list[str]:
    numbers = numbers_of(document)
    told = [plain(one.text) for section in document.sections for one in section.sentences]
    return [re.sub(r"\[(\d+)\]", lambda mark: f"[{numbers[int(mark[1])]}]", one) for one in told]


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def pdf_text(content: bytes, where: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    (where / "it.pdf").write_bytes(content)
    command = ["pdftotext", "-raw", str(where / "it.pdf"), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def markdown_text(content: bytes) -> tuple[list[str], list[str]]:
    """What a renderer shows of it, block by block, and the addresses that it links."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode())
    assert not [one for one in tokens if one.type in ("html_block", "code_block", "fence")]
    blocks, links = [], []
    for token in tokens:
        told = ""
        for child in token.children or []:
            assert child.type not in ("html_inline", "image", "code_inline", "s_open")
            links += [str(child.attrs["href"])] if child.type == "link_open" else []
            told += " " if child.type in ("softbreak", "hardbreak") else child.content
        blocks += [plain(told)] if token.type == "inline" else []
    return blocks, links


@pytest.mark.parametrize(("kind", "language", "approved"), EVERY)
def test_a_word_file_holds_headings_every_sentence_and_its_sources(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind, language: Language, approved: bool
) -> None:
    document = drafts[kind, language]
    word = opened(exported(document, "docx", approved))
    paragraphs = word.paragraphs
    assert [one.text for one in paragraphs if one.style.name == "Title"] == [document.title]
    headings = [one.text for one in paragraphs if one.style.name.startswith("Heading")]
    salutation = [one.heading for one in document.sections if kind == "letter" and one.key == "greeting"]
    assert [one.heading for one in document.sections if one.heading not in [*headings, *salutation]] == []
    text = plain("\n".join(one.text for one in paragraphs))
    assert [one for one in [*sentences_of(document), *salutation] if one not in text] == []
    numbers = numbers_of(document)
    for source in [one for one in document.citations if one.id in numbers]:
        [line] = [one for one in paragraphs if one.text.startswith(f"[{numbers[source.id]}] ")]
        for part in (source.publisher, source.dataset, source.licence, source.url):
            assert part in line.text
        assert source.url in [one.address for one in line.hyperlinks]
        [bookmark] = line._p.findall(qn("w:bookmarkStart"))
        assert bookmark.get(qn("w:name")) == f"source_{numbers[source.id]}"
    names = {one.get(qn("w:name")) for one in word.element.iter(qn("w:bookmarkStart"))}
    inner = [one for paragraph in paragraphs for one in paragraph.hyperlinks if not one.address]
    assert {one.fragment for one in inner} <= names
    assert all(one.runs[0].font.superscript for one in inner)
    assert {one.text for one in inner} >= {f"[{one}]" for one in numbers.values()}


@pytest.mark.parametrize(("kind", "language", "approved"), EVERY)
def test_a_word_file_says_who_wrote_who_reviewed_and_of_what_day_it_is(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind, language: Language, approved: bool
) -> None:
    document = drafts[kind, language]
    word = opened(exported(document, "docx", approved))
    foot = "\n".join(one.text for one in word.sections[0].footer.paragraphs)
    head = "\n".join(one.text for one in word.sections[0].header.paragraphs)
    body = "\n".join(one.text for one in word.paragraphs)
    warned = {"en": "draft, not yet approved", "es": "borrador, aún sin aprobar"}[language]
    assert {"en": "drafted with AI", "es": "redactado con IA"}[language] in foot
    assert digest(document)[:12] in foot
    assert document.stamps.knowledge_build in foot
    assert digest(document) in body
    if approved:
        assert {"en": "reviewed by Maria Lopez", "es": "revisado por Maria Lopez"}[language] in foot
        assert DAYS[language] in foot
        assert DAYS[language] in body
        assert head == ""
        assert warned not in (foot + body).lower()
    else:
        assert "Maria" not in foot + body
        assert warned in foot
        assert head == warned.upper()
    assert "Only for us." not in body
    about = word.core_properties
    assert (about.title, about.language) == (document.title, f"{language}-US")
    assert about.author == about.last_modified_by == "Career Advisor"
    assert about.created == (APPROVED if approved else WHEN.replace(microsecond=0))
    [lang] = word.styles.element.xpath("w:docDefaults//w:lang")
    assert lang.get(qn("w:val")) == f"{language}-US"


@pytest.mark.parametrize(("kind", "language", "approved"), EVERY)
def test_a_pdf_is_tagged_and_holds_every_sentence(
    drafts: dict[tuple[DraftKind, Language], Document],
    kind: DraftKind,
    language: Language,
    approved: bool,
    tmp_path: Path,
) -> None:
    document = drafts[kind, language]
    content = exported(document, "pdf", approved)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/StructTreeRoot" in content
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", content)
    assert f"/Lang({language}-US)".encode() in content
    assert document.title.encode() in content
    assert (b"/S/Figure" in content) == (b"/Alt" in content) == (kind in DRAWN)
    text = pdf_text(content, tmp_path)
    tight = re.sub(r"\s", "", text)
    assert [one for one in sentences_of(document) if re.sub(r"\s", "", one) not in tight] == []
    assert {"en": "drafted with AI", "es": "redactado con IA"}[language] in plain(text)
    assert ("Maria Lopez" in text) == approved
    assert (LABELS[language]["not_approved"].upper() in text) != approved


@pytest.mark.parametrize(("kind", "language", "approved"), EVERY)
def test_markdown_gives_every_sentence_back(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind, language: Language, approved: bool
) -> None:
    document = drafts[kind, language]
    blocks, links = markdown_text(exported(document, "md", approved))
    text = "\n".join(blocks)
    assert blocks[0] == document.title
    assert [one for one in sentences_of(document) if one not in text] == []
    assert set(links) <= {one.url for one in document.citations}
    assert ("Maria Lopez" in text) == approved


@pytest.mark.parametrize(("kind", "language", "approved"), EVERY)
def test_json_is_the_whole_document_with_its_approval(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind, language: Language, approved: bool
) -> None:
    document = drafts[kind, language]
    told = json.loads(exported(document, "json", approved))
    assert Document.model_validate(told["document"]) == document
    assert told["digest"] == digest(document)
    assert (Approval.model_validate(told["approval"]) == approval_of(document)) if approved else not told["approval"]


@pytest.mark.parametrize("kind", KINDS)
def test_sources_are_numbered_from_one_in_the_order_of_their_use(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind
) -> None:
    document = drafts[kind, "en"]
    letter = laid_out(document, None, WHEN)
    assert [one.number for one in letter.sources] == list(range(1, len(letter.sources) + 1))
    old = {number: one for one, number in numbers_of(document).items()}
    publishers = {one.id: one.publisher for one in document.citations}
    assert all(one.publisher == publishers[old[one.number]] for one in letter.sources)
    assert all(one.vintage not in one.title for one in letter.sources if "–" in one.vintage)


def test_a_picture_says_whose_figures_the_text_no_longer_tells(
    drafts: dict[tuple[DraftKind, Language], Document],
) -> None:
    document = drafts["letter", "en"]
    told = [one for part in document.sections for one in part.sentences if one.kind == "fact" and "$" in one.text]
    gone = told[-1]

    def without(*taken: Sentence) -> Document:
        sections = [
            part.model_copy(update={"sentences": [one for one in part.sentences if one not in taken]})
            for part in document.sections
        ]
        return document.model_copy(update={"sections": sections})

    [before] = [one for part in laid_out(document, None, WHEN).parts for one in part.pictures]
    [after] = [one for part in laid_out(without(gone), None, WHEN).parts for one in part.pictures]
    assert "Not in this picture" not in before.alt
    assert len(re.findall("half earn", after.alt)) == len(re.findall("half earn", before.alt)) - 1
    assert "Not in this picture, as the text tells no published pay of it: " in after.legend
    assert after.legend.split("Not in")[1] in after.alt
    # What is taken out altogether, with its heading, is not brought up again.
    whole = next(part for part in document.sections if gone in part.sentences)
    name = whole.heading.casefold()
    sections = [
        part.model_copy(update={"sentences": [one for one in part.sentences if name not in one.text.casefold()]})
        for part in document.sections
        if part is not whole
    ]
    [silent] = [
        one
        for part in laid_out(document.model_copy(update={"sections": sections}), None, WHEN).parts
        for one in part.pictures
    ]
    assert "Not in this picture" not in silent.alt


@pytest.mark.parametrize("kind", DRAWN)
def test_pictures_say_in_words_what_they_show(
    drafts: dict[tuple[DraftKind, Language], Document], kind: DraftKind
) -> None:
    document = drafts[kind, "en"]
    word = opened(exported(document, "docx", True))
    described = [one.get("descr") for one in word.element.iter(qn("wp:docPr"))]
    assert len(described) == (2 if kind == "comparison" else 1)
    assert described[0].startswith("Pay: Ohio, May 2025 (by the year). Electricians: half earn $")
    figures = {show(one) for one in document.facts}
    assert {one for text in described for one in re.findall(r"\$[\d,]+\d|-?[\d.]+%", text)} <= figures
    assert word.inline_shapes[0].width.inches == 6.5
    [first, *_] = [one for part in laid_out(document, None, WHEN).parts for one in part.pictures]
    assert png(first).startswith(b"\x89PNG")


def test_a_comparison_has_a_table_of_what_its_sentences_tell(
    drafts: dict[tuple[DraftKind, Language], Document],
) -> None:
    document = drafts["comparison", "es"]
    [table] = opened(exported(document, "docx", True)).tables
    rows = [[plain(cell.text) for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows] == ["Opción", "Electricistas", "Plomeras, plomeros e instaladores de tuberías"]
    assert re.fullmatch(r"\$[\d,]+ al año \[1\]", rows[1][1])
    assert "mayo de 2025" in rows[0][1]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    told = "\n".join(sentences_of(document))
    assert [cell for row in rows[1:] for cell in row[1:] if cell.split()[0] not in told] == []


def test_what_was_taken_out_of_the_text_is_in_no_table_and_no_picture(
    drafts: dict[tuple[DraftKind, Language], Document],
) -> None:
    document = drafts["comparison", "en"]
    sections = [one for one in document.sections if one.key != "m.pay"]
    letter = laid_out(document.model_copy(update={"sections": sections}), None, WHEN)
    assert [one.title for part in letter.parts for one in part.pictures if "Pay" in one.title] == []
    assert "$" not in "".join(run.text for part in letter.parts for t in part.tables for r in t.rows for c in r for run in c)  # fmt: skip
    bare = laid_out(document.model_copy(update={"sections": document.sections[:1]}), None, WHEN)
    assert [one for part in bare.parts for one in [*part.tables, *part.pictures]] == []
    assert bare.sources == []


def test_an_unsupported_sentence_is_marked_with_its_reason(
    drafts: dict[tuple[DraftKind, Language], Document], tmp_path: Path
) -> None:
    document = with_sentences(drafts["letter", "en"], DOUBT)
    said = f"{DOUBT.text} [not supported: No fact says this]"
    word = opened(exported(document, "docx", False))
    [paragraph] = [one for one in word.paragraphs if said in one.text]
    lit = "".join(run.text for run in paragraph.runs if run.font.highlight_color is not None)
    assert lit == said
    assert "One sentence is not supported" in "\n".join(one.text for one in word.paragraphs)
    assert said in "\n".join(markdown_text(exported(document, "md", False))[0])
    assert said in plain(pdf_text(exported(document, "pdf", False), tmp_path))


def test_open_questions_and_warnings_are_for_the_counselor_only(
    drafts: dict[tuple[DraftKind, Language], Document],
) -> None:
    changed = {"open_questions": ["By when?"], "warnings": ["A health matter is mentioned."]}
    letter = drafts["letter", "en"].model_copy(update=changed)
    brief = drafts["brief", "en"].model_copy(update=changed)
    draft, final = (exported(letter, "md", approved).decode() for approved in (False, True))
    assert "By when?" in draft
    assert "health" in draft
    assert "By when?" not in final
    assert "health" not in final
    assert "By when?" in exported(brief, "md", True).decode()


def test_an_approval_of_another_text_is_refused(drafts: dict[tuple[DraftKind, Language], Document]) -> None:
    document = drafts["letter", "en"]
    for format in ("docx", "pdf", "md", "json"):
        with pytest.raises(ConflictError):
            export(with_sentences(document, DOUBT), approval_of(document), format, WHEN)


@pytest.mark.parametrize("format", ["docx", "pdf", "md", "json"])
def test_the_same_draft_gives_the_same_bytes(
    drafts: dict[tuple[DraftKind, Language], Document], format: Format
) -> None:
    document = drafts["comparison", "en"]
    again = Document.model_validate_json(document.model_dump_json())
    assert exported(document, format, True) == made_anew(again, format, True)
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(exported(document, format, True))) as archive:
            assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_names_of_files_hold_nothing_a_person_wrote(drafts: dict[tuple[DraftKind, Language], Document]) -> None:
    document = drafts["plan", "es"].model_copy(update={"title": "../../etc/passwd"})
    given = export(document, None, "pdf", WHEN)
    assert (given.filename, given.media_type) == ("plan-draft-2026-11-23.pdf", "application/pdf")
    assert export(document, approval_of(document), "md", WHEN).filename == "plan-2026-11-24.md"


@pytest.fixture(scope="module")
def hostile(drafts: dict[tuple[DraftKind, Language], Document]) -> Document:
    """Every hostile text wherever a person may write: title, heading, sentence, reason, question, warning."""
    sections = [
        Section(
            heading=one[:200],
            sentences=[
                Sentence(text=one, kind="judgement"),
                Sentence(text=one, kind="unsupported", reason=one),
                Sentence(text="The end.", kind="judgement"),
            ],
            key="m.own" if number % 2 else "",
        )
        for number, one in enumerate(HOSTILE)
    ]
    changed = {"title": HOSTILE[0], "sections": sections, "open_questions": HOSTILE, "warnings": HOSTILE}
    return drafts["comparison", "en"].model_copy(update=changed)


def test_markup_of_any_kind_is_text_in_a_word_file(hostile: Document) -> None:
    word = opened(exported(hostile, "docx", False))
    texts = [one.text for one in word.paragraphs]
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    text = "\n".join(texts)
    assert [one for one in HOSTILE if plain(one) not in texts] == []
    assert [one for one in HOSTILE if plain(one[:200]) not in headings] == []
    assert [one for one in HOSTILE if f"[not supported: {plain(one).rstrip('.')}]" not in text] == []
    assert not list(word.element.iter(qn("w:instrText")))


def test_markup_of_any_kind_is_text_in_markdown(hostile: Document) -> None:
    blocks, links = markdown_text(exported(hostile, "md", False))
    assert [one for one in HOSTILE if plain(one) not in blocks or plain(one[:200]) not in blocks] == []
    assert set(links) <= {one.url for one in hostile.citations}


def test_markup_of_any_kind_is_text_in_a_pdf(hostile: Document, tmp_path: Path) -> None:
    """Had any of it been read as markup, the panic, the missing package or the refused file would stop the setting."""
    content = exported(hostile, "pdf", False)
    assert content.startswith(b"%PDF-")
    linked = {one.decode() for one in re.findall(rb"/URI ?\(([^)]*)\)", content)}
    assert linked <= {one.url for one in hostile.citations}
    tight = re.sub(r"\s|\u200b", "", pdf_text(content, tmp_path))
    assert [one for one in HOSTILE if one.isascii() and re.sub(r"\s", "", one) not in tight] == []
    assert "你好，世界。" in tight or "showasboxes" in tight


@pytest.mark.parametrize("by", HOSTILE)
def test_whoever_approves_may_be_called_anything(drafts: dict[tuple[DraftKind, Language], Document], by: str) -> None:
    document = drafts["questions", "en"]
    approval = approval_of(document).model_copy(update={"by": by})
    foot = opened(export(document, approval, "docx", WHEN).content).sections[0].footer.paragraphs[0].text
    assert f"reviewed by {plain(by)} and approved" in foot
    assert plain(by) in "\n".join(markdown_text(export(document, approval, "md", WHEN).content)[0])


def test_characters_that_are_no_text_are_dropped(drafts: dict[tuple[DraftKind, Language], Document]) -> None:
    """XML has no place for some; others turn the reading order, and a figure could be read backwards."""
    document = with_sentences(
        drafts["plan", "en"].model_copy(update={"title": INVISIBLE}), Sentence(text=INVISIBLE, kind="judgement")
    )
    word = opened(exported(document, "docx", True))
    assert word.core_properties.title == SEEN
    assert SEEN in "\n".join(one.text for one in word.paragraphs)
    assert SEEN in exported(document, "md", True).decode().replace("\\", "")
    assert exported(document, "pdf", True).startswith(b"%PDF-")


def test_a_document_of_nothing_can_be_exported(drafts: dict[tuple[DraftKind, Language], Document]) -> None:
    empty: dict[str, Any] = {"title": "", "sections": [], "facts": [], "citations": [], "findings": []}
    for kind in KINDS:
        document = drafts[kind, "en"].model_copy(update=empty)
        assert opened(exported(document, "docx", True)).paragraphs[0].text == LABELS["en"][kind]
        assert exported(document, "pdf", True).startswith(b"%PDF-")
        headless = document.model_copy(update={"sections": [Section(heading="", sentences=[DOUBT], key="option")]})
        assert exported(headless, "pdf", False).startswith(b"%PDF-")


def test_pay_by_the_hour_a_floor_and_a_fall_are_drawn_as_such(
    drafts: dict[tuple[DraftKind, Language], Document],
) -> None:
    document = drafts["comparison", "en"]
    hour = [
        one.model_copy(update={"unit": "USD/hour", "value": one.value / 2080})
        if one.unit == "USD/year" and one.of.title == "Electricians"
        else one
        for one in document.facts
    ]
    floor = [
        one.model_copy(update={"bound": "at_least"}) if one.statistic == "p90" else one
        if one.statistic != "growth" else one.model_copy(update={"value": -abs(one.value)})
        for one in hour
    ]  # fmt: skip
    letter = laid_out(document.model_copy(update={"facts": floor}), None, WHEN)
    pictures = [one for part in letter.parts for one in part.pictures]
    assert [one.title.split("(")[-1] for one in pictures[:2]] == ["by the hour)", "by the year)"]
    assert all("or more." in one.alt and "The arrow" in one.legend for one in pictures[:2])
    assert "Electricians: -" in pictures[2].alt
    assert all(png(one) == png(one) for one in pictures)


def test_labels_are_the_same_in_both_languages() -> None:
    assert LABELS["en"].keys() == LABELS["es"].keys()
    for name, text in LABELS["en"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", LABELS["es"][name]))


def test_nothing_of_a_picture_stands_at_its_very_edges(
    drafts: dict[tuple[DraftKind, Language], Document], tmp_path: Path
) -> None:
    from matplotlib.image import imread

    for document in drafts.values():
        for one in [each for part in laid_out(document, None, WHEN).parts for each in part.pictures]:
            (tmp_path / "it.png").write_bytes(png(one))
            opaque = imread(tmp_path / "it.png")[:, :, 3]
            assert not opaque[:, -16:].any(), one.title
            assert not opaque[-4:, :].any(), one.title
