"""The huddle after a call: what worked, what did not, what tripped people, what to do about it.

Each note can become an edit: it leads to its frame in the storyboard, and the edit made there cites
the session. Signals of ``HuddleCard``: ``closed()``, ``back_asked()``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.huddle import delete_huddle_note, note_in_huddle, uncite_sessions
from narrative_studio.model.field_words import field_words
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import CitedSession, HuddleKind, HuddleNote
from ui.inspector.binding import CellBinding
from ui.recorder.card_frame import frame_card
from ui.recorder.citing import Awaited, Citing
from ui.recorder.live import LiveSession
from ui.session import Session
from ui.theme import S1, S2, S3, S4, Role, Type
from ui.widgets.buttons import ControlSize, IconButton, LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.panel import Note
from ui.widgets.quiet_area import QuietArea
from ui.widgets.words_line import WordsLine

_WIDEST_PX: Final = 720
_BUTTON_PX: Final = 44
_ASKS: Final = {
    HuddleKind.WORKED: ("What worked", "What to keep as it is"),
    HuddleKind.DID_NOT_WORK: ("What did not", "What fell flat"),
    HuddleKind.TRIPPED: ("Which word tripped people", "The word, and how they took it"),
    HuddleKind.MOVE: ("Which frame to move", "Where to, and why"),
    HuddleKind.CHANGE: ("What to change", "What to say instead"),
    HuddleKind.PROMISED: ("What was promised", "To be held against what is delivered"),
}


class _NoteRow(QWidget):
    """One note: its words, its frame, and the edit that it became."""

    def __init__(self, session: Session, live: LiveSession, citing: Citing, note: HuddleNote):
        super().__init__()
        self._session = session
        self._live = live
        self._citing = citing
        self._note = note
        self._words = QuietArea(name="Note of the huddle")
        self._binding = CellBinding(session, self._words, "text", self)
        self._frame = ComboBox(name="Frame of the note", size=ControlSize.SMALL)
        self._frame.chosen.connect(self._on_frame_chosen)
        self._edit = LinkButton("Edit the frame")
        self._edit.clicked.connect(self._on_edit_clicked)
        self._cited = TextLabel(use=Type.SUPPORT, role=Role.GOOD, lines=0)
        self._uncite = LinkButton("Cite no longer")
        self._uncite.clicked.connect(self._on_uncite_clicked)
        remove = IconButton("x", "Delete this note", size=ControlSize.SMALL)
        remove.clicked.connect(self._on_remove_clicked)
        head = QHBoxLayout()
        head.setSpacing(S1)
        head.addWidget(self._words, 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(S2)
        foot.addWidget(self._frame, 1)
        foot.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S1)
        column.addLayout(head)
        column.addLayout(foot)
        said = QHBoxLayout()
        said.setSpacing(S2)
        said.addWidget(self._cited, 1)
        said.addWidget(self._uncite, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)

    @property
    def uncite(self) -> LinkButton:
        """Takes the citation away; the edit stays."""
        return self._uncite

    @property
    def edit(self) -> LinkButton:
        """The way to the frame."""
        return self._edit

    @property
    def frame(self) -> ComboBox:
        """Which frame the note is about."""
        return self._frame

    @property
    def cited(self) -> str:
        """What became of the note."""
        return self._cited.text()

    def show_note(self, note: HuddleNote) -> None:
        """Show it as it is now."""
        self._note = note
        self._binding.show(note)
        frames = enumerate(self._live.frames, start=1)
        entries: list[tuple[object, str]] = [(None, "No frame")]
        entries += [(one.id, f"{number}  {one.headline}") for number, one in frames]
        self._frame.set_entries(entries)
        self._frame.choose(note.frame)
        self._edit.setEnabled(note.frame is not None)
        tip = "" if note.frame is not None else "Choose the frame that the note is about"
        self._edit.setToolTip(tip)
        view = self._session.view
        edits = [view.edit_citations[one.citation] for one in self._citations()]
        waits = self._citing.awaited is not None and self._citing.awaited.note == note.id
        cells = ", ".join(field_words(one.edited) for one in edits if one.edited)
        self._cited.setText(
            "The next edit of the frame cites this session."
            if waits
            else f"Edited because of this: {cells}"
            if cells
            else ""
        )
        self._cited.setVisible(bool(self._cited.text()))
        self._uncite.setVisible(bool(cells) and not waits)

    def _citations(self) -> list[CitedSession]:
        """The edits that cite the session because of the note."""
        view = self._session.view
        found = view.cited_sessions.of("session", self._note.session)
        return [
            one
            for one in found
            if one.note == self._note.id and one.citation in view.edit_citations
        ]

    def _on_frame_chosen(self, key: object) -> None:
        frame = FrameId(str(key)) if key is not None else None
        self._session.attempt(lambda: edit_cells(self._session.project, self._note, frame=frame))

    def _on_edit_clicked(self) -> None:
        note = self._note
        if note.frame is not None:
            self._citing.wait(Awaited(note.session, note.id, note.frame))

    def _on_uncite_clicked(self) -> None:
        cited = [one.id for one in self._citations()]
        self._session.attempt(lambda: uncite_sessions(self._session.project, cited=cited))

    def _on_remove_clicked(self) -> None:
        self._session.attempt(lambda: delete_huddle_note(self._session.project, note=self._note.id))


class HuddleCard(QWidget):
    """A line for each kind of note; Enter adds what stands in it.

    Signals:
        closed(): the huddle is over.
        back_asked(): back to the end card.
    """

    closed = Signal()
    back_asked = Signal()

    def __init__(
        self, session: Session, live: LiveSession, citing: Citing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._live = live
        self._citing = citing
        self._rows: dict[str, _NoteRow] = {}
        self._lines: dict[HuddleKind, WordsLine] = {}
        self._places: dict[HuddleKind, QVBoxLayout] = {}
        self._title = TextLabel(use=Type.PAGE, lines=2)
        self._waiting = Note(Role.INFO_SOFT)
        self._waiting_words = TextLabel(use=Type.BODY, lines=0)
        self._no_more = SecondaryButton("Do not cite", size=ControlSize.SMALL)
        self._done = PrimaryButton("Done")
        self._back = SecondaryButton("Back", icon="arrow-left")
        for button in (self._done, self._back):
            button.setMinimumHeight(_BUTTON_PX)
        self._place_parts()
        self._done.clicked.connect(self._on_done_clicked)
        self._back.clicked.connect(self.back_asked)
        self._no_more.clicked.connect(citing.leave)
        citing.changed.connect(self.refresh)
        session.on_flush(self.keep_typed)

    @property
    def rows(self) -> dict[str, _NoteRow]:
        """The notes by their ids."""
        return self._rows

    def line(self, kind: HuddleKind) -> WordsLine:
        """The line in which a note of a kind is written."""
        return self._lines[kind]

    def begin(self) -> None:
        """Give the keyboard to the first line."""
        self._lines[HuddleKind.WORKED].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typed(self) -> None:
        """Add what stands in the lines and was not entered."""
        for kind in self._lines:
            self._add(kind)

    def refresh(self) -> None:
        """Show the notes as they are now."""
        test = self._live.test
        if test is None:
            return
        name = " · ".join(filter(None, (test.code, test.prospect)))
        self._title.setText(f"Huddle: {name}" if name else "Huddle")
        notes = self._session.view.huddle_notes.of("session", test.id)
        for gone in self._rows.keys() - {one.id for one in notes}:
            self._rows.pop(gone).deleteLater()
        for note in notes:
            row = self._rows.get(note.id)
            if row is None:
                row = self._rows[note.id] = _NoteRow(self._session, self._live, self._citing, note)
                self._places[note.kind].addWidget(row)
            row.show_note(note)
        awaited = self._citing.awaited
        self._waiting.setVisible(awaited is not None)
        if awaited is not None:
            numbers = {one.id: number for number, one in enumerate(self._live.frames, start=1)}
            number = numbers.get(awaited.frame, 0)
            self._waiting_words.setText(
                f"Frame {number} is open in the storyboard. What you change in it cites "
                f"{test.code}."
            )

    # Inside

    def _place_parts(self) -> None:
        inside = QHBoxLayout(self._waiting)
        inside.setContentsMargins(S3, S2, S2, S2)
        inside.addWidget(self._waiting_words, 1)
        inside.addWidget(self._no_more)
        words = QWidget()
        words.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(words)
        column.setContentsMargins(S4, S4, S4, S4)
        column.setSpacing(S2)
        column.addWidget(self._title)
        column.addWidget(
            TextLabel("Enter adds a note. Each can become an edit.", role=Role.TEXT2, lines=0)
        )
        column.addWidget(self._waiting)
        for kind, (title, hint) in _ASKS.items():
            column.addSpacing(S3)
            column.addWidget(TextLabel(title, use=Type.BODY_STRONG))
            place = self._places[kind] = QVBoxLayout()
            place.setSpacing(S2)
            column.addLayout(place)
            line = self._lines[kind] = WordsLine(name=title, placeholder=hint)
            line.entered.connect(lambda kind=kind: self._add(kind))
            column.addWidget(line)
        column.addStretch(1)
        frame_card(self, words, self._back, self._done)

    def _add(self, kind: HuddleKind) -> None:
        line, test = self._lines[kind], self._live.test
        words = line.text().strip()
        if not words or test is None:
            return
        line.setPlainText("")
        self._session.attempt(
            lambda: note_in_huddle(self._session.project, session=test.id, kind=kind, text=words)
        )

    def _on_done_clicked(self) -> None:
        self.keep_typed()
        self.closed.emit()
