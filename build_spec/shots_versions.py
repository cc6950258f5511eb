"""How the room Versions is reached for pictures: history, baselines, cases to decide, copies."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView

from build_spec.shots_reaching import do, open_sample, settle
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import delete_frames
from narrative_studio.model.ids import PersonId
from narrative_studio.project import Identity, Project
from narrative_studio.sample.replay import make_sample
from ui.main_window import MainWindow
from ui.widgets.segmented import SegmentedControl
from ui.workspaces.versions.wording_card import WordingCard


def _misaligned(window: MainWindow) -> None:
    """Two people have reworded the same cells, and one deleted what the other edited."""
    fresh = Path(tempfile.mkdtemp(dir=os.environ["NARRATIVE_STUDIO_HOME"])) / "Lotwarden.narrative"
    made = make_sample(fresh, me=Identity(PersonId("shots"), "Ada Lovelace"))
    made.publish()
    made.close()
    window.open_path(fresh)
    assert window.page is not None
    session = window.page.session
    project = session.project
    path = project.path.with_name("Lotwarden (conflicted copy).narrative")
    path.write_bytes(project.path.read_bytes())
    people = {person.name: person for person in session.view.people.values()}
    priya, ines = people["Priya Rastogi"], people["Ines Calder"]
    other = Project.read(path, me=Identity(priya.id, priya.name, function=priya.function))
    frames = session.view.narrative().frames
    value = next(one for one in session.view.elements.values() if one.code == "VA-2")
    edit_cells(other, frames[7], bullets="Only the pallets that carry the risk", planned_ms=90_000)
    edit_cells(other, value, statement="A recall stops at the pallets that carry the risk.")
    edit_cells(other, frames[10], headline="The silent objection is the label printer")
    other.publish()
    other.close()
    project.be(Identity(ines.id, ines.name, function=ines.function))
    edit_cells(project, frames[7], bullets="38 pallets, not 410", planned_ms=120_000)
    edit_cells(project, value, statement="The recall covers 38 pallets and leaves the rest.")
    delete_frames(project, frames=[frames[10].id])
    project.merge(path)
    path.unlink()
    window.page.go("versions")


def _operation(window: MainWindow) -> None:
    """What one operation did, in one line of words, with the keyboard in the history."""
    open_sample(window, "versions")
    (history,) = [
        one for one in window.findChildren(QListView) if one.accessibleName() == "History"
    ]
    history.setFocus(Qt.FocusReason.TabFocusReason)
    model = history.model()
    labels = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    history.setCurrentIndex(model.index(labels.index("Comparison cut to two columns"), 0))
    for control in window.findChildren(SegmentedControl):
        if control.accessibleName().startswith("How wordings"):
            control.choose("line")
            control.chosen.emit("line")


def _deletion(window: MainWindow) -> None:
    """A deletion whose deleter had not seen an edit, and the small difference unfolded."""
    _misaligned(window)
    for button in window.findChildren(QAbstractButton):
        if button.accessibleName() == "Next case":
            button.click()
            button.click()
        elif "small difference" in button.text():
            button.click()


def _decide(window: MainWindow) -> None:
    """A wording is chosen by keyboard; the approver is somebody else."""
    _misaligned(window)
    assert window.page is not None
    session = window.page.session
    (tomasz,) = [one for one in session.view.people.values() if one.name == "Tomasz Wren"]
    value = next(one for one in session.view.elements.values() if one.code == "VA-2")
    edit_cells(session.project, value, approver=tomasz.id)
    settle()
    for button in window.findChildren(QAbstractButton):
        if button.accessibleName() == "Next case":
            button.click()
    settle(60)
    for card in window.findChildren(WordingCard):
        if card.isVisible() and card.choice.title == "Priya Rastogi":
            card.click()
            card.setFocus(Qt.FocusReason.TabFocusReason)


def _document(window: MainWindow) -> None:
    """A copy with news lies beside the document, which has just been verified."""
    _misaligned(window)
    assert window.page is not None
    project = window.page.session.project
    project.publish()
    path = project.path.with_name("Lotwarden (Priya's conflicted copy 2026-04-21).narrative")
    path.write_bytes(project.path.read_bytes())
    (priya,) = [one for one in project.view().people.values() if one.name == "Priya Rastogi"]
    other = Project.read(path, me=Identity(priya.id, priya.name, function=priya.function))
    edit_cells(other, other.view().narrative().frames[2], headline="What a good answer does")
    other.publish()
    other.close()
    window.page.session.copies.look()
    do(window, "versions.verify")
    settle(600)


def _new_baseline(window: MainWindow) -> None:
    open_sample(window, "versions", "versions.baselines", "versions.new-baseline")


VERSIONS: Final[dict[str, Callable[[MainWindow], None]]] = {
    "versions": lambda window: open_sample(window, "versions"),
    "versions-misaligned": _misaligned,
    "versions-operation": _operation,
    "versions-decide": _decide,
    "versions-deletion": _deletion,
    "versions-baselines": lambda window: open_sample(window, "versions", "versions.baselines"),
    "versions-new-baseline": _new_baseline,
    "versions-document": _document,
}
"""Every picture of the room: its name, and how it is reached."""
