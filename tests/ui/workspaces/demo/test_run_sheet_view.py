"""The run sheet under keyboard and mouse, and in front of a long demo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step, delete_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.demo import Step
from narrative_studio.model.ids import StepId, new_id
from narrative_studio.model.storyboard import Frame
from tests.ui.workspaces.demo.stage import click, frames, press, steps, write
from ui import theme
from ui.session import Selection, Session
from ui.workspaces.demo.run_sheet_delegate import RunSheetDelegate
from ui.workspaces.demo.run_sheet_model import Column
from ui.workspaces.demo.run_sheet_view import RunSheetView
from ui.workspaces.demo.sheet_rows import Kind

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def go_to(sheet: RunSheetView, row: int, column: Column = Column.SAY) -> None:
    sheet.setCurrentIndex(sheet.sheet.index(row, column))


def current_row(sheet: RunSheetView) -> int:
    return sheet.currentIndex().row()


def middle(sheet: RunSheetView, row: int, *, below: int = 0) -> QPoint:
    return sheet.visualRect(sheet.sheet.index(row, 0)).center() + QPoint(0, below)


# The keyboard


def test_arrows_go_from_row_to_row_and_select_what_stands_there(
    session: Session, sheet: RunSheetView
) -> None:
    go_to(sheet, 0)
    press(Key.Key_Down, times=2)
    assert session.selection == Selection("step", (steps(session)["2.2"].id,))
    press(Key.Key_Down, times=3)
    assert session.selection == Selection("frame", (frames(session)[2].id,))


def test_enter_folds_a_frame_and_the_keyboard_stays_on_it(
    session: Session, sheet: RunSheetView
) -> None:
    go_to(sheet, 0)
    press(Key.Key_Return)
    assert sheet.sheet.is_closed(frames(session)[1].id)
    assert current_row(sheet) == 0
    press(Key.Key_Return)
    assert not sheet.sheet.is_closed(frames(session)[1].id)
    press(Key.Key_Down)
    assert session.selection == Selection("step", (steps(session)["2.1"].id,))


def test_enter_on_a_frame_without_steps_asks_for_one(
    session: Session, sheet: RunSheetView, qtbot: QtBot
) -> None:
    go_to(sheet, 6)
    with qtbot.waitSignal(sheet.step_asked) as signal:
        press(Key.Key_Return)
    assert signal.args == [frames(session)[2].id]


def test_enter_on_the_number_of_a_step_edits_what_is_done(sheet: RunSheetView) -> None:
    go_to(sheet, 1, Column.STEP)
    press(Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Do, step 2.1"


def test_tab_leaves_the_sheet(sheet: RunSheetView) -> None:
    go_to(sheet, 1)
    press(Key.Key_Tab)
    assert current_row(sheet) == 1


def test_keys_of_the_window_are_left_to_it(sheet: RunSheetView) -> None:
    go_to(sheet, 1)
    press(Key.Key_Down, ALT)
    assert current_row(sheet) == 1


# The mouse


def test_the_chevron_folds_a_frame_and_its_headline_does_not(
    session: Session, sheet: RunSheetView
) -> None:
    row = sheet.visualRect(sheet.sheet.index(0, 0))
    for x, is_closed in ((200, False), (18, True), (200, True), (18, False)):
        click(sheet.viewport(), QPoint(x, row.center().y()))
        assert sheet.sheet.is_closed(frames(session)[1].id) is is_closed


def test_the_menu_is_for_the_row_below_the_pointer(sheet: RunSheetView, qtbot: QtBot) -> None:
    at = middle(sheet, 2)
    with qtbot.waitSignal(sheet.menu_asked) as signal:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(7, 9))
        QApplication.sendEvent(sheet.viewport(), event)
    assert signal.args == [QPoint(7, 9)]
    assert current_row(sheet) == 2
    below = QPoint(10, sheet.viewport().height() - 4)
    with qtbot.assertNotEmitted(sheet.menu_asked):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, QPoint(7, 9))
        QApplication.sendEvent(sheet.viewport(), event)


class Drag:
    """A step carried by the mouse; Qt's own drag needs a window system."""

    def __init__(self, sheet: RunSheetView, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sheet = sheet
        self.mime = QMimeData()
        monkeypatch.setattr(QDropEvent, "source", lambda _event: sheet)

    def move(self, at: QPoint) -> None:
        move = Qt.DropAction.MoveAction
        none = Qt.KeyboardModifier.NoModifier
        event = QDragMoveEvent(at, move, self.mime, Qt.MouseButton.LeftButton, none)
        self.sheet.dragMoveEvent(event)
        assert event.isAccepted()

    def drop(self, at: QPoint) -> QDropEvent:
        move = Qt.DropAction.MoveAction
        none = Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(at), move, self.mime, Qt.MouseButton.LeftButton, none)
        self.sheet.dropEvent(event)
        return event


