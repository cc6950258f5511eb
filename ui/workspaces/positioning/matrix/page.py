"""The view Matrix: what each alternative has of each differentiator."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import counted
from narrative_studio.analysis.positioning.comparison import Comparison, unlooked
from narrative_studio.model.positioning import Element, ElementKind, Relation, RelationKind
from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui import theme
from ui.announce import announce
from ui.inspector.element.comparison import FOUND_BADGE, FOUND_KEYS, ComparisonFields, set_found
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.popup import Popup
from ui.workspaces.positioning.around_page import AroundPage
from ui.workspaces.positioning.chain.geometry import margin_px
from ui.workspaces.positioning.matrix.model import ELEMENT, MatrixModel
from ui.workspaces.positioning.matrix.paint import (
    MatrixDelegate,
    MatrixHeader,
    cell_height_px,
    heading_height_px,
)

_COLUMN_PX: Final = 156
_NAMES_PX: Final = 208
_NARROW_NAMES_PX: Final = 168
_NARROW_PX: Final = 900
_POPUP_PX: Final = 424
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
_LEGEND: Final = (
    ("1", "lacks it"),
    ("2", "in part"),
    ("3", "has it"),
    ("0", "nobody has looked"),
    ("Enter", "evidence"),
)
"""What each key does to the cell that the keyboard is in."""


class CellPopup(Popup):
    """One cell with its evidence, in place."""

    def __init__(self, session: Session, cell: Comparison, parent: QWidget | None = None) -> None:
        name = f"{cell.alternative.name}: {cell.differentiator.name}"
        super().__init__(name, width_px=_POPUP_PX, parent=parent)
        self.fields = ComparisonFields(session, is_wide=True)
        self.fields.show_cell(cell)
        self.column.setSpacing(2)
        self.column.addWidget(TextLabel(cell.alternative.name, use=Type.PANEL, lines=2))
        self.column.addWidget(
            TextLabel(cell.differentiator.name, use=Type.SUPPORT, role=Role.TEXT2, lines=2)
        )
        self.column.addSpacing(8)
        self.column.addWidget(self.fields)


class MatrixView(QTableView):
    """The table; arrows move, 1, 2, 3 and 0 set a cell, Enter opens it.

    Signals:
        picked(object): the ``Comparison`` that the user went to.
        found(object, object): the ``Comparison`` and what was found there, None for nothing.
        opened(object): the ``Comparison`` whose evidence is to be edited.
    """

    picked = Signal(object)
    found = Signal(object, object)
    opened = Signal(object)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = model
        self._is_following = False
        self.setHorizontalHeader(MatrixHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(MatrixHeader(Qt.Orientation.Vertical, self))
        self.setModel(model)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName("Differentiators held against the alternatives")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def current(self) -> Comparison | None:
        """The cell that the keyboard is in."""
        return self._cells.cell(self.currentIndex())

    def show_cell(self, index: QModelIndex) -> None:
        """Go to a cell that was chosen elsewhere."""
        self._is_following = True
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._is_following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        cell = self.current()
        if not self._is_following and cell is not None and self.selectionModel().hasSelection():
            self.picked.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell, key = self.current(), event.key()
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if cell is None or not is_plain or key == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif event.text() in FOUND_KEYS:
            self.found.emit(cell, FOUND_KEYS[event.text()])
        elif key == Qt.Key.Key_Delete:
            self.found.emit(cell, None)
        elif key in _ENTER:
            self.opened.emit(cell)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the room among rows and columns; where it is short, they scroll."""
        now = theme.current()
        names_px = now.scaled(_NARROW_NAMES_PX if self.width() < _NARROW_PX else _NAMES_PX)
        self.verticalHeader().setFixedWidth(names_px)
        heading_px, least_px = heading_height_px(now), cell_height_px(now)
        self.horizontalHeader().setFixedHeight(heading_px)
        share = (self.height() - heading_px - 2) // max(1, self._cells.rowCount())
        most_px = least_px + 2 * now.line_px(Type.SUPPORT)
        self.verticalHeader().setDefaultSectionSize(min(most_px, max(least_px, share)))
        count = self._cells.columnCount()
        room = self.width() - names_px
        share = max(now.scaled(_COLUMN_PX), room // max(1, count))
        for column in range(count):
            is_last = column == count - 1
            rest = room - share * (count - 1)
            self.horizontalHeader().resizeSection(column, max(share, rest) if is_last else share)

    def refit(self) -> None:
        """Share the width anew after columns came or went."""
        self._fit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        cell = self._cells.cell(index)
        if cell is not None:
            self.opened.emit(cell)


class MatrixPage(AroundPage):
    """The table on its panel, or what is missing for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._popup: CellPopup | None = None
        self.model = MatrixModel(session.view, self)
        self.view = MatrixView(self.model)
        self._anchor = QWidget(self.view.viewport())
        self._anchor.hide()
        self._summary = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        for key, what in _LEGEND:
            foot.addSpacing(4)
            foot.addWidget(KeyCap(key))
            foot.addWidget(TextLabel(what, use=Type.SUPPORT, role=Role.TEXT2, fixed=True))
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(panel, 1)
        column.addLayout(foot)
        self.no_alternative = EmptyState(
            "What do buyers compare with?",
            "Here each differentiator is held against what customers would use instead: does it "
            "lack that, has it some of it, or has nobody looked? Begin with an alternative.",
            "Add an alternative",
            icon="table",
        )
        self.no_differentiator = EmptyState(
            "What do the alternatives lack?",
            "Name a fact one can check. Then say for each alternative whether it lacks it, where "
            "one can see that, and when somebody looked.",
            "Add a differentiator",
            icon="table",
        )
        self._outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        self._outer.addLayout(self._stack)
        for page in (filled, self.no_alternative, self.no_differentiator):
            self._stack.addWidget(page)
        self.no_alternative.chosen.connect(self._on_alternative_wanted)
        self.no_differentiator.chosen.connect(self._on_differentiator_wanted)
        self.view.picked.connect(self._on_view_picked)
        self.view.found.connect(self._on_view_found)
        self.view.opened.connect(self.open_cell)
        for header in (self.view.horizontalHeader(), self.view.verticalHeader()):
            header.sectionClicked.connect(partial(self._show_element, header.orientation()))
        self._arrange()

    @property
    def popup(self) -> CellPopup | None:
        """The pop-over that was opened last."""
        return self._popup

    @property
    def summary(self) -> str:
        """What stands below the table."""
        return self._summary.text()

    def show_view(self, view: ProjectView) -> None:
        """Show another state of the document."""
        before = self.view.current()
        self.model.show(view)
        self.view.refit()
        if before is not None and not self.view.currentIndex().isValid():
            ends = before.alternative.id, before.differentiator.id
            self.view.show_cell(self.model.index_of(*ends))
        self._arrange()

    def show_selected(self, row: Row | None) -> None:
        """Go to the cell of a relation that was selected elsewhere."""
        if isinstance(row, Relation):
            index = self.model.index_of(row.source, row.target)
            if index.isValid() and index != self.view.currentIndex():
                self.view.show_cell(index)
        elif row is None:
            self.view.clearSelection()

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the table, or to what begins it."""
        page = self._stack.currentWidget()
        if isinstance(page, EmptyState) and page.button is not None:
            page.button.setFocus(reason)
            return
        if not self.view.currentIndex().isValid():
            self.view.show_cell(self.model.index(0, 0))
        self.view.setFocus(reason)

    def open_cell(self, cell: Comparison) -> CellPopup:
        """Open a cell with its evidence, in place."""
        self._session.flush()
        index = self.model.index_of(cell.alternative.id, cell.differentiator.id)
        self.view.scrollTo(index)
        self._anchor.setGeometry(self.view.visualRect(index))
        popup = CellPopup(self._session, cell, self)
        fields = popup.fields
        # Where somebody has looked, evidence is what is still to be written.
        popup.open_below(self._anchor, fields.found if cell.relation is None else fields.evidence)
        self._popup = popup
        return popup

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._outer.setContentsMargins(margin, 0, margin, 12)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        view = self._session.view
        if not view.elements_of(ElementKind.ALTERNATIVE):
            self._stack.setCurrentWidget(self.no_alternative)
        elif not view.elements_of(ElementKind.DIFFERENTIATOR):
            self._stack.setCurrentWidget(self.no_differentiator)
        else:
            self._stack.setCurrentIndex(0)
        left = unlooked(view)
        words = f"Nobody has looked at {counted(left, 'cell')} yet" if left else "All is looked at"
        self._summary.setText(words)

    def _on_view_picked(self, cell: Comparison) -> None:
        self.picked.emit(cell.relation or cell.differentiator)

    def _on_view_found(self, cell: Comparison, found: RelationKind | None) -> None:
        set_found(self._session, cell, found)
        announce(self.view, f"{cell.alternative.name}: {FOUND_BADGE[found].text}")
        now = self.view.current()
        if now is not None:
            self.picked.emit(now.relation or now.differentiator)

    def _show_element(self, way: Qt.Orientation, section: int) -> None:
        element = self.model.headerData(section, way, ELEMENT)
        if isinstance(element, Element):
            self.picked.emit(element)

    def _on_alternative_wanted(self) -> None:
        self.adding.emit(ElementKind.ALTERNATIVE, self.no_alternative.button)

    def _on_differentiator_wanted(self) -> None:
        self.adding.emit(ElementKind.DIFFERENTIATOR, self.no_differentiator.button)
