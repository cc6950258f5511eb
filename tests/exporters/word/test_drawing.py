"""Pictures fit their place and say what they show."""

from __future__ import annotations

import pytest

from exporters.word.drawing import drawing, fitted_mm


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1600, 900), (80.0, 45.0)),
        ((900, 1600), (28.125, 50.0)),
        ((96, 48), (25.4, 12.7)),
        ((2, 2), (1.0, 1.0)),
    ],
)
def test_a_picture_keeps_its_shape_and_is_not_blown_up(
    size: tuple[int, int], expected: tuple[float, float]
) -> None:
    assert fitted_mm(size, 80, 50) == pytest.approx(expected)


def test_the_alternative_text_is_told() -> None:
    assert 'descr="a &quot;b&quot; &amp; c"' in drawing("rId1", 3, 'a "b" & c', (10, 5))


def test_a_picture_without_one_is_decoration() -> None:
    assert "decorative" in drawing("rId1", 3, "", (10, 5))
    assert "decorative" not in drawing("rId1", 3, "x", (10, 5))


def test_a_chart_has_no_line_around_it() -> None:
    assert "<a:ln" in drawing("rId1", 3, "x", (10, 5))
    assert "<a:ln" not in drawing("rId1", 3, "x", (10, 5), has_line=False)
