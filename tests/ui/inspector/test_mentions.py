"""An @ at the beginning of a word names something and links it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, told
from tests.ui.elements import by_code
from ui.inspector.frame.texts import ScriptPart
from ui.inspector.link_picker import LinkPicker
from ui.inspector.mentions import Mentions, PeopleMentions
from ui.session import Session
from ui.widgets.markdown_editor import MarkdownArea, MarkdownEditor
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.sample_session()


@pytest.fixture
def area(session: Session, qtbot: QtBot) -> MarkdownArea:
    part = ScriptPart(session)
    qtbot.addWidget(part)
    part.show_frame(told(session), frame(session))
    part.show()
    session.changed.connect(lambda *_: part.show_frame(told(session), frame(session)))
    area = part.findChildren(MarkdownEditor)[0].area
    area.setFocus()
    area.selectAll()
    return area


def frame(session: Session) -> Frame:
    return told(session).frames[11]


def picker_of(area: MarkdownArea) -> LinkPicker:
    (found,) = (one for one in area.findChildren(LinkPicker) if one.isVisible())
    return found


def test_choosing_writes_the_name_and_makes_the_link_in_one_step(
    session: Session, area: MarkdownArea, qtbot: QtBot
) -> None:
    before = len(session.view.links_from(frame(session).id))
    qtbot.keyClicks(area, "So you @")
    picker = picker_of(area)
    qtbot.keyClicks(picker.field, "audits ready")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert frame(session).script == "So you Walk into audits ready"
    links = session.view.links_from(frame(session).id)
    assert len(links) == before + 1
    assert by_code(session, "VA-3").id in {link.target for link in links}
    assert area.text() == "So you Walk into audits ready"
    session.undo()
    assert frame(session).script == "So you "
    assert len(session.view.links_from(frame(session).id)) == before


def test_typing_goes_on_behind_the_name(session: Session, area: MarkdownArea, qtbot: QtBot) -> None:
    qtbot.keyClicks(area, "@")
    qtbot.keyClicks(picker_of(area).field, "VA-3")
    qtbot.keyClick(picker_of(area).field, Qt.Key.Key_Return)
    qtbot.keyClicks(area, ", they say")
    session.flush()
    assert frame(session).script == "Walk into audits ready, they say"


def test_esc_gives_back_what_was_typed(session: Session, area: MarkdownArea, qtbot: QtBot) -> None:
    qtbot.keyClicks(area, "Ask (@")
    qtbot.keyClicks(picker_of(area).field, "home")
    qtbot.keyClick(picker_of(area).field, Qt.Key.Key_Escape)
    assert area.text() == "Ask (@home"
    session.flush()
    assert frame(session).script == "Ask (@home"


def test_an_address_is_left_alone(area: MarkdownArea, qtbot: QtBot) -> None:
    qtbot.keyClicks(area, "ines@example.org")
    assert area.text() == "ines@example.org"
    assert not area.findChildren(LinkPicker)


def test_the_picker_leaves_the_whole_headline_to_be_read(session: Session, qtbot: QtBot) -> None:
    area = TextArea(name="Headline", min_lines=2, max_lines=4)
    qtbot.addWidget(area)
    area.resize(240, 60)
    area.show()
    area.set_text("Name the pallets, not the production day, before anybody asks for it")
    area.moveCursor(QTextCursor.MoveOperation.Start)
    Mentions(session, area, lambda _row: None)
    qtbot.keyClicks(area, "@")
    (picker,) = area.findChildren(LinkPicker)
    seen = QRect(area.viewport().mapToGlobal(QPoint()), area.viewport().size())
    assert not picker.geometry().intersects(seen)
    picker.close()


@pytest.fixture
def said(session: Session, qtbot: QtBot) -> TextArea:
    area = TextArea(name="Your comment", max_lines=8)
    qtbot.addWidget(area)
    area.show()
    PeopleMentions(session, area)
    qtbot.keyClicks(area, "For @")
    return area


def people_asked(area: TextArea) -> LinkPicker:
    (found,) = (one for one in area.findChildren(LinkPicker) if one.isVisible())
    return found


def test_what_is_typed_behind_the_at_sign_of_a_comment_finds_the_person(
    said: TextArea, qtbot: QtBot
) -> None:
    qtbot.keyClicks(people_asked(said).field, "tom")
    qtbot.keyClick(people_asked(said).field, Qt.Key.Key_Return)
    qtbot.keyClicks(said, "to see")
    assert said.text() == "For @Tomasz Wren to see"


def test_a_comment_gets_back_who_is_not_in_the_document(said: TextArea, qtbot: QtBot) -> None:
    picker = people_asked(said)
    qtbot.keyClicks(picker.field, "everybody")
    qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    assert said.text() == "For @everybody"


def test_somebody_new_is_added_where_a_comment_names_them(
    session: Session, said: TextArea, qtbot: QtBot
) -> None:
    qtbot.keyClicks(people_asked(said).field, "Jonas Weber")
    qtbot.keyClick(people_asked(said).field, Qt.Key.Key_Return)
    qtbot.keyClicks(said, "to see")
    assert said.text() == "For @Jonas Weber to see"
    assert "Jonas Weber" in {one.name for one in session.view.people.values()}


def test_asked_for_by_its_button_no_at_sign_is_left(
    session: Session, said: TextArea, qtbot: QtBot
) -> None:
    people_asked(said).close()
    asked = PeopleMentions(session, said).open_picker(is_typed=False)
    assert asked is not None
    asked.close()
    assert said.text() == "For @"
