import pytest

from build_spec.chart_samples import (
    FILLED,
    confusion_few,
    cycle_length,
    evidence_grid,
    heat_table,
    heat_table_wide,
    quotes_wall,
)
from exporters.deck.charts.state_tables import state_table
from narrative_studio.charts.chart import Chart


@pytest.mark.parametrize("chart", FILLED.values(), ids=FILLED)
def test_every_row_reaches_over_all_columns(chart: Chart) -> None:
    table = state_table(chart)
    assert {sum(cell.span for cell in row) for row in table.rows} == {len(table.shares)}


def test_the_heat_table_says_its_states_in_words_under_its_groups() -> None:
    table = state_table(heat_table())
    assert table.heads == 2
    assert [cell.text for cell in table.rows[0]] == ["", "v1, n = 3", "v2, n = 3", "v3, n = 4",
                                                     "Not counted"]  # fmt: skip
    assert table.rows[1][6].text == "T07\nBramble…"
    fourth = table.rows[5]
    assert [cell.text for cell in fourth][2:5] == ["confused", "neutral", "confused"]
    assert (fourth[2].fill, fourth[3].fill) == ("accent3", "")
    apart = table.rows[3][12]
    assert (apart.text, apart.fill, apart.is_apart) == ("confused", "", True)


def test_many_sessions_are_told_by_letters_that_are_explained() -> None:
    table = state_table(heat_table_wide())
    assert table.rows[0][0].text.startswith("L landed, C confused")
    assert {cell.text for row in table.rows[2:] for cell in row[2:]} <= {
        "L", "C", "O", "–", "?", "",
    }  # fmt: skip


def test_words_give_way_to_letters_where_they_would_break() -> None:
    narrow = state_table(heat_table(), 648)
    assert narrow.rows[5][2].text == "C"
    assert state_table(heat_table(), 900).rows[5][2].text == "confused"


def test_verdicts_stand_with_their_counts() -> None:
    table = state_table(evidence_grid())
    assert table.rows[1][1].text == "lands\n8 of 11"
    assert table.rows[1][1].fill == "accent1"
    assert table.rows[1][2].text == "not enough yet\n2 of 4"
    assert table.rows[1][4].is_apart


def test_quotes_name_their_code_once() -> None:
    table = state_table(quotes_wall())
    assert [row[0].text for row in table.rows[1:]] == [
        "value echoed", "", "", "", "risk", "", "recognised",
    ]  # fmt: skip
    assert table.rows[6][3].text == "frame 11 · T08, not counted"


def test_the_cycle_has_a_row_for_each_version() -> None:
    table = state_table(cycle_length())
    assert [cell.text for cell in table.rows[2]][:3] == ["v3", "8", "8"]
    assert table.rows[2][3].text == "3 so far, 5, 7, 7, 9, 14, 16, 19 so far"
    assert table.rows[3][2].text == "too few"


def test_of_any_other_chart_the_data_stand_there_without_empty_columns() -> None:
    table = state_table(confusion_few())
    heads = [cell.text for cell in table.rows[0]]
    assert heads == ["Frame", "Headline", "Version", "Confused", "Reached"]
    assert [cell.text for cell in table.rows[4]][3:] == ["2", "4"]
