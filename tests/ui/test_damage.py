"""Damage is told when a document is opened, with where to read more of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from narrative_studio.project import Project
from narrative_studio.store.document import open_document
from narrative_studio.store.left_behind import TakenOver
from narrative_studio.store.rescue import Rescued
from tests.story import ADA, make_story
from ui.damage import SealCheck, opening_details, opening_words
from ui.main_window import MainWindow
from ui.messages import Act, Message
from ui.session import Session


@pytest.fixture
def damaged(tmp_path: Path, window: MainWindow) -> Path:
    """A document whose work copy is damaged and holds a change that is not in the file."""
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    with closing(Project.open(path, me=ADA)) as project:
        with project.op("Edit") as op:
            info = project.view().project
            op.set(type(info), info.id, bases={}, title="Only here")
        work = project._document.place.journal
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("PRAGMA user_version = 9")
    return path


def test_a_damaged_work_copy_is_told_when_its_document_is_opened(
    window: MainWindow, damaged: Path
) -> None:
    window.open_path(damaged)
    told = [message for message in window.messages.list if "damaged" in message.text]
    (message,) = told
    assert message.text == "The work copy was damaged; 1 unpublished change came back from it"
    assert message.action == "Details"
    page = window.page
    assert page is not None
    assert page.session.view.project.title == "Only here"
    page.show_document()
    assert "It is kept as " in page.workspace._document.file._aside_words.text()  # type: ignore[attr-defined]


def test_it_is_said_in_few_words_and_in_full(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Project(open_document(damaged), me=ADA)) as project:
        monkeypatch.setattr(Project, "set_aside", property(lambda _project: ("a picture",)))
        assert opening_words(project).endswith("; 1 damaged part of the file was set aside")
        details = opening_details(project)
        assert details.startswith("The work copy on this computer was damaged: 1 change ")
        assert details.endswith(
            "could not be read and was set aside: a picture. Everything else is here."
        )
        monkeypatch.setattr(Project, "rescued", property(lambda _project: None))
        assert opening_words(project) == "1 damaged part of the file was set aside"
        parts = ("a picture", "transaction 1")
        monkeypatch.setattr(Project, "set_aside", property(lambda _project: parts))
        assert opening_words(project) == "2 damaged parts of the file were set aside"
        monkeypatch.setattr(Project, "set_aside", property(lambda _project: ()))
        assert opening_words(project) == opening_details(project) == ""
        moved = (TakenOver(damaged, 2), TakenOver(damaged, 3))
        monkeypatch.setattr(Project, "taken_over", property(lambda _project: moved))
        assert opening_words(project) == "The document was moved; 5 unpublished changes came along"
    assert Rescued(0, damaged, ()).operations == 0


def test_a_changed_word_is_told_some_time_after_opening(
    window: MainWindow, damaged: Path, qtbot: QtBot
) -> None:
    window.open_path(damaged)
    page = window.page
    assert page is not None
    assert page._tidings._seals._pause.isActive()
    with qtbot.waitSignal(page._tidings._seals.ended):
        page._tidings._seals.look()
    assert "not as written" not in window.messages.list[-1].text
    work = page.session.project._document.place.journal
    with closing(sqlite3.connect(work)) as connection:
        connection.execute("UPDATE txn SET label = 'Other' WHERE t = 2")
        connection.commit()
    with qtbot.waitSignal(page._tidings._seals.ended):
        page._tidings._seals.look()
    message = window.messages.list[-1]
    assert (message.text, message.action) == (
        "1 operation of the work copy is not as written",
        "Verify",
    )
    page.verify_document()
    part = page.workspace._document.verify  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not part.is_busy)
    assert any("has been changed since it was made" in words for words in part.words)
    assert part.words[-1].startswith("Bring back what is as it was written")


def test_a_document_that_was_closed_meanwhile_is_left_alone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "is_closed", property(lambda _project: True))
    check = SealCheck(session)
    check.look()
    assert not session.background._tasks


@pytest.fixture
def unpublished(tmp_path: Path, window: MainWindow) -> Path:
    """A document with a title that is in its work copy alone."""
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
        with project.op("Edit") as op:
            info = project.view().project
            op.set(type(info), info.id, bases={}, title="Only here")
    return path


def test_what_came_along_from_the_place_before_is_told(
    window: MainWindow, unpublished: Path
) -> None:
    window.open_path(unpublished.rename(unpublished.with_name("moved.narrative")))
    assert "The document was moved; 1 unpublished change came along" in [
        message.text for message in window.messages.list
    ]
    page = window.page
    assert page is not None
    assert page.session.view.project.title == "Only here"
    assert f"The document was {unpublished} before: 1 change" in opening_details(
        page.session.project
    )


@pytest.mark.parametrize("harm", ["gone", "emptied", "junk"])
def test_the_window_brings_back_what_is_held_of_a_file_that_cannot_be_opened(
    window: MainWindow, unpublished: Path, harm: str
) -> None:
    if harm == "gone":
        unpublished.unlink()
    else:
        unpublished.write_bytes(b"" if harm == "emptied" else b"junk" * 999)
    told: list[tuple[Message, Act]] = []
    window.messages.told.connect(lambda message, act: told.append((message, act)))
    assert not window.open_path(unpublished)
    ((trouble, act),) = told
    assert trouble.action == "Bring it back"
    assert "This computer still has its work copy" in trouble.text
    assert "narrative-studio recover" not in trouble.text
    act()
    page = window.page
    assert page is not None
    assert page.session.view.project.title == "Only here"
    name = "story.narrative" if harm == "gone" else "story recovered.narrative"
    assert page.session.project.path == unpublished.with_name(name)
