from build_spec.chart_samples import before_after, before_after_few


def test_the_table_holds_both_versions_and_what_may_be_said_of_the_difference() -> None:
    table = before_after().table()
    assert table.headers[2:6] == ("v1 landed", "v1 n", "v1 low %", "v1 high %")
    row = table.rows[0]
    assert (row[2:4], row[6:8], row[-1]) == ((3, 14), (8, 12), "Separated from chance")
    assert table.rows[3][-1] is None


def test_a_frame_that_a_version_has_not_is_no_zero() -> None:
    chart = before_after_few()
    assert chart.table().rows[2][2:6] == (None, None, None, None)
    assert chart.pair_words(chart.rows[2]) == "v1 not in it, v3 1 of 4"
    assert not chart.has_rates


def test_the_verdict_is_spoken() -> None:
    assert "frame 5 v1 5 of 14, v2 6 of 12, not yet separated" in before_after().described()
