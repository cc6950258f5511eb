"""The recording window: one card after the other, beside a call and on top if wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.commands.sessions import delete_session, end_session
from narrative_studio.model.ids import NarrativeId, TestSessionId
from narrative_studio.model.prospects import SessionState, TestSession
from narrative_studio.model.rows import columns
from narrative_studio.project import ChangeSet
from narrative_studio.store.places import data_folder
from narrative_studio.telling.kept_recording import cut_off_sessions, kept_recording
from ui import tab_order
from ui.keymap import parts, words
from ui.messages import Message
from ui.recorder.citing import Citing
from ui.recorder.end_card import EndCard
from ui.recorder.huddle_card import HuddleCard
from ui.recorder.keys import RecorderKeys
from ui.recorder.live import LiveSession
from ui.recorder.live_page import LivePage
from ui.recorder.new_test import plan_new_test
from ui.recorder.resume_card import ResumeCard
from ui.recorder.start_card import StartCard
from ui.session import Session
from ui.spoken import Role as Spoken
from ui.theme import S4, Role, Type
from ui.widgets.label import TextLabel
from ui.widgets.panel import Ground

USUAL_SIZE: Final = QSize(400, 860)
_LEAST: Final = QSize(340, 480)
_SAID_MS: Final = 6_000
_HELP: Final = "window.help"
_HELP_KEYS: Final = "F1"


class RecorderWindow(QWidget):
    """Shows one session from its start to its huddle.

    ``now_ms`` counts Unix milliseconds. Closing it leaves a recording running: it is offered again.

    Signals:
        left(): the window is closing.
    """

    left = Signal()

    spoken_role = Spoken.Window

    def __init__(
        self,
        session: Session,
        test: TestSessionId,
        *,
        now_ms: Callable[[], int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self._now_ms = now_ms
        self._keys = RecorderKeys(session.settings)
        self._made: str | None = None
        self._stack = QStackedWidget()
        self._said = _SaidBar()
        self._start_card = StartCard(session)
        self._resume_card = ResumeCard()
        self._citing = Citing(session, self)
        self._live_page: LivePage | None = None
        self._end_card: EndCard | None = None
        self._huddle_card: HuddleCard | None = None
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.setMinimumSize(_LEAST)
        self.resize(USUAL_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._said)
        for card in (self._start_card, self._resume_card):
            self._stack.addWidget(card)
        self._live = self._live_of(test)
        self._connect()
        self._bind_help()
        self.show_test(test)

    # What is shown

    @property
    def live(self) -> LiveSession:
        """The session that is recorded."""
        return self._live

    @property
    def card(self) -> QWidget:
        """The card that is shown."""
        found = self._stack.currentWidget()
        assert found is not None
        return found

    @property
    def page(self) -> LivePage:
        """The recording itself, made when it is first shown."""
        assert self._live_page is not None
        return self._live_page

    @property
    def start_card(self) -> StartCard:
        """What is said before the call."""
        return self._start_card

    @property
    def resume_card(self) -> ResumeCard:
        """What is offered of a recording that was cut off."""
        return self._resume_card

    @property
    def end_card(self) -> EndCard:
        """What is said right after the call, made when it is first shown."""
        assert self._end_card is not None
        return self._end_card

    @property
    def huddle_card(self) -> HuddleCard:
        """What is said in the huddle, made when it is first shown."""
        assert self._huddle_card is not None
        return self._huddle_card

    def show_test(self, test: TestSessionId, *, is_new: bool = False) -> None:
        """Show a session: to be started, to be gone on with, or to be written down."""
        if self._live.is_running:
            return
        self._tidy()
        self._made = test if is_new else None
        self._live.deleteLater()
        self._live = self._live_of(test)
        found = self._live.test
        if found is None:
            return
        if self._is_cut_off(found):
            self._show_resume(found)
        elif found.state is SessionState.ENDED:
            self._show_end()
        else:
            self._show_start(found)
        self._name()

    def begin(self) -> None:
        """Give the keyboard to what is shown."""
        card = self.card
        if isinstance(card, StartCard | ResumeCard | EndCard | HuddleCard):
            card.begin()
        else:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self) -> None:
        """Go on with a recording that was cut off, where one is offered."""
        if self.card is self._resume_card:
            self._on_resume_card_resumed()

    def show_help(self) -> None:
        """Show the help of recording; the recording goes on behind it."""
        from narrative_studio.help_topics import topic_of
        from ui.dialogs.help import HelpSheet

        if not self.findChildren(HelpSheet):
            chosen = dict(self._session.settings.values.shortcuts)
            sheet = HelpSheet(self, topic_of("tests"), lambda one: words(chosen.get(one, "")))
            sheet.tour_asked.connect(self._on_sheet_tour_asked)
            sheet.begin()

    def refresh(self) -> None:
        """Show the session as it is now; one that was deleted closes the window."""
        test = self._live.test
        if test is None:
            self.close()
        elif self.card is self._start_card:
            self._start_card.show_test(test, self._planned(test))
        elif isinstance(self.card, LivePage | EndCard | HuddleCard):
            self.card.refresh()
        self._name()

    # Qt

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Have Tab go as the eye does, through what was made later too."""
        return tab_order.go(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._session.flush()
        if self._live_page is not None:
            self._live_page.rest()
        self._tidy()
        self.left.emit()
        super().closeEvent(event)

    # Inside

    def _connect(self) -> None:
        self._start_card.later_asked.connect(self._show_end)
        self._start_card.started.connect(self._on_start_card_started)
        self._start_card.chosen.connect(self._on_start_card_chosen)
        self._resume_card.resumed.connect(self._on_resume_card_resumed)
        self._resume_card.closed.connect(self._on_resume_card_closed)
        self._session.changed.connect(self._on_session_changed)
        self._session.messages.told.connect(self._on_messages_told)

    def _bind_help(self) -> None:
        """Open the help with the keys that open it in the window of the story."""
        chosen = dict(self._session.settings.values.shortcuts)
        for keys in parts(chosen.get(_HELP, _HELP_KEYS)):
            QShortcut(QKeySequence(keys), self).activated.connect(self.show_help)

    def _live_of(self, test: TestSessionId) -> LiveSession:
        return LiveSession(self._session, test, now_ms=self._now_ms, parent=self)

    def _is_cut_off(self, test: TestSession) -> bool:
        me = self._session.project.me.id
        running = cut_off_sessions(self._session.view, data_folder(), me)
        return any(one.id == test.id for one in running)

    def _planned(self, shown: TestSession) -> list[TestSession]:
        """The sessions that can be started, that on the card among them; the next ones first."""
        tests = self._session.view.test_sessions.values()
        found = [one for one in tests if one.state is SessionState.PLANNED or one.id == shown.id]
        return sorted(found, key=lambda one: (one.held_on or "9999", one.code))

    def _show(self, card: QWidget) -> None:
        self._stack.setCurrentWidget(card)
        self.begin()

    def _show_start(self, test: TestSession) -> None:
        self._start_card.show_test(test, self._planned(test))
        self._show(self._start_card)

    def _show_resume(self, test: TestSession) -> None:
        kept = kept_recording(data_folder(), test.id, self._session.project.me.id)
        zero_ms = kept.zero_ms if kept is not None else test.started_at_ms
        marks = self._live.my_marks
        self._resume_card.show_test(
            test,
            since_ms=max(0, self._live.now_ms - zero_ms),
            marks=len(marks),
            last_ms=self._live.known_ms,
        )
        self._show(self._resume_card)

    def _show_live(self) -> None:
        page = LivePage(self._session, self._live, self._keys)
        page.ended.connect(self._show_end)
        page.on_top_asked.connect(self.toggle_on_top)
        page.head.show_on_top(is_on_top=self.is_on_top)
        self._replace(self._live_page, page)
        self._live_page = page
        page.begin()

    def _show_end(self) -> None:
        """Show what is said after the call, also of one that was not recorded."""
        self._session.flush()
        self._made = None
        card = EndCard(self._session, self._live)
        card.finished.connect(self._on_end_card_finished)
        card.closed.connect(self._on_end_card_closed)
        self._replace(self._end_card, card)
        self._end_card = card
        card.refresh()
        card.begin()

    def _show_huddle(self) -> None:
        card = HuddleCard(self._session, self._live, self._citing)
        card.closed.connect(self.close)
        card.back_asked.connect(self._show_end)
        self._replace(self._huddle_card, card)
        self._huddle_card = card
        card.refresh()
        card.begin()

    def _replace(self, before: QWidget | None, card: QWidget) -> None:
        """Show a card that was made anew; the one of its kind before it goes."""
        self._stack.addWidget(card)
        self._stack.setCurrentWidget(card)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def _hold(self) -> None:
        """End a session that was written down and not recorded: the call was held."""
        self._session.flush()
        test, project = self._live.test, self._session.project
        if test is not None and test.state is SessionState.PLANNED and self._live.keeps_time:
            self._session.attempt(lambda: end_session(project, session=test.id))

    def _name(self) -> None:
        test = self._live.test
        what = " ".join(filter(None, (test.code, test.prospect))) if test is not None else ""
        self.setWindowTitle(f"Recording a test: {what}" if what else "Recording a test")

    # On top

    @property
    def is_on_top(self) -> bool:
        """Whether the window stays on top of all others."""
        return bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)

    def toggle_on_top(self) -> None:
        """Keep the window on top of all others, or no longer."""
        place = self.geometry()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, not self.is_on_top)
        self.setGeometry(place)
        self.show()  # Qt hides a window whose flags change.
        self.activateWindow()
        if self._live_page is not None:
            self._live_page.head.show_on_top(is_on_top=self.is_on_top)
        self.begin()

    def _tidy(self) -> None:
        """Take away a session that was only made for the card, and that says nothing."""
        made = self._session.view.test_sessions.get(self._made or "")
        self._made = None
        if made is not None and made.state is SessionState.PLANNED and _is_blank(made):
            self._session.attempt(lambda: delete_session(self._session.project, session=made.id))

    # Slots

    def _on_sheet_tour_asked(self) -> None:
        self._session.messages.tell("The tour begins in the help of the main window")

    def _on_start_card_started(self) -> None:
        self._session.flush()
        if not self._live.frames:
            self._session.messages.advise(
                "Nothing to record: the story has no frame yet. Add one in the storyboard"
            )
        elif self._live.start():
            self._made = None
            self._show_live()

    def _on_start_card_chosen(self, key: object) -> None:
        view, chosen = self._session.view, str(key)
        if chosen in view.narratives:
            made = plan_new_test(self._session, NarrativeId(chosen))
            if made is not None:
                self.show_test(made.id, is_new=True)
        elif chosen in view.test_sessions:
            self.show_test(TestSessionId(chosen))

    def _on_resume_card_resumed(self) -> None:
        if self._live.go_on():
            self._show_live()

    def _on_resume_card_closed(self) -> None:
        last_ms = self._live.known_ms
        if self._live.go_on() and self._live.end(last_ms):
            self._show_end()

    def _on_end_card_finished(self) -> None:
        self._hold()
        self._show_huddle()

    def _on_end_card_closed(self) -> None:
        self._hold()
        self.close()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.isVisible():
            self.refresh()

    def _on_messages_told(self, message: Message, _act: object) -> None:
        if not message.action:  # What can be answered is answered where its button is.
            self._said.say(message.text, is_trouble=message.is_trouble)


