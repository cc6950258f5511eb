"""The window on the sample, shared by tests: opening it takes longer than most of them do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.project import Project
from narrative_studio.settings import Recent, Settings
from tests.ui.studio import ME
from tests.ui.versions import PRIYA, copy_of, frame_in, misalign, oven_project
from ui import theme
from ui.app import apply_settings, make_window
from ui.session import Session
from ui.shell.findings_popup import FindingsPopup
from ui.shell.palette import Palette
from ui.shell.who import WhoAreYou
from ui.studio_page import StudioPage
from ui.tour.coach_card import CoachCard
from ui.widgets.popup import Popup
from ui.widgets.section import Section
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast
from ui.workspaces.base import Workspace

SMALL = QSize(1280, 800)
LARGE = QSize(1920, 1080)
_PATIENCE_MS = 60_000
_ROUNDS = 4


class Stage:
    """One window, the sample in it once it was asked for, and the ways to get about in it."""

    def __init__(
        self,
        home: Path,
        *,
        look: str = theme.LIGHT,
        scale_pct: int = 100,
        size: QSize = SMALL,
        knows_me: bool = True,
    ) -> None:
        self.home = self._home = home
        self.settings = Settings(home / "settings.json")
        self.settings.change(
            theme=look,
            font_scale_pct=scale_pct,
            has_reduced_motion=True,
            last_folder=str(home),
            export_folder=str(home),
        )
        if knows_me:
            self.settings.change(person_id=ME.id, person_name=ME.name)
        self.settings.remember(Recent("/stories/redfen.narrative", "Redfen renewal", "7 frames"))
        apply_settings(self.settings)
        self.window = make_window(self.settings, clock=Clock(date(2026, 4, 21)))
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(size)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    @property
    def page(self) -> StudioPage:
        """The page of the open document."""
        assert self.window.page is not None
        return self.window.page

    @property
    def session(self) -> Session:
        return self.page.session

    @property
    def room(self) -> Workspace:
        """The room that is shown."""
        return self.page.workspace

    def open_sample(self) -> None:
        """Open the sample, where it is not open yet."""
        self.window.open_sample()
        settle()

    def open_empty(self) -> None:
        """Open a document in which nothing is written yet."""
        path = self._home / "Empty.narrative"
        if not path.exists():
            project = new_project(path, me=ME, title="Our first call", clock=Clock())
            project.publish()
            project.close()
        assert self.window.open_path(path), "the empty document is there"
        settle()

    def open_contested(self) -> None:
        """Open a document in which two wordings and a deletion are to be decided."""
        path = self._home / "oven.narrative"
        if not path.exists():
            _contest(oven_project(self._home)).close()
        self.window.open_path(path)
        settle()

    def go(self, room: str, *actions: str) -> None:
        """Show a room of the sample and do what these actions do."""
        self.open_sample()
        self.page.go(room)
        settle()
        for wanted in actions:
            self.do(wanted)

    def do(self, wanted: str) -> None:
        """Do what an action does, by its id, as the command palette would."""
        offers = self.page._gather_offers()
        (found,) = [offer.action for offer in offers if offer.action.id == wanted]
        found.handler()
        settle()

    def press(self, name: str) -> None:
        """Press the button whose name begins so, as a screen reader does."""
        inside = [one for root in self.roots() for one in root.findChildren(QAbstractButton)]
        found = [one for one in inside if one.isVisible() and _name(one).startswith(name)]
        assert found, f"no button is called {name}"
        found[0].click()
        settle()

    def ask_menu(self) -> None:
        """Ask for the menu of what has the keyboard, as the menu key does."""
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
        QApplication.sendEvent(self.focus, event)
        settle()

    def type(self, words: str) -> None:
        """Type into what has the keyboard."""
        QTest.keyClicks(self.focus, words)
        settle()

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        found: QWidget | None = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def open_sections(self) -> None:
        """Open every section of the inspector."""
        for section in self.window.findChildren(Section):
            if section.isVisible():
                section.set_open(True)
        settle()

    def set_look(self, look: str) -> None:
        """Switch to the light or the dark theme, as the settings do."""
        self.settings.change(theme=look)
        apply_settings(self.settings)
        settle()

    def show_row(self, table: str, row_id: str) -> None:
        """Choose a row in the room that is shown, as a finding does."""
        self.room.show_row(table, row_id)
        settle()

    def wait(self) -> None:
        """Wait for what the window does beside itself."""
        wait_until(lambda: not self.window.background._tasks)

    def roots(self) -> list[QWidget]:
        """What stands before the user: the window, and over it sheets, popups and menus."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        over = [
            one
            for one in app.topLevelWidgets()
            if one.isVisible() and one is not self.window and not _is_tooltip(one)
        ]
        return [self.window, *over]

    def front(self) -> list[QWidget]:
        """What nothing covers: the latest sheet or list over the window, else the window."""
        roots = self.roots()
        over = [one for one in self.window.findChildren(Sheet) if one.is_open]
        if over:
            return [over[-1]._dialog, *roots[1:]]
        lists = [
            one
            for kind in (Palette, FindingsPopup, WhoAreYou)
            for one in self.window.findChildren(kind)
            if one.isVisible()
        ]
        return [*lists, *roots[1:]] if lists else roots

    def dismiss(self) -> None:
        """Take away what was told at the foot of the window."""
        for toast in self.window.findChildren(Toast):
            toast.dismissed.emit()
        settle()

    def clear(self) -> None:
        """Close whatever stands over the window."""
        for widget in self.roots()[1:]:
            widget.close()
        for sheet in self.window.findChildren(Sheet):
            if sheet.is_open:
                sheet.close_sheet()
        self.dismiss()
        for asked in self.window.findChildren(WhoAreYou):
            asked.left.emit()
        for card in self.window.findChildren(CoachCard):
            card.left.emit()
        self.window.activateWindow()
        settle()

    def close(self) -> None:
        """Close the window and let it go at once: left to the garbage it goes in no good order."""
        self.clear()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)


