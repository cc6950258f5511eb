"""The head of the frame inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.analysis.story.variants import overrides_of
from narrative_studio.commands.people import add_person
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.variants import add_variant, say_otherwise
from narrative_studio.model.positioning import Status
from tests.ui.boards import Boards, named, told
from tests.ui.studio import told as messages
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.head import FrameHead
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "proof:B")


@pytest.fixture
def head(session: Session, qtbot: QtBot) -> FrameHead:
    made = FrameHead(session, FrameActions(session, session))
    qtbot.addWidget(made)
    made.show()
    made.show_frame(told(session), named(session, "B"))
    return made


def test_it_names_the_frame_its_status_time_and_owner(head: FrameHead) -> None:
    assert head.number == "Frame 2"
    assert head.status.currentText() == "Draft"
    assert head.duration.text() == "3:00"
    assert head.owner.accessibleName() == "Owner: Ada Lovelace"


def test_a_status_is_chosen(session: Session, head: FrameHead) -> None:
    head.status.activated.emit(head.status.findText("Approved"))
    head.status.setCurrentIndex(head.status.findText("Approved"))
    head.status.activated.emit(head.status.currentIndex())
    assert named(session, "B").status is Status.APPROVED


def test_a_time_is_typed(session: Session, head: FrameHead, qtbot: QtBot) -> None:
    head.duration.setFocus()
    head.duration.selectAll()
    qtbot.keyClicks(head.duration, "2:30")
    qtbot.keyClick(head.duration, Qt.Key.Key_Return)
    assert named(session, "B").planned_ms == 150_000


def test_a_time_that_is_none_is_refused_with_an_example(
    session: Session, head: FrameHead, qtbot: QtBot
) -> None:
    head.duration.setFocus()
    head.duration.selectAll()
    qtbot.keyClicks(head.duration, "soon")
    qtbot.keyClick(head.duration, Qt.Key.Key_Return)
    assert "for example 2:30" in head.duration.accessibleDescription()
    assert named(session, "B").planned_ms == 180_000


def test_typing_a_time_is_not_lost_when_another_frame_is_chosen(
    session: Session, head: FrameHead, qtbot: QtBot
) -> None:
    head.duration.setFocus()
    head.duration.selectAll()
    qtbot.keyClicks(head.duration, "5:00")
    session.select("frame", [named(session, "A").id])
    assert named(session, "B").planned_ms == 300_000


def test_the_frame_is_given_to_somebody_else_or_to_nobody(
    session: Session, head: FrameHead
) -> None:
    other = add_person(session.project, name="Grace Hopper")
    head.show_frame(told(session), named(session, "B"))
    menu = head.owner.menu_of_people()
    entries = {entry.text(): entry for entry in menu.actions()}
    assert entries["Ada Lovelace"].isChecked()
    entries["Grace Hopper"].trigger()
    assert named(session, "B").owner == other.id
    entries["Nobody"].trigger()
    assert named(session, "B").owner is None
    menu.deleteLater()


def test_a_backup_is_called_one(session: Session, head: FrameHead) -> None:
    hide_frames(session.project, frames=[named(session, "B").id], is_backup=True)
    head.show_frame(told(session), named(session, "B"))
    assert head.number == "Backup"


def test_the_menu_is_that_of_the_card(head: FrameHead) -> None:
    menu = head.menu()
    assert menu is not None
    assert "Duplicate\tCtrl+D" in [entry.text() for entry in menu.actions()]
    menu.deleteLater()


def test_the_time_of_a_variant_is_shown_and_changed_where_it_differs(
    session: Session, head: FrameHead, qtbot: QtBot
) -> None:
    a, b = named(session, "A"), named(session, "B")
    variant = add_variant(session.project, narrative=told(session).narrative.id, name="Short")
    say_otherwise(session.project, variant=variant.id, frame=b.id, what="planned_ms", value=60_000)
    session.choose_variant(variant.id)
    for frame, tip in ((b, "Changes “Short” alone"), (a, "Changes the story")):
        head.show_frame(told(session), frame)
        assert head.duration.toolTip() == tip
        head.duration.setFocus()
        head.duration.selectAll()
        qtbot.keyClicks(head.duration, "0:45")
        qtbot.keyClick(head.duration, Qt.Key.Key_Return)
    assert overrides_of(session.view, variant, b.id)["planned_ms"].value == "45000"
    assert session.view.frames[b.id].planned_ms == 180_000
    assert session.view.frames[a.id].planned_ms == 45_000


def test_a_time_that_cannot_be_read_is_told_when_it_makes_way(
    session: Session, head: FrameHead, qtbot: QtBot
) -> None:
    head.duration.setFocus()
    head.duration.selectAll()
    qtbot.keyClicks(head.duration, "soon")
    qtbot.keyClick(head.duration, Qt.Key.Key_Return)
    head.status.setFocus()
    head.show_frame(told(session), named(session, "B"))
    assert head.duration.text() == "soon", "it can still be mended"
    head.show_frame(told(session), named(session, "A"))
    assert head.duration.text() != "soon"
    assert head.duration.accessibleDescription() == ""
    assert messages(session)[-1].text.startswith("“soon” is no time and was not kept: ")
