"""One draft, handed out: as a Word file, a PDF, Markdown or JSON."""

from datetime import datetime
from typing import Literal, NamedTuple

from advisor.drafting.approval import Approval
from advisor.drafting.document import Document
from api.documents.letter import laid_out

Format = Literal["docx", "pdf", "md", "json"]
MEDIA_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


class Exported(NamedTuple):
    """A file to be saved. Nothing that a person wrote is in its name."""

    content: bytes
    media_type: str
    filename: str


def export(
    document: Document, approval: Approval | None, format: Format, written_at: datetime, number: int | None = None
) -> Exported:
    """The document as a file; the same arguments give the same bytes. `written_at`: when this revision was made;
    `number`: which revision it is, where it is not approved. `ConflictError` where the approval is of another text."""
    letter = laid_out(document, approval, written_at, number)
    match format:
        case "docx":
            from api.documents.letter_docx import docx_of

            content = docx_of(letter)
        case "pdf":
            from api.documents.letter_pdf import pdf_of

            content = pdf_of(letter)
        case "md":
            from api.documents.letter_text import markdown_of

            content = markdown_of(letter).encode()
        case "json":
            from api.documents.letter_text import json_of

            content = json_of(document, approval).encode()
    state = "" if approval is not None else "-draft"
    return Exported(content, MEDIA_TYPES[format], f"{document.kind}{state}-{letter.moment:%Y-%m-%d}.{format}")