@contextmanager
def staged(factory: pytest.TempPathFactory, **how: object) -> Iterator[Stage]:
    """A stage in a home of its own, for a fixture that outlives a test."""
    home = factory.mktemp("stage")
    before = os.environ.get("NARRATIVE_STUDIO_HOME")
    os.environ["NARRATIVE_STUDIO_HOME"] = str(home)
    made = Stage(home, **how)  # type: ignore[arg-type]
    try:
        yield made
    finally:
        made.close()
        if before is None:
            del os.environ["NARRATIVE_STUDIO_HOME"]
        else:
            os.environ["NARRATIVE_STUDIO_HOME"] = before


def settle() -> None:
    """Let the window do what it has put off until the next turns of the event loop."""
    for _round in range(_ROUNDS):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def wait_until(is_so: Callable[[], object]) -> None:
    """Wait for what comes from another thread or after a pause."""
    patience = QDeadlineTimer(_PATIENCE_MS)
    while not is_so():
        assert not patience.hasExpired(), "waited in vain"
        QTest.qWait(5)
    settle()


def _contest(project: Project) -> Project:
    """Let Priya and me give a headline two wordings, and delete a frame that she has reworded."""
    misalign(project, headline=("Wood is wanted", "Wood is short"))
    path = copy_of(project, "theirs.narrative", bullets="A kiln of Priya's")
    other = Project.read(path, me=PRIYA, clock=Clock())
    edit_cells(other, frame_in(other, 2), headline="Weigh every log")
    other.publish()
    other.close()
    delete_frames(project, frames=[frame_in(project, 2).id])
    project.merge(path)
    path.unlink()
    project.publish()
    return project


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text().replace("&", "")


def _is_tooltip(widget: QWidget) -> bool:
    return widget.windowType() == Qt.WindowType.ToolTip


def is_over(widget: QWidget) -> bool:
    """Whether a window stands over the one that opened it and closes with Esc."""
    return isinstance(widget, Popup | QMenu)
