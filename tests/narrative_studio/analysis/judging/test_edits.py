"""Many frames before and after an edit."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.judging.comparison import Comparison, Finding
from narrative_studio.analysis.judging.edits import findings, to_both_sides
from narrative_studio.analysis.statistics.rate import Difference, Rate

SAME = Comparison(Rate(10, 20), Rate(10, 20))
BORDERLINE = Comparison(Rate(15, 20), Rate(7, 20))
CLEAR = Comparison(Rate(19, 20), Rate(5, 20))
FEW = Comparison(Rate(3, 3), Rate(0, 3))


def test_one_frame_is_judged_as_it_would_be_alone() -> None:
    assert findings([BORDERLINE]) == (BORDERLINE.finding,) == (Finding.HIGHER,)


def test_of_many_frames_only_the_clear_ones_are_left() -> None:
    assert findings([BORDERLINE, CLEAR, *[SAME] * 6]) == (
        Finding.NOT_SEPARATED,
        Finding.HIGHER,
        *[Finding.NOT_SEPARATED] * 6,
    )


def test_frames_that_cannot_be_compared_take_nothing_from_the_others() -> None:
    assert findings([FEW, BORDERLINE, FEW]) == (Finding.TOO_FEW, Finding.HIGHER, Finding.TOO_FEW)
    assert findings([]) == ()


def test_an_early_look_decides_nothing() -> None:
    assert findings([FEW, CLEAR], is_interim=True) == (Finding.TOO_FEW, Finding.INTERIM)


def test_both_sides_count_alike() -> None:
    one = to_both_sides(Difference(Rate(6, 10), Rate(2, 10)))
    assert one == pytest.approx(2 * 0.0849011669445)
    assert one == to_both_sides(Difference(Rate(2, 10), Rate(6, 10)))
    assert to_both_sides(Difference(Rate(5, 10), Rate(5, 10))) == 1
