"""The slides of a frame are looked through, and asked for in large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.boards import named
from tests.ui.preview.stage import place, title, wait_for, write_long
from ui.preview.slide_view import SlideView
from ui.session import Session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> SlideView:
    made = SlideView(session)
    place(qtbot, made)
    return made


def show(session: Session, view: SlideView, qtbot: QtBot, headline: str) -> None:
    view.show_frame(named(session, headline).id)
    wait_for(qtbot, view, headline)


def test_it_says_what_stands_on_the_slide(session: Session, view: SlideView, qtbot: QtBot) -> None:
    write_long(session, "Third")
    show(session, view, qtbot, "Third")
    qtbot.waitUntil(lambda: view.slides.composer.slides_told > 0, timeout=10_000)
    qtbot.waitUntil(lambda: " of " in view.preview.accessibleName(), timeout=10_000)
    count = view.slides.composer.slides_told
    assert view.preview.accessibleName() == f"Slide 4 of {count}: Third"
    spoken = view.preview.accessibleDescription()
    assert spoken.startswith("word word")
    assert spoken.endswith("make a second frame of the rest")


def test_pages_are_turned_with_buttons_and_keys_and_do_not_run_out(
    session: Session, view: SlideView, qtbot: QtBot
) -> None:
    write_long(session, "First")
    show(session, view, qtbot, "First")
    pages = view.pages
    assert (view.place, view.back.isEnabled()) == (f"1 of {pages}", False)
    QTest.mouseClick(view.on, Qt.MouseButton.LeftButton)
    assert title(view) == f"First (2/{pages})"
    QTest.keyClick(view.preview, Qt.Key.Key_End)
    assert (view.place, view.on.isEnabled()) == (f"{pages} of {pages}", False)
    with qtbot.waitSignal(view.passed) as passed:
        QTest.keyClick(view.preview, Qt.Key.Key_Right)
    assert passed.args == [1]
    QTest.keyClick(view.preview, Qt.Key.Key_Home)
    assert title(view) == "First"
    with qtbot.waitSignal(view.passed) as passed:
        QTest.keyClick(view.preview, Qt.Key.Key_PageUp)
    assert passed.args == [-1]


def test_a_single_slide_has_no_pager(session: Session, view: SlideView, qtbot: QtBot) -> None:
    show(session, view, qtbot, "First")
    assert not view.on.isVisible()
    write_long(session, "First")
    qtbot.waitUntil(view.on.isVisible, timeout=10_000)


def test_the_page_stays_while_text_is_typed_and_another_frame_begins_at_its_first(
    session: Session, view: SlideView, qtbot: QtBot
) -> None:
    write_long(session, "First")
    show(session, view, qtbot, "First")
    view.step(1)
    pages = view.pages
    session.typed.emit(named(session, "First"), "headline", "Typed")
    wait_for(qtbot, view, f"Typed (2/{pages})")
    show(session, view, qtbot, "Second")
    write_long(session, "Second")
    qtbot.waitUntil(lambda: view.pages > 1, timeout=10_000)
    view.show_frame(named(session, "First").id, at_end=True)
    qtbot.waitUntil(lambda: view.page == pages - 1 and "Typed" in title(view), timeout=10_000)


def test_the_page_is_the_last_where_there_are_fewer_now(
    session: Session, view: SlideView, qtbot: QtBot
) -> None:
    write_long(session, "First")
    show(session, view, qtbot, "First")
    view.step(view.pages - 1)
    session.undo()
    qtbot.waitUntil(lambda: view.pages == 1, timeout=10_000)
    assert (title(view), view.page) == ("First", 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, None])
def test_a_click_or_a_key_asks_for_it_in_large(
    session: Session, view: SlideView, qtbot: QtBot, key: Qt.Key | None
) -> None:
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseClick(view.preview, Qt.MouseButton.LeftButton)
    show(session, view, qtbot, "First")
    with qtbot.waitSignal(view.opened):
        if key is None:
            QTest.mouseClick(view.preview, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(view.preview, key)


def test_the_slide_is_no_higher_than_there_is_room(
    session: Session, view: SlideView, qtbot: QtBot
) -> None:
    show(session, view, qtbot, "First")
    assert view.preview.height() == view.preview.height_for(view.width())
    view.set_tallest(90)
    assert view.preview.height() == 90
    paper = view.preview.paper()
    assert paper.width() / paper.height() == pytest.approx(16 / 9, rel=0.02)
