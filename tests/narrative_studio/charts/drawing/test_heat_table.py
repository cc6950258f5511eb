from build_spec.chart_samples import heat_table, heat_table_wide
from narrative_studio.charts.drawing.canvas import Box, Glyph, Ink, Sign, Stroke
from narrative_studio.charts.drawing.heat_table import draw_heat_table
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_every_cell_says_its_state_in_a_word_where_there_is_room() -> None:
    words = said(draw_heat_table(heat_table(), Room(1000), RULER))
    assert words.count("confused") == 6
    assert words.count("landed") == 16
    assert "skipped" in words
    assert "unknown" in words


def test_cells_of_a_column_stand_below_each_other_and_equally_wide() -> None:
    drawing = draw_heat_table(heat_table(), Room(1000), RULER)
    first = [target for target in drawing.targets if target.column == 1]
    assert len({target.place.x for target in first}) == 1
    assert len({target.place.width for target in drawing.targets if target.column}) == 1
    cells = [target for target in first if target.row]
    assert [target.place.y for target in cells] == sorted(target.place.y for target in cells)


def test_states_have_a_colour_and_those_not_counted_are_hatched_instead() -> None:
    drawing = draw_heat_table(heat_table(), Room(1000), RULER)
    boxes = {(s.place.x, s.place.y): s for s in drawing.shapes if isinstance(s, Box)}
    by_key = {target.key: boxes.get((target.place.x, target.place.y)) for target in drawing.targets}
    confused, apart, landed = by_key["f4/T01"], by_key["f2/T03"], by_key["f2/T01"]
    assert confused is not None
    assert landed is not None
    assert apart is not None
    assert (confused.fill, landed.fill) == (Ink.CONFUSED, Ink.LANDED)
    assert (apart.fill, apart.hatch) == (None, Ink.BORDER)
    assert by_key["f1/T01"] is None, "a neutral cell is quiet"


def test_those_not_counted_stand_apart_under_a_dashed_line() -> None:
    drawing = draw_heat_table(heat_table(), Room(1000), RULER)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Stroke)]
    assert [line.is_dashed for line in lines] == [False, False, False, True]
    assert (
        lines[3].points[0][0] - lines[2].points[1][0]
        > lines[1].points[0][0] - lines[0].points[1][0]
    )


def test_narrow_cells_have_signs_and_a_legend_that_explains_them() -> None:
    drawing = draw_heat_table(heat_table(), Room(560), RULER)
    signs = {shape.sign for shape in drawing.shapes if isinstance(shape, Glyph)}
    assert signs == {Sign.SQUARE, Sign.TRIANGLE, Sign.DIAMOND}
    assert {"landed", "confused", "objected"} <= set(said(drawing))
    assert any("A dash: neutral." in words for words in said(drawing))
    wide = draw_heat_table(heat_table(), Room(1000), RULER)
    assert not any("A dash" in words for words in said(wide)), "the cells say it themselves"


def test_more_sessions_than_fit_make_the_drawing_wider_not_the_cells_too_small() -> None:
    drawing = draw_heat_table(heat_table_wide(), Room(560), RULER)
    assert drawing.width > 560
    assert min(target.place.width for target in drawing.targets if target.column) >= 26


def test_a_cell_speaks_its_frame_its_session_and_its_state() -> None:
    drawing = draw_heat_table(heat_table(), Room(1000), RULER)
    spoken = {target.key: target.spoken for target in drawing.targets}
    assert spoken["f4/T01"] == "Frame 4, T01, confused"
    assert spoken["f2/T03"] == "Frame 2, T03, confused, not counted"
    tips = {target.key: target.tip for target in drawing.targets}
    assert tips["f2"] == "2 One person holds the map: 1 landed, 9 neutral"


def test_rows_grow_with_their_columns_up_to_a_limit() -> None:
    heights = []
    for width in (560, 760, 1000, 1240, 2400):
        drawing = draw_heat_table(heat_table(), Room(width), RULER)
        (high,) = {
            target.place.height for target in drawing.targets if target.row and target.column
        }
        heights.append(high)
    assert heights[-1] == 34
    assert heights[2] < heights[3] <= heights[-1]
    assert min(heights) >= 24
