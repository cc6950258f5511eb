"""The rows of the run sheet, and what their cells take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.commands.comments import add_comment, resolve_comment
from narrative_studio.commands.demo import add_step, delete_step, move_step
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.people import add_person
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.model.demo import StepKind
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity
from tests.ui.studio import standing_in, told
from tests.ui.workspaces.demo.stage import frames, numbers_of, steps
from ui.session import Session
from ui.theme import Role
from ui.workspaces.demo.run_sheet_marks import marks_of
from ui.workspaces.demo.run_sheet_model import Column, RunSheetModel
from ui.workspaces.demo.sheet_rows import Kind

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
EDIT = Qt.ItemDataRole.EditRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
HER = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace")


@pytest.fixture
def model(session: Session) -> RunSheetModel:
    made = RunSheetModel(session)
    made.tester = QAbstractItemModelTester(made, STRICT)  # type: ignore[attr-defined]
    return made


def words(model: RunSheetModel) -> list[str]:
    """The rows as they are read in the first column, of steps their number."""
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def spoken(model: RunSheetModel, row: int, column: Column) -> str:
    return str(model.index(row, column).data(SPOKEN))


def test_frames_of_the_demo_stand_over_their_steps_and_what_is_asked(model: RunSheetModel) -> None:
    assert words(model) == [
        "Frame 2 The log names its hour",
        "2.1",
        "2.2",
        "Ask: What do you do today?",
        "Checkpoint: Does that tick the box?",
        "Frame 3 What the scale costs",
        "No demo step yet",
        "Frame 4 The fire lights itself",
        "4.1",
    ]


def test_a_checkpoint_that_a_step_asks_already_has_no_row_of_its_own(
    session: Session, model: RunSheetModel
) -> None:
    edit_cells(session.project, steps(session)["2.1"], ask=" Does that tick the box? ")
    assert not [text for text in words(model) if text.startswith("Checkpoint")]


def test_times_run_through_the_demo_and_through_folded_frames(
    session: Session, model: RunSheetModel
) -> None:
    ends = [model.row(model.index(row, 0)).end_ms for row in (1, 2, 8)]
    assert ends == [30_000, 75_000, 135_000]
    model.fold(frames(session)[1].id)
    assert model.row(model.index(4, 0)).end_ms == 135_000


def test_folding_hides_the_steps_and_shows_them_again(
    session: Session, model: RunSheetModel
) -> None:
    frame, step = frames(session)[1], steps(session)["2.2"]
    before = words(model)
    model.fold(frame.id)
    assert model.is_closed(frame.id)
    assert model.row_of_step(step.id) is None
    assert words(model)[:2] == [before[0], before[5]]
    model.fold(frame.id)
    assert words(model) == before
    assert model.row_of_step(step.id) == 2


def test_a_row_says_all_of_itself_to_assistive_technology(model: RunSheetModel) -> None:
    assert spoken(model, 0, Column.SAY) == "Frame 2 The log names its hour, no tell after the show"
    assert spoken(model, 2, Column.STEP) == "Step 2.2, show, wow"
    assert spoken(model, 2, Column.TIME) == "Time: 0:45"
    assert spoken(model, 2, Column.SEE) == "They see: The hour"
    assert (
        spoken(model, 2, Column.WHY)
        == "Why it matters: Know in minutes, The night shift decides with it."
    )
    assert spoken(model, 1, Column.FAILS) == "If it fails: empty"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (Column.DO, "do"),
        (Column.SAY, "say"),
        (Column.SEE, "expect"),
        (Column.WHY, "why"),
        (Column.FAILS, "fallback"),
    ],
)
def test_every_column_edits_its_cell_as_one_undoable_step(
    session: Session, model: RunSheetModel, column: Column, cell: str
) -> None:
    before = getattr(steps(session)["2.2"], cell)
    assert model.setData(model.index(2, column), "  Other words\n")
    assert getattr(steps(session)["2.2"], cell) == "Other words"
    session.undo()
    assert getattr(steps(session)["2.2"], cell) == before


def test_the_time_is_read_as_minutes_and_seconds(session: Session, model: RunSheetModel) -> None:
    assert model.setData(model.index(2, Column.TIME), "1:20")
    assert steps(session)["2.2"].planned_ms == 80_000
    assert model.index(2, Column.TIME).data() == "1:20"


def test_a_wrong_time_is_told_and_changes_nothing(session: Session, model: RunSheetModel) -> None:
    assert not model.setData(model.index(2, Column.TIME), "soon")
    assert steps(session)["2.2"].planned_ms == 45_000
    assert [message.text for message in told(session)] == [
        "The time of step 2.2 stays: Use minutes and seconds, for example 2:30"
    ]


def test_numbers_headings_and_empty_frames_cannot_be_edited(model: RunSheetModel) -> None:
    for row, column in ((2, Column.STEP), (0, Column.DO), (6, Column.DO), (3, Column.SAY)):
        index = model.index(row, column)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(index, "words")


def test_steps_alone_can_be_dragged(model: RunSheetModel) -> None:
    dragged = [
        row
        for row in range(model.rowCount())
        if model.index(row, 0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    ]
    assert dragged == [1, 2, 8]


def test_a_question_is_edited_and_taken_away_by_its_words(
    session: Session, model: RunSheetModel
) -> None:
    assert model.index(3, 0).data(EDIT) == "What do you do today?"
    model.setData(model.index(3, 0), "And at night?")
    assert steps(session)["2.2"].ask == "And at night?"
    model.setData(model.index(3, 0), " ")
    assert steps(session)["2.2"].ask == ""
    assert words(model)[3] == "Checkpoint: Does that tick the box?"


def test_a_checkpoint_is_stored_in_its_frame(session: Session, model: RunSheetModel) -> None:
    model.setData(model.index(4, 0), "Ticked?")
    assert frames(session)[1].checkpoint == "Ticked?"
    assert steps(session)["2.2"].ask == "What do you do today?"


def test_asking_shows_a_row_until_it_is_left_empty(session: Session, model: RunSheetModel) -> None:
    row = model.begin_asking(steps(session)["2.1"].id)
    assert row == 2
    assert model.row(model.index(2, 0)).kind is Kind.ASK
    model.end_edit()
    assert words(model)[2] == "2.2"
    row = model.begin_asking(steps(session)["2.1"].id)
    assert row is not None
    model.setData(model.index(row, 0), "Sure?")
    model.end_edit()
    assert steps(session)["2.1"].ask == "Sure?"
    assert words(model)[2] == "Ask: Sure?"


def test_what_stays_is_not_reset(session: Session, model: RunSheetModel, qtbot: QtBot) -> None:
    last = QPersistentModelIndex(model.index(8, Column.SAY))
    with qtbot.assertNotEmitted(model.modelReset):
        added = add_step(session.project, frame=frames(session)[1].id, index=0, do="First")
        assert last.row() == 9
        move_step(session.project, step=added.id, frame=frames(session)[1].id, index=2)
        assert numbers_of(session, frame=2) == ["Put a log on.", "Type `LOG-7`.", "First"]
        move_step(session.project, step=added.id, frame=frames(session)[2].id, index=0)
        assert words(model)[4:7] == [
            "Checkpoint: Does that tick the box?",
            "Frame 3 What the scale costs",
            "3.1",
        ]
        delete_step(session.project, step=added.id)
        assert last.row() == 8
        delete_frames(session.project, frames=[frames(session)[2].id])
        assert last.row() == 6


@pytest.mark.parametrize(("place", "moved"), [(0, "2.2"), (1, "2.1")])
def test_rows_stand_in_their_new_order_when_a_move_is_told(
    session: Session, model: RunSheetModel, place: int, moved: str
) -> None:
    orders: list[list[str]] = []

    def note() -> None:
        orders.append([model.row(model.index(n, 0)).key for n in range(model.rowCount())])

    model.rowsMoved.connect(note)
    move_step(
        session.project, step=steps(session)[moved].id, frame=frames(session)[1].id, index=place
    )
    note()
    assert orders[0] == orders[1]


def test_two_blocks_that_change_places_keep_their_persistent_indexes(
    session: Session, model: RunSheetModel
) -> None:
    kept = {
        name: QPersistentModelIndex(model.index(row, Column.SAY))
        for name, row in (("2.1", 1), ("2.2", 2), ("4.1", 8))
    }
    value = frames(session)[1:4]
    with session.project.op("Turn the frames round") as op:
        for frame, rank in zip(value, ("z", "m", "b"), strict=True):
            op.set(type(frame), frame.id, rank=rank)
    assert words(model)[0] == "Frame 2 The fire lights itself"
    names = {name: words(model)[index.row()] for name, index in kept.items()}
    assert names == {"2.1": "4.1", "2.2": "4.2", "4.1": "2.1"}


def test_a_change_of_words_tells_of_its_rows_only(
    session: Session, model: RunSheetModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged) as signal:
        edit_cells(session.project, steps(session)["2.2"], say="Other")
    assert signal.args is not None
    # The questions below belong to the same step.
    assert (signal.args[0].row(), signal.args[1].row()) == (2, 4)
    with qtbot.assertNotEmitted(model.dataChanged):
        edit_cells(session.project, frames(session)[0], headline="Not of the demo")


def test_a_cell_that_was_changed_meanwhile_keeps_both_wordings(
    session: Session, model: RunSheetModel
) -> None:
    index = model.index(2, Column.SAY)
    model.typing.begin(*model.edited_cell(index))
    session.project.be(HER)
    edit_cells(session.project, steps(session)["2.2"], say="Hers")
    model.setData(index, "Mine")
    assert standing_in(session, steps(session)["2.2"], "say") == {"Hers", "Mine"}


def test_storing_twice_while_an_editor_is_open_is_no_disagreement(
    session: Session, model: RunSheetModel
) -> None:
    index = model.index(2, Column.SAY)
    model.typing.begin(*model.edited_cell(index))
    model.setData(index, "One")
    model.setData(index, "One and two")
    history = session.project.cell_history(steps(session)["2.2"], "say")
    assert [version.value for version in history if version.is_current] == ["One and two"]


def test_a_change_told_while_rows_come_and_go_is_not_lost(
    session: Session, model: RunSheetModel
) -> None:
    def store() -> None:
        model.restructuring.disconnect(store)
        edit_cells(session.project, steps(session)["4.1"], do="Typed")

    def note() -> None:
        row = model.row_of_step(steps(session)["4.1"].id)
        assert row is not None
        seen.append(str(model.index(row, Column.DO).data()))

    seen: list[str] = []
    model.restructuring.connect(store)
    model.dataChanged.connect(note)
    add_step(session.project, frame=frames(session)[1].id, index=0, do="First")
    assert [model.index(row, Column.DO).data() for row in (1, 9)] == ["First", "Typed"]
    assert set(seen) == {"Typed"}  # an editor never gets the words from before


def test_another_narrative_brings_its_own_rows(session: Session, model: RunSheetModel) -> None:
    from narrative_studio.commands.documents import start_narrative

    other = start_narrative(session.project, title="Short", template_id="sales-pitch-8")
    session.choose_narrative(other.id)
    assert words(model) == []
    session.choose_narrative(session.view.narratives.ordered[0].id)
    assert len(words(model)) == 9


def test_steps_stand_in_chunks_of_tell_show_tell(session: Session, model: RunSheetModel) -> None:
    frame = frames(session)[1].id
    for kind in (StepKind.TELL, StepKind.TELL, StepKind.SHOW, StepKind.TELL):
        add_step(session.project, frame=frame, kind=kind)
    rows = [model.row(model.index(row, 0)) for row in range(model.rowCount())]
    ends = [row.chunk for row in rows if row.kind is Kind.STEP and row.frame.id == frame]
    assert ends == [
        (True, False),
        (False, False),
        (False, True),
        (True, False),
        (False, False),
        (False, True),
    ]
    assert rows[0].lack == ""


def test_who_does_a_step_is_said_where_it_is_somebody_else(
    session: Session, model: RunSheetModel
) -> None:
    assert session.story is not None
    her = add_person(session.project, name="Grace")
    me = session.project.me.id
    first = steps(session)["2.1"]
    edit_cells(session.project, first, talker=her.id)
    assert model.row(model.index(1, 0)).who == ("", "Grace")
    edit_cells(session.project, session.story.narrative, driver=her.id, talker=her.id)
    assert model.row(model.index(1, 0)).who == ("Ada Lovelace" if first.owner == me else "", "")
    assert "Grace talks" not in spoken(model, 1, Column.STEP)


def test_open_comments_are_counted_where_they_were_said(
    session: Session, model: RunSheetModel
) -> None:
    frame, step = frames(session)[1], steps(session)["2.2"]
    first = add_comment(session.project, about=step, text="Which lot?")
    add_comment(session.project, about=frame, text="Too long?")
    heading, row = (model.row(model.index(at, 0)) for at in (0, 2))
    assert (heading.comments, row.comments) == (1, 1)
    assert ("message-circle", "1 comment", Role.TEXT2) in marks_of(row)[-1]
    assert spoken(model, 2, Column.STEP).endswith(", 1 comment")
    assert spoken(model, 0, Column.STEP).endswith(", 1 comment")
    model.fold(frame.id)
    assert model.row(model.index(0, 0)).comment_words == "2 comments"
    model.fold(frame.id)
    resolve_comment(session.project, comment=first.id)
    assert model.row(model.index(2, 0)).comments == 0
    assert "comment" not in spoken(model, 2, Column.STEP)
