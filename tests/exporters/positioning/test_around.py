"""What stands around the chain is there when it is wanted and has something in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from exporters.paper.model import Grid, Headline
from exporters.positioning.around import around
from exporters.positioning.part import Part
from exporters.stakeholder.gathered import Contents, gathered
from narrative_studio.commands.positioning import connect
from narrative_studio.model.positioning import ElementKind
from tests.story import make_story


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (Part.COMPARISON, "Comparison"),
        (Part.VOCABULARY, "Vocabulary"),
        (Part.CUSTOMERS, "Customers"),
        (Part.OBJECTIONS, "Objections"),
        (Part.GOALS, "Goals"),
        (Part.TOUCHPOINTS, "Touchpoints"),
    ],
)
def test_a_part_has_its_heading_and_a_table(tmp_path: Path, part: Part, heading: str) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as story:
        view = story.view()
        (alternative, *_), (differentiator, *_) = (
            view.elements_of(kind) for kind in (ElementKind.ALTERNATIVE, ElementKind.DIFFERENTIATOR)
        )
        connect(story, source=alternative.id, target=differentiator.id)
        shown = gathered(story.view().narrative(), Contents(has_story=False))
        blocks = list(around(shown, {part}))
        assert list(around(shown, set())) == []
    assert blocks[0] == Headline(1, heading)
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert all(sum(cell.span for cell in row.cells) == len(grid.columns) for row in grid.rows)


def test_an_empty_document_has_nothing_around(tmp_path: Path) -> None:
    from narrative_studio.commands.documents import new_project
    from tests.story import ADA

    with closing(new_project(tmp_path / "n.narrative", me=ADA, title="n")) as project:
        shown = gathered(project.view().narrative(), Contents(has_story=False))
        assert list(around(shown, set(Part))) == []
