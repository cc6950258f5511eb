"""One session in full: every field of it is edited in place, without the mouse if one likes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from narrative_studio.analysis.prospects.eligible import standing
from narrative_studio.commands.sessions import end_session
from narrative_studio.model.ids import PersonId
from narrative_studio.model.observed import Reached
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.model.rows import Row
from ui import icons
from ui.inspector.cell_typing import CellTyping
from ui.inspector.element.head import SIDE_PX, PanelHead
from ui.inspector.element.panel import Panel
from ui.recorder.recording import open_recorder
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.section import Section
from ui.workspaces.prospects.cited_section import CitedSection
from ui.workspaces.prospects.frame_entry import note_cell
from ui.workspaces.prospects.frame_grid import FrameGrid
from ui.workspaces.prospects.frame_grid_model import Column, FrameGridModel, Line
from ui.workspaces.prospects.observers_section import ObserversSection
from ui.workspaces.prospects.session_fields import CallSection, OutcomeSection, ProspectSection
from ui.workspaces.prospects.session_notes import HuddleSection, ObjectionsSection, QuotesSection
from ui.workspaces.prospects.transcript_section import TranscriptSection

_WAITING: Final = {
    SessionState.PLANNED: "Planned: it counts for nothing until it has ended.",
    SessionState.RUNNING: "Running: it counts for nothing until it has ended.",
}


_KEYS: Final = "Digits rate, the first letter of a word chooses it, Delete clears."
_NO_FRAMES: Final = (
    "The story has no frames yet. Once there are some, it is noted here how each was taken."
)


class FramesSection(Section):
    """What happened at each frame, by the eyes of one person."""

    def __init__(self, session: Session) -> None:
        super().__init__("Frames")
        self._session = session
        self._shown: TestSession | None = None
        self._rater = ComboBox(name="Ratings by", size=ControlSize.SMALL)
        self._rater.chosen.connect(self._on_rater_chosen)
        self.model = FrameGridModel(self)
        self.grid = FrameGrid(self.model, CellTyping(session, self))
        self.hint = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self._rated_by = TextLabel("Ratings by", use=Type.SUPPORT, role=Role.TEXT2, fixed=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.hint, 1)
        head.addWidget(self._rated_by)
        head.addWidget(self._rater)
        self.body_layout.addLayout(head)
        self.body_layout.addWidget(self.grid)
        self.model.chosen.connect(self._on_model_chosen)
        self.model.refused.connect(session.messages.tell_no_time)
        session.on_flush(self.grid.store_typing)

    @property
    def rater(self) -> PersonId:
        """Whose ratings are shown and given."""
        key = self._rater.key
        return PersonId(str(key)) if key else self._session.project.me.id

    def show_session(self, shown: TestSession) -> None:
        """Show another session, or this one after a change."""
        is_other = self._shown is None or self._shown.id != shown.id
        self._shown = shown
        view, me = self._session.view, self._session.project.me
        raters = {shown.observer: None, me.id: None}
        raters |= {one.observer: None for one in view.ratings.of("session", shown.id)}
        names: list[tuple[object, str]] = []
        for one in raters:
            if one is not None:
                person = view.people.get(one)
                name = person.name if person is not None else me.name
                names.append((one, f"{name} (you)" if one == me.id else name))
        self._rater.set_entries(names)
        if is_other or not self._rater.key:
            self._rater.choose(shown.observer or me.id)
        self._refresh()

    def _refresh(self) -> None:
        self.model.show(self._session.story, self._shown, self.rater)
        has_frames = bool(self.model.items)
        self.hint.setText(_KEYS if has_frames else _NO_FRAMES)
        for part in (self._rated_by, self._rater, self.grid):
            part.setVisible(has_frames)
        reached = sum(one.reached is Reached.REACHED for one in self.model.items)
        self.set_summary(f"{reached} of {len(self.model.items)} reached" if reached else "")

    def _on_rater_chosen(self, _key: object) -> None:
        self._refresh()

    def _on_model_chosen(self, line: Line, column: Column, value: object) -> None:
        shown, session, rater = self._shown, self._session, self.rater
        if shown is not None:
            session.attempt(
                lambda: note_cell(session.project, shown, line, column, value, rater=rater)
            )


class SessionSheet(Panel):
    """The head with the alias, and the parts of a session below it.

    Signals:
        left(): the keyboard is to go back to the list.
        doubled(object): another session like the shown one is to be planned.
        discarded(object): the shown session is to be deleted.
        closed(): the sheet is to be put away.
    """

    left = Signal()
    doubled = Signal(object)
    discarded = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Test session", parent)
        self.head = PanelHead(session, "prospect", "Alias of the prospect")
        self.head.name.leave_spelling()
        self.head.menu_wanted.connect(self.fill_menu)
        self.set_head(self.head)
        self._standing = TextLabel(use=Type.SUPPORT, role=Role.TEXT2, lines=0)
        self.end_button = SecondaryButton("End it", size=ControlSize.SMALL, icon="check")
        self.end_button.clicked.connect(self._on_end_clicked)
        self.record_button = SecondaryButton("Record it", size=ControlSize.SMALL, icon="microphone")
        self.record_button.clicked.connect(self._on_record_clicked)
        self.call = CallSection(session)
        self.prospect = ProspectSection(session)
        self.frames = FramesSection(session)
        self.observers = ObserversSection(session)
        self.objections = ObjectionsSection(session)
        self.quotes = QuotesSection(session)
        self.transcript = TranscriptSection(session)
        self.outcome = OutcomeSection(session)
        self.huddle = HuddleSection(session)
        self.cited = CitedSection(session)
        self._parts = (
            self.call,
            self.prospect,
            self.frames,
            self.observers,
            self.objections,
            self.quotes,
            self.transcript,
            self.outcome,
            self.huddle,
            self.cited,
        )
        self.add_part(self._standing_line())
        for part in self._parts:
            self.add_part(part)

    @property
    def shown(self) -> TestSession | None:
        """The session that is shown."""
        return self.row if isinstance(self.row, TestSession) else None

    def show_row(self, row: Row) -> None:
        super().show_row(row)
        assert isinstance(row, TestSession)
        name = " ".join(filter(None, (row.code, row.prospect))) or "without alias"
        self.setAccessibleName(f"Test session {name}")
        self.head.show_kind("Test session", row.code)
        self.head.binding.show(row)
        stands = standing(row)
        waiting = _WAITING.get(row.state)
        if waiting is None and stands.is_eligible:
            waiting = "; ".join(("Counts", *map(str, stands.doubts))) + "."
        self._standing.setText(waiting or f"Not counted: {'; '.join(stands.reasons)}.")
        self.end_button.setVisible(row.state is not SessionState.ENDED)
        self.record_button.setVisible(row.state is not SessionState.ENDED)
        for part in self._parts:
            part.show_session(row)

    def focus_first(self) -> None:
        self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.name.select_all()

    def fill_menu(self, menu: QMenu) -> None:
        shown = self.shown
        if shown is None:
            return
        for words, icon, signal in (
            ("Plan another like it", "copy", self.doubled),
            ("Delete", "trash", self.discarded),
        ):
            entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
            entry.triggered.connect(lambda _checked=False, signal=signal: signal.emit(shown))
        close = menu.addAction(icons.icon("x", Role.TEXT2), "Close the sheet\tEsc")
        close.triggered.connect(lambda _checked=False: self.closed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.session.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _standing_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(SIDE_PX, 8, SIDE_PX, 4)
        row.setSpacing(8)
        row.addWidget(self._standing, 1)
        row.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_record_clicked(self) -> None:
        shown = self.shown
        if shown is not None:
            open_recorder(self.session, self.window(), test=shown.id)

    def _on_end_clicked(self) -> None:
        shown, session = self.shown, self.session
        if shown is not None:
            session.flush()
            session.attempt(lambda: end_session(session.project, session=shown.id))
