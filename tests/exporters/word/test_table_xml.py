"""Tables stand in Word as they should."""

from __future__ import annotations

import pytest

from exporters.word.look import Style
from exporters.word.table_xml import cell_room, shared


@pytest.mark.parametrize("shares", [[1, 1, 1], [1.3, 1.6, 6.0, 7.0], [0, 0], [5]])
def test_widths_add_up(shares: list[float]) -> None:
    found = shared(9638, shares)
    assert sum(found) == (9638 if sum(shares) else 0)
    assert len(found) == len(shares)


def test_a_cell_always_leaves_some_room() -> None:
    assert cell_room(10, Style.CELL).width_mm == 4.0
    assert cell_room(1440, Style.CELL).is_cell
