"""The head of a panel: what kind of thing it is, its code, its menu and its name in large."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.inspector.binding import CellBinding
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.badge import BADGE_PX, Badge, BadgeLabel, Tone
from ui.widgets.buttons import ControlSize, IconButton
from ui.widgets.committing import WHOLE_PAUSE_MS
from ui.widgets.divider import Divider
from ui.widgets.headline_area import HeadlineArea
from ui.widgets.label import TextLabel

SIDE_PX: Final = 16
_FIELD_REACH_PX: Final = 9
"""From the outer edge of a field to its text."""
_FRAME_PX: Final = 2
_BRIEFLY: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why a field loses the keyboard that is about to get it back."""


class NameArea(HeadlineArea):
    """A large name that looks like a heading until one points at it or edits it."""

    def __init__(self, *, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(
            name=name,
            placeholder=placeholder,
            use=Type.WORKSPACE,
            max_lines=5,
            pause_ms=WHOLE_PAUSE_MS,
            parent=parent,
        )
        self.viewport().setAutoFillBackground(False)
        self._show_frame()

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]  # the stub narrows it
        self._show_frame()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_frame()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_frame()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _BRIEFLY:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self._show_frame()

    def _show_frame(self) -> None:
        is_busy = self.hasFocus() or self.underMouse()
        shape = QFrame.Shape.StyledPanel if is_busy else QFrame.Shape.NoFrame
        if shape != self.frameShape() or not is_busy:
            self.setFrameShape(shape)
            around = 0 if is_busy else _FRAME_PX
            self.setViewportMargins(around, around, around, around)


class PanelHead(QWidget):
    """Chip, code, menu and name.

    Signals:
        menu_wanted(QMenu): fill the menu that is about to open.
    """

    menu_wanted = Signal(QMenu)

    def __init__(
        self, session: Session, column: str, placeholder: str, parent: QWidget | None = None
    ) -> None:
        """Make the head; ``column`` is the cell whose text stands in large."""
        super().__init__(parent)
        self._chip = BadgeLabel(Badge("", Tone.FOLLOW))
        self._code = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, fixed=True, tabular=True)
        self._menu = IconButton("dots", "More", size=ControlSize.TINY)
        self._menu.setIconSize(QSize(16, 16))
        self._menu.setFixedHeight(theme.current().scaled(BADGE_PX))
        self._menu.clicked.connect(self._on_menu_clicked)
        self.name = NameArea(name=column.capitalize(), placeholder=placeholder)
        self._binding = CellBinding(session, self.name, column, self)
        top = QHBoxLayout()
        top.setContentsMargins(_FIELD_REACH_PX, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._chip)
        top.addWidget(self._code)
        top.addStretch(1)
        top.addWidget(self._menu)
        column_box = QVBoxLayout()
        column_box.setContentsMargins(SIDE_PX - _FIELD_REACH_PX, 12, SIDE_PX - _FIELD_REACH_PX, 6)
        column_box.setSpacing(0)
        column_box.addLayout(top)
        column_box.addWidget(self.name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column_box)
        whole.addWidget(Divider())

    @property
    def menu_button(self) -> IconButton:
        return self._menu

    @property
    def binding(self) -> CellBinding:
        """Ties the name to its cell."""
        return self._binding

    def show_kind(self, kind: str, code: str, *, has_menu: bool = True) -> None:
        """Say what is shown."""
        self._chip.set_badge(Badge(kind, Tone.FOLLOW))
        self._code.setText(code)
        self._menu.setVisible(has_menu)

    def _on_menu_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        if not menu.isEmpty():
            at = self._menu.mapToGlobal(QPoint(self._menu.width(), self._menu.height() + 2))
            menu.popup(at - QPoint(menu.sizeHint().width(), 0))
