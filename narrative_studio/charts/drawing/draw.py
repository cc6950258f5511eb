"""Lays out any chart."""

from __future__ import annotations

from narrative_studio.charts.before_after import BeforeAfter
from narrative_studio.charts.chart import Chart
from narrative_studio.charts.confusion import ConfusionCurve
from narrative_studio.charts.cycle_length import CycleLength
from narrative_studio.charts.dot_interval import DotInterval
from narrative_studio.charts.drawing.before_after import draw_before_after
from narrative_studio.charts.drawing.canvas import Drawing
from narrative_studio.charts.drawing.confusion import draw_confusion
from narrative_studio.charts.drawing.cycle_length import draw_cycle_length
from narrative_studio.charts.drawing.dot_interval import draw_dot_interval
from narrative_studio.charts.drawing.evidence_grid import draw_evidence_grid
from narrative_studio.charts.drawing.heat_table import draw_heat_table
from narrative_studio.charts.drawing.measure import Measure
from narrative_studio.charts.drawing.pareto import draw_pareto
from narrative_studio.charts.drawing.quotes_wall import draw_quotes_wall
from narrative_studio.charts.drawing.ratings import draw_ratings
from narrative_studio.charts.drawing.saturation import draw_saturation
from narrative_studio.charts.drawing.sheet import Room
from narrative_studio.charts.evidence_grid import EvidenceGrid
from narrative_studio.charts.heat_table import HeatTable
from narrative_studio.charts.pareto import Pareto
from narrative_studio.charts.quotes_wall import QuotesWall
from narrative_studio.charts.ratings import RatingDistribution
from narrative_studio.charts.saturation import Saturation


def draw(chart: Chart, room: Room, measure: Measure) -> Drawing:
    """Lay out a chart in a room, with a typeface.

    Raises:
        TypeError: nobody knows how to draw such a chart.
    """
    match chart:
        case HeatTable():
            return draw_heat_table(chart, room, measure)
        case ConfusionCurve():
            return draw_confusion(chart, room, measure)
        case DotInterval():
            return draw_dot_interval(chart, room, measure)
        case Pareto():
            return draw_pareto(chart, room, measure)
        case RatingDistribution():
            return draw_ratings(chart, room, measure)
        case Saturation():
            return draw_saturation(chart, room, measure)
        case BeforeAfter():
            return draw_before_after(chart, room, measure)
        case EvidenceGrid():
            return draw_evidence_grid(chart, room, measure)
        case QuotesWall():
            return draw_quotes_wall(chart, room, measure)
        case CycleLength():
            return draw_cycle_length(chart, room, measure)
    raise TypeError(f"{type(chart).__name__} cannot be drawn.")