@pytest.fixture
def drag(sheet: RunSheetView, monkeypatch: pytest.MonkeyPatch) -> Drag:
    return Drag(sheet, monkeypatch)


@pytest.mark.parametrize(
    ("moved", "onto", "below", "frame", "place"),
    [
        ("2.1", 2, 5, 2, 1),  # the lower half of 2.2: after it
        ("2.2", 1, -5, 2, 0),  # the upper half of 2.1: before it
        ("2.1", 3, -5, 2, 1),  # a question belongs to the step above
        ("2.1", 5, 0, 3, 0),  # the heading of another frame
        ("2.1", 6, 0, 3, 0),  # a frame without steps
        ("2.1", 8, -5, 4, 0),
        ("2.1", 8, 5, 4, 1),
        ("4.1", 0, 0, 2, 0),
    ],
)
def test_a_dropped_step_goes_where_the_line_was(
    session: Session,
    sheet: RunSheetView,
    drag: Drag,
    qtbot: QtBot,
    moved: str,
    onto: int,
    below: int,
    frame: int,
    place: int,
) -> None:
    step = steps(session)[moved]
    sheet.show_step(step.id)
    drag.move(middle(sheet, onto, below=below))
    with qtbot.waitSignal(sheet.step_moved) as signal:
        event = drag.drop(middle(sheet, onto, below=below))
    assert signal.args == [step.id, frames(session)[frame - 1].id, place]
    # The document moves the step; Qt is not to take a row out of the model.
    assert event.dropAction() == Qt.DropAction.IgnoreAction


def test_the_steps_move_on_under_what_is_held_at_the_edge(
    session: Session, sheet: RunSheetView, drag: Drag
) -> None:
    sheet.resize(sheet.width(), 240)
    sheet.show_step(steps(session)["2.1"].id)
    bar, port = sheet.verticalScrollBar(), sheet.viewport()
    bar.setValue(0)
    drag.move(QPoint(100, port.height() - 3))
    first = sheet.indexAt(QPoint(100, port.height() - 3)).row()
    while bar.value() < bar.maximum():
        sheet._edge.step()
    row = sheet.indexAt(QPoint(100, port.height() - 3)).row()
    assert row > first
    rect = sheet.visualRect(sheet.sheet.index(row, 0))
    assert sheet._drop_line_px in (rect.top(), rect.bottom() + 1)
    QApplication.sendEvent(port, QDragLeaveEvent())
    assert not sheet._edge.is_running()


def test_a_drop_below_the_last_row_goes_to_the_end(
    session: Session, sheet: RunSheetView, drag: Drag, qtbot: QtBot
) -> None:
    sheet.show_step(steps(session)["2.1"].id)
    with qtbot.waitSignal(sheet.step_moved) as signal:
        drag.drop(QPoint(100, sheet.viewport().height() - 5))
    assert signal.args == [steps(session)["2.1"].id, frames(session)[3].id, 1]


def test_a_drop_on_itself_or_of_a_frame_moves_nothing(
    session: Session, sheet: RunSheetView, drag: Drag, qtbot: QtBot
) -> None:
    sheet.show_step(steps(session)["2.1"].id)
    with qtbot.assertNotEmitted(sheet.step_moved):
        drag.drop(middle(sheet, 1))
    go_to(sheet, 0)
    with qtbot.assertNotEmitted(sheet.step_moved):
        drag.drop(middle(sheet, 8))


def test_a_line_shows_where_a_step_will_go(
    session: Session, sheet: RunSheetView, drag: Drag
) -> None:
    sheet.show_step(steps(session)["4.1"].id)
    row = sheet.visualRect(sheet.sheet.index(2, 0))

    def color() -> str:
        image = sheet.viewport().grab().toImage()
        return image.pixelColor(QPoint(500, row.top())).name()

    drag.move(QPoint(500, row.center().y() - 5))
    assert color() == theme.current().focus.name()
    sheet.dragLeaveEvent(QDragLeaveEvent())
    assert color() != theme.current().focus.name()


