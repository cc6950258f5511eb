"""The window: places the welcome page or the page of the open document, and its messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget

from narrative_studio.errors import NarrativeError
from narrative_studio.settings import Settings
from ui.actions import WINDOW_ACTIONS, Action
from ui.background import Background
from ui.keymap import Keymap
from ui.messages import Messages
from ui.shell import NARROW_BELOW_PX
from ui.shell.notices import Notices
from ui.shell.welcome import Welcome

if TYPE_CHECKING:
    from narrative_studio.clock import Clock
    from ui.documents import Documents
    from ui.session import Session
    from ui.shell.who import WhoAreYou
    from ui.studio_page import StudioPage

_SUFFIX: Final = ".narrative"
_FILTER: Final = "Narratives (*.narrative)"
_JSON_FILTER: Final = "JSON projects (*.json)"
_FIRST_ROOM: Final = "storyboard"
_SMALLEST: Final = QSize(1024, 640)
_USUAL: Final = QSize(1440, 900)
_SCALES_PCT: Final = (80, 90, 100, 110, 125, 140, 160)


class MainWindow(QMainWindow):
    """One window; it shows one document at a time or the welcome page."""

    def __init__(
        self,
        *,
        settings: Settings,
        clock: Clock | None,
        switch_theme: Callable[[], None],
        apply_settings: Callable[[], None],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._switch_theme = switch_theme
        self._apply_settings = apply_settings
        self.messages = Messages(self)
        self._notices = Notices(
            self, self.messages, foot_px=lambda: self._page.foot_px if self._page else 0
        )
        self.background = Background(self)
        self._clock = clock
        self._page: StudioPage | None = None
        self._who: WhoAreYou | None = None
        self._told_unpublished: StudioPage | None = None
        self.setWindowTitle("Narrative Studio")
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._welcome = Welcome()
        self._stack.addWidget(self._welcome)
        self._connect_welcome()
        self.keymap = Keymap(settings, self)
        self._actions = self._make_actions()
        self._restore_place()
        self.go_home()

    @cached_property
    def _documents(self) -> Documents:
        """Opens documents; loaded with the first one, so that the welcome page comes at once."""
        from ui.documents import Documents

        return Documents(settings=self._settings, clock=self._clock, messages=self.messages)

    @property
    def page(self) -> StudioPage | None:
        """The page of the open document, None on the welcome page."""
        return self._page

    # Documents

    def go_home(self) -> None:
        """Close the document and show the welcome page; at first start, ask who is here."""
        self._let_go()
        self._welcome.show_recent(self._settings.values.recent)
        self.setWindowTitle("Narrative Studio")
        self._show_what_is_open()
        if not self._settings.knows_me:
            self.ask_who()

    def open_path(self, path: Path) -> bool:
        """Open a document; False when it could not be, which has been said then.

        The one that is open stays so until the other one is there.
        """
        if self._shows(path):
            return True
        return self._show(lambda: self._documents.open(path))

    def start_new(self, title: str, template_id: str, call_length_ms: int) -> None:
        """Start a narrative from a template, in a file named after it."""
        self._show(
            lambda: self._documents.new(
                title=title, template_id=template_id, call_length_ms=call_length_ms
            )
        )

    def open_sample(self) -> None:
        """Open the sample, made anew where it is not there yet."""
        if not self._shows(self._documents.sample_path):
            self._show(self._documents.open_sample)

    def show_help(self) -> None:
        """Show the help, open at what this room is about."""
        from narrative_studio.help_topics import topic_of_room
        from ui.dialogs.help import HelpSheet

        if not self._has_sheet():
            room = self._page.workspace.id if self._page is not None else ""
            HelpSheet(self, topic_of_room(room)).begin()

    def show_shortcuts(self) -> None:
        """Show which keys do what, to be looked up and changed."""
        from ui.dialogs.shortcuts import ShortcutSheet

        if self._has_sheet():
            return
        if self._page is not None:
            self._page.build_rooms()
        ShortcutSheet(self, self.keymap).begin()

    def ask_replace(self) -> None:
        """Find words everywhere in the document, and replace them."""
        from ui.dialogs.find_replace import FindReplaceSheet

        page = self._page
        if page is not None and not self._has_sheet():
            sheet = FindReplaceSheet(self, page.session)
            sheet.row_chosen.connect(page.open_row)
            sheet.begin()

    def ask_open(self) -> None:
        """Ask for a document and open it."""
        name, _filter = QFileDialog.getOpenFileName(
            self, "Open a narrative", str(self._documents.folder), _FILTER
        )
        if name:
            self.open_path(Path(name))

    def ask_import(self) -> None:
        """Ask for a JSON project and import it into a new document beside it."""
        name, _filter = QFileDialog.getOpenFileName(
            self, "Import a JSON project", str(self._documents.folder), _JSON_FILTER
        )
        if name:
            self._show(lambda: self._documents.import_json(Path(name)))

    def ask_save_as(self) -> None:
        """Ask for another place and publish there from now on."""
        page = self._page
        if page is None:
            return
        name, _filter = QFileDialog.getSaveFileName(
            self, "Save as", str(page.session.project.path), _FILTER
        )
        if not name:
            return
        page.session.flush()
        if page.session.attempt(lambda: self._documents.save_as(page.session, Path(name))):
            page.keeper.publish()
            self._name_window(page.session)

    def save_now(self) -> None:
        """Publish without waiting for a pause."""
        if self._page is not None:
            self._page.session.flush()
            if self._page.keeper.publish():
                self.messages.tell(f"Saved {self._page.session.project.path.name}")

    def close_document(self) -> None:
        """Publish and close the document, if one is open, and show the welcome page."""
        if self._page is not None:
            self.go_home()

    # What can be done from anywhere

    def undo(self) -> None:
        """Take back the latest change."""
        if self._page is not None:
            self._page.session.undo()

    def redo(self) -> None:
        """Bring back what was taken back."""
        if self._page is not None:
            self._page.session.redo()

    def find_anything(self) -> None:
        """Put the keyboard into the search field."""
        if self._page is not None:
            self._page.find_anything()

    def show_findings(self) -> None:
        """Open the list of findings."""
        if self._page is not None:
            self._page.show_findings()

    def next_area(self) -> None:
        """Move the keyboard to the next area of the window."""
        if self._page is not None:
            self._page.next_area()

    def last_area(self) -> None:
        """Move the keyboard to the area before."""
        if self._page is not None:
            self._page.next_area(-1)

    def ask_export(self) -> None:
        """Open the export sheet for the shown narrative."""
        if self._page is None:
            return
        from ui.dialogs.export import ExportSheet

        self._page.session.flush()
        story = self._page.session.story
        if story is None:
            self.messages.tell("There is no narrative to export yet")
            return
        sheet = ExportSheet(
            self, self._page.session, background=self.background, settings=self._settings
        )
        sheet.row_opened.connect(self._page.open_row)
        sheet.open()

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

    def switch_theme(self) -> None:
        """Switch between light and dark."""
        self._switch_theme()

    def larger_text(self) -> None:
        """Make all text larger."""
        self._scale_text(1)

    def smaller_text(self) -> None:
        """Make all text smaller."""
        self._scale_text(-1)

    def usual_text(self) -> None:
        """Give all text its usual size."""
        self._settings.change(font_scale_pct=100)
        self._apply_settings()

    def tell_crash(self, report: Path | None) -> None:
        """Say that something unexpected happened, that the work is kept and where the report is."""
        where = f" A report without any of your texts is in {report}." if report else ""
        self.messages.trouble(
            NarrativeError(
                "Something unexpected happened in Narrative Studio; every change you made is kept.",
                f"Go on, or close and open the document again.{where}",
            )
        )

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_in_front = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_in_front and self._page is not None:
            self._page.keeper.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._let_go()
        self._settings.change(window_geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        self.background.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._welcome.set_narrow(is_narrow=self.width() < NARROW_BELOW_PX)
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_document(event) is not None and not self._has_sheet():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_document(event)
        if path is not None:
            event.acceptProposedAction()
            # The drag of the other program must end before a document is opened.
            QTimer.singleShot(0, self, lambda: self.open_path(path))

    # Inside

    def _show(self, get: Callable[[], Session]) -> bool:
        try:
            session = get()
        except NarrativeError as error:
            self.messages.trouble(error)
            return False
        self._let_go()
        from ui.studio_page import StudioPage

        page = StudioPage(
            session,
            background=self.background,
            window_actions=self._actions,
            keymap=self.keymap,
            parent=self,
        )
        page.home_asked.connect(self.go_home)
        page.export_asked.connect(self.ask_export)
        page.keeper.published.connect(self._on_keeper_published)
        self._notices.follow(session)
        self._page = page
        self._stack.addWidget(page)
        page.go(_FIRST_ROOM)
        self._show_what_is_open()
        self._documents.remember(session)
        self._name_window(session)
        if session.project.set_aside or session.project.rescued:
            from ui.damage import opening_words

            words = opening_words(session.project)
            self.messages.tell(words, action="Details", act=page.show_document)
        return True

    def _let_go(self) -> None:
        """Publish and close the document, if one is open."""
        page, self._page = self._page, None
        if page is None:
            return
        self._notices.follow(None)
        page.leave()
        self._documents.remember(page.session)
        self.background.stop()
        self._stack.removeWidget(page)
        page.session.project.close()
        page.deleteLater()

    def _show_what_is_open(self) -> None:
        """Show the question, the document or the welcome page, with the keyboard in it."""
        if self._who is not None:
            self._stack.setCurrentWidget(self._who)
            self._who.setFocus()
        elif self._page is not None:
            self._stack.setCurrentWidget(self._page)
            self._page.workspace.focus_view()
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
        if page.session.project.is_published or page.keeper.publish():
            return True
        is_known = self._told_unpublished is page
        if is_known or (isinstance(app, QApplication) and app.isSavingSession()):
            return True
        self._told_unpublished = page
        self.messages.trouble(
            NarrativeError(
                f"“{page.session.project.path.name}” could not be written; "
                "every change is kept on this computer.",
                "See that its folder can be written to, or close again to leave it so.",
            )
        )
        return False

    def _has_sheet(self) -> bool:
        from ui.widgets.sheet import Sheet

        return any(sheet.is_open for sheet in self.findChildren(Sheet))

    def _shows(self, path: Path) -> bool:
        """Whether the document at a path is the one that is open."""
        if self._page is None:
            return False
        present = self._page.session.project.path
        try:
            return present == path or present.samefile(path)
        except OSError:  # one of them is not there, or nothing can have its name
            return False

    def _connect_welcome(self) -> None:
        self._welcome.started.connect(self.start_new)
        self._welcome.open_asked.connect(self.ask_open)
        self._welcome.import_asked.connect(self.ask_import)
        self._welcome.sample_asked.connect(self.open_sample)
        self._welcome.recent_opened.connect(self._on_welcome_recent_opened)
        self._welcome.recent_forgotten.connect(self._on_welcome_recent_forgotten)

    def _make_actions(self) -> list[Action]:
        made = [
            Action(
                entry.id, entry.title, getattr(self, entry.method), entry.shortcut, entry.icon, True
            )
            for entry in WINDOW_ACTIONS
        ]
        for action in made:
            self.keymap.bind(action, owner=self)
        return made

    def _name_window(self, session: Session) -> None:
        self.setWindowTitle(f"{session.view.project.title} - Narrative Studio")
        self.setWindowFilePath(str(session.project.path))

    def _restore_place(self) -> None:
        kept = self._settings.values.window_geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            # PySide6 6.11 deletes the screen that a window without parent was asked for, together
            # with the window.
            room = QGuiApplication.primaryScreen().availableGeometry().size()
            self.resize(_USUAL.boundedTo(room))
            if room.width() <= _USUAL.width() or room.height() <= _USUAL.height():
                # A small screen has no room to spare for a frame and a desk around the window.
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _scale_text(self, step: int) -> None:
        now = self._settings.values.font_scale_pct
        at = min(range(len(_SCALES_PCT)), key=lambda n: abs(_SCALES_PCT[n] - now))
        at = max(0, min(len(_SCALES_PCT) - 1, at + step))
        self._settings.change(font_scale_pct=_SCALES_PCT[at])
        self._apply_settings()

    # Slots

    def _on_who_answered(self, name: str, role: str, function: str) -> None:
        self._settings.identity()
        self._settings.change(person_name=name, person_role=role, person_function=function)
        if self._page is not None:
            self._page.session.project.be(self._settings.identity())
        self._end_who()

    def _end_who(self) -> None:
        if self._who is not None:
            self._stack.removeWidget(self._who)
            self._who.deleteLater()
            self._who = None
        self._show_what_is_open()

    def _on_keeper_published(self) -> None:
        self._told_unpublished = None

    def _on_welcome_recent_opened(self, path: str) -> None:
        self.open_path(Path(path))

    def _on_welcome_recent_forgotten(self, path: str) -> None:
        self._settings.forget(path)
        self._welcome.show_recent(self._settings.values.recent)


def _dropped_document(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    found = [path for path in paths if path.suffix == _SUFFIX]
    return found[0] if found else None
