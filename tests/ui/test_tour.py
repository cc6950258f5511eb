"""The tour of the sample, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.dialogs.help import HelpSheet
from ui.main_window import MainWindow
from ui.tour.coach_card import CoachCard, Ring
from ui.tour.stops import STOPS
from ui.tour.tour import Tour
from ui.workspaces import ROOMS

Key = Qt.Key


@pytest.fixture
def tour(window: MainWindow) -> Tour:
    window.take_tour()
    QApplication.processEvents()
    assert window.page is not None
    (found,) = window.page.findChildren(Tour)
    return found


def test_every_room_has_a_stop() -> None:
    assert {stop.room for stop in STOPS} == {room.id for room in ROOMS}
    assert len(STOPS) == 9


def test_it_leads_through_the_rooms_and_points_at_what_it_tells_of(
    window: MainWindow, tour: Tour
) -> None:
    assert window.page is not None
    seen = []
    for number, stop in enumerate(STOPS, start=1):
        QApplication.processEvents()
        seen.append(tour.stop)
        assert window.page.workspace.id == stop.room
        target = window.page.part(stop.part)
        middle = target.mapTo(window, target.rect().center())
        assert tour.ring.geometry().contains(middle)
        assert window.rect().contains(tour.card.geometry())
        assert tour.card.accessibleName() == f"Tour, {number} of 9: {stop.title}"
        assert tour.card.accessibleDescription() == stop.words
        if number < len(STOPS):
            tour.card.next.click()
    assert tuple(seen) == STOPS


def test_small_parts_are_not_covered_by_the_card(window: MainWindow, tour: Tour) -> None:
    assert window.page is not None
    for stop in STOPS:
        QApplication.processEvents()
        if stop.part in ("search", "export", "status"):
            assert not tour.ring.geometry().intersects(tour.card.geometry())
        if stop is not STOPS[-1]:
            tour.card.next.click()


def test_next_stays_under_the_pointer_from_room_to_room(tour: Tour) -> None:
    bottoms = set()
    for stop in STOPS[:2]:
        QApplication.processEvents()
        bottoms.add(tour.card.geometry().bottom())
        assert tour.stop is stop
        tour.card.next.click()
    assert len(bottoms) == 1


def test_where_one_frame_is_told_of_one_is_chosen(window: MainWindow, tour: Tour) -> None:
    assert window.page is not None
    session = window.page.workspace.session
    assert session.selection.ids == ()
    while tour.stop.part != "inspector":
        tour.card.next.click()
    assert session.selection.table == "frame"


def test_keys_go_on_back_and_out(window: MainWindow, tour: Tour, qtbot: QtBot) -> None:
    assert window.focusWidget() is tour.card.next
    assert not tour.card.back.isEnabled()
    qtbot.keyClick(tour.card, Key.Key_Right)
    assert tour.stop is STOPS[1]
    qtbot.keyClick(tour.card, Key.Key_Left)
    qtbot.keyClick(tour.card, Key.Key_Left)
    assert tour.stop is STOPS[0]
    with qtbot.waitSignal(tour.ended):
        qtbot.keyClick(tour.card, Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(CoachCard) == []
    assert window.findChildren(Ring) == []


def test_the_last_stop_ends_it_and_it_can_be_taken_again(
    window: MainWindow, tour: Tour, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tour.ended):
        for _stop in STOPS:
            tour.card.next.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.take_tour()
    assert window.page is not None
    assert len(window.page.findChildren(Tour)) == 1


def test_it_goes_with_its_document(window: MainWindow, tour: Tour) -> None:
    window.close_document()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(CoachCard) == []


def test_the_help_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    window.sheets.show_help()
    (sheet,) = window.findChildren(HelpSheet)
    assert "(tour)" in sheet.text.toMarkdown() or "tour" in sheet.text.toHtml()
    sheet.text.anchorClicked.emit(QUrl("tour"))
    assert window.page is not None
    assert window.page.findChildren(Tour)
