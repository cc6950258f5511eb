"""The view Touchpoints: every place where the message is met, in a table."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.touchpoints import move_touchpoint
from narrative_studio.model.rows import Row
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import ProjectView
from ui import icons, painting, text, theme
from ui.announce import announce
from ui.inspector.element_panel import delete_row
from ui.inspector.touchpoint_kinds import KIND_ICON
from ui.session import Session
from ui.styling import lists
from ui.styling.buttons import SIZE, ControlSize
from ui.theme import Role, Theme, Type
from ui.widgets.avatar import paint_avatar
from ui.widgets.badge import paint_badge
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.widgets.plain_line_edit import PlainLineEdit
from ui.workspaces.positioning.around_page import AroundPage
from ui.workspaces.positioning.geometry import margin_px
from ui.workspaces.positioning.touchpoint_model import (
    ITEM,
    TITLES,
    Column,
    Index,
    Item,
    TouchpointModel,
)

_PAD_PX: Final = 12
_TOP_PX: Final = 9
_AVATAR_PX: Final = 20
_WIDTHS: Final = {
    Column.FUNCTION: 124,
    Column.OWNER: 128,
    Column.CHECKED: 138,
    Column.ELEMENTS: 132,
}
_NARROW_WIDTHS: Final = {Column.OWNER: 62, Column.ELEMENTS: 112, Column.CHECKED: 138}
_WIDE_PX: Final = 1100
"""A table as wide as this has columns for function and place, and names the owners."""
_State = QStyle.StateFlag


class TouchpointDelegate(QStyledItemDelegate):
    """Paints rows of two lines; what asks for somebody is a badge on the second."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, row_px(theme.current()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        option_any: Any = option
        rect: QRect = option_any.rect
        now = theme.current()
        lists.paint_row_ground(option_any, painter, now)
        painting.h_line(painter, rect.left(), rect.right() + 1, rect.bottom(), now.border)
        room = rect.adjusted(_PAD_PX, _TOP_PX, -8, -_TOP_PX)
        column = Column(index.column())
        if column is Column.NAME:
            _paint_name(painter, room, item, now)
        elif column is Column.OWNER:
            _paint_owner(painter, room, item, now)
        elif column in (Column.CHECKED, Column.ELEMENTS):
            _paint_standing(painter, room, item, column, now)
        else:
            words, color = item.cell(column), now.text2
            if not words:
                words, color = "–", now.text3
            text.paint_text(painter, room, words, Type.SUPPORT, color, max_lines=2, look=now)
        if option_any.state & _State.State_HasFocus:
            lists.paint_row_ring(option_any, painter, now)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = PlainLineEdit(name=TITLES[Column(index.column())], parent=parent)
        editor.setProperty(SIZE, ControlSize.SMALL.value)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the stored words, unless others have been typed since."""
        if isinstance(editor, PlainLineEdit) and editor.isModified():
            return
        super().setEditorData(editor, index)
        model = index.model()
        if isinstance(model, TouchpointModel):
            model.begin_edit(index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        option_any: Any = option
        rect: QRect = option_any.rect
        height = editor.sizeHint().height()
        top = rect.top() + (rect.height() - height) // 2
        editor.setGeometry(rect.left() + 4, top, rect.width() - 8, height)


class TouchpointView(QTableView):
    """The table; F2 edits the name, Enter shows the row in full, Alt and an arrow key moves it.

    Signals:
        picked(object): the ``Touchpoint`` that the user selected, or None.
        opened(object): the ``Touchpoint`` that the inspector is to show.
        discarded(object): the ``Touchpoint`` that is to be deleted.
        moved(object, int): the ``Touchpoint`` and by how many places it is to move.
    """

    picked = QtSignal(object)
    opened = QtSignal(object)
    discarded = QtSignal(object)
    moved = QtSignal(object, int)

    def __init__(self, model: TouchpointModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_following = False
        self.setModel(model)
        self.setItemDelegate(TouchpointDelegate(self))
        self.setAccessibleName("Touchpoints")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.WORDING, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sortIndicatorChanged.connect(model.sort)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def current(self) -> Touchpoint | None:
        """The touchpoint that is selected."""
        if not self.selectionModel().hasSelection():
            return None
        item = self._rows.item(self.currentIndex())
        return item.row if item is not None else None

    def show_selected(self, row_id: str | None) -> None:
        """Select a touchpoint that was selected elsewhere."""
        index = QModelIndex() if row_id is None else self._rows.index_of(row_id)
        self._is_following = True
        if not index.isValid():
            self.clearSelection()
        elif self.current() is None or self.currentIndex().row() != index.row():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._is_following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_following:
            self.picked.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.current()
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif key == Qt.Key.Key_F2:
            column = self.currentIndex().column()
            is_place = column == Column.PLACE
            self.edit(self.currentIndex().siblingAtColumn(column if is_place else Column.NAME))
        elif key == Qt.Key.Key_Delete:
            self.discarded.emit(row)
        elif with_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            at = self.visualRect(self.currentIndex()).center()
        index = self.indexAt(at)
        item = self._rows.item(index)
        if item is not None:
            self.setCurrentIndex(index)
            self.make_menu(item.row).popup(self.viewport().mapToGlobal(at))

    def make_menu(self, row: Touchpoint) -> QMenu:
        """What can be done to a touchpoint."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal, arguments in (
            ("Show in full\tEnter", "list-details", self.opened, (row,)),
            ("Move up\tAlt+Up", "arrow-up", self.moved, (row, -1)),
            ("Move down\tAlt+Down", "arrow-down", self.moved, (row, 1)),
            ("Delete\tDel", "trash", self.discarded, (row,)),
        ):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(
                lambda _checked=False, signal=signal, arguments=arguments: signal.emit(*arguments)
            )
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width; where it is short, function and place stand in the inspector alone."""
        now = theme.current()
        is_wide = self.width() >= now.scaled(_WIDE_PX)
        widths = {**_WIDTHS, **({} if is_wide else _NARROW_WIDTHS)}
        for column in (Column.FUNCTION, Column.PLACE):
            self.setColumnHidden(column, not is_wide)
        taken = 0
        for column, width in widths.items():
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, now.scaled(width))
                taken += now.scaled(width)
        room = self.viewport().width() - taken
        self.setColumnWidth(
            Column.NAME, max(140, room * (3 if is_wide else 2) // (8 if is_wide else 5))
        )
        self.setColumnWidth(Column.PLACE, max(100, room // 4))
        self.verticalHeader().setDefaultSectionSize(row_px(now))


class TouchpointPage(AroundPage):
    """The table on its panel, or what it is for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._begun: dict[tuple[str, str], tuple[str, ...]] = {}
        self.model = TouchpointModel(session.view, self)
        self.view = TouchpointView(self.model)
        self._summary = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        self.add_button = SecondaryButton("Add a touchpoint", size=ControlSize.SMALL, icon="plus")
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.add_button)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(panel, 1)
        column.addLayout(foot)
        self.empty = EmptyState(
            "Where else is the message met?",
            "Every team is a channel: a web page, a follow-up email, a support reply, a renewal "
            "letter, even the bonus plan. Note what is said there and link it to the elements it "
            "tells; when one of them changes, the touchpoint becomes suspect.",
            "Add a touchpoint",
            icon="world",
        )
        self._outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        self._outer.addLayout(self._stack)
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty)
        self.view.picked.connect(self.picked)
        self.view.opened.connect(self.opened)
        self.view.discarded.connect(self._on_view_discarded)
        self.view.moved.connect(self._on_view_moved)
        self.model.begun.connect(self._on_model_begun)
        self.model.edited.connect(self._on_model_edited)
        self.add_button.clicked.connect(self._on_add_wanted)
        self.empty.chosen.connect(self._on_add_wanted)
        self._arrange()

    @property
    def summary(self) -> str:
        """What stands below the table."""
        return self._summary.text()

    def show_view(self, view: ProjectView) -> None:
        selected = self.view.current()
        self.model.show(view)
        if selected is not None and self.view.current() is None:
            self.view.show_selected(selected.id)
        self._arrange()

    def show_selected(self, row: Row | None) -> None:
        self.view.show_selected(row.id if isinstance(row, Touchpoint) else None)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        place: QWidget | None = self.view
        if self._stack.currentWidget() is self.empty:
            place = self.empty.button
        if place is not None:
            place.setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = margin_px(self.width())
        self._outer.setContentsMargins(margin, 8, margin, 12)
        super().resizeEvent(event)

    def _arrange(self) -> None:
        items = [self.model.item(self.model.index(n, 0)) for n in range(self.model.rowCount())]
        self._stack.setCurrentIndex(0 if items else 1)
        asking = sum(1 for item in items if item is not None and (item.check or item.link))
        words = counted(len(items), "touchpoint")
        if asking:
            verb = "asks" if asking == 1 else "ask"
            words += f" · {asking} {verb} for a look"
        self._summary.setText(words)

    def _on_add_wanted(self) -> None:
        self.adding.emit(Touchpoint)

    def _on_view_discarded(self, row: Touchpoint) -> None:
        delete_row(self._session, row)

    def _on_view_moved(self, row: Touchpoint, by: int) -> None:
        if self.model.is_sorted:
            self._session.messages.tell("Show the order of your own first: click the sorted column")
            return
        rows = [one.id for one in self._session.view.touchpoints.ordered]
        place = rows.index(row.id) + by
        if 0 <= place < len(rows):
            project = self._session.project
            self._session.attempt(lambda: move_touchpoint(project, touchpoint=row.id, index=place))
            announce(self.view, f"{row.name}, now {place + 1} of {len(rows)}")

    def _on_model_begun(self, row: Touchpoint, cell: str) -> None:
        self._begun[row.id, cell] = self._session.project.heads_shown(row, cell)

    def _on_model_edited(self, row: Touchpoint, cell: str, words: str) -> None:
        cells: dict[str, Any] = {cell: words}
        bases = {cell: self._begun.pop((row.id, cell), ())}
        self._session.attempt(lambda: edit_cells(self._session.project, row, bases=bases, **cells))


