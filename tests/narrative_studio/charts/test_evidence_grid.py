import pytest

from build_spec.chart_samples import evidence_grid
from narrative_studio.charts.evidence_grid import (
    Evidence,
    EvidenceCell,
    EvidenceGrid,
    EvidenceRow,
)
from narrative_studio.charts.sample import Share


def test_the_table_holds_verdict_and_count_in_each_cell() -> None:
    table = evidence_grid().table()
    assert table.headers[2] == "Co-packers (n = 11)"
    assert table.rows[0][2:] == ("lands, 8 of 11", "not enough yet, 2 of 4", "lands, 7 of 10",
                                 "not told")  # fmt: skip


def test_unknown_is_not_no() -> None:
    assert EvidenceCell(Evidence.NOT_TOLD, Share(0, 0)).words == "not told"


def test_a_row_of_another_length_is_refused() -> None:
    cells = (EvidenceCell(Evidence.LANDS),)
    with pytest.raises(ValueError, match="VA-1 has 1 cells"):
        EvidenceGrid(headline="x", rows=(EvidenceRow("k", "VA-1", "y", cells),))
