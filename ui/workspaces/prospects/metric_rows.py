"""The questions that frames are rated by: which are asked, how they are put, in which order."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.protocol import add_metric, delete_metric, move_metric
from narrative_studio.model.prospects import Metric, TestMetric, TestProtocol
from ui.inspector.binding import CellBinding
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.buttons import IconButton
from ui.widgets.text_area import TextArea

_GAP_PX: Final = 10


class MetricRow(QWidget):
    """One question that frames are rated by: whether it is asked, and how it is put.

    Signals:
        moved(int): it is to be asked one place earlier or later.
    """

    moved = Signal(int)

    def __init__(self, session: Session, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asks = metric
        self._protocol: TestProtocol | None = None
        self._row: TestMetric | None = None
        self.box = QCheckBox(metric.value.capitalize())
        self.box.clicked.connect(self._on_box_clicked)
        self.earlier = IconButton("arrow-up", f"Rate {metric.value} earlier", size=ControlSize.TINY)
        self.later = IconButton("arrow-down", f"Rate {metric.value} later", size=ControlSize.TINY)
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        self.prompt = TextArea(name=f"How {metric.value} is asked", min_lines=1, max_lines=4)
        self._binding = CellBinding(session, self.prompt, "prompt", self)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.box, 1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.prompt)

    @property
    def row(self) -> TestMetric | None:
        """The metric of the protocol, None where it is not asked."""
        return self._row

    def show_row(
        self, protocol: TestProtocol | None, row: TestMetric | None, place: int = 0, of: int = 0
    ) -> None:
        """Show the metric of a protocol at its place, from 0; None where it is not asked."""
        self._protocol, self._row = protocol, row
        self.box.setChecked(row is not None)
        self._binding.show(row)
        for part in (self.prompt, self.earlier, self.later):
            part.setVisible(row is not None)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < of - 1)

    def _on_box_clicked(self, is_on: bool) -> None:
        protocol, row, project = self._protocol, self._row, self._session.project
        self._session.flush()
        if is_on and protocol is not None:
            self._session.attempt(
                lambda: add_metric(project, protocol=protocol.id, metric=self.asks)
            )
        elif row is not None:
            self._session.attempt(lambda: delete_metric(project, metric=row.id))


class MetricRows(QWidget):
    """The questions in the order in which they are asked; those that are not asked come last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[TestMetric, ...] = ()
        self.rows = {metric: MetricRow(session, metric) for metric in Metric}
        self._order = list(Metric)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP_PX)
        for row in self.rows.values():
            self._column.addWidget(row)
            row.moved.connect(lambda by, row=row: self._move(row, by))

    def show_protocol(self, protocol: TestProtocol | None) -> None:
        """Show what a protocol asks."""
        metrics = self._session.view.test_metrics
        self._asked = metrics.of("protocol", protocol.id) if protocol is not None else ()
        asked = {one.metric: (place, one) for place, one in enumerate(self._asked)}
        order = [*asked, *(one for one in Metric if one not in asked)]
        if order != self._order:
            self._order = order
            for place, metric in enumerate(order):
                self._column.insertWidget(place, self.rows[metric])
        for metric, row in self.rows.items():
            place, found = asked.get(metric, (0, None))
            row.show_row(protocol, found, place, len(asked))

    def _move(self, row: MetricRow, by: int) -> None:
        moving = row.row
        if moving is None:
            return
        self._session.flush()
        wanted = [one.id for one in self._asked].index(moving.id) + by
        self._session.attempt(
            lambda: move_metric(self._session.project, metric=moving.id, index=wanted)
        )
