"""Files that are handed to a window: documents, projects, pictures, and what is none of these."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from exporters import registry
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.ui.studio import HER, story
from ui.inspector import picture_edit
from ui.intake import intake_of
from ui.intake.taking import take_files
from ui.main_window import MainWindow
from ui.session import Session
from ui.windows import Windows


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    made = windows.add()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A JSON export of another document."""
    (tmp_path / "other").mkdir()
    project = story(tmp_path / "other", "Given")
    made = tmp_path / "given.json"
    registry.get("json").export(project.view().narrative(), made, {})
    project.close()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(tmp_path / "shot.png"))
    return tmp_path / "shot.png"


def session_of(window: MainWindow) -> Session:
    assert window.page is not None
    return window.page.session


def frames(window: MainWindow) -> tuple[Frame, ...]:
    found = session_of(window).story
    assert found is not None
    return found.frames


def headlines(window: MainWindow) -> list[str]:
    return [frame.headline for frame in frames(window)]


def choose(window: MainWindow, words: str) -> None:
    asked = window.bars.question
    assert asked is not None
    next(button for button in asked.buttons if button.text() == words).click()


def copy_with(path: Path, headline: str) -> Path:
    """A colleague's copy of a document, with a headline of hers."""
    copy = path.with_name("copy.narrative")
    copy.write_bytes(path.read_bytes())
    project = Project.read(copy, me=HER)
    edit_cells(project, project.view().narrative().frames[0], headline=headline)
    project.publish()
    project.close()
    return copy


def test_a_document_opens_where_none_is_open(window: MainWindow, path: Path) -> None:
    take_files(window, [path])
    assert headlines(window) == ["One", "Two"]


def test_another_document_opens_in_a_window_of_its_own(
    windows: Windows, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    other = story(tmp_path / "more", "Other")
    other.publish()
    other.close()
    take_files(window, [path, other.path])
    assert headlines(window) == ["One", "Two"]
    assert headlines(windows.all[1]) == ["Other"]
    assert window.bars.question is None


def test_a_copy_of_the_open_document_is_merged_when_that_is_chosen(
    windows: Windows, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    copy = copy_with(path, "Hers")
    take_files(window, [path])
    take_files(window, [copy])
    assert window.bars.question is not None
    assert "another copy of this document" in window.bars.question.words
    choose(window, "Merge it here")
    qtbot.waitUntil(lambda: headlines(window)[0] == "Hers")
    assert len(windows.all) == 1
    assert "came in" in window.messages.list[-1].text


def test_a_copy_of_the_open_document_is_opened_when_that_is_chosen(
    windows: Windows, window: MainWindow, path: Path
) -> None:
    copy = copy_with(path, "Hers")
    take_files(window, [path])
    take_files(window, [copy])
    choose(window, "Open it in a new window")
    assert headlines(window)[0] == "One"
    assert headlines(windows.all[1])[0] == "Hers"


def test_a_question_is_not_carried_over_to_another_document(window: MainWindow, path: Path) -> None:
    copy = copy_with(path, "Hers")
    take_files(window, [path])
    take_files(window, [copy])
    window.close_document()
    assert window.bars.question is None


def test_a_project_becomes_a_document_where_none_is_open(
    window: MainWindow, given: Path, qtbot: QtBot
) -> None:
    take_files(window, [given])
    qtbot.waitUntil(lambda: window.page is not None)
    assert headlines(window) == ["Given"]
    assert given.with_suffix(".narrative").exists()


def test_a_project_comes_into_the_open_document_and_can_be_taken_back(
    window: MainWindow, path: Path, given: Path, qtbot: QtBot
) -> None:
    take_files(window, [path])
    take_files(window, [given])
    choose(window, "Bring it into this one")
    count = len(session_of(window).view.narratives)
    qtbot.waitUntil(lambda: len(session_of(window).view.narratives) == count + 1)
    assert "came in" in window.messages.list[-1].text
    session_of(window).undo()
    assert len(session_of(window).view.narratives) == count


def test_a_project_becomes_a_document_beside_the_open_one(
    windows: Windows, window: MainWindow, path: Path, given: Path, qtbot: QtBot
) -> None:
    take_files(window, [path])
    take_files(window, [given])
    choose(window, "Make a document")
    qtbot.waitUntil(lambda: len(windows.all) == 2 and windows.all[1].page is not None)
    assert headlines(window) == ["One", "Two"]
    assert headlines(windows.all[1]) == ["Given"]


def test_a_project_that_cannot_be_read_is_told_of(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("[1, 2", encoding="utf-8")
    take_files(window, [path])
    take_files(window, [broken])
    choose(window, "Bring it into this one")
    qtbot.waitUntil(lambda: any(one.is_trouble for one in window.messages.list))
    assert "broken.json" in window.messages.list[-1].text
    assert headlines(window) == ["One", "Two"]


def test_a_picture_goes_to_the_chosen_frame(
    window: MainWindow, path: Path, picture: Path, qtbot: QtBot
) -> None:
    take_files(window, [path])
    session_of(window).select("frame", [frames(window)[1].id])
    take_files(window, [picture])
    qtbot.waitUntil(lambda: frames(window)[1].picture is not None)
    assert window.messages.list[-1].text == "Picture set: Frame 2"
    session_of(window).undo()
    assert frames(window)[1].picture is None


def test_a_picture_without_a_frame_says_what_to_do(
    window: MainWindow, path: Path, picture: Path, qtbot: QtBot
) -> None:
    take_files(window, [picture])
    assert "needs a document" in window.messages.list[-1].text
    take_files(window, [path])
    session_of(window).select("", [])
    take_files(window, [picture])
    qtbot.waitUntil(lambda: "needs a frame to belong to" in window.messages.list[-1].text)


def test_of_a_file_that_is_no_picture_nobody_looks_for_a_frame(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    false = tmp_path / "false.png"
    false.write_text("words")
    take_files(window, [path])
    session_of(window).select("", [])
    told = len(window.messages.list)
    take_files(window, [false])
    qtbot.waitUntil(lambda: any(one.is_trouble for one in window.messages.list[told:]))
    assert "needs a frame" not in window.messages.list[-1].text


def test_of_several_pictures_the_first_is_taken_and_the_others_named(
    window: MainWindow, path: Path, picture: Path, qtbot: QtBot
) -> None:
    take_files(window, [path])
    session_of(window).select("frame", [frames(window)[0].id])
    take_files(window, [picture, picture.with_name("second.png")])
    qtbot.waitUntil(lambda: frames(window)[0].picture is not None)
    assert any("“second.png” was left out" in one.text for one in window.messages.list)


def test_what_nothing_takes_is_refused_once_for_all(
    window: MainWindow, tmp_path: Path, path: Path
) -> None:
    take_files(window, [tmp_path / "a.pdf", path, tmp_path / "b.odt"])
    assert headlines(window) == ["One", "Two"]
    (refused,) = [one for one in window.messages.list if one.is_trouble]
    assert refused.text.startswith("“a.pdf” cannot be taken (nor 1 more)")


def test_every_picture_that_the_inspector_offers_can_be_dropped_too() -> None:
    for suffix in re.findall(r"\*(\.\w+)", picture_edit._FILTER):
        taken_by = intake_of(Path(f"Shot{suffix.upper()}"))
        assert taken_by is not None, suffix
        assert taken_by.id == "picture"
    assert intake_of(Path("drawing.svg")) is not None
