from build_spec.chart_samples import dot_interval


def test_the_baseline_comes_last_and_small_samples_have_no_rate() -> None:
    rows = dot_interval().table().rows
    assert rows[0] == ("v1", 1, 3, None, None, None)
    assert rows[-2] == ("All eligible", 6, 10, 60.0, 31.3, 83.2)
    assert rows[-1][:4] == ("Old pitch", 9, 30, 30.0)


def test_the_head_says_what_is_counted() -> None:
    assert dot_interval().table().headers[1] == "Agreed"


def test_every_row_is_spoken_with_its_caution() -> None:
    described = dot_interval().described()
    assert "V1 1 of 3, anecdote, no rate" in described
    assert "v5 nobody yet" in described
    assert "All eligible 6 of 10, 60\u00a0%, interval 31 to 83 %" in described
