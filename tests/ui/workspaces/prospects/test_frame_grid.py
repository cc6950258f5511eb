"""What was noted at each frame of a session, filled in by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from narrative_studio.commands.marks import mark
from narrative_studio.model.ids import FrameId
from narrative_studio.model.observed import MarkKind, Reached, Recalled
from tests.ui.studio import told
from tests.ui.workspaces.prospects.held import named, opened
from ui.session import Session
from ui.workspaces.prospects import Prospects
from ui.workspaces.prospects.frame_grid import FrameGrid
from ui.workspaces.prospects.frame_grid_model import Column, lines_of


def go_to(grid: FrameGrid, row: int, column: Column) -> None:
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(row, column))


def test_digits_rate_and_letters_choose_without_a_menu(room: Prospects) -> None:
    grid = opened(room, "T01")
    go_to(grid, 0, Column.CLARITY)
    QTest.keyClick(grid, Qt.Key.Key_4)
    go_to(grid, 0, Column.REACHED)
    QTest.keyClick(grid, Qt.Key.Key_S)
    go_to(grid, 1, Column.TAKEN)
    QTest.keyClick(grid, Qt.Key.Key_C)
    go_to(grid, 2, Column.RECALLED)
    QTest.keyClick(grid, Qt.Key.Key_P)
    view = room.session.view
    assert [one.clarity for one in view.ratings.values()] == [4]
    assert [one.reached for one in view.frame_results.values()] == [Reached.SKIPPED]
    assert [one.kind for one in view.marks.values()] == [MarkKind.CONFUSED]
    assert [one.recalled for one in view.recall_judgements.values()] == [Recalled.PARTLY]


def test_a_frame_was_taken_as_the_gravest_of_its_marks_says(session: Session) -> None:
    story, first = session.story, named(session, "T01")
    assert story is not None
    at = [FrameId(one.id) for one in story.frames]
    for frame, kinds in zip(
        at,
        (
            (MarkKind.NEUTRAL, MarkKind.LANDED),
            (MarkKind.LANDED, MarkKind.OBJECTION, MarkKind.CONFUSED),
            (MarkKind.NEUTRAL, MarkKind.QUOTE),
        ),
        strict=True,
    ):
        for kind in kinds:
            at_ms = 1000 * len(session.view.marks)
            mark(session.project, session=first.id, kind=kind, at_ms=at_ms, frame=frame)
    view = session.view.narrative(first.narrative)
    taken = [one.taken for one in lines_of(view, first, None)]
    assert taken == [MarkKind.LANDED, MarkKind.OBJECTION, MarkKind.NEUTRAL]


def test_delete_takes_back_what_a_cell_says(room: Prospects) -> None:
    grid = opened(room, "T01")
    go_to(grid, 0, Column.CLARITY)
    QTest.keyClick(grid, Qt.Key.Key_4)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [one.clarity for one in room.session.view.ratings.values()] == [None]


def test_a_key_that_means_nothing_in_a_cell_changes_nothing(room: Prospects) -> None:
    grid = opened(room, "T01")
    go_to(grid, 0, Column.CLARITY)
    QTest.keyClick(grid, Qt.Key.Key_7)
    assert not room.session.view.ratings


def test_a_frame_that_took_time_was_reached(room: Prospects) -> None:
    model = opened(room, "T01").model()
    assert model.setData(model.index(0, Column.TIME), "2:30")
    (result,) = room.session.view.frame_results.values()
    assert (result.reached, result.duration_ms) == (Reached.REACHED, 150_000)


def test_what_is_no_time_is_told_and_not_lost_in_silence(room: Prospects) -> None:
    model = opened(room, "T01").model()
    assert not model.setData(model.index(0, Column.TIME), "soon")
    assert "“soon” is no time" in told(room.session)[-1].text


def test_headlines_break_where_their_column_is_narrow(room: Prospects) -> None:
    high = [
        (room.resize(width, 720), opened(room, "T01").rowHeight(0))[1] for width in (1208, 1900)
    ]
    assert high[0] > high[1]


def test_cells_are_spoken_with_frame_and_column(room: Prospects) -> None:
    grid = opened(room, "T01")
    go_to(grid, 0, Column.TAKEN)
    QTest.keyClick(grid, Qt.Key.Key_L)
    index = grid.model().index(0, Column.TAKEN)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Frame 1, Taken as: landed"
