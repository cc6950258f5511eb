"""Every chart of the tests with prospects: filled, of a small sample, and waiting for sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from build_spec.chart_samples import EMPTY, FEW, FILLED
from narrative_studio.charts.chart import Chart
from ui import theme
from ui.charts.chart_view import ChartView
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.painting import tint_ground
from ui.widgets.panel import Panel

_WIDE: Final = frozenset({"heat", "quotes"})
_COLUMNS: Final = 2


def _page(window: MainWindow, charts: Mapping[str, Chart], *, as_tables: bool = False) -> QWidget:
    """Charts in panels on one page, as high as they need; the first mark has the keyboard."""
    page = QWidget(window)
    tint_ground(page, theme.current().window)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    beside = QHBoxLayout()
    beside.setSpacing(12)
    halves = [QVBoxLayout() for _ in range(_COLUMNS)]
    filled = [0] * _COLUMNS
    for half in halves:
        half.setSpacing(12)
        beside.addLayout(half, 1)
    messages = Messages(page)
    wide = window.width() - 48
    each = (wide - 12) // _COLUMNS
    for name, chart in charts.items():
        view = ChartView(chart, messages)
        view.show_table(is_shown=as_tables)
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(view)
        if name in _WIDE:
            column.addWidget(panel)
        else:
            shortest = filled.index(min(filled))
            halves[shortest].addWidget(panel)
            filled[shortest] += view.heightForWidth(each - 32)
    column.addLayout(beside)
    for half in halves:
        half.addStretch(1)
    page.resize(window.width(), 100)
    page.show()
    for _round in range(2):  # a chart learns how high it is from the width it is given
        page.resize(window.width(), page.heightForWidth(window.width()))
        QApplication.processEvents()
    first = page.findChildren(ChartView)[0].field
    first.setFocus(Qt.FocusReason.TabFocusReason)
    if first.drawing.targets:
        first.go_to(0)
    return page


CHARTS: dict[str, Callable[[MainWindow], QWidget | None]] = {
    "charts": partial(_page, charts=FILLED),
    "charts-few": partial(_page, charts=FEW),
    "charts-empty": partial(_page, charts=EMPTY),
    "charts-tables": partial(_page, charts=FILLED, as_tables=True),
}
"""How to get there from the welcome page, by the names of the pictures."""
