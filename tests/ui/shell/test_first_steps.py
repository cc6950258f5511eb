"""The checklist of a new document ticks itself, leads on, and can be put away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from narrative_studio.analysis.first_steps import FirstStep
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.model.positioning import ElementKind
from narrative_studio.settings import Settings
from tests.ui.accessibility.stage import settle
from ui import theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.shell.first_steps import FirstStepsBar
from ui.studio_page import StudioPage

Key = Qt.Key


@pytest.fixture
def page(window: MainWindow, settings: Settings) -> StudioPage:
    """The page of a document that was started just now by somebody new."""
    settings.change(shows_first_steps=True)
    window.start_new("Our first call", "sales-pitch-8", 1_800_000)
    window.activateWindow()
    assert window.page is not None
    return window.page


@pytest.fixture
def bar(page: StudioPage) -> FirstStepsBar:
    (found,) = page.findChildren(FirstStepsBar)
    return found


def states(bar: FirstStepsBar) -> list[str]:
    said = (button.accessibleName().split(". ")[0] for button in bar.buttons.values())
    return [words.rpartition(", ")[2] for words in said]


def focus() -> QWidget:
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_steps_are_done_one_after_another_by_keys_alone(
    page: StudioPage, bar: FirstStepsBar, settings: Settings
) -> None:
    assert bar.isVisible()
    assert states(bar) == ["to do", "to do", "to do"]

    bar.buttons[FirstStep.DIFFERENTIATOR].setFocus()
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    QTest.keyClicks(focus(), "Works without a network")
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert states(bar) == ["done", "to do", "to do"]

    # There is no frame yet: one is added, and its headline waits to be typed.
    bar.buttons[FirstStep.LINK].setFocus()
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    QTest.keyClicks(focus(), "It works in the cellar")
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert states(bar) == ["done", "to do", "to do"]

    bar.buttons[FirstStep.LINK].setFocus()
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert isinstance(focus(), QLineEdit)
    QTest.keyClicks(focus(), "Works without")
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert not any(button.isVisible() for button in bar.buttons.values())
    assert bar._end.isVisible()
    assert not settings.values.shows_first_steps


def test_the_headline_of_the_frame_that_carries_it_is_asked_for(
    page: StudioPage, bar: FirstStepsBar
) -> None:
    project = page.session.project
    fact = add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Offline", statement="")
    bar.buttons[FirstStep.LINK].click()
    settle()
    story = page.session.story
    assert story is not None
    (frame,) = story.frames
    link(project, source=frame, target=fact)
    assert states(bar) == ["done", "done", "to do"]
    page.go("demo")
    bar.buttons[FirstStep.HEADLINE].click()
    settle()
    QTest.keyClicks(focus(), "No network, no matter")
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert page.session.view.frames[frame.id].headline == "No network, no matter"
    assert bar._end.isVisible()
    page.session.undo()
    assert states(bar) == ["done", "done", "to do"]


def test_put_away_it_stays_so_until_it_is_asked_for(
    page: StudioPage, bar: FirstStepsBar, settings: Settings
) -> None:
    bar._leave.setFocus()
    QTest.keyClick(focus(), Key.Key_Return)
    settle()
    assert not bar.isVisible()
    assert page.workspace.isAncestorOf(focus())
    assert not settings.values.shows_first_steps
    (action,) = [one for one in page._story_actions() if one.id == "story.first-steps"]
    action.handler()
    assert bar.isVisible()
    assert settings.values.shows_first_steps


def test_a_document_that_has_done_them_is_left_alone(
    page: StudioPage, bar: FirstStepsBar, settings: Settings, window: MainWindow
) -> None:
    bar.buttons[FirstStep.LINK].click()
    settle()
    session: Session = page.session
    story = session.story
    assert story is not None
    project = session.project
    fact = add_element(project, kind=ElementKind.DIFFERENTIATOR, name="Offline", statement="")
    link(project, source=story.frames[0], target=fact)
    edit_cells(project, story.frames[0], headline="Told")
    settings.change(shows_first_steps=True)
    path: Path = project.path
    window.close_document()
    window.open_path(path)
    assert window.page is not None
    (again,) = window.page.findChildren(FirstStepsBar)
    assert not again.isVisible()


def test_without_room_only_the_step_that_follows_is_named(
    page: StudioPage, bar: FirstStepsBar, qapp: QApplication
) -> None:
    assert [button.text() for button in bar.buttons.values()] == [
        "Write one differentiator",
        "Link it to a frame",
        "Write the headline",
    ]
    theme.apply(qapp, theme.load(theme.LIGHT, font_scale=2.0, reduced_motion=True))
    bar.resize(900, bar.height())
    assert [button.text() for button in bar.buttons.values()] == [
        "Write one differentiator",
        "",
        "",
    ]
