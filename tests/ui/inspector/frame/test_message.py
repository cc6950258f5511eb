"""Headline and key message."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import ElementKind
from tests.ui.boards import Boards, named, told
from ui.inspector.frame.message import MessagePart
from ui.inspector.link_picker import LinkPicker
from ui.session import Session
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "proof:")


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> MessagePart:
    made = MessagePart(session)
    qtbot.addWidget(made)
    made.resize(296, 400)
    made.show()
    made.show_frame(told(session), named(session, "A"))
    session.changed.connect(
        lambda _changes, _initiator: made.show_frame(told(session), told(session).frames[0])
    )
    return made


def key_message(part: MessagePart) -> TextArea:
    field = next(
        field for field in part.findChildren(LabelledField) if _label(field) == "Key message"
    )
    assert isinstance(field.field, TextArea)
    return field.field


def _label(field: LabelledField) -> str:
    return field.field.accessibleName()


def test_enter_commits_the_headline(session: Session, part: MessagePart, qtbot: QtBot) -> None:
    part.headline.setFocus()
    part.headline.selectAll()
    qtbot.keyClicks(part.headline, "Name the pallets")
    qtbot.keyClick(part.headline, Qt.Key.Key_Return)
    assert told(session).frames[0].headline == "Name the pallets"
    assert part.headline.text() == "Name the pallets"


def test_a_pause_after_a_space_does_not_glue_the_next_word(
    session: Session, part: MessagePart, qtbot: QtBot
) -> None:
    part.headline.setFocus()
    part.headline.selectAll()
    qtbot.keyClicks(part.headline, "Name the ")
    part.headline.flush()
    qtbot.keyClicks(part.headline, "pallets")
    part.headline.flush()
    assert told(session).frames[0].headline == "Name the pallets"


def test_the_words_of_the_key_message_are_counted_as_it_is_typed(
    part: MessagePart, qtbot: QtBot
) -> None:
    field = key_message(part)
    qtbot.keyClicks(field, "Three short words")
    assert _note(part) == "3 words"


def test_a_key_message_that_repeats_the_headline_is_marked(
    session: Session, part: MessagePart, qtbot: QtBot
) -> None:
    field = key_message(part)
    edit_cells(session.project, told(session).frames[0], headline="One word", key_message="Other")
    assert field.accessibleDescription() == ""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "one  word.")
    assert field.accessibleDescription().startswith("The key message repeats the headline")
    qtbot.keyClicks(field, " and more")
    assert field.accessibleDescription() == ""


def _note(part: MessagePart) -> str:
    field = next(f for f in part.findChildren(LabelledField) if _label(f) == "Key message")
    return field._note.text()


def test_an_element_is_named_and_linked_in_the_key_message(
    session: Session, part: MessagePart, qtbot: QtBot
) -> None:
    theme = add_element(session.project, kind=ElementKind.VALUE, name="Fewer idle hours")
    field = key_message(part)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "We give you @")
    (picker,) = field.findChildren(LinkPicker)
    qtbot.keyClicks(picker.field, "fewer")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert named(session, "A").key_message == "We give you Fewer idle hours"
    assert [link.target for link in session.view.links_from(named(session, "A").id)] == [theme.id]
