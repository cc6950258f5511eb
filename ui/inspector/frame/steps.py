"""The demo steps of a frame, in short: number, what is done, how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.wording.words import plain
from narrative_studio.commands.demo import add_step
from narrative_studio.model.demo import Step
from narrative_studio.model.durations import format_duration
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.view import NarrativeView
from ui import text, theme
from ui.inspector.frame.part import FramePart
from ui.models.frame_cards import spoken_duration
from ui.painting import rounded
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import RADIUS_BADGE, Role, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.label import TextLabel

_ROW_PX: Final = 24
_MOST_ROWS: Final = 12
_NUMBER_PX: Final = 32
_OUT_PX: Final = 6
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the list."""

    step: str
    number: str
    words: str
    time: str
    spoken: str


def step_lines(story: NarrativeView, frame: Frame) -> tuple[StepLine, ...]:
    """The steps of a frame as lines, numbered like ``8.1``."""
    number = story.number(frame.id)
    return tuple(
        _line(step, f"{number or 'B'}.{place}")
        for place, step in enumerate(story.steps(frame.id), start=1)
    )


class StepsModel(QAbstractListModel):
    """The steps of one frame."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[StepLine, ...] = ()

    def show_lines(self, lines: tuple[StepLine, ...]) -> None:
        """Show other steps; lines that only read differently stay where they are."""
        if [line.step for line in lines] == [line.step for line in self._lines]:
            before, self._lines = self._lines, lines
            for row, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> StepLine:
        """One line."""
        return self._lines[row]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return None


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(80, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, StepsModel)
        line, now = model.line(index.row()), theme.current()
        rect = option.rect
        view = option.widget
        is_current = (
            isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        )
        if option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, rect, RADIUS_BADGE, fill=now.hover)
        if is_current:
            rounded(painter, rect, RADIUS_BADGE, line=now.focus, line_px=2)
        inner = rect.adjusted(_OUT_PX, 0, -_OUT_PX, 0)
        small_px, body_px = now.line_px(Type.SUPPORT), now.line_px(Type.BODY)
        small = QRect(inner.left(), rect.center().y() - small_px // 2, inner.width(), small_px)
        middle = QRect(inner.left(), rect.center().y() - body_px // 2 + 1, inner.width(), body_px)
        right = Qt.AlignmentFlag.AlignRight
        font = now.font(Type.SUPPORT, tabular=True)
        time_px = _width(line.time, font)
        text.paint_text(painter, small, line.number, Type.SUPPORT, now.text2, tabular=True)
        text.paint_text(
            painter, small, line.time, Type.SUPPORT, now.text2, tabular=True, align=right
        )
        middle.setLeft(inner.left() + max(_NUMBER_PX, _width(line.number, font) + 8))
        middle.setRight(inner.right() - time_px - 10)
        text.paint_text(painter, middle, line.words, Type.BODY, now.text)


class StepList(QListView):
    """As high as its steps; Enter or a click opens one.

    Signals:
        opened(str): the step of that id.
    """

    opened = Signal(str)

    def __init__(self, model: StepsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setItemDelegate(_LineDelegate(self))
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Demo steps")
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self.fit)
        theme.changes().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height of the steps."""
        rows = min(self._lines.rowCount(), _MOST_ROWS)
        self.setFixedHeight(rows * theme.current().scaled(_ROW_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(0))
        return super().event(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._lines.line(index.row()).step)


class StepsPart(FramePart):
    """The steps of the frame's demo; each opens where steps are edited."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Demo steps")
        self._model = StepsModel(self)
        self._list = StepList(self._model)
        self._none = TextLabel(
            "Show it rather than tell it: what is clicked, what is said, what they see.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._add = QuietButton("Step", size=ControlSize.TINY, icon="plus")
        self._add.setAccessibleName("Add a demo step")
        layout = self.body_layout
        layout.setContentsMargins(16 - _OUT_PX, 0, 16 - _OUT_PX, 8)
        layout.setSpacing(4)
        self._none.setContentsMargins(_OUT_PX, 0, _OUT_PX, 0)
        layout.addWidget(self._none)
        layout.addWidget(self._list)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.opened.connect(self._on_list_opened)
        self._add.clicked.connect(self._on_add_clicked)

    def refresh(self) -> None:
        story, frame = self.story, self.frame
        lines = step_lines(story, frame) if story is not None and frame is not None else ()
        self._model.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        if not lines or story is None or frame is None:
            self.set_summary("None")
            return
        planned_ms = sum(step.planned_ms for step in story.steps(frame.id))
        self.set_summary(f"{counted(len(lines), 'step')} · {format_duration(planned_ms)}")

    def _on_list_opened(self, step: str) -> None:
        row = self.session.view.steps.get(step)
        if row is not None:
            self.session.open_row(row)

    def _on_add_clicked(self) -> None:
        frame = self.frame
        if frame is None:
            return
        self.session.flush()
        made = self.session.attempt(lambda: add_step(self.session.project, frame=frame.id))
        if made is not None:
            self.session.open_row(made)


def _line(step: Step, number: str) -> StepLine:
    words = " ".join(plain(step.do or step.say).replace("`", "").split()) or "Nothing to do yet"
    time = format_duration(step.planned_ms)
    spoken = f"Step {number}, {words}, {spoken_duration(step.planned_ms)}"
    return StepLine(step.id, number, words, time, spoken)


def _width(words: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(words)
