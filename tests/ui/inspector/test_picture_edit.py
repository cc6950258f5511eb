"""The picture of a frame or a step, with what can be done to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step, delete_step
from narrative_studio.commands.pictures import set_picture
from narrative_studio.model.demo import Step
from narrative_studio.pictures import drawing_in, media_type
from tests.pictures import (
    MISNAMED,
    NO_PICTURES,
    SECRET,
    TOO_LARGE,
    encoded,
    from_camera,
    halves,
)
from tests.ui.boards import Boards, told
from tests.ui.studio import told as messages
from ui.inspector.picture_edit import PictureEdit, PictureField
from ui.session import Session
from ui.widgets.buttons import SecondaryButton


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A")


@pytest.fixture
def step(session: Session) -> Step:
    return add_step(session.project, frame=told(session).frames[0].id)


def copied() -> QMimeData:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    return data


def test_a_step_takes_a_picture_that_is_dropped(session: Session, step: Step, qtbot: QtBot) -> None:
    edit = PictureEdit(session)
    qtbot.addWidget(edit)
    edit.show_row(step)
    (field,) = edit.findChildren(PictureField)
    data = copied()
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.dropEvent(event)
    qtbot.waitUntil(lambda: session.view.steps[step.id].picture is not None)
    now = session.view.steps[step.id]
    edit.show_row(now)
    assert field.accessibleName() == "Picture: no alt text"
    assert not edit.crop.isHidden()
    edit.remove.click()
    assert session.view.steps[step.id].picture is None


def test_without_a_row_nothing_is_taken(session: Session, qtbot: QtBot) -> None:
    edit = PictureEdit(session)
    qtbot.addWidget(edit)
    edit.show_row(None)
    edit.take(copied())
    edit.remove.click()
    assert edit.open_crop() is None


# What nobody should take, through each way in


def dropped(field: PictureField, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.dropEvent(event)


def of_file(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


@pytest.fixture
def edit(session: Session, step: Step, qtbot: QtBot) -> PictureEdit:
    made = PictureEdit(session)
    qtbot.addWidget(made)
    made.show_row(step)
    return made


WAYS = ["dialog", "drop", "paste"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [*NO_PICTURES, *TOO_LARGE])
def test_what_is_no_picture_is_refused_by_its_name_and_nothing_is_lost(
    edit: PictureEdit,
    session: Session,
    step: Step,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    way: str,
) -> None:
    before = len(session.project.undo_state.undo)
    path = tmp_path / name
    path.write_bytes({**NO_PICTURES, **TOO_LARGE}[name]())
    if way == "dialog":
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
        next(
            one
            for one in edit.findChildren(SecondaryButton)
            if one.accessibleName() == "Choose a picture"
        ).click()
    elif way == "drop":
        dropped(edit.findChildren(PictureField)[0], of_file(path))
    else:
        edit.take(of_file(path))
    qtbot.waitUntil(lambda: bool(messages(session)))
    (message,) = messages(session)
    assert message.is_trouble
    assert f"“{name}”" in message.text
    assert session.view.steps[step.id].picture is None
    assert len(session.project.undo_state.undo) == before


def test_a_copied_picture_of_more_than_forty_megapixels_is_refused(
    edit: PictureEdit, session: Session, step: Step
) -> None:
    image = QImage(6404, 6404, QImage.Format.Format_Mono)
    image.fill(0)
    data = QMimeData()
    data.setImageData(image)
    edit.take(data)
    (message,) = messages(session)
    assert message.text.startswith("“The pasted picture” is too large.")
    assert session.view.steps[step.id].picture is None


def test_words_and_strange_files_in_the_clipboard_are_no_picture(
    edit: PictureEdit, session: Session, tmp_path: Path
) -> None:
    words = QMimeData()
    words.setHtml('<img src="https://example.org/x.png" onerror="alert(1)">')
    edit.take(words)
    assert messages(session)[-1].text.startswith("There is no picture in the clipboard.")
    strange = tmp_path / "photo.heic"
    strange.write_bytes(NO_PICTURES["words.png"]())
    edit.take(of_file(strange))
    assert "“photo.heic” cannot be taken" in messages(session)[-1].text
    assert "Save it as PNG or JPEG" in messages(session)[-1].text


def copied_as(kind: str, content: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(kind, content)
    return data


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>alert(1)</script>'
    b'<rect width="30" height="20" fill="#0a0" onclick="alert(2)"/></svg>'
)


@pytest.mark.parametrize("kind", ["image/svg+xml", "image/svg+xml;charset=utf-8", "text/plain"])
def test_a_copied_drawing_is_taken_without_its_scripts(
    edit: PictureEdit, session: Session, step: Step, qtbot: QtBot, kind: str
) -> None:
    edit.take(copied_as(kind, _SVG))
    qtbot.waitUntil(lambda: session.view.steps[step.id].picture is not None)
    picture = session.view.steps[step.id].picture
    assert picture is not None
    content = session.view.picture_bytes(picture)
    assert content is not None
    drawing = drawing_in(content)
    assert drawing is not None
    assert b"<rect" in drawing
    assert b"alert" not in content


def test_what_is_copied_as_a_drawing_and_is_none_says_so(
    edit: PictureEdit, session: Session, step: Step, qtbot: QtBot
) -> None:
    edit.take(copied_as("image/svg+xml", b"<svg><rect></svg>"))
    qtbot.waitUntil(lambda: bool(messages(session)))
    assert messages(session)[-1].text.startswith("“The pasted picture” is not a drawing that can")
    assert session.view.steps[step.id].picture is None


@pytest.mark.parametrize("name", MISNAMED)
def test_a_picture_under_a_wrong_name_is_taken_as_what_it_is(
    edit: PictureEdit, session: Session, step: Step, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(MISNAMED[name]())
    edit.take(of_file(path))
    qtbot.waitUntil(lambda: session.view.steps[step.id].picture is not None)
    picture = session.view.steps[step.id].picture
    assert picture is not None
    content = session.view.picture_bytes(picture)
    assert content is not None
    assert media_type(content) == ("image/jpeg" if name == "photo.png" else "image/png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_is_kept_upright_and_says_nothing_of_its_camera(
    edit: PictureEdit, session: Session, step: Step, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(from_camera(kind))
    edit.take(of_file(path))
    qtbot.waitUntil(lambda: session.view.steps[step.id].picture is not None)
    picture = session.view.steps[step.id].picture
    assert picture is not None
    content = session.view.picture_bytes(picture) or b""
    assert SECRET.encode() not in content
    shown = QImage.fromData(content)
    assert (shown.width(), shown.height()) == (20, 40)


def test_a_row_that_goes_while_its_picture_is_read_is_told(
    edit: PictureEdit, session: Session, step: Step, qtbot: QtBot
) -> None:
    edit.take(copied())
    delete_step(session.project, step=step.id)
    qtbot.waitUntil(lambda: bool(messages(session)))
    assert messages(session)[-1].text == "What the picture was for has been deleted meanwhile"


def test_the_picture_of_a_frame_moves_into_its_bullets(session: Session, qtbot: QtBot) -> None:
    frame = session.view.narrative().frames[0]
    set_picture(session.project, row=frame, content=encoded(halves()), alt_text="A kiln")
    edit = PictureEdit(session)
    qtbot.addWidget(edit)
    edit.show_row(session.view.frames[frame.id])
    assert not edit.to_text.isHidden()
    edit.to_text.click()
    moved = session.view.frames[frame.id]
    assert moved.picture is None
    assert "![A kiln](picture:" in moved.bullets
    session.undo()
    assert session.view.frames[frame.id].picture is not None


def test_a_step_has_no_bullets_to_move_a_picture_into(edit: PictureEdit) -> None:
    assert edit.to_text.isHidden()
    edit.to_text.click()
