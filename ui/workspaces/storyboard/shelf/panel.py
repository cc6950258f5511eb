"""The shelf beside the frames: elements to drag onto them, with the frames that carry each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.divider import Divider
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground
from ui.widgets.search_field import SearchField
from ui.workspaces.storyboard.shelf.list_view import ShelfList
from ui.workspaces.storyboard.shelf.model import ShelfModel

_WIDTH_PX: Final = 224
_HINT: Final = "Drag one onto a frame, or press Enter to link it with the chosen frame."
_NOTHING: Final = "The positioning has no elements yet. What frames tell begins there."


class ElementShelf(Ground):
    """Asleep while it is hidden.

    Signals:
        closed(): it is not wanted any more.
        positioning_wanted(): there is nothing on it; the room where elements are made is wanted.
    """

    closed = Signal()
    positioning_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Role.CHROME, edges="right", parent=parent)
        self.model = ShelfModel(session, self)
        self.list_view = ShelfList(self.model)
        self.field = SearchField("Find", keys="", name="Find on the shelf")
        self._hint = TextLabel(_HINT, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._nothing = TextLabel(_NOTHING, use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._way = LinkButton("Go to the positioning")
        close = IconButton("x", "Close the shelf", shortcut="Esc", size=ControlSize.SMALL)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.addWidget(TextLabel("Elements", use=Type.PANEL), 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self.field, self._nothing, self._way):
            inset = QHBoxLayout()
            inset.setContentsMargins(12, 0, 12, 4)
            inset.addWidget(part, 0 if part is self._way else 1)
            if part is self._way:
                inset.addStretch(1)
            column.addLayout(inset)
        column.addWidget(self.list_view, 1)
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        self._line = Divider()
        column.addWidget(self._line)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 12, 10)
        foot.addWidget(self._hint)
        column.addLayout(foot)
        self.setAccessibleName("Shelf of elements")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        close.clicked.connect(self.closed)
        self.field.edited.connect(self.model.search)
        self.field.stepped.connect(self._on_field_stepped)
        self.field.entered.connect(self._on_field_entered)
        self._way.clicked.connect(self.positioning_wanted)
        self.model.modelReset.connect(self._refresh)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def focus_first(self) -> None:
        """Put the keyboard into the list, or where it is searched."""
        first = self._first_target()
        if first >= 0:
            if not self.list_view.currentIndex().isValid():
                self.list_view.setCurrentIndex(self.model.index(first))
            self.list_view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self.model.set_asleep(is_asleep=False)
        self._refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_asleep(is_asleep=True)

    def _first_target(self) -> int:
        rows = range(self.model.rowCount())
        return next((row for row in rows if self.model.row(row).target is not None), -1)

    def _refresh(self) -> None:
        is_empty = not self.model.rowCount() and not self.field.text()
        for part in (self._nothing, self._way, self._filler):
            part.setVisible(is_empty)
        for part in (self.field, self.list_view, self._line, self._hint):
            part.setVisible(not is_empty)

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().scaled(_WIDTH_PX))

    def _on_field_stepped(self, step: int) -> None:
        if step > 0:
            self.focus_first()

    def _on_field_entered(self, _words: str) -> None:
        self.focus_first()
