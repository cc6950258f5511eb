"""What the user can do by name: what an action is, and the table of those of the window."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol


class Handler(Protocol):
    """What an action does; takes nothing, so that it can be a slot of any signal."""

    def __call__(self) -> object: ...


ALSO: Final = "also"
"""The property of a menu's entry that holds other words people look for it by."""


class Action(NamedTuple):
    """Something the user can do by name: shown in the command palette, maybe with a shortcut.

    ``id`` is stable (``storyboard.add-frame``), ``shortcut`` in Qt's portable form (``Alt+Left``).
    That of a workspace works only while the workspace is shown. ``also`` are other words that
    people look for it by.
    """

    id: str
    title: str
    handler: Handler
    shortcut: str = ""
    icon: str = ""
    also: str = ""


class WindowAction(NamedTuple):
    """One action of the window; ``method`` says where from the window on its method is.

    ``needs_document`` actions are offered only while a document is open. ``shortcut`` is in Qt's
    portable form and may name several, separated by a comma and a space. ``also`` are other words
    that people look for it by.
    """

    id: str
    title: str
    method: str
    shortcut: str = ""
    icon: str = ""
    needs_document: bool = False
    also: str = ""


WINDOW_ACTIONS: tuple[WindowAction, ...] = (
    WindowAction("window.new", "New narrative", "go_home", "Ctrl+N", "file-plus"),
    WindowAction("window.open", "Open a narrative", "files.ask_open", "Ctrl+O", "folder-open"),
    WindowAction(
        "window.open-beside",
        "Open a narrative in a new window",
        "files.ask_open_beside",
        "Ctrl+Shift+O",
        "folder-open",
    ),
    WindowAction("window.import", "Import a file", "files.ask_import", "Ctrl+I", "file-import"),
    WindowAction(
        "window.read-back",
        "Read back a deck or Markdown",
        "files.ask_read_back",
        "Ctrl+Shift+I",
        "presentation",
        True,
        also="import PowerPoint changes round trip",
    ),
    WindowAction(
        "tests.import",
        "Import tests",
        "files.ask_import_tests",
        "",
        "file-import",
        True,
        also="table CSV Excel transcript VTT SRT sessions calls deck tracker",
    ),
    WindowAction("window.sample", "Open the sample, Lotwarden", "open_sample", "", "packages"),
    WindowAction("window.save", "Save now", "files.save_now", "Ctrl+S", "device-floppy", True),
    WindowAction(
        "window.save-as",
        "Save as",
        "files.ask_save_as",
        "Ctrl+Shift+S",
        "device-floppy",
        True,
        also="save a copy duplicate the file for a colleague",
    ),
    WindowAction(
        "window.move",
        "Rename or move the file",
        "files.ask_move",
        "",
        "folder-open",
        True,
        also="elsewhere place folder name",
    ),
    WindowAction(
        "window.folder",
        "Show the file in its folder",
        "files.show_folder",
        "",
        "external-link",
        True,
        also="where place open reveal",
    ),
    WindowAction(
        "window.export",
        "Export",
        "sheets.ask_export",
        "Ctrl+E",
        "file-export",
        True,
        also="share send print PowerPoint Word PDF web page",
    ),
    WindowAction(
        "window.exported",
        "Exported files",
        "sheets.show_exported",
        "Ctrl+Alt+E",
        "file-export",
        True,
        also="register stale export again",
    ),
    WindowAction("window.undo", "Undo", "page.session.undo", "Ctrl+Z", "arrow-back-up", True),
    WindowAction(
        "window.redo", "Redo", "page.session.redo", "Ctrl+Shift+Z, Ctrl+Y", "arrow-forward-up", True
    ),
    WindowAction(
        "window.find",
        "Find a frame, element or command",
        "page.find_anything",
        "Ctrl+K",
        "search",
        True,
    ),
    WindowAction(
        "window.replace",
        "Find and replace",
        "sheets.ask_replace",
        "Ctrl+Shift+F",
        "search",
        True,
    ),
    WindowAction(
        "window.findings",
        "Show findings",
        "page.show_findings",
        "F8",
        "alert-triangle",
        True,
        also="check problems warnings gaps lint",
    ),
    WindowAction("window.next-area", "Go to the next area", "page.next_area", "F6", "", True),
    WindowAction(
        "window.last-area", "Go to the area before", "page.last_area", "Shift+F6", "", True
    ),
    WindowAction("window.menu", "Menu of the studio", "open_menu", "F10", "menu-2"),
    WindowAction(
        "window.settings",
        "Settings",
        "sheets.show_settings",
        "Ctrl+,",
        "settings",
        also="preferences options reduced motion theme start",
    ),
    WindowAction(
        "window.theme",
        "Switch between light and dark",
        "look.switch_theme",
        "",
        "moon",
        also="dark mode theme night colours appearance",
    ),
    WindowAction(
        "window.larger",
        "Larger text",
        "look.larger_text",
        "Ctrl++, Ctrl+=",
        "text-size",
        also="zoom in font size bigger scale",
    ),
    WindowAction(
        "window.smaller",
        "Smaller text",
        "look.smaller_text",
        "Ctrl+-",
        "text-size",
        also="zoom out font size scale",
    ),
    WindowAction(
        "window.usual-size",
        "Usual size of text",
        "look.usual_text",
        "Ctrl+0",
        "text-size",
        also="zoom reset font 100 % default scale",
    ),
    WindowAction(
        "window.help", "Help", "sheets.show_help", "F1", "lifebuoy", also="manual explain how to"
    ),
    WindowAction(
        "window.tour", "Take the tour of the sample", "take_tour", "", "route", also="guide learn"
    ),
    WindowAction(
        "window.shortcuts",
        "Keyboard shortcuts",
        "sheets.show_shortcuts",
        "Ctrl+/",
        "keyboard",
        also="keys hotkeys remap",
    ),
    WindowAction(
        "window.who",
        "Say who you are",
        "ask_who",
        "",
        "user-circle",
        also="my name role author account",
    ),
    WindowAction("window.another", "New window", "new_window", "Ctrl+Shift+N", "app-window"),
    WindowAction(
        "window.same",
        "Show this document in a new window",
        "same_in_new_window",
        "",
        "app-window",
        True,
    ),
    WindowAction("window.shut", "Close this window", "close", "Ctrl+Shift+W", "x"),
    WindowAction("window.close", "Close the document", "close_document", "Ctrl+W", "x", True),
    WindowAction("window.quit", "Quit", "quit", "Ctrl+Q", ""),
)
