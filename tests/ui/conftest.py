"""What every test of the window gets: the theme in force, and no exception lost in a slot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """Bring the light theme into force, without motion, before and after the test."""
    light = theme.load(theme.LIGHT, reduced_motion=True)
    theme.apply(qapp, light)
    yield light
    if theme.current() != light:
        theme.apply(qapp, light)
