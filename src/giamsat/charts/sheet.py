"""A sheet to draw on, in points from the top left corner, handed out as clean SVG by matplotlib.

The kit lays charts out itself (names wrap, rows grow, nothing overlaps), so matplotlib draws paths and text on a bare
figure: no axes, no layout engine, no pyplot, and rcParams hold only for the time of one chart.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from giamsat.charts.fonts import Ruler

if TYPE_CHECKING:
    from matplotlib.text import Text

WIDTH = 16.5 / 2.54 * 72
BODY = 9.5  # points, what names and values are set in
SMALL = 8.75
LEADING = 1.2
BLACK, DARK, FILL, MIDDLE, LIGHT, WHITE = "#000000", "#4d4d4d", "#6e6e6e", "#8c8c8c", "#cccccc", "#ffffff"

FAMILY = ("Tinos", "Times New Roman", "DejaVu Sans", "serif")
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "giamsat",
    "svg.id": None,
    "text.usetex": False,
    "text.parse_math": False,
    "font.serif": ["Times New Roman"],
    "lines.scale_dashes": False,
    "path.sketch": None,
    "path.effects": [],
    "path.snap": False,
    "figure.facecolor": "white",  # black letters stay legible on a dark page
    "figure.edgecolor": "none",
}
Align = Literal["left", "center", "right"]
_UNUSED = re.compile(r"<defs>\s*<style.*?</style>\s*</defs>\s*|<metadata>.*?</metadata>\s*", re.DOTALL)
_GROUP_ID = re.compile(r'<g id="[a-z]+_\d+">')


class Sheet:
    """Collects shapes and texts; :meth:`svg` draws them. x runs right and y down, both in points."""

    def __init__(self, fonts: Ruler) -> None:
        self.fonts = fonts
        self._artists: list[Artist] = []
        self._to_page = Affine2D()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        align: Align = "left",
        bold: bool = False,
        color: str = BLACK,
        halo: bool = False,
    ) -> None:
        """Write one line with its baseline at ``y``; ``halo`` clears what lies under it."""
        shown = self.fonts.printable(text)
        if halo:
            wide = self.fonts.width(shown, size, bold)
            start = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
            self.box(start - 1, y - 0.75 * size, wide + 2, size, fill=WHITE, edge=None)
        self._artists.append(_Label(self._to_page, (x, y), shown, self._font(size, bold), align, color))

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str | None = None,
        edge: str | None = BLACK,
        width: float = 0.75,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a line through ``points``; with ``fill`` it is closed to an area."""
        outline = Outline([*points, points[0]] if fill else list(points), closed=bool(fill))
        self._add(outline, fill, edge, width, dash)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: str | None = None,
        edge: str | None = BLACK,
        width: float = 0.75,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle by its top left corner."""
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
        self._add(Outline(corners, closed=True), fill, edge, width, dash)

    def dot(self, x: float, y: float, radius: float = 3.2, *, hollow: bool = False, width: float = 1.1) -> None:
        """Draw ● or ○ around a point."""
        self._add(Outline.circle((x, y), radius), WHITE if hollow else BLACK, BLACK, width, None)

    def hatch(self, x: float, y: float, wide: float, high: float, *, step: float = 3.5, width: float = 0.7) -> None:
        """Fill a rectangle with slanted lines: real lines, since pattern fills differ between viewers."""
        points: list[tuple[float, float]] = []
        for start in _multiples(x + y, x + y + wide + high, step):
            # the line x + y = start, cut at the four sides
            left, right = max(x, start - y - high), min(x + wide, start - y)
            points += [(left, start - left), (right, start - right)]
        if points:
            codes = [Outline.MOVETO, Outline.LINETO] * (len(points) // 2)
            self._add(Outline(points, codes), None, BLACK, width, None)

    def svg(self, height: float) -> str:
        """Return the drawing as SVG text: the same bytes every time, no prolog, no ids, no style sheet."""
        self._to_page.scale(1, -1).translate(0, height)
        with matplotlib.rc_context(STYLE):
            figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
            for order, artist in enumerate(self._artists):
                artist.set_zorder(order)
                figure.add_artist(artist)
            target = io.StringIO()
            unsigned = dict.fromkeys(("Date", "Creator", "Format", "Type"))
            FigureCanvasSVG(figure).print_svg(target, metadata=unsigned)  # type: ignore[no-untyped-call]
        text = target.getvalue()
        # Several charts stand in one HTML page: a style sheet or an id of one would reach the others.
        return _GROUP_ID.sub("<g>", _UNUSED.sub("", text[text.index("<svg") :]))

    def _font(self, size: float, bold: bool) -> FontProperties:
        name = self.fonts.bold if bold else self.fonts.regular
        return FontProperties(family=list(FAMILY), size=size, weight="bold" if bold else "normal", fname=str(name))

    def _add(
        self, outline: Outline, fill: str | None, edge: str | None, width: float, dash: tuple[float, float] | None
    ) -> None:
        patch = PathPatch(
            outline,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width if edge else 0,
            linestyle=(0, dash) if dash else "solid",
            capstyle="butt",
            joinstyle="miter",
            transform=self._to_page,
        )
        self._artists.append(patch)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    number = int(low // step) + 1
    while number * step < high:
        yield number * step
        number += 1


class _Label(Artist):
    """One line of text at a given baseline.

    matplotlib's Text measures and lays out each string again and looks fonts up by name; here the place is known, so
    the renderer is told directly. ``get_…`` are what the SVG renderer asks its text for.
    """

    def __init__(
        self, to_page: Affine2D, place: tuple[float, float], text: str, font: FontProperties, align: Align, color: str
    ) -> None:
        super().__init__()
        self.set_transform(to_page)
        self._place, self._text, self._font, self._align, self._color = place, text, font, align, color

    def get_unitless_position(self) -> tuple[float, float]:
        return self._place

    def get_ha(self) -> Align:
        return self._align

    def get_rotation_mode(self) -> str:
        return "anchor"

    def draw(self, renderer: RendererBase) -> None:
        x, y = self.get_transform().transform(self._place)
        context = renderer.new_gc()
        context.set_foreground(self._color)
        height = renderer.get_canvas_width_height()[1]
        mtext: Text = self  # type: ignore[assignment]  # asked for its place and alignment only
        renderer.draw_text(context, x, height - y, self._text, self._font, 0, ismath=False, mtext=mtext)
        context.restore()
