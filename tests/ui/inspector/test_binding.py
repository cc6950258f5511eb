"""Fields tied to cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.model.ids import PersonId
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Identity
from ui.inspector.binding import Bases, CellBinding, RowWatch, row_of
from ui.session import Session
from ui.widgets.line_edit import LineEdit


@pytest.fixture
def field(qtbot: QtBot) -> LineEdit:
    made = LineEdit(name="Headline")
    qtbot.addWidget(made)
    made.show()
    return made


def first(session: Session) -> Frame:
    assert session.story is not None
    return session.story.frames[0]


def test_typing_is_committed_to_the_cell(session: Session, field: LineEdit, qtbot: QtBot) -> None:
    binding = CellBinding(session, field, "headline", QObject(field))
    binding.show(first(session))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Typed")
    field.flush()
    assert first(session).headline == "Typed"


def test_undo_commits_the_typing_first_and_then_takes_it_back(
    session: Session, field: LineEdit, qtbot: QtBot
) -> None:
    binding = CellBinding(session, field, "headline", QObject(field))
    binding.show(first(session))
    field.setFocus()
    qtbot.keyClicks(field, "More ")
    session.undo()
    assert first(session).headline == "First"


def test_another_verb_commits_once_and_the_own_one_after_it(
    session: Session, field: LineEdit, qtbot: QtBot
) -> None:
    said: list[str] = []

    def own(_row: Row, _column: str, text: str, _bases: Bases) -> None:
        said.append(f"own {text}")

    def other(_row: Row, _column: str, text: str, _bases: Bases) -> None:
        said.append(f"other {text}")

    binding = CellBinding(session, field, "headline", QObject(field), verb=own)
    binding.show(first(session))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "A")
    binding.commit_through(other)
    qtbot.keyClicks(field, "B")
    field.flush()
    assert said == ["other A", "own AB"]


def test_going_to_another_row_commits_to_the_former(
    session: Session, field: LineEdit, qtbot: QtBot
) -> None:
    assert session.story is not None
    one, two, _three = session.story.frames
    binding = CellBinding(session, field, "headline", QObject(field))
    binding.show(one)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Typed")
    binding.show(two)
    assert [frame.headline for frame in session.story.frames] == ["Typed", "Second", "Third"]
    assert field.text() == "Second"


def test_what_arrived_while_typing_is_not_overwritten_in_silence(
    session: Session, field: LineEdit, qtbot: QtBot
) -> None:
    binding = CellBinding(session, field, "headline", QObject(field))
    row = first(session)
    binding.show(row)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Mine")
    session.project.be(Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace"))
    edit_cells(session.project, first(session), headline="Hers")
    field.flush()
    values = {version.value for version in session.project.cell_history(row, "headline")}
    assert {"Mine", "Hers"} <= values
    assert sum(v.is_current for v in session.project.cell_history(row, "headline")) == 2


def test_a_watch_calls_back_for_its_row_and_its_tables_only(session: Session) -> None:
    assert session.story is not None
    one, two, _three = session.story.frames
    calls: list[int] = []
    holder = QObject()
    watch = RowWatch(session, lambda: calls.append(1), holder, tables=frozenset({"element"}))
    watch.watch(one)
    edit_cells(session.project, two, headline="Other")
    assert calls == []
    edit_cells(session.project, one, headline="This")
    assert calls == [1]
    edit_cells(session.project, next(iter(session.view.elements.values())), name="Renamed")
    assert calls == [1, 1]


def test_a_row_is_found_by_table_and_id(session: Session) -> None:
    assert row_of(session, "frame", first(session).id) == first(session)
    assert row_of(session, "frame", "no such") is None
    assert row_of(session, "nothing", "x") is None
    assert row_of(session, "frame", None) is None


def test_what_is_typed_is_told_before_it_is_committed(
    session: Session, field: LineEdit, qtbot: QtBot
) -> None:
    binding = CellBinding(session, field, "headline", QObject(field))
    binding.show(first(session))
    field.setFocus()
    field.selectAll()
    stored: list[tuple[object, ...]] = []
    session.typed.connect(lambda *told: stored.append((*told, first(session).headline)))
    shown = first(session)
    with qtbot.waitSignal(session.typed):
        qtbot.keyClicks(field, "Typed")
    assert stored == [(shown, "headline", "Typed", "First")]
    field.flush()
    with qtbot.assertNotEmitted(session.typed, wait=300):
        field.flush()
