"""Slides are shown, hidden and enlarged by name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.commands.demo import add_step
from tests.ui.boards import named
from tests.ui.preview.stage import place
from tests.ui.studio import told
from ui.actions import Action
from ui.preview.composer import composer_of
from ui.preview.slide_actions import slide_actions
from ui.preview.slide_sheet import SlideSheet
from ui.session import Session


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    place(qtbot, made, 1280, 800)
    return made


@pytest.fixture
def actions(session: Session, window: QWidget) -> dict[str, Action]:
    return {one.id: one for one in slide_actions(session, window)}


def test_slides_are_shown_and_hidden(session: Session, actions: dict[str, Action]) -> None:
    actions["slide.show"].handler()
    assert not composer_of(session).is_shown
    assert told(session)[-1].text == "Slides are no longer shown beside their frames"
    actions["slide.show"].handler()
    assert composer_of(session).is_shown
    assert told(session)[-1].text == "Slides are shown beside their frames"


@pytest.mark.parametrize("is_step", [False, True])
def test_the_slide_of_the_frame_or_of_the_steps_frame_is_shown_in_large(
    session: Session, actions: dict[str, Action], window: QWidget, is_step: bool
) -> None:
    frame = named(session, "Second")
    if is_step:
        step = add_step(session.project, frame=frame.id)
        session.select("step", [step.id])
    else:
        session.select("frame", [frame.id])
    actions["slide.large"].handler()
    sheet = window.findChild(SlideSheet)
    assert sheet is not None
    assert sheet.frame == frame.id
    sheet.close_sheet()


def test_without_a_frame_it_says_so(
    session: Session, actions: dict[str, Action], window: QWidget
) -> None:
    session.select("narrative", [session.view.narratives.ordered[0].id])
    actions["slide.large"].handler()
    assert window.findChild(SlideSheet) is None
    assert told(session)[-1].text == "Choose a frame to look at its slide"
