"""The sheet that pictures are drawn on: words, bars, lines and dots in units of the page, y downwards, matplotlib inside.

The only module that imports matplotlib. The library is not thread-safe, so one drawing at a time enters it. Nothing of the machine's own settings or fonts gets in: every default is the library's own, the font is bundled.
"""

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from api.pictures.palette import PALETTES, Size, Theme, Tone
from api.pictures.svg import finished

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties

Align = Literal["left", "center", "right"]
_ONE = threading.Lock()
_WIDTHS: dict[Size, int] = {"narrow": 340, "wide": 720}
_FAMILY = "DejaVu Sans"
_RULES: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "career-advisor", "path.simplify": False}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


class _Words(NamedTuple):
    x: float
    y: float
    words: str
    size: float
    tone: str
    bold: bool
    align: Align


class _Path(NamedTuple):
    """A filled shape, or with a `width` a line."""

    points: tuple[tuple[float, float], ...]
    tone: str
    width: float | None
    dashed: bool = False
    round_ends: bool = False


class Sheet:
    """A sheet of fixed width that grows downwards: `y` is where the next thing goes."""

    def __init__(self, size: Size, theme: Theme) -> None:
        self.wide = size == "wide"
        self.width = float(_WIDTHS[size])
        self.body = 13.5 if self.wide else 13.0
        self.small = 12.5 if self.wide else 12.0
        self.y = 0.0
        self._tones = PALETTES[theme]
        self._marks: list[_Words | _Path] = []

    # --- marks -----------------------------------------------------------------------------------------------------

    def text(
        self, x: float, y: float, words: str, *, size: float | None = None, tone: Tone = "ink", bold: bool = False,
        align: Align = "left",
    ) -> None:  # fmt: skip
        """One line of words with its baseline at `y`."""
        self._marks.append(_Words(x, y, words, size or self.body, self._tones[tone], bold, align))

    def shape(self, points: Sequence[tuple[float, float]], tone: Tone) -> None:
        """A filled shape."""
        self._marks.append(_Path(tuple(points), self._tones[tone], None))

    def bar(self, start: float, end: float, middle: float, height: float, tone: Tone) -> None:
        """A bar lying from `start` to `end`."""
        top, bottom = middle - height / 2, middle + height / 2
        self.shape([(start, top), (end, top), (end, bottom), (start, bottom)], tone)

    def line(
        self, points: Sequence[tuple[float, float]], tone: Tone, width: float = 1, *, dashed: bool = False
    ) -> None:
        """A line through the points."""
        self._marks.append(_Path(tuple(points), self._tones[tone], width, dashed))

    def dot(self, x: float, y: float, radius: float, tone: Tone, *, hollow: bool = False) -> None:
        """A dot, hollow with a rim of its tone."""
        # A line of no length with round ends: a tenth of the bytes of a circle of curves.
        spot = ((x, y), (x + 0.01, y))
        self._marks.append(_Path(spot, self._tones[tone], 2 * radius, round_ends=True))
        if hollow:
            self._marks.append(_Path(spot, self._tones["paper"], 2 * radius - 3, round_ends=True))

    # --- words that flow -------------------------------------------------------------------------------------------

    def paragraph(
        self, words: str, *, x: float = 0, width: float | None = None, size: float | None = None, tone: Tone = "ink",
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Words from `y` on, broken into lines of `width`; moves `y` below them."""
        size = size or self.body
        for line in self.broken(words, width or self.width - x, size, bold):
            self.y += round(size * 1.3, 1)
            self.text(x, self.y - size * 0.3, line, size=size, tone=tone, bold=bold)

    def broken(self, words: str, width: float, size: float, bold: bool = False) -> list[str]:
        """The words in lines that are no wider than `width`, but for a single word that is."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.measure(longer, size, bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def cut(self, words: str, width: float, size: float, bold: bool = False) -> str:
        """The words, or as many as fit with an ellipsis."""
        if self.measure(words, size, bold) <= width:
            return words
        while words and self.measure(words + "…", size, bold) > width:
            words = words[:-1]
        return words.rstrip(" ,;(") + "…"

    def measure(self, words: str, size: float, bold: bool = False) -> float:
        """The width of a line of words. The bundled font is a wide one: most others take less."""
        return _width(words, size, bold)

    # --- bytes -----------------------------------------------------------------------------------------------------

    def svg(self, title: str, description: str) -> bytes:
        """The sheet as SVG with its title and description."""
        return finished(self._drawn("svg", 1), self.width, self.y, title, description)

    def png(self, scale: float) -> bytes:
        """The sheet as PNG of `scale` pixels a unit, for documents that take no SVG."""
        return self._drawn("png", scale)

    def _drawn(self, kind: Literal["svg", "png"], scale: float) -> bytes:
        with _ONE, _rules():
            from matplotlib.backends.backend_agg import FigureCanvasAgg
            from matplotlib.backends.backend_svg import FigureCanvasSVG
            from matplotlib.figure import Figure
            from matplotlib.transforms import Affine2D

            figure = Figure((self.width / 72, self.y / 72), dpi=72 * (scale if kind == "png" else 1), frameon=False)
            (FigureCanvasSVG if kind == "svg" else FigureCanvasAgg)(figure)
            units = Affine2D().scale(figure.dpi / 72)
            for artist in self._artists():
                artist.set_transform(units)
                figure.add_artist(artist)
            out = io.BytesIO()
            metadata = _NO_METADATA if kind == "svg" else {"Software": None}
            figure.savefig(out, format=kind, transparent=True, metadata=metadata)
            return out.getvalue()

    def _artists(self) -> "Iterator[Artist]":
        from matplotlib.lines import Line2D
        from matplotlib.patches import Polygon
        from matplotlib.text import Text

        # y runs downwards on the sheet and upwards in the library; later marks lie on earlier ones, whatever their kind.
        for order, mark in enumerate(self._marks):
            if isinstance(mark, _Words):
                font = _font(mark.size, mark.bold)
                yield Text(
                    mark.x, self.y - mark.y, mark.words, color=mark.tone, fontproperties=font, ha=mark.align, va="baseline",
                    parse_math=False, zorder=order,
                )  # fmt: skip
                continue
            xs, ys = [x for x, _ in mark.points], [self.y - y for _, y in mark.points]
            if mark.width is None:
                corners = list(zip(xs, ys, strict=True))
                yield Polygon(corners, closed=True, facecolor=mark.tone, edgecolor="none", linewidth=0, zorder=order)
            else:
                yield Line2D(
                    xs, ys, color=mark.tone, linewidth=mark.width, linestyle=(0, (3, 3)) if mark.dashed else "-",
                    solid_capstyle="round" if mark.round_ends else "butt",
                    snap=False if mark.round_ends else None, zorder=order,  # snapped to pixels a dot would have no length
                )  # fmt: skip


@lru_cache(maxsize=4096)
def _width(words: str, size: float, bold: bool) -> float:
    with _ONE:
        from matplotlib.textpath import TextToPath

        return float(TextToPath().get_text_width_height_descent(words, _font(size, bold), ismath=False)[0])


@lru_cache(maxsize=32)
def _font(size: float, bold: bool) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=_FAMILY, size=size, weight="bold" if bold else "normal")


@contextmanager
def _rules() -> Iterator[None]:
    """The library's own defaults and ours, whatever a file of settings on this machine says."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_RULES)
        yield
