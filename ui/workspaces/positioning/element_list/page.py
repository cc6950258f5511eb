"""The view List: every element in a table, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import painting, theme
from ui.widgets.panel import Rim
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.chain.board import Board
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.element_list.model import ListModel
from ui.workspaces.positioning.element_list.view import ListView


class ListPage(QWidget):
    """The table on its panel.

    Signals:
        picked(object): the ``Row`` that the user selected, or None.
        opened(object): the ``Row`` that the inspector is to show.
        menu_wanted(object, QPoint): the context menu of a ``Row``, at a place on the screen.
    """

    picked = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, board: Board, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._selected: str | None = None
        self._model = ListModel(board, self)
        self._view = ListView(self._model, acts.typing)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._view)
        self._rim = Rim(self, self._view)
        self._view.picked.connect(self.picked)
        self._view.opened.connect(self.opened)
        self._view.menu_wanted.connect(self.menu_wanted)
        self._view.discarded.connect(acts.discard)
        self._view.moved.connect(acts.move_by)
        self._model.edited.connect(acts.edit)
        self._model.modelReset.connect(self._on_model_reset)

    @property
    def view(self) -> ListView:
        return self._view

    @property
    def model(self) -> ListModel:
        return self._model

    def show_board(self, board: Board) -> None:
        """Show another state of the document."""
        self._model.show(board)

    def show_selected(self, row_id: str | None) -> None:
        """Select a row that was selected elsewhere."""
        self._selected = row_id
        self._view.show_selected(row_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.scrollToTop()
        # Once the table has its size.
        QTimer.singleShot(0, self._on_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._column.setContentsMargins(margin + 1, 1, margin + 1, 17)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self._view.geometry().adjusted(-1, -1, 1, 1), theme.current())

    def _on_model_reset(self) -> None:
        self._view.show_selected(self._selected)

    def _on_shown(self) -> None:
        self._view.scrollTo(self._view.currentIndex())
