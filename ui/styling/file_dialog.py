"""Makes Qt's own file dialog look and read as the rest of the studio.

It is the one that is seen where the desktop offers none: PySide brings those of GNOME and of the
portals of sandboxes, and nothing for others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QFileInfo, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QListView,
    QSplitter,
    QToolButton,
    QTreeView,
)

from ui import icons, theme
from ui.screens import room_around
from ui.styling.buttons import KIND, ButtonKind
from ui.theme import Role

_SIZE: Final = QSize(920, 580)
_SIDE_PX: Final = 200
_SIZE_PX: Final = 96
_DATE_PX: Final = 152
_TOOL_PX: Final = 32
_ICON: Final = QSize(icons.SIZE_TEXT_PX, icons.SIZE_TEXT_PX)
_TYPE_COLUMN: Final = 2
_TOOLS: Final = (
    ("backButton", "arrow-left", "Back to the folder before"),
    ("forwardButton", "arrow-right", "On to the next folder"),
    ("toParentButton", "arrow-up", "Up to the folder around it"),
    ("newFolderButton", "plus", "Make a new folder"),
    ("listModeButton", "layout-grid", "Names only"),
    ("detailModeButton", "list", "Names with size and date"),
)
_LABELS: Final = (
    (QFileDialog.DialogLabel.LookIn, "Folder"),
    (QFileDialog.DialogLabel.FileName, "File name"),
    (QFileDialog.DialogLabel.FileType, "Kind of file"),
)
_PLACES: Final = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.PicturesLocation,
)
_NARRATIVE: Final = "narrative"
_PICTURES: Final = frozenset({"png", "jpg", "jpeg", "webp", "gif", "svg", "bmp"})
_DECKS: Final = frozenset({"pptx", "pptm", "potx", "potm", "ppsx", "ppsm", "odp"})
_TABLES: Final = frozenset({"csv", "tsv", "xlsx", "xlsm", "ods"})


class Dresser(QObject):
    """Dresses one dialog when it is shown: until then Qt goes on laying out what it remembers."""

    def __init__(self, dialog: QFileDialog, folders: Callable[[], Iterable[Path]]) -> None:
        super().__init__(dialog)
        self._folders = folders
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QFileDialog):
            watched.removeEventFilter(self)
            dress(watched, self._folders())
        return False


class FileIcons(QAbstractFileIconProvider):
    """Draws folders and files with the icons of the studio, in the colours of the theme."""

    def icon(self, given: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """The icon of a kind of place, or of one file by its ending."""
        if isinstance(given, QFileInfo):
            return _icon_of(given)
        is_place = given != QAbstractFileIconProvider.IconType.File
        return icons.icon("folder-open" if is_place else "file-text", Role.TEXT2)


def dress(dialog: QFileDialog, folders: Iterable[Path] = ()) -> None:
    """Give a dialog our icons, words, sizes and, at its side, the ``folders`` of documents."""
    provider = FileIcons()
    dialog.setIconProvider(provider)
    dialog.setProperty("provider", provider)  # Qt does not keep it.
    dialog.setSizeGripEnabled(False)
    for label, words in _LABELS:
        dialog.setLabelText(label, words)
    whole = QUrl("file:")  # Qt calls it the computer.
    places = [QUrl.fromLocalFile(str(place)) for place in _places(folders)]
    dialog.setSidebarUrls([*places, whole])
    chosen = dialog.selectedNameFilter()
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails, True)
    dialog.selectNameFilter(chosen)
    _dress_tools(dialog)
    _dress_lists(dialog)
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())  # Some desktops put theirs before the words.
            if box.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setProperty(KIND, ButtonKind.PRIMARY)
    _place(dialog)


def _icon_of(info: QFileInfo) -> QIcon:
    ending = info.suffix().casefold()
    if info.isDir():
        return icons.icon("folder-open", Role.TEXT2)
    if ending == _NARRATIVE:
        return icons.icon("app-logo", Role.ACCENT)
    if ending in _PICTURES:
        return icons.icon("photo", Role.TEXT2)
    if ending in _DECKS:
        return icons.icon("presentation", Role.TEXT2)
    return icons.icon("table" if ending in _TABLES else "file-text", Role.TEXT2)


def _places(folders: Iterable[Path]) -> Iterator[Path]:
    """The folders of the system that are there, then those of documents, each once."""
    known = [Path(QStandardPaths.writableLocation(place)) for place in _PLACES]
    for place in dict.fromkeys((*known, *folders)):
        if place.is_dir():
            yield place


def _dress_tools(dialog: QFileDialog) -> None:
    side_px = theme.current().scaled(_TOOL_PX)
    for name, icon, words in _TOOLS:
        tool = dialog.findChild(QToolButton, name)
        if tool is not None:
            tool.setIcon(icons.icon(icon, Role.TEXT2))
            tool.setIconSize(_ICON)
            tool.setFixedSize(side_px, side_px)
            tool.setAutoRaise(True)
            tool.setToolTip(words)
            tool.setAccessibleName(words)


def _dress_lists(dialog: QFileDialog) -> None:
    side = dialog.findChild(QListView, "sidebar")
    if side is not None:
        side.setIconSize(_ICON)
        side.setAccessibleName("Places")
        side.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree = dialog.findChild(QTreeView, "treeView")
    if tree is not None:
        tree.setAccessibleName("Files")
        tree.setIconSize(_ICON)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The kind can be read off the name, and takes the room of the date.
        tree.setColumnHidden(_TYPE_COLUMN, True)
        tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)  # New icons mix up what was there.
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        now = theme.current()
        head.resizeSection(1, now.widened(_SIZE_PX))
        head.resizeSection(_TYPE_COLUMN + 1, now.widened(_DATE_PX))


def _place(dialog: QFileDialog) -> None:
    """Make it large enough to read names in, within its screen, in the middle of its window."""
    now, screen = theme.current(), room_around(dialog.parentWidget())
    size = QSize(now.widened(_SIZE.width()), now.scaled(_SIZE.height()))
    dialog.resize(size.boundedTo(screen.size() - QSize(48, 72)))
    host = dialog.parentWidget()
    around = screen if host is None else host.window().geometry()
    at = dialog.rect()
    at.moveCenter(around.center())
    at.moveRight(min(at.right(), screen.right()))
    at.moveBottom(min(at.bottom(), screen.bottom()))
    at.moveLeft(max(at.left(), screen.left()))
    at.moveTop(max(at.top(), screen.top()))
    dialog.move(at.topLeft())
    split = dialog.findChild(QSplitter, "splitter")
    if split is not None:
        side_px = now.widened(_SIDE_PX)
        split.setSizes([side_px, dialog.width() - side_px])
