"""A ground that scrolls and keeps its width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scroll_box import ScrollBox


@pytest.fixture
def box(qtbot: QtBot) -> ScrollBox:
    content = QWidget()
    made = ScrollBox(content)
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    return made


def content(box: ScrollBox) -> QWidget:
    found = box.widget()
    assert found is not None
    return found


def bar(box: ScrollBox) -> QScrollBar:
    """The bar that is seen."""
    return next(one for one in box.findChildren(QScrollBar) if one.parent() is box)


def test_the_bar_comes_only_where_there_is_more_to_see(box: ScrollBox) -> None:
    assert not bar(box).isVisible()
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    assert bar(box).isVisible()


def test_the_content_keeps_the_whole_width(box: ScrollBox) -> None:
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    assert box.viewport().width() == 200
    assert bar(box).geometry().right() == 199


def test_the_bar_moves_the_content_and_follows_it(box: ScrollBox) -> None:
    content(box).setMinimumHeight(500)
    content(box).adjustSize()
    bar(box).setValue(120)
    assert content(box).y() == -120
    box.verticalScrollBar().setValue(30)
    assert bar(box).value() == 30
