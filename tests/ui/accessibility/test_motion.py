"""Nothing moves for somebody who asked for reduced motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility.stage import Stage, settle, staged, wait_until
from ui import dressing, theme
from ui.app import apply_settings
from ui.presenter.keys import Act
from ui.presenter.reading_window import ReadingWindow
from ui.workspaces.positioning.chain.view import ChainView


@pytest.fixture(scope="module")
def stage(
    qapp: QApplication, collector: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    dressing.install(qapp)
    with staged(tmp_path_factory) as made:
        made.open_sample()
        yield made
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))


def moving(root: QObject) -> list[QAbstractAnimation]:
    """The animations that run at this moment."""
    found = root.findChildren(QAbstractAnimation)
    return [one for one in found if one.state() == QAbstractAnimation.State.Running]


@pytest.fixture(autouse=True)
def at_rest(stage: Stage) -> Iterator[None]:
    """Begin with nothing moving, and leave nothing over the window."""
    stage.clear()
    wait_until(lambda: not moving(stage.window))
    yield
    stage.clear()


def move_a_frame(stage: Stage) -> QObject:
    stage.go("storyboard", "storyboard.board")
    story = stage.session.story
    assert story is not None
    stage.show_row("frame", story.frames[2].id)
    stage.room.focus_view()
    settle()
    QTest.keyClick(stage.focus, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    return stage.room


def move_an_element(stage: Stage) -> QObject:
    stage.go("positioning", "positioning.chain")
    (element,) = [one for one in stage.session.view.elements.values() if one.code == "VA-2"]
    stage.show_row("element", element.id)
    stage.room.focus_view()
    settle()
    QTest.keyClick(stage.focus, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (view,) = stage.room.findChildren(ChainView)
    return view


def tell_something(stage: Stage) -> QObject:
    stage.dismiss()
    stage.window.messages.tell("Something happened")
    return stage.window


def read_on(stage: Stage) -> QObject:
    stage.go("demo", "demo.script", "story.read")
    (window,) = [one for one in stage.roots() if isinstance(one, ReadingWindow)]
    window.act(Act.ON)
    window.act(Act.NEXT_FRAME)
    return window


MOVEMENTS = [move_a_frame, move_an_element, tell_something, read_on]


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_nothing_moves_where_motion_is_reduced(
    stage: Stage, movement: Callable[[Stage], QObject]
) -> None:
    assert moving(movement(stage)) == []


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_the_same_moves_where_it_may(stage: Stage, movement: Callable[[Stage], QObject]) -> None:
    stage.settings.change(has_reduced_motion=False, follows_system_motion=False)
    apply_settings(stage.settings)
    try:
        assert moving(movement(stage)) != []
    finally:
        stage.settings.change(has_reduced_motion=True)
        apply_settings(stage.settings)
