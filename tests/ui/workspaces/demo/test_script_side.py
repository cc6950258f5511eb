"""What helps to tell a frame, beside its script."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.pictures import set_picture
from tests.exporters.deck.conftest import png
from tests.ui.workspaces.demo.stage import frames
from ui.preview.composer import composer_of
from ui.session import Session
from ui.widgets.label import TextLabel
from ui.workspaces.demo.script_side import ScriptSide, _PictureBox


def test_without_a_frame_nothing_is_said(session: Session, qtbot: QtBot) -> None:
    side = ScriptSide(session)
    qtbot.addWidget(side)
    edit_cells(session.project, frames(session)[0], visual="An oven at night")
    side.show_frame(frames(session)[0])
    assert said(side)[:3] == ["Slide", "Visual", "An oven at night"]
    side.show_frame(None)
    assert said(side) == []


def test_the_slide_stands_in_place_of_the_picture_alone(session: Session, qtbot: QtBot) -> None:
    side = ScriptSide(session)
    qtbot.addWidget(side)
    frame = frames(session)[0]
    set_picture(session.project, row=frame, content=png(), alt_text="An oven")
    side.show_frame(frames(session)[0])
    assert said(side)[:2] == ["Slide", "Words"]
    composer_of(session).set_shown(is_shown=False)
    assert said(side)[:2] == ["Visual", "Words"]
    assert pictures(side) == ["An oven"]
    composer_of(session).set_shown(is_shown=True)
    assert pictures(side) == []


def said(side: ScriptSide) -> list[str]:
    labels = (one for one in side.findChildren(TextLabel) if one.isVisibleTo(side))
    return [label.text() for label in labels]


def pictures(side: ScriptSide) -> list[str]:
    """The pictures beside the script, by their alt texts."""
    boxes = (one for one in side.findChildren(_PictureBox) if one.isVisibleTo(side))
    return [box.accessibleName() for box in boxes]
