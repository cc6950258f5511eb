import pytest

from narrative_studio.charts.drawing.canvas import Glyph, Ink, Sign
from narrative_studio.charts.drawing.outlines import corners


@pytest.mark.parametrize(
    ("sign", "count"), [(Sign.TRIANGLE, 3), (Sign.DIAMOND, 4), (Sign.SQUARE, 4)]
)
def test_outlines_reach_about_as_far_as_a_circle_would(sign: Sign, count: int) -> None:
    points = corners(Glyph(10, 20, 8, sign, Ink.BLUE), 4)
    assert len(points) == count
    assert all(3 <= max(abs(x - 10), abs(y - 20)) <= 5 for x, y in points)
