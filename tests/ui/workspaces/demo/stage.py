"""A demo to show: frames of a sales pitch with steps, questions, a wow and a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from narrative_studio.clock import Clock
from narrative_studio.commands.demo import add_step
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.demo import Step
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Project
from tests.ui.studio import ME
from ui.session import Session

VALUE = "differentiated-value"
SCRIPT = (
    "You **weigh each log** by hand. That takes long.\n\n"
    "> Click: show the empty oven\n\n"
    "Nobody *knows* the hour."
)


def demo_project(folder: Path) -> Project:
    """Frames 1 to 5 and a backup; the steps are 2.1, 2.2 and 4.1."""
    project = new_project(folder / "oven.narrative", me=ME, title="Oven", clock=Clock())
    with project.op("Write the demo", may_undo=False):
        _write(project)
    return project


def _write(project: Project) -> None:
    _frame(
        project,
        "insight",
        "Ovens wait for wood",
        planned_ms=120_000,
        key_message="Weight is guessed",
        script=SCRIPT,
        checkpoint="Do you see it this way?",
        transition="So what do people do?",
    )
    tick = "Does that tick the box?"
    scale = _frame(project, VALUE, "The log names its hour", planned_ms=60_000, checkpoint=tick)
    _frame(project, VALUE, "What the scale costs", planned_ms=60_000)
    fire = _frame(project, VALUE, "The fire lights itself", planned_ms=60_000)
    _frame(project, "the-ask", "One night with your wood", planned_ms=60_000)
    backup = _frame(project, "proof", "What others weigh", planned_ms=60_000, is_backup=True)

    _step(project, scale, do="Put a log on.", say="It weighs nothing special.", planned_ms=30_000)
    shown = _step(
        project,
        scale,
        do="Type `LOG-7`.",
        say="I type the *name* of the log.",
        expect="The hour",
        why="The night shift decides with it.",
        ask="What do you do today?",
        fallback="Open `scale.png`.",
        planned_ms=45_000,
        is_wow=True,
    )
    _step(project, fire, do="Close the door.", say="Now it burns.", planned_ms=60_000)
    _step(project, backup, do="Show the list.", planned_ms=10_000)
    value = add_element(project, kind=ElementKind.VALUE, name="Know in minutes", statement="One.")
    link(project, source=shown, target=value)


def frames(session: Session) -> tuple[Frame, ...]:
    """The told frames in order."""
    assert session.story is not None
    return session.story.frames


def steps(session: Session) -> dict[str, Step]:
    """The steps of the told frames by their number, as in ``2.1``."""
    story = session.story
    assert story is not None
    return {
        f"{place}.{number}": step
        for place, frame in enumerate(story.frames, start=1)
        for number, step in enumerate(story.steps(frame.id), start=1)
    }


def numbers_of(session: Session, *, frame: int) -> list[str]:
    """What is done in each step of a told frame, counted from 1."""
    story = session.story
    assert story is not None
    return [step.do for step in story.steps(story.frames[frame - 1].id)]


def element(session: Session) -> Element:
    """The value that a step carries."""
    (found,) = session.view.elements.values()
    return found


def press(
    key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None, times: int = 1
) -> None:
    """Press a key where the keyboard is, or on a widget."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    for _time in range(times):
        target = on or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, held)


def write(words: str) -> None:
    """Type words where the keyboard is, each letter where the one before has brought it."""
    for letter in words:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)


def click(view: QWidget, at: QPoint) -> None:
    """Click with the left button at a point of a view's viewport."""
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def double_click(view: QWidget, at: QPoint) -> None:
    """Click twice with the left button at a point of a view's viewport."""
    none = Qt.KeyboardModifier.NoModifier
    click(view, at)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, none, at)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, none, at)


def _frame(project: Project, beat: str, headline: str, **cells: Any) -> Frame:
    narrative = project.view().narratives.ordered[0]
    made = add_frame(project, narrative=narrative.id, beat=beat, headline=headline)
    edit_cells(project, made, **cells)
    return made


def _step(project: Project, frame: Frame, **cells: Any) -> Step:
    made = add_step(project, frame=frame.id)
    edit_cells(project, made, **cells)
    return made
