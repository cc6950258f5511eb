"""Rows come as a reader meets them: the chain, then each story with what belongs to its frames."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

from narrative_studio.analysis.story.story_order import rows_in_story_order
from narrative_studio.model.positioning import Element, ElementKind
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.sample.replay import make_sample
from tests.story import ADA


def test_every_row_comes_once_and_in_the_order_of_the_story(tmp_path: Path) -> None:
    project = make_sample(tmp_path / "sample.narrative", me=ADA)
    view = project.view()
    rows = list(rows_in_story_order(view))
    counts = Counter((row.table, row.id) for row in rows)
    assert set(counts.values()) == {1}
    assert len(counts) == sum(len(table) for table in view.tables.values())
    kinds = [row.kind for row in rows if isinstance(row, Element)]
    assert kinds == sorted(kinds, key=list(ElementKind).index)
    story = view.narrative()
    frames = [row for row in rows if isinstance(row, Frame)]
    assert frames[: len(story.frames)] == list(story.frames)
    at = {(row.table, row.id): number for number, row in enumerate(rows)}
    for frame, after in pairwise(story.frames):
        parts: tuple[Row, ...] = (*story.questions(frame.id), *story.steps(frame.id))
        for part in parts:
            assert at["frame", frame.id] < at[part.table, part.id] < at["frame", after.id]
    tables = list(dict.fromkeys(row.table for row in rows))
    assert tables.index("element") < tables.index("narrative") < tables.index("frame")
    project.close()
