"""The workspace Versions as the window holds it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import delete_baseline
from tests.ui.versions import copy_of, frame_in
from ui.focus_ring import FocusRing
from ui.session import Session
from ui.workspaces.versions import Versions, compare_panel


def test_actions_have_names_of_their_own(room: Versions) -> None:
    ids = [action.id for action in room.actions_here()]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("versions.") for name in ids)


def test_f7_goes_to_the_next_change(room: Versions) -> None:
    room.next_change()
    assert room._compare.panel.view.currentIndex().row() == 1
    room.last_change()
    assert room._compare.panel.view.currentIndex().row() == 0


def test_the_room_follows_the_document(session: Session, room: Versions, qtbot: QtBot) -> None:
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    model = room._compare.history.model
    qtbot.waitUntil(lambda: model.index(0).data() == "Edit headline of frame")


def test_a_hidden_room_follows_when_it_is_shown(session: Session, room: Versions) -> None:
    room.hide()
    edit_cells(session.project, frame_in(session.project, 1), headline="Wood waits for ovens")
    room.show()
    assert room._compare.history.model.index(0).data() == "Edit headline of frame"


def test_the_status_says_how_many_baselines_there_are(room: Versions) -> None:
    assert room.status_left() == "2 baselines"
    assert "F7" in room.status_right()


def test_a_narrow_room_leaves_more_width_to_the_words(room: Versions) -> None:
    history = room._compare.history
    narrow_px = history.width()
    room.resize(1700, 800)
    assert history.width() > narrow_px


def shown_view(room: Versions) -> str:
    return next(key for key, page in room._pages.items() if page.isVisibleTo(room))


def test_each_view_has_its_keys_and_takes_the_keyboard(room: Versions) -> None:
    room.show_baselines()
    assert shown_view(room) == "baselines"
    assert "F2" in room.status_right()
    room.focus_view()
    assert room._baselines.list_view.hasFocus()
    room.show_document()
    assert shown_view(room) == "document"
    assert room.status_right() == ""
    room.focus_view()
    assert room._document.copies.first_button.hasFocus()
    room.next_change()
    assert shown_view(room) == "compare"
    assert room._pickers.isVisibleTo(room)


def test_a_baseline_that_is_opened_is_shown_in_the_list(session: Session, room: Versions) -> None:
    first = room._compared.baselines()[-1]
    assert room.shows("baseline")
    assert not room.shows("frame")
    room.show_row("baseline", first.id)
    assert shown_view(room) == "baselines"
    assert room._baselines.list_view.current == first


def test_a_new_baseline_is_put_on_the_list(session: Session, room: Versions) -> None:
    room.show_baselines()
    sheet = room.ask_baseline()
    sheet.name.setText("Before the fair")
    sheet.take()
    current = room._baselines.list_view.current
    assert current is not None
    assert current.name == "Before the fair"
    assert [room._pickers.newer.itemText(n) for n in range(4)] == ["Now", "B-3", "B-2", "B-1"]


def test_comparing_from_the_list_shows_the_comparison(room: Versions) -> None:
    room.show_baselines()
    room._baselines.compare_asked.emit()
    assert shown_view(room) == "compare"


def test_who_works_by_keys_sees_that_the_comparison_has_the_keyboard(
    room: Versions, qapp: QApplication
) -> None:
    ring = qapp.findChild(FocusRing) or FocusRing(qapp)
    ring._is_by_keys = True
    seen = Qt.WidgetAttribute.WA_KeyboardFocusChange
    for turn in (room._baselines.compare_asked, room._compare.decide.done):
        room._compare.panel.view.clearFocus()
        room.setAttribute(seen, False)
        turn.emit()
        assert room._compare.panel.view.hasFocus()
        assert room.testAttribute(seen)
    ring._is_by_keys = False


def test_merging_asks_for_a_copy_and_offers_to_decide(
    session: Session, room: Versions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of(session.project, "theirs.narrative", headline="Bakers wait")
    edit_cells(session.project, frame_in(session.project, 1), headline="Ovens rest")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    room.show_baselines()
    with qtbot.waitSignal(room._merging.merged):
        room.ask_merge()
    message = session.messages.list[-1]
    assert message.text == "2 changes by Priya Rastogi came in; 1 misalignment to decide"
    assert message.action == "Decide"
    assert room.status_left() == "2 baselines · 1 misalignment to decide"
    room.decide()
    assert shown_view(room) == "compare"
    assert room._compare.decide.cards is not None
    assert room._compare.decide.cards.cards[0].hasFocus()
    with qtbot.waitSignal(room._merging.merged):
        room.ask_merge()
    assert session.messages.list[-1].text.startswith("Nothing new")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    with qtbot.assertNotEmitted(room._merging.merged, wait=50):
        room.ask_merge()
    qtbot.waitUntil(lambda: not session.copies.is_looking)


def test_the_document_is_verified_from_anywhere(room: Versions, qtbot: QtBot) -> None:
    room.verify()
    assert shown_view(room) == "document"
    qtbot.waitUntil(lambda: not room._document.verify.is_busy)
    assert room._document.verify.words


def test_a_document_without_a_baseline_says_so(session: Session, room: Versions) -> None:
    for baseline in room._compared.baselines():
        delete_baseline(session.project, baseline=baseline.id)
    assert room.status_left() == "No baseline yet"


def test_the_room_looks_for_copies_when_it_is_entered(
    session: Session, room: Versions, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not session.copies.is_looking)
    room.hide()
    copy_of(session.project, "theirs.narrative", headline="Bakers wait")
    with qtbot.waitSignal(session.copies.looked):
        room.show()
    assert len(session.copies.found) == 1


def test_what_comes_after_the_document_was_closed_is_passed_over(
    session: Session, room: Versions, qtbot: QtBot
) -> None:
    edit_cells(session.project, frame_in(session.project, 1), headline="At the last moment")
    assert room._pause.isActive()
    session.project.close()
    qtbot.waitUntil(lambda: not room._pause.isActive())
    room._document.file.refresh()
    room._baselines._model._count_next()
    room._compare.history.model._read_on()


def test_the_status_says_that_copies_wait(room: Versions, session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.copies.is_looking)
    copy_of(session.project, "oven 2.narrative", headline="Bakers wait")
    with qtbot.waitSignals([session.copies.looked, room.status_changed]):
        session.copies.look()
    assert room.status_left() == "2 baselines · 1 copy to merge"


def test_keys_of_baselines_are_told_where_there_are_some(room: Versions, session: Session) -> None:
    room.show_baselines()
    assert "F2" in room.status_right()
    for baseline in list(session.view.baselines.values()):
        delete_baseline(session.project, baseline=baseline.id)
    assert not room.status_right()


def test_the_keyboard_waits_for_a_long_comparison_and_goes_to_it(
    room: Versions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_panel, "_AT_ONCE_ROWS", 0)
    panel, history = room._compare.panel, room._compare.history.list_view
    panel.refresh()
    assert panel.is_busy
    assert history.hasFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    history.setFocus()
    panel.refresh()
    room.focus_view()
    assert history.hasFocus()
    qtbot.waitUntil(panel.view.hasFocus)


def test_who_walks_the_history_keeps_the_keyboard_there(
    room: Versions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_panel, "_AT_ONCE_ROWS", 0)
    panel, history = room._compare.panel, room._compare.history.list_view
    panel.refresh()
    room.focus_view()
    qtbot.keyClick(history, Qt.Key.Key_Down)
    assert panel.is_busy
    with qtbot.waitSignal(panel.told):
        pass
    assert history.hasFocus()
