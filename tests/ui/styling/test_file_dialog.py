"""Qt's own file dialog looks as the rest, is large enough, and offers the folders of documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QListView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Recent, Settings
from ui import dressing, icons, theme
from ui.app import recent_folders
from ui.screens import room_around
from ui.styling.buttons import ButtonKind, kind_of
from ui.styling.file_dialog import FileIcons
from ui.theme import Role


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    (made / "Archive").mkdir(parents=True)
    (made / "Anker.narrative").write_bytes(b"x")
    (made / "notes.txt").write_bytes(b"x")
    return made


@pytest.fixture
def dialog(qapp: QApplication, folder: Path, tmp_path: Path, qtbot: QtBot) -> QFileDialog:
    pinned = tmp_path / "pinned"
    pinned.mkdir()
    dressing.offer_folders(qapp, lambda: [pinned, tmp_path / "gone"])
    made = QFileDialog(None, "Open a narrative", str(folder), "Narratives (*.narrative)")
    made.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_folders_of_documents_stand_at_its_side_where_they_are_there(
    dialog: QFileDialog, tmp_path: Path
) -> None:
    offered = [Path(url.toLocalFile()) for url in dialog.sidebarUrls()]
    assert tmp_path / "pinned" in offered
    assert Path.home() in offered
    assert tmp_path / "gone" not in offered


def test_it_is_large_enough_to_read_names_and_dates_in(dialog: QFileDialog) -> None:
    screen = room_around(dialog).size()
    wanted = QSize(theme.current().widened(920), theme.current().scaled(580))
    assert dialog.size() == wanted.boundedTo(screen - QSize(48, 72))
    tree = dialog.findChild(QTreeView, "treeView")
    assert tree is not None
    assert tree.isColumnHidden(2)
    words = tree.fontMetrics().horizontalAdvance("27 11 2026 20:27")
    assert tree.columnWidth(3) >= words + 24
    side = dialog.findChild(QListView, "sidebar")
    assert side is not None
    assert side.width() >= 160


def test_its_tools_wear_our_icons_and_say_what_they_do(dialog: QFileDialog) -> None:
    tools = [tool for tool in dialog.findChildren(QToolButton) if tool.isVisible()]
    assert len(tools) == 6
    for tool in tools:
        assert icons.name_of(tool.icon())
        assert tool.accessibleName() == tool.toolTip() != ""


def test_what_it_does_in_the_end_is_the_strong_button(dialog: QFileDialog) -> None:
    (box,) = dialog.findChildren(QDialogButtonBox)
    kinds = {box.buttonRole(button): kind_of(button) for button in box.buttons()}
    assert kinds[QDialogButtonBox.ButtonRole.AcceptRole] is ButtonKind.PRIMARY


def test_kinds_of_files_are_named_without_their_endings_and_can_be_chosen(
    folder: Path, qtbot: QtBot
) -> None:
    made = QFileDialog(None, "Save", str(folder), "Picture (*.png);;Drawing (*.svg)")
    made.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    made.selectNameFilter("Drawing (*.svg)")
    qtbot.addWidget(made)
    made.show()
    assert made.selectedNameFilter().startswith("Drawing")


def test_a_document_wears_the_mark_of_the_studio(folder: Path) -> None:
    def pixels(name: str) -> QPixmap:
        return FileIcons().icon(QFileInfo(str(folder / name))).pixmap(16, 16)

    def same(given: QPixmap, icon: str, role: Role) -> bool:
        return given.toImage() == icons.icon(icon, role).pixmap(16, 16).toImage()

    assert same(pixels("Anker.narrative"), "app-logo", Role.ACCENT)
    assert same(pixels("Archive"), "folder-open", Role.TEXT2)
    assert same(pixels("notes.txt"), "file-text", Role.TEXT2)
    assert same(pixels("shot.PNG"), "photo", Role.TEXT2)


def test_the_folders_of_pinned_documents_come_first(settings: Settings) -> None:
    for path, is_pinned in (("/b/two", False), ("/a/one", True), ("/b/three", False)):
        settings.remember(Recent(f"{path}.narrative", "", "", is_pinned=is_pinned))
    assert list(recent_folders(settings)) == [Path("/a"), Path("/b")]


def test_the_parts_of_the_dialog_are_there_to_be_dressed(dialog: QFileDialog) -> None:
    """Qt may call them otherwise one day; then this says so."""
    assert dialog.findChild(QWidget, "splitter") is not None
    assert dialog.findChild(QWidget, "newFolderButton") is not None
