import pytest

from build_spec.chart_samples import heat_table
from narrative_studio.charts.heat_table import (
    HeatCell,
    HeatColumn,
    HeatGroup,
    HeatRow,
    HeatState,
    HeatTable,
)


def test_the_table_holds_every_cell_as_a_word() -> None:
    table = heat_table().table()
    assert table.headers[:3] == ("Frame", "Headline", "T01 Marlow (v1)")
    assert table.headers[-1] == "T08 Tern and Tide (Not counted)"
    assert table.rows[3][2:5] == ("confused", "neutral", "confused")
    assert table.rows[5][9] == "skipped"


def test_sessions_that_are_not_counted_are_not_in_the_tally() -> None:
    chart = heat_table()
    second = chart.tally(chart.rows[1])
    assert second[HeatState.LANDED] == 1
    assert second[HeatState.CONFUSED] == 0, "T03 was confused and does not count"


def test_only_what_tells_something_is_spoken() -> None:
    assert "frame 4 2 confused, 1 objected" in heat_table().described()
    assert "frame 6 " not in heat_table().described()


def test_a_group_says_how_many_it_is_unless_it_does_not_count() -> None:
    columns = (HeatColumn("a", "T01"), HeatColumn("b", "T02"))
    assert HeatGroup("v1", columns).heading == "v1, n = 2"
    assert HeatGroup("Not counted", columns, is_counted=False).heading == "Not counted"


def test_a_row_of_another_length_is_refused() -> None:
    group = HeatGroup("v1", (HeatColumn("a", "T01"),))
    cells = (HeatCell(HeatState.NEUTRAL),) * 2
    with pytest.raises(ValueError, match="Row 4 has 2 cells"):
        HeatTable(headline="x", groups=(group,), rows=(HeatRow("f", "4", "y", cells),))