def test_the_mouse_moves_steps_and_nothing_else(
    session: Session, sheet: RunSheetView, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[Qt.DropAction] = []
    monkeypatch.setattr(QDrag, "exec", lambda _drag, actions: dragged.append(actions))
    assert sheet.sheet.supportedDragActions() == Qt.DropAction.MoveAction
    go_to(sheet, 3)
    sheet.startDrag(Qt.DropAction.MoveAction)
    assert dragged == []
    sheet.show_step(steps(session)["2.1"].id)
    sheet.startDrag(Qt.DropAction.MoveAction)
    assert dragged == [Qt.DropAction.MoveAction]


# What is current


def test_a_deleted_step_gives_the_keyboard_to_its_neighbour(
    session: Session, sheet: RunSheetView
) -> None:
    sheet.show_step(steps(session)["2.1"].id)
    delete_step(session.project, step=steps(session)["2.1"].id)
    assert current_row(sheet) == 1
    assert session.selection == Selection("step", (steps(session)["2.1"].id,))


def test_a_step_in_a_folded_frame_is_shown(session: Session, sheet: RunSheetView) -> None:
    sheet.sheet.fold(frames(session)[1].id)
    sheet.show_step(steps(session)["2.2"].id)
    assert sheet.current is not None
    assert sheet.current.step == steps(session)["2.2"]


def test_a_sheet_that_comes_into_sight_follows_the_selection(
    session: Session, sheet: RunSheetView
) -> None:
    sheet.hide()
    session.select("frame", [frames(session)[3].id])
    assert current_row(sheet) == 0
    sheet.show()
    assert current_row(sheet) == 7
    sheet.hide()
    session.select("step", [steps(session)["2.2"].id])
    sheet.show()
    assert current_row(sheet) == 2


def test_a_hidden_sheet_leaves_the_selection_alone(session: Session, sheet: RunSheetView) -> None:
    sheet.show_step(steps(session)["2.1"].id)
    sheet.hide()
    chosen = frames(session)[0].id
    session.select("frame", [chosen])
    delete_step(session.project, step=steps(session)["2.1"].id)
    assert session.selection == Selection("frame", (chosen,))


def test_a_question_that_is_not_written_leaves_the_keyboard_on_its_step(
    session: Session, sheet: RunSheetView
) -> None:
    before = sheet.sheet.rowCount()
    sheet.edit_ask(steps(session)["2.1"].id)
    assert sheet.sheet.rowCount() == before + 1
    press(Key.Key_Escape)
    assert sheet.sheet.rowCount() == before
    assert current_row(sheet) == sheet.sheet.row_of_step(steps(session)["2.1"].id)
    sheet.edit_ask(steps(session)["2.1"].id)
    write("Sure?")
    press(Key.Key_Return)
    assert steps(session)["2.1"].ask == "Sure?"
    assert sheet.sheet.rowCount() == before + 1


def test_frames_and_questions_cross_the_table_wherever_they_move(
    session: Session, sheet: RunSheetView
) -> None:
    def spans_fit() -> bool:
        model = sheet.sheet
        return all(
            (sheet.columnSpan(row, 0) == len(Column))
            is (model.row(model.index(row, 0)).kind is not Kind.STEP)
            for row in range(model.rowCount())
        )

    assert spans_fit()
    add_step(session.project, frame=frames(session)[1].id, index=0)
    assert spans_fit()
    edit_cells(session.project, steps(session)["2.1"], ask="Sure?")
    assert spans_fit()
    delete_step(session.project, step=steps(session)["2.2"].id)
    assert spans_fit()
    with session.project.op("Move the last frame of the demo to its begin") as op:
        op.set(Frame, frames(session)[3].id, rank="A")
    assert spans_fit()
    with session.project.op("Turn the frames round") as op:
        for frame, rank in zip(frames(session)[1:4], ("z", "m", "b"), strict=True):
            op.set(Frame, frame.id, rank=rank)
    assert spans_fit()


# Measures


def test_columns_share_the_width_and_none_is_cut(sheet: RunSheetView) -> None:
    for width in (700, 1000, 1180):
        sheet.resize(width, 600)
        QApplication.processEvents()
        total = sum(sheet.columnWidth(column) for column in Column)
        assert total == sheet.viewport().width()
        assert sheet.columnWidth(Column.SAY) == max(sheet.columnWidth(one) for one in Column)


def test_columns_end_at_the_scroll_bar(session: Session, qtbot: QtBot) -> None:
    sheet = RunSheetView(session)
    qtbot.addWidget(sheet)
    sheet.resize(1000, 200)
    sheet.show()
    qtbot.waitUntil(sheet.verticalScrollBar().isVisible)
    assert sum(sheet.columnWidth(column) for column in Column) == sheet.viewport().width()


def test_rows_grow_with_their_words(session: Session, sheet: RunSheetView, qtbot: QtBot) -> None:
    before = sheet.rowHeight(2)
    edit_cells(session.project, steps(session)["2.2"], say="Much to say here. " * 40)
    qtbot.waitUntil(lambda: sheet.rowHeight(2) > before + 100)
    edit_cells(session.project, steps(session)["2.2"], say="Little")
    qtbot.waitUntil(lambda: sheet.rowHeight(2) <= before)


def test_rows_grow_with_the_size_of_the_text(
    sheet: RunSheetView, qapp: QApplication, qtbot: QtBot
) -> None:
    before = sheet.rowHeight(2)
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=1.4))
    qtbot.waitUntil(lambda: sheet.rowHeight(2) > before)


