from build_spec.chart_samples import evidence_grid
from narrative_studio.charts.drawing.canvas import Box, Ink, Use
from narrative_studio.charts.drawing.evidence_grid import draw_evidence_grid
from narrative_studio.charts.drawing.sheet import Room
from tests.chart_rules import Ruler, said

RULER = Ruler()


def test_each_verdict_looks_otherwise_and_says_so() -> None:
    drawing = draw_evidence_grid(evidence_grid(), Room(900), RULER)
    boxes = {(s.place.x, s.place.y): s for s in drawing.shapes if isinstance(s, Box)}
    by_key = {target.key: boxes.get((target.place.x, target.place.y)) for target in drawing.targets}
    lands, does_not = by_key["VA-1/Co-packers"], by_key["VA-3/Co-packers"]
    not_yet, not_told = by_key["VA-1/Own label"], by_key["VA-1/Importers"]
    assert lands is not None
    assert does_not is not None
    assert not_yet is not None
    assert not_told is not None
    assert (lands.fill, does_not.fill) == (Ink.LANDED, Ink.CONFUSED)
    assert (not_yet.fill, not_yet.is_dashed) == (None, True)
    assert not_told.hatch is Ink.BORDER
    words = said(drawing)
    assert (words.count("lands"), words.count("does not")) == (4, 2)


def test_the_count_stands_below_the_verdict() -> None:
    words = said(draw_evidence_grid(evidence_grid(), Room(900), RULER))
    assert words[words.index("lands") + 1] == "8 of 11"


def test_segments_say_how_many_they_are() -> None:
    words = said(draw_evidence_grid(evidence_grid(), Room(900), RULER))
    assert {"n = 11", "n = 4", "n = 10", "n = 1"} <= set(words)


def test_more_segments_than_fit_make_it_wider() -> None:
    assert draw_evidence_grid(evidence_grid(), Room(320), RULER).width > 320


def test_on_a_wide_page_the_verdicts_stand_beside_the_names() -> None:
    chart = evidence_grid()
    drawing = draw_evidence_grid(chart, Room(1800), RULER)
    first = min(target.place.x for target in drawing.targets if target.column)
    longest = max(RULER.width(row.title, Use.BODY) for row in chart.rows)
    assert longest < first < longest + 40
