"""The line over the cards of a zone."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import hide_frames
from narrative_studio.commands.variants import add_variant, leave_out, say_otherwise
from narrative_studio.commands.zones import make_zone, remove_zone
from narrative_studio.model.durations import format_duration
from tests.ui.boards import Boards, named, told
from ui.models.storyboard import StoryboardModel
from ui.models.zone_strips import ZoneStrip, strips_of


def test_every_told_frame_of_a_zone_has_its_strip(boards: Boards) -> None:
    session = boards.session("insight:A", "insight:B", "the-ask:Z")
    frames = [named(session, name).id for name in "AB"]
    zone = make_zone(session.project, frames=frames, name="Opening", budget_ms=60_000)
    edit_cells(session.project, named(session, "A"), planned_ms=90_000)
    hide_frames(session.project, frames=frames[1:], is_backup=True)
    assert strips_of(told(session), told(session)) == {
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


def test_a_strip_goes_on_over_a_frame_that_the_variant_leaves_out(boards: Boards) -> None:
    session = boards.session("insight:A", "insight:B", "insight:C", "the-ask:Z")
    a, b, c, z = (named(session, name) for name in "ABCZ")
    zone = make_zone(session.project, frames=[a.id, b.id, c.id], name="Opening", budget_ms=60_000)
    make_zone(session.project, frames=[z.id], name="End")
    narrative = told(session).narrative.id
    variant = add_variant(session.project, narrative=narrative, name="Short")
    leave_out(session.project, variant=variant.id, frames=[b.id, z.id])
    say_otherwise(session.project, variant=variant.id, frame=a.id, what="planned_ms", value=90_000)
    session.choose_variant(variant.id)
    assert session.telling is not None
    found = strips_of(told(session), session.telling)
    length = format_duration(90_000 + c.planned_ms)
    assert {found[one.id] for one in (a, b, c)} == {
        ZoneStrip(zone.id, "Opening", length, is_over=False)
    }
    assert found[z.id].words == "left out"
