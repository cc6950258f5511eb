"""The place where an element is added by typing its name: it teaches while there is none yet."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from narrative_studio.model.positioning import ElementKind
from ui import icons, painting, theme
from ui.inspector.element.kinds import KIND_WORDS
from ui.theme import RADIUS_CARD, Role, Type
from ui.widgets.buttons import ControlSize, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.plain_line_edit import PlainLineEdit

STRIP_PX: Final = 32
_PAD_PX: Final = 13
_ICON_PX: Final = 14
_BRIEF: Final = "Add"
"""What a narrow place says in larger text: what is added stands above it."""
_BRIEFLY: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why a field loses the keyboard that is about to get it back: nothing is added by that."""


class AdderState(Enum):
    """How much of itself the place shows."""

    HIDDEN = auto()
    STRIP = auto()
    """One quiet line: there are elements already."""
    OPEN = auto()
    """A field: somebody is adding."""
    TEACHING = auto()
    """What belongs here, a field and a button: there is none yet."""


class Adder(QWidget):
    """A dashed place with a field; Enter adds what was typed and waits for the next name.

    Signals:
        added(str): an element of that name is to be added.
        opened(): the strip was used.
        closed(): adding has ended.
    """

    added = Signal(str)
    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: ElementKind,
        *,
        is_wide: bool = False,
        is_small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the place: ``is_wide`` sets field and button side by side, ``is_small`` has none."""
        super().__init__(parent)
        words = KIND_WORDS[kind]
        self._kind = kind
        self._state = AdderState.HIDDEN
        self._is_wide = is_wide
        self._is_small = is_small
        self._what = TextLabel(words.what, use=Type.CARD_TITLE, lines=0)
        self._why = TextLabel(words.check, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._field = PlainLineEdit(
            name=f"Name of the new {kind}", placeholder=f"{words.example} …"
        )
        self._button = SecondaryButton(words.add, size=ControlSize.TINY, icon="plus")
        self._button.setAccessibleName(words.add)
        self._field.returnPressed.connect(self._on_field_returned)
        self._button.clicked.connect(self._on_button_clicked)
        self._field.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.show_state(AdderState.HIDDEN)

    @property
    def kind(self) -> ElementKind:
        """What is added here."""
        return self._kind

    @property
    def state(self) -> AdderState:
        return self._state

    @property
    def teaches(self) -> bool:
        """Whether there is no element of this kind yet."""
        return self._state is AdderState.TEACHING

    @property
    def field(self) -> PlainLineEdit:
        """Where the name is typed."""
        return self._field

    @property
    def button(self) -> SecondaryButton:
        """Adds what was typed."""
        return self._button

    @property
    def is_typing(self) -> bool:
        """Whether somebody is at it."""
        return self._field.hasFocus()

    def show_state(self, state: AdderState) -> None:
        """Show more or less."""
        self._state = state
        teaches = state is AdderState.TEACHING
        has_field = teaches or state is AdderState.OPEN
        self._what.setVisible(teaches)
        self._why.setVisible(teaches)
        self._button.setVisible(teaches and not self._is_small)
        self._field.setVisible(has_field)
        strip = state is AdderState.STRIP
        self.setCursor(Qt.CursorShape.PointingHandCursor if strip else Qt.CursorShape.ArrowCursor)
        self.setVisible(state is not AdderState.HIDDEN)
        self.updateGeometry()
        self.update()

    def open(self) -> None:
        """Take the keyboard, ready for a name."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Add what was typed, if anything."""
        if name := self._field.take():
            self.added.emit(name)

    def height_for(self, width_px: int) -> int:
        """The height wanted at a width, in pixels."""
        if self._state is AdderState.HIDDEN:
            return 0
        if self._state is AdderState.STRIP:
            return theme.current().scaled(STRIP_PX)
        if self._column.hasHeightForWidth():
            return self._column.totalHeightForWidth(width_px)
        return self._column.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_for(max(160, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setText(KIND_WORDS[self._kind].add)
        if self._button.sizeHint().width() > self.width() - 2 * _PAD_PX:
            self._button.setText(_BRIEF)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        hovered = self._state is AdderState.STRIP and self.underMouse()
        fill = now.hover if hovered else None
        painting.dashed_place(painter, self.rect(), now, fill=fill, radius_px=RADIUS_CARD)
        if self._state is AdderState.STRIP:
            self._paint_strip(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The board below would let go of the selected card.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._state is AdderState.STRIP and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what the field has no use for from the board, which acts on the selected card."""
        event.setAccepted(event.key() != Qt.Key.Key_Escape)

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]  # the stub narrows it

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() in _BRIEFLY:
                return False
            self.commit()
            self.closed.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Escape and self._give_up()
        return super().eventFilter(watched, event)

    def _give_up(self) -> bool:
        """Take back one step: what was typed, then the field itself."""
        if self._field.text():
            self._field.clear()
            return True
        if self._state is AdderState.OPEN:
            self._field.clearFocus()
            return True
        return False

    def _on_field_returned(self) -> None:
        self.commit()

    def _on_button_clicked(self) -> None:
        self.commit()
        self.open()

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(_PAD_PX, 10, _PAD_PX, 11)
        column.setSpacing(0)
        column.addWidget(self._what)
        column.addSpacing(2)
        column.addWidget(self._why)
        column.addSpacing(6 if self._is_wide or self._is_small else 8)
        if self._is_wide:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self._field, 1)
            row.addWidget(self._button)
            column.addLayout(row)
        else:
            column.addWidget(self._field)
            if not self._is_small:
                column.addSpacing(8)
            column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _paint_strip(self, painter: QPainter) -> None:
        now = theme.current()
        words = KIND_WORDS[self._kind].add
        painter.setFont(now.font(Type.SUPPORT_STRONG))
        painter.setPen(now.text2)
        width = painter.fontMetrics().horizontalAdvance(words)
        if width > self.width() - _ICON_PX - 6 - 2 * 8:
            words = _BRIEF
            width = painter.fontMetrics().horizontalAdvance(words)
        left = max(8, (self.width() - width - _ICON_PX - 6) // 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        spot = QRect(left, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        room = QRect(left + _ICON_PX + 6, 0, width + 2, self.height())
        if mirrored:
            spot.moveRight(self.width() - 1 - left)
            room.moveRight(spot.left() - 6)
        icons.paint_icon(painter, spot, "plus", Role.TEXT2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
