"""The one signal of changes."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from narrative_studio.commands.editing import edit_cells
from tests.ui.studio import story
from ui.bus import Bus


def test_a_change_becomes_a_signal_until_the_bus_leaves(
    tmp_path: Path, qtbot: QtBot, monkeypatch: object
) -> None:
    project = story(tmp_path, "One")
    bus = Bus(project)
    frame = next(iter(project.view().frames.values()))
    with qtbot.waitSignal(bus.changed) as signal:
        edit_cells(project, frame, headline="Two")
    assert signal.args is not None
    assert signal.args[0].rows == {("frame", frame.id)}
    bus.leave()
    with qtbot.assertNotEmitted(bus.changed):
        edit_cells(project, project.view().frames[frame.id], headline="Three")
    project.close()
