import pytest

from build_spec.chart_samples import saturation
from narrative_studio.charts.saturation import Saturation, SaturationStep


def test_codes_add_up_session_by_session() -> None:
    assert saturation().reached == (5, 8, 10, 10, 12, 13, 14, 14, 14, 14)
    assert saturation().table().rows[4] == ("T05", 2, 6, 12)


def test_the_run_at_the_end_that_taught_nothing_is_known() -> None:
    assert saturation().quiet_run == 3
    assert Saturation(headline="x", steps=(SaturationStep("a", "T01", 4),)).quiet_run == 0


def test_fewer_than_no_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="T01 has -1 new codes"):
        Saturation(headline="x", steps=(SaturationStep("a", "T01", -1),))
