"""Places count characters here and UTF-16 units in Qt; one is turned into the other."""

from __future__ import annotations

import pytest

from ui.widgets.text_units import characters, units


@pytest.mark.parametrize(
    ("text", "character", "unit"),
    [("plain", 3, 3), ("naïve", 4, 4), ("a😀b", 2, 3), ("😀😀", 2, 4), ("\ud800b", 1, 1)],
)
def test_places_go_there_and_back(text: str, character: int, unit: int) -> None:
    assert units(text, character) == unit
    assert characters(text, unit) == character
