"""The view Goals: vision, owners, key results, what a goal needs, and quiet prompts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.commands.goals import add_goal, add_need, delete_goal
from narrative_studio.commands.people import add_person
from narrative_studio.model.people import Function
from tests.ui.boards import Boards
from tests.ui.studio import told
from tests.ui.workspaces.positioning.conftest import Show
from ui import theme
from ui.session import Session
from ui.workspaces.positioning import Positioning
from ui.workspaces.positioning.goals.card import GoalCard
from ui.workspaces.positioning.goals.page import GoalsPage
from ui.workspaces.positioning.tool_row import CHAIN, GOALS

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view() -> str:
    return GOALS


def objectives(session: Session) -> list[str]:
    return [one.objective for one in session.view.goals.ordered]


def cards(page: GoalsPage, session: Session) -> list[GoalCard]:
    return [page.cards[one.id] for one in session.view.goals.ordered]


def choose(menu: QMenu, words: str) -> None:
    found: list[QAction] = [one for one in menu.actions() if one.text().startswith(words)]
    found[0].trigger()


def test_an_empty_view_teaches_and_adds(session: Session, show: Show) -> None:
    room = show(session)
    page = room.around.goals
    assert page.empty.isVisible()
    page.empty.chosen.emit()
    assert room.popup is not None
    room.popup.added.emit("Win more often")
    (card,) = cards(page, session)
    assert card.objective.toPlainText() == "Win more often"
    assert not page.empty.isVisible()
    assert page.summary == "1 goal"


def test_the_name_is_asked_for_at_the_button_that_was_pressed(session: Session, show: Show) -> None:
    room = show(session)
    page = room.around.goals
    for button in (page.empty.button, page.add_button):
        assert button is not None
        button.click()
        popup = room.popup
        assert popup is not None
        foot = button.mapToGlobal(button.rect().bottomLeft())
        assert 0 < popup.y() - foot.y() < 10
        assert popup.x() <= foot.x() + button.width()
        assert popup.geometry().right() >= foot.x()
        popup.added.emit("Win more often")
        popup.close()


def test_the_vision_is_kept(session: Session, show: Show) -> None:
    page = show(session).around.goals
    page.vision.setPlainText("Recalls in minutes")
    session.flush()
    assert session.view.project.vision == "Recalls in minutes"
    session.undo()
    assert session.view.project.vision == ""
    assert page.vision.toPlainText() == ""


def test_what_a_goal_lacks_is_said_quietly(session: Session, show: Show) -> None:
    add_goal(session.project, objective="Win")
    (card,) = cards(show(session).around.goals, session)
    assert "One function alone owns this." in card.prompt
    assert "No key result yet" in card.prompt
    person = add_person(session.project, name="Dana", function=Function.SALES)
    choose(card.make_owner_menu(), "Dana, sales")
    assert "alone" not in card.prompt
    assert [one.person for one in session.view.goal_owners.values()][1] == person.id


def test_an_owner_is_removed_with_a_key(session: Session, show: Show, qtbot: QtBot) -> None:
    add_goal(session.project, objective="Win")
    (card,) = cards(show(session).around.goals, session)
    qtbot.keyClick(card._owner_chips[0], Key.Key_Delete)
    assert not session.view.goal_owners
    assert card.prompt.startswith("Nobody owns this goal yet.")
    session.undo()
    assert session.view.goal_owners


def test_a_key_result_is_added_and_edited_in_place(session: Session, show: Show) -> None:
    add_goal(session.project, objective="Win")
    (card,) = cards(show(session).around.goals, session)
    card.add_result_button.click()
    (row,) = card.rows.values()
    assert row.words.hasFocus()
    row.words.setText("Calls won")
    session.flush()
    row.values["current_value"].setText("24 %")
    session.flush()
    row.measured.parsed.emit("2026-04-01")
    row.owner.chosen.emit(session.project.me.id)
    (result,) = session.view.key_results.values()
    assert (result.text, result.current_value) == ("Calls won", "24 %")
    assert (result.measured_on, result.owner) == ("2026-04-01", session.project.me.id)
    row.done.click()
    (result,) = session.view.key_results.values()
    assert result.is_done
    session.undo()
    (result,) = session.view.key_results.values()
    assert not result.is_done
    assert not row.done.isChecked()


def add_by_command(room: Positioning) -> None:
    next(one for one in room.actions_here() if one.title == "Add a key result").handler()


def test_a_command_adds_a_key_result_to_the_goal_at_hand(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    first, second = (add_goal(session.project, objective=words) for words in ("Win", "Keep"))
    room = show(session)
    page = room.around.goals
    add_by_command(room)
    (of_first,) = session.view.key_results.values()
    assert of_first.goal == first.id
    page.cards[second.id].note.setFocus()
    page.vision.window().setFocus()  # As the palette takes the keyboard away.
    add_by_command(room)
    (made,) = page.cards[second.id].rows.values()
    qtbot.waitUntil(made.words.hasFocus)


def test_the_command_for_a_key_result_asks_for_a_goal_where_there_is_none(
    session: Session, show: Show
) -> None:
    room = show(session)
    add_by_command(room)
    assert room.popup is not None
    room.popup.added.emit("Win more often")
    assert [one.objective for one in session.view.goals.values()] == ["Win more often"]


def test_typing_is_not_lost_when_the_card_is_deleted_elsewhere_and_comes_back(
    session: Session, show: Show
) -> None:
    goal = add_goal(session.project, objective="Win")
    page = show(session).around.goals
    delete_goal(session.project, goal=goal.id)
    assert page.cards == {}
    session.undo()
    assert list(page.cards) == [goal.id]


def test_alt_and_arrows_move_goals_and_key_results(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    for objective in ("One", "Two"):
        add_goal(session.project, objective=objective)
    page = show(session).around.goals
    first = cards(page, session)[0]
    first.objective.setFocus()
    qtbot.keyClick(first.objective, Key.Key_Down, ALT)
    assert objectives(session) == ["Two", "One"]
    assert first.objective.hasFocus()
    assert cards(page, session)[1] is first
    for words in ("a", "b"):
        first.add_result_button.click()
        list(first.rows.values())[-1].words.setText(words)
        session.flush()
    last = list(first.rows.values())[1]
    qtbot.keyClick(last.words, Key.Key_Up, ALT)
    assert [one.text for one in session.view.key_results.ordered] == ["b", "a"]
    assert objectives(session) == ["Two", "One"]


def test_a_circle_of_needs_is_refused_in_words(session: Session, show: Show) -> None:
    one = add_goal(session.project, objective="One")
    two = add_goal(session.project, objective="Two")
    add_need(session.project, goal=one.id, needs=two.id)
    page = show(session).around.goals
    choose(page.cards[two.id].make_need_menu(), "One")
    assert len(session.view.goal_dependencies) == 1
    assert "“One” already waits for “Two”" in told(session)[-1].text
    assert page.cards[one.id].make_need_menu().isEmpty()


def test_the_menu_deletes_a_goal_and_offers_undo(session: Session, show: Show) -> None:
    add_goal(session.project, objective="One")
    page = show(session).around.goals
    choose(cards(page, session)[0].make_menu(), "Delete")
    assert objectives(session) == []
    session.undo()
    assert objectives(session) == ["One"]


def test_a_key_result_is_found_from_elsewhere(boards: Boards, show: Show) -> None:
    session = boards.sample_session()
    room = show(session)
    room.show_view(CHAIN)
    (result,) = [
        one for one in session.view.key_results.values() if one.text.startswith("Lost scans")
    ]
    room.show_row("key_result", result.id)
    assert room.tools.views.key == GOALS
    assert room.around.goals.cards[result.goal].rows[result.id].words.hasFocus()


@pytest.mark.parametrize("width", [700, 880, 1400])
def test_goals_are_painted_in_both_themes(boards: Boards, show: Show, width: int) -> None:
    room = show(boards.sample_session(), width)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for name in (theme.DARK, theme.LIGHT):
        theme.apply(app, theme.load(name, reduced_motion=True))
        assert not room.grab().isNull()
    page = room.around.goals
    for card in page.cards.values():
        assert all(chip.geometry().right() < card.width() for chip in card._owner_chips)


def test_a_change_elsewhere_leaves_page_and_keyboard_alone(session: Session, show: Show) -> None:
    goal = add_goal(session.project, objective="Win")
    room = show(session)
    page = room.around.goals
    room.show_row(goal.table, goal.id)
    card = page.cards[goal.id]
    assert card.objective.hasFocus()
    page.vision.setFocus()
    page.vision.setPlainText("Recalls in minutes")
    session.flush()
    assert session.view.project.vision == "Recalls in minutes"
    assert page.vision.hasFocus()
    room.show_row(goal.table, goal.id)
    assert card.objective.hasFocus()
