import pytest

from narrative_studio.charts.drawing.canvas import Ink
from narrative_studio.charts.drawing.colours import colours


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_role_has_a_colour(look: str) -> None:
    known = colours(look)
    assert set(known) == set(Ink)
    assert all(value.startswith("#") and len(value) == 7 for value in known.values())


def test_the_ink_of_charts_is_not_that_of_the_window() -> None:
    assert colours("dark")[Ink.BLACK] == "#6E8280"


def test_an_unknown_look_is_refused() -> None:
    with pytest.raises(KeyError):
        colours("sepia")
