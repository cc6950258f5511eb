from dataclasses import replace

import pytest

from build_spec.chart_samples import before_after, before_after_few
from narrative_studio.charts.drawing.before_after import draw_before_after
from narrative_studio.charts.drawing.canvas import Glyph, Ink, Sign
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_both_versions_stand_at_their_share_the_first_above() -> None:
    drawing = draw_before_after(before_after(), Room(900), RULER)
    before, after = [shape for shape in drawing.shapes if isinstance(shape, Glyph)][2:4]
    assert (before.sign, after.sign) == (Sign.SQUARE, Sign.CIRCLE)
    assert before.y < after.y
    other = [shape for shape in drawing.shapes if isinstance(shape, Glyph)][4]
    per_part = (other.x - before.x) / (5 / 14 - 3 / 14)
    assert (after.x - before.x) / per_part == pytest.approx(8 / 12 - 3 / 14)


def test_the_counts_are_told_and_what_may_be_said_of_them() -> None:
    words = said(draw_before_after(before_after(), Room(900), RULER))
    assert "3 of 14 → 8 of 12" in words
    assert "Separated from chance" in words


def test_few_are_hollow_and_a_frame_that_was_not_there_has_one_mark() -> None:
    drawing = draw_before_after(before_after_few(), Room(900), RULER)
    marks = [shape for shape in drawing.shapes if isinstance(shape, Glyph)][2:]
    assert len(marks) == 5
    assert all(mark.is_hollow and mark.ink is Ink.TEXT2 for mark in marks)
    assert "not in it → 1 of 4" in said(drawing)


@pytest.mark.parametrize("width", [549.0, 549.3, 549.5, 549.8])
def test_what_may_be_said_and_what_is_counted_is_never_cut_off(width: float) -> None:
    few = before_after_few()
    rows = tuple(replace(row, verdict="Too few to compare") for row in few.rows[:2])
    chart = replace(few, word="confused or objected", rows=rows)
    words = said(draw_before_after(chart, Room(width), RULER))
    assert words.count("Too few to compare") == 2
    assert "Confused or objected," in " ".join(words)
    assert not [one for one in words if one.endswith("…")]
