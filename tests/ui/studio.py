"""Documents and sessions for the tests of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from narrative_studio.clock import Clock
from narrative_studio.commands.documents import new_project
from narrative_studio.commands.positioning import add_element
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.model.ids import PersonId
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.project import Identity, Project
from narrative_studio.settings import Settings
from ui.messages import Message, Messages
from ui.session import Session

ME = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000aa"), "Ada Lovelace")
HER = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000bb"), "Grace")
"""A colleague whose changes arrive while something is open."""


def story(folder: Path, *headlines: str) -> Project:
    """A document in ``folder`` with one frame per headline, all of the insight beat."""
    project = new_project(folder / "story.narrative", me=ME, title="Our story", clock=Clock())
    narrative = project.view().narratives.ordered[0]
    for headline in headlines:
        add_frame(project, narrative=narrative.id, beat="insight", headline=headline)
    add_element(project, kind=ElementKind.VALUE, name="Know in minutes", statement="One person.")
    return project


def session_of(project: Project, settings: Settings) -> Session:
    """A session whose messages can be read with ``told``."""
    return Session(project, settings=settings, messages=Messages())


def told(session: Session) -> list[Message]:
    """What the user was told."""
    return list(session.messages.list)


def standing_in(session: Session, row: Row, cell: str) -> set[object]:
    """What stands in a cell: several values where two people disagree."""
    history = session.project.cell_history(row, cell)
    return {one.value for one in history if one.is_current}


def edit_in_place(view: QWidget, qtbot: QtBot) -> QWidget:
    """Press the key that edits what is current in a view; gives the editor that has opened."""
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not view
    return editor
