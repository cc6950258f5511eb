"""The room Versions: its tool row, its three views and what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from ui.session import Session
from ui.theme import Type
from ui.widgets.label import TextLabel
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.base import Action, Workspace
from ui.workspaces.versions.compare_page import ComparePage
from ui.workspaces.versions.pickers import Pickers
from ui.workspaces.versions.states import Compared

COMPARE: Final = "compare"
_TOOL_ROW_PX: Final = 48
_MARGIN_PX: Final = 24
_NARROW_MARGIN_PX: Final = 16
_NARROW_BELOW_PX: Final = 1288
_PAUSE_MS: Final = 120


class Versions(Workspace):
    """What was, what changed, and what people have to decide about it."""

    id = "versions"
    title = "Versions"
    icon = "history"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_stale = False
        self._compared = Compared(session, self)
        self._compare = ComparePage(session, self._compared)
        self._pickers = Pickers(self._compared)
        self._views = SegmentedControl(
            [Segment(COMPARE, "Compare", "git-compare")],
            name="View",
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        self._place_parts()
        self.session.changed.connect(self._on_session_changed)

    # What the window asks for

    def status_left(self) -> str:
        cases = self._compare.decide.cases
        count = len(self.session.view.baselines)
        parts = [counted(count, "baseline") if count else "No baseline yet"]
        if cases:
            parts.append(f"{counted(len(cases), 'case')} to decide")
        return " · ".join(parts)

    def status_right(self) -> str:
        return "F7 next change · Shift+F7 previous" if self._views.key == COMPARE else ""

    def actions_here(self) -> Sequence[Action]:
        return (
            Action("versions.compare", "Compare two states", self.show_compare, icon="git-compare"),
            Action("versions.next", "Next change", self.next_change, "F7", "arrow-down"),
            Action(
                "versions.previous", "Previous change", self.last_change, "Shift+F7", "arrow-up"
            ),
            Action(
                "versions.restore",
                "Restore the earlier wording",
                self._compare.panel.restore_current,
                "Ctrl+R",
                "arrow-back-up",
            ),
            Action(
                "versions.filter",
                "Filter the history",
                self._compare.history.ask_filter,
                "",
                "filter",
            ),
        )

    def focus_view(self) -> None:
        self._compare.focus_view()

    # What can be done

    def show_compare(self) -> None:
        """Show the comparison."""
        self._views.choose(COMPARE)

    def next_change(self) -> None:
        """Go to the next difference."""
        self._step(1)

    def last_change(self) -> None:
        """Go to the difference before."""
        self._step(-1)

    # Building

    def _place_parts(self) -> None:
        self._tool_row = QHBoxLayout()
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(12)
        self._tool_row.addWidget(TextLabel(self.title, use=Type.WORKSPACE, fixed=True))
        self._tool_row.addSpacing(4)
        self._tool_row.addWidget(self._views)
        self._tool_row.addStretch(1)
        self._tool_row.addWidget(self._pickers)
        head = QWidget()
        head.setFixedHeight(_TOOL_ROW_PX)
        head.setLayout(self._tool_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._compare)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(0)
        self._page.addWidget(head)
        self._page.addWidget(self._stack, 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._follow()

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        margin = _NARROW_MARGIN_PX if is_narrow else _MARGIN_PX
        self._page.setContentsMargins(margin, 0, margin, 0)
        self._compare.set_narrow(is_narrow=is_narrow)

    # Inside

    def _step(self, by: int) -> None:
        self._compare.panel.view.step(by)

    def _follow(self) -> None:
        """Show the document as it is now."""
        self._pause.stop()
        self._is_stale = False
        self._compared.refresh()
        self._compare.refresh()
        self.status_changed.emit()

    def _on_session_changed(self, _changes: object, _initiator: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._pause.start()
