"""Quotes as cards: in rows that fill the width, or one below the other in a narrow panel."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from narrative_studio.results.said import Said
from ui import painting, text, theme
from ui.painting import CardState
from ui.theme import RADIUS_CARD, Type
from ui.widgets.badge import BADGE_PX, Badge, Tone, paint_badges

Index = QModelIndex | QPersistentModelIndex
SAID: Final = int(Qt.ItemDataRole.UserRole)
"""The ``Said`` of a row."""
_CARD_PX: Final = 226
_GAP_PX: Final = 12
_PAD_PX: Final = 12
_LINES: Final = 3
_FOOT_PX: Final = 3
_State = QStyle.StateFlag


class QuoteModel(QAbstractListModel):
    """Quotes in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quotes: tuple[Said, ...] = ()

    @property
    def quotes(self) -> tuple[Said, ...]:
        """All of them."""
        return self._quotes

    def show(self, quotes: Sequence[Said]) -> None:
        """Hold other quotes."""
        found = tuple(quotes)
        if found == self._quotes:
            return
        self.beginResetModel()
        self._quotes = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._quotes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        quote = self._quotes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return quote.text
        if role == Qt.ItemDataRole.ToolTipRole:
            reserve = f"\n{quote.reserve}" if quote.reserve else ""
            return f"“{quote.text}”\n{quote.who}, {quote.where}{reserve}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return quote.spoken
        return quote if role == SAID else None


class QuoteDelegate(QStyledItemDelegate):
    """Paints one card: the words, the codes, who said it and where."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cell = QSize(_CARD_PX, card_px())
        self.across = 1
        self.room_px = _CARD_PX
        """The width that the cards of a row share with the gaps between them."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        quote = index.data(SAID)
        if not isinstance(quote, Said):
            return
        option_any: Any = option
        now = theme.current()
        cell: QRect = option_any.rect
        # Gaps between the cards alone: the first begins and the last ends at the edge.
        at = max(0, cell.left()) // max(1, self.cell.width())
        left, after = (n * (self.room_px + _GAP_PX) // self.across for n in (at, at + 1))
        card = QRect(left, cell.top(), after - left - _GAP_PX, cell.height() - _GAP_PX - _FOOT_PX)
        is_hovered = bool(option_any.state & _State.State_MouseOver)
        painting.card(painter, card, now, CardState.HOVER if is_hovered else CardState.REST)
        room = card.adjusted(_PAD_PX, 10, -_PAD_PX, -8)
        words = f"“{quote.text}”"
        line_px = now.line_px(Type.CARD_TITLE)
        place = QRect(room.left(), room.top(), room.width(), _LINES * line_px)
        text.paint_text(
            painter, place, words, Type.CARD_TITLE, now.text, max_lines=_LINES, look=now
        )
        support_px = now.line_px(Type.SUPPORT)
        below = room.bottom() + 1 - 2 * support_px
        codes = [
            Badge(
                one.word,
                Tone.WARN if one.asks else Tone.NEUTRAL,
                "alert-circle" if one.asks else "tag",
            )
            for one in quote.codes
        ]
        top = below - now.scaled(BADGE_PX) - 8
        row = QRect(room.left(), top, room.width(), now.scaled(BADGE_PX))
        paint_badges(painter, row, codes, look=now)
        who = QRect(room.left(), below, room.width(), support_px)
        text.paint_text(painter, who, quote.who, Type.SUPPORT, now.text2, look=now)
        apart = [] if quote.is_counted else ["not counted"]
        where = " · ".join((quote.where, *apart, quote.consent_words))
        text.paint_text(
            painter, who.translated(0, support_px), where, Type.SUPPORT, now.text2, look=now
        )
        if option_any.state & _State.State_HasFocus:
            painting.ring(painter, card.adjusted(1, 1, -1, -1), RADIUS_CARD, now.focus)


class QuoteList(QListView):
    """One Tab stop, arrows inside; Enter or a click opens the session of a quote.

    It is as high as :meth:`show_rows` says at most, and scrolls inside from two rows on; with
    ``is_column`` no two cards stand beside each other. The wheel scrolls it once the mouse was
    moved over it: a page that scrolls below the pointer goes on scrolling.

    Signals:
        opened(object): the ``Said`` whose session is wanted.
    """

    opened = Signal(object)

    def __init__(self, *, is_column: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of = QuoteModel(self)
        self._delegate = QuoteDelegate(self)
        self._is_column = is_column
        self._most_rows = 1
        self._is_pointed = False
        self.setModel(self.model_of)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Quotes")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.model_of.modelReset.connect(self._fit)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def show_quotes(self, quotes: Sequence[Said]) -> None:
        """Show other quotes."""
        self.model_of.show(quotes)

    def show_rows(self, most: int) -> None:
        """Be as high as that many rows at most."""
        self._most_rows = max(1, most)
        self._fit()

    @property
    def across(self) -> int:
        """How many cards stand beside each other."""
        if self._is_column:
            return 1
        room = self.width() - 2
        return max(1, room // theme.current().scaled(_CARD_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        quote = self.currentIndex().data(SAID)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(quote, Said):
            self.opened.emit(quote)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        quote = self.indexAt(event.position().toPoint()).data(SAID)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(quote, Said):
            self.opened.emit(quote)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._is_pointed = True
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed = False
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._is_pointed and self._is_scrolled:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        across = self.across
        bar = self.verticalScrollBar().sizeHint().width()
        is_scrolled = self._is_scrolled
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_scrolled else policy.ScrollBarAlwaysOff
        )
        room = max(120, self.width() - (bar if is_scrolled else 0))
        self._delegate.across, self._delegate.room_px = across, room
        cell = QSize(-(-room // across), card_px() + _GAP_PX + _FOOT_PX)
        # A row of Qt's must be narrower than its viewport: what that takes lies beyond the edge.
        self.setViewportMargins(0, 0, room - across * cell.width() - 1, 0)
        if cell != self._delegate.cell:
            self._delegate.cell = cell
            self.setGridSize(cell)
        self.setFixedHeight(max(1, min(self._rows, self._most_rows)) * cell.height())

    @property
    def _rows(self) -> int:
        return -(-self.model_of.rowCount() // self.across)

    @property
    def _is_scrolled(self) -> bool:
        """Whether more rows are there than are shown; one row alone scrolls by the keys."""
        return self._rows > self._most_rows > 1


def card_px() -> int:
    """The height of a card: three lines, a row of codes, two lines."""
    now = theme.current()
    words = _LINES * now.line_px(Type.CARD_TITLE) + 2 * now.line_px(Type.SUPPORT)
    return 10 + words + 8 + now.scaled(BADGE_PX) + 8 + 8
