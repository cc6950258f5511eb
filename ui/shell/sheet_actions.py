"""The sheets over the whole window: help, keys, find and replace, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from narrative_studio.errors import NarrativeError

if TYPE_CHECKING:
    from narrative_studio.settings import Settings
    from ui.crash import Crash
    from ui.main_window import MainWindow


class SheetActions:
    """Opens sheets over a window, one at a time; each is loaded when it is first wanted."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        self._window = window
        self.settings = settings

    @property
    def is_open(self) -> bool:
        """Whether a sheet stands over the window."""
        from ui.widgets.sheet import Sheet

        return any(sheet.is_open for sheet in self._window.findChildren(Sheet))

    def show_help(self) -> None:
        """Show the help, open at what this room is about."""
        from narrative_studio.help_topics import topic_of
        from ui.dialogs.help import HelpSheet

        if not self.is_open:
            page = self._window.page
            room = page.workspace.id if page is not None else ""
            view = page.workspace.view_key if page is not None else ""
            sheet = HelpSheet(self._window, topic_of(room, view), self._window.keymap.chosen)
            sheet.tour_asked.connect(self._window.take_tour)
            sheet.begin()

    def show_crash(self, crash: Crash) -> None:
        """Show the report of something unexpected; behind a sheet, or again, only say it."""
        from ui.dialogs.crash_sheet import CrashSheet

        window = self._window
        if self.is_open or crash.times > 1:
            times = "" if crash.times == 1 else f" again ({crash.times} times)"
            window.messages.trouble(
                NarrativeError(f"Something unexpected happened{times}; every change is kept."),
                action="Copy the report",
                act=lambda: QGuiApplication.clipboard().setText(crash.text),
            )
            return
        sheet = CrashSheet(window, crash, has_document=window.page is not None)
        sheet.reopen_asked.connect(window.open_again)
        sheet.told.connect(window.messages.tell)
        sheet.begin()

    def show_settings(self) -> None:
        """Show the settings."""
        from ui.dialogs.settings_sheet import SettingsSheet

        if self.is_open:
            return
        window = self._window
        sheet = SettingsSheet(window, self.settings, apply_settings=window.look.apply)
        sheet.who_asked.connect(window.ask_who)
        sheet.shortcuts_asked.connect(self.show_shortcuts)
        if window.page is not None:
            speller = window.page.speller
            sheet.spelling_switched.connect(lambda is_on: speller.set_on(is_on=is_on))
        sheet.begin()

    def show_shortcuts(self) -> None:
        """Show which keys do what, to be looked up and changed."""
        from ui.dialogs.shortcuts import ShortcutSheet

        if self.is_open:
            return
        if self._window.page is not None:
            self._window.page.build_rooms()
        ShortcutSheet(self._window, self._window.keymap).begin()

    def ask_replace(self) -> None:
        """Find words everywhere in the document, and replace them."""
        from ui.dialogs.find_replace import FindReplaceSheet

        page = self._window.page
        if page is not None and not self.is_open:
            sheet = FindReplaceSheet(self._window, page.session)
            sheet.row_chosen.connect(page.open_row)
            sheet.begin()

    def ask_export(self) -> None:
        """Open the export sheet for the shown narrative."""
        page = self._window.page
        if page is None or self.is_open:
            return
        from ui.dialogs.export import ExportSheet

        page.session.flush()
        if page.session.story is None:
            self._window.messages.advise("There is no narrative to export yet")
            return
        sheet = ExportSheet(
            self._window,
            page.session,
            background=self._window.background,
            settings=self.settings,
        )
        sheet.row_opened.connect(page.open_row)
        sheet.open()

    def show_exported(self) -> None:
        """List the files that were made from the document, and which of them are stale."""
        page = self._window.page
        if page is None or self.is_open:
            return
        from ui.dialogs.exported import ExportedSheet

        page.session.flush()
        ExportedSheet(
            self._window,
            page.session,
            background=self._window.background,
            settings=self.settings,
        ).begin()
