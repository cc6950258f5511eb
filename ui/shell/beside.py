"""The place at the right of every room: the inspector, or for a while another panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

_WIDTHS_PX: Final = (440, 400)
"""Of a panel in place of the inspector, in a wide window and in a narrow one."""


class Beside:
    """Puts a panel in place of the inspector, and gives that back when the panel is closed.

    ``wants_inspector`` says whether the room that is shown has one, ``give_back`` moves the
    keyboard into that room.
    """

    def __init__(
        self,
        layout: QBoxLayout,
        inspector: QWidget,
        *,
        wants_inspector: Callable[[], bool],
        give_back: Callable[[], object],
    ) -> None:
        self._layout = layout
        self._inspector = inspector
        self._wants_inspector = wants_inspector
        self._give_back = give_back
        self._panel: QWidget | None = None
        self._is_narrow = False

    @property
    def panel(self) -> QWidget | None:
        """The panel that is shown, None while the inspector has its place."""
        return self._panel

    def show(self, panel: QWidget) -> None:
        """Show a panel in every room until it is closed; the one before it is let go."""
        self._let_go()
        self._panel = panel
        self._layout.addWidget(panel)
        self._refresh()
        panel.show()

    def close(self) -> None:
        """Let go of the panel and show the inspector again."""
        panel = self._panel
        if panel is None:
            return
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and (panel is focused or panel.isAncestorOf(focused))
        self._let_go()
        self._refresh()
        if had_keyboard:
            self._give_back()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Fit a panel into a narrow window."""
        self._is_narrow = is_narrow
        self._refresh()

    def room_changed(self) -> None:
        """Another room is shown, which may have no inspector."""
        self._refresh()

    def _let_go(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def _refresh(self) -> None:
        if self._panel is not None:
            self._panel.setFixedWidth(_WIDTHS_PX[self._is_narrow])
        self._inspector.setVisible(self._panel is None and self._wants_inspector())
