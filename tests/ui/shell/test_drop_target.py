"""What is seen while files hang over the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.shell.drop_target import DropTarget, Promise


@pytest.fixture
def target(qtbot: QtBot) -> DropTarget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    return DropTarget(host)


def image(target: DropTarget) -> QImage:
    return target.grab().toImage()


def test_it_covers_the_host_and_lets_everything_through(target: DropTarget) -> None:
    assert not target.isVisible()
    target.show_promise(Promise("story.narrative", "Open it", "folder-open"))
    assert target.isVisible()
    assert target.size() == target.parentWidget().size()  # type: ignore[union-attr]
    assert target.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    target.show_promise(None)
    assert not target.isVisible()


def test_the_line_goes_round_what_would_take_it(target: DropTarget) -> None:
    spot = QRect(100, 80, 200, 150)
    target.show_promise(Promise("a.png", "Make it the picture of frame 1", "photo", spot=spot))
    edge = {image(target).pixelColor(x, 81).name() for x in range(120, 180)}
    assert theme.current().accent.name() in edge


def test_what_is_refused_has_no_line(target: DropTarget) -> None:
    target.show_promise(Promise("a.pdf", "A PDF holds pages", "ban", is_taken=False))
    edge = {image(target).pixelColor(x, 9).name() for x in range(100, 160)}
    assert theme.current().accent.name() not in edge
