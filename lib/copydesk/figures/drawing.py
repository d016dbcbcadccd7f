"""What every figure stands on: a sheet measured in inches, wrapped text, files that never tear.

A picture here is a page, not a chart: it is as tall as its rows, so the functions in `figures`
lay out text by its measured width on a `Sheet` whose coordinates are inches from the top left.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from copydesk.files import write_whole
from copydesk.project import figures_folder

INK, SOFT, FAINT, TINT = "#1c1c1c", "#6b6b6b", "#c9c9c9", "#f3efe6"
# Okabe and Ito's colours that a colour-blind reader can tell apart, darkest contrast first.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#aa4499", "#8c6d00", "#56b4e9", "#e69f00", "#777777")
# A second sign beside each colour, in the same order: no colour speaks alone.
HATCHES = ("", "////", "....", "xxxx", "----", "\\\\\\\\", "++++", "oooo")
GOOD, BAD, PLAIN = "#0072b2", "#d55e00", "#9a9a9a"
SANS, SERIF = "DejaVu Sans", "STIXGeneral"
_DPI = 200  # twice the pixels a screen shows, so that text stays sharp


@dataclass(frozen=True)
class Picture:
    """A drawn figure: shown by Jupyter as a PNG, described in words by its `repr`.

    `caption` says what is drawn, with the numbers. It serves as alternative text, and nbval
    compares it, since nobody compares pixels there.
    """

    render: Callable[[str, str], bytes]  # of a kind, with a line at its foot
    caption: str
    width: int  # in CSS pixels; the PNG has twice as many
    credit: str = ""  # that line: of which article it is

    @cached_property
    def png(self) -> bytes:
        return self.render("png", self.credit)

    @cached_property
    def svg(self) -> bytes:
        """The same drawing for print; it takes as long as the PNG, so only when asked for."""
        return self.render("svg", self.credit)

    def __repr__(self) -> str:
        return self.caption

    def _repr_png_(self):
        return self.png, {"width": self.width}

    def save(self, name: str, article=None, folder: str | Path | None = None) -> Picture:
        """Write NAME.png and NAME.svg into `folder`, or where the figures of `article` belong.

        Each file is written whole beside its place and then renamed, so that a good figure is
        never replaced by half of one. Returns the picture, so that a notebook cell shows it, with
        a line at its foot that says of which article it is.
        """
        shown = replace(self, credit=credit(article)) if article else self
        folder = Path(folder) if folder else figures_folder(article)
        png, svg = folder / f"{name}.png", folder / f"{name}.svg"
        drawn = svg.is_file() and png.is_file() and png.read_bytes() == shown.png
        write_whole(png, shown.png)
        if not drawn:  # else the SVG is of this very drawing
            write_whole(svg, shown.svg)
        return shown


def credit(article) -> str:
    """Title or file, source and day of an article, as far as it states them."""
    said = article.metadata
    day = said.published
    parts = [
        f"“{said.title}”" if said.title else article.name,
        said.agency,
        f"{day.day} {day:%B %Y}" if day else "undated",
    ]
    return " · ".join(filter(None, parts))


def plain(text: str) -> str:
    """`text` as one line that can be drawn: no controls, no bidi marks, no lone surrogates."""
    kinds = {"Cc": " ", "Cf": "", "Cs": "\ufffd", "Cn": "\ufffd", "Zl": " ", "Zp": " "}
    return " ".join("".join(kinds.get(unicodedata.category(c), c) for c in text).split())


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, family: str = SANS, weight: str = "normal") -> float:
    """Width of one line of `text` in inches at `size` points."""
    font = FontProperties(family=[family, SANS], size=size, weight=weight)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a glyph the font lacks is drawn as a box
        width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return width / 72


def wrap(text: str, width: float, size: float, lines: int = 99, **font: str) -> list[str]:
    """Break `text` into at most `lines` lines no wider than `width` inches; "…" where cut."""
    rows, row, used = [], "", 0.0
    space = text_width("n n", size, **font) - 2 * text_width("n", size, **font)
    for word in _short_words(plain(text), width, size, **font):
        wide = text_width(word, size, **font)  # a word comes again, a line does not
        if row and used + space + wide > width:
            rows.append(row)
            row, used = word, wide
        else:
            row, used = f"{row} {word}".strip(), used + wide + (space if row else 0)
        if len(rows) > lines:
            break
    rows.append(row)
    if len(rows) <= lines:
        return rows
    last = rows[lines - 1]
    while last and text_width(f"{last}…", size, **font) > width:
        last = last[:-1].rstrip()
    return [*rows[: lines - 1], f"{last}…"]


def _short_words(text: str, width: float, size: float, **font: str) -> Iterator[str]:
    """The words of `text`, those wider than a line cut into pieces."""
    per_line = max(4, int(width / (size / 72 * 0.75)))
    for word in text.split():
        if len(word) <= per_line or text_width(word[: 4 * per_line], size, **font) <= width:
            yield word
        else:
            yield from (word[i : i + per_line] for i in range(0, len(word), per_line))


@dataclass(frozen=True)
class Sheet:
    """One page to draw on; coordinates are inches, x from the left and y down from the top."""

    figure: Figure
    ax: Axes
    width: float
    height: float

    def text(self, x: float, y: float, text: str, size: float = 9, **style) -> None:
        """Write one line with its baseline at `y`."""
        family = style.pop("family", SANS)
        style.setdefault("color", INK)
        style.setdefault("va", "baseline")
        self.ax.text(x, y, plain(text), fontsize=size, family=[family, SANS], **style)

    def text_cells(self, x: float, y: float, text: str, size: float, font: str, color: str) -> None:
        """Write one line in a font of fixed width, every blank kept in its place."""
        self.ax.text(x, y, text, fontsize=size, family=[font, SANS], color=color, va="baseline")

    def lines(self, x: float, y: float, rows: list[str], size: float, step: float, **style) -> None:
        """Write `rows` below one another, the first with its baseline at `y`."""
        for i, row in enumerate(rows):
            self.text(x, y + i * step, row, size, **style)

    def box(self, x: float, y: float, width: float, height: float, **style) -> None:
        """Draw a rectangle with its top left corner at x, y."""
        style.setdefault("linewidth", 0)
        self.ax.add_patch(matplotlib.patches.Rectangle((x, y), width, height, **style))

    def shape(self, corners: list[tuple[float, float]], **style) -> None:
        """Draw a polygon."""
        self.ax.add_patch(matplotlib.patches.Polygon(corners, closed=True, **style))

    def line(self, xs: tuple, ys: tuple, **style) -> None:
        """Draw a line through the points."""
        style.setdefault("color", INK)
        style.setdefault("linewidth", 0.8)
        self.ax.plot(xs, ys, solid_capstyle="butt", dash_capstyle="butt", **style)

    def dot(self, x: float, y: float, size: float = 5, **style) -> None:
        """Draw a round mark of `size` points across."""
        style.setdefault("color", INK)
        self.ax.plot([x], [y], marker=style.pop("marker", "o"), markersize=size, **style)

    def name(self, x: float, y: float, text: str, size: float = 9.5, **style) -> None:
        """Write a row's name, right-aligned, ending just before `x`; a long one in two lines."""
        rows = wrap(text, x - 0.45, size, 1)
        if rows[0].endswith("…"):
            size, y = size - 1.5, y - 0.055
            rows = wrap(text, x - 0.45, size, 2)
        self.lines(x - 0.15, y, rows, size, 0.125, ha="right", **style)

    def heading(self, title: str, reading: str) -> float:
        """Write the picture's title and one line on how to read it; return the y below them."""
        self.lines(
            0.3,
            0.46,
            wrap(title, self.width - 0.6, 17, 1, family=SERIF, weight="bold"),
            17,
            0.3,
            family=SERIF,
            weight="bold",
        )
        rows = wrap(reading, self.width - 0.6, 8.5)
        self.lines(0.3, 0.72, rows, 8.5, 0.165, color=SOFT)
        return 0.72 + 0.165 * len(rows)


