"""The small pictures of recent documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from narrative_studio.commands.pictures import remove_picture, set_picture
from narrative_studio.store.places import data_folder
from ui import recent_pictures
from ui.recent_pictures import SIZE, keep_thumbnail, sweep_thumbnails, thumbnail_of
from ui.session import Session


def png(color: str) -> bytes:
    image = QImage(800, 450, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def keep(session: Session) -> Path:
    assert session.story is not None
    keep_thumbnail(session.project.path, session.story)
    return session.project.path


def test_a_document_is_known_by_the_first_picture_of_its_story(session: Session) -> None:
    assert session.story is not None
    for frame, color in zip(session.story.frames[1:], ("#0b6570", "#74477e"), strict=True):
        set_picture(session.project, row=frame, content=png(color))
    found = thumbnail_of(str(keep(session)))
    assert found is not None
    assert found.width() <= 2 * SIZE.width()
    assert found.height() <= 2 * SIZE.height()
    assert found.pixelColor(found.width() // 2, found.height() // 2).name() == "#0b6570"


def test_without_a_picture_there_is_none(session: Session) -> None:
    assert session.story is not None
    frame = session.story.frames[0]
    set_picture(session.project, row=frame, content=png("teal"))
    path = keep(session)
    assert thumbnail_of(str(path)) is not None
    remove_picture(session.project, row=session.story.frames[0])
    keep(session)
    assert thumbnail_of(str(path)) is None


def test_pictures_of_what_is_off_the_list_are_swept(session: Session) -> None:
    assert session.story is not None
    set_picture(session.project, row=session.story.frames[0], content=png("teal"))
    path = str(keep(session))
    sweep_thumbnails([path])
    assert thumbnail_of(path) is not None
    sweep_thumbnails(["/elsewhere.narrative"])
    assert thumbnail_of(path) is None


def test_a_picture_that_is_kept_is_not_made_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.story is not None
    frame = session.story.frames[0]
    set_picture(session.project, row=frame, content=png("teal"))
    path = str(keep(session))
    with monkeypatch.context() as patch:
        patch.setattr(recent_pictures, "_read", lambda _content: pytest.fail("read again"))
        keep(session)
    set_picture(session.project, row=frame, content=png("#74477e"))
    keep(session)
    found = thumbnail_of(path)
    assert found is not None
    assert found.pixelColor(1, 1).name() == "#74477e"
    assert len(list((data_folder() / "thumbnails").iterdir())) == 1


def test_pictures_under_their_old_names_are_swept(session: Session) -> None:
    assert session.story is not None
    set_picture(session.project, row=session.story.frames[0], content=png("teal"))
    path = str(keep(session))
    folder = data_folder() / "thumbnails"
    (folder / "0123456789abcdef.png").write_bytes(png("teal"))
    sweep_thumbnails([path])
    assert len(list(folder.iterdir())) == 1
