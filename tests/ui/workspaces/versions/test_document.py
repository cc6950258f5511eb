"""Where the document file stands, merging copies, and verifying."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.versions import decide
from narrative_studio.project import Project
from narrative_studio.store.foreign import Progress, untold
from narrative_studio.store.publish import Backup
from narrative_studio.store.verify import Verification, Verifying
from tests.ui.versions import copy_of, frame_in, told_words
from ui.session import Session
from ui.workspaces.versions.document_page import DocumentPage
from ui.workspaces.versions.merging import CameIn, Merging

Found = tuple[Verification | None, tuple[str, ...]]


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> DocumentPage:
    made = DocumentPage(session, Merging(session))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def look(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.copies.looked):
        session.copies.look()


def finding(found: Found) -> Callable[[Project], Verifying]:
    return lambda _project: lambda progress=untold: found


def merge(page: DocumentPage, path: Path, qtbot: QtBot) -> CameIn:
    with qtbot.waitSignal(page._merging.merged) as signal:
        page._merging.merge(path)
    (came,) = signal.args
    assert isinstance(came, CameIn)
    return came


def sound(**other: object) -> Verification:
    facts: dict[str, object] = {
        "document_id": "x",
        "operations": 12,
        "changes": 30,
        "pictures": 1,
        "replicas": 2,
        "waiting": 0,
        "missing_bases": 0,
        "problems": (),
    }
    return Verification(**{**facts, **other})  # type: ignore[arg-type]


def verify(page: DocumentPage, qtbot: QtBot) -> list[str]:
    page.verify.button.click()
    assert page.verify.is_busy
    page.verify.verify()
    qtbot.waitUntil(lambda: not page.verify.is_busy)
    return page.verify.words


def test_the_page_says_whether_the_file_holds_everything(
    session: Session, page: DocumentPage
) -> None:
    assert page.file.state == "Kept on this computer, not yet published"
    session.project.publish()
    page.refresh()
    assert page.file.state.startswith("Published ")
    session.project.path.unlink()
    page.refresh()
    assert page.file.state == "Published"


def test_what_was_set_aside_is_told(
    session: Session, page: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "set_aside", property(lambda _project: ("a picture",)))
    page.refresh()
    words = page.file._aside_words.text()
    assert words.startswith("1 damaged part of the file could not be read and was set aside")


def test_copies_beside_the_document_are_listed_and_merged(
    session: Session, page: DocumentPage, qtbot: QtBot
) -> None:
    copy_of(session.project, "oven (conflicted copy).narrative", headline="Bakers wait")
    look(session, qtbot)
    (button,) = page.copies.buttons
    assert button.accessibleName() == (
        "Merge oven (conflicted copy).narrative: 2 changes not here yet, by Priya Rastogi"
    )
    page.focus_view()
    assert page.copies.first_button is button
    with qtbot.waitSignal(session.copies.looked):
        button.click()
    assert page.copies.result == "2 changes by Priya Rastogi came in"
    assert frame_in(session.project, 1).headline == "Bakers wait"
    assert page.copies.buttons == ()


def test_what_was_decided_since_is_no_longer_asked_for(
    session: Session, page: DocumentPage, qtbot: QtBot
) -> None:
    path = copy_of(session.project, "theirs.narrative", headline="Bakers wait")
    edit_cells(session.project, frame_in(session.project, 1), headline="Ovens rest")
    merge(page, path, qtbot)
    asked = "2 changes by Priya Rastogi came in; 1 misalignment to decide"
    page.refresh()
    assert page.copies.result == asked
    (case,) = session.project.past.misalignments
    decide(session.project, misalignment=case, value="Ovens rest")
    page.refresh()
    assert page.copies.result == (
        "2 changes by Priya Rastogi came in; all that did not fit is decided"
    )
    assert not page.copies._decide.isVisibleTo(page)
    session.undo()
    page.refresh()
    assert page.copies.result == asked
    assert page.copies._decide.isVisibleTo(page)


def test_what_has_to_be_decided_since_is_offered(
    session: Session, page: DocumentPage, qtbot: QtBot
) -> None:
    path = copy_of(session.project, "theirs.narrative", headline="Bakers wait")
    edit_cells(session.project, frame_in(session.project, 1), headline="Ovens rest")
    came = merge(page, path, qtbot)
    assert came.words == "2 changes by Priya Rastogi came in; 1 misalignment to decide"
    with qtbot.waitSignal(page.decide_asked):
        page.copies._decide.click()
    again = merge(page, path, qtbot)
    assert again.words == "Nothing new: all that “theirs.narrative” holds is here already"
    qtbot.waitUntil(lambda: not session.copies.is_looking)


def test_a_copy_that_cannot_be_read_changes_nothing(
    session: Session, page: DocumentPage, tmp_path: Path, qtbot: QtBot
) -> None:
    strange = tmp_path / "strange.narrative"
    strange.write_bytes(b"no document")
    with qtbot.waitSignal(page._merging.ended):
        page._merging.merge(strange)
    assert page.copies.result == ""
    assert session.messages.list[-1].is_trouble
    assert told_words(session)


def test_verifying_tells_each_part(session: Session, page: DocumentPage, qtbot: QtBot) -> None:
    session.project.publish()
    file, work = verify(page, qtbot)
    assert file.startswith("Sound: 13 operations, ")
    assert work.startswith("Sound: nothing in it was changed or lost")


def test_a_file_that_is_not_there_yet_is_no_damage(page: DocumentPage, qtbot: QtBot) -> None:
    page._session.project.path.unlink(missing_ok=True)
    assert verify(page, qtbot)[0] == "It has not been written yet."


def test_damage_is_told_in_words(
    session: Session, page: DocumentPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = tuple(f"transaction {n} is damaged and is left out" for n in range(9))
    found = (sound(problems=problems, waiting=2), ("the table frame is not what follows",))
    monkeypatch.setattr(Project, "verify", finding(found))
    words = verify(page, qtbot)
    assert words[0] == "Transaction 0 is damaged and is left out"
    assert words[6] == "And 3 more"
    assert words[7] == "Bring back what else is there with narrative-studio recover."
    assert words[8] == "2 operations wait for an earlier one that has not arrived."
    assert words[9] == "The table frame is not what follows"
    assert words[10].endswith("with narrative-studio recover.")


def test_verifying_can_be_stopped(
    page: DocumentPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(progress: Progress = untold) -> Found:
        while True:
            progress(1, 2)

    monkeypatch.setattr(Project, "verify", lambda _project: endless)
    page.verify.button.click()
    qtbot.mouseClick(page.verify.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.verify.is_busy)
    assert page.verify.words == ["Nothing was found out."]


def test_a_file_that_cannot_be_read_says_so(
    session: Session, page: DocumentPage, qtbot: QtBot
) -> None:
    session.project.publish()
    session.project.path.write_bytes(b"no document")
    (words,) = verify(page, qtbot)
    assert "oven.narrative" in words


# Backups and copies to give away


def test_backups_of_one_minute_are_told_apart_by_their_seconds(
    session: Session, page: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 4, 2, 16, 30, 7, tzinfo=UTC)
    found = [
        Backup(Path(f"{number}.narrative"), at - timedelta(seconds=ago_s), 1_000_000)
        for number, ago_s in enumerate((0, 5, 60))
    ]
    monkeypatch.setattr(session.project, "backups", lambda: found)
    page.backups.refresh()
    ends = [one.accessibleName().removesuffix(" as a document") for one in page.backups.buttons]
    assert [one[-3:] for one in ends] == [":07", ":02", ":29"]
    assert [one.count(":") for one in ends] == [2, 2, 1]


def test_backups_are_listed_and_can_be_had_again(
    session: Session, page: DocumentPage, tmp_path: Path
) -> None:
    assert page.backups.buttons == ()
    for headline in ("One", "Two"):
        edit_cells(session.project, frame_in(session.project, 1), headline=headline)
        session.project.publish()
    page.refresh()
    found = session.project.backups()
    assert len(page.backups.buttons) == len(found) >= 1
    target = tmp_path / "had again.narrative"
    page.backups.save(found[0], target)
    assert target.read_bytes() == found[0].path.read_bytes()
    assert told_words(session)[-1] == "Saved the backup as had again.narrative"
    page.backups.save(found[0], tmp_path / "gone" / "a.narrative")
    assert "could not be written" in told_words(session)[-1]


def test_a_copy_to_give_away_is_made_without_history(
    session: Session, page: DocumentPage, tmp_path: Path
) -> None:
    page.share.share(tmp_path / "given")
    assert told_words(session)[-1] == "Made given.narrative without history and names"
    given = Project.read(tmp_path / "given.narrative", me=session.project.me)
    assert given.view().frames == session.view.frames
    assert given.past.history()[0].label.startswith("Import")
    given.close()
    page.share.share(tmp_path / "given")
    assert "exists already" in told_words(session)[-1]
