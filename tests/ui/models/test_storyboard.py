"""The storyboard as a list model: rows follow the story step by step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.sessions import delete_session
from narrative_studio.commands.storyboard import (
    add_frame,
    delete_frames,
    duplicate_frames,
    hide_frames,
    move_frames,
)
from narrative_studio.results.taken import Taken, Told
from tests.ui.boards import Boards, named, told
from ui.models.dragged_frames import FRAMES_MIME
from ui.models.storyboard import StoryboardModel
from ui.models.storyboard_places import places_of
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "alternatives:C", "introduction:D")


@pytest.fixture
def model(session: Session, qtmodeltester: ModelTester) -> StoryboardModel:
    made = StoryboardModel(session, session)
    # The tester stays on the model and watches every step that follows.
    qtmodeltester.check(made)
    return made


def shown(model: StoryboardModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def moved(session: Session, headline: str, beat: str, before: str = "") -> None:
    other = named(session, before).id if before else None
    frames = [named(session, headline).id]
    move_frames(session.project, frames=frames, beat=beat, before=other)


def test_rows_are_the_frames_and_the_empty_beats(model: StoryboardModel) -> None:
    assert shown(model) == [
        "A",
        "B",
        "C",
        "No criteria yet",
        "D",
        "No differentiated value yet",
        "No proof yet",
        "No objections yet",
        "No ask yet",
        "Add a frame",
    ]


def test_a_move_keeps_what_points_at_the_row(session: Session, model: StoryboardModel) -> None:
    held = QPersistentModelIndex(model.index(1))
    moves = QSignalSpy(model.rowsMoved)
    moved(session, "B", "insight", "A")
    assert shown(model)[:2] == ["B", "A"]
    assert held.row() == 0
    assert moves.count() == 1


def test_a_move_into_an_empty_beat_fills_it_and_leaves_the_other_empty(
    session: Session, model: StoryboardModel
) -> None:
    held = QPersistentModelIndex(model.index(2))
    moved(session, "C", "perfect-world")
    assert shown(model)[:5] == ["A", "B", "No alternatives yet", "C", "D"]
    assert held.row() == 3


def test_many_changes_in_a_row_leave_the_model_whole(
    session: Session, model: StoryboardModel
) -> None:
    project = session.project
    added = add_frame(project, narrative=told(session).narrative.id, beat="proof", headline="E")
    duplicate_frames(project, frames=[named(session, "A").id, added.id])
    hide_frames(project, frames=[named(session, "B").id, named(session, "C").id], is_backup=True)
    moved(session, "E", "insight", "A")
    delete_frames(project, frames=[named(session, "D").id])
    for _ in range(5):
        session.undo()
    assert shown(model)[:5] == ["A", "B", "C", "No criteria yet", "D"]
    for _ in range(5):
        session.redo()
    rows = shown(model)
    assert [row for row in rows if len(row) == 1] == ["E", "A", "A", "E", "B", "C"]
    assert len(rows) == model.stretches[-1].end


def test_rows_know_their_beats_and_parts_after_every_move(
    session: Session, model: StoryboardModel
) -> None:
    for headline, beat, before in (
        ("C", "insight", ""),
        ("D", "perfect-world", ""),
        ("B", "the-ask", ""),
        ("A", "insight", "C"),
        ("D", "introduction", ""),
    ):
        moved(session, headline, beat, before)
        found = places_of(told(session))
        assert [model.place(row) for row in range(model.rowCount())] == list(found.places)
        assert model.stretches == found.stretches


def test_an_edit_repaints_only_its_row(session: Session, model: StoryboardModel) -> None:
    for row in range(model.rowCount()):
        model.card(row)
    changes = QSignalSpy(model.dataChanged)
    edit_cells(session.project, named(session, "B"), headline="Better")
    assert [changes.at(place)[0].row() for place in range(changes.count())] == [1]
    assert shown(model)[1] == "Better"


def test_another_time_repaints_the_row_and_the_strip_of_its_beat(
    session: Session, model: StoryboardModel
) -> None:
    for row in range(model.rowCount()):
        model.card(row)
    changes, figures = QSignalSpy(model.dataChanged), QSignalSpy(model.figures_changed)
    edit_cells(session.project, named(session, "B"), planned_ms=600_000)
    rows = {changes.at(place)[0].row() for place in range(changes.count())}
    assert rows == {0, 1}
    assert figures.count() == 1
    lane = model.lane(0)
    assert lane is not None
    assert lane.time == "14:00"


def test_a_change_of_something_else_moves_nothing(session: Session, model: StoryboardModel) -> None:
    arranged = QSignalSpy(model.arranged)
    edit_cells(session.project, named(session, "A"), script="Said aloud")
    assert arranged.count() == 0


def test_another_narrative_is_another_model(session: Session, model: StoryboardModel) -> None:
    other = start_narrative(session.project, title="Other", template_id="blank")
    session.choose_narrative(other.id)
    assert shown(model) == ["No frames yet", "Add a frame"]


def test_editing_a_row_renames_its_frame(session: Session, model: StoryboardModel) -> None:
    assert model.setData(model.index(0), "Renamed")
    assert named(session, "Renamed").beat == "insight"
    assert not model.setData(model.index(3), "A gap has no headline")


def test_only_frames_can_be_selected_edited_and_dragged(model: StoryboardModel) -> None:
    wanted = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
    wanted |= Qt.ItemFlag.ItemIsEditable
    can = [bool(model.flags(model.index(row)) & wanted) for row in range(model.rowCount())]
    assert can == [True, True, True, False, True, False, False, False, False, False]


def test_what_is_dragged_names_the_frames_in_reading_order(
    session: Session, model: StoryboardModel
) -> None:
    data = model.mimeData([model.index(4), model.index(0), model.index(3)])
    ids = bytes(data.data(FRAMES_MIME).data()).decode().split("\n")
    assert ids == [named(session, "A").id, named(session, "D").id]


def test_rows_speak(model: StoryboardModel) -> None:
    words = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Frame 1 of 4, insight, A, 4 minutes, no links, draft"


def test_cards_say_how_frames_were_taken_once_the_board_is_there(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    model = StoryboardModel(session, session)
    assert model.card(3).tests is None, "nobody waits for the sessions to be read"
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.card(3).tests == Taken(7, 0, 0, 1, told=Told.NOW)
    one = session.tests.of(told(session)).eligible[-1].session
    spy = QSignalSpy(model.dataChanged)
    delete_session(session.project, session=one.id)
    assert spy.count()
    assert model.card(3).tests == Taken(6, 0, 0, 1, told=Told.NOW)


def test_a_card_says_at_once_that_its_frame_was_not_told_since_it_was_reworded(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    model = StoryboardModel(session, session)
    model.card(3)
    with qtbot.waitSignal(model.dataChanged):
        pass
    edit_cells(session.project, told(session).frames[3], key_message="Said otherwise.")
    assert model.card(3).tests == Taken(10, 0, 2, 1, told=Told.BEFORE)
    assert model.card(3).metas[-1] == "Reworded since"


def test_cards_keep_quiet_of_tests_on_asking_and_that_is_remembered(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.sample_session()
    model = StoryboardModel(session, session)
    model.card(3)
    with qtbot.waitSignal(model.dataChanged):
        pass
    model.show_tests(is_shown=False)
    assert model.card(3).tests is None
    assert not session.settings.values.shows_tests
    assert not StoryboardModel(session, session).shows_tests
    model.show_tests(is_shown=True)
    assert model.card(3).tests is not None


def test_without_sessions_nothing_is_read(model: StoryboardModel, session: Session) -> None:
    assert model.card(0).tests is None
    assert session._tests is None