@pytest.fixture
def long_demo(session: Session) -> Callable[[int], None]:
    def make(count: int) -> None:
        frame = frames(session)[1]
        with session.project.op("Write a long demo") as op:
            for number in range(count):
                op.create(
                    Step(
                        id=StepId(new_id()),
                        frame=frame.id,
                        rank=f"m{number:06}",
                        do=f"Press `{number}`.",
                        say="Some words to say. " * (number % 7),
                        planned_ms=1000,
                    )
                )

    return make


def test_no_row_is_measured_before_it_comes_near(
    session: Session,
    long_demo: Callable[[int], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []
    measure = RunSheetDelegate.height

    def counted(delegate: RunSheetDelegate, place: int) -> int:
        measured.append(place)
        return measure(delegate, place)

    monkeypatch.setattr(RunSheetDelegate, "height", counted)
    long_demo(5000)
    sheet = RunSheetView(session)
    qtbot.addWidget(sheet)
    sheet.resize(1000, 600)
    sheet.show()
    qtbot.waitUntil(lambda: bool(measured))
    sheet.viewport().grab()
    assert len(measured) < 60
    assert max(measured) < 60
    measured.clear()
    last = steps(session)["2.4000"]
    sheet.show_step(last.id)
    QApplication.processEvents()
    assert 0 < len(measured) < 150
    assert min(measured) > 3900
    measured.clear()
    edit_cells(session.project, last, say="Other words")
    QApplication.processEvents()
    assert len(measured) < 60


def test_what_is_shown_is_wholly_in_sight(
    session: Session, sheet: RunSheetView, long_demo: Callable[[int], None]
) -> None:
    long_demo(300)
    edit_cells(session.project, steps(session)["2.200"], say="Much to say here. " * 42)
    sheet.show_step(steps(session)["2.200"].id)
    shown = sheet.visualRect(sheet.currentIndex())
    assert shown.height() > 400
    assert sheet.viewport().rect().contains(shown)


def test_what_is_read_stays_in_its_place_while_rows_above_get_their_height(
    session: Session, sheet: RunSheetView, long_demo: Callable[[int], None]
) -> None:
    long_demo(300)
    sheet.show_step(steps(session)["2.200"].id)
    QApplication.processEvents()
    bar = sheet.verticalScrollBar()
    row = sheet.rowAt(40)
    for _step in range(8):
        before = sheet.visualRect(sheet.sheet.index(row, 0)).top()
        bar.setValue(bar.value() - 30)
        QApplication.processEvents()
        assert sheet.visualRect(sheet.sheet.index(row, 0)).top() == before + 30


def test_the_sheet_is_named_and_says_its_columns(sheet: RunSheetView) -> None:
    assert sheet.accessibleName() == "Run sheet"
    heads = [sheet.sheet.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["Step", "Time", "Do", "Say", "They see", "Why it matters", "If it fails"]
