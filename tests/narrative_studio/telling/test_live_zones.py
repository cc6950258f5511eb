"""The zones of a story while it is told."""

from __future__ import annotations

from pathlib import Path

from narrative_studio.commands.documents import new_project
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.storyboard import add_frame
from narrative_studio.commands.zones import make_zone
from narrative_studio.model.template import Part
from narrative_studio.project import Identity
from narrative_studio.telling.live_zones import zone_spans


def test_frames_of_a_zone_are_one_run_and_others_go_by_their_beat(
    tmp_path: Path, me: Identity
) -> None:
    project = new_project(tmp_path / "a.narrative", me=me, title="Corrin")
    narrative = project.view().narrative().narrative.id
    beats = ("insight", "alternatives", "introduction", "proof")
    frames = [add_frame(project, narrative=narrative, beat=beat, headline=beat) for beat in beats]
    for frame in frames:
        edit_cells(project, frame, planned_ms=60_000)
    make_zone(project, frames=[frames[0].id, frames[1].id], name="Agree")
    spans = zone_spans(project.view().narrative())
    assert [(one.name, len(one.frames), one.planned_ms) for one in spans] == [
        ("Agree", 2, 120_000),
        ("Introduction", 1, 60_000),
        ("Proof", 1, 60_000),
    ]
    assert [one.part for one in spans] == [Part.SETUP, Part.FOLLOW, Part.FOLLOW]
    assert spans[0].told_ms(lambda frame: 7 if frame == frames[1].id else 0) == 7
    project.close()
