"""The room Tests: its tool row, its views and what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.analysis.naming import counted, day
from narrative_studio.analysis.prospects.eligible import by_day
from narrative_studio.model.prospects import SessionState
from narrative_studio.project import ChangeSet
from narrative_studio.results.reading import version_words
from ui import theme
from ui.importing.asking import IMPORT, ask_import
from ui.key_tips import set_key_tip
from ui.recorder.recording import RECORD, open_recorder
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Type
from ui.widgets.buttons import SecondaryButton
from ui.widgets.label import TextLabel
from ui.widgets.row_fit import fit_row, needed_px
from ui.widgets.segmented import Segment, SegmentedControl
from ui.workspaces.base import Action, NamedMenu, Workspace
from ui.workspaces.prospects.codebook_page import CodebookPage
from ui.workspaces.prospects.protocol_page import ProtocolPage
from ui.workspaces.prospects.results_page import ResultsPage
from ui.workspaces.prospects.sessions_page import SessionsPage
from ui.workspaces.prospects.word_menu import Word, WordMenuButton

RESULTS: Final = "results"
SESSIONS: Final = "sessions"
PROTOCOL: Final = "protocol"
CODEBOOK: Final = "codebook"
_TOOL_ROW_PX: Final = 48
_MARGIN_PX: Final = 24
_NARROW_MARGIN_PX: Final = 16
_NARROW_BELOW_PX: Final = 1288
_GAP_PX: Final = 10
_TITLE_GAP_PX: Final = 4


Page = ResultsPage | SessionsPage | ProtocolPage | CodebookPage


class Prospects(Workspace):
    """What prospects did and said when a version of the narrative was told to them."""

    id = "tests"
    title = "Tests"
    icon = "clipboard-check"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_stale = True
        self.results = ResultsPage(session)
        self.sessions = SessionsPage(session)
        self.protocol = ProtocolPage(session)
        self.codebook = CodebookPage(session)
        self._views = SegmentedControl(
            [
                Segment(RESULTS, "Results", "table"),
                Segment(SESSIONS, "Sessions", "list"),
                Segment(PROTOCOL, "Protocol", "clipboard-list"),
                Segment(CODEBOOK, "Codebook", "tag"),
            ],
            name="View",
        )
        self.versions = WordMenuButton(
            "Versions", "Versions: all", size=ControlSize.REGULAR, prefix="Versions: "
        )
        self.importing = SecondaryButton("Import", icon="file-import")
        self._add = SecondaryButton("Add a session", icon="plus")
        self.record = SecondaryButton("Record a session", icon="microphone")
        self._words = {self.importing: "Import", self._add: "Add a session"}
        for button, words in self._words.items():
            button.setAccessibleName(words)
        self._place_parts()
        theme.changes().changed.connect(self._fit)
        self._views.chosen.connect(self._turn)
        self._add.clicked.connect(self.add_session)
        set_key_tip(self.importing, "Import tests from a table or a transcript", action=IMPORT)
        self.importing.clicked.connect(self.import_tests)
        set_key_tip(self.record, "Record a session while it goes on", action=RECORD)
        self.record.clicked.connect(self.record_session)
        self.versions.ticked.connect(self._on_versions_ticked)
        self.results.protocol_asked.connect(self._on_results_protocol_asked)
        self.results.session_asked.connect(self.add_session)
        self.results.session_opened.connect(self._on_results_session_opened)
        self.sessions.session_asked.connect(self.add_session)
        session.changed.connect(self._on_session_changed)
        session.narrative_chosen.connect(self._on_session_narrative_chosen)

    # What the window asks for

    @property
    def view_key(self) -> str:
        return self._views.key

    @property
    def view_keys(self) -> Sequence[str]:
        return tuple(self._pages)

    def status_left(self) -> str:
        if self._views.key == CODEBOOK:
            return counted(len(self.session.view.codes), "code")
        return "Rates need n = 10; under 5 a count is called an anecdote"

    def status_right(self) -> str:
        story = self.session.story
        if story is None:
            return ""
        every = self.session.view.test_sessions.of("narrative", story.narrative.id)
        held = [one for one in every if one.state is SessionState.ENDED and one.held_on]
        last = max(held, key=by_day, default=None)
        if last is None or last.held_on is None:
            return ""
        return f"Last session: {last.code} {last.prospect}, {day(last.held_on)}"

    def actions_here(self) -> Sequence[Action]:
        return (
            Action(
                "tests.results",
                "Show the results of the tests",
                partial(self.enter_view, RESULTS),
                "",
                "table",
            ),
            Action(
                "tests.sessions",
                "Show the sessions",
                partial(self.enter_view, SESSIONS),
                "",
                "list",
            ),
            Action(
                "tests.protocol",
                "Show the test protocol",
                partial(self.enter_view, PROTOCOL),
                "",
                "clipboard-list",
            ),
            Action(
                "tests.codebook", "Show the codebook", partial(self.enter_view, CODEBOOK), "", "tag"
            ),
            Action(
                "tests.add",
                "Add a test session",
                self.add_session,
                "",
                "plus",
                also="plan write down prospect call",
            ),
            Action(
                "tests.plan-another",
                "Plan another session like this",
                self.plan_another,
                "Ctrl+D",
                "copy",
            ),
            Action("tests.fix", "Fix the protocol", self.fix_protocol, "", "lock"),
        )

    def menus_here(self) -> Sequence[NamedMenu]:
        table = self.sessions.table
        session = table.current() if self._views.key == SESSIONS else None
        if session is None:
            return ()
        name = " ".join(filter(None, (session.code, session.prospect)))
        return (NamedMenu(table.make_menu(session), where=name),)

    def shows(self, table: str) -> bool:
        return table in ("test_session", "code", "test_protocol")

    def show_row(self, table: str, row_id: str) -> None:
        if table == "test_session":
            self.show_sessions()
            self.sessions.show_session(row_id)
        elif table == "code":
            self.show_codebook()
            self.codebook.show_code(row_id)
        elif table == "test_protocol":
            self.show_protocol()

    def show_view(self, key: str) -> None:
        self._views.choose(key)
        self._turn()

    def tool_row(self) -> QWidget:
        return self._head

    def focus_view(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._page_now.focus_view(reason)

    # What can be done

    def show_sessions(self) -> None:
        """Show the list of sessions."""
        self.show_view(SESSIONS)

    def show_protocol(self) -> None:
        """Show the protocol."""
        self.show_view(PROTOCOL)

    def show_codebook(self) -> None:
        """Show the codebook."""
        self.show_view(CODEBOOK)

    def add_session(self) -> None:
        """Add a session and open it."""
        self.show_sessions()
        self.sessions.add_session()

    def import_tests(self) -> None:
        """Bring in sessions that were written down or recorded elsewhere."""
        ask_import(self.window(), self.session)

    def record_session(self) -> None:
        """Open the window in which a session is recorded while it goes on."""
        open_recorder(self.session, self.window())

    def plan_another(self) -> None:
        """Plan a session like the one that is chosen."""
        self.show_sessions()
        self.sessions.plan_another()

    def fix_protocol(self) -> None:
        """Fix the protocol."""
        self.show_protocol()
        if self.protocol.protocol is None:
            self.protocol.begin()
        else:
            self.protocol.fix()

    # Building

    def _place_parts(self) -> None:
        row = self._row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        self._title = TextLabel(self.title, use=Type.WORKSPACE, fixed=True)
        row.addWidget(self._title)
        row.addSpacing(_TITLE_GAP_PX)
        row.addWidget(self._views)
        row.addStretch(1)
        row.addWidget(self.versions)
        row.addWidget(self.importing)
        row.addWidget(self._add)
        row.addWidget(self.record)
        self._head = QWidget()
        self._head.setLayout(row)
        self._pages: dict[str, Page] = {
            RESULTS: self.results,
            SESSIONS: self.sessions,
            PROTOCOL: self.protocol,
            CODEBOOK: self.codebook,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addWidget(self._head)
        self._page.addWidget(self._stack, 1)
        self._fit()

    @property
    def _page_now(self) -> Page:
        return self._pages[self._views.key]

    # Qt

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
        for part in (self._head, self.sessions, self.codebook):
            part.setContentsMargins(margin, 0, margin, 0)
        for scrolled in (self.results, self.protocol):
            scrolled.set_margin(margin)
        self._head.setFixedHeight(theme.current().scaled(_TOOL_ROW_PX))
        room_px = self.width() - 2 * margin
        for button, words in self._words.items():
            button.setText(words)
        fit_row(self._row, (self._views,), room_px, title=self._title)
        # Only much larger text leaves too little for that: then icons say what can be done.
        for button in self._words:
            if needed_px(self._row, self._title) > room_px:
                button.setText("")

    # Inside

    def _turn(self) -> None:
        """Show the view that is chosen, as the document is now."""
        self._page_now.refresh()
        self._stack.setCurrentWidget(self._page_now)
        self._show_versions()
        self.status_changed.emit()

    def _follow(self) -> None:
        if self.session.is_left:
            return  # The document was closed while this was under way.
        self._is_stale = False
        self._page_now.refresh()
        self._show_versions()
        self.status_changed.emit()

    def _show_versions(self) -> None:
        """Offer the versions that were told, where there are several."""
        readings = self.results.readings
        told = readings.versions if readings is not None else ()
        self.versions.setVisible(self._views.key == RESULTS and len(told) > 1)
        chosen = readings.chosen if readings is not None else None
        self.versions.show_words(
            [Word(one, version_words(one), chosen is None or one in chosen) for one in told],
            said=_span(told) if chosen is None else "",
        )
        self._fit()

    def _on_versions_ticked(self, version: str, is_on: bool) -> None:
        on = {word.key for word in self.versions.words if word.is_on}
        on = on | {version} if is_on else on - {version}
        told = {word.key for word in self.versions.words}
        # Without any version nothing could be looked at: that is all of them again.
        self.results.look_at(frozenset(on) if on and on != told else None)
        self._show_versions()

    def _on_results_protocol_asked(self) -> None:
        self.show_protocol()
        if self.protocol.protocol is None:
            self.protocol.begin()
        self.protocol.focus_view()

    def _on_results_session_opened(self, session_id: str) -> None:
        self.show_sessions()
        self.sessions.show_session(session_id)

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._follow()

    def _on_session_narrative_chosen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._follow()


def _span(versions: Sequence[str]) -> str:
    """All versions in few words: ``v1 to v3``."""
    if len(versions) > 2:
        return f"{versions[0] or 'none'} to {versions[-1] or 'none'}"
    return ", ".join(one or "none" for one in versions)
