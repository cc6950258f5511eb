"""Work done by keys alone: what is in the document afterwards, and where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from narrative_studio.model.storyboard import Frame
from tests.ui.accessibility.stage import Stage, settle, staged
from ui import dressing, theme
from ui.presenter.reading_window import ReadingWindow
from ui.tour.coach_card import CoachCard


@pytest.fixture(scope="module")
def stage(
    qapp: QApplication, collector: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    dressing.install(qapp)
    with staged(tmp_path_factory) as made:
        made.open_sample()
        yield made
    theme.apply(qapp, theme.load(theme.LIGHT, reduced_motion=True))


@pytest.fixture(autouse=True)
def at_the_board(stage: Stage) -> Iterator[None]:
    """Begin on the board with the keyboard in it, and leave nothing open."""
    stage.clear()
    stage.go("storyboard", "storyboard.board")
    stage.room.focus_view()
    settle()
    yield
    stage.clear()


def press(stage: Stage, *chords: str) -> None:
    """Press keys, in Qt's portable form, where the keyboard is."""
    for chord in chords:
        combination = QKeySequence(chord)[0]  # type: ignore[index]
        QTest.keyClick(stage.focus, combination.key(), combination.keyboardModifiers())
        settle()
        active: object = QApplication.activeWindow()
        if active is None:
            # A window of the offscreen screen that closes leaves none active behind.
            stage.window.activateWindow()
            settle()


def frames(stage: Stage) -> list[Frame]:
    story = stage.session.story
    assert story is not None
    return list(story.frames)


def headlines(stage: Stage) -> list[str]:
    return [frame.headline for frame in frames(stage)]


def keyboard(stage: Stage) -> str:
    """The name of what has the keyboard."""
    return stage.focus.accessibleName()


def test_an_element_is_written_and_the_keyboard_comes_back_to_the_chain(stage: Stage) -> None:
    press(stage, "Ctrl+1", "Ctrl+Return")
    stage.type("A spreadsheet of a friend")
    press(stage, "Return")
    names = [element.name for element in stage.session.view.elements.values()]
    assert "A spreadsheet of a friend" in names
    press(stage, "Esc")
    assert keyboard(stage) == "Chain of the positioning"


def test_a_frame_is_made_moved_duplicated_hidden_and_taken_back(stage: Stage) -> None:
    before = headlines(stage)
    press(stage, "Home", "Ctrl+Return")
    stage.type("Written by keys")
    press(stage, "Return")
    assert headlines(stage)[1] == "Written by keys"
    press(stage, "Alt+Right")
    assert headlines(stage)[2] == "Written by keys"
    press(stage, "Ctrl+D")
    assert len(frames(stage)) == len(before) + 2
    press(stage, "Ctrl+H")
    assert len(frames(stage)) == len(before) + 1
    assert keyboard(stage) == "Storyboard"
    press(stage, *["Ctrl+Z"] * 5)
    assert headlines(stage) == before


def test_a_demo_step_is_written_marked_and_moved(stage: Stage) -> None:
    press(stage, "Ctrl+3", "Ctrl+Return")
    stage.type("Open the tree by keys")
    press(stage, "Return", "Esc", "Ctrl+Shift+M")

    def step() -> tuple[bool, int]:
        view = stage.session.view
        (found,) = [one for one in view.steps.values() if one.do == "Open the tree by keys"]
        return found.is_wow, view.steps.of("frame", found.frame).index(found)

    is_wow, place = step()
    assert is_wow
    press(stage, "Alt+Down" if place == 0 else "Alt+Up")
    assert step()[1] == place + (1 if place == 0 else -1)
    assert keyboard(stage) == "Run sheet"


def test_the_script_is_read_frame_by_frame_and_left(stage: Stage) -> None:
    press(stage, "Ctrl+Shift+R")
    (reading,) = [one for one in stage.roots() if isinstance(one, ReadingWindow)]
    first = reading.frame_id
    press(stage, "PgDown", "Right")
    assert reading.frame_id != first
    press(stage, "Esc")
    assert [one for one in stage.roots() if isinstance(one, ReadingWindow)] == []


def test_an_action_gets_other_keys_that_work_at_once(stage: Stage) -> None:
    press(stage, "Ctrl+/")
    stage.type("larger text")
    press(stage, "Down", "Return", "Ctrl+Alt+L", "Esc")
    assert dict(stage.settings.values.shortcuts)["window.larger"] == "Ctrl+Alt+L"
    assert keyboard(stage) == "Storyboard"
    before = stage.settings.values.font_scale_pct
    press(stage, "Ctrl+Alt+L")
    assert stage.settings.values.font_scale_pct > before
    press(stage, "Ctrl+0")
    assert stage.settings.values.font_scale_pct == 100


def test_the_search_leads_to_a_frame(stage: Stage) -> None:
    press(stage, "Ctrl+K")
    stage.type("The mock recall that writes its own file")
    press(stage, "Return")
    shown = stage.session.selection
    (wanted,) = [one.id for one in frames(stage) if one.headline.startswith("The mock recall that")]
    assert (shown.table, shown.current) == ("frame", wanted)
    assert keyboard(stage) == "Storyboard"


def test_the_tour_is_taken_and_left(stage: Stage) -> None:
    press(stage, "Ctrl+K")
    stage.type("tour")
    press(stage, "Return")
    (card,) = [one for one in stage.window.findChildren(CoachCard) if one.isVisible()]
    assert card.isAncestorOf(stage.focus)
    press(stage, "Return", "Esc")
    assert [one for one in stage.window.findChildren(CoachCard) if one.isVisible()] == []
    assert stage.room.isAncestorOf(stage.focus)
