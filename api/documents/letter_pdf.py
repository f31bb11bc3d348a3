"""A counselor's document as a tagged PDF."""

from dataclasses import asdict, replace
from typing import Any

from api.documents import words
from api.documents.letter import Letter
from api.documents.letter_pictures import Drawn, png
from api.documents.letter_words import LABELS
from api.documents.pdf import typeset


def pdf_of(letter: Letter) -> bytes:
    """The PDF; the same document gives the same bytes."""
    parts = [
        asdict(replace(part, pictures=[])) | {"pictures": [_picture(one) for one in part.pictures]}
        for part in letter.parts
    ]
    label = dict(words.LABELS[letter.language]) | dict(LABELS[letter.language])
    told = {name: value for name, value in vars(letter).items() if name not in ("parts", "sources", "moment")}
    sources = [asdict(one) for one in letter.sources]
    return typeset("letter.typ", told | {"parts": parts, "sources": sources, "label": label}, letter.moment)


def _picture(picture: Drawn) -> dict[str, Any]:
    return {
        "title": picture.title,
        "legend": picture.legend,
        "alt": picture.alt,
        "cites": picture.cites,
        "png": list(png(picture)),
    }
