"""The list of changes: one row each, walked with the arrows or J and K, decided with one key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from narrative_studio.commands.adopting import ChangeKind
from narrative_studio.importers.returned.telling import doubt, heading, where
from ui import announce, icons, painting, text, theme
from ui.returned.review import Entry, Review, State
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone, badge_size, paint_badge

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX: Final = 52
_ICON_PX: Final = 16
_LEFT_PX: Final = 16
_TEXT_PX: Final = 44
_BAR_PX: Final = 3
_ICONS: Final = {
    ChangeKind.REWORDED: "pencil",
    ChangeKind.PICTURE: "photo",
    ChangeKind.HIDDEN: "eye-off",
    ChangeKind.SHOWN: "eye",
    ChangeKind.MOVED: "arrows-exchange",
    ChangeKind.REMOVED: "trash",
    ChangeKind.ADDED: "plus",
    ChangeKind.SAID: "message-circle",
}
_STATES: Final = {
    State.ADOPTED: Badge("Adopted", Tone.GOOD, "check"),
    State.SKIPPED: Badge("Skipped", Tone.OUTLINE),
    State.SETTLED: Badge("Same by now", Tone.QUIET),
}
_CLASH: Final = Badge("Changed here too", Tone.WARN, "alert-triangle")


class ChangeModel(QAbstractListModel):
    """The entries of a review."""

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._shown = list(review.entries)
        review.changed.connect(self._on_review_changed)

    def entry(self, index: _Index) -> Entry:
        """The entry of a row."""
        return self._shown[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(entry.change)
        if role == Qt.ItemDataRole.ToolTipRole:
            return where(entry.change)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if entry.is_open else str(badge_of(entry).text).lower()
            words = (heading(entry.change), where(entry.change), doubt(entry.change), state)
            return ". ".join(filter(None, words))
        return None

    def _on_review_changed(self) -> None:
        entries = list(self._review.entries)
        if len(entries) > len(self._shown):
            self.beginInsertRows(QModelIndex(), len(self._shown), len(entries) - 1)
            self._shown = entries
            self.endInsertRows()
        else:
            self._shown = entries
        if entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))


def badge_of(entry: Entry) -> Badge:
    """How a change stands, as a badge; an empty one where there is nothing to say."""
    if not entry.is_open:
        return _STATES[entry.state]
    return _CLASH if entry.change.is_conflict else Badge("", Tone.QUIET)


class ChangeDelegate(QStyledItemDelegate):
    """Paints what changed, on which slide, and how it stands."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, theme.current().scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, view, now = index.model(), option.widget, theme.current()
        assert isinstance(model, ChangeModel)
        entry, rect = model.entry(index), QRect(option.rect)
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        if is_current:
            painter.fillRect(rect, now.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR_PX, rect.height()), now.accent)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.border)
        if is_current and isinstance(view, QListView) and view.hasFocus():
            ring = rect.adjusted(_BAR_PX, 0, 0, -1)
            painting.rounded(painter, ring, 0, line=now.focus, line_px=2)
        role = Role.TEXT2 if entry.is_open else Role.TEXT3
        size = now.scaled(_ICON_PX)
        at = QPoint(rect.left() + _LEFT_PX, rect.center().y() - size // 2)
        icons.paint_icon(painter, QRect(at, QSize(size, size)), _ICONS[entry.change.kind], role)
        self._paint_words(painter, rect, entry)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        now = theme.current()
        badge = badge_of(entry)
        room = rect.adjusted(_TEXT_PX, 0, -_LEFT_PX, 0)
        width = room.width()
        if badge.text:
            taken = badge_size(badge)
            place = QPoint(room.right() - taken.width(), rect.center().y() - taken.height() // 2)
            paint_badge(painter, place, badge)
            width -= taken.width() + 8
        above = now.line_px(Type.CARD_TITLE)
        below = now.line_px(Type.SUPPORT)
        top = rect.center().y() - (above + below) // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        lines = (
            (heading(entry.change), Type.CARD_TITLE, now.text if entry.is_open else now.text2),
            (where(entry.change), Type.SUPPORT, now.text2 if entry.is_open else now.text3),
        )
        for words, use, color in lines:
            painter.setFont(now.font(use))
            painter.setPen(color)
            line = QRect(room.left(), top, width, now.line_px(use))
            painter.drawText(line, middle, text.elided(words, painter.font(), width))
            top += now.line_px(use)


class ChangeList(QListView):
    """Arrows, J and K go through the changes; A adopts, S skips, M takes both, B keeps a backup.

    Signals:
        adopt_asked(), merge_asked(), keep_asked(), skip_asked(): of the current change.
        all_asked(): adopt all that is open.
        current_changed(int): another change is looked at; -1 for none.
        open_asked(): show what it is about.
    """

    adopt_asked = Signal()
    merge_asked = Signal()
    keep_asked = Signal()
    skip_asked = Signal()
    all_asked = Signal()
    open_asked = Signal()
    current_changed = Signal(int)

    def __init__(self, model: ChangeModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ChangeDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Changes in the file")
        self.doubleClicked.connect(self.open_asked)
        theme.changes().changed.connect(self.doItemsLayout)

    @property
    def place(self) -> int:
        """The place of the current change, -1 for none."""
        return self.currentIndex().row()

    def go(self, place: int) -> None:
        """Look at another change."""
        index = self.model().index(place, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current.row())
        if isinstance(current, QModelIndex) and current.isValid():
            announce.announce_item(self, current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.go(max(0, self.place + (1 if key == Qt.Key.Key_J else -1)))
        elif plain and key in self._keys():
            self._keys()[Qt.Key(key)].emit()
        elif held == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_A:
            self.all_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _words: str) -> None:
        """Letters decide; they do not search."""

    def _keys(self) -> dict[Qt.Key, SignalInstance]:
        return {
            Qt.Key.Key_A: self.adopt_asked,
            Qt.Key.Key_S: self.skip_asked,
            Qt.Key.Key_M: self.merge_asked,
            Qt.Key.Key_B: self.keep_asked,
            Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked,
        }