class _SaidBar(Ground):
    """What the studio has to say, in a line at the foot that goes away by itself."""

    def __init__(self) -> None:
        super().__init__(Role.CHROME, edges="top")
        self._label = TextLabel(use=Type.SUPPORT, lines=2)
        row = QVBoxLayout(self)
        row.setContentsMargins(S4, 6, S4, 6)
        row.addWidget(self._label)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(_SAID_MS)
        self._going.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str, *, is_trouble: bool) -> None:
        """Show words for a few seconds; trouble stays until the next words."""
        self._label.setText(words)
        self._label.set_role(Role.BAD if is_trouble else Role.TEXT2)
        self.setAccessibleName(words)
        self.show()
        if is_trouble:
            self._going.stop()
        else:
            self._going.start()


_MADE: Final = frozenset(
    {
        "narrative",
        "code",
        "version",
        "variant",
        "planned_ms",
        "rep",
        "observer",
        "baseline",
        "held_on",
    }
)
"""What a new session says without anybody having typed it."""


def _is_blank(test: TestSession) -> bool:
    """Whether nobody has said anything of a session."""
    cells = (cell for name, cell in columns(TestSession).items() if name not in _MADE)
    return all(cell.to_cell(getattr(test, cell.name)) == cell.default for cell in cells)