def row_px(look: Theme) -> int:
    """The height of a row: a name and a line below."""
    return 2 * _TOP_PX + look.line_px(Type.BODY_STRONG) + look.line_px(Type.SUPPORT)


def _paint_name(painter: QPainter, room: QRect, item: Item, now: Theme) -> None:
    row = item.row
    line_px = now.line_px(Type.BODY_STRONG)
    icons.paint_icon(
        painter,
        QRect(room.left(), room.top() + (line_px - 16) // 2, 16, 16),
        KIND_ICON[row.kind],
        Role.TEXT2,
    )
    words = room.adjusted(24, 0, 0, 0)
    name = row.name or "Without a name"
    text.paint_text(painter, words, name, Type.BODY_STRONG, now.text, look=now)
    kind = f"{row.kind.value.capitalize()} · {row.function.value}"
    below = words.adjusted(0, line_px, 0, 0)
    text.paint_text(painter, below, kind, Type.SUPPORT, now.text2, look=now)


def _paint_owner(painter: QPainter, room: QRect, item: Item, now: Theme) -> None:
    edge = now.scaled(_AVATAR_PX)
    if not item.owner:
        text.paint_text(painter, room, "Nobody", Type.SUPPORT, now.text3, look=now)
        return
    paint_avatar(painter, QRect(room.left(), room.top(), edge, edge), item.owner)
    words = room.adjusted(edge + 6, 2, 4, 0)
    if words.width() > 40:
        text.paint_text(painter, words, item.owner, Type.SUPPORT, now.text, max_lines=2, look=now)


def _paint_standing(painter: QPainter, room: QRect, item: Item, column: Column, now: Theme) -> None:
    words, badge = item.cell(column), item.badge(column)
    below = room.top()
    if words:
        text.paint_text(painter, room, words, Type.SUPPORT, now.text2, tabular=True, look=now)
        below += now.line_px(Type.SUPPORT) + 2
    if badge is not None:
        paint_badge(painter, QPoint(room.left(), below), badge, max_width_px=room.width(), look=now)
