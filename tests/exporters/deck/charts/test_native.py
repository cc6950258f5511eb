import pytest

from exporters.deck.charts.native import Form, NativeChart, Series


def test_a_series_of_another_length_is_refused() -> None:
    for series in (Series("v1", (1.0,)), Series("v1", (1.0, 2.0), ("one",))):
        with pytest.raises(ValueError, match="v1 has 1 of 2"):
            NativeChart(Form.LINES, ("a", "b"), (series,))


def test_error_bars_are_there_where_any_point_has_one() -> None:
    assert not Series("v1", (1.0, 2.0), reach=(None, None)).has_reach
    assert Series("v1", (1.0, 2.0), reach=(None, (0.1, 0.2))).has_reach
