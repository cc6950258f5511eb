"""Cards of the results: a chart that is made when it comes into sight, and a list that leads on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.charts.chart import Chart
from narrative_studio.results.readings import Reading, Readings
from ui.charts.chart_view import ChartView
from ui.charts.mark_field import INSET_PX
from ui.messages import Messages
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.widgets.panel import Panel

T = TypeVar("T")
HEAT_COLUMNS = 24
"""So many sessions stand in the heat table at once: more of them nobody can read."""
SATURATION_STEPS = 60
"""So many sessions stand in the chart of new codes at once."""
_UNMADE_PX = 220


class ResultCard(Panel):
    """Something that is made of the readings; it is not made anew while nobody can see it.

    It ``waits`` if it is to be made once all sessions are summed up, which takes a while.

    Signals:
        opened(str): what stands behind the mark of that key is wanted.
    """

    opened = Signal(str)

    def __init__(self, *, waits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waits = waits
        self.readings: Readings | None = None
        self.is_stale = True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14 - INSET_PX, 12, 12 - INSET_PX, 12 - INSET_PX)
        self.column.setSpacing(6)

    def take(self, readings: Readings) -> None:
        """Note that there are other readings, without looking at them yet."""
        self.readings = readings
        self.is_stale = True

    def fill(self) -> None:
        """Show the readings, if those that are shown are older."""
        if self.is_stale and self.readings is not None:
            self.is_stale = False
            self.show_readings(self.readings)

    def show_readings(self, readings: Readings) -> None:
        """Show other readings."""
        raise NotImplementedError


class ChartCard(ResultCard):
    """One chart, with its table twin and the ways to take it away."""

    def __init__(
        self,
        make: Callable[[Readings], Chart],
        messages: Messages,
        folder: Callable[[], Path],
        *,
        waits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(waits=waits, parent=parent)
        self._make = make
        self._messages = messages
        self._folder = folder
        self.view: ChartView | None = None
        self.setMinimumHeight(_UNMADE_PX)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown; None before it came into sight."""
        return self.view.chart if self.view is not None else None

    def show_readings(self, readings: Readings) -> None:
        self._show_chart(self._make(readings))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._keep_height()
        return done

    def _show_chart(self, chart: Chart) -> None:
        if self.view is None:
            self.view = ChartView(
                chart,
                self._messages,
                self._folder,
                width_px=self.column.contentsRect().width(),
            )
            self.view.opened.connect(self.opened)
            self.view.turned.connect(self._keep_height)
            self.column.insertWidget(0, self.view)
            # At once, and not when the layout comes to it: what is below is made only if that is
            # still in sight once this one has grown.
            self.view.show()
        else:
            self.view.show_chart(chart)
        self._keep_height()

    def _keep_height(self) -> None:
        """Be no lower than the chart at this width: a layout asks only once, and too early."""
        high = self.column.totalHeightForWidth(self.width())
        if self.view is not None and high > 0 and high != self.minimumHeight():
            self.setMinimumHeight(high)


class HeatCard(ChartCard):
    """The heat table; of very many sessions it shows some, with the way to those before."""

    def __init__(
        self,
        make: Callable[[Readings, Sequence[Reading]], Chart],
        messages: Messages,
        folder: Callable[[], Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            lambda readings: make(readings, self._columns(readings)),
            messages,
            folder,
            parent=parent,
        )
        self._back = 0
        self.earlier = QuietButton("Earlier", size=ControlSize.TINY, icon="arrow-left")
        self.later = QuietButton("Later", size=ControlSize.TINY, icon="arrow-right")
        self._where = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(INSET_PX, 0, INSET_PX, INSET_PX)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addWidget(self._where, 1)
        self.column.addWidget(self._foot)
        self._foot.hide()

    def _columns(self, readings: Readings) -> Sequence[Reading]:
        found = readings.shown
        self._back = max(0, min(self._back, len(found) - HEAT_COLUMNS))
        end = len(found) - self._back
        start = max(0, end - HEAT_COLUMNS)
        self._foot.setVisible(len(found) > HEAT_COLUMNS)
        self.earlier.setEnabled(start > 0)
        self.later.setEnabled(self._back > 0)
        if found[start:end]:
            first, last = found[start].session.code, found[end - 1].session.code
            self._where.setText(f"{first} to {last} of {len(found):,} held")
        return found[start:end]

    def _page(self, by: int) -> None:
        self._back += by
        if self.readings is not None:
            self.show_readings(self.readings)

    def _on_earlier_clicked(self) -> None:
        self._page(HEAT_COLUMNS)

    def _on_later_clicked(self) -> None:
        self._page(-HEAT_COLUMNS)


class ListCard(ResultCard, Generic[T]):
    """Lines that lead to what stands behind them, or a sentence while there are none."""

    def __init__(
        self,
        title: str,
        about: str,
        none: str,
        make: Callable[[Readings], Sequence[T]],
        line: Callable[[T], LinkRow],
        *,
        most: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        # Charts bring their own inset; these words stand on one edge with the titles of those.
        self.column.setContentsMargins(14, 12, 12, 12)
        self._make = make
        self._line = line
        self._most = most
        self.rows = LinkRows(title)
        self._none = TextLabel(none, use=Type.BODY, role=Role.TEXT3, lines=0)
        self._rest = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        for part in (self.rows, self._none, self._rest):
            part.hide()  # Until it is known which of them there is.
        self.column.addWidget(TextLabel(title, use=Type.CARD_TITLE, lines=0))
        self.column.addWidget(TextLabel(about, use=Type.SUPPORT, role=Role.TEXT2, lines=0))
        self.column.addWidget(self.rows)
        self.column.addWidget(self._none)
        self.column.addWidget(self._rest)
        self.column.addStretch(1)
        self.rows.opened.connect(self._on_rows_opened)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the lines."""
        self.column.insertWidget(self.column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_readings(self, readings: Readings) -> None:
        found = self._make(readings)
        self.rows.show_rows([self._line(one) for one in found[: self._most]])
        self.rows.setVisible(bool(found))
        self._none.setVisible(not found)
        rest = len(found) - self._most
        self._rest.setText(f"and {rest:,} more, in the sessions" if rest > 0 else "")
        self._rest.setVisible(rest > 0)

    def _on_rows_opened(self, key: object) -> None:
        self.opened.emit(str(key))
