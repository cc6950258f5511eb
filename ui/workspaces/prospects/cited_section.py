"""The edits that a session is cited for: each leads to its frame, and need not stay cited."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from narrative_studio.commands.huddle import uncite_sessions
from narrative_studio.model.field_words import field_words
from narrative_studio.model.ids import CitedSessionId
from narrative_studio.model.observed import CitedSession
from narrative_studio.model.prospects import TestSession
from ui.session import Session
from ui.widgets.link_rows import LinkRow, LinkRows
from ui.widgets.section import Section


class CitedSection(Section):
    """One row for each edit; in sight once there is one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Edits that cite this session", parent=parent)
        self._session = session
        self.rows = LinkRows("Edits that cite this session")
        self.rows.opened.connect(self._on_rows_opened)
        self.rows.removed.connect(self._on_rows_removed)
        self.body_layout.addWidget(self.rows)

    def show_session(self, shown: TestSession) -> None:
        """Show the edits of another session, or of this one after a change."""
        found = self._session.view.cited_sessions.of("session", shown.id)
        self.rows.show_rows([self._row(one) for one in found])
        self.setVisible(bool(found))
        self.set_summary(str(len(found)) if found else "")

    def _row(self, cited: CitedSession) -> LinkRow:
        view = self._session.view
        edit = view.edit_citations[cited.citation]
        story = view.narrative(edit.narrative)
        number = story.number(edit.frame) if edit.frame is not None else None
        what = edit.text or (field_words(edit.edited).capitalize() if edit.edited else "Edit")
        words = f"{what}: {edit.because}" if edit.because else what
        return LinkRow(
            words,
            cited.id,
            lead=str(number) if number is not None else "",
            icon="" if number is not None else "pencil",
            is_removable=True,
            spoken=f"Frame {number}, {words}" if number is not None else words,
        )

    def _on_rows_opened(self, key: object) -> None:
        view = self._session.view
        cited = view.cited_sessions.get(str(key))
        edit = view.edit_citations.get(cited.citation) if cited is not None else None
        frame = view.frames.get(edit.frame or "") if edit is not None else None
        if frame is not None:
            self._session.open_row(frame)

    def _on_rows_removed(self, key: object) -> None:
        cite_no_longer(self._session, CitedSessionId(str(key)))


def cite_no_longer(session: Session, cited: CitedSessionId) -> None:
    """Take a citation away, which can be undone; the edit itself stays."""
    session.flush()

    def act() -> bool:
        uncite_sessions(session.project, cited=[cited])
        return True

    if session.attempt(act):
        session.messages.tell(
            "The edit stays and cites the session no longer", action="Undo", act=session.undo
        )
