"""The picture of a frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QRect, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from narrative_studio.model.storyboard import Frame
from tests.ui.boards import Boards, told
from tests.ui.studio import told as messages
from ui.dialogs.crop_sheet import CropSheet
from ui.inspector.frame.visual import VisualPart
from ui.intake.picture import holds_picture, offered_in
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A")


@pytest.fixture
def part(session: Session, qtbot: QtBot) -> VisualPart:
    made = VisualPart(session)
    qtbot.addWidget(made)
    made.show()
    made.show_frame(told(session), frame(session))
    session.changed.connect(
        lambda _changes, _initiator: made.show_frame(told(session), frame(session))
    )
    return made


def frame(session: Session) -> Frame:
    return told(session).frames[0]


def image() -> QImage:
    made = QImage(40, 20, QImage.Format.Format_RGB32)
    made.fill(QColor("red"))
    return made


def copied() -> QMimeData:
    data = QMimeData()
    data.setImageData(image())
    return data


def file(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def button(part: VisualPart, name: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if one.accessibleName() == name)


def test_a_copied_picture_is_taken_over(session: Session, part: VisualPart, qtbot: QtBot) -> None:
    assert part.head.accessibleName() == "Visual, None"
    part.picture.take(copied())
    qtbot.waitUntil(lambda: frame(session).picture is not None)
    picture = frame(session).picture
    assert picture is not None
    content = session.view.picture_bytes(picture)
    assert content is not None
    assert content.startswith(b"\x89PNG")
    assert part.head.accessibleName() == "Visual, Picture, no alt text"


def test_a_picture_file_is_taken_over(
    session: Session,
    part: VisualPart,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "picture.png"
    image().save(str(path))
    part.picture.take(file(path))
    qtbot.waitUntil(lambda: frame(session).picture is not None)
    session.undo()
    assert frame(session).picture is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    button(part, "Choose a picture").click()
    qtbot.waitUntil(lambda: frame(session).picture is not None)


def test_a_damaged_file_is_refused_in_words(
    session: Session, part: VisualPart, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"no picture")
    part.picture.take(file(path))
    qtbot.waitUntil(lambda: bool(messages(session)))
    assert frame(session).picture is None
    assert messages(session)[-1].is_trouble
    assert "broken.png" in messages(session)[-1].text


def test_what_holds_no_picture_is_refused(session: Session, part: VisualPart) -> None:
    data = QMimeData()
    data.setText("only words")
    part.picture.take(data)
    assert messages(session)[-1].text.startswith("There is no picture in the clipboard.")


def test_only_picture_files_count(tmp_path: Path) -> None:
    assert not holds_picture(file(tmp_path / "notes.txt"))
    assert holds_picture(file(tmp_path / "SCREEN.PNG"))
    assert offered_in(copied()).read().startswith(b"\x89PNG")


def test_removing_the_picture_can_be_taken_back(
    session: Session, part: VisualPart, qtbot: QtBot
) -> None:
    part.picture.take(copied())
    qtbot.waitUntil(lambda: frame(session).picture is not None)
    picture = frame(session).picture
    part.picture.remove.click()
    assert frame(session).picture is None
    assert (messages(session)[-1].text, messages(session)[-1].action) == (
        "Picture removed",
        "Undo",
    )
    session.undo()
    assert frame(session).picture == picture


def test_cropping_is_one_step_of_undo(session: Session, part: VisualPart, qtbot: QtBot) -> None:
    part.picture.take(copied())
    qtbot.waitUntil(lambda: frame(session).picture is not None)
    before = frame(session).picture
    part.picture.crop.click()
    (sheet,) = part.window().findChildren(CropSheet)
    sheet.area.choose(QRect(10, 5, 20, 10))
    sheet.cropped.emit(sheet.area.box)
    after = frame(session).picture
    assert after not in (None, before)
    assert after is not None
    cropped = QImage.fromData(session.view.picture_bytes(after) or b"")
    assert (cropped.width(), cropped.height()) == (20, 10)
    session.undo()
    assert frame(session).picture == before


def test_a_picture_that_changed_while_it_was_cropped_stays(
    session: Session, part: VisualPart, qtbot: QtBot
) -> None:
    part.picture.take(copied())
    qtbot.waitUntil(lambda: frame(session).picture is not None)
    sheet = part.picture.open_crop()
    assert sheet is not None
    part.picture.remove.click()
    sheet.cropped.emit(QRect(0, 0, 10, 10))
    assert frame(session).picture is None
    assert "changed meanwhile" in messages(session)[-1].text


def test_without_a_picture_there_is_nothing_to_crop(part: VisualPart) -> None:
    assert part.picture.open_crop() is None
    assert not part.picture.crop.isVisible()
