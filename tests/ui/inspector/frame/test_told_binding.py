"""A field that is bound to a cell as it is told writes where the cell is said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.variants import add_variant, say_as_the_story, say_otherwise
from narrative_studio.model.storyboard import Frame
from ui.inspector.frame.told_binding import ToldBinding
from ui.session import Session
from ui.widgets.text_area import TextArea


@pytest.fixture
def frame(session: Session) -> Frame:
    assert session.story is not None
    return session.story.frames[0]


@pytest.fixture
def area(qtbot: QtBot) -> TextArea:
    made = TextArea(name="Key message")
    qtbot.addWidget(made)
    return made


def stored(session: Session, frame: Frame) -> str:
    return session.view.frames[frame.id].key_message


def test_a_field_writes_where_its_words_are_said(
    session: Session, frame: Frame, area: TextArea
) -> None:
    assert session.story is not None
    variant = add_variant(session.project, narrative=session.story.narrative.id, name="Short")
    session.choose_variant(variant.id)
    binding = ToldBinding(session, area, "key_message", area)
    binding.show(frame)
    area.insertPlainText("For all")
    # The variant comes to say it otherwise while the field holds words that are not stored yet.
    say_otherwise(
        session.project, variant=variant.id, frame=frame.id, what="key_message", value="For few"
    )
    binding.show(session.view.frames[frame.id])
    assert stored(session, frame) == "For all"
    assert area.text() == "For few"
    area.insertPlainText("Only: ")
    binding.commit_through(lambda *_given: pytest.fail("linked from a variant"))
    (own,) = session.view.overrides.ordered
    assert own.value in ("Only: For few", "For fewOnly: ")
    assert stored(session, frame) == "For all"
    say_as_the_story(session.project, variant=variant.id, frame=frame.id, what="key_message")
    binding.show(session.view.frames[frame.id])
    assert area.text() == "For all"
    binding.show(None)
    assert area.text() == ""
