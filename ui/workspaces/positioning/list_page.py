"""The view List: every element in a table, edited in place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui import icons, painting, text, theme
from ui.styling import lists
from ui.styling.buttons import SIZE, ControlSize
from ui.theme import Role, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import BADGE_PX, Badge, paint_badge
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.positioning.acts import Acts
from ui.workspaces.positioning.board import Board
from ui.workspaces.positioning.geometry import margin_px
from ui.workspaces.positioning.list_model import (
    BADGE,
    GROUP,
    ITEM,
    PERSON,
    TITLES,
    Column,
    Group,
    Index,
    Item,
    ListModel,
)

_AVATAR_PX: Final = 20
_PAD_PX: Final = 12
_WIDTHS: Final = {
    Column.CODE: 68,
    Column.STATUS: 116,
    Column.DRIVER: 122,
    Column.APPROVER: 122,
    Column.CARRIED: 84,
    Column.REVISION: 72,
}
_NARROW_WIDTHS: Final = {Column.DRIVER: 62, Column.APPROVER: 76, Column.STATUS: 112}
_NAMES_PX: Final = 1160
"""A table as wide as this names the people beside their circles."""
_WORDING_PX: Final = 340
"""Names and statements need as much; people give way first, the inspector names them."""
_State = QStyle.StateFlag
_Select = QItemSelectionModel.SelectionFlag


class ListDelegate(QStyledItemDelegate):
    """Paints headings, badges and people; texts are the style's."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(40, theme.current().scaled(lists.ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        group = index.data(GROUP)
        if isinstance(group, Group):
            self._paint_heading(painter, option_any, group)
            return
        lists.paint_row_ground(option_any, painter, now)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        badge, person = index.data(BADGE), index.data(PERSON)
        if isinstance(badge, Badge):
            top = rect.top() + (rect.height() - now.scaled(BADGE_PX)) // 2
            at = QPoint(rect.left() + _PAD_PX - 4, top)
            paint_badge(painter, at, badge, max_width_px=rect.width() - _PAD_PX, look=now)
        elif isinstance(person, str):
            self._paint_person(painter, rect, person)
        else:
            self._paint_text(painter, rect, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        title = TITLES[Column(index.column())]
        editor = PlainLineEdit(name=title, parent=parent)
        editor.setProperty(SIZE, ControlSize.SMALL.value)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the stored words, unless others have been typed since."""
        if isinstance(editor, PlainLineEdit) and editor.isModified():
            return
        super().setEditorData(editor, index)
        model = index.model()
        if isinstance(model, ListModel):
            model.begin_edit(index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        option_any: Any = option
        height = editor.sizeHint().height()
        rect: QRect = option_any.rect
        top = rect.top() + (rect.height() - height) // 2
        editor.setGeometry(rect.left() + 2, top, rect.width() - 4, height)

    def _paint_heading(self, painter: QPainter, option: Any, group: Group) -> None:
        now = theme.current()
        rect: QRect = option.rect
        painter.fillRect(rect, now.chrome)
        if option.state & _State.State_MouseOver:
            painter.fillRect(rect, now.hover)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        is_open = bool(option.state & _State.State_Open)
        closed = "chevron-left" if mirrored else "chevron-right"
        middle = rect.center().y() - 6

        def placed(left: int, width: int) -> QRect:
            x = rect.right() + 1 - left - width if mirrored else rect.left() + left
            return QRect(x, middle, width, 14)

        if group.items:
            chevron = "chevron-down" if is_open else closed
            icons.paint_icon(painter, placed(12, 14), chevron, Role.TEXT)
        icons.paint_icon(painter, placed(34, 14), group.icon, Role.TEXT2)
        room = QRect(rect.left() + 56, rect.center().y() - 9, rect.width() - 70, 20)
        if mirrored:
            room.moveRight(rect.right() - 56)
        painter.save()
        painter.setFont(now.font(Type.BODY_STRONG))
        painter.setPen(now.text)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, group.title)
        title_px = painter.fontMetrics().horizontalAdvance(group.title)
        painter.setFont(now.font(Type.SUPPORT, tabular=True))
        painter.setPen(now.text3)
        room = (
            room.adjusted(0, 0, -title_px - 8, 0)
            if mirrored
            else room.adjusted(title_px + 8, 0, 0, 0)
        )
        painter.drawText(room, flags, str(len(group.items)) if group.items else "none yet")
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRect, name: str) -> None:
        now = theme.current()
        edge = now.scaled(_AVATAR_PX)
        spot = QRect(rect.left() + _PAD_PX, rect.center().y() - edge // 2 + 1, edge, edge)
        paint_avatar(painter, spot, name)
        room = rect.adjusted(_PAD_PX + edge + 6, 0, -6, 0)
        if room.width() > 40:
            line_px = now.line_px(Type.BODY)
            place = QRect(room.left(), rect.center().y() - line_px // 2, room.width(), line_px)
            text.paint_text(painter, place, name, Type.BODY, now.text, look=now)

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        now = theme.current()
        column = Column(index.column())
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        item = index.data(ITEM)
        color, use = now.text2, Type.BODY
        if column is Column.NAME:
            color, use = now.text, Type.BODY_STRONG
        elif column is Column.CARRIED and isinstance(item, Item) and not item.frames:
            color = now.text3
        line_px = now.line_px(use)
        place = QRect(
            rect.left() + _PAD_PX,
            rect.center().y() - line_px // 2 + 1,
            rect.width() - _PAD_PX - 8,
            line_px,
        )
        is_number = column in (Column.CODE, Column.REVISION, Column.CARRIED)
        text.paint_text(painter, place, words, use, color, tabular=is_number, look=now)


class ListView(QTreeView):
    """The table; F2 edits the name, Enter shows the row in full.

    Signals:
        picked(object): the ``Row`` that the user selected, or None.
        opened(object): the ``Row`` that the inspector is to show.
        discarded(object): the ``Row`` that is to be deleted.
        moved(object, int): the ``Row`` and by how many places it is to move.
        menu_wanted(object, QPoint): the context menu of a ``Row``, at a place on the screen.
    """

    picked = Signal(object)
    opened = Signal(object)
    discarded = Signal(object)
    moved = Signal(object, int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self.setModel(model)
        self.setItemDelegate(ListDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Elements, proofs and objections")
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.STATEMENT, QHeaderView.ResizeMode.Stretch)
        header.sortIndicatorChanged.connect(model.sort)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._on_model_reset)
        self._on_model_reset()

    def show_selected(self, row_id: str | None) -> None:
        """Select a row that was selected elsewhere, and scroll to it."""
        index = self._rows.index_of(row_id)
        self._is_following = True
        if index.isValid():
            self.expand(index.parent())
            select = _Select.ClearAndSelect | _Select.Rows
            self.selectionModel().setCurrentIndex(index, select)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._is_following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            item = self._current_item()
            self.picked.emit(item.row if item is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = Qt.Key(event.key()), self._current_item()
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        elif item is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.row)
        elif key == Qt.Key.Key_F2:
            self.edit_cell(Column.NAME)
        elif key == Qt.Key.Key_Delete:
            self.discarded.emit(item.row)
        elif with_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(item.row, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), self.visualRect(self.currentIndex()).center()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.pos()
        item = self._rows.item(index)
        if item is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(item.row, self.viewport().mapToGlobal(at))

    def edit_cell(self, column: Column) -> None:
        """Edit a cell of the current row in place."""
        index = self.currentIndex().siblingAtColumn(column)
        if self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        is_current = (current.row(), current.parent()) == (index.row(), index.parent())
        if is_current and current.isValid() and self.hasFocus():
            # With a focus on all columns Qt tells the delegate of none.
            ring: Any = QStyleOptionViewItem(option)
            ring.rect = QRect(0, ring.rect.top(), self.viewport().width(), ring.rect.height())
            ring.viewItemPosition = QStyleOptionViewItem.ViewItemPosition.OnlyOne
            lists.paint_row_ring(ring, painter, theme.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width: names get a third of what the fixed columns leave."""
        widths = dict(_WIDTHS)
        if self.width() < _NAMES_PX:
            widths |= _NARROW_WIDTHS
        widths = {column: theme.current().scaled(width) for column, width in widths.items()}
        room = self.viewport().width() - sum(widths.values())
        for column in (Column.DRIVER, Column.APPROVER):
            is_hidden = room < _WORDING_PX
            self.header().setSectionHidden(column, is_hidden)
            if is_hidden:
                room += widths.pop(column)
        for column, width in widths.items():
            self.header().resizeSection(column, width)
        self.header().resizeSection(Column.NAME, max(140, room // 2))

    def _current_item(self) -> Item | None:
        indexes = self.selectionModel().selectedIndexes()
        return self._rows.item(indexes[0]) if indexes else None

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._rows.item(index) is None:
            heading = index.siblingAtColumn(0)
            self.setExpanded(heading, not self.isExpanded(heading))

    def _on_model_reset(self) -> None:
        self.expandAll()
        for number in range(self._rows.rowCount()):
            self.setFirstColumnSpanned(number, QModelIndex(), True)


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
        self._view = ListView(self._model)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._view)
        self._view.picked.connect(self.picked)
        self._view.opened.connect(self.opened)
        self._view.menu_wanted.connect(self.menu_wanted)
        self._view.discarded.connect(acts.discard)
        self._view.moved.connect(acts.move_by)
        self._model.begun.connect(acts.begin_edit)
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
        self._column.setContentsMargins(margin + 1, 9, margin + 1, 17)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self._view.geometry().adjusted(-1, -1, 1, 1), theme.current())

    def _on_model_reset(self) -> None:
        self._view.show_selected(self._selected)

    def _on_shown(self) -> None:
        self._view.scrollTo(self._view.currentIndex())
