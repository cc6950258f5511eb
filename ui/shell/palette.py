"""Ctrl+K: finds what the document holds, and every action, by words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

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
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from narrative_studio.analysis.search import Hit, fold, search
from narrative_studio.model.view import NarrativeView
from ui import icons, painting, theme
from ui.inspector.customer_kinds import ENTRY_WORDS
from ui.theme import RADIUS_CONTROL, Role, Type
from ui.widgets.pointed_list import PointedList
from ui.widgets.search_field import SearchField
from ui.workspaces.base import Action

_WIDTH_PX: Final = 640
_ROW_PX: Final = 44
_SHOWN_ROWS: Final = 9
_REACH_PX: Final = 6
_TOP_PX: Final = 4
_KIND_ICON: Final = {
    "frame": "layout-board",
    "step": "click",
    "element": "target-arrow",
    "proof": "shield-check",
    "objection": "message-question",
    **{table: words.icon for table, words in ENTRY_WORDS.items()},
    "relation": "table",
    "goal": "flag",
    "key_result": "flag",
    "touchpoint": "world",
}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: a row of the document or an action."""

    icon: str
    title: str
    detail: str
    shortcut: str = ""
    hit: Hit | None = None
    action: Action | None = None


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, index: _Index) -> Entry:
        return self._entries[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.detail, entry.shortcut) if part)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(_WIDTH_PX, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, _Entries)
        entry = model.entry(index)
        now = theme.current()
        rect = QRect(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = option.widget
        if isinstance(view, QListView) and view.currentIndex() == index:
            painting.rounded(painter, rect, RADIUS_CONTROL, fill=now.selected)
        spot = QRect(rect.left() + 10, rect.center().y() - 7, 16, 16)
        icons.paint_icon(painter, spot, entry.icon, Role.TEXT2)
        right = rect.right() - 12
        if entry.shortcut:
            right = self._paint_shortcut(painter, rect, entry.shortcut) - 12
        left = spot.right() + 12
        title_px = now.line_px(Type.BODY)
        detail_px = now.line_px(Type.SUPPORT)
        top = rect.top() + (rect.height() - title_px - (detail_px if entry.detail else 0)) // 2
        painter.setFont(now.font(Type.BODY))
        painter.setPen(now.text)
        self._paint_line(painter, QRect(left, top, right - left, title_px), entry.title)
        if entry.detail:
            painter.setFont(now.font(Type.SUPPORT))
            painter.setPen(now.text2)
            below = QRect(left, top + title_px, right - left, detail_px)
            self._paint_line(painter, below, entry.detail)
        painter.restore()

    def _paint_shortcut(self, painter: QPainter, rect: QRect, words: str) -> int:
        now = theme.current()
        painter.setFont(now.font(Type.BADGE))
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + 12
        cap = QRect(rect.right() - 10 - width, rect.center().y() - 9, width, 20)
        painting.rounded(painter, cap, 4, line=now.border)
        painter.setPen(now.text2)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return cap.left()

    def _paint_line(self, painter: QPainter, rect: QRect, words: str) -> None:
        cut = QFontMetrics(painter.font()).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut)


class Palette(QWidget):
    """The list below the search field of the top bar; Esc or a click beside it closes it.

    Signals:
        row_chosen(str, str): the table and id of the row to show.
    """

    row_chosen = Signal(str, str)

    def __init__(
        self,
        field: SearchField,
        *,
        story: Callable[[], NarrativeView | None],
        actions: Callable[[], Sequence[Action]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._field = field
        self._story = story
        self._actions = actions
        self._before: QWidget | None = None
        self._model = _Entries(self)
        self._list = PointedList(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName("Found")
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_list_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_REACH_PX + 4] * 4)
        column.addWidget(self._list)
        field.edited.connect(self._refresh)
        field.entered.connect(self._on_field_entered)
        field.stepped.connect(self._on_field_stepped)
        field.installEventFilter(self)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_app_focus_changed)
        self.hide()

    def open(self) -> None:
        """Put the keyboard into the field and show what can be done."""
        if not self._field.isVisible():
            return
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._refresh(self._field.text())

    def shut(self) -> None:
        """Close without choosing and give the keyboard back to where it came from."""
        self.hide()
        self._field.clear()
        before = self._before
        if not self._field.hasFocus():
            return
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._field:
            if kind == QEvent.Type.FocusIn:
                self._refresh(self._field.text())
            elif kind == QEvent.Type.FocusOut:
                self.hide()
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(Qt.Key(event.key()))
        elif kind == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(_REACH_PX, _REACH_PX, -_REACH_PX - 1, -_REACH_PX - 1)
        painting.raised(painter, box, theme.current())

    def _place(self) -> None:
        window = self.parentWidget()
        assert window is not None
        rows = max(1, min(self._model.rowCount(), _SHOWN_ROWS))
        height = 2 * (_REACH_PX + 4) + rows * theme.current().scaled(_ROW_PX)
        width = min(_WIDTH_PX, window.width() - 32)
        below = self._field.mapTo(window, self._field.rect().bottomLeft())
        left = below.x() + (self._field.width() - width) // 2
        self.setGeometry(max(16, left), below.y() + _TOP_PX, width, height)

    def _take_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.shut()
            return True
        step = {Qt.Key.Key_PageDown: _SHOWN_ROWS, Qt.Key.Key_PageUp: -_SHOWN_ROWS}.get(key)
        if step is None:
            return False
        self._on_field_stepped(step)
        return True

    def _on_app_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._field and before is not None:
            self._before = before

    def _on_field_entered(self, _text: str) -> None:
        self._choose(self._list.currentIndex())

    def _on_field_stepped(self, step: int) -> None:
        last = self._model.rowCount() - 1
        row = max(0, min(last, self._list.currentIndex().row() + step))
        self._list.setCurrentIndex(self._model.index(row))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self._model.entry(index)
        if entry.hit is None and entry.action is None:
            return
        self.shut()
        if entry.hit is not None:
            self.row_chosen.emit(entry.hit.table, entry.hit.row_id)
        elif entry.action is not None:
            entry.action.handler()

    def _refresh(self, query: str) -> None:
        entries = self._found_actions(query)
        story = self._story()
        if query.strip() and story is not None:
            hits = [_hit_entry(hit) for hit in search(story, query)]
            entries = hits + entries
        if query.strip() and not entries:
            entries = [Entry("search", "Nothing holds these words", "Try fewer or other words")]
        self._model.show(entries)
        self._list.setCurrentIndex(self._model.index(0))
        self._place()
        self.show()
        self.raise_()

    def _found_actions(self, query: str) -> list[Entry]:
        words = fold(query).split()
        return [
            Entry(action.icon or "chevron-right", action.title, "", action.shortcut, action=action)
            for action in self._actions()
            if all(word in fold(action.title) for word in words)
        ]


def _hit_entry(hit: Hit) -> Entry:
    detail = f"Frame {hit.number} · {hit.kind}" if hit.number else hit.kind
    if hit.snippet:
        detail += f" · {hit.snippet}"
    return Entry(_KIND_ICON.get(hit.table, "file-text"), hit.title, detail, hit=hit)
