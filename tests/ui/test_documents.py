"""Documents as the window meets them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from narrative_studio.clock import Clock
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.errors import DocumentError, ImportFailed, InvalidValue, PublishFailed
from narrative_studio.project import Project
from narrative_studio.settings import Settings
from narrative_studio.store.places import data_folder
from tests.ui.studio import ME, story
from ui.documents import Documents
from ui.messages import Messages
from ui.session import Session

MINUTE = 60_000


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    made.mkdir()
    return made


@pytest.fixture
def documents(
    settings: Settings,
    messages: Messages,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Documents:
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    settings.change(last_folder=str(folder))
    return Documents(settings=settings, clock=Clock(), messages=messages)


def new(documents: Documents, title: str = "Our story") -> Session:
    return documents.new(title=title, template_id="sales-pitch-8", call_length_ms=25 * MINUTE)


def imported(documents: Documents, source: Path) -> Session:
    return documents.open(documents.importing(source)(lambda _done, _total, _label: None))


def closed(session: Session) -> Path:
    session.leave()
    session.project.close()
    return session.project.path


def test_a_new_document_is_written_at_once_under_its_name(
    documents: Documents, folder: Path
) -> None:
    session = new(documents)
    assert session.story is not None
    assert session.story.narrative.call_length_ms == 25 * MINUTE
    assert closed(session) == folder / "Our story.narrative"
    assert (folder / "Our story.narrative").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What / if: yes?", "What if yes"),
        ("../../etc/passwd", "etc passwd"),
        ("***", "Untitled narrative"),
        (
            "\N{LATIN CAPITAL LETTER U WITH DIAERESIS}ber  uns",
            "\N{LATIN CAPITAL LETTER U WITH DIAERESIS}ber uns",
        ),
        ("x" * 300, "x" * 80),
    ],
)
def test_any_title_makes_a_file_name_in_the_folder(
    documents: Documents, folder: Path, title: str, name: str
) -> None:
    assert closed(new(documents, title)) == folder / f"{name}.narrative"


def test_a_name_that_is_taken_gets_a_number(documents: Documents, folder: Path) -> None:
    names = [closed(new(documents)).name for _document in range(3)]
    assert names == ["Our story.narrative", "Our story 2.narrative", "Our story 3.narrative"]


def test_a_document_that_cannot_be_written_is_let_go_of(
    documents: Documents, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closings: list[Path] = []
    close = Project.close

    def noted(project: Project) -> None:
        closings.append(project.path)
        close(project)

    def refuse(_project: Project) -> None:
        raise PublishFailed("The disk is full.")

    monkeypatch.setattr(Project, "close", noted)
    monkeypatch.setattr(Project, "publish", refuse)
    with pytest.raises(PublishFailed):
        new(documents)
    assert closings == [folder / "Our story.narrative"]


def test_an_unknown_template_starts_nothing(documents: Documents, folder: Path) -> None:
    with pytest.raises(InvalidValue):
        documents.new(title="Our story", template_id="none", call_length_ms=MINUTE)
    assert list(folder.iterdir()) == []


def test_a_folder_that_has_gone_gives_way_to_that_of_documents(
    documents: Documents,
    settings: Settings,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert documents.folder == folder
    settings.change(last_folder=str(tmp_path / "gone"))
    place = tmp_path / "Documents"
    place.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(place))
    assert documents.folder == place
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: "")
    assert documents.folder == Path.home()


def test_a_document_opens_with_its_content(documents: Documents, folder: Path) -> None:
    made = story(folder, "One", "Two")
    made.publish()
    made.close()
    session = documents.open(folder / "story.narrative")
    assert session.story is not None
    assert [frame.headline for frame in session.story.frames] == ["One", "Two"]
    closed(session)


def test_a_document_that_another_process_has_open_is_not_opened(
    documents: Documents, settings: Settings, messages: Messages
) -> None:
    session = new(documents)
    elsewhere = Documents(settings=settings, clock=Clock(), messages=messages)
    with pytest.raises(DocumentError, match="open in another window"):
        elsewhere.open(session.project.path)
    closed(session)


def test_a_document_that_is_open_here_is_shared(documents: Documents) -> None:
    session = new(documents)
    other = documents.open(session.project.path)
    assert other.project is session.project
    assert (session.is_shared, other.is_shared) == (False, True)
    for one in (session, other):
        one.leave()
        documents.let_go(one)
    assert session.project.is_closed


# The sample


def test_the_sample_is_made_once_and_opened_as_it_was_left(documents: Documents) -> None:
    session = documents.open_sample()
    assert session.project.path == documents.sample_path
    assert documents.sample_path.parent == data_folder()
    assert session.story is not None
    edit_cells(session.project, session.story.frames[0], headline="Mine")
    session.project.publish()
    closed(session)
    session = documents.open_sample()
    assert session.story is not None
    assert session.story.frames[0].headline == "Mine"
    closed(session)


def test_a_damaged_sample_is_kept_beside_a_new_one(
    documents: Documents, messages: Messages
) -> None:
    path = documents.sample_path
    path.parent.mkdir(parents=True, exist_ok=True)
    for number in ("", " 2"):
        path.write_bytes(b"work of somebody")
        closed(documents.open_sample())
        kept = path.with_name(f"Lotwarden damaged{number}.narrative")
        assert kept.read_bytes() == b"work of somebody"
        assert kept.name in messages.list[-1].text


def test_the_sample_does_not_become_the_folder_of_documents(
    documents: Documents, settings: Settings, folder: Path
) -> None:
    session = documents.open_sample()
    documents.remember(session)
    closed(session)
    assert settings.values.last_folder == str(folder)
    assert settings.values.recent[0].title == "Lotwarden first-call narrative"


# Imported


def test_a_json_project_becomes_a_document_beside_it(
    documents: Documents, folder: Path, tmp_path: Path
) -> None:
    from exporters import registry

    made = story(tmp_path, "One", "Two")
    source = folder / "given.json"
    registry.get("json").export(made.view().narrative(), source, {})
    made.close()
    session = imported(documents, source)
    assert session.story is not None
    assert [frame.headline for frame in session.story.frames] == ["One", "Two"]
    assert closed(session) == folder / "given.narrative"
    assert closed(imported(documents, source)) == folder / "given 2.narrative"


@pytest.mark.skipif(sys.platform == "win32", reason="names are counted otherwise there")
def test_a_project_whose_document_could_have_no_name_is_told_of(
    documents: Documents, folder: Path, tmp_path: Path
) -> None:
    from exporters import registry

    made = story(tmp_path, "One")
    source = folder / f"{'x' * 249}.json"
    registry.get("json").export(made.view().narrative(), folder / "given.json", {})
    made.close()
    (folder / "given.json").rename(source)
    with pytest.raises(DocumentError, match=r"cannot be made: File name too long\. Give the file"):
        imported(documents, source)


def test_what_is_no_project_makes_no_document(documents: Documents, folder: Path) -> None:
    source = folder / "given.json"
    source.write_text("[1, 2", encoding="utf-8")
    with pytest.raises(ImportFailed):
        imported(documents, source)
    assert sorted(folder.iterdir()) == [source]


# Saved as


def test_saving_as_goes_on_there_and_is_remembered(
    documents: Documents, settings: Settings, folder: Path, tmp_path: Path
) -> None:
    session = new(documents)
    place = tmp_path / "elsewhere"
    place.mkdir()
    assert documents.save_as(session, place / "copy")
    assert session.project.path == place / "copy.narrative"
    assert settings.values.recent[0].path == str(place / "copy.narrative")
    assert settings.values.last_folder == str(place)
    closed(session)
    assert (folder / "Our story.narrative").exists()


def test_a_file_that_was_named_in_full_is_replaced(documents: Documents, folder: Path) -> None:
    session = new(documents)
    other = folder / "other.narrative"
    other.write_bytes(b"somebody's")
    with pytest.raises(DocumentError, match="already"):
        documents.save_as(session, folder / "other")
    assert other.read_bytes() == b"somebody's"
    assert documents.save_as(session, other)
    closed(session)
    project = Project.read(other, me=ME)
    assert project.view().project.title == "Our story"


# Remembered


def test_recent_documents_are_told_apart_by_facts(
    documents: Documents, settings: Settings, folder: Path
) -> None:
    made = story(folder, "One", "Two")
    session = Session(made, settings=settings, messages=Messages())
    documents.remember(session)
    recent = settings.values.recent[0]
    assert (recent.title, recent.facts) == ("Our story", "2 frames")
    assert session.story is not None
    edit_cells(made, session.story.narrative, version="v3")
    delete_frames(made, frames=[session.story.frames[0].id])
    documents.remember(session)
    assert [one.facts for one in settings.values.recent] == ["1 frame, v3"]
    closed(session)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise there")
def test_a_folder_where_nothing_may_be_written_is_told_of(
    documents: Documents, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DocumentError, match="Permission denied"):
        documents.open_sample()


def test_an_old_file_that_somebody_changes_while_it_is_moved_stays(
    documents: Documents,
    messages: Messages,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = new(documents)
    old = session.project.path
    save_as = documents.save_as

    def meanwhile(session: Session, path: Path) -> bool:
        old.write_bytes(b"somebody's")
        return save_as(session, path)

    monkeypatch.setattr(documents, "save_as", meanwhile)
    assert documents.move(session, folder / "Elsewhere.narrative")
    assert old.read_bytes() == b"somebody's"
    assert session.project.path == folder / "Elsewhere.narrative"
    assert "stays in its place" in messages.list[-1].text
    session.project.close()


def test_moving_a_document_to_where_it_is_keeps_it(documents: Documents) -> None:
    session = new(documents)
    documents.move(session, session.project.path)
    assert session.project.path.exists()
    session.project.close()
