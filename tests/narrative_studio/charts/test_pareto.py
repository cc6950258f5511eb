import pytest

from build_spec.chart_samples import pareto
from narrative_studio.charts.pareto import Pareto, ParetoBar


def test_the_most_frequent_stands_first_and_equal_ones_as_they_were_given() -> None:
    assert [bar.key for bar in pareto().sorted_bars] == ["o1", "o2", "o3", "o4", "o5"]


def test_the_table_counts_by_role_in_all_and_so_far() -> None:
    table = pareto().table()
    assert table.headers == (
        "Objection", "champion", "economic buyer", "technical influencer", "user", "All", "So far",
    )  # fmt: skip
    assert table.rows[0][1:] == (2, 0, 1, 3, 6, 6)
    assert table.rows[1][1:] == (1, 4, 0, 0, 5, 11)
    assert table.rows[-1][-1] == pareto().total == 19


def test_who_raised_it_leaves_out_who_did_not() -> None:
    chart = pareto()
    assert chart.by_role(chart.sorted_bars[1]) == "champion 1, economic buyer 4"


@pytest.mark.parametrize("counts", [(1,), (1, -1)])
def test_counts_that_do_not_fit_the_roles_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="Price has the counts"):
        Pareto(headline="x", roles=("a", "b"), bars=(ParetoBar("p", "Price", counts),))
