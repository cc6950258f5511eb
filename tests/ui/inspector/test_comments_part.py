"""The comments of a frame and of an element, in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.comments import comments_on
from narrative_studio.commands.comments import add_comment
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import ElementKind
from narrative_studio.project import Identity
from tests.ui.boards import Boards, named, told
from tests.ui.studio import HER, ME
from tests.ui.studio import told as messages
from ui.inspector.comments_part import CommentsPart, RowComments
from ui.inspector.link_picker import LinkPicker
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    made = boards.session("insight:A", "differentiated-value:V")
    add_step(made.project, frame=named(made, "V").id, do="Press")
    made.project.be(HER)
    add_comment(made.project, about=named(made, "V"), text="Too long?")
    made.project.be(ME)
    return made


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> CommentsPart:
    made = CommentsPart(session)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.activateWindow()
    session.changed.connect(lambda *_: made.show_frame(told(session), named(session, "V")))
    made.show_frame(told(session), named(session, "V"))
    return made


def test_what_somebody_else_said_is_read_answered_and_resolved(
    part: CommentsPart, session: Session, qtbot: QtBot
) -> None:
    (box,) = part.view.boxes.values()
    (row,) = box.rows.values()
    assert (row.words, row.is_own, row.field) == ("Too long?", False, None)
    assert part.head.accessibleName() == "Comments, 1 open"
    assert comments_on(told(session), named(session, "V")) == 1
    box.reply_button.click()
    _first, reply = box.rows.values()
    assert reply.field is not None
    assert reply.field.hasFocus()
    qtbot.keyClicks(reply.field, "Cut it")
    session.flush()
    assert part.head.accessibleName() == "Comments, 1 open"
    box.resolve_button.click()
    assert part.view.boxes == {}
    assert part.head.accessibleName() == "Comments, None open"
    assert messages(session)[-1].text == "Comment resolved"
    assert comments_on(told(session), named(session, "V")) == 0
    part.view.resolved_button.click()
    (box,) = part.view.boxes.values()
    assert box.resolve_button.text() == "Reopen"
    box.resolve_button.click()
    assert part.head.accessibleName() == "Comments, 1 open"


def test_ones_own_is_written_in_place_mentions_somebody_and_is_deleted(
    part: CommentsPart, session: Session, qtbot: QtBot
) -> None:
    frame, step = part.view.target_menu().actions()
    assert (frame.text(), step.text()) == ("About the frame", "About step 2.1")
    step.trigger()
    box = list(part.view.boxes.values())[-1]
    (row,) = box.rows.values()
    assert row.field is not None
    qtbot.keyClicks(row.field, "Look")
    row.mention_button.click()
    (picker,) = row.findChildren(LinkPicker)
    qtbot.keyClicks(picker.field, "gra")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    session.flush()
    (made,) = [one for one in session.view.comments.values() if one.about_table == "step"]
    assert made.text == "Look @Grace "
    assert [one.person for one in session.view.mentions.values()] == [HER.id]
    row.delete_button.click()
    assert made.id not in session.view.comments
    assert messages(session)[-1].text == "Comment deleted"
    session.undo()
    assert made.id in session.view.comments


def test_without_comments_it_says_what_they_are_for(part: CommentsPart, session: Session) -> None:
    part.show_frame(told(session), named(session, "A"))
    assert part.view.boxes == {}
    assert part.head.accessibleName() == "Comments, None"
    assert not part.view.resolved_button.isVisibleTo(part)


def test_an_element_has_comments_too(session: Session, qtbot: QtBot) -> None:
    element = add_element(session.project, kind=ElementKind.VALUE, name="Minutes")
    section = RowComments(session)
    qtbot.addWidget(section)
    section.show()
    session.changed.connect(lambda *_: section.show_row(element, "The element"))
    section.show_row(element, "The element")
    section.view.add_button.click()
    QApplication.processEvents()
    (made,) = [one for one in session.view.comments.values() if one.about == element.id]
    assert made.author == ME.id
    assert list(section.view.boxes) == [made.id]
    assert isinstance(ME, Identity)
