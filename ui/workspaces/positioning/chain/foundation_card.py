"""The card of the market category, which frames the whole chain, and that of the trend."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from narrative_studio.model.positioning import ElementKind
from ui import icons, painting, text, theme
from ui.focus_ring import comes_by_key
from ui.inspector.element.kinds import KIND_WORDS
from ui.painting import CardState
from ui.spoken import Role as Spoken
from ui.spoken import State
from ui.theme import Role, Theme, Type
from ui.widgets.badge import badge_size, paint_badges
from ui.workspaces.positioning.chain.board import Card

CARD_PX: Final = 90
COMPACT_PX: Final = 66
REACH_PX: Final = 5
"""Room around the card for its focus ring and its lower edge."""
_ICON_PX: Final = 12
_BAR_LEFT_PX: Final = 17
_BAR_PX: Final = 4
_BAR_PAD_PX: Final = 13
_PAD_PX: Final = 13


class FoundationCard(QAbstractButton):
    """One element below the chain; its right end says who carries it.

    A category is shown large with a bar at its start, a trend like a card of the chain.

    Signals:
        opened(str): Enter was pressed.
        discarded(str): Delete was pressed.
        left_above(): the arrow upwards was pressed.
        left_beside(int): an arrow sideways was pressed: -1 to the start, 1 to the end.
        menu_wanted(str, QPoint): its context menu, at a place on the screen.
    """

    opened = Signal(str)
    discarded = Signal(str)
    left_above = Signal()
    left_beside = Signal(int)
    menu_wanted = Signal(str, QPoint)

    spoken_role = Spoken.ListItem

    def __init__(self, kind: ElementKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._card: Card | None = None
        self._meta = ""
        self._carried = ""
        self._is_compact = False
        self._has_ring = False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    @property
    def element_id(self) -> str | None:
        """The id of the element that is shown."""
        return None if self._card is None else self._card.element.id

    @property
    def meta(self) -> str:
        """What stands above the name."""
        return self._meta

    def show_card(self, card: Card, *, meta: str, carried: str) -> None:
        """Show an element: ``meta`` above its name, ``carried`` at the end of that line."""
        self._card, self._meta, self._carried = card, meta, carried
        self.setAccessibleName(", ".join(word for word in (card.spoken, carried.lower()) if word))
        self.setToolTip("\n".join(w for w in (card.element.name, card.element.statement) if w))
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Take less height, where height is short."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.updateGeometry()
            self.update()

    def focus_shape(self) -> None:
        """Have no ring of the window's: the card paints its own."""
        return

    def spoken_state(self, state: State) -> None:
        """Whether the card is chosen, for assistive technology."""
        state.selectable = True
        state.selected = self.isChecked()

    def spoken_press(self) -> None:
        """Choose the card, for assistive technology."""
        self.click()

    def sizeHint(self) -> QSize:
        height = theme.current().scaled(COMPACT_PX if self._is_compact else CARD_PX)
        return QSize(200, height + REACH_PX * 2)

    def nextCheckState(self) -> None:
        """Stay as it is: the selection says which card is chosen."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._card is None:
            return
        now = theme.current()
        painter = QPainter(self)
        rect = self.rect().adjusted(REACH_PX, REACH_PX, -REACH_PX, -REACH_PX)
        state = CardState.REST
        if self.isChecked():
            state = CardState.SELECTED
        elif self.underMouse():
            state = CardState.HOVER
        painting.card(painter, rect, now, state, focused=self._has_ring and self.hasFocus())
        if self._kind is ElementKind.CATEGORY:
            self._paint_category(painter, rect, self._card, now)
        else:
            self._paint_trend(painter, rect, self._card, now)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._has_ring = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_ring = True
        self.update()
        key, element = event.key(), self.element_id
        towards = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if key == Qt.Key.Key_Up:
            self.left_above.emit()
        elif towards is not None:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.left_beside.emit(-towards if mirrored else towards)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and element:
            self.click()
            self.opened.emit(element)
        elif key == Qt.Key.Key_Delete and element:
            self.discarded.emit(element)
        elif key != Qt.Key.Key_Down:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.element_id:
            self.click()
            self.menu_wanted.emit(self.element_id, event.globalPos())

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]  # the stub narrows it

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._has_ring |= comes_by_key(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _paint_category(self, painter: QPainter, rect: QRect, card: Card, now: Theme) -> None:
        bar = QRect(0, rect.top() + _BAR_PAD_PX, _BAR_PX, rect.height() - 2 * _BAR_PAD_PX)
        inner = rect.adjusted(_BAR_LEFT_PX + 20, 0, -16, 0)
        if self._is_mirrored():
            bar.moveRight(rect.right() - _BAR_LEFT_PX)
            inner = rect.adjusted(16, 0, -(_BAR_LEFT_PX + 20), 0)
        else:
            bar.moveLeft(rect.left() + _BAR_LEFT_PX)
        painting.rounded(painter, bar, _BAR_PX / 2, fill=now.accent)
        use = Type.PANEL if self._is_compact else Type.WORKSPACE
        words_px = 2 * now.line_px(Type.SUPPORT) + 2 + now.line_px(use)
        words_px += 0 if self._is_compact else 8
        top = rect.top() + (rect.height() - words_px) // 2
        meta = QRect(inner.left(), top, inner.width(), now.line_px(Type.SUPPORT))
        self._paint_meta(painter, meta, card, now)
        top += now.line_px(Type.SUPPORT) + 2
        name = QRect(inner.left(), top, inner.width(), now.line_px(use))
        text.paint_text(painter, name, card.element.name, use, now.text, look=now)
        why = name.translated(0, now.line_px(use) + 1)
        text.paint_text(painter, why, card.element.statement, Type.SUPPORT, now.text2, look=now)

    def _paint_trend(self, painter: QPainter, rect: QRect, card: Card, now: Theme) -> None:
        inner = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        lines = 1 if self._is_compact else 2
        words_px = now.line_px(Type.SUPPORT) + 3 + now.line_px(Type.CARD_TITLE)
        words_px += lines * now.line_px(Type.SUPPORT) + 1 - lines
        top = rect.top() + (rect.height() - words_px) // 2
        meta = QRect(inner.left(), top, inner.width(), now.line_px(Type.SUPPORT))
        self._paint_meta(painter, meta, card, now)
        top += now.line_px(Type.SUPPORT) + 3
        words = card.element.statement
        # Where there is no statement yet, the name has its room too.
        name_lines = 1 if words.strip() else 2
        name = QRect(inner.left(), top, inner.width(), name_lines * now.line_px(Type.CARD_TITLE))
        text.paint_text(
            painter,
            name,
            card.element.name,
            Type.CARD_TITLE,
            now.text,
            max_lines=name_lines,
            look=now,
        )
        why = QRect(name.left(), top, name.width(), now.line_px(Type.CARD_TITLE))
        why.translate(0, now.line_px(Type.CARD_TITLE) + 1)
        text.paint_text(painter, why, words, Type.SUPPORT, now.text2, max_lines=lines, look=now)

    def _paint_meta(self, painter: QPainter, row: QRect, card: Card, now: Theme) -> None:
        """Paint the line above the name: icon and kind, badges or who carries it at the end."""
        end_px = self._paint_end(painter, row, card, now)
        spot = QRect(row.left(), row.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
        room = row.adjusted(_ICON_PX + 5, 0, -end_px, 0)
        if self._is_mirrored():
            spot.moveRight(row.right())
            room = row.adjusted(end_px, 0, -(_ICON_PX + 5), 0)
        icons.paint_icon(painter, spot, KIND_WORDS[self._kind].icon, Role.TEXT2)
        painter.setFont(now.font(Type.SUPPORT_STRONG))
        painter.setPen(now.text2)
        shown = text.elided(self._meta, painter.font(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_end(self, painter: QPainter, row: QRect, card: Card, now: Theme) -> int:
        """Paint what stands at the end of the meta line and return the room it takes."""
        if self._kind is not ElementKind.CATEGORY:
            return 0
        if card.badges:
            width = sum(badge_size(badge, now).width() + 6 for badge in card.badges[:2])
            left = row.left() if self._is_mirrored() else row.right() + 1 - width
            paint_badges(painter, QRect(left, row.top() - 2, width, 20), card.badges, look=now)
            return width + 12
        if not self._carried:
            return 0
        words = self._carried
        font = now.font(Type.BADGE)
        width = QFontMetrics(font).horizontalAdvance(words)
        total = width + _ICON_PX + 5
        left = row.left() if self._is_mirrored() else row.right() + 1 - total
        spot = QRect(left, row.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
        icons.paint_icon(painter, spot, "link", Role.TEXT3)
        painter.setFont(font)
        painter.setPen(now.text3)
        place = QRect(left + _ICON_PX + 5, row.top(), width + 2, row.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return total + 12

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
