"""The transcript of a session: how far its review has come, and the ways in and out."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.transcripts import delete_transcript
from narrative_studio.model.ids import TestSessionId
from narrative_studio.model.prospects import TestSession
from ui.importing.asking import ask_import
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.section import Section

_TEACHING: Final = (
    "None yet. Drop the transcript of the call on the window, or import it: each piece is proposed "
    "for the frame at which it was said, and counts nothing before you confirm it."
)


class TranscriptSection(Section):
    """Opens the review again, as often as it takes to confirm all pieces."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Transcript", parent=parent)
        self._session = session
        self._shown: TestSession | None = None
        self.words = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.review = SecondaryButton(
            "Review the transcript", size=ControlSize.SMALL, icon="list-details"
        )
        self.bring = SecondaryButton(
            "Import a transcript", size=ControlSize.SMALL, icon="file-import"
        )
        self.discard = QuietButton("Delete the transcript", size=ControlSize.SMALL, icon="trash")
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.review, self.bring, self.discard):
            line.addWidget(button)
        line.addStretch(1)
        self.body_layout.addWidget(self.words)
        self.body_layout.addLayout(line)
        self.review.clicked.connect(self._on_review_clicked)
        self.bring.clicked.connect(self._on_bring_clicked)
        self.discard.clicked.connect(self._on_discard_clicked)

    def show_session(self, shown: TestSession) -> None:
        """Show how it stands with the transcript of another session, or of this one."""
        self._shown = shown
        pieces = self._session.view.transcript_segments.of("session", shown.id)
        confirmed = sum(one.is_confirmed for one in pieces)
        self.set_summary(f"{confirmed:,} of {counted(len(pieces), 'piece')}" if pieces else "None")
        told = f"All {counted(len(pieces), 'piece')} are confirmed."
        if confirmed < len(pieces):
            rest = len(pieces) - confirmed
            told = f"{counted(rest, 'piece')} to be confirmed: until then they count nothing."
        self.words.setText(told if pieces else _TEACHING)
        self.review.setVisible(bool(pieces))
        self.discard.setVisible(bool(pieces))
        self.bring.setVisible(not pieces)

    def _on_review_clicked(self) -> None:
        shown = self._shown
        if shown is not None:
            from ui.importing.review_sheet import ReviewSheet

            self._session.flush()
            ReviewSheet(self.window(), self._session, TestSessionId(shown.id)).open()

    def _on_bring_clicked(self) -> None:
        shown = self._shown
        if shown is not None:
            ask_import(self.window(), self._session, of=TestSessionId(shown.id))

    def _on_discard_clicked(self) -> None:
        shown, session = self._shown, self._session
        if shown is None:
            return
        session.flush()

        def delete() -> bool:
            delete_transcript(session.project, session=TestSessionId(shown.id))
            return True

        if session.attempt(delete):
            session.messages.tell(
                f"Deleted the transcript of {shown.code or 'the session'}",
                action="Undo",
                act=session.undo,
            )
