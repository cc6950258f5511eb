"""Every kind of broken, odd and harmful file as the window meets it: a message, and no dialog."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from narrative_studio.__main__ import main
from narrative_studio.errors import NarrativeError
from narrative_studio.printable import printable
from narrative_studio.settings import Settings
from tests.e2e import hostile, hostile_json
from tests.e2e.hostile import KINDS, MEANWHILE
from tests.e2e.test_hostile import NEEDS_POSIX, PARTLY, REFUSED
from tests.e2e.test_hostile_import import FILES, PLACES, TAKEN
from tests.e2e.test_hostile_import import NEEDS_POSIX as JSON_NEEDS_POSIX
from ui.app import make_window
from ui.documents import Documents
from ui.messages import Messages

OTHER = r" is another project, not a copy of “sound\.narrative”\. Import it instead: "


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Any]]:
    """The bytes of a sound document, and its export."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(folder / "home"))
        hostile.make_sound(folder / "sound.narrative")
        main(["export", "json", str(folder / "sound.narrative"), "-o", str(folder / "given.json")])
    content = (folder / "given.json").read_bytes()
    return (folder / "sound.narrative").read_bytes(), json.loads(content)


@pytest.fixture
def folder(
    tmp_path: Path, sound: tuple[bytes, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder that holds a sound document."""
    monkeypatch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path / "home"))
    made = tmp_path / "here"
    made.mkdir()
    (made / "sound.narrative").write_bytes(sound[0])
    return made


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def documents(folder: Path, settings: Settings, messages: Messages) -> Documents:
    settings.change(last_folder=str(folder))
    return Documents(settings=settings, clock=None, messages=messages)


@pytest.fixture(autouse=True)
def no_dialog(qapp: QApplication) -> Iterator[None]:
    yield
    assert qapp.activeModalWidget() is None


def made(kind: str, folder: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of that kind."""
    if sys.platform == "win32" and NEEDS_POSIX.search(kind):
        pytest.skip("there are no such files there")
    path = KINDS[kind](folder, sound)
    if kind in MEANWHILE:
        MEANWHILE[kind](path, monkeypatch)
    return path


def imported(documents: Documents, source: Path) -> Path:
    return documents.importing(source)(lambda _done, _total, _label: None)


def left_behind(folder: Path) -> list[Path]:
    return list((folder.parent / "home").rglob("journal.db"))


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_opened_is_told(
    documents: Documents,
    messages: Messages,
    folder: Path,
    sound: tuple[bytes, dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    path = made(kind, folder, sound[0], monkeypatch)
    with pytest.raises(NarrativeError) as caught:
        documents.open(path)
    messages.trouble(caught.value)
    (message,) = messages.list
    assert message.is_trouble
    assert re.match(f"“{re.escape(printable(path.name))}” {REFUSED[kind].says}", message.text)
    assert message.text.endswith(printable(caught.value.hint))
    assert not left_behind(folder)


@pytest.mark.parametrize("kind", PARTLY)
def test_what_is_damaged_in_part_is_opened_with_the_rest(
    documents: Documents,
    folder: Path,
    sound: tuple[bytes, dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    session = documents.open(made(kind, folder, sound[0], monkeypatch))
    assert any(re.match(PARTLY[kind].says, part) for part in session.project.set_aside)
    session.leave()
    session.project.close()


@pytest.mark.parametrize("kind", [*REFUSED, *PARTLY, "another_project"])
def test_a_copy_is_merged_or_refused_with_a_message(
    documents: Documents,
    messages: Messages,
    folder: Path,
    sound: tuple[bytes, dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    session = documents.open(folder / "sound.narrative")
    before = session.view
    path = made(kind, folder, sound[0], monkeypatch)
    merged = session.attempt(lambda: session.project.merge(path))
    if kind in PARTLY:
        assert merged is not None
        assert (merged.count, messages.list) == (0, ())
    else:
        assert merged is None
        says = OTHER if kind == "another_project" else f" {REFUSED[kind].says}"
        assert re.match(f"“{re.escape(printable(path.name))}”{says}", messages.list[0].text)
    assert session.view is before
    session.leave()
    session.project.close()


@pytest.mark.parametrize("kind", hostile_json.KINDS)
def test_a_project_is_imported_or_refused_with_a_message(
    documents: Documents,
    messages: Messages,
    folder: Path,
    sound: tuple[bytes, dict[str, Any]],
    kind: str,
) -> None:
    if sys.platform == "win32" and JSON_NEEDS_POSIX.search(kind):
        pytest.skip("there are no such files there")
    path = hostile_json.make(kind, folder, sound[1])
    before = sorted(folder.iterdir())
    if kind in TAKEN:
        session = documents.open(imported(documents, path))
        session.leave()
        session.project.close()
        return
    with pytest.raises(NarrativeError) as caught:
        imported(documents, path)
    messages.trouble(caught.value)
    (message,) = messages.list
    says = FILES[kind] if kind in FILES else f"cannot be imported: {PLACES[kind]}"
    assert re.match(f"“{re.escape(printable(path.name))}” {says}", f"{message.text}\n")
    assert sorted(folder.iterdir()) == before
    assert not left_behind(folder)


def test_the_window_stays_where_it_is(
    folder: Path, settings: Settings, sound: tuple[bytes, dict[str, Any]], qtbot: QtBot
) -> None:
    window = make_window(settings)
    for kind in ("missing", "folder", "text", "cut_at_half", "trigger", "newer_version"):
        place = folder / kind
        place.mkdir()
        assert not window.open_path(KINDS[kind](place, sound[0]))
        assert window.messages.list[-1].text.startswith("“broken.narrative” ")
        assert window.page is None
    assert window.open_path(folder / "sound.narrative")
    assert not window.open_path(folder / f"{'x' * 300}.narrative")
    assert window.page is not None
    window.close()
