"""The comparison of two states in the workspace Versions."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.compare import Fate
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame, delete_frames
from narrative_studio.commands.versions import delete_baseline
from tests.ui.versions import (
    click,
    frame_in,
    press,
    told_words,
    value_in,
    wait_for_keyboard,
)
from ui import theme
from ui.marked_text import inks
from ui.session import Session
from ui.workspaces.versions import compare_panel
from ui.workspaces.versions.compare_model import CompareModel, SameNote
from ui.workspaces.versions.compare_panel import ComparePanel
from ui.workspaces.versions.differences import Difference
from ui.workspaces.versions.pickers import Pickers
from ui.workspaces.versions.states import NOW, Compared, Kind, State

LONG = "We weigh each log by hand before it goes into the oven, and we write the hour down. "


@pytest.fixture
def panel(session: Session, compared: Compared, qtbot: QtBot) -> ComparePanel:
    made = ComparePanel(session, compared)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    wait_for_keyboard(qtbot, made.view, give=made.view.setFocus)
    return made


def lines(panel: ComparePanel) -> list[Any]:
    model = panel.view.compare_model
    return [model.line(model.index(row)) for row in range(model.rowCount())]


def place_of(panel: ComparePanel, row: int) -> QRect:
    return panel.view.visualRect(panel.view.compare_model.index(row))


def action_spot(panel: ComparePanel, row: int) -> QPoint:
    spot = panel.view.delegate.action_rect(place_of(panel, row), lines(panel)[row])
    assert not spot.isNull()
    return spot.center()


def follow(session: Session, compared: Compared) -> None:
    """What the room does when the document has changed."""
    compared.refresh()


def test_the_model_lists_differences_and_then_what_is_the_same(panel: ComparePanel) -> None:
    model = panel.view.compare_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = [model.index(row).data() for row in range(model.rowCount())]
    assert said == [
        "VA-1, Statement",
        "Frame 3, Headline",
        "The other 2 frames are the same in both.",
    ]
    model.toggle_same()
    assert model.rowCount() == 5
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Frame 1, Ovens wait for wood, the same in both"
    )
    model.toggle_same()
    assert model.rowCount() == 3
    spoken = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Frame 3, Headline, The ask. Start removed a pilot, added one night,"


def test_an_empty_model_is_sound() -> None:
    model = CompareModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.toggle_same()
    assert model.rowCount() == 0


def test_the_heading_says_what_and_how_much(panel: ComparePanel) -> None:
    assert panel.title == "What changed from B-1 to B-2"
    assert panel.counts == "1 frame and 1 element · 2 fields"


def test_an_operation_is_shown_with_when_and_who(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    entry = next(
        entry for entry in session.project.past.history() if entry.label == "Edit headline of frame"
    )
    compared.show_operation(entry)
    assert panel.title == "What changed with “Edit headline of frame”"
    assert "Ada Lovelace · 1 frame · 1 field" in panel.counts
    (line, _same) = lines(panel)
    assert (line.before, line.after) == ("Start a pilot", "Start one night")


def test_words_that_went_and_came_are_marked_in_both_shapes(panel: ComparePanel) -> None:
    colors = inks()
    for mode in ("side", "line"):
        panel.modes.choose(mode)
        panel.modes.chosen.emit(mode)
        image = panel.view.viewport().grab().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(16, image.width(), 3)
            for y in range(0, place_of(panel, 1).bottom(), 2)
        }
        assert {colors.gone_ground.name(), colors.new_ground.name()} <= seen


def test_a_rewritten_text_stands_as_two_blocks(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    edit_cells(session.project, frame_in(session.project, 1), script=LONG * 2)
    compared.compare(State(Kind.BASELINE, compared.baselines()[0].id), NOW)
    (line, _same) = lines(panel)
    assert line.is_rewritten
    side_px = place_of(panel, 0).height()
    panel.modes.chosen.emit("line")
    assert place_of(panel, 0).height() > 60
    assert place_of(panel, 0).height() != side_px


def test_every_fate_and_theme_can_be_painted(
    session: Session, compared: Compared, panel: ComparePanel, look: theme.Theme
) -> None:
    narrative = session.view.narratives.ordered[0]
    add_frame(session.project, narrative=narrative.id, beat="proof", headline="It burned")
    delete_frames(session.project, frames=[frame_in(session.project, 2).id])
    edit_cells(session.project, frame_in(session.project, 1), script="", checkpoint="Agreed?")
    compared.compare(State(Kind.BASELINE, compared.baselines()[0].id), NOW)
    assert {line.fate for line in lines(panel) if isinstance(line, Difference)} == {
        Fate.ADDED,
        Fate.REMOVED,
        Fate.CHANGED,
    }
    for mode in ("side", "line"):
        panel.modes.chosen.emit(mode)
        assert not panel.grab().isNull()


def test_restoring_a_cell_can_be_undone_and_says_so(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    click(panel.view.viewport(), action_spot(panel, 1))
    assert frame_in(session.project, 3).headline == "Start a pilot"
    assert told_words(session) == ["Earlier headline of Frame 3 restored"]
    follow(session, compared)
    assert not panel.view.may_restore(lines(panel)[1])
    session.undo()
    assert frame_in(session.project, 3).headline == "Start one night"


def test_a_removed_row_is_restored_whole(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    gone = frame_in(session.project, 2)
    delete_frames(session.project, frames=[gone.id])
    compared.compare(State(Kind.BASELINE, compared.baselines()[0].id), NOW)
    panel.restore_current()
    assert session.view.frames[gone.id].headline == "Weigh each log"
    assert told_words(session) == ["Frame 2 restored"]


def test_what_is_gone_or_stands_already_offers_nothing(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    statement, headline, note = lines(panel)
    edit_cells(session.project, value_in(session.project), statement="The log names it.")
    delete_frames(session.project, frames=[frame_in(session.project, 3).id])
    assert panel.view.action_of(statement) == ""
    assert panel.view.action_of(headline) == ""
    assert panel.view.action_of(note) == "Show them"
    menu = {action.text(): action for action in panel.view.menu_of(headline).actions()}
    assert not menu["Restore the earlier wording"].isEnabled()
    assert not menu["Show Frame 3"].isEnabled()


def test_f7_steps_through_the_changes_and_stops_at_the_ends(panel: ComparePanel) -> None:
    view = panel.view
    assert view.currentIndex().row() == 0
    view.step(1)
    view.step(1)
    assert view.currentIndex().row() == 1
    view.step(-5)
    assert view.currentIndex().row() == 0


def test_enter_opens_the_menu_of_a_change_and_unfolds_the_rest(panel: ComparePanel) -> None:
    press(Qt.Key.Key_End)
    assert isinstance(panel.view.current, SameNote)
    press(Qt.Key.Key_Return)
    assert panel.view.compare_model.rowCount() == 5
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    words = [
        menu.title() or menu.actions()[0].text()
        for menu in panel.view.findChildren(type(panel.view.menu_of(lines(panel)[0])))
    ]
    assert "Restore the earlier wording" in words


def test_a_double_click_shows_the_thing_in_its_room(
    session: Session, panel: ComparePanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.row_opened) as opened:
        panel.view.open_asked.emit(lines(panel)[1])
    assert opened.args == ["frame", frame_in(session.project, 3).id]


def test_equal_states_and_a_document_without_baselines_teach(
    session: Session, compared: Compared, panel: ComparePanel, qtbot: QtBot
) -> None:
    compared.compare(State(Kind.BASELINE, compared.baselines()[0].id), NOW)
    assert panel._stack.currentWidget() is panel._pages["same"]
    for baseline in compared.baselines():
        delete_baseline(session.project, baseline=baseline.id)
    compared.compare(NOW, NOW)
    assert panel._stack.currentWidget() is panel._pages["empty"]
    button = panel._empty.button
    assert button is not None
    with qtbot.waitSignal(panel.baseline_asked):
        button.click()


def test_a_large_document_is_compared_beside_the_window(
    compared: Compared, panel: ComparePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_panel, "_AT_ONCE_ROWS", 0)
    compared.refresh()
    assert panel.is_busy
    compared.refresh()
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert len(lines(panel)) == 3


def test_the_cursor_stays_on_its_line_when_the_document_changes(
    session: Session, compared: Compared, panel: ComparePanel
) -> None:
    compared.compare(State(Kind.BASELINE, compared.baselines()[-1].id), NOW)
    panel.view.step(1)
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits")
    follow(session, compared)
    line = panel.view.current
    assert isinstance(line, Difference)
    assert line.thing.name == "Frame 3"


def test_the_pickers_offer_baselines_now_and_the_moment_at_hand(
    session: Session, compared: Compared, qtbot: QtBot
) -> None:
    pickers = Pickers(compared)
    qtbot.addWidget(pickers)
    assert [pickers.older.itemText(n) for n in range(pickers.older.count())] == [
        "Now",
        "B-2",
        "B-1",
    ]
    assert (pickers.older.currentText(), pickers.newer.currentText()) == ("B-1", "B-2")
    tip = str(pickers.older.itemData(1, Qt.ItemDataRole.ToolTipRole))
    assert tip.startswith("B-2, ")
    assert tip.endswith(": After the tests")
    assert pickers.newer.toolTip() == tip
    pickers.newer.chosen.emit(NOW)
    assert compared.newer == NOW
    compared.show_operation(session.project.past.history(limit=1)[0])
    assert pickers.older.currentText().startswith("Before ")
    assert pickers.older.count() == 4
    first = State(Kind.BASELINE, compared.baselines()[-1].id)
    pickers.older.chosen.emit(first)
    assert compared.older == first


def test_the_menu_and_the_pointer_find_the_line_below_them(
    panel: ComparePanel, qtbot: QtBot, session: Session
) -> None:
    view = panel.view
    viewport = view.viewport()
    place = place_of(panel, 1)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        at = place.center()
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    menus = view.findChildren(QMenu)
    assert len(menus) == 2
    for menu in reversed(menus):
        menu.close()
    QTest.mouseMove(viewport, action_spot(panel, 1))
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(viewport, place.center())
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
    with qtbot.waitSignal(session.row_opened):
        QTest.mouseDClick(
            viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.center()
        )


def test_the_heading_stands_still_when_nothing_differs(
    session: Session, panel: ComparePanel, compared: Compared, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: panel._modes.isVisible())
    before = panel._title.geometry().center().y()
    compared.compare(NOW, NOW)
    qtbot.waitUntil(lambda: not panel._modes.isVisible())
    qtbot.wait(0)
    assert abs(panel._title.geometry().center().y() - before) <= 1
