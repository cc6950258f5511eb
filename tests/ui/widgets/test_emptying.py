"""Tests of taking out of a layout what stands there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.widgets.emptying import empty


def test_everything_goes_also_what_is_no_widget(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    labels = [QLabel("one"), QLabel("two")]
    column.addWidget(labels[0])
    column.addSpacing(8)
    column.addWidget(labels[1])
    column.addStretch(1)
    ground.show()
    empty(column)
    assert column.count() == 0
    assert not any(label.isVisible() for label in labels)
    # Whoever sent the signal at which the layout is emptied is still there to return to.
    assert all(map(isValid, labels))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(map(isValid, labels))
