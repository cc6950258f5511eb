"""A new user's first hour, by keyboard: from the welcome page to a deck and a demo script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.settings import Settings
from ui.app import make_window
from ui.dialogs.export import ExportSheet
from ui.main_window import MainWindow
from ui.workspaces.base import Workspace

HEADLINES = (
    ("insight", "Returns are decided at the door"),
    ("alternatives", "Stickers, portals and a phone call"),
    ("perfect-world", "Three things a good answer would do"),
    ("differentiated-value", "The courier scans it once"),
    ("the-ask", "Run one Saturday with us"),
)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings = Settings()
    settings.change(last_folder=str(tmp_path), theme="light", has_reduced_motion=True)
    made = make_window(settings)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    # Left to the garbage, a window goes in no good order.
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def do(room: Workspace, action: str) -> None:
    (found,) = [one for one in room.actions_here() if one.id == action]
    found.handler()


def test_a_story_of_five_frames_becomes_a_deck_and_a_demo_script(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # Who are you?
    qtbot.keyClicks(focused(), "Ada Lovelace")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)

    # The first template is chosen and has the keyboard: Enter starts it.
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    page = window.page
    assert page is not None
    session = page.session
    assert (tmp_path / "Untitled narrative.narrative").exists()

    # Positioning: a name typed into the field of a column is an element at once.
    positioning = page.go("positioning")
    QApplication.processEvents()
    fields = [one for one in positioning.findChildren(QLineEdit) if one.isVisible()]
    fields[0].setFocus()
    qtbot.keyClicks(fields[0], "Stickers and a phone call")
    qtbot.keyClick(fields[0], Qt.Key.Key_Return)
    (element,) = session.view.elements.values()
    assert (element.kind.value, element.name) == (
        "competitive alternative",
        "Stickers and a phone call",
    )

    # Five frames, each named in place.
    board = page.go("storyboard")
    board.focus_view()
    for beat, headline in HEADLINES:
        board.view.adding.emit(beat)  # type: ignore[attr-defined]
        QApplication.processEvents()
        qtbot.keyClicks(focused(), headline)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert session.story is not None
    assert [(f.beat, f.headline) for f in session.story.frames] == list(HEADLINES)

    # A demo step for the value frame, written cell by cell.
    value = session.story.frames[3]
    session.select("frame", [value.id])
    demo = page.go("demo")
    demo._sheet.show_frame(value.id)  # type: ignore[attr-defined]
    do(demo, "demo.add-step")
    qtbot.keyClicks(focused(), "Scan the label")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    (step,) = session.story.steps(value.id)
    assert step.do == "Scan the label"

    # Everything can be taken back, and brought back.
    for _ in range(2):
        window.verbs.do("page.session.undo")
    assert session.story.steps(value.id) == ()
    for _ in range(2):
        window.verbs.do("page.session.redo")

    # Export both.
    for format_id, suffix in (("deck", ".pptx"), ("demo-script", ".html")):
        sheet = ExportSheet(
            window,
            session,
            background=window.background,
            settings=session.settings,
            format_id=format_id,
        )
        sheet.open()
        with qtbot.waitSignal(sheet.exported, timeout=20_000) as exported:
            sheet._export()
        assert exported.args is not None
        target = exported.args[0]
        assert target.suffix == suffix
        assert target.parent == tmp_path

    deck = Presentation(str(tmp_path / "untitled-narrative.pptx"))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None]
    assert titles[1:] == [headline for _beat, headline in HEADLINES]
    (script,) = tmp_path.glob("*.html")
    assert "Scan the label" in script.read_text(encoding="utf-8")

    # Closing publishes; opening again shows the same story.
    path = session.project.path
    window.close_document()
    assert window.open_path(path)
    assert window.page is not None
    again = window.page.session.story
    assert again is not None
    assert [(f.beat, f.headline) for f in again.frames] == list(HEADLINES)
