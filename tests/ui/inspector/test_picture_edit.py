"""The picture of a frame or a step, with what can be done to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from narrative_studio.model.demo import Step
from tests.ui.boards import Boards, told
from ui.inspector.picture_edit import PictureEdit, PictureField
from ui.session import Session


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
    now = session.view.steps[step.id]
    assert now.picture is not None
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
