"""Several frames selected."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from tests.ui.boards import Boards, headlines, named, told
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.many import ManyFrames
from ui.session import Session
from ui.widgets.label import TextLabel


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "proof:C", "the-ask:D")


@pytest.fixture
def many(session: Session, qtbot: QtBot) -> ManyFrames:
    made = ManyFrames(FrameActions(session, session))
    qtbot.addWidget(made)
    return made


def show(many: ManyFrames, session: Session, *names: str) -> list[str]:
    many.show_frames(told(session), [named(session, name).id for name in names])
    return [label.text() for label in many.findChildren(TextLabel)]


def test_it_says_how_many_which_and_how_long(many: ManyFrames, session: Session) -> None:
    words = show(many, session, "A", "B", "D")
    assert many.words == "3 frames"
    assert "7:00 together" in words
    assert "Frames 1, 2 and 4" in words


def test_every_button_acts_on_all_of_them(many: ManyFrames, session: Session) -> None:
    show(many, session, "A", "C")
    _move, _status, _owner, duplicate, zone, hide, delete = many.buttons
    zone.click()
    assert {frame.zone for frame in told(session).frames if frame.headline in "AC"} != {None}
    session.undo()
    duplicate.click()
    assert headlines(session) == ["A", "A", "B", "C", "C", "D"]
    session.undo()
    hide.click()
    assert headlines(session) == ["B", "D"]
    session.undo()
    delete.click()
    assert headlines(session) == ["B", "D"]
    assert len(told(session).all_frames) == 2


def test_backups_alone_are_offered_the_way_back(many: ManyFrames, session: Session) -> None:
    frames = [named(session, name).id for name in "AB"]
    hide_frames(session.project, frames=frames, is_backup=True)
    words = show(many, session, "A", "B")
    assert "2 backups" in words
    hide = many.buttons[5]
    assert hide.text() == "Take back into the story"
    hide.click()
    assert headlines(session) == ["A", "B", "C", "D"]


def test_their_time_is_that_of_the_shown_variant(many: ManyFrames, session: Session) -> None:
    a, b = named(session, "A"), named(session, "B")
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    say_otherwise(session.project, variant=variant.id, frame=a.id, what="planned_ms", value=45_000)
    leave_out(session.project, variant=variant.id, frames=[b.id])
    session.choose_variant(variant.id)
    many.show_frames(told(session), [a.id, b.id], session.telling)
    words = [label.text() for label in many.findChildren(QLabel)]
    assert "0:45 together" in words
    assert "Frames 1 and 2, 1 left out" in words
