"""Saving without being asked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.errors import PublishFailed
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity, Project
from narrative_studio.store import publish, writing
from narrative_studio.store.publish import Stamp
from tests.ui.studio import told
from tests.ui.versions import copy_of
from ui import keeper as keeper_module
from ui.keeper import Keeper
from ui.session import Session

BO = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Bo")


@pytest.fixture
def keeper(session: Session, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setattr(keeper_module, "PAUSE_MS", 5)
    monkeypatch.setattr(keeper_module, "RETRY_MS", 5)
    return Keeper(session)


def change(session: Session, headline: str = "Changed") -> None:
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline=headline)


def test_a_change_is_published_after_a_pause(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([keeper.kept, keeper.published], order="strict"):
        change(session)
    assert session.project.is_published
    assert session.project.path.exists()


def test_what_an_earlier_sitting_left_is_published_soon(
    session: Session, keeper: Keeper, qtbot: QtBot
) -> None:
    assert not session.project.is_published
    with qtbot.waitSignal(keeper.published):
        keeper.begin()


def test_a_place_that_refuses_is_told_once_and_tried_again(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PublishFailed("The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "put_in_place", refuse)
        with qtbot.waitSignal(keeper.refused):
            change(session)
        with qtbot.waitSignal(keeper.refused):
            pass
        assert [m.text for m in told(session)] == [
            "The disk is full. Your work is kept on this computer. Free some space."
        ]
    with qtbot.waitSignal(keeper.published):
        pass
    assert told(session)[-1].text == "Published story.narrative"


def test_what_is_changed_while_the_file_is_written_follows(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = publish.put_in_place
    begun, may_go_on = Event(), Event()
    threads: list[bool] = []

    def slow(made: Path, target: Path, *, expected: Stamp | None) -> Stamp | None:
        threads.append(current_thread() is main_thread())
        begun.set()
        assert may_go_on.wait(5)
        return right(made, target, expected=expected)

    monkeypatch.setattr(writing, "put_in_place", slow)
    change(session, "Once")
    qtbot.waitUntil(begun.is_set)
    change(session, "Twice")
    keeper.look()
    with qtbot.waitSignal(keeper.published):
        may_go_on.set()
    assert session.project.is_published
    assert not any(threads)
    with closing(Project.read(session.project.path, me=BO)) as other:
        assert other.view().narrative().frames[0].headline == "Twice"
    assert told(session) == []


def test_a_file_that_is_still_being_written_when_the_document_is_closed_holds_everything(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = publish.put_in_place
    begun, may_go_on = Event(), Event()

    def slow(made: Path, target: Path, *, expected: Stamp | None) -> Stamp | None:
        if current_thread() is not main_thread():
            begun.set()
            assert may_go_on.wait(5)
        return right(made, target, expected=expected)

    monkeypatch.setattr(writing, "put_in_place", slow)
    change(session, "Once")
    qtbot.waitUntil(begun.is_set)
    change(session, "Twice")
    keeper.stop()
    may_go_on.set()
    session.background.stop()
    assert session.project.is_published
    with closing(Project.read(session.project.path, me=BO)) as other:
        assert other.view().narrative().frames[0].headline == "Twice"


def test_a_file_that_is_written_again_and_again_by_others_is_told(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "put_in_place", lambda *_, **__: None)
    with qtbot.waitSignal(keeper.refused):
        change(session)
    assert "kept changing" in told(session)[0].text


def test_stopping_publishes_what_is_left(session: Session, keeper: Keeper) -> None:
    change(session)
    keeper.stop()
    assert session.project.is_published


def reword_elsewhere(session: Session, **cells: object) -> None:
    """Let the command line change the first frame in the file."""
    with closing(Project.read(session.project.path, me=BO)) as other:
        edit_cells(other, other.view().narrative().frames[0], bases=None, **cells)
        other.publish()


def test_word_of_the_folder_that_comes_after_the_end_is_not_followed(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(session.copies, "look", lambda: looked.append(None))
    keeper.begin()
    keeper.look()
    assert len(looked) == 1
    keeper.stop()
    session.project.close()
    keeper.look()
    assert len(looked) == 1


def test_what_another_puts_into_the_file_comes_in_by_itself(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "PAUSE_MS", 60_000)
    session.project.publish()
    keeper.begin()
    keeper._look_pause.setInterval(5)
    with qtbot.waitSignal(keeper.absorbed):
        reword_elsewhere(session, script="By the command line")
    assert session.project.view().narrative().frames[0].script == "By the command line"
    assert [m.text for m in told(session)] == ["2 changes came in from story.narrative"]
    keeper.look()
    assert len(told(session)) == 1, "the same file is no news"
    keeper.stop()


def test_what_does_not_fit_together_is_said_to_be_decided(
    session: Session, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "PAUSE_MS", 60_000)
    session.project.publish()
    change(session, "Mine")
    reword_elsewhere(session, headline="Theirs")
    keeper.look()
    (message,) = told(session)
    assert message.text == "2 changes came in from story.narrative; 1 misalignment to decide"


def test_trouble_with_the_file_waits_until_it_matters(
    session: Session, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "RETRY_MS", 60_000)
    session.project.publish()
    session.project.path.unlink()
    session.project.path.mkdir()
    keeper.look()
    assert told(session) == []
    assert not keeper.publish()
    (message,) = told(session)
    assert "is a folder" in message.text


def test_after_save_as_the_new_folder_is_watched(
    session: Session, keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.begin()
    (tmp_path / "elsewhere").mkdir()
    session.project.move_to(tmp_path / "elsewhere" / "story.narrative")
    change(session)
    keeper.publish()
    assert keeper._folder.directories() == [str(tmp_path / "elsewhere")]
    keeper.stop()
    assert keeper._folder.directories() == []


def test_a_copy_that_appears_beside_the_document_is_found_by_itself(
    session: Session, keeper: Keeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_module, "PAUSE_MS", 60_000)
    session.project.publish()
    keeper.begin()
    keeper._look_pause.setInterval(5)
    copy = copy_of(session.project, "story (conflicted copy).narrative", headline="Other words")
    qtbot.waitUntil(lambda: [one.path for one in session.copies.found] == [copy])
    keeper.stop()
    session.background.stop()


@pytest.mark.parametrize("is_beside", [True, False])
def test_a_file_that_was_spoilt_is_written_again_and_what_stood_there_is_named(
    session: Session, keeper: Keeper, qtbot: QtBot, is_beside: bool
) -> None:
    keeper.publish()
    session.project.path.write_bytes(b"junk")
    change(session)
    if is_beside:
        with qtbot.waitSignal(keeper.published):
            keeper.publish_beside()
    else:
        keeper.publish()
    told = [message.text for message in session.messages.list]
    assert told[0] == "1 damaged part of the file was set aside"
    assert "was damaged and is written again; what stood there is kept as" in told[1]
    assert session.project.is_published
