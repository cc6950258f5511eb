"""The history at the left of the workspace Versions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import delete_baseline, take_baseline
from tests.ui.versions import (
    PRIYA,
    click,
    copy_of,
    frame_in,
    press,
    value_in,
    wait_for_keyboard,
)
from ui import theme
from ui.session import Session
from ui.workspaces.versions import history_model
from ui.workspaces.versions.history_column import HistoryColumn
from ui.workspaces.versions.history_filter import filter_words
from ui.workspaces.versions.history_model import Filter, HistoryModel
from ui.workspaces.versions.states import NOW, Compared, Kind, State

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(session: Session) -> HistoryModel:
    made = HistoryModel(session)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


@pytest.fixture
def column(session: Session, qtbot: QtBot) -> HistoryColumn:
    made = HistoryColumn(session, Compared(session))
    qtbot.addWidget(made)
    made.resize(272, 600)
    made.show()
    wait_for_keyboard(qtbot, made.list_view, give=made.list_view.setFocus)
    return made


def titles(model: HistoryModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def row_of(model: HistoryModel, title: str) -> int:
    return titles(model).index(title)


def test_baselines_and_operations_stand_on_one_line_the_latest_first(model: HistoryModel) -> None:
    assert titles(model)[:4] == [
        "After the tests",
        "Edit statement of value theme",
        "Edit headline of frame",
        "First workshop",
    ]
    first = model.item(model.index(0))
    assert first is not None
    assert first.meta.startswith("Baseline B-2 · ")
    assert first.meta.endswith(" · Ada Lovelace")
    assert "The ask became smaller." in str(model.index(0).data(SPOKEN))
    assert "frame 3" in str(model.index(2).data(SPOKEN))


def test_pages_are_read_as_they_are_wanted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_model, "_PAGE", 3)
    model = HistoryModel(session)
    assert model.rowCount() == 3
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while model.canFetchMore():
        model.fetchMore()
    monkeypatch.undo()
    assert titles(model) == titles(HistoryModel(session))


def test_a_search_goes_on_page_by_page_until_something_is_found(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_model, "_PAGE", 2)
    model = HistoryModel(session)
    model.choose(Filter(words="ADA join"))
    assert model.rowCount() == 0
    assert model.is_searching
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert titles(model) == ["Join as Ada Lovelace"]


def test_a_search_finds_who_and_what_too(session: Session, model: HistoryModel) -> None:
    session.project.be(PRIYA)
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    model.refresh()
    model.choose(Filter(words="priya headline"))
    assert titles(model) == ["Edit headline of frame"]
    model.choose(Filter(words="frame 1 ada"))
    assert titles(model)
    rows = range(model.rowCount())
    assert all("Ada Lovelace" in str(model.index(row).data(SPOKEN)) for row in rows)


def test_the_filter_keeps_a_person_a_row_or_the_baselines(
    session: Session, model: HistoryModel
) -> None:
    session.project.be(PRIYA)
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    model.refresh()
    model.choose(Filter(author=PRIYA.id))
    assert titles(model) == ["Edit headline of frame", "Join as Priya Rastogi"]
    model.choose(Filter(about=("element", value_in(session.project).id)))
    assert titles(model)[0] == "Edit statement of value theme"
    assert "First workshop" not in titles(model)
    model.choose(Filter(baselines_only=True))
    assert titles(model) == ["After the tests", "First workshop"]
    model.choose(Filter(baselines_only=True, author=PRIYA.id))
    assert titles(model) == []


def test_what_happens_comes_first_and_undoing_says_so(
    session: Session, model: HistoryModel
) -> None:
    before = titles(model)
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    model.refresh()
    assert titles(model) == ["Edit headline of frame", *before]
    session.undo()
    model.refresh()
    assert titles(model) == ["Taken back: Edit headline of frame", *before]
    session.redo()
    model.refresh()
    assert titles(model) == ["Edit headline of frame", *before]
    assert str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("done again")


def test_what_was_taken_back_is_one_low_line_that_is_found_by_each_of_its_turns(
    session: Session, model: HistoryModel, column: HistoryColumn
) -> None:
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    done = session.project.past.history(limit=1)[0].txn
    model.refresh()
    view = column.list_view
    delegate, option = view.itemDelegate(), QStyleOptionViewItem()
    whole_px = delegate.sizeHint(option, model.index(1)).height()
    session.undo()
    model.refresh()
    undone = session.project.past.history(limit=1)[0].txn
    assert model.index_of(txn=undone) == model.index_of(txn=done) == model.index(0)
    assert delegate.sizeHint(option, model.index(0)).height() < whole_px


def test_a_turn_at_the_end_of_a_page_is_folded_with_the_next(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    session.undo()
    monkeypatch.setattr(history_model, "_PAGE", 1)
    made = HistoryModel(session)
    assert titles(made) == ["Undid: Edit headline of frame"]
    made.fetchMore()
    assert titles(made) == ["Taken back: Edit headline of frame"]


def test_a_deleted_baseline_that_came_back_stands_where_it_was_taken(
    session: Session, model: HistoryModel
) -> None:
    before = titles(model)
    newest = Compared(session).baselines()[0]
    edit_cells(session.project, newest, note="Another note.")
    delete_baseline(session.project, baseline=newest.id)
    session.undo()
    model.refresh()
    added = ["Taken back: Delete baseline", "Edit note of baseline"]
    assert titles(model) == [*added, *before]
    assert "B-2" in str(model.index(0).data(SPOKEN))


def test_a_renamed_or_deleted_baseline_is_told_anew(session: Session, model: HistoryModel) -> None:
    newest = Compared(session).baselines()[0]
    edit_cells(session.project, newest, name="After ten tests")
    model.refresh()
    assert titles(model)[:2] == ["Edit name of baseline", "After ten tests"]
    delete_baseline(session.project, baseline=newest.id)
    model.refresh()
    assert titles(model)[:3] == ["Delete baseline", "Edit name of baseline", "Take a baseline"]


def test_what_a_copy_brings_stands_in_its_place_of_time(
    session: Session, model: HistoryModel
) -> None:
    path = copy_of(session.project, "theirs.narrative", headline="Wood waits for ovens")
    edit_cells(session.project, frame_in(session.project, 2), headline="Weigh every log")
    model.refresh()
    session.project.merge(path)
    model.refresh()
    assert titles(model)[:3] == [
        "Edit headline of frame",
        "Edit headline of frame",
        "Join as Priya Rastogi",
    ]
    assert titles(model) == titles(HistoryModel(session))


def test_going_to_an_operation_shows_what_it_changed(
    session: Session, column: HistoryColumn
) -> None:
    compared = column.list_view.itemDelegate()._compared  # type: ignore[attr-defined]
    column.list_view.choose(column.model.index(0))
    press(Qt.Key.Key_Down)
    assert compared.operation is not None
    assert compared.operation.label == "Edit statement of value theme"
    press(Qt.Key.Key_Up)
    assert compared.operation is None
    assert compared.heading() == "What changed from B-2 to now"


def test_a_click_chooses_and_the_two_states_are_tinted(
    session: Session, column: HistoryColumn
) -> None:
    view = column.list_view
    older = row_of(column.model, "First workshop")
    click(view.viewport(), view.visualRect(column.model.index(older)).center())
    image = view.viewport().grab().toImage()
    for row in (0, older):
        rect = view.visualRect(column.model.index(row))
        assert image.pixelColor(rect.right() - 12, rect.top() + 8) == theme.current().selected
        assert rect.height() > view.visualRect(column.model.index(1)).height()


def test_the_menu_compares_a_moment_with_other_states(
    session: Session, column: HistoryColumn
) -> None:
    compared = column.list_view.itemDelegate()._compared  # type: ignore[attr-defined]
    item = column.model.item(column.model.index(2))
    assert item is not None
    words = {action.text(): action for action in column.menu_of(item).actions()}
    words["Compare with now"].trigger()
    moment = State(Kind.AFTER, item.entry.txn)
    assert (compared.older, compared.newer) == (moment, NOW)
    words["Use as the newer state"].trigger()
    first = compared.baselines()[-1]
    compared.show_baseline(first)
    words["Use as the newer state"].trigger()
    assert (compared.older, compared.newer) == (State(Kind.BASELINE, first.id), moment)


def test_the_popup_filters_at_once_and_its_button_says_what(
    session: Session, column: HistoryColumn
) -> None:
    popup = column.ask_filter()
    popup.baselines_only.setChecked(True)
    assert titles(column.model) == ["After the tests", "First workshop"]
    frame = frame_in(session.project, 3)
    popup.frame.choose(frame.id)
    popup.frame.chosen.emit(frame.id)
    assert not popup.baselines_only.isChecked()
    assert titles(column.model)[0] == "Edit headline of frame"
    assert filter_words(column.model.filter, session.view) == "Frame 3"
    popup.element.chosen.emit(value_in(session.project).id)
    assert filter_words(column.model.filter, session.view) == "VA-1"
    popup.person.chosen.emit(session.project.me.id)
    assert filter_words(column.model.filter, session.view) == "Ada Lovelace · VA-1"
    popup.everything.click()
    assert column.model.filter.is_empty
    assert not popup.everything.isEnabled()
    popup.close()


def test_a_search_without_a_find_says_what_to_do(session: Session, column: HistoryColumn) -> None:
    column.search.edited.emit("nothing like it")
    assert column.model.rowCount() == 0
    assert column._nothing.isVisibleTo(column)
    column.search.edited.emit("")
    assert not column._nothing.isVisibleTo(column)


def test_the_first_comparison_is_the_most_likely_one(session: Session) -> None:
    compared = Compared(session)
    assert compared.heading() == "What changed from B-1 to B-2"
    edit_cells(session.project, compared.baselines()[0], name="After ten tests")
    assert Compared(session).heading() == "What changed from B-1 to B-2"
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    assert Compared(session).heading() == "What changed from B-2 to now"
    edit_cells(session.project, compared.baselines()[0], name="After the tests")
    assert Compared(session).heading() == "What changed from B-2 to now"
    for baseline in Compared(session).baselines():
        delete_baseline(session.project, baseline=baseline.id)
    assert Compared(session).heading() == "What changed with “Delete baseline”"
    take_baseline(session.project, name="Anew")
    assert Compared(session).name(NOW) == "now"


def test_states_change_places_where_the_first_reaches_further(session: Session) -> None:
    compared = Compared(session)
    newest, first = (State(Kind.BASELINE, one.id) for one in compared.baselines())
    compared.compare(newest, first)
    assert (compared.older, compared.newer) == (first, newest)
    compared.compare(NOW, first)
    assert (compared.older, compared.newer) == (first, NOW)


def test_a_deleted_baseline_gives_way_to_another_comparison(session: Session) -> None:
    compared = Compared(session)
    delete_baseline(session.project, baseline=compared.baselines()[0].id)
    compared.refresh()
    assert compared.heading() == "What changed from B-1 to now"


def test_the_menu_of_an_entry_opens_and_enter_chooses_it_again(
    column: HistoryColumn, qtbot: QtBot
) -> None:
    view = column.list_view
    place = view.visualRect(column.model.index(1)).center()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    menus = column.findChildren(QMenu)
    assert len(menus) == 2
    for menu in reversed(menus):
        menu.close()
    with qtbot.waitSignal(view.item_chosen):
        press(Qt.Key.Key_Return, on=view)
    column.search.stepped.emit(1)
    assert view.currentIndex().row() == 0


def test_an_empty_history_says_how_to_see_more(column: HistoryColumn) -> None:
    column._model.choose(Filter(words="zebra"))
    assert column._nothing.text() == "Nothing in the history matches. Try other words."
    column._model.choose(Filter(author="nobody", words="zebra"))
    assert column._nothing.text().endswith("Show everything in the filter.")


def test_the_history_opens_at_the_latest(session: Session, qtbot: QtBot) -> None:
    compared = Compared(session)
    made = HistoryColumn(session, compared)
    qtbot.addWidget(made)
    made.resize(272, 200)
    made.show()
    bar = made.list_view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    made.refresh()
    assert bar.value() == 0
    # What somebody goes to is brought into sight.
    last = made.model.item(made.model.index(made.model.rowCount() - 1))
    assert last is not None
    compared.show_operation(last.entry)
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_the_entry_with_the_keyboard_stays_in_sight(
    session: Session, column: HistoryColumn
) -> None:
    listed = column.list_view
    column.resize(272, 300)
    frame = frame_in(session.project, 0)

    def reword(times: int) -> None:
        for number in range(times):
            edit_cells(session.project, frame, headline=f"{times} and {number}")
        column.refresh()

    def is_seen() -> bool:
        whole = listed.viewport().rect()
        return whole.contains(listed.visualRect(listed.currentIndex()))

    reword(20)
    listed.choose(column.model.index(2))
    assert is_seen()
    reword(30)
    assert is_seen(), "what came in above has not pushed it away"
    column.search.setFocus()
    listed.scrollToTop()
    assert not is_seen()
    listed.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert is_seen()
