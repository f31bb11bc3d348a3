"""A counselor's document as a Word file: real headings, lists and tables, links to its sources, pictures with their words."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from api.documents import words
from api.documents.answer import Source
from api.documents.letter import Letter
from api.documents.letter_parts import Part, Said
from api.documents.letter_pictures import Drawn, png
from api.documents.letter_told import Table
from api.documents.letter_words import LABELS
from api.documents.prose import Run
from api.documents.word_parts import (
    LANGUAGES,
    bookmarked,
    bordered,
    counted,
    element,
    linked,
    opened,
    quiet,
    ruled,
    sealed,
)

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

_STYLES = {"list": "List Bullet", "numbered": "List Number"}


def docx_of(letter: Letter) -> bytes:
    """The Word file; the same document gives the same bytes."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt

    word = opened(letter.language)
    label = LABELS[letter.language]
    _described(word, letter)
    word.add_paragraph(letter.title, style="Title")
    quiet(word.add_paragraph().add_run(letter.day))
    for notice in letter.notices:
        word.add_paragraph().add_run(notice).bold = True
    for part in letter.parts:
        _part(word, part, letter.language)
    for number, words_under in enumerate(letter.signs, start=1):
        line = word.add_paragraph()
        line.paragraph_format.space_before = Pt(36)
        # Lines above neighbours of the very same measures are drawn as one: each gets a measure of its own.
        line.paragraph_format.right_indent = Inches(3) + number * 12700
        line.paragraph_format.keep_with_next = number < len(letter.signs)
        ruled(line)
        quiet(line.add_run(words_under))
    if letter.sources:
        word.add_heading(label["sources_of_it"], 1)
        for source in letter.sources:
            _source(word, source, letter.language)
    word.add_heading(words.LABELS[letter.language]["made"], 1)
    for sentence in letter.made:
        small = word.add_paragraph()
        small.paragraph_format.space_after = Pt(3)
        quiet(small.add_run(sentence))
    if not letter.approved:
        head = word.sections[0].header.paragraphs[0]
        head.text, head.alignment = label["not_approved"].upper(), WD_ALIGN_PARAGRAPH.CENTER
    _foot(word, letter)
    return sealed(word)


def _described(word: "WordFile", letter: Letter) -> None:
    about = word.core_properties
    moment = letter.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about.title, about.language = letter.title[:255], LANGUAGES[letter.language]
    about.author = about.last_modified_by = "Career Advisor"
    about.created = about.modified = moment
    about.identifier, about.revision = letter.digest, 1
    about.content_status = LABELS["en"]["not_approved"] if not letter.approved else "Approved"
    about.comments, about.subject = letter.footer[:255], LABELS[letter.language][letter.kind]


def _part(word: "WordFile", part: Part, language: words.Language) -> None:
    if part.heading and part.level == 0:
        word.add_paragraph(part.heading)
    elif part.heading:
        word.add_heading(part.heading, part.level)
    if part.shape == "paragraph":
        _paragraph(word, part.said)
    else:
        for said in part.said:
            _paragraph(word, [said], _STYLES[part.shape])
    if part.alone is not None:
        _paragraph(word, [part.alone])
    for table in part.tables:
        _table(word, table)
    for picture in part.pictures:
        _picture(word, picture)


def _paragraph(word: "WordFile", said: Sequence[Said], style: str | None = None) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    if not said:
        return
    paragraph = word.add_paragraph(style=style)
    for number, one in enumerate(said):
        if number:
            paragraph.add_run(" ")
        runs = _runs(paragraph, one.runs)
        if one.doubt is not None:
            runs.append(paragraph.add_run(f" {one.doubt}"))
            runs[-1].bold = True
            for run in runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _runs(paragraph: "Paragraph", runs: Sequence[Run]) -> list["WordRun"]:
    made = []
    for run in runs:
        if run.cite is None:
            made.append(paragraph.add_run(run.text))
        else:
            # The space belongs to the text: copied or read aloud, a raised [1] must not grow onto its figure.
            made.append(paragraph.add_run("\u00a0"))
            linked(paragraph, f"[{run.cite}]", to=f"source_{run.cite}", kind="mark", raised=True)
    return made


def _table(word: "WordFile", table: Table) -> None:
    from docx.shared import Pt

    made = word.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    # Word's order of a table's properties: the title and the description stand last.
    bordered(made)
    made._tbl.tblPr.append(element("w:tblCaption", val=table.title))
    made.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for row, cells in enumerate(table.rows):
        made.rows[row]._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))
        for column, runs in enumerate(cells):
            paragraph = made.cell(row, column).paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            for run in _runs(paragraph, runs):
                run.font.size, run.bold = Pt(10), row == 0 or column == 0


def _picture(word: "WordFile", picture: Drawn) -> None:
    from docx.shared import Inches, Pt

    # One paragraph: a title alone at the foot of a page would head nothing.
    holder = word.add_paragraph()
    holder.paragraph_format.keep_together, holder.paragraph_format.keep_with_next = True, bool(picture.legend)
    holder.paragraph_format.space_before = Pt(10)
    _runs(holder, [Run(picture.title), *(Run("", cite=cite) for cite in picture.cites)])[0].bold = True
    holder.add_run().add_break()
    shape = holder.add_run().add_picture(io.BytesIO(png(picture)), width=Inches(6.5))
    for side in ("distT", "distB", "distL", "distR"):  # programs differ in what they take for a distance not given
        shape._inline.set(side, "0")
    described = shape._inline.docPr
    described.set("descr", picture.alt)
    described.set("title", picture.title)
    if picture.legend:
        word.add_paragraph(picture.legend, style="Caption")


def _source(word: "WordFile", source: Source, language: words.Language) -> None:
    from docx.shared import Pt

    label = words.LABELS[language]
    paragraph = word.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent, layout.first_line_indent, layout.space_after = Pt(24), Pt(-24), Pt(4)
    paragraph.add_run(f"[{source.number}] ").bold = True
    paragraph.add_run(f"{source.publisher}, ")
    paragraph.add_run(source.title).italic = True
    paragraph.add_run(f", {source.vintage}. {label['licence']}: {source.licence}.")
    if source.url is not None:
        paragraph.add_run(f" {label['open']}: ")
        linked(paragraph, source.url, to=source.url, kind="address")
    bookmarked(paragraph, f"source_{source.number}", source.number)


def _foot(word: "WordFile", letter: Letter) -> None:
    foot = word.sections[0].footer
    foot.paragraphs[0].text = letter.footer
    below = foot.add_paragraph(f"{letter.stamp} · ", style="Footer")
    before, after = words.LABELS[letter.language]["page"].split("{page}")
    between = after.split("{pages}")[0]
    below.add_run(before)
    counted(below, "PAGE")
    below.add_run(between)
    counted(below, "NUMPAGES")
