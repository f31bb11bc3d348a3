"""Sets a document of ours in type: a tagged PDF, its content handed over as data and never read as markup."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Literal

# Neither a printer nor a reader has a use for control characters; half of them break a PDF.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def typeset(template: str, data: Mapping[str, Any], moment: datetime) -> bytes:
    """A PDF/UA-1 (accessible) document from one of our templates. Where no font at hand has a character's shape, the
    standard cannot be kept: then a tagged PDF that says so. `moment` is the date written into the file."""
    import typst

    source = (files("api") / "documents" / template).read_bytes()

    def run(told: Mapping[str, Any], standard: Literal["ua-1"] | None, *, own_fonts: bool) -> bytes:
        compiler = typst.Compiler(
            source,
            # Our templates read no file; there is none to be read either.
            root=str(files("api") / "documents"),
            ignore_system_fonts=own_fonts,
            sys_inputs={"data": json.dumps(told)},
        )
        made = compiler.compile(
            format="pdf", pdf_standards=standard, timestamp=moment.astimezone(UTC).replace(microsecond=0)
        )
        assert isinstance(made, bytes)
        return made

    told = {**_printable(data), "shapes": False}
    for own_fonts in (True, False):
        try:
            return run(told, "ua-1", own_fonts=own_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return run({**told, "shapes": True}, None, own_fonts=False)


def _printable(value: Any) -> Any:
    match value:
        case str():
            return _CONTROL.sub("", value)
        case Mapping():
            return {key: _printable(one) for key, one in value.items()}
        case list() | tuple():
            return [_printable(one) for one in value]
    return value