@contextmanager
def style():
    """Matplotlib's defaults and our style file, whatever the user has set."""
    path = files("copydesk").joinpath("copydesk.mplstyle")
    rc = matplotlib.rc_params_from_file(str(path), use_default_template=True)
    with matplotlib.rc_context(rc):
        yield


@contextmanager
def sheet(width: float, height: float) -> Iterator[Sheet]:
    """A blank page of the given size in inches, in our style."""
    with style():
        figure = Figure(figsize=(width, height))
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, width), ylim=(height, 0))
        ax.set_autoscale_on(False)
        ax.axis("off")
        yield Sheet(figure, ax, width, height)


def picture(page: Sheet, caption: str) -> Picture:
    """The page as a picture, drawn when it is asked for."""

    def render(kind: str, credit: str) -> bytes:
        file = BytesIO()
        png = {"dpi": _DPI, "metadata": {"Software": None}, "pil_kwargs": {"compress_level": 3}}
        svg = {"metadata": {"Date": None, "Creator": None}}
        with style(), _foot(page, credit), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing")
            page.figure.savefig(file, format=kind, **(png if kind == "png" else svg))
        return file.getvalue()

    return Picture(render, plain(caption), round(page.width * _DPI / 2))


@contextmanager
def _foot(page: Sheet, credit: str) -> Iterator[None]:
    """The page a line longer, with `credit` on it, while it is rendered."""
    if not credit:
        yield
        return
    height = page.height + 0.25
    page.figure.set_size_inches(page.width, height)
    page.ax.set_ylim(height, 0)
    (line,) = wrap(credit, page.width - 0.6, 7.5, 1)
    page.text(0.3, height - 0.13, line, 7.5, color=SOFT)
    try:
        yield
    finally:
        page.ax.texts[-1].remove()
        page.figure.set_size_inches(page.width, page.height)
        page.ax.set_ylim(page.height, 0)
