"""The fields of one frame."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.boards import Boards, named, told
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.message import MessagePart
from ui.inspector.frame.page import FramePage
from ui.widgets.label import TextLabel


def test_head_and_sections_show_the_same_frame(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A", "proof:B")
    page = FramePage(session, FrameActions(session, session))
    qtbot.addWidget(page)
    page.show_frame(told(session), named(session, "B"))
    message = page.parts["message"]
    assert isinstance(message, MessagePart)
    assert (page.head.number, message.headline.text()) == ("Frame 2", "B")
    assert {part.frame for part in page.parts.values()} == {named(session, "B")}


def test_the_head_stays_while_the_sections_scroll(boards: Boards, qtbot: QtBot) -> None:
    session = boards.session("insight:A")
    host = QWidget()
    qtbot.addWidget(host)
    page = FramePage(session, FrameActions(session, session))
    page.setParent(host)
    page.resize(296, 300)
    page.show_frame(told(session), named(session, "A"))
    host.show()
    page.show()
    top = page.head.mapTo(page, page.head.rect().topLeft())
    page.focus_first()
    for part in page.parts.values():
        part.set_open(True)
    assert page.head.mapTo(page, page.head.rect().topLeft()) == top
    assert page.head.height() < 120


def test_a_section_that_is_opened_at_the_bottom_comes_into_sight(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:A")
    page = FramePage(session, FrameActions(session, session))
    qtbot.addWidget(page)
    page.resize(296, 640)
    page.show_frame(told(session), named(session, "A"))
    page.show()
    for name in ("script", "bullets", "questions"):
        part = page.parts[name]
        part.head.click()
        top = part.mapTo(page, part.rect().topLeft()).y()
        assert page.head.height() <= top
        assert top + part.height() <= page.height(), name
        part.head.click()


def test_the_history_that_is_opened_at_the_bottom_comes_into_sight(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:A")
    for words in ("B", "C", "D"):
        edit_cells(session.project, told(session).frames[0], headline=words)
    page = FramePage(session, FrameActions(session, session))
    qtbot.addWidget(page)
    page.resize(296, 640)
    page.show_frame(told(session), named(session, "D"))
    page.show()
    page.focus_part("history")
    part = page.parts["history"]
    first = next(one for one in part.findChildren(TextLabel) if one.text().startswith("Edit"))
    assert first.isVisible()
    assert first.visibleRegion().boundingRect() == first.rect()
    assert part.mapTo(page, part.rect().bottomLeft()).y() <= page.height() or (
        part.mapTo(page, part.rect().topLeft()).y() < page.height() // 2
    )


def test_the_slide_stays_beside_the_fields_and_leaves_them_most_of_the_room(
    boards: Boards, qtbot: QtBot
) -> None:
    session = boards.session("insight:A", "proof:B")
    page = FramePage(session, FrameActions(session, session))
    qtbot.addWidget(page)
    page.resize(296, 690)
    page.show_frame(told(session), named(session, "B"))
    page.show()
    view = page.slide.view
    qtbot.waitUntil(lambda: view.slide is not None and view.slide.title == "B", timeout=10_000)
    message = page.parts["message"]
    assert page.slide.geometry().top() >= page.head.geometry().bottom()
    assert message.mapTo(page, message.rect().topLeft()).y() < 0.45 * page.height()
    message.set_open(True)
    assert isinstance(message, MessagePart)
    message.headline.setFocus()
    message.headline.select_all()
    qtbot.keyClicks(message.headline, "Typed")
    qtbot.waitUntil(lambda: view.slide is not None and view.slide.title == "Typed", timeout=10_000)
    assert named(session, "B").headline == "B"
    session.background.stop()
