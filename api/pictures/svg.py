"""From the drawing library's SVG to ours: a title and a description, no style, no script, nothing from elsewhere.

Style rules become plain attributes, so that a picture needs no permission of any content policy; groups, identifiers and
long decimals go, so that it is small. The same drawing gives the same bytes.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+\.\d+")
_FONT = "system-ui, 'DejaVu Sans', sans-serif"
_STANDING = {"text-anchor": "start", "stroke-dashoffset": "0", "stroke-linejoin": "miter", "font-weight": "400"}
"""What holds anyhow when nothing is said."""


def finished(drawn: bytes, width: float, height: float, title: str, description: str) -> bytes:
    """Our SVG around the shapes and words of a drawing of `width` x `height` units."""
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "width": _short(width), "height": _short(height),
            "viewBox": f"0 0 {_short(width)} {_short(height)}", "role": "img", "aria-labelledby": "t d", "font-family": _FONT,
        },
    )  # fmt: skip
    for tag, name, words in (("title", "t", title), ("desc", "d", description)):
        ElementTree.SubElement(root, tag, {"id": name}).text = words
    # Our own library wrote this a moment ago: it holds no entity that could grow.
    for mark in _marks(ElementTree.fromstring(drawn)):
        last = root[-1]
        if last.tag == mark.tag == "path" and _look(last) == _look(mark):
            last.set("d", last.get("d", "") + mark.get("d", ""))  # one path for neighbors that look alike
        else:
            root.append(mark)
    return ElementTree.tostring(root, encoding="unicode").encode()


def _marks(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in element:
        tag = child.tag.removeprefix(_SVG)
        if tag in ("path", "text") and (child.text or child.get("d")):
            yield _plain(tag, child)
        elif tag == "g":
            yield from _marks(child)


def _look(mark: ElementTree.Element) -> dict[str, str]:
    return {name: value for name, value in mark.attrib.items() if name != "d"}


def _plain(tag: str, child: ElementTree.Element) -> ElementTree.Element:
    given = dict(part.split(": ", 1) for part in child.get("style", "").split("; ") if ": " in part)
    given.pop("font-family", None)
    attributes = {name: value for name, value in given.items() if _STANDING.get(name) != value}
    if "font-size" in attributes:
        attributes["font-size"] = attributes["font-size"].removesuffix("px")
    if tag == "text":
        attributes |= {name: _rounded(child.get(name, "0")) for name in ("x", "y")}
    else:
        attributes["d"] = _rounded("".join(child.get("d", "").split("\n"))).replace(" L ", "L").replace("M ", "M")
    mark = ElementTree.Element(tag, attributes)
    mark.text = child.text if tag == "text" else None
    return mark


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda found: _short(float(found.group())), text)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
