import pytest

from build_spec.chart_samples import confusion, confusion_few
from narrative_studio.charts.confusion import ConfusionCurve, CurveFrame, CurveLine, in_percent
from narrative_studio.charts.sample import Share


def test_the_table_holds_who_reached_the_frame_and_an_interval_only_of_a_rate() -> None:
    rows = confusion().table().rows
    assert rows[3][:5] == ("4", "Software follows stock, or paper, never both", "All", 2, 10)
    assert rows[3][5:] == (5.7, 51.0)
    assert rows[5][3:] == (0, 9, None, None), "one prospect did not reach frame 6"


def test_only_frames_that_confused_somebody_are_spoken() -> None:
    said = confusion().said()
    assert [clause.split(" of ")[0] for clause in said] == ["frame 4 2", "frame 5 1", "frame 7 2"]


def test_a_curve_of_few_has_no_rates() -> None:
    assert confusion().has_rates
    assert not confusion_few().has_rates


def test_a_version_without_a_frame_has_a_gap_there() -> None:
    frames = (CurveFrame("a", "1"), CurveFrame("b", "2"))
    chart = ConfusionCurve(
        headline="x", frames=frames, lines=(CurveLine("v1", (None, Share(1, 3))),)
    )
    assert chart.table().rows[0][3:] == (None, None, None, None)
    assert not chart.is_bare


def test_a_line_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="v1 has 1 shares"):
        ConfusionCurve(headline="x", lines=(CurveLine("v1", (None,)),))


def test_parts_are_told_in_per_cent_with_a_decimal() -> None:
    assert in_percent(0.12345) == 12.3
    assert in_percent(None) is None
