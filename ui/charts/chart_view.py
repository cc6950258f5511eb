"""A chart with its heading, its table twin, and the ways to take it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.charts.chart import Chart
from narrative_studio.errors import NarrativeError
from ui import icons
from ui.charts.chart_files import copy_data, copy_picture, save_chart
from ui.charts.data_table import DataTable
from ui.charts.mark_field import INSET_PX, MarkField
from ui.messages import Messages
from ui.theme import Role, Type
from ui.widgets.badge import Badge, BadgeLabel, Tone
from ui.widgets.buttons import ControlSize, IconButton
from ui.widgets.label import TextLabel

_FILTERS: Final = "Picture (*.png);;Drawing (*.svg);;PDF (*.pdf);;Table (*.csv)"
_MORE: Final = "Copy or save"
_AS_TABLE, _AS_CHART = "Show as table", "Show as chart"
_LONGEST_NAME: Final = 60
_ASIDE_PX: Final = 8


class ChartView(QWidget):
    """Shows one chart, as high as it is at its width; Ctrl+C copies it as a picture.

    ``folder`` gives the folder that a file is saved to unless another is chosen. ``width_px`` is
    the width that it will be given, where that is known: it is then laid out once.

    Signals:
        opened(str): what the mark of that key stands for is wanted.
        turned(bool): the table stands there now, or the chart again.
    """

    opened = Signal(str)
    turned = Signal(bool)

    def __init__(
        self,
        chart: Chart,
        messages: Messages,
        folder: Callable[[], Path] = Path.home,
        *,
        width_px: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.resize(width_px or self.width(), self.height())
        self._chart = chart
        self._messages = messages
        self._folder = folder
        self._headline = TextLabel(use=Type.CARD_TITLE, lines=0)
        self._subtitle = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._interim = BadgeLabel(Badge("", Tone.INFO, "hourglass"))
        self.field = MarkField(chart, width_px=self.width())
        self._table: DataTable | None = None
        self._scroll = _Scroll(self.field)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scroll)
        self._column = QVBoxLayout(self)
        self._turn = IconButton("table", _AS_TABLE, size=ControlSize.TINY)
        self._more = IconButton("dots", _MORE, size=ControlSize.TINY)
        self._turn.setCheckable(True)
        self._turn.toggled.connect(self._on_turn_toggled)
        self._more.clicked.connect(self.open_menu)
        self.field.opened.connect(self.opened)
        self._place()
        self.show_chart(chart)

    @property
    def chart(self) -> Chart:
        """The chart that is shown."""
        return self._chart

    @property
    def is_table(self) -> bool:
        """Whether its table stands in its place."""
        return self._turn.isChecked()

    @property
    def table(self) -> DataTable | None:
        """The table twin, once it was asked for."""
        return self._table

    def show_chart(self, chart: Chart) -> None:
        """Show another chart in the same place."""
        self._chart = chart
        self._headline.setText(chart.headline)
        self._subtitle.setText(chart.subtitle)
        self._subtitle.setVisible(bool(chart.subtitle))
        if chart.interim:
            self._interim.set_badge(Badge(chart.interim, Tone.INFO, "hourglass"))
        self._interim.setVisible(bool(chart.interim))
        if chart is not self.field.chart:
            self.field.show_chart(chart)
        if self._table is not None:
            self._table.show_chart(chart)
        is_there = chart.missing is None
        self._name_buttons()
        self._turn.setVisible(is_there)
        self._more.setVisible(is_there)
        if not is_there:
            self.show_table(is_shown=False)
        self._fit()

    def show_table(self, *, is_shown: bool) -> None:
        """Show the table in the place of the chart, or the chart again."""
        self._turn.setChecked(is_shown)

    def open_menu(self, corner: QPoint | None = None) -> QMenu:
        """Open the menu of what can be copied and saved, below its button or at a point."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for icon, words, act in (
            ("photo", "Copy as picture", self._on_copy_picture),
            ("copy", "Copy data", self._on_copy_data),
            ("download", "Save as picture, drawing, PDF or table…", self._on_save),
        ):
            menu.addAction(icons.icon(icon, Role.TEXT2), words, act)
        menu.popup(corner or self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
        return menu

    def save(self, target: Path) -> bool:
        """Write the chart to a file and say how it went; returns whether it is there."""
        target = target if target.suffix else target.with_suffix(".png")
        try:
            save_chart(self._chart, target, round(self.field.drawing.width))
        except NarrativeError as error:
            self._messages.trouble(error)
            return False
        self._messages.tell(f"Saved the chart as {target.name}")
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._more.isVisible():
            is_pointed = event.reason() == QContextMenuEvent.Reason.Mouse
            self.open_menu(event.globalPos() if is_pointed else None)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._more.isVisible():
            self._on_copy_picture()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def _place(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._interim, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(INSET_PX, 0, INSET_PX, 0)
        head.setSpacing(4)
        head.addLayout(words, 1)
        head.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12 - INSET_PX)
        column.addLayout(head)
        column.addWidget(self._pages)
        column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the page in sight the height it needs at this width."""
        self._scroll.fit(self.width())
        high = self._scroll.needed_px
        if self.is_table and self._table is not None:
            high = self._table.sizeHint().height()
        self._pages.setFixedHeight(high)
        self.updateGeometry()

    def _on_turn_toggled(self, is_table: bool) -> None:
        if is_table and self._table is None:
            self._table = DataTable(self._chart)
            self._pages.addWidget(self._table)
        page = self._table if is_table and self._table is not None else self._scroll
        self._pages.setCurrentWidget(page)
        self._name_buttons()
        self._fit()
        self.turned.emit(is_table)

    def _name_buttons(self) -> None:
        """Tell the buttons of one chart from those of the next."""
        verb = _AS_CHART if self.is_table else _AS_TABLE
        self._turn.set_verb(verb)
        self._turn.setAccessibleName(f"{verb}: {self._chart.headline}")
        self._more.setAccessibleName(f"{_MORE}: {self._chart.headline}")

    def _on_copy_picture(self) -> None:
        copy_picture(self._chart, round(self.field.drawing.width))
        self._messages.tell("Copied the chart as a picture")

    def _on_copy_data(self) -> None:
        copy_data(self._chart)
        self._messages.tell("Copied the data of the chart")

    def _on_save(self) -> None:
        place = self._folder() / f"{_file_name(self._chart.headline)}.png"
        name, chosen = QFileDialog.getSaveFileName(self, "Save the chart", str(place), _FILTERS)
        if name:
            target = Path(name)
            kind = chosen.partition("*")[2].rstrip(")")
            self.save(target if target.suffix or not kind else target.with_suffix(kind))


class _Scroll(QScrollArea):
    """Lets a chart that needs more width than there is be scrolled sideways."""

    def __init__(self, field: MarkField) -> None:
        super().__init__()
        self._field = field
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(field)
        field.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        field.walked.connect(self._on_field_walked)
        self.horizontalScrollBar().valueChanged.connect(field.scroll_to)

    @property
    def needed_px(self) -> int:
        """How high it has to be, with the bar where one is needed."""
        is_wider = self._field.width() > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        return self._field.height() + bar

    def fit(self, width_px: int) -> None:
        """Lay the chart out for a width."""
        self._field.lay_out(width_px)

    def _on_field_walked(self, _key: str) -> None:
        target = self._field.current
        if target is not None:
            x, y = target.place.middle
            self.ensureVisible(round(x), round(y), round(target.place.width / 2) + 24, 0)
            pinned, bar = self._field.drawing.pinned, self.horizontalScrollBar()
            hidden_to = bar.value() + (pinned.right if pinned else 0)
            if pinned is not None and pinned.right <= target.place.x < hidden_to:
                bar.setValue(round(target.place.x - pinned.right - _ASIDE_PX))


def _file_name(headline: str) -> str:
    """A name for a file that every system takes."""
    kept = "".join(letter if letter.isalnum() else " " for letter in headline)
    return "-".join(kept.lower().split())[:_LONGEST_NAME].rstrip("-") or "chart"
