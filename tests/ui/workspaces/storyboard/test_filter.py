"""Filtering the frames of the storyboard: board, grid and outline, the count, what stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.frame_filter import NOBODY, Asking
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from narrative_studio.model.positioning import Status
from tests.ui.boards import headlines, named, told
from tests.ui.workspaces.storyboard.stage import chosen
from ui.models.storyboard_places import PlaceKind
from ui.session import Session
from ui.widgets.combo_box import ComboBox
from ui.widgets.empty_state import EmptyState
from ui.workspaces.storyboard import Storyboard
from ui.workspaces.storyboard.filter_bar import FilterBar


@pytest.fixture
def room(room: Storyboard) -> Storyboard:
    room.filtering.open()
    return room


@pytest.fixture
def bar(room: Storyboard) -> FilterBar:
    return room.filtering.bar


def pick(box: ComboBox, key: object) -> None:
    (row,) = [row for row in range(box.count()) if box.itemData(row) == key]
    box.setCurrentIndex(row)
    box.activated.emit(row)


def cards(room: Storyboard) -> list[str]:
    model = room.model
    return [model.card(row).title for row in range(model.rowCount())]


def test_cards_that_do_not_match_go_and_numbers_stay(
    room: Storyboard, bar: FilterBar, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    assert bar.count.text() == "4 frames"
    qtbot.keyClicks(bar.field, "c")
    assert cards(room) == ["C"]
    assert room.model.card(0).number == "3"
    assert bar.count.text() == "1 of 4 frames"
    qtmodeltester.check(room.model)
    room.show_view("grid")
    room.grab()
    assert cards(room) == ["C"]
    room.show_view("outline")
    outline = room.outline_page.model
    assert [outline.frame(row).headline for row in (1,)] == ["C"]  # type: ignore[union-attr]
    bar.clear_button.click()
    assert outline.rowCount() > 4
    kinds = {room.model.place(row).kind for row in range(room.model.rowCount())}
    assert PlaceKind.ADD in kinds
    assert bar.field.text() == ""


@pytest.mark.usefixtures("is_settled")
def test_each_list_narrows_what_is_in_sight(
    room: Storyboard, bar: FilterBar, session: Session
) -> None:
    edit_cells(session.project, named(session, "A"), status=Status.APPROVED)
    edit_cells(session.project, named(session, "B"), owner=None)
    pick(bar.status, Status.APPROVED)
    assert cards(room) == ["A"]
    pick(bar.status, None)
    pick(bar.owner, NOBODY)
    assert cards(room) == ["B"]
    pick(bar.owner, None)
    pick(bar.beat, "the-ask")
    assert cards(room) == ["D"]
    pick(bar.beat, None)
    pick(bar.asking, Asking.FINDING)
    assert cards(room) == ["A", "B", "C", "D"]
    pick(bar.asking, Asking.SUSPECT)
    assert room.filtering.leaves_nothing
    (empty,) = room.findChildren(EmptyState)
    assert empty.isVisibleTo(room)
    empty.chosen.emit()
    assert not empty.isVisibleTo(room)
    assert bar.asking.key is None


def test_what_is_being_changed_stays_until_the_filter_changes(
    room: Storyboard, bar: FilterBar, session: Session
) -> None:
    pick(bar.status, Status.DRAFT)
    session.select("frame", [named(session, "A").id])
    edit_cells(session.project, named(session, "A"), status=Status.APPROVED)
    edit_cells(session.project, named(session, "B"), status=Status.APPROVED)
    assert cards(room) == ["A", "C", "D"]
    pick(bar.beat, "insight")
    assert cards(room) == []


def test_a_frame_that_is_added_is_in_sight(
    room: Storyboard, bar: FilterBar, session: Session
) -> None:
    pick(bar.status, Status.APPROVED)
    room.frame_actions.add(beat="proof")
    assert cards(room) == [""]
    session.undo()
    assert room.filtering.leaves_nothing
    assert headlines(session) == ["A", "B", "C", "D"]


def test_the_selection_outlives_the_filter(
    room: Storyboard, bar: FilterBar, session: Session, qtbot: QtBot
) -> None:
    session.select("frame", [named(session, "A").id])
    qtbot.keyClicks(bar.field, "d")
    assert session.selection.ids == (), "nothing is done to what is out of sight"
    bar.clear()
    assert room.view.selected_frames() == [named(session, "A").id]


def test_escape_empties_the_field_then_closes_the_row(
    room: Storyboard, bar: FilterBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.field, "c")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert len(cards(room)) > 4
    assert bar.isVisible()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is room.view


def test_the_map_is_never_filtered(room: Storyboard, bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.field, "c")
    room.show_view("map")
    assert not bar.isVisible()
    assert room.map_page.model.columnCount() == 4
    room.filtering.open()
    assert not bar.isVisible()
    room.show_view("board")
    assert bar.isVisible()
    assert cards(room) == ["C"]


def test_another_narrative_has_other_beats(
    room: Storyboard, bar: FilterBar, session: Session
) -> None:
    pick(bar.beat, "the-ask")
    other = start_narrative(session.project, title="Short call", template_id="blank")
    session.choose_narrative(other.id)
    assert bar.wanted.beat is None
    assert room.filtering.frames is None


def test_words_are_looked_for_as_the_variant_says_them(
    room: Storyboard, bar: FilterBar, session: Session, qtbot: QtBot
) -> None:
    a, c = named(session, "A"), named(session, "C")
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    say_otherwise(session.project, variant=variant.id, frame=a.id, what="headline", value="Cider")
    leave_out(session.project, variant=variant.id, frames=[c.id])
    qtbot.keyClicks(bar.field, "c")
    assert cards(room) == ["C"]
    session.choose_variant(variant.id)
    assert cards(room) == ["Cider", "C"], "what is left out is found as it is"


def test_frames_that_go_out_of_sight_are_not_chosen_any_more(
    room: Storyboard, bar: FilterBar, session: Session, qtbot: QtBot
) -> None:
    session.select("frame", [named(session, "A").id, named(session, "C").id])
    qtbot.keyClicks(bar.field, "c")
    assert chosen(session) == ["C"]
    qtbot.keyClicks(bar.field, "x")
    assert chosen(session) == []
    assert bar.field.text() == "cx", "the keyboard stays in the field"
    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert chosen(session) == ["C"]
    session.select("frame", [])
    bar.clear()
    assert chosen(session) == [], "something else was chosen meanwhile"
