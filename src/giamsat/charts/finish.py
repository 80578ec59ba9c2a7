"""From a finished sheet to the block that a report carries."""

from __future__ import annotations

from giamsat.blocks.model import Figure, Text
from giamsat.charts.model import ChartBase
from giamsat.charts.sheet import Sheet

TALLEST = 620.0  # points; what fits on an A4 page beside its caption


def as_figure(chart: ChartBase, sheet: Sheet, height: float, alt: str) -> Figure:
    """Return the figure; its label («Hình 1») is given by the report, which counts.

    A drawing too tall for a page is made narrower as a last resort, so that it is never cut: about 30 rows fit in
    full size, and a report with more had better draw one chart per group.
    """
    return Figure(
        alt=sheet.fonts.printable(alt),
        svg=sheet.svg(height),
        title=(Text(chart.title),),
        note=(Text(chart.note),) if chart.note else (),
        width=min(1.0, round(TALLEST / height, 3)),
        illustrative=chart.illustrative,
    )
