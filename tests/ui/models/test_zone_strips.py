"""The line over the cards of a zone."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.zones import make_zone, remove_zone
from tests.ui.boards import Boards, named, told
from ui.models.storyboard import StoryboardModel
from ui.models.zone_strips import ZoneStrip, strips_of


def test_every_told_frame_of_a_zone_has_its_strip(boards: Boards) -> None:
    session = boards.session("insight:A", "insight:B", "the-ask:Z")
    frames = [named(session, name).id for name in "AB"]
    zone = make_zone(session.project, frames=frames, name="Opening", budget_ms=60_000)
    edit_cells(session.project, named(session, "A"), planned_ms=90_000)
    hide_frames(session.project, frames=frames[1:], is_backup=True)
    assert strips_of(told(session)) == {
        frames[0]: ZoneStrip(zone.id, "Opening", "1:30 of 1:00, 0:30 over", is_over=True)
    }


def test_the_model_tells_when_zones_become_others(boards: Boards) -> None:
    session = boards.session("insight:A", "insight:B")
    model = StoryboardModel(session)
    changes = QSignalSpy(model.zones_changed)
    zone = make_zone(session.project, frames=[named(session, "A").id], name="Opening")
    assert changes.count() == 1
    strip = model.zone(model.row_of(named(session, "A").id))
    assert strip is not None
    assert strip.name == "Opening"
    assert model.zone(model.row_of(named(session, "B").id)) is None
    edit_cells(session.project, zone, name="Start")
    edit_cells(session.project, named(session, "A"), planned_ms=5_000)
    assert changes.count() == 3
    edit_cells(session.project, named(session, "A"), script="Words")
    assert changes.count() == 3
    remove_zone(session.project, zone=zone.id)
    assert changes.count() == 4
    assert not model.has_zones
