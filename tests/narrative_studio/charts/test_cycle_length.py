import pytest

from build_spec.chart_samples import cycle_length
from narrative_studio.charts.cycle_length import CycleDot, CycleRow


def test_the_middle_is_told_of_five_that_are_done_and_not_of_fewer() -> None:
    done = tuple(CycleDot(str(n), str(n), n) for n in (1, 2, 9, 3))
    assert CycleRow("v1", done).middle is None
    still = (*done, CycleDot("o", "o", 100, is_open=True))
    assert CycleRow("v1", still).middle is None, "who is not done yet does not count"
    assert CycleRow("v1", (*done, CycleDot("5", "5", 5))).middle == 3


def test_the_table_holds_every_prospect() -> None:
    rows = cycle_length().table().rows
    assert len(rows) == 8 + 8 + 3
    assert rows[14] == ("v3", "Prospect 20", 3, "open")


def test_days_are_spoken_in_their_order() -> None:
    assert "v4, n = 3, days 2 so far, 6, 6" in cycle_length().described()


def test_days_before_the_first_call_are_refused() -> None:
    with pytest.raises(ValueError, match="Vesper took -2 days"):
        CycleRow("v1", (CycleDot("a", "Vesper", -2),))
