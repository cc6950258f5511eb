"""The room Demo & script: what can be done in it, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step, delete_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.model.demo import StepKind
from narrative_studio.project import Project
from tests.ui.studio import told
from tests.ui.workspaces.demo.stage import element, frames, numbers_of, press, steps, write
from ui.session import Selection, Session
from ui.widgets.buttons import SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text_area import TextArea
from ui.workspaces.demo import Demo
from ui.workspaces.demo.run_sheet_view import RunSheetView
from ui.workspaces.demo.script_view import ScriptView

Key = Qt.Key


@pytest.fixture
def room(session: Session, qtbot: QtBot) -> Demo:
    made = Demo(session)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    made.activateWindow()
    made.focus_view()
    qtbot.waitUntil(sheet(made).hasFocus)
    return made


@pytest.fixture
def at(session: Session, room: Demo) -> Callable[[str], None]:
    """Go to a step of the run sheet by its number."""

    def go(number: str) -> None:
        sheet(room).show_step(steps(session)[number].id)

    return go


def menu(room: Demo) -> dict[str, QAction]:
    """The entries of the menu that is open, those of its branches too; it is closed."""
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    entries: dict[str, QAction] = {}
    for entry in opened.actions():
        branch = entry.menu()
        found = branch.actions() if isinstance(branch, QMenu) else [entry]
        entries |= {one.text(): one for one in found if one.text()}
    # It is deleted when it is closed; the entries are used afterwards.
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    opened.close()
    return entries


def sheet(room: Demo) -> RunSheetView:
    found = room.findChild(RunSheetView)
    assert found is not None
    return found


def script(room: Demo) -> ScriptView:
    found = room.findChild(ScriptView)
    assert found is not None
    return found


def do(room: Demo, action_id: str) -> None:
    """Do something as the palette or a shortcut does it."""
    (action,) = [one for one in room.actions_here() if one.id == action_id]
    action.handler()


def button(room: Demo, words: str) -> SecondaryButton:
    (found,) = [one for one in room.findChildren(SecondaryButton) if one.text() == words]
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# Steps


def test_a_new_step_comes_after_the_current_one_and_is_written_at_once(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.1")
    do(room, "demo.add-step")
    write("Wait.")
    press(Key.Key_Return)
    assert numbers_of(session, frame=2) == ["Put a log on.", "Wait.", "Type `LOG-7`."]


def test_a_frame_without_steps_gets_its_first_one(session: Session, room: Demo) -> None:
    sheet(room).show_frame(frames(session)[2].id)
    press(Key.Key_Down)
    press(Key.Key_Return)
    write("Show the price.")
    press(Key.Key_Return)
    assert numbers_of(session, frame=3) == ["Show the price."]


def test_a_step_added_on_the_heading_of_a_folded_frame_unfolds_it(
    session: Session, room: Demo
) -> None:
    sheet(room).show_frame(frames(session)[1].id)
    press(Key.Key_Return)
    do(room, "demo.add-step")
    press(Key.Key_Escape)
    assert numbers_of(session, frame=2)[0] == ""
    assert not sheet(room).sheet.is_closed(frames(session)[1].id)


def test_without_a_current_row_or_a_selected_frame_the_frame_is_asked_for(
    session: Session, room: Demo
) -> None:
    edit_cells(session.project, frames(session)[4], headline="Ask & wait")
    sheet(room).setCurrentIndex(sheet(room).rootIndex())
    session.select("", ())
    button(room, "Step").click()
    offered = menu(room)
    assert next(iter(offered)) == "Frame 1  Ovens wait for wood"
    offered["Frame 5  Ask && wait"].trigger()
    write("Say the date.")
    press(Key.Key_Return)
    assert numbers_of(session, frame=5) == ["Say the date."]


def test_a_deleted_step_comes_back_from_its_message(
    session: Session, room: Demo, at: Callable[[str], None], qtbot: QtBot
) -> None:
    at("2.1")
    with qtbot.waitSignal(session.messages.told) as signal:
        do(room, "demo.delete-step")
    assert numbers_of(session, frame=2) == ["Type `LOG-7`."]
    assert signal.args is not None
    message, act = signal.args
    assert (message.text, message.action) == ("Deleted step 2.1", "Undo")
    act()
    assert numbers_of(session, frame=2) == ["Put a log on.", "Type `LOG-7`."]


def test_a_step_that_cannot_be_deleted_is_not_said_to_be(
    session: Session, room: Demo, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from narrative_studio.errors import UnknownRow
    from ui.workspaces.demo import step_acts as module

    def refuse(_project: Project, **_given: object) -> None:
        raise UnknownRow("It is gone.")

    at("2.1")
    monkeypatch.setattr(module, "delete_step", refuse)
    do(room, "demo.delete-step")
    assert [message.text for message in told(session)] == ["It is gone."]


def test_nothing_but_steps_is_deleted(session: Session, room: Demo) -> None:
    for row in (0, 3, 4, 6):
        sheet(room).setCurrentIndex(sheet(room).sheet.index(row, 0))
        do(room, "demo.delete-step")
    assert len(steps(session)) == 3
    assert told(session) == []


@pytest.mark.parametrize(
    ("action", "cell", "before", "after"),
    [
        ("demo.wow", "is_wow", True, False),
        ("demo.optional", "is_optional", False, True),
        ("demo.kind", "kind", StepKind.SHOW, StepKind.TELL),
    ],
)
def test_marks_are_put_and_taken_away_and_undone(
    session: Session,
    room: Demo,
    at: Callable[[str], None],
    action: str,
    cell: str,
    before: object,
    after: object,
) -> None:
    at("2.2")
    assert getattr(steps(session)["2.2"], cell) == before
    do(room, action)
    assert getattr(steps(session)["2.2"], cell) == after
    do(room, action)
    assert getattr(steps(session)["2.2"], cell) == before
    session.undo()
    assert getattr(steps(session)["2.2"], cell) == after


def test_a_step_moves_within_its_frame_and_on_into_the_next(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.1")
    do(room, "demo.step-down")
    assert numbers_of(session, frame=2) == ["Type `LOG-7`.", "Put a log on."]
    do(room, "demo.step-down")
    assert numbers_of(session, frame=3) == ["Put a log on."]  # it had none before
    do(room, "demo.step-down")
    assert numbers_of(session, frame=4) == ["Put a log on.", "Close the door."]
    do(room, "demo.step-down")
    do(room, "demo.step-down")
    assert numbers_of(session, frame=4) == ["Close the door.", "Put a log on."]
    assert session.selection == Selection("step", (steps(session)["4.2"].id,))
    for _move in range(4):
        do(room, "demo.step-up")
    assert numbers_of(session, frame=2) == ["Put a log on.", "Type `LOG-7`."]
    session.undo()
    assert numbers_of(session, frame=2) == ["Type `LOG-7`.", "Put a log on."]


def test_what_is_typed_in_a_step_goes_along_with_it(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.1")
    press(Key.Key_Return)
    write(" Typed")
    do(room, "demo.step-down")
    assert numbers_of(session, frame=2) == ["Type `LOG-7`.", "Put a log on. Typed"]
    press(Key.Key_Return)
    write("Typed again")
    do(room, "demo.wow")
    assert steps(session)["2.2"].is_wow
    assert steps(session)["2.2"].do == "Typed again"


def test_a_dropped_step_is_moved_by_the_document(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.1")
    sheet(room).step_moved.emit(steps(session)["2.1"].id, frames(session)[3].id, 1)
    assert numbers_of(session, frame=4) == ["Close the door.", "Put a log on."]
    session.undo()
    assert numbers_of(session, frame=2) == ["Put a log on.", "Type `LOG-7`."]


def test_a_question_is_written_after_a_step(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("4.1")
    do(room, "demo.ask")
    write("Warm enough?")
    press(Key.Key_Return)
    assert steps(session)["4.1"].ask == "Warm enough?"


def test_the_menu_names_what_it_will_do(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.2")
    sheet(room).menu_asked.emit(QPoint(0, 0))
    offered = menu(room)
    assert {"Make it a tell step", "Take the wow mark away", "Mark as optional"} <= set(offered)
    offered["Mark as optional"].trigger()
    sheet(room).menu_asked.emit(QPoint(0, 0))
    assert "Make it a must" in menu(room)
    sheet(room).show_frame(frames(session)[2].id)
    sheet(room).menu_asked.emit(QPoint(0, 0))
    assert list(menu(room)) == ["Add a step"]


def test_the_menu_links_a_step_to_what_it_shows_and_takes_links_away(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    value = element(session)
    for number, is_linked in (("2.2", True), ("2.1", False)):
        at(number)
        sheet(room).menu_asked.emit(QPoint(0, 0))
        entry = menu(room)[value.name]
        assert entry.isChecked() is is_linked
        entry.trigger()
        linked = {link.target for link in session.view.links_from(steps(session)[number].id)}
        assert linked == (set() if is_linked else {value.id})


# The two views


def test_run_sheet_and_script_change_places(session: Session, room: Demo, qtbot: QtBot) -> None:
    (views,) = [
        one for one in room.findChildren(SegmentedControl) if "View" in one.accessibleName()
    ]
    views.setFocus()
    press(Key.Key_Right)
    assert script(room).isVisible()
    assert not sheet(room).isVisible()
    assert button(room, "Edit").isVisible()
    assert not button(room, "Step").isVisible()
    assert script(room).isAncestorOf(focused())
    views.setFocus()
    press(Key.Key_Left)
    assert sheet(room).isVisible()
    assert sheet(room).hasFocus()


def test_the_script_opens_at_the_frame_of_the_current_step(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("4.1")
    do(room, "demo.script")
    assert script(room).frame == frames(session)[3]


def test_actions_on_steps_leave_what_is_out_of_sight_alone(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.1")
    do(room, "demo.script")
    before = session.view.steps
    for action in ("delete-step", "step-down", "wow", "optional", "kind", "ask"):
        do(room, f"demo.{action}")
    assert session.view.steps == before
    assert told(session) == []


def test_a_step_added_from_the_script_is_written_in_the_run_sheet(
    session: Session, room: Demo, at: Callable[[str], None]
) -> None:
    at("2.2")
    do(room, "demo.script")
    do(room, "demo.add-step")
    assert sheet(room).isVisible()
    write("Go on.")
    press(Key.Key_Return)
    assert numbers_of(session, frame=2)[2] == "Go on."


def test_the_edit_button_follows_the_editor(session: Session, room: Demo) -> None:
    do(room, "demo.edit-script")
    editor = room.findChild(MarkdownEditor)
    assert editor is not None
    assert editor.isVisible()
    assert button(room, "Edit").isChecked()
    press(Key.Key_Escape)
    assert not button(room, "Edit").isChecked()
    button(room, "Edit").click()
    assert editor.isVisible()
    do(room, "demo.run-sheet")
    assert not button(room, "Edit").isChecked()


def test_levels_end_the_editing(room: Demo) -> None:
    do(room, "demo.edit-script")
    (levels,) = [
        one for one in room.findChildren(SegmentedControl) if "How much" in one.accessibleName()
    ]
    levels.setFocus()
    press(Key.Key_Right)
    assert not script(room).is_editing


# What the window asks for


def test_a_step_is_shown_wherever_it_stands(session: Session, room: Demo) -> None:
    do(room, "demo.script")
    assert room.shows("step")
    assert not room.shows("frame")
    room.show_row("step", steps(session)["4.1"].id)
    assert sheet(room).isVisible()
    assert session.selection == Selection("step", (steps(session)["4.1"].id,))
    room.show_row("step", "gone")
    assert session.selection == Selection("step", (steps(session)["4.1"].id,))


def test_a_step_without_words_is_opened_to_be_written(session: Session, room: Demo) -> None:
    step = add_step(session.project, frame=frames(session)[4].id)
    room.setFocus()
    room.show_row("step", step.id)
    room.focus_view()
    (editor,) = sheet(room).viewport().findChildren(TextArea)
    assert editor.isVisible()
    assert editor.hasFocus()
    for height_px in (700, 560, 500):
        room.resize(1180, height_px)
        QApplication.processEvents()
        sheet(room).show_step(step.id)
        sheet(room).updateGeometries()
        assert sheet(room).viewport().rect().contains(editor.geometry())


def test_the_step_of_a_backup_is_found_with_its_frame(
    session: Session, room: Demo, qtbot: QtBot
) -> None:
    assert session.story is not None
    (backup,) = session.story.backups
    (step,) = session.story.steps(backup.id)
    with qtbot.waitSignal(session.row_opened) as signal:
        room.show_row("step", step.id)
    assert signal.args == ["frame", backup.id]


def test_the_status_counts_steps_and_words(session: Session, room: Demo) -> None:
    assert room.status_left() == "3 demo steps · 2:15 of the 2:00 planned for these frames"
    assert room.status_right() == "Told by Ada Lovelace"
    for step in steps(session).values():
        edit_cells(session.project, step, owner=None)
    assert room.status_right() == "Enter or F2: edit a cell"
    do(room, "demo.script")
    assert room.status_left().startswith("13 words · 0:06 spoken of 6:00 planned")
    assert "Page Down" in room.status_right()


def test_the_status_is_told_when_it_changes(session: Session, room: Demo, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.status_changed):
        edit_cells(session.project, steps(session)["4.1"], planned_ms=1000)
    with qtbot.waitSignal(room.status_changed):
        do(room, "demo.script")


def test_without_frames_the_room_says_what_to_do(session: Session, room: Demo) -> None:
    everything = [frame.id for frame in session.view.frames.values()]
    delete_frames(session.project, frames=everything)
    (empty,) = [one for one in room.findChildren(EmptyState) if one.isVisible()]
    assert empty.accessibleName() == "No frame to show yet"
    assert not button(room, "Step").isVisible()
    assert room.status_left() == "No demo step yet"
    session.undo()
    assert sheet(room).isVisible()


def test_the_first_step_goes_to_the_selected_frame_or_to_the_only_one(
    session: Session, room: Demo
) -> None:
    for wanted, table in ((frames(session)[1], "frame"), (frames(session)[0], "")):
        for step in list(session.view.steps.values()):
            delete_step(session.project, step=step.id)
        session.select(table, [wanted.id] if table else ())
        do(room, "demo.add-step")
        assert [step.frame for step in session.view.steps.values()] == [wanted.id]
        delete_frames(session.project, frames=[frame.id for frame in frames(session)[1:]])


def test_without_steps_the_keyboard_is_on_what_adds_the_first(session: Session, room: Demo) -> None:
    delete_frames(session.project, frames=[frame.id for frame in frames(session)[1:]])
    room.focus_view()
    assert button(room, "Add a step").hasFocus()
    assert "edit a cell" not in room.status_right()
    add_step(session.project, frame=frames(session)[0].id)
    room.focus_view()
    assert sheet(room).hasFocus()


def test_the_room_fits_a_narrow_window(room: Demo, qtbot: QtBot) -> None:
    assert room.minimumSizeHint().width() <= 1024 - 72
    for width in (952, 1208, 1352):
        room.resize(width, 600)
        QApplication.processEvents()
        place = sheet(room).mapTo(room, QPoint(0, 0)).x()
        assert place - 1 == (16 if width < 1288 else 24)


def test_building_the_room_selects_nothing(session: Session, qtbot: QtBot) -> None:
    qtbot.addWidget(Demo(session))
    assert session.selection == Selection()


def test_a_screenshot_is_pasted_into_the_current_step(
    session: Session, room: Demo, at: Callable[[str], None], qtbot: QtBot
) -> None:
    clipboard = QApplication.clipboard()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    clipboard.setImage(image)
    at("2.2")
    do(room, "demo.paste-picture")
    qtbot.waitUntil(lambda: steps(session)["2.2"].picture is not None)
    assert told(session)[-1].action == "Undo"
    session.undo()
    assert steps(session)["2.2"].picture is None
    clipboard.setText("Only words")
    do(room, "demo.paste-picture")
    assert told(session)[-1].text.startswith("There is no picture in the clipboard.")
    clipboard.clear()
