"""The digest of what a file says changes with what it says, and with nothing else."""

from __future__ import annotations

from pathlib import Path

from exporters import registry
from exporters.said import pieces_hash, said_hash
from narrative_studio.analysis.naming import day
from narrative_studio.interchange import mark_of
from tests.story import make_story


def test_the_day_and_the_mark_of_the_document_make_no_difference(tmp_path: Path) -> None:
    project = make_story(tmp_path / "story.narrative")
    view = project.view()
    project.close()
    today = view.today.isoformat()
    said = pieces_hash(["a", f"b {today} {day(today)} {mark_of(view)}"], view)
    assert said == pieces_hash(["a", "b   "], view)
    assert said != pieces_hash(["a", "c"], view)
    script, csv = (registry.get(kind) for kind in ("script", "csv"))
    assert said_hash(script, view.narrative(), {}) != said_hash(csv, view.narrative(), {})
    assert said_hash(csv, view.narrative(), {}) != said_hash(csv, view.narrative(), {"a": "b"})
