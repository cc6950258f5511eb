"""What helps to tell a frame, beside its script."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.workspaces.demo.stage import frames
from ui.session import Session
from ui.widgets.label import TextLabel
from ui.workspaces.demo.script_side import ScriptSide


def test_without_a_frame_nothing_is_said(session: Session, qtbot: QtBot) -> None:
    side = ScriptSide(session)
    qtbot.addWidget(side)
    edit_cells(session.project, frames(session)[0], visual="An oven at night")
    side.show_frame(frames(session)[0])
    said = [label.text() for label in side.findChildren(TextLabel)]
    assert said[:2] == ["Visual", "An oven at night"]
    side.show_frame(None)
    assert all(not label.isVisibleTo(side) for label in side.findChildren(TextLabel))
