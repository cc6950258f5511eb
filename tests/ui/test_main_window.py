"""The window: what is open, what is said, and that nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import NarrativeError, PublishFailed
from narrative_studio.model.storyboard import Narrative
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from tests.ui.studio import ME, story
from ui import theme
from ui.app import make_window
from ui.crash import Crash
from ui.dialogs.crash_sheet import CrashSheet
from ui.main_window import MainWindow
from ui.shell.who import WhoAreYou
from ui.widgets.toast import Toast


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = Settings()
    made.change(person_id=ME.id, person_name=ME.name, theme="light", last_folder=str(tmp_path))
    return made


@pytest.fixture
def path(tmp_path: Path, settings: Settings) -> Path:
    project = story(tmp_path, "One", "Two")
    project.publish()
    project.close()
    return tmp_path / "story.narrative"


def headlines(window: MainWindow) -> list[str]:
    assert window.page is not None
    shown = window.page.session.story
    assert shown is not None
    return [frame.headline for frame in shown.frames]


def said(window: MainWindow) -> str:
    return window.messages.list[-1].text


def change(window: MainWindow, headline: str) -> None:
    assert window.page is not None
    session = window.page.session
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline=headline)


def test_the_first_start_asks_who_is_here_and_then_welcomes(
    settings: Settings, qtbot: QtBot
) -> None:
    settings.change(person_name="")
    window = make_window(settings)
    window.show()
    asked = window.findChild(WhoAreYou)
    assert asked is not None
    asked.answered.emit("Grace Hopper", "Admiral", "product")
    assert settings.identity().name == "Grace Hopper"
    assert window._stack.currentWidget() is window._welcome
    offered = window.bars.question
    assert offered is not None
    assert [button.text() for button in offered.buttons] == ["Take the tour of the sample"]
    offered.close_bar()
    window.ask_who()
    (again,) = window.findChildren(WhoAreYou)[-1:]
    again.answered.emit("Grace Hopper", "Admiral", "sales")
    assert window.bars.question is None
    window.close()


def test_a_narrative_of_ones_own_answers_the_offer_of_the_tour(
    settings: Settings, qtbot: QtBot
) -> None:
    settings.change(person_name="")
    window = make_window(settings)
    window.show()
    asked = window.findChild(WhoAreYou)
    assert asked is not None
    asked.answered.emit("Grace Hopper", "Admiral", "product")
    offered = window.bars.question
    assert offered is not None
    window.start_new("Our story", "sales-pitch-8", 40 * 60_000)
    assert window.bars.question is None
    window.close()


def test_a_new_narrative_gets_a_file_of_its_own_name(window: MainWindow, tmp_path: Path) -> None:
    window.start_new("Our / story?", "sales-pitch-8", 40 * 60_000)
    assert (tmp_path / "Our story.narrative").exists()
    window.start_new("Our / story?", "sales-pitch-8", 40 * 60_000)
    assert (tmp_path / "Our story 2.narrative").exists()


def test_closing_publishes_and_remembers(
    window: MainWindow, path: Path, settings: Settings
) -> None:
    window.open_path(path)
    change(window, "Changed")
    window.close_document()
    assert window.page is None
    assert settings.values.recent[0].path == str(path)
    project = Project.read(path, me=ME)
    assert project.view().narrative().frames[0].headline == "Changed"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "is empty"),
        (b"hello" * 100, "is not a Narrative Studio document"),
    ],
)
def test_a_file_that_cannot_be_opened_leaves_the_present_one_alone(
    window: MainWindow, path: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    window.open_path(path)
    change(window, "Still here")
    other = tmp_path / "other.narrative"
    if content is not None:
        other.write_bytes(content)
    assert not window.open_path(other)
    assert words in said(window)
    assert headlines(window) == ["Still here", "Two"]


def test_the_same_document_is_opened_again_as_it_is(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    change(window, "Changed")
    assert window.open_path(path)
    assert headlines(window) == ["Changed", "Two"]


def test_save_as_goes_on_in_the_new_file(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))
    window.files.ask_save_as()
    change(window, "Only in the copy")
    window.close_document()
    copy = Project.read(tmp_path / "copy.narrative", me=ME)
    assert copy.view().narrative().frames[0].headline == "Only in the copy"
    assert Project.read(path, me=ME).view().narrative().frames[0].headline == "One"


def test_undo_and_redo_reach_the_document(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    change(window, "Changed")
    window.verbs.do("page.session.undo")
    assert headlines(window)[0] == "One"
    window.verbs.do("page.session.redo")
    assert headlines(window)[0] == "Changed"


def test_the_theme_and_the_size_of_text_change_at_once_and_are_remembered(
    window: MainWindow, settings: Settings
) -> None:
    window.look.switch_theme()
    assert theme.current().is_dark
    assert settings.values.theme == "dark"
    window.look.larger_text()
    assert theme.current().font_scale == pytest.approx(1.1)
    window.look.usual_text()
    window.look.smaller_text()
    assert theme.current().font_scale == pytest.approx(0.9)
    window.look.usual_text()
    window.look.switch_theme()


def test_the_next_area_goes_all_round(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    seen = []
    for _ in range(10):
        window.verbs.do("page.next_area")
        QApplication.processEvents()
        seen.append(window.focusWidget())
    assert len(set(seen)) >= 5
    assert seen[:5] == seen[5:]


def test_a_message_that_asks_is_the_next_area(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    window.messages.tell("Frame 1 deleted", action="Undo", act=lambda: None)
    window.verbs.do("page.next_area")
    toast = window.findChild(Toast)
    assert toast is not None
    assert window.focusWidget() is toast.link
    window.verbs.do("page.next_area")
    assert window.focusWidget() is not toast.link


def test_a_row_is_brought_before_the_eyes_in_the_room_that_has_it(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    assert window.page is not None
    (element,) = window.page.session.view.elements.values()
    window.page.open_row("element", element.id)
    assert window.page.workspace.id == "positioning"
    assert window.page.session.selection.ids == (element.id,)


def test_a_crash_is_told_without_losing_the_window(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    window.tell_crash(Crash("where it broke", None))
    (sheet,) = window.findChildren(CrashSheet)
    assert sheet.report == "where it broke"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert not sheet.is_open
    assert headlines(window) == ["One", "Two"]


def test_what_goes_on_breaking_does_not_stand_in_the_way_again(window: MainWindow) -> None:
    window.tell_crash(Crash("where it broke", None, times=3))
    assert not window.sheets.is_open
    assert said(window) == "Something unexpected happened again (3 times); every change is kept."
    assert window.messages.list[-1].action == "Copy the report"


def test_the_document_is_opened_again_from_what_is_kept(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    change(window, "Kept")
    before = window.page
    window.tell_crash(Crash("where it broke", None))
    (sheet,) = window.findChildren(CrashSheet)
    sheet.reopen.click()
    assert window.page is not None
    assert window.page is not before
    assert headlines(window)[0] == "Kept"


def test_trouble_with_an_action_of_a_message(window: MainWindow) -> None:
    done: list[int] = []
    window.messages.trouble(
        NarrativeError("It broke.", "Try."), action="Try again", act=lambda: done.append(1)
    )
    toast = window.findChild(Toast)
    assert toast is not None
    assert toast.link is not None
    toast.link.click()
    assert done == [1]


def test_what_was_told_stands_above_the_ribbon_of_a_document_opened_since(
    window: MainWindow, path: Path
) -> None:
    window.messages.trouble(NarrativeError("It broke."))
    window.open_path(path)
    toast = window.findChild(Toast)
    assert toast is not None
    assert window.page is not None
    assert toast.geometry().bottom() < window.height() - window.page.foot_px


def test_a_message_moves_down_with_the_foot_of_the_next_room(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    page = window.page
    assert page is not None
    window.messages.trouble(NarrativeError("It broke."))
    toast = window.findChild(Toast)
    assert toast is not None
    page.go("versions")
    assert toast.geometry().top() >= window.height() - page.foot_px - toast.height()
    assert toast.geometry().bottom() >= window.height() - page.foot_px


# Who sits here


def asked(window: MainWindow) -> WhoAreYou:
    found = window.findChild(WhoAreYou)
    assert found is not None
    return found


def test_a_document_given_at_the_first_start_waits_for_the_answer(
    settings: Settings, path: Path, qtbot: QtBot
) -> None:
    settings.change(person_name="", person_id="")
    window = make_window(settings)
    qtbot.addWidget(window)
    window.show()
    window.open_path(path)
    assert asked(window).isVisible()
    asked(window).answered.emit("Grace Hopper", "Admiral", "product")
    assert window.page is not None
    assert window.page.isVisible()
    change(window, "By Grace")
    people = {person.name for person in window.page.session.view.people.values()}
    assert "Grace Hopper" in people
    window.close()


def test_who_one_is_can_be_said_anew_and_keeps_what_was_said(
    window: MainWindow, path: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.change(person_role="Marketer", person_function="sales")
    window.open_path(path)
    window.ask_who()
    window.ask_who()
    assert len(window.findChildren(WhoAreYou)) == 1
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClicks(window.focusWidget(), " King")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    me = settings.identity()
    assert (me.name, me.role, me.function) == ("Ada Lovelace King", "Marketer", "sales")
    assert window.page is not None
    assert window.page.isVisible()
    assert window.page.session.project.me == me


def test_the_question_can_be_left_alone(
    window: MainWindow, path: Path, settings: Settings, qtbot: QtBot
) -> None:
    window.open_path(path)
    before = settings.identity()
    window.ask_who()
    qtbot.keyClicks(window.focusWidget(), "X")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert settings.identity() == before
    assert window.page is not None
    assert window.page.isVisible()


# Closing, and files that cannot be written


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Let documents refuse to be written, or let them be written again."""
    publish = Project.publish

    def refuse(_project: Project) -> None:
        raise PublishFailed("The disk is full.", "Free some space.")

    def switch(is_refused: bool) -> None:
        monkeypatch.setattr(Project, "publish", refuse if is_refused else publish)

    return switch


