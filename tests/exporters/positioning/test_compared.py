"""Every finding about a differentiator at an alternative has its row, with how it is known."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from exporters.paper.model import Facts, Grid, Named, typed, words
from exporters.positioning.compared import compared
from exporters.stakeholder.gathered import Contents, gathered
from narrative_studio.commands.editing import edit_cells
from narrative_studio.commands.positioning import connect
from narrative_studio.model.positioning import ElementKind
from tests.story import make_story


def test_a_finding_stands_with_its_evidence_and_its_day(tmp_path: Path) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view()
        (alternative, *_), (target, *_) = (
            view.elements_of(kind) for kind in (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR)
        )
        relation = connect(story, source=alternative.id, target=target.id)
        edit_cells(story, relation, evidence="Seen in March", checked_on="2026-03-03")
        shown = gathered(story.view().narrative(), Contents(has_story=False))
        (grid,) = compared(shown)
    assert isinstance(grid, Grid)
    (row,) = grid.rows
    assert row.cells[0].blocks == (Named(target.name, is_strong=True),)
    assert row.cells[2].blocks == (words("Lacks it", bold=True),)
    assert row.cells[3].blocks == typed("Seen in March")
    assert row.cells[4].blocks == (Facts(("3 March 2026",)),)
