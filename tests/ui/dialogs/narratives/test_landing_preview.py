"""Where the frames stand afterwards."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from narrative_studio.model.ids import FrameId, NarrativeId
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.template import template
from ui.dialogs.narratives.landing_preview import LandingPreview


def test_told_frames_are_numbered_backups_and_empty_beats_say_so(qtbot: QtBot) -> None:
    preview = LandingPreview()
    qtbot.addWidget(preview)
    first, second, *_ = template("sales-pitch-8").beats
    frame = Frame(FrameId("f"), NarrativeId("n"))
    preview.show_after(
        [(first, (frame, replace(frame, is_backup=True, headline="B"))), (second, ())]
    )
    preview.show_after(
        [(first, (frame, replace(frame, is_backup=True, headline="B"))), (second, ())]
    )
    assert preview.lines == (
        first.title,
        "1 Untitled frame",
        "Backup B",
        second.title,
        "No frame yet",
    )
