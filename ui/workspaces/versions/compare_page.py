"""The view Compare: the history beside what differs, and below it what people have to decide."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.focus_ring import reason_here
from ui.session import Session
from ui.workspaces.versions.compare_panel import ComparePanel
from ui.workspaces.versions.decide_panel import DecidePanel
from ui.workspaces.versions.history_column import HistoryColumn
from ui.workspaces.versions.history_model import Item
from ui.workspaces.versions.states import Compared

_HISTORY_PX: Final = 272
_NARROW_HISTORY_PX: Final = 248
_GAP_PX: Final = 16
_DECIDE_PART: Final = 0.46
_DECIDE_EDGES_PX: Final = 110


class ComparePage(QWidget):
    """History, comparison and decisions of one document."""

    def __init__(self, session: Session, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._awaited: Qt.FocusReason | None = None
        """Why the differences are to have the keyboard once a long comparison is done."""
        self._history = HistoryColumn(session, compared)
        self._panel = ComparePanel(session, compared)
        self._decide = DecidePanel(
            session, self
        )  # Shown before it has a place, if there are cases.
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self._panel, 1)
        right.addWidget(self._decide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, _GAP_PX)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._history)
        row.addLayout(right, 1)
        self._decide.done.connect(self._on_decide_done)
        self._panel.told.connect(self._on_panel_told)
        self._panel.keyboard_left.connect(self._on_panel_keyboard_left)
        self._history.list_view.item_chosen.connect(self._on_history_item_chosen)
        self.set_narrow(is_narrow=False)

    @property
    def history(self) -> HistoryColumn:
        return self._history

    @property
    def panel(self) -> ComparePanel:
        return self._panel

    @property
    def decide(self) -> DecidePanel:
        return self._decide

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Give the history less width, where width is short."""
        self._history.setFixedWidth(_NARROW_HISTORY_PX if is_narrow else _HISTORY_PX)

    def refresh(self) -> None:
        """The document has changed."""
        self._history.refresh()
        self._decide.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Most of the height is for reading; long wordings scroll in the rest.
        self._decide.set_most(max(96, round(self.height() * _DECIDE_PART) - _DECIDE_EDGES_PX))

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the differences, or to the history where nothing differs.

        It waits in the history for a long comparison, unless the user does something there.
        """
        self._awaited = reason if self._panel.is_busy else None
        view = self._panel.view
        (view if view.isVisibleTo(self) else self._history.list_view).setFocus(reason)

    def _on_panel_told(self) -> None:
        reason, self._awaited = self._awaited, None
        if reason is not None and self._history.list_view.hasFocus():
            self.focus_view(reason)

    def _on_panel_keyboard_left(self) -> None:
        self._awaited = reason_here()
        self._history.list_view.setFocus(self._awaited)

    def _on_history_item_chosen(self, _item: Item) -> None:
        self._awaited = None

    def _on_decide_done(self) -> None:
        self.focus_view(reason_here())