def test_a_window_with_unwritten_work_closes_when_it_is_asked_twice(
    window: MainWindow, path: Path, refused: Callable[[bool], None]
) -> None:
    window.open_path(path)
    change(window, "Not written")
    refused(True)
    assert not window.close()
    assert window.isVisible()
    assert headlines(window)[0] == "Not written"
    assert "close again to leave it so" in said(window)
    assert window.close()
    refused(False)
    project = Project.open(path, me=ME)
    assert project.view().narrative().frames[0].headline == "Not written"
    project.close()


def test_work_that_was_written_after_all_is_told_of_anew(
    window: MainWindow, path: Path, refused: Callable[[bool], None]
) -> None:
    window.open_path(path)
    for headline in ("Not written", "Nor this"):
        change(window, headline)
        refused(True)
        assert not window.close()
        refused(False)
        window.files.save_now()
    assert window.close()


def test_typing_is_kept_when_the_window_is_closed(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.open_path(path)
    assert window.page is not None
    session = window.page.session
    assert session.story is not None
    frame = session.story.frames[0]
    session.on_flush(lambda: edit_cells(session.project, frame, headline="Typed"))
    assert window.close()
    assert Project.read(path, me=ME).view().narrative().frames[0].headline == "Typed"


def test_a_document_that_cannot_be_written_gives_way_and_is_kept(
    window: MainWindow, path: Path, tmp_path: Path, refused: Callable[[bool], None]
) -> None:
    (tmp_path / "more").mkdir()
    other = story(tmp_path / "more", "Other")
    other.publish()
    other.close()
    window.open_path(path)
    change(window, "Not written")
    refused(True)
    window.open_path(tmp_path / "more" / "story.narrative")
    assert headlines(window) == ["Other"]
    assert said(window) == "The disk is full. Free some space."
    assert window.messages.list[-1].action == ""
    refused(False)
    window.open_path(path)
    assert headlines(window)[0] == "Not written"


def test_a_name_without_suffix_replaces_no_file_that_was_not_named(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.narrative"
    other.write_bytes(b"somebody's")
    window.open_path(path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "other"), ""))
    window.files.ask_save_as()
    assert "There is a file “other.narrative”" in said(window)
    assert other.read_bytes() == b"somebody's"
    assert window.windowFilePath() == str(path)


def test_a_place_that_cannot_be_written_leaves_the_old_one_in_use(
    window: MainWindow,
    path: Path,
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.open_path(path)
    missing = tmp_path / "no folder" / "story.narrative"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    window.files.ask_save_as()
    assert window.messages.list[-1].is_trouble
    assert window.windowFilePath() == str(path)
    assert [one.path for one in settings.values.recent] == [str(path)]


# The rest of the window


def test_closing_the_document_gives_the_keyboard_to_the_templates(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    window.close_document()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Templates"
    assert window.windowTitle() == "Narrative Studio"


def test_a_document_without_a_narrative_says_so_instead_of_exporting(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    assert window.page is not None
    project = window.page.session.project
    with project.op("Take the narrative away") as op:
        for narrative in project.view().narratives:
            op.delete(Narrative, narrative)
    window.sheets.ask_export()
    assert said(window) == "There is no narrative to export yet"
