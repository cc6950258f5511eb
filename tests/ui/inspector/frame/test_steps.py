"""The demo steps of a frame in short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import Boards, told
from ui.inspector.frame.steps import StepList, StepsModel, StepsPart, step_lines
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> StepsPart:
    made = StepsPart(session)
    qtbot.addWidget(made)
    made.resize(296, 300)
    made.show()
    made.show_frame(told(session), told(session).frames[7])
    return made


def test_the_model_is_sound(session: Session, qtmodeltester: ModelTester) -> None:
    model = StepsModel(session)
    qtmodeltester.check(model)
    for frame in told(session).frames:
        model.show_lines(step_lines(told(session), frame))


def test_lines_are_numbered_like_their_frame_and_free_of_marks(session: Session) -> None:
    line = step_lines(told(session), told(session).frames[7])[1]
    assert (line.number, line.words, line.time) == (
        "8.2",
        "Select supplier lot PPR-8831 and press Narrow.",
        "1:10",
    )
    assert line.spoken.startswith("Step 8.2, Select supplier lot")
    assert line.spoken.endswith("1 minute 10 seconds")


def test_the_section_sums_the_steps(session: Session, part: StepsPart) -> None:
    assert part.head.accessibleName() == "Demo steps, 4 steps · 4:15"
    part.show_frame(told(session), told(session).frames[0])
    assert part.head.accessibleName() == "Demo steps, None"


def test_the_list_is_as_high_as_its_steps(session: Session, part: StepsPart) -> None:
    steps = part.findChildren(StepList)[0]
    assert steps.height() == 4 * 24
    part.show_frame(told(session), told(session).frames[5])
    assert steps.height() == 24


def test_a_step_that_reads_differently_changes_its_line_only(session: Session) -> None:
    model = StepsModel(session)
    frame = told(session).frames[7]
    model.show_lines(step_lines(told(session), frame))
    changes, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    edit_cells(session.project, told(session).steps(frame.id)[2], do="Point at it")
    model.show_lines(step_lines(told(session), frame))
    assert (changes.count(), resets.count()) == (1, 0)
    assert changes.at(0)[0].row() == 2


def test_enter_opens_the_step_where_it_is_edited(
    session: Session, part: StepsPart, qtbot: QtBot
) -> None:
    steps = part.findChildren(StepList)[0]
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    wanted = told(session).steps(told(session).frames[7].id)[1]
    with qtbot.waitSignal(session.row_opened) as opened:
        qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert opened.args == ["step", wanted.id]


def test_a_click_opens_the_step(session: Session, part: StepsPart, qtbot: QtBot) -> None:
    steps = part.findChildren(StepList)[0]
    with qtbot.waitSignal(session.row_opened):
        qtbot.mouseClick(
            steps.viewport(),
            Qt.MouseButton.LeftButton,
            pos=steps.visualRect(steps.model().index(2, 0)).center(),
        )


def test_a_new_step_is_opened(session: Session, part: StepsPart, qtbot: QtBot) -> None:
    (add,) = [
        one for one in part.findChildren(QPushButton) if one.accessibleName() == "Add a demo step"
    ]
    with qtbot.waitSignal(session.row_opened) as opened:
        add.click()
    assert told(session).steps(told(session).frames[7].id)[-1].id == opened.args[1]
