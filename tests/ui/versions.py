"""A document with a past: baselines, edits of two people, and a copy of somebody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.versions import take_baseline
from narrative_studio.model.ids import PersonId
from narrative_studio.model.people import Function
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.storyboard import Frame
from narrative_studio.project import Identity, Project
from tests.ui.studio import ME
from ui.session import Session

PRIYA = Identity(
    PersonId("0192f0c0-0000-7000-8000-0000000000bb"),
    "Priya Rastogi",
    function=Function.CUSTOMER_SUCCESS,
)
SCRIPT = "Ovens wait for wood. Nobody knows the hour."


def oven_project(folder: Path) -> Project:
    """Three frames and a linked value; two baselines, between which two things were reworded."""
    project = new_project(folder / "oven.narrative", me=ME, title="Oven", clock=Clock())
    narrative = project.view().narratives.ordered[0]
    value = add_element(
        project, kind=ElementKind.VALUE, name="Know the hour", statement="The log names it."
    )
    for beat, headline in (
        ("insight", "Ovens wait for wood"),
        ("alternatives", "Weigh each log"),
        ("the-ask", "Start a pilot"),
    ):
        add_frame(project, narrative=narrative.id, beat=beat, headline=headline)
    edit_cells(project, frame_in(project, 1), script=SCRIPT, planned_ms=60_000)
    link(project, source=frame_in(project, 3), target=value)
    take_baseline(project, name="First workshop")
    edit_cells(project, frame_in(project, 3), headline="Start one night")
    edit_cells(project, value, statement="The log names its hour.")
    take_baseline(project, name="After the tests", note="The ask became smaller.")
    return project


def frame_in(project: Project, number: int) -> Frame:
    """A told frame, counted from 1."""
    narrative = project.view().narrative()
    return narrative.frames[number - 1]


def value_in(project: Project) -> Element:
    """The one element."""
    (found,) = project.view().elements.values()
    return found


def copy_of(project: Project, name: str, **cells: Any) -> Path:
    """A copy beside the document in which Priya has reworded frame 1 meanwhile."""
    project.publish()
    path = project.path.with_name(name)
    path.write_bytes(project.path.read_bytes())
    other = Project.read(path, me=PRIYA, clock=Clock())
    edit_cells(other, frame_in(other, 1), **cells)
    other.publish()
    other.close()
    return path


def misalign(project: Project, **cells: tuple[Any, Any]) -> None:
    """Let Priya and me give cells of frame 1 the two values, neither knowing of the other."""
    path = copy_of(
        project, "theirs.narrative", **{name: theirs for name, (_, theirs) in cells.items()}
    )
    edit_cells(project, frame_in(project, 1), **{name: mine for name, (mine, _) in cells.items()})
    project.merge(path)
    path.unlink()


def told_words(session: Session) -> list[str]:
    """What the user was told."""
    return [message.text for message in session.messages.list]


def wait_for_keyboard(qtbot: QtBot, widget: QWidget, *, give: Callable[[], object]) -> None:
    """Wait until a widget has the keyboard that ``give`` gives to it."""

    def has_keyboard() -> bool:
        # Another window of the run may have taken it meanwhile.
        widget.window().activateWindow()
        give()
        return widget.hasFocus()

    qtbot.waitUntil(has_keyboard, timeout=20_000)


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
    """Press a key where the keyboard is, or on a widget."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    target = on or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def click(widget: QWidget, at: QPoint) -> None:
    """Click with the left button at a point of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
