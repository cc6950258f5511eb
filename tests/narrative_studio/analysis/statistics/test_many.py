"""Many comparisons at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative_studio.analysis.statistics.many import holm
from narrative_studio.analysis.statistics.numbers import ImpossibleNumber


def test_holm_holds_each_value_against_what_is_left() -> None:
    """R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()
    assert holm([0.4]) == (0.4,)


@given(values=st.lists(st.floats(0, 1), max_size=12))
def test_no_value_becomes_more_surprising_and_their_order_stays(values: list[float]) -> None:
    found = holm(values)
    assert all(was <= now <= 1 for was, now in zip(values, found, strict=True))
    for one, now in zip(values, found, strict=True):
        for other, then in zip(values, found, strict=True):
            assert one > other or now <= then


def test_what_is_no_p_value_is_refused() -> None:
    with pytest.raises(ImpossibleNumber, match="p-value"):
        holm([0.5, 1.5])
