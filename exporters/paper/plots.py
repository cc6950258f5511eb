"""Charts on paper: laid out for the width of a page, in the typeface the studio brings."""

from __future__ import annotations

from exporters.charts.picture import InterMeasure, png_bytes
from exporters.charts.svg import svg_text
from exporters.letters import runs_right_to_left
from exporters.paper.model import Plot
from narrative_studio.charts.drawing.canvas import Drawing
from narrative_studio.charts.drawing.draw import draw
from narrative_studio.charts.drawing.measure import Measure
from narrative_studio.charts.drawing.sheet import Room

PX_PER_MM = 96 / 25.4
"""So its smallest words are 8 points high on a page."""

_LOOK = "light"


def plot_drawing(
    plot: Plot, language: str, width_mm: float | None = None, measure: Measure | None = None
) -> Drawing:
    """A chart for a page in a language, no wider than it asks for nor than ``width_mm``."""
    width = min(plot.widest_mm, width_mm or plot.widest_mm) * PX_PER_MM
    drawing = draw(plot.chart, Room(width), measure or InterMeasure())
    return drawing.mirrored() if runs_right_to_left(language) else drawing


def plot_png(drawing: Drawing) -> bytes:
    """A chart as a picture that is sharp in print."""
    return png_bytes(drawing, _LOOK)


def plot_svg(plot: Plot, language: str, ids: str) -> str:
    """A chart as SVG; what it names begins with ``ids``, so that charts do not share a name."""
    return svg_text(
        plot_drawing(plot, language),
        _LOOK,
        InterMeasure(),
        title=plot.chart.headline,
        description=plot.chart.described(),
        has_ground=False,
        ids=ids,
    )
