"""The list of differences: one Tab stop, arrows inside, Enter does what a line offers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from narrative_studio.analysis.compare import Fate
from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import columns
from ui import theme
from ui.session import Session
from ui.widgets.menu_opening import open_at_first
from ui.workspaces.versions.compare_delegate import CompareDelegate
from ui.workspaces.versions.compare_model import CompareModel, Line, SameNote
from ui.workspaces.versions.differences import Difference

_MANY: int = 150
"""More lines than these are laid out in the pauses of the window."""


class CompareView(QListView):
    """Shows a ``CompareModel``.

    Signals:
        restore_asked(object): the earlier wording of this ``Difference`` is wanted back.
        open_asked(object): the thing that this ``Difference`` is about is to be shown.
        resized(int): the lines have another width, in pixels.
    """

    restore_asked = Signal(object)
    open_asked = Signal(object)
    resized = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._compare = CompareModel(self)
        self._delegate = CompareDelegate(self.action_of, self)
        self.setModel(self._compare)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What changed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setBatchSize(60)
        theme.changes().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def compare_model(self) -> CompareModel:
        return self._compare

    @property
    def delegate(self) -> CompareDelegate:
        return self._delegate

    @property
    def current(self) -> Line | None:
        """The line that holds the cursor."""
        return self._compare.line(self.currentIndex())

    def show_lines(self) -> None:
        """The model holds other lines: lay them out, many of them bit by bit."""
        is_many = self._compare.rowCount() > _MANY
        mode = QListView.LayoutMode
        self.setLayoutMode(mode.Batched if is_many else mode.SinglePass)
        if self._compare.rowCount():
            self.setCurrentIndex(self._compare.index(0))

    def set_side_by_side(self, is_on: bool) -> None:
        """Show the wordings beside each other or in one line of words."""
        self._delegate.is_side_by_side = is_on
        current = self.currentIndex()
        self.scheduleDelayedItemsLayout()
        self.scrollTo(current)

    def step(self, by: int) -> None:
        """Go to the next or the last difference."""
        count = len(self._compare.told.rows)
        if count:
            row = min(count - 1, max(0, self.currentIndex().row() + by))
            self.setCurrentIndex(self._compare.index(row))
            self.scrollTo(self.currentIndex())

    def action_of(self, line: Line) -> str:
        """What a line offers, in one word or two; empty for nothing."""
        if isinstance(line, SameNote):
            return line.action
        if not isinstance(line, Difference):
            return ""
        return "Restore" if self.may_restore(line) else ""

    def may_restore(self, line: Difference) -> bool:
        """Whether the earlier wording can be brought back and does not stand already."""
        row = self._session.view.tables[line.table].get(line.row)
        if line.fate is Fate.REMOVED:
            return row is None
        if line.fate is not Fate.CHANGED or row is None:
            return False
        column = columns(BY_TABLE[line.table])[line.column]
        return column.to_cell(getattr(row, line.column)) != line.value

    def menu_of(self, line: Difference) -> QMenu:
        """What can be done with a difference."""
        menu = QMenu(self)
        restore = menu.addAction("Restore the earlier wording")
        restore.setEnabled(self.may_restore(line))
        restore.triggered.connect(lambda: self.restore_asked.emit(line))
        show = menu.addAction(f"Show {line.thing.name}")
        show.setEnabled(line.row in self._session.view.tables[line.table])
        show.triggered.connect(lambda: self.open_asked.emit(line))
        return menu

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            if isinstance(line, Difference):
                self._pop_up(line, self.visualRect(self.currentIndex()).topLeft())
            else:
                self._do(line)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_action(event, index):
            line = self._compare.line(index)
            if line is not None:
                self._do(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_on = self._is_on_action(event, self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_on else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self._compare.line(index)
        if isinstance(line, Difference) and not self._is_on_action(event, index):
            self.open_asked.emit(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), self.visualRect(self.currentIndex()).center()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.pos()
        line = self._compare.line(index)
        if isinstance(line, Difference):
            self._pop_up(line, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width()
        if width != self._delegate.width_px:
            self._delegate.width_px = width
            self.scheduleDelayedItemsLayout()
            self.resized.emit(width)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 80)

    # Inside

    def _do(self, line: Line) -> None:
        if isinstance(line, SameNote):
            self._compare.toggle_same()
        elif isinstance(line, Difference) and self.may_restore(line):
            self.restore_asked.emit(line)

    def _pop_up(self, line: Difference, at: QPoint) -> None:
        menu = self.menu_of(line)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at_first(menu, self.viewport().mapToGlobal(at + QPoint(16, 12)))

    def _is_on_action(self, event: QMouseEvent, index: QModelIndex) -> bool:
        line = self._compare.line(index)
        if line is None:
            return False
        spot = self._delegate.action_rect(self.visualRect(index), line)
        return spot.contains(event.position().toPoint())
