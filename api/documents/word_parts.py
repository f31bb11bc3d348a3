"""Parts of a Word file that python-docx has no call for: language, look, links and marks, page numbers, fixed bytes."""

import io
import zipfile
from typing import TYPE_CHECKING, Literal

from api.documents.words import Language

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

LANGUAGES: dict[Language, str] = {"en": "en-US", "es": "es-US"}
_GREEN, _SOFT, _PALE, _WARN = "1D5C4A", "56605C", "C9C5B9", "9A3412"
_FONT = "Calibri"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can name
_LOOK: tuple[tuple[str, float, str | None, bool, float, float], ...] = (
    # style, size, color, bold, space before and after in points
    ("Normal", 11, None, False, 0, 8),
    ("Title", 20, _GREEN, True, 0, 4),
    ("Heading 1", 14, _GREEN, True, 16, 4),
    ("Heading 2", 12, _GREEN, True, 10, 3),
    ("List Bullet", 11, None, False, 0, 4),
    ("List Number", 11, None, False, 0, 8),
    ("Caption", 9.5, _SOFT, False, 4, 10),
    ("Header", 12, _WARN, True, 0, 0),
    ("Footer", 8.5, _SOFT, False, 0, 0),
)


def element(tag: str, **attributes: str) -> "BaseOxmlElement":
    """An element of Word's own namespace with attributes of it: `element("w:jc", val="right")`."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def opened(language: Language) -> "WordFile":
    """An empty letter-size document in our look, its language set for spelling and for reading aloud."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(1)
    for name, size, color, bold, before, after in _LOOK:
        style = word.styles[name]
        style.font.size, style.font.bold, style.font.italic, style.font.name = Pt(size), bold, False, _FONT
        if color is not None:
            style.font.color.rgb = RGBColor.from_string(color)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        fonts = style.element.rPr.rFonts
        for one in (
            "asciiTheme",
            "hAnsiTheme",
            "eastAsiaTheme",
            "cstheme",
        ):  # a theme's font would win over the named one
            fonts.attrib.pop(qn(f"w:{one}"), None)
    word.styles["Normal"].paragraph_format.line_spacing = 1.12
    for rule in word.styles["Title"].element.xpath(".//w:pBdr"):
        rule.getparent().remove(rule)
    for lang in word.styles.element.xpath("w:docDefaults//w:lang"):
        lang.set(qn("w:val"), LANGUAGES[language])
    for lang in word.settings.element.xpath("w:themeFontLang"):
        lang.set(qn("w:val"), LANGUAGES[language])
    for mode in word.settings.element.xpath('w:compat/w:compatSetting[@w:name="compatibilityMode"]'):
        mode.set(qn("w:val"), "15")
    return word


def sealed(word: "WordFile") -> bytes:
    """The file. Its archive names no moment of writing, so that the same content gives the same bytes."""
    written, fixed = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return fixed.getvalue()


def linked(
    paragraph: "Paragraph", text: str, *, to: str, kind: Literal["mark", "address"], raised: bool = False
) -> None:
    """A link: to a `mark` of this document, or to an `address` elsewhere."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor.from_string(_GREEN)
    run.font.superscript = True if raised else None
    run.font.underline = None if raised else True
    link = element("w:hyperlink")
    if kind == "mark":
        link.set(qn("w:anchor"), to)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def bookmarked(paragraph: "Paragraph", name: str, number: int) -> None:
    """The paragraph as the aim of links. `number` is unlike that of every other mark."""
    paragraph._p.insert_element_before(element("w:bookmarkStart", id=str(number), name=name), "w:r", "w:hyperlink")
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def counted(paragraph: "Paragraph", which: Literal["PAGE", "NUMPAGES"]) -> None:
    """The number of the page, or of all pages, as whoever opens the file counts them."""
    for kind, text in (("begin", None), (None, which), ("separate", None), (None, "1"), ("end", None)):
        run = paragraph.add_run()
        if kind is not None:
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif text == which:
            made = element("w:instrText")
            made.text = f" {which} "
            run._r.append(made)
        else:
            run.text = "1"


def ruled(paragraph: "Paragraph") -> None:
    """A line above the paragraph."""
    border = element("w:pBdr")
    border.append(element("w:top", val="single", sz="6", space="4", color=_SOFT))
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def bordered(table: "Table") -> None:
    """Thin pale lines around the cells."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=_PALE))
    table._tbl.tblPr.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"
    )


def quiet(run: "WordRun") -> None:
    """Small print."""
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb = Pt(9.5), RGBColor.from_string(_SOFT)
