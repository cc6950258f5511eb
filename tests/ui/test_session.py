"""One document in one window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.errors import ChangeRefused
from narrative_studio.model.ids import FrameId
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import ChangeSet
from tests.ui.studio import told
from ui.session import Selection, Session
from ui.widgets.line_edit import LineEdit


def frames(session: Session) -> tuple[Frame, ...]:
    assert session.story is not None
    return session.story.frames


def test_the_story_follows_the_document(session: Session) -> None:
    before = session.story
    assert before is session.story
    edit_cells(session.project, frames(session)[0], headline="Changed")
    assert [frame.headline for frame in frames(session)] == ["Changed", "Second", "Third"]


def test_expected_trouble_is_told_and_not_raised(session: Session) -> None:
    def refuse() -> int:
        raise ChangeRefused("This cannot be.", "Do that.")

    assert session.attempt(refuse) is None
    assert [(m.text, m.is_trouble) for m in told(session)] == [("This cannot be. Do that.", True)]


def test_undo_commits_what_is_typed_before_it_takes_back(session: Session) -> None:
    frame = frames(session)[0]
    session.on_flush(lambda: edit_cells(session.project, frame, headline="Typed"))
    session.undo()
    assert frames(session)[0].headline == "First"
    assert told(session)[-1].text == "Undone: Edit headline of frame"


def test_a_field_that_was_deleted_is_not_asked_again(session: Session, qtbot: QtBot) -> None:
    field = LineEdit("", name="Headline")
    session.on_flush(field.flush)
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))
    session.flush()


def test_redo_brings_back(session: Session) -> None:
    edit_cells(session.project, frames(session)[0], headline="Changed")
    session.undo()
    session.redo()
    assert frames(session)[0].headline == "Changed"


def test_what_undo_and_redo_have_changed_is_told(session: Session) -> None:
    edit_cells(session.project, frames(session)[1], headline="Changed")
    told_of: list[ChangeSet] = []
    session.reverted.connect(told_of.append)
    session.undo()
    session.redo()
    assert [one.rows for one in told_of] == 2 * [{("frame", frames(session)[1].id)}]


def test_a_selection_is_told_once(session: Session, qtbot: QtBot) -> None:
    first = frames(session)[0].id
    with qtbot.waitSignal(session.selected) as signal:
        session.select("frame", [first], initiator="me")
    assert signal.args == [Selection("frame", (first,)), "me"]
    with qtbot.assertNotEmitted(session.selected):
        session.select("frame", [first])


def test_what_is_deleted_leaves_the_selection(session: Session) -> None:
    ids = [frame.id for frame in frames(session)]
    session.select("frame", ids[:2])
    delete_frames(session.project, frames=[FrameId(ids[1])])
    assert session.selection == Selection("frame", (ids[0],))
    delete_frames(session.project, frames=[FrameId(ids[0])])
    assert session.selection == Selection()


def test_a_change_reaches_every_listener_with_its_initiator(session: Session, qtbot: QtBot) -> None:
    marker = object()
    with qtbot.waitSignal(session.changed) as signal:
        edit_cells(session.project, frames(session)[0], headline="Changed", initiator=marker)
    assert signal.args is not None
    assert signal.args[1] is marker


def test_a_session_that_left_hears_nothing(session: Session, qtbot: QtBot) -> None:
    session.leave()
    with qtbot.assertNotEmitted(session.changed):
        edit_cells(session.project, frames(session)[0], headline="Changed")
