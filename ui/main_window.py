"""The window: places the welcome page or the page of the open document, and its messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from narrative_studio.errors import DocumentError, NarrativeError
from narrative_studio.settings import Settings
from ui import tab_order
from ui.background import Background
from ui.focus_ring import reason_here
from ui.keymap import Keymap
from ui.long_work import LongWork
from ui.messages import Messages
from ui.shell import NARROW_BELOW_PX
from ui.shell.bars import Bars
from ui.shell.file_actions import FileActions
from ui.shell.look_actions import LookActions
from ui.shell.notices import Notices
from ui.shell.recent_documents import RecentDocuments
from ui.shell.sheet_actions import SheetActions
from ui.shell.welcome import Welcome
from ui.shell.window_actions import WindowActions
from ui.shell.window_place import keep_place, restore_place

if TYPE_CHECKING:
    from narrative_studio.clock import Clock
    from narrative_studio.project import ChangeSet
    from ui.crash import Crash
    from ui.documents import Documents
    from ui.session import Session
    from ui.shell.file_drops import FileDrops
    from ui.shell.who import WhoAreYou
    from ui.studio_page import StudioPage
    from ui.windows import Windows

_SMALLEST: Final = QSize(1024, 640)


class MainWindow(QMainWindow):
    """One window of ``windows``; it shows one document at a time or the welcome page.

    ``files``, ``sheets`` and ``look`` hold what else can be done from anywhere; the table of
    actions names their methods, which ``verbs`` calls.
    """

    def __init__(
        self,
        *,
        windows: Windows,
        settings: Settings,
        clock: Clock | None,
        look: LookActions,
    ) -> None:
        super().__init__()
        self._windows = windows
        self._settings = settings
        self.look = look
        self.files = FileActions(self)
        self.sheets = SheetActions(self, settings)
        self.messages = Messages(self)
        self._notices = Notices(
            self, self.messages, foot_px=lambda: self._page.foot_px if self._page else 0
        )
        self.background = Background(self)
        self.long_work = LongWork(self.background, self.messages, self)
        self._clock = clock
        self._page: StudioPage | None = None
        self._who: WhoAreYou | None = None
        self._told_unpublished: StudioPage | None = None
        self.setWindowTitle("Narrative Studio")
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self.bars = Bars()
        self.long_work.begun.connect(self.bars.show_work)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(inside)
        self._welcome = Welcome()
        self._stack.addWidget(self._welcome)
        self.keymap = Keymap(settings, self)
        self.verbs = WindowActions(self, windows, settings)
        self._connect_welcome()
        self._recent = RecentDocuments(self, self._welcome, settings)
        windows.changed.connect(self._on_windows_changed)
        restore_place(self, settings)
        self.go_home()

    @cached_property
    def documents(self) -> Documents:
        """Opens documents; loaded with the first one, so that the welcome page comes at once."""
        from ui.documents import Documents

        return Documents(
            settings=self._settings,
            clock=self._clock,
            messages=self.messages,
            shelf=self._windows.shelf,
        )

    @cached_property
    def drops(self) -> FileDrops:
        """Takes files that are dragged here; loaded with the first drag."""
        from ui.shell.file_drops import FileDrops

        return FileDrops(self)

    @property
    def page(self) -> StudioPage | None:
        """The page of the open document, None on the welcome page."""
        return self._page

    @property
    def name(self) -> str:
        """What the window shows, with a number where several show the same document."""
        if self._page is None:
            return "Welcome page"
        project = self._page.session.project
        title = project.view().project.title or "Untitled"
        sharing = self._windows.sharing(project)
        return f"{title} ({sharing.index(self) + 1})" if len(sharing) > 1 else title

    # Documents

    def go_home(self) -> None:
        """Close the document and show the welcome page; at first start, ask who is here."""
        self._let_go()
        self._show_what_is_open()
        self._recent.refresh()
        self._windows.changed.emit()
        if not self._settings.knows_me:
            self.ask_who()

    def open_path(self, path: Path) -> bool:
        """Open a document; False when it could not be, which has been said then.

        The one that is open stays so until the other one is there. Where a window shows the
        document already, that one comes forward.
        """
        there = self._windows.showing(path)
        if there is None:
            return self.show_here(path)
        there.come_forward()
        return True

    def show_here(self, path: Path) -> bool:
        """Open a document in this very window, whoever shows it besides."""
        return self._show(lambda: self.documents.open(path))

    def open_beside(self, path: Path, *, is_always: bool = False) -> None:
        """Open a document in a window of its own, or in this one while it shows none.

        With ``is_always`` another window is opened even then.
        """
        if self._windows.showing(path) is not None or (self._page is None and not is_always):
            self.open_path(path)
        else:
            self._windows.open_new(path, beside=self)

    def start_new(self, title: str, template_id: str, call_length_ms: int) -> None:
        """Start a narrative from a template, in a file named after it; say where that is."""
        is_there = self._show(
            lambda: self.documents.new(
                title=title, template_id=template_id, call_length_ms=call_length_ms
            )
        )
        if is_there:
            self.files.tell_place()

    def open_sample(self) -> None:
        """Open the sample, made anew where it is not there yet."""
        there = self._windows.showing(self.documents.sample_path)
        if there is None:
            self._show(self.documents.open_sample)
        else:
            there.come_forward()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files as if they were dropped: documents, projects to import, pictures."""
        if paths:
            from ui.intake.taking import take_files

            take_files(self, paths)

    def save_as(self, path: Path) -> None:
        """Publish to another file from now on; trouble is said."""
        self._go_on_in(path, self.documents.save_as)

    def move_file(self, path: Path) -> None:
        """Publish to another file from now on and take the old one away; trouble is said."""
        if self._go_on_in(path, self.documents.move):
            self.files.tell_place()

    def close_document(self) -> None:
        """Publish and close the document, if one is open, and show the welcome page."""
        if self._page is not None:
            self.go_home()

    # Windows

    def new_window(self) -> None:
        """Open one more window with the welcome page."""
        self._windows.open_new(beside=self)

    def same_in_new_window(self) -> None:
        """Show this document in one more window; both follow each other."""
        page = self._page
        if page is None:
            return
        page.session.flush()
        made = self._windows.open_new(page.session.project.path, beside=self)
        if made.page is not None:
            made.page.go(page.workspace.id)

    def come_forward(self) -> None:
        """Put this window before the others and give it the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """Close all windows; what is being typed in any of them is kept."""
        self._windows.close_all()

    def take_tour(self) -> None:
        """Open the sample and lead through it, stop by stop."""
        self.open_sample()
        page = self._page
        if page is not None and page.session.project.path == self.documents.sample_path:
            from ui.tour.tour import Tour

            if not page.findChildren(Tour):
                Tour(self, page).begin()

    def open_menu(self) -> None:
        """Open the menu of the studio."""
        if self._page is not None:
            self._page.open_menu()
        else:
            self._welcome.menu.open()

    def ask_who(self) -> None:
        """Ask who sits here."""
        from ui.shell.who import WhoAreYou

        if self._who is None:
            if self._settings.knows_me:
                me = self._settings.identity()
                self._who = WhoAreYou(me.name, me.role, me.function.value)
            else:
                self._who = WhoAreYou()
            self._who.answered.connect(self._on_who_answered)
            self._who.left.connect(self._end_who)
            self._stack.addWidget(self._who)
        self._show_what_is_open()

    def tell_crash(self, crash: Crash) -> None:
        """Say that something unexpected happened and that the work is kept; show the report."""
        self.sheets.show_crash(crash)
        if self._page is not None:
            self._page.session.flush()

    def open_again(self) -> None:
        """Close the document and open it again, as it is kept."""
        if self._page is not None:
            path = self._page.session.project.path
            self.go_home()
            self.open_path(path)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_in_front = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_in_front and self._page is not None:
            self._page.keeper.look()
        elif is_in_front:
            self._recent.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        with self._settings.together():
            self._let_go()
            keep_place(self, self._settings)
            self.background.stop()
            super().closeEvent(event)
            self._windows.remove(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Have Tab go as the eye does, through what was made later too."""
        return tab_order.go(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._welcome.set_narrow(is_narrow=self.width() < NARROW_BELOW_PX)
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    # Inside

    def _show(self, get: Callable[[], Session]) -> bool:
        try:
            session = get()
        except DocumentError as error:
            if (lost := error.recoverable) is None:
                self.messages.trouble(error)
            else:
                self.messages.trouble(
                    self.documents.without(lost, error),
                    action="Bring it back",
                    act=lambda: self._show(lambda: self.documents.bring_back(lost)),
                )
            return False
        except NarrativeError as error:
            self.messages.trouble(error)
            return False
        self._let_go()
        self.bars.clear_question()  # Whoever opens a document has answered where to begin.
        from ui.recorder.recording import offer_cut_off
        from ui.studio_page import StudioPage

        page = StudioPage(
            session,
            background=self.background,
            long_work=self.long_work,
            window_actions=self.verbs.now,
            keymap=self.keymap,
            parent=self,
        )
        page.home_asked.connect(self.go_home)
        page.export_asked.connect(self.sheets.ask_export)
        page.menu_asked.connect(self.verbs.fill)
        page.foot_changed.connect(self._notices.place_anew)
        page.keeper.published.connect(self._on_keeper_published)
        session.changed.connect(self._on_session_changed)
        self._notices.follow(session)
        self._page = page
        offer_cut_off(session, page, self.bars.ask)
        self._stack.addWidget(page)
        page.begin()
        self._show_what_is_open()
        with self._settings.together():
            self.documents.remember(session)
            self._windows.changed.emit()
        project = session.project
        if project.set_aside or project.rescued or project.taken_over:
            from ui.damage import opening_words

            words = opening_words(project)
            self.messages.tell(words, action="Details", act=page.show_document)
        return True

    def _go_on_in(self, path: Path, put: Callable[[Session, Path], bool]) -> bool:
        """Have the document put elsewhere; whether it is there now."""
        page = self._page
        if page is None:
            return False
        page.session.flush()
        is_there = bool(page.session.attempt(lambda: put(page.session, path)))
        if is_there:
            page.keeper.publish()
        self._windows.changed.emit()
        return is_there

    def _let_go(self) -> None:
        """Publish and close the document, if one is open."""
        page, self._page = self._page, None
        if page is None:
            return
        self._notices.follow(None)
        self.bars.clear_question()
        page.leave()
        self.documents.remember(page.session)
        self.background.stop()
        self._stack.removeWidget(page)
        self.documents.let_go(page.session)
        page.deleteLater()

    def _show_what_is_open(self) -> None:
        """Show the question, the document or the welcome page, with the keyboard in it."""
        if self._who is not None:
            self._stack.setCurrentWidget(self._who)
            self._who.setFocus()
        elif self._page is not None:
            self._stack.setCurrentWidget(self._page)
            self._page.workspace.focus_view(reason_here())
        else:
            self._stack.setCurrentWidget(self._welcome)
            self._welcome.focus_choice()
        self._notices.place_anew()
        self._notices.hold(is_held=self._who is not None)

    def _may_close(self) -> bool:
        """Whether everything is published, or the user knows that it is not and closes again."""
        page, app = self._page, QApplication.instance()
        if page is None:
            return True
        page.session.flush()
        if len(self._windows.sharing(page.session.project)) > 1:
            return True  # The other window goes on with it.
        if page.session.project.is_published or page.keeper.publish():
            return True
        is_known = self._told_unpublished is page
        if is_known or (isinstance(app, QApplication) and app.isSavingSession()):
            return True
        self._told_unpublished = page
        self.messages.trouble(self.documents.unwritten(page.session))
        return False

    def _connect_welcome(self) -> None:
        self._welcome.started.connect(self.start_new)
        self._welcome.open_asked.connect(self.files.ask_open)
        self._welcome.import_asked.connect(self.files.ask_import)
        self._welcome.sample_asked.connect(self.open_sample)
        self._welcome.menu_asked.connect(self.verbs.fill)

    # Slots

    def _on_who_answered(self, name: str, role: str, function: str) -> None:
        is_first = not self._settings.knows_me
        self._settings.identity()
        self._settings.change(person_name=name, person_role=role, person_function=function)
        for window in self._windows.all:
            if window.page is not None:
                window.page.session.project.be(self._settings.identity())
        self._end_who()
        if is_first and self._page is None:
            self._offer_tour()

    def _offer_tour(self) -> None:
        """Say to somebody new where to begin; asked once, and left with Esc."""
        from ui.widgets.notice_bar import Choice

        self.bars.ask(
            "New here? Look around in a story that is told already, or start your own below.",
            [Choice("Take the tour of the sample", self.take_tour)],
            icon="route",
        )
        self._welcome.focus_choice()  # Who knows what to do goes on with Enter.

    def _end_who(self) -> None:
        if self._who is not None:
            self._stack.removeWidget(self._who)
            self._who.deleteLater()
            self._who = None
        self._show_what_is_open()

    def _on_windows_changed(self) -> None:
        """Name the window after what it shows, and after how many show the same."""
        if self._page is None:
            self.setWindowTitle("Narrative Studio")
            self.setWindowFilePath("")
        else:
            path = self._page.session.project.path
            # Several stories may bear one title; their files do not, and are what others are sent.
            self.setWindowTitle(f"{self.name} - {path.name} - Narrative Studio")
            self.setWindowFilePath(str(path))

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if "project" in changes.tables():
            self._on_windows_changed()  # It may be called otherwise now.

    def _on_keeper_published(self) -> None:
        self._told_unpublished = None
