"""The view Sessions: the list of all calls, and beside it the one that is opened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.sessions import delete_session, plan_session
from narrative_studio.model.prospects import TestSession
from ui import theme
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.empty_state import EmptyState, centred
from ui.widgets.label import TextLabel
from ui.widgets.panel import Panel
from ui.workspaces.prospects.session_model import SessionModel
from ui.workspaces.prospects.session_sheet import SessionSheet
from ui.workspaces.prospects.session_view import NARROWEST_PX, SessionTable

_EMPTY_PX: Final = 480
_LEAST_SHEET_PX: Final = 640
"""So wide an opened session stays before the list beside it shows its names in full."""
_HINT: Final = "Enter opens a session, Ctrl+D plans another like it."


class SessionsPage(QWidget):
    """The list takes the whole width until a session is opened; Esc leads back to it.

    Signals:
        session_asked(): a session is to be added.
    """

    session_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = SessionModel(self)
        self.table = SessionTable(self.model)
        self._sheet: SessionSheet | None = None
        self._panel = Panel()
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self._place = Panel()
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self._place.hide()
        self._foot = TextLabel(use=Type.SUPPORT, role=Role.TEXT2)
        filled = QWidget()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._panel, 1)
        row.addWidget(self._place, 1)
        outer = QVBoxLayout(filled)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.setSpacing(8)
        outer.addLayout(row, 1)
        outer.addWidget(self._foot)
        self.empty = EmptyState(
            "No session yet",
            "A session is one call in which this narrative was told to a prospect. Plan the next "
            "one here, or write one down that was held. Only qualified prospects who have not "
            "heard the old story are counted; the others are kept and shown.",
            "Add a session",
            icon="clipboard-check",
        )
        self.empty.setFixedWidth(_EMPTY_PX)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(centred(self.empty))
        self.empty.chosen.connect(self.session_asked)
        self.table.opened.connect(self.open_session)
        self.table.picked.connect(self._on_table_picked)
        self.table.doubled.connect(self.plan_another)
        self.table.discarded.connect(self.discard)
        self.refresh()

    @property
    def sheet(self) -> SessionSheet | None:
        """The opened session, None while the list stands alone."""
        return self._sheet if self._sheet is not None and not self._place.isHidden() else None

    def refresh(self) -> None:
        """The document has changed."""
        story = self._session.story
        self.model.show(self._session.view, story.narrative.id if story is not None else None)
        items = self.model.items
        self._stack.setCurrentIndex(0 if items else 1)
        held = sum(item.standing.is_eligible for item in items)
        self._foot.setText(f"{counted(len(items), 'session')}, {held} eligible. {_HINT}")
        sheet = self.sheet
        if sheet is not None and sheet.shown is not None:
            now = self._session.view.test_sessions.get(sheet.shown.id)
            if now is None or story is None or now.narrative != story.narrative.id:
                self.close_sheet()
            else:
                sheet.show_row(now)
                self.table.show_selected(now.id)
        if items and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def open_session(self, session: TestSession, *, has_focus: bool = True) -> None:
        """Show a session in full, with the keyboard in it."""
        self._session.flush()
        if self._sheet is None:
            self._sheet = sheet = SessionSheet(self._session)
            self._inside.addWidget(sheet)
            sheet.left.connect(self._on_sheet_left)
            sheet.closed.connect(self.close_sheet)
            sheet.doubled.connect(self.plan_another)
            sheet.discarded.connect(self.discard)
        self._sheet.show_row(session)
        self._place.show()
        self._fit_list()
        self.table.show_selected(session.id)
        if has_focus:
            self._sheet.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet is not None:
            self._fit_list()

    def _fit_list(self) -> None:
        """Give the list beside a session what its names need, as far as the session spares it."""
        spare_px = self.contentsRect().width() - theme.current().scaled(_LEAST_SHEET_PX)
        self._panel.setFixedWidth(max(NARROWEST_PX, min(self.table.narrow_px, spare_px)))

    def close_sheet(self) -> None:
        """Put the opened session away."""
        self._session.flush()
        self._place.hide()
        self._panel.setMinimumWidth(0)
        self._panel.setMaximumWidth(16777215)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_session(self) -> None:
        """Add a session and open it."""
        story, project = self._session.story, self._session.project
        if story is None:
            return
        self._session.flush()
        variant = self._session.variant
        made = self._session.attempt(
            lambda: plan_session(
                project,
                narrative=story.narrative.id,
                variant=variant.id if variant is not None else None,
            )
        )
        self._show_made(made)

    def plan_another(self, like: TestSession | None = None) -> None:
        """Plan a session that differs from another, or from the current one, in its prospect."""
        found = like or self.table.current()
        if found is None:
            return
        self._session.flush()
        made = self._session.attempt(
            lambda: plan_session(
                self._session.project,
                narrative=found.narrative,
                baseline=found.baseline,
                version=found.version,
                variant=found.variant,
                rep=found.rep,
                observer=found.observer,
                segment=found.segment,
            )
        )
        self._show_made(made)

    def discard(self, session: TestSession) -> None:
        """Delete a session with all that was noted in it; Undo brings it back."""
        self._session.flush()

        def delete() -> bool:
            delete_session(self._session.project, session=session.id)
            return True

        if self._session.attempt(delete):
            name = " ".join(filter(None, (session.code, session.prospect))) or "a session"
            self._session.messages.tell(
                f"Deleted {name} with all that was noted in it",
                action="Undo",
                act=self._session.undo,
            )

    def show_session(self, session_id: str) -> None:
        """Bring a session before the eyes."""
        self.refresh()
        found = self._session.view.test_sessions.get(session_id)
        if found is not None:
            self.open_session(found)

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list, or to the button while it is empty."""
        button = self.empty.button
        place: QWidget = self.table if self.model.items or button is None else button
        place.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sheet is not None:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _show_made(self, made: TestSession | None) -> None:
        if made is not None:
            self.refresh()
            self.open_session(made)

    def _on_table_picked(self, session: TestSession | None) -> None:
        if session is not None and self.sheet is not None:
            self.open_session(session, has_focus=False)

    def _on_sheet_left(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
