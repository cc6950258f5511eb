"""Messages at the foot of the window, and what their buttons do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import NarrativeError
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity
from ui.session import Session
from ui.shell.notices import Notices
from ui.widgets.toast import Toast

HER = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace")


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    notices = Notices(made, session.messages, foot_px=lambda: 56)
    notices.follow(session)
    made.notices = notices  # type: ignore[attr-defined]
    return made


def toast(window: QWidget) -> Toast | None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return window.findChild(Toast)


def headline(session: Session) -> str:
    assert session.story is not None
    return session.story.frames[0].headline


def change(session: Session, words: str) -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline=words)


def press(window: QWidget) -> None:
    found = toast(window)
    assert found is not None
    assert found.link is not None
    found.link.click()


def test_only_what_was_done_is_ticked(window: QWidget, session: Session) -> None:
    icons = []
    for tell in (
        lambda: session.messages.tell("Frame 8 moved before frame 7"),
        lambda: session.messages.advise("Choose a frame first, then link it"),
        lambda: session.messages.trouble(NarrativeError("The disk is full")),
    ):
        tell()
        found = toast(window)
        assert found is not None
        icons.append(found.icon)
    assert icons == ["check", "info-circle", "alert-triangle"]


def test_a_message_stands_above_a_high_foot(window: QWidget, session: Session) -> None:
    session.messages.tell("Frame 8 moved before frame 7")
    found = toast(window)
    assert found is not None
    assert found.geometry().bottom() < 600 - 56
    assert found.accessibleName() == "Frame 8 moved before frame 7"


def test_trouble_looks_otherwise(window: QWidget, session: Session) -> None:
    session.messages.tell("It broke.")
    found = toast(window)
    assert found is not None
    plain = found.grab().toImage()
    session.messages.trouble(NarrativeError("It broke."))
    found = toast(window)
    assert found is not None
    assert found.grab().toImage() != plain


def test_undo_takes_back_what_the_message_says(window: QWidget, session: Session) -> None:
    change(session, "Changed")
    session.messages.tell("Changed it", action="Undo", act=session.undo)
    press(window)
    assert headline(session) == "First"


def test_undo_goes_once_something_else_has_changed(window: QWidget, session: Session) -> None:
    change(session, "Changed")
    session.messages.tell("Changed it", action="Undo", act=session.undo)
    change(session, "Changed again")
    assert toast(window) is None
    assert headline(session) == "Changed again"


def test_undo_stays_when_somebody_else_changes_something(window: QWidget, session: Session) -> None:
    change(session, "Changed")
    session.messages.tell("Changed it", action="Undo", act=session.undo)
    me = session.project.me
    assert session.story is not None
    second = session.story.frames[1]
    with session.project.op("Hers", author=HER.id) as op:
        op.set(type(second), second.id, headline="Hers")
    assert session.project.me == me
    press(window)
    assert headline(session) == "First"


def test_other_buttons_stay_through_changes(window: QWidget, session: Session) -> None:
    done: list[int] = []
    session.messages.tell("Not written", action="Try again", act=lambda: done.append(1))
    change(session, "Changed")
    press(window)
    assert done == [1]


def test_what_a_button_would_do_to_a_closed_document_is_forgotten(
    window: QWidget, session: Session
) -> None:
    session.messages.tell("Not written", action="Try again", act=session.undo)
    window.notices.follow(None)  # type: ignore[attr-defined]
    assert toast(window) is None
    session.messages.tell("Only words")
    window.notices.follow(None)  # type: ignore[attr-defined]
    assert toast(window) is not None


def test_while_something_is_asked_messages_wait_except_trouble(
    window: QWidget, session: Session
) -> None:
    notices: Notices = window.notices  # type: ignore[attr-defined]
    session.messages.tell("Recovered what was being typed")
    notices.hold(is_held=True)
    assert toast(window) is None
    notices.hold(is_held=False)
    found = toast(window)
    assert found is not None
    assert found.accessibleName() == "Recovered what was being typed"
    notices.hold(is_held=True)
    done: list[str] = []
    session.messages.tell("A copy holds 2 changes", action="Look", act=lambda: done.append("look"))
    assert toast(window) is None
    session.messages.trouble(NarrativeError("It broke."))
    found = toast(window)
    assert found is not None
    assert found.accessibleName() == "It broke."
    notices.hold(is_held=False)
    press(window)
    assert done == ["look"]


def test_what_waited_of_a_closed_document_is_forgotten(window: QWidget, session: Session) -> None:
    notices: Notices = window.notices  # type: ignore[attr-defined]
    notices.hold(is_held=True)
    session.messages.tell("A copy holds 2 changes")
    notices.follow(None)
    notices.hold(is_held=False)
    assert toast(window) is None
